/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A form made from data: fields by the types of facts, refusals by the reasons of gates. Main
 * thread. */

#include "config.h"

#include "gtk/docket-act-form.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-unsaved.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DocketActForm
{
  GtkBox parent_instance;

  AdwPreferencesGroup *refusals;
  AdwPreferencesGroup *inputs;

  GPtrArray *fields; /* DocketActField */
  GPtrArray *facts;  /* char *: id of the fact beside each field, "" for none */
  GPtrArray *rows;   /* of @refusals, borrowed */
};

static void implement_unsaved (DocketUnsavedInterface *interface);

G_DEFINE_TYPE_WITH_CODE (DocketActForm,
                         docket_act_form,
                         GTK_TYPE_BOX,
                         G_IMPLEMENT_INTERFACE (DOCKET_TYPE_UNSAVED, implement_unsaved))

/* --- fields --------------------------------------------------------------------------------- */

static DocketActField *
add_field (DocketActForm *form, DocketActField *field, const char *fact)
{
  adw_preferences_group_add (form->inputs, docket_act_field_get_row (field));
  g_ptr_array_add (form->fields, field);
  g_ptr_array_add (form->facts, g_strdup (fact));
  gtk_widget_set_visible (GTK_WIDGET (form->inputs), TRUE);
  return field;
}

DocketActField *
docket_act_form_add (DocketActForm *form, DocketActField *field)
{
  g_return_val_if_fail (DOCKET_IS_ACT_FORM (form), NULL);

  return add_field (form, field, "");
}

static GPtrArray *
new_choices (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) docket_field_choice_free);
}

static GPtrArray *
list_words (const DocketRuleSet *rules, guint fact, char **values)
{
  GPtrArray *choices = new_choices ();

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *label = docket_wording_dup_value (rules, fact, values[i]);
      g_autofree char *title = docket_wording_dup_capital (label);

      g_ptr_array_add (choices, docket_field_choice_new (values[i], title));
    }
  return choices;
}

static GPtrArray *
list_flags (void)
{
  GPtrArray *choices = new_choices ();

  g_ptr_array_add (choices, docket_field_choice_new ("yes", _ ("Yes")));
  g_ptr_array_add (choices, docket_field_choice_new ("no", _ ("No")));
  return choices;
}

static GPtrArray *
list_evidence (GPtrArray *evidence)
{
  GPtrArray *choices = new_choices ();

  for (guint i = 0; i < evidence->len; i++)
    {
      const DocketEvidenceRow *row = evidence->pdata[i];
      g_autofree char *label = g_strdup_printf (C_ ("evidence", "%s %s"), row->id, row->name);

      g_ptr_array_add (choices, docket_field_choice_new (row->id, label));
    }
  return choices;
}

/* What may be chosen; NULL where it is typed */
static GPtrArray *
list_choices (const DocketRuleSet *rules, const DocketFormFact *fact)
{
  const DocketFactType *type = rules->facts->pdata[fact->fact];
  char                **values = fact->values != NULL ? fact->values : type->values;

  if (values != NULL)
    return list_words (rules, fact->fact, values);
  if (type->type == DOCKET_TYPE_FLAG)
    return list_flags ();
  if (type->type == DOCKET_TYPE_EVIDENCE && fact->evidence != NULL && fact->evidence->len > 0)
    return list_evidence (fact->evidence);
  return NULL;
}

static gboolean
takes_many (const DocketFactType *type)
{
  return type->many || type->type == DOCKET_TYPE_LIST || type->type == DOCKET_TYPE_EVIDENCE;
}

DocketActField *
docket_act_form_add_fact (DocketActForm        *form,
                          const DocketRuleSet  *rules,
                          const DocketFormFact *fact)
{
  const DocketFactType *type = rules->facts->pdata[fact->fact];
  g_autofree char      *label = docket_wording_dup_fact_title (rules, type->id);
  g_autofree char      *title = docket_wording_dup_capital (fact->title);
  g_autofree char      *fallback =
      fact->fallback == NULL ? NULL : docket_wording_dup_value (rules, fact->fact, fact->fallback);
  g_autoptr (GPtrArray) choices = list_choices (rules, fact);
  const DocketFieldSpec spec = { .key = fact->key != NULL ? fact->key : type->id,
                                 .title = *title != '\0' ? title : label,
                                 .type = type->type,
                                 .many = takes_many (type),
                                 .need = fact->need,
                                 .choices = choices,
                                 .value = fact->value,
                                 .fallback = fallback };

  g_return_val_if_fail (DOCKET_IS_ACT_FORM (form), NULL);

  return add_field (form, docket_act_field_new (&spec), type->id);
}

DocketActField *
docket_act_form_find (DocketActForm *form, const char *key)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (g_str_equal (docket_act_field_get_key (form->fields->pdata[i]), key))
      return form->fields->pdata[i];
  return NULL;
}

void
docket_act_form_clear (DocketActForm *form)
{
  for (guint i = 0; i < form->fields->len; i++)
    adw_preferences_group_remove (form->inputs, docket_act_field_get_row (form->fields->pdata[i]));
  g_ptr_array_set_size (form->fields, 0);
  g_ptr_array_set_size (form->facts, 0);
  gtk_widget_set_visible (GTK_WIDGET (form->inputs), FALSE);
}

char **
docket_act_form_dup_inputs (DocketActForm *form)
{
  GPtrArray *inputs = g_ptr_array_new ();

  for (guint i = 0; i < form->fields->len; i++)
    {
      DocketActField  *field = form->fields->pdata[i];
      g_autofree char *value = docket_act_field_dup_value (field);

      if (*value != '\0')
        g_ptr_array_add (inputs,
                         g_strdup_printf ("%s=%s", docket_act_field_get_key (field), value));
    }
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (inputs, FALSE);
}

/* --- what is not recorded ------------------------------------------------------------------- */

gboolean
docket_act_form_is_changed (DocketActForm *form)
{
  for (guint i = 0; i < form->fields->len; i++)
    if (docket_act_field_is_changed (form->fields->pdata[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_unsaved (DocketUnsaved *unsaved)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (unsaved));

  if (!GTK_IS_WINDOW (root) || !docket_act_form_is_changed (DOCKET_ACT_FORM (unsaved)))
    return NULL;
  return g_strdup_printf (_ ("“%s” was not recorded"), gtk_window_get_title (GTK_WINDOW (root)));
}

static void
implement_unsaved (DocketUnsavedInterface *interface)
{
  interface->dup_unsaved = dup_unsaved;
}

/* --- refusals ------------------------------------------------------------------------------- */

static void
add_row (DocketActForm *form, const char *title, const char *subtitle, const char *style)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (icon, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (form->refusals, row);
  g_ptr_array_add (form->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (form->refusals), TRUE);
}

static void
set_heading (DocketActForm *form, const char *title, const char *description)
{
  adw_preferences_group_set_title (form->refusals, title);
  adw_preferences_group_set_description (form->refusals, description);
}

static void
add_refusal (DocketActForm *form, const char *title, const char *subtitle)
{
  set_heading (form, _ ("Not Possible"), _ ("Nothing was recorded."));
  add_row (form, title, subtitle, "error");
}

static void
clear_refusals (DocketActForm *form)
{
  for (guint i = 0; i < form->rows->len; i++)
    adw_preferences_group_remove (form->refusals, form->rows->pdata[i]);
  g_ptr_array_set_size (form->rows, 0);
  for (guint i = 0; i < form->fields->len; i++)
    docket_act_field_set_wrong (form->fields->pdata[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (form->refusals), FALSE);
}

/* The words of a reason are keys of inputs or ids of facts */
static void
mark_fields (DocketActForm *form, const DocketReason *reason)
{
  g_auto (GStrv) words = g_strsplit_set (reason->words == NULL ? "" : reason->words, " ,", -1);
  const char *const *known = (const char *const *) words;

  for (guint i = 0; i < form->fields->len; i++)
    if (g_strv_contains (known, docket_act_field_get_key (form->fields->pdata[i])) ||
        (*(char *) form->facts->pdata[i] != '\0' && g_strv_contains (known, form->facts->pdata[i])))
      docket_act_field_set_wrong (form->fields->pdata[i], TRUE);
}

static void
add_reason (DocketActForm       *form,
            const DocketRuleSet *rules,
            const DocketAction  *action,
            const DocketReason  *reason)
{
  g_autofree char *why = docket_wording_dup_why (rules, action, reason);
  g_autofree char *basis =
      docket_wording_dup_basis (reason->articles, reason->provenance, reason->rule);

  if (reason->warning)
    {
      add_row (form, why, basis, "warning");
      return;
    }
  add_refusal (form, why, basis);
  mark_fields (form, reason);
}

void
docket_act_form_show_reasons (DocketActForm       *form,
                              const DocketRuleSet *rules,
                              const DocketAction  *action,
                              GPtrArray           *reasons)
{
  g_return_if_fail (DOCKET_IS_ACT_FORM (form));

  clear_refusals (form);
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    if (!((DocketReason *) reasons->pdata[i])->warning)
      add_reason (form, rules, action, reasons->pdata[i]);
}

gboolean
docket_act_form_show_warnings (DocketActForm       *form,
                               const DocketRuleSet *rules,
                               const DocketAction  *action,
                               GPtrArray           *reasons)
{
  gboolean warned = FALSE;

  g_return_val_if_fail (DOCKET_IS_ACT_FORM (form), FALSE);

  clear_refusals (form);
  set_heading (form, _ ("Please Note"), _ ("Nothing was recorded yet."));
  for (guint i = 0; i < reasons->len; i++)
    if (((DocketReason *) reasons->pdata[i])->warning)
      {
        add_reason (form, rules, action, reasons->pdata[i]);
        warned = TRUE;
      }
  return warned;
}

void
docket_act_form_show_error (DocketActForm *form, const GError *error)
{
  g_return_if_fail (DOCKET_IS_ACT_FORM (form));

  clear_refusals (form);
  add_refusal (form, error->message, "");
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_act_form_dispose (GObject *object)
{
  DocketActForm *form = DOCKET_ACT_FORM (object);

  g_clear_pointer (&form->fields, g_ptr_array_unref);
  g_clear_pointer (&form->facts, g_ptr_array_unref);
  g_clear_pointer (&form->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_act_form_parent_class)->dispose (object);
}

static void
docket_act_form_class_init (DocketActFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_act_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-act-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketActForm, refusals);
  gtk_widget_class_bind_template_child (widget_class, DocketActForm, inputs);
}

static void
docket_act_form_init (DocketActForm *form)
{
  form->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_act_field_free);
  form->facts = g_ptr_array_new_with_free_func (g_free);
  form->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (form));
  gtk_widget_set_visible (GTK_WIDGET (form->inputs), FALSE);
}
