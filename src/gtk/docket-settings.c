/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one GSettings of the program. GSettings ends a program whose schema is missing without a
 * word to its user: so it is looked for first. Main thread. */

#include "config.h"

#include "gtk/docket-settings.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

#define SCHEMA "org.docket.Docket"

static GSettings *settings;

/* Docket may be installed in a prefix that the session does not know */
static GSettingsSchema *
find_own_schema (void)
{
  g_autoptr (GSettingsSchemaSource) source =
      g_settings_schema_source_new_from_directory (DOCKET_SCHEMADIR,
                                                   g_settings_schema_source_get_default (), TRUE,
                                                   NULL);

  return source == NULL ? NULL : g_settings_schema_source_lookup (source, SCHEMA, FALSE);
}

static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema       *schema =
      source == NULL ? NULL : g_settings_schema_source_lookup (source, SCHEMA, TRUE);

  return schema == NULL ? find_own_schema () : schema;
}

gboolean
docket_settings_load (GError **error)
{
  g_autoptr (GSettingsSchema) schema = settings == NULL ? find_schema () : NULL;

  if (settings != NULL)
    return TRUE;
  if (schema == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("The settings schema %s is not installed: install Docket, or name the folder "
                      "“data” of its build in GSETTINGS_SCHEMA_DIR"),
                   SCHEMA);
      return FALSE;
    }
  settings = g_settings_new_full (schema, NULL, NULL);
  return TRUE;
}

GSettings *
docket_settings_get (void)
{
  g_autoptr (GError) error = NULL;

  if (!docket_settings_load (&error))
    g_error ("%s", error->message);
  return settings;
}
