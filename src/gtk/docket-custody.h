/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gtk/docket-exhibit-look.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What is told about one piece of evidence, in rows: what it is used for, and how it came and
 * whether it is still what it was. Main thread.
 */

/* What it proves, and the facts and findings that rest on it */
void docket_custody_show_use (AdwPreferencesGroup     *group,
                              const DocketCaseView    *view,
                              const DocketEvidenceRow *row);

/* When, by whom and with which mail it came, and the last check. @look: NULL while it is checked;
 * @error: why that failed, nullable */
void docket_custody_show_record (AdwPreferencesGroup     *group,
                                 const DocketCaseView    *view,
                                 const DocketEvidenceRow *row,
                                 const DocketExhibitLook *look,
                                 const GError            *error);

/* A digest as people compare it, in groups of eight on two lines */
char *docket_custody_dup_digest (const char *hex) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
