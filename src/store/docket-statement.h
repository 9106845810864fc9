/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-digest.h"
#include "core/docket-instant.h"
#include "store/docket-database.h"

G_BEGIN_DECLS

/**
 * DocketStatement:
 *
 * One SQL statement with named parameters and typed columns. A failure of preparing or binding is
 * kept and told by docket_statement_step() or docket_statement_run(), so that binding needs no
 * checks. Private to store/; one thread.
 */
typedef struct _DocketStatement DocketStatement;

/* @sql: a literal, or put together from literals */
DocketStatement *docket_statement_new (DocketDatabase *database,
                                       const char     *sql) G_GNUC_WARN_UNUSED_RESULT;
void             docket_statement_free (DocketStatement *statement);

void docket_statement_bind_int (DocketStatement *statement, const char *name, gint64 value);
/* @value NULL: NULL. Borrowed until the statement is freed or reset */
void docket_statement_bind_text (DocketStatement *statement, const char *name, const char *value);
/* @value NULL: '' */
void docket_statement_bind_words (DocketStatement *statement, const char *name, const char *value);
/* The same, copied */
void docket_statement_bind_copy (DocketStatement *statement, const char *name, const char *value);
void docket_statement_bind_bytes (DocketStatement *statement, const char *name, GBytes *value);
void docket_statement_bind_digest (DocketStatement    *statement,
                                   const char         *name,
                                   const DocketDigest *digest);
/* @hex: 64 digits, else DOCKET_ERROR_INVALID */
void docket_statement_bind_hex (DocketStatement *statement, const char *name, const char *hex);
/* DOCKET_DATE_NONE: NULL */
void docket_statement_bind_date (DocketStatement *statement, const char *name, DocketDate date);
/* DOCKET_INSTANT_NONE: NULL */
void docket_statement_bind_instant (DocketStatement *statement,
                                    const char      *name,
                                    DocketInstant    instant);
/* 17 for P-17 (letters before the digits: @prefix). NULL or "": NULL; anything else
 * DOCKET_ERROR_INVALID */
void docket_statement_bind_id (DocketStatement *statement,
                               const char      *name,
                               const char      *prefix,
                               const char      *id);
/* The value of parameter @name, @text, is not what it should be */
void docket_statement_refuse (DocketStatement *statement, const char *name, const char *text);

/* Moves to the next row. FALSE at the end, and with @error set on failure */
gboolean docket_statement_step (DocketStatement *statement, GError **error);
/* Runs a statement that returns no rows */
gboolean docket_statement_run (DocketStatement *statement, GError **error);
/* Back to before the first row; what is bound stays */
void docket_statement_reset (DocketStatement *statement);

/* Columns count from 0 */
gint64        docket_statement_get_int (DocketStatement *statement, int column);
const char   *docket_statement_get_text (DocketStatement *statement, int column);
const guint8 *docket_statement_get_bytes (DocketStatement *statement, int column, gsize *length);
gboolean docket_statement_get_digest (DocketStatement *statement, int column, DocketDigest *digest);
DocketDate    docket_statement_get_date (DocketStatement *statement, int column);
DocketInstant docket_statement_get_instant (DocketStatement *statement, int column);
char *docket_statement_dup_text (DocketStatement *statement, int column) G_GNUC_WARN_UNUSED_RESULT;
char *docket_statement_dup_hex (DocketStatement *statement, int column) G_GNUC_WARN_UNUSED_RESULT;
/* P-17; "" where the column is NULL */
char *docket_statement_dup_id (DocketStatement *statement,
                               int              column,
                               const char      *prefix) G_GNUC_WARN_UNUSED_RESULT;

typedef gpointer (*DocketReadFunc) (DocketStatement *statement);
/* All rows, each as @read makes it; NULL on failure */
GPtrArray *docket_statement_collect (DocketStatement *statement,
                                     DocketReadFunc   read,
                                     GDestroyNotify   free_row,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first row, or NULL: without error when there is none */
gpointer docket_statement_first (DocketStatement *statement,
                                 DocketReadFunc   read,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* The number in the first column of the first row, or @otherwise when there is no row */
gboolean docket_statement_number (DocketStatement *statement,
                                  gint64           otherwise,
                                  gint64          *number,
                                  GError         **error);
/* A DocketReadFunc: the text of the first column */
gpointer docket_statement_read_text (DocketStatement *statement);

/* The number of an id such as P-17 or E1; 0 when @id is none with this prefix */
gint64 docket_id_parse (const char *prefix, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketStatement, docket_statement_free)

G_END_DECLS
