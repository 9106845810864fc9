/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preferences: who one works as, who is registered, backup and check. */

#include "gtk/docket-care-group.h"
#include "gtk/docket-people-page.h"
#include "gtk/docket-preferences-window.h"
#include "tests/docket-test-tree.h"
#include "tests/gtk/docket-gtk-fixture.h"

typedef struct
{
  DocketTestDesk          *test;
  DocketDesk              *desk;
  DocketPreferencesWindow *window;
  const char              *text; /* waited for */
} Fixture;

static gboolean
sees_text (gpointer data)
{
  Fixture *fixture = data;

  return docket_gtk_find (GTK_WIDGET (fixture->window), fixture->text) != NULL;
}

static void
wait_for (Fixture *fixture, const char *text)
{
  fixture->text = text;
  docket_gtk_wait (sees_text, fixture);
  docket_gtk_settle ();
}

/* @actor: who works at the desk */
static void
set_up (Fixture *fixture, gconstpointer actor)
{
  fixture->test = docket_test_desk_new ();
  fixture->desk = docket_test_desk_open (fixture->test, "2022-01-06", actor);
  fixture->window = docket_preferences_window_new (NULL, fixture->desk);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture, actor);
}

/* What reads and writes in threads has come back */
static gboolean
is_alone (gpointer object)
{
  return G_OBJECT (object)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer actor)
{
  DocketPreferencesWindow *window = fixture->window;

  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  docket_gtk_wait (is_alone, window);
  g_assert_finalize_object (window);
  docket_gtk_wait (is_alone, fixture->desk);
  g_assert_finalize_object (fixture->desk);
  docket_test_desk_free (fixture->test);
}

static GtkWidget *
find_type (Fixture *fixture, GType type)
{
  return docket_gtk_find_type (GTK_WIDGET (fixture->window), type);
}

static void
click (Fixture *fixture, const char *label)
{
  GtkWidget *button = docket_gtk_find (GTK_WIDGET (fixture->window), label);

  g_assert_true (GTK_IS_BUTTON (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
show_people (Fixture *fixture)
{
  adw_preferences_window_set_visible_page_name (ADW_PREFERENCES_WINDOW (fixture->window), "people");
  wait_for (fixture, "Registered Names");
}

static char *
dup_role (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) actors = docket_desk_dup_actors (fixture->desk, NULL);

  for (guint i = 0; i < actors->len; i++)
    {
      const DocketActorRow *actor = actors->pdata[i];

      if (g_str_equal (actor->name, name))
        return g_strdup (actor->role);
    }
  return NULL;
}

/* --- people --------------------------------------------------------------------------------- */

static void
test_add_name (Fixture *fixture, gconstpointer actor)
{
  GtkWidget       *entry;
  g_autofree char *role = NULL;

  show_people (fixture);
  entry = find_type (fixture, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "梅");
  click (fixture, "_Add");
  wait_for (fixture, "“梅” is registered");
  wait_for (fixture, "梅");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  role = dup_role (fixture, "梅");
  g_assert_cmpstr (role, ==, "reviewer");
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->window));
}

static void
test_change_role (Fixture *fixture, gconstpointer actor)
{
  GtkWidget       *row;
  g_autofree char *role = NULL;

  show_people (fixture);
  row = docket_gtk_find (find_type (fixture, DOCKET_TYPE_PEOPLE_PAGE), "li");
  g_assert_true (ADW_IS_COMBO_ROW (row));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  wait_for (fixture, "“li” is registered");
  role = dup_role (fixture, "li");
  g_assert_cmpstr (role, ==, "senior");
}

/* The last administrator stays one, and the page says what stands */
static void
test_last_administrator (Fixture *fixture, gconstpointer actor)
{
  GtkWidget       *people;
  GtkWidget       *row;
  g_autofree char *role = NULL;

  show_people (fixture);
  people = find_type (fixture, DOCKET_TYPE_PEOPLE_PAGE);
  docket_people_page_register (DOCKET_PEOPLE_PAGE (people), "admin", "auditor");
  docket_gtk_settle ();
  role = dup_role (fixture, "admin");
  g_assert_cmpstr (role, ==, "administrator");
  row = docket_gtk_find (people, "admin");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 3);
}

static void
test_no_administrator (Fixture *fixture, gconstpointer actor)
{
  show_people (fixture);
  g_assert_null (find_type (fixture, ADW_TYPE_ENTRY_ROW));
  g_assert_null (find_type (fixture, ADW_TYPE_COMBO_ROW));
  g_assert_nonnull (docket_gtk_find (GTK_WIDGET (fixture->window), "Senior Reviewer"));
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->window));
}

/* --- who works here ------------------------------------------------------------------------- */

static void
note_name_cb (DocketPreferencesWindow *window, const char *name, char **chosen)
{
  *chosen = g_strdup (name);
}

static void
test_work_as (Fixture *fixture, gconstpointer actor)
{
  g_autofree char *chosen = NULL;
  GtkWidget       *row = find_type (fixture, ADW_TYPE_COMBO_ROW);
  GListModel      *names = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  g_signal_connect (fixture->window, "actor-chosen", G_CALLBACK (note_name_cb), &chosen);
  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (names), i), "zhao"))
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  docket_gtk_settle ();
  g_assert_cmpstr (chosen, ==, "zhao");
  g_assert_cmpstr (docket_desk_get_actor (fixture->desk), ==, "zhao");
}

/* --- backup and check ----------------------------------------------------------------------- */

static void
test_check (Fixture *fixture, gconstpointer actor)
{
  click (fixture, "_Check Now");
  wait_for (fixture, "All is well: 6 entries of the journal checked");
  docket_gtk_assert_nothing_cut (GTK_WIDGET (fixture->window));
}

static gboolean
is_about_failure (gpointer data)
{
  Fixture    *fixture = data;
  GtkWidget  *row = docket_gtk_find (GTK_WIDGET (fixture->window), "Backup");
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

  return g_str_has_prefix (subtitle, "No backup was made: ");
}

static void
test_back_up (Fixture *fixture, gconstpointer actor)
{
  g_autofree char *top = g_dir_make_tmp ("docket-backup-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (top, "copy", NULL);
  GtkWidget       *care = find_type (fixture, DOCKET_TYPE_CARE_GROUP);
  DocketTestDesk   test = { copy };
  g_autoptr (DocketDesk) desk = NULL;

  docket_care_group_back_up (DOCKET_CARE_GROUP (care), copy);
  wait_for (fixture, "Backed up and compared: 6 entries of the journal");
  desk = docket_test_desk_open (&test, "2022-01-06", "li");
  g_assert_cmpstr (docket_desk_get_id (desk), ==, docket_desk_get_id (fixture->desk));
  g_clear_object (&desk);
  docket_care_group_back_up (DOCKET_CARE_GROUP (care), docket_desk_get_directory (fixture->desk));
  docket_gtk_wait (is_about_failure, fixture);
  docket_test_tree_remove (top);
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add ("/gtk/preferences-window/add-name", Fixture, "admin", set_up, test_add_name,
              tear_down);
  g_test_add ("/gtk/preferences-window/change-role", Fixture, "admin", set_up, test_change_role,
              tear_down);
  g_test_add ("/gtk/preferences-window/last-administrator", Fixture, "admin", set_up,
              test_last_administrator, tear_down);
  g_test_add ("/gtk/preferences-window/no-administrator", Fixture, "li", set_up,
              test_no_administrator, tear_down);
  g_test_add ("/gtk/preferences-window/work-as", Fixture, "li", set_up, test_work_as, tear_down);
  g_test_add ("/gtk/preferences-window/check", Fixture, "li", set_up, test_check, tear_down);
  g_test_add ("/gtk/preferences-window/back-up", Fixture, "li", set_up, test_back_up, tear_down);
  return g_test_run ();
}
