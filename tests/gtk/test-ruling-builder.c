/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tab of the ruling: what cannot be signed, who may sign, what was written is kept. */

#include "docket-gtk-fixture.h"

#include "gtk/docket-chip-box.h"
#include "gtk/docket-finding-item.h"
#include "gtk/docket-growing-text.h"
#include "gtk/docket-ruling-bar.h"
#include "gtk/docket-ruling-builder.h"
#include "gtk/docket-ruling-form.h"
#include "gtk/docket-sign-dialog.h"

typedef struct
{
  DocketTestDesk   *test;
  char             *number;
  DocketDesk       *desk;
  DocketCaseHandle *handle;
  GtkWidget        *builder;
  GtkWindow        *window;
} Fixture;

static void
set_up (Fixture *fixture, const char *actor)
{
  fixture->test = docket_test_desk_new ();
  fixture->number = docket_gtk_make_published (fixture->test);
  fixture->desk = docket_test_desk_open (fixture->test, "2022-02-25", actor);
  fixture->handle = docket_gtk_open_case (fixture->desk, fixture->number);
  fixture->builder = docket_ruling_builder_new ();
  g_object_ref_sink (fixture->builder);
  fixture->window = docket_gtk_present (fixture->builder, 1100, 760);
  g_object_set (fixture->builder, "handle", fixture->handle, NULL);
  docket_gtk_settle ();
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  docket_gtk_settle ();
  g_assert_finalize_object (fixture->builder);
  g_object_unref (fixture->handle);
  g_object_unref (fixture->desk);
  g_free (fixture->number);
  docket_test_desk_free (fixture->test);
}

static gpointer
get_child (gpointer widget, GType type, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (widget), type, name);
}

static GtkWidget *
get_sheet (Fixture *fixture)
{
  return get_child (fixture->builder, DOCKET_TYPE_RULING_BUILDER, "sheet");
}

static gpointer
find_in_sheet (Fixture *fixture, const char *name)
{
  GtkWidget *sheet = get_sheet (fixture);

  return get_child (sheet, G_OBJECT_TYPE (sheet), name);
}

static GtkWidget *
get_finding (Fixture *fixture, gint number)
{
  return GTK_WIDGET (
      gtk_list_box_get_row_at_index (GTK_LIST_BOX (find_in_sheet (fixture, "findings")), number));
}

/* Chooses in a chip box what its list shows at that place */
static void
choose_chip (GtkWidget *finding, const char *box_name, gint place)
{
  GtkWidget     *box = get_child (finding, DOCKET_TYPE_FINDING_ITEM, box_name);
  GtkWidget     *button = get_child (box, DOCKET_TYPE_CHIP_BOX, "button");
  GtkListBox    *list = get_child (box, DOCKET_TYPE_CHIP_BOX, "list");
  GtkListBoxRow *row;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  docket_gtk_settle ();
  row = gtk_list_box_get_row_at_index (list, place);
  g_assert_nonnull (row);
  g_signal_emit_by_name (list, "row-activated", row);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  docket_gtk_settle ();
}

static void
write_finding (Fixture *fixture, gint number, const char *text)
{
  docket_growing_text_set_text (get_child (get_finding (fixture, number), DOCKET_TYPE_FINDING_ITEM,
                                           "text"),
                                text);
}

static gpointer
find_in_bar (Fixture *fixture, const char *name)
{
  return get_child (get_child (fixture->builder, DOCKET_TYPE_RULING_BUILDER, "bar"),
                    DOCKET_TYPE_RULING_BAR, name);
}

static gboolean
is_button_enabled (Fixture *fixture, const char *name)
{
  return gtk_widget_is_sensitive (find_in_bar (fixture, name));
}

static gboolean
can_sign (gpointer data)
{
  return is_button_enabled (data, "sign");
}

static gboolean
can_save (gpointer data)
{
  return is_button_enabled (data, "save");
}

/* An outcome by its place in the list, "Choose…" being the first */
static void
choose_outcome (Fixture *fixture, guint outcome, guint ground)
{
  adw_combo_row_set_selected (find_in_sheet (fixture, "outcome"), outcome);
  if (ground > 0)
    adw_combo_row_set_selected (find_in_sheet (fixture, "ground"), ground);
}

static void
write_ruling (Fixture *fixture, guint outcome, guint ground)
{
  choose_outcome (fixture, outcome, ground);
  write_finding (fixture, 1, "the agency was not reached");
  choose_chip (get_finding (fixture, 1), "evidence", 0);
  choose_chip (get_finding (fixture, 1), "articles", 8);
  docket_growing_text_set_text (find_in_sheet (fixture, "reason"), "no contract was handed in");
}

static const char *
get_problem (Fixture *fixture)
{
  return gtk_label_get_text (find_in_bar (fixture, "problem"));
}

/* No evidence, no signature */
static void
test_unsupported (void)
{
  Fixture fixture;

  set_up (&fixture, "li");
  g_assert_false (can_sign (&fixture));
  write_ruling (&fixture, 1, 1);
  docket_gtk_wait (can_sign, &fixture);
  choose_chip (get_finding (&fixture, 1), "evidence", 0); /* takes it away again */
  g_assert_false (can_sign (&fixture));
  g_assert_nonnull (strstr (get_problem (&fixture), "Finding 1"));
  choose_chip (get_finding (&fixture, 1), "evidence", 0);
  docket_gtk_wait (can_sign, &fixture);
  gtk_widget_activate_action (get_sheet (&fixture), "sheet.add-finding", NULL);
  write_finding (&fixture, 2, "and so it is");
  g_assert_false (can_sign (&fixture));
  g_assert_nonnull (strstr (get_problem (&fixture), "Finding 2"));
  tear_down (&fixture);
}

/* Letters, counters and acts stand there before anybody signs */
static void
test_effects (void)
{
  Fixture    fixture;
  GtkWidget *side;

  set_up (&fixture, "li");
  write_ruling (&fixture, 1, 1);
  docket_gtk_wait (can_sign, &fixture);
  side = get_child (fixture.builder, DOCKET_TYPE_RULING_BUILDER, "side");
  g_assert_nonnull (docket_gtk_find (side, "Once Both Have Signed"));
  g_assert_nonnull (docket_gtk_find (side, "Unbind becomes possible"));
  g_assert_nonnull (docket_gtk_find (side, "Second Signature"));
  choose_outcome (&fixture, 2, 0);
  docket_gtk_wait (can_sign, &fixture);
  g_assert_nonnull (docket_gtk_find (side, "Once It Is Signed"));
  g_assert_null (docket_gtk_find (side, "Second Signature"));
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (fixture.builder);
  tear_down (&fixture);
}

static gboolean
is_saved (gpointer data)
{
  const DocketCaseView *view = docket_case_handle_get_view (((Fixture *) data)->handle);

  return view != NULL && view->rulings->len == 1;
}

/* Pressed twice, the key saves once */
static void
test_save (void)
{
  Fixture fixture;
  guint   n;

  set_up (&fixture, "li");
  n = docket_case_handle_get_view (fixture.handle)->events->len;
  write_ruling (&fixture, 1, 1);
  docket_gtk_wait (can_save, &fixture);
  gtk_widget_activate_action (fixture.builder, "ruling.save", NULL);
  gtk_widget_activate_action (fixture.builder, "ruling.save", NULL);
  docket_gtk_wait_handle (fixture.handle);
  docket_gtk_wait (is_saved, &fixture);
  docket_gtk_wait (can_sign, &fixture);
  g_assert_false (can_save (&fixture));
  g_assert_cmpuint (docket_case_handle_get_view (fixture.handle)->events->len, ==, n + 1);
  tear_down (&fixture);
}

/* What was written is there again after another case was looked at */
static void
test_unsaved (void)
{
  Fixture fixture;
  g_autoptr (DocketCaseHandle) other = NULL;
  g_autofree char *number = NULL;

  set_up (&fixture, "li");
  write_finding (&fixture, 1, "half a sentence");
  number = docket_gtk_make_received (fixture.test);
  other = docket_gtk_open_case (fixture.desk, number);
  g_object_set (fixture.builder, "handle", other, NULL);
  g_object_set (fixture.builder, "handle", NULL, NULL);
  g_object_set (fixture.builder, "handle", fixture.handle, NULL);
  docket_gtk_settle ();
  g_assert_cmpstr (docket_growing_text_get_text (
                       get_child (get_finding (&fixture, 1), DOCKET_TYPE_FINDING_ITEM, "text")),
                   ==, "half a sentence");
  tear_down (&fixture);
}

/* --- signing -------------------------------------------------------------------------------- */

static DocketSignDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOCKET_IS_SIGN_DIALOG (window))
        return DOCKET_SIGN_DIALOG (window);
    }
  return NULL;
}

static AdwComboRow *
get_signer_row (void)
{
  return get_child (find_dialog (), DOCKET_TYPE_SIGN_DIALOG, "signer");
}

static gboolean
has_signers (gpointer data)
{
  GListModel *model = find_dialog () == NULL ? NULL : adw_combo_row_get_model (get_signer_row ());

  return model != NULL && g_list_model_get_n_items (model) > 1;
}

static gboolean
is_closed (gpointer data)
{
  return find_dialog () == NULL;
}

static gboolean
offers (const char *name)
{
  GListModel *model = adw_combo_row_get_model (get_signer_row ());

  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_has_prefix (gtk_string_object_get_string (item), name))
        return TRUE;
    }
  return FALSE;
}

static void
open_dialog (Fixture *fixture)
{
  docket_gtk_wait (can_sign, fixture);
  gtk_widget_activate_action (fixture->builder, "ruling.sign", NULL);
  docket_gtk_wait (has_signers, NULL);
}

static guint
count_signatures (Fixture *fixture)
{
  const DocketCaseView *view = docket_case_handle_get_view (fixture->handle);

  return view->rulings->len == 0
             ? 0
             : ((DocketRulingRow *) view->rulings->pdata[view->rulings->len - 1])->signatures->len;
}

static gboolean
is_signed_once (gpointer data)
{
  return count_signatures (data) == 1;
}

static gboolean
is_signed_twice (gpointer data)
{
  return count_signatures (data) == 2;
}

static void
sign_as (Fixture *fixture, const char *name, DocketConditionFunc done)
{
  AdwComboRow *row = get_signer_row ();
  GListModel  *model = adw_combo_row_get_model (row);

  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_has_prefix (gtk_string_object_get_string (item), name))
        adw_combo_row_set_selected (row, i);
    }
  g_assert_true (gtk_widget_is_sensitive (docket_gtk_find (GTK_WIDGET (find_dialog ()), "Sign")));
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "sign.sign", NULL);
  docket_gtk_wait (is_closed, NULL);
  docket_gtk_wait (done, fixture);
}

/* Written by a senior: another one has to give the second signature, never the author */
static void
test_sign (void)
{
  Fixture fixture;

  set_up (&fixture, "zhao");
  write_ruling (&fixture, 1, 1);
  open_dialog (&fixture);
  g_assert_true (offers ("zhao"));
  g_assert_true (offers ("li"));
  g_assert_false (offers ("shen"));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (find_dialog ())));
  sign_as (&fixture, "li", is_signed_once);
  open_dialog (&fixture);
  g_assert_false (offers ("zhao"));
  g_assert_false (offers ("li"));
  g_assert_false (offers ("wang"));
  g_assert_true (offers ("admin"));
  /* nobody is chosen by himself when the one at the desk may not */
  g_assert_false (gtk_widget_is_sensitive (docket_gtk_find (GTK_WIDGET (find_dialog ()), "Sign")));
  sign_as (&fixture, "admin", is_signed_twice);
  docket_gtk_settle ();
  g_assert_nonnull (docket_gtk_find (fixture.builder, "Replace Ruling"));
  g_assert_true (gtk_widget_get_visible (find_in_bar (&fixture, "act")));
  g_assert_false (gtk_widget_get_visible (find_in_bar (&fixture, "sign")));
  tear_down (&fixture);
}

/* A signed draft is read; to write on it begins it anew */
static void
test_revise (void)
{
  Fixture fixture;

  set_up (&fixture, "li");
  write_ruling (&fixture, 1, 1);
  open_dialog (&fixture);
  sign_as (&fixture, "li", is_signed_once);
  docket_gtk_settle ();
  g_assert_false (gtk_widget_get_visible (find_in_sheet (&fixture, "outcome")));
  gtk_widget_activate_action (fixture.builder, "ruling.revise", NULL);
  g_assert_true (gtk_widget_get_visible (find_in_sheet (&fixture, "outcome")));
  write_finding (&fixture, 1, "another sentence");
  docket_gtk_wait (can_sign, &fixture);
  open_dialog (&fixture);
  sign_as (&fixture, "li", is_signed_once);
  tear_down (&fixture);
}

static int
measure (Fixture *fixture)
{
  int minimum;

  gtk_widget_measure (fixture->builder, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* Two columns fit a case page of 836 pixels, one fits the smallest window */
static void
test_narrow (void)
{
  Fixture fixture;

  set_up (&fixture, "li");
  write_ruling (&fixture, 1, 1);
  docket_gtk_wait (can_sign, &fixture);
  docket_gtk_settle ();
  g_assert_cmpint (measure (&fixture), <=, 836);
  g_object_set (fixture.builder, "narrow", TRUE, NULL);
  g_assert_cmpint (measure (&fixture), <=, 500);
  gtk_window_set_default_size (fixture.window, 600, 760);
  docket_gtk_settle ();
  docket_gtk_assert_nothing_cut (fixture.builder);
  tear_down (&fixture);
}

/* --- the form without widgets --------------------------------------------------------------- */

static void
set_text (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_form (void)
{
  g_autoptr (DocketRulingForm) form = docket_ruling_form_new ();
  g_autoptr (DocketRulingForm) other = docket_ruling_form_new ();
  DocketFormFinding *finding = form->findings->pdata[0];
  g_auto (GStrv) inputs = NULL;
  guint place;

  g_assert_true (docket_ruling_form_equal (form, other));
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_NO_OUTCOME);
  set_text (&form->outcome, "x");
  g_assert_cmpint (docket_ruling_form_check (form, TRUE, &place), ==, DOCKET_FORM_NO_GROUND);
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_NO_TEXT);
  set_text (&finding->text, "a");
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_NO_EVIDENCE);
  g_ptr_array_add (finding->evidence, g_strdup ("E1"));
  g_ptr_array_add (finding->evidence, g_strdup ("E2"));
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_NO_ARTICLE);
  g_assert_cmpuint (place, ==, 1);
  g_ptr_array_add (finding->articles, g_strdup ("7"));
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_NO_REASON);
  set_text (&form->reason, "b");
  g_assert_cmpint (docket_ruling_form_check (form, FALSE, &place), ==, DOCKET_FORM_COMPLETE);
  form->replaces = 4;
  inputs = docket_ruling_form_dup_inputs (form);
  g_assert_cmpstr (docket_ruling_form_get_action (form), ==, "supersede");
  g_assert_cmpstr (inputs[0], ==, "of=4");
  g_assert_true (g_strv_contains ((const char *const *) inputs, "evidence=E1,E2"));
  g_assert_false (docket_ruling_form_equal (form, other));
}

int
main (int argc, char *argv[])
{
  docket_gtk_fixture_init (&argc, &argv);
  g_test_add_func ("/gtk/ruling-builder/form", test_form);
  g_test_add_func ("/gtk/ruling-builder/unsupported", test_unsupported);
  g_test_add_func ("/gtk/ruling-builder/effects", test_effects);
  g_test_add_func ("/gtk/ruling-builder/save", test_save);
  g_test_add_func ("/gtk/ruling-builder/unsaved", test_unsaved);
  g_test_add_func ("/gtk/ruling-builder/sign", test_sign);
  g_test_add_func ("/gtk/ruling-builder/revise", test_revise);
  g_test_add_func ("/gtk/ruling-builder/narrow", test_narrow);
  return g_test_run ();
}
