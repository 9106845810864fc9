/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register: parties, contacts, bindings and dispute entries; actors; the clock. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-clock.h"
#include "store/docket-store.h"

#include <locale.h>

static void
change (DocketTestDesk *test, const char *party, const char *action, const char *inputs, gint code)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_auto (GStrv) parts = g_strsplit (inputs, " ", -1);
  g_autoptr (GError) error = NULL;

  docket_desk_change_party (desk, party, action, (const char *const *) parts, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, DOCKET_ERROR, code);
}

static DocketPartyView *
view_party (DocketTestDesk *test, const char *party)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GError) error = NULL;
  DocketPartyView *view = docket_desk_dup_party (desk, party, &error);

  g_assert_no_error (error);
  return view;
}

static void
test_parties (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number G_GNUC_UNUSED =
      docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketPartyView) agency = NULL;

  change (test, "海豚影视", "contact", "channel=email value=a@example.cn admission=yes", -1);
  change (test, "P-1", "contact", "channel=phone value=057182454366 admission=no", -1);
  change (test, "agency:海豚影视", "alias", "name=海豚", -1);
  change (test, "海豚", "relate", "type=binding with=P-2 from=2021-12-01", -1);
  change (test, "海豚影视", "contact", "channel=email", DOCKET_ERROR_USAGE);
  change (test, "海豚影视", "contact", "channel=email value=a from=soon", DOCKET_ERROR_INVALID);
  change (test, "海豚影视", "contact", "colour=red", DOCKET_ERROR_USAGE);
  change (test, "大象", "alias", "name=x", DOCKET_ERROR_NOT_FOUND);
  change (test, "P-1", "contact", "channel=drum value=1", DOCKET_ERROR_INVALID);
  change (test, "P-1", "contact", "channel=email value=nobody", DOCKET_ERROR_INVALID);
  change (test, "P-1", "contact", "channel=email value=a@b@example.cn", DOCKET_ERROR_INVALID);
  change (test, "P-1", "contact", "channel=phone value=a@example.cn", DOCKET_ERROR_INVALID);
  change (test, "P-1", "contact", "channel=phone value=12", DOCKET_ERROR_INVALID);
  change (test, "P-1", "contact", "channel=phone value=057100000000 from=2022-01-02 to=2022-01-01",
          DOCKET_ERROR_INVALID);
  change (test, "P-1", "end-contact", "channel=email value=b@example.cn", DOCKET_ERROR_NOT_FOUND);
  change (test, "P-1", "end-contact", "channel=phone value=057182454366 to=2022-01-09",
          DOCKET_ERROR_INVALID);
  change (test, "P-1", "end-contact", "channel=phone value=057182454366", -1);
  change (test, "P-1", "end-contact", "channel=phone value=057182454366", DOCKET_ERROR_NOT_FOUND);
  change (test, "P-1", "relate", "type=binding with=海豚", DOCKET_ERROR_INVALID);
  change (test, "P-1", "unrelate", "type=binding with=P-2 to=2021-11-30", DOCKET_ERROR_INVALID);
  agency = view_party (test, "海豚影视");
  g_assert_cmpuint (agency->contacts->len, ==, 2);
  g_assert_true (((DocketContactRow *) agency->contacts->pdata[0])->admission);
  g_assert_cmpuint (agency->relationships->len, ==, 1);
  g_assert_cmpuint (agency->cases->len, ==, 1);
}

/* The dispute counts in the month of acceptance, once, whatever becomes of it */
static void
test_dispute_entry (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketPartyView) before = view_party (test, "海豚影视");
  g_autoptr (DocketPartyView) after = NULL;
  const DocketLedgerRow *entry;

  g_assert_cmpuint (before->ledger->len, ==, 0);
  docket_test_desk_act (test, "2022-02-07", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-02-08", "li", number, "agree");
  after = view_party (test, "海豚影视");
  g_assert_cmpuint (after->ledger->len, ==, 1);
  entry = after->ledger->pdata[0];
  g_assert_cmpint (entry->amount, ==, DOCKET_DECIMAL_SCALE);
  g_assert_cmpint (docket_instant_date (entry->at), ==, docket_date_new (2022, 2, 7));
}

/* A binding that was entered by hand ends with the case that ends it */
static void
test_binding_ends (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketPartyView) agency = NULL;
  const DocketRelationshipRow *binding;

  change (test, "海豚影视", "relate", "type=binding with=P-2 from=2021-12-01", -1);
  docket_test_desk_act (test, "2022-01-07", "li", number, "accept compliant=yes");
  docket_test_desk_act (test, "2022-01-08", "li", number, "agree");
  agency = view_party (test, "海豚影视");
  g_assert_cmpuint (agency->relationships->len, ==, 1);
  binding = agency->relationships->pdata[0];
  g_assert_cmpint (binding->from, ==, docket_date_new (2021, 12, 1));
  g_assert_cmpint (binding->to, ==, docket_date_new (2022, 1, 8));
  g_assert_cmpstr (binding->kase, ==, number);
}

static void
test_add_party (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GError) error = NULL;
  g_autofree char *party = docket_desk_add_party (desk, "agency", "麦田MCN", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (party, ==, "P-1");
  g_assert_null (docket_desk_add_party (desk, "agency", "麥田ＭＣＮ", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (docket_desk_add_party (desk, "wizard", "a", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (docket_desk_add_party (desk, "agency", "", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
}

static void
test_actors (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autoptr (GPtrArray) actors = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_add_actor (desk, "sun", "reviewer", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (docket_desk_add_actor (desk, "sun", "king", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_clear_error (&error);
  actors = docket_desk_dup_actors (desk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actors->len, ==, 5);
}

/* Roles change hands; the last administrator keeps his */
static void
test_last_administrator (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "admin");
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_add_actor (desk, "admin", "auditor", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  g_clear_error (&error);
  docket_desk_add_actor (desk, "admin", "administrator", &error);
  g_assert_no_error (error);
  docket_desk_add_actor (desk, "zhao", "administrator", &error);
  g_assert_no_error (error);
  docket_desk_add_actor (desk, "admin", "auditor", &error);
  g_assert_no_error (error);
}

static char *
open_application (DocketTestDesk *test, const char *agency, const char *on, gint code)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-10", "li");
  g_autofree char  *party = g_strconcat ("agency=", agency, NULL);
  g_autofree char  *day = g_strconcat ("on=", on, NULL);
  const char *const inputs[] = { "applicant=agency", party, "creator=阿花",
                                 "ground=award",     day,   NULL };
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;

  docket_desk_new_case (desk, "GG/application", inputs, &acted, &error);
  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, DOCKET_ERROR, code);
  return acted == NULL ? NULL : g_strdup (acted->number);
}

/* P-1 stands for its name; a number that is nobody's, or somebody else's, is not taken for a name
 */
static void
test_parties_by_number (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *first G_GNUC_UNUSED = open_application (test, "海豚影视", "2022-01-10", -1);
  g_autofree char       *second = open_application (test, "P-1", "2022-01-10", -1);
  g_autoptr (DocketPartyView) agency = NULL;

  g_assert_null (open_application (test, "P-9", "2022-01-10", DOCKET_ERROR_NOT_FOUND));
  g_assert_null (open_application (test, "P-2", "2022-01-10", DOCKET_ERROR_INVALID));
  agency = view_party (test, "海豚影视");
  g_assert_cmpuint (agency->cases->len, ==, 2);
  g_assert_cmpstr (((DocketCaseRow *) agency->cases->pdata[1])->number, ==, second);
  g_assert_cmpstr (((DocketCaseRow *) agency->cases->pdata[1])->title, ==, "海豚影视 × 阿花");
}

/* The year of a number is that of the receipt, not of the day on which it was entered */
static void
test_year_of_receipt (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *late = open_application (test, "海豚影视", "2021-12-30", -1);
  g_autofree char *now = open_application (test, "海豚影视", "2022-01-10", -1);

  g_assert_cmpstr (late, ==, "GG-2021-0001");
  g_assert_cmpstr (now, ==, "GG-2022-0001");
}

static gboolean
note_cause (const DocketEvent *event, gpointer data, GError **error)
{
  const char *cause = docket_event_get (event, "cause");

  g_string_append_printf (data, "%s %s %s\n", strchr (event->subject, '/') + 1, event->action,
                          cause == NULL ? "-" : strchr (cause, '/') + 1);
  return TRUE;
}

static char *
list_causes (DocketTestDesk *test)
{
  g_autoptr (DocketStore) store = docket_store_open (test->directory, FALSE, NULL);
  GString *told = g_string_new (NULL);

  g_assert_true (docket_store_foreach_event (store, 7, note_cause, told, NULL));
  return g_string_free (told, FALSE);
}

/* What an act on a case brings about elsewhere names it */
static void
test_causes (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = open_application (test, "海豚影视", "2022-01-10", -1);
  g_autofree char *told = NULL;

  docket_test_desk_act (test, "2022-01-10", "li", number, "note text=a");
  told = list_causes (test);
  g_assert_cmpstr (told, ==,
                   "desk register-rules GG-2022-0001/1\n"
                   "desk register-calendar GG-2022-0001/1\n"
                   "P-1 register GG-2022-0001/1\n"
                   "P-2 register GG-2022-0001/1\n"
                   "GG-2022-0001 open -\n"
                   "GG-2022-0001 note -\n");
}

/* A practice date keeps the time of day; an instant stands still; marks tell which clock it was */
static void
test_clock (void)
{
  g_autoptr (DocketClock) real = docket_clock_new (NULL, NULL);
  g_autoptr (DocketClock) day = docket_clock_new ("2022-01-05", NULL);
  g_autoptr (DocketClock) instant = docket_clock_new ("2022-01-05T10:00:00", NULL);
  g_autoptr (GError) error = NULL;
  DocketInstant now = docket_clock_now (real);

  g_assert_null (docket_clock_new ("0001-01-01", NULL));
  g_assert_null (docket_clock_new ("tomorrow", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
  g_assert_cmpint (docket_instant_date (docket_clock_now (day)), ==, docket_date_new (2022, 1, 5));
  g_assert_cmpint (docket_clock_now (instant), ==,
                   docket_instant_of_date (docket_date_new (2022, 1, 5)) + 10 * 3600);
  g_assert_cmpstr (docket_clock_get_mark (day, now, now + 1), ==, "simulated");
  g_assert_cmpstr (docket_clock_get_mark (real, now, now + 1), ==, "back");
  g_assert_cmpstr (docket_clock_get_mark (real, now, now), ==, "");
  g_assert_cmpstr (docket_clock_get_mark (real, now, DOCKET_INSTANT_NONE), ==, "");
}

static void
test_create_twice (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  DocketDeskOptions options = { .directory = test->directory, .actor = "admin" };
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_desk_create (&options, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/register/parties", test_parties);
  g_test_add_func ("/desk/register/dispute-entry", test_dispute_entry);
  g_test_add_func ("/desk/register/binding-ends", test_binding_ends);
  g_test_add_func ("/desk/register/add-party", test_add_party);
  g_test_add_func ("/desk/register/actors", test_actors);
  g_test_add_func ("/desk/register/last-administrator", test_last_administrator);
  g_test_add_func ("/desk/register/parties-by-number", test_parties_by_number);
  g_test_add_func ("/desk/register/year-of-receipt", test_year_of_receipt);
  g_test_add_func ("/desk/register/causes", test_causes);
  g_test_add_func ("/desk/register/clock", test_clock);
  g_test_add_func ("/desk/register/create-twice", test_create_twice);
  return g_test_run ();
}
