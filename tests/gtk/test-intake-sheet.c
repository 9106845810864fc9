/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page for mails: words, steps, corrections, widths. */

#include "docket-gtk-fixture.h"

#include "desk/docket-desk-mail.h"
#include "gtk/docket-intake-item.h"
#include "gtk/docket-intake-sheet.h"
#include "gtk/docket-item-dialog.h"
#include "gtk/docket-mail-text.h"
#include "gtk/docket-match-group.h"
#include "gtk/docket-step-bar.h"

#include <glib/gstdio.h>
#include <locale.h>

#define TODAY "2022-01-10"

typedef struct
{
  DocketTestDesk   *test;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWidget        *sheet;
  GtkWindow        *window;
} Fixture;

static gboolean
has_text (gpointer sheet)
{
  return docket_gtk_find_type (sheet, DOCKET_TYPE_MAIL_TEXT) != NULL;
}

static void
open_sheet (Fixture *fixture, const char *number, int width)
{
  fixture->desk = docket_test_desk_open (fixture->test, TODAY, "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, number);
  fixture->sheet = docket_intake_sheet_new ();
  g_object_set (fixture->sheet, "narrow", width < 860, NULL);
  fixture->window = docket_gtk_present (fixture->sheet, width, 760);
  g_object_set (fixture->sheet, "handle", fixture->handle, NULL);
  docket_gtk_settle ();
}

static void
open_mail (Fixture *fixture, const char *name)
{
  g_autofree char *number = NULL;

  fixture->test = docket_test_desk_new ();
  number = docket_test_desk_import (fixture->test, TODAY, name);
  open_sheet (fixture, number, 1000);
  docket_gtk_wait (has_text, fixture->sheet);
}

static void
close_sheet (Fixture *fixture)
{
  GtkWidget *sheet = g_object_ref (fixture->sheet);

  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_object_run_dispose (G_OBJECT (sheet));
  docket_gtk_settle ();
  g_assert_finalize_object (G_OBJECT (sheet));
  g_assert_finalize_object (G_OBJECT (fixture->handle));
  g_assert_finalize_object (G_OBJECT (fixture->desk));
  docket_test_desk_free (fixture->test);
}

static DocketMailText *
get_text (Fixture *fixture)
{
  return DOCKET_MAIL_TEXT (docket_gtk_find_type (fixture->sheet, DOCKET_TYPE_MAIL_TEXT));
}

/* --- words ---------------------------------------------------------------------------------- */

static void
assert_words (Fixture *fixture, const DocketComplaint *complaint, guint item)
{
  GArray           *spans = complaint->items[item].spans;
  const DocketSpan *span = spans->len == 0 ? NULL : &g_array_index (spans, DocketSpan, 0);
  g_autofree char  *wanted = NULL;
  g_autofree char  *selected = NULL;

  if (span == NULL || span->place == DOCKET_SPAN_ATTACHMENT)
    return;
  wanted =
      g_utf8_substring (span->place == DOCKET_SPAN_SUBJECT ? complaint->subject : complaint->text,
                        span->offset, span->offset + span->length);
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture->sheet), item);
  selected = docket_mail_text_dup_selection (get_text (fixture));
  g_assert_cmpstr (selected, ==, wanted);
  g_assert_true (docket_mail_text_is_selected (get_text (fixture), item));
}

static void
assert_all_words (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMailView) mail =
      docket_desk_dup_mail (fixture->desk, docket_case_handle_get_number (fixture->handle), "M1",
                            &error);

  g_assert_no_error (error);
  for (guint i = 0; i < DOCKET_N_ITEMS; i++)
    assert_words (fixture, mail->complaint, i);
}

static void
test_words (void)
{
  static const char *const NAMES[] = { "01-plain.eml",
                                       "02-gb18030.eml",
                                       "08-traditional-big5.eml",
                                       "12-forwarded-as-message.eml",
                                       "15-subject-without-pattern.eml",
                                       "16-free-text.eml" };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      Fixture fixture;

      open_mail (&fixture, NAMES[i]);
      assert_all_words (&fixture);
      close_sheet (&fixture);
    }
}

static void
take_number (const DocketImported *imported, gpointer data)
{
  *(char **) data = g_strdup (imported->kase);
}

static char *
import_source (DocketTestDesk *test, const char *source)
{
  g_autofree char  *path = g_build_filename (test->directory, "own.eml", NULL);
  const char *const paths[] = { path, NULL };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (GError) error = NULL;
  char *number = NULL;

  g_assert_true (g_file_set_contents (path, source, -1, NULL));
  docket_desk_import (desk, paths, take_number, &number, NULL, &error);
  g_assert_no_error (error);
  return number;
}

/* Characters of several code points, outside the first plane, with CR LF between the lines, and
 * names that meet without anything between them */
static void
test_words_emoji (void)
{
  static const char SOURCE[] = "From: <a@mail.example>\r\n"
                               "Subject: =?UTF-8?Q?=F0=9F=90=AC?=\r\n"
                               "Date: Wed, 05 Jan 2022 09:30:00 +0800\r\n"
                               "MIME-Version: 1.0\r\n"
                               "Content-Type: text/plain; charset=utf-8\r\n"
                               "Content-Transfer-Encoding: 8bit\r\n\r\n"
                               "🙂您好：\r\n"
                               "機構簡稱：海豚🐬影視\r\n"
                               "達人帳號：👩‍👩‍👧阿花𠮷130\r\n\r\n"
                               "糾紛具體原因：拖欠💰三個月收入，要求解綁\r\n"
                               "聯絡電話：13906615345\r\n";
  Fixture           fixture = { .test = docket_test_desk_new () };
  g_autofree char  *number = import_source (fixture.test, SOURCE);
  g_autofree char  *words = NULL;

  open_sheet (&fixture, number, 1000);
  docket_gtk_wait (has_text, fixture.sheet);
  assert_all_words (&fixture);
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture.sheet), DOCKET_ITEM_AGENCY);
  words = docket_mail_text_dup_selection (get_text (&fixture));
  g_assert_cmpstr (words, ==, "海豚🐬影視");
  close_sheet (&fixture);
}

/* --- steps ---------------------------------------------------------------------------------- */

static void
assert_steps (const char *mail, const char *suggested, const char *other, gboolean other_allowed)
{
  Fixture    fixture;
  GtkWidget *button;

  open_mail (&fixture, mail);
  button = docket_gtk_find (fixture.sheet, suggested);
  g_assert_nonnull (button);
  g_assert_nonnull (docket_gtk_find (fixture.sheet, other));
  for (button = docket_gtk_find (fixture.sheet, other); !GTK_IS_BUTTON (button);)
    button = gtk_widget_get_parent (button);
  g_assert_cmpint (gtk_widget_get_sensitive (button), ==, other_allowed);
  for (button = docket_gtk_find (fixture.sheet, suggested); !GTK_IS_BUTTON (button);)
    button = gtk_widget_get_parent (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (gtk_widget_has_css_class (button, "suggested-action"));
  close_sheet (&fixture);
}

/* With an item missing, acceptance waits and the return is what is suggested */
static void
test_steps (void)
{
  assert_steps ("04-no-screenshot.eml", "Return for supplement", "Accept…", FALSE);
  assert_steps ("01-plain.eml", "Accept…", "Return for supplement", FALSE);
}

static gboolean
is_to_supplement (gpointer handle)
{
  const DocketCaseView *view = docket_case_handle_get_view (handle);

  return view != NULL && view->evaluation->state != 0;
}

/* Ctrl+Enter does the suggested step */
static void
test_suggested (void)
{
  Fixture               fixture;
  GtkWidget            *bar;
  const DocketCaseView *view;

  open_mail (&fixture, "04-no-screenshot.eml");
  bar = docket_gtk_find_type (fixture.sheet, DOCKET_TYPE_STEP_BAR);
  g_assert_true (docket_step_bar_do_suggested (DOCKET_STEP_BAR (bar)));
  docket_gtk_wait (is_to_supplement, fixture.handle);
  docket_gtk_wait_handle (fixture.handle);
  view = docket_case_handle_get_view (fixture.handle);
  g_assert_cmpstr (view->row->shown, ==, "needs-supplement");
  close_sheet (&fixture);
}

/* --- corrections ---------------------------------------------------------------------------- */

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_ITEM_DIALOG (window))
        return window;
    }
  return NULL;
}

static gboolean
is_dialog_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static void
select_words (Fixture *fixture, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (get_text (fixture)));
  GtkTextIter    start, found, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &found, &end, NULL));
  gtk_text_buffer_select_range (buffer, &found, &end);
}

static const char *
get_fact (Fixture *fixture, const char *fact)
{
  return g_hash_table_lookup (docket_case_handle_get_view (fixture->handle)->evaluation->facts,
                              fact);
}

static void
correct_agency (Fixture *fixture, const char *words)
{
  GtkWidget *dialog;

  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture->sheet), DOCKET_ITEM_AGENCY);
  select_words (fixture, words);
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture->sheet), DOCKET_ITEM_AGENCY);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  docket_gtk_settle ();
  g_assert_true (gtk_widget_activate_action (dialog, "item.correct", NULL));
  docket_gtk_wait (is_dialog_gone, NULL);
  docket_gtk_wait_handle (fixture->handle);
}

/* Words are selected, the key is pressed twice: the fact is another one, and the item says so */
static void
test_correct (void)
{
  Fixture fixture;

  open_mail (&fixture, "01-plain.eml");
  correct_agency (&fixture, "阿花在努力");
  g_assert_cmpstr (get_fact (&fixture, "agency"), ==, "阿花在努力");
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "阿花在努力"));
  close_sheet (&fixture);
}

/* Where the rules have no act for it any more, the record is corrected, for a reason */
static void
test_correct_later (void)
{
  Fixture          fixture = { .test = docket_test_desk_new () };
  g_autofree char *number = docket_test_desk_import (fixture.test, TODAY, "01-plain.eml");

  docket_test_desk_act (fixture.test, TODAY, "li", number, "accept compliant=yes");
  open_sheet (&fixture, number, 1000);
  docket_gtk_wait (has_text, fixture.sheet);
  correct_agency (&fixture, "阿花在努力");
  g_assert_cmpstr (get_fact (&fixture, "agency"), ==, "阿花在努力");
  close_sheet (&fixture);
}

/* The words of another item are no selection for this one; without a value nothing is done */
static void
test_no_value (void)
{
  Fixture    fixture;
  GtkWidget *dialog;
  GtkWidget *row;

  open_mail (&fixture, "05-no-phone.eml");
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture.sheet), DOCKET_ITEM_AGENCY);
  row = docket_gtk_find_type (fixture.sheet, DOCKET_TYPE_INTAKE_ITEM);
  for (guint i = 0; i < DOCKET_ITEM_PHONE; i++)
    row = gtk_widget_get_next_sibling (row);
  g_signal_emit_by_name (row, "correct");
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "item.correct", NULL);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (dialog, "Give a value first"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  docket_gtk_settle ();
  g_assert_null (get_fact (&fixture, "phone"));
  close_sheet (&fixture);
}

/* --- the register, several mails, none ------------------------------------------------------ */

static gboolean
has_match (gpointer sheet)
{
  GtkWidget *group = docket_gtk_find_type (sheet, DOCKET_TYPE_MATCH_GROUP);

  return group != NULL && gtk_widget_get_visible (group);
}

static void
test_match (void)
{
  Fixture fixture;

  open_mail (&fixture, "01-plain.eml");
  docket_gtk_wait (has_match, fixture.sheet);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "Agency, new in the register with this case"));
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "No other open case of the same parties"));
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "Choose Another Party"));
  close_sheet (&fixture);
}

static void
test_several (void)
{
  Fixture          fixture = { .test = docket_test_desk_new () };
  g_autofree char *number = docket_test_desk_import (fixture.test, TODAY, "01-plain.eml");
  g_autofree char *again = docket_test_desk_import (fixture.test, TODAY, "13-same-pair-again.eml");
  GtkWidget       *choice;

  g_assert_cmpstr (again, ==, number);
  open_sheet (&fixture, number, 1000);
  docket_gtk_wait (has_text, fixture.sheet);
  choice = docket_gtk_find_type (fixture.sheet, GTK_TYPE_DROP_DOWN);
  g_assert_nonnull (choice);
  g_assert_null (docket_gtk_find (fixture.sheet, "Open a Case of Its Own for This Mail"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "Open a Case of Its Own for This Mail"));
  close_sheet (&fixture);
}

static void
test_no_mail (void)
{
  static const char *const INPUTS[] = { "agency=A", "creator=B", NULL };
  Fixture                  fixture = { .test = docket_test_desk_new () };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture.test, TODAY, "li");
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget  *bar;
  const char *summary;

  docket_desk_new_case (desk, "GG/application", INPUTS, &acted, &error);
  g_assert_no_error (error);
  g_clear_object (&desk);
  open_sheet (&fixture, acted->number, 1000);
  docket_gtk_wait (has_match, fixture.sheet);
  g_assert_nonnull (docket_gtk_find (fixture.sheet, "No Mail"));
  bar = docket_gtk_find_type (fixture.sheet, DOCKET_TYPE_STEP_BAR);
  summary = gtk_label_get_text (GTK_LABEL (docket_gtk_find_type (bar, GTK_TYPE_LABEL)));
  g_assert_true (g_str_has_prefix (summary, "3 items missing"));
  docket_intake_sheet_pick_item (DOCKET_INTAKE_SHEET (fixture.sheet), 1);
  close_sheet (&fixture);
}

/* --- widths --------------------------------------------------------------------------------- */

static void
test_widths (void)
{
  static const int WIDTHS[] = { 1280, 900, 700, 500 };

  for (gsize i = 0; i < G_N_ELEMENTS (WIDTHS); i++)
    {
      Fixture          fixture = { .test = docket_test_desk_new () };
      g_autofree char *number =
          docket_test_desk_import (fixture.test, TODAY, "22-not-a-complaint.eml");

      open_sheet (&fixture, number, WIDTHS[i]);
      docket_gtk_wait (has_text, fixture.sheet);
      docket_gtk_wait (has_match, fixture.sheet);
      docket_gtk_settle ();
      g_assert_cmpint (gtk_widget_get_width (fixture.sheet), <=, WIDTHS[i]);
      docket_gtk_assert_nothing_cut (fixture.sheet);
      close_sheet (&fixture);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/intake-sheet/words", test_words);
  g_test_add_func ("/gtk/intake-sheet/words-emoji", test_words_emoji);
  g_test_add_func ("/gtk/intake-sheet/steps", test_steps);
  g_test_add_func ("/gtk/intake-sheet/suggested", test_suggested);
  g_test_add_func ("/gtk/intake-sheet/correct", test_correct);
  g_test_add_func ("/gtk/intake-sheet/correct-later", test_correct_later);
  g_test_add_func ("/gtk/intake-sheet/no-value", test_no_value);
  g_test_add_func ("/gtk/intake-sheet/match", test_match);
  g_test_add_func ("/gtk/intake-sheet/several", test_several);
  g_test_add_func ("/gtk/intake-sheet/no-mail", test_no_mail);
  g_test_add_func ("/gtk/intake-sheet/widths", test_widths);
  return g_test_run ();
}
