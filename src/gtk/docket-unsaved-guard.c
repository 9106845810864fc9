/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks before windows with something unsaved are closed. What there is and how it is saved its
 * widgets know. Main thread. */

#include "config.h"

#include "gtk/docket-unsaved-guard.h"

#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GUARD "docket-unsaved-guard"

typedef struct
{
  char    *typed; /* when it was filled */
  gboolean armed;
  gboolean asking;
} Guard;

static void
free_guard (gpointer data)
{
  Guard *guard = data;

  g_free (guard->typed);
  g_free (guard);
}

static Guard *
get_guard (GtkWindow *window)
{
  return g_object_get_data (G_OBJECT (window), GUARD);
}

/* --- what there is -------------------------------------------------------------------------- */

/* What the question is about */
typedef struct
{
  GString       *lines;
  GtkWidget     *parent; /* of the question; NULL: nothing is unsaved */
  DocketUnsaved *savable;
} Findings;

static void
add_finding (Findings *findings, GtkWidget *widget, const char *line)
{
  if (findings->parent == NULL)
    findings->parent = widget;
  if (strstr (findings->lines->str, line) == NULL)
    g_string_append_printf (findings->lines, findings->lines->len > 0 ? "\n%s" : "%s", line);
}

static gboolean
was_typed_in (GtkWindow *window, const Guard *guard)
{
  g_autofree char *typed = docket_unsaved_dup_typed (GTK_WIDGET (window));

  return !g_str_equal (typed, guard->typed);
}

/* Windows without a guard are those of the toolkit, and such as take no input */
static void
look_into (GtkWindow *window, Findings *findings)
{
  const Guard *guard = get_guard (window);
  g_autoptr (GPtrArray) found = NULL;

  if (guard == NULL || !guard->armed || !gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  found = docket_unsaved_find (GTK_WIDGET (window));
  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *line = docket_unsaved_dup (found->pdata[i]);

      add_finding (findings, found->pdata[i], line);
      if (findings->savable == NULL && docket_unsaved_can_save (found->pdata[i]))
        findings->savable = found->pdata[i];
    }
  if (guard->typed != NULL && was_typed_in (window, guard))
    {
      g_autofree char *line =
          /* Translators: %s is the title of a dialog */
          g_strdup_printf (_ ("“%s” was not recorded"), gtk_window_get_title (window));

      add_finding (findings, GTK_WIDGET (window), line);
    }
}

static gboolean
goes_with (GtkWindow *window, GPtrArray *windows)
{
  for (; window != NULL; window = gtk_window_get_transient_for (window))
    if (g_ptr_array_find (windows, window, NULL))
      return TRUE;
  return FALSE;
}

static void
look_into_all (GPtrArray *windows, Findings *findings)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (goes_with (window, windows))
        look_into (window, findings);
    }
}

/* --- leaving -------------------------------------------------------------------------------- */

static void
close_all (GPtrArray *windows)
{
  for (guint i = 0; i < windows->len; i++)
    {
      Guard   *guard = get_guard (windows->pdata[i]);
      gboolean armed = guard != NULL && guard->armed;

      if (guard != NULL)
        guard->armed = FALSE;
      gtk_window_close (windows->pdata[i]);
      /* it may have a reason of its own to stay */
      guard = get_guard (windows->pdata[i]);
      if (guard != NULL)
        guard->armed = armed;
    }
}

static void
set_asking (GPtrArray *windows, gboolean asking)
{
  for (guint i = 0; i < windows->len; i++)
    {
      Guard *guard = get_guard (windows->pdata[i]);

      if (guard != NULL)
        guard->asking = asking;
    }
}

static gboolean
is_asking (GPtrArray *windows)
{
  for (guint i = 0; i < windows->len; i++)
    {
      const Guard *guard = get_guard (windows->pdata[i]);

      if (guard != NULL && guard->asking)
        return TRUE;
    }
  return FALSE;
}

/* There may be more than what was saved now */
static void
saved_cb (gboolean saved, gpointer data)
{
  g_autoptr (GPtrArray) windows = data;

  set_asking (windows, FALSE);
  if (saved)
    docket_unsaved_close (windows);
}

static void
save (GPtrArray *windows)
{
  Findings findings = { g_string_new (NULL), NULL, NULL };

  look_into_all (windows, &findings);
  if (findings.savable != NULL)
    docket_unsaved_save (findings.savable, saved_cb, g_ptr_array_ref (windows));
  else
    set_asking (windows, FALSE);
  g_string_free (findings.lines, TRUE);
}

static void
answered_cb (DocketLeave answer, gpointer data)
{
  g_autoptr (GPtrArray) windows = data;

  if (answer == DOCKET_LEAVE_SAVE)
    {
      save (windows);
      return;
    }
  set_asking (windows, FALSE);
  if (answer == DOCKET_LEAVE_DISCARD)
    close_all (windows);
}

static void
ask (GPtrArray *windows, const Findings *findings)
{
  DocketLeaving leaving = { findings->savable != NULL ? _ ("Save the Draft?")
                                                      : _ ("Discard What Was Not Recorded?"),
                            findings->lines->str,
                            findings->savable != NULL ? _ ("_Save Draft") : NULL };

  set_asking (windows, TRUE);
  docket_feedback_ask_leave (findings->parent, &leaving, answered_cb, g_ptr_array_ref (windows));
}

void
docket_unsaved_close (GPtrArray *windows)
{
  Findings findings = { g_string_new (NULL), NULL, NULL };

  g_return_if_fail (windows != NULL);

  look_into_all (windows, &findings);
  if (findings.parent == NULL)
    close_all (windows);
  else if (!is_asking (windows))
    ask (windows, &findings);
  g_string_free (findings.lines, TRUE);
}

/* --- guarding ------------------------------------------------------------------------------- */

static gboolean
close_request_cb (GtkWindow *window)
{
  const Guard *guard = get_guard (window);
  g_autoptr (GPtrArray) windows = g_ptr_array_new_with_free_func (g_object_unref);
  Findings findings = { g_string_new (NULL), NULL, NULL };
  gboolean stays;

  g_ptr_array_add (windows, g_object_ref (window));
  if (guard->armed)
    look_into_all (windows, &findings);
  stays = findings.parent != NULL;
  if (stays && !guard->asking)
    ask (windows, &findings);
  g_string_free (findings.lines, TRUE);
  return stays;
}

void
docket_unsaved_guard (GtkWindow *window)
{
  Guard *guard;

  g_return_if_fail (GTK_IS_WINDOW (window) && get_guard (window) == NULL);

  guard = g_new0 (Guard, 1);
  guard->armed = TRUE;
  g_object_set_data_full (G_OBJECT (window), GUARD, guard, free_guard);
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), NULL);
}

void
docket_unsaved_guard_typed (GtkWindow *window)
{
  docket_unsaved_guard (window);
  get_guard (window)->typed = docket_unsaved_dup_typed (GTK_WIDGET (window));
}

void
docket_unsaved_guard_set_armed (GtkWindow *window, gboolean armed)
{
  Guard *guard = get_guard (window);

  g_return_if_fail (guard != NULL);

  guard->armed = armed;
}
