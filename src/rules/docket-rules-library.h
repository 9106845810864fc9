/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-calendar.h"
#include "core/docket-rule-set.h"

G_BEGIN_DECLS

/**
 * DocketRulesLibrary:
 *
 * Every rule set at hand: those that Docket ships and further files of a directory, and the shipped
 * calendar. Immutable and atomically ref-counted, so that threads may share it.
 */
typedef struct _DocketRulesLibrary DocketRulesLibrary;

/**
 * DocketRulesFile:
 *
 * One file of the library, which owns it.
 *
 * @name: file name of a shipped set, path of another
 * @bytes: the whole file, for whoever stores it by its digest
 */
typedef struct
{
  DocketRuleSet *set;
  GBytes        *bytes;
  char          *name;
} DocketRulesFile;

/**
 * docket_rules_library_load:
 * @directory: (nullable): every *.xml in it is read; it need not exist. A file equal to one at hand
 *   is passed over
 *
 * Reads disk.
 *
 * Returns: (transfer full): NULL with DOCKET_ERROR_INVALID (a file is no rule set),
 *   DOCKET_ERROR_CONFLICT (a system and version that is at hand with other content: a changed rule
 *   set is a new version) or DOCKET_ERROR_IO
 */
DocketRulesLibrary *docket_rules_library_load (const char *directory,
                                               GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void                docket_rules_library_unref (DocketRulesLibrary *library);

/* By system, then version; borrowed, as all that follow */
guint                  docket_rules_library_get_n_files (const DocketRulesLibrary *library);
const DocketRulesFile *docket_rules_library_get_file (const DocketRulesLibrary *library,
                                                      guint                     index);

/* Of @system, the version in force on @date: of several the one whose force began last, then the
 * later version. NULL when none is */
const DocketRulesFile *docket_rules_library_find (const DocketRulesLibrary *library,
                                                  const char               *system,
                                                  DocketDate                date);
/* Of @system the latest version, in force or not; NULL when there is none */
const DocketRulesFile *docket_rules_library_find_latest (const DocketRulesLibrary *library,
                                                         const char               *system);
/* NULL when no file has that hex SHA-256 */
const DocketRulesFile *docket_rules_library_find_by_digest (const DocketRulesLibrary *library,
                                                            const char               *digest);
/* The newest file that has the calculator for @rule; NULL when none has */
const DocketRulesFile *docket_rules_library_find_compute (const DocketRulesLibrary *library,
                                                          const char               *rule);

DocketCalendar *docket_rules_library_get_calendar (const DocketRulesLibrary *library);
/* The bytes that the calendar was read from */
GBytes *docket_rules_library_get_calendar_bytes (const DocketRulesLibrary *library);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRulesLibrary, docket_rules_library_unref)

G_END_DECLS
