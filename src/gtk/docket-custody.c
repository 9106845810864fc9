/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows about one piece of evidence. Main thread. */

#include "config.h"

#include "gtk/docket-custody.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define DIGITS 8 /* of a digest in a group */
#define GROUPS 4 /* in a line */

char *
docket_custody_dup_digest (const char *hex)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; hex[i] != '\0'; i++)
    {
      if (i > 0 && i % DIGITS == 0)
        g_string_append_c (text, i % (DIGITS * GROUPS) == 0 ? '\n' : ' ');
      g_string_append_c (text, hex[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- use ------------------------------------------------------------------------------------ */

static gboolean
has_id (const char *ids, const char *id)
{
  g_auto (GStrv) parts = g_strsplit (ids, ",", -1);

  return g_strv_contains ((const char *const *) parts, id);
}

static guint
add_facts (AdwPreferencesGroup *group, const DocketCaseView *view, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *fact = view->facts->pdata[i];
      gint                 index = docket_rule_set_find_fact (view->rules, fact->name);
      g_autofree char     *title = NULL;
      DocketRowWords       words = { .icon = "mail-attachment-symbolic", .style = "dim-label" };

      if (index < 0 || fact->superseded_by != 0 || !has_id (fact->value, id) ||
          ((DocketFactType *) view->rules->facts->pdata[index])->type != DOCKET_TYPE_EVIDENCE)
        continue;
      title = docket_wording_dup_fact_title (view->rules, fact->name);
      words.title = title;
      words.subtitle = _ ("Recorded as this");
      docket_row_group_add (group, &words);
      n++;
    }
  return n;
}

static guint
add_findings (AdwPreferencesGroup *group, const DocketRulingRow *ruling, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < ruling->findings->len; i++)
    {
      const DocketFindingRow *finding = ruling->findings->pdata[i];
      g_autofree char        *title = NULL;
      DocketRowWords words = { NULL, finding->text, "document-edit-symbolic", "dim-label" };

      if (!has_id (finding->evidence, id))
        continue;
      title = ruling->in_force_seq > 0
                  ? g_strdup_printf (_ ("Finding %u of the ruling"), finding->number)
                  : g_strdup_printf (_ ("Finding %u of the draft"), finding->number);
      words.title = title;
      docket_row_group_add (group, &words);
      n++;
    }
  return n;
}

void
docket_custody_show_use (AdwPreferencesGroup     *group,
                         const DocketCaseView    *view,
                         const DocketEvidenceRow *row)
{
  const DocketRowWords unused = { _ ("Not used in a ruling yet"), _ ("It can be cited there"),
                                  "document-edit-symbolic", "dim-label" };
  DocketRowWords       proves = { row->proves, _ ("Proves") };
  guint                n = 0;

  docket_row_group_clear (group);
  if (*row->proves != '\0')
    docket_row_group_add (group, &proves);
  add_facts (group, view, row->id);
  for (guint i = 0; i < view->rulings->len; i++)
    if (((DocketRulingRow *) view->rulings->pdata[i])->superseded_by == 0)
      n += add_findings (group, view->rulings->pdata[i], row->id);
  if (n == 0)
    docket_row_group_add (group, &unused);
}

/* --- custody -------------------------------------------------------------------------------- */

static const DocketMessageRow *
find_message (const DocketCaseView *view, const char *id)
{
  for (guint i = 0; i < view->messages->len; i++)
    if (g_str_equal (((DocketMessageRow *) view->messages->pdata[i])->id, id))
      return view->messages->pdata[i];
  return NULL;
}

static char *
dup_origin (const DocketCaseView *view, const DocketEvidenceRow *row, const DocketEvent *event)
{
  const DocketMessageRow *message =
      *row->message == '\0' ? NULL : find_message (view, row->message);

  if (message != NULL)
    return g_strdup_printf (_ ("Came with the mail of %s"), message->sender);
  return g_strdup_printf (_ ("Attached by %s"), event->actor);
}

static void
add_origin (AdwPreferencesGroup *group, const DocketCaseView *view, const DocketEvidenceRow *row)
{
  const DocketEvent *event;
  g_autofree char   *origin = NULL;
  g_autofree char   *at = NULL;
  g_autofree char   *place = NULL;
  DocketRowWords     words = { .icon = "mail-attachment-symbolic", .style = "dim-label" };

  if (row->seq < 1 || row->seq > (gint64) view->events->len)
    return;
  event = view->events->pdata[row->seq - 1];
  origin = dup_origin (view, row, event);
  at = docket_wording_dup_instant (event->at);
  /* Translators: an instant, and the number of the entry in the journal of the case */
  place = g_strdup_printf (_ ("%s · journal %" PRId64), at, row->seq);
  words.title = origin;
  words.subtitle = place;
  docket_row_group_add (group, &words);
}

static void
add_check (AdwPreferencesGroup *group, const DocketExhibitLook *look, const GError *error)
{
  DocketRowWords words = { _ ("Being checked…"), NULL, "view-refresh-symbolic", "dim-label" };

  if (error != NULL)
    words = (DocketRowWords) { _ ("It could not be checked"), error->message,
                               "dialog-warning-symbolic", "warning" };
  else if (look != NULL && look->exhibit->intact)
    words = (DocketRowWords) { _ ("Checked just now"), _ ("The digest is the one recorded"),
                               "object-select-symbolic", "success" };
  else if (look != NULL && look->exhibit->found == NULL)
    words = (DocketRowWords) { _ ("The file is missing"), _ ("Restore it from a backup"),
                               "dialog-warning-symbolic", "error" };
  else if (look != NULL)
    words = (DocketRowWords) { _ ("Not what was recorded"),
                               _ ("It is withheld and cannot be opened. Restore it from a backup"),
                               "dialog-warning-symbolic", "error" };
  docket_row_group_add (group, &words);
}

void
docket_custody_show_record (AdwPreferencesGroup     *group,
                            const DocketCaseView    *view,
                            const DocketEvidenceRow *row,
                            const DocketExhibitLook *look,
                            const GError            *error)
{
  docket_row_group_clear (group);
  add_origin (group, view, row);
  add_check (group, look, error);
}
