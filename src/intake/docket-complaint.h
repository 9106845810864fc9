/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/docket-intake-profile.h"
#include "intake/docket-mail.h"

G_BEGIN_DECLS

typedef enum
{
  DOCKET_ITEM_AGENCY,
  DOCKET_ITEM_CREATOR,
  DOCKET_ITEM_REASON,
  DOCKET_ITEM_SCREENSHOTS,
  DOCKET_ITEM_PHONE,
  DOCKET_ITEM_REQUEST, /* asks clearly for unbinding: a warning, no requirement (GG-8.2r) */
  DOCKET_N_ITEMS
} DocketItemField;

typedef enum
{
  DOCKET_ITEM_MISSING,
  DOCKET_ITEM_DOUBTFUL, /* there is a value; a person should look, DocketItem.doubt says why */
  DOCKET_ITEM_PRESENT,
} DocketItemStatus;

typedef enum
{
  DOCKET_SPAN_SUBJECT,
  DOCKET_SPAN_BODY,
  DOCKET_SPAN_ATTACHMENT,
} DocketSpanPlace;

/**
 * DocketSpan:
 *
 * The words an item was found in: @length characters from @offset on of DocketComplaint.subject or
 * .text; for an attachment @offset is its place in DocketMail.parts and @length is 0.
 */
typedef struct
{
  DocketSpanPlace place;
  glong           offset;
  glong           length;
} DocketSpan;

/**
 * DocketItem:
 *
 * One item of the complaint. Spans of a missing one are words that promise it. @doubt is a static
 * word, set only where the status is DOUBTFUL:
 *
 * contradiction  subject and body name different ones; the value is the body's
 * several        the body gives several values under one label, or several numbers
 * subject-only   named in the subject, nowhere in the body
 * separator      as subject-only, and the subject's separator is not the rule's
 * ambiguous      the subject can be split in several ways, and the body does not decide
 * quoted         only in what the sender quotes
 * unlabelled     found in running text, not under a label
 * too-long       longer than a name
 * service-number a hotline, not a person's number
 * odd-number     not a number of the country
 * no-image       there are files, but no picture or document
 * empty-file     every picture is empty
 * truncated      the mail breaks off inside the only picture
 */
typedef struct
{
  DocketItemStatus status;
  char            *value; /* NULL when missing; of screenshots the number of files */
  GArray          *spans; /* of DocketSpan, the value's own first */
  const char      *doubt; /* NULL unless doubtful */
} DocketItem;

/**
 * DocketComplaint:
 *
 * What a mail says of a complaint: a draft, decided by nobody. Plain data. @notes are static words
 * about the mail as a whole:
 *
 * subject-pattern    the subject is not "agency+creator+closing words" (GG-8.1)
 * subject-separator  its separator is not the rule's (GG-m)
 * nested             the complaint was read from a forwarded message
 * landline           the number is no mobile one
 * html               the text was made of HTML
 * truncated          the mail breaks off
 * cut                a bound was reached; some parts are in the raw bytes only
 * replaced           some characters could not be kept in the text
 */
typedef struct
{
  char      *subject; /* what the spans speak of: the mail's, or those of the nested message read */
  char      *text;
  DocketItem items[DOCKET_N_ITEMS];
  GPtrArray *notes; /* of static strings */
} DocketComplaint;

/* Reads @mail by @profile. Never fails: what is not there is MISSING. Any thread */
DocketComplaint *docket_complaint_extract (const DocketMail          *mail,
                                           const DocketIntakeProfile *profile)
    G_GNUC_WARN_UNUSED_RESULT;
void docket_complaint_free (DocketComplaint *complaint);

gboolean docket_complaint_has_note (const DocketComplaint *complaint, const char *note);

/* "agency", "creator", "reason", "screenshots", "phone", "request" */
const char *docket_item_field_get_name (DocketItemField field);
/* "missing", "doubtful", "present" */
const char *docket_item_status_get_name (DocketItemStatus status);
/* "subject", "body", "attachment" */
const char *docket_span_place_get_name (DocketSpanPlace place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketComplaint, docket_complaint_free)

G_END_DECLS
