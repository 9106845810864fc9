/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of intake share. */
#pragma once

#include "intake/docket-mail.h"

#include <string.h>

/* Later than any mail of the tests: 2022-02-01T00:00:00Z */
#define TEST_NOW G_GINT64_CONSTANT (1643673600)

static inline GBytes *
load_mail (const char *name)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "intake", "mails", name, NULL);
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, length);
}

/* A mail of its own: @text with LF as line ends, as it would come from a disk */
static inline DocketMail *
parse_text (const char *text)
{
  g_autoptr (GBytes) raw = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DocketMail *mail = docket_mail_parse (raw, TEST_NOW, &error);

  g_assert_no_error (error);
  return mail;
}
