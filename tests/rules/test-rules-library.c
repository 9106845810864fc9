/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule sets at hand: shipped ones, further ones, the one in force. */
#include "rules-test-files.h"

#include "core/docket-digest.h"
#include "core/docket-error.h"
#include "rules/docket-rules-library.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

static DocketRulesLibrary *
load (const char *directory)
{
  g_autoptr (GError) error = NULL;
  DocketRulesLibrary *library = docket_rules_library_load (directory, &error);

  g_assert_no_error (error);
  return library;
}

/* Loading is reading them all: a shipped file with a problem fails here */
static void
test_shipped (void)
{
  static const char *const systems[] = { "CH", "DY", "GG", "LV", "SP" };
  g_autoptr (DocketRulesLibrary) library = load (NULL);

  g_assert_cmpuint (docket_rules_library_get_n_files (library), ==, G_N_ELEMENTS (systems));
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);
      DocketDigest           digest;
      char                   hex[DOCKET_DIGEST_HEX_LENGTH + 1];

      g_assert_cmpstr (file->set->system, ==, systems[i]);
      g_assert_null (strchr (file->name, G_DIR_SEPARATOR));
      docket_digest_of_data (g_bytes_get_data (file->bytes, NULL), g_bytes_get_size (file->bytes),
                             &digest);
      docket_digest_to_hex (&digest, hex);
      g_assert_cmpstr (file->set->digest, ==, hex);
      g_assert_true (docket_rules_library_find_by_digest (library, hex) == file);
      g_assert_true (docket_rules_library_find_latest (library, systems[i]) == file);
    }
  g_assert_null (docket_rules_library_find_by_digest (library, "00"));
}

static void
test_calendar (void)
{
  g_autoptr (DocketRulesLibrary) library = load (NULL);
  DocketCalendar *calendar = docket_rules_library_get_calendar (library);

  g_assert_true (docket_calendar_covers (calendar, 2019));
  g_assert_true (docket_calendar_covers (calendar, 2026));
  g_assert_false (docket_calendar_is_workday (calendar, docket_date_new (2022, 10, 7)));
  g_assert_true (docket_calendar_is_workday (calendar, docket_date_new (2022, 10, 8)));
  g_assert_cmpuint (g_bytes_get_size (docket_rules_library_get_calendar_bytes (library)), >, 0);
}

static const char *
find_version (DocketRulesLibrary *library, const char *system, DocketDate date)
{
  const DocketRulesFile *file = docket_rules_library_find (library, system, date);

  return file != NULL ? file->set->version : "none";
}

static void
write_version (const char *directory, const char *name, const char *version, const char *from)
{
  g_autofree char *sample = rules_test_read ("small.xml");
  g_autofree char *versioned = rules_test_replace (sample, "system=\"QQ\" version=\"1\"", version);
  g_autofree char *text =
      rules_test_replace (versioned, "from=\"2022-01-01\" to=\"2022-12-31\"", from);

  rules_test_write (directory, name, text);
}

static void
test_in_force (void)
{
  g_autofree char *directory = rules_test_make_directory ();
  g_autoptr (DocketRulesLibrary) library = NULL;
  DocketDate date = docket_date_new (2022, 6, 1);

  write_version (directory, "b.xml", "system=\"QQ\" version=\"1\"", "from=\"2022-01-01\"");
  write_version (directory, "a.xml", "system=\"QQ\" version=\"2\"", "from=\"2022-07-01\"");
  rules_test_write (directory, "notes.txt", "no rule set");
  library = load (directory);
  rules_test_remove_directory (directory);
  g_assert_cmpuint (docket_rules_library_get_n_files (library), ==, 7);
  g_assert_cmpstr (find_version (library, "QQ", date), ==, "1");
  g_assert_cmpstr (find_version (library, "QQ", docket_date_new (2022, 7, 1)), ==, "2");
  g_assert_cmpstr (find_version (library, "QQ", docket_date_new (2021, 12, 31)), ==, "none");
  g_assert_cmpstr (find_version (library, "SP", date), ==, "none");
  g_assert_cmpstr (find_version (library, "GG", date), ==, "2021");
  g_assert_cmpstr (docket_rules_library_find_latest (library, "QQ")->set->version, ==, "2");
}

static void
test_directory_missing (void)
{
  g_autofree char *directory = rules_test_make_directory ();
  g_autoptr (DocketRulesLibrary) library = NULL;

  rules_test_remove_directory (directory);
  library = load (directory);
  g_assert_cmpuint (docket_rules_library_get_n_files (library), ==, 5);
}

static void
test_same (void)
{
  g_autofree char *directory = rules_test_make_directory ();
  g_autoptr (DocketRulesLibrary) shipped = load (NULL);
  const DocketRulesFile *file = docket_rules_library_get_file (shipped, 0);
  gsize                  size;
  const char            *data = g_bytes_get_data (file->bytes, &size);
  g_autofree char       *text = g_strndup (data, size);
  g_autoptr (DocketRulesLibrary) library = NULL;

  rules_test_write (directory, "copy.xml", text);
  library = load (directory);
  rules_test_remove_directory (directory);
  g_assert_cmpuint (docket_rules_library_get_n_files (library), ==, 5);
}

typedef struct
{
  const char *about;
  const char *first;
  const char *second;
  DocketError code;
} Refused;

static const Refused refused[] = {
  { "changed", "from=\"2022-01-01\"", "from=\"2022-02-01\"", DOCKET_ERROR_CONFLICT },
  { "invalid", "from=\"2022-01-01\"", "from=\"soon\"", DOCKET_ERROR_INVALID },
};

static void
test_refused (gconstpointer data)
{
  const Refused   *kase = data;
  g_autofree char *directory = rules_test_make_directory ();
  g_autoptr (GError) error = NULL;

  write_version (directory, "one.xml", "system=\"QQ\" version=\"1\"", kase->first);
  write_version (directory, "two.xml", "system=\"QQ\" version=\"1\"", kase->second);
  g_assert_null (docket_rules_library_load (directory, &error));
  rules_test_remove_directory (directory);
  g_assert_error (error, DOCKET_ERROR, (int) kase->code);
  g_assert_nonnull (strstr (error->message, "two.xml"));
}

static void
test_no_directory (void)
{
  g_autofree char *directory = rules_test_make_directory ();
  g_autofree char *file = g_build_filename (directory, "file", NULL);
  g_autoptr (GError) error = NULL;

  rules_test_write (directory, "file", "");
  g_assert_null (docket_rules_library_load (file, &error));
  rules_test_remove_directory (directory);
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

static void
test_compute (void)
{
  g_autoptr (DocketRulesLibrary) library = load (NULL);

  g_assert_cmpstr (docket_rules_library_find_compute (library, "CH-5.2")->set->system, ==, "CH");
  g_assert_null (docket_rules_library_find_compute (library, "CH-0"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/library/shipped", test_shipped);
  g_test_add_func ("/rules/library/calendar", test_calendar);
  g_test_add_func ("/rules/library/in-force", test_in_force);
  g_test_add_func ("/rules/library/directory-missing", test_directory_missing);
  g_test_add_func ("/rules/library/same", test_same);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strconcat ("/rules/library/refused/", refused[i].about, NULL);

      g_test_add_data_func (path, &refused[i], test_refused);
    }
  g_test_add_func ("/rules/library/no-directory", test_no_directory);
  g_test_add_func ("/rules/library/compute", test_compute);
  return g_test_run ();
}
