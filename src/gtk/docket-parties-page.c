/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: from everybody to one party and back. Main thread. */

#include "gtk/docket-parties-page.h"

#include "gtk/docket-party-dialog.h"
#include "gtk/docket-party-list.h"
#include "gtk/docket-party-page.h"

struct _DocketPartiesPage
{
  AdwBin parent_instance;

  GtkWidget *pages;
  GtkWidget *list;
  GtkWidget *party;

  DocketNoticeBar *bars[2]; /* of the list, and of a party */

  DocketDesk *desk;
};

G_DEFINE_TYPE (DocketPartiesPage, docket_parties_page, ADW_TYPE_BIN)

static gboolean
shows_party (DocketPartiesPage *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (page->pages)), "party") == 0;
}

void
docket_parties_page_show_party (DocketPartiesPage *page, const char *party)
{
  g_return_if_fail (DOCKET_IS_PARTIES_PAGE (page));

  docket_party_page_show (DOCKET_PARTY_PAGE (page->party), page->desk, party);
  gtk_stack_set_visible_child_name (GTK_STACK (page->pages), party == NULL ? "list" : "party");
}

gboolean
docket_parties_page_go_back (DocketPartiesPage *page)
{
  if (!shows_party (page))
    return FALSE;
  docket_parties_page_show_party (page, NULL);
  docket_parties_page_focus_search (page);
  return TRUE;
}

void
docket_parties_page_focus_search (DocketPartiesPage *page)
{
  docket_party_list_focus_search (DOCKET_PARTY_LIST (page->list));
}

void
docket_parties_page_set_desk (DocketPartiesPage *page, DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_PARTIES_PAGE (page));

  g_set_object (&page->desk, desk);
  docket_parties_page_show_party (page, NULL);
  docket_party_list_set_desk (DOCKET_PARTY_LIST (page->list), desk);
}

void
docket_parties_page_put_notice (DocketPartiesPage  *page,
                                DocketNoticeKind    kind,
                                const DocketNotice *notice)
{
  g_return_if_fail (DOCKET_IS_PARTIES_PAGE (page));

  for (gsize i = 0; i < G_N_ELEMENTS (page->bars); i++)
    docket_notice_bar_put (page->bars[i], kind, notice);
}

static void
party_activated_cb (DocketPartiesPage *page, const char *party)
{
  docket_parties_page_show_party (page, party);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  docket_parties_page_go_back (DOCKET_PARTIES_PAGE (widget));
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DocketPartiesPage *page = DOCKET_PARTIES_PAGE (widget);
  DocketPartySubject nobody = { NULL };
  DocketPartyDialog *dialog;

  if (page->desk == NULL)
    return;
  dialog = docket_party_dialog_present (widget, page->desk, DOCKET_PARTY_ADD, &nobody);
  g_signal_connect_object (dialog, "done", G_CALLBACK (party_activated_cb), page,
                           G_CONNECT_SWAPPED);
}

static void
docket_parties_page_dispose (GObject *object)
{
  g_clear_object (&DOCKET_PARTIES_PAGE (object)->desk);

  G_OBJECT_CLASS (docket_parties_page_parent_class)->dispose (object);
}

static void
docket_parties_page_class_init (DocketPartiesPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_parties_page_dispose;
  g_type_ensure (DOCKET_TYPE_PARTY_LIST);
  g_type_ensure (DOCKET_TYPE_PARTY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-parties-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketPartiesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, DocketPartiesPage, list);
  gtk_widget_class_bind_template_child (widget_class, DocketPartiesPage, party);
  gtk_widget_class_bind_template_callback (widget_class, party_activated_cb);
  gtk_widget_class_install_action (widget_class, "parties.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "parties.add", NULL, add_cb);
}

/* Under the header, which is the first child of either */
static DocketNoticeBar *
add_bar (GtkWidget *box)
{
  DocketNoticeBar *bar = g_object_new (DOCKET_TYPE_NOTICE_BAR, NULL);

  gtk_box_insert_child_after (GTK_BOX (box), GTK_WIDGET (bar), gtk_widget_get_first_child (box));
  return bar;
}

static void
docket_parties_page_init (DocketPartiesPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  page->bars[0] = add_bar (page->list);
  page->bars[1] = add_bar (page->party);
}

GtkWidget *
docket_parties_page_new (void)
{
  return g_object_new (DOCKET_TYPE_PARTIES_PAGE, NULL);
}
