/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills texts of a rule set. Any thread; pure. */
#include "core/docket-form.h"

#include "core/docket-fold.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"

#include <string.h>

static DocketDatum
resolve_parameter (DocketMatter *matter, const char *key)
{
  gint      index = docket_rule_set_find_parameter (matter->rules, key);
  DocketRef ref = { .kind = DOCKET_REF_PARAMETER, .index = (guint) index };

  return index < 0 ? DOCKET_DATUM_UNKNOWN : docket_resolve (matter, &ref);
}

static DocketDatum
resolve_part (DocketMatter *matter, const char *rule, const char *name)
{
  gint       index = docket_rule_set_find_rule (matter->rules, rule);
  gint       measure = docket_rule_set_find_measure (matter->rules, rule);
  DocketPart part;

  if (!docket_part_from_name (name, &part))
    return DOCKET_DATUM_UNKNOWN;
  if (index < 0 && measure >= 0)
    return docket_measure_get_end (matter, (guint) measure);
  if (index < 0)
    return DOCKET_DATUM_UNKNOWN;
  return docket_part_get (matter, (guint) index, part);
}

/* Unknown when there is no such thing */
static DocketDatum
resolve_name (DocketMatter *matter, const char *name)
{
  g_auto (GStrv) halves = g_strsplit (name, "#", 2);
  DocketRef ref = { .kind = DOCKET_REF_FACT };
  gint      index;

  if (*name == '$')
    return resolve_parameter (matter, name + 1);
  if (halves[1] != NULL)
    return resolve_part (matter, halves[0], halves[1]);
  index = docket_rule_set_find_fact (matter->rules, name);
  ref.index = (guint) MAX (index, 0);
  return index >= 0 ? docket_resolve (matter, &ref) : DOCKET_DATUM_UNKNOWN;
}

static char *
fill_name (DocketMatter *matter, const char *name, DocketFormFunc func, gpointer data)
{
  DocketDatum      value = resolve_name (matter, name);
  g_autofree char *text = docket_datum_dup_text (&value);

  return func == NULL ? g_steal_pointer (&text) : func (name, text, data);
}

char *
docket_form_fill (DocketMatter *matter, const char *form, DocketFormFunc func, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (*form != '\0')
    {
      const char      *end = *form == '{' ? strchr (form, '}') : NULL;
      g_autofree char *name = end == NULL ? NULL : g_strndup (form + 1, (gsize) (end - form - 1));
      g_autofree char *filled = end == NULL ? NULL : fill_name (matter, name, func, data);

      if (end == NULL)
        {
          g_string_append_c (text, *form++);
          continue;
        }
      if (filled == NULL)
        return NULL;
      g_string_append (text, filled);
      form = end + 1;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
docket_evaluate_text (const DocketEvaluationInput *input,
                      const char                  *text,
                      DocketFormFunc               func,
                      gpointer                     data,
                      GError                     **error)
{
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (DocketMatter) matter = NULL;

  g_return_val_if_fail (input != NULL && input->events != NULL && input->events->len > 0, NULL);
  g_return_val_if_fail (text != NULL && func != NULL, NULL);

  acts = docket_timeline_new (input->events, NULL, error);
  if (acts == NULL)
    return NULL;
  matter = docket_matter_new (input);
  if (!docket_fold_run (matter, acts, 0, acts->len, error))
    return NULL;
  docket_automatic_roll (matter, input->now);
  return docket_form_fill (matter, text, func, data);
}
