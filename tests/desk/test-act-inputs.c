/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From key=value to the values of an event, or why not. */

#include "core/docket-error.h"
#include "desk/docket-act-inputs.h"
#include "rules/docket-rules-library.h"

typedef struct
{
  DocketRulesLibrary *library;
  DocketRuleSet      *rules;
  guint               kind;
  GPtrArray          *events; /* an opening, then an attempt to notify */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const DocketRulesFile *file;

  fixture->library = docket_rules_library_load (NULL, &error);
  g_assert_no_error (error);
  file = docket_rules_library_find_latest (fixture->library, "GG");
  fixture->rules = file->set;
  fixture->kind = (guint) docket_rule_set_find_kind (fixture->rules, "complaint");
  fixture->events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  g_ptr_array_add (fixture->events, docket_event_new ("D/GG-2022-0001", "open"));
  g_ptr_array_add (fixture->events, docket_event_new ("D/GG-2022-0001", "notify"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->events);
  docket_rules_library_unref (fixture->library);
}

static char *
describe_values (const DocketEvent *event)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", value->name, value->value);
    }
  return g_string_free (text, FALSE);
}

/* @values NULL: refused as wrong usage, in words that name @words */
static void
check_act (Fixture *fixture, const char *act, const char *values, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (act, " ", -1);
  g_autoptr (DocketEvent) event = docket_event_new ("D/GG-2022-0001", parts[0]);
  g_autoptr (GError) error = NULL;
  gboolean added = docket_act_inputs_add (event, fixture->rules, fixture->kind, fixture->events,
                                          (const char *const *) parts + 1, &error);
  g_autofree char *given = describe_values (event);

  g_test_message ("%s", act);
  if (values != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (added);
      g_assert_cmpstr (given, ==, values);
      return;
    }
  g_assert_false (added);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpstr (given, ==, "");
}

static void
test_values (Fixture *fixture, gconstpointer data)
{
  static const char *const acts[][2] = {
    { "accept", "" },
    { "accept compliant=yes", "fact.applicant.compliant=yes" },
    { "accept on=2022-01-05 compliant=no", "on=2022-01-05 fact.applicant.compliant=no" },
    { "notify channel=email outcome=failed",
      "fact.attempt.channel=email fact.attempt.outcome=failed" },
    { "accept compliant=perhaps", "fact.applicant.compliant=perhaps" },
    { "note text=a=b", "text=a=b" },
    { "note text=", "text=" },
    { "assign to=li", "to=li" },
    { "split message=M2", "message=M2" },
    { "sign", "" },
    { "sign ruling=3", "ruling=3" },
    { "correct of=2 on=2022-01-05 channel=phone reason=r",
      "of=2 of-on=2022-01-05 fact.attempt.channel=phone reason=r" },
    { "correct channel=phone of=2", "fact.attempt.channel=phone of=2" },
    { "correct phone=1 of=1", "fact.phone=1 of=1" },
    { "rule outcome=unbind ground=g finding=a evidence=E1 cite=1 finding=b cite=2 cite=3 reason=r",
      "ruling.outcome=unbind ruling.ground=g finding.1.text=a finding.1.evidence=E1 "
      "finding.1.cite=1 finding.2.text=b finding.2.cite=2,3 ruling.reason=r" },
    { "rule evidence=E1 evidence=E2 finding=a", "finding.1.evidence=E1,E2 finding.1.text=a" },
    { "supersede of=3 outcome=reject", "of=3 ruling.outcome=reject" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    check_act (fixture, acts[i][0], acts[i][1], NULL);
}

static void
test_wrong_usage (Fixture *fixture, gconstpointer data)
{
  static const char *const acts[][2] = {
    { "fly", "fly" },
    { "open", "open" },
    { "merge", "merge" },
    { "attach", "attach" },
    { "accept colour=red", "compliant" },
    { "accept compliant", "key=value" },
    { "accept =yes", "key=value" },
    { "accept compliant=yes compliant=no", "twice" },
    { "accept on=2022-01-05 on=2022-01-06", "twice" },
    { "note", "text=" },
    { "note text=a text=b", "twice" },
    { "note colour=red", "text" },
    { "assign", "to=" },
    { "split", "message=" },
    { "correct reason=r", "of=" },
    { "correct of=2 colour=red", "colour" },
    { "correct of=9 channel=phone", "channel" },
    { "rule outcome=a outcome=b", "twice" },
    { "rule colour=red", "finding" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    check_act (fixture, acts[i][0], NULL, acts[i][1]);
}

/* What may hold many takes them at once, or one by one */
static void
test_lists (Fixture *fixture, gconstpointer data)
{
  guint n_lists = 0;

  for (guint i = 0; i < fixture->rules->actions->len; i++)
    {
      const DocketAction *action = fixture->rules->actions->pdata[i];

      for (guint j = 0; j < action->inputs->len; j++)
        {
          const DocketInput    *input = action->inputs->pdata[j];
          const DocketFactType *fact = fixture->rules->facts->pdata[input->fact];
          g_autofree char      *act = NULL;
          g_autofree char      *values = NULL;

          if (!fact->many ||
              docket_rule_set_find_action (fixture->rules, fixture->kind, action->action) != action)
            continue;
          act = g_strdup_printf ("%s %s=E1 %s=E2", action->action, input->key, input->key);
          values = g_strdup_printf ("fact.%s=E1,E2", fact->id);
          check_act (fixture, act, values, NULL);
          n_lists++;
        }
    }
  g_assert_cmpuint (n_lists, >, 0);
}

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  const char *const        good[] = { "on=2022-01-05", "agency=a", NULL };
  const char *const        unknown[] = { "colour=red", NULL };
  const char *const        twice[] = { "agency=a", "agency=b", NULL };
  const char *const        bare[] = { "agency", NULL };
  const char *const *const wrong[] = { unknown, twice, bare };
  g_autoptr (DocketEvent) event = docket_event_new ("D/GG-2022-0001", "open");
  g_autoptr (GError) error = NULL;
  g_autofree char *given = NULL;

  docket_act_inputs_add_opening (event, fixture->rules, fixture->kind, good, &error);
  g_assert_no_error (error);
  given = describe_values (event);
  g_assert_cmpstr (given, ==, "on=2022-01-05 fact.agency=a");
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (
          docket_act_inputs_add_opening (event, fixture->rules, fixture->kind, wrong[i], &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
      g_clear_error (&error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk/act-inputs/values", Fixture, NULL, set_up, test_values, tear_down);
  g_test_add ("/desk/act-inputs/wrong-usage", Fixture, NULL, set_up, test_wrong_usage, tear_down);
  g_test_add ("/desk/act-inputs/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/desk/act-inputs/opening", Fixture, NULL, set_up, test_opening, tear_down);
  return g_test_run ();
}
