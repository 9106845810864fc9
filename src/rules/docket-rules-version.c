/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy of a rule set under another version, in force from another day. Any thread. */
#include "config.h"

#include "rules/docket-rules-version.h"

#include "core/docket-error.h"
#include "rules/docket-rules-document.h"
#include "rules/docket-rules-problem.h"

#include <glib/gi18n-lib.h>
#include <libxml/tree.h>

static gboolean
is_force (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && xmlStrEqual (node->name, BAD_CAST "force");
}

static void
set_force (xmlNode *force, const char *from)
{
  xmlSetProp (force, BAD_CAST "from", BAD_CAST from);
  xmlUnsetProp (force, BAD_CAST "to");
}

/* After the labels, where the schema wants it */
static void
add_force (xmlNode *root, const char *from)
{
  xmlNode *before = xmlFirstElementChild (root);
  xmlNode *force = xmlNewDocNode (root->doc, root->ns, BAD_CAST "force", NULL);

  while (before != NULL &&
         (xmlStrEqual (before->name, BAD_CAST "zh") || xmlStrEqual (before->name, BAD_CAST "tw") ||
          xmlStrEqual (before->name, BAD_CAST "en")))
    before = xmlNextElementSibling (before);
  set_force (force, from);
  xmlSetProp (force, BAD_CAST "src", BAD_CAST "default");
  if (before != NULL)
    xmlAddPrevSibling (before, force);
  else
    xmlAddChild (root, force);
}

/* Spans that had an end are of the past; the others begin anew */
static void
change_force (xmlNode *root, DocketDate date)
{
  g_autofree char *from = docket_date_format (date);
  gboolean         found = FALSE;
  xmlNode         *next;

  for (xmlNode *node = root->children; node != NULL; node = next)
    {
      next = node->next;
      if (!is_force (node))
        continue;
      if (xmlHasProp (node, BAD_CAST "to") == NULL)
        {
          set_force (node, from);
          found = TRUE;
          continue;
        }
      xmlUnlinkNode (node);
      xmlFreeNode (node);
    }
  if (!found)
    add_force (root, from);
}

static GBytes *
write_document (xmlDoc *document)
{
  xmlChar *text = NULL;
  int      size = 0;
  GBytes  *bytes;

  xmlDocDumpMemoryEnc (document, &text, &size, "UTF-8");
  bytes = g_bytes_new (text, (gsize) size);
  xmlFree (text);
  return bytes;
}

GBytes *
docket_rules_dup_version (GBytes *bytes, const char *version, DocketDate from, GError **error)
{
  g_autoptr (GPtrArray) problems = docket_rules_problems_new ();
  xmlDoc  *document;
  xmlNode *root;
  GBytes  *changed;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (version == NULL && from == DOCKET_DATE_NONE)
    return g_bytes_ref (bytes);
  document = docket_rules_document_parse (bytes, problems);
  if (document == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("This is no valid rule set: %s"),
                   ((DocketRulesProblem *) problems->pdata[0])->text);
      return NULL;
    }
  root = xmlDocGetRootElement (document);
  if (version != NULL)
    xmlSetProp (root, BAD_CAST "version", BAD_CAST version);
  if (from != DOCKET_DATE_NONE)
    change_force (root, from);
  changed = write_document (document);
  xmlFreeDoc (document);
  return changed;
}
