/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML and content digests of a report in one stroke. One thread at a time. What is written is the
 * callers' business. */
#include "config.h"

#include "report/docket-report-output.h"

#include "core/docket-error.h"
#include "core/docket-value.h"
#include "report/docket-report-format.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>

#include <string.h>

/* The root's namespace, and no element has more than 16 attributes (data/schema/report-1.xsd) */
#define MAX_ATTRIBUTES 16

struct _DocketReportOutput
{
  GOutputStream        *stream;
  xmlTextWriterPtr      writer;
  GError               *error;
  DocketReportDigest   *digest;
  gboolean              in_section;
  guint                 depth;
  const char           *pending; /* element that was started and is not yet in the digest */
  DocketReportAttribute attributes[MAX_ATTRIBUTES];
  guint                 n_attributes;
};

/* Always says that it wrote: a failure is kept here, where libxml2 would print it */
static int
write_cb (void *context, const char *data, int length)
{
  DocketReportOutput *output = context;
  g_autoptr (GError) error = NULL;

  if (output->error == NULL &&
      !g_output_stream_write_all (output->stream, data, (gsize) length, NULL, NULL, &error))
    docket_report_output_fail (output,
                               g_error_new (DOCKET_ERROR, DOCKET_ERROR_IO, "%s", error->message));
  return length;
}

static void
check_result (DocketReportOutput *output, int result)
{
  if (result < 0 && output->error == NULL)
    docket_report_output_fail (output, g_error_new (DOCKET_ERROR, DOCKET_ERROR_IO,
                                                    _ ("The XML of the report cannot be written")));
}

/* The limit is the reader's: a longer text would make a report that nobody can verify */
static gboolean
check_text (DocketReportOutput *output, const char *text)
{
  g_autofree char *start = NULL;

  if (strlen (text) <= DOCKET_REPORT_MAX_TEXT && docket_text_is_storable (text))
    return TRUE;

  start = g_utf8_make_valid (text, (gssize) MIN (strlen (text), 40));
  docket_report_output_fail (output, g_error_new (DOCKET_ERROR, DOCKET_ERROR_INVALID,
                                                  _ ("A text is too long for XML or holds a "
                                                     "character that XML cannot: "
                                                     "“%s…”; correct it first"),
                                                  start));
  return FALSE;
}

static void
drop_attributes (DocketReportOutput *output)
{
  for (guint i = 0; i < output->n_attributes; i++)
    g_free ((char *) output->attributes[i].value);
  output->n_attributes = 0;
  output->pending = NULL;
}

static void
digest_pending (DocketReportOutput *output)
{
  if (output->pending == NULL)
    return;

  docket_report_digest_start (output->digest, output->pending, output->attributes,
                              output->n_attributes);
  drop_attributes (output);
}

DocketReportOutput *
docket_report_output_new (GOutputStream *stream)
{
  DocketReportOutput *output;
  xmlOutputBufferPtr  buffer;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  output = g_new0 (DocketReportOutput, 1);
  output->stream = g_object_ref (stream);
  output->digest = docket_report_digest_new ();
  buffer = xmlOutputBufferCreateIO (write_cb, NULL, output, NULL);
  output->writer = xmlNewTextWriter (buffer);
  check_result (output, xmlTextWriterSetIndent (output->writer, 1));
  check_result (output, xmlTextWriterStartDocument (output->writer, NULL, "UTF-8", NULL));
  return output;
}

void
docket_report_output_free (DocketReportOutput *output)
{
  /* What is still buffered must not reach the stream of a report that was given up */
  if (output->error == NULL)
    g_set_error_literal (&output->error, DOCKET_ERROR, DOCKET_ERROR_IO, "");
  xmlFreeTextWriter (output->writer);
  drop_attributes (output);
  docket_report_digest_free (output->digest);
  g_clear_error (&output->error);
  g_object_unref (output->stream);
  g_free (output);
}

void
docket_report_output_start (DocketReportOutput *output, const char *name)
{
  digest_pending (output);
  if (output->error != NULL)
    return;

  check_result (output, xmlTextWriterStartElement (output->writer, BAD_CAST name));
  if (output->depth++ == 0)
    check_result (output, xmlTextWriterWriteAttribute (output->writer, BAD_CAST "xmlns",
                                                       BAD_CAST DOCKET_REPORT_NAMESPACE));
  if (output->in_section)
    output->pending = name;
}

void
docket_report_output_attribute (DocketReportOutput *output, const char *name, const char *value)
{
  if (value == NULL || output->error != NULL || !check_text (output, value))
    return;

  check_result (output,
                xmlTextWriterWriteAttribute (output->writer, BAD_CAST name, BAD_CAST value));
  if (output->pending == NULL)
    return;
  g_return_if_fail (output->n_attributes < MAX_ATTRIBUTES);
  output->attributes[output->n_attributes++] = (DocketReportAttribute) { name, g_strdup (value) };
}

void
docket_report_output_number (DocketReportOutput *output, const char *name, gint64 value)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  docket_report_output_attribute (output, name, text);
}

void
docket_report_output_text (DocketReportOutput *output, const char *text)
{
  digest_pending (output);
  if (output->error != NULL || !check_text (output, text))
    return;

  check_result (output, xmlTextWriterWriteString (output->writer, BAD_CAST text));
  if (output->in_section)
    docket_report_digest_text (output->digest, text, strlen (text));
}

void
docket_report_output_end (DocketReportOutput *output)
{
  digest_pending (output);
  if (output->error != NULL)
    return;

  output->depth--;
  check_result (output, xmlTextWriterEndElement (output->writer));
  if (output->in_section)
    docket_report_digest_end (output->digest);
}

void
docket_report_output_element (DocketReportOutput *output, const char *name, const char *text)
{
  if (text == NULL)
    return;

  docket_report_output_start (output, name);
  docket_report_output_text (output, text);
  docket_report_output_end (output);
}

void
docket_report_output_start_section (DocketReportOutput *output, const char *name)
{
  output->in_section = TRUE;
  docket_report_output_start (output, name);
}

void
docket_report_output_end_section (DocketReportOutput *output, char *hex)
{
  docket_report_output_end (output);
  docket_report_digest_finish (output->digest, hex);
  output->in_section = FALSE;
}

void
docket_report_output_fail (DocketReportOutput *output, GError *error)
{
  if (output->error == NULL)
    output->error = error;
  else
    g_error_free (error);
}

gboolean
docket_report_output_has_failed (const DocketReportOutput *output)
{
  return output->error != NULL;
}

gboolean
docket_report_output_finish (DocketReportOutput *output, GError **error)
{
  check_result (output, xmlTextWriterEndDocument (output->writer));
  check_result (output, xmlTextWriterFlush (output->writer));
  if (output->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (output->error));
  return FALSE;
}
