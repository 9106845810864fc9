/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page on which a contract is checked. Which acts, questions and results there are is read from
 * the rule set; what they come to is asked of the gates. Main thread. */

#include "config.h"

#include "gtk/docket-contract-check.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-check-sheet.h"
#include "gtk/docket-exhibit-view.h"
#include "gtk/docket-page-acts.h"
#include "gtk/docket-page-facts.h"
#include "gtk/docket-verdict-bar.h"

#include <glib/gi18n-lib.h>

#define PAGE "contract"
#define PREVIEW_HEIGHT 320 /* in one column */
#define PREVIEW_WIDTH 500  /* in two */

struct _DocketContractCheck
{
  GtkBox parent_instance;

  GtkStack            *stack;
  GtkPaned            *panes;
  GtkWidget           *paper;
  DocketExhibitView   *exhibit;
  GtkWidget           *previous;
  GtkLabel            *piece;
  GtkWidget           *next;
  AdwPreferencesGroup *deadlines;
  GtkWidget           *which_box;
  GtkLabel            *which_title;
  GtkDropDown         *which;
  GtkLabel            *basis;
  DocketCheckSheet    *sheet;
  DocketPageActs      *acts;
  AdwPreferencesGroup *history;
  DocketVerdictBar    *bar;

  DocketCaseHandle *handle;
  gboolean          narrow;
  gboolean          filling;
  GPtrArray        *checks; /* const DocketActionState * of the view: acts that are sheets */
  char             *chosen; /* id of the act whose sheet is shown; NULL: none */
  char             *place;  /* case and state in which it was chosen */
  GPtrArray        *pieces; /* ids of evidence */
  guint             shown;  /* of them */
};

G_DEFINE_TYPE (DocketContractCheck, docket_contract_check, GTK_TYPE_BOX)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const DocketCaseView *
get_view (DocketContractCheck *check)
{
  return check->handle == NULL ? NULL : docket_case_handle_get_view (check->handle);
}

/* --- what was handed in --------------------------------------------------------------------- */

static char *
dup_piece_name (DocketContractCheck *check, const char *id)
{
  const DocketCaseView *view = get_view (check);

  for (guint i = 0; view != NULL && id != NULL && i < view->evidence->len; i++)
    {
      const DocketEvidenceRow *row = view->evidence->pdata[i];

      if (g_str_equal (row->id, id))
        return g_strdup_printf (C_ ("evidence", "%s %s"), row->id, row->name);
    }
  return g_strdup (id == NULL ? "" : id);
}

static void
show_piece (DocketContractCheck *check)
{
  gboolean         some = check->pieces->len > 0;
  gboolean         several = check->pieces->len > 1;
  const char      *id = some ? check->pieces->pdata[check->shown] : NULL;
  g_autofree char *name = dup_piece_name (check, id);
  g_autofree char *place =
      several ? g_strdup_printf ("%s · %u / %u", name, check->shown + 1, check->pieces->len)
              : g_strdup (name);

  gtk_widget_set_visible (check->paper, some);
  gtk_label_set_text (check->piece, place);
  gtk_widget_set_visible (check->previous, several);
  gtk_widget_set_visible (check->next, several);
  gtk_widget_action_set_enabled (GTK_WIDGET (check), "contract.previous-piece", check->shown > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (check), "contract.next-piece",
                                 check->shown + 1 < check->pieces->len);
  docket_exhibit_view_show (check->exhibit,
                            some ? docket_case_handle_get_desk (check->handle) : NULL,
                            some ? docket_case_handle_get_number (check->handle) : NULL, id);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketContractCheck *check = DOCKET_CONTRACT_CHECK (widget);

  check->shown += g_str_equal (name, "contract.next-piece") ? 1 : -1;
  show_piece (check);
}

static void
find_pieces (DocketContractCheck *check, const DocketCaseView *view)
{
  g_clear_pointer (&check->pieces, g_ptr_array_unref);
  check->pieces = view == NULL ? g_ptr_array_new () : docket_page_facts_dup_evidence (view, PAGE);
  if (check->shown >= check->pieces->len)
    check->shown = 0;
  show_piece (check);
}

/* --- the sheet ------------------------------------------------------------------------------ */

/* One that can be filled in, or read */
static gboolean
is_sheet (const DocketCaseView *view, const DocketActionState *act)
{
  g_autoptr (DocketCheckPlan) plan = docket_check_plan_new (view->rules, act->action);

  return plan != NULL &&
         (act->allowed || docket_check_plan_is_answered (plan, view->evaluation->facts));
}

static void
find_checks (DocketContractCheck *check, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) acts =
      view == NULL ? g_ptr_array_new () : docket_page_facts_list_acts (view, PAGE);

  g_ptr_array_set_size (check->checks, 0);
  for (guint i = 0; i < acts->len; i++)
    if (is_sheet (view, acts->pdata[i]))
      g_ptr_array_add (check->checks, acts->pdata[i]);
}

/* What must be done comes first, then what may be, then the first of all */
static guint
choose_check (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    if (((DocketActionState *) checks->pdata[i])->due)
      return i;
  for (guint i = 0; i < checks->len; i++)
    if (((DocketActionState *) checks->pdata[i])->allowed)
      return i;
  return 0;
}

static const DocketActionState *
get_check (DocketContractCheck *check)
{
  guint selected = gtk_drop_down_get_selected (check->which);

  return selected < check->checks->len ? check->checks->pdata[selected] : NULL;
}

/* The one that was looked at stays while the case is in the same state */
static guint
choose_again (DocketContractCheck *check, const DocketCaseView *view)
{
  g_autofree char *place = g_strdup_printf ("%s %u", view->row->number, view->evaluation->state);

  if (g_strcmp0 (place, check->place) != 0)
    {
      g_free (check->place);
      check->place = g_steal_pointer (&place);
      return choose_check (check->checks);
    }
  for (guint i = 0; i < check->checks->len; i++)
    if (g_strcmp0 (((DocketActionState *) check->checks->pdata[i])->action->id, check->chosen) == 0)
      return i;
  return choose_check (check->checks);
}

static void
fill_which (DocketContractCheck *check, const DocketCaseView *view)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < check->checks->len; i++)
    {
      const DocketActionState *act = check->checks->pdata[i];

      gtk_string_list_take (titles, docket_wording_dup_title (&act->action->label));
    }
  gtk_drop_down_set_model (check->which, G_LIST_MODEL (titles));
  if (check->checks->len > 0)
    gtk_drop_down_set_selected (check->which, choose_again (check, view));
  gtk_widget_set_visible (GTK_WIDGET (check->which), check->checks->len > 1);
  gtk_widget_set_visible (check->which_box, check->checks->len > 0);
}

/* Where there is a choice, the list names the act */
static void
show_title (DocketContractCheck *check, const DocketActionState *act)
{
  g_autofree char *title = act == NULL ? NULL : docket_wording_dup_title (&act->action->label);

  gtk_label_set_text (check->which_title, check->checks->len > 1 ? _ ("Check")
                                          : title == NULL        ? ""
                                                                 : title);
}

static void
show_basis (DocketContractCheck *check, const DocketCaseView *view)
{
  const DocketCheckPlan *plan = docket_check_sheet_get_plan (check->sheet);
  const DocketRule      *rule = plan == NULL ? NULL : plan->checklist;
  g_autofree char       *articles = NULL;
  g_autofree char       *label = NULL;
  g_autofree char       *basis = NULL;
  g_autofree char       *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (check->basis), rule != NULL);
  if (rule == NULL)
    return;
  articles = docket_rule_set_dup_articles (view->rules, rule->articles);
  label = docket_wording_dup_title (&rule->label);
  basis = docket_wording_dup_basis (articles, rule->provenance, rule->id);
  /* Translators: what a rule says, and its articles */
  text = g_strdup_printf (_ ("%s · %s"), label, basis);
  gtk_label_set_text (check->basis, *label == '\0' ? basis : text);
}

/* The sheet stands first while it is what is to be done; else what is waited for, and what may be
 * done meanwhile */
static void
order_sheet (DocketContractCheck *check, const DocketActionState *act)
{
  gboolean   first = act != NULL && act->due;
  GtkWidget *deadlines = GTK_WIDGET (check->deadlines);
  GtkBox    *box = GTK_BOX (gtk_widget_get_parent (deadlines));

  gtk_box_reorder_child_after (box, deadlines, first ? GTK_WIDGET (check->sheet) : NULL);
  gtk_box_reorder_child_after (box, GTK_WIDGET (check->acts),
                               first ? GTK_WIDGET (check->sheet) : deadlines);
}

static void
show_sheet (DocketContractCheck *check)
{
  const DocketCaseView    *view = get_view (check);
  const DocketActionState *act = view == NULL ? NULL : get_check (check);
  gboolean                 allowed = act != NULL && act->allowed;

  if (check->filling)
    return;
  g_free (check->chosen);
  check->chosen = act == NULL ? NULL : g_strdup (act->action->id);
  docket_check_sheet_show (check->sheet, view, act == NULL ? NULL : act->action, allowed);
  gtk_widget_set_visible (GTK_WIDGET (check->sheet), act != NULL);
  show_title (check, act);
  show_basis (check, view);
  order_sheet (check, act);
  docket_verdict_bar_update (check->bar, allowed ? check->handle : NULL);
  if (view != NULL)
    docket_page_acts_show (check->acts, view, PAGE, act == NULL ? NULL : act->action);
}

/* --- the page ------------------------------------------------------------------------------- */

/* Whether any of the groups has a row: they hide themselves when they have none */
static gboolean
has_something (DocketContractCheck *check)
{
  return check->checks->len > 0 || check->pieces->len > 0 ||
         gtk_widget_get_visible (GTK_WIDGET (check->deadlines)) ||
         gtk_widget_get_visible (GTK_WIDGET (check->acts)) ||
         gtk_widget_get_visible (GTK_WIDGET (check->history));
}

static void
refill (DocketContractCheck *check)
{
  const DocketCaseView *view = get_view (check);

  check->filling = TRUE;
  find_pieces (check, view);
  find_checks (check, view);
  fill_which (check, view);
  check->filling = FALSE;
  if (view != NULL)
    {
      docket_page_facts_show_deadlines (check->deadlines, view, PAGE);
      docket_page_facts_show_history (check->history, view, PAGE);
    }
  show_sheet (check);
  gtk_stack_set_visible_child_name (check->stack,
                                    view != NULL && has_something (check) ? "sheet" : "nothing");
}

static void
reshape (DocketContractCheck *check)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (check->panes), check->narrow
                                                                     ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_position (check->panes, check->narrow ? PREVIEW_HEIGHT : PREVIEW_WIDTH);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (check->bar), check->narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
}

const char *
docket_contract_check_get_verdict (DocketContractCheck *check)
{
  g_return_val_if_fail (DOCKET_IS_CONTRACT_CHECK (check), NULL);

  return docket_verdict_bar_get_words (check->bar);
}

/* --- object --------------------------------------------------------------------------------- */

static void
set_handle (DocketContractCheck *check, DocketCaseHandle *handle)
{
  if (check->handle == handle)
    return;
  if (check->handle != NULL)
    g_signal_handlers_disconnect_by_data (check->handle, check);
  g_set_object (&check->handle, handle);
  if (handle != NULL)
    g_signal_connect_object (handle, "changed", G_CALLBACK (refill), check, G_CONNECT_SWAPPED);
  refill (check);
}

static void
docket_contract_check_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketContractCheck *check = DOCKET_CONTRACT_CHECK (object);

  switch (id)
    {
    case PROP_HANDLE:
      g_value_set_object (value, check->handle);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, check->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_contract_check_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  DocketContractCheck *check = DOCKET_CONTRACT_CHECK (object);

  switch (id)
    {
    case PROP_HANDLE:
      set_handle (check, g_value_get_object (value));
      break;
    case PROP_NARROW:
      check->narrow = g_value_get_boolean (value);
      reshape (check);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_contract_check_dispose (GObject *object)
{
  DocketContractCheck *check = DOCKET_CONTRACT_CHECK (object);
  GtkWidget           *child;

  if (check->handle != NULL)
    g_signal_handlers_disconnect_by_data (check->handle, check);
  g_clear_object (&check->handle);
  check->filling = TRUE; /* nothing is to be shown any more */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (check))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_contract_check_parent_class)->dispose (object);
}

static void
docket_contract_check_finalize (GObject *object)
{
  DocketContractCheck *check = DOCKET_CONTRACT_CHECK (object);

  g_ptr_array_unref (check->checks);
  g_ptr_array_unref (check->pieces);
  g_free (check->chosen);
  g_free (check->place);

  G_OBJECT_CLASS (docket_contract_check_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, panes);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, paper);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, exhibit);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, previous);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, piece);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, next);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, deadlines);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, which_box);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, which_title);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, which);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, basis);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, sheet);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, acts);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, history);
  gtk_widget_class_bind_template_child (widget_class, DocketContractCheck, bar);
}

static void
docket_contract_check_class_init (DocketContractCheckClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_contract_check_get_property;
  object_class->set_property = docket_contract_check_set_property;
  object_class->dispose = docket_contract_check_dispose;
  object_class->finalize = docket_contract_check_finalize;
  properties[PROP_HANDLE] = g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DOCKET_TYPE_EXHIBIT_VIEW);
  g_type_ensure (DOCKET_TYPE_CHECK_SHEET);
  g_type_ensure (DOCKET_TYPE_PAGE_ACTS);
  g_type_ensure (DOCKET_TYPE_VERDICT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-contract-check.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "contract.previous-piece", NULL, turn_cb);
  gtk_widget_class_install_action (widget_class, "contract.next-piece", NULL, turn_cb);
}

static void
docket_contract_check_init (DocketContractCheck *check)
{
  check->checks = g_ptr_array_new ();
  check->pieces = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (check));
  docket_verdict_bar_set_sheet (check->bar, check->sheet);
  g_signal_connect_object (check->which, "notify::selected", G_CALLBACK (show_sheet), check,
                           G_CONNECT_SWAPPED);
  refill (check);
}
