/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mails of a case. They never change: they are read from the vault in the background, and again
 * only when there are others. Main thread. */

#include "config.h"

#include "gtk/docket-mail-paper.h"

#include "gtk/docket-deed.h"
#include "gtk/docket-feedback.h"
#include "gtk/docket-mail-text.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-mail-sheet.h"
#include "desk/docket-wording-plain.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DocketMailPaper
{
  GtkBox parent_instance;

  GtkWidget *switcher;
  GtkWidget *mails_choice;
  GtkWidget *split;
  GtkWidget *stack;
  GtkWidget *spinner;
  GtkWidget *text;
  GtkWidget *told;
  GtkWidget *attachments;

  DocketCaseHandle *handle;
  GPtrArray        *items;    /* DocketSheetItem; NULL: nothing to show */
  GPtrArray        *mails;    /* DocketMailView; NULL: not read yet */
  char             *mails_of; /* which mails of which case @mails holds */
  guint             shown;    /* of @mails */
  char             *marked;   /* how its words are marked */
  GCancellable     *reading;
};

G_DEFINE_TYPE (DocketMailPaper, docket_mail_paper, GTK_TYPE_BOX)

static const DocketMailView *
get_mail (DocketMailPaper *self)
{
  return self->mails != NULL && self->shown < self->mails->len ? self->mails->pdata[self->shown]
                                                               : NULL;
}

static gboolean
has_text (DocketMailPaper *self)
{
  const DocketMailView *mail = get_mail (self);

  return mail != NULL && mail->complaint != NULL;
}

/* --- the mail ------------------------------------------------------------------------------- */

static void
tell (DocketMailPaper *self, const char *title, const char *description)
{
  g_autofree char *escaped = description == NULL ? NULL : g_markup_escape_text (description, -1);

  adw_status_page_set_title (ADW_STATUS_PAGE (self->told), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->told), escaped);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "told");
}

static GtkWidget *
make_attachment (const DocketMailFile *file)
{
  g_autofree char *size = g_format_size (file->size);
  g_autofree char *tooltip = g_strdup_printf ("%s, %s", file->name, size);
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget       *name = gtk_label_new (file->name);
  GtkWidget       *bytes = gtk_label_new (size);

  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 24);
  gtk_widget_add_css_class (bytes, "dim-label");
  gtk_widget_add_css_class (bytes, "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), bytes);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "docket-chip");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "case.tab");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "evidence");
  return button;
}

static GtkWidget *
make_no_attachment (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ ("No attachments")));
  gtk_widget_add_css_class (box, "dim-label");
  return box;
}

static void
show_attachments (DocketMailPaper *self, const DocketMailView *mail)
{
  GtkFlowBox *attachments = GTK_FLOW_BOX (self->attachments);
  GtkWidget  *child;

  while ((child = gtk_widget_get_first_child (self->attachments)) != NULL)
    gtk_flow_box_remove (attachments, child);
  gtk_widget_set_visible (self->attachments, mail != NULL && mail->complaint != NULL);
  if (mail == NULL)
    return;
  for (guint i = 0; i < mail->files->len; i++)
    gtk_flow_box_append (attachments, make_attachment (mail->files->pdata[i]));
  if (mail->files->len == 0)
    gtk_flow_box_append (attachments, make_no_attachment ());
  for (child = gtk_widget_get_first_child (self->attachments); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static char *
name_marks (DocketMailPaper *self)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    g_string_append_printf (name, "%d", ((DocketSheetItem *) self->items->pdata[i])->status);
  return g_string_free (name, FALSE);
}

static void
show_mail (DocketMailPaper *self)
{
  const DocketMailView *mail = get_mail (self);

  show_attachments (self, mail);
  gtk_widget_set_visible (self->split, mail != NULL && g_str_equal (mail->row->status, "merged"));
  if (mail == NULL && self->mails != NULL)
    tell (self, _ ("No Mail"), _ ("This case was not opened by a mail."));
  else if (mail != NULL && mail->complaint == NULL)
    tell (self, _ ("This Mail Cannot Be Read"), mail->problem);
  else if (mail != NULL && self->items != NULL)
    {
      g_free (self->marked);
      self->marked = name_marks (self);
      docket_mail_text_set (DOCKET_MAIL_TEXT (self->text), mail, self->items);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "text");
    }
}

static char *
describe_mail (const DocketMessageRow *row, guint number, guint total)
{
  g_autofree char *day = row->received == DOCKET_INSTANT_NONE
                             ? NULL
                             : docket_wording_dup_date (docket_instant_date (row->received));
  /* Translators: which mail of a case, and when it came */
  g_autofree char *which = g_strdup_printf (_ ("Mail %u of %u"), number, total);

  if (g_str_equal (row->status, "split"))
    return g_strdup_printf (_ ("%s · %s · has a case of its own now"), which, day);
  return g_strdup_printf ("%s · %s", which, day == NULL ? "" : day);
}

static void
fill_switcher (DocketMailPaper *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = self->mails->len;

  for (guint i = 0; i < n; i++)
    {
      const DocketMailView *mail = self->mails->pdata[i];
      g_autofree char      *name = describe_mail (mail->row, i + 1, n);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->mails_choice), G_LIST_MODEL (names));
  gtk_widget_set_visible (self->switcher, n > 1);
}

static void
mail_selected_cb (DocketMailPaper *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mails_choice));

  if (self->mails == NULL || selected == self->shown || selected >= self->mails->len)
    return;
  self->shown = selected;
  show_mail (self);
}

static void
select_mail (DocketMailPaper *self, guint index)
{
  if (self->mails->len > 1)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->mails_choice), index);
}

static gpointer
read_mails_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_mails (desk, data, error);
}

static void
mails_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DocketMailPaper) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mails = docket_desk_call_finish (DOCKET_DESK (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->handle == NULL)
    return;
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (mails == NULL)
    {
      tell (self, _ ("The Mail Cannot Be Read"), error->message);
      return;
    }
  self->mails = g_steal_pointer (&mails);
  self->shown = 0;
  fill_switcher (self);
  show_mail (self);
}

static void
drop_mails (DocketMailPaper *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->mails, g_ptr_array_unref);
  g_clear_pointer (&self->mails_of, g_free);
  g_clear_pointer (&self->marked, g_free);
}

/* The mail stays where it is scrolled to while its marks stay as they are */
static void
refresh_marks (DocketMailPaper *self)
{
  g_autofree char *marks = name_marks (self);

  if (self->mails != NULL && g_strcmp0 (self->marked, marks) != 0)
    show_mail (self);
}

static char *
name_mails (const DocketCaseView *view)
{
  GString *name = g_string_new (view->row->number);

  for (guint i = 0; i < view->messages->len; i++)
    {
      const DocketMessageRow *row = view->messages->pdata[i];

      g_string_append_printf (name, " %s=%s", row->sha256, row->status);
    }
  return g_string_free (name, FALSE);
}

/* Mails never change: they are read again only when there are others */
static void
read_mails (DocketMailPaper *self, const DocketCaseView *view)
{
  g_autofree char *name = name_mails (view);
  DocketDeskCall call = { read_mails_in_thread, (GDestroyNotify) g_ptr_array_unref, NULL, g_free };

  if (g_strcmp0 (self->mails_of, name) == 0)
    {
      refresh_marks (self);
      return;
    }
  drop_mails (self);
  self->mails_of = g_steal_pointer (&name);
  self->reading = g_cancellable_new ();
  gtk_widget_set_visible (self->switcher, FALSE);
  show_attachments (self, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  call.data = g_strdup (view->row->number);
  docket_desk_call_async (docket_case_handle_get_desk (self->handle), &call, self->reading,
                          mails_read_cb, g_object_ref (self));
}

/* --- words ---------------------------------------------------------------------------------- */

static guint
find_mail (DocketMailPaper *self, const char *message)
{
  for (guint i = 0; message != NULL && i < self->mails->len; i++)
    if (g_str_equal (((DocketMailView *) self->mails->pdata[i])->row->id, message))
      return i;
  return self->shown;
}

gboolean
docket_mail_paper_show_item (DocketMailPaper *self, guint index)
{
  const DocketSheetItem *item;
  GtkWidget             *first;

  g_return_val_if_fail (DOCKET_IS_MAIL_PAPER (self), FALSE);

  if (self->mails == NULL || self->items == NULL || index >= self->items->len)
    return FALSE;
  item = self->items->pdata[index];
  if (!has_text (self) || !docket_mail_text_has_item (DOCKET_MAIL_TEXT (self->text), index))
    select_mail (self, find_mail (self, item->message));
  if (has_text (self) && docket_mail_text_show_item (DOCKET_MAIL_TEXT (self->text), index))
    return TRUE;
  first = gtk_widget_get_first_child (self->attachments);
  return item->fact->type == DOCKET_TYPE_EVIDENCE && first != NULL &&
         gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

char *
docket_mail_paper_dup_selection (DocketMailPaper *self, guint index)
{
  DocketMailText *text;

  g_return_val_if_fail (DOCKET_IS_MAIL_PAPER (self), NULL);

  text = DOCKET_MAIL_TEXT (self->text);
  if (!has_text (self))
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    if (i != index && docket_mail_text_is_selected (text, i) &&
        !docket_mail_text_is_selected (text, index))
      return NULL;
  return docket_mail_text_dup_selection (text);
}

const char *
docket_mail_paper_get_message (DocketMailPaper *self)
{
  const DocketMailView *mail;

  g_return_val_if_fail (DOCKET_IS_MAIL_PAPER (self), NULL);

  mail = get_mail (self);
  return mail == NULL ? NULL : mail->row->id;
}

/* --- taking a mail out ---------------------------------------------------------------------- */

static void
split_answered (gboolean yes, gpointer data)
{
  DocketMailPaper      *self = data;
  const DocketMailView *mail = get_mail (self);
  g_autofree char      *input = NULL;
  const char           *inputs[] = { NULL, NULL };
  const DocketDeed      deed = { .action = "split",
                                 .inputs = inputs,
                                 .done = _ ("The mail has a case of its own now"),
                                 .failed = _ ("The Mail Stays Where It Is") };

  if (!yes || mail == NULL)
    return;
  inputs[0] = input = g_strdup_printf ("message=%s", mail->row->id);
  docket_deed_do (GTK_WIDGET (self), self->handle, &deed, NULL, NULL);
}

static void
split_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DocketQuestion question = {
    .heading = _ ("Open a Case of Its Own for This Mail?"),
    .body =
        _ ("What only this mail told no longer counts here. The new case gets the next number."),
    .act = _ ("_Open a Case"),
    .destructive = TRUE,
  };

  docket_feedback_ask (widget, &question, split_answered, widget);
}

/* --- the case ------------------------------------------------------------------------------- */

void
docket_mail_paper_update (DocketMailPaper *self, DocketCaseHandle *handle, GPtrArray *items)
{
  const DocketCaseView *view = handle == NULL ? NULL : docket_case_handle_get_view (handle);

  g_return_if_fail (DOCKET_IS_MAIL_PAPER (self));

  if (g_set_object (&self->handle, handle))
    drop_mails (self);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  if (view == NULL || items == NULL)
    return;
  self->items = g_ptr_array_ref (items);
  read_mails (self, view);
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_mail_paper_dispose (GObject *object)
{
  DocketMailPaper *self = DOCKET_MAIL_PAPER (object);

  drop_mails (self);
  g_clear_object (&self->handle);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (docket_mail_paper_parent_class)->dispose (object);
}

static void
docket_mail_paper_class_init (DocketMailPaperClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = docket_mail_paper_dispose;
  g_type_ensure (DOCKET_TYPE_MAIL_TEXT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/docket/Docket/ui/docket-mail-paper.ui");
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, switcher);
  gtk_widget_class_bind_template_child_full (widget_class, "mails", FALSE,
                                             G_STRUCT_OFFSET (DocketMailPaper, mails_choice));
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, split);
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, stack);
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, spinner);
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, text);
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, told);
  gtk_widget_class_bind_template_child (widget_class, DocketMailPaper, attachments);
  gtk_widget_class_bind_template_callback (widget_class, mail_selected_cb);
  gtk_widget_class_install_action (widget_class, "mail.split", NULL, split_action);
}

static void
docket_mail_paper_init (DocketMailPaper *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
