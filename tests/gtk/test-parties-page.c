/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: everybody found, one party shown, every change of it made in a dialog. */

#include "docket-gtk-fixture.h"

#include "gtk/docket-parties-page.h"
#include "gtk/docket-party-dialog.h"

typedef struct
{
  DocketTestDesk *test;
  char           *number;
  DocketDesk     *desk;
  GtkWidget      *page;
  GtkWindow      *window;
  const char     *sought; /* words that a test waits for */
} Fixture;

static void
set_up (Fixture *fixture, gboolean with_case)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = with_case ? docket_gtk_make_published (fixture->test) : NULL;
  fixture->desk = docket_test_desk_open (fixture->test, "2022-02-25", "li");
  fixture->page = docket_parties_page_new ();
  g_object_ref_sink (fixture->page);
  fixture->window = docket_gtk_present (fixture->page, 900, 720);
  docket_parties_page_set_desk (DOCKET_PARTIES_PAGE (fixture->page), fixture->desk);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture->page);
  g_object_unref (fixture->desk);
  g_free (fixture->number);
  docket_test_desk_free (fixture->test);
}

static gboolean
is_shown (gpointer data)
{
  Fixture *fixture = data;

  return docket_gtk_find (fixture->page, fixture->sought) != NULL;
}

static void
wait_for (Fixture *fixture, const char *words)
{
  fixture->sought = words;
  docket_gtk_wait (is_shown, fixture);
}

static gboolean
is_gone (gpointer data)
{
  return !is_shown (data);
}

static void
wait_until_gone (Fixture *fixture, const char *words)
{
  fixture->sought = words;
  docket_gtk_wait (is_gone, fixture);
}

static GtkWidget *
find_by_type (Fixture *fixture, GType type)
{
  GtkWidget *found = docket_gtk_find_type (fixture->page, type);

  g_assert_nonnull (found);
  return found;
}

/* The place of a word in the list that a role is chosen from */
static guint
find_word (GListModel *words, const char *word)
{
  guint place = 0;

  while (!g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (words), place), word))
    {
      place++;
      g_assert_cmpuint (place, <, g_list_model_get_n_items (words));
    }
  return place;
}

/* --- dialogs -------------------------------------------------------------------------------- */

static DocketPartyDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_PARTY_DIALOG (window))
        return DOCKET_PARTY_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_closed (gpointer data)
{
  return find_dialog () == NULL;
}

static gpointer
get_row (const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (find_dialog ()), DOCKET_TYPE_PARTY_DIALOG,
                                        name);
}

static void
write_value (const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_row ("value")), text);
}

static void
choose_kind (const char *word)
{
  AdwComboRow *kinds = get_row ("kind");

  adw_combo_row_set_selected (kinds, find_word (adw_combo_row_get_model (kinds), word));
}

static void
save (void)
{
  g_assert_true (gtk_widget_is_sensitive (get_row ("save")));
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "party.save", NULL);
}

static void
save_and_wait (void)
{
  save ();
  docket_gtk_wait (is_closed, NULL);
}

static GtkWidget *
get_party_page (Fixture *fixture)
{
  return GTK_WIDGET (
      gtk_widget_get_template_child (fixture->page, DOCKET_TYPE_PARTIES_PAGE, "party"));
}

static void
open_dialog (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (get_party_page (fixture), action, NULL));
  docket_gtk_settle ();
  g_assert_nonnull (find_dialog ());
}

/* --- tests ---------------------------------------------------------------------------------- */

static void
test_list (void)
{
  Fixture    fixture;
  GtkWidget *search;

  set_up (&fixture, TRUE);
  wait_for (&fixture, "海豚影视");
  g_assert_nonnull (docket_gtk_find (fixture.page, "阿花在努力130"));
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (fixture.page);
  search = find_by_type (&fixture, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (search), "海豚");
  wait_until_gone (&fixture, "阿花在努力130");
  g_assert_nonnull (docket_gtk_find (fixture.page, "海豚影视"));
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody at all");
  wait_for (&fixture, "Nobody Found");
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  wait_for (&fixture, "海豚影视");
  tear_down (&fixture);
}

/* Roles come from the rule sets */
static void
test_roles (void)
{
  Fixture    fixture;
  GtkWidget *roles;

  set_up (&fixture, TRUE);
  wait_for (&fixture, "海豚影视");
  roles = find_by_type (&fixture, GTK_TYPE_DROP_DOWN);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (roles))), >=,
                    3);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (roles),
                              find_word (gtk_drop_down_get_model (GTK_DROP_DOWN (roles)),
                                         "Agency"));
  wait_until_gone (&fixture, "阿花在努力130");
  g_assert_nonnull (docket_gtk_find (fixture.page, "海豚影视"));
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  set_up (&fixture, FALSE);
  wait_for (&fixture, "Nobody Registered");
  gtk_widget_activate_action (fixture.page, "parties.add", NULL);
  docket_gtk_settle ();
  g_assert_false (gtk_widget_is_sensitive (get_row ("save")));
  write_value ("麦田MCN");
  save_and_wait ();
  wait_for (&fixture, "No contact is registered.");
  g_assert_nonnull (docket_gtk_find (fixture.page, "麦田MCN"));
  g_assert_true (docket_parties_page_go_back (DOCKET_PARTIES_PAGE (fixture.page)));
  g_assert_false (docket_parties_page_go_back (DOCKET_PARTIES_PAGE (fixture.page)));
  wait_for (&fixture, "麦田MCN");
  tear_down (&fixture);
}

/* A name that is taken: the dialog stays and says so */
static void
test_taken (void)
{
  Fixture    fixture;
  GtkWidget *problem;

  set_up (&fixture, TRUE);
  wait_for (&fixture, "海豚影视");
  gtk_widget_activate_action (fixture.page, "parties.add", NULL);
  docket_gtk_settle ();
  choose_kind ("Agency");
  write_value ("海豚影视");
  save ();
  problem = get_row ("problem");
  while (!gtk_widget_get_visible (problem))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (find_dialog ());
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "party.cancel", NULL);
  docket_gtk_settle ();
  docket_gtk_click (docket_gtk_find_window (ADW_TYPE_MESSAGE_DIALOG), "Discard");
  docket_gtk_wait (is_closed, NULL);
  tear_down (&fixture);
}

static void
test_contacts (void)
{
  Fixture fixture;

  set_up (&fixture, TRUE);
  docket_parties_page_show_party (DOCKET_PARTIES_PAGE (fixture.page), "P-1");
  wait_for (&fixture, "No contact is registered.");
  open_dialog (&fixture, "party.add-contact");
  gtk_switch_set_active (GTK_SWITCH (get_row ("admission")), TRUE);
  write_value ("office@example.cn");
  save_and_wait ();
  wait_for (&fixture, "office@example.cn");
  g_assert_nonnull (docket_gtk_find (fixture.page, "Given at admission"));
  g_assert_true (gtk_widget_activate_action (get_party_page (&fixture), "party.end-contact", "(ss)",
                                             "email", "office@example.cn"));
  docket_gtk_settle ();
  gtk_editable_set_text (GTK_EDITABLE (get_row ("date")), "2022-02-28");
  save_and_wait ();
  wait_until_gone (&fixture, "End…");
  tear_down (&fixture);
}

static void
test_names (void)
{
  Fixture fixture;

  set_up (&fixture, TRUE);
  docket_parties_page_show_party (DOCKET_PARTIES_PAGE (fixture.page), "P-1");
  wait_for (&fixture, "No contact is registered.");
  open_dialog (&fixture, "party.add-alias");
  write_value ("海豚");
  save_and_wait ();
  wait_for (&fixture, "海豚");
  open_dialog (&fixture, "party.rename");
  write_value ("海豚影视传媒");
  save_and_wait ();
  wait_for (&fixture, "海豚影视传媒");
  tear_down (&fixture);
}

static void
test_relationships (void)
{
  Fixture fixture;

  set_up (&fixture, TRUE);
  docket_parties_page_show_party (DOCKET_PARTIES_PAGE (fixture.page), "P-1");
  wait_for (&fixture, "No relationship is registered.");
  open_dialog (&fixture, "party.add-relationship");
  write_value ("阿花在努力130");
  gtk_editable_set_text (GTK_EDITABLE (get_row ("date")), "2021-12-01");
  save_and_wait ();
  wait_for (&fixture, "阿花在努力130");
  g_assert_true (gtk_widget_activate_action (get_party_page (&fixture), "party.end-relationship",
                                             "(ss)", "binding", "P-2"));
  docket_gtk_settle ();
  save_and_wait ();
  wait_until_gone (&fixture, "End…");
  tear_down (&fixture);
}

/* Cases and entries lead to their case */
static void
test_cases (void)
{
  Fixture    fixture;
  GtkWidget *views;

  set_up (&fixture, TRUE);
  docket_parties_page_show_party (DOCKET_PARTIES_PAGE (fixture.page), "P-1");
  wait_for (&fixture, "No contact is registered.");
  views = find_by_type (&fixture, ADW_TYPE_VIEW_STACK);
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "cases");
  wait_for (&fixture, "海豚影视 × 阿花在努力130");
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (views), "ledger");
  wait_for (&fixture, "+1");
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (fixture.page);
  tear_down (&fixture);
}

static void
test_unknown (void)
{
  Fixture fixture;

  set_up (&fixture, FALSE);
  docket_parties_page_show_party (DOCKET_PARTIES_PAGE (fixture.page), "P-99");
  wait_for (&fixture, "The Party Could Not Be Read");
  tear_down (&fixture);
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/parties-page/list", test_list);
  g_test_add_func ("/gtk/parties-page/roles", test_roles);
  g_test_add_func ("/gtk/parties-page/empty", test_empty);
  g_test_add_func ("/gtk/parties-page/taken", test_taken);
  g_test_add_func ("/gtk/parties-page/contacts", test_contacts);
  g_test_add_func ("/gtk/parties-page/names", test_names);
  g_test_add_func ("/gtk/parties-page/relationships", test_relationships);
  g_test_add_func ("/gtk/parties-page/cases", test_cases);
  g_test_add_func ("/gtk/parties-page/unknown", test_unknown);
  return g_test_run ();
}
