/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged rule sets are refused or read, never a crash: run under the sanitizers. The damage
 * follows from a fixed seed. */
#include "rules-test-files.h"

#include "rules/docket-calendar-reader.h"
#include "rules/docket-rules-library.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

/* Either a set that says so or at least one problem */
static void
check_bytes (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = NULL;
  gboolean good = docket_rules_check (bytes, &problems);

  g_assert_true (good == (problems->len == 0));
}

static void
test_truncated (void)
{
  g_autofree char *text = rules_test_read ("small.xml");
  gsize            size = strlen (text);

  /* the root must lose its end: white space after it may go */
  for (gsize length = 0; length + 20 < size; length += 89)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_false (docket_rules_check (bytes, &problems));
      g_assert_cmpuint (problems->len, >, 0);
    }
}

static void
test_flipped (void)
{
  g_autofree char *text = rules_test_read ("small.xml");
  gsize            size = strlen (text);
  g_autoptr (GRand) random = g_rand_new_with_seed (20220105);

  for (guint i = 0; i < 250; i++)
    {
      g_autofree char *damaged = g_memdup2 (text, size);

      for (guint j = 0; j < 1 + i % 3; j++)
        damaged[g_rand_int_range (random, 0, (gint32) size)] ^=
            (char) (1 << g_rand_int_range (random, 0, 8));
      check_bytes (damaged, size);
    }
}

/* Attribute values swapped among each other: valid XML, often valid by the schema, wrong in what it
 * refers to */
static void
test_swapped (void)
{
  g_autofree char *text = rules_test_read ("small.xml");
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  gint32 n_values = (gint32) (g_strv_length (parts) / 2);
  g_autoptr (GRand) random = g_rand_new_with_seed (20220106);

  for (guint i = 0; i < 250; i++)
    {
      gint32           a = 2 * g_rand_int_range (random, 0, n_values) + 1;
      gint32           b = 2 * g_rand_int_range (random, 0, n_values) + 1;
      char            *kept = parts[a];
      g_autofree char *damaged = NULL;

      parts[a] = parts[b];
      damaged = g_strjoinv ("\"", parts);
      parts[a] = kept;
      check_bytes (damaged, strlen (damaged));
    }
}

/* Elements left out one by one */
static void
test_thinned (void)
{
  g_autofree char *text = rules_test_read ("small.xml");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char             empty[] = "";
      char            *kept = lines[i];
      g_autofree char *damaged = NULL;

      lines[i] = empty;
      damaged = g_strjoinv ("\n", lines);
      lines[i] = kept;
      check_bytes (damaged, strlen (damaged));
    }
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (20220107);

  g_assert_no_error (error);
  for (guint i = 0; i < 100; i++)
    {
      guint                  n = docket_rules_library_get_n_files (library);
      const DocketRulesFile *file = docket_rules_library_get_file (library, i % n);
      gsize                  size;
      const char            *data = g_bytes_get_data (file->bytes, &size);
      g_autofree char       *damaged = g_memdup2 (data, size);

      damaged[g_rand_int_range (random, 0, (gint32) size)] ^=
          (char) (1 << g_rand_int_range (random, 0, 8));
      check_bytes (damaged, size);
    }
}

static void
test_calendar (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (20220108);
  GBytes     *shipped;
  gsize       size;
  const char *data;

  g_assert_no_error (error);
  shipped = docket_rules_library_get_calendar_bytes (library);
  data = g_bytes_get_data (shipped, &size);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *damaged = g_memdup2 (data, size);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) refused = NULL;
      g_autoptr (DocketCalendar) calendar = NULL;

      damaged[g_rand_int_range (random, 0, (gint32) size)] ^=
          (char) (1 << g_rand_int_range (random, 0, 8));
      bytes = g_bytes_new (damaged, size - (gsize) g_rand_int_range (random, 0, 20));
      calendar = docket_calendar_read_bytes (bytes, "damaged.csv", &refused);
      g_assert_true ((calendar == NULL) == (refused != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/fuzz/truncated", test_truncated);
  g_test_add_func ("/rules/fuzz/flipped", test_flipped);
  g_test_add_func ("/rules/fuzz/swapped", test_swapped);
  g_test_add_func ("/rules/fuzz/thinned", test_thinned);
  g_test_add_func ("/rules/fuzz/shipped", test_shipped);
  g_test_add_func ("/rules/fuzz/calendar", test_calendar);
  return g_test_run ();
}
