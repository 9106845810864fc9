/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report into a file, whole or not at all. One thread at a time; blocks. */
#include "config.h"

#include "report/docket-report-writer.h"

#include "core/docket-error.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static gboolean
set_errno (const char *path, int number, GError **error)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be written: %s"), path,
               g_strerror (number));
  return FALSE;
}

/* A rename lasts only once its directory is on disk too */
static gboolean
sync_directory (const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int              fd = g_open (directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean         synced = fd >= 0 && fsync (fd) == 0;
  int              number = errno;

  if (fd >= 0)
    g_close (fd, NULL);
  return synced || set_errno (path, number, error);
}

static gboolean
fill_file (GPtrArray *cases, const char *path, int fd, GError **error)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (fd, FALSE);

  if (!docket_report_write_stream (cases, stream, error))
    {
      g_prefix_error (error, "%s: ", path);
      return FALSE;
    }
  if (fsync (fd) != 0)
    return set_errno (path, errno, error);
  return TRUE;
}

/* The file to replace: behind a symbolic link, what it points to. NULL for a device, a pipe, a
 * folder, which a rename would do away with */
static char *
resolve_target (const char *path, GError **error)
{
  char *real;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup (path);
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && (real = realpath (path, NULL)) != NULL)
    return real;

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("%s is not an ordinary file; name another one"), path);
  return NULL;
}

gboolean
docket_report_write_file (GPtrArray *cases, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *temporary = NULL;
  int              fd;
  gboolean         filled;

  g_return_val_if_fail (cases != NULL && cases->len > 0, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  target = resolve_target (path, error);
  if (target == NULL)
    return FALSE;
  temporary = g_strconcat (target, ".XXXXXX", NULL);
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return set_errno (path, errno, error);

  filled = fill_file (cases, path, fd, error);
  if (close (fd) != 0 && filled)
    filled = set_errno (path, errno, error);
  if (filled && g_rename (temporary, target) == 0)
    return sync_directory (target, error);

  if (filled)
    set_errno (path, errno, error);
  g_unlink (temporary);
  return FALSE;
}
