/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attempts to reach a party, by channel, as the events tell them. */

#include "docket-test-desk.h"

#include "desk/docket-notice-book.h"

#include <locale.h>

typedef struct
{
  DocketTestDesk *test;
  char           *number;
  DocketCaseView *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = docket_test_desk_import (fixture->test, "2022-01-06", "01-plain.eml");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->view, docket_case_view_free);
  docket_test_desk_free (fixture->test);
  g_free (fixture->number);
}

static void
act (Fixture *fixture, const char *text)
{
  docket_test_desk_act (fixture->test, "2022-01-07", "li", fixture->number, text);
}

static DocketNoticeBook *
make_book (Fixture *fixture, GPtrArray *contacts)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (fixture->test, "2022-01-10", "li");

  g_clear_pointer (&fixture->view, docket_case_view_free);
  fixture->view = docket_desk_dup_case (desk, fixture->number, NULL);
  return docket_notice_book_new (fixture->view, "notice", contacts);
}

static const DocketNoticeChannel *
get_channel (const DocketNoticeBook *book, const char *word)
{
  for (guint i = 0; i < book->channels->len; i++)
    if (g_str_equal (((DocketNoticeChannel *) book->channels->pdata[i])->word, word))
      return book->channels->pdata[i];
  return NULL;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketNoticeBook) book = make_book (fixture, NULL);

  g_assert_nonnull (book);
  g_assert_cmpstr (book->attempt->action->action, ==, "notify");
  g_assert_false (book->attempt->allowed);
  g_assert_cmpuint (book->channels->len, ==, 3);
  g_assert_cmpuint (book->n_attempts, ==, 0);
  g_assert_cmpuint (book->marks->len, ==, 3);
  g_assert_cmpstr (docket_notice_book_get_key (book, book->channel), ==, "channel");
  g_assert_cmpstr (docket_notice_book_get_key (book, book->evidence), ==, "evidence");
  g_assert_null (docket_notice_book_get_key (book, -1));
  g_assert_null (docket_notice_book_new (fixture->view, "ruling", NULL));
}

static void
test_attempts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketNoticeBook) book = NULL;
  const DocketNoticeAttempt *attempt;

  act (fixture, "accept");
  act (fixture, "notify channel=email outcome=failed to=a@example.org");
  act (fixture, "notify channel=email outcome=failed evidence=E1");
  act (fixture, "notify channel=phone outcome=failed");
  book = make_book (fixture, NULL);
  g_assert_cmpuint (book->n_attempts, ==, 3);
  g_assert_cmpuint (get_channel (book, "contact")->attempts->len, ==, 0);
  attempt = get_channel (book, "email")->attempts->pdata[0];
  g_assert_cmpint (attempt->event->subject_seq, ==, 4);
  g_assert_cmpstr (attempt->evidence, ==, "E1");
  attempt = get_channel (book, "email")->attempts->pdata[1];
  g_assert_cmpstr (attempt->to, ==, "a@example.org");
  g_assert_cmpstr (attempt->outcome, ==, "failed");
  g_assert_false (attempt->corrected);
}

/* A correction moves the attempt to where it belongs, and is marked */
static void
test_corrected (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketNoticeBook) book = NULL;
  const DocketNoticeAttempt *attempt;

  act (fixture, "accept");
  act (fixture, "notify channel=email outcome=failed");
  act (fixture, "correct of=3 channel=phone reason=wrong");
  book = make_book (fixture, NULL);
  g_assert_cmpuint (get_channel (book, "email")->attempts->len, ==, 0);
  attempt = get_channel (book, "phone")->attempts->pdata[0];
  g_assert_true (attempt->corrected);
  g_assert_cmpint (attempt->event->subject_seq, ==, 3);
}

static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  DocketContactRow rows[] = {
    { (char *) "email", (char *) "new@example.org", FALSE, DOCKET_DATE_NONE, DOCKET_DATE_NONE, 1 },
    { (char *) "email", (char *) "first@example.org", TRUE, DOCKET_DATE_NONE, DOCKET_DATE_NONE, 2 },
    { (char *) "email", (char *) "old@example.org", TRUE, DOCKET_DATE_NONE, 18000, 3 },
    { (char *) "pigeon", (char *) "the loft", FALSE, DOCKET_DATE_NONE, DOCKET_DATE_NONE, 4 },
  };
  g_autoptr (GPtrArray) contacts = g_ptr_array_new ();
  g_autoptr (DocketNoticeBook) book = NULL;
  const DocketNoticeChannel *email;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (contacts, &rows[i]);
  book = make_book (fixture, contacts);
  email = get_channel (book, "email");
  g_assert_cmpuint (email->contacts->len, ==, 2);
  g_assert_cmpstr (((DocketContactRow *) email->contacts->pdata[0])->value, ==,
                   "first@example.org");
  g_assert_cmpuint (book->channels->len, ==, 4);
  g_assert_cmpuint (get_channel (book, "")->contacts->len, ==, 1);
}

static void
test_party (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DocketNoticeBook) book = make_book (fixture, NULL);
  const char *party = docket_notice_find_party (fixture->view, "notice");

  g_assert_nonnull (book);
  g_assert_nonnull (party);
  for (guint i = 0; i < fixture->view->parties->len; i++)
    {
      const DocketCasePartyRow *row = fixture->view->parties->pdata[i];

      g_assert_cmpint (g_str_equal (row->party, party), ==, g_str_equal (row->role, "agency"));
    }
  g_assert_null (docket_notice_find_party (fixture->view, "ruling"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/desk/notice-book/empty", test_empty);
  ADD ("/desk/notice-book/attempts", test_attempts);
  ADD ("/desk/notice-book/corrected", test_corrected);
  ADD ("/desk/notice-book/contacts", test_contacts);
  ADD ("/desk/notice-book/party", test_party);
  return g_test_run ();
}
