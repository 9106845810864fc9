/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables as spreadsheets write them. */

#include "intake/docket-csv.h"

#include "core/docket-error.h"

#include <locale.h>
#include <string.h>

/* Rows are told as LINE:FIELD|FIELD, one after the other with blanks between */
typedef struct
{
  const char *path;
  const char *text;
  const char *rows; /* NULL: it cannot be read */
  const char *problem;
} Sample;

static const Sample SAMPLES[] = {
  { "plain", "a,b\n1,2\n", "1:a|b 2:1|2", NULL },
  { "no-last-line-end", "a,b\n1,2", "1:a|b 2:1|2", NULL },
  { "line-ends", "a\r\nb\rc\n", "1:a 2:b 3:c", NULL },
  { "byte-order-mark", "\357\273\277a,b\n", "1:a|b", NULL },
  { "chinese", "名称,数\n甲,1\n", "1:名称|数 2:甲|1", NULL },
  { "gb18030", "\303\373\263\306,\312\375\n\274\327,1\n", "1:名称|数 2:甲|1", NULL },
  { "blanks", " a , b\n1\t,2 \n", "1:a|b 2:1|2", NULL },
  { "empty-fields", "a,,c\n,,3\n", "1:a||c 2:||3", NULL },
  { "empty-rows", "a,b\n\n,\n  \n1,2\n\n", "1:a|b 5:1|2", NULL },
  { "quoted", "\"a,b\",\"c\"\n", "1:a,b|c", NULL },
  { "quotes-in-quotes", "\"say \"\"x\"\"\"\n", "1:say_\"x\"", NULL },
  { "quoted-blanks", "\" a \" , b\n", "1:_a_|b", NULL },
  { "quoted-line-end", "\"a\r\nb\",c\nd,e\n", "1:a/b|c 3:d|e", NULL },
  { "empty-quoted", "\"\",a\n", "1:|a", NULL },
  { "nothing", "", "", NULL },
  { "byte-order-mark-alone", "\357\273\277", "", NULL },
  { "open-quote", "a,b\n\"c,d\n", NULL, "t.csv:2: a quote is not closed" },
  { "quote-inside", "a\nb \"c\"\n", NULL, "t.csv:2: a quote stands in the middle" },
  { "after-quote", "a\n\"b\"c\n", NULL, "t.csv:2: something follows" },
  { "no-encoding", "a\n\377\377\n", NULL, "neither UTF-8 nor GB18030" },
};

static char *
describe (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DocketCsvRow *row = rows->pdata[i];
      g_autofree char    *fields = g_strjoinv ("|", row->fields);

      g_strdelimit (g_strdelimit (fields, " ", '_'), "\n", '/');
      g_string_append_printf (text, "%s%u:%s", i == 0 ? "" : " ", row->line, fields);
    }
  return g_string_free (text, FALSE);
}

static void
test_sample (gconstpointer data)
{
  const Sample *sample = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (sample->text, strlen (sample->text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = docket_csv_read (bytes, "t.csv", &error);
  g_autofree char *found = NULL;

  if (sample->rows == NULL)
    {
      g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, sample->problem));
      return;
    }
  g_assert_no_error (error);
  found = describe (rows);
  g_assert_cmpstr (found, ==, sample->rows);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (SAMPLES); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/csv/", SAMPLES[i].path, NULL);

      g_test_add_data_func (path, &SAMPLES[i], test_sample);
    }
  return g_test_run ();
}
