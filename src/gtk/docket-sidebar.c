/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of queues and systems. Which queues there are stands in the template, which systems in
 * the rule sets; what is in them is counted by the desk. Main thread. */

#include "config.h"

#include "gtk/docket-sidebar.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-queue.h"
#include "desk/docket-wording.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DocketSidebar
{
  GtkBox parent_instance;

  GtkListBox    *list;
  GtkListBoxRow *parties; /* first of those after the systems */

  DocketDesk   *desk;
  GCancellable *counting; /* NULL: nothing is being counted */
  gboolean      again;    /* the desk changed meanwhile */
  gboolean      counted;
  gboolean      selecting;
  gint64        total;
};

enum
{
  CHOSEN,
  ENTERED,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (DocketSidebar, docket_sidebar, GTK_TYPE_BOX)

/* --- counts --------------------------------------------------------------------------------- */

static DocketSidebarRow *
get_row (DocketSidebar *sidebar, int position)
{
  return DOCKET_SIDEBAR_ROW (gtk_list_box_get_row_at_index (sidebar->list, position));
}

static void
show_counts (DocketSidebar *sidebar, const DocketQueueCounts *counts)
{
  for (int i = 0; gtk_list_box_get_row_at_index (sidebar->list, i) != NULL; i++)
    {
      DocketSidebarRow *row = get_row (sidebar, i);
      gint64            n = docket_queue_counts_get (counts, docket_sidebar_row_get_queue (row));

      docket_sidebar_row_set_count (row, (guint) MIN (n, G_MAXUINT));
    }
  sidebar->total = counts->queues[DOCKET_QUEUE_TODO] + counts->queues[DOCKET_QUEUE_CLOSED] +
                   counts->queues[DOCKET_QUEUE_ARCHIVE];
  sidebar->counted = TRUE;
}

static gpointer
count_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_count_queues (desk, error);
}

static void count (DocketSidebar *sidebar);

/* A desk that cannot be counted cannot be listed either: the page says why */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketQueueCounts) counts =
      docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  DocketSidebar *sidebar = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&sidebar->counting);
  if (counts != NULL)
    {
      show_counts (sidebar, counts);
      g_signal_emit (sidebar, signals[COUNTED], 0);
    }
  if (sidebar->again)
    count (sidebar);
}

static void
count (DocketSidebar *sidebar)
{
  DocketDeskCall call = { .func = count_in_thread,
                          .free_result = (GDestroyNotify) docket_queue_counts_free };

  sidebar->again = sidebar->counting != NULL;
  if (sidebar->again)
    return;
  sidebar->counting = g_cancellable_new ();
  docket_desk_call_async (sidebar->desk, &call, sidebar->counting, counted_cb, sidebar);
}

gboolean
docket_sidebar_is_desk_empty (DocketSidebar *sidebar)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR (sidebar), FALSE);

  return sidebar->counted && sidebar->total == 0;
}

/* --- rows ----------------------------------------------------------------------------------- */

/* The rule sets' own names go on after a colon with what is in them */
static char *
dup_system_title (const DocketRuleSet *rules)
{
  const char *label = docket_wording_get_label (&rules->label);
  gsize       length = strcspn (label, ":");
  const char *wide = strstr (label, "：");

  if (wide != NULL && (gsize) (wide - label) < length)
    length = (gsize) (wide - label);
  return length == 0 ? g_strdup (rules->system) : g_strndup (label, length);
}

static char *
dup_system_icon (const DocketRuleSet *rules, GtkWidget *widget)
{
  g_autofree char *system = g_ascii_strdown (rules->system, -1);
  g_autofree char *name = g_strdup_printf ("docket-system-%s-symbolic", system);
  GtkIconTheme    *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return gtk_icon_theme_has_icon (theme, name) ? g_steal_pointer (&name)
                                               : g_strdup ("docket-system-symbolic");
}

static void
add_system (DocketSidebar *sidebar, const DocketRuleSet *rules, gboolean first)
{
  g_autofree char *title = dup_system_title (rules);
  g_autofree char *icon = dup_system_icon (rules, GTK_WIDGET (sidebar));
  GtkWidget *row = g_object_new (DOCKET_TYPE_SIDEBAR_ROW, "queue", rules->system, "title", title,
                                 "icon-name", icon, "section", first ? _ ("Systems") : NULL, NULL);

  gtk_list_box_insert (sidebar->list, row, gtk_list_box_row_get_index (sidebar->parties));
}

static void
add_systems (DocketSidebar *sidebar)
{
  g_autoptr (GPtrArray) systems = docket_desk_dup_systems (sidebar->desk);

  for (guint i = 0; i < systems->len; i++)
    add_system (sidebar, systems->pdata[i], i == 0);
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *section = docket_sidebar_row_get_section (DOCKET_SIDEBAR_ROW (row));
  GtkWidget  *header;

  if (section == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  header = gtk_label_new (section);
  gtk_label_set_xalign (GTK_LABEL (header), 0);
  gtk_widget_add_css_class (header, "docket-section");
  gtk_list_box_row_set_header (row, header);
}

DocketSidebarRow *
docket_sidebar_find (DocketSidebar *sidebar, const char *queue)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR (sidebar), NULL);

  for (int i = 0; gtk_list_box_get_row_at_index (sidebar->list, i) != NULL; i++)
    if (g_strcmp0 (docket_sidebar_row_get_queue (get_row (sidebar, i)), queue) == 0)
      return get_row (sidebar, i);
  return NULL;
}

/* --- selection ------------------------------------------------------------------------------ */

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DocketSidebar *sidebar)
{
  if (row != NULL && !sidebar->selecting)
    g_signal_emit (sidebar, signals[CHOSEN], 0, row);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DocketSidebar *sidebar)
{
  g_signal_emit (sidebar, signals[ENTERED], 0, row);
}

DocketSidebarRow *
docket_sidebar_get_selected (DocketSidebar *sidebar)
{
  g_return_val_if_fail (DOCKET_IS_SIDEBAR (sidebar), NULL);

  return (DocketSidebarRow *) gtk_list_box_get_selected_row (sidebar->list);
}

void
docket_sidebar_select (DocketSidebar *sidebar, DocketSidebarRow *row)
{
  g_return_if_fail (DOCKET_IS_SIDEBAR (sidebar));

  sidebar->selecting = TRUE;
  gtk_list_box_select_row (sidebar->list, GTK_LIST_BOX_ROW (row));
  sidebar->selecting = FALSE;
}

void
docket_sidebar_focus (DocketSidebar *sidebar)
{
  GtkListBoxRow *row;

  g_return_if_fail (DOCKET_IS_SIDEBAR (sidebar));

  row = gtk_list_box_get_selected_row (sidebar->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (sidebar->list), GTK_DIR_TAB_FORWARD);
}

/* --- the widget ----------------------------------------------------------------------------- */

void
docket_sidebar_set_desk (DocketSidebar *sidebar, DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_SIDEBAR (sidebar) && DOCKET_IS_DESK (desk));
  g_return_if_fail (sidebar->desk == NULL);

  sidebar->desk = g_object_ref (desk);
  add_systems (sidebar);
  g_signal_connect_object (desk, "changed", G_CALLBACK (count), sidebar, G_CONNECT_SWAPPED);
  count (sidebar);
}

static void
docket_sidebar_dispose (GObject *object)
{
  DocketSidebar *sidebar = DOCKET_SIDEBAR (object);

  g_cancellable_cancel (sidebar->counting);
  g_clear_object (&sidebar->counting);
  g_clear_object (&sidebar->desk);
  G_OBJECT_CLASS (docket_sidebar_parent_class)->dispose (object);
}

static void
docket_sidebar_class_init (DocketSidebarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType           type = DOCKET_TYPE_SIDEBAR;

  G_OBJECT_CLASS (class)->dispose = docket_sidebar_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, DOCKET_TYPE_SIDEBAR_ROW);
  signals[ENTERED] = g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, DOCKET_TYPE_SIDEBAR_ROW);
  signals[COUNTED] =
      g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (DOCKET_TYPE_SIDEBAR_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DocketSidebar, parties);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
docket_sidebar_init (DocketSidebar *sidebar)
{
  gtk_widget_init_template (GTK_WIDGET (sidebar));
  gtk_list_box_set_header_func (sidebar->list, update_header_cb, NULL, NULL);
}
