/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forms made from the rule set: what they ask for, what they record, what they say when refused. */

#include "tests/gtk/docket-gtk-fixture.h"

#include "gtk/docket-act-dialog.h"
#include "gtk/docket-act-form.h"
#include "gtk/docket-new-case-dialog.h"

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWindow        *window;
  GtkWidget        *child; /* parent of dialogs */
} Seat;

static void
sit_down (Seat *seat, char *(*make) (DocketTestDesk *), const char *today)
{
  seat->test = docket_test_desk_new ();
  seat->number = make (seat->test);
  seat->desk = docket_test_desk_open (seat->test, today, "li");
  seat->handle = docket_gtk_open_case (seat->desk, seat->number);
  seat->child = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (seat->child), gtk_label_new ("page"));
  seat->window = docket_gtk_present (seat->child, 900, 700);
}

static void
get_up (Seat *seat)
{
  gtk_window_destroy (seat->window);
  docket_gtk_settle ();
  g_object_unref (seat->handle);
  g_object_unref (seat->desk);
  g_free (seat->number);
  docket_test_desk_free (seat->test);
}

/* The window of that type on top; NULL when there is none */
static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_dialog (Seat *seat, const char *action, const char *const *inputs)
{
  GtkWidget *dialog;

  docket_act_dialog_present_with (seat->child, seat->handle, action, inputs);
  docket_gtk_settle ();
  dialog = find_dialog (DOCKET_TYPE_ACT_DIALOG);
  g_assert_nonnull (dialog);
  docket_gtk_assert_nothing_cut (dialog);
  return dialog;
}

/* Presses Record and waits for what becomes of it; the dialog, when it stays */
static GtkWidget *
record (Seat *seat, GtkWidget *dialog)
{
  gtk_widget_activate_action (dialog, "act.record", NULL);
  docket_gtk_wait_handle (seat->handle);
  return find_dialog (DOCKET_TYPE_ACT_DIALOG);
}

static gboolean
is_form_with_field (GtkWidget *widget, const char *key, DocketActField **field)
{
  if (DOCKET_IS_ACT_FORM (widget))
    *field = docket_act_form_find (DOCKET_ACT_FORM (widget), key);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *field == NULL;
       child = gtk_widget_get_next_sibling (child))
    is_form_with_field (child, key, field);
  return *field != NULL;
}

static DocketActField *
find_field (GtkWidget *dialog, const char *key)
{
  DocketActField *field = NULL;

  g_assert_true (is_form_with_field (dialog, key, &field));
  return field;
}

static void
assert_value (GtkWidget *dialog, const char *key, const char *expected)
{
  g_autofree char *value = docket_act_field_dup_value (find_field (dialog, key));

  g_assert_cmpstr (value, ==, expected);
}

static void
assert_fact (Seat *seat, const char *fact, const char *expected)
{
  const DocketCaseView *view = docket_case_handle_get_view (seat->handle);

  g_assert_cmpstr (g_hash_table_lookup (view->evaluation->facts, fact), ==, expected);
}

/* --- tests ---------------------------------------------------------------------------------- */

/* Every input of the action has a field of its kind */
static void
test_fields (void)
{
  GtkWidget *dialog;
  Seat       seat;

  sit_down (&seat, docket_gtk_make_published, "2022-01-20");
  dialog = open_dialog (&seat, "award", NULL);
  g_assert_true (ADW_IS_COMBO_ROW (docket_act_field_get_row (find_field (dialog, "outcome"))));
  g_assert_true (ADW_IS_EXPANDER_ROW (docket_act_field_get_row (find_field (dialog, "evidence"))));
  g_assert_true (ADW_IS_ENTRY_ROW (docket_act_field_get_row (find_field (dialog, "dated"))));
  g_assert_nonnull (docket_gtk_find_type (docket_act_field_get_row (find_field (dialog, "body")),
                                          GTK_TYPE_TEXT_VIEW));
  assert_value (dialog, "on", "2022-01-20");
  assert_value (dialog, "outcome", "");
  gtk_window_destroy (GTK_WINDOW (dialog));
  get_up (&seat);
}

/* Refused, the dialog stays, says why and marks the fields; put right, it records */
static void
test_refusal (void)
{
  static const char *const inputs[] = { "outcome=ended", "dated=2022-02-01", "nothing=known",
                                        NULL };
  GtkWidget               *dialog;
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_published, "2022-01-20");
  dialog = open_dialog (&seat, "award", inputs);
  assert_value (dialog, "outcome", "ended");
  dialog = record (&seat, dialog);
  g_assert_nonnull (dialog);
  g_assert_nonnull (docket_gtk_find (dialog, "Not Possible"));
  g_assert_true (
      gtk_widget_has_css_class (docket_act_field_get_row (find_field (dialog, "evidence")),
                                "error"));
  g_assert_false (
      gtk_widget_has_css_class (docket_act_field_get_row (find_field (dialog, "outcome")),
                                "error"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (
                                   docket_gtk_find_type (docket_act_field_get_row (
                                                             find_field (dialog, "evidence")),
                                                         GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  assert_value (dialog, "evidence", "E1");
  dialog = record (&seat, dialog);
  g_assert_nonnull (dialog);
  g_assert_nonnull (
      docket_gtk_find (dialog, "The document must not be dated after today; possible from 1 Feb"));
  gtk_editable_set_text (GTK_EDITABLE (docket_act_field_get_row (find_field (dialog, "dated"))),
                         "2022-01-18");
  dialog = record (&seat, dialog); /* warned of, and pressed again */
  if (dialog != NULL)
    dialog = record (&seat, dialog);
  g_assert_null (dialog);
  assert_fact (&seat, "award.outcome", "ended");
  assert_fact (&seat, "award.dated", "2022-01-18");
  get_up (&seat);
}

/* What an act is warned of stands there before it is recorded; a second press records it, other
 * inputs are weighed anew */
static void
test_warned (void)
{
  static const char *const inputs[] = { "compliant=doubt", NULL };
  GtkWidget               *dialog;
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  dialog = record (&seat, open_dialog (&seat, "accept", inputs));
  g_assert_nonnull (dialog);
  g_assert_nonnull (docket_gtk_find (dialog, "Please Note"));
  g_assert_nonnull (docket_gtk_find (dialog, "Record Anyway"));
  g_assert_cmpuint (docket_case_handle_get_view (seat.handle)->events->len, ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (
                                  docket_act_field_get_row (find_field (dialog, "compliant"))),
                              0);
  dialog = record (&seat, dialog);
  g_assert_nonnull (dialog);
  g_assert_cmpuint (docket_case_handle_get_view (seat.handle)->events->len, ==, 1);
  g_assert_null (record (&seat, dialog));
  g_assert_cmpuint (docket_case_handle_get_view (seat.handle)->events->len, ==, 2);
  get_up (&seat);
}

/* A form that was closed meanwhile cannot say what was refused: the window does */
static void
test_late_refusal (void)
{
  static const char *const inputs[] = { "outcome=ended", "dated=2022-02-01", NULL };
  GtkWidget               *dialog;
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_published, "2022-01-20");
  dialog = open_dialog (&seat, "award", inputs);
  gtk_widget_activate_action (dialog, "act.record", NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  docket_gtk_wait_handle (seat.handle);
  docket_gtk_settle ();
  g_assert_null (find_dialog (DOCKET_TYPE_ACT_DIALOG));
  dialog = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  g_assert_nonnull (docket_gtk_find (dialog, "Nothing was changed."));
  get_up (&seat);
}

/* An act of an earlier day says so */
static void
test_day (void)
{
  static const char *const inputs[] = { "text=called back", NULL };
  const DocketEvent       *event;
  GtkWidget               *dialog;
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_published, "2022-01-20");
  dialog = open_dialog (&seat, "note", inputs);
  gtk_editable_set_text (GTK_EDITABLE (docket_act_field_get_row (find_field (dialog, "on"))),
                         "2022-01-19");
  g_assert_null (record (&seat, dialog));
  event = g_ptr_array_index (docket_case_handle_get_view (seat.handle)->events,
                             docket_case_handle_get_view (seat.handle)->events->len - 1);
  g_assert_cmpstr (docket_event_get (event, "text"), ==, "called back");
  g_assert_cmpstr (docket_event_get (event, "on"), ==, "2022-01-19");
  get_up (&seat);
}

static gboolean
has_field_to (gpointer dialog)
{
  DocketActField *field = NULL;

  return is_form_with_field (dialog, "to", &field);
}

/* To somebody, and to nobody again */
static void
test_assign (void)
{
  GtkWidget *dialog;
  Seat       seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  dialog = open_dialog (&seat, "assign", NULL);
  docket_gtk_wait (has_field_to, dialog);
  adw_combo_row_set_selected (ADW_COMBO_ROW (docket_act_field_get_row (find_field (dialog, "to"))),
                              1);
  g_assert_null (record (&seat, dialog));
  g_assert_cmpstr (docket_case_handle_get_view (seat.handle)->row->assignee, !=, "");
  dialog = open_dialog (&seat, "assign", NULL);
  docket_gtk_wait (has_field_to, dialog);
  adw_combo_row_set_selected (ADW_COMBO_ROW (docket_act_field_get_row (find_field (dialog, "to"))),
                              0);
  g_assert_null (record (&seat, dialog));
  g_assert_cmpstr (docket_case_handle_get_view (seat.handle)->row->assignee, ==, "");
  get_up (&seat);
}

static void
type_text (GtkWidget *dialog, const char *key, const char *text)
{
  GtkWidget *row = docket_act_field_get_row (find_field (dialog, key));
  GtkWidget *view = docket_gtk_find_type (row, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
}

/* A correction shows what stands, and sends only what was changed */
static void
test_correct (void)
{
  static const char *const inputs[] = { "of=1", NULL };
  GtkWidget               *dialog;
  Seat                     seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  dialog = open_dialog (&seat, "correct", inputs);
  assert_value (dialog, "agency", "海豚影视");
  gtk_editable_set_text (GTK_EDITABLE (docket_act_field_get_row (find_field (dialog, "agency"))),
                         "海豚传媒");
  type_text (dialog, "phone", "13900000000");
  type_text (dialog, "fact.reason", "no service at all");
  type_text (dialog, "reason", "misread");
  g_assert_null (record (&seat, dialog));
  assert_fact (&seat, "agency", "海豚传媒");
  assert_fact (&seat, "phone", "13900000000");
  assert_fact (&seat, "reason", "no service at all");
  assert_fact (&seat, "creator", "阿花在努力130");
  get_up (&seat);
}

static gboolean
is_second_case_there (gpointer data)
{
  Seat *seat = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (seat->desk, "GG-2022-0002", &error);

  return view != NULL;
}

/* A case without a mail: the kinds of the rule sets, and what each takes */
static void
test_new_case (void)
{
  GtkWidget *dialog;
  Seat       seat;

  sit_down (&seat, docket_gtk_make_received, "2022-01-06");
  docket_new_case_dialog_present (seat.child, seat.desk);
  docket_gtk_settle ();
  dialog = find_dialog (DOCKET_TYPE_NEW_CASE_DIALOG);
  g_assert_nonnull (dialog);
  docket_gtk_assert_nothing_cut (dialog);
  gtk_editable_set_text (GTK_EDITABLE (docket_act_field_get_row (find_field (dialog, "agency"))),
                         "星河文化");
  gtk_editable_set_text (GTK_EDITABLE (docket_act_field_get_row (find_field (dialog, "creator"))),
                         "示例账号");
  gtk_widget_activate_action (dialog, "new.open", NULL);
  docket_gtk_wait (is_second_case_there, &seat);
  docket_gtk_settle ();
  g_assert_null (find_dialog (DOCKET_TYPE_NEW_CASE_DIALOG));
  get_up (&seat);
}

/* What is typed becomes what the desk takes */
static void
test_canonical (void)
{
  static const struct
  {
    DocketType  type;
    const char *value; /* at first */
    const char *typed;
    const char *expected;
  } CASES[] = {
    { DOCKET_TYPE_DATE, "2022-01-05", "2022-01-05", "2022-01-05" },
    { DOCKET_TYPE_INSTANT, "2022-01-05T09:30:15", "2022-01-05 09:30", "2022-01-05T09:30:00" },
    { DOCKET_TYPE_MONTH, "2022-01", "2022-01", "2022-01" },
    { DOCKET_TYPE_MONEY, "1250", "12.50", "1250" },
    { DOCKET_TYPE_INT, "7", "7", "7" },
    { DOCKET_TYPE_LIST, "a,b", "a,b", "a,b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      const DocketFieldSpec spec = {
        .key = "key", .title = "Title", .type = CASES[i].type, .value = CASES[i].value
      };
      g_autoptr (DocketActField) field = docket_act_field_new (&spec);
      g_autofree char *value = docket_act_field_dup_value (field);
      GtkWidget       *row = docket_act_field_get_row (field);

      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, CASES[i].typed);
      g_assert_cmpstr (value, ==, CASES[i].expected);
    }
}

int
main (int argc, char **argv)
{
  docket_gtk_fixture_init (&argc, &argv);

  g_test_add_func ("/gtk/act-dialog/fields", test_fields);
  g_test_add_func ("/gtk/act-dialog/refusal", test_refusal);
  g_test_add_func ("/gtk/act-dialog/warned", test_warned);
  g_test_add_func ("/gtk/act-dialog/late-refusal", test_late_refusal);
  g_test_add_func ("/gtk/act-dialog/day", test_day);
  g_test_add_func ("/gtk/act-dialog/assign", test_assign);
  g_test_add_func ("/gtk/act-dialog/correct", test_correct);
  g_test_add_func ("/gtk/act-dialog/new-case", test_new_case);
  g_test_add_func ("/gtk/act-dialog/canonical", test_canonical);
  return g_test_run ();
}
