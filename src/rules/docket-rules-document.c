/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a document that the schema has passed. Any thread; leaves what the schema cannot
 * say to the compiler and the checks. */
#include "config.h"

#include "rules/docket-rules-document.h"

#include "rules/docket-rules-problem.h"
#include "rules/docket-rules-resources.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#define SCHEMA "/docket/rules/ruleset.rng"

/* libxml2 2.12 made the error of the callback constant */
#if LIBXML_VERSION >= 21200
typedef const xmlError DocketXmlError;
#else
typedef xmlError DocketXmlError;
#endif

static void
parser_error_cb (void *data, DocketXmlError *error)
{
  const xmlParserCtxt *context = data;
  g_autofree char     *text = g_strdup (error->message != NULL ? error->message : _ ("unreadable"));

  docket_rules_problems_add (context->_private, (guint) MAX (error->line, 0), "%s",
                             g_strstrip (text));
}

/* What the schema's messages leave out: the element, and that something in it is missing */
static void
schema_error_cb (void *data, DocketXmlError *error)
{
  const xmlNode   *node = error->node;
  g_autofree char *text = g_strdup (error->message != NULL ? error->message : _ ("not allowed"));

  g_strstrip (text);
  docket_rules_problems_add (data, (guint) MAX (error->line, 0), "%s: %s",
                             node != NULL ? (const char *) node->name : "file",
                             g_str_has_suffix (text, "got nothing")
                                 ? _ ("a child element is missing")
                                 : text);
}

static void
doctype_cb (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  xmlParserCtxt *context = data;

  docket_rules_problems_add (context->_private, (guint) MAX (xmlSAX2GetLineNumber (context), 0),
                             _ ("a document type declaration is not allowed: remove it"));
  xmlStopParser (context);
}

static xmlDoc *
parse_bytes (GBytes *bytes, GPtrArray *problems)
{
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc        *document;
  gsize          size;
  const char    *data = g_bytes_get_data (bytes, &size);

  context->_private = problems;
  context->sax->internalSubset = doctype_cb;
  context->sax->serror = parser_error_cb;
  document = xmlCtxtReadMemory (context, data, (int) size, NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (document == NULL && problems->len == 0)
    docket_rules_problems_add (problems, 0, _ ("this is no XML document"));
  xmlFreeParserCtxt (context);
  return document;
}

static xmlRelaxNG *
load_schema (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (docket_rules_get_resource (), SCHEMA,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize                 size;
  const char           *data = g_bytes_get_data (bytes, &size);
  xmlRelaxNGParserCtxt *context = xmlRelaxNGNewMemParserCtxt (data, (int) size);
  xmlRelaxNG           *schema = xmlRelaxNGParse (context);

  xmlRelaxNGFreeParserCtxt (context);
  g_assert (schema != NULL);
  return schema;
}

/* Compiled once: that takes longer than to validate a file. Never changed, so threads share it */
static xmlRelaxNG *
get_schema (void)
{
  static xmlRelaxNG *schema;

  if (g_once_init_enter (&schema))
    g_once_init_leave (&schema, load_schema ());
  return schema;
}

static void
validate_document (xmlDoc *document, GPtrArray *problems)
{
  xmlRelaxNGValidCtxt *context = xmlRelaxNGNewValidCtxt (get_schema ());
  int                  result;

  xmlRelaxNGSetValidStructuredErrors (context, schema_error_cb, problems);
  result = xmlRelaxNGValidateDoc (context, document);
  if (result != 0 && problems->len == 0)
    docket_rules_problems_add (problems, 0, _ ("this is no rule set"));
  xmlRelaxNGFreeValidCtxt (context);
}

xmlDoc *
docket_rules_document_parse (GBytes *bytes, GPtrArray *problems)
{
  xmlDoc *document;

  if (g_bytes_get_size (bytes) > DOCKET_RULES_MAXIMUM_SIZE)
    {
      docket_rules_problems_add (problems, 0, _ ("the file is larger than %d bytes"),
                                 DOCKET_RULES_MAXIMUM_SIZE);
      return NULL;
    }
  document = parse_bytes (bytes, problems);
  if (document != NULL && problems->len == 0)
    validate_document (document, problems);
  if (problems->len > 0)
    g_clear_pointer (&document, xmlFreeDoc);
  return document;
}
