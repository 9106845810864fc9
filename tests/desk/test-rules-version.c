/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Versions of the rules: a copy with other numbers comes onto the desk, open cases move to it when
 * they are told to, and what was signed stays. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-desk-rules.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define RULE "rule outcome=unbind ground=dispute finding=f evidence=E1 reason=r cite=8"

/* One place of the text is changed */
typedef struct
{
  const char *system;
  const char *from;
  const char *to;
} Change;

static const Change WINDOW = { "GG", "key=\"gg-open\" type=\"int\" value=\"25\"",
                               "key=\"gg-open\" type=\"int\" value=\"20\"" };

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

/* A copy of the set on the desk, in a file of its own; the caller removes it */
static char *
write_copy (DocketTestDesk *test, const Change *change)
{
  g_autofree char *rules = g_build_filename (test->directory, "rules", NULL);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (rules, &error);
  const DocketRulesFile *file;
  int                    descriptor;

  g_assert_no_error (error);
  file = docket_rules_library_find_latest (library, change->system);
  text = g_strndup (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes));
  changed = change->from == NULL ? g_strdup (text) : replace (text, change->from, change->to);
  descriptor = g_file_open_tmp ("docket-rules-XXXXXX.xml", &name, &error);
  g_assert_no_error (error);
  g_close (descriptor, NULL);
  g_file_set_contents (name, changed, -1, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&name);
}

static DocketDate
parse_date (const char *text)
{
  DocketDate date = DOCKET_DATE_NONE;

  g_assert_true (text == NULL || docket_date_parse (text, &date));
  return date;
}

static void
add_rules (DocketTestDesk *test, const Change *change, const char *version, const char *from)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-05", "admin");
  g_autofree char *path = write_copy (test, change);
  DocketNewRules   added = { path, NULL, version, parse_date (from) };
  g_autoptr (DocketRuleSet) rules = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_add_rules (desk, &added, &rules, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rules->version, ==, version);
  g_unlink (path);
}

static DocketMoved *
move (DocketTestDesk *test, const char *today, const char *number, const char *version)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  DocketMoved *moved = docket_desk_move_case (desk, number, version, &error);

  g_assert_no_error (error);
  return moved;
}

static DocketCaseView *
view_case (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "shen");
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (desk, number, &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_deadline (DocketTestDesk *test, const char *today, const char *number, const char *dates)
{
  g_autofree char *deadline = docket_test_desk_dup_deadline (test, today, number, "GG-7.1.3");

  g_assert_cmpstr (deadline, ==, dates);
}

/* A complaint whose agency was reached on 12 January */
static char *
open_case (DocketTestDesk *test)
{
  char *number = docket_test_desk_import (test, "2022-01-10", "01-plain.eml");

  docket_test_desk_act (test, "2022-01-10", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-01-12", "li", number, "notify channel=email outcome=reached");
  return number;
}

static void
test_open_case_moves (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = open_case (test);
  g_autoptr (DocketCaseView) before = NULL;
  g_autoptr (DocketCaseView) then = NULL;
  g_autoptr (DocketCaseView) after = NULL;
  g_autoptr (DocketMoved) moved = NULL;
  const DocketDifference *difference;

  add_rules (test, &WINDOW, "2022", "2022-02-01");
  before = view_case (test, "2022-01-31", number);
  g_assert_null (before->newer);
  then = view_case (test, "2022-02-02", number);
  g_assert_cmpstr (then->rules->version, ==, "2021");
  g_assert_cmpstr (then->newer->rules->version, ==, "2022");
  g_assert_false (then->newer->fixed);
  g_assert_cmpuint (then->newer->differences->len, ==, 1);
  difference = then->newer->differences->pdata[0];
  g_assert_cmpint (difference->kind, ==, DOCKET_DIFFERENCE_DEADLINE);
  g_assert_cmpstr (difference->name, ==, "GG-7.1.3");
  g_assert_cmpstr (difference->here, ==, "2022-02-25..2022-02-28");
  g_assert_cmpstr (difference->there, ==, "2022-02-20..2022-02-28");
  assert_deadline (test, "2022-02-02", number, difference->here);

  moved = move (test, "2022-02-02", number, NULL);
  g_assert_cmpint (moved->seq, ==, 4);
  assert_deadline (test, "2022-02-02", number, "2022-02-20..2022-02-28");
  after = view_case (test, "2022-02-02", number);
  g_assert_null (after->newer);
  g_assert_cmpstr (after->rules->version, ==, "2022");
  /* what is withdrawn is the act before, not the move */
  docket_test_desk_act (test, "2022-02-02", "li", number, "undo of=3");
}

static void
test_new_case_follows_what_is_in_force (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  g_autoptr (DocketCaseView) one = NULL;
  g_autoptr (DocketCaseView) other = NULL;

  add_rules (test, &WINDOW, "2022", "2022-02-01");
  old = docket_test_desk_open_case (test, "2022-01-31", "GG/complaint", "agency=A creator=B");
  new = docket_test_desk_open_case (test, "2022-02-01", "GG/complaint", "agency=A creator=C");
  one = view_case (test, "2022-02-01", old);
  other = view_case (test, "2022-02-01", new);
  g_assert_cmpstr (one->rules->version, ==, "2021");
  g_assert_cmpstr (other->rules->version, ==, "2022");
}

/* The version in force at the decision decides */
static void
test_decision_wants_the_version_in_force (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = open_case (test);
  g_autoptr (DocketMoved) moved = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  add_rules (test, &WINDOW, "2022", "2022-02-01");
  docket_test_desk_refuse (test, "2022-02-08", number, RULE, "");
  moved = move (test, "2022-02-08", number, NULL);
  docket_test_desk_act (test, "2022-02-08", "li", number, RULE);
  docket_test_desk_act (test, "2022-02-08", "li", number, "sign");
  docket_test_desk_act (test, "2022-02-08", "zhao", number, "sign");
  view = view_case (test, "2022-02-08", number);
  g_assert_cmpstr (docket_event_get (view->events->pdata[6], "parameter.gg-open"), ==, "20");
}

/* A ruling that was signed keeps the case with the version that it saw */
static void
test_signed_case_stays (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = open_case (test);
  g_autoptr (DocketMoved) moved = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  docket_test_desk_act (test, "2022-02-08", "li", number, RULE);
  docket_test_desk_act (test, "2022-02-08", "li", number, "sign");
  docket_test_desk_act (test, "2022-02-08", "zhao", number, "sign");
  add_rules (test, &WINDOW, "2022", "2022-02-10");
  moved = move (test, "2022-02-10", number, NULL);
  g_assert_cmpint (moved->seq, ==, 0);
  g_assert_nonnull (moved->reason);
  assert_deadline (test, "2022-02-10", number, "2022-02-25..2022-02-28");
  view = view_case (test, "2022-02-10", number);
  g_assert_true (view->newer->fixed);
  g_assert_cmpstr (docket_event_get (view->events->pdata[5], "parameter.gg-open"), ==, "25");
}

static void
test_moves_all_that_are_open (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *other = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  g_free (open_case (test));
  other = docket_test_desk_open_case (test, "2022-01-10", "GG/complaint", "agency=A creator=B");
  docket_test_desk_act (test, "2022-01-12", "li", other, "note text=x");
  add_rules (test, &WINDOW, "2022", "2022-02-01");
  desk = docket_test_desk_open (test, "2022-02-02", "li");
  numbers = docket_desk_list_unmoved (desk, "GG", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (numbers->len, ==, 2);
  for (guint i = 0; i < numbers->len; i++)
    {
      g_autoptr (DocketMoved) moved = docket_desk_move_case (desk, numbers->pdata[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (moved->seq, >, 0);
    }
  none = docket_desk_list_unmoved (desk, "GG", &error);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (docket_desk_list_unmoved (desk, "XX", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

/* What is on record does not fit the other version: the case stays */
static void
test_record_must_fit (void)
{
  static const Change RENAMED = { "WW", "do=\"warn\"", "do=\"scold\"" };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = NULL;
  g_autoptr (DocketMoved) moved = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  docket_test_desk_add_rules (test, "desk/pair.xml");
  number = docket_test_desk_open_case (test, "2022-01-10", "WW/maker-file", "maker=Alpha");
  docket_test_desk_act (test, "2022-01-10", "li", number, "warn");
  add_rules (test, &RENAMED, "2", "2022-01-11");
  view = view_case (test, "2022-01-11", number);
  g_assert_nonnull (view->newer->problem);
  moved = move (test, "2022-01-11", number, NULL);
  g_assert_cmpint (moved->seq, ==, 0);
  g_assert_nonnull (strstr (moved->reason, "warn"));
  docket_test_desk_act (test, "2022-01-11", "li", number, "warn");
}

/* --- what is not taken ---------------------------------------------------------------------- */

typedef struct
{
  const char *path;
  Change      change;
  const char *version;
  const char *from;
  const char *actor;
  int         code;
} Wrong;

static const Wrong WRONG[] = {
  { "same-version",
    { "GG", "value=\"25\"", "value=\"20\"" },
    NULL,
    NULL,
    "admin",
    DOCKET_ERROR_CONFLICT },
  { "not-administrator",
    { "GG", "value=\"25\"", "value=\"20\"" },
    "2022",
    "2022-02-01",
    "zhao",
    DOCKET_ERROR_REFUSED },
  { "no-rule-set",
    { "GG", "<articles>", "<article>" },
    "2022",
    "2022-02-01",
    "admin",
    DOCKET_ERROR_INVALID },
  { "no-such-word",
    { "GG", "term=\"GG-7.1.3w\"", "term=\"GG-0\"" },
    "2022",
    "2022-02-01",
    "admin",
    DOCKET_ERROR_INVALID },
  { "never-in-force",
    { "WW", "<force from=\"2020-01-01\" src=\"source\"/>", "" },
    "2",
    NULL,
    "admin",
    DOCKET_ERROR_REFUSED },
};

static void
test_wrong_is_not_taken (gconstpointer data)
{
  const Wrong *wrong = data;
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *path = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GDir) directory = NULL;
  g_autofree char *rules = g_build_filename (test->directory, "rules", NULL);
  g_autoptr (GError) error = NULL;
  DocketNewRules added = { NULL, NULL, wrong->version, parse_date (wrong->from) };

  docket_test_desk_add_rules (test, "desk/pair.xml");
  desk = docket_test_desk_open (test, "2022-01-10", wrong->actor);
  path = write_copy (test, &wrong->change);
  added.path = path;
  g_assert_false (docket_desk_add_rules (desk, &added, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, wrong->code);
  directory = g_dir_open (rules, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (directory), ==, "pair.xml");
  g_assert_null (g_dir_read_name (directory));
  g_unlink (path);
}

/* A set without a day of its own gets one, and nothing else of it changes */
static void
test_day_is_given (void)
{
  static const Change FORCELESS = { "WW", "<force from=\"2020-01-01\" src=\"source\"/>", "" };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = NULL;
  g_autoptr (DocketCaseView) view = NULL;

  docket_test_desk_add_rules (test, "desk/pair.xml");
  add_rules (test, &FORCELESS, "2", "2022-01-20");
  number = docket_test_desk_open_case (test, "2022-01-20", "WW/maker-file", "maker=Alpha");
  view = view_case (test, "2022-01-20", number);
  g_assert_cmpstr (view->rules->version, ==, "2");
  docket_test_desk_act (test, "2022-01-20", "li", number, "warn");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/rules-version/open-case-moves", test_open_case_moves);
  g_test_add_func ("/desk/rules-version/new-case-follows-what-is-in-force",
                   test_new_case_follows_what_is_in_force);
  g_test_add_func ("/desk/rules-version/decision-wants-the-version-in-force",
                   test_decision_wants_the_version_in_force);
  g_test_add_func ("/desk/rules-version/signed-case-stays", test_signed_case_stays);
  g_test_add_func ("/desk/rules-version/moves-all-that-are-open", test_moves_all_that_are_open);
  g_test_add_func ("/desk/rules-version/record-must-fit", test_record_must_fit);
  g_test_add_func ("/desk/rules-version/day-is-given", test_day_is_given);
  for (gsize i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autofree char *path = g_strconcat ("/desk/rules-version/wrong/", WRONG[i].path, NULL);

      g_test_add_data_func (path, &WRONG[i], test_wrong_is_not_taken);
    }
  return g_test_run ();
}
