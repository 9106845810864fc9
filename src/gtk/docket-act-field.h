/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-value.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* One value to choose, and what it is called */
typedef struct
{
  char *value;
  char *label;
} DocketFieldChoice;

DocketFieldChoice *docket_field_choice_new (const char *value,
                                            const char *label) G_GNUC_WARN_UNUSED_RESULT;
void               docket_field_choice_free (DocketFieldChoice *choice);

/**
 * DocketFieldSpec:
 *
 * One input of an act. Everything is copied.
 *
 * @key: as the act takes it
 * @title: in the user's language
 * @many: several of @choices may be chosen
 * @need: the act is refused without it
 * @choices: of DocketFieldChoice: nothing else may be given; nullable
 * @proposals: of DocketFieldChoice, for a text that is often one of them; nullable
 * @value: what stands there at first, canonical; nullable
 * @fallback: in words: what holds when nothing is given; nullable
 * @nothing: in words: what it is to choose none of @choices; nullable
 */
typedef struct
{
  const char *key;
  const char *title;
  DocketType  type;
  gboolean    many;
  gboolean    need;
  GPtrArray  *choices;
  GPtrArray  *proposals;
  const char *value;
  const char *fallback;
  const char *nothing;
} DocketFieldSpec;

/**
 * DocketActField:
 *
 * A row to fill in, made for the type of what is asked: a calendar for dates, words to choose from,
 * text over several lines. Main thread.
 */
typedef struct _DocketActField DocketActField;

DocketActField *docket_act_field_new (const DocketFieldSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
/* The row lives as long as its parent */
void docket_act_field_free (DocketActField *field);

const char *docket_act_field_get_key (DocketActField *field);
/* An AdwPreferencesRow; borrowed */
GtkWidget *docket_act_field_get_row (DocketActField *field);
/* In canonical form where what was typed can be read, else as typed; "" for nothing */
char *docket_act_field_dup_value (DocketActField *field) G_GNUC_WARN_UNUSED_RESULT;
/* Whether it holds another value than at first, or than @value (nullable) from then on */
gboolean docket_act_field_is_changed (DocketActField *field);
void     docket_act_field_set_initial (DocketActField *field, const char *value);
/* Values that are often meant, as in the spec; replaces those that were there */
void docket_act_field_set_proposals (DocketActField *field, GPtrArray *proposals);
/* Marks it as what a refusal is about */
void docket_act_field_set_wrong (DocketActField *field, gboolean wrong);
/* @callback: (object, ...) is called swapped with @object first, while that lives */
void docket_act_field_connect_changed (DocketActField *field, GCallback callback, gpointer object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketActField, docket_act_field_free)

G_END_DECLS
