/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of what a report shows beside the journal. Internal to the library. */
#pragma once

#include "report/docket-report-case.h"
#include "report/docket-report-output.h"

G_BEGIN_DECLS

typedef void (*DocketReportSectionFunc) (DocketReportOutput *output, const DocketReportCase *kase);

/**
 * DocketReportSection:
 *
 * One child of the element `case`: its name, and what writes its attributes and children.
 */
typedef struct
{
  const char             *name;
  DocketReportSectionFunc write;
} DocketReportSection;

#define DOCKET_REPORT_N_SECTIONS 9

/* In the order of the format */
const DocketReportSection *docket_report_get_sections (void);

G_END_DECLS
