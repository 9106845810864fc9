/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* Reading an element of a file that the schema has passed. Nodes and borrowed text live as long as
 * the document */

/* The attribute's text, borrowed; NULL when it is absent */
const char *docket_rules_node_get (const xmlNode *node, const char *name);
/* The same or, when absent, @fallback */
const char *docket_rules_node_get_or (const xmlNode *node, const char *name, const char *fallback);
/* Its words; NULL when it is absent */
char **docket_rules_node_dup_words (const xmlNode *node, const char *name);
/* The element's own text without white space around it; NULL for @node NULL */
char *docket_rules_node_dup_text (xmlNode *node);

gboolean docket_rules_node_is (const xmlNode *node, const char *name);

/* The first child element, or the next sibling element, of that name (NULL: of any); NULL: none */
xmlNode *docket_rules_node_first (const xmlNode *node, const char *name);
xmlNode *docket_rules_node_next (const xmlNode *node, const char *name);

guint docket_rules_node_get_line (const xmlNode *node);

G_END_DECLS
