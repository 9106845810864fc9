/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads lives and the rules that they cover; adds a test for each. What a line does:
 * docket-test-life-line.c. */

#include "docket-test-life.h"

#include "docket-test-life-line.h"

#include "rules/docket-rules-library.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char      *system;
  GPtrArray *realised, *shown, *stated; /* of char *: rules */
  GPtrArray *lives;                     /* of DocketTestLife */
} Lives;

static void
free_life (gpointer data)
{
  DocketTestLife *life = data;

  g_free (life->name);
  g_ptr_array_unref (life->settings);
  g_ptr_array_unref (life->forces);
  g_ptr_array_unref (life->lines);
  g_free (life);
}

static void
free_lives (gpointer data)
{
  Lives *lives = data;

  g_free (lives->system);
  g_ptr_array_unref (lives->realised);
  g_ptr_array_unref (lives->shown);
  g_ptr_array_unref (lives->stated);
  g_ptr_array_unref (lives->lives);
  g_free (lives);
}

/* --- reading --------------------------------------------------------------------------------- */

static char *
read_shipped (const char *system)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, &error);
  const DocketRulesFile *file;
  gsize                  size;
  const char            *data;

  g_assert_no_error (error);
  file = docket_rules_library_find_latest (library, system);
  g_assert_nonnull (file);
  data = g_bytes_get_data (file->bytes, &size);
  return g_strndup (data, size);
}

static DocketTestLife *
start_life (Lives *lives, const char *name)
{
  DocketTestLife *life = g_new0 (DocketTestLife, 1);

  life->name = g_strdup (name);
  life->system = lives->system;
  life->settings = g_ptr_array_new_with_free_func (g_free);
  life->forces = g_ptr_array_new_with_free_func (g_free);
  life->lines = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (lives->lives, life);
  return life;
}

static void
add_words (GPtrArray *words, char *const *items)
{
  for (gsize i = 0; items[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (items[i]));
}

static void
read_line (Lives *lives, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  DocketTestLife *life =
      lives->lives->len > 0 ? g_ptr_array_index (lives->lives, lives->lives->len - 1) : NULL;

  if (g_str_equal (words[0], "realised"))
    add_words (lives->realised, words + 1);
  else if (g_str_equal (words[0], "shown"))
    add_words (lives->shown, words + 1);
  else if (g_str_equal (words[0], "stated"))
    add_words (lives->stated, words + 1);
  else if (g_str_equal (words[0], "life"))
    start_life (lives, words[1]);
  else if (g_str_equal (words[0], "setting"))
    add_words (life->settings, words + 1);
  else if (g_str_equal (words[0], "force"))
    g_ptr_array_add (life->forces, g_strdup (line + strlen ("force ")));
  else
    g_ptr_array_add (life->lines, g_strdup (line));
}

static Lives *
read_lives (const char *system)
{
  Lives           *lives = g_new0 (Lives, 1);
  g_autofree char *folded = g_ascii_strdown (system, -1);
  g_autofree char *name = g_strdup_printf ("desk/%s-lives.txt", folded);
  g_autofree char *path = docket_test_desk_dup_data (name);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  lives->system = g_strdup (system);
  lives->realised = g_ptr_array_new_with_free_func (g_free);
  lives->shown = g_ptr_array_new_with_free_func (g_free);
  lives->stated = g_ptr_array_new_with_free_func (g_free);
  lives->lives = g_ptr_array_new_with_free_func (free_life);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      read_line (lives, lines[i]);
  return lives;
}

/* --- the rule set on the desk ---------------------------------------------------------------- */

/* @text with what stands after the first @before put in at its end */
static char *
put_in (char *text, const char *before, const char *what)
{
  char            *place = strstr (text, before);
  g_autofree char *head = NULL;
  char            *changed;

  g_assert_nonnull (place);
  head = g_strndup (text, (gsize) (place - text) + strlen (before));
  changed = g_strconcat (head, what, place + strlen (before), NULL);
  g_free (text);
  return changed;
}

static char *
change_setting (char *text, const char *setting)
{
  g_auto (GStrv) parts = g_strsplit (setting, "=", 2);
  g_autofree char *key = g_strdup_printf ("<parameter key=\"%s\"", parts[0]);
  const char      *place = strstr (text, key);
  g_autofree char *head = NULL;
  char            *changed;

  place = place != NULL ? strstr (place, " value=\"") : NULL;
  g_assert_nonnull (place);
  place += strlen (" value=\"");
  head = g_strndup (text, (gsize) (place - text));
  changed = g_strconcat (head, parts[1], strchr (place, '"'), NULL);
  g_free (text);
  return changed;
}

/* The forces that the life gives the set, else one since 2022 */
static char *
make_forces (const DocketTestLife *life)
{
  GString *forces = g_string_new (NULL);

  for (guint i = 0; i < life->forces->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (life->forces->pdata[i], " ", -1);

      g_string_append_printf (forces, "<force from=\"%s\" to=\"%s\" for=\"%s\" src=\"default\"/>",
                              words[0], words[1], words[2]);
    }
  if (forces->len == 0)
    g_string_append (forces, "<force from=\"2022-01-01\" src=\"default\"/>");
  return g_string_free (forces, FALSE);
}

/* Shipped ones wait for an administrator to give them a date: this is one in force since 2022 */
static void
put_in_force (const DocketTestLife *life, DocketTestDesk *test)
{
  g_autofree char *directory = g_build_filename (test->directory, "rules", NULL);
  g_autofree char *path = g_build_filename (directory, "life.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_shipped (life->system);
  g_autofree char *forces = make_forces (life);

  for (guint i = 0; i < life->settings->len; i++)
    text = change_setting (g_steal_pointer (&text), life->settings->pdata[i]);
  text = put_in (g_steal_pointer (&text), "\" version=\"", "life-");
  text = put_in (g_steal_pointer (&text), "</en>", forces);
  g_assert_cmpint (g_mkdir_with_parents (directory, 0700), ==, 0);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
live (gconstpointer data)
{
  const DocketTestLife *life = data;
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *open_for = NULL;
  g_autoptr (DocketDesk) desk = NULL;

  put_in_force (life, test);
  for (guint i = 0; i < life->lines->len; i++)
    {
      const char      *line = life->lines->pdata[i];
      g_autofree char *date = g_strndup (line, strcspn (line, " "));

      if (g_strcmp0 (date, open_for) != 0)
        {
          g_clear_object (&desk);
          desk = docket_test_desk_open (test, date, "li");
          g_free (open_for);
          open_for = g_strdup (date);
        }
      docket_test_life_line (life, desk, line);
    }
  g_clear_object (&desk);
}

/* --- coverage -------------------------------------------------------------------------------- */

/* Whether a line has the word behind its arrow; @refused: in a line of a refusal, else elsewhere */
static gboolean
has_word (const Lives *lives, const char *word, gboolean refused)
{
  for (guint i = 0; i < lives->lives->len; i++)
    {
      const DocketTestLife *life = lives->lives->pdata[i];

      for (guint j = 0; j < life->lines->len; j++)
        if (docket_test_life_line_tells (life->lines->pdata[j], word, refused))
          return TRUE;
    }
  return FALSE;
}

static void
assert_covered (const Lives *lives, const char *rule)
{
  g_autofree char *kept = g_strconcat ("+", rule, NULL);

  if (!has_word (lives, kept, FALSE))
    g_error ("no line shows that %s is kept", rule);
}

static void
assert_refuses (const Lives *lives, const char *rule)
{
  g_autofree char *for_others = g_strconcat ("-", rule, NULL);

  if (!has_word (lives, rule, TRUE) && !has_word (lives, for_others, TRUE))
    g_error ("no line shows that %s refuses", rule);
}

static void
test_coverage (gconstpointer data)
{
  const Lives *lives = data;

  for (guint i = 0; i < lives->realised->len; i++)
    {
      assert_covered (lives, lives->realised->pdata[i]);
      assert_refuses (lives, lives->realised->pdata[i]);
    }
  for (guint i = 0; i < lives->shown->len; i++)
    assert_covered (lives, lives->shown->pdata[i]);
}

static void
assert_stated (const DocketRuleSet *rules, const char *id)
{
  gint              index = docket_rule_set_find_rule (rules, id);
  const DocketRule *rule = index < 0 ? NULL : rules->rules->pdata[index];

  if (rule == NULL || rule->label.zh_cn == NULL || rule->label.zh_tw == NULL ||
      rule->label.en == NULL)
    g_error ("%s is not worded in the rule set", id);
}

/* Every rule stands in the set, in three languages */
static void
test_stated (gconstpointer data)
{
  const Lives     *lives = data;
  GPtrArray *const all[] = { lives->realised, lives->shown, lives->stated };
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulesLibrary) library = docket_rules_library_load (NULL, &error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < all[i]->len; j++)
      assert_stated (docket_rules_library_find_latest (library, lives->system)->set,
                     all[i]->pdata[j]);
}

void
docket_test_lives_add (const char *system)
{
  Lives           *lives = read_lives (system);
  g_autofree char *coverage = g_strdup_printf ("/desk/lives/%s/coverage", system);
  g_autofree char *stated = g_strdup_printf ("/desk/lives/%s/stated", system);

  for (guint i = 0; i < lives->lives->len; i++)
    {
      const DocketTestLife *life = lives->lives->pdata[i];
      g_autofree char      *path = g_strdup_printf ("/desk/lives/%s/%s", system, life->name);

      g_test_add_data_func (path, life, live);
    }
  g_test_add_data_func (coverage, lives, test_coverage);
  g_test_add_data_func_full (stated, lives, test_stated, free_lives); /* the last */
}
