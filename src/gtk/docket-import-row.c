/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of a mail, in words. Immutable once made. */

#include "config.h"

#include "gtk/docket-import-row.h"

#include "desk/docket-mail-sheet.h"

#include <glib/gi18n-lib.h>

struct _DocketImportRow
{
  GObject parent_instance;

  DocketImportStatus status;
  char              *title;
  char              *subtitle;
  char              *detail;
  char              *kase;
  GListModel        *mails;
  DocketMessageRow   message; /* file and digest owned; file NULL: none */
};

G_DEFINE_TYPE (DocketImportRow, docket_import_row, G_TYPE_OBJECT)

enum
{
  PROP_TITLE = 1,
  PROP_SUBTITLE,
  PROP_HAS_SUBTITLE,
  PROP_DETAIL,
  PROP_ICON,
  PROP_STYLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *heading;
  const char *icon;
  const char *style;
} LOOKS[] = {
  [DOCKET_IMPORT_OPENED] = { NC_ ("mails", "New Cases"), "list-add-symbolic", "success" },
  [DOCKET_IMPORT_MERGED] = { NC_ ("mails", "Put to Open Cases"), "mail-attachment-symbolic",
                             "accent" },
  [DOCKET_IMPORT_DUPLICATE] = { NC_ ("mails", "Known Already"), "edit-copy-symbolic", "dim-label" },
  [DOCKET_IMPORT_UNPARSED] = { NC_ ("mails", "Could Not Be Read"), "dialog-warning-symbolic",
                               "error" },
};

/* --- words ---------------------------------------------------------------------------------- */

/* NULL for none */
static char *
join_items (char *const *items)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (items == NULL || *items == NULL)
    return NULL;
  for (gsize i = 0; items[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) docket_mail_sheet_get_item_name (items[i]));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static char *
describe_mail (const DocketImported *imported)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *missing = join_items (imported->missing);
  g_autofree char *doubtful = join_items (imported->doubtful);
  guint            files = imported->names == NULL ? 0 : g_strv_length (imported->names);

  g_ptr_array_add (parts, g_strdup (imported->file));
  if (files > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u attachment", "%u attachments", files), files));
  /* Translators: %s are items of a complaint */
  if (missing != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("missing: %s"), missing));
  if (doubtful != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("doubtful: %s"), doubtful));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* What could not be read was filed all the same, if there were bytes to file */
static char *
describe_failure (const char *reason)
{
  const char *advice =
      _ ("Kept as it came. Open a copy of it in a mail program, and enter what it says as a new "
         "case.");

  return reason == NULL || *reason == '\0' ? g_strdup (advice)
                                           : g_strdup_printf ("%s\n%s", reason, advice);
}

static char *
name_parties (const DocketImported *imported)
{
  if (imported->agency == NULL && imported->creator == NULL)
    return g_strdup (imported->file);
  return g_strdup_printf ("%s × %s", imported->agency == NULL ? "?" : imported->agency,
                          imported->creator == NULL ? "?" : imported->creator);
}

/* --- making --------------------------------------------------------------------------------- */

DocketImportRow *
docket_import_row_new_heading (DocketImportStatus status, GListModel *mails)
{
  DocketImportRow *row = g_object_new (DOCKET_TYPE_IMPORT_ROW, NULL);

  row->status = status;
  row->title = g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "mails", LOOKS[status].heading));
  row->detail = g_strdup_printf ("%u", g_list_model_get_n_items (mails));
  row->mails = g_object_ref (mails);
  return row;
}

DocketImportRow *
docket_import_row_new (const DocketImported *imported)
{
  DocketImportRow *row = g_object_new (DOCKET_TYPE_IMPORT_ROW, NULL);

  row->status = imported->status;
  row->kase = g_strdup (imported->kase);
  row->detail = g_strdup (imported->kase);
  row->title = name_parties (imported);
  row->subtitle = imported->status == DOCKET_IMPORT_UNPARSED ? describe_failure (imported->reason)
                                                             : describe_mail (imported);
  return row;
}

DocketImportRow *
docket_import_row_new_unparsed (const DocketUnparsedMail *mail)
{
  DocketImportRow *row = g_object_new (DOCKET_TYPE_IMPORT_ROW, NULL);

  row->status = DOCKET_IMPORT_UNPARSED;
  row->title = g_strdup (mail->row->file);
  row->subtitle = g_strdup (mail->reason);
  row->detail = g_strdup (mail->row->kase);
  row->message.file = g_strdup (mail->row->file);
  row->message.sha256 = g_strdup (mail->row->sha256);
  return row;
}

GListModel *
docket_import_row_get_mails (DocketImportRow *row)
{
  return row->mails;
}

const char *
docket_import_row_get_case (DocketImportRow *row)
{
  return row->kase;
}

DocketImportStatus
docket_import_row_get_status (DocketImportRow *row)
{
  return row->status;
}

const DocketMessageRow *
docket_import_row_get_message (DocketImportRow *row)
{
  return row->message.file == NULL ? NULL : &row->message;
}

/* --- object --------------------------------------------------------------------------------- */

static void
docket_import_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketImportRow *row = DOCKET_IMPORT_ROW (object);
  const char      *style[] = { LOOKS[row->status].style, NULL };

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, row->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, row->subtitle);
      break;
    case PROP_HAS_SUBTITLE:
      g_value_set_boolean (value, row->subtitle != NULL && *row->subtitle != '\0');
      break;
    case PROP_DETAIL:
      g_value_set_string (value, row->detail);
      break;
    case PROP_ICON:
      g_value_set_string (value, LOOKS[row->status].icon);
      break;
    case PROP_STYLE:
      g_value_set_boxed (value, style);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
docket_import_row_finalize (GObject *object)
{
  DocketImportRow *row = DOCKET_IMPORT_ROW (object);

  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->detail);
  g_free (row->kase);
  g_clear_object (&row->mails);
  g_free (row->message.file);
  g_free (row->message.sha256);

  G_OBJECT_CLASS (docket_import_row_parent_class)->finalize (object);
}

static void
docket_import_row_class_init (DocketImportRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_import_row_get_property;
  object_class->finalize = docket_import_row_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_HAS_SUBTITLE] = g_param_spec_boolean ("has-subtitle", NULL, NULL, FALSE, flags);
  properties[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_ICON] = g_param_spec_string ("icon", NULL, NULL, NULL, flags);
  properties[PROP_STYLE] = g_param_spec_boxed ("style", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
docket_import_row_init (DocketImportRow *row)
{
}
