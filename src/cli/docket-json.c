/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cli/docket-json.h"

#include "cli/docket-output.h"

void
docket_json_set_text (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  json_object_set_string_member (object, name, valid);
}

void
docket_json_set_word (JsonObject *object, const char *name, const char *word)
{
  docket_json_set_text (object, name, word == NULL || *word == '\0' ? NULL : word);
}

void
docket_json_set_date (JsonObject *object, const char *name, DocketDate date)
{
  g_autofree char *text = docket_date_is_valid (date) ? docket_date_format (date) : NULL;

  docket_json_set_text (object, name, text);
}

void
docket_json_set_instant (JsonObject *object, const char *name, DocketInstant instant)
{
  g_autofree char *text =
      docket_instant_is_valid (instant) ? docket_instant_format (instant) : NULL;

  docket_json_set_text (object, name, text);
}

void
docket_json_set_words (JsonObject *object, const char *name, const char *const *words)
{
  JsonArray *array = docket_json_add_array (object, name);

  for (gsize i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (words[i], -1);

      json_array_add_string_element (array, valid);
    }
}

JsonArray *
docket_json_add_array (JsonObject *object, const char *name)
{
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, name, array);
  return array;
}

JsonObject *
docket_json_add_object (JsonObject *object, const char *name)
{
  JsonObject *member = json_object_new ();

  json_object_set_object_member (object, name, member);
  return member;
}

JsonObject *
docket_json_add_item (JsonArray *array)
{
  JsonObject *item = json_object_new ();

  json_array_add_object_element (array, item);
  return item;
}

void
docket_json_print (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, object);
  text = json_to_string (node, FALSE);
  docket_output_line (text);
}
