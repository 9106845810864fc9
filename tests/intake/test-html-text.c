/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/docket-html-text.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *html;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "plain", "plain" },
    { "<p>a</p><p>b</p>", "a\nb\n" },
    { "a<br>b<BR/>c", "a\nb\nc" },
    { "  a \n\t b  ", "a b" },
    { "<div>a</div> <div>b</div>", "a\nb\n" },
    { "<b>a</b>b<span> c</span>", "ab c" },
    { "<table><tr><td>k:</td><td>v</td></tr><tr><td>x</td></tr></table>", "k:\tv\nx\n" },
    { "<style>p{color:red}</style>a<script>if (a<b) alert('</p>')</script>b", "ab" },
    { "<SCRIPT src=x>y</SCRIPT >z", "z" },
    { "<title>t</title>a", "a" },
    { "a<!-- <p>b</p> -->c", "ac" },
    { "a<!-- open", "a" },
    { "<a href=\"x>y\">link</a>", "link" },
    { "a < b and <3", "a < b and <3" },
    { "&lt;p&gt; &amp;amp; &#65;&#x4E2D;&nbsp;&hellip;", "<p> &amp; A中 …" },
    { "&unknown; &; &#; &#xffffffff; & x", "&unknown; &; &#; &#xffffffff; & x" },
    { "&#xD800;", "\357\277\275" },
    { "a<", "a<" },
    { "a</", "a" },
    { "a<p", "a\n" },
    { "<!DOCTYPE html><?xml?>a", "a" },
    { "<script>never closed", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = docket_html_to_text (cases[i].html, strlen (cases[i].html));

      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

/* Patterns that cost other scanners quadratic time; this one is through at once */
static void
test_hostile (void)
{
  static const char *const patterns[] = { "<b>",        "</", "<!--",       "<script>",
                                          "<script></", "&#", "<a href=\"", "<p a='" };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (GString) text = NULL;

      while (html->len < 1000000)
        g_string_append (html, patterns[i]);
      text = docket_html_to_text (html->str, html->len);
      g_assert_cmpuint (text->len, <=, html->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/html-text/table", test_table);
  g_test_add_func ("/intake/html-text/hostile", test_hostile);
  return g_test_run ();
}
