/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small rule set of nobody's, built in C, for the tests of evaluation. */
#pragma once

#include "core/docket-matter.h"

G_BEGIN_DECLS

/* Facts, by index. TRY_* are fields of the record of tries, FILE_* of the evidence on file */
enum
{
  FACT_BASE,
  FACT_OTHER,
  FACT_MOMENT,
  FACT_AMOUNT,
  FACT_RATIO,
  FACT_FLAG,
  FACT_WORD,
  FACT_NOTE,
  FACT_LIST,
  FACT_PROOF,
  FACT_STARTED,
  FACT_GROUND,
  FACT_DESK,
  FACT_RULING_OUTCOME,
  FACT_RULING_GROUND,
  FACT_TRY_WAY,
  FACT_TRY_RESULT,
  FACT_TRY_AT,
  FACT_FILE_ID,
  FACT_FILE_ON,
  FACT_FILE_STATE,
};

enum
{
  RECORD_TRY,
  RECORD_FILE,
};

enum
{
  RULE_DAYS,     /* 30 days from BASE, else OTHER */
  RULE_WORKDAYS, /* 3 working days from BASE */
  RULE_MONTHS,   /* 1 month from BASE */
  RULE_HOURS,    /* 24 hours from MOMENT */
  RULE_DAY24,    /* 7 times 24 hours from MOMENT */
  RULE_WINDOW,   /* 25 to 30 after RULE_DAYS */
  RULE_ROLLING,  /* the same, rolling */
  RULE_MONTH,    /* first full month of BASE */
  RULE_LIST,     /* hard: NOTE known, FLAG yes; shown: LIST known */
  RULE_UNSET,    /* a term whose number is a parameter that is not set */
};

enum
{
  STATE_BEGUN,
  STATE_WAITING,
  STATE_RIPE, /* phase of WAITING inside RULE_ROLLING */
  STATE_LAPSED,
  STATE_DONE,
  STATE_SHUT,
};

#define TEST_PARAMETER_WAIT 0
#define TEST_PARAMETER_UNSET 1
#define TEST_PARAMETER_ASK 2

#define REF_FACT(fact) ((DocketRef) { .kind = DOCKET_REF_FACT, .index = (fact) })
#define REF_PART(rule, which)                                                                      \
  ((DocketRef) { .kind = DOCKET_REF_PART, .index = (rule), .part = DOCKET_PART_##which })
#define REF_TODAY ((DocketRef) { .kind = DOCKET_REF_TODAY })
#define REF_NOW ((DocketRef) { .kind = DOCKET_REF_NOW })
#define REF_NUMBER(n)                                                                              \
  ((DocketRef) { .kind = DOCKET_REF_NUMBER, .number = (n) * DOCKET_DECIMAL_SCALE })

/* A node as a test writes it: @words are separated by blanks, @size 0 stands for 1 */
typedef struct
{
  DocketConditionKind kind;
  guint               size;
  DocketRef           of;
  DocketRelation      relation;
  DocketRef           to;
  guint               index;
  const char         *words;
  gint64              minimum;  /* 0: none */
  gint64              maximum;  /* -1 and 0: none, use NONE for "no rows" */
  gint                distinct; /* 0: none */
  gint64              times, to_times;
} TestNode;

DocketCondition *test_condition_new (const TestNode *nodes, guint n_nodes);
#define TEST_CONDITION(...)                                                                        \
  test_condition_new ((const TestNode[]) { __VA_ARGS__ },                                          \
                      sizeof ((const TestNode[]) { __VA_ARGS__ }) / sizeof (TestNode))

/* Sealed; @edit (nullable) may change it before */
DocketRuleSet *test_rules_new (void (*edit) (DocketRuleSet *rules));
DocketEffect  *test_effect_new (DocketEffectKind kind, guint index, DocketCondition *condition);
/* National holidays of early 2022, and the working weekends that pay for them */
DocketCalendar *test_calendar_new (void);

DocketInstant test_instant (const char *text);
DocketDate    test_date (const char *text);

/* A case: events are added one after the other and evaluated together */
typedef struct
{
  DocketRuleSet  *rules;
  DocketCalendar *calendar;
  GPtrArray      *events;
  GPtrArray      *ledger;
  GPtrArray      *contacts;
  GHashTable     *given;
  gint64          ruled;
} TestCase;

TestCase *test_case_new (void (*edit) (DocketRuleSet *rules));
void      test_case_free (TestCase *test);

/* @on: day or instant at which it is recorded and happened, at 09:00 if a day; @values: NULL or
 * "name=value" strings separated by |, facts as "fact.ID" */
DocketEvent *test_event_new (TestCase   *test,
                             const char *on,
                             const char *action,
                             const char *values);
DocketEvent *test_case_add (TestCase *test, const char *on, const char *action, const char *values);

DocketEvaluationInput test_case_input (TestCase *test, const char *now);
DocketEvaluation     *test_case_evaluate (TestCase *test, const char *now);
/* Tries it as ACTOR of ROLE ("li reviewer") at its own instant; adds it when it is allowed */
DocketActResult *test_case_try (TestCase   *test,
                                const char *who,
                                const char *on,
                                const char *action,
                                const char *values);

/* "ACTION NAME=VALUE|NAME=VALUE" is refused for @reasons and brings nothing about, or is allowed
 * with the warnings @reasons; as test_describe_reasons() writes them */
void test_case_refuse (TestCase   *test,
                       const char *who,
                       const char *on,
                       const char *act,
                       const char *reasons);
void test_case_allow (TestCase   *test,
                      const char *who,
                      const char *on,
                      const char *act,
                      const char *reasons);

/* Actors for these, the values of an opening and of a ruling */
#define TEST_LI "li reviewer"
#define TEST_WANG "wang senior"
#define TEST_OPEN "kind=matter|fact.note=x|evidence.E1.name=a.png"
#define TEST_RULING(ground)                                                                        \
  "ruling.outcome=finish|ruling.ground=" ground "|ruling.reason=r|finding.1.text=f"                \
  "|finding.1.evidence=E1|finding.1.cite=2(1)"

/* Opened on 5 January, waiting since the 10th, tried on the same day; the window opens on 25
 * February */
TestCase *test_case_new_waiting (void (*edit) (DocketRuleSet *rules)) G_GNUC_WARN_UNUSED_RESULT;

/* The ids of the reasons, or their labels where the engine itself asks; joined by " | " */
char *test_describe_reasons (GPtrArray *reasons);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCase, test_case_free)

G_END_DECLS
