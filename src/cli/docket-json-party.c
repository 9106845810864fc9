/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register as JSON. */

#include "cli/docket-json-party.h"

#include "core/docket-value.h"

static JsonObject *
make_base (const DocketPartyRow *row)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "party", row->party);
  docket_json_set_text (object, "role", row->role);
  docket_json_set_text (object, "name", row->name);
  docket_json_set_words (object, "aliases", (const char *const *) row->aliases);
  return object;
}

JsonObject *
docket_json_make_party (const DocketPartyRow *row)
{
  JsonObject *object = make_base (row);

  json_object_set_int_member (object, "cases", row->cases);
  return object;
}

static void
add_contacts (JsonObject *object, const DocketPartyView *view)
{
  JsonArray *array = docket_json_add_array (object, "contacts");

  for (guint i = 0; i < view->contacts->len; i++)
    {
      const DocketContactRow *row = view->contacts->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "channel", row->channel);
      docket_json_set_text (item, "value", row->value);
      json_object_set_boolean_member (item, "admission", row->admission);
      docket_json_set_date (item, "from", row->from);
      docket_json_set_date (item, "to", row->to);
    }
}

static void
add_relationships (JsonObject *object, const DocketPartyView *view)
{
  JsonArray *array = docket_json_add_array (object, "relationships");

  for (guint i = 0; i < view->relationships->len; i++)
    {
      const DocketRelationshipRow *row = view->relationships->pdata[i];
      JsonObject                  *item = docket_json_add_item (array);

      docket_json_set_text (item, "type", row->type);
      docket_json_set_text (item, "a", row->a);
      docket_json_set_text (item, "b", row->b);
      docket_json_set_date (item, "from", row->from);
      docket_json_set_date (item, "to", row->to);
      docket_json_set_word (item, "ground", row->ground);
      docket_json_set_word (item, "case", row->kase);
    }
}

/* Whole amounts as whole numbers, others as the text of a decimal: JSON numbers are not exact */
static void
set_amount (JsonObject *object, gint64 amount)
{
  g_autofree char *text = NULL;

  if (amount % DOCKET_DECIMAL_SCALE == 0)
    {
      json_object_set_int_member (object, "amount", amount / DOCKET_DECIMAL_SCALE);
      return;
    }
  text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, amount < 0 ? "-" : "",
                          ABS (amount) / DOCKET_DECIMAL_SCALE, ABS (amount) % DOCKET_DECIMAL_SCALE);
  docket_json_set_text (object, "amount", text);
}

static void
add_ledger (JsonObject *object, const DocketPartyView *view)
{
  JsonArray *array = docket_json_add_array (object, "ledger");

  for (guint i = 0; i < view->ledger->len; i++)
    {
      const DocketLedgerRow *row = view->ledger->pdata[i];
      JsonObject            *item = docket_json_add_item (array);

      docket_json_set_text (item, "account", row->account);
      docket_json_set_word (item, "key", row->key);
      docket_json_set_instant (item, "at", row->at);
      set_amount (item, row->amount);
      docket_json_set_text (item, "case", row->kase);
    }
}

static void
add_measures (JsonObject *object, const DocketPartyView *view)
{
  JsonArray *array = docket_json_add_array (object, "measures");

  for (guint i = 0; i < view->measures->len; i++)
    {
      const DocketMeasureRow *row = view->measures->pdata[i];
      JsonObject             *item = docket_json_add_item (array);

      docket_json_set_text (item, "measure", row->measure);
      docket_json_set_instant (item, "from", row->from);
      docket_json_set_instant (item, "until", row->until);
      json_object_set_boolean_member (item, "lifted", row->lifted_seq > 0);
      docket_json_set_text (item, "case", row->kase);
    }
}

JsonObject *
docket_json_make_party_view (const DocketPartyView *view)
{
  JsonObject *object = make_base (view->row);
  JsonArray  *cases;

  add_contacts (object, view);
  add_relationships (object, view);
  add_ledger (object, view);
  add_measures (object, view);
  cases = docket_json_add_array (object, "cases");
  for (guint i = 0; i < view->cases->len; i++)
    json_array_add_string_element (cases, ((DocketCaseRow *) view->cases->pdata[i])->number);
  return object;
}
