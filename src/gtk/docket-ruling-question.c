/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rulings tried in a thread of the pool. Main thread. */

#include "gtk/docket-ruling-question.h"

#include "desk/docket-desk-call.h"

typedef struct
{
  char       *number;
  const char *action; /* NULL: what is recorded */
  char      **inputs;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->number);
  g_strfreev (question->inputs);
  g_free (question);
}

static gpointer
try_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  Question *question = data;

  return docket_desk_try_ruling (desk, question->number, question->action,
                                 (const char *const *) question->inputs, error);
}

void
docket_ruling_question_ask_async (DocketCaseHandle       *handle,
                                  const DocketRulingForm *form,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                data)
{
  Question      *question = g_new0 (Question, 1);
  DocketDeskCall call = {
    try_in_thread,
    (GDestroyNotify) docket_ruling_trial_free,
    question,
    free_question,
  };

  question->number = g_strdup (docket_case_handle_get_number (handle));
  if (form != NULL)
    {
      question->action = docket_ruling_form_get_action (form);
      question->inputs = docket_ruling_form_dup_inputs (form);
    }
  docket_desk_call_async (docket_case_handle_get_desk (handle), &call, cancellable, callback, data);
}

DocketRulingTrial *
docket_ruling_question_ask_finish (GObject *source, GAsyncResult *result, GError **error)
{
  return docket_desk_call_finish (DOCKET_DESK (source), result, error);
}

gboolean
docket_ruling_question_is_refused (const DocketRulingTrial *trial)
{
  return trial != NULL && trial->draft != NULL && !trial->draft->allowed;
}

gboolean
docket_ruling_question_has_signer (const DocketRulingTrial *trial)
{
  for (guint i = 0; trial != NULL && i < trial->signers->len; i++)
    if (((DocketSigner *) trial->signers->pdata[i])->allowed)
      return TRUE;
  return FALSE;
}

gboolean
docket_ruling_question_lacks_signer (const DocketRulingTrial *trial)
{
  return trial != NULL && trial->signers->len > 0 && !docket_ruling_question_has_signer (trial);
}
