/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor of a list: floor-list DATABASE [LIMIT]. The cases of a desk's database by their next
 * date, one JSON object a line, with what "docketctl --json list" tells of each. */

#include <sqlite3.h>

#include <stdio.h>
#include <stdlib.h>

static const char LIST[] = "SELECT number, system, kind, shown, title, received, due "
                           "FROM case_file ORDER BY due, id LIMIT ?";

static void
check (sqlite3 *database, int code)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return;
  fprintf (stderr, "%s\n", sqlite3_errmsg (database));
  exit (1);
}

static void
write_text (const char *name, const unsigned char *text)
{
  printf ("\"%s\":\"", name);
  for (; *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        putchar_unlocked ('\\');
      putchar_unlocked (*text);
    }
  fputs ("\",", stdout);
}

static void
write_row (sqlite3_stmt *row)
{
  static const char *const NAMES[] = { "case", "system", "kind", "state", "title" };

  putchar_unlocked ('{');
  for (int i = 0; i < 5; i++)
    write_text (NAMES[i], sqlite3_column_text (row, i));
  printf ("\"received\":%lld,\"due\":%lld}\n", (long long) sqlite3_column_int64 (row, 5),
          (long long) sqlite3_column_int64 (row, 6));
}

int
main (int argc, char **argv)
{
  sqlite3      *database;
  sqlite3_stmt *list;
  int           code;

  if (argc != 2 && argc != 3)
    {
      fprintf (stderr, "usage: floor-list DATABASE [LIMIT]\n");
      return 2;
    }
  check (NULL, sqlite3_open_v2 (argv[1], &database, SQLITE_OPEN_READONLY, NULL));
  check (database, sqlite3_prepare_v2 (database, LIST, -1, &list, NULL));
  check (database, sqlite3_bind_int (list, 1, argc == 3 ? atoi (argv[2]) : -1));
  while ((code = sqlite3_step (list)) == SQLITE_ROW)
    write_row (list);
  check (database, code);
  sqlite3_finalize (list);
  sqlite3_close (database);
  return 0;
}
