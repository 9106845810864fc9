/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mails read again from the vault, what a sheet makes of them, the register beside them, and how an
 * item is put right. */

#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-correction.h"
#include "desk/docket-desk-mail.h"
#include "desk/docket-desk-match.h"
#include "desk/docket-mail-sheet.h"

#include <glib/gstdio.h>
#include <locale.h>

#define TODAY "2022-01-10"

static char *
dup_words (const DocketComplaint *complaint, const DocketSpan *span)
{
  const char *text = span->place == DOCKET_SPAN_SUBJECT ? complaint->subject : complaint->text;

  return g_utf8_substring (text, span->offset, span->offset + span->length);
}

/* The words of every item stand where the spans say, whatever charset and line ends the mail has */
static void
test_spans (void)
{
  static const char *const NAMES[] = { "01-plain.eml", "02-gb18030.eml", "08-traditional-big5.eml",
                                       "09-html-only-inline-image.eml", "17-landline.eml" };

  for (gsize i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
      g_autofree char *number = docket_test_desk_import (test, TODAY, NAMES[i]);
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
      g_autoptr (GError) error = NULL;
      g_autoptr (DocketMailView) mail = docket_desk_dup_mail (desk, number, "M1", &error);

      g_assert_no_error (error);
      g_assert_null (mail->problem);
      for (DocketItemField field = DOCKET_ITEM_AGENCY; field <= DOCKET_ITEM_CREATOR; field++)
        {
          const DocketItem *item = &mail->complaint->items[field];
          g_autofree char  *words =
              dup_words (mail->complaint, &g_array_index (item->spans, DocketSpan, 0));

          g_assert_cmpstr (words, ==, item->value);
        }
    }
}

static void
test_files (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "19-several-files.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMailView) mail = docket_desk_dup_mail (desk, number, "M1", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (mail->files->len, ==, 4);
  for (guint i = 0; i < mail->files->len; i++)
    {
      const DocketMailFile *file = mail->files->pdata[i];
      g_autofree char      *evidence = g_strdup_printf ("E%u", i + 1);

      g_assert_cmpstr (file->evidence, ==, evidence);
      g_assert_cmpstr (file->name, !=, "");
    }
}

static void
test_several (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "01-plain.eml");
  g_autofree char *again = docket_test_desk_import (test, TODAY, "13-same-pair-again.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mails = docket_desk_dup_mails (desk, number, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, number);
  g_assert_cmpuint (mails->len, ==, 2);
  g_assert_cmpstr (((DocketMailView *) mails->pdata[1])->row->status, ==, "merged");
  g_assert_null (docket_desk_dup_mail (desk, number, "M3", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
remove_blob (DocketTestDesk *test, const char *sha256)
{
  g_autofree char *head = g_strndup (sha256, 2);
  g_autofree char *path = g_build_filename (test->directory, "vault", head, sha256 + 2, NULL);
  g_autofree char *kept = g_build_filename (test->directory, "kept", NULL);

  g_assert_cmpint (g_rename (path, kept), ==, 0);
}

static void
restore_blob (DocketTestDesk *test, const char *sha256)
{
  g_autofree char *head = g_strndup (sha256, 2);
  g_autofree char *path = g_build_filename (test->directory, "vault", head, sha256 + 2, NULL);
  g_autofree char *kept = g_build_filename (test->directory, "kept", NULL);

  g_assert_cmpint (g_rename (kept, path), ==, 0);
}

/* A mail whose bytes are gone is told with its problem; the sheet knows what was read then */
static void
test_unreadable (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, &error);
  const DocketMessageRow *row = view->messages->pdata[0];
  g_autoptr (DocketMailView) mail = NULL;

  remove_blob (test, row->sha256);
  mail = docket_desk_dup_mail (desk, number, "M1", &error);
  g_assert_no_error (error);
  g_assert_null (mail->complaint);
  g_assert_nonnull (mail->problem);
  restore_blob (test, row->sha256);
}

static void
ignore_mail (const DocketImported *imported, gpointer data)
{
}

static void
import_one (DocketDesk *desk, const char *name)
{
  g_autofree char  *relative = g_build_filename ("intake", "mails", name, NULL);
  g_autofree char  *path = docket_test_desk_dup_data (relative);
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  docket_desk_import (desk, paths, ignore_mail, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_unparsed (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autofree char *copy = g_build_filename (test->directory, "copy.eml", NULL);
  g_autofree char *original = docket_test_desk_dup_data ("intake/mails/25-binary-noise.eml");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize            first_length, second_length;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mails = NULL;
  const DocketUnparsedMail *mail;

  import_one (desk, "24-empty.eml");
  import_one (desk, "01-plain.eml");
  import_one (desk, "25-binary-noise.eml");
  mails = docket_desk_list_unparsed (desk, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (mails->len, ==, 2);
  mail = mails->pdata[0];
  g_assert_cmpstr (mail->row->file, ==, "25-binary-noise.eml");
  g_assert_cmpstr (mail->reason, !=, "");
  g_assert_true (docket_desk_save_mail (desk, mail->row, copy, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (original, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (copy, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_false (docket_desk_save_mail (desk, mail->row, "/nonexistent/copy.eml", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

/* --- the sheet ------------------------------------------------------------------------------ */

/* "agency=present creator=present ... 0/1" */
static char *
describe_sheet (DocketDesk *desk, const char *number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, &error);
  g_autoptr (DocketMailSheet) sheet = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  sheet = docket_mail_sheet_new (view);
  for (guint i = 0; i < sheet->items->len; i++)
    {
      const DocketSheetItem *item = sheet->items->pdata[i];

      g_assert_cmpstr (item->label, !=, "");
      g_assert_true (item->status == DOCKET_ITEM_PRESENT || item->note != NULL);
      g_string_append_printf (text, "%s=%s%s ", item->fact->id,
                              docket_item_status_get_name (item->status), item->needed ? "" : "?");
    }
  g_string_append_printf (text, "%u/%u", sheet->missing, sheet->doubtful);
  return g_string_free (text, FALSE);
}

static void
test_sheet (void)
{
  static const struct
  {
    const char *mail;
    const char *wanted;
  } CASES[] = {
    { "01-plain.eml", "agency=present creator=present reason=present screenshots=present "
                      "phone=present request=present? 0/0" },
    { "04-no-screenshot.eml", "agency=present creator=present reason=present screenshots=missing "
                              "phone=present request=present? 1/0" },
    { "16-free-text.eml", "agency=present creator=present reason=doubtful screenshots=present "
                          "phone=present request=present? 0/1" },
    { "22-not-a-complaint.eml", "agency=missing creator=missing reason=missing "
                                "screenshots=missing phone=doubtful request=missing? 4/1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
      g_autofree char *number = docket_test_desk_import (test, TODAY, CASES[i].mail);
      g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
      g_autofree char *text = describe_sheet (desk, number);

      g_assert_cmpstr (text, ==, CASES[i].wanted);
    }
}

/* What a person recorded is no longer doubted, and says who did */
static void
test_recorded (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "16-free-text.eml");
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketCaseView) view = NULL;
  g_autoptr (DocketMailSheet) sheet = NULL;
  const DocketSheetItem *item;

  docket_test_desk_act (test, TODAY, "li", number, "correct of=1 fact.reason=unpaid reason=seen");
  desk = docket_test_desk_open (test, TODAY, "li");
  view = docket_desk_dup_case (desk, number, NULL);
  sheet = docket_mail_sheet_new (view);
  item = sheet->items->pdata[DOCKET_ITEM_REASON];
  g_assert_cmpint (item->status, ==, DOCKET_ITEM_PRESENT);
  g_assert_cmpstr (item->value, ==, "unpaid");
  g_assert_cmpstr (item->note, ==, "Recorded by li on 10 January 2022");
  g_assert_null (item->message);
  item = sheet->items->pdata[DOCKET_ITEM_PHONE];
  g_assert_cmpstr (item->message, ==, "M1");
}

static void
test_words (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "04-no-screenshot.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);
  g_autoptr (DocketMailSheet) sheet = docket_mail_sheet_new (view);
  g_autofree char *counts = docket_mail_sheet_dup_counts (sheet);
  g_autofree char *reason = docket_mail_sheet_dup_reason (view);

  g_assert_cmpstr (counts, ==, "1 item missing");
  g_assert_cmpstr (((DocketSheetItem *) sheet->items->pdata[DOCKET_ITEM_SCREENSHOTS])->note, ==,
                   "The text speaks of an attachment, but the mail has none");
  g_assert_nonnull (reason);
  g_assert_true (g_str_has_suffix (reason, " · GG-8.3"));
  g_assert_cmpstr (docket_mail_sheet_get_item_name ("phone"), ==, "phone");
  g_assert_cmpstr (docket_mail_sheet_get_item_name ("weight"), ==, "weight");
}

/* --- putting right -------------------------------------------------------------------------- */

static void
assert_correction (DocketTestDesk *test,
                   const char     *number,
                   const char     *fact,
                   const char     *value,
                   const char     *wanted)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autoptr (DocketCaseView) view = docket_desk_dup_case (desk, number, NULL);
  const DocketFactType *type =
      view->rules->facts->pdata[docket_rule_set_find_fact (view->rules, fact)];
  g_autoptr (DocketActed) acted = NULL;
  g_autoptr (GError) error = NULL;
  DocketCorrection correction;
  g_auto (GStrv) inputs = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;
  g_autofree char *known = NULL;

  docket_correction_find (view, type, &correction);
  inputs = docket_correction_dup_inputs (&correction, value, "seen");
  joined = g_strjoinv (" ", inputs);
  text = g_strdup_printf ("%s %s", correction.action, joined);
  g_assert_cmpstr (text, ==, wanted);
  docket_desk_act (desk, number, correction.action, (const char *const *) inputs, &acted, &error);
  g_assert_no_error (error);
  known = docket_test_desk_dup_fact (test, TODAY, number, fact);
  g_assert_cmpstr (known, ==, value);
}

/* While the rules have an act for it, that one; then the common one, of what recorded it */
static void
test_correction (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "01-plain.eml");

  assert_correction (test, number, "phone", "13900000001", "supplement phone=13900000001");
  assert_correction (test, number, "screenshots", "E1", "supplement evidence=E1");
  docket_test_desk_act (test, TODAY, "li", number, "accept compliant=yes");
  assert_correction (test, number, "phone", "13900000002",
                     "correct phone=13900000002 of=2 reason=seen");
  assert_correction (test, number, "phone", "13900000003",
                     "correct phone=13900000003 of=2 reason=seen");
  assert_correction (test, number, "screenshots", "E1", "correct evidence=E1 of=3 reason=seen");
  assert_correction (test, number, "creator", "x", "correct creator=x of=1 reason=seen");
  assert_correction (test, number, "reason", "y", "correct fact.reason=y of=1 reason=seen");
}

/* --- the register --------------------------------------------------------------------------- */

static const DocketPartyMatch *
find_party (const DocketMatch *match, const char *role)
{
  for (guint i = 0; i < match->parties->len; i++)
    if (g_str_equal (((DocketPartyMatch *) match->parties->pdata[i])->role, role))
      return match->parties->pdata[i];
  g_assert_not_reached ();
}

static void
test_fresh (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autofree char *like = docket_desk_add_party (desk, "agency", "海豚影视公司", NULL);
  g_autofree char *other = docket_desk_add_party (desk, "agency", "麦田传媒", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMatch) match = docket_desk_dup_match (desk, number, &error);
  const DocketPartyMatch *agency;

  g_assert_no_error (error);
  g_assert_nonnull (other);
  agency = find_party (match, "agency");
  g_assert_true (agency->exact && agency->fresh);
  g_assert_cmpuint (agency->similar->len, ==, 1);
  g_assert_cmpstr (((DocketPartyRow *) agency->similar->pdata[0])->party, ==, like);
  g_assert_cmpuint (match->relationships->len, ==, 0);
  g_assert_cmpuint (match->cases->len, ==, 0);
}

static void
test_registered (void)
{
  static const char *const ALIAS[] = { "name=海豚影视", NULL };
  static const char *const BOND[] = { "type=binding", "with=P-2", "from=2021-03-08", NULL };
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, TODAY, "li");
  g_autofree char *agency = docket_desk_add_party (desk, "agency", "海豚文化传媒", NULL);
  g_autofree char *creator = docket_desk_add_party (desk, "creator", "阿花在努力130", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMatch) match = NULL;

  g_assert_cmpstr (creator, ==, "P-2");
  g_assert_true (docket_desk_change_party (desk, agency, "alias", ALIAS, &error));
  g_assert_true (docket_desk_change_party (desk, agency, "relate", BOND, &error));
  g_assert_no_error (error);
  import_one (desk, "01-plain.eml");
  match = docket_desk_dup_match (desk, "GG-2022-0001", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_party (match, "agency")->party->party, ==, agency);
  g_assert_false (find_party (match, "agency")->exact);
  g_assert_false (find_party (match, "agency")->fresh);
  g_assert_true (find_party (match, "creator")->exact);
  g_assert_cmpuint (match->relationships->len, ==, 1);
  g_assert_null (docket_desk_dup_match (desk, "GG-2022-0009", &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

/* A second case of the same pair, once its mail was taken out of the first */
static void
test_other_cases (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, TODAY, "01-plain.eml");
  g_autofree char *again = docket_test_desk_import (test, TODAY, "13-same-pair-again.eml");
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketMatch) match = NULL;

  g_assert_cmpstr (again, ==, number);
  docket_test_desk_act (test, TODAY, "li", number, "split message=M2");
  desk = docket_test_desk_open (test, TODAY, "li");
  match = docket_desk_dup_match (desk, number, NULL);
  g_assert_cmpuint (match->cases->len, ==, 1);
  g_assert_cmpstr (match->cases->pdata[0], ==, "GG-2022-0002");
}

static void
test_likeness (void)
{
  g_assert_cmpfloat (docket_match_compare ("海豚影视", "海豚影视"), ==, 1);
  g_assert_cmpfloat (docket_match_compare ("ABC", "ａｂｃ"), ==, 1);
  g_assert_cmpfloat (docket_match_compare ("海豚影视", "麦田网络"), ==, 0);
  g_assert_cmpfloat (docket_match_compare ("", ""), ==, 1);
  g_assert_cmpfloat (docket_match_compare ("海", "豚"), ==, 0);
  g_assert_cmpfloat (docket_match_compare ("海豚影视", "海豚影视公司"), >, 0.5);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/mail/spans", test_spans);
  g_test_add_func ("/desk/mail/files", test_files);
  g_test_add_func ("/desk/mail/several", test_several);
  g_test_add_func ("/desk/mail/unreadable", test_unreadable);
  g_test_add_func ("/desk/mail/unparsed", test_unparsed);
  g_test_add_func ("/desk/mail-sheet/items", test_sheet);
  g_test_add_func ("/desk/mail-sheet/recorded", test_recorded);
  g_test_add_func ("/desk/mail-sheet/words", test_words);
  g_test_add_func ("/desk/correction/act", test_correction);
  g_test_add_func ("/desk/match/fresh", test_fresh);
  g_test_add_func ("/desk/match/registered", test_registered);
  g_test_add_func ("/desk/match/other-cases", test_other_cases);
  g_test_add_func ("/desk/match/likeness", test_likeness);
  return g_test_run ();
}
