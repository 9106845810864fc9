/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements and attributes of a rule set file. Any thread, one at a time for a document; leaves what
 * they mean to the compiler. */
#include "rules/docket-rules-node.h"

#include <string.h>

static xmlNode *
seek_element (xmlNode *node, const char *name)
{
  while (node != NULL &&
         !(node->type == XML_ELEMENT_NODE && (name == NULL || docket_rules_node_is (node, name))))
    node = node->next;
  return node;
}

const char *
docket_rules_node_get (const xmlNode *node, const char *name)
{
  const xmlAttr *attribute = xmlHasProp (node, (const xmlChar *) name);

  if (attribute == NULL)
    return NULL;
  /* without entities an attribute is one text node, or none when it is empty */
  return attribute->children != NULL ? (const char *) attribute->children->content : "";
}

const char *
docket_rules_node_get_or (const xmlNode *node, const char *name, const char *fallback)
{
  const char *text = docket_rules_node_get (node, name);

  return text != NULL ? text : fallback;
}

char **
docket_rules_node_dup_words (const xmlNode *node, const char *name)
{
  const char *text = docket_rules_node_get (node, name);
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return NULL;
  builder = g_strv_builder_new ();
  parts = g_strsplit_set (text, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

char *
docket_rules_node_dup_text (xmlNode *node)
{
  xmlChar *content;
  char    *text;

  if (node == NULL)
    return NULL;
  content = xmlNodeGetContent (node);
  text = g_strdup ((const char *) content);
  xmlFree (content);
  return g_strstrip (text);
}

gboolean
docket_rules_node_is (const xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
docket_rules_node_first (const xmlNode *node, const char *name)
{
  return seek_element (node->children, name);
}

xmlNode *
docket_rules_node_next (const xmlNode *node, const char *name)
{
  return seek_element (node->next, name);
}

guint
docket_rules_node_get_line (const xmlNode *node)
{
  return (guint) MAX (xmlGetLineNo (node), 0);
}
