/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parties of a case and the register. Reading thread, one transaction. */

#include "desk/docket-desk-match.h"

#include "desk/docket-case-file.h"

#include "core/docket-items.h"

#include <string.h>

enum
{
  MAX_CANDIDATES = 200,
  MAX_SIMILAR = 5,
};

/* Below it two names have a word in common at most */
#define LIKE_ENOUGH 0.4

static void
free_party (gpointer data)
{
  DocketPartyMatch *party = data;

  g_free (party->role);
  g_free (party->name);
  g_clear_pointer (&party->party, docket_party_row_free);
  g_clear_pointer (&party->similar, g_ptr_array_unref);
  g_free (party);
}

void
docket_match_free (DocketMatch *match)
{
  g_clear_pointer (&match->parties, g_ptr_array_unref);
  g_clear_pointer (&match->relationships, g_ptr_array_unref);
  g_clear_pointer (&match->cases, g_ptr_array_unref);
  g_free (match);
}

/* --- likeness ------------------------------------------------------------------------------- */

static gunichar *
fold_name (const char *name, glong *length)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal == NULL ? "" : normal, -1);

  return g_utf8_to_ucs4_fast (folded, -1, length);
}

/* Each pair of @b is met once */
static guint
count_shared (const gunichar *a, glong a_pairs, const gunichar *b, glong b_pairs)
{
  g_autofree gboolean *met = g_new0 (gboolean, (gsize) MAX (b_pairs, 1));
  guint                shared = 0;

  for (glong i = 0; i < a_pairs; i++)
    for (glong j = 0; j < b_pairs; j++)
      if (!met[j] && a[i] == b[j] && a[i + 1] == b[j + 1])
        {
          met[j] = TRUE;
          shared++;
          break;
        }
  return shared;
}

double
docket_match_compare (const char *a, const char *b)
{
  glong                a_length, b_length;
  g_autofree gunichar *first = fold_name (a, &a_length);
  g_autofree gunichar *second = fold_name (b, &b_length);

  if (a_length == b_length && memcmp (first, second, (gsize) a_length * sizeof *first) == 0)
    return 1;
  if (a_length < 2 || b_length < 2)
    return 0;
  return 2.0 * count_shared (first, a_length - 1, second, b_length - 1) /
         (double) (a_length + b_length - 2);
}

/* --- the register --------------------------------------------------------------------------- */

typedef struct
{
  DocketStore      *store;
  DocketPartyMatch *party;
} Looking;

static gboolean
is_listed (GPtrArray *rows, const DocketPartyRow *row)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((DocketPartyRow *) rows->pdata[i])->party, row->party))
      return TRUE;
  return FALSE;
}

/* Those of the role whose name holds @part of the name */
static gboolean
add_candidates (Looking *looking, const char *part, GError **error)
{
  DocketPartyMatch *party = looking->party;
  g_autoptr (GPtrArray) rows =
      docket_store_dup_parties (looking->store, party->role, part, MAX_CANDIDATES, error);

  while (rows != NULL && rows->len > 0)
    {
      DocketPartyRow *row = g_ptr_array_steal_index (rows, rows->len - 1);

      if (docket_match_compare (row->name, party->name) < LIKE_ENOUGH ||
          is_listed (party->similar, row) ||
          (party->party != NULL && g_str_equal (party->party->party, row->party)))
        docket_party_row_free (row);
      else
        g_ptr_array_add (party->similar, row);
    }
  return rows != NULL;
}

static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer name)
{
  const DocketPartyRow *first = *(const DocketPartyRow *const *) a;
  const DocketPartyRow *second = *(const DocketPartyRow *const *) b;
  double                difference =
      docket_match_compare (second->name, name) - docket_match_compare (first->name, name);

  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

/* A name that is like it has its first or its last two characters */
static gboolean
find_similar (Looking *looking, GError **error)
{
  DocketPartyMatch *party = looking->party;
  glong             length = g_utf8_strlen (party->name, -1);
  g_autofree char  *head = g_utf8_substring (party->name, 0, MIN (length, 2));
  g_autofree char  *tail = g_utf8_substring (party->name, MAX (length - 2, 0), length);

  if (!add_candidates (looking, head, error) || !add_candidates (looking, tail, error))
    return FALSE;
  g_ptr_array_sort_with_data (party->similar, compare_rows, party->name);
  if (party->similar->len > MAX_SIMILAR)
    g_ptr_array_set_size (party->similar, MAX_SIMILAR);
  return TRUE;
}

static gboolean
is_fresh (DocketStore *store, const DocketPartyRow *row)
{
  g_autoptr (GPtrArray) contacts = docket_store_dup_contacts (store, row->party, NULL);
  g_autoptr (GPtrArray) relationships = docket_store_dup_relationships (store, row->party, NULL);

  return row->cases <= 1 && contacts != NULL && contacts->len == 0 && relationships != NULL &&
         relationships->len == 0;
}

static gboolean
look_up (DocketStore *store, DocketPartyMatch *party, GError **error)
{
  Looking looking = { store, party };
  g_autoptr (GError) local = NULL;

  party->similar = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_party_row_free);
  if (party->name == NULL)
    return TRUE;
  party->party = docket_store_find_party (store, party->role, party->name, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  party->exact = party->party != NULL && g_str_equal (party->party->name, party->name);
  party->fresh = party->party != NULL && is_fresh (store, party->party);
  return find_similar (&looking, error);
}

/* --- the case ------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk  *desk;
  const char  *number;
  DocketMatch *match;
} Matching;

/* The standing value of a fact; @facts of DocketFactRow */
static const char *
find_value (GPtrArray *facts, const char *name)
{
  const DocketFactRow *found = NULL;

  for (guint i = 0; i < facts->len; i++)
    {
      const DocketFactRow *row = facts->pdata[i];

      if (row->superseded_by == 0 && g_str_equal (row->name, name) &&
          (found == NULL || row->seq > found->seq))
        found = row;
    }
  return found == NULL || *found->value == '\0' ? NULL : found->value;
}

static gboolean
add_party (Matching *matching, const DocketFactType *fact, GPtrArray *facts, GError **error)
{
  DocketPartyMatch *party = g_new0 (DocketPartyMatch, 1);

  party->role = g_strdup (fact->id);
  party->name = g_strdup (find_value (facts, fact->id));
  g_ptr_array_add (matching->match->parties, party);
  return look_up (matching->desk->reader.store, party, error);
}

/* The parties that its kind of case is between: those among the facts it opens with */
static gboolean
add_parties (Matching *matching, const DocketCaseFile *file, GError **error)
{
  gint              index = docket_rule_set_find_kind (file->rules, file->row->kind);
  const DocketKind *kind = index < 0 ? NULL : file->rules->kinds->pdata[index];
  g_autoptr (GPtrArray) facts =
      docket_store_dup_facts (matching->desk->reader.store, matching->number, error);

  if (facts == NULL)
    return FALSE;
  for (guint i = 0; kind != NULL && i < docket_indices_length (kind->opening); i++)
    {
      const DocketFactType *fact =
          file->rules->facts->pdata[g_array_index (kind->opening, guint, i)];

      if (fact->type == DOCKET_TYPE_PARTY && !add_party (matching, fact, facts, error))
        return FALSE;
    }
  return TRUE;
}

static const char *
find_number (const DocketMatch *match, const char *number)
{
  for (guint i = 0; i < match->parties->len; i++)
    {
      const DocketPartyMatch *party = match->parties->pdata[i];

      if (party->party != NULL && g_str_equal (party->party->party, number))
        return party->role;
    }
  return NULL;
}

static gboolean
add_relationships (Matching *matching, GError **error)
{
  DocketMatch            *match = matching->match;
  const DocketPartyMatch *first = match->parties->len > 0 ? match->parties->pdata[0] : NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (first == NULL || first->party == NULL)
    return TRUE;
  rows = docket_store_dup_relationships (matching->desk->reader.store, first->party->party, error);
  for (guint i = rows == NULL ? 0 : rows->len; i > 0; i--)
    {
      const DocketRelationshipRow *row = rows->pdata[i - 1];

      if (find_number (match, row->a) != NULL && find_number (match, row->b) != NULL)
        g_ptr_array_insert (match->relationships, 0, g_ptr_array_steal_index (rows, i - 1));
    }
  return rows != NULL;
}

static gboolean
collect_roles (const DocketMatch *match, GPtrArray *roles, GPtrArray *parties)
{
  for (guint i = 0; i < match->parties->len; i++)
    {
      const DocketPartyMatch *party = match->parties->pdata[i];

      if (party->party == NULL)
        return FALSE;
      g_ptr_array_add (roles, party->role);
      g_ptr_array_add (parties, party->party->party);
    }
  g_ptr_array_add (roles, NULL);
  g_ptr_array_add (parties, NULL);
  return match->parties->len > 0;
}

static gboolean
add_cases (Matching *matching, const char *kind, GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = NULL;

  if (!collect_roles (matching->match, roles, parties))
    return TRUE;
  numbers = docket_store_dup_open_cases (matching->desk->reader.store, kind,
                                         (const char *const *) roles->pdata,
                                         (const char *const *) parties->pdata, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (!g_str_equal (numbers->pdata[i], matching->number))
      g_ptr_array_add (matching->match->cases, g_strdup (numbers->pdata[i]));
  return numbers != NULL;
}

static DocketMatch *
make_match (void)
{
  DocketMatch *match = g_new0 (DocketMatch, 1);

  match->parties = g_ptr_array_new_with_free_func (free_party);
  match->relationships =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_relationship_row_free);
  match->cases = g_ptr_array_new_with_free_func (g_free);
  return match;
}

static gboolean
match_case (Matching *matching, GError **error)
{
  g_autoptr (DocketCaseFile) file =
      docket_case_file_load (matching->desk, matching->desk->reader.store, matching->number, error);

  return file != NULL && add_parties (matching, file, error) &&
         add_relationships (matching, error) && add_cases (matching, file->row->kind, error);
}

static gboolean
match_in_thread (gpointer data, GError **error)
{
  Matching    *matching = data;
  DocketStore *store = matching->desk->reader.store;
  gboolean     matched;

  if (!docket_store_begin (store, error))
    return FALSE;
  matched = match_case (matching, error);
  docket_store_rollback (store);
  return matched;
}

DocketMatch *
docket_desk_dup_match (DocketDesk *desk, const char *number, GError **error)
{
  g_autoptr (DocketMatch) match = make_match ();
  Matching matching = { desk, number, match };

  g_return_val_if_fail (DOCKET_IS_DESK (desk) && number != NULL, NULL);

  return docket_desk_read (desk, match_in_thread, &matching, error) ? g_steal_pointer (&match)
                                                                    : NULL;
}
