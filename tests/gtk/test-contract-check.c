/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet on which a contract is checked: three answers, what they add up to, what is recorded.
 */

#include "gtk/docket-check-row.h"
#include "gtk/docket-contract-check.h"
#include "gtk/docket-unsaved.h"
#include "tests/gtk/docket-gtk-fixture.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  DocketTestDesk      *test;
  char                *number;
  DocketDesk          *desk;
  DocketCaseHandle    *handle;
  DocketContractCheck *check;
  GtkWindow           *window;
} Fixture;

static void
act (Fixture *fixture, const char *today, const char *text)
{
  docket_test_desk_act (fixture->test, today, "li", fixture->number, text);
}

static void
open_page (Fixture *fixture, const char *today)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->desk = docket_test_desk_open (fixture->test, today, "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->check =
      g_object_new (DOCKET_TYPE_CONTRACT_CHECK, "handle", fixture->handle, "vexpand", TRUE, NULL);
  g_object_ref (fixture->check);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->check));
  fixture->window = docket_gtk_present (overlay, 1100, 720);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = docket_gtk_make_received (fixture->test);
  act (fixture, "2022-01-06", "accept");
  act (fixture, "2022-01-07", "notify channel=email outcome=reached");
  if (data == NULL)
    return;
  act (fixture, "2022-01-15", "submit-contract evidence=E1");
  open_page (fixture, "2022-01-16");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture->check);
  g_assert_finalize_object (fixture->handle);
  g_assert_finalize_object (fixture->desk);
  docket_test_desk_free (fixture->test);
  g_free (fixture->number);
}

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (DOCKET_IS_CHECK_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, rows);
}

/* y, n or - for each question, as pressed by a person */
static void
answer (Fixture *fixture, const char *answers)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->check), rows);
  g_assert_cmpuint (rows->len, >=, strlen (answers));
  for (guint i = 0; answers[i] != '\0'; i++)
    {
      docket_check_row_set_answer (rows->pdata[i], answers[i] == 'y'   ? DOCKET_ANSWER_YES
                                                   : answers[i] == 'n' ? DOCKET_ANSWER_NO
                                                                       : DOCKET_ANSWER_NONE);
      g_signal_emit_by_name (rows->pdata[i], "answered");
    }
}

typedef struct
{
  Fixture    *fixture;
  const char *words;
} Expectation;

static gboolean
says (gpointer data)
{
  const Expectation *expected = data;

  return strstr (docket_contract_check_get_verdict (expected->fixture->check), expected->words) !=
         NULL;
}

static gboolean
is_suggested (gpointer data)
{
  const Expectation *expected = data;
  GtkWidget *button = docket_gtk_find (GTK_WIDGET (expected->fixture->check), expected->words);

  return button != NULL && gtk_widget_is_sensitive (button) &&
         gtk_widget_has_css_class (button, "suggested-action");
}

static gboolean
is_refused (gpointer data)
{
  const Expectation *expected = data;
  GtkWidget *button = docket_gtk_find (GTK_WIDGET (expected->fixture->check), expected->words);

  return button != NULL && !gtk_widget_is_sensitive (button) &&
         gtk_widget_get_tooltip_text (button) != NULL;
}

static void
wait_for (Fixture *fixture, DocketConditionFunc func, const char *words)
{
  Expectation expected = { fixture, words };

  docket_gtk_wait (func, &expected);
}

/* --- one row -------------------------------------------------------------------------------- */

static GtkWidget *
find_answer (GtkWidget *row, const char *text)
{
  return docket_gtk_find (row, text);
}

static void
press (GtkWidget *row, const char *text)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (find_answer (row, text));

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
count_cb (GtkWidget *row, guint *count)
{
  (*count)++;
}

/* Pressing what is pressed releases it; the other one gives way */
static void
test_row (void)
{
  GtkWidget      *row = docket_check_row_new ("In writing", DOCKET_CHECK_NEEDED);
  DocketCheckRow *check = DOCKET_CHECK_ROW (row);
  GtkWidget      *list = gtk_list_box_new ();
  GtkWindow      *window;
  guint           count = 0;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = docket_gtk_present (list, 400, 200);
  g_signal_connect (row, "answered", G_CALLBACK (count_cb), &count);
  g_assert_cmpint (docket_check_row_get_answer (check), ==, DOCKET_ANSWER_NONE);
  press (row, "Yes");
  g_assert_cmpint (docket_check_row_get_answer (check), ==, DOCKET_ANSWER_YES);
  press (row, "No");
  g_assert_cmpint (docket_check_row_get_answer (check), ==, DOCKET_ANSWER_NO);
  press (row, "No");
  g_assert_cmpint (docket_check_row_get_answer (check), ==, DOCKET_ANSWER_NONE);
  g_assert_cmpuint (count, ==, 3);
  docket_check_row_set_answer (check, DOCKET_ANSWER_YES);
  g_assert_cmpuint (count, ==, 3);
  docket_check_row_set_editable (check, FALSE);
  g_assert_false (gtk_widget_is_sensitive (find_answer (row, "No")));
  gtk_window_destroy (window);
}

/* --- the page ------------------------------------------------------------------------------- */

static void
test_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->check), rows);
  g_assert_cmpuint (rows->len, ==, 10);
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->check), "All 4 must hold."));
  wait_for (fixture, says, "4 of 4 not examined");
  wait_for (fixture, is_refused, "Record as valid");
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->check));
}

static void
test_verdicts (Fixture *fixture, gconstpointer data)
{
  answer (fixture, "yyyy");
  wait_for (fixture, says, "All 4 that are required hold");
  wait_for (fixture, is_suggested, "Record as valid");
  answer (fixture, "yyyn");
  wait_for (fixture, says, "1 of 4 does not hold");
  wait_for (fixture, is_refused, "Record as valid");
  wait_for (fixture, is_suggested, "Record as not valid");
  answer (fixture, "yy--");
  wait_for (fixture, says, "2 of 4 not examined");
  wait_for (fixture, is_refused, "Record as valid");
}

static gboolean
has_result (gpointer data)
{
  const DocketCaseView *view = docket_case_handle_get_view (data);

  return view != NULL &&
         g_strcmp0 (g_hash_table_lookup (view->evaluation->facts, "contract.result"), "valid") == 0;
}

/* What is recorded are the answers, and nothing for what was not examined */
static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  const DocketCaseView *view;
  g_autoptr (GPtrArray) unsaved = NULL;

  answer (fixture, "yyyyyn");
  wait_for (fixture, is_suggested, "Record as valid");
  gtk_widget_activate (docket_gtk_find (GTK_WIDGET (fixture->check), "Record as valid"));
  docket_gtk_wait (has_result, fixture->handle);
  docket_gtk_wait_handle (fixture->handle);
  view = docket_case_handle_get_view (fixture->handle);
  g_assert_cmpstr (g_hash_table_lookup (view->evaluation->facts, "contract.term"), ==, "no");
  g_assert_null (g_hash_table_lookup (view->evaluation->facts, "contract.fee"));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->check), "Refer to a third party"));
  unsaved = docket_unsaved_find (GTK_WIDGET (fixture->check));
  g_assert_cmpuint (unsaved->len, ==, 0);
}

/* Answers that are not recorded yet stay when the case is read again */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  answer (fixture, "yn");
  docket_case_handle_reload (fixture->handle);
  docket_gtk_wait_handle (fixture->handle);
  collect_rows (GTK_WIDGET (fixture->check), rows);
  g_assert_cmpint (docket_check_row_get_answer (rows->pdata[0]), ==, DOCKET_ANSWER_YES);
  g_assert_cmpint (docket_check_row_get_answer (rows->pdata[1]), ==, DOCKET_ANSWER_NO);
  wait_for (fixture, says, "1 of 4 does not hold");
}

static void
test_awaited (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;

  open_page (fixture, "2022-01-16");
  page = GTK_WIDGET (fixture->check);
  g_assert_nonnull (docket_gtk_find (page, "Contract of the agency"));
  g_assert_nonnull (docket_gtk_find (page, "6 February 2022 · running"));
  g_assert_nonnull (docket_gtk_find (page, "Submit contract"));
  docket_gtk_assert_nothing_cut (page);
}

static DocketAnswer
get_answer (Fixture *fixture, guint index)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->check), rows);
  return docket_check_row_get_answer (rows->pdata[index]);
}

/* The keys that the window of shortcuts names, where the keyboard is */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  collect_rows (GTK_WIDGET (fixture->check), rows);
  g_assert_true (docket_gtk_press (rows->pdata[1], GDK_KEY_y, 0));
  g_assert_true (docket_gtk_press (find_answer (rows->pdata[2], "Yes"), GDK_KEY_n, 0));
  g_assert_cmpint (get_answer (fixture, 0), ==, DOCKET_ANSWER_NONE);
  g_assert_cmpint (get_answer (fixture, 1), ==, DOCKET_ANSWER_YES);
  g_assert_cmpint (get_answer (fixture, 2), ==, DOCKET_ANSWER_NO);
  docket_gtk_press (rows->pdata[1], GDK_KEY_n, 0);
  docket_gtk_press (rows->pdata[2], GDK_KEY_n, 0);
  g_assert_cmpint (get_answer (fixture, 1), ==, DOCKET_ANSWER_NO);
  g_assert_cmpint (get_answer (fixture, 2), ==, DOCKET_ANSWER_NONE);
}

static gboolean
has_two_pieces (gpointer data)
{
  const DocketCaseView *view = docket_case_handle_get_view (((Fixture *) data)->handle);

  return view != NULL && view->evidence->len == 2;
}

static void
attach_something (Fixture *fixture)
{
  g_autofree char  *path = g_build_filename (fixture->test->directory, "note.txt", NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  ids = docket_desk_attach (fixture->desk, fixture->number, paths, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  docket_case_handle_reload (fixture->handle);
  docket_gtk_wait (has_two_pieces, fixture);
  docket_gtk_wait_handle (fixture->handle);
}

/* Answers that are not recorded outlive a new piece of evidence and a look at another case, and are
 * told as unsaved; what is recorded is not */
static void
test_unsaved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) unsaved = docket_unsaved_find (GTK_WIDGET (fixture->check));
  g_autofree char *what = NULL;

  g_assert_cmpuint (unsaved->len, ==, 0);
  answer (fixture, "yn");
  attach_something (fixture);
  g_assert_cmpint (get_answer (fixture, 0), ==, DOCKET_ANSWER_YES);
  g_assert_cmpint (get_answer (fixture, 1), ==, DOCKET_ANSWER_NO);
  g_object_set (fixture->check, "handle", NULL, NULL);
  g_ptr_array_unref (unsaved);
  unsaved = docket_unsaved_find (GTK_WIDGET (fixture->check));
  g_assert_cmpuint (unsaved->len, ==, 1);
  what = docket_unsaved_dup (unsaved->pdata[0]);
  g_assert_cmpstr (what, ==, "GG-2022-0001: the answers of the check");
  g_object_set (fixture->check, "handle", fixture->handle, NULL);
  docket_gtk_settle ();
  g_assert_cmpint (get_answer (fixture, 1), ==, DOCKET_ANSWER_NO);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->check, "narrow", TRUE, NULL);
  gtk_window_set_default_size (fixture->window, 500, 700);
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->check));
}

static void
test_without_case (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->check, "handle", NULL, NULL);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->check), "No Contract Yet"));
  g_assert_null (docket_gtk_find (GTK_WIDGET (fixture->check), "Record as valid"));
}

#define HANDED_IN "handed-in"
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/contract-check/row", test_row);
  ADD ("/gtk/contract-check/questions", HANDED_IN, test_questions);
  ADD ("/gtk/contract-check/verdicts", HANDED_IN, test_verdicts);
  ADD ("/gtk/contract-check/recorded", HANDED_IN, test_recorded);
  ADD ("/gtk/contract-check/kept", HANDED_IN, test_kept);
  ADD ("/gtk/contract-check/keys", HANDED_IN, test_keys);
  ADD ("/gtk/contract-check/unsaved", HANDED_IN, test_unsaved);
  ADD ("/gtk/contract-check/awaited", NULL, test_awaited);
  ADD ("/gtk/contract-check/narrow", HANDED_IN, test_narrow);
  ADD ("/gtk/contract-check/without-case", HANDED_IN, test_without_case);
  return g_test_run ();
}
