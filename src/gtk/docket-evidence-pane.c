/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evidence of a case. What a piece looks like: docket-exhibit-view.c; what is told of it:
 * docket-custody.c. Main thread. */

#include "config.h"

#include "gtk/docket-evidence-pane.h"

#include "gtk/docket-attach-dialog.h"
#include "gtk/docket-custody.h"
#include "gtk/docket-evidence-item.h"
#include "gtk/docket-exhibit-view.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

#define LIST_WIDTH 236
#define RECORD_WIDTH 312
#define LIST_HEIGHT 190    /* in one column */
#define PREVIEW_HEIGHT 380 /* in one column */

struct _DocketEvidencePane
{
  GtkBox parent_instance;

  GtkStack            *stack;
  GtkScrolledWindow   *outer;
  GtkBox              *columns;
  GtkWidget           *pieces;
  GtkScrolledWindow   *list_scrolled;
  GtkListBox          *list;
  GtkOrientable       *rule_before;
  DocketExhibitView   *exhibit;
  GtkOrientable       *rule_after;
  GtkScrolledWindow   *record_scrolled;
  GtkLabel            *name;
  GtkLabel            *kind;
  AdwPreferencesGroup *use;
  AdwPreferencesGroup *custody;
  GtkLabel            *digest;
  GtkWidget           *found_title;
  GtkLabel            *found;

  DocketCaseHandle   *handle;
  gboolean            narrow;
  gboolean            filling;
  char               *listed; /* number of the case whose evidence the list has */
  GtkEventController *keys;   /* while it is in a window; borrowed */
};

G_DEFINE_TYPE (DocketEvidencePane, docket_evidence_pane, GTK_TYPE_BOX)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- the piece selected --------------------------------------------------------------------- */

static DocketEvidenceItem *
get_item (DocketEvidencePane *pane)
{
  GtkListBoxRow *row = pane->list == NULL ? NULL : gtk_list_box_get_selected_row (pane->list);

  return row == NULL ? NULL : DOCKET_EVIDENCE_ITEM (row);
}

static const DocketCaseView *
get_view (DocketEvidencePane *pane)
{
  return pane->handle == NULL ? NULL : docket_case_handle_get_view (pane->handle);
}

static const DocketEvidenceRow *
get_row (DocketEvidencePane *pane)
{
  const DocketCaseView *view = get_view (pane);
  DocketEvidenceItem   *item = get_item (pane);

  for (guint i = 0; view != NULL && item != NULL && i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];

      if (g_str_equal (row->id, docket_evidence_item_get_id (item)))
        return row;
    }
  return NULL;
}

static void
show_digests (DocketEvidencePane *pane, const DocketEvidenceRow *row, const DocketExhibitLook *look)
{
  gboolean         damaged = look != NULL && !look->exhibit->intact && look->exhibit->found != NULL;
  g_autofree char *recorded = docket_custody_dup_digest (row->sha256);
  g_autofree char *found = damaged ? docket_custody_dup_digest (look->exhibit->found) : NULL;

  gtk_label_set_text (pane->digest, recorded);
  gtk_label_set_text (pane->found, found == NULL ? "" : found);
  gtk_widget_set_visible (GTK_WIDGET (pane->found), damaged);
  gtk_widget_set_visible (pane->found_title, damaged);
}

static void
show_record (DocketEvidencePane *pane)
{
  const DocketEvidenceRow *row = get_row (pane);
  const DocketExhibitLook *look = docket_exhibit_view_get_look (pane->exhibit);
  g_autofree char         *name = NULL;
  g_autofree char         *kind = NULL;

  if (row == NULL)
    return;
  if (look != NULL && !g_str_equal (look->exhibit->row->id, row->id))
    look = NULL;
  name = g_strdup_printf ("%s %s", row->id, row->name);
  kind = look == NULL ? g_format_size (row->size) : docket_exhibit_look_dup_summary (look);
  gtk_label_set_text (pane->name, name);
  gtk_label_set_text (pane->kind, kind);
  docket_custody_show_use (pane->use, get_view (pane), row);
  docket_custody_show_record (pane->custody, get_view (pane), row, look,
                              docket_exhibit_view_get_error (pane->exhibit));
  show_digests (pane, row, look);
  if (look != NULL)
    docket_evidence_item_set_damaged (get_item (pane), !look->exhibit->intact);
}

static void
selected_cb (DocketEvidencePane *pane)
{
  const DocketEvidenceRow *row = get_row (pane);

  if (pane->filling)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "evidence.copy-digest", row != NULL);
  docket_exhibit_view_show (pane->exhibit,
                            row == NULL ? NULL : docket_case_handle_get_desk (pane->handle),
                            row == NULL ? NULL : docket_case_handle_get_number (pane->handle),
                            row == NULL ? NULL : row->id);
  show_record (pane);
}

/* A piece that is activated is opened, as a file elsewhere */
static void
activated_cb (DocketEvidencePane *pane)
{
  gtk_widget_activate_action (GTK_WIDGET (pane->exhibit), "exhibit.open", NULL);
}

static void
copy_digest_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const DocketEvidenceRow *row = get_row (DOCKET_EVIDENCE_PANE (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), row->sha256);
  docket_feedback_tell (widget, _ ("The digest was copied"));
}

/* --- the list ------------------------------------------------------------------------------- */

void
docket_evidence_pane_select (DocketEvidencePane *pane, const char *id)
{
  g_return_if_fail (DOCKET_IS_EVIDENCE_PANE (pane));

  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (pane->list, i);

      if (row == NULL)
        return;
      if (g_str_equal (docket_evidence_item_get_id (DOCKET_EVIDENCE_ITEM (row)), id))
        gtk_list_box_select_row (pane->list, row);
    }
}

static void
clear_list (DocketEvidencePane *pane)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (pane->list, 0)) != NULL)
    gtk_list_box_remove (pane->list, GTK_WIDGET (row));
}

static guint
count_items (DocketEvidencePane *pane)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (pane->list, (int) n) != NULL)
    n++;
  return n;
}

/* Evidence is only ever added to a case: rows that are there stay, and keep the keyboard */
static void
fill_list (DocketEvidencePane *pane, const DocketCaseView *view)
{
  const char *number = view == NULL ? NULL : view->row->number;

  pane->filling = TRUE;
  if (g_strcmp0 (number, pane->listed) != 0 || view == NULL ||
      count_items (pane) > view->evidence->len)
    clear_list (pane);
  g_free (pane->listed);
  pane->listed = g_strdup (number);
  for (guint i = count_items (pane); view != NULL && i < view->evidence->len; i++)
    gtk_list_box_append (pane->list, docket_evidence_item_new (view->evidence->pdata[i]));
  if (get_item (pane) == NULL)
    gtk_list_box_select_row (pane->list, gtk_list_box_get_row_at_index (pane->list, 0));
  pane->filling = FALSE;
}

static void
refill (DocketEvidencePane *pane)
{
  const DocketCaseView *view = get_view (pane);
  gboolean              some = view != NULL && view->evidence->len > 0;

  fill_list (pane, view);
  gtk_stack_set_visible_child_name (pane->stack, some ? "evidence" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "evidence.add", view != NULL);
  selected_cb (pane);
}

/* --- files ---------------------------------------------------------------------------------- */

void
docket_evidence_pane_add_files (DocketEvidencePane *pane, GListModel *files)
{
  g_return_if_fail (DOCKET_IS_EVIDENCE_PANE (pane));

  if (get_view (pane) != NULL && g_list_model_get_n_items (files) > 0)
    docket_attach_dialog_present (GTK_WIDGET (pane), pane->handle, files);
}

static void
files_chosen (GListModel *files, gpointer data)
{
  docket_evidence_pane_add_files (data, files);
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketChoosing choosing = { DOCKET_CHOOSE_FILES, _ ("Attach Evidence"), NULL, NULL };

  docket_feedback_choose (widget, &choosing, files_chosen, widget);
}

static gboolean
add_by_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_activate_action (data, "evidence.add", NULL);
}

/* The key works on every page of the case: shortcuts of a widget that is not on the screen are
 * passed over, so that they hang on the stack of the pages */
static void
docket_evidence_pane_root (GtkWidget *widget)
{
  DocketEvidencePane *pane = DOCKET_EVIDENCE_PANE (widget);
  GtkWidget          *pages = gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_STACK);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  GTK_WIDGET_CLASS (docket_evidence_pane_parent_class)->root (widget);
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_e,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (add_by_key_cb,
                                                                                   pane, NULL)));
  pane->keys = keys;
  gtk_widget_add_controller (pages == NULL ? widget : pages, keys);
}

static void
docket_evidence_pane_unroot (GtkWidget *widget)
{
  DocketEvidencePane *pane = DOCKET_EVIDENCE_PANE (widget);

  gtk_widget_remove_controller (gtk_event_controller_get_widget (pane->keys), pane->keys);
  pane->keys = NULL;
  GTK_WIDGET_CLASS (docket_evidence_pane_parent_class)->unroot (widget);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  DocketEvidencePane *pane = data;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *link = dropped; link != NULL; link = link->next)
    g_list_store_append (files, link->data);
  docket_evidence_pane_add_files (pane, G_LIST_MODEL (files));
  return TRUE;
}

static void
add_drop_target (DocketEvidencePane *pane)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), pane);
  gtk_widget_add_controller (GTK_WIDGET (pane), GTK_EVENT_CONTROLLER (target));
}

/* The keyboard comes to the piece that is shown */
static gboolean
docket_evidence_pane_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (DOCKET_EVIDENCE_PANE (widget)->list);

  if (direction == GTK_DIR_TAB_FORWARD && row != NULL && gtk_widget_get_mapped (GTK_WIDGET (row)) &&
      gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (row));
  return GTK_WIDGET_CLASS (docket_evidence_pane_parent_class)->focus (widget, direction);
}

/* --- shape ---------------------------------------------------------------------------------- */

/* In one column the page scrolls as a whole, and only the list in itself */
static void
reshape (DocketEvidencePane *pane)
{
  gboolean       narrow = pane->narrow;
  GtkOrientation along = narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  GtkOrientation across = narrow ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL;
  GtkPolicyType  inner = narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (pane->columns), along);
  gtk_orientable_set_orientation (pane->rule_before, across);
  gtk_orientable_set_orientation (pane->rule_after, across);
  gtk_scrolled_window_set_policy (pane->outer, GTK_POLICY_NEVER,
                                  narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_policy (pane->record_scrolled, GTK_POLICY_NEVER, inner);
  gtk_scrolled_window_set_propagate_natural_height (pane->list_scrolled, narrow);
  gtk_scrolled_window_set_max_content_height (pane->list_scrolled, narrow ? LIST_HEIGHT : -1);
  gtk_widget_set_vexpand (GTK_WIDGET (pane->list_scrolled), !narrow);
  gtk_widget_set_size_request (pane->pieces, narrow ? -1 : LIST_WIDTH, -1);
  gtk_widget_set_size_request (GTK_WIDGET (pane->exhibit), -1, narrow ? PREVIEW_HEIGHT : -1);
  gtk_widget_set_size_request (GTK_WIDGET (pane->record_scrolled), narrow ? -1 : RECORD_WIDTH, -1);
}

/* --- object --------------------------------------------------------------------------------- */

static void
set_handle (DocketEvidencePane *pane, DocketCaseHandle *handle)
{
  if (pane->handle == handle)
    return;
  if (pane->handle != NULL)
    g_signal_handlers_disconnect_by_data (pane->handle, pane);
  g_set_object (&pane->handle, handle);
  if (handle != NULL)
    g_signal_connect_object (handle, "changed", G_CALLBACK (refill), pane, G_CONNECT_SWAPPED);
  refill (pane);
}

static void
docket_evidence_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketEvidencePane *pane = DOCKET_EVIDENCE_PANE (object);

  switch (id)
    {
    case PROP_HANDLE:
      g_value_set_object (value, pane->handle);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, pane->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_evidence_pane_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DocketEvidencePane *pane = DOCKET_EVIDENCE_PANE (object);

  switch (id)
    {
    case PROP_HANDLE:
      set_handle (pane, g_value_get_object (value));
      break;
    case PROP_NARROW:
      pane->narrow = g_value_get_boolean (value);
      reshape (pane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_evidence_pane_dispose (GObject *object)
{
  DocketEvidencePane *pane = DOCKET_EVIDENCE_PANE (object);

  if (pane->handle != NULL)
    g_signal_handlers_disconnect_by_data (pane->handle, pane);
  g_clear_object (&pane->handle);
  g_clear_pointer (&pane->listed, g_free);
  pane->filling = TRUE; /* nothing is to be shown any more */
  if (pane->stack != NULL)
    gtk_box_remove (GTK_BOX (pane), GTK_WIDGET (pane->stack));
  pane->stack = NULL;

  G_OBJECT_CLASS (docket_evidence_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, outer);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, columns);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, pieces);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, list_scrolled);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, list);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, rule_before);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, exhibit);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, rule_after);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, record_scrolled);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, name);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, kind);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, use);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, custody);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, digest);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, found_title);
  gtk_widget_class_bind_template_child (widget_class, DocketEvidencePane, found);
}

static void
docket_evidence_pane_class_init (DocketEvidencePaneClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_evidence_pane_get_property;
  object_class->set_property = docket_evidence_pane_set_property;
  object_class->dispose = docket_evidence_pane_dispose;
  widget_class->root = docket_evidence_pane_root;
  widget_class->unroot = docket_evidence_pane_unroot;
  widget_class->focus = docket_evidence_pane_focus;
  properties[PROP_HANDLE] = g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DOCKET_TYPE_EXHIBIT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-evidence-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "evidence.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "evidence.copy-digest", NULL, copy_digest_cb);
}

static void
docket_evidence_pane_init (DocketEvidencePane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  add_drop_target (pane);
  g_signal_connect_object (pane->list, "row-selected", G_CALLBACK (selected_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane->list, "row-activated", G_CALLBACK (activated_cb), pane,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane->exhibit, "looked", G_CALLBACK (show_record), pane,
                           G_CONNECT_SWAPPED);
  reshape (pane);
  refill (pane);
}
