/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks events one by one: hash from values, prev from the event before, seq without a gap. Each
 * hash is computed after the prev that its event states, so that one damage is told once. One
 * thread at a time. */
#include "config.h"

#include "report/docket-report-chain.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define SALT_LENGTH 32

struct _DocketReportChain
{
  DocketReportVerdict *verdict;
  DocketHasher        *hasher;
  char                *subject;
  gint64               expected; /* seq of the next event */
  char                *last;     /* stated hash of the event before */

  DocketEvent *event; /* the one being read; nullable */
  guint        line;
  char        *at;
  char        *prev;
  char        *hash;
  gboolean     readable; /* every value could be taken over */
  char        *value_name;
  char        *value_salt;
  char        *value_digest;
  gboolean     value_withheld;
  guint        value_line;
};

static char *
dup_attribute (const DocketReportElement *element, const char *name)
{
  const char *value = docket_report_element_get (element, name);

  return g_strdup (value == NULL ? "" : value);
}

static void
take_attribute (char **place, const DocketReportElement *element, const char *name)
{
  g_free (*place);
  *place = dup_attribute (element, name);
}

static gboolean
is_salt (const char *text)
{
  return strlen (text) == SALT_LENGTH && strspn (text, "0123456789abcdef") == SALT_LENGTH;
}

static void
add_flaw (DocketReportChain *chain, DocketReportFault fault, char *message)
{
  docket_report_verdict_add (chain->verdict, fault, chain->line, "event", message);
}

DocketReportChain *
docket_report_chain_new (const char *subject, DocketReportVerdict *verdict)
{
  DocketReportChain *chain = g_new0 (DocketReportChain, 1);

  chain->verdict = verdict;
  chain->hasher = docket_hasher_new ();
  chain->subject = g_strdup (subject);
  chain->expected = 1;
  chain->last = g_strdup ("");
  return chain;
}

void
docket_report_chain_free (DocketReportChain *chain)
{
  if (chain == NULL)
    return;

  g_clear_pointer (&chain->event, docket_event_free);
  docket_hasher_free (chain->hasher);
  g_free (chain->subject);
  g_free (chain->last);
  g_free (chain->at);
  g_free (chain->prev);
  g_free (chain->hash);
  g_free (chain->value_name);
  g_free (chain->value_salt);
  g_free (chain->value_digest);
  g_free (chain);
}

void
docket_report_chain_start_event (DocketReportChain *chain, const DocketReportElement *element)
{
  g_autofree char *action = dup_attribute (element, "action");
  g_autofree char *seq = dup_attribute (element, "seq");

  g_clear_pointer (&chain->event, docket_event_free);
  chain->event = docket_event_new (chain->subject, action);
  /* One below the largest, so that the next one can be expected */
  chain->event->subject_seq = CLAMP (g_ascii_strtoll (seq, NULL, 10), 0, G_MAXINT64 - 1);
  take_attribute (&chain->event->clock, element, "clock");
  take_attribute (&chain->event->actor, element, "actor");
  take_attribute (&chain->event->auth, element, "auth");
  take_attribute (&chain->at, element, "at");
  take_attribute (&chain->prev, element, "prev");
  take_attribute (&chain->hash, element, "hash");
  chain->line = element->line;
  chain->readable = TRUE;
}

void
docket_report_chain_start_value (DocketReportChain *chain, const DocketReportElement *element)
{
  take_attribute (&chain->value_name, element, "name");
  take_attribute (&chain->value_salt, element, "salt");
  take_attribute (&chain->value_digest, element, "digest");
  chain->value_withheld = docket_report_element_get (element, "withheld") != NULL;
  chain->value_line = element->line;
}

/* A value shown has a salt and no digest; a withheld one a digest and is marked so */
void
docket_report_chain_end_value (DocketReportChain *chain, const char *text)
{
  DocketDigest commitment;

  if (chain->event == NULL)
    return;
  if (!chain->value_withheld && is_salt (chain->value_salt) && *chain->value_digest == '\0')
    docket_event_add_stored (chain->event, chain->value_name, chain->value_salt, text, NULL);
  else if (chain->value_withheld && *chain->value_salt == '\0' && *text == '\0' &&
           docket_digest_from_hex (chain->value_digest, &commitment))
    docket_event_add_stored (chain->event, chain->value_name, NULL, NULL, &commitment);
  else
    {
      chain->readable = FALSE;
      docket_report_verdict_add (chain->verdict, DOCKET_REPORT_FAULT_HASH, chain->value_line,
                                 "value",
                                 g_strdup_printf (_ ("The value %s is neither shown with its salt "
                                                     "nor withheld with its "
                                                     "digest"),
                                                  chain->value_name));
    }
}

/* FALSE when the hash cannot be computed at all */
static gboolean
compute_hash (DocketReportChain *chain, char *hex)
{
  DocketDigest     prev;
  DocketDigest     hash;
  gboolean         first = *chain->prev == '\0';
  g_autofree char *at = NULL;

  if (!chain->readable || (!first && !docket_digest_from_hex (chain->prev, &prev)))
    return FALSE;
  if (!docket_instant_parse (chain->at, &chain->event->at))
    return FALSE;
  at = docket_instant_format_utc (chain->event->at);
  if (!g_str_equal (at, chain->at))
    return FALSE;

  docket_event_compute_hash (chain->event, chain->hasher, first ? NULL : &prev, &hash);
  docket_digest_to_hex (&hash, hex);
  return TRUE;
}

static void
check_hash (DocketReportChain *chain)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1] = "?";

  if (compute_hash (chain, hex) && g_str_equal (hex, chain->hash))
    return;
  add_flaw (chain, DOCKET_REPORT_FAULT_HASH,
            g_strdup_printf (_ ("Event %" PRId64 " is not as it was recorded: it states the "
                                "hash %s, its values give %s"),
                             chain->event->subject_seq, chain->hash, hex));
}

static void
check_place (DocketReportChain *chain)
{
  gint64 seq = chain->event->subject_seq;

  if (seq != chain->expected)
    add_flaw (chain, DOCKET_REPORT_FAULT_CHAIN,
              g_strdup_printf (_ ("Event %" PRId64 " stands where event %" PRId64
                                  " was expected: one was removed, added or moved"),
                               seq, chain->expected));
  if (!g_str_equal (chain->prev, chain->last))
    add_flaw (chain, DOCKET_REPORT_FAULT_CHAIN,
              g_strdup_printf (_ ("Event %" PRId64 " does not follow from the one before it: "
                                  "it states prev %s, expected %s"),
                               seq, chain->prev, chain->last));
}

const DocketEvent *
docket_report_chain_end_event (DocketReportChain *chain)
{
  if (chain->event == NULL)
    return NULL;

  check_hash (chain);
  check_place (chain);
  chain->expected = chain->event->subject_seq + 1;
  g_free (chain->last);
  chain->last = g_strdup (chain->hash);
  return chain->event;
}

const char *
docket_report_chain_get_last (const DocketReportChain *chain)
{
  return chain->last;
}
