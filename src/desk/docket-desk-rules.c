/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rule sets of a person's own: a copy in the desk's folder, and in its journal. Writing thread. */

#include "config.h"

#include "desk/docket-desk-rules.h"

#include "core/docket-error.h"
#include "rules/docket-rules-reader.h"
#include "rules/docket-rules-version.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  DocketDesk           *desk;
  const DocketNewRules *added;
  GBytes               *bytes;
  DocketRuleSet        *rules;
} Adding;

static gboolean
read_rules (Adding *adding, GError **error)
{
  const DocketNewRules *added = adding->added;
  g_autoptr (DocketRuleSet) rules = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (added->bytes == NULL)
    rules = docket_rules_read_file (added->path, &bytes, error);
  else
    bytes = g_bytes_ref (added->bytes);
  if (bytes == NULL)
    return FALSE;
  adding->bytes = docket_rules_dup_version (bytes, added->version, added->from, error);
  if (adding->bytes != NULL)
    adding->rules = docket_rules_read_bytes (adding->bytes, added->path, error);
  return adding->rules != NULL;
}

static gboolean
check_rules (const Adding *adding, GError **error)
{
  const DocketRuleSet   *rules = adding->rules;
  const DocketRulesFile *same = NULL;

  if (rules->force->len == 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("%s: the rule set says on no day that it is in force; give the first: "
                      "from=YYYY-MM-DD"),
                   adding->added->path);
      return FALSE;
    }
  for (guint i = 0; i < docket_rules_library_get_n_files (adding->desk->library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (adding->desk->library, i);

      if (g_str_equal (file->set->system, rules->system) &&
          g_str_equal (file->set->version, rules->version))
        same = file;
    }
  if (same == NULL)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
               _ ("%s: %s version %s is there already (%s): give the changed rule set a version of "
                  "its own, as with version=NAME"),
               adding->added->path, rules->system, rules->version, same->name);
  return FALSE;
}

static char *
make_path (const Adding *adding, GError **error)
{
  g_autofree char *directory = g_build_filename (adding->desk->directory, "rules", NULL);
  g_autofree char *name =
      g_strdup_printf ("%s-%s.xml", adding->rules->system, adding->rules->version);

  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, _ ("%s cannot be made: %s"), directory,
                   g_strerror (errno));
      return NULL;
    }
  g_strdelimit (name, "/:", '-');
  return g_build_filename (directory, name, NULL);
}

static gboolean
write_copy (const Adding *adding, const char *path, GError **error)
{
  g_autoptr (GError) local = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (adding->bytes, &size);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT, _ ("%s is there already"), path);
  else if (g_file_set_contents_full (path, data, (gssize) size,
                                     G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &local))
    return TRUE;
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_IO, "%s", local->message);
  return FALSE;
}

/* Who borrowed from the library before keeps what it has */
static gboolean
load_library (DocketDesk *desk, const char *path, GError **error)
{
  g_autofree char                *directory = g_path_get_dirname (path);
  DocketRulesLibrary             *library = docket_rules_library_load (directory, error);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);

  if (library == NULL)
    return FALSE;
  g_ptr_array_add (desk->retired, desk->library);
  desk->library = library;
  return TRUE;
}

static gboolean
record (Adding *adding, GError **error)
{
  DocketDesk      *desk = adding->desk;
  DocketStore     *store = desk->writer.store;
  g_autofree char *role = docket_desk_dup_role (desk, store, "administrator", error);
  g_autofree char *path = role == NULL ? NULL : make_path (adding, error);

  if (path == NULL || !write_copy (adding, path, error))
    return FALSE;
  if (load_library (desk, path, error) &&
      docket_desk_register_rules (desk, adding->rules, "", error) &&
      docket_store_commit (store, error))
    return TRUE;
  g_unlink (path);
  return FALSE;
}

static gboolean
add_in_thread (gpointer data, GError **error)
{
  Adding      *adding = data;
  DocketStore *store = adding->desk->writer.store;

  if (!docket_store_begin (store, error))
    return FALSE;
  if (record (adding, error))
    return TRUE;
  docket_store_rollback (store);
  return FALSE;
}

gboolean
docket_desk_add_rules (DocketDesk           *desk,
                       const DocketNewRules *added,
                       DocketRuleSet       **rules,
                       GError              **error)
{
  Adding   adding = { .desk = desk, .added = added };
  gboolean done = read_rules (&adding, error) && check_rules (&adding, error) &&
                  docket_desk_write (desk, add_in_thread, &adding, error);

  if (done && rules != NULL)
    *rules = g_steal_pointer (&adding.rules);
  g_clear_pointer (&adding.rules, docket_rule_set_unref);
  g_clear_pointer (&adding.bytes, g_bytes_unref);
  return done;
}
