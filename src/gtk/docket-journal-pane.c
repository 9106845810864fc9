/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal tab. Follows its handle; the sentences are made by desk/. Main thread. */

#include "config.h"

#include "gtk/docket-journal-pane.h"

#include "gtk/docket-journal-entry.h"

struct _DocketJournalPane
{
  AdwBin parent_instance;

  GtkColumnView       *table;
  GtkColumnViewColumn *at_column;
  GtkColumnViewColumn *actor_column;
  GtkColumnViewColumn *hash_column;

  DocketCaseHandle *handle;
  gulong            changed;
  gboolean          narrow;
  GListStore       *entries; /* DocketJournalEntry */
};

G_DEFINE_TYPE (DocketJournalPane, docket_journal_pane, ADW_TYPE_BIN)

enum
{
  PROP_HANDLE = 1,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* For the template: a chip without a word is no chip */
static gboolean
has_text (GtkListItem *item, const char *text)
{
  return text != NULL && *text != '\0';
}

static GListModel *
create_values (gpointer item, gpointer data)
{
  GListModel *values = docket_journal_entry_get_values (item);

  return values == NULL || g_list_model_get_n_items (values) == 0 ? NULL : g_object_ref (values);
}

/* The events of a case only grow: those that are there stay, so that what is unfolded stays so */
static void
fill (DocketJournalPane *pane)
{
  const DocketCaseView *view =
      pane->handle == NULL ? NULL : docket_case_handle_get_view (pane->handle);
  guint there = g_list_model_get_n_items (G_LIST_MODEL (pane->entries));

  if (view == NULL || there > view->events->len)
    {
      g_list_store_remove_all (pane->entries);
      there = 0;
    }
  for (guint i = there; view != NULL && i < view->events->len; i++)
    {
      g_autoptr (DocketJournalEntry) entry =
          docket_journal_entry_new (view, view->events->pdata[i]);

      docket_journal_entry_set_signed (entry, pane->narrow);
      g_list_store_insert (pane->entries, 0, entry);
    }
}

static void
set_handle (DocketJournalPane *pane, DocketCaseHandle *handle)
{
  if (pane->handle != NULL)
    g_clear_signal_handler (&pane->changed, pane->handle);
  g_set_object (&pane->handle, handle);
  g_list_store_remove_all (pane->entries);
  if (handle != NULL)
    pane->changed = g_signal_connect_swapped (handle, "changed", G_CALLBACK (fill), pane);
  fill (pane);
}

static void
place_columns (DocketJournalPane *pane)
{
  gtk_column_view_insert_column (pane->table, 1, pane->at_column);
  gtk_column_view_insert_column (pane->table, 2, pane->actor_column);
  gtk_column_view_append_column (pane->table, pane->hash_column);
}

static void
remove_columns (DocketJournalPane *pane)
{
  gtk_column_view_remove_column (pane->table, pane->at_column);
  gtk_column_view_remove_column (pane->table, pane->actor_column);
  gtk_column_view_remove_column (pane->table, pane->hash_column);
}

/* Columns are taken out, not hidden: rows are measured by the widths of hidden ones too, and are
 * then far too high (seen in GTK 4.8) */
static void
set_narrow (DocketJournalPane *pane, gboolean narrow)
{
  if (narrow == pane->narrow)
    return;
  pane->narrow = narrow;
  if (narrow)
    remove_columns (pane);
  else
    place_columns (pane);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pane->entries)); i++)
    {
      g_autoptr (DocketJournalEntry) entry =
          g_list_model_get_item (G_LIST_MODEL (pane->entries), i);

      docket_journal_entry_set_signed (entry, narrow);
    }
}

static void
docket_journal_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketJournalPane *pane = DOCKET_JOURNAL_PANE (object);

  if (id == PROP_HANDLE)
    g_value_set_object (value, pane->handle);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, pane->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_journal_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DocketJournalPane *pane = DOCKET_JOURNAL_PANE (object);

  if (id == PROP_HANDLE)
    set_handle (pane, g_value_get_object (value));
  else if (id == PROP_NARROW)
    set_narrow (pane, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
docket_journal_pane_dispose (GObject *object)
{
  DocketJournalPane *pane = DOCKET_JOURNAL_PANE (object);

  if (pane->handle != NULL)
    g_clear_signal_handler (&pane->changed, pane->handle);
  g_clear_object (&pane->handle);
  g_clear_object (&pane->entries);

  G_OBJECT_CLASS (docket_journal_pane_parent_class)->dispose (object);
}

static void
docket_journal_pane_class_init (DocketJournalPaneClass *class)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_journal_pane_get_property;
  object_class->set_property = docket_journal_pane_set_property;
  object_class->dispose = docket_journal_pane_dispose;
  properties[PROP_HANDLE] =
      g_param_spec_object ("handle", NULL, NULL, DOCKET_TYPE_CASE_HANDLE, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (DOCKET_TYPE_JOURNAL_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-journal-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketJournalPane, table);
  gtk_widget_class_bind_template_child (widget_class, DocketJournalPane, at_column);
  gtk_widget_class_bind_template_child (widget_class, DocketJournalPane, actor_column);
  gtk_widget_class_bind_template_child (widget_class, DocketJournalPane, hash_column);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
docket_journal_pane_init (DocketJournalPane *pane)
{
  g_autoptr (GtkTreeListModel) tree = NULL;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (pane));
  pane->entries = g_list_store_new (DOCKET_TYPE_JOURNAL_ENTRY);
  tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (pane->entries)), FALSE, FALSE,
                                  create_values, NULL, NULL);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (tree)));
  gtk_column_view_set_model (pane->table, GTK_SELECTION_MODEL (selection));
}
