/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/docket-json-reason.h"

#include "desk/docket-wording.h"
#include "desk/docket-case-file.h"

static const struct
{
  DocketProvenance provenance;
  const char      *name;
} PROVENANCES[] = {
  { DOCKET_PROVENANCE_SOURCE, "source" },
  { DOCKET_PROVENANCE_OTHER, "other" },
  { DOCKET_PROVENANCE_DEFAULT, "default" },
};

void
docket_json_add_provenance (JsonObject *object, const char *name, DocketProvenance provenance)
{
  JsonArray *array = docket_json_add_array (object, name);

  for (gsize i = 0; i < G_N_ELEMENTS (PROVENANCES); i++)
    if (provenance & PROVENANCES[i].provenance)
      json_array_add_string_element (array, PROVENANCES[i].name);
}

static void
fill_reason (JsonObject *object, const DocketRuleSet *rules, const DocketReason *reason)
{
  g_autofree char *text = docket_wording_dup_reason (rules, reason);
  gboolean         begins = reason->hint == DOCKET_HINT_FROM || reason->hint == DOCKET_HINT_WINDOW;
  DocketDate       to = reason->hint == DOCKET_HINT_UNTIL ? reason->date : reason->to;

  if (reason->kase != NULL)
    docket_json_set_text (object, "case", reason->kase);
  docket_json_set_word (object, "rule", reason->rule);
  docket_json_set_word (object, "articles", reason->articles);
  docket_json_set_text (object, "text", text);
  docket_json_set_date (object, "from", begins ? reason->date : DOCKET_DATE_NONE);
  docket_json_set_date (object, "to",
                        reason->hint == DOCKET_HINT_UNTIL || reason->hint == DOCKET_HINT_WINDOW
                            ? to
                            : DOCKET_DATE_NONE);
  docket_json_set_word (object, "words", reason->words);
  docket_json_add_provenance (object, "provenance", reason->provenance);
  json_object_set_boolean_member (object, "unknown", reason->unknown);
}

void
docket_json_add_reasons (JsonObject          *object,
                         const char          *name,
                         const DocketRuleSet *rules,
                         GPtrArray           *reasons,
                         gboolean             warnings)
{
  JsonArray *array = docket_json_add_array (object, name);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DocketReason *reason = reasons->pdata[i];

      if (reason->warning == warnings)
        fill_reason (docket_json_add_item (array), rules, reason);
    }
}

static void
fill_step (JsonObject *object, const DocketRuleSet *rules, const DocketWorkingStep *step)
{
  g_autofree char *text = docket_wording_dup_step (rules, step);
  gboolean         counts = step->kind == DOCKET_WORKING_CALENDAR || step->unit >= 0;

  docket_json_set_text (object, "what", docket_wording_get_step_name (step->kind));
  docket_json_set_text (object, "name", step->name);
  docket_json_set_text (object, "value", step->text);
  docket_json_set_date (object, "date", step->date);
  docket_json_set_date (object, "to", step->to);
  if (counts || step->number != 0)
    json_object_set_int_member (object, "number", step->number);
  else
    json_object_set_null_member (object, "number");
  docket_json_set_text (object, "unit", docket_wording_get_unit_name (step->unit));
  docket_json_add_provenance (object, "provenance", step->provenance);
  docket_json_set_text (object, "text", text);
}

void
docket_json_add_working (JsonObject *object, const DocketRuleSet *rules, GPtrArray *steps)
{
  JsonArray *array = docket_json_add_array (object, "working");

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    fill_step (docket_json_add_item (array), rules, steps->pdata[i]);
}

void
docket_json_add_state (JsonObject             *object,
                       const DocketRuleSet    *rules,
                       const DocketEvaluation *evaluation)
{
  const char *state = ((DocketState *) rules->states->pdata[evaluation->state])->id;
  const char *shown = docket_case_get_shown (rules, evaluation);

  docket_json_set_text (object, "state", state);
  docket_json_set_text (object, "phase", g_str_equal (shown, state) ? NULL : shown);
}
