/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's window: what is on the desk, counted. The work itself is done with docketctl. Main
 * thread. */

#include "config.h"

#include "gtk/docket-application.h"

#include "core/docket-error.h"
#include "desk/docket-desk.h"

#include <glib/gi18n-lib.h>

struct _DocketApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_TYPE (DocketApplication, docket_application, ADW_TYPE_APPLICATION)

static DocketDesk *
open_desk (GError **error)
{
  g_autofree char  *directory = g_build_filename (g_get_user_data_dir (), "docket", NULL);
  DocketDeskOptions options = { .directory = directory, .read_only = TRUE };

  return docket_desk_open (&options, error);
}

static GPtrArray *
list_open_cases (DocketDesk *desk, GError **error)
{
  DocketCaseQuery query = { .due_before = DOCKET_DATE_NONE };
  g_autoptr (GPtrArray) rows = docket_desk_list (desk, &query, error);
  GPtrArray *open = rows == NULL ? NULL : g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!((DocketCaseRow *) rows->pdata[i])->ended)
      g_ptr_array_add (open, NULL);
  return open;
}

/* What the page says under its title */
static char *
describe_desk (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketDesk) desk = open_desk (&error);
  g_autoptr (GPtrArray) open = desk == NULL ? NULL : list_open_cases (desk, &error);

  if (g_error_matches (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is no desk yet. “docketctl init” makes one."));
  if (open == NULL)
    return g_strdup (error->message);
  return g_strdup_printf (ngettext ("%u open case. “docketctl list” shows it.",
                                    "%u open cases. “docketctl list” shows them.", open->len),
                          open->len);
}

static GtkWidget *
make_page (void)
{
  g_autofree char *description = describe_desk ();
  g_autofree char *escaped = g_markup_escape_text (description, -1);
  GtkWidget       *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-unread-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Docket"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
docket_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
      gtk_box_append (GTK_BOX (box), make_page ());
      window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));
      gtk_window_set_title (window, _ ("Docket"));
      gtk_window_set_default_size (window, 720, 480);
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
    }
  gtk_window_present (window);
}

static void
docket_application_class_init (DocketApplicationClass *class)
{
  G_APPLICATION_CLASS (class)->activate = docket_application_activate;
}

static void
docket_application_init (DocketApplication *application)
{
}

DocketApplication *
docket_application_new (void)
{
  return g_object_new (DOCKET_TYPE_APPLICATION, "application-id", "org.docket.Docket", NULL);
}
