/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report says of one case, as plain structs that the desk fills. Every string is owned by
 * its struct and UTF-8. A string that is NULL is left out of the report, unless it says otherwise
 * here. `seq` is always the case's own event number (subject_seq); 0 where a value comes from no
 * event. */
#pragma once

#include "core/docket-event.h"

G_BEGIN_DECLS

/**
 * DocketReportContact:
 *
 * One way to reach a party, with the dates between which it was on record.
 */
typedef struct
{
  char    *kind;      /* mail, phone, person, ... */
  char    *value;     /* NULL: withheld */
  char    *from;      /* YYYY-MM-DD */
  char    *until;     /* YYYY-MM-DD */
  gboolean admission; /* given at admission, the address of notices */
} DocketReportContact;

/**
 * DocketReportParty:
 *
 * A party as the case relied on it. With a seq, the event's value `party.ROLE` is its id or name.
 */
typedef struct
{
  char      *role;
  char      *id; /* P-17 */
  gint64     seq;
  char      *name;     /* NULL: withheld */
  GPtrArray *contacts; /* of DocketReportContact, owned */
} DocketReportParty;

/**
 * DocketReportFact:
 *
 * A fact in force: the value `fact.NAME` of event seq; 0 for one that was computed.
 */
typedef struct
{
  char  *name;
  gint64 seq;
  char  *on;    /* when it happened, exactly as the event's value `on` */
  char  *value; /* NULL: withheld */
} DocketReportFact;

/**
 * DocketReportStep:
 *
 * One step of a working. Only @what must be set.
 */
typedef struct
{
  char  *what;    /* trigger, rule, parameter, calendar, result */
  char  *article; /* GG-7.1.3 */
  char  *key;     /* of a fact or parameter */
  char  *value;
  char  *to;     /* the end, where value begins a span */
  char  *unit;   /* days, workdays, months, ... */
  char  *source; /* source, other, default, or several */
  gint64 seq;    /* the event that gave the value */
  char  *zh;     /* readable text */
  char  *en;
} DocketReportStep;

/**
 * DocketReportDeadline:
 *
 * A deadline as evaluated at the seal's `written`.
 */
typedef struct
{
  char      *rule;  /* GG-7.1.3 */
  char      *kind;  /* deadline, window, power, expiry, automatic */
  char      *opens; /* YYYY-MM-DD, or with THH:MM:SS, local */
  char      *due;
  char      *status;      /* running, open, met, missed, cancelled */
  gboolean   provisional; /* rests on a calendar year without entries */
  char      *source;      /* provenance of its rule */
  char      *zh;          /* what it is called */
  char      *en;
  GPtrArray *working; /* of DocketReportStep, owned */
} DocketReportDeadline;

/**
 * DocketReportField:
 *
 * One value of a record. @from names the event's value that it repeats (`fact.channel`); NULL for a
 * value that was computed.
 */
typedef struct
{
  char *name;
  char *from;
  char *value; /* NULL: withheld */
} DocketReportField;

/**
 * DocketReportRecord:
 *
 * Values that belong together: a notice attempt, a ledger entry, a letter.
 */
typedef struct
{
  char      *name; /* attempt; an account; a letter's id */
  gint64     seq;
  char      *on;
  GPtrArray *fields; /* of DocketReportField, owned */
} DocketReportRecord;

/**
 * DocketReportEvidence:
 *
 * One evidence file: the group of values that begins with `evidence`=@id in event seq.
 */
typedef struct
{
  char    *id; /* E1 */
  gint64   seq;
  char    *name; /* as the sender called it; never a path */
  char    *media_type;
  gint64   size; /* bytes */
  char    *sha256;
  char    *origin; /* id of the evidence it was cropped or redacted from */
  char    *proves;
  gboolean included; /* the file goes with the report */
} DocketReportEvidence;

/**
 * DocketReportFinding:
 *
 * Finding @n of a ruling: `finding.N.text`, `finding.N.evidence`, `finding.N.cite`.
 */
typedef struct
{
  guint n;        /* from 1 */
  char *text;     /* NULL: withheld */
  char *evidence; /* E1,E2 */
  char *cite;     /* GG-6.5,GG-7.1.3 */
} DocketReportFinding;

/**
 * DocketReportParameter:
 *
 * A parameter as it stood at the signature: `parameter.KEY`.
 */
typedef struct
{
  char *key;
  char *value;
} DocketReportParameter;

/**
 * DocketReportCitation:
 *
 * An article as frozen by event seq: `citation.N.article`, `citation.N.text.zh`,
 * `citation.N.text.en`. In a draft seq is 0 and the text is that of the rule set today.
 */
typedef struct
{
  guint      n; /* from 1 */
  gint64     seq;
  char      *article;
  char      *rules; /* rule set and version */
  char      *zh;
  char      *en;
  GPtrArray *parameters; /* of DocketReportParameter, owned */
} DocketReportCitation;

/**
 * DocketReportSignature:
 *
 * One signature: event seq, whose value `ruling` is the ruling's seq.
 */
typedef struct
{
  gint64        seq;
  char         *actor;
  char         *role; /* author, reviewer, senior */
  DocketInstant at;
} DocketReportSignature;

/**
 * DocketReportRuling:
 *
 * A ruling: `ruling.outcome`, `ruling.ground`, `ruling.reason` of event seq.
 */
typedef struct
{
  gint64     seq;
  char      *outcome;
  char      *ground;
  char      *reason; /* left out when NULL */
  char      *author;
  char      *state;      /* draft, in-force, superseded */
  GPtrArray *findings;   /* of DocketReportFinding, owned */
  GPtrArray *citations;  /* of DocketReportCitation, owned */
  GPtrArray *signatures; /* of DocketReportSignature, owned */
} DocketReportRuling;

/**
 * DocketReportLabel:
 *
 * What a word of the rule set is called: @of is `system`, `kind`, `state` or `phase`.
 */
typedef struct
{
  char *of;
  char *zh;
  char *en;
} DocketReportLabel;

/**
 * DocketReportSeal:
 *
 * Where the whole journal stood when the report was written. What the seal says of the case itself
 * (last, count) is taken from the events.
 */
typedef struct
{
  gint64        events; /* in the whole journal */
  DocketDigest  head;   /* of the whole journal */
  DocketInstant written;
  char         *clock; /* "simulated" or "back"; NULL for the real clock */
} DocketReportSeal;

/**
 * DocketReportSource:
 *
 * Gives what may be of any size, one at a time. Each call gives the next one to the caller, or NULL
 * after the last; FALSE with an error stops the report. Events come in the order of subject_seq,
 * from 1 to the last. @next_evidence may be NULL.
 */
typedef struct
{
  gboolean (*next_event) (gpointer data, DocketEvent **event, GError **error);
  gboolean (*next_evidence) (gpointer data, DocketReportEvidence **evidence, GError **error);
  gpointer data;
} DocketReportSource;

/**
 * DocketReportCase:
 *
 * One case as a report shows it. Owns everything but @source's data.
 */
typedef struct
{
  char *desk;   /* 32 lower-case hex digits */
  char *number; /* GG-2026-0001 */
  char *system;
  char *kind;
  char *state; /* as evaluated at the seal's written */
  char *phase;
  char *received; /* exactly as the value `received` of event 1 */
  char *title;
  char *rules_id;
  char *rules_version;
  char *rules_digest; /* 64 lower-case hex digits */
  char *calendar_digest;

  GPtrArray *labels;    /* of DocketReportLabel */
  GPtrArray *parties;   /* of DocketReportParty */
  GPtrArray *facts;     /* of DocketReportFact */
  GPtrArray *deadlines; /* of DocketReportDeadline */
  GPtrArray *records;   /* of DocketReportRecord: notice attempts and their like */
  GPtrArray *rulings;   /* of DocketReportRuling */
  GPtrArray *ledger;    /* of DocketReportRecord, named after the account */
  GPtrArray *letters;   /* of DocketReportRecord, named after the letter */

  DocketReportSource source;
  DocketReportSeal   seal;
} DocketReportCase;

/* Each new struct has its arrays, empty, and nothing else. Free with the function of its name, or
 * by freeing the array that it was added to */
DocketReportCase      *docket_report_case_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportLabel     *docket_report_label_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportParty     *docket_report_party_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportContact   *docket_report_contact_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportFact      *docket_report_fact_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportDeadline  *docket_report_deadline_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportStep      *docket_report_step_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportRecord    *docket_report_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportField     *docket_report_field_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportEvidence  *docket_report_evidence_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportRuling    *docket_report_ruling_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportFinding   *docket_report_finding_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportCitation  *docket_report_citation_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportParameter *docket_report_parameter_new (void) G_GNUC_WARN_UNUSED_RESULT;
DocketReportSignature *docket_report_signature_new (void) G_GNUC_WARN_UNUSED_RESULT;

void docket_report_case_free (DocketReportCase *kase);
void docket_report_label_free (DocketReportLabel *label);
void docket_report_party_free (DocketReportParty *party);
void docket_report_contact_free (DocketReportContact *contact);
void docket_report_fact_free (DocketReportFact *fact);
void docket_report_deadline_free (DocketReportDeadline *deadline);
void docket_report_step_free (DocketReportStep *step);
void docket_report_record_free (DocketReportRecord *record);
void docket_report_field_free (DocketReportField *field);
void docket_report_evidence_free (DocketReportEvidence *evidence);
void docket_report_ruling_free (DocketReportRuling *ruling);
void docket_report_finding_free (DocketReportFinding *finding);
void docket_report_citation_free (DocketReportCitation *citation);
void docket_report_parameter_free (DocketReportParameter *parameter);
void docket_report_signature_free (DocketReportSignature *signature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportCase, docket_report_case_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportEvidence, docket_report_evidence_free)

G_END_DECLS
