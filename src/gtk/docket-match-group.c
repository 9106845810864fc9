/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register beside a case. Read in the background: what is shown stays until the answer comes.
 * Main thread. */

#include "config.h"

#include "gtk/docket-match-group.h"

#include "gtk/docket-feedback.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-desk-match.h"
#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>

struct _DocketMatchGroup
{
  AdwPreferencesGroup parent_instance;

  DocketCaseHandle *handle;
  GCancellable     *reading;
  GPtrArray        *rows; /* of GtkWidget, borrowed: those that are shown */
};

G_DEFINE_TYPE (DocketMatchGroup, docket_match_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOOSE_PARTY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- words ---------------------------------------------------------------------------------- */

static char *
describe_similar (const DocketPartyMatch *party)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < party->similar->len; i++)
    g_ptr_array_add (names, ((DocketPartyRow *) party->similar->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (_ (", "), (char **) names->pdata);
  /* Translators: names of parties that are registered and look like this one */
  return g_strdup_printf (_ ("similar: %s"), joined);
}

/* The relationship that stands, else the last that ended */
static const DocketRelationshipRow *
find_bond (const DocketMatch *match)
{
  const DocketRelationshipRow *found = NULL;

  for (guint i = 0; i < match->relationships->len; i++)
    {
      const DocketRelationshipRow *row = match->relationships->pdata[i];

      if (found == NULL || row->to == DOCKET_DATE_NONE ||
          (found->to != DOCKET_DATE_NONE && row->to > found->to))
        found = row;
    }
  return found;
}

/* "bound since 2021-03-08"; told once, with the first party */
static char *
describe_bond (const DocketMatch *match, const DocketPartyMatch *party)
{
  const DocketRelationshipRow *row = find_bond (match);
  g_autofree char             *day = NULL;

  if (row == NULL || match->parties->pdata[0] != party)
    return NULL;
  if (row->to != DOCKET_DATE_NONE)
    {
      day = docket_wording_dup_date (row->to);
      return g_strdup_printf (_ ("bound to each other until %s"), day);
    }
  if (row->from == DOCKET_DATE_NONE)
    return g_strdup (_ ("bound to each other"));
  day = docket_wording_dup_date (row->from);
  return g_strdup_printf (_ ("bound to each other since %s"), day);
}

static char *
describe_standing (const DocketCaseView *view, const DocketPartyMatch *party)
{
  g_autofree char *role = docket_wording_dup_fact_title (view->rules, party->role);

  if (party->name == NULL)
    return g_strdup (_ ("Not named yet"));
  if (party->party == NULL)
    /* Translators: %s is a role, as agency */
    return g_strdup_printf (_ ("%s, not in the register"), role);
  if (!party->exact)
    /* Translators: a role, and the name in the register */
    return g_strdup_printf (_ ("%s, registered as %s"), role, party->party->name);
  if (party->fresh)
    return g_strdup_printf (_ ("%s, new in the register with this case"), role);
  return g_strdup_printf (_ ("%s, registered under the same name"), role);
}

static char *
describe_party (const DocketCaseView *view, const DocketMatch *match, const DocketPartyMatch *party)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char *bond = describe_bond (match, party);

  g_ptr_array_add (parts, describe_standing (view, party));
  if (bond != NULL)
    g_ptr_array_add (parts, bond);
  if (party->similar->len > 0 && (party->party == NULL || party->fresh || !party->exact))
    g_ptr_array_add (parts, describe_similar (party));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ ("; "), (char **) parts->pdata);
}

/* --- adding to the register ----------------------------------------------------------------- */

typedef struct
{
  char *role;
  char *name;
} Registering;

static void
free_registering (gpointer data)
{
  Registering *registering = data;

  g_free (registering->role);
  g_free (registering->name);
  g_free (registering);
}

static gpointer
register_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Registering *registering = data;

  return docket_desk_add_party (desk, registering->role, registering->name, error);
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketMatchGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *party = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char *sentence = NULL;

  if (party == NULL)
    {
      docket_feedback_fail (GTK_WIDGET (self), _ ("The Party Was Not Registered"), error);
      return;
    }
  sentence = g_strdup_printf (_ ("Registered as %s"), party);
  docket_feedback_tell (GTK_WIDGET (self), sentence);
  docket_match_group_reload (self);
}

static void
register_clicked_cb (GtkWidget *button, gpointer data)
{
  DocketMatchGroup *self = data;
  Registering      *registering = g_new (Registering, 1);
  DocketDeskCall    call = { register_in_thread, g_free, registering, free_registering };

  registering->role = g_strdup (g_object_get_data (G_OBJECT (button), "role"));
  registering->name = g_strdup (g_object_get_data (G_OBJECT (button), "name"));
  gtk_widget_set_sensitive (button, FALSE);
  docket_desk_call_async (docket_case_handle_get_desk (self->handle), &call, NULL, registered_cb,
                          g_object_ref (self));
}

static void
choose_clicked_cb (GtkWidget *button, gpointer data)
{
  g_signal_emit (data, signals[CHOOSE_PARTY], 0, g_object_get_data (G_OBJECT (button), "role"));
}

/* --- rows ----------------------------------------------------------------------------------- */

static GtkWidget *
add_row (DocketMatchGroup *self, const char *icon, const char *style)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_button (DocketMatchGroup       *self,
            GtkWidget              *row,
            const char             *icon,
            const DocketPartyMatch *party,
            GCallback               clicked)
{
  gboolean    adds = clicked == G_CALLBACK (register_clicked_cb);
  const char *name = adds ? _ ("Add to the Register") : _ ("Choose Another Party");
  GtkWidget  *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_object_set_data_full (G_OBJECT (button), "role", g_strdup (party->role), g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (party->name), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_party_row (DocketMatchGroup *self, const DocketMatch *match, const DocketPartyMatch *party)
{
  const DocketCaseView *view = docket_case_handle_get_view (self->handle);
  g_autofree char      *standing = describe_party (view, match, party);
  g_autofree char      *role = docket_wording_dup_fact_title (view->rules, party->role);
  const char           *icon = "object-select-symbolic";
  const char           *style = "success";
  GtkWidget            *row;

  if (party->name == NULL || party->party == NULL || party->fresh || !party->exact)
    {
      icon = party->name == NULL ? "dialog-warning-symbolic" : "dialog-question-symbolic";
      style = party->name == NULL ? "error" : "warning";
    }
  row = add_row (self, icon, style);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 party->name == NULL ? role : party->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), standing);
  if (party->name != NULL && party->party == NULL)
    add_button (self, row, "list-add-symbolic", party, G_CALLBACK (register_clicked_cb));
  add_button (self, row, "edit-find-symbolic", party, G_CALLBACK (choose_clicked_cb));
}

static void
add_case_row (DocketMatchGroup *self, const char *number)
{
  GtkWidget *row = add_row (self, "dialog-warning-symbolic", "warning");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Open case of the same parties"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", number);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static void
add_case_rows (DocketMatchGroup *self, const DocketMatch *match)
{
  GtkWidget *row;

  for (guint i = 0; i < match->cases->len; i++)
    add_case_row (self, match->cases->pdata[i]);
  if (match->cases->len > 0)
    return;
  for (guint i = 0; i < match->parties->len; i++)
    if (((DocketPartyMatch *) match->parties->pdata[i])->party == NULL)
      return;
  row = add_row (self, "object-select-symbolic", "success");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("No other open case of the same parties"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("As of today"));
}

static void
show_match (DocketMatchGroup *self, const DocketMatch *match)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < match->parties->len; i++)
    add_party_row (self, match, match->parties->pdata[i]);
  if (match->parties->len > 0)
    add_case_rows (self, match);
  gtk_widget_set_visible (GTK_WIDGET (self), match->parties->len > 0);
}

/* --- reading -------------------------------------------------------------------------------- */

static gpointer
match_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_match (desk, data, error);
}

/* A case that cannot be read at all says so itself */
static void
matched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketMatchGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMatch) match = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (self->handle == NULL || docket_case_handle_get_view (self->handle) == NULL)
    return;
  if (match != NULL)
    show_match (self, match);
  else
    docket_feedback_fail (GTK_WIDGET (self), _ ("The Register Could Not Be Searched"), error);
}

void
docket_match_group_reload (DocketMatchGroup *self)
{
  DocketDeskCall call = { match_in_thread, (GDestroyNotify) docket_match_free, NULL, g_free };

  g_return_if_fail (DOCKET_IS_MATCH_GROUP (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->handle == NULL)
    return;
  self->reading = g_cancellable_new ();
  call.data = g_strdup (docket_case_handle_get_number (self->handle));
  docket_desk_call_async (docket_case_handle_get_desk (self->handle), &call, self->reading,
                          matched_cb, g_object_ref (self));
}

void
docket_match_group_set_handle (DocketMatchGroup *self, DocketCaseHandle *handle)
{
  g_return_if_fail (DOCKET_IS_MATCH_GROUP (self));

  if (g_set_object (&self->handle, handle))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_match_group_dispose (GObject *object)
{
  DocketMatchGroup *self = DOCKET_MATCH_GROUP (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->handle);

  G_OBJECT_CLASS (docket_match_group_parent_class)->dispose (object);
}

static void
docket_match_group_finalize (GObject *object)
{
  g_ptr_array_unref (DOCKET_MATCH_GROUP (object)->rows);

  G_OBJECT_CLASS (docket_match_group_parent_class)->finalize (object);
}

static void
docket_match_group_class_init (DocketMatchGroupClass *class)
{
  G_OBJECT_CLASS (class)->dispose = docket_match_group_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_match_group_finalize;
  signals[CHOOSE_PARTY] = g_signal_new ("choose-party", DOCKET_TYPE_MATCH_GROUP, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class),
                                               "/org/docket/Docket/ui/docket-match-group.ui");
}

static void
docket_match_group_init (DocketMatchGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
