/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small helpers over the arrays of a compiled rule set. Any thread. */
#include "core/docket-items.h"

gboolean
docket_indices_contain (const GArray *indices, guint index)
{
  for (guint i = 0; i < docket_indices_length (indices); i++)
    {
      if (g_array_index (indices, guint, i) == index)
        return TRUE;
    }
  return FALSE;
}

void
docket_items_free (GPtrArray *items, GDestroyNotify free_item)
{
  if (items == NULL)
    return;

  g_ptr_array_set_free_func (items, free_item);
  g_ptr_array_unref (items);
}

void
docket_indices_free (GArray *indices)
{
  if (indices != NULL)
    g_array_unref (indices);
}

gboolean
docket_words_contain (char *const *words, const char *word)
{
  for (; words != NULL && *words != NULL; words++)
    {
      if (g_str_equal (*words, word))
        return TRUE;
    }
  return FALSE;
}
