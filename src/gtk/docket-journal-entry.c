/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of the journal in words. Main thread. */

#include "config.h"

#include "gtk/docket-journal-entry.h"

#include "desk/docket-wording-plain.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  SHORT_HASH = 12, /* hex digits of a hash in a row; all of it is in the tooltip */
};

struct _DocketJournalEntry
{
  GObject parent_instance;

  char       *seq;
  char       *at;
  char       *actor;
  char       *byline;
  char       *text;
  char       *hash;
  char       *full_hash;
  const char *clock;
  gboolean    is_signed; /* the byline is told */
  GListStore *values;    /* NULL: this is a value */
};

G_DEFINE_TYPE (DocketJournalEntry, docket_journal_entry, G_TYPE_OBJECT)

enum
{
  PROP_SEQ = 1,
  PROP_AT,
  PROP_ACTOR,
  PROP_BYLINE,
  PROP_TEXT,
  PROP_HASH,
  PROP_FULL_HASH,
  PROP_CLOCK,
  N_PROPS,
};

static const char *
get_string (DocketJournalEntry *entry, guint id)
{
  switch (id)
    {
    case PROP_SEQ:
      return entry->seq;
    case PROP_AT:
      return entry->at;
    case PROP_ACTOR:
      return entry->actor;
    case PROP_BYLINE:
      return entry->is_signed ? entry->byline : NULL;
    case PROP_TEXT:
      return entry->text;
    case PROP_HASH:
      return entry->hash;
    case PROP_FULL_HASH:
      return entry->full_hash;
    case PROP_CLOCK:
    default:
      return entry->clock;
    }
}

static void
docket_journal_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const char *text;

  if (id == 0 || id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  text = get_string (DOCKET_JOURNAL_ENTRY (object), id);
  g_value_set_string (value, text == NULL ? "" : text);
}

static void
docket_journal_entry_finalize (GObject *object)
{
  DocketJournalEntry *entry = DOCKET_JOURNAL_ENTRY (object);

  g_free (entry->seq);
  g_free (entry->at);
  g_free (entry->actor);
  g_free (entry->byline);
  g_free (entry->text);
  g_free (entry->hash);
  g_free (entry->full_hash);
  g_clear_object (&entry->values);

  G_OBJECT_CLASS (docket_journal_entry_parent_class)->finalize (object);
}

static void
docket_journal_entry_class_init (DocketJournalEntryClass *class)
{
  static const char *const names[N_PROPS] = {
    [PROP_SEQ] = "seq",
    [PROP_AT] = "at",
    [PROP_ACTOR] = "actor",
    [PROP_BYLINE] = "byline",
    [PROP_TEXT] = "text",
    [PROP_HASH] = "hash",
    [PROP_FULL_HASH] = "full-hash",
    [PROP_CLOCK] = "clock",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = docket_journal_entry_get_property;
  object_class->finalize = docket_journal_entry_finalize;
  for (guint id = 1; id < N_PROPS; id++)
    g_object_class_install_property (object_class, id,
                                     g_param_spec_string (names[id], NULL, NULL, "",
                                                          G_PARAM_READABLE |
                                                              G_PARAM_STATIC_STRINGS));
}

static void
docket_journal_entry_init (DocketJournalEntry *entry)
{
}

static const char *
get_clock_mark (const DocketEvent *event)
{
  if (g_str_equal (event->clock, "simulated"))
    return _ ("Simulated clock");
  return *event->clock == '\0' ? "" : _ ("Clock ran backwards");
}

/* "Name: value"; NULL for what says nothing to a reader */
static DocketJournalEntry *
new_value (const DocketRuleSet *rules, const DocketEventValue *value)
{
  g_autofree char    *name = docket_wording_dup_value_name (rules, value->name);
  g_autofree char    *text = docket_wording_dup_event_value (rules, value);
  DocketJournalEntry *entry;

  if (name == NULL)
    return NULL;
  entry = g_object_new (DOCKET_TYPE_JOURNAL_ENTRY, NULL);
  entry->text = g_strdup_printf (_ ("%s: %s"), name, text == NULL ? _ ("withheld") : text);
  return entry;
}

static void
add_values (DocketJournalEntry *entry, const DocketRuleSet *rules, const DocketEvent *event)
{
  entry->values = g_list_store_new (DOCKET_TYPE_JOURNAL_ENTRY);
  for (guint i = 0; i < event->values->len; i++)
    {
      g_autoptr (DocketJournalEntry) value = new_value (rules, event->values->pdata[i]);

      if (value != NULL)
        g_list_store_append (entry->values, value);
    }
}

/* In figures, so that it stays narrow in every language */
static char *
dup_at (DocketInstant at)
{
  g_autofree char *text = docket_instant_format (at);

  text[strlen ("YYYY-MM-DD")] = ' ';
  return g_strndup (text, strlen ("YYYY-MM-DD HH:MM"));
}

DocketJournalEntry *
docket_journal_entry_new (const DocketCaseView *view, const DocketEvent *event)
{
  DocketJournalEntry *entry = g_object_new (DOCKET_TYPE_JOURNAL_ENTRY, NULL);
  char                hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  entry->seq = g_strdup_printf ("%" G_GINT64_FORMAT, event->subject_seq);
  entry->at = dup_at (event->at);
  entry->actor = g_strdup (event->actor);
  entry->byline = g_strdup_printf ("%s · %s", entry->at, entry->actor);
  entry->text = docket_wording_dup_event (view->rules, view->evaluation->kind, event);
  docket_digest_to_hex (&event->hash, hex);
  entry->full_hash = g_strdup (hex);
  entry->hash = g_strndup (entry->full_hash, SHORT_HASH);
  entry->clock = get_clock_mark (event);
  add_values (entry, view->rules, event);
  return entry;
}

void
docket_journal_entry_set_signed (DocketJournalEntry *entry, gboolean is_signed)
{
  g_return_if_fail (DOCKET_IS_JOURNAL_ENTRY (entry));

  entry->is_signed = is_signed;
  g_object_notify (G_OBJECT (entry), "byline");
}

GListModel *
docket_journal_entry_get_values (DocketJournalEntry *entry)
{
  g_return_val_if_fail (DOCKET_IS_JOURNAL_ENTRY (entry), NULL);

  return entry->values == NULL ? NULL : G_LIST_MODEL (entry->values);
}
