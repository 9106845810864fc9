/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl import */

#include "config.h"

#include "cli/docket-json.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"
#include "desk/docket-import.h"

#include <glib/gi18n.h>

enum
{
  PROGRESS_EVERY = 50, /* mails */
};

typedef struct
{
  gboolean json;
  guint    done;
} Import;

static void
print_json (const DocketImported *imported)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "file", imported->file);
  docket_json_set_text (object, "status", docket_import_status_get_name (imported->status));
  docket_json_set_text (object, "case", imported->kase);
  docket_json_set_text (object, "agency", imported->agency);
  docket_json_set_text (object, "creator", imported->creator);
  docket_json_set_text (object, "phone", imported->phone);
  json_object_set_int_member (object, "attachments",
                              imported->names == NULL ? 0 : g_strv_length (imported->names));
  docket_json_set_words (object, "names", (const char *const *) imported->names);
  docket_json_set_words (object, "missing", (const char *const *) imported->missing);
  docket_json_set_words (object, "doubtful", (const char *const *) imported->doubtful);
  docket_json_set_text (object, "reason", imported->reason);
  docket_json_print (object);
}

static const char *
get_status_text (DocketImportStatus status)
{
  switch (status)
    {
    case DOCKET_IMPORT_OPENED:
      return _ ("opened");
    case DOCKET_IMPORT_MERGED:
      return _ ("merged");
    case DOCKET_IMPORT_DUPLICATE:
      return _ ("duplicate");
    case DOCKET_IMPORT_UNPARSED:
    default:
      return _ ("unparsed");
    }
}

static void
append_words (GString *line, const char *format, char **words)
{
  g_autofree char *joined = words == NULL ? NULL : g_strjoinv (" ", words);

  if (joined != NULL && *joined != '\0')
    g_string_append_printf (line, "%s %s", format, joined);
}

static void
print_text (const DocketImported *imported)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%s: %s", imported->file, get_status_text (imported->status));
  if (imported->kase != NULL)
    g_string_append_printf (line, " %s", imported->kase);
  if (imported->agency != NULL || imported->creator != NULL)
    g_string_append_printf (line, "  %s × %s", imported->agency == NULL ? "?" : imported->agency,
                            imported->creator == NULL ? "?" : imported->creator);
  append_words (line, _ ("; missing:"), imported->missing);
  append_words (line, _ ("; doubtful:"), imported->doubtful);
  if (imported->reason != NULL)
    g_string_append_printf (line, "; %s", imported->reason);
  docket_output_line (line->str);
}

/* In a thread of the desk. What is printed is safe on disk, so it must not wait in a buffer */
static void
tell_mail_in_thread (const DocketImported *imported, gpointer data)
{
  Import *import = data;

  if (import->json)
    print_json (imported);
  else
    print_text (imported);
  docket_output_flush (NULL);
  if (++import->done % PROGRESS_EVERY == 0)
    {
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u mail taken in", "%u mails taken in", import->done),
                           import->done);

      docket_output_progress (text);
    }
}

static gboolean
run_import (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = NULL;
  Import   import = { FALSE, 0 };
  gboolean done;

  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  import.json = invocation->json;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL)
    return FALSE;
  done = docket_desk_import (desk, (const char *const *) invocation->words, tell_mail_in_thread,
                             &import, NULL, error);
  docket_output_progress (NULL);
  return done;
}

const DocketCommand docket_cmd_import = {
  .name = "import",
  .usage = N_ ("PATH…"),
  .summary = N_ ("Take in mails: .eml files, mbox files, Maildirs, folders"),
  .details = N_ ("A line tells what became of each mail, once it is safe on disk: opened a case,\n"
                 "merged with an open one, a duplicate, or unparsed. Safe to repeat at any time."),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_import,
};
