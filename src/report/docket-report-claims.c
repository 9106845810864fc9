/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares what a report shows with the events it names. One thread at a time. The table below is
 * the one of docs/report.md, "Values that come from events"; keep both alike. */
#include "config.h"

#include "report/docket-report-claims.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

/* Most of a text that a message repeats, in characters */
#define SHORT_TEXT 60

typedef enum
{
  CLAIM_VALUE, /* a value of the event */
  CLAIM_PARTY, /* a value that is the party's id or name */
  CLAIM_MAYBE, /* a value of the event, where it has one of that name */
  CLAIM_ON,    /* the event's `on`, or its day where it has none */
  CLAIM_ACTOR,
  CLAIM_AT,
} ClaimKind;

/**
 * Rule:
 *
 * An attribute of @element (its text when NULL) comes from the event that the attribute seq of
 * @owner, an enclosing element or itself, names; a NULL @owner stands for event 1. In @value `{x}`
 * is the attribute x of the nearest element that has one.
 */
typedef struct
{
  const char *owner;
  const char *element;
  const char *attribute;
  ClaimKind   kind;
  const char *value;
} Rule;

static const Rule rules[] = {
  { NULL, "about", "system", CLAIM_VALUE, "system" },
  { NULL, "about", "kind", CLAIM_VALUE, "kind" },
  { NULL, "about", "received", CLAIM_VALUE, "received" },
  { "party", "name", NULL, CLAIM_PARTY, "party.{role}" },
  { "fact", "fact", "on", CLAIM_ON, "on" },
  { "fact", "fact", NULL, CLAIM_VALUE, "fact.{name}" },
  { "record", "record", "on", CLAIM_ON, "on" },
  { "record", "field", NULL, CLAIM_VALUE, "{from}" },
  { "entry", "entry", "on", CLAIM_ON, "on" },
  { "entry", "field", NULL, CLAIM_VALUE, "{from}" },
  { "letter", "letter", "on", CLAIM_ON, "on" },
  { "letter", "field", NULL, CLAIM_VALUE, "{from}" },
  { "item", "item", "name", CLAIM_VALUE, "evidence.{id}.name" },
  { "item", "item", "media-type", CLAIM_VALUE, "evidence.{id}.media-type" },
  { "item", "item", "size", CLAIM_VALUE, "evidence.{id}.size" },
  { "item", "item", "sha256", CLAIM_VALUE, "evidence.{id}.sha256" },
  { "item", "proves", NULL, CLAIM_VALUE, "evidence.{id}.proves" },
  { "ruling", "ruling", "author", CLAIM_ACTOR, "actor" },
  { "ruling", "ruling", "outcome", CLAIM_VALUE, "ruling.outcome" },
  { "ruling", "ruling", "ground", CLAIM_VALUE, "ruling.ground" },
  { "ruling", "reason", NULL, CLAIM_VALUE, "ruling.reason" },
  { "ruling", "finding", NULL, CLAIM_VALUE, "finding.{n}.text" },
  { "ruling", "finding", "evidence", CLAIM_VALUE, "finding.{n}.evidence" },
  { "ruling", "finding", "cite", CLAIM_VALUE, "finding.{n}.cite" },
  { "citation", "citation", "article", CLAIM_VALUE, "citation.{n}.article" },
  { "citation", "citation", "rules", CLAIM_VALUE, "citation.{n}.rules" },
  { "citation", "zh", NULL, CLAIM_VALUE, "citation.{n}.text-zh" },
  { "citation", "en", NULL, CLAIM_VALUE, "citation.{n}.text-en" },
  { "citation", "parameter", "value", CLAIM_VALUE, "parameter.{key}" },
  { "signature", "signature", "ruling", CLAIM_MAYBE, "ruling" },
  { "signature", "signature", "role", CLAIM_VALUE, "role" },
  { "signature", "signature", "actor", CLAIM_ACTOR, "actor" },
  { "signature", "signature", "at", CLAIM_AT, "at" },
};

/* One open element */
typedef struct
{
  char      *name;
  GPtrArray *attributes; /* name, value, name, value, ... */
  guint      line;
} Frame;

typedef struct
{
  gint64    seq;
  guint     line;
  char     *element;
  ClaimKind kind;
  char     *value; /* name of the event's value */
  char     *id;    /* of the party; nullable */
  char     *text;  /* as shown; NULL when withheld */
} Claim;

struct _DocketReportClaims
{
  DocketReportVerdict *verdict;
  GPtrArray           *frames; /* of Frame, the innermost last */
  GHashTable          *claims; /* gint64 seq -> GPtrArray of Claim */
};

static void
free_frame (Frame *frame)
{
  g_free (frame->name);
  g_ptr_array_unref (frame->attributes);
  g_free (frame);
}

static void
free_claim (Claim *claim)
{
  g_free (claim->element);
  g_free (claim->value);
  g_free (claim->id);
  g_free (claim->text);
  g_free (claim);
}

static const char *
get_attribute (const Frame *frame, const char *name)
{
  for (guint i = 0; i < frame->attributes->len; i += 2)
    {
      if (g_str_equal (g_ptr_array_index (frame->attributes, i), name))
        return g_ptr_array_index (frame->attributes, i + 1);
    }
  return NULL;
}

static const char *
find_attribute (DocketReportClaims *claims, const char *name)
{
  for (guint i = claims->frames->len; i > 0; i--)
    {
      const char *value = get_attribute (g_ptr_array_index (claims->frames, i - 1), name);

      if (value != NULL)
        return value;
    }
  return NULL;
}

static const Frame *
find_frame (DocketReportClaims *claims, const char *name)
{
  for (guint i = claims->frames->len; i > 0; i--)
    {
      const Frame *frame = g_ptr_array_index (claims->frames, i - 1);

      if (g_str_equal (frame->name, name))
        return frame;
    }
  return NULL;
}

/* The pattern with its attribute filled in; NULL when there is none */
static char *
expand_value (DocketReportClaims *claims, const char *pattern)
{
  const char      *open = strchr (pattern, '{');
  const char      *close = open == NULL ? NULL : strchr (open, '}');
  g_autofree char *name = NULL;
  const char      *value;

  if (close == NULL)
    return g_strdup (pattern);

  name = g_strndup (open + 1, (gsize) (close - open) - 1);
  value = find_attribute (claims, name);
  if (value == NULL)
    return NULL;
  return g_strdup_printf ("%.*s%s%s", (int) (open - pattern), pattern, value, close + 1);
}

static GPtrArray *
get_claims_of (DocketReportClaims *claims, gint64 seq)
{
  GPtrArray *list = g_hash_table_lookup (claims->claims, &seq);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_claim);
      g_hash_table_insert (claims->claims, g_memdup2 (&seq, sizeof seq), list);
    }
  return list;
}

/* @text NULL: withheld */
static void
add_claim (DocketReportClaims *claims, const Rule *rule, const char *text)
{
  const Frame *frame = g_ptr_array_index (claims->frames, claims->frames->len - 1);
  const Frame *owner = rule->owner == NULL ? NULL : find_frame (claims, rule->owner);
  const char  *seq = owner == NULL ? NULL : get_attribute (owner, "seq");
  char        *value = NULL;
  Claim       *claim;

  if (rule->owner != NULL && seq == NULL)
    return;
  value = expand_value (claims, rule->value);
  if (value == NULL)
    return;

  claim = g_new0 (Claim, 1);
  claim->seq = rule->owner == NULL ? 1 : g_ascii_strtoll (seq, NULL, 10);
  claim->line = frame->line;
  claim->element = g_strdup (frame->name);
  claim->kind = rule->kind;
  claim->value = value;
  claim->id = owner == NULL ? NULL : g_strdup (get_attribute (owner, "id"));
  claim->text = g_strdup (text);
  g_ptr_array_add (get_claims_of (claims, claim->seq), claim);
}

DocketReportClaims *
docket_report_claims_new (DocketReportVerdict *verdict)
{
  DocketReportClaims *claims = g_new0 (DocketReportClaims, 1);

  claims->verdict = verdict;
  claims->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) free_frame);
  claims->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
  return claims;
}

void
docket_report_claims_free (DocketReportClaims *claims)
{
  if (claims == NULL)
    return;

  g_ptr_array_unref (claims->frames);
  g_hash_table_unref (claims->claims);
  g_free (claims);
}

void
docket_report_claims_start (DocketReportClaims *claims, const DocketReportElement *element)
{
  Frame *frame = g_new0 (Frame, 1);

  frame->name = g_strdup (element->name);
  frame->line = element->line;
  frame->attributes = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < element->n_attributes; i++)
    {
      g_ptr_array_add (frame->attributes, g_strdup (element->attributes[i].name));
      g_ptr_array_add (frame->attributes, g_strdup (element->attributes[i].value));
    }
  g_ptr_array_add (claims->frames, frame);
}

void
docket_report_claims_end (DocketReportClaims *claims, const char *text)
{
  const Frame *frame = g_ptr_array_index (claims->frames, claims->frames->len - 1);
  gboolean     withheld = get_attribute (frame, "withheld") != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      const char *shown = text;

      if (!g_str_equal (rules[i].element, frame->name))
        continue;
      if (rules[i].attribute == NULL)
        add_claim (claims, &rules[i], withheld ? NULL : text);
      else if ((shown = get_attribute (frame, rules[i].attribute)) != NULL)
        add_claim (claims, &rules[i], shown);
    }
  g_ptr_array_set_size (claims->frames, (int) claims->frames->len - 1);
}

static char *
shorten (const char *text)
{
  if (g_utf8_strlen (text, -1) <= SHORT_TEXT)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, SHORT_TEXT) - text),
                          text);
}

static void
tell_difference (DocketReportClaims *claims, const Claim *claim, const char *expected)
{
  g_autofree char *said = shorten (expected);
  g_autofree char *shown = claim->text == NULL ? g_strdup ("") : shorten (claim->text);

  docket_report_verdict_add (
      claims->verdict, DOCKET_REPORT_FAULT_SHOWN, claim->line, claim->element,
      claim->text == NULL
          ? g_strdup_printf (_ ("Withheld here, but shown in event %" PRId64 " as %s"), claim->seq,
                             claim->value)
          : g_strdup_printf (_ ("Shows “%s”; expected “%s”, the %s of event %" PRId64), shown, said,
                             claim->value, claim->seq));
}

static void
tell_absence (DocketReportClaims *claims, const Claim *claim, gboolean withheld)
{
  docket_report_verdict_add (claims->verdict, DOCKET_REPORT_FAULT_SHOWN, claim->line,
                             claim->element,
                             withheld
                                 ? g_strdup_printf (_ ("Shown here, but withheld in event %" PRId64
                                                       " as %s"),
                                                    claim->seq, claim->value)
                                 : g_strdup_printf (_ ("Event %" PRId64
                                                       " has no value %s for this"),
                                                    claim->seq, claim->value));
}

static void
compare_text (DocketReportClaims *claims, const Claim *claim, const char *expected)
{
  if (g_strcmp0 (claim->text, expected) != 0)
    tell_difference (claims, claim, expected);
}

static gboolean
matches_claim (const Claim *claim, const DocketEventValue *value)
{
  if (g_strcmp0 (claim->text, value->value) == 0)
    return TRUE;
  return claim->kind == CLAIM_PARTY && value->value != NULL &&
         g_strcmp0 (claim->id, value->value) == 0;
}

/* Names may repeat in an event: one of them must be as shown */
static void
compare_value (DocketReportClaims *claims, const Claim *claim, const DocketEvent *event)
{
  const char *other = NULL;
  gboolean    withheld = FALSE;

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      if (!g_str_equal (value->name, claim->value))
        continue;
      if (matches_claim (claim, value))
        return;
      withheld = withheld || value->value == NULL;
      other = value->value == NULL ? other : value->value;
    }
  if (other != NULL)
    tell_difference (claims, claim, other);
  else if (withheld || claim->kind != CLAIM_MAYBE)
    tell_absence (claims, claim, withheld);
}

static void
compare_on (DocketReportClaims *claims, const Claim *claim, const DocketEvent *event)
{
  const char      *on = docket_event_get (event, "on");
  g_autofree char *at = NULL;

  if (on != NULL)
    {
      compare_text (claims, claim, on);
      return;
    }
  at = docket_instant_format (event->at);
  if (!g_str_equal (claim->text, at))
    {
      *strchr (at, 'T') = '\0';
      compare_text (claims, claim, at);
    }
}

static void
check_claim (DocketReportClaims *claims, const Claim *claim, const DocketEvent *event)
{
  g_autofree char *at = NULL;

  claims->verdict->shown++;
  switch (claim->kind)
    {
    case CLAIM_VALUE:
    case CLAIM_PARTY:
    case CLAIM_MAYBE:
      compare_value (claims, claim, event);
      break;
    case CLAIM_ON:
      compare_on (claims, claim, event);
      break;
    case CLAIM_ACTOR:
      compare_text (claims, claim, event->actor);
      break;
    case CLAIM_AT:
      at = docket_instant_format_utc (event->at);
      compare_text (claims, claim, at);
      break;
    default:
      g_assert_not_reached ();
    }
}

void
docket_report_claims_check (DocketReportClaims *claims, const DocketEvent *event)
{
  GPtrArray *list = g_hash_table_lookup (claims->claims, &event->subject_seq);

  if (list == NULL)
    return;
  for (guint i = 0; i < list->len; i++)
    check_claim (claims, g_ptr_array_index (list, i), event);
  g_hash_table_remove (claims->claims, &event->subject_seq);
}

void
docket_report_claims_finish (DocketReportClaims *claims)
{
  GHashTableIter iter;
  GPtrArray     *list;

  g_hash_table_iter_init (&iter, claims->claims);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &list))
    {
      const Claim *claim = g_ptr_array_index (list, 0);

      docket_report_verdict_add (claims->verdict, DOCKET_REPORT_FAULT_SHOWN, claim->line,
                                 claim->element,
                                 g_strdup_printf (_ ("Comes from event %" PRId64
                                                     ", which is not in the journal"),
                                                  claim->seq));
    }
}
