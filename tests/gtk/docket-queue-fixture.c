/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Queues for tests. The mails are made here, so that there can be many. */

#include "docket-queue-fixture.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-import.h"

#include <glib/gstdio.h>

/* --- desks ---------------------------------------------------------------------------------- */

/* Mails that differ in their parties, so that each opens a case */
static void
write_mails (const char *directory, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.eml", i);
      g_autofree char *path = g_build_filename (directory, name, NULL);
      g_autofree char *mail = g_strdup_printf (
          "From: a%u@example.cn\r\nMessage-ID: <%u@example.cn>\r\n"
          "Date: Wed, 05 Jan 2022 09:00:00 +0800\r\nSubject: complaint\r\nMIME-Version: 1.0\r\n"
          "Content-Type: text/plain; charset=utf-8\r\n\r\n"
          "机构名称：机构%u\r\n创作者昵称：作者%u\r\n申诉理由：拖欠分成\r\n手机：1380000%04u\r\n",
          i, i, i, i, i);

      g_assert_true (g_file_set_contents (path, mail, -1, NULL));
    }
}

static void
remove_mails (const char *directory, guint n)
{
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.eml", i);
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
imported_cb (const DocketImported *imported, gpointer data)
{
  g_assert_true (imported->status == DOCKET_IMPORT_OPENED ||
                 imported->status == DOCKET_IMPORT_DUPLICATE);
}

void
docket_queue_fixture_import (DocketDesk *desk, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("docket-mails-XXXXXX", &error);
  const char      *paths[] = { directory, NULL };

  g_assert_no_error (error);
  write_mails (directory, n);
  docket_desk_import (desk, paths, imported_cb, NULL, NULL, &error);
  g_assert_no_error (error);
  remove_mails (directory, n);
}

/* --- the page ------------------------------------------------------------------------------- */

static void
opened_cb (DocketQueuePage    *page,
           const char         *number,
           const char         *action,
           DocketQueueFixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (number);
}

static gboolean
is_loaded (gpointer page)
{
  const char *shown = docket_queue_view_get_shown (docket_queue_page_get_view (page));

  return !g_str_equal (shown, "nothing") && !g_str_equal (shown, "loading");
}

DocketSidebarRow *
docket_queue_fixture_make_row (const char *queue)
{
  return g_object_ref_sink (
      g_object_new (DOCKET_TYPE_SIDEBAR_ROW, "queue", queue, "title", "Queue", "empty-title",
                    "Empty", "empty-description", "Nothing is in it", "empty-button", "Elsewhere",
                    "empty-action", "win.import", "next-due", g_str_equal (queue, "today"), NULL));
}

void
docket_queue_fixture_show (DocketQueueFixture *fixture, const char *queue)
{
  fixture->row = docket_queue_fixture_make_row (queue);
  fixture->page = g_object_new (DOCKET_TYPE_QUEUE_PAGE, NULL);
  g_signal_connect (fixture->page, "opened", G_CALLBACK (opened_cb), fixture);
  docket_queue_page_set_desk (fixture->page, fixture->desk);
  docket_queue_page_set_width_class (fixture->page, DOCKET_WIDTH_WIDE);
  g_object_set (fixture->page, "peek-visible", TRUE, NULL);
  docket_queue_page_show (fixture->page, fixture->row);
  fixture->window = docket_gtk_present (GTK_WIDGET (fixture->page), 1000, 700);
  docket_gtk_wait (is_loaded, fixture->page);
  docket_gtk_settle ();
}

void
docket_queue_fixture_close (DocketQueueFixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_null (page);
  g_clear_object (&fixture->row);
  g_clear_object (&fixture->desk);
  g_clear_pointer (&fixture->opened, g_free);
  docket_test_desk_free (fixture->test);
}

void
docket_queue_fixture_open (DocketQueueFixture *fixture, const char *queue, guint n)
{
  *fixture = (DocketQueueFixture) { .test = docket_test_desk_new () };
  fixture->desk = docket_test_desk_open (fixture->test, DOCKET_QUEUE_FIXTURE_TODAY, "li");
  if (n > 0)
    docket_queue_fixture_import (fixture->desk, n);
  docket_queue_fixture_show (fixture, queue);
}

DocketQueueView *
docket_queue_fixture_get_view (DocketQueueFixture *fixture)
{
  return docket_queue_page_get_view (fixture->page);
}

DocketCaseTable *
docket_queue_fixture_get_table (DocketQueueFixture *fixture)
{
  return docket_queue_view_get_table (docket_queue_fixture_get_view (fixture));
}

const char *
docket_queue_fixture_get_shown (DocketQueueFixture *fixture)
{
  return docket_queue_view_get_shown (docket_queue_fixture_get_view (fixture));
}

const char *
docket_queue_fixture_get_selected (DocketQueueFixture *fixture)
{
  DocketCase *kase = docket_case_table_get_selected (docket_queue_fixture_get_table (fixture));

  return kase == NULL ? NULL : docket_case_get_number (kase);
}

GtkWidget *
docket_queue_fixture_find (DocketQueueFixture *fixture, const char *text)
{
  return docket_gtk_find (GTK_WIDGET (fixture->page), text);
}

void
docket_queue_fixture_wait (DocketQueueFixture *fixture)
{
  docket_gtk_settle ();
  docket_gtk_wait (is_loaded, fixture->page);
  docket_gtk_settle ();
}

void
docket_queue_fixture_note (DocketQueueFixture *fixture, const char *number)
{
  const char *const inputs[] = { "text=Seen", NULL };
  g_autoptr (GError) error = NULL;

  docket_desk_act (fixture->desk, number, "note", inputs, NULL, &error);
  g_assert_no_error (error);
  docket_desk_notify_changed (fixture->desk);
  docket_queue_fixture_wait (fixture);
}
