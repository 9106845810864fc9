/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as a list. Main thread. */

#include "config.h"

#include "gtk/docket-party-list.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-register-words.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

enum
{
  MOST = 200,         /* rows; whoever looks for one more searches */
  SEARCH_AFTER = 200, /* ms: the entry itself waits, but not when it was emptied */
};

struct _DocketPartyList
{
  GtkBox parent_instance;

  GtkWidget *search;
  GtkWidget *role;
  GtkWidget *pages;
  GtkWidget *rows;
  GtkWidget *more;
  GtkWidget *empty;
  GtkWidget *failed;

  DocketDesk          *desk;
  DocketRegisterWords *words;
  guint                source;
  GCancellable        *reading;
  gboolean             outdated; /* to be read when it is shown */
};

enum
{
  PARTY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketPartyList, docket_party_list, GTK_TYPE_BOX)

/* --- rows ----------------------------------------------------------------------------------- */

static GtkWidget *
make_row (DocketPartyList *list, const DocketPartyRow *party)
{
  const char      *role = docket_register_words_get (list->words->roles, party->role);
  g_autofree char *aliases = g_strjoinv (_ (", "), party->aliases);
  g_autofree char *subtitle =
      *aliases == '\0' ? g_strdup (role) : g_strdup_printf ("%s · %s", role, aliases);
  DocketRowWords   words = { party->name, subtitle, NULL, NULL };
  AdwActionRow    *row = docket_row_new (&words);
  g_autofree char *cases =
      g_strdup_printf (ngettext ("%d case", "%d cases", (gulong) party->cases), (int) party->cases);
  GtkWidget *count = gtk_label_new (cases);
  GtkWidget *avatar = adw_avatar_new (32, party->name, TRUE);

  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  adw_action_row_add_prefix (row, avatar);
  adw_action_row_add_suffix (row, count);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "party", g_strdup (party->party), g_free);
  return GTK_WIDGET (row);
}

static void
clear_rows (DocketPartyList *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list->rows), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list->rows), GTK_WIDGET (row));
}

static void
show_empty (DocketPartyList *list)
{
  gboolean sought = *gtk_editable_get_text (GTK_EDITABLE (list->search)) != '\0' ||
                    gtk_drop_down_get_selected (GTK_DROP_DOWN (list->role)) > 0;

  adw_status_page_set_title (ADW_STATUS_PAGE (list->empty),
                             sought ? _ ("Nobody Found") : _ ("Nobody Registered"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (list->empty),
      sought ? _ ("Nobody in the register bears such a name in that role.")
             : _ ("Whoever a mail names is entered here; others can be added."));
  gtk_stack_set_visible_child_name (GTK_STACK (list->pages), "empty");
}

static void
show_rows (DocketPartyList *list, GPtrArray *parties)
{
  g_autofree char *more =
      g_strdup_printf (_ ("The first %d are shown. Search to find others."), MOST);

  clear_rows (list);
  for (guint i = 0; i < MIN (parties->len, MOST); i++)
    gtk_list_box_append (GTK_LIST_BOX (list->rows), make_row (list, parties->pdata[i]));
  gtk_label_set_text (GTK_LABEL (list->more), more);
  gtk_widget_set_visible (list->more, parties->len > MOST);
  if (parties->len == 0)
    show_empty (list);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (list->pages), "list");
}

/* --- reading -------------------------------------------------------------------------------- */

typedef struct
{
  char *role;
  char *text;
} Query;

static void
free_query (gpointer data)
{
  Query *query = data;

  g_free (query->role);
  g_free (query->text);
  g_free (query);
}

static gpointer
list_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Query *query = data;

  return docket_desk_list_parties (desk, query->role, query->text, MOST + 1, error);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DocketPartyList *list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parties = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the list may be gone */
  if (parties != NULL)
    {
      show_rows (list, parties);
      return;
    }
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (list->failed), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (list->pages), "failed");
}

static void
stop (DocketPartyList *list)
{
  g_clear_handle_id (&list->source, g_source_remove);
  if (list->reading != NULL)
    g_cancellable_cancel (list->reading);
  g_clear_object (&list->reading);
}

static void
reload_cb (DocketPartyList *list)
{
  Query         *query;
  guint          role = gtk_drop_down_get_selected (GTK_DROP_DOWN (list->role));
  const char    *text = gtk_editable_get_text (GTK_EDITABLE (list->search));
  DocketDeskCall call = { list_in_thread, (GDestroyNotify) g_ptr_array_unref, NULL, free_query };

  stop (list);
  list->outdated = FALSE;
  if (list->desk == NULL)
    return;
  query = g_new0 (Query, 1);
  if (role > 0 && role <= list->words->roles->len)
    query->role = g_strdup (((DocketRegisterWord *) list->words->roles->pdata[role - 1])->id);
  query->text = *text == '\0' ? NULL : g_strdup (text);
  call.data = query;
  list->reading = g_cancellable_new ();
  docket_desk_call_async (list->desk, &call, list->reading, listed_cb, list);
}

/* Nobody sees the list change while another page is shown */
static void
desk_changed_cb (DocketPartyList *list)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (list)))
    reload_cb (list);
  else
    list->outdated = TRUE;
}

static void
docket_party_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (docket_party_list_parent_class)->map (widget);
  if (DOCKET_PARTY_LIST (widget)->outdated)
    reload_cb (DOCKET_PARTY_LIST (widget));
}

static gboolean
search_cb (gpointer data)
{
  DocketPartyList *list = data;

  list->source = 0;
  reload_cb (list);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (DocketPartyList *list)
{
  g_clear_handle_id (&list->source, g_source_remove);
  list->source = g_timeout_add (SEARCH_AFTER, search_cb, list);
}

static void
role_chosen_cb (DocketPartyList *list)
{
  if (list->desk != NULL)
    reload_cb (list);
}

static void
row_activated_cb (DocketPartyList *list, GtkListBoxRow *row)
{
  g_signal_emit (list, signals[PARTY_ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "party"));
}

/* Enter in the search opens the first that was found */
static void
search_activated_cb (DocketPartyList *list)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list->rows), 0);

  if (row != NULL &&
      g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (list->pages)), "list"))
    row_activated_cb (list, row);
}

/* --- object --------------------------------------------------------------------------------- */

static void
fill_roles (DocketPartyList *list)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("All Roles"));
  for (guint i = 0; i < list->words->roles->len; i++)
    gtk_string_list_append (names, ((DocketRegisterWord *) list->words->roles->pdata[i])->label);
  gtk_drop_down_set_model (GTK_DROP_DOWN (list->role), G_LIST_MODEL (names));
}

void
docket_party_list_set_desk (DocketPartyList *list, DocketDesk *desk)
{
  stop (list);
  if (list->desk != NULL)
    g_signal_handlers_disconnect_by_func (list->desk, desk_changed_cb, list);
  g_clear_object (&list->desk);
  g_clear_pointer (&list->words, docket_register_words_free);
  clear_rows (list);
  if (desk == NULL)
    return;
  list->words = docket_register_words_new (desk);
  fill_roles (list);
  g_set_object (&list->desk, desk);
  g_signal_connect_swapped (desk, "changed", G_CALLBACK (desk_changed_cb), list);
  desk_changed_cb (list);
}

void
docket_party_list_focus_search (DocketPartyList *list)
{
  gtk_widget_grab_focus (list->search);
}

static void
docket_party_list_dispose (GObject *object)
{
  DocketPartyList *list = DOCKET_PARTY_LIST (object);
  GtkWidget       *child;

  stop (list);
  if (list->desk != NULL)
    g_signal_handlers_disconnect_by_func (list->desk, desk_changed_cb, list);
  g_clear_object (&list->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_party_list_parent_class)->dispose (object);
}

static void
docket_party_list_finalize (GObject *object)
{
  g_clear_pointer (&DOCKET_PARTY_LIST (object)->words, docket_register_words_free);

  G_OBJECT_CLASS (docket_party_list_parent_class)->finalize (object);
}

static void
docket_party_list_class_init (DocketPartyListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_party_list_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_party_list_finalize;
  widget_class->map = docket_party_list_map;
  signals[PARTY_ACTIVATED] =
      g_signal_new ("party-activated", DOCKET_TYPE_PARTY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-party-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, search);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, role);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, pages);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, rows);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, more);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, empty);
  gtk_widget_class_bind_template_child (widget_class, DocketPartyList, failed);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, role_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reload_cb);
}

static void
docket_party_list_init (DocketPartyList *list)
{
  gtk_widget_init_template (GTK_WIDGET (list));
}
