/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files of walks. */
#include "walk-script.h"

#include <string.h>

char *
walk_split (const char *word, const char **value)
{
  const char *equals = strchr (word, '=');

  *value = equals != NULL ? equals + 1 : NULL;
  return equals != NULL ? g_strndup (word, (gsize) (equals - word)) : g_strdup (word);
}

static void
free_line (WalkLine *line)
{
  g_strfreev (line->words);
  g_free (line);
}

static void
free_script (WalkScript *script)
{
  g_free (script->name);
  g_free (script->kind);
  g_ptr_array_unref (script->facts);
  g_ptr_array_unref (script->settings);
  g_ptr_array_unref (script->lines);
  g_free (script);
}

/* A later KEY=VALUE takes the place of an earlier one, KEY= takes it away */
static void
put_fact (GPtrArray *facts, const char *word)
{
  const char      *value;
  g_autofree char *key = walk_split (word, &value);
  gsize            length = strlen (key);

  g_assert_nonnull (value);
  for (guint i = facts->len; i > 0; i--)
    {
      const char *fact = g_ptr_array_index (facts, i - 1);

      if (strncmp (fact, key, length) == 0 && fact[length] == '=')
        g_ptr_array_remove_index (facts, i - 1);
    }
  if (*value != '\0')
    g_ptr_array_add (facts, g_strdup (word));
}

static WalkScript *
start_script (char **words, GHashTable *openings)
{
  WalkScript *script = g_new0 (WalkScript, 1);
  char      **opening = g_hash_table_lookup (openings, words[2]);

  script->name = g_strdup (words[1]);
  script->kind = g_strdup (words[2]);
  g_assert_true (docket_date_parse (words[3], &script->received));
  script->facts = g_ptr_array_new_with_free_func (g_free);
  script->settings = g_ptr_array_new_with_free_func (g_free);
  script->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) free_line);
  for (guint i = 2; opening != NULL && opening[i] != NULL; i++)
    put_fact (script->facts, opening[i]);
  for (guint i = 4; words[i] != NULL; i++)
    put_fact (script->facts, words[i]);
  return script;
}

static void
add_line (GPtrArray *scripts, GHashTable *openings, guint number, char **words)
{
  WalkScript *last = scripts->len > 0 ? g_ptr_array_index (scripts, scripts->len - 1) : NULL;

  if (g_str_equal (words[0], "opening"))
    {
      g_hash_table_insert (openings, g_strdup (words[1]), g_strdupv (words));
    }
  else if (g_str_equal (words[0], "walk"))
    {
      g_assert_cmpuint (g_strv_length (words), >=, 4);
      g_ptr_array_add (scripts, start_script (words, openings));
    }
  else if (g_str_equal (words[0], "setting"))
    {
      g_ptr_array_add (last->settings, g_strdup (words[1]));
    }
  else
    {
      WalkLine *line = g_new0 (WalkLine, 1);

      g_assert_nonnull (last);
      line->number = number;
      line->words = g_strdupv (words);
      g_ptr_array_add (last->lines, line);
    }
}

GPtrArray *
walk_scripts_read (const char *path)
{
  GPtrArray *scripts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_script);
  g_autoptr (GHashTable) openings =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = NULL;

      if (*g_strstrip (lines[i]) == '\0' || lines[i][0] == '#')
        continue;
      words = g_strsplit (lines[i], " ", -1);
      add_line (scripts, openings, i + 1, words);
    }
  return scripts;
}
