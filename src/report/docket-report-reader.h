/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML that a stranger may have made, as a stream of elements. Internal to the library. */
#pragma once

#include "report/docket-report-digest.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DocketReportElement:
 *
 * A start tag. Borrowed for the call that gets it.
 */
typedef struct
{
  const char            *name; /* without prefix; the schema checks the namespace */
  DocketReportAttribute *attributes;
  gsize                  n_attributes;
  guint                  line;
} DocketReportElement;

/* NULL when there is none */
const char *docket_report_element_get (const DocketReportElement *element, const char *name);

/**
 * DocketReportReaderFuncs:
 *
 * What the reader tells, in document order.
 *
 * @start: an element begins
 * @end: the innermost element ends; @text is its whole text when it has no child elements, "" when
 * it has
 * @fault: the document is not a report; after @fatal nothing more comes
 */
typedef struct
{
  void (*start) (gpointer data, const DocketReportElement *element);
  void (*end) (gpointer data, const char *text, gsize length);
  void (*fault) (gpointer data, guint line, const char *message, gboolean fatal);
} DocketReportReaderFuncs;

/**
 * docket_report_read:
 * @stream: read to its end or to the first fatal fault; not closed
 * @max_bytes: more than this is a fatal fault
 *
 * Parses and checks against the schema in one pass; memory is bounded by the longest text. Refused
 * as fatal, before anything acts on it: DOCTYPE, entities of its own, an encoding other than UTF-8,
 * attributes in a namespace (so no schema hints). Nothing else is opened, no network, no XInclude.
 *
 * Returns: FALSE with DOCKET_ERROR_IO when @stream failed
 */
gboolean docket_report_read (GInputStream                  *stream,
                             gsize                          max_bytes,
                             const DocketReportReaderFuncs *funcs,
                             gpointer                       data,
                             GError                       **error);

G_END_DECLS
