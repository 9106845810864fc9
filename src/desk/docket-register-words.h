/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/*
 * What the rule sets at hand call those in the register: roles, channels of contact, kinds of
 * relationship, accounts. In the user's language. Reads nothing from disk; any thread.
 */

/* @id: as commands take it; @label: as a title */
typedef struct
{
  char *id;
  char *label;
} DocketRegisterWord;

/* A relationship @type between parties of the roles @a and @b */
typedef struct
{
  char *type;
  char *a, *b;
} DocketRegisterLink;

/**
 * DocketRegisterWords:
 *
 * @roles, @channels: DocketRegisterWord, each id once
 * @links: DocketRegisterLink, likewise
 */
typedef struct
{
  GPtrArray *roles;
  GPtrArray *channels;
  GPtrArray *links;
} DocketRegisterWords;

DocketRegisterWords *docket_register_words_new (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
void                 docket_register_words_free (DocketRegisterWords *words);

/* The label, or the id where nobody knows it. @words: of DocketRegisterWord; borrowed */
const char *docket_register_words_get (GPtrArray *words, const char *id);

/* What the account of a ledger, or the measure, of cases numbered like @kase is called */
char *docket_register_dup_account (DocketDesk *desk,
                                   const char *kase,
                                   const char *account) G_GNUC_WARN_UNUSED_RESULT;
char *docket_register_dup_measure (DocketDesk *desk,
                                   const char *kase,
                                   const char *measure) G_GNUC_WARN_UNUSED_RESULT;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketRegisterWords, docket_register_words_free)

G_END_DECLS
