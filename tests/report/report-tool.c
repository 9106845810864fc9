/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For check-verify: `write FILE [FLAGS [SECOND]]` writes a sample report, `check FILE...` says
 * valid or damaged, one line a file. */
#include "report-sample.h"

#include "report/docket-report-verifier.h"

#include <stdlib.h>
#include <string.h>

static int
write_sample (int argc, char **argv)
{
  gsize            length;
  int              flags = argc > 3 ? atoi (argv[3]) : SAMPLE_PLAIN;
  int              second = argc > 4 ? atoi (argv[4]) : -1;
  g_autofree char *report = sample_dup_report ((SampleFlags) flags, second, &length);

  return g_file_set_contents (argv[2], report, (gssize) length, NULL) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (int argc, char **argv)
{
  if (argc >= 3 && strcmp (argv[1], "write") == 0)
    return write_sample (argc, argv);

  for (int i = 2; i < argc; i++)
    {
      g_autoptr (DocketReportVerdict) verdict = docket_report_verify_file (argv[i], 0, NULL);

      if (verdict == NULL)
        return EXIT_FAILURE;
      g_print ("%s\n", verdict->valid ? "valid" : "damaged");
    }
  return EXIT_SUCCESS;
}
