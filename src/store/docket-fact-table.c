/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recorded in a case, when it happened, and which correction stands. The store's thread.
 */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

#include <string.h>

#define PREFIX "fact."

enum
{
  COLUMN_SEQ,
  COLUMN_NAME,
  COLUMN_HAPPENED,
  COLUMN_VALUE,
  COLUMN_SUPERSEDED_BY,
};

typedef gboolean (*PutFunc) (const DocketProjection *projection,
                             const char             *name,
                             const char             *value,
                             GError                **error);

static gboolean
put_each (const DocketProjection *projection, PutFunc put, GError **error)
{
  for (guint i = 0; i < projection->event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (projection->event->values, i);

      if (g_str_has_prefix (value->name, PREFIX) &&
          !put (projection, value->name + strlen (PREFIX), value->value, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_fact (DocketStatement        *statement,
           const DocketProjection *projection,
           const char             *name,
           const char             *value)
{
  docket_projection_bind_place (projection, statement);
  docket_statement_bind_text (statement, ":name", name);
  docket_statement_bind_text (statement, ":value", value);
}

static gboolean
insert_fact (const DocketProjection *projection,
             const char             *name,
             const char             *value,
             GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO fact (case_id, seq, name, origin, happened, value) "
                            "VALUES (:case, :seq, :name, :seq, :on, :value)");

  bind_fact (insert, projection, name, value);
  docket_statement_bind_text (insert, ":on", docket_projection_get (projection, "on"));
  return docket_statement_run (insert, error);
}

/* A mail that came later tells only what was not known yet */
static gboolean
insert_if_unknown (const DocketProjection *projection,
                   const char             *name,
                   const char             *value,
                   GError                **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO fact (case_id, seq, name, origin, happened, value) "
                            "SELECT :case, :seq, :name, :seq, :on, :value WHERE NOT EXISTS ("
                            "SELECT 1 FROM fact WHERE case_id = :case AND name = :name "
                            "AND superseded_by = 0)");

  bind_fact (insert, projection, name, value);
  docket_statement_bind_text (insert, ":on", docket_projection_get (projection, "on"));
  return docket_statement_run (insert, error);
}

gboolean
docket_fact_table_add (const DocketProjection *projection, GError **error)
{
  const char *action = projection->event->action;

  /* docket_fact_table_correct() took them */
  if (g_str_equal (action, "correct"))
    return TRUE;
  return put_each (projection, g_str_equal (action, "merge") ? insert_if_unknown : insert_fact,
                   error);
}

/* --- corrections --------------------------------------------------------------------------- */

/* What is corrected: the event that recorded it first, whichever of its corrections is named */
#define ORIGIN "coalesce ((SELECT min (origin) FROM fact WHERE case_id = :case AND seq = :of), :of)"

static void
bind_correction (DocketStatement *statement, const DocketProjection *projection)
{
  docket_projection_bind_place (projection, statement);
  docket_statement_bind_int (statement, ":of", docket_projection_get_seq (projection, "of"));
}

/* Another day holds for all that happened then */
static gboolean
move_facts (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (projection->database,
                            "INSERT INTO fact (case_id, seq, name, origin, happened, value) "
                            "SELECT case_id, :seq, name, origin, :on, value FROM fact "
                            "WHERE case_id = :case AND origin = " ORIGIN " "
                            "AND superseded_by = 0");

  if (docket_event_get (projection->event, "of-on") == NULL)
    return TRUE;
  bind_correction (insert, projection);
  docket_statement_bind_text (insert, ":on", docket_projection_get (projection, "of-on"));
  return docket_statement_run (insert, error);
}

/* It happened when what it corrects did, unless the correction says otherwise */
static gboolean
insert_correction (const DocketProjection *projection,
                   const char             *name,
                   const char             *value,
                   GError                **error)
{
  g_autoptr (DocketStatement) insert = docket_statement_new (
      projection->database,
      "INSERT INTO fact (case_id, seq, name, origin, happened, value) "
      "VALUES (:case, :seq, :name, " ORIGIN ", coalesce (:of_on, (SELECT happened FROM fact "
      "WHERE case_id = :case AND origin = " ORIGIN " ORDER BY name = :name DESC, seq DESC), :on), "
      ":value) ON CONFLICT (case_id, seq, name) DO UPDATE SET value = excluded.value");

  bind_fact (insert, projection, name, value);
  docket_statement_bind_int (insert, ":of", docket_projection_get_seq (projection, "of"));
  docket_statement_bind_text (insert, ":of_on", docket_event_get (projection->event, "of-on"));
  docket_statement_bind_text (insert, ":on", docket_projection_get (projection, "on"));
  return docket_statement_run (insert, error);
}

/* What an act cleared stays cleared: that act has no row of its own for it */
static gboolean
keep_cleared (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update = docket_statement_new (
      projection->database,
      "UPDATE fact SET superseded_by = coalesce ((SELECT min (c.superseded_by) FROM fact AS c "
      "WHERE c.case_id = :case AND c.origin = fact.origin AND c.name = fact.name "
      "AND c.superseded_by > 0 AND NOT EXISTS (SELECT 1 FROM fact AS o WHERE o.case_id = :case "
      "AND o.seq = c.superseded_by AND o.origin = c.origin AND o.name = c.name)), 0) "
      "WHERE case_id = :case AND seq = :seq AND NOT EXISTS (SELECT 1 FROM fact AS s "
      "WHERE s.case_id = :case AND s.origin = fact.origin AND s.name = fact.name "
      "AND s.seq <> :seq AND s.superseded_by = 0)");

  docket_projection_bind_place (projection, update);
  return docket_statement_run (update, error);
}

static gboolean
supersede_corrected (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE fact SET superseded_by = :seq "
                            "WHERE case_id = :case AND origin = " ORIGIN " "
                            "AND seq <> :seq AND superseded_by = 0 AND name IN ("
                            "SELECT name FROM fact WHERE case_id = :case AND seq = :seq)");

  bind_correction (update, projection);
  return docket_statement_run (update, error);
}

gboolean
docket_fact_table_correct (const DocketProjection *projection, GError **error)
{
  return move_facts (projection, error) && put_each (projection, insert_correction, error) &&
         keep_cleared (projection, error) && supersede_corrected (projection, error);
}

gboolean
docket_fact_table_clear (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE fact SET superseded_by = :seq "
                            "WHERE case_id = :case AND superseded_by = 0 "
                            "AND instr (',' || :cleared || ',', ',' || name || ',') > 0");

  docket_projection_bind_place (projection, update);
  docket_statement_bind_text (update, ":cleared", docket_projection_get (projection, "cleared"));
  return docket_statement_run (update, error);
}

gboolean
docket_fact_table_undo (const DocketProjection *projection, GError **error)
{
  g_autoptr (DocketStatement) restore =
      docket_statement_new (projection->database, "UPDATE fact SET superseded_by = 0 "
                                                  "WHERE case_id = :case AND superseded_by = :of");
  g_autoptr (DocketStatement) withdraw =
      docket_statement_new (projection->database, "UPDATE fact SET superseded_by = :seq "
                                                  "WHERE case_id = :case AND seq = :of");

  docket_statement_bind_int (restore, ":case", projection->case_id);
  docket_statement_bind_int (restore, ":of", docket_projection_get_seq (projection, "of"));
  bind_correction (withdraw, projection);
  return docket_statement_run (restore, error) && docket_statement_run (withdraw, error);
}

gboolean
docket_fact_table_undo_merge (const DocketProjection *projection, gint64 number, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (projection->database,
                            "UPDATE fact SET superseded_by = :seq "
                            "WHERE case_id = :case AND superseded_by = 0 AND origin = ("
                            "SELECT seq FROM message WHERE case_id = :case AND number = :number "
                            "AND status = 'merged')");

  docket_projection_bind_place (projection, update);
  docket_statement_bind_int (update, ":number", number);
  return docket_statement_run (update, error);
}

/* --- reading ------------------------------------------------------------------------------- */

static gpointer
read_fact (DocketStatement *select)
{
  DocketFactRow *row = g_new0 (DocketFactRow, 1);

  row->seq = docket_statement_get_int (select, COLUMN_SEQ);
  row->name = docket_statement_dup_text (select, COLUMN_NAME);
  row->on = docket_statement_dup_text (select, COLUMN_HAPPENED);
  row->value = docket_statement_dup_text (select, COLUMN_VALUE);
  row->superseded_by = docket_statement_get_int (select, COLUMN_SUPERSEDED_BY);
  return row;
}

GPtrArray *
docket_store_dup_facts (DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && number != NULL, NULL);

  select = docket_statement_new (store->database,
                                 "SELECT f.seq, f.name, f.happened, f.value, f.superseded_by "
                                 "FROM case_file AS c JOIN fact AS f ON f.case_id = c.id "
                                 "WHERE c.number = :number ORDER BY f.seq, f.name");
  docket_statement_bind_text (select, ":number", number);
  return docket_statement_collect (select, read_fact, (GDestroyNotify) docket_fact_row_free, error);
}
