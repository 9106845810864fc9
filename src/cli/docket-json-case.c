/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A case as JSON. */

#include "cli/docket-show.h"

#include "cli/docket-actions.h"
#include "cli/docket-comparison-text.h"
#include "cli/docket-json-reason.h"
#include "cli/docket-meanwhile-rows.h"
#include "desk/docket-wording.h"
#include "desk/docket-case-file.h"

static void
add_parties (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "parties");

  for (guint i = 0; i < view->parties->len; i++)
    {
      const DocketCasePartyRow *row = view->parties->pdata[i];
      JsonObject               *item = docket_json_add_item (array);

      docket_json_set_text (item, "role", row->role);
      docket_json_set_text (item, "name", row->name);
      docket_json_set_text (item, "party", row->party);
    }
}

char *
docket_show_dup_on (const DocketCaseView *view, const DocketFactRow *row)
{
  const DocketEvent *event =
      row->seq >= 1 && row->seq <= view->events->len ? view->events->pdata[row->seq - 1] : NULL;

  if (event == NULL || (row->on != NULL && *row->on != '\0'))
    return g_strdup (row->on);
  return docket_date_format (docket_instant_date (event->at));
}

static const DocketEvent *
get_event (const DocketCaseView *view, gint64 seq)
{
  return seq >= 1 && seq <= view->events->len ? view->events->pdata[seq - 1] : NULL;
}

const char *
docket_show_get_end (const DocketCaseView *view, const DocketFactRow *row)
{
  const DocketEvent *event = get_event (view, row->superseded_by);

  return event == NULL ? "" : event->action;
}

const char *
docket_show_get_ruling_state (const DocketCaseView *view, const DocketRulingRow *row)
{
  const DocketEvent *end = get_event (view, row->superseded_by);

  if (end == NULL)
    return row->in_force_seq > 0 ? "in-force" : "draft";
  if (row->in_force_seq > 0)
    return "superseded";
  return g_str_equal (end->action, "undo") ? "undone" : "replaced";
}

static void
add_facts (JsonObject *object, const DocketCaseView *view)
{
  JsonObject *facts = docket_json_add_object (object, "facts");

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];
      JsonArray           *array = json_object_has_member (facts, row->name)
                                       ? json_object_get_array_member (facts, row->name)
                                       : docket_json_add_array (facts, row->name);
      JsonObject          *item = docket_json_add_item (array);
      g_autofree char     *on = docket_show_dup_on (view, row);

      json_object_set_int_member (item, "seq", row->seq);
      docket_json_set_text (item, "on", on);
      docket_json_set_text (item, "value", row->value);
      if (row->superseded_by > 0)
        json_object_set_int_member (item, "superseded_by", row->superseded_by);
    }
}

static void
add_deadlines (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "deadlines");
  GPtrArray *deadlines = view->evaluation->deadlines;

  for (guint i = 0; i < deadlines->len; i++)
    {
      const DocketDeadline *deadline = deadlines->pdata[i];
      JsonObject           *item = docket_json_add_item (array);

      docket_json_set_text (item, "rule", deadline->rule);
      docket_json_set_text (item, "kind", docket_deadline_kind_get_name (deadline->kind));
      docket_json_set_date (item, "opens", deadline->opens);
      docket_json_set_date (item, "due", deadline->due);
      docket_json_set_text (item, "status", docket_deadline_status_get_name (deadline->status));
      json_object_set_boolean_member (item, "provisional", deadline->provisional);
      docket_json_add_working (item, view->rules, deadline->working);
    }
}

static void
add_actions (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "actions");
  GPtrArray *actions = view->evaluation->actions;

  for (guint i = 0; i < actions->len; i++)
    docket_actions_fill_json (docket_json_add_item (array), view->rules, actions->pdata[i], FALSE);
}

static void
add_evidence (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "evidence");

  for (guint i = 0; i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];
      JsonObject              *item = docket_json_add_item (array);

      docket_json_set_text (item, "id", row->id);
      docket_json_set_text (item, "name", row->name);
      docket_json_set_text (item, "sha256", row->sha256);
      json_object_set_int_member (item, "size", row->size);
      docket_json_set_word (item, "media_type", row->media_type);
      docket_json_set_word (item, "proves", row->proves);
      docket_json_set_word (item, "message", row->message);
      json_object_set_int_member (item, "seq", row->seq);
    }
}

static void
add_messages (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "messages");

  for (guint i = 0; i < view->messages->len; i++)
    {
      const DocketMessageRow *row = view->messages->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "id", row->id);
      docket_json_set_text (item, "status", row->status);
      docket_json_set_word (item, "subject", row->subject);
      docket_json_set_word (item, "sender", row->sender);
      docket_json_set_word (item, "file", row->file);
      docket_json_set_instant (item, "received", row->received);
      docket_json_set_word (item, "received_from", row->received_from);
      docket_json_set_text (item, "sha256", row->sha256);
      json_object_set_int_member (item, "seq", row->seq);
    }
}

static void
add_signatures (JsonObject *object, const DocketRulingRow *ruling)
{
  JsonArray *array = docket_json_add_array (object, "signatures");

  for (guint i = 0; i < ruling->signatures->len; i++)
    {
      const DocketSignatureRow *row = ruling->signatures->pdata[i];
      JsonObject               *item = docket_json_add_item (array);

      docket_json_set_text (item, "actor", row->actor);
      docket_json_set_text (item, "role", row->role);
      json_object_set_int_member (item, "seq", row->seq);
    }
}

static void
add_findings (JsonObject *object, const DocketRulingRow *ruling)
{
  JsonArray *array = docket_json_add_array (object, "findings");

  for (guint i = 0; i < ruling->findings->len; i++)
    {
      const DocketFindingRow *row = ruling->findings->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "text", row->text);
      docket_json_set_word (item, "evidence", row->evidence);
      docket_json_set_word (item, "cite", row->cite);
    }
}

static void
add_rulings (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "rulings");

  for (guint i = 0; i < view->rulings->len; i++)
    {
      const DocketRulingRow *row = view->rulings->pdata[i];
      JsonObject            *item = docket_json_add_item (array);

      json_object_set_int_member (item, "seq", row->seq);
      docket_json_set_text (item, "outcome", row->outcome);
      docket_json_set_word (item, "ground", row->ground);
      docket_json_set_word (item, "reason", row->reason);
      docket_json_set_text (item, "author", row->author);
      json_object_set_boolean_member (item, "in_force", row->in_force_seq > 0);
      json_object_set_boolean_member (item, "superseded", row->superseded_by > 0);
      docket_json_set_text (item, "state", docket_show_get_ruling_state (view, row));
      add_findings (item, row);
      add_signatures (item, row);
    }
}

static void
add_letters (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "letters");

  for (guint i = 0; i < view->letters->len; i++)
    {
      const DocketLetterRow *row = view->letters->pdata[i];
      JsonObject            *item = docket_json_add_item (array);

      docket_json_set_text (item, "letter", row->letter);
      docket_json_set_text (item, "to", row->to);
      json_object_set_int_member (item, "seq", row->seq);
    }
}

static void
add_notes (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "notes");

  for (guint i = 0; i < view->events->len; i++)
    {
      const DocketEvent *event = view->events->pdata[i];
      JsonObject        *item;

      if (!g_str_equal (event->action, "note"))
        continue;
      item = docket_json_add_item (array);
      json_object_set_int_member (item, "seq", event->subject_seq);
      docket_json_set_text (item, "actor", event->actor);
      docket_json_set_text (item, "text", docket_event_get (event, "text"));
    }
}

static void
add_letters_due (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "letters-due");

  for (guint i = 0; i < view->evaluation->letters_due->len; i++)
    {
      const DocketLetter *letter = view->evaluation->letters_due->pdata[i];

      json_array_add_string_element (array, letter->id);
    }
}

static void
set_undo (JsonObject *item, const DocketCaseView *view, const DocketEvent *event)
{
  gint64 undo = docket_events_find_undo (view->events, event->subject_seq);

  if (undo > 0)
    json_object_set_int_member (item, "undone_by", undo);
}

static void
add_events (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "events");

  for (guint i = 0; i < view->events->len; i++)
    {
      const DocketEvent *event = view->events->pdata[i];
      JsonObject        *item = docket_json_add_item (array);
      g_autofree char   *at = docket_instant_format_utc (event->at);
      char               hash[DOCKET_DIGEST_HEX_LENGTH + 1];

      docket_digest_to_hex (&event->hash, hash);
      json_object_set_int_member (item, "seq", event->subject_seq);
      docket_json_set_text (item, "at", at);
      docket_json_set_text (item, "clock", event->clock);
      docket_json_set_text (item, "actor", event->actor);
      docket_json_set_text (item, "action", event->action);
      set_undo (item, view, event);
      docket_json_set_text (item, "hash", hash);
    }
}

static void
add_missing (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "missing");
  GPtrArray *missing = view->evaluation->missing;

  for (guint i = 0; i < missing->len; i++)
    json_array_add_string_element (array, missing->pdata[i]);
}

JsonObject *
docket_show_make_json (const DocketCaseView *view)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "case", view->row->number);
  docket_json_set_text (object, "system", view->row->system);
  docket_json_set_text (object, "kind", view->row->kind);
  docket_json_add_state (object, view->rules, view->evaluation);
  docket_json_set_text (object, "title", view->row->title);
  docket_json_set_instant (object, "received", view->row->received);
  docket_json_set_word (object, "assignee", view->row->assignee);
  docket_json_set_date (object, "due", view->evaluation->next_due);
  docket_json_set_instant (object, "until", view->evaluation->until);
  docket_json_set_text (object, "rules", view->rules->version);
  if (view->newer != NULL)
    {
      JsonObject *newer = json_object_new ();

      docket_comparison_fill_json (newer, view->newer);
      json_object_set_boolean_member (newer, "fixed", view->newer->fixed);
      json_object_set_object_member (object, "newer", newer);
    }
  add_missing (object, view);
  add_parties (object, view);
  add_facts (object, view);
  add_deadlines (object, view);
  docket_meanwhile_add_json (object, view);
  add_actions (object, view);
  add_evidence (object, view);
  add_messages (object, view);
  add_rulings (object, view);
  add_letters (object, view);
  add_letters_due (object, view);
  add_notes (object, view);
  add_events (object, view);
  return object;
}
