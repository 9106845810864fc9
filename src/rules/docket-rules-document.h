/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* No rule set is larger; bytes */
#define DOCKET_RULES_MAXIMUM_SIZE (8 * 1024 * 1024)

/**
 * docket_rules_document_parse:
 * @problems: what is wrong is added here
 *
 * Parses a file that may be hostile: no DOCTYPE, no entities, nothing fetched, nothing included, at
 * most DOCKET_RULES_MAXIMUM_SIZE. Checks it against data/rules/ruleset.rng.
 *
 * Returns: (transfer full) (nullable): the document (xmlFreeDoc()), NULL when problems were added
 */
xmlDoc *docket_rules_document_parse (GBytes *bytes, GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
