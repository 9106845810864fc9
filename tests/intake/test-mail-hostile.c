/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged and malicious mail: whatever comes, it is read within bounds or refused as unparsed, and
 * what is read keeps its promises. */
#include "intake-test.h"

#include "core/docket-error.h"
#include "core/docket-value.h"
#include "intake/docket-complaint.h"
#include "intake/docket-safe-name.h"

static DocketIntakeProfile *profile;

static void
assert_parts (const DocketMail *mail)
{
  g_assert_cmpuint (mail->parts->len, <=, DOCKET_MAIL_MAX_PARTS);
  for (guint i = 0; i < mail->parts->len; i++)
    {
      const DocketMailPart *part = g_ptr_array_index (mail->parts, i);

      g_assert_true (part->name == NULL || docket_text_is_storable (part->name));
      g_assert_true (docket_text_is_storable (part->safe_name));
      g_assert_true (docket_text_is_storable (part->media_type));
      g_assert_cmpuint (strlen (part->safe_name), <=, DOCKET_SAFE_NAME_MAX_BYTES);
      g_assert_cmpint (part->safe_name[0], !=, '\0');
      g_assert_cmpint (part->safe_name[0], !=, '.');
      g_assert_null (strpbrk (part->safe_name, "/\\\n"));
      g_assert_nonnull (part->content);
    }
}

static void
assert_item (const DocketComplaint *complaint, const DocketMail *mail, const DocketItem *item)
{
  const glong limits[] = { g_utf8_strlen (complaint->subject, -1),
                           g_utf8_strlen (complaint->text, -1), (glong) mail->parts->len };

  g_assert_cmpint (item->value == NULL, ==, item->status == DOCKET_ITEM_MISSING);
  g_assert_cmpint (item->doubt != NULL, ==, item->status == DOCKET_ITEM_DOUBTFUL);
  /* words of the text may promise files that are not there */
  if (item != &complaint->items[DOCKET_ITEM_SCREENSHOTS] || item->value != NULL)
    g_assert_cmpint (item->spans->len > 0, ==,
                     item->value != NULL &&
                         !g_str_equal (item->doubt ? item->doubt : "", "no-image"));
  g_assert_true (item->value == NULL || docket_text_is_storable (item->value));
  for (guint i = 0; i < item->spans->len; i++)
    {
      const DocketSpan *span = &g_array_index (item->spans, DocketSpan, i);

      g_assert_cmpint (span->offset, >=, 0);
      g_assert_cmpint (span->length, >=, 0);
      g_assert_cmpint (span->offset + span->length, <=, limits[span->place]);
    }
}

/* Whether @length bytes of @data were read; what was read is checked */
static gboolean
check (const void *data, gsize length)
{
  g_autoptr (GBytes) raw = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, &error);
  g_autoptr (DocketComplaint) complaint = NULL;

  if (mail == NULL)
    {
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_true (docket_text_is_storable (mail->subject));
  g_assert_true (docket_text_is_storable (mail->subject_raw));
  g_assert_true (docket_text_is_storable (mail->from));
  g_assert_true (docket_text_is_storable (mail->text));
  g_assert_true (mail->message_id == NULL || docket_text_is_storable (mail->message_id));
  g_assert_cmpint (mail->received, <=, TEST_NOW);
  assert_parts (mail);
  complaint = docket_complaint_extract (mail, profile);
  for (guint i = 0; i < DOCKET_N_ITEMS; i++)
    assert_item (complaint, mail, &complaint->items[i]);
  return TRUE;
}

static const char *const files[] = {
  "04-no-screenshot.eml",        "08-traditional-big5.eml",     "09-html-only-inline-image.eml",
  "10-rfc2231-name.eml",         "12-forwarded-as-message.eml", "19-several-files.eml",
  "20-raw-8bit-gbk-subject.eml", "21-control-characters.eml",
};

/* Every byte of headers and text, and some of the attachments, which are all alike */
static void
test_prefixes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) raw = load_mail (files[i]);
      gsize       length;
      const char *data = g_bytes_get_data (raw, &length);
      guint       n_read = 0;

      for (gsize n = 0; n <= length; n += n < 1800 ? 1 : 61)
        n_read += check (data, n);
      g_assert_cmpuint (n_read, >, 700);
    }
}

static void
test_changed_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20220105);
  guint n_read = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GBytes) raw = load_mail (files[round % G_N_ELEMENTS (files)]);
      gsize            length;
      g_autofree char *data = g_bytes_unref_to_data (g_steal_pointer (&raw), &length);
      guint            n_changes = (guint) g_rand_int_range (rand, 1, 20);

      for (guint i = 0; i < n_changes; i++)
        data[g_rand_int_range (rand, 0, (gint32) MIN (length, 2000))] =
            (char) g_rand_int_range (rand, 0, 256);
      n_read += check (data, length);
    }
  g_assert_cmpuint (n_read, >, 2500);
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint8 data[600];
  guint  n_read = 0;

  for (guint round = 0; round < 300; round++)
    {
      const char start[] = "Subject: ";

      for (gsize i = 0; i < sizeof data; i++)
        data[i] = (guint8) g_rand_int_range (rand, 0, 256);
      check (data, sizeof data);
      memcpy (data, start, strlen (start));
      n_read += check (data, sizeof data);
    }
  g_assert_cmpuint (n_read, >, 100);
}

/* @head, @n times @unit, @tail */
static gboolean
check_repeated (const char *head, const char *unit, guint n, const char *tail)
{
  g_autoptr (GString) mail = g_string_new (head);

  for (guint i = 0; i < n; i++)
    g_string_append (mail, unit);
  g_string_append (mail, tail);
  return check (mail->str, mail->len);
}

static void
test_bombs (void)
{
  static const struct
  {
    const char *head;
    const char *unit;
    guint       n;
    const char *tail;
    gboolean    is_read;
  } cases[] = {
    { "Subject: s\n", "Content-Type: message/rfc822\n\n", 50000, "x", TRUE },
    { "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n", 5000, "--b--\n", TRUE },
    { "Content-Type: multipart/mixed; boundary=b\n\n", "--b\nContent-Type: a/b\n\nx\n", 5000,
      "--b--\n", TRUE },
    { "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", 30000, "", FALSE },
    { "Subject: s\n", "X-Long: header\n", 100000, "\nbody", FALSE },
    { "Subject: ", "x", 2000000, "\n\nbody", FALSE },
    { "Subject: ", "=?a?Q?x", 100000, "\n\nbody", TRUE },
    { "Subject: ", "+a", 200000, "+申诉解绑\n\nbody", TRUE },
    { "Subject: s\nContent-Type: text/plain\n\n", "电话：", 100000, "", TRUE },
    { "Subject: s\nContent-Type: text/plain\n\n", "\t", 1000000, ":", TRUE },
    { "Subject: s\nContent-Type: text/plain\n\n", "(", 1000000, "):", TRUE },
    { "Subject: s\nContent-Type: text/plain\n\n", "18660329669 ", 100000, "", TRUE },
    { "Subject: s\nContent-Type: text/plain\n\n解绑\n", "a\n", 200000, "", TRUE },
    { "Subject: s\nContent-Type: text/html\n\n", "<b>", 500000, "</i>", TRUE },
    { "Subject: s\nContent-Disposition: attachment", "; filename*1=x", 60000, "\n\nbody", TRUE },
    { "From: ", "a,", 200000, "\n\nbody", TRUE },
    { "Content-Type: message/rfc822\n\nFrom: ", "a,", 200000, "\n\nbody", FALSE },
    { "Content-Type: message/rfc822\n\nFrom: ", "a,\n ", 50000, "\n\nbody", FALSE },
    { "Content-Type: message/rfc822\n\nSubject: ", "=?a?Q?x", 100000, "\n\nbody", TRUE },
    { "Content-Type: text/plain; name=\"", "=?a?Q?x", 100000, "\"\n\nbody", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s... %s", cases[i].head, cases[i].unit);
      g_assert_cmpint (check_repeated (cases[i].head, cases[i].unit, cases[i].n, cases[i].tail), ==,
                       cases[i].is_read);
    }
}

static void
test_bounds_are_told (void)
{
  g_autoptr (GString) text = g_string_new ("Content-Type: multipart/mixed; boundary=b\n\n");
  g_autoptr (DocketMail) mail = NULL;
  g_autoptr (DocketComplaint) complaint = NULL;

  for (guint i = 0; i < DOCKET_MAIL_MAX_PARTS + 10; i++)
    g_string_append (text, "--b\nContent-Type: image/png\n\nx\n");
  mail = parse_text (text->str);
  g_assert_true (mail->is_cut);
  g_assert_cmpuint (mail->parts->len, ==, DOCKET_MAIL_MAX_PARTS);
  complaint = docket_complaint_extract (mail, profile);
  g_assert_true (docket_complaint_has_note (complaint, "cut"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  profile = docket_intake_profile_load ("gg", NULL);
  g_test_add_func ("/intake/mail-hostile/prefixes", test_prefixes);
  g_test_add_func ("/intake/mail-hostile/changed-bytes", test_changed_bytes);
  g_test_add_func ("/intake/mail-hostile/noise", test_noise);
  g_test_add_func ("/intake/mail-hostile/bombs", test_bombs);
  g_test_add_func ("/intake/mail-hostile/bounds-are-told", test_bounds_are_told);
  status = g_test_run ();
  docket_intake_profile_free (profile);
  return status;
}
