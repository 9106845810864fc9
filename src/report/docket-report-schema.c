/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XSD from the resource. Any thread. */
#include "report/docket-report-schema.h"

#include "docket-report-resources.h"

#define SCHEMA_PATH "/docket/report/report-1.xsd"

static xmlSchemaPtr
parse_schema (void)
{
  g_autoptr (GBytes) text =
      g_resource_lookup_data (docket_report_resources_get_resource (), SCHEMA_PATH,
                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  xmlSchemaParserCtxtPtr context;
  xmlSchemaPtr           schema;

  g_assert (text != NULL);
  context =
      xmlSchemaNewMemParserCtxt (g_bytes_get_data (text, NULL), (int) g_bytes_get_size (text));
  schema = xmlSchemaParse (context);
  xmlSchemaFreeParserCtxt (context);
  g_assert (schema != NULL);
  return schema;
}

xmlSchemaPtr
docket_report_get_schema (void)
{
  static gsize schema;

  if (g_once_init_enter (&schema))
    g_once_init_leave (&schema, (gsize) parse_schema ());
  return (xmlSchemaPtr) schema;
}
