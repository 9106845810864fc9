/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sets at hand. Made by one thread, then shared; leaves storing files and choosing the
 * version of a case to the desk. */
#include "config.h"

#include "rules/docket-rules-library.h"

#include "core/docket-error.h"
#include "rules/docket-calendar-reader.h"
#include "rules/docket-rules-reader.h"
#include "rules/docket-rules-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define SETS "/docket/rules/sets"
#define CALENDAR "/docket/rules/calendars/cn.csv"

struct _DocketRulesLibrary
{
  GPtrArray      *files; /* of DocketRulesFile */
  DocketCalendar *calendar;
  GBytes         *calendar_bytes;
};

static void
free_file (gpointer data)
{
  DocketRulesFile *file = data;

  docket_rule_set_unref (file->set);
  g_bytes_unref (file->bytes);
  g_free (file->name);
  g_free (file);
}

static void
clear_library (gpointer data)
{
  DocketRulesLibrary *library = data;

  g_ptr_array_unref (library->files);
  g_clear_pointer (&library->calendar, docket_calendar_unref);
  g_clear_pointer (&library->calendar_bytes, g_bytes_unref);
}

/* Takes @set */
static void
add_file (DocketRulesLibrary *library, DocketRuleSet *set, GBytes *bytes, const char *path)
{
  DocketRulesFile *file = g_new0 (DocketRulesFile, 1);

  file->set = set;
  file->bytes = g_bytes_ref (bytes);
  file->name = g_strdup (path);
  g_ptr_array_add (library->files, file);
}

static gboolean
add_shipped_set (DocketRulesLibrary *library, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SETS "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (docket_rules_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  DocketRuleSet *set = bytes != NULL ? docket_rules_read_bytes (bytes, name, error) : NULL;

  if (set == NULL)
    return FALSE;
  add_file (library, set, bytes, name);
  return TRUE;
}

static gboolean
add_shipped (DocketRulesLibrary *library, GError **error)
{
  GResource *resource = docket_rules_get_resource ();
  g_auto (GStrv) names =
      g_resource_enumerate_children (resource, SETS, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!add_shipped_set (library, names[i], error))
      return FALSE;
  library->calendar_bytes =
      g_resource_lookup_data (resource, CALENDAR, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (library->calendar_bytes == NULL)
    return FALSE;
  library->calendar = docket_calendar_read_bytes (library->calendar_bytes, "cn.csv", error);
  return library->calendar != NULL;
}

static const DocketRulesFile *
find_version (const DocketRulesLibrary *library, const DocketRuleSet *set)
{
  for (guint i = 0; i < library->files->len; i++)
    {
      const DocketRulesFile *file = g_ptr_array_index (library->files, i);

      if (g_str_equal (file->set->system, set->system) &&
          g_str_equal (file->set->version, set->version))
        return file;
    }
  return NULL;
}

static gboolean
add_path (DocketRulesLibrary *library, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DocketRuleSet) set = docket_rules_read_file (path, &bytes, error);
  const DocketRulesFile *same;

  if (set == NULL)
    return FALSE;
  if (docket_rules_library_find_by_digest (library, set->digest) != NULL)
    return TRUE;
  same = find_version (library, set);
  if (same != NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
                   _ ("%s: %s version %s is there already with other content (%s): give the "
                      "changed "
                      "rule set a version of its own"),
                   path, set->system, set->version, same->name);
      return FALSE;
    }
  add_file (library, g_steal_pointer (&set), bytes, path);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names of the rule set files of @directory, sorted; empty when there is no such directory */
static GPtrArray *
list_directory (const char *directory, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GDir) dir = g_dir_open (directory, 0, &local);
  const char *name;

  if (dir == NULL && !g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error_literal (error, DOCKET_ERROR, DOCKET_ERROR_IO, local->message);
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      g_ptr_array_add (names, g_build_filename (directory, name, NULL));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static gboolean
add_directory (DocketRulesLibrary *library, const char *directory, GError **error)
{
  g_autoptr (GPtrArray) paths = list_directory (directory, error);

  if (paths == NULL)
    return FALSE;
  for (guint i = 0; i < paths->len; i++)
    if (!add_path (library, g_ptr_array_index (paths, i), error))
      return FALSE;
  return TRUE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const DocketRulesFile *left = *(DocketRulesFile *const *) a;
  const DocketRulesFile *right = *(DocketRulesFile *const *) b;
  int                    systems = strcmp (left->set->system, right->set->system);

  return systems != 0 ? systems : strcmp (left->set->version, right->set->version);
}

DocketRulesLibrary *
docket_rules_library_load (const char *directory, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = g_atomic_rc_box_new0 (DocketRulesLibrary);

  library->files = g_ptr_array_new_with_free_func (free_file);
  if (!add_shipped (library, error))
    return NULL;
  if (directory != NULL && !add_directory (library, directory, error))
    return NULL;
  g_ptr_array_sort (library->files, compare_files);
  return g_steal_pointer (&library);
}

void
docket_rules_library_unref (DocketRulesLibrary *library)
{
  g_return_if_fail (library != NULL);

  g_atomic_rc_box_release_full (library, clear_library);
}

guint
docket_rules_library_get_n_files (const DocketRulesLibrary *library)
{
  g_return_val_if_fail (library != NULL, 0);

  return library->files->len;
}

const DocketRulesFile *
docket_rules_library_get_file (const DocketRulesLibrary *library, guint index)
{
  g_return_val_if_fail (library != NULL && index < library->files->len, NULL);

  return g_ptr_array_index (library->files, index);
}

/* When the force that covers @date began; DOCKET_DATE_NONE when none does */
static DocketDate
force_began (const DocketRuleSet *set, DocketDate date)
{
  DocketDate began = DOCKET_DATE_NONE;

  for (guint i = 0; i < set->force->len; i++)
    {
      const DocketForce *force = &g_array_index (set->force, DocketForce, i);

      if (force->from <= date && (force->to == DOCKET_DATE_NONE || date <= force->to))
        began = MAX (began, force->from);
    }
  return began;
}

const DocketRulesFile *
docket_rules_library_find (const DocketRulesLibrary *library, const char *system, DocketDate date)
{
  const DocketRulesFile *found = NULL;
  DocketDate             latest = DOCKET_DATE_NONE;

  g_return_val_if_fail (library != NULL && system != NULL, NULL);

  for (guint i = 0; i < library->files->len; i++)
    {
      const DocketRulesFile *file = g_ptr_array_index (library->files, i);
      DocketDate             began = force_began (file->set, date);

      if (!g_str_equal (file->set->system, system) || began == DOCKET_DATE_NONE || began < latest)
        continue;
      found = file;
      latest = began;
    }
  return found;
}

/* The last file, so the latest version of its system, for which @matches is true */
static const DocketRulesFile *
find_last (const DocketRulesLibrary *library,
           gboolean (*matches) (const DocketRuleSet *set, const char *text),
           const char *text)
{
  for (guint i = library->files->len; i-- > 0;)
    {
      const DocketRulesFile *file = g_ptr_array_index (library->files, i);

      if (matches (file->set, text))
        return file;
    }
  return NULL;
}

static gboolean
is_of_system (const DocketRuleSet *set, const char *system)
{
  return g_str_equal (set->system, system);
}

static gboolean
has_digest (const DocketRuleSet *set, const char *digest)
{
  return g_str_equal (set->digest, digest);
}

static gboolean
has_compute (const DocketRuleSet *set, const char *rule)
{
  return docket_rule_set_find_compute (set, rule) != NULL;
}

const DocketRulesFile *
docket_rules_library_find_latest (const DocketRulesLibrary *library, const char *system)
{
  g_return_val_if_fail (library != NULL && system != NULL, NULL);

  return find_last (library, is_of_system, system);
}

const DocketRulesFile *
docket_rules_library_find_by_digest (const DocketRulesLibrary *library, const char *digest)
{
  g_return_val_if_fail (library != NULL && digest != NULL, NULL);

  return find_last (library, has_digest, digest);
}

const DocketRulesFile *
docket_rules_library_find_compute (const DocketRulesLibrary *library, const char *rule)
{
  g_return_val_if_fail (library != NULL && rule != NULL, NULL);

  return find_last (library, has_compute, rule);
}

DocketCalendar *
docket_rules_library_get_calendar (const DocketRulesLibrary *library)
{
  g_return_val_if_fail (library != NULL, NULL);

  return library->calendar;
}

GBytes *
docket_rules_library_get_calendar_bytes (const DocketRulesLibrary *library)
{
  g_return_val_if_fail (library != NULL, NULL);

  return library->calendar_bytes;
}
