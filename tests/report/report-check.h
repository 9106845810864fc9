/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the verifier have in common. */
#pragma once

#include "report/docket-report-verifier.h"

G_BEGIN_DECLS

DocketReportVerdict *report_verify (const char *text, gsize length);
void                 report_assert_valid (const DocketReportVerdict *verdict);
/* Whether the message of any flaw contains @message */
gboolean report_has_message (const DocketReportVerdict *verdict, const char *message);

/* @text with its first @from, which must be there, replaced */
char *report_replace (const char *text, const char *from, const char *to);

G_END_DECLS
