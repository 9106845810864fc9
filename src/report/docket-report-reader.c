/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A guarded SAX parser. One thread at a time; blocks. It is a SAX parser and not xmlTextReader
 * because a DOCTYPE and a schema hint must be refused before libxml2 looks at them, and because its
 * line numbers have no end at 65535. What elements mean is the caller's business. */
#include "config.h"

#include "report/docket-report-reader.h"

#include "core/docket-error.h"
#include "report/docket-report-format.h"
#include "report/docket-report-schema.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <string.h>

#define CHUNK_BYTES 32768

/* Attributes of one element; the schema allows half of it */
#define MAX_ATTRIBUTES 32

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPtr;
#else
typedef xmlErrorPtr ErrorPtr;
#endif

typedef struct
{
  const DocketReportReaderFuncs *funcs;
  gpointer                       data;
  xmlParserCtxtPtr               parser;
  xmlSchemaValidCtxtPtr          validity;
  /* The validator as a SAX handler, which it is fed by hand: only what has passed the guards, and a
   * text in one piece, since it joins pieces in quadratic time */
  xmlSAXHandlerPtr schema_sax;
  void            *schema_data;
  GString         *text;
  GByteArray      *with_children; /* one flag for each open element */
  gboolean         stopped;
} Reader;

const char *
docket_report_element_get (const DocketReportElement *element, const char *name)
{
  for (gsize i = 0; i < element->n_attributes; i++)
    {
      if (g_str_equal (element->attributes[i].name, name))
        return element->attributes[i].value;
    }
  return NULL;
}

static guint
get_line (Reader *reader)
{
  return (guint) MAX (xmlSAX2GetLineNumber (reader->parser), 0);
}

static void
stop_reader (Reader *reader, guint line, const char *message)
{
  if (reader->stopped)
    return;
  reader->stopped = TRUE;
  reader->funcs->fault (reader->data, line, message, TRUE);
  xmlStopParser (reader->parser);
}

static void
refuse (Reader *reader, const char *message)
{
  stop_reader (reader, get_line (reader), message);
}

static void
parse_error_cb (void *data, ErrorPtr failure)
{
  Reader          *reader = data;
  g_autofree char *message = NULL;

  /* A doubtful name space is a warning to libxml2 and no report to us */
  if (failure->level < XML_ERR_ERROR)
    return;
  message = g_strchomp (g_strdup (failure->message));
  stop_reader (reader, (guint) MAX (failure->line, 0), message);
}

static void
validity_error_cb (void *data, ErrorPtr failure)
{
  Reader          *reader = data;
  g_autofree char *message = g_strchomp (g_strdup (failure->message));

  reader->funcs->fault (reader->data, get_line (reader), message, FALSE);
}

static void
flush_text (Reader *reader)
{
  if (reader->text->len > 0)
    reader->schema_sax->characters (reader->schema_data, BAD_CAST reader->text->str,
                                    (int) reader->text->len);
}

static gboolean
has_namespaced (const xmlChar **attributes, int n)
{
  for (int i = 0; i < n; i++)
    {
      if (attributes[5 * i + 2] != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
tell_start (Reader *reader, const char *name, const xmlChar **attributes, int n)
{
  DocketReportAttribute list[MAX_ATTRIBUTES];
  DocketReportElement   element = { name, list, (gsize) n, get_line (reader) };

  for (int i = 0; i < n; i++)
    {
      const char *value = (const char *) attributes[5 * i + 3];
      const char *end = (const char *) attributes[5 * i + 4];

      list[i].name = (const char *) attributes[5 * i];
      list[i].value = g_strndup (value, (gsize) (end - value));
    }
  reader->funcs->start (reader->data, &element);
  for (int i = 0; i < n; i++)
    g_free ((char *) list[i].value);
}

static void
start_element_cb (void           *data,
                  const xmlChar  *name,
                  const xmlChar  *prefix,
                  const xmlChar  *uri,
                  int             n_namespaces,
                  const xmlChar **namespaces,
                  int             n_attributes,
                  int             n_defaulted,
                  const xmlChar **attributes)
{
  Reader *reader = data;
  guint8  flag = FALSE;

  if (reader->stopped)
    return;
  if (n_attributes > MAX_ATTRIBUTES || has_namespaced (attributes, n_attributes))
    {
      refuse (reader, _ ("An element has attributes that no report has"));
      return;
    }

  flush_text (reader);
  g_string_truncate (reader->text, 0);
  if (reader->with_children->len > 0)
    reader->with_children->data[reader->with_children->len - 1] = TRUE;
  g_byte_array_append (reader->with_children, &flag, 1);
  reader->schema_sax->startElementNs (reader->schema_data, name, prefix, uri, n_namespaces,
                                      namespaces, n_attributes, n_defaulted, attributes);
  tell_start (reader, (const char *) name, attributes, n_attributes);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;
  guint   depth = reader->with_children->len;

  if (reader->stopped)
    return;

  flush_text (reader);
  reader->schema_sax->endElementNs (reader->schema_data, name, prefix, uri);
  /* White space beside child elements is layout; anything else there the schema has refused */
  if (reader->with_children->data[depth - 1])
    g_string_truncate (reader->text, 0);
  reader->funcs->end (reader->data, reader->text->str, reader->text->len);
  g_string_truncate (reader->text, 0);
  g_byte_array_set_size (reader->with_children, depth - 1);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = data;

  if (reader->stopped)
    return;
  if (reader->text->len + (gsize) length > DOCKET_REPORT_MAX_TEXT)
    refuse (reader, _ ("A text is longer than any in a report"));
  else
    g_string_append_len (reader->text, (const char *) text, length);
}

static void
internal_subset_cb (void          *data,
                    const xmlChar *name,
                    const xmlChar *external_id,
                    const xmlChar *system_id)
{
  refuse (data, _ ("It has a DOCTYPE, which no report has"));
}

static xmlEntityPtr
get_entity_cb (void *data, const xmlChar *name)
{
  return xmlGetPredefinedEntity (name);
}

static void
comment_cb (void *data, const xmlChar *text)
{
  refuse (data, _ ("It has a comment, which no report has"));
}

static void
processing_instruction_cb (void *data, const xmlChar *target, const xmlChar *text)
{
  refuse (data, _ ("It has a processing instruction, which no report has"));
}

/* So that an error that needs no structure says nothing on standard error */
static void G_GNUC_PRINTF (2, 3) ignore_cb (void *data, const char *format, ...)
{
}

static void
fill_handler (xmlSAXHandler *sax)
{
  memset (sax, 0, sizeof *sax);
  sax->initialized = XML_SAX2_MAGIC;
  sax->startElementNs = start_element_cb;
  sax->endElementNs = end_element_cb;
  sax->characters = characters_cb;
  sax->ignorableWhitespace = characters_cb;
  sax->cdataBlock = characters_cb;
  sax->internalSubset = internal_subset_cb;
  sax->getEntity = get_entity_cb;
  sax->comment = comment_cb;
  sax->processingInstruction = processing_instruction_cb;
  sax->warning = ignore_cb;
  sax->error = ignore_cb;
  sax->serror = (xmlStructuredErrorFunc) parse_error_cb;
}

/* The declaration decides how every byte after it is read, so it must be the one known form; the
 * parser is told UTF-8 whatever it says */
static gboolean
check_declaration (const char *start, gsize length)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^(\\xef\\xbb\\xbf)?<"
                   "([A-Za-z_]|\\?xml\\s+version\\s*=\\s*(\"1\\.0\"|'1\\.0')"
                   "(\\s+encoding\\s*=\\s*(\"[Uu][Tt][Ff]-8\"|'[Uu][Tt][Ff]-8'))?"
                   "(\\s+standalone\\s*=\\s*(\"yes\"|\"no\"|'yes'|'no'))?\\s*\\?>)",
                   G_REGEX_RAW, 0, NULL);

  return g_regex_match_full (regex, start, (gssize) length, 0, 0, NULL, NULL);
}

static void
open_reader (Reader *reader, xmlSAXHandler *sax)
{
  static xmlSAXHandler nothing = { .initialized = XML_SAX2_MAGIC };

  fill_handler (sax);
  reader->text = g_string_new (NULL);
  reader->with_children = g_byte_array_new ();
  reader->parser = xmlCreatePushParserCtxt (sax, reader, NULL, 0, NULL);
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET);
  xmlSwitchEncoding (reader->parser, XML_CHAR_ENCODING_UTF8);
  reader->validity = xmlSchemaNewValidCtxt (docket_report_get_schema ());
  xmlSchemaSetValidStructuredErrors (reader->validity, (xmlStructuredErrorFunc) validity_error_cb,
                                     reader);
  reader->schema_sax = &nothing;
}

static void
close_reader (Reader *reader)
{
  xmlSchemaFreeValidCtxt (reader->validity);
  if (reader->parser->myDoc != NULL)
    xmlFreeDoc (reader->parser->myDoc);
  xmlFreeParserCtxt (reader->parser);
  g_byte_array_unref (reader->with_children);
  g_string_free (reader->text, TRUE);
}

static void
parse_chunk (Reader *reader, const char *chunk, gsize length, gboolean first)
{
  if (first && !check_declaration (chunk, length))
    {
      stop_reader (reader, 1, _ ("It does not begin as XML 1.0 in UTF-8"));
      return;
    }
  xmlParseChunk (reader->parser, chunk, (int) length, FALSE);
}

static gboolean
pump_stream (Reader *reader, GInputStream *stream, gsize max_bytes, GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK_BYTES);
  g_autoptr (GError) failure = NULL;
  gsize total = 0;
  gsize length;

  do
    {
      if (!g_input_stream_read_all (stream, chunk, CHUNK_BYTES, &length, NULL, &failure))
        {
          g_set_error_literal (error, DOCKET_ERROR, DOCKET_ERROR_IO, failure->message);
          return FALSE;
        }
      if (length > max_bytes - total)
        stop_reader (reader, get_line (reader), _ ("It is larger than the limit for reports"));
      else
        parse_chunk (reader, chunk, length, total == 0);
      total += length;
    }
  while (length == CHUNK_BYTES && !reader->stopped);

  if (!reader->stopped)
    xmlParseChunk (reader->parser, NULL, 0, TRUE);
  return TRUE;
}

gboolean
docket_report_read (GInputStream                  *stream,
                    gsize                          max_bytes,
                    const DocketReportReaderFuncs *funcs,
                    gpointer                       data,
                    GError                       **error)
{
  Reader              reader = { .funcs = funcs, .data = data };
  xmlSAXHandler       sax;
  xmlSchemaSAXPlugPtr plug;
  gboolean            read;

  open_reader (&reader, &sax);
  plug = xmlSchemaSAXPlug (reader.validity, &reader.schema_sax, &reader.schema_data);
  read = pump_stream (&reader, stream, max_bytes, error);
  xmlSchemaSAXUnplug (plug);
  close_reader (&reader);
  return read;
}
