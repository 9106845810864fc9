/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How events name evidence (docs/report.md). Pure but for the salts. */

#include "desk/docket-evidence-values.h"

#include "core/docket-value.h"
#include "desk/docket-text.h"

static void
add_value (DocketEvent *event, guint number, const char *name, const char *value)
{
  g_autofree char *full = g_strdup_printf ("evidence.E%u.%s", number, name);
  g_autofree char *storable = docket_text_make_storable (value);

  docket_event_add (event, full, storable);
}

void
docket_evidence_values_add (DocketEvent *event, guint number, const DocketEvidence *evidence)
{
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, evidence->size);
  char             hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (&evidence->digest, hex);
  add_value (event, number, "name", evidence->name);
  add_value (event, number, "media-type", evidence->media_type);
  add_value (event, number, "size", size);
  add_value (event, number, "sha256", hex);
  if (evidence->proves != NULL)
    add_value (event, number, "proves", evidence->proves);
  if (evidence->message != NULL)
    add_value (event, number, "message", evidence->message);
}

static guint
get_number (const DocketEventValue *value, const char *prefix)
{
  const char *rest = value->name + strlen (prefix);

  return g_str_has_prefix (value->name, prefix) ? g_ascii_strtoull (rest, NULL, 10) : 0;
}

guint
docket_evidence_values_get_last (GPtrArray *events)
{
  guint last = 0;

  for (guint i = 0; i < events->len; i++)
    {
      GPtrArray *values = ((DocketEvent *) events->pdata[i])->values;

      for (guint j = 0; j < values->len; j++)
        last = MAX (last, get_number (values->pdata[j], "evidence.E"));
    }
  return last;
}

guint
docket_message_values_get_last (GPtrArray *events)
{
  guint last = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const char *id = docket_event_get (events->pdata[i], "message.id");

      if (id != NULL && id[0] == 'M')
        last = MAX (last, g_ascii_strtoull (id + 1, NULL, 10));
    }
  return last;
}
