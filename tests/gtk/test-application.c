/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program from its command line to its window: each test runs it in the process and watches it
 * from a source of its main loop. */

#include "gtk/docket-application.h"
#include "gtk/docket-import-dialog.h"
#include "gtk/docket-notice-bar.h"
#include "gtk/docket-preferences-window.h"
#include "gtk/docket-start-window.h"
#include "gtk/docket-window.h"
#include "tests/docket-test-tree.h"
#include "tests/gtk/docket-gtk-fixture.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct _Run Run;

/* TRUE: go on with the next step */
typedef gboolean (*StepFunc) (Run *run);

struct _Run
{
  DocketApplication *application;
  DocketTestDesk    *test;
  DocketDesk        *other; /* another program at the same desk */
  const StepFunc    *steps; /* until NULL; then the program is quit */
  gint64             end;
};

static gboolean
step_cb (gpointer data)
{
  Run *run = data;

  g_assert_cmpint (g_get_monotonic_time (), <, run->end);
  if (!g_application_get_is_registered (G_APPLICATION (run->application)))
    return G_SOURCE_CONTINUE;
  if (*run->steps != NULL)
    run->steps += (*run->steps) (run) ? 1 : 0;
  else
    g_action_group_activate_action (G_ACTION_GROUP (run->application), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* @words: of the command line, after the program's name. Gives the exit status */
static int
run_program (Run *run, const char *const *words, const StepFunc *steps)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  guint source;
  int   status;

  g_ptr_array_add (arguments, (gpointer) "docket");
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) words[i]);
  g_ptr_array_add (arguments, NULL);
  run->steps = steps;
  run->end = g_get_monotonic_time () + PATIENCE;
  run->application = docket_application_new ();
  source = g_timeout_add (20, step_cb, run);
  status = g_application_run (G_APPLICATION (run->application), (int) arguments->len - 1,
                              (char **) arguments->pdata);
  g_source_remove (source);
  docket_gtk_settle ();
  g_assert_finalize_object (run->application);
  return status;
}

/* --- what the steps look for ---------------------------------------------------------------- */

/* With the dialogs, which the application does not count */
static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *item = windows; item != NULL; item = item->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (item->data, type) && gtk_widget_get_mapped (item->data))
      return item->data;
  return NULL;
}

static GtkWidget *
find_in (GType type, const char *words)
{
  GtkWidget *window = find_window (type);

  return window == NULL ? NULL : docket_gtk_find (window, words);
}

static gboolean
has_desk (Run *run)
{
  return find_window (DOCKET_TYPE_WINDOW) != NULL && find_window (DOCKET_TYPE_START_WINDOW) == NULL;
}

static DocketDesk *
get_desk (Run *run)
{
  return docket_window_get_desk (DOCKET_WINDOW (find_window (DOCKET_TYPE_WINDOW)));
}

static const char *
get_notice (Run *run)
{
  GtkWidget *bar = docket_gtk_find_type (find_window (DOCKET_TYPE_WINDOW), DOCKET_TYPE_NOTICE_BAR);

  return bar == NULL ? NULL : docket_notice_bar_get_sentence (DOCKET_NOTICE_BAR (bar));
}

static void
activate (Run *run, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (run->application), action, NULL);
}

/* --- first start ---------------------------------------------------------------------------- */

static gboolean
give_name (Run *run)
{
  GtkWidget *button = find_in (DOCKET_TYPE_START_WINDOW, "_Start");
  GtkWidget *name;

  if (button == NULL)
    return FALSE;
  g_assert_false (
      g_action_group_get_action_enabled (G_ACTION_GROUP (run->application), "preferences"));
  name = docket_gtk_find_type (find_window (DOCKET_TYPE_START_WINDOW), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (name), "  ");
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (name), " 梅 ");
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

static gboolean
is_administered (Run *run)
{
  g_autoptr (GPtrArray) actors = NULL;
  const DocketActorRow *actor;

  if (!has_desk (run))
    return FALSE;
  g_assert_cmpstr (docket_desk_get_actor (get_desk (run)), ==, "梅");
  actors = docket_desk_dup_actors (get_desk (run), NULL);
  g_assert_cmpuint (actors->len, ==, 1);
  actor = actors->pdata[0];
  g_assert_cmpstr (actor->name, ==, "梅");
  g_assert_cmpstr (actor->role, ==, "administrator");
  return TRUE;
}

static void
test_first_start (void)
{
  static const StepFunc steps[] = { give_name, is_administered, NULL };
  g_autofree char      *top = g_dir_make_tmp ("docket-start-XXXXXX", NULL);
  g_autofree char      *directory = g_build_filename (top, "desk", NULL);
  const char *const     words[] = { "--desk", directory, NULL };
  Run                   run = { NULL };

  g_assert_cmpint (run_program (&run, words, steps), ==, 0);
  docket_test_tree_remove (top);
}

/* --- a desk that is there ------------------------------------------------------------------- */

static int
run_on_desk (Run *run, const char *actor, const char *file, const StepFunc *steps)
{
  const char *words[] = {
    "--desk", run->test->directory, "--today", "2022-01-06", "--actor", actor, file, NULL
  };

  return run_program (run, words, steps);
}

static gboolean
is_li_at_desk (Run *run)
{
  return has_desk (run) && g_str_equal (docket_desk_get_actor (get_desk (run)), "li");
}

static gboolean
tells_of_practice (Run *run)
{
  return get_notice (run) != NULL;
}

static void
test_desk (void)
{
  static const StepFunc steps[] = { is_li_at_desk, tells_of_practice, NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  Run run = { .test = test };

  g_assert_cmpint (run_on_desk (&run, "li", NULL, steps), ==, 0);
}

static gboolean
say_who (Run *run)
{
  GtkWidget *row = find_in (DOCKET_TYPE_START_WINDOW, "li");

  if (row == NULL)
    return FALSE;
  g_assert_null (find_window (DOCKET_TYPE_WINDOW));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  return TRUE;
}

static void
test_unknown_actor (void)
{
  static const StepFunc steps[] = { say_who, is_li_at_desk, NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  Run run = { .test = test };

  g_assert_cmpint (run_on_desk (&run, "nobody", NULL, steps), ==, 0);
}

static gboolean
is_locked (Run *run)
{
  if (!has_desk (run) || get_notice (run) == NULL)
    return FALSE;
  g_assert_nonnull (strstr (get_notice (run), run->test->directory));
  g_clear_object (&run->other);
  activate (run, "take-desk");
  return TRUE;
}

static gboolean
is_taken (Run *run)
{
  g_autoptr (GError) error = NULL;
  const char *notice = get_notice (run);

  /* what is left to be told is the date */
  if (notice != NULL && strstr (notice, run->test->directory) != NULL)
    return FALSE;
  g_assert_true (docket_desk_take (get_desk (run), &error));
  g_assert_no_error (error);
  return TRUE;
}

static void
test_locked (void)
{
  static const StepFunc steps[] = { is_locked, is_taken, NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  Run run = { .test = test, .other = docket_test_desk_open (test, "2022-01-06", "wang") };

  g_assert_true (docket_desk_take (run.other, NULL));
  g_assert_cmpint (run_on_desk (&run, "li", NULL, steps), ==, 0);
}

static gboolean
break_off (Run *run)
{
  GtkWidget *button = find_in (DOCKET_TYPE_START_WINDOW, "_Try Again");

  if (button == NULL)
    return FALSE;
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

static gboolean
fails_again (Run *run)
{
  return find_in (DOCKET_TYPE_START_WINDOW, "_Try Again") != NULL;
}

static void
test_broken_desk (void)
{
  static const StepFunc steps[] = { break_off, fails_again, NULL };
  g_autofree char      *directory = g_dir_make_tmp ("docket-broken-XXXXXX", NULL);
  g_autofree char      *file = g_build_filename (directory, "desk.db", NULL);
  const char *const     words[] = { "--desk", directory, NULL };
  Run                   run = { NULL };

  g_assert_true (
      g_file_set_contents (file, "no database, but long enough to be read as one", -1, NULL));
  g_assert_cmpint (run_program (&run, words, steps), ==, 0);
  docket_test_tree_remove (directory);
}

/* --- mails ---------------------------------------------------------------------------------- */

static gboolean
is_imported (Run *run)
{
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE };
  g_autoptr (GPtrArray) rows = NULL;

  if (!has_desk (run))
    return FALSE;
  rows = docket_desk_list (get_desk (run), &query, NULL);
  return rows->len == 1;
}

static gboolean
close_dialogs (Run *run)
{
  GtkWidget *dialog = find_window (DOCKET_TYPE_IMPORT_DIALOG);

  if (dialog != NULL)
    gtk_window_close (GTK_WINDOW (dialog));
  return dialog == NULL;
}

static void
test_mail (void)
{
  static const StepFunc steps[] = { is_imported, close_dialogs, NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *mail =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "01-plain.eml", NULL);
  Run run = { .test = test };

  g_assert_cmpint (run_on_desk (&run, "li", mail, steps), ==, 0);
}

/* --- windows of the program ----------------------------------------------------------------- */

static gboolean
is_alone (Run *run)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint mapped = 0;

  for (GList *item = windows; item != NULL; item = item->next)
    mapped += gtk_widget_get_mapped (item->data) ? 1 : 0;
  return has_desk (run) && mapped == 1;
}

static gboolean
close_window (GtkWidget *window)
{
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (window);
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static gboolean
open_preferences (Run *run)
{
  activate (run, "preferences");
  return TRUE;
}

static gboolean
shows_folder (Run *run)
{
  GtkWidget *window = find_window (DOCKET_TYPE_PREFERENCES_WINDOW);

  return window != NULL && docket_gtk_find (window, run->test->directory) != NULL &&
         close_window (window);
}

static gboolean
open_help (Run *run)
{
  activate (run, "help");
  return TRUE;
}

static gboolean
shows_help (Run *run)
{
  GtkWidget *window = find_window (ADW_TYPE_WINDOW);

  return window != NULL && docket_gtk_find (window, "From a Mail to a Report") != NULL &&
         close_window (window);
}

static gboolean
open_about (Run *run)
{
  activate (run, "about");
  return TRUE;
}

static gboolean
shows_about (Run *run)
{
  GtkWidget *window = find_window (ADW_TYPE_ABOUT_WINDOW);

  return window != NULL && close_window (window);
}

static gboolean
open_shortcuts (Run *run)
{
  return gtk_widget_activate_action (find_window (DOCKET_TYPE_WINDOW), "win.shortcuts", NULL);
}

static gboolean
shows_shortcuts (Run *run)
{
  GtkWidget *window = find_window (ADW_TYPE_WINDOW);

  return window != NULL && docket_gtk_find (window, "Ctrl+Shift+F") != NULL &&
         close_window (window);
}

static void
test_windows (void)
{
  static const StepFunc steps[] = {
    is_alone,       open_preferences, shows_folder, is_alone,    open_help,
    shows_help,     is_alone,         open_about,   shows_about, is_alone,
    open_shortcuts, shows_shortcuts,  is_alone,     NULL
  };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  Run run = { .test = test };

  g_assert_cmpint (run_on_desk (&run, "li", NULL, steps), ==, 0);
}

/* --- command line --------------------------------------------------------------------------- */

static void
test_usage (void)
{
  static const StepFunc steps[] = { NULL };
  static const struct
  {
    const char *words[3];
    int         status;
  } cases[] = {
    { { "--version" }, 0 },
    { { "--today", "yesterday" }, 2 },
    { { "--today", "2022-02-30" }, 2 },
    { { "--nothing" }, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Run run = { NULL };

      g_assert_cmpint (run_program (&run, cases[i].words, steps), ==, cases[i].status);
    }
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/application/first-start", test_first_start);
  g_test_add_func ("/gtk/application/desk", test_desk);
  g_test_add_func ("/gtk/application/unknown-actor", test_unknown_actor);
  g_test_add_func ("/gtk/application/locked", test_locked);
  g_test_add_func ("/gtk/application/broken-desk", test_broken_desk);
  g_test_add_func ("/gtk/application/mail", test_mail);
  g_test_add_func ("/gtk/application/windows", test_windows);
  g_test_add_func ("/gtk/application/usage", test_usage);
  return g_test_run ();
}
