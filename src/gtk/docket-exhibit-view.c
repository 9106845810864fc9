/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows one piece of evidence. Reading, checking and decoding are done in a thread of the pool.
 * Copies for other programs: docket-exhibit-copy.c. Main thread. */

#include "config.h"

#include "gtk/docket-exhibit-view.h"

#include "desk/docket-desk-call.h"
#include "gtk/docket-exhibit-copy.h"
#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 200 /* ms before a spinner says that it takes a while */

struct _DocketExhibitView
{
  GtkBox parent_instance;

  GtkStack      *stack;
  GtkSpinner    *spinner;
  GtkPicture    *picture;
  GtkTextView   *text;
  AdwStatusPage *words;
  GtkWidget     *tools;
  GtkWidget     *zoom_out;
  GtkWidget     *zoom_fit;
  GtkWidget     *zoom_in;

  DocketDesk        *desk;
  char              *number;
  char              *id; /* NULL: nothing is shown */
  DocketExhibitLook *look;
  GError            *error;
  GCancellable      *reading;
  guint              patience;
  double             zoom;
  DocketExhibitCopy *copy; /* for other programs; NULL until one was asked for */
};

G_DEFINE_TYPE (DocketExhibitView, docket_exhibit_view, GTK_TYPE_BOX)

enum
{
  LOOKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const double STEPS[] = { 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8 };

/* --- zoom ----------------------------------------------------------------------------------- */

/* A picture takes the size of what it shows: the same texture, told to be of another size */
static GdkPaintable *
make_scaled (GdkTexture *texture, double zoom)
{
  graphene_rect_t bounds;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  graphene_rect_init (&bounds, 0, 0, (float) (gdk_texture_get_width (texture) * zoom),
                      (float) (gdk_texture_get_height (texture) * zoom));
  gtk_snapshot_append_texture (snapshot, texture, &bounds);
  return gtk_snapshot_free_to_paintable (g_steal_pointer (&snapshot), &bounds.size);
}

static void
apply_zoom (DocketExhibitView *view)
{
  GdkTexture *texture = view->look->texture;
  gboolean    fits = view->zoom == 0;
  g_autoptr (GdkPaintable) paintable =
      fits ? g_object_ref (GDK_PAINTABLE (texture)) : make_scaled (texture, view->zoom);

  gtk_picture_set_can_shrink (view->picture, fits);
  gtk_widget_set_halign (GTK_WIDGET (view->picture), fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (view->picture), fits ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_picture_set_paintable (view->picture, paintable);
}

/* How large the image is on the screen now */
static double
get_scale (DocketExhibitView *view)
{
  GdkTexture *texture = view->look->texture;
  double      across;
  double      down;

  if (view->zoom != 0)
    return view->zoom;
  across =
      (double) gtk_widget_get_width (GTK_WIDGET (view->picture)) / gdk_texture_get_width (texture);
  down = (double) gtk_widget_get_height (GTK_WIDGET (view->picture)) /
         gdk_texture_get_height (texture);
  return MIN (1.0, MIN (across, down));
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketExhibitView *view = DOCKET_EXHIBIT_VIEW (widget);
  gboolean           larger = g_str_equal (name, "exhibit.zoom-in");
  double             scale = get_scale (view);
  gsize              n = G_N_ELEMENTS (STEPS);
  gsize              i = 0;

  while (larger && i < n - 1 && STEPS[i] < scale * 1.01)
    i++;
  if (!larger)
    for (i = n - 1; i > 0 && STEPS[i] > scale * 0.99; i--)
      ;
  view->zoom = STEPS[i];
  apply_zoom (view);
}

static void
zoom_fit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketExhibitView *view = DOCKET_EXHIBIT_VIEW (widget);

  view->zoom = 0;
  apply_zoom (view);
}

/* --- showing -------------------------------------------------------------------------------- */

static void
enable_actions (DocketExhibitView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  gboolean   intact = view->look != NULL && view->look->exhibit->intact;
  gboolean   image = intact && view->look->texture != NULL;

  gtk_widget_action_set_enabled (widget, "exhibit.zoom-in", image);
  gtk_widget_action_set_enabled (widget, "exhibit.zoom-out", image);
  gtk_widget_action_set_enabled (widget, "exhibit.zoom-fit", image);
  gtk_widget_action_set_enabled (widget, "exhibit.open", intact);
  gtk_widget_action_set_enabled (widget, "exhibit.save", intact);
  gtk_widget_set_visible (view->zoom_in, image);
  gtk_widget_set_visible (view->zoom_out, image);
  gtk_widget_set_visible (view->zoom_fit, image);
  gtk_widget_set_visible (view->tools, intact);
}

static void
show_words (DocketExhibitView *view, const char *icon, const char *title, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_icon_name (view->words, icon);
  adw_status_page_set_title (view->words, title);
  adw_status_page_set_description (view->words, markup);
  gtk_stack_set_visible_child_name (view->stack, "words");
}

static void
show_file (DocketExhibitView *view)
{
  const DocketEvidenceRow *row = view->look->exhibit->row;
  g_autofree char         *type = g_content_type_from_mime_type (row->media_type);
  g_autofree char         *icon = type == NULL ? NULL : g_content_type_get_generic_icon_name (type);
  g_autofree char         *symbolic =
      g_strconcat (icon == NULL ? "text-x-generic" : icon, "-symbolic", NULL);

  show_words (view, symbolic, row->name,
              _ ("Docket does not show files of this kind. Open it in another program."));
}

static void
show_text (DocketExhibitView *view)
{
  GtkTextBuffer   *buffer = gtk_text_view_get_buffer (view->text);
  g_autofree char *text = view->look->cut ? g_strconcat (view->look->text, "\n\n",
                                                         _ ("Only the beginning is shown."), NULL)
                                          : g_strdup (view->look->text);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_stack_set_visible_child_name (view->stack, "text");
}

static void
show_picture (DocketExhibitView *view)
{
  gtk_picture_set_alternative_text (view->picture, view->look->exhibit->row->name);
  view->zoom = 0;
  apply_zoom (view);
  gtk_stack_set_visible_child_name (view->stack, "picture");
}

static void
show_withheld (DocketExhibitView *view)
{
  if (view->look->exhibit->found == NULL)
    show_words (view, "dialog-warning-symbolic", _ ("The File Is Missing"),
                _ ("It is not in the vault any more. Restore it from a backup."));
  else
    show_words (view, "dialog-warning-symbolic", _ ("Not What Was Recorded"),
                _ ("The file was changed since it was taken in, and is withheld. Restore it from "
                   "a backup."));
}

static void
show_look (DocketExhibitView *view)
{
  if (view->look == NULL)
    show_words (view, "dialog-error-symbolic", _ ("Cannot Be Read"),
                view->error == NULL ? "" : view->error->message);
  else if (!view->look->exhibit->intact)
    show_withheld (view);
  else if (view->look->texture != NULL)
    show_picture (view);
  else if (view->look->text != NULL)
    show_text (view);
  else
    show_file (view);
  enable_actions (view);
}

/* --- reading -------------------------------------------------------------------------------- */

typedef struct
{
  char *number;
  char *id;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->number);
  g_free (request->id);
  g_free (request);
}

static gpointer
look_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  const Request *request = data;

  return docket_exhibit_look_new (desk, request->number, request->id, error);
}

static void
stop_reading (DocketExhibitView *view)
{
  if (view->reading != NULL)
    g_cancellable_cancel (view->reading);
  g_clear_object (&view->reading);
  g_clear_handle_id (&view->patience, g_source_remove);
  gtk_spinner_stop (view->spinner);
}

static void
look_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketExhibitView) view = data;
  g_autoptr (GError) error = NULL;
  DocketExhibitLook *look = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  stop_reading (view);
  view->look = look;
  view->error = g_steal_pointer (&error);
  show_look (view);
  g_signal_emit (view, signals[LOOKED], 0);
}

static gboolean
lose_patience_cb (gpointer data)
{
  DocketExhibitView *view = data;

  view->patience = 0;
  gtk_spinner_start (view->spinner);
  gtk_stack_set_visible_child_name (view->stack, "reading");
  return G_SOURCE_REMOVE;
}

static void
start_reading (DocketExhibitView *view)
{
  Request       *request = g_new (Request, 1);
  DocketDeskCall call = { look_in_thread, (GDestroyNotify) docket_exhibit_look_free, request,
                          free_request };

  request->number = g_strdup (view->number);
  request->id = g_strdup (view->id);
  view->reading = g_cancellable_new ();
  view->patience = g_timeout_add (PATIENCE, lose_patience_cb, view);
  docket_desk_call_async (view->desk, &call, view->reading, look_done_cb, g_object_ref (view));
}

static void
forget (DocketExhibitView *view)
{
  stop_reading (view);
  g_clear_pointer (&view->look, docket_exhibit_look_free);
  g_clear_error (&view->error);
  g_clear_object (&view->desk);
  g_clear_pointer (&view->number, g_free);
  g_clear_pointer (&view->id, g_free);
}

void
docket_exhibit_view_show (DocketExhibitView *view,
                          DocketDesk        *desk,
                          const char        *number,
                          const char        *id)
{
  g_return_if_fail (DOCKET_IS_EXHIBIT_VIEW (view));

  if (view->desk == desk && g_strcmp0 (view->number, number) == 0 &&
      g_strcmp0 (view->id, id) == 0 && id != NULL)
    return;
  forget (view);
  enable_actions (view);
  if (id == NULL)
    {
      gtk_stack_set_visible_child_name (view->stack, "nothing");
      return;
    }
  view->desk = g_object_ref (desk);
  view->number = g_strdup (number);
  view->id = g_strdup (id);
  start_reading (view);
}

const DocketExhibitLook *
docket_exhibit_view_get_look (DocketExhibitView *view)
{
  return view->look;
}

const GError *
docket_exhibit_view_get_error (DocketExhibitView *view)
{
  return view->error;
}

double
docket_exhibit_view_get_zoom (DocketExhibitView *view)
{
  return view->zoom;
}

/* --- other programs ------------------------------------------------------------------------- */

static void
open_now (gboolean yes, gpointer data)
{
  DocketExhibitView *view = data;

  if (!yes || view->look == NULL)
    return;
  if (view->copy == NULL)
    view->copy = docket_exhibit_copy_new ();
  docket_exhibit_copy_open (view->copy, GTK_WIDGET (view), view->desk, view->number,
                            view->look->exhibit->row);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketExhibitView       *view = DOCKET_EXHIBIT_VIEW (widget);
  const DocketEvidenceRow *row = view->look->exhibit->row;
  g_autofree char         *heading = NULL;
  DocketQuestion           question = { .act = _ ("Open") };

  if (docket_exhibit_copy_is_passive (row->media_type))
    {
      open_now (TRUE, view);
      return;
    }
  heading = g_strdup_printf (_ ("Open “%s” in another program?"), row->name);
  question.heading = heading;
  question.body = _ ("Files of this kind can do things when they are opened. Somebody sent it to "
                     "you; open it only where it can do no harm.");
  docket_feedback_ask (widget, &question, open_now, view);
}

static void
save_chosen (GListModel *files, gpointer data)
{
  DocketExhibitView *view = data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (view->look != NULL)
    docket_exhibit_copy_save (GTK_WIDGET (view), view->desk, view->number, view->look->exhibit->row,
                              file);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketExhibitView *view = DOCKET_EXHIBIT_VIEW (widget);
  g_autofree char   *proposed = docket_evidence_dup_file_name (view->look->exhibit->row);
  DocketChoosing     choosing = { DOCKET_CHOOSE_SAVE, _ ("Save a Copy"), proposed, NULL };

  docket_feedback_choose (widget, &choosing, save_chosen, view);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_exhibit_view_dispose (GObject *object)
{
  DocketExhibitView *view = DOCKET_EXHIBIT_VIEW (object);
  GtkWidget         *child;

  if (view->spinner != NULL)
    forget (view);
  g_clear_pointer (&view->copy, docket_exhibit_copy_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (view))) != NULL)
    gtk_widget_unparent (child);
  view->spinner = NULL;

  G_OBJECT_CLASS (docket_exhibit_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "exhibit.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "exhibit.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "exhibit.zoom-fit", NULL, zoom_fit_cb);
  gtk_widget_class_install_action (widget_class, "exhibit.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "exhibit.save", NULL, save_cb);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, picture);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, text);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, words);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, tools);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, zoom_out);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, zoom_fit);
  gtk_widget_class_bind_template_child (widget_class, DocketExhibitView, zoom_in);
}

static void
docket_exhibit_view_class_init (DocketExhibitViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_exhibit_view_dispose;
  signals[LOOKED] = g_signal_new ("looked", DOCKET_TYPE_EXHIBIT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-exhibit-view.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
docket_exhibit_view_init (DocketExhibitView *view)
{
  gtk_widget_init_template (GTK_WIDGET (view));
  enable_actions (view);
}
