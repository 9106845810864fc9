/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake-test.h"

#include "intake/docket-complaint.h"

static DocketIntakeProfile *
load_profile (void)
{
  g_autoptr (GError) error = NULL;
  DocketIntakeProfile *profile = docket_intake_profile_load ("gg", &error);

  g_assert_no_error (error);
  return profile;
}

/* The complaint of a plain mail with that subject and body */
static DocketComplaint *
extract (const char *subject, const char *body)
{
  g_autoptr (DocketIntakeProfile) profile = load_profile ();
  g_autofree char *text =
      g_strdup_printf ("Subject: %s\nContent-Type: text/plain; charset=utf-8\n\n%s", subject, body);
  g_autoptr (DocketMail) mail = parse_text (text);

  return docket_complaint_extract (mail, profile);
}

static char *
list_fields (const DocketComplaint *complaint, DocketItemStatus status)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < DOCKET_N_ITEMS; i++)
    if (complaint->items[i].status == status)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "",
                              docket_item_field_get_name (i));
  if (names->len == 0)
    g_string_append_c (names, '-');
  return g_string_free (names, FALSE);
}

/* Every span of a name or number holds it, whatever its place */
static void
assert_spans (const DocketComplaint *complaint, DocketItemField field)
{
  const DocketItem *item = &complaint->items[field];

  for (guint i = 0; i < item->spans->len; i++)
    {
      const DocketSpan *span = &g_array_index (item->spans, DocketSpan, i);
      const char *text = span->place == DOCKET_SPAN_SUBJECT ? complaint->subject : complaint->text;
      g_autofree char *words = NULL;

      g_assert_cmpint (span->place, !=, DOCKET_SPAN_ATTACHMENT);
      g_assert_cmpint (span->offset + span->length, <=, g_utf8_strlen (text, -1));
      words = g_utf8_substring (text, span->offset, span->offset + span->length);
      g_assert_cmpstr (words, ==, item->value);
    }
}

static void
assert_value (const DocketComplaint *complaint, DocketItemField field, const char *expected)
{
  const char *value = complaint->items[field].value;

  g_assert_cmpstr (value != NULL ? value : "-", ==, expected);
  g_assert_cmpint (value == NULL, ==, complaint->items[field].status == DOCKET_ITEM_MISSING);
  assert_spans (complaint, field);
}

static guint
count_attachments (const DocketMail *mail)
{
  guint count = 0;

  for (guint i = 0; i < mail->parts->len; i++)
    count += !g_str_equal (((DocketMailPart *) g_ptr_array_index (mail->parts, i))->media_type,
                           "message/rfc822");
  return count;
}

/* One line of expected.tsv */
static void
check_mail (char **fields, DocketIntakeProfile *profile)
{
  g_autoptr (GBytes) raw = load_mail (fields[0]);
  g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);
  g_autoptr (DocketComplaint) complaint = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *doubtful = NULL;
  g_autofree char *attachments = NULL;

  g_test_message ("%s", fields[0]);
  g_assert_cmpstr (mail != NULL ? "read" : "unparsed", ==, fields[1]);
  if (mail == NULL)
    return;
  complaint = docket_complaint_extract (mail, profile);
  assert_value (complaint, DOCKET_ITEM_AGENCY, fields[2]);
  assert_value (complaint, DOCKET_ITEM_CREATOR, fields[3]);
  assert_value (complaint, DOCKET_ITEM_PHONE, fields[4]);
  missing = list_fields (complaint, DOCKET_ITEM_MISSING);
  g_assert_cmpstr (missing, ==, fields[5]);
  doubtful = list_fields (complaint, DOCKET_ITEM_DOUBTFUL);
  g_assert_cmpstr (doubtful, ==, fields[6]);
  attachments = g_strdup_printf ("%u", count_attachments (mail));
  g_assert_cmpstr (attachments, ==, fields[7]);
}

static void
test_mails (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "intake", "expected.tsv", NULL);
  g_autoptr (DocketIntakeProfile) profile = load_profile ();
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_mails = 0;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);

      if (**line == '#' || **line == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (fields), ==, 8);
      check_mail (fields, profile);
      n_mails++;
    }
  g_assert_cmpuint (n_mails, ==, 25);
}

#define LABELLED "机构简称：海豚影视\n达人账号：阿花\n"

/* A subject and a body, and what they give of agency and creator */
typedef struct
{
  const char *subject;
  const char *body;
  const char *agency;
  const char *creator;
  const char *doubts; /* of agency and creator */
} NameCase;

static void
check_names (const NameCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autoptr (DocketComplaint) complaint = extract (cases[i].subject, cases[i].body);
      const DocketItem *agency = &complaint->items[DOCKET_ITEM_AGENCY];
      const DocketItem *creator = &complaint->items[DOCKET_ITEM_CREATOR];
      g_autofree char  *doubts =
          g_strdup_printf ("%s,%s", agency->doubt != NULL ? agency->doubt : "-",
                           creator->doubt != NULL ? creator->doubt : "-");

      g_test_message ("%s | %s", cases[i].subject, cases[i].body);
      g_assert_cmpstr (agency->value, ==, cases[i].agency);
      g_assert_cmpstr (creator->value, ==, cases[i].creator);
      g_assert_cmpstr (doubts, ==, cases[i].doubts);
    }
}

static void
test_names_of_subject (void)
{
  static const NameCase cases[] = {
    { "海豚影视+阿花+申诉解绑", LABELLED, "海豚影视", "阿花", "-,-" },
    { "s", LABELLED, "海豚影视", "阿花", "-,-" },
    /* Subject against body */
    { "麦田网络+阿花+申诉解绑", LABELLED, "海豚影视", "阿花", "contradiction,-" },
    { "海豚影视+阿 花+申诉解绑", LABELLED, "海豚影视", "阿花", "-,-" },
    { "ＭＣＮ+x+申诉解绑", "机构简称：mcn\n账号：X", "mcn", "X", "-,-" },
    /* The subject alone */
    { "海豚影视+阿花+申诉解绑", "请解绑", "海豚影视", "阿花", "subject-only,subject-only" },
    { "海豚影视+阿花+申诉解绑", "我是阿花", "海豚影视", "阿花", "subject-only,-" },
    { "海豚影视-阿花-申诉解绑", "请解绑", "海豚影视", "阿花", "separator,separator" },
    { "海豚影视 阿花 申诉解绑", "我是阿花，机构海豚影视", "海豚影视", "阿花", "-,-" },
    { "海豚影视_阿花_申诉解绑", LABELLED, "海豚影视", "阿花", "-,-" },
    { "海豚影视＋阿花申诉解绑！", "请解绑", "海豚影视", "阿花", "separator,separator" },
    { "海豚影视+阿花", "请解绑", "海豚影视", "阿花", "subject-only,subject-only" },
    { "RE: 转发：Fwd:海豚影视+阿花+申诉解绑", LABELLED, "海豚影视", "阿花", "-,-" },
    /* No pattern */
    { "海豚影视 阿花", "请解绑", NULL, NULL, "-,-" },
    { "申诉解绑", "请解绑", NULL, NULL, "-,-" },
    { "+申诉解绑", "请解绑", NULL, NULL, "-,-" },
    { "+阿花+申诉解绑", "请解绑", NULL, NULL, "-,-" },
    /* The separator inside a name */
    { "A+海豚+阿花+申诉解绑", "机构简称：A+海豚\n账号：阿花", "A+海豚", "阿花", "-,-" },
    { "A+海豚+阿花+申诉解绑", "机构A+海豚骗了阿花", "A+海豚", "阿花", "-,-" },
    { "海豚+阿花+1号+申诉解绑", "账号：阿花+1号", "海豚", "阿花+1号", "subject-only,-" },
    { "A+B+C+申诉解绑", "请解绑", "A+B", "C", "ambiguous,ambiguous" },
  };

  check_names (cases, G_N_ELEMENTS (cases));
}

static void
test_names_of_labels (void)
{
  static const NameCase cases[] = {
    { "s", "1. 【机构简称】：海豚影视；\n（2）账号名称（必填）: 阿花。\n", "海豚影视", "阿花",
      "-,-" },
    { "s", "机构简称：海豚影视 达人账号：阿花 联系人：张三", "海豚影视", "阿花", "-,-" },
    { "s", "机构简称：\n  海豚影视\n达人账号：\n\n阿花\n", "海豚影视", "阿花", "-,-" },
    { "s", "机构简称\t海豚影视\n达人账号\t阿花\n", "海豚影视", "阿花", "-,-" },
    { "s", "我的账号：阿花\n该机构：不回复", NULL, "阿花", "-,-" },
    { "s", "機構簡稱︰海豚影視\n達人帳號﹕阿花", NULL, "阿花", "-,-" },
    { "s", "机构简称：无\n达人账号：N/A", NULL, NULL, "-,-" },
    { "s", "机构简称：\n达人账号：阿花", NULL, "阿花", "-,-" },
    { "s", "账号：6222\n达人账号：阿花\n机构：海\n机构简称：海豚影视", "海豚影视", "阿花", "-,-" },
    { "s", "机构简称：甲\n机构简称：乙\n账号：丙\n账号： 丙", "甲", "丙", "several,-" },
    /* Quotes */
    { "s", "> 机构简称：海豚影视\n账号：阿花", "海豚影视", "阿花", "quoted,-" },
    { "s", "账号：阿花\n> 账号：别人\n> 机构简称：甲", "甲", "阿花", "quoted,-" },
    { "s", "见下\n-----原始邮件-----\n机构简称：甲\n账号：乙", "甲", "乙", "quoted,quoted" },
    { "s", "见下\n2022年1月5日，某某 写道：\n机构简称：甲", "甲", NULL, "quoted,-" },
    { "s", "我的原始邮件没有回复\n机构简称：甲", "甲", NULL, "-,-" },
    { "海豚+阿花+申诉解绑", "> 机构简称：甲\n> 账号：阿花", "海豚", "阿花",
      "subject-only,subject-only" },
  };

  check_names (cases, G_N_ELEMENTS (cases));
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (80, 'x');
  g_autofree char *body = g_strconcat ("机构简称：", name, NULL);
  g_autoptr (DocketComplaint) complaint = extract ("s", body);

  g_assert_cmpstr (complaint->items[DOCKET_ITEM_AGENCY].value, ==, name);
  g_assert_cmpstr (complaint->items[DOCKET_ITEM_AGENCY].doubt, ==, "too-long");
}

static void
test_phones (void)
{
  static const struct
  {
    const char *body;
    const char *phone;
    const char *doubt;
  } cases[] = {
    { "联系电话：18660329669", "18660329669", NULL },
    { "联系电话：+86 186-6032-9669", "18660329669", NULL },
    { "联系电话：１８６６０３２９６６９", "18660329669", NULL },
    { "联系方式：微信abc\n电话：18660329669", "18660329669", NULL },
    { "电话：0571-82454366", "0571-82454366", NULL },
    { "电话：(0571)82454366-12", "(0571)82454366-12", NULL },
    { "电话：400-800-1234", "400-800-1234", "service-number" },
    { "电话：+44 20 7946 0000", "+44 20 7946 0000", "odd-number" },
    { "我的手机号码是 18660329669 谢谢", "18660329669", NULL },
    { "手机18660329669", "18660329669", NULL },
    { "找我18660329669", "18660329669", "unlabelled" },
    { "我18660329669 或者 18660329660", "18660329669", "several" },
    { "> 电话：18660329669", "18660329669", "quoted" },
    { "我18660329669\n> 电话：18660329660", "18660329669", "unlabelled" },
    { "电话：无", NULL, NULL },
    { "2022-01-05 订单 1866032966912345", NULL, NULL },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketComplaint) complaint = extract ("s", cases[i].body);
      const DocketItem *item = &complaint->items[DOCKET_ITEM_PHONE];

      g_test_message ("%s", cases[i].body);
      g_assert_cmpstr (item->value, ==, cases[i].phone);
      g_assert_cmpstr (item->doubt, ==, cases[i].doubt);
    }
}

static void
test_reasons (void)
{
  static const struct
  {
    const char *body;
    const char *reason;
    const char *doubt;
  } cases[] = {
    { "申诉原因：拖欠分成", "拖欠分成", NULL },
    { "申诉原因：拖欠分成，\n已经三个月\n\n其他", "拖欠分成，\n已经三个月", NULL },
    { "申诉原因：拖欠分成\n电话：18660329669\n经过：多次沟通", "拖欠分成\n多次沟通", NULL },
    { "事情经过：多次沟通", "多次沟通", NULL },
    { "机构长期没有提供任何服务，请解绑", "机构长期没有提供任何服务，请解绑", "unlabelled" },
    { "机构简称：甲\n机构长期没有提供任何服务，请解绑\n> 旧邮件",
      "机构长期没有提供任何服务，请解绑", "unlabelled" },
    { "请解绑", NULL, NULL },
    { "机构长期没有提供任何服务", NULL, NULL },
    { "> 申诉原因：拖欠分成", "拖欠分成", "quoted" },
    { "", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketComplaint) complaint = extract ("s", cases[i].body);
      const DocketItem *item = &complaint->items[DOCKET_ITEM_REASON];

      g_test_message ("%s", cases[i].body);
      g_assert_cmpstr (item->value, ==, cases[i].reason);
      g_assert_cmpstr (item->doubt, ==, cases[i].doubt);
    }
}

static void
test_request (void)
{
  static const struct
  {
    const char      *subject;
    const char      *body;
    DocketItemStatus status;
  } cases[] = {
    { "s", "请帮我解绑", DOCKET_ITEM_PRESENT }, { "s", "要求解除绑定", DOCKET_ITEM_PRESENT },
    { "s", "請協助解綁", DOCKET_ITEM_PRESENT }, { "甲+乙+申诉解绑", "", DOCKET_ITEM_PRESENT },
    { "s", "> 解绑", DOCKET_ITEM_MISSING },     { "s", "请罚款", DOCKET_ITEM_MISSING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketComplaint) complaint = extract (cases[i].subject, cases[i].body);

      g_assert_cmpint (complaint->items[DOCKET_ITEM_REQUEST].status, ==, cases[i].status);
    }
}

/* Words that promise a file, where there is none: still missing, but told */
static void
test_promised (void)
{
  static const struct
  {
    const char *body;
    const char *words;
  } cases[] = {
    { "现申请解绑，截图见附件。", "截图见附件" },
    { "詳見附件", "詳見附件" },
    { "> 见附件\n没有", NULL },
    { "没有图", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DocketComplaint) complaint = extract ("s", cases[i].body);
      const DocketItem *item = &complaint->items[DOCKET_ITEM_SCREENSHOTS];
      const DocketSpan *span;
      g_autofree char  *words = NULL;

      g_assert_cmpint (item->status, ==, DOCKET_ITEM_MISSING);
      g_assert_cmpuint (item->spans->len, ==, cases[i].words == NULL ? 0 : 1);
      if (cases[i].words == NULL)
        continue;
      span = &g_array_index (item->spans, DocketSpan, 0);
      words = g_utf8_substring (complaint->text, span->offset, span->offset + span->length);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_screenshots (void)
{
  static const struct
  {
    const char *part; /* header and content */
    const char *value;
    const char *doubt;
  } cases[] = {
    { "Content-Type: image/png\n\nx", "1", NULL },
    { "Content-Type: application/pdf\n\nx", "1", NULL },
    { "Content-Type: application/octet-stream; name=\"A.JPG\"\n\nx", "1", NULL },
    { "Content-Type: image/png\n\n", "1", "empty-file" },
    { "Content-Type: text/plain; name=a.txt\n\nx", "1", "no-image" },
  };
  g_autoptr (DocketIntakeProfile) profile = load_profile ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("Content-Type: multipart/mixed; boundary=b\n\n--b\n%s\n--b--\n",
                           cases[i].part);
      g_autoptr (DocketMail) mail = parse_text (text);
      g_autoptr (DocketComplaint) complaint = docket_complaint_extract (mail, profile);
      const DocketItem *item = &complaint->items[DOCKET_ITEM_SCREENSHOTS];

      g_assert_cmpstr (item->value, ==, cases[i].value);
      g_assert_cmpstr (item->doubt, ==, cases[i].doubt);
    }
}

static void
test_notes (void)
{
  static const struct
  {
    const char *file;
    const char *note;
  } cases[] = {
    { "06-full-width-plus.eml", "subject-separator" },
    { "07-dash-and-space.eml", "subject-separator" },
    { "09-html-only-inline-image.eml", "html" },
    { "12-forwarded-as-message.eml", "nested" },
    { "15-subject-without-pattern.eml", "subject-pattern" },
    { "17-landline.eml", "landline" },
    { "21-control-characters.eml", "replaced" },
    { "23-truncated.eml", "truncated" },
  };
  g_autoptr (DocketIntakeProfile) profile = load_profile ();
  g_autoptr (GBytes) plain = load_mail ("01-plain.eml");
  g_autoptr (DocketMail) plain_mail = docket_mail_parse (plain, TEST_NOW, NULL);
  g_autoptr (DocketComplaint) plain_complaint = docket_complaint_extract (plain_mail, profile);

  g_assert_cmpuint (plain_complaint->notes->len, ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) raw = load_mail (cases[i].file);
      g_autoptr (DocketMail) mail = docket_mail_parse (raw, TEST_NOW, NULL);
      g_autoptr (DocketComplaint) complaint = docket_complaint_extract (mail, profile);

      g_assert_true (docket_complaint_has_note (complaint, cases[i].note));
      g_assert_cmpuint (complaint->notes->len, ==, 1);
    }
}

/* The cover's own words win where it gives any item */
static void
test_nested (void)
{
  static const struct
  {
    const char *cover;
    const char *agency;
  } cases[] = {
    { "see below", "inner" },
    { "机构简称：outer", "outer" },
  };
  g_autoptr (DocketIntakeProfile) profile = load_profile ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: "
                           "text/plain; charset=utf-8\n"
                           "\n%s\n--b\nContent-Type: message/rfc822\n\nSubject: i\n"
                           "Content-Type: text/plain; charset=utf-8\n\n机构简称：inner\n--b--\n",
                           cases[i].cover);
      g_autoptr (DocketMail) mail = parse_text (text);
      g_autoptr (DocketComplaint) complaint = docket_complaint_extract (mail, profile);

      g_assert_cmpstr (complaint->items[DOCKET_ITEM_AGENCY].value, ==, cases[i].agency);
      assert_spans (complaint, DOCKET_ITEM_AGENCY);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/complaint/mails", test_mails);
  g_test_add_func ("/intake/complaint/names-of-subject", test_names_of_subject);
  g_test_add_func ("/intake/complaint/names-of-labels", test_names_of_labels);
  g_test_add_func ("/intake/complaint/long-name", test_long_name);
  g_test_add_func ("/intake/complaint/phones", test_phones);
  g_test_add_func ("/intake/complaint/reasons", test_reasons);
  g_test_add_func ("/intake/complaint/request", test_request);
  g_test_add_func ("/intake/complaint/promised", test_promised);
  g_test_add_func ("/intake/complaint/screenshots", test_screenshots);
  g_test_add_func ("/intake/complaint/notes", test_notes);
  g_test_add_func ("/intake/complaint/nested", test_nested);
  return g_test_run ();
}
