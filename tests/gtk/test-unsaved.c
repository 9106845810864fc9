/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was written is not lost without a question: drafts of rulings, forms, whatever is typed. */

#include "docket-gtk-fixture.h"

#include "core/docket-error.h"
#include "gtk/docket-act-dialog.h"
#include "gtk/docket-act-form.h"
#include "gtk/docket-finding-item.h"
#include "gtk/docket-growing-text.h"
#include "gtk/docket-item-dialog.h"
#include "gtk/docket-ruling-builder.h"
#include "gtk/docket-ruling-sheet.h"
#include "gtk/docket-unsaved-guard.h"

#include <string.h>

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWidget        *builder;
  GtkWindow        *window; /* NULL once it was closed */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = docket_gtk_make_published (fixture->test);
  fixture->desk = docket_test_desk_open (fixture->test, "2022-02-25", "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->builder = g_object_ref_sink (docket_ruling_builder_new ());
  fixture->window = docket_gtk_present (fixture->builder, 1100, 760);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  docket_unsaved_guard (fixture->window);
  g_object_set (fixture->builder, "handle", fixture->handle, NULL);
  docket_gtk_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_null (fixture->window);
  g_assert_finalize_object (fixture->builder);
  g_object_unref (fixture->handle);
  g_object_unref (fixture->desk);
  g_free (fixture->number);
  docket_test_desk_free (fixture->test);
}

/* --- the ruling ----------------------------------------------------------------------------- */

static gpointer
find_in_sheet (Fixture *fixture, const char *name)
{
  GtkWidget *sheet = GTK_WIDGET (
      gtk_widget_get_template_child (fixture->builder, DOCKET_TYPE_RULING_BUILDER, "sheet"));

  return gtk_widget_get_template_child (sheet, DOCKET_TYPE_RULING_SHEET, name);
}

static void
choose_outcome (Fixture *fixture, guint place)
{
  adw_combo_row_set_selected (find_in_sheet (fixture, "outcome"), place);
}

static DocketGrowingText *
get_finding (Fixture *fixture)
{
  GtkListBoxRow *row =
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_in_sheet (fixture, "findings")), 1);

  return DOCKET_GROWING_TEXT (
      gtk_widget_get_template_child (GTK_WIDGET (row), DOCKET_TYPE_FINDING_ITEM, "text"));
}

static GtkWidget *
find_question (void)
{
  return docket_gtk_find_window (ADW_TYPE_MESSAGE_DIALOG);
}

/* Closes the window and answers; NULL: there must be no question */
static void
close_and_answer (Fixture *fixture, const char *answer)
{
  gtk_window_close (fixture->window);
  docket_gtk_settle ();
  if (answer == NULL)
    g_assert_null (find_question ());
  else
    docket_gtk_click (find_question (), answer);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  close_and_answer (fixture, NULL);
  g_assert_null (fixture->window);
}

/* Without an outcome there is nothing that could be recorded */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  docket_growing_text_set_text (get_finding (fixture), "half a sentence");
  gtk_window_close (fixture->window);
  gtk_window_close (fixture->window); /* asks once */
  docket_gtk_settle ();
  g_assert_null (docket_gtk_find (find_question (), "Save Draft"));
  docket_gtk_click (find_question (), "Keep Editing");
  g_assert_null (find_question ());
  g_assert_nonnull (fixture->window);
  g_assert_cmpstr (docket_growing_text_get_text (get_finding (fixture)), ==, "half a sentence");
  close_and_answer (fixture, "Discard");
  g_assert_null (fixture->window);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->window == NULL;
}

static DocketCaseView *
read_case (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (fixture->desk, fixture->number, &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_not_signed (Fixture *fixture)
{
  static const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = NULL;
  gboolean told = FALSE;

  g_assert_false (docket_desk_act (fixture->desk, fixture->number, "sign", none, &acted, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  for (guint i = 0; i < acted->reasons->len; i++)
    told = told ||
           strstr (((DocketReason *) acted->reasons->pdata[i])->label.en, "unfinished") != NULL;
  g_assert_true (told);
}

/* A draft that lacks much is kept all the same, of a case that is not shown too; nobody can sign it
 */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketCaseView) view = NULL;
  const DocketRulingRow *ruling;

  choose_outcome (fixture, 2);
  docket_growing_text_set_text (get_finding (fixture), "half a sentence");
  if (data != NULL)
    {
      g_autofree char *number = docket_gtk_make_received (fixture->test);
      g_autoptr (DocketCaseHandle) other = docket_gtk_open_case (fixture->desk, number);

      g_object_set (fixture->builder, "handle", other, NULL);
      docket_gtk_settle ();
    }
  close_and_answer (fixture, "Save Draft");
  docket_gtk_wait (is_closed, fixture);
  view = read_case (fixture);
  g_assert_cmpuint (view->rulings->len, ==, 1);
  ruling = view->rulings->pdata[0];
  g_assert_cmpstr (((DocketFindingRow *) ruling->findings->pdata[0])->text, ==, "half a sentence");
  g_assert_true (((DocketRulingState *) view->evaluation->rulings->pdata[0])->unfinished);
  assert_not_signed (fixture);
}

static gboolean
has_ruling (gpointer data)
{
  const DocketCaseView *view = docket_case_handle_get_view (((Fixture *) data)->handle);

  return view != NULL && view->rulings->len == 1;
}

/* Saved by its button it is there again, and not asked about */
static void
test_save_button (Fixture *fixture, gconstpointer data)
{
  choose_outcome (fixture, 2);
  g_assert_true (
      docket_gtk_press (GTK_WIDGET (get_finding (fixture)), GDK_KEY_s, GDK_CONTROL_MASK));
  docket_gtk_wait (has_ruling, fixture);
  docket_gtk_wait_handle (fixture->handle);
  g_assert_nonnull (docket_gtk_find (fixture->builder, "Sign…"));
  g_assert_false (gtk_widget_is_sensitive (docket_gtk_find (fixture->builder, "Save Draft")));
  close_and_answer (fixture, NULL);
}

static gboolean
is_told (gpointer data)
{
  return docket_gtk_find (((Fixture *) data)->builder,
                          "wang saved another draft on 25 February 2022. What you wrote is kept, "
                          "and not saved yet; saved, it takes the place of that draft.") != NULL;
}

/* Somebody else's draft does not sweep away what is being written */
static void
test_another_draft (Fixture *fixture, gconstpointer data)
{
  static const char *const inputs[] = { "outcome=reject", "finding=f", "evidence=E1",
                                        "cite=7",         "reason=r",  NULL };
  const DocketActRequest   request = { fixture->number, "rule", inputs, "wang" };
  g_autoptr (GError) error = NULL;

  docket_growing_text_set_text (get_finding (fixture), "half a sentence");
  g_assert_true (docket_desk_act_by (fixture->desk, &request, NULL, &error));
  g_assert_no_error (error);
  docket_case_handle_reload (fixture->handle);
  docket_gtk_wait (has_ruling, fixture);
  docket_gtk_wait (is_told, fixture);
  g_assert_cmpstr (docket_growing_text_get_text (get_finding (fixture)), ==, "half a sentence");
  gtk_widget_activate_action (fixture->builder, "ruling.discard", NULL);
  g_assert_false (is_told (fixture));
  g_assert_cmpstr (docket_growing_text_get_text (get_finding (fixture)), ==, "f");
  close_and_answer (fixture, NULL);
}

/* --- dialogs -------------------------------------------------------------------------------- */

static void
type_in (GtkWidget *dialog)
{
  GtkWidget *view = docket_gtk_find_type (dialog, GTK_TYPE_TEXT_VIEW);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "a note", -1);
}

static void
escape (GtkWidget *dialog)
{
  g_assert_true (docket_gtk_press (dialog, GDK_KEY_Escape, 0));
}

static void
test_act_dialog (Fixture *fixture, gconstpointer data)
{
  docket_act_dialog_present (fixture->builder, fixture->handle, "note");
  docket_gtk_settle ();
  escape (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  g_assert_null (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  docket_act_dialog_present (fixture->builder, fixture->handle, "note");
  docket_gtk_settle ();
  type_in (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  escape (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  docket_gtk_click (find_question (), "Keep Editing");
  g_assert_nonnull (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  close_and_answer (fixture, "Keep Editing"); /* the window under it asks too */
  escape (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  docket_gtk_click (find_question (), "Discard");
  g_assert_null (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  close_and_answer (fixture, NULL);
}

/* What is recorded is not asked about */
static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  docket_act_dialog_present (fixture->builder, fixture->handle, "note");
  docket_gtk_settle ();
  type_in (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
  g_assert_true (docket_gtk_press (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG), GDK_KEY_Return,
                                   GDK_CONTROL_MASK));
  docket_gtk_wait_handle (fixture->handle);
  g_assert_null (find_question ());
  g_assert_null (docket_gtk_find_window (DOCKET_TYPE_ACT_DIALOG));
}

/* A dialog with fields of its own */
static void
test_item_dialog (Fixture *fixture, gconstpointer data)
{
  const DocketCaseView *view = docket_case_handle_get_view (fixture->handle);
  DocketItemEdit        edit = { NULL, "Agency", "before", NULL };
  GtkWidget            *dialog;

  edit.fact = view->rules->facts->pdata[docket_rule_set_find_fact (view->rules, "agency")];
  docket_item_dialog_present (fixture->builder, fixture->handle, &edit);
  docket_gtk_settle ();
  dialog = docket_gtk_find_window (DOCKET_TYPE_ITEM_DIALOG);
  gtk_editable_set_text (GTK_EDITABLE (docket_gtk_find_type (dialog, ADW_TYPE_ENTRY_ROW)), "after");
  escape (dialog);
  docket_gtk_click (find_question (), "Discard");
  g_assert_null (docket_gtk_find_window (DOCKET_TYPE_ITEM_DIALOG));
}

#define OTHER "other"
#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  ADD ("/gtk/unsaved/nothing", NULL, test_nothing);
  ADD ("/gtk/unsaved/discard", NULL, test_discard);
  ADD ("/gtk/unsaved/save", NULL, test_save);
  ADD ("/gtk/unsaved/save-hidden", OTHER, test_save);
  ADD ("/gtk/unsaved/save-button", NULL, test_save_button);
  ADD ("/gtk/unsaved/another-draft", NULL, test_another_draft);
  ADD ("/gtk/unsaved/act-dialog", NULL, test_act_dialog);
  ADD ("/gtk/unsaved/recorded", NULL, test_recorded);
  ADD ("/gtk/unsaved/item-dialog", NULL, test_item_dialog);
  return g_test_run ();
}
