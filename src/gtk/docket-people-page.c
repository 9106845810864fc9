/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may act at the desk, and in which role. The list is read by whoever shows the page. Main
 * thread. */

#include "config.h"

#include "gtk/docket-people-page.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-role.h"

#include <glib/gi18n-lib.h>

/* The role of new names */
#define USUAL_ROLE 1

struct _DocketPeoplePage
{
  AdwPreferencesPage parent_instance;

  AdwPreferencesGroup *list, *adding;
  GtkEditable         *name;
  AdwComboRow         *role;
  GtkWidget           *add_button;

  DocketDesk *desk;
  GPtrArray  *rows; /* of @list */
};

G_DEFINE_TYPE (DocketPeoplePage, docket_people_page, ADW_TYPE_PREFERENCES_PAGE)

/* --- roles ---------------------------------------------------------------------------------- */

static GListModel *
make_roles (void)
{
  GtkStringList *roles = gtk_string_list_new (NULL);

  for (gsize i = 0; DOCKET_ROLES[i] != NULL; i++)
    gtk_string_list_append (roles, docket_role_get_label (DOCKET_ROLES[i]));
  return G_LIST_MODEL (roles);
}

static const char *
get_role (AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected == GTK_INVALID_LIST_POSITION ? NULL : DOCKET_ROLES[selected];
}

static void
role_selected_cb (DocketPeoplePage *page)
{
  const char *role = get_role (page->role);

  if (role != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (page->role), docket_role_get_description (role));
}

/* --- registering ---------------------------------------------------------------------------- */

typedef struct
{
  DocketPeoplePage *page;
  char             *name;
  const char       *role;
} Registering;

static void
free_registering (gpointer data)
{
  Registering *registering = data;

  g_object_unref (registering->page);
  g_free (registering->name);
  g_free (registering);
}

static gpointer
register_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Registering *registering = data;

  return docket_desk_add_actor (desk, registering->name, registering->role, error)
             ? g_strdup (registering->name)
             : NULL;
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketPeoplePage) page = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *sentence = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (name == NULL)
    {
      docket_feedback_fail (GTK_WIDGET (page), _ ("Not Registered"), error);
      docket_desk_touch (DOCKET_DESK (source)); /* what is shown is what stands */
      return;
    }
  sentence = g_strdup_printf (_ ("“%s” is registered"), name);
  docket_feedback_tell (GTK_WIDGET (page), sentence);
}

void
docket_people_page_register (DocketPeoplePage *page, const char *name, const char *role)
{
  Registering         *registering = g_new0 (Registering, 1);
  const DocketDeskCall call = { .func = register_in_thread,
                                .free_result = g_free,
                                .data = registering,
                                .free_data = free_registering };

  registering->page = g_object_ref (page);
  registering->name = g_strdup (name);
  registering->role = g_intern_string (role);
  docket_desk_call_async (page->desk, &call, NULL, registered_cb, g_object_ref (page));
}

static char *
dup_name (DocketPeoplePage *page)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (page->name)));
}

static void
name_changed_cb (DocketPeoplePage *page)
{
  g_autofree char *name = dup_name (page);

  gtk_widget_set_sensitive (page->add_button, *name != '\0');
}

static void
add_cb (DocketPeoplePage *page)
{
  g_autofree char *name = dup_name (page);

  if (*name == '\0')
    return;
  docket_people_page_register (page, name, get_role (page->role));
  gtk_editable_set_text (page->name, "");
}

/* --- list ----------------------------------------------------------------------------------- */

static void
actor_role_selected_cb (DocketPeoplePage *page, GParamSpec *spec, AdwComboRow *row)
{
  docket_people_page_register (page, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                               get_role (row));
}

static guint
find_role (const char *role)
{
  for (guint i = 0; DOCKET_ROLES[i] != NULL; i++)
    if (g_str_equal (DOCKET_ROLES[i], role))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static GtkWidget *
make_editable_row (DocketPeoplePage *page, const DocketActorRow *actor)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GListModel) roles = make_roles ();

  adw_combo_row_set_model (ADW_COMBO_ROW (row), roles);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_role (actor->role));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (actor_role_selected_cb), page,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_plain_row (const DocketActorRow *actor)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *role = gtk_label_new (docket_role_get_label (actor->role));

  gtk_widget_add_css_class (role, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), role);
  return row;
}

static void
add_row (DocketPeoplePage *page, const DocketActorRow *actor, gboolean editable)
{
  GtkWidget *row = editable ? make_editable_row (page, actor) : make_plain_row (actor);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), actor->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), docket_role_get_description (actor->role));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (page->list, row);
  g_ptr_array_add (page->rows, row);
}

static gboolean
is_administrator (DocketPeoplePage *page, GPtrArray *actors)
{
  for (guint i = 0; i < actors->len; i++)
    {
      const DocketActorRow *actor = actors->pdata[i];

      if (g_str_equal (actor->name, docket_desk_get_actor (page->desk)))
        return g_str_equal (actor->role, "administrator");
    }
  return FALSE;
}

void
docket_people_page_set_actors (DocketPeoplePage *page, GPtrArray *actors)
{
  gboolean editable = is_administrator (page, actors);

  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (page->list, page->rows->pdata[i]);
  g_ptr_array_set_size (page->rows, 0);
  for (guint i = 0; i < actors->len; i++)
    add_row (page, actors->pdata[i], editable);
  gtk_widget_set_visible (GTK_WIDGET (page->adding), editable);
  adw_preferences_group_set_description (page->list, editable
                                                         ? NULL
                                                         : _ ("Only an administrator can add names "
                                                              "and change roles. Work as one "
                                                              "of them to do so."));
}

/* --- class ---------------------------------------------------------------------------------- */

static void
docket_people_page_finalize (GObject *object)
{
  DocketPeoplePage *page = DOCKET_PEOPLE_PAGE (object);

  g_clear_object (&page->desk);
  g_ptr_array_unref (page->rows);

  G_OBJECT_CLASS (docket_people_page_parent_class)->finalize (object);
}

static void
docket_people_page_class_init (DocketPeoplePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = docket_people_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketPeoplePage, list);
  gtk_widget_class_bind_template_child (widget_class, DocketPeoplePage, adding);
  gtk_widget_class_bind_template_child (widget_class, DocketPeoplePage, name);
  gtk_widget_class_bind_template_child (widget_class, DocketPeoplePage, role);
  gtk_widget_class_bind_template_child (widget_class, DocketPeoplePage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
docket_people_page_init (DocketPeoplePage *page)
{
  g_autoptr (GListModel) roles = make_roles ();

  page->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  adw_combo_row_set_model (page->role, roles);
  adw_combo_row_set_selected (page->role, USUAL_ROLE);
}

void
docket_people_page_set_desk (DocketPeoplePage *page, DocketDesk *desk)
{
  g_set_object (&page->desk, desk);
}
