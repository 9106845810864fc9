/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What drafting, superseding and signing a ruling is asked. One evaluation, one thread. */
#include "config.h"

#include "core/docket-trial.h"

#include "core/docket-gates.h"
#include "core/docket-items.h"

#include <glib/gi18n-lib.h>

/* Kept while it is being written: what it lacks is asked when it is to be signed */
static gboolean
is_unfinished (const DocketTrial *trial)
{
  return trial->matter->draft != NULL && trial->matter->draft->state->unfinished;
}

static void
check_cites (DocketTrial *trial, const char *cites)
{
  g_auto (GStrv) numbers = g_strsplit (cites, ",", -1);

  for (char **number = numbers; *number != NULL; number++)
    {
      if (docket_rule_set_find_article (trial->input->rules, g_strstrip (*number)) < 0)
        docket_reason_add (trial->reasons, N_ ("The rule set has no such article"),
                           DOCKET_HINT_MISSING, *number);
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_missing (GString *missing, const char *part)
{
  g_string_append_printf (missing, missing->len > 0 ? ",%s" : "%s", part);
}

/* Adds what a finding lacks of text, evidence and article; docket_trial_check_evidence() asks
 * whether the evidence is there */
static void
find_missing_of_finding (const DocketAct *act, const DocketEventValue *value, GString *missing)
{
  static const char *const fields[] = { "text", "evidence", "cite" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_blank (docket_act_get_in_group (act, value, fields[i])))
      add_missing (missing, i == 0 ? "finding" : fields[i]);
}

/* The inputs that the draft of @act lacks, with commas between them */
static GString *
find_missing (const DocketAct *act)
{
  GString *missing = g_string_new (NULL);
  guint    n_findings = 0;

  if (is_blank (docket_event_get (act->event, "ruling.outcome")))
    add_missing (missing, "outcome");
  if (is_blank (docket_event_get (act->event, "ruling.reason")))
    add_missing (missing, "reason");
  for (guint i = 0; i < act->event->values->len; i++)
    {
      if (!docket_act_starts_group (act, i, "finding", NULL))
        continue;
      find_missing_of_finding (act, act->event->values->pdata[i], missing);
      n_findings++;
    }
  if (n_findings == 0)
    add_missing (missing, "finding,evidence,cite");
  return missing;
}

static void
check_findings (DocketTrial *trial)
{
  for (guint i = 0; i < trial->event->values->len; i++)
    {
      const char *cites;

      if (!docket_act_starts_group (trial->act, i, "finding", NULL))
        continue;
      cites = docket_act_get_in_group (trial->act, trial->event->values->pdata[i], "cite");
      if (!is_blank (cites))
        check_cites (trial, cites);
    }
}

static void
check_parts (DocketTrial *trial)
{
  g_autoptr (GString) missing = find_missing (trial->act);
  DocketReason *reason;

  check_findings (trial);
  if (missing->len > 0)
    {
      reason = docket_reason_add (trial->reasons, N_ ("The ruling lacks parts"),
                                  DOCKET_HINT_MISSING, missing->str);
      reason->keys = TRUE;
      reason->warning = is_unfinished (trial);
    }
  if (!docket_rule_set_in_force (trial->input->rules, docket_instant_date (trial->act->on)))
    docket_reason_add (trial->reasons, N_ ("The rule set is not in force on that day"),
                       DOCKET_HINT_NONE, trial->input->rules->version);
}

static gboolean
has_usable (const DocketTrial *trial, const DocketOutcome *outcome)
{
  for (guint i = 0; i < trial->whole->rulings->len; i++)
    {
      const DocketRuling *ruling = g_ptr_array_index (trial->whole->rulings, i);

      if (docket_ruling_is_usable (ruling) && ruling->outcome == outcome)
        return TRUE;
    }
  return FALSE;
}

static void
check_place_of_ruling (DocketTrial *trial, const DocketRuling *draft)
{
  gboolean supersedes = trial->act->common == DOCKET_COMMON_SUPERSEDE;

  if (supersedes && draft->state->replaces == 0)
    docket_reason_add (trial->reasons, N_ ("No ruling is in force that could be superseded"),
                       DOCKET_HINT_NONE, docket_event_get (trial->event, "of"));
  if (!supersedes && has_usable (trial, draft->outcome))
    docket_reason_add (trial->reasons,
                       N_ ("A ruling of this outcome is in force already; supersede it"),
                       DOCKET_HINT_NONE, draft->outcome->id);
}

/* What cannot be answered yet does not keep a draft from being kept */
static void
check_gates (DocketTrial *trial, const DocketRuling *draft)
{
  guint before = trial->reasons->len;

  docket_gates_ask (trial->matter, draft->outcome->gates, trial->reasons);
  for (guint i = before; draft->state->unfinished && i < trial->reasons->len; i++)
    {
      DocketReason *reason = g_ptr_array_index (trial->reasons, i);

      reason->warning = reason->warning || reason->unknown;
    }
}

static void
check_outcome (DocketTrial *trial, const DocketRuling *draft)
{
  const DocketOutcome *outcome = draft->outcome;
  const char          *ground = draft->state->ground;

  docket_gates_ask_state (trial->matter, outcome->from, trial->reasons);
  if (outcome->grounds != NULL && *ground != '\0' &&
      !docket_words_contain (outcome->grounds, ground))
    docket_reason_add (trial->reasons, N_ ("This outcome knows no such ground"),
                       DOCKET_HINT_MISSING, ground);
  check_place_of_ruling (trial, draft);
  check_gates (trial, draft);
}

void
docket_trial_check_ruling (DocketTrial *trial)
{
  const char *outcome = docket_event_get (trial->event, "ruling.outcome");

  if (trial->act->common != DOCKET_COMMON_RULE && trial->act->common != DOCKET_COMMON_SUPERSEDE)
    return;

  check_parts (trial);
  if (trial->matter->draft != NULL)
    check_outcome (trial, trial->matter->draft);
  else if (!is_blank (outcome))
    docket_reason_add (trial->reasons, N_ ("The kind of case knows no such outcome"),
                       DOCKET_HINT_MISSING, outcome);
}

static gboolean
has_signed (const DocketRuling *ruling, const char *actor)
{
  for (guint i = 0; i < ruling->signers->len; i++)
    {
      if (g_str_equal (ruling->signers->pdata[i], actor))
        return TRUE;
    }
  return FALSE;
}

static DocketReason *
add_signatures (DocketTrial        *trial,
                const DocketRuling *ruling,
                const char         *message,
                const char         *words)
{
  DocketReason *reason = docket_reason_add (trial->reasons, message, DOCKET_HINT_SIGNATURES, words);

  reason->number = ruling->state->signatures;
  reason->number_wanted = ruling->state->wanted;
  return reason;
}

/* A senior who signs first has to know that it takes a second one */
static void
check_first (DocketTrial *trial, const DocketRuling *ruling)
{
  if (docket_role_rank (trial->role) >= docket_role_rank ("senior") &&
      !g_str_equal (ruling->state->author, trial->event->actor))
    add_signatures (trial, ruling,
                    N_ ("This is the first signature: the second has to be that of another senior"),
                    "senior")
        ->warning = TRUE;
}

/* The last of several signatures is a second opinion */
static void
check_second (DocketTrial *trial, const DocketRuling *ruling)
{
  if (docket_role_rank (trial->role) < docket_role_rank ("senior"))
    add_signatures (trial, ruling,
                    N_ ("The second signature has to be that of a senior who neither drafted the "
                        "ruling nor signed it yet"),
                    "senior");
  if (g_str_equal (ruling->state->author, trial->event->actor))
    add_signatures (trial, ruling,
                    N_ ("The author may give the first signature, never the second: another senior "
                        "has to give it"),
                    ruling->state->author);
}

/* Only a draft that was written whole was asked everything: so it is written once more */
static void
check_finished (DocketTrial *trial, const DocketRuling *ruling)
{
  const DocketAct *draft = docket_trial_find_recorded (trial, ruling->state->seq);
  g_autoptr (GString) missing = draft == NULL ? NULL : find_missing (draft);

  if (ruling->state->unfinished)
    docket_reason_add (trial->reasons,
                       N_ ("The draft was kept unfinished: write it whole before it is signed"),
                       DOCKET_HINT_MISSING,
                       missing == NULL || missing->len == 0 ? NULL : missing->str)
        ->keys = TRUE;
}

void
docket_trial_check_signature (DocketTrial *trial)
{
  const DocketRuling *ruling = docket_fold_find_ruling (trial->matter, trial->act);

  if (ruling == NULL || ruling->state->superseded)
    {
      docket_reason_add (trial->reasons, N_ ("There is no draft of a ruling to sign"),
                         DOCKET_HINT_NONE, NULL);
      return;
    }
  if (ruling->state->in_force && !docket_ruling_takes_second (ruling))
    {
      add_signatures (trial, ruling, N_ ("The ruling is in force already"), NULL);
      return;
    }

  docket_gates_ask_state (trial->matter, ruling->outcome->from, trial->reasons);
  check_finished (trial, ruling);
  if (has_signed (ruling, trial->event->actor))
    add_signatures (trial, ruling, N_ ("Nobody signs twice"), trial->event->actor);
  if (ruling->state->wanted > 1 && ruling->state->signatures + 1 < ruling->state->wanted)
    check_first (trial, ruling);
  else if (ruling->state->wanted > 1 || ruling->state->in_force)
    check_second (trial, ruling);
}
