/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a mail that was read to the values of an event (docs/report.md). Pure but for the salts. */

#include "desk/docket-mail-values.h"

#include "desk/docket-text.h"

DocketIntake *
docket_intake_new (const char *file, GBytes *raw, DocketInstant now, DocketIntakeProfile *profile)
{
  DocketIntake *intake = g_new0 (DocketIntake, 1);
  g_autoptr (GError) error = NULL;

  intake->file = g_strdup (file);
  intake->raw = g_bytes_ref (raw);
  intake->mail = docket_mail_parse (raw, now, &error);
  if (intake->mail == NULL)
    intake->problem = g_strdup (error->message);
  else
    intake->complaint = docket_complaint_extract (intake->mail, profile);
  return intake;
}

void
docket_intake_free (DocketIntake *intake)
{
  g_free (intake->file);
  g_bytes_unref (intake->raw);
  g_clear_pointer (&intake->mail, docket_mail_free);
  g_clear_pointer (&intake->complaint, docket_complaint_free);
  g_free (intake->problem);
  g_clear_pointer (&intake->digests, g_array_unref);
  g_free (intake);
}

static void
add_storable (DocketEvent *event, const char *name, const char *value)
{
  g_autofree char *storable = docket_text_make_storable (value);

  docket_event_add (event, name, storable);
}

static void
add_head (DocketEvent *event, const DocketMail *mail)
{
  g_autofree char *received = docket_instant_format (mail->received);

  if (mail->message_id != NULL)
    add_storable (event, "message.message-id", mail->message_id);
  add_storable (event, "message.subject", mail->subject);
  add_storable (event, "message.sender", mail->from);
  docket_event_add (event, "message.received", received);
  docket_event_add (event, "message.received-from", mail->received_from);
}

void
docket_mail_values_add (DocketEvent        *event,
                        const DocketIntake *intake,
                        const char         *id,
                        const char         *status)
{
  g_autofree char *size = g_strdup_printf ("%" G_GSIZE_FORMAT, g_bytes_get_size (intake->raw));
  char             hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  if (id != NULL)
    docket_event_add (event, "message.id", id);
  docket_event_add (event, "message.status", status);
  if (intake->mail != NULL)
    add_head (event, intake->mail);
  add_storable (event, "message.file", intake->file);
  docket_digest_to_hex (&intake->digest, hex);
  docket_event_add (event, "message.sha256", hex);
  docket_event_add (event, "message.size", size);
}

/* --- items ---------------------------------------------------------------------------------- */

/* The ids of the files that an item was found in */
static char *
make_evidence_list (const DocketItem *item, guint first)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < item->spans->len; i++)
    {
      const DocketSpan *span = &g_array_index (item->spans, DocketSpan, i);

      if (span->place == DOCKET_SPAN_ATTACHMENT)
        g_string_append_printf (list, "%sE%u", list->len > 0 ? "," : "",
                                first + (guint) span->offset);
    }
  return g_string_free (list, FALSE);
}

static char *
make_fact_value (const DocketFactType *fact, const DocketItem *item, guint first)
{
  if (fact->type == DOCKET_TYPE_EVIDENCE)
    return make_evidence_list (item, first);
  if (fact->type == DOCKET_TYPE_FLAG)
    return g_strdup ("yes");
  return docket_text_make_storable (item->value);
}

static void
add_fact (DocketEvent         *event,
          const DocketRuleSet *rules,
          const char          *name,
          const DocketItem    *item,
          guint                first)
{
  gint             index = docket_rule_set_find_fact (rules, name);
  g_autofree char *full = g_strconcat ("fact.", name, NULL);
  g_autofree char *value = NULL;

  if (index < 0 || item->status == DOCKET_ITEM_MISSING)
    return;
  value = make_fact_value (rules->facts->pdata[index], item, first);
  if (*value != '\0')
    docket_event_add (event, full, value);
}

/* "body:20+6 subject:0+4", in characters; an attachment by its place */
static char *
make_places (const DocketItem *item)
{
  GString *places = g_string_new (NULL);

  for (guint i = 0; i < item->spans->len; i++)
    {
      const DocketSpan *span = &g_array_index (item->spans, DocketSpan, i);

      g_string_append_printf (places, "%s%s:%ld+%ld", places->len > 0 ? " " : "",
                              docket_span_place_get_name (span->place), span->offset, span->length);
    }
  return g_string_free (places, FALSE);
}

static void
add_finding (DocketEvent *event, const char *name, const DocketItem *item)
{
  g_autofree char *status_name = g_strconcat ("item.", name, ".status", NULL);
  g_autofree char *doubt_name = g_strconcat ("item.", name, ".doubt", NULL);
  g_autofree char *found_name = g_strconcat ("item.", name, ".found", NULL);
  g_autofree char *places = make_places (item);

  docket_event_add (event, status_name, docket_item_status_get_name (item->status));
  if (item->doubt != NULL)
    docket_event_add (event, doubt_name, item->doubt);
  if (*places != '\0')
    docket_event_add (event, found_name, places);
}

static void
add_if_known (DocketEvent *event, const DocketRuleSet *rules, const char *fact, const char *value)
{
  g_autofree char *name = g_strconcat ("fact.", fact, NULL);

  if (docket_rule_set_find_fact (rules, fact) >= 0 && *value != '\0')
    add_storable (event, name, value);
}

/* How the mail came, where the rules ask for it: whom it went to, and whether its subject keeps to
 * the form */
static void
add_form (DocketEvent *event, const DocketIntake *intake, const DocketRuleSet *rules)
{
  g_autofree char *to = g_strjoinv (",", intake->mail->to);
  g_autofree char *cc = g_strjoinv (",", intake->mail->cc);
  g_autofree char *all = g_strconcat (to, *to != '\0' && *cc != '\0' ? "," : "", cc, NULL);
  gboolean         exact = !docket_complaint_has_note (intake->complaint, "subject-pattern") &&
                   !docket_complaint_has_note (intake->complaint, "subject-separator");

  add_if_known (event, rules, "mail.to", all);
  add_if_known (event, rules, "mail.subject-exact", exact ? "yes" : "no");
}

void
docket_mail_values_add_items (DocketEvent         *event,
                              const DocketIntake  *intake,
                              const DocketRuleSet *rules,
                              guint                first)
{
  add_form (event, intake, rules);
  for (guint i = 0; i < DOCKET_N_ITEMS; i++)
    {
      const DocketItem *item = &intake->complaint->items[i];
      const char       *name = docket_item_field_get_name (i);

      add_fact (event, rules, name, item, first);
      add_finding (event, name, item);
    }
}

char *
docket_intake_dup_text (const DocketIntake *intake)
{
  if (intake->mail == NULL)
    return g_strdup ("");
  return g_strjoin ("\n", intake->mail->subject, intake->mail->from, intake->mail->text, NULL);
}
