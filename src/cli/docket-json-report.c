/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reports and verdicts on them as JSON. */

#include "cli/docket-json-report.h"

static void
add_parties (JsonObject *object, const DocketReportSummary *summary)
{
  JsonArray *array = docket_json_add_array (object, "parties");

  for (guint i = 0; i < summary->parties->len; i++)
    {
      const DocketReportParty *party = summary->parties->pdata[i];
      JsonObject              *item = docket_json_add_item (array);

      docket_json_set_text (item, "role", party->role);
      docket_json_set_text (item, "name", party->name);
      docket_json_set_text (item, "party", party->id);
    }
}

static void
add_seal (JsonObject *object, const DocketReportSummary *summary)
{
  JsonObject *seal = docket_json_add_object (object, "seal");

  json_object_set_int_member (seal, "events", summary->seal_events);
  json_object_set_int_member (seal, "count", summary->seal_count);
  docket_json_set_text (seal, "last", summary->seal_last);
  docket_json_set_text (seal, "head", summary->seal_head);
  docket_json_set_text (seal, "written", summary->seal_written);
  docket_json_set_text (seal, "clock", summary->seal_clock);
}

void
docket_json_fill_summary (JsonObject *object, const DocketReportSummary *summary)
{
  docket_json_set_text (object, "case", summary->number);
  docket_json_set_text (object, "desk", summary->desk);
  docket_json_set_text (object, "system", summary->system);
  docket_json_set_text (object, "kind", summary->kind);
  docket_json_set_text (object, "state", summary->state);
  docket_json_set_text (object, "phase", summary->phase);
  docket_json_set_text (object, "title", summary->title);
  docket_json_set_text (object, "received", summary->received);
  add_parties (object, summary);
  json_object_set_int_member (object, "facts", summary->facts);
  json_object_set_int_member (object, "deadlines", summary->deadlines);
  json_object_set_int_member (object, "evidence", summary->evidence);
  json_object_set_int_member (object, "rulings", summary->rulings);
  json_object_set_int_member (object, "events", summary->events);
  json_object_set_int_member (object, "values", summary->values);
  json_object_set_int_member (object, "withheld", summary->withheld);
  add_seal (object, summary);
}

static void
add_flaws (JsonObject *object, const DocketReportVerdict *verdict)
{
  JsonArray *array = docket_json_add_array (object, "flaws");

  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = verdict->flaws->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "fault", docket_report_fault_get_name (flaw->fault));
      json_object_set_int_member (item, "line", flaw->line);
      docket_json_set_text (item, "case", flaw->kase);
      docket_json_set_text (item, "element", flaw->element);
      docket_json_set_text (item, "text", flaw->message);
    }
}

JsonObject *
docket_json_make_verdict (const DocketReportVerdict *verdict)
{
  JsonObject *object = json_object_new ();
  g_auto (GStrv) checked = docket_report_verdict_dup_checked (verdict);
  g_auto (GStrv) unproved = docket_report_verdict_dup_unproved (verdict);
  JsonArray *cases;

  json_object_set_boolean_member (object, "valid", verdict->valid);
  json_object_set_int_member (object, "n_flaws", verdict->n_flaws);
  add_flaws (object, verdict);
  cases = docket_json_add_array (object, "cases");
  for (guint i = 0; i < verdict->cases->len; i++)
    docket_json_fill_summary (docket_json_add_item (cases), verdict->cases->pdata[i]);
  docket_json_set_words (object, "checked", (const char *const *) checked);
  docket_json_set_words (object, "unproved", (const char *const *) unproved);
  return object;
}
