/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketTable:
 *
 * Rows of text in columns that line up on a terminal, wide characters counted as two.
 */
typedef struct _DocketTable DocketTable;

/* @indent: blanks before each row */
DocketTable *docket_table_new (guint n_columns, guint indent) G_GNUC_WARN_UNUSED_RESULT;
void         docket_table_free (DocketTable *table);

/* As many strings as columns, copied, NULL for an empty one. Line feeds are escaped */
void docket_table_add (DocketTable *table, const char *const *cells);

/* Writes all rows to standard output */
void docket_table_print (DocketTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketTable, docket_table_free)

G_END_DECLS
