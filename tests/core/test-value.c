/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typed values: canonical text, numbers, what is refused. */
#include "core/docket-value.h"

#include "core/docket-error.h"

#include <string.h>

static const struct
{
  DocketType  type;
  const char *text;
  const char *canonical;
  gint64      number; /* of the types that hold one */
} accepted[] = {
  { DOCKET_TYPE_DATE, "2024-02-29", "2024-02-29", 0 },
  { DOCKET_TYPE_INSTANT, "2024-02-29T10:00:00", "2024-02-29T10:00:00", 0 },
  { DOCKET_TYPE_INSTANT, "2024-02-29T10:00:00Z", "2024-02-29T18:00:00", 0 },
  { DOCKET_TYPE_MONTH, "2024-02", "2024-02", 0 },
  { DOCKET_TYPE_INT, "0", "0", 0 },
  { DOCKET_TYPE_INT, "-0", "0", 0 },
  { DOCKET_TYPE_INT, "007", "7", 7 },
  { DOCKET_TYPE_INT, "-12", "-12", -12 },
  { DOCKET_TYPE_INT, "9223372036854775807", "9223372036854775807", G_MAXINT64 },
  { DOCKET_TYPE_INT, "-9223372036854775808", "-9223372036854775808", G_MININT64 },
  { DOCKET_TYPE_MONEY, "500000", "500000", 500000 },
  { DOCKET_TYPE_DECIMAL, "1", "1", 1000000 },
  { DOCKET_TYPE_DECIMAL, "1.50", "1.5", 1500000 },
  { DOCKET_TYPE_DECIMAL, "-0.25", "-0.25", -250000 },
  { DOCKET_TYPE_DECIMAL, "-0.0", "0", 0 },
  { DOCKET_TYPE_DECIMAL, "100", "100", 100000000 },
  { DOCKET_TYPE_DECIMAL, "0012.000001", "12.000001", 12000001 },
  { DOCKET_TYPE_DECIMAL, "9223372036854.775807", "9223372036854.775807", G_MAXINT64 },
  { DOCKET_TYPE_FLAG, "yes", "yes", 1 },
  { DOCKET_TYPE_FLAG, "true", "yes", 1 },
  { DOCKET_TYPE_FLAG, "1", "yes", 1 },
  { DOCKET_TYPE_FLAG, "是", "yes", 1 },
  { DOCKET_TYPE_FLAG, "no", "no", 0 },
  { DOCKET_TYPE_FLAG, "false", "no", 0 },
  { DOCKET_TYPE_FLAG, "0", "no", 0 },
  { DOCKET_TYPE_FLAG, "否", "no", 0 },
  { DOCKET_TYPE_WORD, "self-operated", "self-operated", 0 },
  { DOCKET_TYPE_TEXT, "", "", 0 },
  { DOCKET_TYPE_TEXT, "  第一行\r\n\t第二行 😀 ", "  第一行\r\n\t第二行 😀 ", 0 },
  { DOCKET_TYPE_PARTY, " 星河文化传媒(示例)有限公司 ", "星河文化传媒(示例)有限公司", 0 },
  { DOCKET_TYPE_PARTY, "P-17", "P-17", 0 },
  { DOCKET_TYPE_EVIDENCE, "E1", "E1", 0 },
  { DOCKET_TYPE_EVIDENCE, "E1, E20 ,E3", "E1,E20,E3", 0 },
  { DOCKET_TYPE_LIST, "a", "a", 0 },
  { DOCKET_TYPE_LIST, " 甲 乙 , b=1", "甲 乙,b=1", 0 },
};

static const struct
{
  DocketType  type;
  const char *text;
} refused[] = {
  { DOCKET_TYPE_DATE, "" },
  { DOCKET_TYPE_DATE, "2023-02-29" },
  { DOCKET_TYPE_DATE, "2024-02" },
  { DOCKET_TYPE_INSTANT, "2024-02-29" },
  { DOCKET_TYPE_MONTH, "2024-13" },
  { DOCKET_TYPE_INT, "" },
  { DOCKET_TYPE_INT, "-" },
  { DOCKET_TYPE_INT, "+1" },
  { DOCKET_TYPE_INT, " 1" },
  { DOCKET_TYPE_INT, "1 " },
  { DOCKET_TYPE_INT, "1.0" },
  { DOCKET_TYPE_INT, "0x10" },
  { DOCKET_TYPE_INT, "9223372036854775808" },
  { DOCKET_TYPE_INT, "-9223372036854775809" },
  { DOCKET_TYPE_INT, "１" },
  { DOCKET_TYPE_MONEY, "5.00" },
  { DOCKET_TYPE_MONEY, "¥5" },
  { DOCKET_TYPE_DECIMAL, "" },
  { DOCKET_TYPE_DECIMAL, "-" },
  { DOCKET_TYPE_DECIMAL, "." },
  { DOCKET_TYPE_DECIMAL, ".5" },
  { DOCKET_TYPE_DECIMAL, "5." },
  { DOCKET_TYPE_DECIMAL, "1.2.3" },
  { DOCKET_TYPE_DECIMAL, "1,5" },
  { DOCKET_TYPE_DECIMAL, "1e3" },
  { DOCKET_TYPE_DECIMAL, "--1" },
  { DOCKET_TYPE_DECIMAL, "1.1234567" },
  { DOCKET_TYPE_DECIMAL, "1.0000000" },
  { DOCKET_TYPE_DECIMAL, "9223372036854.775808" },
  { DOCKET_TYPE_DECIMAL, "9223372036855" },
  { DOCKET_TYPE_DECIMAL, "99999999999999999999" },
  { DOCKET_TYPE_FLAG, "" },
  { DOCKET_TYPE_FLAG, "YES" },
  { DOCKET_TYPE_FLAG, "maybe" },
  { DOCKET_TYPE_FLAG, "2" },
  { DOCKET_TYPE_WORD, "" },
  { DOCKET_TYPE_WORD, "two words" },
  { DOCKET_TYPE_WORD, "a,b" },
  { DOCKET_TYPE_TEXT, "bell \a" },
  { DOCKET_TYPE_TEXT, "escape \033[31m" },
  { DOCKET_TYPE_TEXT, "not UTF-8 \xff" },
  { DOCKET_TYPE_TEXT, "surrogate \xed\xa0\x80" },
  { DOCKET_TYPE_TEXT, "U+FFFE \xef\xbf\xbe" },
  { DOCKET_TYPE_PARTY, "" },
  { DOCKET_TYPE_PARTY, "  " },
  { DOCKET_TYPE_PARTY, "two\nlines" },
  { DOCKET_TYPE_EVIDENCE, "" },
  { DOCKET_TYPE_EVIDENCE, "E" },
  { DOCKET_TYPE_EVIDENCE, "E0" },
  { DOCKET_TYPE_EVIDENCE, "E01" },
  { DOCKET_TYPE_EVIDENCE, "e1" },
  { DOCKET_TYPE_EVIDENCE, "E1,,E2" },
  { DOCKET_TYPE_EVIDENCE, "E1 E2" },
  { DOCKET_TYPE_EVIDENCE, "E1x" },
  { DOCKET_TYPE_LIST, "" },
  { DOCKET_TYPE_LIST, "a," },
  { DOCKET_TYPE_LIST, " , a" },
};

static DocketValue *
parse_value (DocketType type, const char *text)
{
  g_autoptr (GError) error = NULL;
  DocketValue *value = docket_value_parse (type, text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (value);
  g_assert_cmpint (value->type, ==, type);
  return value;
}

static gboolean
holds_number (DocketType type)
{
  return type == DOCKET_TYPE_INT || type == DOCKET_TYPE_MONEY || type == DOCKET_TYPE_DECIMAL ||
         type == DOCKET_TYPE_FLAG;
}

static void
test_accepts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (DocketValue) value = parse_value (accepted[i].type, accepted[i].text);
      g_autoptr (DocketValue) again = parse_value (accepted[i].type, value->text);

      g_assert_cmpstr (value->text, ==, accepted[i].canonical);
      g_assert_cmpstr (again->text, ==, accepted[i].canonical);
      if (holds_number (accepted[i].type))
        {
          g_assert_cmpint (value->number, ==, accepted[i].number);
          g_assert_cmpint (again->number, ==, accepted[i].number);
        }
    }
}

static void
test_refuses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DocketValue) value = docket_value_parse (refused[i].type, refused[i].text, &error);

      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
      g_assert_null (value);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_message (void)
{
  g_autofree char *text = g_strnfill (5000, '9');
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketValue) value = docket_value_parse (DOCKET_TYPE_DATE, "30 Feb", &error);

  g_assert_null (value);
  g_assert_cmpstr (error->message, ==, "“30 Feb” is not a date, YYYY-MM-DD");
  g_clear_error (&error);
  value = docket_value_parse (DOCKET_TYPE_INT, text, &error);
  g_assert_null (value);
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
test_decimal_round_trip (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      gint64 millionths = (gint64) g_test_rand_int () * g_test_rand_int_range (1, 1000000);
      g_autofree char *text =
          g_strdup_printf ("%s%" G_GINT64_FORMAT ".%06" G_GINT64_FORMAT, millionths < 0 ? "-" : "",
                           ABS (millionths) / DOCKET_DECIMAL_SCALE,
                           ABS (millionths) % DOCKET_DECIMAL_SCALE);
      g_autoptr (DocketValue) value = parse_value (DOCKET_TYPE_DECIMAL, text);
      g_autoptr (DocketValue) again = parse_value (DOCKET_TYPE_DECIMAL, value->text);

      g_assert_cmpint (value->number, ==, millionths);
      g_assert_cmpint (again->number, ==, millionths);
    }
}

static void
test_storable (void)
{
  static const char *const good[] = {
    "",
    "\t\n\r",
    "plain",
    "DEL \x7f",
    "U+0085 \xc2\x85",
    "U+D7FF \xed\x9f\xbf",
    "U+E000 \xee\x80\x80",
    "U+FFFD \xef\xbf\xbd",
    "U+10000 \xf0\x90\x80\x80",
    "U+10FFFF \xf4\x8f\xbf\xbf",
    "U+FEFF \xef\xbb\xbf",
  };
  static const char *const bad[] = {
    "\x01",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1f",
    "\xef\xbf\xbe",
    "\xef\xbf\xbf",
    "\xed\xa0\x80",
    "\x80",
    "\xc0\x80",
    "\xf4\x90\x80\x80",
    "a\xe6\x98",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (docket_text_is_storable (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (docket_text_is_storable (bad[i]));
}

static void
test_type_names (void)
{
  static const char *const names[] = { "date", "instant", "month", "int",   "decimal",  "money",
                                       "flag", "word",    "text",  "party", "evidence", "list" };
  DocketType               type = DOCKET_TYPE_LIST;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (docket_type_from_name (names[i], &type));
      g_assert_cmpint (type, ==, i);
      g_assert_cmpstr (docket_type_get_name (type), ==, names[i]);
    }
  g_assert_false (docket_type_from_name ("Date", &type));
  g_assert_false (docket_type_from_name ("", &type));
  g_assert_cmpint (type, ==, DOCKET_TYPE_LIST);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/value/accepts", test_accepts);
  g_test_add_func ("/core/value/refuses", test_refuses);
  g_test_add_func ("/core/value/message", test_message);
  g_test_add_func ("/core/value/decimal-round-trip", test_decimal_round_trip);
  g_test_add_func ("/core/value/storable", test_storable);
  g_test_add_func ("/core/value/type-names", test_type_names);
  return g_test_run ();
}
