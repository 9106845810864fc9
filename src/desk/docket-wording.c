/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences about rules and refusals. Those of a working: docket-wording-step.c. */

#include "config.h"

#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>

/* --- labels --------------------------------------------------------------------------------- */

/* The language of the sentences around the labels: gettext alone knows which it found */
const char *
docket_wording_get_label (const DocketLabel *label)
{
  /* Translators: the language of this translation: en, zh_CN or zh_TW. Rule sets give their own
   * wording in it */
  const char *language = C_ ("language", "en");
  const char *text = label->en;

  if (g_str_equal (language, "zh_TW") && label->zh_tw != NULL)
    text = label->zh_tw;
  else if (!g_str_equal (language, "en") && label->zh_cn != NULL)
    text = label->zh_cn;
  return text == NULL ? "" : text;
}

static char *
join_label (const char *id, const DocketLabel *label)
{
  const char *text = docket_wording_get_label (label);

  return *text == '\0' || g_str_equal (text, id)
             ? g_strdup (id)
             /* Translators: the word that commands take, and what it means */
             : g_strdup_printf (_ ("%s (%s)"), id, text);
}

char *
docket_wording_dup_state (const DocketRuleSet *rules, const char *state)
{
  gint index = rules == NULL ? -1 : docket_rule_set_find_state (rules, state);

  return index < 0 ? g_strdup (state)
                   : join_label (state, &((DocketState *) rules->states->pdata[index])->label);
}

char *
docket_wording_dup_fact (const DocketRuleSet *rules, const char *fact)
{
  gint index = rules == NULL ? -1 : docket_rule_set_find_fact (rules, fact);

  return index < 0 ? g_strdup (fact)
                   : join_label (fact, &((DocketFactType *) rules->facts->pdata[index])->label);
}

/* Answers that mean the same in every rule set */
static const char *const ANSWERS[][2] = {
  { "yes", NC_ ("answer", "yes") },
  { "no", NC_ ("answer", "no") },
  { "unknown", NC_ ("answer", "unknown") },
};

static const char *
find_word (const DocketFactType *fact, const char *word)
{
  for (guint i = 0; fact->words != NULL && i < fact->words->len; i++)
    {
      const DocketWord *known = fact->words->pdata[i];

      if (g_str_equal (known->id, word))
        return docket_wording_get_label (&known->label);
    }
  return NULL;
}

static const char *
find_outcome (const DocketRuleSet *rules, const char *word)
{
  for (guint i = 0; i < rules->outcomes->len; i++)
    {
      const DocketOutcome *outcome = rules->outcomes->pdata[i];

      if (g_str_equal (outcome->id, word))
        return docket_wording_get_label (&outcome->label);
    }
  return NULL;
}

/* A ruling takes its words from the outcomes and from the facts that it is about */
static const char *
find_word_of_ruling (const DocketRuleSet *rules, guint fact, const char *word)
{
  const char *text = NULL;

  if (rules->ruling_outcome == (gint) fact)
    return find_outcome (rules, word);
  if (rules->ruling_ground != (gint) fact)
    return NULL;
  for (guint i = 0; text == NULL && i < rules->facts->len; i++)
    text = find_word (rules->facts->pdata[i], word);
  return text;
}

/* A list of measures calls them as they are called */
static const char *
find_measure (const DocketRuleSet *rules, const char *word)
{
  for (guint i = 0; i < rules->measures->len; i++)
    {
      const DocketMeasure *measure = rules->measures->pdata[i];

      if (g_str_equal (measure->id, word))
        return docket_wording_get_label (&measure->label);
    }
  return NULL;
}

const char *
docket_wording_get_word (const DocketRuleSet *rules, guint fact, const char *word)
{
  const char *text = find_word (rules->facts->pdata[fact], word);

  if (text == NULL)
    text = find_word_of_ruling (rules, fact, word);
  if (text == NULL)
    text = find_measure (rules, word);
  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (ANSWERS); i++)
    if (g_str_equal (ANSWERS[i][0], word))
      text = g_dpgettext2 (NULL, "answer", ANSWERS[i][1]);
  return text == NULL ? word : text;
}

static const struct
{
  DocketProvenance provenance;
  const char      *text;
} PROVENANCES[] = {
  { DOCKET_PROVENANCE_SOURCE, N_ ("platform's text") },
  { DOCKET_PROVENANCE_OTHER, N_ ("other published source") },
  { DOCKET_PROVENANCE_DEFAULT, N_ ("default by analogy") },
};

char *
docket_wording_dup_provenance (DocketProvenance provenance)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (PROVENANCES); i++)
    if (provenance & PROVENANCES[i].provenance)
      g_ptr_array_add (words, (gpointer) _ (PROVENANCES[i].text));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_ (", "), (char **) words->pdata);
}

/* --- reasons -------------------------------------------------------------------------------- */

static char *
dup_word (const DocketRuleSet *rules, const DocketReason *reason, const char *word)
{
  if (reason->hint == DOCKET_HINT_STATE)
    return docket_wording_dup_state (rules, word);
  return reason->keys ? g_strdup (word) : docket_wording_dup_fact (rules, word);
}

/* Words of a hint are ids of facts, states or keys, between blanks or commas. A key says by itself
 * what is to be typed; a fact of the same name is another thing */
static char *
dup_words (const DocketRuleSet *rules, const DocketReason *reason)
{
  g_auto (GStrv) parts = g_strsplit_set (reason->words == NULL ? "" : reason->words, " ,", -1);
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (named, dup_word (rules, reason, parts[i]));
  g_ptr_array_add (named, NULL);
  return g_strjoinv (_ (", "), (char **) named->pdata);
}

static char *
format_date (DocketDate date)
{
  return docket_date_is_valid (date) ? docket_date_format (date) : g_strdup ("");
}

/* The program's own reason, not one of a rule */
static gboolean
is_own (const DocketReason *reason)
{
  return *reason->rule == '\0';
}

/* Own reasons end in the words they speak of */
static gboolean
ends_in_words (const DocketReason *reason)
{
  return is_own (reason) && reason->hint == DOCKET_HINT_MISSING;
}

static char *
dup_hint (const DocketRuleSet *rules, const DocketReason *reason)
{
  g_autofree char *date = format_date (reason->date);
  g_autofree char *to = format_date (reason->to);
  g_autofree char *words = dup_words (rules, reason);

  switch (reason->hint)
    {
    case DOCKET_HINT_FROM:
      return g_strdup_printf (_ ("possible from %s"), date);
    case DOCKET_HINT_UNTIL:
      return g_strdup_printf (_ ("was possible until %s"), date);
    case DOCKET_HINT_WINDOW:
      return g_strdup_printf (_ ("possible from %s to %s"), date, to);
    case DOCKET_HINT_MISSING:
      return ends_in_words (reason) ? g_steal_pointer (&words)
                                    : g_strdup_printf (_ ("missing: %s"), words);
    case DOCKET_HINT_STATE:
      return g_strdup_printf (_ ("the case is in state %s"), words);
    case DOCKET_HINT_SIGNATURES:
      return g_strdup_printf (_ ("%u of %u signatures"), reason->number, reason->number_wanted);
    case DOCKET_HINT_CASES:
      return g_strdup_printf (_ ("in the way: %s"), reason->words);
    case DOCKET_HINT_NONE:
    default:
      return NULL;
    }
}

/* "RULE, article 7 (default by analogy)", or NULL for what every case asks */
static char *
dup_basis (const DocketReason *reason)
{
  g_autoptr (GString) basis = NULL;

  if (is_own (reason))
    return NULL;
  basis = g_string_new (reason->rule);
  if (reason->articles != NULL && *reason->articles != '\0')
    g_string_append_printf (basis, _ (", article %s"), reason->articles);
  if (reason->provenance & DOCKET_PROVENANCE_DEFAULT)
    {
      g_autofree char *provenance = docket_wording_dup_provenance (DOCKET_PROVENANCE_DEFAULT);

      g_string_append_printf (basis, _ (" (%s)"), provenance);
    }
  return g_string_free (g_steal_pointer (&basis), FALSE);
}

/* Rule sets give wording in every language, the program's own reasons a msgid of gettext */
static const char *
get_why (const DocketReason *reason)
{
  const char *why = docket_wording_get_label (&reason->label);

  return is_own (reason) && *why != '\0' ? _ (why) : why;
}

char *
docket_wording_dup_reason (const DocketRuleSet *rules, const DocketReason *reason)
{
  g_autofree char *basis = dup_basis (reason);
  g_autofree char *hint = dup_hint (rules, reason);
  const char      *why = get_why (reason);
  g_autoptr (GString) text = g_string_new (NULL);

  if (reason->kase != NULL)
    g_string_append_printf (text, _ ("%s: "), reason->kase);
  if (basis != NULL)
    g_string_append_printf (text, _ ("%s: "), basis);
  g_string_append (text, *why != '\0' ? why : hint == NULL ? _ ("not allowed") : hint);
  if (*why != '\0' && hint != NULL)
    g_string_append_printf (text, ends_in_words (reason) ? _ (": %s") : _ ("; %s"), hint);
  if (reason->unknown && reason->hint != DOCKET_HINT_MISSING)
    g_string_append (text, _ (" (a fact that it asks for is not known)"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
docket_wording_dup_refusal (const DocketRuleSet *rules,
                            const char          *number,
                            const char          *action,
                            const char          *on,
                            GPtrArray           *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s: “%s” on %s is refused; nothing was changed"), number,
                          action, on);
  for (guint i = 0; i < reasons->len; i++)
    {
      const DocketReason *reason = reasons->pdata[i];
      g_autofree char    *line = docket_wording_dup_reason (rules, reason);

      if (!reason->warning)
        g_string_append_printf (text, "\n  - %s", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- deadlines ------------------------------------------------------------------------------ */

const char *
docket_wording_get_deadline_status (DocketDeadlineStatus status)
{
  static const char *const NAMES[] = {
    [DOCKET_DEADLINE_RUNNING] = NC_ ("deadline", "running"),
    [DOCKET_DEADLINE_OPEN] = NC_ ("deadline", "open"),
    [DOCKET_DEADLINE_MET] = NC_ ("deadline", "met"),
    [DOCKET_DEADLINE_MISSED] = NC_ ("deadline", "missed"),
    [DOCKET_DEADLINE_CANCELLED] = NC_ ("deadline", "cancelled"),
  };

  return g_dpgettext2 (NULL, "deadline", NAMES[status]);
}

const char *
docket_wording_get_deadline_kind (DocketDeadlineKind kind)
{
  static const char *const NAMES[] = {
    [DOCKET_DEADLINE_DEADLINE] = NC_ ("deadline", "deadline"),
    [DOCKET_DEADLINE_WINDOW] = NC_ ("deadline", "window"),
    [DOCKET_DEADLINE_POWER] = NC_ ("deadline", "power"),
    [DOCKET_DEADLINE_EXPIRY] = NC_ ("deadline", "expiry"),
  };

  return g_dpgettext2 (NULL, "deadline", NAMES[kind]);
}

char *
docket_wording_dup_span (DocketDate from, DocketDate to)
{
  g_autofree char *first = format_date (from);
  g_autofree char *last = format_date (to);

  if (*first != '\0' && *last != '\0')
    return g_strdup_printf (_ ("%s to %s"), first, last);
  if (*last != '\0')
    return g_strdup_printf (_ ("until %s"), last);
  return *first == '\0' ? g_strdup ("") : g_strdup_printf (_ ("from %s"), first);
}
