/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and reading mails on disk. One thread at a time. Reads only; what the bytes mean is
 * docket-mail.c's. */
#include "config.h"

#include "intake/docket-mail-source.h"

#include "core/docket-error.h"
#include "intake/docket-mail.h"
#include "intake/docket-mbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Folders inside folders; deeper is no mail store */
#define MAX_DEPTH 32

typedef struct
{
  char    *path;
  char    *name; /* as told to the user */
  gboolean is_link;
} Entry;

struct _DocketMailSource
{
  GPtrArray  *entries; /* of Entry, in order */
  guint       next;
  DocketMbox *mbox; /* being read, of the entry before @next; NULL otherwise */
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->path);
  g_free (entry->name);
  g_free (entry);
}

static void
add_entry (DocketMailSource *source, const char *path, const char *name, gboolean is_link)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->name = g_filename_display_name (name);
  entry->is_link = is_link;
  g_ptr_array_add (source->entries, entry);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in directory @path, sorted; NULL with @error when it cannot be read */
static GPtrArray *
list_names (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &cause);
  GPtrArray  *names;
  const char *name;

  if (dir == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "%s", cause->message);
      return NULL;
    }
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
is_maildir (const char *path)
{
  g_autofree char *cur = g_build_filename (path, "cur", NULL);
  g_autofree char *new = g_build_filename (path, "new", NULL);

  return g_file_test (cur, G_FILE_TEST_IS_DIR) && g_file_test (new, G_FILE_TEST_IS_DIR);
}

static gboolean
is_mail_name (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, ".eml") || g_str_has_suffix (folded, ".mbox");
}

/* A folder on the way down */
typedef struct
{
  const char *path;
  const char *name; /* relative, "" at the top */
  guint       depth;
  gboolean    is_store; /* cur or new of a Maildir: every file is a mail */
} Folder;

static gboolean list_folder (DocketMailSource *source, const Folder *folder, GError **error);

/* Whether to look at @name in @folder at all */
static gboolean
is_wanted (const Folder *folder, const char *name, const struct stat *status, const char *path)
{
  gboolean in_maildir = is_maildir (folder->path);

  if (S_ISDIR (status->st_mode))
    return !folder->is_store && !(in_maildir && strcmp (name, "tmp") == 0) &&
           (name[0] != '.' || is_maildir (path));
  return name[0] != '.' && (folder->is_store || is_mail_name (name));
}

static gboolean
list_child (DocketMailSource *source, const Folder *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);
  g_autofree char *relative =
      *folder->name != '\0' ? g_build_filename (folder->name, name, NULL) : g_strdup (name);
  struct stat status;
  gboolean    is_store;

  if (lstat (path, &status) != 0 || !is_wanted (folder, name, &status, path))
    return TRUE;
  if (!S_ISDIR (status.st_mode))
    {
      add_entry (source, path, relative, S_ISLNK (status.st_mode));
      return TRUE;
    }
  if (folder->depth >= MAX_DEPTH)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                   _ ("“%s” lies too deep; import the folders in it one by one"), path);
      return FALSE;
    }
  is_store = is_maildir (folder->path) && (strcmp (name, "cur") == 0 || strcmp (name, "new") == 0);
  return list_folder (source, &(Folder) { path, relative, folder->depth + 1, is_store }, error);
}

static gboolean
list_folder (DocketMailSource *source, const Folder *folder, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (folder->path, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    if (!list_child (source, folder, g_ptr_array_index (names, i), error))
      return FALSE;
  return TRUE;
}

DocketMailSource *
docket_mail_source_new (const char *path, GError **error)
{
  g_autoptr (DocketMailSource) source = NULL;
  g_autofree char *name = NULL;
  struct stat      status;

  g_return_val_if_fail (path != NULL, NULL);

  if (stat (path, &status) != 0)
    {
      g_set_error (error, DOCKET_ERROR,
                   errno == ENOENT || errno == ENOTDIR ? DOCKET_ERROR_NOT_FOUND : DOCKET_ERROR_IO,
                   _ ("Cannot import “%s”: %s"), path, g_strerror (errno));
      return NULL;
    }
  source = g_new0 (DocketMailSource, 1);
  source->entries = g_ptr_array_new_with_free_func (free_entry);
  name = g_path_get_basename (path);
  if (!S_ISDIR (status.st_mode))
    add_entry (source, path, name, FALSE);
  else if (!list_folder (source, &(Folder) { path, "", 0, FALSE }, error))
    return NULL;
  return g_steal_pointer (&source);
}

void
docket_mail_source_free (DocketMailSource *source)
{
  if (source == NULL)
    return;
  g_clear_pointer (&source->mbox, docket_mbox_free);
  g_ptr_array_unref (source->entries);
  g_free (source);
}

guint
docket_mail_source_get_n_files (const DocketMailSource *source)
{
  return source->entries->len;
}

guint
docket_mail_source_get_n_files_done (const DocketMailSource *source)
{
  return source->mbox != NULL ? source->next - 1 : source->next;
}

static void
set_read_error (GError **error, const Entry *entry, const char *reason)
{
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("Cannot import “%s”: %s"), entry->name,
               reason);
}

/* Opens a regular file that memory can hold; a pipe must not block, a link not lead elsewhere */
static FILE *
open_entry (const Entry *entry, gsize *size, GError **error)
{
  int         fd = -1;
  FILE       *file;
  struct stat status;

  if (entry->is_link)
    set_read_error (error, entry, _ ("it is a symbolic link"));
  else if ((fd = open (entry->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)) < 0 ||
           fstat (fd, &status) != 0)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Cannot import “%s”: %s"), entry->name,
                 g_strerror (errno));
  else if (!S_ISREG (status.st_mode))
    set_read_error (error, entry, _ ("it is no regular file"));
  else if ((file = fdopen (fd, "rb")) == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Cannot import “%s”: %s"), entry->name,
                 g_strerror (errno));
  else
    {
      *size = (gsize) status.st_size;
      return file;
    }
  if (fd >= 0)
    close (fd);
  return NULL;
}

static gboolean
is_mbox (FILE *file)
{
  char     start[5];
  gboolean found = fread (start, 1, sizeof start, file) == sizeof start &&
                   memcmp (start, "From ", sizeof start) == 0;

  rewind (file);
  return found;
}

/* At most @size bytes: a file that grows while it is read is taken as it was */
static GBytes *
read_all (FILE *file, gsize size, const Entry *entry, GError **error)
{
  g_autofree guint8 *data = NULL;
  gsize              got;

  if (size > DOCKET_MAIL_MAX_BYTES)
    {
      set_read_error (error, entry, _ ("it is too large for a mail"));
      return NULL;
    }
  data = g_malloc (size + 1);
  got = fread (data, 1, size, file);
  if (ferror (file))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("Cannot import “%s”: %s"), entry->name,
                   g_strerror (errno));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&data), got);
}

/* The next mail of the mbox being read; FALSE behind its last, with neither result nor error */
static gboolean
next_of_mbox (DocketMailSource *source, char **name, GBytes **raw, GError **error)
{
  const Entry *entry = g_ptr_array_index (source->entries, source->next - 1);
  g_autoptr (GError) cause = NULL;

  *raw = docket_mbox_next (source->mbox, &cause);
  if (*raw == NULL)
    {
      guint n_read = docket_mbox_get_n_read (source->mbox);

      g_clear_pointer (&source->mbox, docket_mbox_free);
      if (cause == NULL)
        return FALSE;
      *name = g_strdup_printf ("%s#%u", entry->name, n_read + 1);
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("Cannot import “%s”: "),
                                  *name);
      return TRUE;
    }
  *name = g_strdup_printf ("%s#%u", entry->name, docket_mbox_get_n_read (source->mbox));
  return TRUE;
}

gboolean
docket_mail_source_next (DocketMailSource *source, char **name, GBytes **raw, GError **error)
{
  g_return_val_if_fail (source != NULL && name != NULL && raw != NULL, FALSE);

  *name = NULL;
  *raw = NULL;
  while (source->mbox != NULL || source->next < source->entries->len)
    {
      const Entry *entry;
      FILE        *file;
      gsize        size = 0;

      if (source->mbox != NULL)
        {
          if (next_of_mbox (source, name, raw, error))
            return TRUE;
          continue;
        }
      entry = g_ptr_array_index (source->entries, source->next++);
      file = open_entry (entry, &size, error);
      if (file != NULL && is_mbox (file))
        {
          source->mbox = docket_mbox_new (file);
          continue;
        }
      *name = g_strdup (entry->name);
      if (file != NULL)
        {
          *raw = read_all (file, size, entry, error);
          fclose (file);
        }
      return TRUE;
    }
  return FALSE;
}
