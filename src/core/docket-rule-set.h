/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-procedure.h"

G_BEGIN_DECLS

/*
 * One published version of one system's rules, compiled: what data/rules/ruleset.rng can say, as
 * plain structs. rules/ builds it from XML, evaluation reads it. After docket_rule_set_seal() it is
 * immutable and may be shared between threads. All strings and arrays are owned by the set; arrays
 * hold pointers to the structs named.
 */

typedef struct
{
  char *name;   /* of the argument */
  gint  fact;   /* index, or -1 */
  gint  record; /* index, or -1 */
  char *form;   /* at=amount, level@at, at, months, field */
} DocketComputeArgument;

typedef struct
{
  char            *form;      /* text with {RULE#part} */
  DocketCondition *condition; /* nullable */
} DocketComputeAnswer;

typedef struct
{
  char      *rule;
  GPtrArray *arguments; /* of DocketComputeArgument */
  GPtrArray *answers;   /* of DocketComputeAnswer; the first whose condition is true */
} DocketCompute;

typedef struct
{
  DocketDate from;
  DocketDate to;             /* DOCKET_DATE_NONE: open */
  char     **kinds_of_party; /* nullable */
} DocketForce;

/* The parameters that bear on every term of a set */
#define DOCKET_PARAMETER_COUNT_EVENT_DAY "count-event-day"
#define DOCKET_PARAMETER_HOLIDAY_ROLLOVER "holiday-rollover"

typedef struct _DocketRuleSet DocketRuleSet;
struct _DocketRuleSet
{
  char            *system;
  char            *version;
  char            *digest; /* hex SHA-256 of the file */
  DocketLabel      label;
  DocketProvenance provenance;
  GArray          *force; /* of DocketForce; empty: not in force until an administrator sets it */

  GPtrArray *articles;   /* of DocketArticle */
  GPtrArray *parameters; /* of DocketParameter */
  GPtrArray *facts;      /* of DocketFactType */
  GPtrArray *records;    /* of DocketRecordType */
  GPtrArray *measures;   /* of DocketMeasure */
  GPtrArray *rules;      /* of DocketRule */
  GPtrArray *letters;    /* of DocketLetter */
  GPtrArray *kinds;      /* of DocketKind */
  GPtrArray *states;     /* of DocketState */
  GPtrArray *actions;    /* of DocketAction */
  GPtrArray *automatics; /* of DocketAutomatic */
  GPtrArray *outcomes;   /* of DocketOutcome */
  GPtrArray *deadlines;  /* of DocketDeadlineType */
  GPtrArray *computes;   /* of DocketCompute */

  gboolean count_event_day;  /* as its parameter says: last = base + n - 1 */
  gboolean holiday_rollover; /* as its parameter says */

  /* private */
  gatomicrefcount ref_count;
  GHashTable     *fact_index;
  GHashTable     *rule_index;
  gint evidence_record; /* index of the record that the engine fills, or -1; so the next: */
  gint evidence_id, evidence_on, evidence_state;
  gint ruling_outcome, ruling_ground; /* facts that the engine fills, or -1 */
};

/* Empty arrays, to be filled by rules/ */
DocketRuleSet *docket_rule_set_new (const char *system,
                                    const char *version) G_GNUC_WARN_UNUSED_RESULT;
/* Builds the indices and the places of fields; the set may not be changed afterwards. Facts called
 * evidence.id, .on, .state (of a record evidence), ruling.outcome and ruling.ground are then filled
 * by evaluation */
void           docket_rule_set_seal (DocketRuleSet *set);
DocketRuleSet *docket_rule_set_ref (DocketRuleSet *set);
void           docket_rule_set_unref (DocketRuleSet *set);

void docket_compute_free (DocketCompute *compute);

/* Index or -1. find_fact and find_rule are hash look-ups once the set is sealed */
gint docket_rule_set_find_fact (const DocketRuleSet *set, const char *id);
gint docket_rule_set_find_rule (const DocketRuleSet *set, const char *id);
gint docket_rule_set_find_record (const DocketRuleSet *set, const char *id);
gint docket_rule_set_find_measure (const DocketRuleSet *set, const char *id);
/* A number may be written 7.1(2), 7(1)(2) or 7-1-2 */
gint docket_rule_set_find_article (const DocketRuleSet *set, const char *id_or_number);
gint docket_rule_set_find_parameter (const DocketRuleSet *set, const char *key);
gint docket_rule_set_find_kind (const DocketRuleSet *set, const char *id);
gint docket_rule_set_find_state (const DocketRuleSet *set, const char *id);
/* The action called @action that a case of @kind knows */
const DocketAction  *docket_rule_set_find_action (const DocketRuleSet *set,
                                                  guint                kind,
                                                  const char          *action);
const DocketOutcome *docket_rule_set_find_outcome (const DocketRuleSet *set,
                                                   guint                kind,
                                                   const char          *id);
/* What a case of @kind shows beside the rule or measure @id as its deadline */
const DocketDeadlineType *docket_rule_set_find_deadline (const DocketRuleSet *set,
                                                         guint                kind,
                                                         const char          *id);
const DocketCompute      *docket_rule_set_find_compute (const DocketRuleSet *set, const char *rule);

/* Numbers of articles as cited, "7(1), 7(2)", or NULL for none; @articles: of guint, nullable */
char *docket_rule_set_dup_articles (const DocketRuleSet *set,
                                    GArray              *articles) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a decision on @date falls under this version */
gboolean docket_rule_set_in_force (const DocketRuleSet *set, DocketDate date);
/* The same for one kind of party: a force that names none is for all */
gboolean docket_rule_set_in_force_for (const DocketRuleSet *set, DocketDate date, const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRuleSet, docket_rule_set_unref)

G_END_DECLS
