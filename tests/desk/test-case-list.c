/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "docket-test-desk.h"

#include "desk/docket-case-handle.h"
#include "desk/docket-case-list.h"
#include "desk/docket-desk-call.h"

#include <sqlite3.h>

#define PATIENCE (20 * G_USEC_PER_SEC)

static gboolean
is_busy (gpointer object)
{
  gboolean busy;

  g_object_get (object, DOCKET_IS_CASE_LIST (object) ? "loading" : "busy", &busy, NULL);
  return busy;
}

static void
wait_for (gpointer object)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (is_busy (object) || g_main_context_pending (NULL))
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* The text of a property, once its page was read */
static char *
dup_text (DocketCaseList *list, guint position, const char *property)
{
  g_autoptr (DocketCase) kase = g_list_model_get_item (G_LIST_MODEL (list), position);
  gint64 end = g_get_monotonic_time () + PATIENCE;
  char  *text;

  while (docket_case_get_row (kase) == NULL)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  g_object_get (kase, property, &text, NULL);
  return text;
}

static void
assert_text (DocketCaseList *list, guint position, const char *property, const char *expected)
{
  g_autofree char *text = dup_text (list, position, property);

  g_assert_cmpstr (text, ==, expected);
}

static DocketCaseList *
open_list (DocketDesk *desk, const char *sort)
{
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE, .sort = sort };
  DocketCaseList *list = docket_case_list_new (desk);

  docket_case_list_set_query (list, &query);
  wait_for (list);
  g_assert_no_error (docket_case_list_get_error (list));
  return list;
}

/* --- list ----------------------------------------------------------------------------------- */

static void
test_rows (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketCaseList) list = NULL;

  docket_test_desk_act (test, "2022-01-06", "li", number, "accept");
  docket_test_desk_act (test, "2022-01-06", "li", number, "notify channel=email outcome=reached");
  desk = docket_test_desk_open (test, "2022-02-05", "li");
  list = open_list (desk, "case");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  assert_text (list, 0, "number", number);
  assert_text (list, 0, "state", "Awaiting contract");
  assert_text (list, 0, "received", "01-05");
  assert_text (list, 0, "due", "02-05");
  assert_text (list, 0, "due-full", "2022-02-05");
  assert_text (list, 0, "left", "today");
  g_assert_cmpuint (docket_case_list_find (list, docket_case_list_get_id (list, 0)), ==, 0);
  g_assert_cmpuint (docket_case_list_find (list, 12345), ==, G_MAXUINT);
}

static void
test_left (void)
{
  static const struct
  {
    const char *today;
    const char *left;
    const char *style;
  } cases[] = {
    { "2022-01-07", "", "" }, /* what one may do from a day on is not due */
    { "2022-02-26", "2 days left", "dim-label" },
    { "2022-02-27", "1 day left", "dim-label" },
    { "2022-02-28", "today", "docket-chip" },
    { "2022-03-01", "1 day overdue", "docket-chip" },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");

  docket_test_desk_act (test, "2022-01-06", "li", number, "accept");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, cases[i].today, "li");
      gboolean rolled = docket_desk_roll_if_stale (desk, NULL);
      g_autoptr (DocketCaseList) list = open_list (desk, NULL);
      g_autoptr (DocketCase) kase = g_list_model_get_item (G_LIST_MODEL (list), 0);
      g_auto (GStrv) style = NULL;

      g_assert_true (rolled);
      assert_text (list, 0, "left", cases[i].left);
      g_object_get (kase, "left-style", &style, NULL);
      if (*cases[i].style != '\0')
        g_assert_cmpstr (style[0], ==, cases[i].style);
      if (i == 0)
        docket_test_desk_act (test, "2022-01-06", "li", number,
                              "notify channel=email outcome=reached");
    }
}

static void
count_items_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  guint *counts = data;

  g_assert_true (removed == 0 || added == 0);
  counts[0] += removed;
  counts[1] += added;
}

/* A case that comes or goes is told alone, and the others keep their objects */
static void
test_follows_changes (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *first = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseList) list = open_list (desk, "case");
  g_autoptr (DocketCase) kase = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (DocketCaseHandle) handle = docket_case_handle_new (desk, first);
  const char *const inputs[] = { "agency=甲乙", "creator=丙丁", NULL };
  g_autoptr (DocketActed) acted = NULL;
  guint counts[2] = { 0, 0 };

  wait_for (handle);
  g_signal_connect (list, "items-changed", G_CALLBACK (count_items_cb), counts);
  g_assert_true (docket_desk_new_case (desk, "GG/complaint", inputs, &acted, NULL));
  docket_desk_notify_changed (desk);
  wait_for (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_cmpuint (counts[0], ==, 0);
  g_assert_cmpuint (counts[1], ==, 1);
  assert_text (list, 1, "state", "Incomplete");
  g_assert_true (kase == g_list_model_get_item (G_LIST_MODEL (list), 0));
  g_object_unref (kase);
}

/* A case without parties is called by its kind, in words */
static void
test_title_without_parties (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  const char *const inputs[] = { NULL };
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (DocketCaseList) list = NULL;

  g_assert_true (docket_desk_new_case (desk, "GG/complaint", inputs, &acted, NULL));
  list = open_list (desk, "case");
  assert_text (list, 0, "title", "Complaint to unbind");
}

static void
test_fails (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE, .sort = "nonsense" };
  g_autoptr (DocketCaseList) list = docket_case_list_new (desk);

  docket_case_list_set_query (list, &query);
  wait_for (list);
  g_assert_nonnull (docket_case_list_get_error (list));
  query.sort = "due";
  docket_case_list_set_query (list, &query);
  wait_for (list);
  g_assert_no_error (docket_case_list_get_error (list));
}

/* Another program's hand in the database */
static void
run_sql (DocketTestDesk *test, const char *sql)
{
  g_autofree char *path = g_build_filename (test->directory, "desk.db", NULL);
  sqlite3         *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
wait_for_error (DocketCaseList *list, gboolean wanted)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while ((docket_case_list_get_error (list) != NULL) != wanted)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* Which cases there are can be read, but not what they are */
static void
test_rows_fail (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseList) list = NULL;

  run_sql (test, "ALTER TABLE case_file RENAME COLUMN title TO hidden");
  list = open_list (desk, "case");
  g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), 0));
  wait_for_error (list, TRUE);
  run_sql (test, "ALTER TABLE case_file RENAME COLUMN hidden TO title");
  docket_case_list_reload (list);
  wait_for_error (list, FALSE);
  assert_text (list, 0, "number", number);
  wait_for (list);
  g_assert_no_error (docket_case_list_get_error (list));
}

static void
wait_for_text (DocketCaseList *list, guint position, const char *property, const char *expected)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (TRUE)
    {
      g_autofree char *text = dup_text (list, position, property);

      if (g_str_equal (text, expected))
        return;
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
}

/* What was asked for before a change and comes after it is older than what is there */
static void
test_late_rows (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseList) list = open_list (desk, "case");
  const char *const inputs[] = { NULL };
  g_autoptr (DocketActed) acted = NULL;

  for (guint i = 0; i < 5; i++)
    {
      docket_case_list_reload (list);
      g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), 0));
    }
  g_assert_true (docket_desk_act (desk, number, "accept", inputs, &acted, NULL));
  docket_desk_notify_changed (desk);
  wait_for_text (list, 0, "state", "Accepted");
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      wait_for (list);
      assert_text (list, 0, "state", "Accepted");
    }
}

static void
count_changes_cb (DocketDesk *desk, gpointer data)
{
  ++*(guint *) data;
}

static void
test_touch (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  guint changes = 0;

  g_signal_connect (desk, "changed", G_CALLBACK (count_changes_cb), &changes);
  docket_desk_notify_changed (desk);
  g_assert_cmpuint (changes, ==, 0);
  docket_desk_touch (desk);
  g_assert_cmpuint (changes, ==, 1);
}

/* --- handle --------------------------------------------------------------------------------- */

static void
count_cb (GObject *object, gpointer data)
{
  ++*(guint *) data;
}

typedef struct
{
  DocketActed *acted;
  GError      *error;
  guint        changes; /* seen when the answer came */
  guint       *count;
  gboolean     done;
} Answer;

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->acted =
      docket_case_handle_act_finish (DOCKET_CASE_HANDLE (source), result, &answer->error);
  answer->changes = *answer->count;
  answer->done = TRUE;
}

static void
act (DocketCaseHandle *handle, const char *action, const char *input, Answer *answer)
{
  const char *inputs[] = { input, NULL };

  docket_case_handle_act_async (handle, action, inputs, acted_cb, answer);
  wait_for (handle);
  g_assert_true (answer->done);
}

static void
test_acts (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseHandle) handle = docket_case_handle_new (desk, number);
  guint  changes = 0;
  Answer answer = { .count = &changes };

  g_assert_null (docket_case_handle_get_view (handle));
  wait_for (handle);
  g_assert_cmpstr (docket_case_handle_get_view (handle)->row->shown, ==, "received");
  g_signal_connect (handle, "changed", G_CALLBACK (count_cb), &changes);
  act (handle, "accept", NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_nonnull (answer.acted->after);
  g_assert_cmpuint (answer.changes, >=, 1);
  g_assert_cmpstr (docket_case_handle_get_view (handle)->row->shown, ==, "accepted");
  docket_acted_free (answer.acted);
}

static void
test_refused (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseHandle) handle = docket_case_handle_new (desk, number);
  guint  changes = 0;
  Answer answer = { .count = &changes };

  act (handle, "publish", NULL, &answer);
  g_assert_no_error (answer.error);
  g_assert_null (answer.acted->after);
  g_assert_cmpuint (answer.acted->reasons->len, >, 0);
  docket_acted_free (answer.acted);

  answer = (Answer) { .count = &changes };
  act (handle, "no-such-act", NULL, &answer);
  g_assert_null (answer.acted);
  g_assert_nonnull (answer.error);
  g_error_free (answer.error);
}

static void
test_unknown_case (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseHandle) handle = docket_case_handle_new (desk, "GG-2022-0099");

  wait_for (handle);
  g_assert_null (docket_case_handle_get_view (handle));
  g_assert_nonnull (docket_case_handle_get_error (handle));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/desk/case-list/rows", test_rows);
  g_test_add_func ("/desk/case-list/left", test_left);
  g_test_add_func ("/desk/case-list/follows-changes", test_follows_changes);
  g_test_add_func ("/desk/case-list/title-without-parties", test_title_without_parties);
  g_test_add_func ("/desk/case-list/fails", test_fails);
  g_test_add_func ("/desk/case-list/rows-fail", test_rows_fail);
  g_test_add_func ("/desk/case-list/late-rows", test_late_rows);
  g_test_add_func ("/desk/case-list/touch", test_touch);
  g_test_add_func ("/desk/case-handle/acts", test_acts);
  g_test_add_func ("/desk/case-handle/refused", test_refused);
  g_test_add_func ("/desk/case-handle/unknown-case", test_unknown_case);

  return g_test_run ();
}
