/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a profile. Any thread; the profile does not change afterwards. */
#include "config.h"

#include "intake/docket-intake-profile-private.h"

#include "core/docket-error.h"
#include "docket-intake-resources.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

void
docket_intake_profile_free (DocketIntakeProfile *profile)
{
  g_free (profile->system);
  g_free (profile->kind);
  for (gsize i = 0; i < DOCKET_N_LABELS; i++)
    g_clear_pointer (&profile->labels[i], g_ptr_array_unref);
  for (gsize i = 0; i < DOCKET_N_PHONES; i++)
    g_clear_pointer (&profile->phones[i], g_regex_unref);
  g_clear_pointer (&profile->closing, g_ptr_array_unref);
  g_clear_pointer (&profile->prefixes, g_ptr_array_unref);
  g_clear_pointer (&profile->separators, g_ptr_array_unref);
  g_clear_pointer (&profile->request, g_ptr_array_unref);
  g_clear_pointer (&profile->attached, g_ptr_array_unref);
  g_clear_pointer (&profile->nothing, g_ptr_array_unref);
  g_clear_pointer (&profile->quote, g_ptr_array_unref);
  g_clear_pointer (&profile->before, g_ptr_array_unref);
  g_clear_pointer (&profile->joins, g_ptr_array_unref);
  g_free (profile);
}

static gunichar *
fold_word (const char *word)
{
  glong     length;
  gunichar *folded = g_utf8_to_ucs4_fast (word, -1, &length);

  for (glong i = 0; i < length; i++)
    folded[i] = docket_intake_text_fold (folded[i]);
  return folded;
}

/* The words of @key; NULL with @error when there are none */
static GPtrArray *
read_words (GKeyFile *file, const char *group, const char *key, GError **error)
{
  g_auto (GStrv) words = g_key_file_get_string_list (file, group, key, NULL, error);
  g_autoptr (GPtrArray) list = NULL;

  if (words == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func (g_free);
  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (list, fold_word (*word));
  if (list->len > 0)
    return g_steal_pointer (&list);
  g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, _ ("“%s” is empty"), key);
  return NULL;
}

static gboolean
read_lists (DocketIntakeProfile *profile, GKeyFile *file, GError **error)
{
  const struct
  {
    const char *group;
    const char *key;
    GPtrArray **list;
  } lists[] = {
    { "labels", "agency", &profile->labels[DOCKET_LABEL_AGENCY] },
    { "labels", "creator", &profile->labels[DOCKET_LABEL_CREATOR] },
    { "labels", "reason", &profile->labels[DOCKET_LABEL_REASON] },
    { "labels", "course", &profile->labels[DOCKET_LABEL_COURSE] },
    { "labels", "phone", &profile->labels[DOCKET_LABEL_PHONE] },
    { "labels", "other", &profile->labels[DOCKET_LABEL_OTHER] },
    { "subject", "closing", &profile->closing },
    { "subject", "prefixes", &profile->prefixes },
    { "subject", "separators", &profile->separators },
    { "words", "request", &profile->request },
    { "words", "attached", &profile->attached },
    { "words", "nothing", &profile->nothing },
    { "words", "quote", &profile->quote },
    { "words", "before", &profile->before },
    { "words", "joins", &profile->joins },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      *lists[i].list = read_words (file, lists[i].group, lists[i].key, error);
      if (*lists[i].list == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_phones (DocketIntakeProfile *profile, GKeyFile *file, GError **error)
{
  static const char *const keys[DOCKET_N_PHONES] = { "mobile", "landline", "service", "odd" };

  for (gsize i = 0; i < DOCKET_N_PHONES; i++)
    {
      g_autofree char *pattern = g_key_file_get_value (file, "phones", keys[i], error);

      if (pattern == NULL)
        return FALSE;
      /* not optimized: the just-in-time compiler of PCRE2 10.46 misses matches of alternatives */
      profile->phones[i] = g_regex_new (pattern, 0, 0, error);
      if (profile->phones[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_profile (DocketIntakeProfile *profile, GKeyFile *file, GError **error)
{
  profile->system = g_key_file_get_string (file, "profile", "system", error);
  if (profile->system == NULL)
    return FALSE;
  profile->kind = g_key_file_get_string (file, "profile", "kind", error);
  return profile->kind != NULL && read_lists (profile, file, error) &&
         read_phones (profile, file, error);
}

DocketIntakeProfile *
docket_intake_profile_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (DocketIntakeProfile) profile = g_new0 (DocketIntakeProfile, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (data != NULL, NULL);

  if (g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, &cause) &&
      read_profile (profile, file, &cause))
    return g_steal_pointer (&profile);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("The intake profile cannot be read: %s"), cause->message);
  return NULL;
}

DocketIntakeProfile *
docket_intake_profile_load (const char *name, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) data = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  path = g_strdup_printf ("/docket/intake/%s.ini", name);
  data = g_resource_lookup_data (docket_intake_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
  if (data == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("There is no intake profile “%s”"), name);
      return NULL;
    }
  return docket_intake_profile_parse (g_bytes_get_data (data, NULL), g_bytes_get_size (data),
                                      error);
}

const char *
docket_intake_profile_get_system (const DocketIntakeProfile *profile)
{
  return profile->system;
}

const char *
docket_intake_profile_get_kind (const DocketIntakeProfile *profile)
{
  return profile->kind;
}
