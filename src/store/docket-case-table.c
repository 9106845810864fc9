/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row for each case, and who is party to it. The store's thread. Lists of cases and what is
 * cached of one have files of their own. */
#include "config.h"

#include "store/docket-case-table.h"

#include "core/docket-error.h"
#include "store/docket-search.h"
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define YEAR_DIGITS 4
#define LEAST_RUNNING_DIGITS 4

enum
{
  COLUMN_ID,
  COLUMN_NUMBER,
  COLUMN_SYSTEM,
  COLUMN_KIND,
  COLUMN_TITLE,
  COLUMN_RECEIVED,
  COLUMN_RULES,
  COLUMN_CALENDAR,
  COLUMN_ASSIGNEE,
  COLUMN_STATE,
  COLUMN_SHOWN,
  COLUMN_ENDED,
  COLUMN_DUE,
  COLUMN_DUE_RULE,
  COLUMN_UNTIL,
  COLUMN_EVENTS,
};

/* --- projection ---------------------------------------------------------------------------- */

static gboolean
is_number (const char *text, gsize least)
{
  return strspn (text, "0123456789") == strlen (text) && strlen (text) >= least;
}

gboolean
docket_case_number_split (const char *number, char **system, int *year, gint64 *running)
{
  g_auto (GStrv) parts = g_strsplit (number, "-", 4);

  if (g_strv_length (parts) != 3 || *parts[0] == '\0' || strlen (parts[1]) != YEAR_DIGITS ||
      !is_number (parts[1], YEAR_DIGITS) || !is_number (parts[2], LEAST_RUNNING_DIGITS))
    return FALSE;
  *system = g_steal_pointer (&parts[0]);
  *year = (int) g_ascii_strtoll (parts[1], NULL, 10);
  *running = g_ascii_strtoll (parts[2], NULL, 10);
  g_free (parts[1]);
  g_free (parts[2]);
  parts[1] = NULL;
  parts[2] = NULL;
  return *running > 0;
}

/* "GG 2021 SHA256" -> the digest */
static const char *
get_last_word (const char *text)
{
  const char *space = strrchr (text, ' ');

  return space != NULL ? space + 1 : text;
}

/* What a text is looked for in: case_file.folded */
static void
bind_folded (DocketStatement *statement, const DocketProjection *projection, const char *title)
{
  g_autofree char *words = g_strdup_printf ("%s %s", projection->subject, title);
  g_autofree char *folded = docket_fold_text (words);

  docket_statement_bind_copy (statement, ":folded", folded);
}

static void
bind_opening (DocketStatement *insert, const DocketProjection *projection)
{
  const char *received = docket_projection_get (projection, "received");
  const char *rules = docket_projection_get (projection, "rules");
  const char *title = docket_projection_get (projection, "title");

  docket_statement_bind_text (insert, ":number", projection->subject);
  docket_statement_bind_text (insert, ":kind", docket_projection_get (projection, "kind"));
  docket_statement_bind_text (insert, ":title", title);
  bind_folded (insert, projection, title);
  docket_projection_bind_instant (insert, ":received", received,
                                  docket_projection_get_on (projection));
  docket_statement_bind_hex (insert, ":rules", get_last_word (rules));
  docket_statement_bind_hex (insert, ":calendar", docket_projection_get (projection, "calendar"));
}

static gboolean
raise_counter (const DocketProjection *projection, gint64 running, GError **error)
{
  const char      *dash = strrchr (projection->subject, '-');
  g_autofree char *series = g_strndup (projection->subject, (gsize) (dash - projection->subject));

  return docket_counter_table_raise (projection->database, series, running, error);
}

gboolean
docket_case_table_add (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert = docket_statement_new (
      projection->database,
      "INSERT INTO case_file (number, system, year, running, kind, title, folded, received, "
      "rules, calendar) VALUES (:number, :system, :year, :running, :kind, :title, :folded, "
      ":received, :rules, :calendar)");
  g_autofree char *system = NULL;
  int              year;
  gint64           running;

  if (!docket_case_number_split (projection->subject, &system, &year, &running))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                   _ ("“%s” is no number of a case; one reads like GG-2026-0001"),
                   projection->subject);
      return FALSE;
    }
  docket_statement_bind_text (insert, ":system", system);
  docket_statement_bind_int (insert, ":year", year);
  docket_statement_bind_int (insert, ":running", running);
  bind_opening (insert, projection);
  return docket_statement_run (insert, error) && raise_counter (projection, running, error);
}

gboolean
docket_case_table_find_id (DocketDatabase *database, const char *number, gint64 *id, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (database, "SELECT id FROM case_file WHERE number = :number");

  docket_statement_bind_text (select, ":number", number);
  if (!docket_statement_number (select, 0, id, error))
    return FALSE;
  if (*id > 0)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("“%s” is not on this desk"), number);
  return FALSE;
}

gboolean
docket_case_table_assign (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE case_file SET assignee = :assignee WHERE id = :case");

  docket_statement_bind_int (update, ":case", projection->case_id);
  docket_statement_bind_text (update, ":assignee", docket_projection_get (projection, "to"));
  return docket_statement_run (update, error);
}

gboolean
docket_case_table_move (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE case_file SET rules = :rules, calendar = :calendar "
                            "WHERE id = :case");

  docket_statement_bind_int (update, ":case", projection->case_id);
  docket_statement_bind_hex (update, ":rules",
                             get_last_word (docket_projection_get (projection, "rules")));
  docket_statement_bind_hex (update, ":calendar", docket_projection_get (projection, "calendar"));
  return docket_statement_run (update, error);
}

gboolean
docket_case_table_set_title (const DocketProjection *projection, GError **error)
{
  const char *title = docket_projection_get (projection, "title");
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE case_file SET title = :title, folded = :folded "
                            "WHERE id = :case AND title <> :title");

  docket_statement_bind_int (update, ":case", projection->case_id);
  docket_statement_bind_text (update, ":title", title);
  bind_folded (update, projection, title);
  return docket_statement_run (update, error);
}

/* --- parties of a case --------------------------------------------------------------------- */

/* Who holds the role may leave it: the number of its cases follows */
static gboolean
vacate_role (const DocketProjection *projection, const char *role, GError **error)
{
  g_autoptr (DocketStatement) count =
      docket_statement_new (projection->database,
                            "UPDATE party SET cases = cases - 1 WHERE id = (SELECT party "
                            "FROM case_party WHERE case_id = :case AND role = :role) "
                            "AND (SELECT count (*) FROM case_party "
                            "WHERE case_id = :case AND party = party.id) = 1");
  g_autoptr (DocketStatement) remove =
      docket_statement_new (projection->database,
                            "DELETE FROM case_party WHERE case_id = :case AND role = :role");

  docket_statement_bind_int (count, ":case", projection->case_id);
  docket_statement_bind_text (count, ":role", role);
  docket_statement_bind_int (remove, ":case", projection->case_id);
  docket_statement_bind_text (remove, ":role", role);
  return docket_statement_run (count, error) && docket_statement_run (remove, error);
}

static gboolean
fill_role (const DocketProjection *projection, const char *role, const char *party, GError **error)
{
  g_autoptr (DocketStatement) count =
      docket_statement_new (projection->database,
                            "UPDATE party SET cases = cases + 1 WHERE id = :party "
                            "AND NOT EXISTS (SELECT 1 FROM case_party "
                            "WHERE case_id = :case AND party = :party)");
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database, "INSERT INTO case_party (case_id, role, party) "
                                                  "VALUES (:case, :role, :party)");

  docket_statement_bind_int (count, ":case", projection->case_id);
  docket_statement_bind_id (count, ":party", "P-", party);
  docket_statement_bind_int (insert, ":case", projection->case_id);
  docket_statement_bind_text (insert, ":role", role);
  docket_statement_bind_id (insert, ":party", "P-", party);
  return docket_statement_run (count, error) && docket_statement_run (insert, error);
}

gboolean
docket_case_party_table_put (const DocketProjection *projection, GError **error)
{
  static const char PREFIX[] = "party.";

  for (guint i = 0; i < projection->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (projection->event->values, i);
      const char             *role = value->name + strlen (PREFIX);

      if (!g_str_has_prefix (value->name, PREFIX))
        continue;
      if (!vacate_role (projection, role, error) ||
          (*value->value != '\0' && !fill_role (projection, role, value->value, error)))
        return FALSE;
    }
  return TRUE;
}

static gpointer
read_case_party (DocketStatement *select)
{
  enum
  {
    PARTY_ROLE,
    PARTY_ID,
    PARTY_NAME,
  };
  DocketCasePartyRow *row = g_new0 (DocketCasePartyRow, 1);

  row->role = docket_statement_dup_text (select, PARTY_ROLE);
  row->party = docket_statement_dup_id (select, PARTY_ID, "P-");
  row->name = docket_statement_dup_text (select, PARTY_NAME);
  return row;
}

GPtrArray *
docket_store_dup_case_parties (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT p.role, p.party, party.name FROM case_file AS c "
                                 "JOIN case_party AS p ON p.case_id = c.id "
                                 "JOIN party ON party.id = p.party "
                                 "WHERE c.number = :number ORDER BY p.role");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_case_party,
                                   (GDestroyNotify) docket_case_party_row_free, error);
}

/* --- reading ------------------------------------------------------------------------------- */

gpointer
docket_case_table_read (DocketStatement *select)
{
  DocketCaseRow *row = g_new0 (DocketCaseRow, 1);
  gint64         due = docket_statement_get_int (select, COLUMN_DUE);

  row->id = docket_statement_get_int (select, COLUMN_ID);
  row->number = docket_statement_dup_text (select, COLUMN_NUMBER);
  row->system = docket_statement_dup_text (select, COLUMN_SYSTEM);
  row->kind = docket_statement_dup_text (select, COLUMN_KIND);
  row->title = docket_statement_dup_text (select, COLUMN_TITLE);
  row->received = docket_statement_get_int (select, COLUMN_RECEIVED);
  row->rules = docket_statement_dup_hex (select, COLUMN_RULES);
  row->calendar = docket_statement_dup_hex (select, COLUMN_CALENDAR);
  row->assignee = docket_statement_dup_text (select, COLUMN_ASSIGNEE);
  row->events = docket_statement_get_int (select, COLUMN_EVENTS);
  row->state = docket_statement_dup_text (select, COLUMN_STATE);
  row->shown = docket_statement_dup_text (select, COLUMN_SHOWN);
  row->ended = docket_statement_get_int (select, COLUMN_ENDED) != 0;
  row->due = due == DOCKET_CASE_NEVER_DUE ? DOCKET_DATE_NONE : (DocketDate) due;
  row->due_rule = docket_statement_dup_text (select, COLUMN_DUE_RULE);
  row->until = docket_statement_get_instant (select, COLUMN_UNTIL);
  return row;
}

DocketCaseRow *
docket_store_dup_case (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database, "SELECT " DOCKET_CASE_COLUMNS
                                                  " FROM case_file AS c WHERE c.number = :number");
  docket_statement_bind_text (select, ":number", number);
  return docket_store_first_or_missing (select, docket_case_table_read, number, error);
}
