/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lock of a desk. flock rather than fcntl: it belongs to the open file, so that a second desk
 * in the same process is refused too and closing another descriptor does not lose it. */

#include "config.h"

#include "desk/docket-lock.h"

#include "core/docket-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct _DocketLock
{
  int      fd;
  gboolean was_left;
};

static char *
read_holder (int fd)
{
  char    text[256];
  ssize_t length = pread (fd, text, sizeof text - 1, 0);

  if (length <= 0)
    return g_strdup (_ ("another program"));
  text[length] = '\0';
  return g_strdup (g_strstrip (text));
}

static gboolean
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%s (%s, process %d)\n", g_get_prgname (),
                                           g_get_user_name (), (int) getpid ());

  return ftruncate (fd, 0) == 0 && pwrite (fd, text, strlen (text), 0) == (ssize_t) strlen (text);
}

static void
set_io_error (GError **error, const char *path)
{
  int saved = errno;

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s: %s"), path, g_strerror (saved));
}

static void
set_held_error (GError **error, const char *directory, int fd)
{
  g_autofree char *holder = read_holder (fd);

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_BUSY,
               _ ("The desk %s is held by %s: close it there, or wait"), directory, holder);
}

static DocketLock *
hold (int fd)
{
  DocketLock *lock = g_new (DocketLock, 1);
  struct stat status;

  lock->fd = fd;
  lock->was_left = fstat (fd, &status) == 0 && status.st_size > 0;
  return lock;
}

DocketLock *
docket_lock_take (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "lock", NULL);
  int              fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  g_autoptr (DocketLock) lock = NULL;

  if (fd < 0)
    {
      set_io_error (error, path);
      return NULL;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      if (errno == EWOULDBLOCK)
        set_held_error (error, directory, fd);
      else
        set_io_error (error, path);
      close (fd);
      return NULL;
    }
  lock = hold (fd);
  if (!write_holder (fd))
    {
      set_io_error (error, path);
      return NULL;
    }
  return g_steal_pointer (&lock);
}

gboolean
docket_lock_was_left (const DocketLock *lock)
{
  return lock->was_left;
}

void
docket_lock_put_in_order (DocketLock *lock)
{
  lock->was_left = FALSE;
}

/* An empty file says that the holder ended as it should; that it cannot be emptied costs a sweep */
void
docket_lock_release (DocketLock *lock)
{
  if (!lock->was_left && ftruncate (lock->fd, 0) != 0)
    g_debug ("lock: %s", g_strerror (errno));
  close (lock->fd);
  g_free (lock);
}
