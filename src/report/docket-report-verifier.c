/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verifies a report in one pass. Any thread; blocks. Parsing and schema are the reader's, events
 * the chain's, comparison with them the claims'. Here: sections, contents and seal. */
#include "config.h"

#include "report/docket-report-verifier.h"

#include "core/docket-error.h"
#include "report/docket-report-chain.h"
#include "report/docket-report-claims.h"
#include "report/docket-report-summarise.h"

#include <glib/gi18n-lib.h>

typedef char Hex[DOCKET_DIGEST_HEX_LENGTH + 1];

/* The part of a case that an element is in */
typedef enum
{
  AREA_OUTSIDE,
  AREA_CASE,
  AREA_SECTION,
  AREA_JOURNAL,
  AREA_CONTENTS,
  AREA_SEAL,
} Area;

typedef struct
{
  char *name;
  guint line;
  Hex   digest;
} Section;

typedef struct
{
  DocketReportVerdict *verdict;
  guint                depth;
  guint                case_depth; /* 0 outside a case */
  Area                 area;
  gboolean             several; /* the root is `cases` */
  gboolean             broken;  /* not even XML to its end */

  /* of the case being read */
  DocketReportSummary *summary;
  DocketReportDigest  *digest;  /* of the section */
  DocketReportDigest  *content; /* of the case */
  DocketReportClaims  *claims;
  DocketReportChain   *chain;
  GPtrArray           *sections; /* of Section, as read */
  guint                listed;   /* of them named in `contents` so far */
  char                *entered;  /* the element that began last, until one ends */
} Verifier;

static void
free_section (Section *section)
{
  g_free (section->name);
  g_free (section);
}

static char *
dup_attribute (const DocketReportElement *element, const char *name)
{
  return g_strdup (docket_report_element_get (element, name));
}

static void
clear_case (Verifier *verifier)
{
  g_clear_pointer (&verifier->digest, docket_report_digest_free);
  g_clear_pointer (&verifier->content, docket_report_digest_free);
  g_clear_pointer (&verifier->claims, docket_report_claims_free);
  g_clear_pointer (&verifier->chain, docket_report_chain_free);
  g_clear_pointer (&verifier->sections, g_ptr_array_unref);
  g_clear_pointer (&verifier->entered, g_free);
  verifier->listed = 0;
  verifier->case_depth = 0;
  verifier->area = AREA_OUTSIDE;
}

static void
digest_element (DocketReportDigest *digest, const DocketReportElement *element)
{
  docket_report_digest_start (digest, element->name, element->attributes, element->n_attributes);
}

static void
start_case (Verifier *verifier, const DocketReportElement *element)
{
  DocketReportSummary *summary = docket_report_summary_new ();
  g_autofree char     *subject = NULL;

  clear_case (verifier);
  summary->desk = dup_attribute (element, "desk");
  summary->number = dup_attribute (element, "number");
  subject = g_strdup_printf ("%s/%s", summary->desk == NULL ? "" : summary->desk,
                             summary->number == NULL ? "" : summary->number);
  g_ptr_array_add (verifier->verdict->cases, summary);
  verifier->summary = summary;
  verifier->digest = docket_report_digest_new ();
  verifier->content = docket_report_digest_new ();
  verifier->claims = docket_report_claims_new (verifier->verdict);
  verifier->chain = docket_report_chain_new (subject, verifier->verdict);
  verifier->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) free_section);
  verifier->case_depth = verifier->depth;
  verifier->area = AREA_CASE;
  digest_element (verifier->content, element);
}

static void
start_in_section (Verifier *verifier, const DocketReportElement *element)
{
  if (verifier->depth == verifier->case_depth + 1)
    {
      Section *section = g_new0 (Section, 1);

      section->name = g_strdup (element->name);
      section->line = element->line;
      g_ptr_array_add (verifier->sections, section);
    }
  digest_element (verifier->digest, element);
  docket_report_claims_start (verifier->claims, element);
  docket_report_summarise_start (verifier->summary, element);
  g_free (verifier->entered);
  verifier->entered =
      docket_report_element_get (element, "withheld") == NULL ? g_strdup (element->name) : NULL;
}

static void
end_in_section (Verifier *verifier, const char *text, gsize length)
{
  docket_report_digest_text (verifier->digest, text, length);
  docket_report_digest_end (verifier->digest);
  docket_report_claims_end (verifier->claims, text);
  /* Only what ends as the last that began has text of its own */
  if (verifier->entered != NULL)
    docket_report_summarise_text (verifier->summary, verifier->entered, text);
  g_clear_pointer (&verifier->entered, g_free);
  if (verifier->depth == verifier->case_depth + 1)
    {
      Section *section = g_ptr_array_index (verifier->sections, verifier->sections->len - 1);

      docket_report_digest_finish (verifier->digest, section->digest);
    }
}

static void
start_in_journal (Verifier *verifier, const DocketReportElement *element)
{
  if (verifier->depth == verifier->case_depth + 2)
    {
      docket_report_chain_start_event (verifier->chain, element);
      verifier->summary->events++;
    }
  else if (verifier->depth == verifier->case_depth + 3)
    {
      docket_report_chain_start_value (verifier->chain, element);
      verifier->summary->values++;
      if (docket_report_element_get (element, "withheld") != NULL)
        verifier->summary->withheld++;
    }
}

static void
end_in_journal (Verifier *verifier, const char *text)
{
  const DocketEvent *event;

  if (verifier->depth == verifier->case_depth + 3)
    docket_report_chain_end_value (verifier->chain, text);
  else if (verifier->depth == verifier->case_depth + 2)
    {
      event = docket_report_chain_end_event (verifier->chain);
      docket_report_claims_check (verifier->claims, event);
    }
  else if (verifier->depth == verifier->case_depth + 1)
    docket_report_claims_finish (verifier->claims);
}

static void
check_section (Verifier *verifier, const DocketReportElement *element)
{
  const char    *name = docket_report_element_get (element, "name");
  const char    *digest = docket_report_element_get (element, "digest");
  const Section *section = verifier->listed < verifier->sections->len
                               ? g_ptr_array_index (verifier->sections, verifier->listed)
                               : NULL;

  verifier->listed++;
  if (section == NULL || g_strcmp0 (section->name, name) != 0)
    docket_report_verdict_add (verifier->verdict, DOCKET_REPORT_FAULT_CONTENT, element->line,
                               "contents",
                               g_strdup_printf (_ ("Names the section %s, expected %s"),
                                                name == NULL ? "?" : name,
                                                section == NULL ? "?" : section->name));
  else if (g_strcmp0 (section->digest, digest) != 0)
    docket_report_verdict_add (verifier->verdict, DOCKET_REPORT_FAULT_CONTENT, section->line,
                               section->name,
                               g_strdup_printf (_ ("The section that begins here is not as it was "
                                                   "written: its digest is %s, "
                                                   "expected %s"),
                                                section->digest, digest == NULL ? "?" : digest));
}

static void
start_in_contents (Verifier *verifier, const DocketReportElement *element)
{
  if (verifier->depth == verifier->case_depth + 2)
    check_section (verifier, element);
  digest_element (verifier->content, element);
}

static void
end_in_contents (Verifier *verifier, const char *text, gsize length)
{
  docket_report_digest_text (verifier->content, text, length);
  docket_report_digest_end (verifier->content);
}

static void
check_seal (Verifier   *verifier,
            guint       line,
            const char *what,
            const char *stated,
            const char *expected)
{
  if (g_strcmp0 (stated, expected) != 0)
    docket_report_verdict_add (verifier->verdict, DOCKET_REPORT_FAULT_SEAL, line, "seal",
                               g_strdup_printf (_ ("The seal states %s %s, expected %s"), what,
                                                stated == NULL ? "?" : stated,
                                                expected == NULL ? "?" : expected));
}

/* The digest of the case ends with the seal, without its own attribute in it */
static void
check_content (Verifier *verifier, const DocketReportElement *element)
{
  g_autofree char                  *stated = dup_attribute (element, "content");
  g_autofree DocketReportAttribute *others =
      g_new (DocketReportAttribute, element->n_attributes + 1);
  gsize n = 0;
  Hex   digest;

  for (gsize i = 0; i < element->n_attributes; i++)
    {
      if (!g_str_equal (element->attributes[i].name, "content"))
        others[n++] = element->attributes[i];
    }
  docket_report_digest_start (verifier->content, element->name, others, n);
  docket_report_digest_end (verifier->content);
  docket_report_digest_end (verifier->content);
  docket_report_digest_finish (verifier->content, digest);
  if (g_strcmp0 (stated, digest) != 0)
    docket_report_verdict_add (verifier->verdict, DOCKET_REPORT_FAULT_CONTENT, element->line,
                               "seal",
                               g_strdup_printf (_ ("The seal, the contents or the name of the case "
                                                   "is not as it was written: "
                                                   "the digest is %s, expected %s"),
                                                digest, stated == NULL ? "?" : stated));
}

static void
start_seal (Verifier *verifier, const DocketReportElement *element)
{
  DocketReportSummary *summary = verifier->summary;
  g_autofree char     *count = g_strdup_printf ("%" G_GINT64_FORMAT, summary->events);

  docket_report_summarise_seal (summary, element);
  check_seal (verifier, element->line, "desk", docket_report_element_get (element, "desk"),
              summary->desk);
  check_seal (verifier, element->line, "count", docket_report_element_get (element, "count"),
              count);
  check_seal (verifier, element->line, "last", summary->seal_last,
              docket_report_chain_get_last (verifier->chain));
  if (summary->seal_events < summary->seal_count)
    docket_report_verdict_add (verifier->verdict, DOCKET_REPORT_FAULT_SEAL, element->line, "seal",
                               g_strdup (_ ("The seal counts fewer events in the whole journal "
                                            "than in this case")));
  check_content (verifier, element);
}

static Area
find_area (const char *name)
{
  if (g_str_equal (name, "journal"))
    return AREA_JOURNAL;
  if (g_str_equal (name, "contents"))
    return AREA_CONTENTS;
  if (g_str_equal (name, "seal"))
    return AREA_SEAL;
  return AREA_SECTION;
}

static gboolean
is_case (const Verifier *verifier, const DocketReportElement *element)
{
  if (verifier->case_depth > 0 || !g_str_equal (element->name, "case"))
    return FALSE;
  return verifier->depth == (verifier->several ? 2 : 1);
}

static void
start_cb (gpointer data, const DocketReportElement *element)
{
  Verifier *verifier = data;

  verifier->depth++;
  if (verifier->depth == 1)
    verifier->several = g_str_equal (element->name, "cases");
  if (is_case (verifier, element))
    {
      start_case (verifier, element);
      return;
    }
  if (verifier->area == AREA_CASE)
    verifier->area = find_area (element->name);
  if (verifier->area == AREA_SECTION)
    start_in_section (verifier, element);
  else if (verifier->area == AREA_JOURNAL)
    start_in_journal (verifier, element);
  else if (verifier->area == AREA_CONTENTS)
    start_in_contents (verifier, element);
  else if (verifier->area == AREA_SEAL)
    start_seal (verifier, element);
}

static void
end_cb (gpointer data, const char *text, gsize length)
{
  Verifier *verifier = data;

  if (verifier->area == AREA_SECTION)
    end_in_section (verifier, text, length);
  else if (verifier->area == AREA_JOURNAL)
    end_in_journal (verifier, text);
  else if (verifier->area == AREA_CONTENTS)
    end_in_contents (verifier, text, length);

  if (verifier->case_depth > 0 && verifier->depth == verifier->case_depth + 1)
    verifier->area = AREA_CASE;
  else if (verifier->case_depth > 0 && verifier->depth == verifier->case_depth)
    clear_case (verifier);
  verifier->depth--;
}

static void
fault_cb (gpointer data, guint line, const char *message, gboolean fatal)
{
  Verifier *verifier = data;

  verifier->broken = verifier->broken || fatal;
  docket_report_verdict_add (verifier->verdict,
                             fatal ? DOCKET_REPORT_FAULT_XML : DOCKET_REPORT_FAULT_SCHEMA, line,
                             NULL, g_strdup (message));
}

DocketReportVerdict *
docket_report_verify_stream (GInputStream *stream, gsize max_bytes, GError **error)
{
  static const DocketReportReaderFuncs funcs = { start_cb, end_cb, fault_cb };
  g_autoptr (DocketReportVerdict) verdict = docket_report_verdict_new ();
  Verifier verifier = { .verdict = verdict };
  gboolean read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  read = docket_report_read (stream, max_bytes == 0 ? DOCKET_REPORT_MAX_BYTES : max_bytes, &funcs,
                             &verifier, error);
  clear_case (&verifier);
  if (!read)
    return NULL;
  verdict->valid = verdict->n_flaws == 0;
  return g_steal_pointer (&verdict);
}

static int
find_error_code (const GError *failure)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return DOCKET_ERROR_NOT_FOUND;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return DOCKET_ERROR_INVALID;
  return DOCKET_ERROR_IO;
}

DocketReportVerdict *
docket_report_verify_file (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) failure = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &failure);
  DocketReportVerdict *verdict;

  if (stream == NULL)
    {
      g_set_error (error, DOCKET_ERROR, find_error_code (failure), _ ("%s cannot be read: %s"),
                   path, failure->message);
      return NULL;
    }
  verdict = docket_report_verify_stream (G_INPUT_STREAM (stream), max_bytes, error);
  if (verdict == NULL)
    g_prefix_error (error, "%s: ", path);
  return verdict;
}

/* The first flaw that makes it no report at all, or NULL */
static const DocketReportFlaw *
find_obstacle (const DocketReportVerdict *verdict)
{
  for (guint i = 0; i < verdict->flaws->len; i++)
    {
      const DocketReportFlaw *flaw = g_ptr_array_index (verdict->flaws, i);

      if (flaw->fault == DOCKET_REPORT_FAULT_XML || flaw->fault == DOCKET_REPORT_FAULT_SCHEMA)
        return flaw;
    }
  return NULL;
}

GPtrArray *
docket_report_inspect_file (const char *path, gsize max_bytes, GError **error)
{
  g_autoptr (DocketReportVerdict) verdict = docket_report_verify_file (path, max_bytes, error);
  const DocketReportFlaw *flaw;

  if (verdict == NULL)
    return NULL;
  flaw = find_obstacle (verdict);
  if (flaw == NULL)
    return g_ptr_array_ref (verdict->cases);

  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("%s, line %u: not a report: %s"), path,
               flaw->line, flaw->message);
  return NULL;
}
