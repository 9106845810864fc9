/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case must hold, held against what is known and how it came to be known. What a mail says
 * is taken from the journal as it was read at import, so that a sheet does not change with the
 * program. Pure. */

#include "config.h"

#include "desk/docket-mail-sheet.h"

#include "desk/docket-wording-plain.h"

#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

static void
free_item (gpointer data)
{
  DocketSheetItem *item = data;

  g_free (item->label);
  g_free (item->value);
  g_free (item->note);
  g_free (item);
}

void
docket_mail_sheet_free (DocketMailSheet *sheet)
{
  g_ptr_array_unref (sheet->items);
  g_free (sheet);
}

/* --- what the rules ask for ----------------------------------------------------------------- */

static const DocketCheck *
find_check (const DocketRule *rule, const char *fact)
{
  for (guint i = 0; rule != NULL && i < docket_items_length (rule->checklist.items); i++)
    {
      const DocketCheck *check = rule->checklist.items->pdata[i];

      if (g_str_equal (check->id, fact))
        return check;
    }
  return NULL;
}

static guint
count_checks (const DocketRule *rule, GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (find_check (rule, ((DocketSheetItem *) items->pdata[i])->fact->id) != NULL)
      n++;
  return n;
}

/* The list that names most of the items */
static const DocketRule *
find_rule (const DocketRuleSet *rules, GPtrArray *items)
{
  const DocketRule *best = NULL;
  guint             most = 0;

  for (guint i = 0; i < rules->rules->len; i++)
    {
      const DocketRule *rule = rules->rules->pdata[i];
      guint n = rule->primitive == DOCKET_PRIMITIVE_CHECKLIST ? count_checks (rule, items) : 0;

      if (n > most)
        {
          best = rule;
          most = n;
        }
    }
  return best;
}

static void
add_item (GPtrArray *items, DocketItemField field, const DocketFactType *fact)
{
  DocketSheetItem *item = g_new0 (DocketSheetItem, 1);

  item->field = field;
  item->fact = fact;
  item->label = docket_wording_dup_title (&fact->label);
  item->needed = TRUE;
  g_ptr_array_add (items, item);
}

/* A case that came by mail must hold what intake looks for; any other what its kind opens with */
static void
add_items (DocketMailSheet *sheet, const DocketCaseView *view)
{
  const DocketRuleSet *rules = view->rules;
  const DocketKind    *kind = rules->kinds->pdata[view->evaluation->kind];

  if (!kind->by_mail)
    {
      for (guint i = 0; i < docket_indices_length (kind->opening); i++)
        add_item (sheet->items, DOCKET_N_ITEMS,
                  rules->facts->pdata[g_array_index (kind->opening, guint, i)]);
      return;
    }
  for (DocketItemField field = 0; field < DOCKET_N_ITEMS; field++)
    {
      gint fact = docket_rule_set_find_fact (rules, docket_item_field_get_name (field));

      if (fact >= 0)
        add_item (sheet->items, field, rules->facts->pdata[fact]);
    }
}

static void
take_labels (DocketMailSheet *sheet)
{
  for (guint i = 0; i < sheet->items->len; i++)
    {
      DocketSheetItem   *item = sheet->items->pdata[i];
      const DocketCheck *check = find_check (sheet->rule, item->fact->id);

      if (check == NULL)
        continue;
      g_free (item->label);
      item->label = docket_wording_dup_title (&check->label);
      item->needed = check->hard;
    }
}

/* --- what is known -------------------------------------------------------------------------- */

/* The words of intake for its doubts, docket-complaint.h */
static const struct
{
  const char *doubt;
  const char *text;
} DOUBTS[] = {
  { "contradiction", N_ ("Subject and text name different ones; this is the text’s") },
  { "several", N_ ("The mail gives several") },
  { "subject-only", N_ ("Only in the subject, nowhere in the text") },
  { "separator", N_ ("Only in the subject, whose parts are not joined as they should be") },
  { "ambiguous", N_ ("The subject can be read in several ways, and the text does not decide") },
  { "quoted", N_ ("Only in what the sender quotes") },
  { "unlabelled", N_ ("Found in running text; nothing says what it is") },
  { "too-long", N_ ("Longer than a name") },
  { "service-number", N_ ("A hotline, not a person’s number") },
  { "odd-number", N_ ("No phone number of this country; a digit may be missing") },
  { "no-image", N_ ("There are files, but no picture or document") },
  { "empty-file", N_ ("Every picture is empty") },
  { "truncated", N_ ("The mail breaks off inside the only picture") },
};

static char *
dup_doubt (const char *doubt)
{
  for (gsize i = 0; doubt != NULL && i < G_N_ELEMENTS (DOUBTS); i++)
    if (g_str_equal (DOUBTS[i].doubt, doubt))
      return g_strdup (_ (DOUBTS[i].text));
  return g_strdup (doubt);
}

static const DocketEvidenceRow *
find_evidence (const DocketCaseView *view, const char *id)
{
  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];

      if (g_str_equal (row->id, id))
        return row;
    }
  return NULL;
}

static char *
dup_file_names (const DocketCaseView *view, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const DocketEvidenceRow *row = find_evidence (view, parts[i]);

      g_ptr_array_add (names, row == NULL ? parts[i] : row->name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static char *
dup_value (const DocketCaseView *view, const DocketFactType *fact, const char *value)
{
  g_autofree char *words = NULL;

  if (fact->type == DOCKET_TYPE_EVIDENCE)
    return dup_file_names (view, value);
  if (fact->type == DOCKET_TYPE_TEXT || fact->type == DOCKET_TYPE_PARTY)
    return g_strdup (value);
  words =
      docket_wording_dup_value (view->rules,
                                (guint) docket_rule_set_find_fact (view->rules, fact->id), value);
  return docket_wording_dup_capital (words);
}

/* The record that stands: the last of those that no other replaced */
static const DocketFactRow *
find_standing (const DocketCaseView *view, const char *fact)
{
  const DocketFactRow *found = NULL;

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (row->superseded_by == 0 && g_str_equal (row->name, fact) &&
          (found == NULL || row->seq > found->seq))
        found = row;
    }
  return found;
}

static const DocketEvent *
find_event (const DocketCaseView *view, gint64 seq)
{
  return seq > 0 && seq <= view->events->len ? view->events->pdata[seq - 1] : NULL;
}

static const DocketMessageRow *
find_message (const DocketCaseView *view, gint64 seq)
{
  for (guint i = 0; i < view->messages->len; i++)
    {
      const DocketMessageRow *row = view->messages->pdata[i];

      if (row->seq == seq && !g_str_equal (row->status, "split"))
        return row;
    }
  return NULL;
}

/* As the mail was read when it came */
static void
take_from_mail (DocketSheetItem *item, const DocketEvent *event)
{
  g_autofree char *name = g_strconcat ("item.", item->fact->id, ".status", NULL);
  g_autofree char *doubt_name = g_strconcat ("item.", item->fact->id, ".doubt", NULL);
  const char      *status = docket_event_get (event, name);

  if (g_strcmp0 (status, docket_item_status_get_name (DOCKET_ITEM_DOUBTFUL)) != 0)
    return;
  item->status = DOCKET_ITEM_DOUBTFUL;
  item->note = dup_doubt (docket_event_get (event, doubt_name));
}

static char *
describe_record (const DocketEvent *event)
{
  g_autofree char *day = docket_wording_dup_date (docket_instant_date (event->at));

  /* Translators: who, and on which day */
  return g_strdup_printf (_ ("Recorded by %s on %s"), event->actor, day);
}

static void
take_known (DocketSheetItem *item, const DocketCaseView *view, const char *value)
{
  const DocketFactRow    *row = find_standing (view, item->fact->id);
  const DocketEvent      *event = row == NULL ? NULL : find_event (view, row->seq);
  const DocketMessageRow *message = row == NULL ? NULL : find_message (view, row->seq);

  item->status = DOCKET_ITEM_PRESENT;
  item->value = dup_value (view, item->fact, value);
  if (message != NULL && event != NULL)
    {
      item->message = message->id;
      take_from_mail (item, event);
    }
  else if (event != NULL && event->subject_seq > 1)
    item->note = describe_record (event);
}

/* Whether a mail has words about the item although it does not have it */
static gboolean
is_promised (const DocketSheetItem *item, const DocketCaseView *view)
{
  g_autofree char *name = g_strconcat ("item.", item->fact->id, ".found", NULL);

  for (guint i = 0; i < view->messages->len; i++)
    {
      const DocketEvent *event =
          find_event (view, ((DocketMessageRow *) view->messages->pdata[i])->seq);

      if (event != NULL && docket_event_get (event, name) != NULL)
        return TRUE;
    }
  return FALSE;
}

static char *
explain_missing (const DocketSheetItem *item, const DocketCaseView *view)
{
  if (view->messages->len == 0)
    return g_strdup (_ ("Not recorded yet"));
  if (item->fact->type != DOCKET_TYPE_EVIDENCE || view->evidence->len > 0)
    return g_strdup (_ ("Not found in the mail"));
  return g_strdup (is_promised (item, view)
                       ? _ ("The text speaks of an attachment, but the mail has none")
                       : _ ("The mail has no attachment"));
}

/* A flag that is known to be false is as good as none here */
static void
take_item (DocketMailSheet *sheet, DocketSheetItem *item, const DocketCaseView *view)
{
  const char *value = g_hash_table_lookup (view->evaluation->facts, item->fact->id);

  if (value != NULL && *value != '\0' &&
      !(item->fact->type == DOCKET_TYPE_FLAG && g_str_equal (value, "no")))
    take_known (item, view, value);
  else
    {
      item->status = DOCKET_ITEM_MISSING;
      item->note = explain_missing (item, view);
    }
  if (item->needed && item->status == DOCKET_ITEM_MISSING)
    sheet->missing++;
  if (item->needed && item->status == DOCKET_ITEM_DOUBTFUL)
    sheet->doubtful++;
}

DocketMailSheet *
docket_mail_sheet_new (const DocketCaseView *view)
{
  DocketMailSheet *sheet = g_new0 (DocketMailSheet, 1);

  sheet->items = g_ptr_array_new_with_free_func (free_item);
  add_items (sheet, view);
  sheet->rule = find_rule (view->rules, sheet->items);
  take_labels (sheet);
  for (guint i = 0; i < sheet->items->len; i++)
    take_item (sheet, sheet->items->pdata[i], view);
  return sheet;
}
