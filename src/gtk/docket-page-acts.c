/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What else may be done on a page, and what not yet. Main thread. */

#include "config.h"

#include "gtk/docket-page-acts.h"

#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-page-facts.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

struct _DocketPageActs
{
  GtkBox parent_instance;

  AdwPreferencesGroup *allowed;
  AdwPreferencesGroup *locked;
};

G_DEFINE_TYPE (DocketPageActs, docket_page_acts, GTK_TYPE_BOX)

static char *
dup_reasons (const DocketCaseView *view, const DocketActionState *act)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < act->reasons->len; i++)
    {
      const DocketReason *reason = act->reasons->pdata[i];

      if (reason->warning == act->allowed)
        g_ptr_array_add (lines, docket_wording_dup_full_why (view->rules, act->action, reason));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
add_act (AdwPreferencesGroup *group, const DocketCaseView *view, const DocketActionState *act)
{
  g_autofree char *title = docket_wording_dup_title (&act->action->label);
  g_autofree char *why = dup_reasons (view, act);
  DocketRowWords   words = { title, why, act->allowed ? NULL : "changes-prevent-symbolic",
                             "dim-label" };
  AdwActionRow    *row = docket_row_group_add (group, &words);

  if (act->allowed)
    docket_row_set_act (row, act->action->action);
}

void
docket_page_acts_show (DocketPageActs       *acts,
                       const DocketCaseView *view,
                       const char           *page,
                       const DocketAction   *except)
{
  g_autoptr (GPtrArray) list = docket_page_facts_list_acts (view, page);
  gboolean some = FALSE;

  g_return_if_fail (DOCKET_IS_PAGE_ACTS (acts));

  docket_row_group_clear (acts->allowed);
  docket_row_group_clear (acts->locked);
  for (guint i = 0; i < list->len; i++)
    {
      const DocketActionState *act = list->pdata[i];

      if (act->action == except || docket_page_facts_is_elsewhere (act))
        continue;
      add_act (act->allowed ? acts->allowed : acts->locked, view, act);
      some = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (acts), some);
}

static AdwPreferencesGroup *
add_group (DocketPageActs *acts, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (acts), group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
docket_page_acts_class_init (DocketPageActsClass *class)
{
}

static void
docket_page_acts_init (DocketPageActs *acts)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (acts), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (acts), 18);
  acts->allowed = add_group (acts, _ ("What Else May Be Done"));
  acts->locked = add_group (acts, _ ("Not Yet"));
}
