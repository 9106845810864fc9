/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketCsvRow:
 *
 * @line: of the file, from 1, on which the row begins: a quoted field may go over several
 * @fields: NULL-terminated, without blanks around them unless they are quoted
 */
typedef struct
{
  guint  line;
  char **fields;
} DocketCsvRow;

/**
 * docket_csv_read:
 * @bytes: a table as RFC 4180 has it: fields between commas, quoted where they hold commas, quotes
 *   or line ends; UTF-8, with a byte order mark or without, or else GB18030
 * @name: what to call it in messages
 *
 * Rows without any text are left out. Line ends may be LF, CRLF or CR. Any thread.
 *
 * Returns: (transfer full): of DocketCsvRow, the first being the header; NULL with
 *   DOCKET_ERROR_INVALID, which names the line: a quote that is not closed or stands in the middle
 *   of a field, characters that are of neither encoding
 */
GPtrArray *docket_csv_read (GBytes     *bytes,
                            const char *name,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
