/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What binds two parties, from when to when. The store's thread. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

enum
{
  COLUMN_TYPE,
  COLUMN_A,
  COLUMN_B,
  COLUMN_BEGINS,
  COLUMN_ENDS,
  COLUMN_GROUND,
  COLUMN_CASE,
};

/* One begin or end, by a party's event or by a case's */
typedef struct
{
  const char *type;
  const char *a;
  const char *b;
  const char *on;
  const char *ground;
  gint64      case_id; /* 0: none */
} Step;

static void
bind_pair (DocketStatement *statement, const Step *step)
{
  docket_statement_bind_words (statement, ":type", step->type);
  docket_statement_bind_id (statement, ":a", "P-", step->a);
  docket_statement_bind_id (statement, ":b", "P-", step->b);
  docket_projection_bind_date (statement, ":on", step->on);
}

/* One that stands already goes on standing */
static gboolean
begin_relationship (DocketDatabase *database, const Step *step, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (database, "INSERT INTO relationship (type, a, b, begins) VALUES "
                                      "(:type, :a, :b, :on) "
                                      "ON CONFLICT (type, a, b) WHERE ends IS NULL DO NOTHING");

  bind_pair (insert, step);
  return docket_statement_run (insert, error);
}

static void
bind_end (DocketStatement *statement, const Step *step)
{
  bind_pair (statement, step);
  docket_statement_bind_words (statement, ":ground", step->ground);
  if (step->case_id > 0)
    docket_statement_bind_int (statement, ":case", step->case_id);
}

static gboolean
end_standing (DocketDatabase *database, const Step *step, GError **error)
{
  g_autoptr (DocketStatement) update =
      docket_statement_new (database, "UPDATE relationship "
                                      "SET ends = :on, ground = :ground, case_id = :case "
                                      "WHERE type = :type AND a = :a AND b = :b AND ends IS NULL");

  bind_end (update, step);
  return docket_statement_run (update, error);
}

static gboolean
insert_ended (DocketDatabase *database, const Step *step, GError **error)
{
  g_autoptr (DocketStatement) insert =
      docket_statement_new (database,
                            "INSERT INTO relationship (type, a, b, ends, ground, case_id) "
                            "VALUES (:type, :a, :b, :on, :ground, :case)");

  bind_end (insert, step);
  return docket_statement_run (insert, error);
}

/* One that this desk never saw begin gets a row without a beginning */
static gboolean
end_relationship (DocketDatabase *database, const Step *step, GError **error)
{
  if (!end_standing (database, step, error))
    return FALSE;
  return sqlite3_changes (docket_database_get_handle (database)) > 0 ||
         insert_ended (database, step, error);
}

gboolean
docket_relationship_table_begin (const DocketProjection *projection, GError **error)
{
  const Step step = {
    .type = docket_projection_get (projection, "type"),
    .a = projection->subject,
    .b = docket_projection_get (projection, "with"),
    .on = docket_projection_get (projection, "from"),
  };

  return begin_relationship (projection->database, &step, error);
}

gboolean
docket_relationship_table_end (const DocketProjection *projection, GError **error)
{
  const Step step = {
    .type = docket_projection_get (projection, "type"),
    .a = projection->subject,
    .b = docket_projection_get (projection, "with"),
    .on = docket_projection_get (projection, "to"),
  };

  return end_relationship (projection->database, &step, error);
}

gboolean
docket_relationship_table_project (const DocketProjection *projection,
                                   const DocketGroup      *group,
                                   GError                **error)
{
  const char *on = docket_group_get (group, "on");
  const Step  step = {
     .type = docket_group_get (group, "type"),
     .a = docket_group_get (group, "a"),
     .b = docket_group_get (group, "b"),
     .on = on != NULL ? on : docket_projection_get (projection, "on"),
     .ground = docket_group_get (group, "ground"),
     .case_id = projection->case_id,
  };

  if (g_strcmp0 (docket_group_get (group, "do"), "begin") == 0)
    return begin_relationship (projection->database, &step, error);
  return end_relationship (projection->database, &step, error);
}

static gpointer
read_relationship (DocketStatement *select)
{
  DocketRelationshipRow *row = g_new0 (DocketRelationshipRow, 1);

  row->type = docket_statement_dup_text (select, COLUMN_TYPE);
  row->a = docket_statement_dup_id (select, COLUMN_A, "P-");
  row->b = docket_statement_dup_id (select, COLUMN_B, "P-");
  row->from = docket_statement_get_date (select, COLUMN_BEGINS);
  row->to = docket_statement_get_date (select, COLUMN_ENDS);
  row->ground = docket_statement_dup_text (select, COLUMN_GROUND);
  row->kase = docket_statement_dup_text (select, COLUMN_CASE);
  return row;
}

GPtrArray *
docket_store_dup_relationships (DocketStore *store, const char *party, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && party != NULL, NULL);

  select =
      docket_statement_new (store->database, "SELECT r.type, r.a, r.b, r.begins, r.ends, r.ground, "
                                             "c.number FROM relationship AS r "
                                             "LEFT JOIN case_file AS c ON c.id = r.case_id "
                                             "WHERE r.a = :party OR r.b = :party ORDER BY r.id");
  docket_statement_bind_id (select, ":party", "P-", party);
  return docket_statement_collect (select, read_relationship,
                                   (GDestroyNotify) docket_relationship_row_free, error);
}
