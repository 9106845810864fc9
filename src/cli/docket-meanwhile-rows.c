/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened by itself, in one case or in all. */

#include "config.h"

#include "cli/docket-meanwhile-rows.h"

#include "cli/docket-json-reason.h"
#include "cli/docket-output.h"
#include "desk/docket-meanwhile.h"
#include "desk/docket-wording.h"

#include <glib/gi18n.h>

/* "exam right (DY-3.4): active → over" */
static char *
dup_what (const DocketMeanwhile *meanwhile)
{
  const char      *label = docket_wording_get_label (docket_meanwhile_get_label (meanwhile));
  g_autofree char *named = *label == '\0' ? g_strdup (meanwhile->id)
                                          : g_strdup_printf (_ ("%s (%s)"), label, meanwhile->id);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (meanwhile->kind == DOCKET_MEANWHILE_MEASURE)
    return g_strdup_printf (_ ("ended: %s"), named);
  if (meanwhile->kind == DOCKET_MEANWHILE_EXPIRY)
    return g_strdup_printf (_ ("expired: %s"), named);
  if (g_str_equal (meanwhile->from, meanwhile->to))
    return g_steal_pointer (&named);
  from = docket_wording_dup_state (meanwhile->rules, meanwhile->from);
  to = docket_wording_dup_state (meanwhile->rules, meanwhile->to);
  return g_strdup_printf (_ ("%s: %s → %s"), named, from, to);
}

static void
print_one (const DocketMeanwhile *meanwhile)
{
  g_autofree char *at = docket_instant_format (meanwhile->at);
  g_autofree char *what = dup_what (meanwhile);

  if (meanwhile->kase == NULL)
    docket_output_printf ("  %s  %s\n", at, what);
  else
    docket_output_printf ("%s  %s  %s  %s\n", at, meanwhile->kase, what, meanwhile->title);
  for (guint i = 0; i < meanwhile->working->len; i++)
    {
      g_autofree char *step =
          docket_wording_dup_step (meanwhile->rules, meanwhile->working->pdata[i]);

      docket_output_print ("      ");
      docket_output_line (step);
    }
}

static void
fill_json (JsonObject *object, const DocketMeanwhile *meanwhile)
{
  g_autofree char *what = dup_what (meanwhile);

  if (meanwhile->kase != NULL)
    {
      docket_json_set_text (object, "case", meanwhile->kase);
      docket_json_set_text (object, "title", meanwhile->title);
    }
  docket_json_set_text (object, "what", docket_meanwhile_kind_get_name (meanwhile->kind));
  docket_json_set_text (object, "rule", meanwhile->id);
  docket_json_set_instant (object, "at", meanwhile->at);
  docket_json_set_text (object, "from", meanwhile->from);
  docket_json_set_text (object, "to", meanwhile->to);
  docket_json_add_working (object, meanwhile->rules, meanwhile->working);
  docket_json_set_text (object, "text", what);
}

/* --- one case ------------------------------------------------------------------------------- */

void
docket_meanwhile_print (const DocketCaseView *view)
{
  g_autoptr (GPtrArray) found =
      docket_meanwhile_collect (view->rules, view->evaluation, DOCKET_INSTANT_NONE);

  if (found->len > 0)
    docket_output_print (_ ("Happened by itself:\n"));
  for (guint i = 0; i < found->len; i++)
    print_one (found->pdata[i]);
}

void
docket_meanwhile_add_json (JsonObject *object, const DocketCaseView *view)
{
  JsonArray *array = docket_json_add_array (object, "meanwhile");
  g_autoptr (GPtrArray) found =
      docket_meanwhile_collect (view->rules, view->evaluation, DOCKET_INSTANT_NONE);

  for (guint i = 0; i < found->len; i++)
    fill_json (docket_json_add_item (array), found->pdata[i]);
}

/* --- all cases ------------------------------------------------------------------------------ */

static void
print_all (GPtrArray *found, DocketInstant from)
{
  g_autofree char *since = from == DOCKET_INSTANT_NONE ? NULL : docket_instant_format (from);

  if (since != NULL)
    docket_output_printf (found->len == 0 ? _ ("Nothing happened by itself since %s\n")
                                          : _ ("Happened by itself since %s:\n"),
                          since);
  for (guint i = 0; i < found->len; i++)
    print_one (found->pdata[i]);
}

/* The day itself counts: from its first second on */
static gboolean
parse_since (const DocketInvocation *invocation,
             const char             *text,
             DocketInstant          *since,
             GError                **error)
{
  DocketDate date;

  *since = DOCKET_INSTANT_NONE;
  if (text == NULL)
    return TRUE;
  if (docket_date_parse (text, &date))
    {
      *since = docket_instant_of_date (date) - 1;
      return TRUE;
    }
  docket_invocation_set_usage_error (invocation,
                                     g_strdup_printf (_ ("“%s” is no date: write YYYY-MM-DD"),
                                                      text),
                                     error);
  return FALSE;
}

gboolean
docket_meanwhile_list (const DocketInvocation *invocation,
                       DocketDesk             *desk,
                       const char             *since,
                       guint                   limit,
                       GError                **error)
{
  DocketInstant from;
  g_autoptr (GPtrArray) found = NULL;

  if (!parse_since (invocation, since, &from, error))
    return FALSE;
  found = docket_desk_list_meanwhile (desk, from, limit, &from, error);
  if (found == NULL)
    return FALSE;
  if (!invocation->json)
    {
      print_all (found, since == NULL ? from : from + 1);
      return TRUE;
    }
  for (guint i = 0; i < found->len; i++)
    {
      JsonObject *object = json_object_new ();

      fill_json (object, found->pdata[i]);
      docket_json_print (object);
    }
  return TRUE;
}
