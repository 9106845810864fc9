/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sheet adds up to, in words. Pure. */

#include "config.h"

#include "desk/docket-mail-sheet.h"

#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>

char *
docket_mail_sheet_dup_counts (const DocketMailSheet *sheet)
{
  g_autofree char *missing = NULL;
  g_autofree char *doubtful = NULL;

  if (sheet->missing == 0 && sheet->doubtful == 0)
    return g_strdup (_ ("Nothing is missing"));
  missing = g_strdup_printf (ngettext ("%u item missing", "%u items missing", sheet->missing),
                             sheet->missing);
  doubtful =
      g_strdup_printf (ngettext ("%u doubtful", "%u doubtful", sheet->doubtful), sheet->doubtful);
  if (sheet->doubtful == 0)
    return g_steal_pointer (&missing);
  if (sheet->missing == 0)
    return g_strconcat (_ ("Nothing is missing"), _ (", "), doubtful, NULL);
  return g_strconcat (missing, _ (", "), doubtful, NULL);
}

const char *
docket_mail_sheet_get_item_name (const char *name)
{
  static const char *const NAMES[DOCKET_N_ITEMS] = {
    [DOCKET_ITEM_AGENCY] = NC_ ("item", "agency"),
    [DOCKET_ITEM_CREATOR] = NC_ ("item", "creator"),
    [DOCKET_ITEM_REASON] = NC_ ("item", "reason"),
    [DOCKET_ITEM_SCREENSHOTS] = NC_ ("item", "screenshots"),
    [DOCKET_ITEM_PHONE] = NC_ ("item", "phone"),
    [DOCKET_ITEM_REQUEST] = NC_ ("item", "request"),
  };

  for (DocketItemField field = 0; field < DOCKET_N_ITEMS; field++)
    if (g_str_equal (docket_item_field_get_name (field), name))
      return g_dpgettext2 (GETTEXT_PACKAGE, "item", NAMES[field]);
  return name;
}

/* What refuses the first step of this page, else what it warns of */
static const DocketReason *
find_reason (const DocketCaseView *view)
{
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      const DocketActionState *state = view->evaluation->actions->pdata[i];

      if (g_strcmp0 (state->action->page, "mail") != 0)
        continue;
      for (guint j = 0; j < state->reasons->len; j++)
        {
          const DocketReason *reason = state->reasons->pdata[j];

          if (reason->hint == DOCKET_HINT_STATE)
            break;
          if (reason->warning == state->allowed && *reason->rule != '\0')
            return reason;
        }
      if (state->allowed)
        return NULL;
    }
  return NULL;
}

/* The rule says more than the gate: what follows from it */
char *
docket_mail_sheet_dup_reason (const DocketCaseView *view)
{
  const DocketReason *reason = find_reason (view);
  gint        rule = reason == NULL ? -1 : docket_rule_set_find_rule (view->rules, reason->rule);
  const char *words =
      rule < 0 || reason->warning
          ? ""
          : docket_wording_get_label (&((DocketRule *) view->rules->rules->pdata[rule])->label);

  if (reason == NULL)
    return NULL;
  if (*words == '\0')
    words = docket_wording_get_label (&reason->label);
  return g_strdup_printf ("%s · %s", words, reason->rule);
}
