/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content digests of a report's sections. One thread at a time. Writer and verifier share it, so
 * that both mean the same. */
#include "report/docket-report-digest.h"

#include <stdlib.h>
#include <string.h>

struct _DocketReportDigest
{
  DocketHasher *hasher;
};

static void
add_text (DocketReportDigest *digest, const char *text)
{
  docket_hasher_add_netstring (digest->hasher, text, strlen (text));
}

static int
compare_attributes (const void *a, const void *b)
{
  return strcmp (((const DocketReportAttribute *) a)->name,
                 ((const DocketReportAttribute *) b)->name);
}

DocketReportDigest *
docket_report_digest_new (void)
{
  DocketReportDigest *digest = g_new0 (DocketReportDigest, 1);

  digest->hasher = docket_hasher_new ();
  return digest;
}

void
docket_report_digest_free (DocketReportDigest *digest)
{
  docket_hasher_free (digest->hasher);
  g_free (digest);
}

void
docket_report_digest_start (DocketReportDigest    *digest,
                            const char            *name,
                            DocketReportAttribute *attributes,
                            gsize                  n_attributes)
{
  g_return_if_fail (digest != NULL && name != NULL);

  if (n_attributes > 1)
    qsort (attributes, n_attributes, sizeof *attributes, compare_attributes);
  add_text (digest, "<");
  add_text (digest, name);
  for (gsize i = 0; i < n_attributes; i++)
    {
      add_text (digest, "@");
      add_text (digest, attributes[i].name);
      add_text (digest, attributes[i].value);
    }
}

void
docket_report_digest_text (DocketReportDigest *digest, const char *text, gsize length)
{
  g_return_if_fail (digest != NULL);

  if (length == 0)
    return;
  add_text (digest, "#");
  docket_hasher_add_netstring (digest->hasher, text, length);
}

void
docket_report_digest_end (DocketReportDigest *digest)
{
  g_return_if_fail (digest != NULL);

  add_text (digest, ">");
}

void
docket_report_digest_finish (DocketReportDigest *digest, char *hex)
{
  DocketDigest value;

  g_return_if_fail (digest != NULL && hex != NULL);

  docket_hasher_finish (digest->hasher, &value);
  docket_digest_to_hex (&value, hex);
}
