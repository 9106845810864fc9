/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page for mails. What the items are comes from the journal (DocketMailSheet), what the mails
 * look like from the vault (DocketMailPaper). Main thread. */

#include "config.h"

#include "gtk/docket-intake-sheet.h"

#include "gtk/docket-intake-item.h"
#include "gtk/docket-item-dialog.h"
#include "gtk/docket-mail-paper.h"
#include "gtk/docket-mail-text.h"
#include "gtk/docket-match-group.h"
#include "gtk/docket-step-bar.h"

#include "desk/docket-mail-sheet.h"
#include "desk/docket-wording-plain.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

enum
{
  MAX_KEYS = 9, /* items that a figure key reaches */
  NO_ITEM = G_MAXUINT,
  WIDE_WIDTH = 540,    /* of the mail beside the items */
  NARROW_HEIGHT = 280, /* of the mail above them */
};

struct _DocketIntakeSheet
{
  GtkBox parent_instance;

  GtkWidget *paned;
  GtkWidget *paper;
  GtkWidget *side;
  GtkWidget *items_group;
  GtkWidget *items;
  GtkWidget *match;
  GtkWidget *bar;

  DocketCaseHandle *handle;
  gboolean          narrow;
  DocketMailSheet  *sheet;  /* NULL: no view yet; borrows from the handle's view */
  guint             picked; /* item whose words were shown last, or NO_ITEM */
};

G_DEFINE_TYPE (DocketIntakeSheet, docket_intake_sheet, GTK_TYPE_BOX)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const DocketCaseView *
get_view (DocketIntakeSheet *self)
{
  return self->handle == NULL ? NULL : docket_case_handle_get_view (self->handle);
}

/* --- correcting ----------------------------------------------------------------------------- */

/* What is selected in the mail, else what is known */
static void
correct_item (DocketIntakeSheet *self, guint index)
{
  const DocketCaseView  *view = get_view (self);
  const DocketSheetItem *item = self->sheet->items->pdata[index];
  DocketMailPaper       *paper = DOCKET_MAIL_PAPER (self->paper);
  g_autofree char       *selected = NULL;
  g_autofree char       *reason = NULL;
  DocketItemEdit         edit = { item->fact, item->label, NULL, NULL };

  if (view == NULL || !docket_item_dialog_can_edit (item->fact))
    return;
  if (item->fact->type == DOCKET_TYPE_TEXT || item->fact->type == DOCKET_TYPE_PARTY)
    selected = docket_mail_paper_dup_selection (paper, index);
  if (selected != NULL)
    reason = g_strdup_printf (_ ("As mail %s says"), docket_mail_paper_get_message (paper));
  edit.value = selected != NULL ? g_strstrip (selected)
                                : g_hash_table_lookup (view->evaluation->facts, item->fact->id);
  edit.reason = reason;
  docket_item_dialog_present (GTK_WIDGET (self), self->handle, &edit);
}

static void
correct_cb (DocketIntakeItem *row, gpointer data)
{
  DocketIntakeSheet *self = data;

  if (self->sheet != NULL)
    correct_item (self, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
choose_party_cb (DocketIntakeSheet *self, const char *role)
{
  const DocketCaseView *view = get_view (self);
  gint                  fact = view == NULL ? -1 : docket_rule_set_find_fact (view->rules, role);

  if (fact >= 0)
    {
      const DocketFactType *type = view->rules->facts->pdata[fact];
      g_autofree char      *label = docket_wording_dup_title (&type->label);
      DocketItemEdit edit = { type, label, g_hash_table_lookup (view->evaluation->facts, role),
                              NULL };

      docket_item_dialog_present (GTK_WIDGET (self), self->handle, &edit);
    }
}

/* --- showing words -------------------------------------------------------------------------- */

static void
item_activated_cb (DocketIntakeSheet *self, GtkListBoxRow *row)
{
  self->picked = (guint) gtk_list_box_row_get_index (row);
  docket_mail_paper_show_item (DOCKET_MAIL_PAPER (self->paper), self->picked);
}

void
docket_intake_sheet_pick_item (DocketIntakeSheet *self, guint item)
{
  g_return_if_fail (DOCKET_IS_INTAKE_SHEET (self));

  if (self->sheet == NULL || item >= self->sheet->items->len)
    return;
  if (self->picked == item)
    {
      correct_item (self, item);
      return;
    }
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->items), (gint) item)));
  self->picked = item;
  docket_mail_paper_show_item (DOCKET_MAIL_PAPER (self->paper), item);
}

static gboolean
pick_key_cb (GtkWidget *widget, GVariant *number, gpointer data)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (widget), g_variant_get_uint32 (number));
  return TRUE;
}

static gboolean
suggested_key_cb (GtkWidget *widget, GVariant *unused, gpointer data)
{
  return gtk_widget_get_mapped (widget) &&
         docket_step_bar_do_suggested (DOCKET_STEP_BAR (DOCKET_INTAKE_SHEET (widget)->bar));
}

/* --- the sheet ------------------------------------------------------------------------------ */

static void
fill_items (DocketIntakeSheet *self)
{
  GtkListBox *items = GTK_LIST_BOX (self->items);
  GtkWidget  *row;

  for (guint i = 0; i < self->sheet->items->len; i++)
    {
      const DocketSheetItem *item = self->sheet->items->pdata[i];

      row = GTK_WIDGET (gtk_list_box_get_row_at_index (items, (gint) i));
      if (row == NULL)
        {
          row = docket_intake_item_new ();
          g_signal_connect_object (row, "correct", G_CALLBACK (correct_cb), self, 0);
          gtk_list_box_append (items, row);
        }
      docket_intake_item_set (DOCKET_INTAKE_ITEM (row), i, item,
                              docket_item_dialog_can_edit (item->fact));
    }
  while ((row = GTK_WIDGET (
              gtk_list_box_get_row_at_index (items, (gint) self->sheet->items->len))) != NULL)
    gtk_list_box_remove (items, row);
}

/* "Activate an item to see its words. ⑥ is only a hint · RULE" */
static char *
describe_items (const DocketMailSheet *sheet)
{
  g_autoptr (GString) text = g_string_new (_ ("Activate an item to see its words in the mail."));

  for (guint i = 0; i < sheet->items->len; i++)
    if (!((DocketSheetItem *) sheet->items->pdata[i])->needed)
      {
        g_autofree char *number = docket_mail_text_dup_number (i);

        /* Translators: %s is the number of an item */
        g_string_append_printf (text, _ (" Item %s is only a hint."), number);
      }
  if (sheet->rule != NULL)
    g_string_append_printf (text, " · %s", sheet->rule->id);
  return g_markup_escape_text (text->str, -1);
}

static void
fill_heading (DocketIntakeSheet *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->items_group);
  g_autofree char     *title = self->sheet->rule == NULL
                                   ? g_strdup (_ ("What the Case Must Hold"))
                                   : docket_wording_dup_title (&self->sheet->rule->label);
  g_autofree char     *escaped = g_markup_escape_text (title, -1);
  g_autofree char     *description =
      get_view (self)->messages->len > 0 ? describe_items (self->sheet) : NULL;

  adw_preferences_group_set_title (group, escaped);
  adw_preferences_group_set_description (group, description);
}

/* --- what it adds up to --------------------------------------------------------------------- */

static char *
make_summary (const DocketMailSheet *sheet, const DocketCaseView *view)
{
  g_autofree char *counts = docket_mail_sheet_dup_counts (sheet);
  g_autofree char *reason = docket_mail_sheet_dup_reason (view);

  return reason == NULL ? g_markup_printf_escaped ("<b>%s</b>", counts)
                        : g_markup_printf_escaped ("<b>%s</b>  %s", counts, reason);
}

/* --- the case ------------------------------------------------------------------------------- */

static void
refresh (DocketIntakeSheet *self)
{
  const DocketCaseView *view = get_view (self);
  g_autofree char      *summary = NULL;

  g_clear_pointer (&self->sheet, docket_mail_sheet_free);
  if (view == NULL)
    {
      docket_mail_paper_update (DOCKET_MAIL_PAPER (self->paper), self->handle, NULL);
      return;
    }
  self->sheet = docket_mail_sheet_new (view);
  summary = make_summary (self->sheet, view);
  fill_heading (self);
  fill_items (self);
  docket_mail_paper_update (DOCKET_MAIL_PAPER (self->paper), self->handle, self->sheet->items);
  docket_step_bar_update (DOCKET_STEP_BAR (self->bar), "mail", summary);
  docket_match_group_reload (DOCKET_MATCH_GROUP (self->match));
}

static void
set_handle (DocketIntakeSheet *self, DocketCaseHandle *handle)
{
  if (self->handle == handle)
    return;
  if (self->handle != NULL)
    g_signal_handlers_disconnect_by_data (self->handle, self);
  g_set_object (&self->handle, handle);
  self->picked = NO_ITEM;
  docket_match_group_set_handle (DOCKET_MATCH_GROUP (self->match), handle);
  docket_step_bar_set_handle (DOCKET_STEP_BAR (self->bar), handle);
  if (handle != NULL)
    g_signal_connect_object (handle, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
set_narrow (DocketIntakeSheet *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_position (GTK_PANED (self->paned), narrow ? NARROW_HEIGHT : WIDE_WIDTH);
  gtk_widget_set_size_request (self->paper, narrow ? -1 : 340, narrow ? 200 : -1);
  gtk_widget_set_size_request (self->side, narrow ? -1 : 340, narrow ? 200 : -1);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_intake_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketIntakeSheet *self = DOCKET_INTAKE_SHEET (object);

  if (id == PROP_HANDLE)
    g_value_set_object (value, self->handle);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, self->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_intake_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketIntakeSheet *self = DOCKET_INTAKE_SHEET (object);

  if (id == PROP_HANDLE)
    set_handle (self, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_intake_sheet_dispose (GObject *object)
{
  DocketIntakeSheet *self = DOCKET_INTAKE_SHEET (object);

  if (self->handle != NULL)
    g_signal_handlers_disconnect_by_data (self->handle, self);
  g_clear_object (&self->handle);
  g_clear_pointer (&self->sheet, docket_mail_sheet_free);

  G_OBJECT_CLASS (docket_intake_sheet_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, paned);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, paper);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, side);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, items_group);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, items);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, match);
  gtk_widget_class_bind_template_child (class, DocketIntakeSheet, bar);
}

static void
docket_intake_sheet_class_init (DocketIntakeSheetClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_intake_sheet_get_property;
  object_class->set_property = docket_intake_sheet_set_property;
  object_class->dispose = docket_intake_sheet_dispose;
  properties[PROP_HANDLE] = g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DOCKET_TYPE_MAIL_PAPER);
  g_type_ensure (DOCKET_TYPE_MATCH_GROUP);
  g_type_ensure (DOCKET_TYPE_STEP_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-intake-sheet.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, item_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_party_cb);
}

/* The keys work wherever the focus is, while the page is seen */
static void
add_shortcuts (DocketIntakeSheet *self)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());
  GtkShortcut           *shortcut;

  gtk_shortcut_controller_set_scope (controller, GTK_SHORTCUT_SCOPE_GLOBAL);
  for (guint i = 0; i < MAX_KEYS; i++)
    {
      shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_ALT_MASK),
                                   gtk_callback_action_new (pick_key_cb, NULL, NULL));
      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i));
      gtk_shortcut_controller_add_shortcut (controller, shortcut);
    }
  shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                               gtk_callback_action_new (suggested_key_cb, NULL, NULL));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

static void
docket_intake_sheet_init (DocketIntakeSheet *self)
{
  self->picked = NO_ITEM;
  gtk_widget_init_template (GTK_WIDGET (self));
  set_narrow (self, FALSE);
  add_shortcuts (self);
}

GtkWidget *
docket_intake_sheet_new (void)
{
  return g_object_new (DOCKET_TYPE_INTAKE_SHEET, NULL);
}
