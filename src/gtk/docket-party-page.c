/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One party of the register. Main thread. */

#include "config.h"

#include "gtk/docket-party-page.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-wording-consequence.h"
#include "gtk/docket-flexible-bin.h"
#include "gtk/docket-header-room.h"
#include "gtk/docket-party-dialog.h"
#include "gtk/docket-party-groups.h"

#include <glib/gi18n-lib.h>

/* A reading that takes longer, in ms, is worth a spinner */
#define SPIN_AFTER 200

struct _DocketPartyPage
{
  GtkBox parent_instance;

  GtkWidget           *header;
  GtkStack            *titles;
  AdwViewSwitcher     *switcher;
  AdwWindowTitle      *title;
  AdwViewSwitcherBar  *bar;
  GtkWidget           *pages;
  GtkWidget           *views;
  GtkWidget           *spinner;
  GtkWidget           *failed;
  GtkWidget           *avatar;
  GtkWidget           *name;
  GtkWidget           *role;
  GtkWidget           *standing;
  AdwPreferencesGroup *names;
  AdwPreferencesGroup *contacts;
  AdwPreferencesGroup *relationships;
  AdwPreferencesGroup *measures;
  AdwPreferencesGroup *cases;
  AdwPreferencesGroup *ledger;

  DocketDesk          *desk;
  DocketRegisterWords *words;
  char                *party; /* P-17; NULL: none */
  DocketPartyReading  *reading;
  GCancellable        *cancellable;
  guint                spin_source;
};

G_DEFINE_TYPE (DocketPartyPage, docket_party_page, GTK_TYPE_BOX)

static void
resized_cb (DocketPartyPage *page, int width)
{
  const DocketHeaderTabs tabs = { page->header, page->titles, page->switcher, page->title,
                                  page->bar };

  docket_header_room_place_tabs (&tabs, width, FALSE);
}

/* --- head ----------------------------------------------------------------------------------- */

static void
fill_standing (DocketPartyPage *page)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (page->standing)) != NULL)
    gtk_box_remove (GTK_BOX (page->standing), child);
  for (guint i = 0; i < page->reading->view->measures->len; i++)
    {
      const DocketMeasureRow *measure = page->reading->view->measures->pdata[i];
      g_autofree char        *title = NULL;
      GtkWidget              *chip;

      if (measure->lifted_seq > 0)
        continue;
      title = docket_register_dup_measure (page->desk, measure->kase, measure->measure);
      chip = gtk_label_new (title);
      gtk_widget_add_css_class (chip, "docket-chip");
      gtk_widget_add_css_class (chip, "warning");
      gtk_box_append (GTK_BOX (page->standing), chip);
    }
}

static char *
dup_role_line (DocketPartyPage *page)
{
  const DocketPartyView *view = page->reading->view;
  guint                  open = 0;
  g_autofree char       *all = NULL;
  g_autofree char       *still = NULL;
  const char            *role = docket_register_words_get (page->words->roles, view->row->role);

  for (guint i = 0; i < view->cases->len; i++)
    open += ((DocketCaseRow *) view->cases->pdata[i])->ended ? 0 : 1;
  all = g_strdup_printf (ngettext ("%u case", "%u cases", view->cases->len), view->cases->len);
  still = g_strdup_printf (ngettext ("%u open", "%u open", open), open);
  return g_strdup_printf ("%s · %s · %s · %s", role, view->row->party, all, still);
}

static void
show_reading (DocketPartyPage *page)
{
  const DocketPartyRow *row = page->reading->view->row;
  g_autofree char      *role = dup_role_line (page);

  adw_avatar_set_text (ADW_AVATAR (page->avatar), row->name);
  gtk_label_set_text (GTK_LABEL (page->name), row->name);
  adw_window_title_set_title (page->title, row->name);
  gtk_label_set_text (GTK_LABEL (page->role), role);
  fill_standing (page);
  docket_party_groups_fill_names (page->names, page->reading);
  docket_party_groups_fill_contacts (page->contacts, page->reading, page->words);
  docket_party_groups_fill_relationships (page->relationships, page->reading);
  docket_party_groups_fill_measures (page->measures, page->reading, page->desk);
  docket_party_groups_fill_cases (page->cases, page->reading);
  docket_party_groups_fill_ledger (page->ledger, page->reading, page->desk);
  gtk_stack_set_visible_child_name (GTK_STACK (page->pages), "party");
}

/* --- reading -------------------------------------------------------------------------------- */

static gpointer
read_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_party_reading_new (desk, data, error);
}

static void
stop (DocketPartyPage *page)
{
  g_clear_handle_id (&page->spin_source, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (page->spinner));
  if (page->cancellable != NULL)
    g_cancellable_cancel (page->cancellable);
  g_clear_object (&page->cancellable);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DocketPartyPage *page = data;
  g_autoptr (GError) error = NULL;
  DocketPartyReading *reading = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autofree char    *escaped = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the page may be gone */
  stop (page);
  g_clear_pointer (&page->reading, docket_party_reading_free);
  page->reading = reading;
  if (reading != NULL)
    {
      show_reading (page);
      return;
    }
  escaped = g_markup_escape_text (error->message, -1);
  adw_status_page_set_description (ADW_STATUS_PAGE (page->failed), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (page->pages), "failed");
}

static gboolean
spin_cb (gpointer data)
{
  DocketPartyPage *page = data;

  page->spin_source = 0;
  gtk_spinner_start (GTK_SPINNER (page->spinner));
  gtk_stack_set_visible_child_name (GTK_STACK (page->pages), "loading");
  return G_SOURCE_REMOVE;
}

static void
reload_cb (DocketPartyPage *page)
{
  DocketDeskCall call = { read_in_thread, (GDestroyNotify) docket_party_reading_free,
                          g_strdup (page->party), g_free };

  stop (page);
  if (page->desk == NULL || page->party == NULL)
    {
      g_free (call.data);
      return;
    }
  page->spin_source = g_timeout_add (SPIN_AFTER, spin_cb, page);
  page->cancellable = g_cancellable_new ();
  docket_desk_call_async (page->desk, &call, page->cancellable, read_cb, page);
}

/* --- changes -------------------------------------------------------------------------------- */

static void
change (DocketPartyPage *page, DocketPartyChange kind, DocketPartySubject *subject)
{
  if (page->reading == NULL)
    return;
  subject->party = page->party;
  subject->role = page->reading->view->row->role;
  docket_party_dialog_present (GTK_WIDGET (page), page->desk, kind, subject);
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartyPage   *page = DOCKET_PARTY_PAGE (widget);
  DocketPartySubject subject = { NULL };

  if (page->reading != NULL)
    subject.value = page->reading->view->row->name;
  change (page, DOCKET_PARTY_RENAME, &subject);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartySubject subject = { NULL };
  DocketPartyChange  kind = g_str_equal (action, "party.add-alias")     ? DOCKET_PARTY_ALIAS
                            : g_str_equal (action, "party.add-contact") ? DOCKET_PARTY_CONTACT
                                                                        : DOCKET_PARTY_RELATE;

  change (DOCKET_PARTY_PAGE (widget), kind, &subject);
}

static void
end_contact_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartyPage   *page = DOCKET_PARTY_PAGE (widget);
  DocketPartySubject subject = { NULL };
  g_autofree char   *words = NULL;

  g_variant_get (parameter, "(&s&s)", &subject.kind, &subject.value);
  words = g_strdup_printf (_ ("%s: %s"),
                           docket_register_words_get (page->words->channels, subject.kind),
                           subject.value);
  subject.words = words;
  change (page, DOCKET_PARTY_END_CONTACT, &subject);
}

static void
end_relationship_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartyPage   *page = DOCKET_PARTY_PAGE (widget);
  DocketPartySubject subject = { NULL };
  const char        *other = NULL;
  g_autofree char   *words = NULL;

  g_variant_get (parameter, "(&s&s)", &subject.kind, &subject.value);
  other = page->reading == NULL ? NULL : g_hash_table_lookup (page->reading->names, subject.value);
  words = g_strdup_printf (_ ("%s: %s"), docket_wording_get_relationship (subject.kind),
                           other == NULL ? subject.value : other);
  subject.words = words;
  change (page, DOCKET_PARTY_UNRELATE, &subject);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_party_page_dispose (GObject *object)
{
  DocketPartyPage *page = DOCKET_PARTY_PAGE (object);
  GtkWidget       *child;

  if (page->spinner != NULL)
    stop (page);
  if (page->desk != NULL)
    g_signal_handlers_disconnect_by_func (page->desk, reload_cb, page);
  g_clear_object (&page->desk);
  page->spinner = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (docket_party_page_parent_class)->dispose (object);
}

static void
docket_party_page_finalize (GObject *object)
{
  DocketPartyPage *page = DOCKET_PARTY_PAGE (object);

  g_clear_pointer (&page->words, docket_register_words_free);
  g_clear_pointer (&page->reading, docket_party_reading_free);
  g_free (page->party);

  G_OBJECT_CLASS (docket_party_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, "/org/docket/Docket/ui/docket-party-page.ui");
  gtk_widget_class_bind_template_child (class, DocketPartyPage, header);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, titles);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, switcher);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, title);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, bar);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, pages);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, views);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, spinner);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, failed);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, avatar);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, name);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, role);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, standing);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, names);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, contacts);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, relationships);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, measures);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, cases);
  gtk_widget_class_bind_template_child (class, DocketPartyPage, ledger);
  gtk_widget_class_bind_template_callback (class, resized_cb);
  gtk_widget_class_bind_template_callback (class, reload_cb);
}

static void
docket_party_page_class_init (DocketPartyPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_party_page_dispose;
  G_OBJECT_CLASS (class)->finalize = docket_party_page_finalize;
  g_type_ensure (DOCKET_TYPE_FLEXIBLE_BIN);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "party.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "party.add-alias", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "party.add-contact", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "party.add-relationship", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "party.end-contact", "(ss)", end_contact_cb);
  gtk_widget_class_install_action (widget_class, "party.end-relationship", "(ss)",
                                   end_relationship_cb);
}

static void
docket_party_page_init (DocketPartyPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
}

static void
set_desk (DocketPartyPage *page, DocketDesk *desk)
{
  if (page->desk == desk)
    return;
  if (page->desk != NULL)
    g_signal_handlers_disconnect_by_func (page->desk, reload_cb, page);
  g_clear_pointer (&page->words, docket_register_words_free);
  g_set_object (&page->desk, desk);
  if (desk == NULL)
    return;
  page->words = docket_register_words_new (desk);
  g_signal_connect_swapped (desk, "changed", G_CALLBACK (reload_cb), page);
}

void
docket_party_page_show (DocketPartyPage *page, DocketDesk *desk, const char *party)
{
  gboolean another = g_strcmp0 (page->party, party) != 0;
  char    *kept = g_strdup (party);

  stop (page);
  set_desk (page, desk);
  g_free (page->party);
  page->party = kept;
  if (another)
    {
      g_clear_pointer (&page->reading, docket_party_reading_free);
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (page->views), "contacts");
    }
  reload_cb (page);
}
