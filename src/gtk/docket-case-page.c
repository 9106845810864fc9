/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a case: which tab is shown, and what is done from any of them. The tabs themselves
 * follow the handle. Main thread. */

#include "config.h"

#include "gtk/docket-case-page.h"

#include "desk/docket-case-step.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-act-dialog.h"
#include "gtk/docket-case-keys.h"
#include "gtk/docket-case-overview.h"
#include "gtk/docket-case-tabs.h"
#include "gtk/docket-deed.h"
#include "gtk/docket-export.h"
#include "gtk/docket-flexible-bin.h"
#include "gtk/docket-header-room.h"

#include <glib/gi18n-lib.h>

enum
{
  PATIENCE = 200, /* ms before a spinner shows that a case is being read */
};

struct _DocketCasePage
{
  GtkBox parent_instance;

  GtkWidget          *header;
  GtkStack           *title_stack;
  AdwViewSwitcher    *switcher;
  GtkWidget          *steps;
  AdwWindowTitle     *title;
  GtkStack           *content;
  GtkSpinner         *spinner;
  AdwStatusPage      *failure;
  AdwViewStack       *views;
  AdwViewSwitcherBar *switcher_bar;
  GtkMenuButton      *menu;
  GtkLabel           *undo_why;

  DocketCaseHandle *handle;
  gulong            changed;
  guint             patience; /* source id */
  guint             focusing; /* the same */
  gboolean          opening;  /* the case was not shown yet */
  gboolean          narrow;
  gboolean          compact;
  int               width; /* pixels; 0: not known yet */
};

G_DEFINE_TYPE (DocketCasePage, docket_case_page, GTK_TYPE_BOX)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  PROP_COMPACT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const DocketCaseView *
get_view (DocketCasePage *page)
{
  return page->handle == NULL ? NULL : docket_case_handle_get_view (page->handle);
}

/* --- what is shown -------------------------------------------------------------------------- */

/* A dot on the tab where the due step waits */
static void
show_attention (DocketCasePage *page, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) steps = docket_case_steps_new (view);
  const DocketCaseStep *next = docket_case_steps_find_next (steps);

  docket_case_tabs_set_attention (page->views, next == NULL ? NULL : next->page);
}

static DocketCaseOverview *
get_overview (DocketCasePage *page)
{
  return DOCKET_CASE_OVERVIEW (docket_case_tabs_get (page->views, "overview"));
}

static void
focus_step_cb (DocketCasePage *page)
{
  page->focusing = 0;
  if (g_str_equal (docket_case_page_get_tab (page), "overview"))
    docket_case_overview_focus_step (get_overview (page));
}

/* Why the latest act stays, below the item that would take it back */
static void
show_undo (DocketCasePage *page, const DocketCaseView *view)
{
  gint64           latest = view == NULL ? 0 : view->evaluation->latest;
  g_autofree char *why = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (page), "case.undo",
                                 docket_deed_can_undo (view, latest));
  if (latest > 0 && view->undo != NULL && view->undo->len > 0)
    why = docket_wording_dup_why (view->rules, NULL, view->undo->pdata[0]);
  gtk_label_set_text (page->undo_why, why == NULL ? "" : why);
  gtk_widget_set_visible (GTK_WIDGET (page->undo_why), why != NULL);
}

static void
show_case (DocketCasePage *page, const DocketCaseView *view)
{
  adw_window_title_set_title (page->title, view->row->number);
  show_attention (page, view);
  gtk_stack_set_visible_child_name (page->content, "case");
  if (!page->opening)
    return;
  page->opening = FALSE;
  /* once it has a size: a row that was never shown takes no focus */
  g_clear_handle_id (&page->focusing, g_source_remove);
  page->focusing = g_idle_add_once ((GSourceOnceFunc) focus_step_cb, page);
}

static void
show_failure (DocketCasePage *page, const GError *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  adw_window_title_set_title (page->title, docket_case_handle_get_number (page->handle));
  adw_status_page_set_description (page->failure, escaped);
  gtk_stack_set_visible_child_name (page->content, "failed");
}

static void
stop_waiting (DocketCasePage *page)
{
  g_clear_handle_id (&page->patience, g_source_remove);
  gtk_spinner_stop (page->spinner);
}

static gboolean
show_spinner_cb (gpointer data)
{
  DocketCasePage *page = data;

  page->patience = 0;
  gtk_spinner_start (page->spinner);
  gtk_stack_set_visible_child_name (page->content, "loading");
  return G_SOURCE_REMOVE;
}

static void
show_nothing (DocketCasePage *page)
{
  adw_window_title_set_title (page->title, page->handle == NULL
                                               ? ""
                                               : docket_case_handle_get_number (page->handle));
  gtk_stack_set_visible_child_name (page->content, "empty");
  if (page->handle != NULL)
    page->patience = g_timeout_add (PATIENCE, show_spinner_cb, page);
}

static void
refresh (DocketCasePage *page)
{
  const DocketCaseView *view = get_view (page);
  const GError *error = page->handle == NULL ? NULL : docket_case_handle_get_error (page->handle);

  stop_waiting (page);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "case.export", view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (page), "case.act", view != NULL);
  show_undo (page, view);
  if (view != NULL)
    show_case (page, view);
  else if (error != NULL)
    show_failure (page, error);
  else
    show_nothing (page);
}

/* --- actions -------------------------------------------------------------------------------- */

/* The tab where the act is at home; NULL: it has a form only */
static const char *
find_home (const DocketCaseView *view, const char *act)
{
  const DocketAction *action =
      docket_rule_set_find_action (view->rules, view->evaluation->kind, act);

  if (action != NULL)
    return action->page;
  if (g_str_equal (act, "rule") || g_str_equal (act, "sign") || g_str_equal (act, "supersede"))
    return "ruling";
  return g_str_equal (act, "attach") ? "evidence" : NULL;
}

static void
act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketCasePage       *page = DOCKET_CASE_PAGE (widget);
  const char           *id = g_variant_get_string (parameter, NULL);
  const DocketCaseView *view = get_view (page);
  const char           *home = view == NULL ? NULL : find_home (view, id);

  if (view == NULL)
    return;
  if (home != NULL && !g_str_equal (home, docket_case_page_get_tab (page)))
    gtk_widget_activate_action (widget, "case.tab", "s", home);
  else
    docket_act_dialog_present (widget, page->handle, id);
}

static void
show_tab (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketCasePage *page = DOCKET_CASE_PAGE (widget);
  const char     *tab = g_variant_get_string (parameter, NULL);
  GtkWidget      *child = adw_view_stack_get_child_by_name (page->views, tab);

  if (child == NULL)
    return;
  adw_view_stack_set_visible_child (page->views, child);
  if (g_str_equal (tab, "overview"))
    docket_case_overview_focus_step (get_overview (page));
  else
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
export_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  docket_export_report (widget, DOCKET_CASE_PAGE (widget)->handle);
}

static void
reload (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketCasePage *page = DOCKET_CASE_PAGE (widget);

  if (page->handle != NULL)
    docket_case_handle_reload (page->handle);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketCasePage       *page = DOCKET_CASE_PAGE (widget);
  const DocketCaseView *view = get_view (page);

  if (view != NULL && view->evaluation->latest > 0)
    docket_deed_undo (widget, page->handle, view->evaluation->latest);
}

/* --- widths --------------------------------------------------------------------------------- */

static void
set_narrow (DocketCasePage *page, gboolean narrow)
{
  page->narrow = narrow;
  docket_case_tabs_set_narrow (page->views, narrow);
}

static void
place_tabs (DocketCasePage *page)
{
  const DocketHeaderTabs tabs = { page->header, page->title_stack, page->switcher, page->title,
                                  page->switcher_bar };

  docket_header_room_place_tabs (&tabs, page->width, page->compact);
  docket_header_room_make (page->header, page->width, (GtkWidget *[]) { page->steps, NULL });
}

static void
resized_cb (DocketCasePage *page, int width)
{
  page->width = width;
  place_tabs (page);
}

static void
set_compact (DocketCasePage *page, gboolean compact)
{
  page->compact = compact;
  place_tabs (page);
}

void
docket_case_page_set_width_class (DocketCasePage *page, DocketWidthClass width)
{
  g_return_if_fail (DOCKET_IS_CASE_PAGE (page));

  g_object_set (page, "narrow", width < DOCKET_WIDTH_MEDIUM, "compact", width < DOCKET_WIDTH_BROAD,
                NULL);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_case_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketCasePage *page = DOCKET_CASE_PAGE (object);

  if (id == PROP_HANDLE)
    g_value_set_object (value, page->handle);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, page->narrow);
  else if (id == PROP_COMPACT)
    g_value_set_boolean (value, page->compact);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketCasePage *page = DOCKET_CASE_PAGE (object);

  if (id == PROP_HANDLE)
    docket_case_page_set_handle (page, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (page, g_value_get_boolean (value));
  else if (id == PROP_COMPACT)
    set_compact (page, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_case_page_dispose (GObject *object)
{
  DocketCasePage *page = DOCKET_CASE_PAGE (object);

  g_clear_handle_id (&page->patience, g_source_remove);
  g_clear_handle_id (&page->focusing, g_source_remove);
  if (page->handle != NULL)
    g_clear_signal_handler (&page->changed, page->handle);
  g_clear_object (&page->handle);

  G_OBJECT_CLASS (docket_case_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "case.act", "s", act);
  gtk_widget_class_install_action (class, "case.tab", "s", show_tab);
  gtk_widget_class_install_action (class, "case.export", NULL, export_report);
  gtk_widget_class_install_action (class, "case.undo", NULL, undo);
  gtk_widget_class_install_action (class, "case.reload", NULL, reload);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DocketCasePage, header);
  gtk_widget_class_bind_template_child (class, DocketCasePage, title_stack);
  gtk_widget_class_bind_template_child (class, DocketCasePage, switcher);
  gtk_widget_class_bind_template_child (class, DocketCasePage, steps);
  gtk_widget_class_bind_template_child (class, DocketCasePage, title);
  gtk_widget_class_bind_template_child (class, DocketCasePage, content);
  gtk_widget_class_bind_template_child (class, DocketCasePage, spinner);
  gtk_widget_class_bind_template_child (class, DocketCasePage, failure);
  gtk_widget_class_bind_template_child (class, DocketCasePage, views);
  gtk_widget_class_bind_template_child (class, DocketCasePage, switcher_bar);
  gtk_widget_class_bind_template_child (class, DocketCasePage, menu);
  gtk_widget_class_bind_template_child (class, DocketCasePage, undo_why);
}

static void
docket_case_page_class_init (DocketCasePageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_case_page_get_property;
  object_class->set_property = docket_case_page_set_property;
  object_class->dispose = docket_case_page_dispose;
  properties[PROP_HANDLE] =
      g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_actions (GTK_WIDGET_CLASS (class));
  g_type_ensure (DOCKET_TYPE_FLEXIBLE_BIN);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (class),
                                               "/org/docket/Docket/ui/docket-case-page.ui");
  bind_children (GTK_WIDGET_CLASS (class));
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (class), resized_cb);
}

static void
docket_case_page_init (DocketCasePage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_popover_menu_add_child (GTK_POPOVER_MENU (gtk_menu_button_get_popover (page->menu)),
                              GTK_WIDGET (page->undo_why), "undo-why");
  docket_case_tabs_fill (page->views);
  docket_case_keys_add (GTK_WIDGET (page), page->views);
  refresh (page);
}

GtkWidget *
docket_case_page_new (void)
{
  return g_object_new (DOCKET_TYPE_CASE_PAGE, NULL);
}

void
docket_case_page_set_handle (DocketCasePage *page, DocketCaseHandle *handle)
{
  g_return_if_fail (DOCKET_IS_CASE_PAGE (page));

  if (page->handle != NULL)
    g_clear_signal_handler (&page->changed, page->handle);
  g_set_object (&page->handle, handle);
  if (handle != NULL)
    page->changed = g_signal_connect_swapped (handle, "changed", G_CALLBACK (refresh), page);
  docket_case_tabs_set_handle (page->views, handle);
  /* now, not once it was read: a tab that is chosen meanwhile stays */
  adw_view_stack_set_visible_child_name (page->views, "overview");
  page->opening = TRUE;
  refresh (page);
}

const char *
docket_case_page_get_tab (DocketCasePage *page)
{
  g_return_val_if_fail (DOCKET_IS_CASE_PAGE (page), NULL);

  return adw_view_stack_get_visible_child_name (page->views);
}
