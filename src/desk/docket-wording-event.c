/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal in plain words. Any thread. */

#include "config.h"

#include "desk/docket-wording-plain.h"

#include "core/docket-items.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  LONGEST_TEXT = 60, /* characters of a value within a sentence */
};

/* One line, cut where it grows long */
static char *
dup_short (const char *text)
{
  g_autofree char *line = g_strdup (text);

  g_strdelimit (line, "\n\r\t", ' ');
  if (g_utf8_strlen (line, -1) > LONGEST_TEXT)
    {
      *g_utf8_offset_to_pointer (line, LONGEST_TEXT) = '\0';
      return g_strconcat (line, "…", NULL);
    }
  return g_steal_pointer (&line);
}

/* fact.NAME -> index, else -1 */
static gint
find_fact (const DocketRuleSet *rules, const char *name)
{
  return g_str_has_prefix (name, "fact.")
             ? docket_rule_set_find_fact (rules, name + strlen ("fact."))
             : -1;
}

static gboolean
is_input (const DocketAction *action, guint fact)
{
  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    if (((DocketInput *) action->inputs->pdata[i])->fact == fact)
      return TRUE;
  return FALSE;
}

static char *
dup_fact (const DocketRuleSet *rules, guint fact, const char *text)
{
  const DocketFactType *type = rules->facts->pdata[fact];
  const char           *label = docket_wording_get_label (&type->label);
  g_autofree char      *value = docket_wording_dup_value (rules, fact, text);
  g_autofree char      *shown = dup_short (value);

  /* Translators: a fact and its value */
  return g_strdup_printf (_ ("%s: %s"), *label == '\0' ? type->id : label, shown);
}

/* "fact: value, fact: value", of what was given; @action NULL: of every fact */
static char *
dup_given (const DocketRuleSet *rules, const DocketAction *action, const DocketEvent *event)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];
      gint                    fact = find_fact (rules, value->name);

      if (fact >= 0 && value->value != NULL && (action == NULL || is_input (action, (guint) fact)))
        g_ptr_array_add (parts, dup_fact (rules, (guint) fact, value->value));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (_ (", "), (char **) parts->pdata);
}

static char *
dup_titled (const char *title, const char *rest)
{
  return *rest == '\0' ? g_strdup (title) : g_strdup_printf (_ ("%s: %s"), title, rest);
}

static char *
dup_rule_set_act (const DocketRuleSet *rules, const DocketAction *action, const DocketEvent *event)
{
  g_autofree char *title = docket_wording_dup_title (&action->label);
  g_autofree char *given = dup_given (rules, action, event);

  return dup_titled (title, given);
}

static const char *
get_or_empty (const DocketEvent *event, const char *name)
{
  const char *value = docket_event_get (event, name);

  return value == NULL ? "" : value;
}

/* Names of the pieces of evidence that came with the event, in order */
static char *
dup_evidence (const DocketEvent *event)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];

      if (value->value != NULL && g_str_has_prefix (value->name, "evidence.") &&
          g_str_has_suffix (value->name, ".name"))
        g_ptr_array_add (names, (gpointer) value->value);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static char *
dup_ruling (const DocketRuleSet *rules, const DocketEvent *event)
{
  gint             outcome = rules->ruling_outcome;
  gint             ground = rules->ruling_ground;
  const char      *ground_word = get_or_empty (event, "ruling.ground");
  g_autofree char *decided =
      docket_wording_dup_value (rules, (guint) outcome, get_or_empty (event, "ruling.outcome"));
  g_autofree char *because =
      *ground_word == '\0' ? NULL : docket_wording_dup_value (rules, (guint) ground, ground_word);

  return because == NULL ? g_steal_pointer (&decided)
                         /* Translators: what a ruling decides, and on which ground */
                         : g_strdup_printf (_ ("%s (%s)"), decided, because);
}

static char *
dup_signature (const DocketEvent *event)
{
  const char *of = get_or_empty (event, "ruling");

  if (g_str_equal (get_or_empty (event, "in-force"), "yes"))
    return g_strdup_printf (_ ("Signed the ruling of entry %s, which is now in force"), of);
  return g_strdup_printf (_ ("Signed the ruling of entry %s"), of);
}

static char *
dup_correction (const DocketRuleSet *rules, const DocketEvent *event)
{
  g_autofree char *given = dup_given (rules, NULL, event);
  g_autofree char *title = g_strdup_printf (_ ("Corrected entry %s"), get_or_empty (event, "of"));

  return dup_titled (title, given);
}

static char *
dup_assignment (const DocketEvent *event)
{
  const char *to = get_or_empty (event, "to");

  return *to == '\0' ? g_strdup (_ ("Assigned to nobody"))
                     : g_strdup_printf (_ ("Assigned to %s"), to);
}

static char *
dup_opening (const DocketEvent *event)
{
  const char *subject = docket_event_get (event, "message.subject");

  return subject == NULL ? g_strdup (_ ("Opened the case"))
                         : g_strdup_printf (_ ("Opened the case from the mail “%s”"), subject);
}

/* "GG 2022 SHA256" -> "GG 2022" */
static char *
dup_move (const DocketEvent *event)
{
  g_auto (GStrv) words = g_strsplit (get_or_empty (event, "rules"), " ", 3);

  return g_strv_length (words) < 2
             ? g_strdup (_ ("Moved to another version of the rules"))
             : g_strdup_printf (_ ("Moved to version %s of the rules"), words[1]);
}

/* Acts that every kind knows; NULL for another */
static char *
dup_common_act (const DocketRuleSet *rules, const DocketEvent *event)
{
  const char      *action = event->action;
  g_autofree char *text = dup_short (get_or_empty (event, "text"));
  g_autofree char *rest = NULL;

  if (g_str_equal (action, "open"))
    return dup_opening (event);
  if (g_str_equal (action, "note"))
    return g_strdup_printf (_ ("Noted: %s"), text);
  if (g_str_equal (action, "merge"))
    return g_strdup_printf (_ ("Took in the mail “%s”"), get_or_empty (event, "message.subject"));
  if (g_str_equal (action, "split"))
    return g_strdup_printf (_ ("Split off a mail as case %s"), get_or_empty (event, "to"));
  if (g_str_equal (action, "undo"))
    return g_strdup_printf (_ ("Undid entry %s"), get_or_empty (event, "of"));
  if (g_str_equal (action, "move-rules"))
    return dup_move (event);
  if (g_str_equal (action, "assign"))
    return dup_assignment (event);
  if (g_str_equal (action, "sign"))
    return dup_signature (event);
  if (g_str_equal (action, "correct"))
    return dup_correction (rules, event);
  if (g_str_equal (action, "attach"))
    {
      rest = dup_evidence (event);
      return g_strdup_printf (_ ("Attached evidence: %s"), rest);
    }
  if (!g_str_equal (action, "rule") && !g_str_equal (action, "supersede"))
    return NULL;
  rest = dup_ruling (rules, event);
  return g_str_equal (action, "rule")
             ? g_strdup_printf (_ ("Drafted a ruling: %s"), rest)
             : g_strdup_printf (_ ("Drafted a ruling in place of one: %s"), rest);
}

static char *
dup_act (const DocketRuleSet *rules, guint kind, const DocketEvent *event)
{
  const DocketAction *action = docket_rule_set_find_action (rules, kind, event->action);
  char               *sentence;

  if (action != NULL)
    return dup_rule_set_act (rules, action, event);
  sentence = dup_common_act (rules, event);
  return sentence == NULL ? g_strdup (event->action) : sentence;
}

/* Numbers of the other cases that the act reached, each once */
static char *
dup_elsewhere (const DocketEvent *event)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = event->values->pdata[i];

      if (value->value != NULL && g_str_has_prefix (value->name, "done.") &&
          g_str_has_suffix (value->name, ".case") &&
          !g_ptr_array_find_with_equal_func (numbers, value->value, g_str_equal, NULL))
        g_ptr_array_add (numbers, (gpointer) value->value);
    }
  g_ptr_array_add (numbers, NULL);
  return g_strjoinv (_ (", "), (char **) numbers->pdata);
}

/* DESK/GG-2026-0001/5 -> GG-2026-0001 */
static char *
dup_cause (const DocketEvent *event)
{
  g_auto (GStrv) parts = g_strsplit (get_or_empty (event, "cause"), "/", -1);

  return g_strv_length (parts) == 3 ? g_strdup (parts[1]) : NULL;
}

char *
docket_wording_dup_event (const DocketRuleSet *rules, guint kind, const DocketEvent *event)
{
  g_autofree char *act = dup_act (rules, kind, event);
  g_autofree char *cause = dup_cause (event);
  g_autofree char *elsewhere = dup_elsewhere (event);
  GString         *sentence = g_string_new (act);

  if (cause != NULL)
    g_string_append_printf (sentence, _ ("; with an act on %s"), cause);
  if (*elsewhere != '\0')
    g_string_append_printf (sentence, _ ("; also done: %s"), elsewhere);
  return g_string_free (sentence, FALSE);
}

/* --- recorded values ------------------------------------------------------------------------ */

/* Values with a name of their own, by the whole name or by the last part of a group's */
static const struct
{
  const char *name;
  const char *title;
} NAMES[] = {
  { "on", N_ ("Happened") },
  { "text", N_ ("Note") },
  { "to", N_ ("To") },
  { "reason", N_ ("Reason") },
  { "title", N_ ("Title") },
  { "received", N_ ("Received") },
  { "state", N_ ("State afterwards") },
  { "of", N_ ("Entry") },
  { "of-on", N_ ("Right date") },
  { "ruling.outcome", N_ ("Outcome") },
  { "ruling.ground", N_ ("Ground") },
  { "ruling.reason", N_ ("Reason") },
  { "ruling.unfinished", N_ ("Kept unfinished") },
  { "message.subject", N_ ("Subject") },
  { "message.sender", N_ ("Sender") },
  { "message.received", N_ ("Mail received") },
  { "message.file", N_ ("Mail file") },
  { "role", N_ ("Role") },
};

static const struct
{
  const char *group;
  const char *field;
  const char *title;
} FIELDS[] = {
  { "evidence.", ".name", N_ ("Evidence") },
  { "evidence.", ".sha256", N_ ("SHA-256") },
  { "evidence.", ".proves", N_ ("Proves") },
  { "finding.", ".text", N_ ("Finding") },
  { "finding.", ".evidence", N_ ("Evidence of the finding") },
  { "finding.", ".cite", N_ ("Articles of the finding") },
  { "letter.", ".letter", N_ ("Letter") },
};

static char *
dup_field_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_str_has_prefix (name, FIELDS[i].group) && g_str_has_suffix (name, FIELDS[i].field))
      {
        const char      *start = name + strlen (FIELDS[i].group);
        gsize            length = strlen (start);
        gsize            field = strlen (FIELDS[i].field);
        g_autofree char *id = g_strndup (start, length > field ? length - field : 0);

        /* Translators: what a value is, and its number */
        return g_strdup_printf (C_ ("value", "%s %s"), _ (FIELDS[i].title), id);
      }
  return NULL;
}

char *
docket_wording_dup_value_name (const DocketRuleSet *rules, const char *name)
{
  gint fact = find_fact (rules, name);

  if (fact >= 0)
    return docket_wording_dup_fact_title (rules, name + strlen ("fact."));
  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (g_str_equal (NAMES[i].name, name))
      return g_strdup (_ (NAMES[i].title));
  return dup_field_name (name);
}

static char *
dup_letter_title (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->letters->len; i++)
    {
      const DocketLetter *letter = rules->letters->pdata[i];

      if (g_str_equal (letter->id, id))
        return docket_wording_dup_title (&letter->title);
    }
  return g_strdup (id);
}

static char *
dup_instant_or_date (const char *text)
{
  DocketInstant instant;
  DocketDate    date;

  if (docket_instant_parse (text, &instant))
    return docket_wording_dup_instant (instant);
  return docket_date_parse (text, &date) ? docket_wording_dup_date (date) : g_strdup (text);
}

char *
docket_wording_dup_event_value (const DocketRuleSet *rules, const DocketEventValue *value)
{
  gint fact = find_fact (rules, value->name);

  if (value->value == NULL)
    return NULL;
  if (fact >= 0)
    return docket_wording_dup_value (rules, (guint) fact, value->value);
  if (g_str_equal (value->name, "state"))
    return docket_wording_dup_state_title (rules, value->value);
  if (g_str_equal (value->name, "ruling.outcome") || g_str_equal (value->name, "ruling.ground"))
    return docket_wording_dup_value (rules, (guint) docket_rule_set_find_fact (rules, value->name),
                                     value->value);
  if (g_str_has_suffix (value->name, ".letter"))
    return dup_letter_title (rules, value->value);
  if (g_str_equal (value->name, "ruling.unfinished") && g_str_equal (value->value, "yes"))
    return g_strdup (_ ("Yes"));
  return dup_instant_or_date (value->value);
}
