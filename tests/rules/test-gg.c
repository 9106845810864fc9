/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The published rule set: cases walked through it as tests/data/rules/gg-walks.txt says, its
 * calculator, and what every rule must bear. */
#include "rules/docket-calendar-reader.h"
#include "rules/docket-rules-reader.h"
#include "walk.h"

#include <string.h>

static char           *rules_text;
static DocketRuleSet  *rules;
static DocketCalendar *calendar;

/* The text with parameter KEY set to VALUE */
static char *
change_setting (const char *text, const char *setting)
{
  const char      *value;
  g_autofree char *key = walk_split (setting, &value);
  g_autofree char *place = g_strdup_printf ("<parameter key=\"%s\"", key);
  const char      *start = strstr (text, place);
  const char      *old;
  g_autofree char *head = NULL;

  g_assert_nonnull (start);
  old = strstr (start, " value=\"");
  g_assert_nonnull (old);
  old += strlen (" value=\"");
  head = g_strndup (text, (gsize) (old - text));
  return g_strconcat (head, value, strchr (old, '"'), NULL);
}

static DocketRuleSet *
read_with (const WalkScript *script)
{
  g_autofree char *text = g_strdup (rules_text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DocketRuleSet *set;

  for (guint i = 0; i < script->settings->len; i++)
    {
      char *changed = change_setting (text, g_ptr_array_index (script->settings, i));

      g_free (text);
      text = changed;
    }
  bytes = g_bytes_new (text, strlen (text));
  set = docket_rules_read_bytes (bytes, script->name, &error);
  g_assert_no_error (error);
  return set;
}

static void
test_walk (gconstpointer data)
{
  const WalkScript *script = data;
  g_autoptr (DocketRuleSet) own = script->settings->len > 0 ? read_with (script) : NULL;

  walk_run (script, own != NULL ? own : rules, calendar);
}

static void
test_compute (void)
{
  static const struct
  {
    const char *rule;
    const char *arguments;
    const char *answer;
  } cases[] = {
    { "GG-6.5", "applied=2022-05-10", "2022-06-10" },
    { "GG-7.1.3", "base=2021-11-12", "2021-12-25..2021-12-30" },
    { "GG-7.1.3", "base=2021-11-25", "2021-12-26..2021-12-30" },
    { "GG-7.1.3", "base=2021-11-29", "2021-12-30..2021-12-30" },
    { "GG-7.1.3", "base=2021-11-30", "2022-01-25..2022-01-30" },
    { "GG-7.1.3", "base=2022-01-28", "2022-02-28..2022-02-28" },
    { "GG-7.1.3", "base=2022-01-29", "2022-03-25..2022-03-30" },
    { "GG-7.1.3", "base=2024-01-29", "2024-02-29..2024-02-29" },
    { "GG-7.1.5", "after=2022-02-28", "2022-03-25..2022-03-30" },
    { "GG-7.1.5", "after=2022-12-30", "2023-01-25..2023-01-30" },
    { "GG-7.1.5", "after=2023-01-30", "2023-02-25..2023-02-28" },
    { "GG-7.2.1", "received=2022-01-15", "2022-02-14" },
    { "GG-7.2.1", "received=2022-01-15 arrived=2022-02-14T23:59:00", "IN_TIME" },
    { "GG-7.2.1", "received=2022-01-15 arrived=2022-02-15T00:00:00", "LATE" },
    { "GG-7.3.2", "unbound=2022-03-26", "2022-04" },
    { "GG-7.3.2", "unbound=2022-12-30", "2023-01" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) arguments = g_strsplit (cases[i].arguments, " ", -1);
      g_autoptr (GError) error = NULL;
      g_autofree char *answer = docket_compute (rules, calendar, cases[i].rule,
                                                (const char *const *) arguments, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

/* Every rule of the norm can be shown and cited */
static void
test_rules (void)
{
  static const char *const ids[] = {
    "GG-1.1",   "GG-1.2",   "GG-1.3",   "GG-2.1",   "GG-3.0",    "GG-3.1",    "GG-4.1",
    "GG-4.2",   "GG-4.3",   "GG-5.0",   "GG-5.1",   "GG-5.2.0",  "GG-5.2",    "GG-5.3",
    "GG-5.4",   "GG-6.0",   "GG-6.1",   "GG-6.2",   "GG-6.3",    "GG-6.4",    "GG-6.5",
    "GG-6.5a",  "GG-6.5b",  "GG-7.0",   "GG-7.0a",  "GG-7.0b",   "GG-7.0c",   "GG-8.1",
    "GG-8.2",   "GG-8.2r",  "GG-8.3",   "GG-7.1.1", "GG-7.1.2",  "GG-7.1.2w", "GG-7.1.3",
    "GG-7.1.4", "GG-7.1.5", "GG-7.2.0", "GG-7.2.1", "GG-7.2.1p", "GG-7.2.2",  "GG-7.2.3",
    "GG-7.3.1", "GG-7.3.2", "GG-7.3.3",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      gint              index = docket_rule_set_find_rule (rules, ids[i]);
      const DocketRule *rule;

      g_assert_cmpint (index, >=, 0);
      rule = g_ptr_array_index (rules->rules, (guint) index);
      g_assert_cmpint (rule->provenance, !=, 0);
      g_assert_true (rule->articles->len > 0 || rule->provenance == DOCKET_PROVENANCE_DEFAULT);
      g_assert_nonnull (rule->label.zh_cn);
      g_assert_nonnull (rule->label.zh_tw);
      g_assert_nonnull (rule->label.en);
    }
}

static void
test_articles (void)
{
  static const struct
  {
    const char *written;
    const char *number; /* NULL: no article */
  } cases[] = {
    { "7", "7" },           { "7.1", "7.1" },        { "7(1)", "7.1" },
    { "7.1(2)", "7.1(2)" }, { "7(1)(2)", "7.1(2)" }, { "a6-5", "6(5)" },
    { "6.5", "6(5)" },      { "6-5", "6(5)" },       { "71", NULL },
    { "7.", "7" },          { "7x", NULL },          { "", NULL },
    { "9", NULL },          { "(7)", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint                 found = docket_rule_set_find_article (rules, cases[i].written);
      const DocketArticle *article =
          found >= 0 ? g_ptr_array_index (rules->articles, (guint) found) : NULL;

      g_assert_cmpstr (article != NULL ? article->number : NULL, ==, cases[i].number);
    }
}

static DocketCalendar *
read_calendar (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = docket_rules_load_file (path, G_MAXUINT16, &error);
  DocketCalendar *read;

  g_assert_no_error (error);
  read = docket_calendar_read_bytes (bytes, path, &error);
  g_assert_no_error (error);
  return read;
}

static void
add_walks (GPtrArray *scripts)
{
  for (guint i = 0; i < scripts->len; i++)
    {
      const WalkScript *script = g_ptr_array_index (scripts, i);
      g_autofree char  *path = g_strconcat ("/rules/gg/walk/", script->name, NULL);

      g_test_add_data_func (path, script, test_walk);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) scripts = NULL;
  g_autofree char *walks = NULL;
  g_autofree char *file = NULL;
  g_autofree char *days = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  walks = g_test_build_filename (G_TEST_DIST, "data", "rules", "gg-walks.txt", NULL);
  file = g_test_build_filename (G_TEST_DIST, "..", "data", "rules", "gg.xml", NULL);
  days = g_test_build_filename (G_TEST_DIST, "..", "data", "calendars", "cn.csv", NULL);
  scripts = walk_scripts_read (walks);
  g_file_get_contents (file, &rules_text, NULL, &error);
  g_assert_no_error (error);
  rules = docket_rules_read_file (file, NULL, &error);
  g_assert_no_error (error);
  calendar = read_calendar (days);

  g_test_add_func ("/rules/gg/compute", test_compute);
  g_test_add_func ("/rules/gg/rules", test_rules);
  g_test_add_func ("/rules/gg/articles", test_articles);
  add_walks (scripts);
  status = g_test_run ();
  docket_calendar_unref (calendar);
  docket_rule_set_unref (rules);
  g_free (rules_text);
  return status;
}
