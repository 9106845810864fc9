/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records, ledger entries and letters of a report, out of the events that made them. Pure. */

#include "desk/docket-report-filler.h"

static DocketReportRecord *
make_record (const char *name, const DocketEvent *event)
{
  DocketReportRecord *record = docket_report_record_new ();

  record->name = g_strdup (name);
  record->seq = event->subject_seq;
  record->on = g_strdup (docket_event_get (event, "on"));
  return record;
}

static void
add_field (DocketReportRecord *record, const char *name, const char *from, const char *value)
{
  DocketReportField *field = docket_report_field_new ();

  field->name = g_strdup (name);
  field->from = g_strdup (from);
  field->value = g_strdup (value);
  g_ptr_array_add (record->fields, field);
}

/* --- records -------------------------------------------------------------------------------- */

/* What the last correction of the event that stands says of @name; NULL when none does */
static const char *
find_corrected (GPtrArray *events, const DocketEvent *event, const char *name)
{
  for (guint i = events->len; i > (guint) event->subject_seq; i--)
    {
      const DocketEvent *correction = events->pdata[i - 1];
      const char        *of = docket_event_get (correction, "of");
      const char        *value = docket_event_get (correction, name);

      if (value != NULL && of != NULL && g_str_equal (correction->action, "correct") &&
          g_ascii_strtoll (of, NULL, 10) == event->subject_seq &&
          docket_events_find_undo (events, i) == 0)
        return value;
    }
  return NULL;
}

static gboolean
has_field (const DocketReportRecord *record, const char *name)
{
  for (guint i = 0; i < record->fields->len; i++)
    if (g_str_equal (((DocketReportField *) record->fields->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* A value that was corrected is not the event's own: it names none that it comes from */
static void
add_record_field (DocketReportRecord *record,
                  GPtrArray          *events,
                  const DocketEvent  *event,
                  const char         *name,
                  const char         *value)
{
  const char *corrected = find_corrected (events, event, name);
  const char *field = name + strlen ("fact.") + strlen (record->name) + 1;

  if (corrected != NULL && g_strcmp0 (corrected, value) != 0)
    add_field (record, field, NULL, corrected);
  else
    add_field (record, field, name, value);
}

/* What the act left out and a correction added */
static void
add_fields_of_corrections (DocketReportRecord     *record,
                           GPtrArray              *events,
                           const DocketEvent      *event,
                           const DocketRuleSet    *rules,
                           const DocketRecordType *type)
{
  for (guint i = 0; i < type->fields->len; i++)
    {
      const DocketFactType *fact = rules->facts->pdata[g_array_index (type->fields, guint, i)];
      g_autofree char      *name = g_strconcat ("fact.", fact->id, NULL);
      const char           *field = fact->id + strlen (type->id) + 1;
      const char           *corrected = find_corrected (events, event, name);

      if (corrected != NULL && !has_field (record, field))
        add_field (record, field, NULL, corrected);
    }
}

/* The right day of an act whose day was corrected is a field like any other: `on` is the event's */
static void
correct_on (DocketReportRecord *record, GPtrArray *events, const DocketEvent *event)
{
  const char *on = find_corrected (events, event, "of-on");

  if (on == NULL)
    return;
  g_clear_pointer (&record->on, g_free);
  if (!has_field (record, "on"))
    add_field (record, "on", NULL, on);
}

static void
add_record (DocketReportCase       *kase,
            const DocketCaseView   *view,
            const DocketRecordType *type,
            const DocketEvent      *event)
{
  g_autofree char    *prefix = g_strdup_printf ("fact.%s.", type->id);
  DocketReportRecord *record = NULL;

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];

      if (!g_str_has_prefix (value->name, prefix))
        continue;
      if (record == NULL)
        record = make_record (type->id, event);
      add_record_field (record, view->events, event, value->name, value->value);
    }
  if (record == NULL)
    return;
  add_fields_of_corrections (record, view->events, event, view->rules, type);
  correct_on (record, view->events, event);
  g_ptr_array_add (kase->records, record);
}

/* --- groups --------------------------------------------------------------------------------- */

/* The groups GROUP.1.*, GROUP.2.* ... of an event, each named after the value of its first field */
static void
add_groups (GPtrArray *records, const DocketEvent *event, const char *group, const char *first)
{
  for (guint number = 1;; number++)
    {
      g_autofree char    *prefix = g_strdup_printf ("%s.%u.", group, number);
      g_autofree char    *name = g_strconcat (prefix, first, NULL);
      const char         *title = docket_event_get (event, name);
      DocketReportRecord *record;

      if (title == NULL)
        return;
      record = make_record (title, event);
      for (guint i = 0; i < event->values->len; i++)
        {
          const DocketEventValue *value = event->values->pdata[i];

          if (g_str_has_prefix (value->name, prefix) && !g_str_equal (value->name, name))
            add_field (record, value->name + strlen (prefix), value->name, value->value);
        }
      g_ptr_array_add (records, record);
    }
}

/* --- public --------------------------------------------------------------------------------- */

/* A correction tells another record than its own */
void
docket_report_filler_add_records (DocketReportCase *kase, const DocketCaseView *view)
{
  for (guint i = 0; i < view->events->len; i++)
    {
      const DocketEvent *event = view->events->pdata[i];
      gboolean           corrects = g_str_equal (event->action, "correct");

      if (docket_events_find_undo (view->events, event->subject_seq) != 0)
        continue;
      for (guint j = 0; j < view->rules->records->len && !corrects; j++)
        add_record (kase, view, view->rules->records->pdata[j], event);
      add_groups (kase->ledger, event, "post", "account");
      add_groups (kase->letters, event, "letter", "letter");
    }
}
