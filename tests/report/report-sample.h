/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up case with something in every section of a report, the same each time. */
#pragma once

#include "report/docket-report-case.h"

G_BEGIN_DECLS

typedef enum
{
  SAMPLE_PLAIN = 0,
  SAMPLE_WITHHELD = 1 << 0, /* the creator's name and the phone number */
  SAMPLE_LATER = 1 << 1,    /* exported a day later */
  SAMPLE_DAMAGED = 1 << 2,  /* one value of event 3 is not what its hash says */
  SAMPLE_CONTROL = 1 << 3,  /* the title holds a character that XML cannot */
  SAMPLE_FAILING = 1 << 4,  /* the source of events fails after two */
  SAMPLE_SECOND = 1 << 5,   /* another case of the same desk */
} SampleFlags;

#define SAMPLE_EVENTS 7

typedef struct _Sample Sample;

Sample *sample_new (SampleFlags flags);
void    sample_free (Sample *sample);

/* Can be written once; borrowed */
DocketReportCase *sample_get_case (Sample *sample);

/* The report of new samples with @flags and, where it is not negative, with @second */
char *sample_dup_report (SampleFlags flags, int second, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

G_END_DECLS
