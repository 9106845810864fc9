/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the window's main loop is kept from turning while a large list is sorted, filtered and
 * scrolled, and while mails are taken in. window-stall DESK [MAILS], on a display. DESK should have
 * 100,000 cases, MAILS is a folder of 2,000 mails that the desk does not know. Beside the time that
 * passed stands what the main thread worked of it: the rest is other programs'. */

#include "core/docket-date.h"
#include "desk/docket-case-list.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-import.h"
#include "gtk/docket-application.h"
#include "gtk/docket-case-table.h"
#include "gtk/docket-window.h"

#include <time.h>

/* A tick is due every so often, in ms; what comes later than that is a stall */
#define TICK 1

/* µs */
typedef struct
{
  gint64 last;  /* reading at the last tick */
  gint64 worst; /* longest between two ticks */
  guint  over;  /* times longer than 50 ms */
} Watch;

static gboolean watching;
static Watch    passed, worked;

static gint64
get_worked (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
look (Watch *watch, gint64 now)
{
  gint64 gap = now - watch->last;

  watch->worst = MAX (watch->worst, gap);
  watch->over += gap > 50000;
  watch->last = now;
}

static gboolean
tick_cb (gpointer data)
{
  if (!watching)
    return G_SOURCE_CONTINUE;
  look (&passed, g_get_monotonic_time ());
  look (&worked, get_worked ());
  return G_SOURCE_CONTINUE;
}

static void
begin (void)
{
  passed = (Watch) { .last = g_get_monotonic_time () };
  worked = (Watch) { .last = get_worked () };
  watching = TRUE;
}

static void
end (const char *phase)
{
  g_print ("%-34s longest stall %6.1f ms, %u over 50 ms; of work %6.1f ms, %u over 50 ms\n", phase,
           (double) passed.worst / 1000.0, passed.over, (double) worked.worst / 1000.0,
           worked.over);
  watching = FALSE;
}

static void
turn (gint64 ms)
{
  gint64 until = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static DocketCaseList *
get_list (GtkWidget *view)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  while (!DOCKET_IS_CASE_LIST (model))
    model = GTK_IS_SINGLE_SELECTION (model)
                ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (model))
                : g_list_model_get_item (model, 0);
  return DOCKET_CASE_LIST (model);
}

static void
query (DocketCaseList *list, const DocketCaseQuery *wanted)
{
  docket_case_list_set_query (list, wanted);
  while (docket_case_list_is_loading (list))
    g_main_context_iteration (NULL, TRUE);
  turn (500);
}

static void
sort (DocketCaseList *list)
{
  static const char *const orders[] = { "title", "-received", "case", "state", "-due", "due" };

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    query (list, &(DocketCaseQuery) { .due_before = DOCKET_DATE_NONE,
                                      .due_from = DOCKET_DATE_NONE,
                                      .sort = orders[i] });
}

static void
filter (DocketCaseList *list)
{
  static const char *const words[] = { "海", "传媒", "GG-2022-00", "nothing has this", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    query (list, &(DocketCaseQuery) { .due_before = DOCKET_DATE_NONE,
                                      .due_from = DOCKET_DATE_NONE,
                                      .text = words[i] });
}

static void
scroll (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double         page = gtk_adjustment_get_page_size (adjustment);
  double         upper = gtk_adjustment_get_upper (adjustment);

  for (int i = 0; i < 100; i++)
    {
      gtk_adjustment_set_value (adjustment, page * 0.2 * i);
      turn (20);
    }
  for (int i = 0; i < 50; i++)
    {
      gtk_adjustment_set_value (adjustment, upper * ((i * 37) % 50) / 50.0);
      turn (20);
    }
}

static void
imported_cb (const DocketImported *imported, gpointer data)
{
}

static gpointer
import_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const char *paths[] = { data, NULL };

  return GINT_TO_POINTER (docket_desk_import (desk, paths, imported_cb, NULL, NULL, error));
}

static void
import_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static gboolean
notify_cb (gpointer desk)
{
  docket_desk_notify_changed (desk);
  return G_SOURCE_CONTINUE;
}

static void
import (DocketDesk *desk, char *folder)
{
  gboolean       done = FALSE;
  DocketDeskCall call = { import_in_thread, NULL, folder, NULL };
  guint          notify = g_timeout_add (200, notify_cb, desk);

  docket_desk_call_async (desk, &call, NULL, import_done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (notify);
  turn (500);
}

int
main (int argc, char *argv[])
{
  DocketDeskOptions options = { .actor = NULL };
  g_autoptr (DocketApplication) application = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (GError) error = NULL;
  DocketWindow *window;
  GtkWidget    *view;

  g_assert (argc == 2 || argc == 3);
  adw_init ();
  options.directory = argv[1];
  desk = docket_desk_open (&options, &error);
  g_assert_no_error (error);
  application = docket_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  window = docket_window_new (GTK_APPLICATION (application), desk);
  gtk_window_present (GTK_WINDOW (window));
  turn (2000);
  view = find (find (GTK_WIDGET (window), DOCKET_TYPE_CASE_TABLE), GTK_TYPE_LIST_VIEW);
  g_timeout_add_full (G_PRIORITY_HIGH, TICK, tick_cb, NULL, NULL);

  begin ();
  scroll (view);
  end ("scroll");
  begin ();
  sort (get_list (view));
  end ("sort by each column");
  begin ();
  filter (get_list (view));
  end ("filter");
  if (argc == 3)
    {
      begin ();
      import (desk, argv[2]);
      end ("import, list and counts following");
    }
  return 0;
}
