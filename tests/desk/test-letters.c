/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as a person can send them. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-desk-letter.h"

#include <locale.h>
#include <string.h>

static GPtrArray *
dup_letters (DocketTestDesk *test, const char *today, const char *number)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  GPtrArray *letters = docket_desk_dup_letters (desk, number, &error);

  g_assert_no_error (error);
  return letters;
}

static void
test_brought_about (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (GPtrArray) none = dup_letters (test, "2022-01-06", number);
  g_autoptr (GPtrArray) letters = NULL;
  const DocketLetterText *letter;

  g_assert_cmpuint (none->len, ==, 0);
  docket_test_desk_act (test, "2022-01-06", "li", number, "accept");
  docket_test_desk_act (test, "2022-01-07", "li", number, "notify channel=email outcome=reached");
  letters = dup_letters (test, "2022-01-08", number);
  g_assert_cmpuint (letters->len, ==, 1);
  letter = letters->pdata[0];
  g_assert_cmpstr (letter->letter, ==, "notice");
  g_assert_cmpstr (letter->title, ==, "Notice of the dispute");
  g_assert_cmpint (letter->seq, ==, 3);
  g_assert_cmpint (letter->on, ==, docket_date_new (2022, 1, 7));
  g_assert_true (g_str_has_prefix (letter->to, "Agency "));
  g_assert_nonnull (strstr (letter->text, "within 30 days"));
  g_assert_null (strchr (letter->text, '{'));
}

/* What a date asks to be sent has no act of its own, and comes first */
static void
test_due (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "01-plain.eml");
  g_autoptr (GPtrArray) letters = NULL;
  const DocketLetterText *letter;

  docket_test_desk_act (test, "2022-01-06", "li", number, "accept");
  docket_test_desk_act (test, "2022-01-07", "li", number, "notify channel=email outcome=reached");
  letters = dup_letters (test, "2022-02-01", number);
  g_assert_cmpuint (letters->len, ==, 2);
  letter = letters->pdata[0];
  g_assert_cmpint (letter->seq, ==, 0);
  g_assert_cmpint (letter->on, ==, DOCKET_DATE_NONE);
  g_assert_cmpstr (letter->letter, ==, "contract-reminder");
  g_assert_nonnull (strstr (letter->text, "6 February 2022"));
}

/* A letter says what was known when it was made, and leaves a blank for what was not */
static void
test_as_it_was (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-05", "04-no-screenshot.eml");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const DocketLetterText *letter;
  g_autofree char        *text = NULL;

  docket_test_desk_act (test, "2022-01-06", "li", number, "request-supplement");
  before = dup_letters (test, "2022-01-06", number);
  letter = before->pdata[0];
  text = g_strdup (letter->text);
  g_assert_nonnull (strstr (text, "lacks: screenshots."));
  docket_test_desk_act (test, "2022-01-07", "li", number, "supplement reason=another_one");
  after = dup_letters (test, "2022-01-08", number);
  g_assert_cmpstr (((DocketLetterText *) after->pdata[0])->text, ==, text);
}

static void
test_unknown (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-08", "li");
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_desk_dup_letters (desk, "XX-2022-0001", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/letters/brought-about", test_brought_about);
  g_test_add_func ("/desk/letters/due", test_due);
  g_test_add_func ("/desk/letters/as-it-was", test_as_it_was);
  g_test_add_func ("/desk/letters/unknown", test_unknown);
  return g_test_run ();
}
