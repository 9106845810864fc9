/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A ruling as it is being written. Knows no widget. Main thread. */

#include "gtk/docket-ruling-form.h"

DocketFormFinding *
docket_form_finding_new (void)
{
  DocketFormFinding *finding = g_new0 (DocketFormFinding, 1);

  finding->text = g_strdup ("");
  finding->evidence = g_ptr_array_new_with_free_func (g_free);
  finding->articles = g_ptr_array_new_with_free_func (g_free);
  return finding;
}

void
docket_form_finding_free (DocketFormFinding *finding)
{
  g_free (finding->text);
  g_ptr_array_unref (finding->evidence);
  g_ptr_array_unref (finding->articles);
  g_free (finding);
}

static DocketRulingForm *
new_empty (void)
{
  DocketRulingForm *form = g_new0 (DocketRulingForm, 1);

  form->outcome = g_strdup ("");
  form->ground = g_strdup ("");
  form->reason = g_strdup ("");
  form->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_form_finding_free);
  return form;
}

DocketRulingForm *
docket_ruling_form_new (void)
{
  DocketRulingForm *form = new_empty ();

  g_ptr_array_add (form->findings, docket_form_finding_new ());
  return form;
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text == NULL ? "" : text, ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
}

DocketRulingForm *
docket_ruling_form_new_from_row (const DocketRulingRow *row)
{
  DocketRulingForm *form = new_empty ();

  g_free (form->outcome);
  form->outcome = g_strdup (row->outcome);
  g_free (form->ground);
  form->ground = g_strdup (row->ground);
  g_free (form->reason);
  form->reason = g_strdup (row->reason);
  for (guint i = 0; i < row->findings->len; i++)
    {
      const DocketFindingRow *from = row->findings->pdata[i];
      DocketFormFinding      *finding = docket_form_finding_new ();

      g_free (finding->text);
      finding->text = g_strdup (from->text);
      add_words (finding->evidence, from->evidence);
      add_words (finding->articles, from->cite);
      g_ptr_array_add (form->findings, finding);
    }
  if (form->findings->len == 0)
    g_ptr_array_add (form->findings, docket_form_finding_new ());
  return form;
}

static void
copy_word (gconstpointer word, gpointer words)
{
  g_ptr_array_add (words, g_strdup (word));
}

static DocketFormFinding *
copy_finding (const DocketFormFinding *from)
{
  DocketFormFinding *finding = docket_form_finding_new ();

  g_free (finding->text);
  finding->text = g_strdup (from->text);
  g_ptr_array_foreach (from->evidence, (GFunc) copy_word, finding->evidence);
  g_ptr_array_foreach (from->articles, (GFunc) copy_word, finding->articles);
  return finding;
}

DocketRulingForm *
docket_ruling_form_copy (const DocketRulingForm *from)
{
  DocketRulingForm *form = g_new0 (DocketRulingForm, 1);

  form->outcome = g_strdup (from->outcome);
  form->ground = g_strdup (from->ground);
  form->reason = g_strdup (from->reason);
  form->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_form_finding_free);
  for (guint i = 0; i < from->findings->len; i++)
    g_ptr_array_add (form->findings, copy_finding (from->findings->pdata[i]));
  form->replaces = from->replaces;
  return form;
}

void
docket_ruling_form_free (DocketRulingForm *form)
{
  g_free (form->outcome);
  g_free (form->ground);
  g_free (form->reason);
  g_ptr_array_unref (form->findings);
  g_free (form);
}

static char *
join (GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, i == 0 ? "%s" : ",%s", (char *) words->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_input (GPtrArray *inputs, const char *key, const char *value)
{
  if (*value != '\0')
    g_ptr_array_add (inputs, g_strdup_printf ("%s=%s", key, value));
}

const char *
docket_ruling_form_get_action (const DocketRulingForm *form)
{
  return form->replaces > 0 ? "supersede" : "rule";
}

char **
docket_ruling_form_dup_inputs (const DocketRulingForm *form)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, form->replaces);

  add_input (inputs, "of", form->replaces > 0 ? of : "");
  add_input (inputs, "outcome", form->outcome);
  add_input (inputs, "ground", form->ground);
  add_input (inputs, "reason", form->reason);
  for (guint i = 0; i < form->findings->len; i++)
    {
      const DocketFormFinding *finding = form->findings->pdata[i];
      g_autofree char         *evidence = join (finding->evidence);
      g_autofree char         *articles = join (finding->articles);

      /* an empty text begins a finding too: the gates tell what it lacks */
      g_ptr_array_add (inputs, g_strconcat ("finding=", finding->text, NULL));
      add_input (inputs, "evidence", evidence);
      add_input (inputs, "cite", articles);
    }
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&inputs), FALSE);
}

gboolean
docket_ruling_form_equal (const DocketRulingForm *form, const DocketRulingForm *other)
{
  g_auto (GStrv) one = docket_ruling_form_dup_inputs (form);
  g_auto (GStrv) two = docket_ruling_form_dup_inputs (other);

  return g_strv_equal ((const char *const *) one, (const char *const *) two);
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return *g_strstrip (copy) == '\0';
}

static DocketFormProblem
check_finding (const DocketFormFinding *finding)
{
  if (is_blank (finding->text))
    return DOCKET_FORM_NO_TEXT;
  if (finding->evidence->len == 0)
    return DOCKET_FORM_NO_EVIDENCE;
  return finding->articles->len == 0 ? DOCKET_FORM_NO_ARTICLE : DOCKET_FORM_COMPLETE;
}

DocketFormProblem
docket_ruling_form_check (const DocketRulingForm *form, gboolean wants_ground, guint *finding)
{
  *finding = 0;
  if (*form->outcome == '\0')
    return DOCKET_FORM_NO_OUTCOME;
  if (wants_ground && *form->ground == '\0')
    return DOCKET_FORM_NO_GROUND;
  if (form->findings->len == 0)
    return DOCKET_FORM_NO_FINDING;
  for (guint i = 0; i < form->findings->len; i++)
    {
      DocketFormProblem problem = check_finding (form->findings->pdata[i]);

      if (problem == DOCKET_FORM_COMPLETE)
        continue;
      *finding = i + 1;
      return problem;
    }
  return is_blank (form->reason) ? DOCKET_FORM_NO_REASON : DOCKET_FORM_COMPLETE;
}
