/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change of the register that a person enters: what it takes, and whether it can be. Writing
 * thread, inside a transaction. */

#include "config.h"

#include "desk/docket-party-change.h"

#include "desk/docket-act-inputs.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One key of a change: its type, and whether it must be given */
typedef struct
{
  const char *action;
  const char *key;
  DocketType  type;
  gboolean    need;
} Key;

static const Key KEYS[] = {
  { "rename", "name", DOCKET_TYPE_TEXT, TRUE },
  { "alias", "name", DOCKET_TYPE_TEXT, TRUE },
  { "contact", "channel", DOCKET_TYPE_TEXT, TRUE },
  { "contact", "value", DOCKET_TYPE_TEXT, TRUE },
  { "contact", "admission", DOCKET_TYPE_FLAG, FALSE },
  { "contact", "from", DOCKET_TYPE_DATE, FALSE },
  { "contact", "to", DOCKET_TYPE_DATE, FALSE },
  { "end-contact", "channel", DOCKET_TYPE_TEXT, TRUE },
  { "end-contact", "value", DOCKET_TYPE_TEXT, TRUE },
  { "end-contact", "to", DOCKET_TYPE_DATE, FALSE },
  { "relate", "type", DOCKET_TYPE_TEXT, TRUE },
  { "relate", "with", DOCKET_TYPE_PARTY, TRUE },
  { "relate", "from", DOCKET_TYPE_DATE, FALSE },
  { "unrelate", "type", DOCKET_TYPE_TEXT, TRUE },
  { "unrelate", "with", DOCKET_TYPE_PARTY, TRUE },
  { "unrelate", "to", DOCKET_TYPE_DATE, FALSE },
};

static const Key *
find_key (const char *action, const char *key, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    {
      if (!g_str_equal (KEYS[i].action, action))
        continue;
      if (g_str_equal (KEYS[i].key, key))
        return &KEYS[i];
      g_string_append_printf (known, " %s", KEYS[i].key);
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s does not take “%s”; it takes:%s"),
               action, key, known->str);
  return NULL;
}

static gboolean
add_input (DocketEvent *event, const char *action, const char *input, GError **error)
{
  const char      *text;
  g_autofree char *key = docket_act_input_dup_key (input, &text, error);
  const Key       *found = key == NULL ? NULL : find_key (action, key, error);
  g_autoptr (DocketValue) value = NULL;

  if (found == NULL)
    return FALSE;
  value = docket_value_parse (found->type, text, error);
  if (value == NULL)
    {
      g_prefix_error (error, "%s: ", key);
      return FALSE;
    }
  docket_event_add (event, key, value->text);
  return TRUE;
}

static gboolean
check_needed (const DocketEvent *event, const char *action, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    if (KEYS[i].need && g_str_equal (KEYS[i].action, action) &&
        docket_event_get (event, KEYS[i].key) == NULL)
      {
        g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s needs %s="), action,
                     KEYS[i].key);
        return FALSE;
      }
  return TRUE;
}

/* Dates that were not given: a change holds from today, an end until today */
static void
add_default_date (DocketEvent *event, const char *action)
{
  gboolean         ends = g_str_equal (action, "end-contact") || g_str_equal (action, "unrelate");
  gboolean         begins = g_str_equal (action, "contact") || g_str_equal (action, "relate");
  const char      *key = ends ? "to" : "from";
  g_autofree char *today = docket_date_format (docket_instant_date (event->at));

  if ((begins || ends) && docket_event_get (event, key) == NULL)
    docket_event_add (event, key, today);
}

/* --- whether it can be ---------------------------------------------------------------------- */

/* The channels are those by which the rule sets know that a party was written to or called */
static void
add_channels (GPtrArray *channels, const DocketRuleSet *rules)
{
  for (guint i = 0; i < rules->facts->len; i++)
    {
      const DocketFactType *fact = rules->facts->pdata[i];

      if (fact->record < 0 || !g_str_has_suffix (fact->id, ".channel"))
        continue;
      for (char **value = fact->values; value != NULL && *value != NULL; value++)
        if (!g_ptr_array_find_with_equal_func (channels, *value, g_str_equal, NULL))
          g_ptr_array_add (channels, *value);
    }
}

/* A desk whose rule sets name none takes any */
static gboolean
check_channel (DocketDesk *desk, const DocketEvent *event, GError **error)
{
  const char      *channel = docket_event_get (event, "channel");
  guint            n_files = docket_rules_library_get_n_files (desk->library);
  g_autofree char *known = NULL;
  g_autoptr (GPtrArray) channels = g_ptr_array_new ();

  if (channel == NULL)
    return TRUE;
  for (guint i = 0; i < n_files; i++)
    add_channels (channels, docket_rules_library_get_file (desk->library, i)->set);
  if (channels->len == 0 || g_ptr_array_find_with_equal_func (channels, channel, g_str_equal, NULL))
    return TRUE;
  g_ptr_array_add (channels, NULL);
  known = g_strjoinv (", ", (char **) channels->pdata);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("No rule set knows a channel “%s”: %s"), channel, known);
  return FALSE;
}

/* How contacts of the channel are written, as the first rule set says that knows it */
static DocketWritten
find_written (DocketDesk *desk, const char *channel)
{
  for (guint i = 0; i < docket_rules_library_get_n_files (desk->library); i++)
    {
      const DocketRuleSet *rules = docket_rules_library_get_file (desk->library, i)->set;

      for (guint j = 0; j < rules->facts->len; j++)
        {
          const DocketFactType *fact = rules->facts->pdata[j];
          const DocketWord     *word = fact->record >= 0 && g_str_has_suffix (fact->id, ".channel")
                                           ? docket_fact_type_find_word (fact, channel)
                                           : NULL;

          if (word != NULL)
            return word->written;
        }
    }
  return DOCKET_WRITTEN_FREE;
}

/* One @, something before it, a dotted name behind it, and no blank */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot = at == NULL ? NULL : strchr (at + 1, '.');

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && dot != NULL && dot > at + 1 &&
         !g_str_has_suffix (text, ".") && strpbrk (text, " \t,;<>") == NULL;
}

/* Digits, with what is written between them; the shortest service numbers have three */
static gboolean
is_number (const char *text)
{
  guint digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c) && strchr (" -+()/#*", *c) == NULL)
        return FALSE;
      digits += g_ascii_isdigit (*c) ? 1 : 0;
    }
  return digits >= 3;
}

static gboolean
check_value (DocketDesk *desk, const DocketEvent *event, GError **error)
{
  const char   *value = docket_event_get (event, "value");
  DocketWritten written = find_written (desk, docket_event_get (event, "channel"));

  if (written == DOCKET_WRITTEN_MAIL && !is_address (value))
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                 _ ("“%s” is no address of mail: it is written name@example.cn"), value);
  else if (written == DOCKET_WRITTEN_NUMBER && !is_number (value))
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
                 _ ("“%s” is no number to be called: it has digits only, and blanks, - or + "
                    "between "
                    "them"),
                 value);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_with (const DocketEvent *event, const char *party, GError **error)
{
  if (g_strcmp0 (docket_event_get (event, "with"), party) != 0)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("%s cannot have a relationship with itself"), party);
  return FALSE;
}

static gboolean
check_span (DocketDate from, DocketDate to, GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == DOCKET_DATE_NONE || to == DOCKET_DATE_NONE || from <= to)
    return TRUE;
  first = docket_date_format (from);
  last = docket_date_format (to);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("It cannot end on %s, before %s"),
               last, first);
  return FALSE;
}

static DocketDate
get_date (const DocketEvent *event, const char *key)
{
  const char *text = docket_event_get (event, key);
  DocketDate  date = DOCKET_DATE_NONE;

  if (text != NULL)
    docket_date_parse (text, &date);
  return date;
}

static gboolean
check_end_of_contact (DocketStore       *store,
                      const DocketEvent *event,
                      const char        *party,
                      GError           **error)
{
  const char *channel = docket_event_get (event, "channel");
  const char *value = docket_event_get (event, "value");
  g_autoptr (GPtrArray) rows = docket_store_dup_contacts (store, party, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketContactRow *row = rows->pdata[i];

      if (row->to == DOCKET_DATE_NONE && g_str_equal (row->channel, channel) &&
          g_str_equal (row->value, value))
        return check_span (row->from, get_date (event, "to"), error);
    }
  if (rows != NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("%s has no contact %s “%s” that could end"), party, channel, value);
  return FALSE;
}

/* One that began before the desk knew of it can end all the same */
static gboolean
check_end_of_relationship (DocketStore       *store,
                           const DocketEvent *event,
                           const char        *party,
                           GError           **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_relationships (store, party, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketRelationshipRow *row = rows->pdata[i];

      if (row->to == DOCKET_DATE_NONE && g_str_equal (row->a, party) &&
          g_str_equal (row->type, docket_event_get (event, "type")) &&
          g_str_equal (row->b, docket_event_get (event, "with")))
        return check_span (row->from, get_date (event, "to"), error);
    }
  return rows != NULL;
}

static gboolean
check_change (DocketDesk *desk, const DocketEvent *event, const char *party, GError **error)
{
  DocketStore *store = desk->writer.store;

  if (!check_with (event, party, error))
    return FALSE;
  if (g_str_equal (event->action, "contact"))
    return check_channel (desk, event, error) && check_value (desk, event, error) &&
           check_span (get_date (event, "from"), get_date (event, "to"), error);
  if (g_str_equal (event->action, "end-contact"))
    return check_end_of_contact (store, event, party, error);
  return !g_str_equal (event->action, "unrelate") ||
         check_end_of_relationship (store, event, party, error);
}

gboolean
docket_party_change_fill (DocketDesk        *desk,
                          DocketEvent       *event,
                          const char        *party,
                          const char *const *inputs,
                          GError           **error)
{
  for (gsize i = 0; inputs[i] != NULL; i++)
    if (!add_input (event, event->action, inputs[i], error))
      return FALSE;
  if (!check_needed (event, event->action, error))
    return FALSE;
  add_default_date (event, event->action);
  return check_change (desk, event, party, error);
}
