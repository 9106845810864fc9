/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every part of the compiler needs: reporting, labels, provenance, articles. Any thread, one
 * at a time for a compiler. */
#include "config.h"

#include "rules/docket-rules-compiler.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
docket_rules_report (DocketRulesCompiler *compiler, const xmlNode *node, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  docket_rules_problems_add (compiler->problems, docket_rules_node_get_line (node), "%s", text);
}

DocketLabel
docket_rules_read_label (const xmlNode *node)
{
  DocketLabel label = {
    .en = docket_rules_node_dup_text (docket_rules_node_first (node, "en")),
    .zh_cn = docket_rules_node_dup_text (docket_rules_node_first (node, "zh")),
    .zh_tw = docket_rules_node_dup_text (docket_rules_node_first (node, "tw")),
  };

  return label;
}

DocketProvenance
docket_rules_read_provenance (const xmlNode *node)
{
  const char      *text = docket_rules_node_get_or (node, "src", "");
  DocketProvenance provenance = 0;

  if (strstr (text, "source") != NULL)
    provenance |= DOCKET_PROVENANCE_SOURCE;
  if (strstr (text, "other") != NULL)
    provenance |= DOCKET_PROVENANCE_OTHER;
  if (strstr (text, "default") != NULL)
    provenance |= DOCKET_PROVENANCE_DEFAULT;
  return provenance;
}

GArray *
docket_rules_read_articles (DocketRulesCompiler *compiler, const xmlNode *node)
{
  GArray *articles = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (GStrv) words = docket_rules_node_dup_words (node, "art");

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gint  found = docket_rule_set_find_article (compiler->set, words[i]);
      guint index = (guint) MAX (found, 0);

      if (found < 0)
        docket_rules_report (compiler, node, _ ("article “%s” is not listed in articles"),
                             words[i]);
      g_array_append_val (articles, index);
    }
  return articles;
}

gint
docket_rules_find_word (const char *const *words, const char *word)
{
  for (gint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;
  return -1;
}
