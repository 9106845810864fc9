/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * An FTS5 tokenizer that finds every substring: at each character of a run of ideographs the two
 * that begin there, at each of a run of letters and digits the three; fewer where the run ends. So
 * a text that holds a word holds all its full grams, and one that holds a word shorter than a gram
 * has a gram that begins with it. The text must be folded already. Private to store/.
 */

/* Registers it as "docket_bigram" with one connection. An SQLite result code */
int docket_bigram_tokenizer_register (sqlite3 *handle);

/* An FTS5 expression without positions that every text holding all of @words (NULL-terminated,
 * folded) matches; a text that matches need not hold them. NULL when @words have no letter, digit
 * or ideograph: then every text must be looked at */
char *docket_bigram_tokenizer_dup_query (const char *const *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
