/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule, a date or a refusal rests on, in words. Any thread. */

#include "config.h"

#include "desk/docket-wording-plain.h"

#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- articles ------------------------------------------------------------------------------- */

static gboolean
counts_in_chinese (void)
{
  return !g_str_equal (C_ ("language", "en"), "en");
}

/* 1 to 99 as law texts number in Chinese; anything else stays in digits */
static void
append_chinese (GString *text, const char *digits, gsize length)
{
  static const char *const NUMERALS[] = {
    "", "一", "二", "三", "四", "五", "六", "七", "八", "九"
  };

  if (length > 2 || *digits == '0')
    {
      g_string_append_len (text, digits, (gssize) length);
      return;
    }
  if (length == 2 && *digits != '1')
    g_string_append (text, NUMERALS[*digits - '0']);
  if (length == 2)
    g_string_append (text, "十");
  g_string_append (text, NUMERALS[digits[length - 1] - '0']);
}

/* "7.1(1)" is 第七条一(一) */
static void
append_chinese_article (GString *text, const char *number)
{
  gboolean first = TRUE;

  while (*number != '\0')
    {
      gsize digits = strspn (number, "0123456789");

      if (digits > 0)
        {
          append_chinese (text, number, digits);
          if (first)
            g_string_append (text, C_ ("ends the number of an article", "."));
          first = FALSE;
          number += digits;
          continue;
        }
      if (*number != '.')
        g_string_append_c (text, *number);
      number++;
    }
}

static char *
dup_article (const char *number)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!counts_in_chinese () || !g_ascii_isdigit (*number))
    return g_strdup (number);
  append_chinese_article (text, number);
  return g_strdup_printf (C_ ("one article", "Article %s"), text->str);
}

char *
docket_wording_dup_articles (const char *numbers)
{
  g_auto (GStrv) parts = g_strsplit (numbers == NULL ? "" : numbers, ", ", -1);
  g_autofree char *joined = NULL;
  gulong           n = g_strv_length (parts);

  if (n == 0)
    return g_strdup ("");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *number = parts[i];

      parts[i] = dup_article (number);
    }
  joined = g_strjoinv (_ (", "), parts);
  /* Translators: in a language that names each article for itself, only %s */
  return g_strdup_printf (ngettext ("Article %s", "Articles %s", n), joined);
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

char *
docket_wording_dup_basis (const char *articles, DocketProvenance provenance, const char *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *named = docket_wording_dup_articles (articles);

  append_part (text, named);
  if (provenance & DOCKET_PROVENANCE_DEFAULT)
    append_part (text, _ ("default by analogy"));
  append_part (text, rule);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* --- reasons -------------------------------------------------------------------------------- */

static gboolean
is_own (const DocketReason *reason)
{
  return *reason->rule == '\0';
}

static char *
dup_states (const DocketRuleSet *rules, const char *ids)
{
  g_auto (GStrv) parts = g_strsplit (ids == NULL ? "" : ids, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *id = parts[i];

      parts[i] = docket_wording_dup_state_title (rules, g_strstrip (id));
    }
  return g_strjoinv (_ (", "), parts);
}

static char *
dup_missing (const DocketRuleSet *rules, const DocketAction *action, const DocketReason *reason)
{
  g_autofree char *names = docket_wording_dup_names (rules, action, reason->words);

  return is_own (reason) ? g_steal_pointer (&names) : g_strdup_printf (_ ("missing: %s"), names);
}

static char *
dup_hint (const DocketRuleSet *rules, const DocketAction *action, const DocketReason *reason)
{
  g_autofree char *from = docket_wording_dup_day (reason->date);
  g_autofree char *span = docket_wording_dup_days (reason->date, reason->to);
  g_autofree char *states = NULL;

  switch (reason->hint)
    {
    case DOCKET_HINT_FROM:
      return g_strdup_printf (_ ("possible from %s"), from);
    case DOCKET_HINT_UNTIL:
      return g_strdup_printf (_ ("was possible until %s"), from);
    case DOCKET_HINT_WINDOW:
      return g_strdup_printf (C_ ("window", "possible %s"), span);
    case DOCKET_HINT_MISSING:
      return dup_missing (rules, action, reason);
    case DOCKET_HINT_STATE:
      states = dup_states (rules, reason->words);
      return g_strdup_printf (_ ("the case is: %s"), states);
    case DOCKET_HINT_SIGNATURES:
      return g_strdup_printf (_ ("%u of %u signatures"), reason->number, reason->number_wanted);
    case DOCKET_HINT_NONE:
    default:
      return NULL;
    }
}

char *
docket_wording_dup_why (const DocketRuleSet *rules,
                        const DocketAction  *action,
                        const DocketReason  *reason)
{
  g_autofree char *hint = dup_hint (rules, action, reason);
  const char      *label = docket_wording_get_label (&reason->label);
  const char      *why = is_own (reason) && *label != '\0' ? _ (label) : label;
  g_autoptr (GString) text = g_string_new (*why != '\0' ? why : NULL);

  if (*why == '\0' && hint == NULL)
    g_string_append (text, _ ("not allowed"));
  else if (*why != '\0' && hint != NULL)
    g_string_append_printf (text,
                            is_own (reason) && reason->hint == DOCKET_HINT_MISSING ? _ (": %s")
                                                                                   : _ ("; %s"),
                            hint);
  else if (hint != NULL)
    g_string_append (text, hint);
  if (reason->unknown && reason->hint != DOCKET_HINT_MISSING)
    g_string_append (text, _ (" (a fact that it asks for is not known)"));
  return docket_wording_dup_capital (text->str);
}

char *
docket_wording_dup_full_why (const DocketRuleSet *rules,
                             const DocketAction  *action,
                             const DocketReason  *reason)
{
  g_autofree char *why = docket_wording_dup_why (rules, action, reason);
  g_autofree char *basis =
      docket_wording_dup_basis (reason->articles, reason->provenance, reason->rule);

  return *basis == '\0' ? g_steal_pointer (&why) : g_strdup_printf ("%s · %s", why, basis);
}
