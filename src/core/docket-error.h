/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketError:
 *
 * What a caller can do about a failure. One domain serves every library: each code asks for a
 * different reaction, wherever it arose.
 *
 * @DOCKET_ERROR_INVALID: the input (file, mail, argument) is not what it should be; exit status 1
 * @DOCKET_ERROR_USAGE: the caller named something that does not exist as a word (action, key); 2
 * @DOCKET_ERROR_REFUSED: a gate refused; nothing was changed; 1
 * @DOCKET_ERROR_NOT_FOUND: no such case, file, rule; 1
 * @DOCKET_ERROR_CONFLICT: exists already, with other content; 1
 * @DOCKET_ERROR_BUSY: another program holds the desk; the message names it; 3
 * @DOCKET_ERROR_CORRUPT: stored data contradict themselves; 3 (1 where a verification was asked
 * for)
 * @DOCKET_ERROR_TOO_NEW: written by a newer Docket; 3
 * @DOCKET_ERROR_IO: disk, database or memory failed; 3
 */
typedef enum
{
  DOCKET_ERROR_INVALID,
  DOCKET_ERROR_USAGE,
  DOCKET_ERROR_REFUSED,
  DOCKET_ERROR_NOT_FOUND,
  DOCKET_ERROR_CONFLICT,
  DOCKET_ERROR_BUSY,
  DOCKET_ERROR_CORRUPT,
  DOCKET_ERROR_TOO_NEW,
  DOCKET_ERROR_IO,
} DocketError;

#define DOCKET_ERROR (docket_error_quark ())

GQuark docket_error_quark (void);

G_END_DECLS
