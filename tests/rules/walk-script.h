/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a file of walks (its language: tests/data/rules/gg-walks.txt), put together by walk.
 * Runs nothing. */
#pragma once

#include "core/docket-date.h"

G_BEGIN_DECLS

typedef struct
{
  guint  number; /* in the file */
  char **words;
} WalkLine;

typedef struct
{
  char      *name;
  char      *kind;
  DocketDate received;
  GPtrArray *facts;    /* of char *: KEY=VALUE, those of the opening with the walk's own */
  GPtrArray *settings; /* of char *: KEY=VALUE */
  GPtrArray *lines;    /* of WalkLine: the others, in order */
} WalkScript;

/* Of WalkScript; a line that cannot be understood is an error of the test */
GPtrArray *walk_scripts_read (const char *path);

/* What stands before the first '=' of @word, and what after; @value borrowed, NULL without '=' */
char *walk_split (const char *word, const char **value);

G_END_DECLS
