/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sections of a case in a report, from the structs the desk filled. One thread at a time.
 * Journal and seal are the writer's. */
#include "report/docket-report-sections.h"

#include "report/docket-report-rulings.h"

/* Text of the element that was just started, or that it is withheld */
static void
write_content (DocketReportOutput *output, const char *text)
{
  if (text == NULL)
    docket_report_output_attribute (output, "withheld", "yes");
  else
    docket_report_output_text (output, text);
}

static void
write_seq (DocketReportOutput *output, gint64 seq)
{
  if (seq > 0)
    docket_report_output_number (output, "seq", seq);
}

static void
write_flag (DocketReportOutput *output, const char *name, gboolean flag)
{
  docket_report_output_attribute (output, name, flag ? "yes" : "no");
}

static void
write_rules (DocketReportOutput *output, const DocketReportCase *kase)
{
  if (kase->rules_id != NULL)
    {
      docket_report_output_start (output, "rules");
      docket_report_output_attribute (output, "id", kase->rules_id);
      docket_report_output_attribute (output, "version", kase->rules_version);
      docket_report_output_attribute (output, "digest", kase->rules_digest);
      docket_report_output_end (output);
    }
  if (kase->calendar_digest != NULL)
    {
      docket_report_output_start (output, "calendar");
      docket_report_output_attribute (output, "digest", kase->calendar_digest);
      docket_report_output_end (output);
    }
}

static void
write_about (DocketReportOutput *output, const DocketReportCase *kase)
{
  docket_report_output_attribute (output, "system", kase->system);
  docket_report_output_attribute (output, "kind", kase->kind);
  docket_report_output_attribute (output, "state", kase->state);
  docket_report_output_attribute (output, "phase", kase->phase);
  docket_report_output_attribute (output, "received", kase->received);
  docket_report_output_element (output, "title", kase->title);
  for (guint i = 0; i < kase->labels->len; i++)
    {
      const DocketReportLabel *label = g_ptr_array_index (kase->labels, i);

      docket_report_output_start (output, "label");
      docket_report_output_attribute (output, "of", label->of);
      docket_report_output_attribute (output, "zh", label->zh);
      docket_report_output_attribute (output, "en", label->en);
      docket_report_output_end (output);
    }
  write_rules (output, kase);
}

static void
write_contact (DocketReportOutput *output, const DocketReportContact *contact)
{
  docket_report_output_start (output, "contact");
  docket_report_output_attribute (output, "kind", contact->kind);
  docket_report_output_attribute (output, "from", contact->from);
  docket_report_output_attribute (output, "until", contact->until);
  write_flag (output, "admission", contact->admission);
  write_content (output, contact->value);
  docket_report_output_end (output);
}

static void
write_parties (DocketReportOutput *output, const DocketReportCase *kase)
{
  for (guint i = 0; i < kase->parties->len; i++)
    {
      const DocketReportParty *party = g_ptr_array_index (kase->parties, i);

      docket_report_output_start (output, "party");
      docket_report_output_attribute (output, "role", party->role);
      docket_report_output_attribute (output, "id", party->id);
      write_seq (output, party->seq);
      docket_report_output_start (output, "name");
      write_content (output, party->name);
      docket_report_output_end (output);
      for (guint j = 0; j < party->contacts->len; j++)
        write_contact (output, g_ptr_array_index (party->contacts, j));
      docket_report_output_end (output);
    }
}

static void
write_facts (DocketReportOutput *output, const DocketReportCase *kase)
{
  for (guint i = 0; i < kase->facts->len; i++)
    {
      const DocketReportFact *fact = g_ptr_array_index (kase->facts, i);

      docket_report_output_start (output, "fact");
      docket_report_output_attribute (output, "name", fact->name);
      write_seq (output, fact->seq);
      docket_report_output_attribute (output, "on", fact->on);
      write_content (output, fact->value);
      docket_report_output_end (output);
    }
}

static void
write_step (DocketReportOutput *output, const DocketReportStep *step)
{
  docket_report_output_start (output, "step");
  docket_report_output_attribute (output, "what", step->what);
  docket_report_output_attribute (output, "article", step->article);
  docket_report_output_attribute (output, "key", step->key);
  docket_report_output_attribute (output, "value", step->value);
  docket_report_output_attribute (output, "to", step->to);
  docket_report_output_attribute (output, "unit", step->unit);
  docket_report_output_attribute (output, "source", step->source);
  write_seq (output, step->seq);
  docket_report_output_element (output, "zh", step->zh);
  docket_report_output_element (output, "en", step->en);
  docket_report_output_end (output);
}

static void
write_deadline (DocketReportOutput *output, const DocketReportDeadline *deadline)
{
  docket_report_output_start (output, "deadline");
  docket_report_output_attribute (output, "rule", deadline->rule);
  docket_report_output_attribute (output, "kind", deadline->kind);
  docket_report_output_attribute (output, "opens", deadline->opens);
  docket_report_output_attribute (output, "due", deadline->due);
  docket_report_output_attribute (output, "status", deadline->status);
  write_flag (output, "provisional", deadline->provisional);
  docket_report_output_attribute (output, "source", deadline->source);
  docket_report_output_element (output, "zh", deadline->zh);
  docket_report_output_element (output, "en", deadline->en);
  docket_report_output_start (output, "working");
  for (guint i = 0; i < deadline->working->len; i++)
    write_step (output, g_ptr_array_index (deadline->working, i));
  docket_report_output_end (output);
  docket_report_output_end (output);
}

static void
write_deadlines (DocketReportOutput *output, const DocketReportCase *kase)
{
  for (guint i = 0; i < kase->deadlines->len; i++)
    write_deadline (output, g_ptr_array_index (kase->deadlines, i));
}

static void
write_record (DocketReportOutput *output, const char *element, const DocketReportRecord *record)
{
  docket_report_output_start (output, element);
  docket_report_output_attribute (output, "name", record->name);
  write_seq (output, record->seq);
  docket_report_output_attribute (output, "on", record->on);
  for (guint i = 0; i < record->fields->len; i++)
    {
      const DocketReportField *field = g_ptr_array_index (record->fields, i);

      docket_report_output_start (output, "field");
      docket_report_output_attribute (output, "name", field->name);
      docket_report_output_attribute (output, "from", field->from);
      write_content (output, field->value);
      docket_report_output_end (output);
    }
  docket_report_output_end (output);
}

static void
write_record_list (DocketReportOutput *output, const char *element, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    write_record (output, element, g_ptr_array_index (records, i));
}

static void
write_records (DocketReportOutput *output, const DocketReportCase *kase)
{
  write_record_list (output, "record", kase->records);
}

static void
write_ledger (DocketReportOutput *output, const DocketReportCase *kase)
{
  write_record_list (output, "entry", kase->ledger);
}

static void
write_letters (DocketReportOutput *output, const DocketReportCase *kase)
{
  write_record_list (output, "letter", kase->letters);
}

static void
write_item (DocketReportOutput *output, const DocketReportEvidence *evidence)
{
  docket_report_output_start (output, "item");
  docket_report_output_attribute (output, "id", evidence->id);
  write_seq (output, evidence->seq);
  docket_report_output_attribute (output, "name", evidence->name);
  docket_report_output_attribute (output, "media-type", evidence->media_type);
  docket_report_output_number (output, "size", evidence->size);
  docket_report_output_attribute (output, "sha256", evidence->sha256);
  docket_report_output_attribute (output, "origin", evidence->origin);
  write_flag (output, "included", evidence->included);
  docket_report_output_element (output, "proves", evidence->proves);
  docket_report_output_end (output);
}

static void
write_evidence (DocketReportOutput *output, const DocketReportCase *kase)
{
  const DocketReportSource *source = &kase->source;

  while (source->next_evidence != NULL && !docket_report_output_has_failed (output))
    {
      g_autoptr (DocketReportEvidence) evidence = NULL;
      g_autoptr (GError) error = NULL;

      if (!source->next_evidence (source->data, &evidence, &error))
        docket_report_output_fail (output, g_steal_pointer (&error));
      if (evidence == NULL)
        return;
      write_item (output, evidence);
    }
}

const DocketReportSection *
docket_report_get_sections (void)
{
  static const DocketReportSection sections[DOCKET_REPORT_N_SECTIONS] = {
    { "about", write_about },
    { "parties", write_parties },
    { "facts", write_facts },
    { "deadlines", write_deadlines },
    { "records", write_records },
    { "evidence", write_evidence },
    { "rulings", docket_report_write_rulings },
    { "ledger", write_ledger },
    { "letters", write_letters },
  };

  return sections;
}
