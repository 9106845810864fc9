/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The making of a desk: directory, database, and the first two entries of its journal. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <openssl/rand.h>

static char *
make_id (void)
{
  guint8   bytes[16];
  GString *id = g_string_new (NULL);

  if (RAND_bytes (bytes, sizeof bytes) != 1)
    g_error ("The system gives no random numbers");
  for (gsize i = 0; i < sizeof bytes; i++)
    g_string_append_printf (id, "%02x", bytes[i]);
  return g_string_free (id, FALSE);
}

static gboolean
append_value_event (DocketDesk *desk, const char *action, const char *const *values, GError **error)
{
  g_autoptr (DocketEvent) event = docket_desk_new_event (desk, "desk", action);

  for (gsize i = 0; values[i] != NULL; i += 2)
    docket_event_add (event, values[i], values[i + 1]);
  return docket_store_append (desk->writer.store, event, error);
}

/* A desk without a journal is one whose making was cut short */
static gboolean
check_empty (DocketDesk *desk, DocketStore *store, GError **error)
{
  gint64 events;

  if (!docket_store_get_head (store, &events, NULL, error))
    return FALSE;
  if (events == 0)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
               _ ("There is a desk in %s already; open it, or choose another directory"),
               desk->directory);
  return FALSE;
}

static gboolean
check_empty_in_thread (gpointer data, GError **error)
{
  DocketDesk *desk = data;

  return check_empty (desk, desk->reader.store, error);
}

static gboolean
begin_journal_in_thread (gpointer data, GError **error)
{
  DocketDesk *desk = data;
  const char *init[] = { "desk", desk->id, NULL };
  const char *actor[] = { "name", desk->actor, "role", "administrator", NULL };

  return check_empty (desk, desk->writer.store, error) &&
         docket_store_begin (desk->writer.store, error) &&
         append_value_event (desk, "init", init, error) &&
         append_value_event (desk, "register-actor", actor, error) &&
         docket_store_commit (desk->writer.store, error);
}

/* One that is there is left alone: whether it is complete its journal tells */
static gboolean
make_database (const char *directory, GError **error)
{
  g_autofree char *id = make_id ();
  g_autoptr (DocketLock) lock = docket_lock_take (directory, error);
  g_autoptr (GError) local = NULL;
  DocketStore *store = lock == NULL ? NULL : docket_store_create (directory, id, &local);

  g_clear_pointer (&store, docket_store_close);
  if (local == NULL || g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_CONFLICT))
    return lock != NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
docket_desk_create (const DocketDeskOptions *options, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketClock) clock = docket_clock_new (options->today, error);

  if (clock == NULL) /* before anything is made */
    return FALSE;
  if (g_mkdir_with_parents (options->directory, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "%s: %s", options->directory,
                   g_strerror (saved));
      return FALSE;
    }
  if (!make_database (options->directory, error))
    return FALSE;
  desk = docket_desk_open (options, error);
  return desk != NULL && docket_desk_read (desk, check_empty_in_thread, desk, error) &&
         docket_desk_write (desk, begin_journal_in_thread, desk, error);
}
