/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the bytes of a file to a compiled rule set, or to all that is wrong with it. Any thread. */
#include "config.h"

#include "rules/docket-rules-reader.h"

#include "core/docket-digest.h"
#include "core/docket-error.h"
#include "rules/docket-rules-compiler.h"
#include "rules/docket-rules-document.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
free_indices (gpointer data)
{
  g_array_unref (data);
}

/* Rules stand in the set in the order of the file. A second procedure has been reported, and its
 * kinds would take the places of the first one's */
static void
compile_parts (DocketRulesCompiler *compiler, const xmlNode *root)
{
  const xmlNode *procedure = docket_rules_node_first (root, "procedure");
  guint          rule = 0;

  for (const xmlNode *node = docket_rules_node_first (root, NULL); node != NULL;
       node = docket_rules_node_next (node, NULL))
    {
      if (node == procedure)
        docket_rules_compile_procedure (compiler, node);
      else if (docket_rules_node_is (node, "letter"))
        docket_rules_compile_letter (compiler, node);
      else if (docket_rules_node_is (node, "compute"))
        docket_rules_compile_compute (compiler, node);
      else if (docket_rules_is_rule (node))
        docket_rules_compile_rule (compiler, node,
                                   g_ptr_array_index (compiler->set->rules, rule++));
    }
}

/* Only what has no other problem: these checks follow references */
static void
check_whole (DocketRulesCompiler *compiler, const xmlNode *root)
{
  const xmlNode *procedure = docket_rules_node_first (root, "procedure");

  if (compiler->problems->len > 0)
    return;
  docket_rules_check_circles (compiler);
  if (procedure != NULL)
    docket_rules_check_flow (compiler, procedure);
  docket_rules_mark_gates (compiler->set);
}

static DocketRuleSet *
compile_document (xmlDoc *document, GPtrArray *problems)
{
  const xmlNode *root = xmlDocGetRootElement (document);
  g_autoptr (GHashTable) groups = NULL;
  g_autoptr (DocketRuleSet) set = NULL;
  DocketRulesCompiler compiler = { .problems = problems, .row = -1 };

  groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_indices);
  set = docket_rule_set_new (docket_rules_node_get (root, "system"),
                             docket_rules_node_get (root, "version"));
  compiler.set = set;
  compiler.groups = groups;
  docket_rules_declare (&compiler, root);
  compile_parts (&compiler, root);
  check_whole (&compiler, root);
  return g_steal_pointer (&set);
}

static void
add_digest (DocketRuleSet *set, GBytes *bytes)
{
  DocketDigest digest;
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1];
  gsize        size;
  const void  *data = g_bytes_get_data (bytes, &size);

  docket_digest_of_data (data, size, &digest);
  docket_digest_to_hex (&digest, hex);
  set->digest = g_strdup (hex);
}

/* The set, or NULL when @problems are not empty afterwards */
static DocketRuleSet *
read_set (GBytes *bytes, GPtrArray *problems)
{
  g_autoptr (DocketRuleSet) set = NULL;
  xmlDoc *document = docket_rules_document_parse (bytes, problems);

  if (document != NULL)
    {
      set = compile_document (document, problems);
      xmlFreeDoc (document);
    }
  docket_rules_problems_sort (problems);
  if (problems->len > 0)
    return NULL;
  add_digest (set, bytes);
  docket_rule_set_seal (set);
  return g_steal_pointer (&set);
}

DocketRuleSet *
docket_rules_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) problems = docket_rules_problems_new ();
  DocketRuleSet *set;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  set = read_set (bytes, problems);
  if (set == NULL)
    docket_rules_problems_to_error (problems, name, error);
  return set;
}

gboolean
docket_rules_check (GBytes *bytes, GPtrArray **problems)
{
  g_autoptr (GPtrArray) found = docket_rules_problems_new ();
  g_autoptr (DocketRuleSet) set = NULL;

  g_return_val_if_fail (bytes != NULL, FALSE);

  set = read_set (bytes, found);
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  return set != NULL;
}

static DocketError
code_of (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? DOCKET_ERROR_NOT_FOUND
                                                                   : DOCKET_ERROR_IO;
}

/* The whole file, but never more than one byte past @maximum: it may grow, or be a device */
static GBytes *
read_bounded (GInputStream *stream, gsize maximum, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (maximum + 1);
  gsize              length;

  if (!g_input_stream_read_all (stream, buffer, maximum + 1, &length, NULL, error))
    return NULL;
  return g_bytes_new (buffer, length);
}

GBytes *
docket_rules_load_file (const char *path, gsize maximum, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &local);
  g_autoptr (GBytes) bytes = NULL;

  if (stream != NULL)
    bytes = read_bounded (G_INPUT_STREAM (stream), maximum, &local);
  if (bytes == NULL)
    {
      g_set_error (error, DOCKET_ERROR, code_of (local), "%s: %s", path, local->message);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > maximum)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                   _ ("%s: the file is larger than %zu bytes"), path, maximum);
      return NULL;
    }
  return g_steal_pointer (&bytes);
}

DocketRuleSet *
docket_rules_read_file (const char *path, GBytes **bytes, GError **error)
{
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (DocketRuleSet) set = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  loaded = docket_rules_load_file (path, DOCKET_RULES_MAXIMUM_SIZE, error);
  if (loaded == NULL)
    return NULL;
  set = docket_rules_read_bytes (loaded, path, error);
  if (set != NULL && bytes != NULL)
    *bytes = g_steal_pointer (&loaded);
  return g_steal_pointer (&set);
}
