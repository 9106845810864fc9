/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What words of facts are called: by the rule set, by the program, or by themselves. */

#include "docket-test-desk.h"

#include "desk/docket-wording.h"

#include <locale.h>

static void
test_words (void)
{
  static const char *const cases[][3] = {
    { "attempt.outcome", "failed", "not reached" },
    { "contract.result", "invalid", "not valid" },
    { "contract.written", "yes", "yes" },
    { "service.s0", "unknown", "unknown" },
    { "ruling.outcome", "reject", "not supported" },
    { "ruling.ground", "award", "award" },
    { "ruling.ground", "breach", "breach of the norm" },
    { "publication.place", "anywhere", "anywhere" },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint fact = docket_rule_set_find_fact (view->rules, cases[i][0]);

      g_assert_cmpint (fact, >=, 0);
      g_assert_cmpstr (docket_wording_get_word (view->rules, (guint) fact, cases[i][1]), ==,
                       cases[i][2]);
    }
}

static gboolean
is_called_something (const DocketFactType *fact, const char *word)
{
  static const char *const own[] = { "yes", "no", "unknown", NULL };

  for (guint i = 0; fact->words != NULL && i < fact->words->len; i++)
    if (g_str_equal (((DocketWord *) fact->words->pdata[i])->id, word))
      return TRUE;
  return g_strv_contains (own, word) || g_str_has_prefix (fact->id, "ruling.");
}

/* A reader meets every word sooner or later */
static void
test_complete (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);

  for (guint i = 0; i < view->rules->facts->len; i++)
    {
      const DocketFactType *fact = view->rules->facts->pdata[i];

      for (gsize j = 0; fact->values != NULL && fact->values[j] != NULL; j++)
        if (!is_called_something (fact, fact->values[j]))
          g_error ("%s: “%s” has no wording", fact->id, fact->values[j]);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/wording-words/words", test_words);
  g_test_add_func ("/desk/wording-words/complete", test_complete);
  return g_test_run ();
}
