/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a party was told. What counts as reached is computed by the rules; here it is shown. The
 * register and the letters are read in a thread of the pool. Main thread. */

#include "config.h"

#include "gtk/docket-notice-pane.h"

#include "core/docket-items.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-desk-letter.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-channel-group.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-letter-row.h"
#include "gtk/docket-page-acts.h"
#include "gtk/docket-page-facts.h"
#include "gtk/docket-row-group.h"
#include "gtk/docket-step-bar.h"

#include <glib/gi18n-lib.h>

#define PAGE "notice"

struct _DocketNoticePane
{
  GtkBox parent_instance;

  GtkStack            *stack;
  GtkBox              *columns;
  GtkBox              *channels;
  AdwPreferencesGroup *marks;
  DocketPageActs      *acts;
  AdwPreferencesGroup *recorded;
  AdwPreferencesGroup *deadlines;
  AdwPreferencesGroup *letters_due;
  AdwPreferencesGroup *letters;
  DocketStepBar       *bar;

  DocketCaseHandle *handle;
  gboolean          narrow;
  DocketPartyView  *party;     /* whose contacts count; NULL: none, or not read yet */
  GPtrArray        *texts;     /* DocketLetterText; NULL: not read yet */
  char             *read_case; /* number of the case that these are of */
  GCancellable     *loading;
};

G_DEFINE_TYPE (DocketNoticePane, docket_notice_pane, GTK_TYPE_BOX)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const DocketCaseView *
get_view (DocketNoticePane *pane)
{
  return pane->handle == NULL ? NULL : docket_case_handle_get_view (pane->handle);
}

/* --- what was recorded ---------------------------------------------------------------------- */

static gboolean
add_fact (AdwPreferencesGroup *group, const DocketCaseView *view, guint index, gboolean always)
{
  const DocketFactType *fact = view->rules->facts->pdata[index];
  const char           *value = g_hash_table_lookup (view->evaluation->facts, fact->id);
  g_autofree char      *title = NULL;
  g_autofree char      *text = NULL;
  DocketRowWords        words = { 0 };

  if (value == NULL && !always)
    return FALSE;
  title = docket_wording_dup_fact_title (view->rules, fact->id);
  text = value == NULL ? g_strdup (_ ("not so far"))
                       : docket_wording_dup_value (view->rules, index, value);
  words = (DocketRowWords) { title, text,
                             value == NULL ? "list-remove-symbolic" : "object-select-symbolic",
                             value == NULL ? "dim-label" : "success" };
  docket_row_group_add (group, &words);
  return TRUE;
}

static void
show_marks (DocketNoticePane *pane, const DocketCaseView *view, const DocketNoticeBook *book)
{
  docket_row_group_clear (pane->marks);
  for (guint i = 0; i < book->marks->len; i++)
    {
      guint    index = g_array_index (book->marks, guint, i);
      gboolean twice = FALSE;

      for (guint j = 0; j < i; j++)
        twice = twice || g_array_index (book->marks, guint, j) == index;
      if (!twice)
        add_fact (pane->marks, view, index, TRUE);
    }
}

static guint
add_recorded (DocketNoticePane *pane, const DocketCaseView *view, const DocketAction *action)
{
  guint n = 0;

  for (guint i = 0; i < docket_items_length (action->effects); i++)
    {
      const DocketEffect *effect = action->effects->pdata[i];

      if (effect->kind == DOCKET_EFFECT_SET)
        n += add_fact (pane->recorded, view, effect->index, FALSE);
    }
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    n += add_fact (pane->recorded, view, ((DocketInput *) action->inputs->pdata[i])->fact, FALSE);
  return n;
}

/* What the other acts of the page record, under the name of the first of them: a publication has a
 * day, a place, a proof */
static void
show_recorded (DocketNoticePane *pane, const DocketCaseView *view, const DocketNoticeBook *book)
{
  g_autoptr (GPtrArray) acts = docket_page_facts_list_acts (view, PAGE);
  guint n = 0;

  docket_row_group_clear (pane->recorded);
  for (guint i = 0; n == 0 && i < acts->len; i++)
    {
      const DocketActionState *act = acts->pdata[i];
      g_autofree char         *title = docket_wording_dup_title (&act->action->label);
      g_autofree char         *markup = g_markup_escape_text (title, -1);

      if (act == book->attempt)
        continue;
      n += add_recorded (pane, view, act->action);
      adw_preferences_group_set_title (pane->recorded, markup);
    }
}

/* --- channels ------------------------------------------------------------------------------- */

static void
show_channels (DocketNoticePane *pane, const DocketNoticeBook *book)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane->channels))) != NULL)
    gtk_box_remove (pane->channels, child);
  for (guint i = 0; i < book->channels->len; i++)
    gtk_box_append (pane->channels,
                    docket_channel_group_new (pane->handle, book, book->channels->pdata[i]));
}

static guint
count_outcome (const DocketNoticeBook *book, const char *word)
{
  guint n = 0;

  for (guint i = 0; i < book->channels->len; i++)
    {
      const DocketNoticeChannel *channel = book->channels->pdata[i];

      for (guint j = 0; j < channel->attempts->len; j++)
        n += g_str_equal (((DocketNoticeAttempt *) channel->attempts->pdata[j])->outcome, word);
    }
  return n;
}

static void
add_outcomes (GString *words, const DocketCaseView *view, const DocketNoticeBook *book)
{
  const DocketFactType *fact = book->outcome < 0 ? NULL : view->rules->facts->pdata[book->outcome];

  for (guint i = 0; fact != NULL && fact->values != NULL && fact->values[i] != NULL; i++)
    {
      guint            n = count_outcome (book, fact->values[i]);
      g_autofree char *word =
          docket_wording_dup_value (view->rules, (guint) book->outcome, fact->values[i]);

      if (n > 0)
        /* Translators: what came of attempts, and of how many */
        g_string_append_printf (words, _ ("  %s: %u"), word, n);
    }
}

static char *
dup_summary (const DocketCaseView *view, const DocketNoticeBook *book)
{
  g_autofree char *attempts =
      g_strdup_printf (ngettext ("%u attempt", "%u attempts", book->n_attempts), book->n_attempts);
  g_autoptr (GString) outcomes = g_string_new (NULL);

  if (book->n_attempts == 0)
    return g_markup_printf_escaped ("<b>%s</b>", _ ("No attempt yet"));
  add_outcomes (outcomes, view, book);
  return g_markup_printf_escaped ("<b>%s</b>%s", attempts, outcomes->str);
}

/* --- letters -------------------------------------------------------------------------------- */

static void
show_letters (DocketNoticePane *pane)
{
  docket_row_group_clear (pane->letters_due);
  docket_row_group_clear (pane->letters);
  for (guint i = 0; pane->texts != NULL && i < pane->texts->len; i++)
    {
      const DocketLetterText *letter = pane->texts->pdata[i];

      docket_row_group_take (letter->seq == 0 ? pane->letters_due : pane->letters,
                             docket_letter_row_new (letter));
    }
}

/* --- the page ------------------------------------------------------------------------------- */

static void
show (DocketNoticePane *pane)
{
  const DocketCaseView *view = get_view (pane);
  g_autoptr (DocketNoticeBook) book = NULL;
  g_autofree char *summary = NULL;

  book = view == NULL ? NULL
                      : docket_notice_book_new (view, PAGE,
                                                pane->party == NULL ? NULL : pane->party->contacts);
  gtk_stack_set_visible_child_name (pane->stack, book == NULL ? "nothing" : "notice");
  gtk_widget_set_visible (GTK_WIDGET (pane->bar), book != NULL);
  if (book == NULL)
    return;
  show_channels (pane, book);
  show_marks (pane, view, book);
  docket_page_acts_show (pane->acts, view, PAGE, book->attempt->action);
  show_recorded (pane, view, book);
  docket_page_facts_show_deadlines (pane->deadlines, view, PAGE);
  show_letters (pane);
  summary = dup_summary (view, book);
  docket_step_bar_update (pane->bar, PAGE, summary);
}

/* --- reading -------------------------------------------------------------------------------- */

typedef struct
{
  char *number;
  char *party; /* nullable */
} Request;

typedef struct
{
  DocketPartyView *party; /* nullable */
  GPtrArray       *letters;
} Answer;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->number);
  g_free (request->party);
  g_free (request);
}

static void
free_answer (Answer *answer)
{
  if (answer == NULL)
    return;
  g_clear_pointer (&answer->party, docket_party_view_free);
  g_clear_pointer (&answer->letters, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static gpointer
read_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Request *request = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);

  answer->letters = docket_desk_dup_letters (desk, request->number, error);
  if (answer->letters == NULL)
    return NULL;
  if (request->party == NULL)
    return g_steal_pointer (&answer);
  answer->party = docket_desk_dup_party (desk, request->party, error);
  return answer->party == NULL ? NULL : g_steal_pointer (&answer);
}

static void
forget (DocketNoticePane *pane)
{
  g_clear_pointer (&pane->party, docket_party_view_free);
  g_clear_pointer (&pane->texts, g_ptr_array_unref);
  g_clear_pointer (&pane->read_case, g_free);
}

static void
stop_reading (DocketNoticePane *pane)
{
  if (pane->loading != NULL)
    g_cancellable_cancel (pane->loading);
  g_clear_object (&pane->loading);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketNoticePane) pane = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Answer) answer = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&pane->loading);
  if (answer == NULL)
    {
      docket_feedback_fail (GTK_WIDGET (pane), _ ("Contacts and Letters Could Not Be Read"), error);
      return;
    }
  forget (pane);
  pane->read_case = g_strdup (docket_case_handle_get_number (pane->handle));
  pane->party = g_steal_pointer (&answer->party);
  pane->texts = g_steal_pointer (&answer->letters);
  show (pane);
}

static void
start_reading (DocketNoticePane *pane, const DocketCaseView *view)
{
  Request       *request = g_new (Request, 1);
  DocketDeskCall call = { read_in_thread, (GDestroyNotify) free_answer, request, free_request };

  request->number = g_strdup (view->row->number);
  request->party = g_strdup (docket_notice_find_party (view, PAGE));
  stop_reading (pane);
  pane->loading = g_cancellable_new ();
  docket_desk_call_async (docket_case_handle_get_desk (pane->handle), &call, pane->loading, read_cb,
                          g_object_ref (pane));
}

/* What is known of the same case stays until the new is there */
static void
refill (DocketNoticePane *pane)
{
  const DocketCaseView *view = get_view (pane);

  if (view == NULL || g_strcmp0 (pane->read_case, view->row->number) != 0)
    forget (pane);
  show (pane);
  if (view != NULL)
    start_reading (pane, view);
  else
    stop_reading (pane);
}

gboolean
docket_notice_pane_is_loading (DocketNoticePane *pane)
{
  g_return_val_if_fail (DOCKET_IS_NOTICE_PANE (pane), FALSE);

  return pane->loading != NULL;
}

/* --- object --------------------------------------------------------------------------------- */

static void
set_handle (DocketNoticePane *pane, DocketCaseHandle *handle)
{
  if (pane->handle == handle)
    return;
  if (pane->handle != NULL)
    g_signal_handlers_disconnect_by_data (pane->handle, pane);
  g_set_object (&pane->handle, handle);
  docket_step_bar_set_handle (pane->bar, handle);
  if (handle != NULL)
    g_signal_connect_object (handle, "changed", G_CALLBACK (refill), pane, G_CONNECT_SWAPPED);
  refill (pane);
}

static void
set_narrow (DocketNoticePane *pane, gboolean narrow)
{
  pane->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (pane->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (pane->columns, !narrow);
}

static void
docket_notice_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketNoticePane *pane = DOCKET_NOTICE_PANE (object);

  switch (id)
    {
    case PROP_HANDLE:
      g_value_set_object (value, pane->handle);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, pane->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_notice_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketNoticePane *pane = DOCKET_NOTICE_PANE (object);

  switch (id)
    {
    case PROP_HANDLE:
      set_handle (pane, g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (pane, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_notice_pane_dispose (GObject *object)
{
  DocketNoticePane *pane = DOCKET_NOTICE_PANE (object);
  GtkWidget        *child;

  stop_reading (pane);
  forget (pane);
  if (pane->handle != NULL)
    {
      g_signal_handlers_disconnect_by_data (pane->handle, pane);
      docket_step_bar_set_handle (pane->bar, NULL);
    }
  g_clear_object (&pane->handle);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (pane))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_notice_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, columns);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, channels);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, marks);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, acts);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, recorded);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, deadlines);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, letters_due);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, letters);
  gtk_widget_class_bind_template_child (widget_class, DocketNoticePane, bar);
}

static void
docket_notice_pane_class_init (DocketNoticePaneClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = docket_notice_pane_get_property;
  object_class->set_property = docket_notice_pane_set_property;
  object_class->dispose = docket_notice_pane_dispose;
  properties[PROP_HANDLE] = g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DOCKET_TYPE_STEP_BAR);
  g_type_ensure (DOCKET_TYPE_PAGE_ACTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-notice-pane.ui");
  bind_children (widget_class);
}

static void
docket_notice_pane_init (DocketNoticePane *pane)
{
  gtk_widget_init_template (GTK_WIDGET (pane));
  show (pane);
}
