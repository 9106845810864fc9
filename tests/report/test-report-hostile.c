/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that a stranger made to do harm are refused, in time and memory that do not run away. */
#include "report-check.h"
#include "report-sample.h"

#include <string.h>

typedef struct
{
  const char *path;
  const char *from;
  const char *to;
  const char *message;
} Attack;

static const Attack attacks[] = {
  { "doctype", "<case ", "<!DOCTYPE case [<!ENTITY a \"b\">]>\n<case ", "DOCTYPE" },
  { "external-doctype", "<case ", "<!DOCTYPE case SYSTEM \"file:///etc/passwd\">\n<case ",
    "DOCTYPE" },
  { "entity", "<title>", "<title>&laugh;", "laugh" },
  { "schema-location", "<case ",
    "<case xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "x:schemaLocation=\"urn:x file:///etc/passwd\" ",
    "attributes that no report has" },
  { "xinclude", "<title>",
    "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/><title>",
    "include" },
  { "comment", "<title>", "<!-- hidden --><title>", "comment" },
  { "instruction", "<title>", "<?xml-stylesheet href=\"x\"?><title>", "instruction" },
  { "encoding", "UTF-8", "UTF-7", "begin as XML 1.0 in UTF-8" },
  { "version", "version=\"1.0\"", "version=\"1.1\"", "begin as XML 1.0 in UTF-8" },
  { "not-xml", "<?xml", "PK?xml", "begin as XML 1.0 in UTF-8" },
  { "cut", "</journal>", "", "" },
  { "foreign-element", "<title>", "<x:title xmlns:x=\"urn:x\">a</x:title><title>", "not expected" },
  { "other-namespace", "urn:docket:report:1", "urn:docket:report:2", "urn:docket:report:2" },
  { "seq-overflow", "<event seq=\"7\"", "<event seq=\"9223372036854775807\"", "pattern" },
  { "nul", "<title>", "<title>&#0;", "" },
};

static void
test_attack (gconstpointer data)
{
  const Attack    *attack = data;
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autofree char *changed = report_replace (report, attack->from, attack->to);
  g_autoptr (DocketReportVerdict) verdict = report_verify (changed, strlen (changed));

  for (guint i = 0; i < verdict->flaws->len; i++)
    g_test_message ("%s", ((DocketReportFlaw *) g_ptr_array_index (verdict->flaws, i))->message);
  g_assert_false (verdict->valid);
  g_assert_true (report_has_message (verdict, attack->message));
}

static void
test_empty (void)
{
  g_autoptr (DocketReportVerdict) verdict = report_verify ("", 0);

  g_assert_cmpint (verdict->n_flaws, ==, 1);
}

static void
test_limit (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);

  for (gsize less = 0; less < 2; less++)
    {
      g_autoptr (GInputStream) stream =
          g_memory_input_stream_new_from_data (report, (gssize) length, NULL);
      g_autoptr (DocketReportVerdict) verdict =
          docket_report_verify_stream (stream, length - less, NULL);

      g_assert_cmpint (verdict->valid, ==, less == 0);
      g_assert_true (less == 0 || report_has_message (verdict, "limit"));
    }
}

/* Nesting and numbers of elements without end do no harm */
static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<case xmlns=\"urn:docket:report:1\">");
  g_autoptr (DocketReportVerdict) verdict = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "<about>");
  verdict = report_verify (text->str, text->len);
  g_assert_false (verdict->valid);
}

static void
test_many_flaws (void)
{
  g_autoptr (GString) text = g_string_new ("<case xmlns=\"urn:docket:report:1\">");
  g_autoptr (DocketReportVerdict) verdict = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "<journal><event seq=\"x\"><value/></event></journal><seal/>");
  g_string_append (text, "</case>");
  verdict = report_verify (text->str, text->len);
  g_assert_cmpuint (verdict->flaws->len, ==, DOCKET_REPORT_MAX_FLAWS);
  g_assert_cmpint (verdict->n_flaws, >, 5000);
}

/* A text of many small pieces takes no more than linear time: the reader joins them itself */
static void
test_many_pieces (void)
{
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_PLAIN, -1, &length);
  g_autoptr (GString) pieces = g_string_new ("<title>");
  g_autofree char *changed = NULL;
  g_autoptr (DocketReportVerdict) verdict = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (pieces, "&amp;");
  changed = report_replace (report, "<title>", pieces->str);
  verdict = report_verify (changed, strlen (changed));
  g_assert_cmpint (verdict->n_flaws, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/hostile/%s", attacks[i].path);

      g_test_add_data_func (path, &attacks[i], test_attack);
    }
  g_test_add_func ("/report/hostile/empty", test_empty);
  g_test_add_func ("/report/hostile/limit", test_limit);
  g_test_add_func ("/report/hostile/deep", test_deep);
  g_test_add_func ("/report/hostile/many-flaws", test_many_flaws);
  g_test_add_func ("/report/hostile/many-pieces", test_many_pieces);
  return g_test_run ();
}
