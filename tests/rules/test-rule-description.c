/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told about a rule, an action, a gate, an automatic transition. */
#include "rules-test-files.h"

#include "rules/docket-rule-description.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

static DocketRuleSet *
read_sample (void)
{
  g_autofree char *text = rules_test_read ("small.xml");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DocketRuleSet *set = docket_rules_read_bytes (bytes, "small.xml", &error);

  g_assert_no_error (error);
  return set;
}

typedef struct
{
  const char *id;
  const char *articles;
  const char *provenance;
  const char *label;
  const char *parameters;
} Case;

static const Case cases[] = {
  { "QQ-1", "1(1)", "source", "term", "wait" },
  { "QQ-2", "1(1), 2", "source+default", NULL, "wait month-of" },
  { "QQ-3", "", "default", NULL, "wait" },
  { "QQ-9", "", "source", NULL, "apart" },
  { "QQ-10", "", "source", NULL, "wait" },
  { "QQ-13", "2", "source", "statement", "" },
  { "QQ-20", "1(1)", "source", "hear", "wait" },
  { "QQ-21", "1(1)", "source", "reason wanted", "" },
  { "QQ-24", "", "source", "a ruling is wanted", "wait late" },
  { "QQ-25", "", "default", "run out", "wait" },
  { "QQ-26", "", "default", "reason", "" },
  { "QQ-27", "", "source", "weigh", "wait apart ends" },
  { "QQ-28", "", "source", "still possible", "ends" },
};

static char *
join_parameters (const DocketRuleDescription *description)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < description->parameters->len; i++)
    g_strv_builder_add (builder,
                        ((DocketParameter *) g_ptr_array_index (description->parameters, i))->key);
  keys = g_strv_builder_end (builder);
  return g_strjoinv (" ", keys);
}

static void
test_describe (gconstpointer data)
{
  const Case *kase = data;
  g_autoptr (DocketRuleSet) set = read_sample ();
  g_autoptr (DocketRuleDescription) description = docket_rule_describe (set, kase->id);
  g_autofree char *provenance = NULL;
  g_autofree char *parameters = NULL;

  g_assert_nonnull (description);
  provenance = docket_provenance_dup_text (description->provenance);
  parameters = join_parameters (description);
  g_assert_cmpstr (description->id, ==, kase->id);
  g_assert_cmpstr (description->system, ==, "QQ");
  g_assert_cmpstr (description->version, ==, "1");
  g_assert_cmpstr (description->articles, ==, kase->articles);
  g_assert_cmpstr (provenance, ==, kase->provenance);
  g_assert_cmpstr (description->label->en, ==, kase->label);
  g_assert_cmpstr (parameters, ==, kase->parameters);
}

static void
test_unknown (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();

  g_assert_null (docket_rule_describe (set, "QQ-99"));
  g_assert_null (docket_rule_describe (set, ""));
}

static void
test_cite (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  g_autoptr (DocketRuleDescription) description = docket_rule_describe (set, "QQ-6");

  g_assert_cmpstr (description->cite, ==, "a note");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/rule-description/describe/", cases[i].id, NULL);

      g_test_add_data_func (path, &cases[i], test_describe);
    }
  g_test_add_func ("/rules/rule-description/unknown", test_unknown);
  g_test_add_func ("/rules/rule-description/cite", test_cite);
  return g_test_run ();
}
