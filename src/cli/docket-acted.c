/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an act brought about, or why it was refused. */

#include "config.h"

#include "cli/docket-acted.h"

#include "cli/docket-json-reason.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "core/docket-error.h"
#include "desk/docket-case-file.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* The day of the act: on= when it was given, else today */
static char *
dup_on (DocketDesk *desk, const char *const *inputs)
{
  for (gsize i = 0; inputs[i] != NULL; i++)
    if (g_str_has_prefix (inputs[i], "on="))
      return g_strdup (inputs[i] + strlen ("on="));
  return docket_date_format (docket_instant_date (docket_desk_get_now (desk)));
}

/* --- refused -------------------------------------------------------------------------------- */

static void
print_refusal (const DocketActed *acted, const char *action, const char *on)
{
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "refused", TRUE);
  docket_json_set_text (object, "case", acted->number);
  docket_json_set_text (object, "action", action);
  docket_json_set_text (object, "on", on);
  docket_json_add_reasons (object, "reasons", acted->rules, acted->reasons, FALSE);
  docket_json_print (object);
}

static void
tell_refusal (const DocketInvocation *invocation,
              const DocketActed      *acted,
              const char             *action,
              const char             *on,
              GError                **error)
{
  g_clear_error (error);
  if (invocation->json)
    print_refusal (acted, action, on);
  g_set_error_literal (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED, "");
  if (error != NULL)
    {
      g_free ((*error)->message);
      (*error)->message =
          docket_wording_dup_refusal (acted->rules, acted->number, action, on, acted->reasons);
    }
}

/* --- done ----------------------------------------------------------------------------------- */

static void
add_elsewhere (JsonObject *object, const DocketActed *acted)
{
  JsonArray *array = docket_json_add_array (object, "elsewhere");

  for (guint i = 0; acted->elsewhere != NULL && i < acted->elsewhere->len; i++)
    {
      const DocketElsewhere *elsewhere = acted->elsewhere->pdata[i];
      JsonObject            *item = docket_json_add_item (array);

      docket_json_set_text (item, "case", elsewhere->number);
      docket_json_set_text (item, "action", elsewhere->action);
      json_object_set_int_member (item, "seq", elsewhere->seq);
      docket_json_set_text (item, "state", elsewhere->shown);
    }
}

static void
print_done_json (const DocketActed *acted, const char *action)
{
  JsonObject *object = json_object_new ();
  JsonArray  *letters;

  json_object_set_boolean_member (object, "refused", FALSE);
  docket_json_set_text (object, "case", acted->number);
  docket_json_set_text (object, "action", action);
  json_object_set_int_member (object, "seq", acted->seq);
  docket_json_add_state (object, acted->rules, acted->after);
  docket_json_add_reasons (object, "warnings", acted->rules, acted->reasons, TRUE);
  if (acted->opened != NULL)
    docket_json_set_text (object, "opened", acted->opened);
  add_elsewhere (object, acted);
  letters = docket_json_add_array (object, "letters");
  for (guint i = 0; i < acted->letters->len; i++)
    json_array_add_string_element (letters, acted->letters->pdata[i]);
  docket_json_print (object);
}

static void
print_letter (const DocketRuleSet *rules, const char *id)
{
  for (guint i = 0; i < rules->letters->len; i++)
    {
      const DocketLetter *letter = rules->letters->pdata[i];

      if (g_str_equal (letter->id, id))
        docket_output_printf (_ ("  letter due: %s (%s)\n"), id,
                              docket_wording_get_label (&letter->title));
    }
}

static void
print_elsewhere (const DocketElsewhere *elsewhere)
{
  g_autofree char *state = docket_wording_dup_state (elsewhere->rules, elsewhere->shown);

  if (g_str_equal (elsewhere->action, "open"))
    docket_output_printf (_ ("  opened %s; now %s\n"), elsewhere->number, state);
  else
    docket_output_printf (_ ("  %s: “%s” done with it (event %" PRId64 "); now %s\n"),
                          elsewhere->number, elsewhere->action, elsewhere->seq, state);
}

static void
print_done (const DocketActed *acted, const char *action)
{
  g_autofree char *state =
      docket_wording_dup_state (acted->rules, docket_case_get_shown (acted->rules, acted->after));

  docket_output_printf (_ ("%s: “%s” done (event %" PRId64 "); now %s\n"), acted->number, action,
                        acted->seq, state);
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      g_autofree char *text = docket_wording_dup_reason (acted->rules, acted->reasons->pdata[i]);

      docket_output_printf (_ ("  warning: %s\n"), text);
    }
  if (acted->opened != NULL)
    docket_output_printf (_ ("  the mail is now %s\n"), acted->opened);
  for (guint i = 0; acted->elsewhere != NULL && i < acted->elsewhere->len; i++)
    print_elsewhere (acted->elsewhere->pdata[i]);
  for (guint i = 0; i < acted->letters->len; i++)
    print_letter (acted->rules, acted->letters->pdata[i]);
}

gboolean
docket_acted_tell (const DocketInvocation *invocation,
                   DocketDesk             *desk,
                   const char             *action,
                   const char *const      *inputs,
                   const DocketActed      *acted,
                   GError                **error)
{
  if (acted == NULL)
    return FALSE;
  if (acted->after == NULL)
    {
      g_autofree char *on = dup_on (desk, inputs);

      tell_refusal (invocation, acted, action, on, error);
      return FALSE;
    }
  if (invocation->json)
    print_done_json (acted, action);
  else
    print_done (acted, action);
  return TRUE;
}

gboolean
docket_acted_run (const DocketInvocation *invocation,
                  const char             *number,
                  const char             *action,
                  const char *const      *inputs,
                  GError                **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (DocketActed) acted = NULL;

  if (desk == NULL)
    return FALSE;
  docket_desk_act (desk, number, action, inputs, &acted, error);
  return docket_acted_tell (invocation, desk, action, inputs, acted, error);
}
