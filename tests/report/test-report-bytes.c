/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each byte of a report changed in turn: found, but for what no XML parser could tell. */
#include "report-check.h"
#include "report-sample.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

static void
append_node (GString *dump, const xmlNode *node)
{
  gboolean leaf = node->children == NULL || node->children->next == NULL;

  g_string_append_printf (dump, "<%s|%s", node->name,
                          node->ns == NULL ? "" : (const char *) node->ns->href);
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);

      g_string_append_printf (dump, "|%s=%s", attribute->name, value == NULL ? "" : (char *) value);
      xmlFree (value);
    }
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE)
        append_node (dump, child);
      else if (leaf || !xmlIsBlankNode (child))
        g_string_append_printf (dump, "#%d%s", child->type, child->content);
    }
  g_string_append (dump, ">");
}

static void
ignore_error_cb (void *data, const char *format, ...)
{
}

/* What an XML parser that knows nothing of reports sees, without the layout; NULL for no XML */
static char *
dump_content (const char *text, gsize length)
{
  g_autoptr (GString) dump = g_string_new (NULL);
  g_autofree char *encoding = NULL;
  xmlDoc          *doc = xmlReadMemory (text, (int) length, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (doc == NULL)
    return NULL;
  encoding = doc->encoding == NULL ? NULL : g_ascii_strup ((const char *) doc->encoding, -1);
  g_string_printf (dump, "%s %s", doc->version, encoding == NULL ? "none" : encoding);
  append_node (dump, xmlDocGetRootElement (doc));
  xmlFreeDoc (doc);
  return g_string_free (g_steal_pointer (&dump), FALSE);
}

static const guint8 masks[] = { 0x01, 0x20, 0x2a };

/* A change is accepted when, and only when, every parser sees the same as before */
static void
test_each_byte (gconstpointer data)
{
  guint8           mask = *(const guint8 *) data;
  gsize            length;
  g_autofree char *report = sample_dup_report (SAMPLE_WITHHELD, -1, &length);
  g_autofree char *before = dump_content (report, length);
  guint            same = 0;

  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (DocketReportVerdict) verdict = NULL;
      g_autofree char *after = NULL;

      report[i] = (char) (report[i] ^ mask);
      verdict = report_verify (report, length);
      after = dump_content (report, length);
      if (verdict->valid != (g_strcmp0 (before, after) == 0))
        g_test_message ("byte %" G_GSIZE_FORMAT " near: %.60s", i, report + i - MIN (i, 30));
      g_assert_cmpint (verdict->valid, ==, g_strcmp0 (before, after) == 0);
      same += verdict->valid ? 1 : 0;
      report[i] = (char) (report[i] ^ mask);
    }
  /* 0x2a makes a line end of a space, 0x20 another spelling of UTF-8 */
  if (mask == 0x2a)
    g_assert_cmpuint (same, >, 100);
  else
    g_assert_cmpuint (same, ==, mask == 0x20 ? 3 : 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlSetGenericErrorFunc (NULL, ignore_error_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/report/bytes/changed-by-%02x", masks[i]);

      g_test_add_data_func (path, &masks[i], test_each_byte);
    }
  return g_test_run ();
}
