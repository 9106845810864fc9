/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of a party, in rows. Main thread, but for the reading. */

#include "config.h"

#include "gtk/docket-party-groups.h"

#include "core/docket-value.h"
#include "desk/docket-wording-consequence.h"
#include "desk/docket-wording-plain.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- reading -------------------------------------------------------------------------------- */

static const char *
get_other (const DocketPartyReading *reading, const DocketRelationshipRow *row)
{
  return g_str_equal (row->a, reading->view->row->party) ? row->b : row->a;
}

static gboolean
add_name (DocketPartyReading *reading, DocketDesk *desk, const char *party, GError **error)
{
  DocketPartyView *other;

  if (g_hash_table_contains (reading->names, party))
    return TRUE;
  other = docket_desk_dup_party (desk, party, error);
  if (other == NULL)
    return FALSE;
  g_hash_table_insert (reading->names, g_strdup (party), g_strdup (other->row->name));
  docket_party_view_free (other);
  return TRUE;
}

DocketPartyReading *
docket_party_reading_new (DocketDesk *desk, const char *party, GError **error)
{
  DocketPartyReading *reading = g_new0 (DocketPartyReading, 1);
  gboolean            done;

  reading->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  reading->view = docket_desk_dup_party (desk, party, error);
  done = reading->view != NULL;
  for (guint i = 0; done && i < reading->view->relationships->len; i++)
    done = add_name (reading, desk, get_other (reading, reading->view->relationships->pdata[i]),
                     error);
  if (done)
    return reading;
  docket_party_reading_free (reading);
  return NULL;
}

void
docket_party_reading_free (DocketPartyReading *reading)
{
  g_clear_pointer (&reading->view, docket_party_view_free);
  g_clear_pointer (&reading->names, g_hash_table_unref);
  g_free (reading);
}

/* --- rows ----------------------------------------------------------------------------------- */

static AdwActionRow *
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle, const char *icon)
{
  DocketRowWords words = { title, subtitle, icon, "dim-label" };

  return docket_row_group_add (group, &words);
}

/* A group stays where it is when there is nothing, since things can be added to it */
static void
add_nothing (AdwPreferencesGroup *group, const char *sentence)
{
  gtk_widget_add_css_class (GTK_WIDGET (add_row (group, sentence, NULL, NULL)), "dim-label");
}

static void
add_chip (AdwActionRow *row, const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (chip, "docket-chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  adw_action_row_add_suffix (row, chip);
}

static void
add_end (AdwActionRow *row, const char *action, GVariant *target, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("End…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (row, button);
}

void
docket_party_groups_fill_names (AdwPreferencesGroup *group, const DocketPartyReading *reading)
{
  const DocketPartyRow *party = reading->view->row;

  docket_row_group_clear (group);
  add_row (group, party->name, party->party, NULL);
  for (gsize i = 0; party->aliases != NULL && party->aliases[i] != NULL; i++)
    add_row (group, party->aliases[i], _ ("Alias"), NULL);
}

static char *
dup_span (DocketDate from, DocketDate to)
{
  g_autofree char *first = docket_wording_dup_date (from);
  g_autofree char *last = docket_wording_dup_date (to);

  if (*first != '\0' && *last != '\0')
    return docket_wording_dup_dates (from, to);
  if (*last != '\0')
    return g_strdup_printf (_ ("until %s"), last);
  return *first == '\0' ? g_strdup ("") : g_strdup_printf (_ ("since %s"), first);
}

static char *
join (const char *words, const char *more)
{
  return *more == '\0' ? g_strdup (words) : g_strdup_printf ("%s · %s", words, more);
}

void
docket_party_groups_fill_contacts (AdwPreferencesGroup       *group,
                                   const DocketPartyReading  *reading,
                                   const DocketRegisterWords *words)
{
  docket_row_group_clear (group);
  for (guint i = 0; i < reading->view->contacts->len; i++)
    {
      const DocketContactRow *contact = reading->view->contacts->pdata[i];
      g_autofree char        *span = dup_span (contact->from, contact->to);
      g_autofree char        *subtitle =
          join (docket_register_words_get (words->channels, contact->channel), span);
      g_autofree char *name = g_strdup_printf (_ ("End %s"), contact->value);
      AdwActionRow    *row = add_row (group, contact->value, subtitle, NULL);

      if (contact->admission)
        add_chip (row, _ ("Given at admission"), "success");
      if (contact->to == DOCKET_DATE_NONE)
        add_end (row, "party.end-contact", g_variant_new ("(ss)", contact->channel, contact->value),
                 name);
      else
        gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
    }
  if (reading->view->contacts->len == 0)
    add_nothing (group, _ ("No contact is registered."));
}

void
docket_party_groups_fill_relationships (AdwPreferencesGroup      *group,
                                        const DocketPartyReading *reading)
{
  docket_row_group_clear (group);
  for (guint i = 0; i < reading->view->relationships->len; i++)
    {
      const DocketRelationshipRow *row = reading->view->relationships->pdata[i];
      const char                  *other = get_other (reading, row);
      const char                  *name = g_hash_table_lookup (reading->names, other);
      g_autofree char             *span = dup_span (row->from, row->to);
      g_autofree char *subtitle = join (docket_wording_get_relationship (row->type), span);
      g_autofree char *end = g_strdup_printf (_ ("End the relationship with %s"), name);
      AdwActionRow    *line = add_row (group, name, subtitle, NULL);

      if (*row->kase != '\0')
        add_chip (line, row->kase, NULL);
      if (row->to == DOCKET_DATE_NONE)
        add_end (line, "party.end-relationship", g_variant_new ("(ss)", row->type, other), end);
      else
        gtk_widget_add_css_class (GTK_WIDGET (line), "dim-label");
    }
  if (reading->view->relationships->len == 0)
    add_nothing (group, _ ("No relationship is registered."));
}

void
docket_party_groups_fill_measures (AdwPreferencesGroup      *group,
                                   const DocketPartyReading *reading,
                                   DocketDesk               *desk)
{
  docket_row_group_clear (group);
  for (guint i = 0; i < reading->view->measures->len; i++)
    {
      const DocketMeasureRow *measure = reading->view->measures->pdata[i];
      g_autofree char *title = docket_register_dup_measure (desk, measure->kase, measure->measure);
      g_autofree char *span =
          dup_span (docket_instant_date (measure->from),
                    measure->until == DOCKET_INSTANT_NONE ? DOCKET_DATE_NONE
                                                          : docket_instant_date (measure->until));
      g_autofree char *subtitle = join (measure->kase, span);
      AdwActionRow    *row = add_row (group, title, subtitle, NULL);

      if (measure->lifted_seq > 0)
        add_chip (row, _ ("Lifted"), NULL);
      else
        add_chip (row, _ ("Runs"), "warning");
    }
}

/* --- cases and ledger ----------------------------------------------------------------------- */

static void
open_case (AdwActionRow *row, const char *number)
{
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-case");
}

void
docket_party_groups_fill_cases (AdwPreferencesGroup *group, const DocketPartyReading *reading)
{
  docket_row_group_clear (group);
  for (guint i = reading->view->cases->len; i > 0; i--)
    {
      const DocketCaseRow *kase = reading->view->cases->pdata[i - 1];
      g_autofree char *received = docket_wording_dup_date (docket_instant_date (kase->received));
      g_autofree char *subtitle = join (kase->number, received);
      AdwActionRow    *row = add_row (group, kase->title, subtitle, NULL);

      add_chip (row, kase->ended ? _ ("Ended") : _ ("Open"), kase->ended ? NULL : "accent");
      open_case (row, kase->number);
    }
  if (reading->view->cases->len == 0)
    add_nothing (group, _ ("This party has no case."));
}

/* Millionths, without the zeros at the end */
static char *
dup_amount (gint64 amount)
{
  const char      *sign = amount < 0 ? "−" : "+";
  gint64           whole = ABS (amount) / DOCKET_DECIMAL_SCALE;
  gint64           part = ABS (amount) % DOCKET_DECIMAL_SCALE;
  g_autofree char *digits = NULL;

  if (part == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, whole);
  digits = g_strdup_printf ("%06" G_GINT64_FORMAT, part);
  while (g_str_has_suffix (digits, "0"))
    digits[strlen (digits) - 1] = '\0';
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%s", sign, whole, digits);
}

void
docket_party_groups_fill_ledger (AdwPreferencesGroup      *group,
                                 const DocketPartyReading *reading,
                                 DocketDesk               *desk)
{
  docket_row_group_clear (group);
  for (guint i = reading->view->ledger->len; i > 0; i--)
    {
      const DocketLedgerRow *entry = reading->view->ledger->pdata[i - 1];
      g_autofree char *account = docket_register_dup_account (desk, entry->kase, entry->account);
      g_autofree char *day = docket_wording_dup_date (docket_instant_date (entry->at));
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", day, entry->kase);
      g_autofree char *amount = dup_amount (entry->amount);
      AdwActionRow    *row = add_row (group, account, subtitle, NULL);
      GtkWidget       *label = gtk_label_new (amount);

      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "heading");
      adw_action_row_add_suffix (row, label);
      open_case (row, entry->kase);
    }
  if (reading->view->ledger->len == 0)
    add_nothing (group, _ ("Nothing is entered yet."));
}
