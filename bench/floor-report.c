/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor of a report: floor-report DATABASE CASE FILE. The facts, the evidence and the journal
 * of one case, as they stand in a desk's database, written by libxml2's text writer. Nothing is
 * evaluated, no digest computed. */

#include <libxml/xmlwriter.h>
#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(string) ((const xmlChar *) (string))

static void
check (sqlite3 *database, int code)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return;
  fprintf (stderr, "%s\n", sqlite3_errmsg (database));
  exit (1);
}

static sqlite3_stmt *
ask (sqlite3 *database, const char *sql, const char *number)
{
  sqlite3_stmt *rows;

  check (database, sqlite3_prepare_v2 (database, sql, -1, &rows, NULL));
  check (database, sqlite3_bind_text (rows, 1, number, -1, SQLITE_STATIC));
  return rows;
}

static int
next (sqlite3 *database, sqlite3_stmt *rows)
{
  int code = sqlite3_step (rows);

  check (database, code);
  if (code == SQLITE_DONE)
    sqlite3_finalize (rows);
  return code == SQLITE_ROW;
}

/* The columns from @first on as attributes, called what the query calls them */
static void
write_attributes (xmlTextWriterPtr writer, sqlite3_stmt *row, int first)
{
  for (int i = first; i < sqlite3_column_count (row); i++)
    xmlTextWriterWriteAttribute (writer, TEXT (sqlite3_column_name (row, i)),
                                 sqlite3_column_text (row, i));
}

/* The text of each element is its first column */
static void
write_elements (xmlTextWriterPtr writer, const char *name, sqlite3 *database, sqlite3_stmt *rows)
{
  while (next (database, rows))
    {
      xmlTextWriterStartElement (writer, TEXT (name));
      write_attributes (writer, rows, 1);
      xmlTextWriterWriteString (writer, sqlite3_column_text (rows, 0));
      xmlTextWriterEndElement (writer);
    }
}

/* The next netstring of a body; moves @at behind it */
static char *
take_netstring (const char **at)
{
  char  *digits_end;
  size_t length = strtoul (*at, &digits_end, 10);
  char  *text = strndup (digits_end + 1, length);

  *at = digits_end + 1 + length + 1;
  return text;
}

static void
write_value (xmlTextWriterPtr writer, const char **at)
{
  char *name = take_netstring (at);
  char *salt = take_netstring (at);
  char *value = take_netstring (at);

  xmlTextWriterStartElement (writer, TEXT ("value"));
  xmlTextWriterWriteAttribute (writer, TEXT ("name"), TEXT (name));
  xmlTextWriterWriteAttribute (writer, TEXT ("salt"), TEXT (salt));
  xmlTextWriterWriteString (writer, TEXT (value));
  xmlTextWriterEndElement (writer);
  free (name);
  free (salt);
  free (value);
}

static void
write_journal (xmlTextWriterPtr writer, sqlite3 *database, sqlite3_stmt *rows)
{
  while (next (database, rows))
    {
      const char *at = sqlite3_column_blob (rows, 0);
      const char *end = at + sqlite3_column_bytes (rows, 0);

      xmlTextWriterStartElement (writer, TEXT ("event"));
      write_attributes (writer, rows, 1);
      while (at < end)
        write_value (writer, &at);
      xmlTextWriterEndElement (writer);
    }
}

static void
write_case (xmlTextWriterPtr writer, sqlite3 *database, const char *number)
{
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (writer, TEXT ("case"));
  write_elements (writer, "fact", database,
                  ask (database,
                       "SELECT value, name, seq, happened AS \"on\" FROM fact "
                       "JOIN case_file ON id = case_id WHERE number = ? ORDER BY name, seq",
                       number));
  write_elements (writer, "item", database,
                  ask (database,
                       "SELECT proves, 'E' || evidence.number AS id, seq, name, media_type, size, "
                       "lower (hex (sha256)) AS sha256 FROM evidence JOIN case_file AS c "
                       "ON c.id = case_id WHERE c.number = ? ORDER BY evidence.number",
                       number));
  write_journal (writer, database,
                 ask (database,
                      "SELECT body, subject_seq AS seq, at, clock, actor, auth, action, "
                      "lower (hex (hash)) AS hash FROM event WHERE subject = ? "
                      "ORDER BY subject_seq",
                      number));
  xmlTextWriterEndDocument (writer);
}

int
main (int argc, char **argv)
{
  sqlite3         *database;
  xmlTextWriterPtr writer;

  if (argc != 4)
    {
      fprintf (stderr, "usage: floor-report DATABASE CASE FILE\n");
      return 2;
    }
  check (NULL, sqlite3_open_v2 (argv[1], &database, SQLITE_OPEN_READONLY, NULL));
  writer = xmlNewTextWriterFilename (argv[3], 0);
  if (writer == NULL)
    return 1;
  xmlTextWriterSetIndent (writer, 1);
  write_case (writer, database, argv[2]);
  xmlFreeTextWriter (writer);
  sqlite3_close (database);
  return 0;
}
