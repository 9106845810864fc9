/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One channel of a notice in rows. Main thread. */

#include "config.h"

#include "gtk/docket-channel-group.h"

#include "desk/docket-wording-plain.h"
#include "gtk/docket-act-dialog.h"
#include "gtk/docket-party-dialog.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

/* --- recording ------------------------------------------------------------------------------ */

/* What the button puts into the form */
typedef struct
{
  DocketCaseHandle *handle;
  char             *action;
  char            **inputs;
} Recording;

static void
free_recording (gpointer data, GClosure *closure)
{
  Recording *recording = data;

  g_object_unref (recording->handle);
  g_free (recording->action);
  g_strfreev (recording->inputs);
  g_free (recording);
}

static void
record_cb (GtkWidget *button, gpointer data)
{
  Recording *recording = data;

  docket_act_dialog_present_with (button, recording->handle, recording->action,
                                  (const char *const *) recording->inputs);
}

static void
add_input (GStrvBuilder *inputs, const char *key, const char *value)
{
  g_autofree char *input = NULL;

  if (key == NULL || *value == '\0')
    return;
  input = g_strdup_printf ("%s=%s", key, value);
  g_strv_builder_add (inputs, input);
}

static char **
dup_inputs (const DocketNoticeBook *book, const DocketNoticeChannel *channel)
{
  g_autoptr (GStrvBuilder) inputs = g_strv_builder_new ();
  const DocketContactRow *contact =
      channel->contacts->len == 0 ? NULL : channel->contacts->pdata[0];

  add_input (inputs, docket_notice_book_get_key (book, book->channel), channel->word);
  if (contact != NULL)
    add_input (inputs, docket_notice_book_get_key (book, book->to), contact->value);
  return g_strv_builder_end (inputs);
}

static GtkWidget *
make_button (DocketCaseHandle          *handle,
             const DocketNoticeBook    *book,
             const DocketNoticeChannel *channel,
             const char                *title)
{
  GtkWidget       *button = gtk_button_new_with_label (_ ("Record Attempt…"));
  Recording       *recording = g_new (Recording, 1);
  g_autofree char *name = g_strdup_printf (_ ("Record Attempt: %s"), title);

  recording->handle = g_object_ref (handle);
  recording->action = g_strdup (book->attempt->action->action);
  recording->inputs = dup_inputs (book, channel);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (button, book->attempt->allowed);
  g_signal_connect_data (button, "clicked", G_CALLBACK (record_cb), recording, free_recording, 0);
  return button;
}

/* --- rows ----------------------------------------------------------------------------------- */

static GtkWidget *
make_chip (const char *text, const char *style)
{
  GtkWidget *chip = gtk_label_new (text);

  gtk_widget_add_css_class (chip, "docket-chip");
  if (style != NULL)
    gtk_widget_add_css_class (chip, style);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static char *
dup_dates (const DocketContactRow *contact)
{
  g_autofree char *dates = docket_wording_dup_dates (contact->from, contact->to);

  if (contact->from == DOCKET_DATE_NONE && contact->to == DOCKET_DATE_NONE)
    return NULL;
  if (contact->to == DOCKET_DATE_NONE)
    return g_strdup_printf (_ ("since %s"), dates);
  return contact->from == DOCKET_DATE_NONE ? g_strdup_printf (_ ("until %s"), dates)
                                           : g_steal_pointer (&dates);
}

static void
add_contact (AdwPreferencesGroup *group, const DocketContactRow *contact)
{
  g_autofree char *dates = dup_dates (contact);
  DocketRowWords   words = { contact->value, dates, "contact-new-symbolic", "dim-label" };
  AdwActionRow    *row = docket_row_group_add (group, &words);

  if (contact->admission)
    adw_action_row_add_suffix (row, make_chip (_ ("given at admission"), "accent"));
}

/* --- a contact that is wanting -------------------------------------------------------------- */

/* What the row puts into the dialog */
typedef struct
{
  DocketCaseHandle *handle;
  char             *party;
  char             *role;
  char             *channel;
} Wanting;

static void
free_wanting (gpointer data, GClosure *closure)
{
  Wanting *wanting = data;

  g_object_unref (wanting->handle);
  g_free (wanting->party);
  g_free (wanting->role);
  g_free (wanting->channel);
  g_free (wanting);
}

static void
add_contact_cb (GtkWidget *row, gpointer data)
{
  const Wanting           *wanting = data;
  const DocketPartySubject subject = { .party = wanting->party,
                                       .role = wanting->role,
                                       .kind = wanting->channel };

  docket_party_dialog_present (GTK_WIDGET (gtk_widget_get_root (row)),
                               docket_case_handle_get_desk (wanting->handle), DOCKET_PARTY_CONTACT,
                               &subject);
}

static const DocketCasePartyRow *
find_party (const DocketCaseView *view, const DocketNoticeBook *book)
{
  const char *party = docket_notice_find_party (view, book->attempt->action->page);

  for (guint i = 0; party != NULL && i < view->parties->len; i++)
    {
      const DocketCasePartyRow *row = view->parties->pdata[i];

      if (g_str_equal (row->party, party))
        return row;
    }
  return NULL;
}

/* Offers to add one where the party is known */
static void
add_no_contact (AdwPreferencesGroup       *group,
                DocketCaseHandle          *handle,
                const DocketNoticeBook    *book,
                const DocketNoticeChannel *channel)
{
  const DocketCasePartyRow *party = find_party (docket_case_handle_get_view (handle), book);
  gboolean                  can_add = party != NULL && *channel->word != '\0';
  const DocketRowWords words = { _ ("No contact in the register"), can_add ? _ ("Add one…") : NULL,
                                 "contact-new-symbolic", "dim-label" };
  AdwActionRow        *row = docket_row_group_add (group, &words);
  Wanting             *wanting;

  if (!can_add)
    {
      gtk_widget_add_css_class (GTK_WIDGET (row), "dim-label");
      return;
    }
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("list-add-symbolic"));
  wanting = g_new (Wanting, 1);
  wanting->handle = g_object_ref (handle);
  wanting->party = g_strdup (party->party);
  wanting->role = g_strdup (party->role);
  wanting->channel = g_strdup (channel->word);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (add_contact_cb), wanting, free_wanting, 0);
}

/* --- attempts ------------------------------------------------------------------------------- */

static const char *
get_icon (const DocketCaseView      *view,
          const DocketNoticeBook    *book,
          const DocketNoticeChannel *channel)
{
  static const char *const icons[] = {
    [DOCKET_WRITTEN_FREE] = "avatar-default-symbolic",
    [DOCKET_WRITTEN_MAIL] = "mail-unread-symbolic",
    [DOCKET_WRITTEN_NUMBER] = "call-start-symbolic",
  };
  const DocketWord *word =
      book->channel < 0
          ? NULL
          : docket_fact_type_find_word (view->rules->facts->pdata[book->channel], channel->word);

  return icons[word == NULL ? DOCKET_WRITTEN_FREE : word->written];
}

static char *
dup_attempt_title (const DocketCaseView      *view,
                   const DocketNoticeBook    *book,
                   const DocketNoticeAttempt *attempt)
{
  g_autofree char *outcome = NULL;

  if (book->outcome < 0 || *attempt->outcome == '\0')
    return docket_wording_dup_title (&book->attempt->action->label);
  outcome = docket_wording_dup_value (view->rules, (guint) book->outcome, attempt->outcome);
  return docket_wording_dup_capital (outcome);
}

static char *
dup_attempt_words (const DocketNoticeAttempt *attempt)
{
  g_autofree char *on = docket_wording_dup_instant (attempt->on);
  g_autoptr (GString) words = g_string_new (on);

  g_string_append_printf (words, _ (" · %s"), attempt->event->actor);
  if (*attempt->to != '\0')
    g_string_append_printf (words, _ (" · to %s"), attempt->to);
  if (*attempt->evidence != '\0')
    g_string_append_printf (words, _ (" · proof %s"), attempt->evidence);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_attempt (AdwPreferencesGroup       *group,
             const DocketCaseView      *view,
             const DocketNoticeBook    *book,
             const DocketNoticeAttempt *attempt,
             const char                *icon)
{
  g_autofree char *title = dup_attempt_title (view, book, attempt);
  g_autofree char *about = dup_attempt_words (attempt);
  DocketRowWords   words = { title, about, icon, "dim-label" };
  AdwActionRow    *row = docket_row_group_add (group, &words);

  if (attempt->corrected)
    adw_action_row_add_suffix (row, make_chip (_ ("corrected"), "warning"));
}

GtkWidget *
docket_channel_group_new (DocketCaseHandle          *handle,
                          const DocketNoticeBook    *book,
                          const DocketNoticeChannel *channel)
{
  const DocketCaseView *view = docket_case_handle_get_view (handle);
  AdwPreferencesGroup  *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char      *word =
      book->channel < 0 || *channel->word == '\0'
               ? g_strdup (_ ("other ways"))
               : docket_wording_dup_value (view->rules, (guint) book->channel, channel->word);
  g_autofree char *title = docket_wording_dup_capital (word);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (group, markup);
  adw_preferences_group_set_header_suffix (group, make_button (handle, book, channel, title));
  for (guint i = 0; i < channel->contacts->len; i++)
    add_contact (group, channel->contacts->pdata[i]);
  if (channel->contacts->len == 0)
    add_no_contact (group, handle, book, channel);
  for (guint i = 0; i < channel->attempts->len; i++)
    add_attempt (group, view, book, channel->attempts->pdata[i], get_icon (view, book, channel));
  return GTK_WIDGET (group);
}
