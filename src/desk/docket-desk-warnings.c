/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may go wrong without anybody having made a mistake yet: told, not refused. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include <glib/gi18n-lib.h>
#include <linux/magic.h>
#include <sys/vfs.h>

/* Locks and syncs of these are promises of another machine. Those without a name in the kernel's
 * header are CIFS and SMB2 as fs/smb/client numbers them */
static gboolean
is_network (long type)
{
  static const unsigned int types[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, FUSE_SUPER_MAGIC,
                                        0xFF534D42, 0xFE534D42 };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if ((unsigned int) type == types[i])
      return TRUE;
  return FALSE;
}

static void
add_file_system (DocketDesk *desk, GStrvBuilder *warnings)
{
  struct statfs    status;
  g_autofree char *text = NULL;

  if (statfs (desk->directory, &status) != 0 || !is_network (status.f_type))
    return;
  text = g_strdup_printf (_ ("%s lies on a network or user-space file system, which may lose what "
                             "was shown as saved: keep the desk on a disk of this machine"),
                          desk->directory);
  g_strv_builder_add (warnings, text);
}

typedef struct
{
  DocketDesk   *desk;
  DocketInstant last; /* recorded by a real clock */
} LastEntry;

static gboolean
read_last_in_thread (gpointer data, GError **error)
{
  LastEntry *entry = data;

  entry->last = docket_store_get_last_real_at (entry->desk->reader.store);
  return TRUE;
}

static void
add_clock (DocketDesk *desk, GStrvBuilder *warnings)
{
  DocketInstant    now = docket_clock_now (desk->clock);
  LastEntry        entry = { .desk = desk };
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (!docket_desk_read (desk, read_last_in_thread, &entry, NULL) ||
      !g_str_equal (docket_clock_get_mark (desk->clock, now, entry.last), "back"))
    return;
  last = docket_instant_format (entry.last);
  text = g_strdup_printf (_ ("The clock of this machine stands before the last entry, %s: set it "
                             "right, or what is recorded now is marked as back in time"),
                          last);
  g_strv_builder_add (warnings, text);
}

static void
add_check (DocketDesk *desk, GStrvBuilder *warnings)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  g_autofree char *text = desk->check == NULL ? NULL : docket_disk_check_dup_warning (desk->check);

  if (text != NULL)
    g_strv_builder_add (warnings, text);
}

char **
docket_desk_dup_warnings (DocketDesk *desk)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) unevaluated = docket_desk_dup_unevaluated (desk);

  add_file_system (desk, warnings);
  add_clock (desk, warnings);
  add_check (desk, warnings);
  g_strv_builder_addv (warnings, (const char **) unevaluated);
  return g_strv_builder_end (warnings);
}
