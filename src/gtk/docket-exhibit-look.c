/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Evidence decoded for the screen. It comes from people who quarrel: a picture that claims to be
 * larger than memory, or that draws itself, is not opened. Any thread. */

#include "config.h"

#include "gtk/docket-exhibit-look.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_LIMIT (64 * 1024 * 1024) /* bytes of a file that is shown */
#define TEXT_LIMIT (256 * 1024)       /* bytes of UTF-8 */
#define SHOWN_PIXELS (G_GINT64_CONSTANT (24) * 1000 * 1000)
#define DECODED_PIXELS (G_GINT64_CONSTANT (200) * 1000 * 1000)
#define PIECE 4096 /* bytes given to the decoder at a time: the head of a picture is told early */

void
docket_exhibit_look_free (DocketExhibitLook *look)
{
  if (look == NULL)
    return;
  g_clear_pointer (&look->exhibit, docket_exhibit_free);
  g_clear_object (&look->texture);
  g_free (look->text);
  g_free (look);
}

/* --- images --------------------------------------------------------------------------------- */

typedef struct
{
  DocketExhibitLook *look;
  gboolean           sized;
  gboolean           too_large;
} Decoding;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Decoding *decoding = data;
  gint64    pixels = (gint64) width * height;
  double    scale = 1.0;

  decoding->sized = TRUE;
  decoding->look->width = width;
  decoding->look->height = height;
  decoding->too_large = pixels > DECODED_PIXELS;
  while (pixels * scale * scale > SHOWN_PIXELS)
    scale /= 2;
  if (scale < 1.0)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)),
                                MAX (1, (int) (height * scale)));
}

/* A drawing names other files and may be endless to draw */
static gboolean
is_drawing (GdkPixbufLoader *loader)
{
  GdkPixbufFormat *format = gdk_pixbuf_loader_get_format (loader);
  g_autofree char *name = format == NULL ? NULL : gdk_pixbuf_format_get_name (format);

  return name != NULL && strstr (name, "svg") != NULL;
}

static gboolean
feed (GdkPixbufLoader *loader, GBytes *content, Decoding *decoding)
{
  gsize         length;
  const guint8 *data = g_bytes_get_data (content, &length);

  while (length > 0)
    {
      gsize piece = decoding->sized ? length : MIN (length, PIECE);

      if (!gdk_pixbuf_loader_write (loader, data, piece, NULL) || decoding->too_large ||
          is_drawing (loader))
        return FALSE;
      data += piece;
      length -= piece;
    }
  return TRUE;
}

static GdkTexture *
make_texture (GdkPixbuf *pixbuf)
{
  g_autoptr (GBytes) bytes = gdk_pixbuf_read_pixel_bytes (pixbuf);
  GdkMemoryFormat format =
      gdk_pixbuf_get_has_alpha (pixbuf) ? GDK_MEMORY_R8G8B8A8 : GDK_MEMORY_R8G8B8;

  return gdk_memory_texture_new (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf),
                                 format, bytes, gdk_pixbuf_get_rowstride (pixbuf));
}

static void
decode_image (DocketExhibitLook *look)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autoptr (GdkPixbuf) upright = NULL;
  Decoding   decoding = { .look = look };
  GdkPixbuf *pixbuf;
  gboolean   fed;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &decoding);
  fed = feed (loader, look->exhibit->content, &decoding);
  if (!gdk_pixbuf_loader_close (loader, NULL) || !fed)
    return;
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    return;
  upright = gdk_pixbuf_apply_embedded_orientation (pixbuf);
  look->texture = make_texture (upright);
}

/* --- everything ----------------------------------------------------------------------------- */

DocketExhibitLook *
docket_exhibit_look_new (DocketDesk *desk, const char *number, const char *id, GError **error)
{
  g_autoptr (DocketExhibitLook) look = g_new0 (DocketExhibitLook, 1);
  const char *media_type;

  look->exhibit = docket_desk_dup_exhibit (desk, number, id, READ_LIMIT, error);
  if (look->exhibit == NULL)
    return NULL;
  if (look->exhibit->content == NULL)
    return g_steal_pointer (&look);
  media_type = look->exhibit->row->media_type;
  if (g_str_has_prefix (media_type, "image/"))
    decode_image (look);
  else
    look->text =
        docket_evidence_dup_text (look->exhibit->content, media_type, TEXT_LIMIT, &look->cut);
  g_clear_pointer (&look->exhibit->content, g_bytes_unref);
  return g_steal_pointer (&look);
}

static char *
dup_kind (const char *media_type)
{
  static const struct
  {
    const char *prefix;
    const char *name;
  } kinds[] = {
    { "image/", NC_ ("evidence", "Image") },
    { "audio/", NC_ ("evidence", "Sound") },
    { "video/", NC_ ("evidence", "Video") },
    { "message/", NC_ ("evidence", "Mail") },
    { "text/", NC_ ("evidence", "Text") },
    { "application/pdf", NC_ ("evidence", "PDF") },
    { "application/octet-stream", NC_ ("evidence", "File") },
  };
  g_autofree char *type = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (media_type, kinds[i].prefix))
      return g_strdup (g_dpgettext2 (NULL, "evidence", kinds[i].name));
  type = g_content_type_from_mime_type (media_type);
  return type == NULL ? g_strdup (media_type) : g_content_type_get_description (type);
}

char *
docket_exhibit_look_dup_summary (const DocketExhibitLook *look)
{
  const DocketEvidenceRow *row = look->exhibit->row;
  g_autofree char         *kind = dup_kind (row->media_type);
  g_autofree char         *size = g_format_size (row->size);

  if (look->texture == NULL)
    /* Translators: kind and size of a file */
    return g_strdup_printf (_ ("%s · %s"), kind, size);
  /* Translators: kind, width and height in pixels, and size of a file */
  return g_strdup_printf (_ ("%s · %d × %d · %s"), kind, look->width, look->height, size);
}
