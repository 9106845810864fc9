/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rule sets call those in the register, and what acts bring about, in words. */

#include "docket-test-desk.h"

#include "desk/docket-desk-try.h"
#include "desk/docket-register-words.h"
#include "desk/docket-wording-consequence.h"

#include <locale.h>

static const DocketRegisterLink *
find_link (const DocketRegisterWords *words, const char *type)
{
  for (guint i = 0; i < words->links->len; i++)
    {
      const DocketRegisterLink *link = words->links->pdata[i];

      if (g_str_equal (link->type, type))
        return link;
    }
  return NULL;
}

static void
test_words (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (DocketRegisterWords) words = docket_register_words_new (desk);
  const DocketRegisterLink *link;

  g_assert_cmpstr (docket_register_words_get (words->roles, "agency"), ==, "Agency");
  g_assert_cmpstr (docket_register_words_get (words->roles, "creator"), ==, "Creator");
  g_assert_cmpstr (docket_register_words_get (words->roles, "wizard"), ==, "wizard");
  g_assert_cmpstr (docket_register_words_get (words->channels, "email"), ==, "E-mail");
  g_assert_cmpuint (words->channels->len, ==, 3);
  link = find_link (words, "binding");
  g_assert_nonnull (link);
  g_assert_null (find_link (words, "friendship"));
  g_assert_cmpstr (docket_wording_get_relationship (link->type), ==, "Binding");
  g_assert_cmpstr (docket_wording_get_relationship ("friendship"), ==, "friendship");
}

/* The latest rule set of the system that the case is numbered by knows them; else the id will do */
static void
test_accounts (void)
{
  static const struct
  {
    const char *kase;
    const char *id;
    const char *account;
    const char *measure;
  } cases[] = {
    { "GG-2022-0001", "disputes", "Disputes of the agency in a month", "disputes" },
    { "GG-2022-0001", "PUBOFF", "PUBOFF", "Publish right cancelled" },
    { "XX-2022-0001", "disputes", "disputes", "disputes" },
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *account = docket_register_dup_account (desk, cases[i].kase, cases[i].id);
      g_autofree char *measure = docket_register_dup_measure (desk, cases[i].kase, cases[i].id);

      g_assert_cmpstr (account, ==, cases[i].account);
      g_assert_cmpstr (measure, ==, cases[i].measure);
    }
}

static char *
list_consequences (const DocketTried *tried)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < tried->result->consequences->len; i++)
    {
      g_autofree char *detail = NULL;
      g_autofree char *line =
          docket_wording_dup_consequence (tried->rules, tried->result->consequences->pdata[i],
                                          tried->result->after->facts, &detail);

      if (line != NULL)
        g_string_append_printf (told, "%s|%s\n", line, detail);
    }
  return g_string_free (told, FALSE);
}

static void
test_consequences (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketTried) tried = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  docket_test_desk_act (test, "2022-01-07", "li", number, "accept compliant=yes");
  desk = docket_test_desk_open (test, "2022-01-08", "li");
  tried = docket_desk_try_act (desk, number, "agree", none, &error);
  g_assert_no_error (error);
  told = list_consequences (tried);
  g_test_message ("%s", told);
  g_assert_nonnull (strstr (told, "Binding ends|海豚影视, 阿花在努力130\n"));
  g_assert_nonnull (strstr (told, "To be sent: Confirmation of the agreement|"));
  g_assert_nonnull (strstr (told, "The case becomes: "));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/register-words/words", test_words);
  g_test_add_func ("/desk/register-words/accounts", test_accounts);
  g_test_add_func ("/desk/register-words/consequences", test_consequences);
  return g_test_run ();
}
