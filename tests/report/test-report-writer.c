/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports as written: the same each time, refused when they cannot be right, whole files or none.
 */
#include "report-sample.h"

#include "core/docket-error.h"
#include "report/docket-report-verifier.h"
#include "report/docket-report-writer.h"

#include <glib/gstdio.h>
#include <string.h>

/* Everything of @report but the seal */
static char *
dup_without_seal (const char *report)
{
  const char *seal = strstr (report, "<seal ");
  const char *end = strstr (seal, "/>");

  g_assert_nonnull (seal);
  g_assert_nonnull (end);
  return g_strdup_printf ("%.*s%s", (int) (seal - report), report, end);
}

static void
test_repeatable (void)
{
  gsize            length;
  g_autofree char *first = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *second = sample_dup_report (SAMPLE_PLAIN, -1, &length);

  g_assert_cmpstr (first, ==, second);
}

static void
test_only_seal_differs (void)
{
  gsize            length;
  g_autofree char *first = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *second = sample_dup_report (SAMPLE_LATER, -1, &length);
  g_autofree char *first_body = dup_without_seal (first);
  g_autofree char *second_body = dup_without_seal (second);

  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (first_body, ==, second_body);
}

static void
test_text_exact (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);

  g_assert_nonnull (
      strstr (report, "> 机构长期未提供服务。&#13;\n\t“申诉解绑” &lt;b&gt;&amp;amp;"));
  g_assert_nonnull (strstr (report, "]]&gt;  </value>"));
  g_assert_nonnull (strstr (report, "\"> </value>"));
  g_assert_nonnull (strstr (report, "审理员乙"));
}

static void
test_withheld_nowhere (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, -1, &length);

  g_assert_null (strstr (report, "小满"));
  g_assert_null (strstr (report, "138 0000"));
  g_assert_nonnull (strstr (report, "<value name=\"fact.phone\" digest=\""));
}

typedef struct
{
  SampleFlags flags;
  int         code;
  const char *message;
} Refusal;

static const Refusal refusals[] = {
  { SAMPLE_DAMAGED, DOCKET_ERROR_CORRUPT, "Event 3" },
  { SAMPLE_CONTROL, DOCKET_ERROR_INVALID, "XML cannot" },
  { SAMPLE_FAILING, DOCKET_ERROR_BUSY, "the sample fails" },
};

static GStrv
list_names (const char *directory)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_strv_builder_add (names, name);
  return g_strv_builder_end (names);
}

static gboolean
write_sample (SampleFlags flags, const char *path, GError **error)
{
  g_autoptr (Sample) sample = sample_new (flags);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();

  g_ptr_array_add (cases, sample_get_case (sample));
  return docket_report_write_file (cases, path, error);
}

/* An older report stays, and no temporary does */
static void
test_refused (gconstpointer data)
{
  const Refusal   *refusal = data;
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.xml", NULL);
  g_autofree char *kept = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_assert_false (write_sample (refusal->flags, path, &error));
  g_assert_error (error, DOCKET_ERROR, refusal->code);
  g_assert_nonnull (strstr (error->message, refusal->message));
  g_assert_nonnull (strstr (error->message, path));

  names = list_names (directory);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "older");
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_file (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.xml", NULL);
  g_autofree char *written = NULL;
  gsize            length;
  g_autofree char *expected = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_clear_pointer (&written, g_free);
      write_sample (SAMPLE_PLAIN, path, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
      g_assert_cmpstr (written, ==, expected);
    }
  names = list_names (directory);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_unlink (path);
  g_rmdir (directory);
}

static void
test_no_folder (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "none", "report.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_sample (SAMPLE_PLAIN, path, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (write_sample (SAMPLE_PLAIN, directory, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
  g_rmdir (directory);
}

/* The target of a link is replaced, not the link */
static void
test_link (void)
{
  g_autofree char *directory = g_dir_make_tmp ("docket-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.xml", NULL);
  g_autofree char *link = g_build_filename (directory, "link.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "older", -1, NULL));
  g_assert_true (g_file_make_symbolic_link (file, "report.xml", NULL, NULL));
  write_sample (SAMPLE_PLAIN, link, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_true (g_str_has_prefix (written, "<?xml"));
  g_unlink (link);
  g_unlink (path);
  g_rmdir (directory);
}

/* A stream with no room for it, like a full disk */
static void
test_full (void)
{
  char buffer[2000];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (buffer, sizeof buffer, NULL, NULL);
  g_autoptr (Sample) sample = sample_new (SAMPLE_PLAIN);
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (cases, sample_get_case (sample));
  g_assert_false (docket_report_write_stream (cases, stream, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

static void
test_several (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, SAMPLE_SECOND, &length);

  g_assert_nonnull (strstr (report, "<cases xmlns=\"urn:docket:report:1\">"));
  g_assert_nonnull (strstr (report, "number=\"GG-2026-0001\">"));
  g_assert_nonnull (strstr (report, "number=\"GG-2026-0002\">"));
}

/* Events that are made when asked for: more than 65,535, the last line number of a libxml2 tree */
typedef struct
{
  guint        made;
  guint        limit;
  DocketDigest last;
} Endless;

static gboolean
next_endless_cb (gpointer data, DocketEvent **event, GError **error)
{
  Endless *endless = data;

  if (endless->made == endless->limit)
    return TRUE;
  *event = docket_event_new ("00112233445566778899aabbccddeeff/GG-2026-0003", "note");
  (*event)->subject_seq = ++endless->made;
  (*event)->auth = (g_free ((*event)->auth), g_strdup ("claimed"));
  docket_event_add_stored (*event, "text", "00000000000000000000000000000000", "t", NULL);
  docket_event_compute_hash (*event, NULL, endless->made == 1 ? NULL : &endless->last,
                             &(*event)->hash);
  endless->last = (*event)->hash;
  return TRUE;
}

static void
test_streamed (void)
{
  g_autoptr (DocketReportCase) kase = docket_report_case_new ();
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DocketReportVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  Endless endless = { .limit = 70000 };

  kase->desk = g_strdup ("00112233445566778899aabbccddeeff");
  kase->number = g_strdup ("GG-2026-0003");
  kase->system = g_strdup ("GG");
  kase->kind = g_strdup ("complaint");
  kase->state = g_strdup ("accepted");
  kase->seal.events = endless.limit;
  kase->source = (DocketReportSource) { next_endless_cb, NULL, &endless };
  g_ptr_array_add (cases, kase);
  docket_report_write_stream (cases, stream, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  input = g_memory_input_stream_new_from_bytes (bytes);
  verdict = docket_report_verify_stream (input, G_MAXSIZE, &error);
  g_assert_no_error (error);
  /* The event lacks system and kind of the case, and nothing else is wrong */
  g_assert_cmpint (verdict->n_flaws, ==, 2);
  g_assert_cmpint (((DocketReportSummary *) verdict->cases->pdata[0])->events, ==, endless.limit);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/writer/repeatable", test_repeatable);
  g_test_add_func ("/report/writer/only-seal-differs", test_only_seal_differs);
  g_test_add_func ("/report/writer/text-exact", test_text_exact);
  g_test_add_func ("/report/writer/withheld-nowhere", test_withheld_nowhere);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/writer/refused/%d", refusals[i].code);

      g_test_add_data_func (path, &refusals[i], test_refused);
    }
  g_test_add_func ("/report/writer/file", test_file);
  g_test_add_func ("/report/writer/no-folder", test_no_folder);
  g_test_add_func ("/report/writer/link", test_link);
  g_test_add_func ("/report/writer/full", test_full);
  g_test_add_func ("/report/writer/several", test_several);
  g_test_add_func ("/report/writer/streamed", test_streamed);
  return g_test_run ();
}
