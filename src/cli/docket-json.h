/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-instant.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Small help for JSON: everything that may be absent becomes null. */

void docket_json_set_text (JsonObject *object, const char *name, const char *text);
/* Like it, null for "" too */
void docket_json_set_word (JsonObject *object, const char *name, const char *word);
void docket_json_set_date (JsonObject *object, const char *name, DocketDate date);
/* Local: YYYY-MM-DDTHH:MM:SS */
void docket_json_set_instant (JsonObject *object, const char *name, DocketInstant instant);
/* @words: NULL-terminated, nullable: an empty array */
void docket_json_set_words (JsonObject *object, const char *name, const char *const *words);

/* Adds and gives an empty member; borrowed */
JsonArray  *docket_json_add_array (JsonObject *object, const char *name);
JsonObject *docket_json_add_object (JsonObject *object, const char *name);
JsonObject *docket_json_add_item (JsonArray *array);

/* One line on standard output; takes @object */
void docket_json_print (JsonObject *object);

G_END_DECLS
