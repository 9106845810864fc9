/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The check of the database in the background, after an unclean end and once a week. A thread of
 * its own, which only reads. */

#include "config.h"

#include "desk/docket-disk-check.h"

#include "store/docket-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define WEEK (7 * G_GINT64_CONSTANT (86400))
/* Stopping is repeated until the check takes notice */
#define PATIENCE (20 * G_TIME_SPAN_MILLISECOND)

struct _DocketDiskCheck
{
  char          *directory;
  DocketInstant  now;
  GDestroyNotify warned;
  gpointer       data;
  GThread       *thread;

  GMutex       mutex; /* guards what follows */
  GCond        ended_cond;
  DocketStore *store; /* while it is looked at */
  gboolean     stopped;
  gboolean     ended;
  char        *warning;
};

/* --- the mark ------------------------------------------------------------------------------- */

static char *
dup_mark (const char *directory)
{
  return g_build_filename (directory, "checked", NULL);
}

gboolean
docket_disk_check_is_due (const char *directory, DocketInstant now)
{
  g_autofree char *path = dup_mark (directory);
  g_autofree char *text = NULL;
  DocketInstant    checked;

  g_return_val_if_fail (directory != NULL, FALSE);

  return !g_file_get_contents (path, &text, NULL, NULL) ||
         !docket_instant_parse (g_strstrip (text), &checked) || checked > now ||
         now - checked >= WEEK;
}

void
docket_disk_check_forget (const char *directory)
{
  g_autofree char *path = dup_mark (directory);

  g_unlink (path);
}

/* One that cannot be written costs another check */
static void
write_mark (const DocketDiskCheck *check)
{
  g_autofree char *path = dup_mark (check->directory);
  g_autofree char *instant = docket_instant_format_utc (check->now);
  g_autofree char *text = g_strconcat (instant, "\n", NULL);

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/* --- the thread ----------------------------------------------------------------------------- */

/* Whether @store may be looked at; it is open as long as it can be interrupted */
static gboolean
show_store (DocketDiskCheck *check, DocketStore *store)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&check->mutex);

  check->store = check->stopped ? NULL : store;
  return check->store != NULL;
}

static gboolean
hide_store (DocketDiskCheck *check)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&check->mutex);

  check->store = NULL;
  return !check->stopped;
}

static char *
describe_damage (const DocketDiskCheck *check, GPtrArray *problems)
{
  return g_strdup_printf (_ ("The database of the desk %s is damaged (%s): go back to a backup, "
                             "and keep this desk as it is until that is done"),
                          check->directory, (const char *) problems->pdata[0]);
}

static char *
describe_failure (const DocketDiskCheck *check, const GError *failure)
{
  return g_strdup_printf (_ ("The database of the desk %s could not be checked: %s"),
                          check->directory, failure->message);
}

/* NULL when it is sound, or was stopped */
static char *
look (DocketDiskCheck *check)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (DocketStore) store = docket_store_open (check->directory, FALSE, &failure);

  if (store == NULL)
    return describe_failure (check, failure);
  if (!show_store (check, store))
    return NULL;
  docket_store_verify_quickly (store, problems, &failure);
  if (!hide_store (check))
    return NULL;
  if (failure != NULL)
    return describe_failure (check, failure);
  if (problems->len > 0)
    return describe_damage (check, problems);
  write_mark (check);
  return NULL;
}

static gpointer
check_in_thread (gpointer data)
{
  DocketDiskCheck *check = data;
  char            *warning = look (check);

  g_mutex_lock (&check->mutex);
  check->warning = warning;
  check->ended = TRUE;
  g_cond_signal (&check->ended_cond);
  g_mutex_unlock (&check->mutex);
  if (warning != NULL)
    check->warned (check->data);
  return NULL;
}

/* --- from outside --------------------------------------------------------------------------- */

DocketDiskCheck *
docket_disk_check_start (const char    *directory,
                         DocketInstant  now,
                         GDestroyNotify warned,
                         gpointer       data)
{
  DocketDiskCheck *check;

  g_return_val_if_fail (directory != NULL && warned != NULL, NULL);

  check = g_new0 (DocketDiskCheck, 1);
  g_mutex_init (&check->mutex);
  g_cond_init (&check->ended_cond);
  check->directory = g_strdup (directory);
  check->now = now;
  check->warned = warned;
  check->data = data;
  check->thread = g_thread_new ("check", check_in_thread, check);
  return check;
}

char *
docket_disk_check_dup_warning (DocketDiskCheck *check)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = NULL;

  g_return_val_if_fail (check != NULL, NULL);

  locker = g_mutex_locker_new (&check->mutex);
  return g_strdup (check->warning);
}

/* An interrupt that comes between two statements is lost */
static void
stop (DocketDiskCheck *check)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&check->mutex);

  check->stopped = TRUE;
  while (!check->ended)
    {
      if (check->store != NULL)
        docket_store_interrupt (check->store);
      g_cond_wait_until (&check->ended_cond, &check->mutex, g_get_monotonic_time () + PATIENCE);
    }
}

void
docket_disk_check_free (DocketDiskCheck *check)
{
  stop (check);
  g_thread_join (check->thread);
  g_mutex_clear (&check->mutex);
  g_cond_clear (&check->ended_cond);
  g_free (check->directory);
  g_free (check->warning);
  g_free (check);
}
