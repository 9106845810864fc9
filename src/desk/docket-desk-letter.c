/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letters of a case with their texts filled in. Reading thread. */

#include "config.h"

#include "desk/docket-desk-letter.h"

#include "desk/docket-case-file.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

void
docket_letter_text_free (DocketLetterText *letter)
{
  g_free (letter->letter);
  g_free (letter->title);
  g_free (letter->to);
  g_free (letter->text);
  g_free (letter);
}

typedef struct
{
  DocketDesk           *desk;
  const char           *number;
  const DocketRuleSet  *rules;
  DocketEvaluationInput input;
  GPtrArray            *letters; /* DocketLetterText */
} Letters;

/* --- one letter ----------------------------------------------------------------------------- */

/* Dates that rules compute come without a type of their own */
static char *
dup_computed (const char *value)
{
  DocketDate date;

  return docket_date_parse (value, &date) ? docket_wording_dup_date (date) : g_strdup (value);
}

static char *
fill_in (const char *name, const char *value, gpointer data)
{
  const Letters *letters = data;
  gint           fact = docket_rule_set_find_fact (letters->rules, name);

  if (value == NULL)
    /* Translators: stands in a letter for what is not known yet; to be filled in by hand */
    return g_strdup (_ ("________"));
  return fact < 0 ? dup_computed (value)
                  : docket_wording_dup_value (letters->rules, (guint) fact, value);
}

/* Readers that are no party */
static const char *const READERS[][2] = {
  { "page", NC_ ("letter", "the page of publications") },
  { "file", NC_ ("letter", "the file") },
};

static const char *
find_reader (const char *to)
{
  for (gsize i = 0; i < G_N_ELEMENTS (READERS); i++)
    if (g_str_equal (READERS[i][0], to))
      return g_dpgettext2 (NULL, "letter", READERS[i][1]);
  return NULL;
}

/* A role goes by the fact of that name; a fact may name another role, as who applied does */
static char *
dup_addressee (const Letters *letters, GHashTable *facts, const char *to)
{
  const char      *reader = find_reader (to);
  gint             index = docket_rule_set_find_fact (letters->rules, to);
  const char      *value = g_hash_table_lookup (facts, to);
  g_autofree char *title = docket_wording_dup_fact_title (letters->rules, to);
  g_autofree char *name = NULL;

  if (reader != NULL || index < 0 || value == NULL)
    return reader != NULL ? g_strdup (reader) : g_steal_pointer (&title);
  if (!g_str_equal (value, to) && g_hash_table_contains (facts, value))
    return dup_addressee (letters, facts, value);
  name = docket_wording_dup_value (letters->rules, (guint) index, value);
  /* Translators: a role and who has it */
  return g_strdup_printf (_ ("%s %s"), title, name);
}

static char *
dup_addressees (const Letters *letters, GHashTable *facts, char **to)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; to != NULL && to[i] != NULL; i++)
    g_ptr_array_add (named, dup_addressee (letters, facts, to[i]));
  g_ptr_array_add (named, NULL);
  return g_strjoinv (_ (", "), (char **) named->pdata);
}

static gboolean
add_letter (Letters *letters, const DocketLetter *letter, const DocketEvent *event, GError **error)
{
  g_autoptr (DocketEvaluation) evaluation = docket_evaluate (&letters->input, FALSE, error);
  g_autofree char *text =
      evaluation == NULL
          ? NULL
          : docket_evaluate_text (&letters->input, docket_wording_get_label (&letter->text),
                                  fill_in, letters, error);
  DocketLetterText *made;

  if (text == NULL)
    return FALSE;
  made = g_new0 (DocketLetterText, 1);
  made->letter = g_strdup (letter->id);
  made->title = docket_wording_dup_title (&letter->title);
  made->to = dup_addressees (letters, evaluation->facts, letter->to);
  made->text = g_steal_pointer (&text);
  made->seq = event == NULL ? 0 : event->subject_seq;
  made->on = event == NULL ? DOCKET_DATE_NONE : docket_instant_date (docket_event_get_on (event));
  g_ptr_array_add (letters->letters, made);
  return TRUE;
}

/* --- all of a case -------------------------------------------------------------------------- */

static gboolean
add_due (Letters *letters, GError **error)
{
  g_autoptr (DocketEvaluation) evaluation = docket_evaluate (&letters->input, FALSE, error);

  for (guint i = 0; evaluation != NULL && i < evaluation->letters_due->len; i++)
    if (!add_letter (letters, evaluation->letters_due->pdata[i], NULL, error))
      return FALSE;
  return evaluation != NULL;
}

static const DocketLetter *
find_letter (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->letters->len; i++)
    if (g_str_equal (((DocketLetter *) rules->letters->pdata[i])->id, id))
      return rules->letters->pdata[i];
  return NULL;
}

/* As the case stood when the act was recorded: what came to be known later was not in the letter */
static gboolean
add_sent (Letters *letters, GPtrArray *events, const DocketLetterRow *row, GError **error)
{
  const DocketLetter *letter = find_letter (letters->rules, row->letter);
  const DocketEvent  *event;
  g_autoptr (GPtrArray) until = g_ptr_array_new ();

  if (letter == NULL || row->seq < 1 || row->seq > (gint64) events->len)
    return TRUE;
  for (gint64 i = 0; i < row->seq; i++)
    g_ptr_array_add (until, events->pdata[i]);
  event = events->pdata[row->seq - 1];
  letters->input.events = until;
  letters->input.now = event->at;
  return add_letter (letters, letter, event, error);
}

static gboolean
load_letters (Letters *letters, GError **error)
{
  DocketStore *store = letters->desk->reader.store;
  g_autoptr (DocketCaseFile) file =
      docket_case_file_load (letters->desk, store, letters->number, error);
  g_autoptr (GPtrArray) rows =
      file == NULL ? NULL : docket_store_dup_letters (store, letters->number, error);

  if (rows == NULL)
    return FALSE;
  letters->rules = file->rules;
  docket_case_file_get_input (file, docket_clock_now (letters->desk->clock), &letters->input);
  if (!add_due (letters, error))
    return FALSE;
  for (guint i = rows->len; i > 0; i--)
    if (!add_sent (letters, file->events, rows->pdata[i - 1], error))
      return FALSE;
  return TRUE;
}

static gboolean
load_in_thread (gpointer data, GError **error)
{
  Letters     *letters = data;
  DocketStore *store = letters->desk->reader.store;
  gboolean     loaded;

  if (!docket_store_begin (store, error))
    return FALSE;
  loaded = load_letters (letters, error);
  docket_store_rollback (store);
  return loaded;
}

GPtrArray *
docket_desk_dup_letters (DocketDesk *desk, const char *number, GError **error)
{
  g_autoptr (GPtrArray) made =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_letter_text_free);
  Letters letters = { .desk = desk, .number = number, .letters = made };

  return docket_desk_read (desk, load_in_thread, &letters, error) ? g_steal_pointer (&made) : NULL;
}

DocketLetterText *
docket_letter_text_new (const DocketEvaluationInput *input, const char *letter, GError **error)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  Letters             letters = { .rules = input->rules, .input = *input, .letters = made };
  const DocketLetter *found = find_letter (input->rules, letter);

  if (found == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("The rule set has no letter “%s”"), letter);
      return NULL;
    }
  return add_letter (&letters, found, NULL, error) ? g_ptr_array_index (made, 0) : NULL;
}
