/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows about rulings: effects, signatures, frozen texts. Main thread. */

#include "config.h"

#include "gtk/docket-ruling-groups.h"

#include "desk/docket-wording-consequence.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-role.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

#define EXPANDED "docket-expanded-rows"

/* --- effects -------------------------------------------------------------------------------- */

static const char *
get_icon (DocketEffectKind kind)
{
  static const char *const ICONS[] = {
    [DOCKET_EFFECT_SET] = "document-edit-symbolic",
    [DOCKET_EFFECT_POST] = "view-list-symbolic",
    [DOCKET_EFFECT_IMPOSE] = "dialog-warning-symbolic",
    [DOCKET_EFFECT_LIFT] = "object-select-symbolic",
    [DOCKET_EFFECT_SEND] = "mail-send-symbolic",
    [DOCKET_EFFECT_RELATE] = "network-wired-disconnected-symbolic",
    [DOCKET_EFFECT_GO] = "go-next-symbolic",
  };
  const char *icon = (gsize) kind < G_N_ELEMENTS (ICONS) ? ICONS[kind] : NULL;

  return icon != NULL ? icon : "go-next-symbolic";
}

/* An act names the state it leads to, be it the same */
static gboolean
stays (const DocketRuleSet     *rules,
       const DocketActResult   *result,
       const DocketConsequence *consequence)
{
  const DocketState *before =
      result->before == NULL ? NULL : rules->states->pdata[result->before->state];

  return consequence->kind == DOCKET_EFFECT_GO && before != NULL &&
         g_str_equal (before->id, consequence->name);
}

static void
add_consequences (AdwPreferencesGroup   *group,
                  const DocketRuleSet   *rules,
                  const DocketActResult *result)
{
  GHashTable *facts = result->after == NULL ? NULL : result->after->facts;

  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];
      g_autofree char         *detail = NULL;
      g_autofree char *line = docket_wording_dup_consequence (rules, consequence, facts, &detail);
      DocketRowWords   words = { line, detail, get_icon (consequence->kind), "dim-label" };

      if (line != NULL && !stays (rules, result, consequence))
        docket_row_group_add (group, &words);
    }
}

/* What the rules say of the act on the case as it will stand: tried as far as it can be without
 * what a person has to give */
static GPtrArray *
get_reasons (const DocketRulingTrial *trial, const DocketLicensed *licensed)
{
  if (licensed->result != NULL)
    return licensed->result->reasons;
  for (guint i = 0; i < trial->after->actions->len; i++)
    {
      const DocketActionState *state = trial->after->actions->pdata[i];

      if (state->action == licensed->action)
        return state->reasons;
    }
  return NULL;
}

static const DocketReason *
find_refusal (const DocketRulingTrial *trial, const DocketLicensed *licensed)
{
  GPtrArray *reasons = get_reasons (trial, licensed);

  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    if (!((DocketReason *) reasons->pdata[i])->warning)
      return reasons->pdata[i];
  return NULL;
}

/* An act that belongs to another state of the case is not opened by this ruling */
static void
add_licensed (AdwPreferencesGroup     *group,
              const DocketRulingTrial *trial,
              const DocketLicensed    *licensed)
{
  const DocketReason *reason = find_refusal (trial, licensed);
  g_autofree char    *action = docket_wording_dup_title (&licensed->action->label);
  g_autofree char    *title = NULL;
  g_autofree char    *why = NULL;
  DocketRowWords      words = { .icon = "object-select-symbolic", .style = "success" };

  if (reason != NULL && reason->hint == DOCKET_HINT_STATE)
    return;
  /* Translators: an act, such as unbinding */
  title = g_strdup_printf (reason == NULL ? _ ("%s becomes possible") : _ ("%s: not yet"), action);
  if (reason != NULL)
    {
      why = docket_wording_dup_full_why (trial->rules, licensed->action, reason);
      words.icon = "document-open-recent-symbolic";
      words.style = "dim-label";
    }
  words.title = title;
  words.subtitle = why;
  docket_row_group_add (group, &words);
}

static void
set_title (AdwPreferencesGroup *group, const DocketRulingTrial *trial, guint wanted)
{
  const char *title = wanted > 1 ? _ ("Once Both Have Signed") : _ ("Once It Is Signed");

  if (trial != NULL && trial->after != NULL && trial->signing == NULL)
    title = _ ("What Follows");
  adw_preferences_group_set_title (group, title);
}

static void
fill_act (AdwPreferencesGroup *group, const DocketRulingTrial *trial)
{
  docket_row_group_clear (group);
  for (guint i = 0; trial != NULL && trial->after != NULL && i < trial->licensed->len; i++)
    {
      const DocketLicensed *licensed = trial->licensed->pdata[i];
      g_autofree char      *action = docket_wording_dup_title (&licensed->action->label);
      g_autofree char      *title = g_strdup_printf (_ ("What “%s” Will Do"), action);
      g_autofree char      *escaped = g_markup_escape_text (title, -1);

      if (licensed->result == NULL || !licensed->result->allowed)
        continue;
      adw_preferences_group_set_title (group, escaped);
      add_consequences (group, trial->rules, licensed->result);
      return;
    }
}

void
docket_ruling_groups_fill_effects (AdwPreferencesGroup     *group,
                                   AdwPreferencesGroup     *act_group,
                                   const DocketRulingTrial *trial,
                                   guint                    wanted)
{
  DocketRowWords unknown = { _ ("Not known yet"),
                             _ ("What signing brings about stands here once the draft is complete"),
                             NULL, NULL };

  docket_row_group_clear (group);
  set_title (group, trial, wanted);
  if (trial != NULL && trial->signing != NULL)
    add_consequences (group, trial->rules, trial->signing);
  for (guint i = 0; trial != NULL && trial->after != NULL && i < trial->licensed->len; i++)
    add_licensed (group, trial, trial->licensed->pdata[i]);
  if (trial == NULL || (trial->after == NULL && trial->signing == NULL))
    docket_row_group_add (group, &unknown);
  fill_act (act_group, trial);
}

/* --- signatures ----------------------------------------------------------------------------- */

static void
add_chip (AdwActionRow *row, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "docket-chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  adw_action_row_add_suffix (row, chip);
}

static void
add_signature (AdwPreferencesGroup *group, const DocketSignatureRow *signature)
{
  g_autofree char *at = docket_wording_dup_instant (signature->at);
  g_autofree char *detail =
      g_strdup_printf (_ ("%s, %s"), docket_role_get_label (signature->role), at);
  DocketRowWords words = { signature->actor, detail, "document-edit-symbolic", "success" };

  add_chip (docket_row_group_add (group, &words), _ ("Signed"), "success");
}

static void
add_wanted (AdwPreferencesGroup *group, guint index, guint wanted, guint given)
{
  gboolean       second = wanted > 1 && index + 1 == wanted;
  DocketRowWords words = { .style = "dim-label" };

  words.title = wanted == 1 ? _ ("Signature")
                : second    ? _ ("Second Signature")
                            : _ ("First Signature");
  words.subtitle = second ? _ ("By a senior who is not the author")
                          : _ ("By a reviewer; the author may give it");
  words.icon = second ? "system-users-symbolic" : "document-edit-symbolic";
  add_chip (docket_row_group_add (group, &words),
            index == given ? _ ("Wanted") : _ ("After the first"), NULL);
}

void
docket_ruling_groups_fill_signatures (AdwPreferencesGroup   *group,
                                      guint                  wanted,
                                      const DocketRulingRow *ruling)
{
  guint given = ruling == NULL ? 0 : ruling->signatures->len;

  docket_row_group_clear (group);
  for (guint i = 0; i < given; i++)
    add_signature (group, ruling->signatures->pdata[i]);
  for (guint i = given; i < wanted; i++)
    add_wanted (group, i, wanted, given);
}

/* --- frozen texts --------------------------------------------------------------------------- */

static GPtrArray *
get_expanded (AdwExpanderRow *expander)
{
  GPtrArray *rows = g_object_get_data (G_OBJECT (expander), EXPANDED);

  if (rows == NULL)
    {
      rows = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (expander), EXPANDED, rows,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return rows;
}

void
docket_ruling_groups_clear_expander (AdwExpanderRow *expander)
{
  GPtrArray *rows = get_expanded (expander);

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_remove (expander, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

void
docket_ruling_groups_add_to_expander (AdwExpanderRow *expander, GtkWidget *row)
{
  g_ptr_array_add (get_expanded (expander), row);
  adw_expander_row_add_row (expander, row);
}

static void
add_words (AdwExpanderRow *expander, const char *title, const char *subtitle)
{
  DocketRowWords words = { title, subtitle, NULL, NULL };

  docket_ruling_groups_add_to_expander (expander, GTK_WIDGET (docket_row_new (&words)));
}

static void
add_article (AdwExpanderRow *expander, const char *number, const DocketLabel *text)
{
  g_autofree char *title = docket_wording_dup_articles (number);

  add_words (expander, title, docket_wording_get_label (text));
}

static guint
add_frozen_articles (AdwExpanderRow *expander, const DocketRulingRow *ruling)
{
  for (guint i = 0; i < ruling->citations->len; i++)
    {
      const DocketCitationRow *citation = ruling->citations->pdata[i];
      DocketLabel              text = { citation->text_en, citation->text_zh, NULL };

      add_article (expander, citation->article, &text);
    }
  return ruling->citations->len;
}

static guint
add_cited_articles (AdwExpanderRow         *expander,
                    const DocketRuleSet    *rules,
                    const DocketRulingForm *form)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < form->findings->len; i++)
    {
      const DocketFormFinding *finding = form->findings->pdata[i];

      for (guint j = 0; j < finding->articles->len; j++)
        {
          gint index = docket_rule_set_find_article (rules, finding->articles->pdata[j]);
          const DocketArticle *article = index < 0 ? NULL : rules->articles->pdata[index];

          if (article != NULL && g_hash_table_add (seen, (gpointer) article))
            add_article (expander, article->number, &article->label);
        }
    }
  return g_hash_table_size (seen);
}

/* Choices are words of the rule set file that have no wording of their own; those are left out */
static guint
add_parameters (AdwExpanderRow *expander, const DocketRuleSet *rules)
{
  guint set = 0;

  for (guint i = 0; i < rules->parameters->len; i++)
    {
      const DocketParameter *parameter = rules->parameters->pdata[i];
      g_autofree char       *title = docket_wording_dup_title (&parameter->label);

      if (*parameter->value == '\0' || parameter->type == DOCKET_TYPE_WORD ||
          parameter->type == DOCKET_TYPE_LIST)
        continue;
      if (parameter->type == DOCKET_TYPE_FLAG)
        add_words (expander, title,
                   g_str_equal (parameter->value, "0") || g_str_equal (parameter->value, "no")
                       ? _ ("No")
                       : _ ("Yes"));
      else
        add_words (expander, title, parameter->value);
      set++;
    }
  return set;
}

static char *
dup_frozen_title (const DocketCaseView *view, const DocketRulingRow *ruling)
{
  gboolean         in_force = ruling != NULL && ruling->in_force_seq > 0;
  DocketInstant    at = view->evaluation->now;
  g_autofree char *date = NULL;

  if (in_force && ruling->in_force_seq <= (gint64) view->events->len)
    at = ((DocketEvent *) view->events->pdata[ruling->in_force_seq - 1])->at;
  date = docket_wording_dup_date (docket_instant_date (at));
  return g_strdup_printf (in_force ? _ ("Articles and parameters, frozen on %s")
                                   : _ ("Articles and parameters, as of %s"),
                          date);
}

void
docket_ruling_groups_fill_frozen (AdwExpanderRow         *expander,
                                  const DocketCaseView   *view,
                                  const DocketRulingForm *form,
                                  const DocketRulingRow  *ruling)
{
  const DocketRuleSet *rules = view->rules;
  g_autofree char     *title = dup_frozen_title (view, ruling);
  g_autofree char     *articles = NULL;
  g_autofree char     *parameters = NULL;
  g_autofree char     *subtitle = NULL;
  guint                cited;
  guint                set;

  docket_ruling_groups_clear_expander (expander);
  cited = ruling != NULL && ruling->citations->len > 0 ? add_frozen_articles (expander, ruling)
                                                       : add_cited_articles (expander, rules, form);
  set = add_parameters (expander, rules);
  articles = g_strdup_printf (ngettext ("%u article", "%u articles", cited), cited);
  parameters = g_strdup_printf (ngettext ("%u parameter", "%u parameters", set), set);
  subtitle =
      g_strdup_printf ("%s %s · %s · %s", rules->system, rules->version, articles, parameters);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), title);
  adw_expander_row_set_subtitle (expander, subtitle);
}

/* --- words ---------------------------------------------------------------------------------- */

void
docket_ruling_groups_fill_reasons (AdwPreferencesGroup *group,
                                   const DocketRuleSet *rules,
                                   GPtrArray           *reasons)
{
  docket_row_group_clear (group);
  for (guint i = 0; reasons != NULL && i < reasons->len; i++)
    {
      const DocketReason *reason = reasons->pdata[i];
      g_autofree char    *why = docket_wording_dup_why (rules, NULL, reason);
      g_autofree char    *basis =
          docket_wording_dup_basis (reason->articles, reason->provenance, reason->rule);
      DocketRowWords words = { why, basis, "changes-prevent-symbolic", "error" };

      if (!reason->warning)
        docket_row_group_add (group, &words);
    }
}

char *
docket_ruling_groups_dup_outcome (const DocketCaseView *view, const char *outcome)
{
  const DocketOutcome *found =
      docket_rule_set_find_outcome (view->rules, view->evaluation->kind, outcome);

  return found == NULL ? g_strdup (outcome) : docket_wording_dup_title (&found->label);
}

char *
docket_ruling_groups_dup_ground (const DocketCaseView *view, const char *ground)
{
  gint        fact = view->rules->ruling_ground;
  const char *text = ground;
  DocketLabel label = { NULL };

  for (guint i = 0; fact < 0 && text == ground && i < view->rules->facts->len; i++)
    text = docket_wording_get_word (view->rules, i, ground);
  if (fact >= 0)
    text = docket_wording_get_word (view->rules, (guint) fact, ground);
  label.en = label.zh_cn = (char *) text;
  return docket_wording_dup_title (&label);
}
