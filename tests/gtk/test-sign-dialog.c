/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Signing a draft that is recorded: by the keyboard, by whom, and what stands there afterwards. */

#include "docket-gtk-fixture.h"

#include "gtk/docket-ruling-builder.h"
#include "gtk/docket-sign-dialog.h"

#define DRAFT "rule outcome=unbind ground=no-contract finding=a evidence=E1 cite=7.1(1) reason=r"

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWidget        *builder;
  GtkWindow        *window;
} Fixture;

/* @data: "actor act" of 25 February, NULL-terminated */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *const *acts = data;

  fixture->test = docket_test_desk_new ();
  fixture->number = docket_gtk_make_published (fixture->test);
  for (guint i = 0; acts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (acts[i], " ", 2);

      docket_test_desk_act (fixture->test, "2022-02-25", words[0], fixture->number, words[1]);
    }
  fixture->desk = docket_test_desk_open (fixture->test, "2022-02-25", "li");
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->builder = g_object_ref_sink (docket_ruling_builder_new ());
  fixture->window = docket_gtk_present (fixture->builder, 1100, 760);
  g_object_set (fixture->builder, "handle", fixture->handle, NULL);
  docket_gtk_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture->builder);
  g_object_unref (fixture->handle);
  g_object_unref (fixture->desk);
  g_free (fixture->number);
  docket_test_desk_free (fixture->test);
}

static GtkWidget *
find_dialog (void)
{
  return docket_gtk_find_window (DOCKET_TYPE_SIGN_DIALOG);
}

static gboolean
is_shown (gpointer data)
{
  GtkWidget *sign = find_dialog () == NULL ? NULL : docket_gtk_find (find_dialog (), "Sign");

  return sign != NULL && gtk_widget_is_sensitive (sign);
}

static gboolean
can_sign (gpointer data)
{
  GtkWidget *sign = docket_gtk_find (((Fixture *) data)->builder, "Sign…");

  return sign != NULL && gtk_widget_is_sensitive (sign);
}

static guint
count_signatures (Fixture *fixture)
{
  const DocketCaseView *view = docket_case_handle_get_view (fixture->handle);

  return ((DocketRulingRow *) view->rulings->pdata[view->rulings->len - 1])->signatures->len;
}

static gboolean
is_signed (gpointer data)
{
  return count_signatures (data) == 1 && find_dialog () == NULL;
}

static GtkWidget *
get_focus (void)
{
  return gtk_window_get_focus (GTK_WINDOW (find_dialog ()));
}

/* Ctrl+Enter opens the summary and signs nothing; the keyboard is at who signs; Escape leaves */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  docket_gtk_wait (can_sign, fixture);
  g_assert_true (docket_gtk_press (fixture->builder, GDK_KEY_Return, GDK_CONTROL_MASK));
  docket_gtk_wait (is_shown, NULL);
  g_assert_nonnull (gtk_widget_get_ancestor (get_focus (), ADW_TYPE_COMBO_ROW));
  g_assert_false (docket_gtk_press (get_focus (), GDK_KEY_Return, GDK_CONTROL_MASK));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (find_dialog ())));
  g_assert_true (docket_gtk_press (get_focus (), GDK_KEY_Escape, 0));
  g_assert_null (find_dialog ());
  g_assert_cmpuint (count_signatures (fixture), ==, 0);
  docket_gtk_press (fixture->builder, GDK_KEY_Return, GDK_CONTROL_MASK);
  docket_gtk_wait (is_shown, NULL);
  docket_gtk_click (find_dialog (), "Sign");
  docket_gtk_wait (is_signed, fixture);
}

static gboolean
lacks_signer (gpointer data)
{
  return docket_gtk_find (((Fixture *) data)->builder, "Nobody at This Desk May Sign Next") != NULL;
}

/* The author and who signed first are all the seniors there are */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  docket_gtk_wait (lacks_signer, fixture);
  g_assert_false (can_sign (fixture));
  g_assert_nonnull (docket_gtk_find (fixture->builder,
                                     "A senior has signed already: it takes a second senior, who "
                                     "neither drafted the ruling nor signed it."));
  row = docket_gtk_find (fixture->builder, "Add a Senior Reviewer…");
  g_assert_nonnull (row);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "app.people");
  docket_gtk_assert_nothing_cut (fixture->builder);
}

static gboolean
is_carried_out (gpointer data)
{
  GtkWidget *builder = ((Fixture *) data)->builder;

  return docket_gtk_find (builder, "In force since 25 February 2022, and carried out") != NULL;
}

/* What signing would bring is no question any more */
static void
test_carried_out (Fixture *fixture, gconstpointer data)
{
  docket_gtk_wait (is_carried_out, fixture);
  docket_gtk_settle ();
  g_assert_null (docket_gtk_find (fixture->builder, "Not known yet"));
  g_assert_null (docket_gtk_find (fixture->builder, "Once Both Have Signed"));
  g_assert_false (lacks_signer (fixture));
}

/* Drafts that another took the place of, and one that was withdrawn, say so */
static void
test_earlier (Fixture *fixture, gconstpointer data)
{
  g_assert_nonnull (
      docket_gtk_find (fixture->builder,
                       "Draft of 25 February 2022 by li, replaced before it was signed"));
  g_assert_nonnull (
      docket_gtk_find (fixture->builder, "Draft of 25 February 2022 by wang, withdrawn"));
}

int
main (int argc, char *argv[])
{
  static const char *const drafted[] = { "li " DRAFT, NULL };
  static const char *const stuck[] = { "zhao " DRAFT, "admin sign", NULL };
  static const char *const unbound[] = { "li " DRAFT, "li sign", "zhao sign",
                                         "li unbind ground=no-contract", NULL };
  static const char *const twice[] = { "li " DRAFT, "li " DRAFT, "wang " DRAFT, "wang undo of=9",
                                       NULL };

  docket_gtk_fixture_init (&argc, &argv);
  g_test_add ("/gtk/sign-dialog/keys", Fixture, drafted, set_up, test_keys, tear_down);
  g_test_add ("/gtk/sign-dialog/nobody", Fixture, stuck, set_up, test_nobody, tear_down);
  g_test_add ("/gtk/sign-dialog/carried-out", Fixture, unbound, set_up, test_carried_out,
              tear_down);
  g_test_add ("/gtk/sign-dialog/earlier", Fixture, twice, set_up, test_earlier, tear_down);
  return g_test_run ();
}
