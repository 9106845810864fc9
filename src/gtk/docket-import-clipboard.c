/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the clipboard has of mail. Any text may lie there: only what has the header of a mail is
 * taken, since what is imported stays in the journal for good. Main thread. */

#include "config.h"

#include "gtk/docket-import-clipboard.h"

#include "gtk/docket-feedback.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GWeakRef         widget;
  DocketPastedFunc func;
  gpointer         data;
} Waiting;

static void
free_waiting (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->widget);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, free_waiting)

static void
tell_nothing (GtkWidget *widget)
{
  docket_feedback_tell (widget, _ ("The clipboard holds no mail: copy mail files, or the source of "
                                   "a mail with its header"));
}

/* --- text ----------------------------------------------------------------------------------- */

static gboolean
is_field (const char *line)
{
  gsize length = strcspn (line, ":\n");

  for (gsize i = 0; i < length; i++)
    if (line[i] <= ' ' || line[i] == 0x7f)
      return FALSE;
  return length > 0 && line[length] == ':';
}

static gboolean
is_telling (const char *line)
{
  static const char *const FIELDS[] = { "from:", "subject:", "received:", "date:", "message-id:" };

  for (gsize i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    if (g_ascii_strncasecmp (line, FIELDS[i], strlen (FIELDS[i])) == 0)
      return TRUE;
  return FALSE;
}

gboolean
docket_import_clipboard_is_mail (const char *text)
{
  guint telling = 0;

  for (const char *line = text; *line != '\0' && *line != '\r' && *line != '\n';)
    {
      const char *end = strchr (line, '\n');

      /* further lines of a field are indented; a mailbox begins each mail with a line of its own */
      if (line == text ? !is_field (line) && !g_str_has_prefix (line, "From ")
                       : !is_field (line) && *line != ' ' && *line != '\t')
        return FALSE;
      telling += is_telling (line);
      if (end == NULL)
        break;
      line = end + 1;
    }
  return telling >= 2;
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&waiting->widget);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) raw = NULL;

  if (widget == NULL)
    return;
  if (text == NULL || !docket_import_clipboard_is_mail (text))
    {
      tell_nothing (widget);
      return;
    }
  raw = g_bytes_new (text, strlen (text));
  waiting->func (NULL, raw, waiting->data);
}

/* --- files ---------------------------------------------------------------------------------- */

GListModel *
docket_import_clipboard_new_model (GSList *files)
{
  GListStore *model = g_list_store_new (G_TYPE_FILE);

  for (GSList *at = files; at != NULL; at = at->next)
    g_list_store_append (model, at->data);
  return G_LIST_MODEL (model);
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Waiting) waiting = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&waiting->widget);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GListModel) files = NULL;

  if (widget == NULL)
    return;
  files = docket_import_clipboard_new_model (value == NULL ? NULL : g_value_get_boxed (value));
  if (g_list_model_get_n_items (files) == 0)
    tell_nothing (widget);
  else
    waiting->func (files, NULL, waiting->data);
}

void
docket_import_clipboard_read (GtkWidget *widget, DocketPastedFunc func, gpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->widget, widget);
  waiting->func = func;
  waiting->data = data;
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, waiting);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, waiting);
}
