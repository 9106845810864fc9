/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content digest of a report: SHA-256 over what an XML element says, apart from how it is
 * spelled (docs/report.md, "Content digests"). Internal to the library. */
#pragma once

#include "core/docket-digest.h"

G_BEGIN_DECLS

/**
 * DocketReportAttribute:
 *
 * An attribute without a namespace; borrowed strings.
 */
typedef struct
{
  const char *name;
  const char *value;
} DocketReportAttribute;

/**
 * DocketReportDigest:
 *
 * A running content digest. One thread at a time.
 */
typedef struct _DocketReportDigest DocketReportDigest;

DocketReportDigest *docket_report_digest_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                docket_report_digest_free (DocketReportDigest *digest);

/* @attributes in any order; it is sorted in place */
void docket_report_digest_start (DocketReportDigest    *digest,
                                 const char            *name,
                                 DocketReportAttribute *attributes,
                                 gsize                  n_attributes);
/* The whole text of an element without child elements; an empty one is not added */
void docket_report_digest_text (DocketReportDigest *digest, const char *text, gsize length);
void docket_report_digest_end (DocketReportDigest *digest);

/* Gives the digest and starts again from nothing. @hex: DOCKET_DIGEST_HEX_LENGTH + 1 bytes */
void docket_report_digest_finish (DocketReportDigest *digest, char *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketReportDigest, docket_report_digest_free)

G_END_DECLS
