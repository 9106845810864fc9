/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "docket-test-desk.h"

G_BEGIN_DECLS

typedef struct
{
  char       *name;
  const char *system;
  GPtrArray  *forces;   /* of char *: FROM TO KIND */
  GPtrArray  *settings; /* of char *: KEY=VALUE */
  GPtrArray  *lines;    /* of char * */
} DocketTestLife;

/* Does what one line of a life says on a desk opened for its date, and fails unless it comes out as
 * told (docket-test-life.h) */
void docket_test_life_line (const DocketTestLife *life, DocketDesk *desk, const char *line);

/* Whether the line has @word, or WORD@DATE, behind its arrow; @refused: and tells of a refusal,
 * else of anything but */
gboolean docket_test_life_line_tells (const char *line, const char *word, gboolean refused);

G_END_DECLS
