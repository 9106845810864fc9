/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XSD of reports, compiled into the program. Internal to the library. */
#pragma once

#include <glib.h>
#include <libxml/xmlschemas.h>

G_BEGIN_DECLS

/* Parsed once and kept; any thread */
xmlSchemaPtr docket_report_get_schema (void);

G_END_DECLS
