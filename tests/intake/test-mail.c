/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake-test.h"

#include "core/docket-error.h"

static const DocketMailPart *
get_part (const DocketMail *mail, guint i)
{
  g_assert_cmpuint (i, <, mail->parts->len);
  return g_ptr_array_index (mail->parts, i);
}

static void
assert_part (const DocketMail *mail,
             guint             i,
             const char       *name,
             const char       *safe_name,
             const char       *content)
{
  const DocketMailPart *part = get_part (mail, i);

  g_assert_cmpstr (part->name, ==, name);
  g_assert_cmpstr (part->safe_name, ==, safe_name);
  g_assert_cmpmem (g_bytes_get_data (part->content, NULL), g_bytes_get_size (part->content),
                   content, strlen (content));
}

static void
test_plain (void)
{
  g_autoptr (GBytes) raw = load_mail ("01-plain.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);
  g_autofree char *received = docket_instant_format (mail->received);

  g_assert_cmpstr (mail->subject, ==, "海豚影视+阿花在努力130+申诉解绑");
  g_assert_cmpstr (mail->subject_raw, ==,
                   "=?UTF-8?B?5rW36LGa5b2x6KeGK+mYv+iKseWcqOWKquWKmzEzMCvnlLM=?= "
                   "=?UTF-8?B?6K+J6Kej57uR?=");
  g_assert_cmpstr (mail->message_id, ==, "1.0.996429872@mail.example.cn");
  g_assert_cmpstr (mail->from, ==, "creator <c452739@mail.example.cn>");
  g_assert_cmpstr (mail->from_address, ==, "c452739@mail.example.cn");
  g_assert_cmpstr (mail->to[0], ==, "complaints@platform.example");
  g_assert_null (mail->to[1]);
  g_assert_null (mail->cc[0]);
  g_assert_cmpstr (received, ==, "2022-01-05T09:30:00");
  g_assert_cmpstr (mail->received_from, ==, "date");
  g_assert_true (g_str_has_prefix (mail->text, "平台您好：\n\n机构简称名：海豚影视\n"));
  g_assert_false (mail->is_truncated);
  g_assert_false (mail->is_cut);
  g_assert_cmpuint (mail->parts->len, ==, 1);
  g_assert_cmpstr (get_part (mail, 0)->media_type, ==, "image/png");
  g_assert_cmpstr (get_part (mail, 0)->name, ==, "聊天记录.png");
  g_assert_cmpmem (g_bytes_get_data (get_part (mail, 0)->content, NULL), 8, "\211PNG\r\n\032\n", 8);
}

static void
test_attachments (void)
{
  g_autoptr (GBytes) raw = load_mail ("19-several-files.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);

  g_assert_cmpuint (mail->parts->len, ==, 4);
  assert_part (mail, 1, "../../etc/passwd", "passwd",
               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
  assert_part (mail, 3, "空.txt", "空.txt", "");
}

static void
test_nested (void)
{
  g_autoptr (GBytes) raw = load_mail ("12-forwarded-as-message.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);
  const DocketMail *nested;
  g_autofree char  *forwarded = NULL;
  gsize             length;
  const char       *content = g_bytes_get_data (raw, &length);

  g_assert_cmpstr (mail->text, ==, "请处理附件中的邮件\n");
  g_assert_cmpuint (mail->nested->len, ==, 1);
  nested = g_ptr_array_index (mail->nested, 0);
  g_assert_cmpstr (nested->subject, ==, "拾光传媒+半夏读书会157+申诉解绑");
  g_assert_nonnull (strstr (nested->text, "机构简称名：拾光传媒"));
  g_assert_cmpuint (nested->parts->len, ==, 0);
  g_assert_cmpuint (mail->parts->len, ==, 2);
  g_assert_cmpstr (get_part (mail, 0)->media_type, ==, "message/rfc822");
  g_assert_cmpuint (get_part (mail, 0)->depth, ==, 0);
  g_assert_cmpstr (get_part (mail, 1)->media_type, ==, "image/png");
  g_assert_cmpuint (get_part (mail, 1)->depth, ==, 1);
  /* The very bytes that were forwarded */
  forwarded = g_strndup (g_bytes_get_data (get_part (mail, 0)->content, NULL),
                         g_bytes_get_size (get_part (mail, 0)->content));
  g_assert_nonnull (g_strstr_len (content, (gssize) length, forwarded));
}

static void
test_html (void)
{
  g_autoptr (GBytes) raw = load_mail ("09-html-only-inline-image.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);

  g_assert_true (mail->is_html);
  g_assert_null (strstr (mail->text, "alert"));
  g_assert_null (strstr (mail->text, "color"));
  g_assert_nonnull (strstr (mail->text, "达人账号：\t晚风爱唱歌342\n"));
  g_assert_cmpuint (mail->parts->len, ==, 1);
  g_assert_true (get_part (mail, 0)->is_inline);
}

static void
test_control_characters (void)
{
  g_autoptr (GBytes) raw = load_mail ("21-control-characters.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);

  g_assert_cmpuint (mail->n_replaced, ==, 3);
  g_assert_nonnull (strstr (mail->text, "a\357\277\275b\357\277\275c\357\277\275 d\n"));
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) raw = load_mail ("23-truncated.eml");
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);

  g_assert_true (mail->is_truncated);
  g_assert_cmpmem (g_bytes_get_data (get_part (mail, 0)->content, NULL),
                   g_bytes_get_size (get_part (mail, 0)->content), "\211PNG\r\n\032\n\0", 9);
}

static void
test_received (void)
{
  static const struct
  {
    const char *headers;
    const char *received;
    const char *from;
  } cases[] = {
    { "Received: from a by b; Thu, 06 Jan 2022 01:02:03 +0800\n"
      "Received: from x by a; Tue, 04 Jan 2022 01:02:03 +0800\n"
      "Date: Mon, 03 Jan 2022 01:02:03 +0800\n",
      "2022-01-06T01:02:03", "received" },
    { "Received: from a by b\n\t(note; more);\n Thu, 06 Jan 2022 01:02:03 +0000 (UTC)\n",
      "2022-01-06T09:02:03", "received" },
    { "Received: from a by b; nonsense\nDate: Mon, 03 Jan 2022 01:02:03 +0800\n",
      "2022-01-03T01:02:03", "date" },
    { "Received: no date at all\nDate: Mon, 03 Jan 2022 01:02:03 +0800\n", "2022-01-03T01:02:03",
      "date" },
    { "Date: Mon, 03 Jan 2022 01:02:03 -0500\n", "2022-01-03T14:02:03", "date" },
    { "X: y\n", "2022-02-01T08:00:00", "now" },
    { "Date: tomorrow\n", "2022-02-01T08:00:00", "now" },
    { "Date: Mon, 03 Jan 2033 01:02:03 +0800\n", "2022-02-01T08:00:00", "now" },
    { "Received: from a by b; Thu, 06 Jan 2033 01:02:03 +0800\n", "2022-02-01T08:00:00", "now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].headers, "Subject: s\n\nbody\n", NULL);
      g_autoptr (DocketMail) mail = parse_text (text);
      g_autofree char *received = docket_instant_format (mail->received);

      g_assert_cmpstr (received, ==, cases[i].received);
      g_assert_cmpstr (mail->received_from, ==, cases[i].from);
    }
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *mail;
    const char *text;
    guint       n_parts;
  } cases[] = {
    { "Subject: s\n\nbody\n", "body\n", 0 },
    { "Subject: s\n", "", 0 },
    { "\n\nFrom x Thu Jan  1 00:00:00 2026\nSubject: s\n\nbody", "body", 0 },
    { "\357\273\277Subject: s\n\nbody", "body", 0 },
    /* An alternative says the same twice */
    { "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\n"
      "Content-Type: text/html\n\n<p>html</p>\n--b--\n",
      "plain", 0 },
    { "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n \n--b\n"
      "Content-Type: text/html\n\n<p>html</p>\n--b--\n",
      " \nhtml\n", 0 },
    { "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\n"
      "Content-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\nhtml\n--c\n"
      "Content-Type: image/png\n\nx\n--c--\n--b--\n",
      "plain", 1 },
    /* Two texts are one body; a text with a name is a file */
    { "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n--b\n"
      "Content-Type: text/plain; name=a.txt\n\nfile\n--b--\n",
      "one\ntwo", 1 },
    { "Content-Type: text/plain\nContent-Disposition: attachment\n\nfile\n", "", 1 },
    /* TNEF is listed and stays closed */
    { "Content-Type: application/ms-tnef; name=winmail.dat\n\nx\n", "", 1 },
    { "Content-Type: multipart/mixed; boundary=b\n\nno parts at all", "", 0 },
    { "Content-Type: multipart/mixed\n\nno boundary", "", 0 },
    { "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n5py65p6E\n",
      "机构", 0 },
    { "Content-Type: text/plain; charset=hz-gb-2312\n\n~{;z99~}\n", "机构\n", 0 },
    { "Content-Type: text/plain\nContent-Transfer-Encoding: "
      "quoted-printable\n\n=E6=9C=BA=\n=E6=9E=84\n",
      "机构\n", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketMail) mail = parse_text (cases[i].mail);

      g_assert_cmpstr (mail->text, ==, cases[i].text);
      g_assert_cmpuint (mail->parts->len, ==, cases[i].n_parts);
    }
}

static void
test_invented_names (void)
{
  g_autoptr (DocketMail) mail =
      parse_text ("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n"
                  "--b\nContent-Type: x/y; name=\"..\"\n\ny\n--b--\n");

  assert_part (mail, 0, NULL, "part-1.png", "x");
  assert_part (mail, 1, "..", "part-2.bin", "y");
}

/* A forwarded message may itself be encoded */
static void
test_encoded_message (void)
{
  g_autoptr (DocketMail) mail =
      parse_text ("Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                  "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                  "U3ViamVjdDogaW5uZXIKCmlubmVyIGJvZHkK\n--b--\n");

  g_assert_cmpuint (mail->nested->len, ==, 1);
  g_assert_cmpstr (((DocketMail *) g_ptr_array_index (mail->nested, 0))->subject, ==, "inner");
  g_assert_cmpstr (((DocketMail *) g_ptr_array_index (mail->nested, 0))->text, ==, "inner body\n");
}

static void
test_unparsed (void)
{
  static const char *const mails[] = { "", "\n\n\n", "no header here", "X-Other: y\n\nbody",
                                       "From x Thu Jan  1 00:00:00 2026\n" };
  static const char *const files[] = { "24-empty.eml", "25-binary-noise.eml" };

  for (gsize i = 0; i < G_N_ELEMENTS (mails); i++)
    {
      g_autoptr (GBytes) raw = g_bytes_new_static (mails[i], strlen (mails[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (docket_mail_parse (raw, TEST_NOW, &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) raw = load_mail (files[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (docket_mail_parse (raw, TEST_NOW, &error));
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
    }
}

static gpointer
parse_in_thread (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DocketMail) mail = docket_mail_parse (data, TEST_NOW, NULL);

      if (mail == NULL || mail->parts->len != 4)
        return NULL;
    }
  return data;
}

static void
test_threads (void)
{
  g_autoptr (GBytes) raw = load_mail ("19-several-files.eml");
  GThread *threads[3];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("parse", parse_in_thread, raw);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == raw);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/mail/threads", test_threads);
  g_test_add_func ("/intake/mail/plain", test_plain);
  g_test_add_func ("/intake/mail/attachments", test_attachments);
  g_test_add_func ("/intake/mail/nested", test_nested);
  g_test_add_func ("/intake/mail/html", test_html);
  g_test_add_func ("/intake/mail/control-characters", test_control_characters);
  g_test_add_func ("/intake/mail/truncated", test_truncated);
  g_test_add_func ("/intake/mail/received", test_received);
  g_test_add_func ("/intake/mail/bodies", test_bodies);
  g_test_add_func ("/intake/mail/invented-names", test_invented_names);
  g_test_add_func ("/intake/mail/encoded-message", test_encoded_message);
  g_test_add_func ("/intake/mail/unparsed", test_unparsed);
  return g_test_run ();
}
