/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every kind of fault in a rule set file is found at its line, with its reason. Each case changes
 * one place of a good sample. */
#include "rules-test-files.h"

#include "core/docket-error.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

/* @at: a text of the changed file whose line the problem must name; NULL: that of the change */
typedef struct
{
  const char *about;
  const char *from;
  const char *to;
  const char *at;
  const char *text;
} Case;

static const Case cases[] = {
  { "xml", "</articles>", "</article>", NULL, "Opening and ending tag mismatch" },
  { "schema/element", "<measure id=\"OUT\"", "<punish id=\"OUT\"", NULL, "punish" },
  { "schema/attribute", "count=\"$wait\" unit=\"day\">", "count=\"$wait\" units=\"day\">", NULL,
    "units" },
  { "schema/missing-label", "<zh>第二条</zh><en>Second article</en>", "<zh>第二条</zh>", NULL,
    "missing" },
  { "schema/queue", "queue=\"inbox\"", "queue=\"inbocks\"", NULL, "queue" },
  { "schema/page", "page=\"notice\"", "page=\"notices\"", NULL, "page" },
  { "schema/number", "open=\"25\"", "open=\"x25\"", NULL, "open" },
  { "twice/article", "id=\"b2\"", "id=\"b1\"", NULL, "article “b1” is given twice" },
  { "twice/parameter", "key=\"unset\"", "key=\"wait\"", NULL, "parameter “wait” is given twice" },
  { "twice/fact", "id=\"told\"", "id=\"received\"", NULL, "fact “received” is given twice" },
  { "twice/built-in-fact", "id=\"told\"", "id=\"ruling.outcome\"", NULL,
    "fact “ruling.outcome” is given twice" },
  { "twice/field", "id=\"outcome\" type", "id=\"channel\" type", NULL,
    "“attempt.channel” is given twice" },
  { "twice/record", "record id=\"row\"", "record id=\"entry\"", NULL,
    "record “entry” is given twice" },
  { "twice/measure", "measure id=\"OUT\"", "measure id=\"STOP\"", NULL,
    "measure “STOP” is given twice" },
  { "twice/rule", "statement id=\"QQ-13\"", "statement id=\"QQ-1\"", NULL,
    "rule “QQ-1” is given twice" },
  { "twice/item", "item id=\"two\"", "item id=\"one\"", NULL, "item “one” is given twice" },
  { "twice/word", "<word id=\"good\">",
    "<word id=\"good\"><zh>佳</zh><en>fine</en></word><word id=\"good\">", NULL,
    "word “good” is given twice" },
  { "word/unknown", "<word id=\"good\">", "<word id=\"fair\">", NULL,
    "“fair” is none of the values of fact “why”" },
  { "twice/state", "state id=\"gone\"", "state id=\"fresh\"", NULL,
    "state “fresh” is given twice" },
  { "twice/kind", "kind id=\"other\"", "kind id=\"matter\"", NULL, "kind “matter” is given twice" },
  { "twice/group", "<kind id=\"matter\"",
    "<group id=\"BOTH\" states=\"fresh\"/><kind id=\"matter\"", NULL,
    "group “BOTH” is given twice" },
  { "twice/action", "do=\"hear\"", "do=\"refuse\"", "id=\"QQ-23\"",
    "action “refuse” is given twice" },
  { "twice/input", "fact=\"attempt.channel\"",
    "fact=\"attempt.channel\" need=\"no\"/><input key=\"channel\" fact=\"why\"", NULL,
    "input “channel” is given twice" },
  { "twice/argument", "<arg name=\"received\" fact=\"received\"/>",
    "<arg name=\"received\" fact=\"received\"/><arg name=\"received\" fact=\"told\"/>", NULL,
    "argument “received” is given twice" },
  { "twice/compute", "compute rule=\"QQ-9\"", "compute rule=\"QQ-1\"", NULL,
    "compute “QQ-1” is given twice" },
  { "twice/procedure", "<compute rule=\"QQ-9\">",
    "<procedure><kind id=\"k\" start=\"s\" reopens=\"s\"><zh>k</zh><en>k</en></kind><state "
    "id=\"s\" nature=\"end\"><zh>s</zh>"
    "<en>s</en></state></procedure><compute rule=\"QQ-9\">",
    NULL, "one procedure" },
  { "unknown/article", "art=\"b1 b2\"", "art=\"b1 b3\"", NULL, "article “b3” is not listed" },
  { "unknown/parameter", "\"$month-of\"", "\"$months\"", NULL, "no parameter “months”" },
  { "unknown/parameter-number", "points=\"$wait\"", "points=\"$waits\"", NULL,
    "no parameter “waits”" },
  { "unknown/fact", "use of=\"told\"", "use of=\"tolt\"", NULL, "no fact “tolt”" },
  { "unknown/fact-of-input", "<input fact=\"agency\"/>", "<input fact=\"agent\"/>", NULL,
    "no fact “agent”" },
  { "unknown/opening-fact", "opening=\"agency received\"", "opening=\"agency receipt\"", NULL,
    "no fact “receipt”" },
  { "unknown/record", "<add record=\"attempt\"/>", "<add record=\"attempts\"/>", NULL,
    "no record “attempts”" },
  { "unknown/field", "start=\"at\"", "start=\"from\"", NULL, "record “entry” has no field “from”" },
  { "unknown/field-of-count", "<is of=\"outcome\"", "<is of=\"result\"", NULL, "no fact “result”" },
  { "unknown/field-of-form", "form=\"level@at\"", "form=\"level@on\"", NULL,
    "record “entry” has no field “on”" },
  { "unknown/field-of-months", "form=\"level@at\"", "form=\"months\"", NULL,
    "has no field “period”" },
  { "unknown/field-of-ladder", "choices=\"level any\"", "choices=\"level any kind\"", "<ladder",
    "“kind” is no field" },
  { "unknown/measure", "correct=\"STOP\"", "correct=\"HALT\"", NULL, "no measure “HALT”" },
  { "unknown/letter", "send letter=\"warning\"", "send letter=\"warnings\"", NULL,
    "no letter “warnings”" },
  { "unknown/state", "states=\"fresh heard\"", "states=\"fresh herd\"", NULL, "no state “herd”" },
  { "unknown/group", "from=\"@BOTH decided\"", "from=\"@ALL decided\"", NULL, "no group “ALL”" },
  { "unknown/kind", "kind in=\"other\"", "kind in=\"others\"", NULL, "no kind “others”" },
  { "unknown/kinds", "nature=\"stored\" kinds=\"matter\"", "nature=\"stored\" kinds=\"matters\"",
    NULL, "no kind “matters”" },
  { "unknown/rule", "QQ-3#month", "QQ-33#month", NULL, "no rule “QQ-33”" },
  { "unknown/rule-of-deadline", "deadline of=\"QQ-1\"", "deadline of=\"QQ-0\"", NULL,
    "no rule or measure “QQ-0”" },
  { "unknown/outcome", "signed outcome=\"refuse\"", "signed outcome=\"allow\"", NULL,
    "no outcome “allow”" },
  { "unknown/cited-article", "cites article=\"b1\"", "cites article=\"b9\"", NULL,
    "no article “b9”" },
  { "unknown/cascade-kind", "cascade over=\"other\"", "cascade over=\"another\"", NULL,
    "no kind “another”" },
  { "unknown/cascade-action", "state=\"fresh\" do=\"refuse\"", "state=\"fresh\" do=\"hear\"", NULL,
    "kind “other” has no action “hear”" },
  { "unknown/part", "to=\"QQ-1#last\"/><amount", "to=\"QQ-1#open\"/><amount", NULL,
    "rule “QQ-1” has no part “open”" },
  { "unknown/placeholder", "{QQ-1#last} 前", "{QQ-1#end-of} 前", NULL, "has no part “end-of”" },
  { "unknown/placeholder-form", "{$wait} days", "{wait 3} days", NULL, "“{wait 3}” is no fact" },
  { "unknown/brace", "{$wait} days", "{$wait days", NULL, "a brace has no partner" },
  { "primitive/window", "term=\"QQ-1\"", "term=\"QQ-3\"", NULL,
    "rule “QQ-3” is a month, not a term" },
  { "primitive/checklist", "complete checklist=\"QQ-5\"", "complete checklist=\"QQ-1\"", NULL,
    "is a term, not a checklist" },
  { "primitive/deadline", "deadline of=\"QQ-1\"", "deadline of=\"QQ-3\"", NULL,
    "is no term and no window" },
  { "type/parameter-value", "value=\"30\"", "value=\"thirty\"", NULL, "parameter “wait”" },
  { "type/choice", "value=\"of-after\"", "value=\"of-last-day\"", NULL, "is none of its choices" },
  { "type/choices-of-number", "type=\"int\" value=\"30\"",
    "type=\"int\" choices=\"30 60\" value=\"30\"", NULL, "has choices" },
  { "type/choice-of-primitive", "choices=\"of-last of-after next\"",
    "choices=\"of-last of-after first\"", "<window", "choice “first”" },
  { "type/value-of-primitive", "month=\"$month-of\"", "month=\"$late\"", NULL,
    "value “ask” of parameter “late” means nothing here" },
  { "type/word-for-number", "points=\"$wait\"", "points=\"$late\"", NULL,
    "parameter “late” is no number" },
  { "type/number-for-word", "month=\"$month-of\"", "month=\"$wait\"", NULL,
    "parameter “wait” is no word" },
  { "type/number-for-word-in-condition", "is of=\"$late\"", "is of=\"$wait\"", NULL,
    "“$wait” is a number where a word is wanted" },
  { "type/word-for-date", "use of=\"told\"", "use of=\"why\"", NULL,
    "“why” is a word where a date is wanted" },
  { "type/date-for-number", "amount of=\"paid\"", "amount of=\"told\"", NULL,
    "“told” is a date where a number is wanted" },
  { "type/no-date-field", "start=\"at\"", "start=\"sum\"", NULL, "field “entry.sum” is no date" },
  { "type/word", "value=\"good bad\"/></item>", "value=\"good worse\"/></item>", NULL,
    "“why” can never be “worse”" },
  { "type/flag", "is of=\"asked\" value=\"yes\"", "is of=\"asked\" value=\"true\"", NULL,
    "“asked” can never be “true”" },
  { "type/ground", "is of=\"ruling.ground\" value=\"good\"",
    "is of=\"ruling.ground\" value=\"best\"", NULL, "can never be “best”" },
  { "type/literal", "set fact=\"asked\" value=\"yes\"", "set fact=\"asked\" value=\"perhaps\"",
    NULL, "fact “asked”" },
  { "type/literal-word", "set fact=\"asked\" value=\"yes\"", "set fact=\"why\" value=\"worse\"",
    NULL, "can never be “worse”" },
  { "type/set", "set fact=\"told\" to=\"received\"", "set fact=\"told\" to=\"why\"", NULL,
    "where a date is wanted" },
  { "type/fallback", "fallback=\"good\"", "fallback=\"bad\"", NULL,
    "input “ground” can never be “bad”" },
  { "type/input-values", "values=\"good\">", "values=\"good fine\">", NULL, "can never be “fine”" },
  { "type/given-by-desk", "set fact=\"asked\" value=\"yes\"",
    "set fact=\"desk.open-cases\" value=\"1\"", NULL, "given by the desk" },
  { "type/values-of-date", "id=\"told\" type=\"date\"", "id=\"told\" type=\"date\" values=\"a b\"",
    NULL, "is no word and no list" },
  { "type/ground-of-fact", "ground id=\"bad\"", "ground id=\"worse\"", NULL,
    "fact “why” can never be “worse”" },
  { "value/multiplier", "to-times=\"90\"", "to-times=\"$unset\"", NULL, "to-times needs a value" },
  { "value/day-of-month", "close=\"30\"", "close=\"32\"", NULL, "32 is no day of a month" },
  { "value/window", "open=\"25\" close=\"30\"", "open=\"25\" close=\"20\"", NULL,
    "closes before it opens" },
  { "value/force", "to=\"2022-12-31\"", "to=\"2021-12-31\"", NULL, "lies before its beginning" },
  { "value/force-date", "to=\"2022-12-31\"", "to=\"2022-12-31Z\"", NULL, "to is no date" },
  { "value/step", "step from=\"3\"", "step from=\"1\"", NULL, "steps must rise" },
  { "value/first-step", "step from=\"1\"", "step from=\"2\"", NULL, "the first step" },
  { "value/account", " at=\"at\" amount=\"sum\"", " amount=\"sum\"", NULL, "needs at" },
  { "value/engine-act", "do=\"hear\"", "do=\"note\"", NULL, "every kind of case has it" },
  { "value/engine-key", "input key=\"body\"", "input key=\"on\"", NULL, "every act has one" },
  { "value/last-answer", "<answer form=\"{QQ-1#last}\"/>", "", "form=\"LATE\"", "the last answer" },
  { "value/hidden-answer",
    "<answer form=\"LATE\"><date of=\"received\" rel=\"after\" to=\"told\"/></answer>",
    "<answer form=\"LATE\"/>", NULL, "hides those that follow" },
  { "flow/unreachable", " kinds=\"matter\"><zh>已定</zh>", "><zh>已定</zh>", NULL,
    "state “decided” cannot be reached in kind “other”" },
  { "flow/no-end", "<go state=\"gone\"/>", "", "<state id=\"fresh\"",
    "no end can be reached from state “fresh”" },
  { "flow/start", "start=\"fresh\" reopens=\"fresh\"", "start=\"heard\" reopens=\"fresh\"", NULL,
    "start “heard” is no state of this kind" },
  { "flow/never", "kinds=\"matter\" from=\"fresh\" by", "kinds=\"other\" from=\"heard\" by", NULL,
    "has a state it starts from" },
  { "flow/phase-host", "phase of=\"heard\"", "phase of=\"waiting\"", NULL,
    "host of a phase must be a state" },
  { "flow/unknown-host", "phase of=\"heard\"", "phase of=\"listened\"", NULL,
    "no state “listened”" },
  { "flow/foreign-host", "nature=\"phase\" kinds=\"matter\"", "nature=\"phase\" kinds=\"other\"",
    NULL, "no kind has both" },
  { "flow/phase-without-nature", "nature=\"phase\"", "nature=\"stored\"", NULL, "belong together" },
  { "flow/from-phase", "from=\"@BOTH decided\"", "from=\"@BOTH waiting\"", NULL,
    "“waiting” is a phase" },
  { "flow/go-phase", "go state=\"gone\"", "go state=\"waiting\"", NULL, "“waiting” is a phase" },
  { "flow/in-phase", "<while><state in=\"heard\"/>", "<while><state in=\"waiting\"/>", NULL,
    "“waiting” is a phase" },
  { "flow/automatic-circle", "<known of=\"body\"/><go state=\"decided\"/></auto>",
    "<go state=\"heard\"/></auto>", "<state id=\"heard\"",
    "automatic transitions lead from state “heard” back to it" },
  { "account/twice", "record=\"notice\" at=\"on\" key=\"sort\"",
    "record=\"entry\" at=\"at\" key=\"level\"", NULL, "has the entries of another account" },
  { "account/added-to", "<add record=\"attempt\"/>", "<add record=\"entry\"/>", NULL,
    "record “entry” has the entries of an account" },
  { "post/key", "key=\"QQ-10#key\"", "key=\"QQ-10#kye\"", NULL, "has no part “kye”" },
  { "post/at", " at=\"moment\"", " at=\"paid\"", NULL,
    "“paid” is a number where a date is wanted" },
  { "post/automatic", "<go state=\"decided\"/></auto>",
    "<post account=\"QQ-6\" amount=\"1\"/><go state=\"decided\"/></auto>", NULL,
    "“post” reaches beyond the case" },
  { "reverse/account", "reverse account=\"QQ-6\"", "reverse account=\"QQ-7\"", NULL,
    "rule “QQ-7” is a nodes, not a account" },
  { "measure/running", "<running measure=\"OUT\"/>", "<running measure=\"OWT\"/>", NULL,
    "no measure “OWT”" },
  { "covers/field", "<running measure=\"OUT\"/>",
    "<covers record=\"attempt\" field=\"none\" of=\"steps\"/>", NULL, "has no field “none”" },
  { "covers/class", "<running measure=\"OUT\"/>",
    "<covers record=\"attempt\" field=\"day\" of=\"paid\"/>", NULL,
    "“paid” is a number where a word is wanted" },
  { "in-force/class", "<running measure=\"OUT\"/>", "<in-force of=\"paid\"/>", NULL,
    "“paid” is a number where a word is wanted" },
  { "measure/measured", "measured measure=\"STOP OUT\"", "measured measure=\"STOP OWT\"", NULL,
    "no measure “OWT”" },
  { "measure/running-list", "type=\"list\" values=\"STOP OUT\"",
    "type=\"list\" values=\"STOP OWT\"", "<running of",
    "“steps” may be “OWT”, which is no measure" },
  { "measure/imposed-list", "type=\"list\" values=\"STOP OUT\"",
    "type=\"list\" values=\"STOP OWT\"", "<impose of", "“steps” may be “OWT”" },
  { "measure/lifted-list", "type=\"list\" values=\"STOP OUT\"", "type=\"list\" values=\"STOP OWT\"",
    "<lift of", "“steps” may be “OWT”" },
  { "measure/unknown-rule", "impose by=\"QQ-8\"", "impose by=\"QQ-0\"", NULL, "no rule “QQ-0”" },
  { "measure/answers-none", "impose by=\"QQ-8\"", "impose by=\"QQ-6\"", NULL,
    "rule “QQ-6” answers no measures" },
  { "measure/end", "at=\"STOP#end\"", "at=\"STOP#last\"", NULL, "no rule “STOP”" },
  { "measure/lift-by", "lift by=\"QQ-9\"", "lift by=\"QQ-5\"", NULL,
    "rule “QQ-5” answers no measures" },
  { "cases/kind", "cases over=\"other\"", "cases over=\"others\"", NULL, "no kind “others”" },
  { "cases/state", "role=\"agency\" state=\"fresh\" max", "role=\"agency\" state=\"frish\" max",
    NULL, "no state “frish”" },
  { "ladder/reset", "reset=\"year\"><step", "reset=\"$late\"><step", NULL, "means nothing here" },
  { "measure/both", "impose by=\"QQ-8\"", "impose by=\"QQ-8\" measure=\"OUT\"", NULL, "impose" },
  { "schedule/no-fact", " fact=\"tier\" account", " account", "amount=\"QQ-10#points\"",
    "schedule “QQ-10” names no fact" },
  { "schedule/unknown-fact", " fact=\"tier\" account", " fact=\"teir\" account", NULL,
    "no fact “teir”" },
  { "matches/no-list", "list=\"$ends\"", "list=\"$late\"", NULL, "parameter “late” is no list" },
  { "matches/how", "how=\"ends\"", "how=\"starts\"", NULL, "matches" },
  { "open/kind", "open kind=\"other\"", "open kind=\"others\"", NULL, "no kind “others”" },
  { "open/field", "give fact=\"told\"", "give fact=\"attempt.day\"", NULL,
    "no case is opened with “attempt.day”" },
  { "open/value", "value=\"bad\"/><known", "value=\"worse\"/><known", NULL,
    "fact “why” can never be “worse”" },
  { "open/class", "give fact=\"told\" of=\"received\"", "give fact=\"told\" of=\"paid\"", NULL,
    "where a date is wanted" },
  { "open/desk", "give fact=\"agency\"/>", "give fact=\"desk.open-cases\"/>", NULL,
    "given by the desk" },
  { "cascade/give", "refuse\"><give fact=\"why\"", "refuse\"><give fact=\"body\"", NULL,
    "action “refuse” takes no fact “body”" },
  { "circle/term", "<use of=\"told\"/>", "<use of=\"QQ-3#month\"/>", "<term", "depends on itself" },
  { "circle/checklist", "<known of=\"body\"/></item>", "<complete checklist=\"QQ-5\"/></item>",
    "<checklist", "rule “QQ-5” depends on itself" },
};

static GPtrArray *
check_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GPtrArray *problems = NULL;

  g_assert_true (docket_rules_check (bytes, &problems) == (problems->len == 0));
  return problems;
}

static gboolean
has_problem (GPtrArray *problems, guint line, const char *text)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DocketRulesProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line == line && strstr (problem->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_fault (gconstpointer data)
{
  const Case      *kase = data;
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *text = rules_test_replace (sample, kase->from, kase->to);
  g_autoptr (GPtrArray) problems = check_text (text);
  guint line = kase->at != NULL ? rules_test_line_of (text, kase->at)
                                : rules_test_line_of (sample, kase->from);

  if (has_problem (problems, line, kase->text))
    return;
  for (guint i = 0; i < problems->len; i++)
    {
      const DocketRulesProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%u: %s", problem->line, problem->text);
    }
  g_test_message ("wanted %u: %s", line, kase->text);
  g_test_fail ();
}

/* Not only the first, by line, each once */
static void
test_all (void)
{
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *one = rules_test_replace (sample, "use of=\"told\"", "use of=\"tolt\"");
  g_autofree char *two = rules_test_replace (one, "term=\"QQ-1\"", "term=\"QQ-0\"");
  g_autofree char *three = rules_test_replace (two, "art=\"b1 b2\"", "art=\"b8 b9\"");
  g_autoptr (GPtrArray) problems = check_text (three);

  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_true (has_problem (problems, rules_test_line_of (three, "use of=\"tolt\""), "“tolt”"));
  for (guint i = 1; i < problems->len; i++)
    {
      const DocketRulesProblem *before = g_ptr_array_index (problems, i - 1);
      const DocketRulesProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpuint (before->line, <=, problem->line);
    }
}

static void
test_error (void)
{
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *one = rules_test_replace (sample, "use of=\"told\"", "use of=\"tolt\"");
  g_autofree char *two = rules_test_replace (one, "term=\"QQ-1\"", "term=\"QQ-0\"");
  g_autoptr (GBytes) bytes = g_bytes_new (two, strlen (two));
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("mine.xml:%u: there is no fact “tolt” (and 1 more)",
                                            rules_test_line_of (two, "use of=\"tolt\""));

  g_assert_null (docket_rules_read_bytes (bytes, "mine.xml", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, start);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/problems/fault/", cases[i].about, NULL);

      g_test_add_data_func (path, &cases[i], test_fault);
    }
  g_test_add_func ("/rules/problems/all", test_all);
  g_test_add_func ("/rules/problems/error", test_error);
  return g_test_run ();
}
