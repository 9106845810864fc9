/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the answers on a sheet add up to, and its results as buttons. Main thread. */

#include "config.h"

#include "gtk/docket-verdict-bar.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-check-tries.h"
#include "gtk/docket-deed.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-verdict.h"

#include <glib/gi18n-lib.h>

#define RESULT "docket-result" /* of a button: its place among the results */

struct _DocketVerdictBar
{
  GtkBox parent_instance;

  GtkImage *verdict_icon;
  GtkLabel *verdict;
  GtkBox   *buttons;

  DocketCaseHandle *handle;
  DocketCheckSheet *sheet;
  GPtrArray        *tried; /* DocketTried beside the results; NULL until asked */
  GCancellable     *trying;
  guint             pending; /* result that is asked about, or done */
};

G_DEFINE_TYPE (DocketVerdictBar, docket_verdict_bar, GTK_TYPE_BOX)

/* --- verdict -------------------------------------------------------------------------------- */

static void clicked_cb (DocketVerdictBar *bar, GtkWidget *button);

static guint
count_results (const DocketCheckPlan *plan)
{
  return plan->result == NULL ? 1 : g_strv_length (docket_check_plan_get_results (plan));
}

static const char *
get_result (const DocketCheckPlan *plan, guint index)
{
  return plan->result == NULL ? NULL : docket_check_plan_get_results (plan)[index];
}

static void
set_style (GtkWidget *widget, const char *style, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

/* The first result stands last, where the suggested button is looked for */
static void
make_buttons (DocketVerdictBar *bar, const DocketCheckPlan *plan)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar->buttons))) != NULL)
    gtk_box_remove (bar->buttons, child);
  for (guint i = count_results (plan); i > 0; i--)
    {
      g_autofree char *label = docket_verdict_dup_label (plan, get_result (plan, i - 1));
      GtkWidget       *button = gtk_button_new_with_label (label);

      g_object_set_data (G_OBJECT (button), RESULT, GUINT_TO_POINTER (i - 1));
      g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), bar, G_CONNECT_SWAPPED);
      gtk_box_append (bar->buttons, button);
    }
}

static void
show_button (DocketVerdictBar *bar, GtkWidget *button, const DocketCheckSum *sum, gint chosen)
{
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (bar->sheet);
  guint                  index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), RESULT));
  const DocketTried     *tried = bar->tried == NULL ? NULL : bar->tried->pdata[index];
  g_autofree char       *why = tried == NULL ? NULL : docket_verdict_dup_refusal (plan, tried);

  gtk_widget_set_sensitive (button, tried != NULL && tried->result->allowed &&
                                        (plan->result != NULL || sum->answered > 0));
  gtk_widget_set_tooltip_text (button, why == NULL || *why == '\0' ? NULL : why);
  set_style (button, "suggested-action", (gint) index == chosen);
}

static void
show_verdict (DocketVerdictBar *bar)
{
  static const char *const styles[] = { "success", "warning", "error", "dim-label" };
  const DocketCheckPlan   *plan = docket_check_sheet_get_plan (bar->sheet);
  const char              *style = NULL;
  const char              *icon;
  DocketCheckSum           sum;
  g_autofree char         *words = NULL;
  gint                     chosen;

  docket_check_sheet_sum_up (bar->sheet, &sum);
  chosen = docket_verdict_choose (plan, &sum, bar->tried);
  words = docket_verdict_dup_words (plan, &sum, bar->tried);
  icon = docket_verdict_get_icon (&sum, &style);
  gtk_label_set_markup (bar->verdict, words);
  gtk_image_set_from_icon_name (bar->verdict_icon, icon);
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    set_style (GTK_WIDGET (bar->verdict_icon), styles[i], g_str_equal (styles[i], style));
  for (GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (bar->buttons)); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    show_button (bar, button, &sum, chosen);
}

static void
forget_tries (DocketVerdictBar *bar)
{
  if (bar->trying != NULL)
    g_cancellable_cancel (bar->trying);
  g_clear_object (&bar->trying);
  g_clear_pointer (&bar->tried, g_ptr_array_unref);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketVerdictBar) bar = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tried = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&bar->trying);
  g_clear_pointer (&bar->tried, g_ptr_array_unref);
  bar->tried = g_steal_pointer (&tried);
  show_verdict (bar);
  if (error != NULL)
    docket_feedback_fail (GTK_WIDGET (bar), _ ("The Answers Could Not Be Weighed"), error);
}

/* What stands there stays until the new answer is known, so that nothing flickers */
static void
try_results (DocketVerdictBar *bar)
{
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (bar->sheet);
  GPtrArray             *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  DocketDeskCall         call;

  for (guint i = 0; i < count_results (plan); i++)
    g_ptr_array_add (inputs, docket_check_sheet_dup_inputs (bar->sheet, get_result (plan, i)));
  call = docket_check_tries_new (docket_case_handle_get_number (bar->handle), plan->action->action,
                                 inputs);
  if (bar->trying != NULL)
    g_cancellable_cancel (bar->trying);
  g_clear_object (&bar->trying);
  bar->trying = g_cancellable_new ();
  docket_desk_call_async (docket_case_handle_get_desk (bar->handle), &call, bar->trying, tried_cb,
                          g_object_ref (bar));
}

static void
answered_cb (DocketVerdictBar *bar)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (bar)))
    return;
  show_verdict (bar);
  try_results (bar);
}

void
docket_verdict_bar_update (DocketVerdictBar *bar, DocketCaseHandle *handle)
{
  const DocketCheckPlan *plan;

  g_return_if_fail (DOCKET_IS_VERDICT_BAR (bar));

  forget_tries (bar);
  g_set_object (&bar->handle, handle);
  plan = handle == NULL ? NULL : docket_check_sheet_get_plan (bar->sheet);
  gtk_widget_set_visible (GTK_WIDGET (bar), plan != NULL);
  if (plan == NULL)
    return;
  make_buttons (bar, plan);
  show_verdict (bar);
  try_results (bar);
}

const char *
docket_verdict_bar_get_words (DocketVerdictBar *bar)
{
  return gtk_label_get_text (bar->verdict);
}

/* --- acting --------------------------------------------------------------------------------- */

static void
show_acted (const DocketActed *acted, const GError *error, gpointer data)
{
  gtk_widget_set_sensitive (GTK_WIDGET (DOCKET_VERDICT_BAR (data)->buttons), TRUE);
}

static void
act (DocketVerdictBar *bar)
{
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (bar->sheet);
  g_auto (GStrv) inputs =
      docket_check_sheet_dup_inputs (bar->sheet, get_result (plan, bar->pending));
  const DocketDeed deed = { .action = plan->action->action,
                            .inputs = (const char *const *) inputs,
                            .done = _ ("The check was recorded"),
                            .failed = _ ("The Check Was Not Recorded") };

  gtk_widget_set_sensitive (GTK_WIDGET (bar->buttons), FALSE);
  docket_deed_do (GTK_WIDGET (bar), bar->handle, &deed, show_acted, bar);
}

static void
answer_given (gboolean yes, gpointer data)
{
  DocketVerdictBar      *bar = data;
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (bar->sheet);

  if (yes && plan != NULL && bar->pending < count_results (plan))
    act (bar);
}

/* A result that the answers do not speak for is not recorded by one slip of the hand */
static void
ask (DocketVerdictBar *bar, GtkWidget *button)
{
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (bar->sheet);
  const char            *label = gtk_button_get_label (GTK_BUTTON (button));
  g_autofree char       *heading = g_strdup_printf (_ ("%s?"), label);
  g_autofree char *body = docket_verdict_dup_consequence (plan, bar->tried->pdata[bar->pending]);
  DocketQuestion   question = { heading, body, _ ("Record"), FALSE };

  docket_feedback_ask (GTK_WIDGET (bar), &question, answer_given, bar);
}

static void
clicked_cb (DocketVerdictBar *bar, GtkWidget *button)
{
  bar->pending = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), RESULT));
  if (gtk_widget_has_css_class (button, "suggested-action"))
    act (bar);
  else
    ask (bar, button);
}

/* --- object --------------------------------------------------------------------------------- */

void
docket_verdict_bar_set_sheet (DocketVerdictBar *bar, DocketCheckSheet *sheet)
{
  g_return_if_fail (DOCKET_IS_VERDICT_BAR (bar) && bar->sheet == NULL);

  bar->sheet = g_object_ref (sheet);
  g_signal_connect_object (sheet, "changed", G_CALLBACK (answered_cb), bar, G_CONNECT_SWAPPED);
}

static void
docket_verdict_bar_dispose (GObject *object)
{
  DocketVerdictBar *bar = DOCKET_VERDICT_BAR (object);
  GtkWidget        *child;

  forget_tries (bar);
  g_clear_object (&bar->handle);
  g_clear_object (&bar->sheet);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (bar))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_verdict_bar_parent_class)->dispose (object);
}

static void
docket_verdict_bar_class_init (DocketVerdictBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_verdict_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-verdict-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketVerdictBar, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, DocketVerdictBar, verdict);
  gtk_widget_class_bind_template_child (widget_class, DocketVerdictBar, buttons);
}

static void
docket_verdict_bar_init (DocketVerdictBar *bar)
{
  gtk_widget_init_template (GTK_WIDGET (bar));
}
