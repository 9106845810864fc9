/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Arrays that a compiled rule set may leave out: NULL is an empty one */

static inline guint
docket_items_length (const GPtrArray *items)
{
  return items != NULL ? items->len : 0;
}

static inline guint
docket_indices_length (const GArray *indices)
{
  return indices != NULL ? indices->len : 0;
}

/* Whether @indices, of guint, holds @index */
gboolean docket_indices_contain (const GArray *indices, guint index);

/* Frees the array with its elements, whatever free function it was made with */
void docket_items_free (GPtrArray *items, GDestroyNotify free_item);
void docket_indices_free (GArray *indices);

/* NULL stands for no words */
gboolean docket_words_contain (char *const *words, const char *word);

G_END_DECLS
