/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running numbers of cases, parties and mails. The store's thread. A number is used up by the event
 * that bears it; until then it is only held for this transaction. */
#include "store/docket-store-private.h"
#include "store/docket-tables.h"

gboolean
docket_counter_table_raise (DocketDatabase *database,
                            const char     *series,
                            gint64          number,
                            GError        **error)
{
  g_autoptr (DocketStatement) put =
      docket_statement_new (database,
                            "INSERT INTO number_counter (series, last) VALUES (:series, :last) "
                            "ON CONFLICT (series) DO UPDATE SET last = max (last, excluded.last)");

  docket_statement_bind_text (put, ":series", series);
  docket_statement_bind_int (put, ":last", number);
  return docket_statement_run (put, error);
}

/* 0 on failure */
static gint64
take_number (DocketStore *store, const char *series, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database,
                            "SELECT last FROM number_counter WHERE series = :series");
  gint64 *reserved = g_hash_table_lookup (store->reserved, series);
  gint64  number;

  docket_statement_bind_text (select, ":series", series);
  if (!docket_statement_number (select, 0, &number, error))
    return 0;

  number = MAX (number, reserved != NULL ? *reserved : 0) + 1;
  g_hash_table_insert (store->reserved, g_strdup (series), g_memdup2 (&number, sizeof number));
  return number;
}

char *
docket_store_next_number (DocketStore *store, const char *system, int year, GError **error)
{
  g_autofree char *series = NULL;
  gint64           number;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && system != NULL, NULL);
  g_return_val_if_fail (docket_database_in_transaction (store->database), NULL);

  series = g_strdup_printf ("%s-%04d", system, year);
  number = take_number (store, series, error);
  return number > 0 ? g_strdup_printf ("%s-%04" G_GINT64_FORMAT, series, number) : NULL;
}

char *
docket_store_next_party (DocketStore *store, GError **error)
{
  gint64 number;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);
  g_return_val_if_fail (docket_database_in_transaction (store->database), NULL);

  number = take_number (store, "P", error);
  return number > 0 ? g_strdup_printf ("P-%" G_GINT64_FORMAT, number) : NULL;
}

char *
docket_store_next_mail (DocketStore *store, GError **error)
{
  gint64 number;

  g_return_val_if_fail (DOCKET_IS_STORE (store), NULL);
  g_return_val_if_fail (docket_database_in_transaction (store->database), NULL);

  number = take_number (store, "M", error);
  return number > 0 ? g_strdup_printf ("M-%" G_GINT64_FORMAT, number) : NULL;
}
