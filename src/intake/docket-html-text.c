/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML-only bodies -> plain text, by a scanner without a tree: mail is hostile, and a parser that
 * keeps open elements takes quadratic time on it. Any thread. */
/* memmem() */
#define _GNU_SOURCE
#include "intake/docket-html-text.h"

#include <string.h>

#define MAX_ENTITY 10

typedef enum
{
  ELEMENT_INLINE,
  ELEMENT_BLOCK,  /* begins and ends a line */
  ELEMENT_CELL,   /* kept from its neighbour by a tab */
  ELEMENT_HIDDEN, /* its content is no text */
} Element;

static const struct
{
  const char *name;
  Element     element;
} elements[] = {
  { "address", ELEMENT_BLOCK }, { "article", ELEMENT_BLOCK }, { "blockquote", ELEMENT_BLOCK },
  { "br", ELEMENT_BLOCK },      { "dd", ELEMENT_BLOCK },      { "div", ELEMENT_BLOCK },
  { "dl", ELEMENT_BLOCK },      { "dt", ELEMENT_BLOCK },      { "footer", ELEMENT_BLOCK },
  { "form", ELEMENT_BLOCK },    { "h1", ELEMENT_BLOCK },      { "h2", ELEMENT_BLOCK },
  { "h3", ELEMENT_BLOCK },      { "h4", ELEMENT_BLOCK },      { "h5", ELEMENT_BLOCK },
  { "h6", ELEMENT_BLOCK },      { "header", ELEMENT_BLOCK },  { "hr", ELEMENT_BLOCK },
  { "li", ELEMENT_BLOCK },      { "ol", ELEMENT_BLOCK },      { "p", ELEMENT_BLOCK },
  { "pre", ELEMENT_BLOCK },     { "script", ELEMENT_HIDDEN }, { "section", ELEMENT_BLOCK },
  { "style", ELEMENT_HIDDEN },  { "table", ELEMENT_BLOCK },   { "td", ELEMENT_CELL },
  { "th", ELEMENT_CELL },       { "title", ELEMENT_HIDDEN },  { "tr", ELEMENT_BLOCK },
  { "ul", ELEMENT_BLOCK },
};

static const struct
{
  const char *name;
  gunichar    character;
} entities[] = {
  { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
  { "apos", '\'' },    { "nbsp", ' ' },     { "ensp", ' ' },      { "emsp", ' ' },
  { "thinsp", ' ' },   { "middot", 0xb7 },  { "hellip", 0x2026 }, { "mdash", 0x2014 },
  { "ndash", 0x2013 }, { "ldquo", 0x201c }, { "rdquo", 0x201d },  { "lsquo", 0x2018 },
  { "rsquo", 0x2019 }, { "times", 0xd7 },   { "yen", 0xa5 },      { "copy", 0xa9 },
  { "bull", 0x2022 },
};

typedef struct
{
  GString    *text;
  const char *at;
  const char *end;
  gboolean    spaced; /* white space waits to be written as one space */
} Scanner;

static void
start_line (Scanner *scanner)
{
  GString *text = scanner->text;

  while (text->len > 0 && (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\t'))
    g_string_truncate (text, text->len - 1);
  if (text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  scanner->spaced = FALSE;
}

static void
start_cell (Scanner *scanner)
{
  GString *text = scanner->text;

  if (text->len > 0 && text->str[text->len - 1] != '\n' && text->str[text->len - 1] != '\t')
    g_string_append_c (text, '\t');
  scanner->spaced = FALSE;
}

static void
flush_space (Scanner *scanner)
{
  GString *text = scanner->text;

  if (scanner->spaced && text->len > 0 && text->str[text->len - 1] != '\n')
    g_string_append_c (text, ' ');
  scanner->spaced = FALSE;
}

static Element
find_element (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strlen (elements[i].name) == length &&
        g_ascii_strncasecmp (elements[i].name, name, length) == 0)
      return elements[i].element;
  return ELEMENT_INLINE;
}

/* Behind the > of a tag; one inside a quoted attribute (name="...") does not count */
static const char *
skip_tag (const char *at, const char *end)
{
  char quote = '\0';

  for (; at < end; at++)
    {
      if (quote != '\0')
        quote = *at == quote ? '\0' : quote;
      else if ((*at == '"' || *at == '\'') && at[-1] == '=')
        quote = *at;
      else if (*at == '>')
        return at + 1;
    }
  return end;
}

/* Moves behind </name of a hidden element; everything up to there is no text */
static void
skip_hidden (Scanner *scanner, const char *name, gsize length)
{
  while (scanner->at < scanner->end)
    {
      const char *mark = memmem (scanner->at, (gsize) (scanner->end - scanner->at), "</", 2);

      if (mark == NULL)
        {
          scanner->at = scanner->end;
          return;
        }
      scanner->at = mark + 2;
      if ((gsize) (scanner->end - scanner->at) >= length &&
          g_ascii_strncasecmp (scanner->at, name, length) == 0)
        {
          scanner->at = skip_tag (scanner->at, scanner->end);
          return;
        }
    }
}

static void
scan_tag (Scanner *scanner)
{
  const char *name = scanner->at + 1;
  gboolean    closing = name < scanner->end && *name == '/';
  gsize       length = 0;
  Element     element;

  name += closing;
  while (name + length < scanner->end && g_ascii_isalnum (name[length]))
    length++;
  element = find_element (name, length);
  scanner->at = skip_tag (name, scanner->end);
  if (element == ELEMENT_BLOCK)
    start_line (scanner);
  else if (element == ELEMENT_CELL && !closing)
    start_cell (scanner);
  else if (element == ELEMENT_HIDDEN && !closing)
    skip_hidden (scanner, name, length);
}

static void
scan_comment (Scanner *scanner)
{
  const char *start = scanner->at + 4;
  const char *mark = memmem (start, (gsize) (scanner->end - start), "-->", 3);

  scanner->at = mark != NULL ? mark + 3 : scanner->end;
}

static gboolean
begins_with (const Scanner *scanner, const char *prefix)
{
  gsize length = strlen (prefix);

  return (gsize) (scanner->end - scanner->at) >= length &&
         memcmp (scanner->at, prefix, length) == 0;
}

/* The character of &name; or &#number; given without & and ; -- 0 when it is none */
static gunichar
read_entity (const char *name)
{
  guint64 number = 0;

  if (name[0] == '#' && g_ascii_tolower (name[1]) == 'x')
    g_ascii_string_to_unsigned (name + 2, 16, 1, 0x10ffff, &number, NULL);
  else if (name[0] == '#')
    g_ascii_string_to_unsigned (name + 1, 10, 1, 0x10ffff, &number, NULL);
  if (number != 0)
    return g_unichar_validate ((gunichar) number) ? (gunichar) number : 0xfffd;
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (strcmp (entities[i].name, name) == 0)
      return entities[i].character;
  return 0;
}

static void
scan_entity (Scanner *scanner)
{
  char        name[MAX_ENTITY + 1] = "";
  const char *start = scanner->at + 1;
  gsize       length = 0;
  gunichar    c = 0;

  while (length < MAX_ENTITY && start + length < scanner->end &&
         (g_ascii_isalnum (start[length]) || start[length] == '#'))
    length++;
  if (length > 0 && start + length < scanner->end && start[length] == ';')
    {
      memcpy (name, start, length);
      c = read_entity (name);
    }
  scanner->at = c != 0 ? start + length + 1 : start;
  if (c == ' ')
    {
      scanner->spaced = TRUE;
      return;
    }
  flush_space (scanner);
  g_string_append_unichar (scanner->text, c != 0 ? c : '&');
}

static void
scan_text (Scanner *scanner)
{
  if (g_ascii_isspace (*scanner->at))
    scanner->spaced = TRUE;
  else
    {
      flush_space (scanner);
      g_string_append_c (scanner->text, *scanner->at);
    }
  scanner->at++;
}

static gboolean
is_tag (const Scanner *scanner)
{
  const char *next = scanner->at + 1;

  return *scanner->at == '<' && next < scanner->end &&
         (g_ascii_isalpha (*next) || strchr ("/!?", *next) != NULL) && *next != '\0';
}

GString *
docket_html_to_text (const char *html, gsize length)
{
  Scanner scanner = { g_string_sized_new (length / 2), html, html + length, FALSE };

  while (scanner.at < scanner.end)
    {
      if (begins_with (&scanner, "<!--"))
        scan_comment (&scanner);
      else if (is_tag (&scanner))
        scan_tag (&scanner);
      else if (*scanner.at == '&')
        scan_entity (&scanner);
      else
        scan_text (&scanner);
    }
  return scanner.text;
}
