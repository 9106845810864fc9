/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked examples, answered from the shipped files; and that a changed parameter changes the
 * answer without a new build. */
#include "rules-test-files.h"

#include "rules/docket-rules-library.h"
#include "rules/docket-rules-reader.h"

#include "core/docket-evaluation.h"

#include <string.h>

static DocketRulesLibrary *library;

static char *
answer (const DocketRuleSet *set, const char *rule, const char *arguments)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GError) error = NULL;
  char *text = docket_compute (set, docket_rules_library_get_calendar (library), rule,
                               (const char *const *) words, NULL, &error);

  g_assert_no_error (error);
  return text;
}

/* @data: id, rule, arguments, answer */
static void
test_example (gconstpointer data)
{
  char *const           *fields = data;
  const DocketRulesFile *file = docket_rules_library_find_compute (library, fields[1]);
  g_autofree char       *text = NULL;

  g_assert_nonnull (file);
  text = answer (file->set, fields[1], fields[2]);
  g_assert_cmpstr (text, ==, fields[3]);
}

static void
free_fields (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
add_examples (void)
{
  GPtrArray       *examples = g_ptr_array_new_with_free_func (free_fields);
  g_autofree char *text = rules_test_read ("examples.tsv");
  g_auto (GStrv) lines = g_strsplit (g_strchomp (text), "\n", -1);

  for (guint i = 1; lines[i] != NULL; i++)
    {
      char           **fields = g_strsplit (lines[i], "\t", -1);
      g_autofree char *path = g_strconcat ("/rules/examples/", fields[0], NULL);

      g_assert_cmpuint (g_strv_length (fields), ==, 4);
      g_ptr_array_add (examples, fields);
      g_test_add_data_func (path, fields, test_example);
    }
  g_assert_cmpuint (examples->len, ==, 83);
  return examples;
}

/* One parameter of a copy of a shipped set */
typedef struct
{
  const char *about;
  const char *rule;
  const char *arguments;
  const char *key;
  const char *value;
  const char *before;
  const char *after;
} Change;

static const Change changes[] = {
  { "window-opens", "GG-7.1.3", "base=2021-11-12", "gg-open", "20", "2021-12-25..2021-12-30",
    "2021-12-20..2021-12-30" },
  { "window-closes", "GG-7.1.3", "base=2021-11-12", "gg-close", "28", "2021-12-25..2021-12-30",
    "2021-12-25..2021-12-28" },
  { "window-month", "GG-7.1.3", "base=2021-11-12", "gg-window-month", "next",
    "2021-12-25..2021-12-30", "2022-01-25..2022-01-30" },
  { "grace", "SP-4.1", "certified=2022-04-01", "sp-grace", "120", "2022-07", "2022-08" },
  { "merge", "LV-17.3",
    "decisions=info@2020-04-03T23:50:00,info@2020-04-05T23:50:00,info@2020-04-06T00:10:00",
    "lv-merge", "fixed-hours", "1,1,2", "1,1,1" },
  { "exam", "DY-3.2.1", "notice=2022-07-20", "dy-exam-days", "10", "2022-07-27", "2022-07-30" },
  { "ladder", "CH-8.3",
    "decisions=scope@2022-05-01T09:00:00,description@2022-05-05T09:00:00,scope@2022-05-10T09:00:00",
    "ch-ladder", "any", "DELETE,DELETE,DELETE NONE",
    "DELETE,DELETE,DELETE+SUPERVISE 2022-05-17T09:00:00" },
};

/* The file with the value of one parameter changed */
static DocketRuleSet *
read_changed (const DocketRulesFile *file, const char *key, const char *value)
{
  gsize            size;
  const char      *data = g_bytes_get_data (file->bytes, &size);
  g_autofree char *text = g_strndup (data, size);
  g_autofree char *pattern = g_strdup_printf ("(<parameter key=\"%s\"[^>]* value=\")[^\"]*", key);
  g_autofree char *replacement = g_strdup_printf ("\\g<1>%s", value);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, &error);
  g_autofree char *changed = g_regex_replace (regex, text, -1, 0, replacement, 0, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (changed, strlen (changed));
  DocketRuleSet *set = docket_rules_read_bytes (bytes, "changed.xml", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (set->digest, !=, file->set->digest);
  return set;
}

static void
test_change (gconstpointer data)
{
  const Change          *kase = data;
  const DocketRulesFile *file = docket_rules_library_find_compute (library, kase->rule);
  g_autoptr (DocketRuleSet) changed = read_changed (file, kase->key, kase->value);
  g_autofree char *before = answer (file->set, kase->rule, kase->arguments);
  g_autofree char *after = answer (changed, kase->rule, kase->arguments);

  g_assert_cmpstr (before, ==, kase->before);
  g_assert_cmpstr (after, ==, kase->after);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) examples = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  library = docket_rules_library_load (NULL, &error);
  g_assert_no_error (error);
  examples = add_examples ();
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/examples/change/", changes[i].about, NULL);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  status = g_test_run ();
  docket_rules_library_unref (library);
  return status;
}
