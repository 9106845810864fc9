/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule set file becomes, and that hostile files are refused. */
#include "rules-test-files.h"

#include "core/docket-error.h"
#include "core/docket-items.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

static DocketRuleSet *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DocketRuleSet *set = docket_rules_read_bytes (bytes, "sample.xml", &error);

  g_assert_no_error (error);
  return set;
}

static DocketRuleSet *
read_sample (void)
{
  g_autofree char *text = rules_test_read ("small.xml");

  return read_text (text);
}

static const DocketRule *
get_rule (const DocketRuleSet *set, const char *id)
{
  gint index = docket_rule_set_find_rule (set, id);

  g_assert_cmpint (index, >=, 0);
  return g_ptr_array_index (set->rules, index);
}

static const DocketFactType *
get_fact (const DocketRuleSet *set, guint index)
{
  g_assert_cmpuint (index, <, set->facts->len);
  return g_ptr_array_index (set->facts, index);
}

static void
test_head (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketForce     *force = &g_array_index (set->force, DocketForce, 0);
  const DocketParameter *parameter = g_ptr_array_index (set->parameters, 1);

  g_assert_cmpstr (set->system, ==, "QQ");
  g_assert_cmpstr (set->version, ==, "1");
  g_assert_cmpuint (strlen (set->digest), ==, 64);
  g_assert_cmpstr (set->label.zh_tw, ==, "樣例");
  g_assert_cmpint (set->provenance, ==, DOCKET_PROVENANCE_SOURCE);
  g_assert_cmpint (force->from, ==, docket_date_new (2022, 1, 1));
  g_assert_cmpint (force->to, ==, docket_date_new (2022, 12, 31));
  g_assert_cmpstr (force->kinds_of_party[0], ==, "creator");
  g_assert_true (docket_rule_set_in_force (set, docket_date_new (2022, 6, 1)));
  g_assert_false (docket_rule_set_in_force (set, docket_date_new (2023, 1, 1)));
  g_assert_cmpstr (parameter->key, ==, "wait");
  g_assert_cmpstr (parameter->cite, ==, "a note");
  g_assert_null (parameter->label.zh_tw);
  g_assert_true (set->holiday_rollover);
  g_assert_false (set->count_event_day);
}

static void
test_facts (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  gint                    channel = docket_rule_set_find_fact (set, "attempt.channel");
  gint                    ground = docket_rule_set_find_fact (set, "ruling.ground");
  gint                    cases = docket_rule_set_find_fact (set, "desk.open-cases");
  const DocketRecordType *record = NULL;

  g_assert_cmpint (channel, >=, 0);
  record = g_ptr_array_index (set->records, get_fact (set, (guint) channel)->record);
  g_assert_cmpstr (record->id, ==, "attempt");
  g_assert_cmpuint (record->fields->len, ==, 3);
  g_assert_cmpint (ground, >=, 0);
  g_assert_cmpstr (get_fact (set, (guint) ground)->values[1], ==, "bad");
  g_assert_true (get_fact (set, (guint) cases)->given_by_desk);
  g_assert_cmpint (docket_rule_set_find_fact (set, "evidence.state"), >=, 0);
}

static void
test_words (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketFactType *why = get_fact (set, (guint) docket_rule_set_find_fact (set, "why"));
  const DocketFactType *told = get_fact (set, (guint) docket_rule_set_find_fact (set, "told"));
  const DocketWord     *good = g_ptr_array_index (why->words, 0);

  g_assert_null (told->words);
  g_assert_cmpuint (why->words->len, ==, 1);
  g_assert_cmpstr (good->id, ==, "good");
  g_assert_cmpstr (good->label.en, ==, "well");
}

static void
test_time (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketRule    *term = get_rule (set, "QQ-1");
  const DocketRule    *window = get_rule (set, "QQ-2");
  const DocketBaseUse *use = g_ptr_array_index (term->term.base, 0);

  g_assert_cmpint (term->term.count.value, ==, 30);
  g_assert_cmpint (term->term.count.parameter, ==, 1);
  g_assert_cmpint (term->term.kind, ==, DOCKET_TERM_DEADLINE);
  g_assert_cmpint (term->term.pick.value, ==, DOCKET_PICK_LATEST_KNOWN);
  g_assert_true (term->term.binds_person);
  g_assert_cmpint (use->condition->nodes[0].kind, ==, DOCKET_CONDITION_KNOWN);
  g_assert_cmpint (window->window.month.value, ==, DOCKET_WINDOW_OF_AFTER);
  g_assert_cmpint (window->window.partial.value, ==, 1);
  g_assert_true (window->window.rolling);
  g_assert_cmpuint (window->articles->len, ==, 2);
  g_assert_cmpint (window->provenance, ==, DOCKET_PROVENANCE_SOURCE | DOCKET_PROVENANCE_DEFAULT);
  g_assert_cmpint (get_rule (set, "QQ-3")->month.of.part, ==, DOCKET_PART_AFTER);
}

static void
test_tables (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketLadder  *ladder = &get_rule (set, "QQ-9")->ladder;
  const DocketStep    *step = g_ptr_array_index (ladder->steps, 1);
  const DocketNode    *node = g_ptr_array_index (get_rule (set, "QQ-7")->nodes.nodes, 0);
  const DocketAccount *account = &get_rule (set, "QQ-6")->account;
  const DocketTier    *tier = g_ptr_array_index (get_rule (set, "QQ-10")->schedule.tiers, 0);
  const DocketMetric  *metric = g_ptr_array_index (get_rule (set, "QQ-11")->assessment.metrics, 0);

  g_assert_cmpstr (get_fact (set, (guint) ladder->by)->id, ==, "entry.level");
  g_assert_cmpint (ladder->by_parameter, ==, 4);
  g_assert_cmpint (ladder->reset.value, ==, DOCKET_RESET_YEAR);
  g_assert_cmpuint (step->imposes->len, ==, 2);
  g_assert_cmpint (node->value, ==, 12500000);
  g_assert_cmpstr (get_fact (set, (guint) account->amount)->id, ==, "entry.sum");
  g_assert_true (account->start.known);
  g_assert_cmpuint (tier->signatures, ==, 2);
  g_assert_cmpint (metric->condition->nodes[0].times, ==, 100);
  g_assert_cmpuint (metric->condition->nodes[0].of.index, ==, metric->condition->nodes[0].to.index);
}

static void
test_act (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketAction           *hear = docket_rule_set_find_action (set, 0, "hear");
  const DocketGate             *reason = g_ptr_array_index (hear->gates, 0);
  const DocketGate             *failures = g_ptr_array_index (hear->gates, 1);
  const DocketConditionNode    *count = &failures->condition->nodes[0];
  const DocketInput            *told = g_ptr_array_index (hear->inputs, 3);
  static const DocketEffectKind kinds[] = {
    DOCKET_EFFECT_SET,    DOCKET_EFFECT_CLEAR,  DOCKET_EFFECT_ADD,     DOCKET_EFFECT_POST,
    DOCKET_EFFECT_IMPOSE, DOCKET_EFFECT_IMPOSE, DOCKET_EFFECT_LIFT,    DOCKET_EFFECT_SEND,
    DOCKET_EFFECT_RELATE, DOCKET_EFFECT_RELATE, DOCKET_EFFECT_CASCADE, DOCKET_EFFECT_GO,
    DOCKET_EFFECT_GO,
  };

  g_assert_cmpstr (hear->role, ==, "senior");
  g_assert_cmpint (hear->power, ==, DOCKET_POWER_MUST);
  g_assert_cmpstr (hear->page, ==, "notice");
  g_assert_true (reason->warn && reason->unknown_warn && reason->asks_inputs);
  g_assert_false (failures->asks_inputs);
  g_assert_cmpint (count->minimum, ==, -1);
  g_assert_cmpint (count->maximum, ==, 3);
  g_assert_cmpuint (count->size, ==, 2);
  g_assert_cmpstr (told->key, ==, "told");
  g_assert_cmpint (told->fallback_of.kind, ==, DOCKET_REF_ON);
  g_assert_cmpuint (hear->effects->len, ==, G_N_ELEMENTS (kinds));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpint (((DocketEffect *) g_ptr_array_index (hear->effects, i))->kind, ==, kinds[i]);
  g_assert_null (docket_rule_set_find_action (set, 1, "hear"));
}

static void
test_procedure (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketAction *refuse = docket_rule_set_find_action (set, 1, "refuse");
  const DocketState  *fresh =
      g_ptr_array_index (set->states, docket_rule_set_find_state (set, "fresh"));
  const DocketState *waiting =
      g_ptr_array_index (set->states, docket_rule_set_find_state (set, "waiting"));
  const DocketKind    *matter = g_ptr_array_index (set->kinds, 0);
  const DocketOutcome *outcome = docket_rule_set_find_outcome (set, 0, "refuse");
  const DocketGate    *gate = g_ptr_array_index (refuse->gates, 0);

  g_assert_cmpuint (refuse->from->len, ==, 3);
  g_assert_null (refuse->page);
  g_assert_cmpstr (fresh->queue, ==, "inbox");
  g_assert_null (waiting->queue);
  g_assert_cmpuint (gate->condition->nodes[0].size, ==, gate->condition->n_nodes);
  g_assert_cmpint (gate->condition->nodes[1].size, ==, 3);
  g_assert_cmpint (waiting->host, ==, docket_rule_set_find_state (set, "heard"));
  g_assert_true (matter->by_mail);
  g_assert_cmpuint (matter->opening->len, ==, 2);
  g_assert_cmpuint (matter->inputs_of_new->len, ==, 2);
  g_assert_cmpuint (docket_items_length (matter->effects), ==, 1);
  g_assert_cmpuint (outcome->signatures, ==, 2);
  g_assert_null (docket_rule_set_find_outcome (set, 1, "refuse"));
  g_assert_cmpuint (set->deadlines->len, ==, 2);
  g_assert_cmpstr (docket_rule_set_find_deadline (set, 0, "STOP")->measure->id, ==, "STOP");
  g_assert_null (docket_rule_set_find_deadline (set, 0, "QQ-1")->measure);
  g_assert_null (docket_rule_set_find_deadline (set, 1, "QQ-1"));
  g_assert_cmpuint (set->automatics->len, ==, 1);
}

static const DocketEffect *
get_effect (const DocketAction *action, guint index)
{
  return g_ptr_array_index (action->effects, index);
}

static void
check_posts (const DocketRuleSet *set, const DocketAction *weigh)
{
  const DocketEffect *post = get_effect (weigh, 1);
  const DocketEffect *notice = get_effect (weigh, 2);

  g_assert_cmpint (post->key.part, ==, DOCKET_PART_KEY);
  g_assert_cmpstr (get_fact (set, post->at.index)->id, ==, "moment");
  g_assert_cmpint (notice->at.kind, ==, DOCKET_REF_MEASURE);
  g_assert_true (notice->negative);
  g_assert_cmpstr (notice->roles[0], ==, "agency");
  g_assert_cmpint (get_rule (set, "notices")->account.amount, ==, -1);
  g_assert_cmpint (((DocketRecordType *)
                        set->records->pdata[docket_rule_set_find_record (set, "notice")])
                       ->account,
                   ==, docket_rule_set_find_rule (set, "notices"));
  g_assert_cmpint (((DocketRecordType *)
                        set->records->pdata[docket_rule_set_find_record (set, "row")])
                       ->account,
                   ==, -1);
}

static void
check_measures (const DocketRuleSet *set, const DocketAction *weigh)
{
  const DocketConditionNode *running =
      ((DocketGate *) weigh->gates->pdata[0])->condition->nodes + 1;

  g_assert_cmpstr (running[0].words[0], ==, "OUT");
  g_assert_cmpuint (running[1].index, ==, 1);
  g_assert_null (running[1].words);
  g_assert_cmpstr (get_fact (set, running[2].of.index)->id, ==, "steps");
  g_assert_cmpint (running[3].kind, ==, DOCKET_CONDITION_MEASURED);
  g_assert_cmpstr (get_fact (set, running[4].of.index)->id, ==, "steps");
  g_assert_cmpstr (running[5].words[1], ==, "fresh");
  g_assert_cmpint (running[5].maximum, ==, 0);
  g_assert_cmpuint (running[6].index, ==, DOCKET_MATCHING_ENDS);
  g_assert_cmpint (get_effect (weigh, 0)->measures, ==, DOCKET_MEASURES_ANSWERED);
  g_assert_cmpuint (get_effect (weigh, 3)->index, ==, docket_rule_set_find_rule (set, "QQ-8"));
  g_assert_cmpint (get_effect (weigh, 6)->measures, ==, DOCKET_MEASURES_LISTED);
  g_assert_cmpint (get_effect (weigh, 6)->count.value, ==, 3);
  g_assert_cmpint (get_effect (weigh, 7)->kind, ==, DOCKET_EFFECT_LIFT);
  g_assert_cmpstr (get_effect (weigh, 8)->roles[0], ==, "agency");
  g_assert_cmpint (get_effect (weigh, 9)->measures, ==, DOCKET_MEASURES_ANSWERED);
  g_assert_cmpint (get_effect (weigh, 10)->kind, ==, DOCKET_EFFECT_REVERSE);
}

static void
test_beyond (void)
{
  g_autoptr (DocketRuleSet) set = read_sample ();
  const DocketAction *weigh = docket_rule_set_find_action (set, 0, "weigh");
  const DocketEffect *open = get_effect (weigh, 11);
  const DocketGive   *agency = g_ptr_array_index (open->gives, 0);
  const DocketGive   *told = g_ptr_array_index (open->gives, 1);
  const DocketGive   *why = g_ptr_array_index (open->gives, 2);

  check_posts (set, weigh);
  check_measures (set, weigh);
  g_assert_cmpint (open->kind, ==, DOCKET_EFFECT_OPEN);
  g_assert_cmpuint (open->index, ==, 1);
  g_assert_nonnull (open->condition);
  g_assert_cmpuint (agency->of.index, ==, agency->fact);
  g_assert_cmpstr (get_fact (set, told->of.index)->id, ==, "received");
  g_assert_cmpstr (why->word, ==, "bad");
}

/* A parameter that holds nothing is not a number of zero */
static void
test_unset (void)
{
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *text = rules_test_replace (sample, "count=\"$wait\"", "count=\"$unset\"");
  g_autoptr (DocketRuleSet) set = read_text (text);

  g_assert_false (get_rule (set, "QQ-1")->term.count.known);
  g_assert_cmpint (get_rule (set, "QQ-1")->term.count.parameter, ==, 2);
}

typedef struct
{
  const char *about;
  const char *from;
  const char *to;
  const char *text;
} Hostile;

static const Hostile hostile[] = {
  { "doctype", "<ruleset", "<!DOCTYPE ruleset><ruleset", "document type" },
  { "entity", "<ruleset", "<!DOCTYPE r [<!ENTITY a \"x\">]><ruleset", "document type" },
  { "external-entity", "<ruleset",
    "<!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><ruleset", "document type" },
  { "external-subset", "<ruleset", "<!DOCTYPE r SYSTEM \"http://localhost/r.dtd\"><ruleset",
    "document type" },
  { "bomb", "<ruleset",
    "<!DOCTYPE r [<!ENTITY a \"xxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c "
    "\"&b;&b;&b;\">]><ruleset",
    "document type" },
  { "entity-use", "陈述", "&name;", "name" },
  { "xinclude", "<zh>陈述</zh>",
    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"small.xml\"/>", "include" },
  { "other-namespace", "urn:docket:rules:1", "urn:docket:rules:2", "ruleset" },
};

static void
test_hostile (gconstpointer data)
{
  const Hostile   *kase = data;
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *text = rules_test_replace (sample, kase->from, kase->to);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = NULL;
  const DocketRulesProblem *problem;

  g_assert_false (docket_rules_check (bytes, &problems));
  problem = g_ptr_array_index (problems, 0);
  g_assert_nonnull (strstr (problem->text, kase->text));
}

static void
test_deep (void)
{
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autoptr (GString) nest = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (nest, "<all>");
  g_string_append (nest, "<known of=\"received\"/>");
  text = rules_test_replace (sample, "<known of=\"received\"/>", nest->str);
  bytes = g_bytes_new (text, strlen (text));
  g_assert_false (docket_rules_check (bytes, &problems));
  g_assert_cmpuint (problems->len, >, 0);
}

static void
test_huge (void)
{
  g_autofree char *text = g_strnfill (8 * 1024 * 1024 + 1, ' ');
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_rules_read_bytes (bytes, "huge.xml", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "larger than"));
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new (NULL, 0);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_false (docket_rules_check (bytes, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "rules", "small.xml", NULL);
  g_autofree char *missing = g_strconcat (path, ".none", NULL);
  g_autofree char *text = rules_test_read ("small.xml");
  g_autofree char *directory = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRuleSet) set = docket_rules_read_file (path, &bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (set->system, ==, "QQ");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text));
  g_assert_null (docket_rules_read_file (missing, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (docket_rules_read_file (directory, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/reader/head", test_head);
  g_test_add_func ("/rules/reader/facts", test_facts);
  g_test_add_func ("/rules/reader/words", test_words);
  g_test_add_func ("/rules/reader/time", test_time);
  g_test_add_func ("/rules/reader/tables", test_tables);
  g_test_add_func ("/rules/reader/act", test_act);
  g_test_add_func ("/rules/reader/procedure", test_procedure);
  g_test_add_func ("/rules/reader/beyond", test_beyond);
  g_test_add_func ("/rules/reader/unset", test_unset);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/reader/hostile/", hostile[i].about, NULL);

      g_test_add_data_func (path, &hostile[i], test_hostile);
    }
  g_test_add_func ("/rules/reader/hostile/deep", test_deep);
  g_test_add_func ("/rules/reader/hostile/huge", test_huge);
  g_test_add_func ("/rules/reader/empty", test_empty);
  g_test_add_func ("/rules/reader/file", test_file);
  return g_test_run ();
}
