/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A thin typed statement over sqlite3_stmt. One thread; the connection keeps the prepared form. */
#include "config.h"

#include "store/docket-statement.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define ID_DIGITS 15 /* fits any integer type, and no desk counts so far */

struct _DocketStatement
{
  DocketDatabase *database;
  sqlite3_stmt   *prepared; /* NULL when preparing failed */
  GError         *failure;  /* first one before the first step */
};

DocketStatement *
docket_statement_new (DocketDatabase *database, const char *sql)
{
  DocketStatement *statement = g_new0 (DocketStatement, 1);
  int              code;

  statement->database = database;
  code = docket_database_take (database, sql, &statement->prepared);
  if (code != SQLITE_OK)
    docket_database_set_error (database, code, &statement->failure);
  return statement;
}

void
docket_statement_free (DocketStatement *statement)
{
  docket_database_give_back (statement->database, statement->prepared);
  g_clear_error (&statement->failure);
  g_free (statement);
}

/* 0 for a parameter that the statement does not have: the caller's mistake */
static int
find_parameter (DocketStatement *statement, const char *name)
{
  int index;

  if (statement->prepared == NULL)
    return 0;
  index = sqlite3_bind_parameter_index (statement->prepared, name);
  g_assert (index > 0);
  return index;
}

static void
check_bound (DocketStatement *statement, int code)
{
  if (code != SQLITE_OK && statement->failure == NULL)
    docket_database_set_error (statement->database, code, &statement->failure);
}

void
docket_statement_bind_int (DocketStatement *statement, const char *name, gint64 value)
{
  int index = find_parameter (statement, name);

  if (index > 0)
    check_bound (statement, sqlite3_bind_int64 (statement->prepared, index, value));
}

void
docket_statement_bind_text (DocketStatement *statement, const char *name, const char *value)
{
  int index = find_parameter (statement, name);

  if (index > 0)
    check_bound (statement,
                 sqlite3_bind_text (statement->prepared, index, value, -1, SQLITE_STATIC));
}

void
docket_statement_bind_words (DocketStatement *statement, const char *name, const char *value)
{
  docket_statement_bind_text (statement, name, value != NULL ? value : "");
}

void
docket_statement_bind_copy (DocketStatement *statement, const char *name, const char *value)
{
  int index = find_parameter (statement, name);

  if (index > 0)
    check_bound (statement,
                 sqlite3_bind_text (statement->prepared, index, value, -1, SQLITE_TRANSIENT));
}

static void
bind_memory (DocketStatement *statement, const char *name, const void *data, gsize length)
{
  int index = find_parameter (statement, name);

  /* A NULL pointer would bind NULL instead of no bytes */
  if (index > 0)
    check_bound (statement, sqlite3_bind_blob64 (statement->prepared, index,
                                                 data != NULL ? data : "", length, SQLITE_STATIC));
}

void
docket_statement_bind_bytes (DocketStatement *statement, const char *name, GBytes *value)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (value, &length);

  bind_memory (statement, name, data, length);
}

void
docket_statement_bind_digest (DocketStatement    *statement,
                              const char         *name,
                              const DocketDigest *digest)
{
  bind_memory (statement, name, digest->bytes, sizeof digest->bytes);
}

void
docket_statement_bind_hex (DocketStatement *statement, const char *name, const char *hex)
{
  DocketDigest digest;
  int          index = find_parameter (statement, name);

  if (hex == NULL || !docket_digest_from_hex (hex, &digest))
    docket_statement_refuse (statement, name, hex);
  else if (index > 0)
    check_bound (statement, sqlite3_bind_blob (statement->prepared, index, digest.bytes,
                                               sizeof digest.bytes, SQLITE_TRANSIENT));
}

void
docket_statement_bind_date (DocketStatement *statement, const char *name, DocketDate date)
{
  if (date != DOCKET_DATE_NONE)
    docket_statement_bind_int (statement, name, date);
  else
    docket_statement_bind_text (statement, name, NULL);
}

void
docket_statement_bind_instant (DocketStatement *statement, const char *name, DocketInstant instant)
{
  if (instant != DOCKET_INSTANT_NONE)
    docket_statement_bind_int (statement, name, instant);
  else
    docket_statement_bind_text (statement, name, NULL);
}

gint64
docket_id_parse (const char *prefix, const char *id)
{
  gsize       skipped = strlen (prefix);
  const char *digits;

  if (id == NULL || strncmp (id, prefix, skipped) != 0)
    return 0;
  digits = id + skipped;
  if (*digits == '0' || strspn (digits, "0123456789") != strlen (digits) ||
      strlen (digits) > ID_DIGITS)
    return 0;
  return g_ascii_strtoll (digits, NULL, 10);
}

void
docket_statement_bind_id (DocketStatement *statement,
                          const char      *name,
                          const char      *prefix,
                          const char      *id)
{
  gint64 number = docket_id_parse (prefix, id);

  if (number > 0)
    docket_statement_bind_int (statement, name, number);
  else if (id == NULL || *id == '\0')
    docket_statement_bind_text (statement, name, NULL);
  else
    docket_statement_refuse (statement, name, id);
}

void
docket_statement_refuse (DocketStatement *statement, const char *name, const char *text)
{
  if (statement->failure == NULL)
    g_set_error (&statement->failure, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                 _ ("“%s” cannot be recorded as %s"), text != NULL ? text : "", name + 1);
}

gboolean
docket_statement_step (DocketStatement *statement, GError **error)
{
  int code;

  if (statement->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&statement->failure));
      return FALSE;
    }

  code = sqlite3_step (statement->prepared);
  if (code != SQLITE_ROW && code != SQLITE_DONE)
    docket_database_set_error (statement->database, code, error);
  return code == SQLITE_ROW;
}

gboolean
docket_statement_run (DocketStatement *statement, GError **error)
{
  g_autoptr (GError) failure = NULL;

  docket_statement_step (statement, &failure);
  docket_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
docket_statement_reset (DocketStatement *statement)
{
  sqlite3_reset (statement->prepared);
}

gint64
docket_statement_get_int (DocketStatement *statement, int column)
{
  return sqlite3_column_int64 (statement->prepared, column);
}

const char *
docket_statement_get_text (DocketStatement *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement->prepared, column);

  return text != NULL ? text : "";
}

const guint8 *
docket_statement_get_bytes (DocketStatement *statement, int column, gsize *length)
{
  const guint8 *bytes = sqlite3_column_blob (statement->prepared, column);

  *length = (gsize) sqlite3_column_bytes (statement->prepared, column);
  return bytes;
}

gboolean
docket_statement_get_digest (DocketStatement *statement, int column, DocketDigest *digest)
{
  gsize         length;
  const guint8 *bytes = docket_statement_get_bytes (statement, column, &length);

  if (length != sizeof digest->bytes)
    return FALSE;
  memcpy (digest->bytes, bytes, length);
  return TRUE;
}

static gboolean
is_null (DocketStatement *statement, int column)
{
  return sqlite3_column_type (statement->prepared, column) == SQLITE_NULL;
}

DocketDate
docket_statement_get_date (DocketStatement *statement, int column)
{
  if (is_null (statement, column))
    return DOCKET_DATE_NONE;
  return (DocketDate) docket_statement_get_int (statement, column);
}

DocketInstant
docket_statement_get_instant (DocketStatement *statement, int column)
{
  if (is_null (statement, column))
    return DOCKET_INSTANT_NONE;
  return docket_statement_get_int (statement, column);
}

char *
docket_statement_dup_text (DocketStatement *statement, int column)
{
  return g_strdup (docket_statement_get_text (statement, column));
}

char *
docket_statement_dup_hex (DocketStatement *statement, int column)
{
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1] = "";
  DocketDigest digest;

  if (docket_statement_get_digest (statement, column, &digest))
    docket_digest_to_hex (&digest, hex);
  return g_strdup (hex);
}

char *
docket_statement_dup_id (DocketStatement *statement, int column, const char *prefix)
{
  if (is_null (statement, column))
    return g_strdup ("");
  return g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix,
                          docket_statement_get_int (statement, column));
}

GPtrArray *
docket_statement_collect (DocketStatement *statement,
                          DocketReadFunc   read,
                          GDestroyNotify   free_row,
                          GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr (GError) failure = NULL;

  while (docket_statement_step (statement, &failure))
    g_ptr_array_add (rows, read (statement));
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

gpointer
docket_statement_first (DocketStatement *statement, DocketReadFunc read, GError **error)
{
  if (!docket_statement_step (statement, error))
    return NULL;
  return read (statement);
}

gboolean
docket_statement_number (DocketStatement *statement,
                         gint64           otherwise,
                         gint64          *number,
                         GError         **error)
{
  g_autoptr (GError) failure = NULL;

  *number = otherwise;
  if (docket_statement_step (statement, &failure))
    *number = docket_statement_get_int (statement, 0);
  docket_statement_reset (statement);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gpointer
docket_statement_read_text (DocketStatement *statement)
{
  return docket_statement_dup_text (statement, 0);
}
