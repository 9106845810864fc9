/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which tabs a case page has. Main thread. */

#include "config.h"

#include "gtk/docket-case-tabs.h"

#include "gtk/docket-case-overview.h"
#include "gtk/docket-contract-check.h"
#include "gtk/docket-evidence-pane.h"
#include "gtk/docket-intake-sheet.h"
#include "gtk/docket-journal-pane.h"
#include "gtk/docket-notice-pane.h"
#include "gtk/docket-ruling-builder.h"

/* In the order of Ctrl+1 to Ctrl+7 */
static const struct
{
  const char *name;
  GType (*get_type) (void);
} TABS[DOCKET_CASE_TABS] = {
  { "overview", docket_case_overview_get_type }, { "mail", docket_intake_sheet_get_type },
  { "evidence", docket_evidence_pane_get_type }, { "contract", docket_contract_check_get_type },
  { "notice", docket_notice_pane_get_type },     { "ruling", docket_ruling_builder_get_type },
  { "journal", docket_journal_pane_get_type },
};

void
docket_case_tabs_fill (AdwViewStack *views)
{
  for (guint i = 0; i < DOCKET_CASE_TABS; i++)
    {
      GtkWidget *bin = adw_view_stack_get_child_by_name (views, TABS[i].name);

      adw_bin_set_child (ADW_BIN (bin), g_object_new (TABS[i].get_type (), NULL));
    }
}

const char *
docket_case_tabs_get_name (guint index)
{
  return index < DOCKET_CASE_TABS ? TABS[index].name : NULL;
}

GtkWidget *
docket_case_tabs_get (AdwViewStack *views, const char *name)
{
  return adw_bin_get_child (ADW_BIN (adw_view_stack_get_child_by_name (views, name)));
}

void
docket_case_tabs_set_handle (AdwViewStack *views, DocketCaseHandle *handle)
{
  for (guint i = 0; i < DOCKET_CASE_TABS; i++)
    g_object_set (docket_case_tabs_get (views, TABS[i].name), "handle", handle, NULL);
}

void
docket_case_tabs_set_narrow (AdwViewStack *views, gboolean narrow)
{
  for (guint i = 0; i < DOCKET_CASE_TABS; i++)
    g_object_set (docket_case_tabs_get (views, TABS[i].name), "narrow", narrow, NULL);
}

void
docket_case_tabs_set_attention (AdwViewStack *views, const char *name)
{
  for (guint i = 0; i < DOCKET_CASE_TABS; i++)
    {
      GtkWidget *bin = adw_view_stack_get_child_by_name (views, TABS[i].name);

      adw_view_stack_page_set_needs_attention (adw_view_stack_get_page (views, bin),
                                               g_strcmp0 (name, TABS[i].name) == 0);
    }
}
