/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts tried and not done, rulings thought to their end, and acts by another name. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-desk-try.h"

#include <locale.h>

#define FINDING "finding=the contract is missing", "evidence=E1", "cite=7.1(1)"

/* To the open window, with one piece of evidence and no ruling yet */
static char *
make_ripe_case (DocketTestDesk *test)
{
  static const char *const acts[][2] = {
    { "2022-01-07", "accept compliant=yes" },
    { "2022-01-08", "notify channel=email outcome=failed" },
    { "2022-01-08", "notify channel=phone outcome=failed" },
    { "2022-01-08", "notify channel=contact outcome=failed" },
    { "2022-01-13", "publish place=whitepaper" },
  };
  char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    docket_test_desk_act (test, acts[i][0], "li", number, acts[i][1]);
  return number;
}

static const DocketConsequence *
find_consequence (const DocketActResult *result, DocketEffectKind kind)
{
  for (guint i = 0; i < result->consequences->len; i++)
    {
      const DocketConsequence *consequence = result->consequences->pdata[i];

      if (consequence->kind == kind)
        return consequence;
    }
  return NULL;
}

static const DocketSigner *
find_signer (const DocketRulingTrial *trial, const char *name)
{
  for (guint i = 0; i < trial->signers->len; i++)
    {
      const DocketSigner *signer = trial->signers->pdata[i];

      if (g_str_equal (signer->name, name))
        return signer;
    }
  g_assert_not_reached ();
}

static gint64
count_events (DocketDesk *desk, const char *number)
{
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);

  return view->events->len;
}

static void
test_act (void)
{
  static const char *const inputs[] = { "compliant=yes", NULL };
  static const char *const unknown[] = { "colour=red", NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-07", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketTried) tried = docket_desk_try_act (desk, number, "accept", inputs, &error);

  g_assert_no_error (error);
  g_assert_true (tried->result->allowed);
  g_assert_nonnull (find_consequence (tried->result, DOCKET_EFFECT_GO));
  g_assert_cmpint (count_events (desk, number), ==, 1);
  g_assert_null (docket_desk_try_act (desk, number, "accept", unknown, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (docket_desk_try_act (desk, "GG-2022-9999", "accept", inputs, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

/* A refusal is an answer, not an error */
static void
test_refused (void)
{
  static const char *const inputs[] = { NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-07", "li");
  g_autoptr (DocketDesk) auditor = docket_test_desk_open (test, "2022-01-07", "shen");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketTried) tried = docket_desk_try_act (desk, number, "publish", inputs, &error);
  g_autoptr (DocketTried) by_auditor = NULL;

  g_assert_no_error (error);
  g_assert_false (tried->result->allowed);
  g_assert_cmpuint (tried->result->reasons->len, >, 0);
  by_auditor = docket_desk_try_act (auditor, number, "accept", inputs, &error);
  g_assert_no_error (error);
  g_assert_false (by_auditor->result->allowed);
}

static void
test_ruling_of_one (void)
{
  static const char *const inputs[] = { "outcome=reject", "reason=because", FINDING, NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = make_ripe_case (test);
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-02-20", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulingTrial) trial =
      docket_desk_try_ruling (desk, number, "rule", inputs, &error);

  g_assert_no_error (error);
  g_assert_true (trial->draft->allowed);
  g_assert_nonnull (trial->signing);
  g_assert_nonnull (find_consequence (trial->signing, DOCKET_EFFECT_SEND));
  g_assert_true (find_signer (trial, "li")->allowed);
  g_assert_true (find_signer (trial, "zhao")->allowed);
  g_assert_false (find_signer (trial, "shen")->allowed);
  g_assert_cmpuint (trial->licensed->len, ==, 0);
  g_assert_cmpuint (trial->letters->len, ==, 1);
}

/* Without evidence nothing can be signed */
static void
test_unsupported (void)
{
  static const char *const inputs[] = { "outcome=reject", "reason=because", "finding=so it is",
                                        "cite=7.1(1)", NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = make_ripe_case (test);
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-02-20", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulingTrial) trial =
      docket_desk_try_ruling (desk, number, "rule", inputs, &error);

  g_assert_no_error (error);
  g_assert_false (trial->draft->allowed);
  g_assert_cmpuint (trial->signers->len, ==, 0);
  g_assert_null (trial->signing);
  g_assert_null (trial->after);
}

/* The act under the ruling is told before anybody has signed; it waits for the window */
static void
test_licensed (void)
{
  static const char *const inputs[] = { "outcome=unbind", "ground=no-contract", "reason=because",
                                        FINDING, NULL };
  static const struct
  {
    const char *today;
    gboolean    allowed;
  } cases[] = { { "2022-02-20", FALSE }, { "2022-02-25", TRUE } };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = make_ripe_case (test);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, cases[i].today, "li");
      g_autoptr (GError) error = NULL;
      g_autoptr (DocketRulingTrial) trial =
          docket_desk_try_ruling (desk, number, "rule", inputs, &error);
      const DocketLicensed *licensed;

      g_assert_no_error (error);
      g_assert_nonnull (trial->after);
      g_assert_cmpuint (trial->licensed->len, >, 0);
      licensed = trial->licensed->pdata[0];
      g_assert_cmpstr (licensed->action->action, ==, "unbind");
      g_assert_cmpint (licensed->result->allowed, ==, cases[i].allowed);
      g_assert_cmpint (find_consequence (licensed->result, DOCKET_EFFECT_RELATE) != NULL, ==,
                       cases[i].allowed);
      g_assert_cmpint (trial->letters->len > 0, ==, cases[i].allowed);
    }
}

/* Two are wanted: the author may give the first signature, a senior the second, never the author */
static void
test_signers (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = make_ripe_case (test);
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-02-25", "zhao");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketRulingTrial) first = NULL;
  g_autoptr (DocketRulingTrial) second = NULL;
  g_autoptr (DocketRulingTrial) none = NULL;

  none = docket_desk_try_ruling (desk, number, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->signers->len, ==, 0);
  docket_test_desk_act (test, "2022-02-25", "zhao", number,
                        "rule outcome=unbind ground=no-contract finding=a evidence=E1 cite=7.1(1) "
                        "reason=b");
  first = docket_desk_try_ruling (desk, number, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (first->draft);
  g_assert_true (find_signer (first, "zhao")->allowed);
  g_assert_true (find_signer (first, "li")->allowed);
  docket_test_desk_act (test, "2022-02-25", "li", number, "sign");
  second = docket_desk_try_ruling (desk, number, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (find_signer (second, "li")->allowed);
  g_assert_false (find_signer (second, "wang")->allowed);
  g_assert_false (find_signer (second, "zhao")->allowed);
  g_assert_true (find_signer (second, "admin")->allowed);
}

static gboolean
sign_as (DocketDesk *desk, const char *number, const char *actor, GError **error)
{
  static const char *const none[] = { NULL };
  DocketActRequest         request = { number, "sign", none, actor };

  return docket_desk_act_by (desk, &request, NULL, error);
}

/* Another name holds for one act only */
static void
test_by_another (void)
{
  static const char *const note[] = { "text=done", NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = make_ripe_case (test);
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-02-25", "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseView) view = NULL;
  const DocketRulingRow *ruling;

  docket_test_desk_act (test, "2022-02-25", "li", number,
                        "rule outcome=unbind ground=no-contract finding=a evidence=E1 cite=7.1(1) "
                        "reason=b");
  g_assert_true (sign_as (desk, number, NULL, &error));
  g_assert_false (sign_as (desk, number, "nobody", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (sign_as (desk, number, "shen", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (sign_as (desk, number, "zhao", &error));
  g_assert_true (docket_desk_act (desk, number, "note", note, NULL, &error));
  view = docket_desk_dup_case (desk, number, &error);
  g_assert_no_error (error);
  ruling = view->rulings->pdata[0];
  g_assert_cmpint (ruling->in_force_seq, >, 0);
  g_assert_cmpstr (((DocketSignatureRow *) ruling->signatures->pdata[1])->actor, ==, "zhao");
  g_assert_cmpstr (((DocketEvent *) view->events->pdata[view->events->len - 1])->actor, ==, "li");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/try/act", test_act);
  g_test_add_func ("/desk/try/refused", test_refused);
  g_test_add_func ("/desk/try/ruling-of-one", test_ruling_of_one);
  g_test_add_func ("/desk/try/unsupported", test_unsupported);
  g_test_add_func ("/desk/try/licensed", test_licensed);
  g_test_add_func ("/desk/try/signers", test_signers);
  g_test_add_func ("/desk/try/by-another", test_by_another);
  return g_test_run ();
}
