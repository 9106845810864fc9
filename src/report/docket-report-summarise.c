/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says of a case in short, whatever is wrong with it. One thread at a time. */
#include "report/docket-report-summarise.h"

static void
take_attribute (char **place, const DocketReportElement *element, const char *name)
{
  g_free (*place);
  *place = g_strdup (docket_report_element_get (element, name));
}

static gint64
get_number (const DocketReportElement *element, const char *name)
{
  const char *text = docket_report_element_get (element, name);

  return text == NULL ? 0 : g_ascii_strtoll (text, NULL, 10);
}

static void
count_element (DocketReportSummary *summary, const char *name)
{
  const struct
  {
    const char *name;
    gint64     *count;
  } counters[] = {
    { "fact", &summary->facts },
    { "deadline", &summary->deadlines },
    { "item", &summary->evidence },
    { "ruling", &summary->rulings },
  };

  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      if (g_str_equal (name, counters[i].name))
        (*counters[i].count)++;
    }
}

void
docket_report_summarise_start (DocketReportSummary *summary, const DocketReportElement *element)
{
  if (g_str_equal (element->name, "about"))
    {
      take_attribute (&summary->system, element, "system");
      take_attribute (&summary->kind, element, "kind");
      take_attribute (&summary->state, element, "state");
      take_attribute (&summary->phase, element, "phase");
      take_attribute (&summary->received, element, "received");
    }
  else if (g_str_equal (element->name, "party"))
    {
      DocketReportParty *party = docket_report_party_new ();

      take_attribute (&party->role, element, "role");
      take_attribute (&party->id, element, "id");
      g_ptr_array_add (summary->parties, party);
    }
  count_element (summary, element->name);
}

void
docket_report_summarise_text (DocketReportSummary *summary, const char *name, const char *text)
{
  char **place = NULL;

  if (g_str_equal (name, "title"))
    place = &summary->title;
  else if (g_str_equal (name, "name") && summary->parties->len > 0)
    {
      DocketReportParty *party = g_ptr_array_index (summary->parties, summary->parties->len - 1);

      place = &party->name;
    }
  if (place == NULL)
    return;

  g_free (*place);
  *place = g_strdup (text);
}

void
docket_report_summarise_seal (DocketReportSummary *summary, const DocketReportElement *element)
{
  summary->seal_events = get_number (element, "events");
  summary->seal_count = get_number (element, "count");
  take_attribute (&summary->seal_last, element, "last");
  take_attribute (&summary->seal_head, element, "head");
  take_attribute (&summary->seal_written, element, "written");
  take_attribute (&summary->seal_clock, element, "clock");
}
