/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Desks for tests. Every step opens the desk anew, as a command does. */

#include "docket-test-desk.h"

#include "docket-test-tree.h"

#include "core/docket-error.h"
#include "desk/docket-case-file.h"

#include <glib/gstdio.h>

static void
add_actors (DocketTestDesk *test)
{
  static const char *const actors[][2] = {
    { "li", "reviewer" },
    { "wang", "reviewer" },
    { "zhao", "senior" },
    { "shen", "auditor" },
  };
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-05", "admin");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      docket_desk_add_actor (desk, actors[i][0], actors[i][1], &error);
      g_assert_no_error (error);
    }
}

DocketTestDesk *
docket_test_desk_new (void)
{
  DocketTestDesk *test = g_new0 (DocketTestDesk, 1);
  g_autoptr (GError) error = NULL;
  DocketDeskOptions options = { .today = "2022-01-05", .actor = "admin" };

  test->directory = g_dir_make_tmp ("docket-desk-XXXXXX", &error);
  g_assert_no_error (error);
  options.directory = test->directory;
  g_assert_true (docket_desk_create (&options, &error));
  g_assert_no_error (error);
  add_actors (test);
  return test;
}

static void
assert_well (DocketTestDesk *test)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-05", "admin");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_verify (desk, TRUE, &problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

void
docket_test_desk_free (DocketTestDesk *test)
{
  assert_well (test);
  docket_test_tree_remove (test->directory);
  g_free (test->directory);
  g_free (test);
}

DocketDesk *
docket_test_desk_open (DocketTestDesk *test, const char *today, const char *actor)
{
  g_autoptr (GError) error = NULL;
  DocketDeskOptions options = { .directory = test->directory, .today = today, .actor = actor };
  DocketDesk       *desk = docket_desk_open (&options, &error);

  g_assert_no_error (error);
  return desk;
}

char *
docket_test_desk_dup_data (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

void
docket_test_desk_add_rules (DocketTestDesk *test, const char *name)
{
  g_autofree char *from = docket_test_desk_dup_data (name);
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *directory = g_build_filename (test->directory, "rules", NULL);
  g_autofree char *to = g_build_filename (directory, base, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_file_get_contents (from, &content, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, content, -1, &error);
  g_assert_no_error (error);
}

static void
take_number (const DocketImported *imported, gpointer data)
{
  char **number = data;

  g_free (*number);
  *number = g_strdup (imported->kase);
}

char *
docket_test_desk_import (DocketTestDesk *test, const char *today, const char *name)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autofree char  *relative = g_build_filename ("intake", "mails", name, NULL);
  g_autofree char  *path = docket_test_desk_dup_data (relative);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  char *number = NULL;

  docket_desk_import (desk, paths, take_number, &number, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (number);
  return number;
}

/* "unbind ground=no-contract reason=all_well": _ stands for a blank */
static char **
split_act (const char *act)
{
  char **parts = g_strsplit (act, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strdelimit (parts[i], "_", ' ');
  return parts;
}

char *
docket_test_desk_open_case (DocketTestDesk *test,
                            const char     *today,
                            const char     *kind,
                            const char     *inputs)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_auto (GStrv) parts = split_act (inputs);
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_new_case (desk, kind, (const char *const *) parts, &acted, &error);
  g_assert_no_error (error);
  return g_strdup (acted->number);
}

void
docket_test_desk_act (DocketTestDesk *test,
                      const char     *today,
                      const char     *actor,
                      const char     *number,
                      const char     *act)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, actor);
  g_auto (GStrv) parts = split_act (act);
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_act (desk, number, parts[0], (const char *const *) parts + 1, &acted, &error);
  for (guint i = 0; error != NULL && acted != NULL && i < acted->reasons->len; i++)
    {
      const DocketReason *reason = acted->reasons->pdata[i];

      g_test_message ("%s %s: %s %s (%s)", today, act, reason->rule, reason->label.en,
                      reason->words);
    }
  g_assert_no_error (error);
}

static char *
describe_reason (const DocketReason *reason)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (reason->date == DOCKET_DATE_NONE)
    return g_strdup (reason->rule);
  from = docket_date_format (reason->date);
  if (reason->to == DOCKET_DATE_NONE)
    return g_strdup_printf ("%s %s", reason->rule, from);
  to = docket_date_format (reason->to);
  return g_strdup_printf ("%s %s..%s", reason->rule, from, to);
}

void
docket_test_desk_refuse (DocketTestDesk *test,
                         const char     *today,
                         const char     *number,
                         const char     *act,
                         const char     *rule_and_dates)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_auto (GStrv) parts = split_act (act);
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  docket_desk_act (desk, number, parts[0], (const char *const *) parts + 1, &acted, &error);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      g_autofree char *text = describe_reason (acted->reasons->pdata[i]);

      g_test_message ("%s %s: %s", today, act, text);
      found = found || g_str_equal (text, rule_and_dates);
    }
  g_assert_true (found);
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

void
docket_test_desk_assert_shown (DocketTestDesk *test,
                               const char     *today,
                               const char     *number,
                               const char     *shown)
{
  g_autoptr (DocketCaseView) view = view_case (test, today, number);

  g_assert_cmpstr (docket_case_get_shown (view->rules, view->evaluation), ==, shown);
}

char *
docket_test_desk_dup_deadline (DocketTestDesk *test,
                               const char     *today,
                               const char     *number,
                               const char     *rule)
{
  g_autoptr (DocketCaseView) view = view_case (test, today, number);

  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = view->evaluation->deadlines->pdata[i];
      g_autofree char      *opens = NULL;
      g_autofree char      *due = NULL;

      if (!g_str_equal (deadline->rule, rule))
        continue;
      opens = deadline->opens == DOCKET_DATE_NONE ? g_strdup ("-")
                                                  : docket_date_format (deadline->opens);
      due = deadline->due == DOCKET_DATE_NONE ? g_strdup ("-") : docket_date_format (deadline->due);
      return g_strdup_printf ("%s..%s", opens, due);
    }
  return NULL;
}

char *
docket_test_desk_dup_fact (DocketTestDesk *test,
                           const char     *today,
                           const char     *number,
                           const char     *fact)
{
  g_autoptr (DocketCaseView) view = view_case (test, today, number);

  return g_strdup (g_hash_table_lookup (view->evaluation->facts, fact));
}
