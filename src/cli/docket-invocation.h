/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "rules/docket-rules-library.h"

G_BEGIN_DECLS

typedef struct _DocketInvocation DocketInvocation;

#define DOCKET_ANY_NUMBER G_MAXUINT

/* FALSE: failed when @error is set, else there was nothing to do but to show help */
typedef gboolean (*DocketCommandFunc) (DocketInvocation *invocation, GError **error);

/**
 * DocketCommand:
 *
 * One command, or one of a command's own. Strings are marked N_() and untranslated.
 *
 * @usage: what follows its name
 * @details: nullable: more lines for its help
 * @most: words it takes at most; DOCKET_ANY_NUMBER
 */
typedef struct
{
  const char       *name;
  const char       *usage;
  const char       *summary;
  const char       *details;
  guint             least;
  guint             most;
  DocketCommandFunc run;
} DocketCommand;

/**
 * DocketInvocation:
 *
 * What the program was called with.
 *
 * @arguments: as given after the command, until docket_invocation_parse() took its options out
 * @words: what is then left
 * @help: --help was given
 * @own_help: the command shows it itself
 * @status: of the program when nothing failed
 */
struct _DocketInvocation
{
  const DocketCommand *command;
  char                *directory; /* NULL: the default */
  char                *today;
  char                *actor;
  gboolean             json;
  gboolean             read_only;
  gboolean             help;
  gboolean             own_help;
  GStrv                arguments;
  GStrv                words;
  guint                n_words;
  int                  status;
};

/* Fills the global options from the words before the command; the rest is left in @arguments.
 * @version: (out): whether the version is asked for. DOCKET_ERROR_USAGE */
gboolean docket_invocation_begin (DocketInvocation *invocation,
                                  char            **arguments,
                                  gboolean         *version,
                                  GError          **error);
void     docket_invocation_clear (DocketInvocation *invocation);

/* Takes the command's own @entries (nullable) and the global options out of the arguments, and
 * counts the words. Options may stand anywhere. Help is shown here. DOCKET_ERROR_USAGE */
gboolean docket_invocation_parse (DocketInvocation   *invocation,
                                  const GOptionEntry *entries,
                                  GError            **error);

/* Runs the one of @commands (ended by a NULL name) that the first word names. After
 * docket_invocation_parse() */
gboolean docket_invocation_run_one_of (DocketInvocation    *invocation,
                                       const DocketCommand *commands,
                                       GError             **error);

/* DOCKET_ERROR_USAGE: @message, taken, with where to read on */
void docket_invocation_set_usage_error (const DocketInvocation *invocation,
                                        char                   *message,
                                        GError                **error);

char *docket_invocation_dup_directory (const DocketInvocation *invocation)
    G_GNUC_WARN_UNUSED_RESULT;
/* Sentences as docket_desk_dup_warnings() gives, to standard error */
void docket_invocation_print_warnings (char *const *warnings);
/* Prints the warnings that there are */
DocketDesk *docket_invocation_open_desk (const DocketInvocation *invocation,
                                         GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* Shipped rule sets, and those of the desk when there is one */
DocketRulesLibrary *docket_invocation_load_rules (const DocketInvocation *invocation,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The date for which rules are asked. DOCKET_ERROR_USAGE */
gboolean docket_invocation_get_today (const DocketInvocation *invocation,
                                      DocketDate             *today,
                                      GError                **error);

G_END_DECLS
