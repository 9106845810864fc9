/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of a list of cases as an object with properties in words. Main thread. */

#include "config.h"

#include "desk/docket-case-private.h"

#include <glib/gi18n-lib.h>

struct _DocketCase
{
  GObject parent_instance;

  DocketCaseRow *row;   /* NULL until its page was read */
  char          *state; /* in words */
  DocketDate     today;
};

G_DEFINE_TYPE (DocketCase, docket_case, G_TYPE_OBJECT)

enum
{
  PROP_NUMBER = 1,
  PROP_TITLE,
  PROP_STATE,
  PROP_RECEIVED,
  PROP_DUE,
  PROP_DUE_FULL,
  PROP_LEFT,
  PROP_LEFT_STYLE,
  PROP_DESCRIPTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* --- words ---------------------------------------------------------------------------------- */

static char *
format_month_and_day (DocketDate date)
{
  int month, day;

  if (date == DOCKET_DATE_NONE)
    return g_strdup ("—");
  docket_date_split (date, NULL, &month, &day);
  return g_strdup_printf ("%02d-%02d", month, day);
}

/* A case that has ended is due nothing, whatever its last deadline was */
static DocketDate
get_due (const DocketCase *kase)
{
  return kase->row == NULL || kase->row->ended ? DOCKET_DATE_NONE : kase->row->due;
}

static char *
format_left (DocketCase *kase)
{
  DocketDate due = get_due (kase);
  int        days;

  if (due == DOCKET_DATE_NONE)
    return g_strdup ("");

  days = due - kase->today;
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day overdue", "%d days overdue", (gulong) -days), -days);
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
}

/* Not yet due is grey; a date at hand bears a chip */
static const char *const *
get_left_style (DocketCase *kase)
{
  static const char *const late[] = { "docket-chip", "error", NULL };
  static const char *const now[] = { "docket-chip", "warning", NULL };
  static const char *const later[] = { "dim-label", NULL };
  DocketDate               due = get_due (kase);

  if (due == DOCKET_DATE_NONE || due > kase->today)
    return later;
  return due < kase->today ? late : now;
}

static char *
format_description (DocketCase *kase)
{
  g_autofree char *due = format_month_and_day (get_due (kase));
  g_autofree char *left = format_left (kase);

  if (get_due (kase) == DOCKET_DATE_NONE)
    /* Translators: a case read aloud: parties, state */
    return g_strdup_printf (_ ("%s, %s"), kase->row->title, kase->state);
  /* Translators: a case read aloud: parties, state, day it is due, days left */
  return g_strdup_printf (_ ("%s, %s, %s, %s"), kase->row->title, kase->state, due, left);
}

/* --- object --------------------------------------------------------------------------------- */

static void
get_read_property (DocketCase *kase, guint id, GValue *value)
{
  switch (id)
    {
    case PROP_NUMBER:
      g_value_set_string (value, kase->row->number);
      break;
    case PROP_TITLE:
      g_value_set_string (value, kase->row->title);
      break;
    case PROP_STATE:
      g_value_set_string (value, kase->state);
      break;
    case PROP_RECEIVED:
      g_value_take_string (value, format_month_and_day (docket_instant_date (kase->row->received)));
      break;
    case PROP_DUE:
      g_value_take_string (value, format_month_and_day (get_due (kase)));
      break;
    case PROP_DUE_FULL:
      if (get_due (kase) != DOCKET_DATE_NONE)
        g_value_take_string (value, docket_date_format (get_due (kase)));
      break;
    case PROP_LEFT:
      g_value_take_string (value, format_left (kase));
      break;
    case PROP_DESCRIPTION:
      g_value_take_string (value, format_description (kase));
      break;
    default:
      break;
    }
}

static void
docket_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DocketCase *kase = DOCKET_CASE (object);

  if (id == PROP_LEFT_STYLE)
    g_value_set_boxed (value, get_left_style (kase));
  else if (id == 0 || id >= N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (kase->row != NULL)
    get_read_property (kase, id, value);
  else
    g_value_set_static_string (value, "");
}

static void
docket_case_finalize (GObject *object)
{
  DocketCase *kase = DOCKET_CASE (object);

  g_clear_pointer (&kase->row, docket_case_row_free);
  g_free (kase->state);

  G_OBJECT_CLASS (docket_case_parent_class)->finalize (object);
}

static void
docket_case_class_init (DocketCaseClass *class)
{
  static const char *const names[N_PROPS] = {
    [PROP_NUMBER] = "number",
    [PROP_TITLE] = "title",
    [PROP_STATE] = "state",
    [PROP_RECEIVED] = "received",
    [PROP_DUE] = "due",
    [PROP_DUE_FULL] = "due-full",
    [PROP_LEFT] = "left",
    [PROP_LEFT_STYLE] = "left-style",
    [PROP_DESCRIPTION] = "description",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = docket_case_get_property;
  object_class->finalize = docket_case_finalize;
  for (guint id = 1; id < N_PROPS; id++)
    properties[id] = id == PROP_LEFT_STYLE
                         ? g_param_spec_boxed (names[id], NULL, NULL, G_TYPE_STRV, flags)
                         : g_param_spec_string (names[id], NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
docket_case_init (DocketCase *kase)
{
}

DocketCase *
docket_case_new (void)
{
  return g_object_new (DOCKET_TYPE_CASE, NULL);
}

/* Whether the row reads as it did: most rows of a list do when something else has changed */
static gboolean
reads_the_same (const DocketCase *kase, const DocketCaseRow *row, const char *state)
{
  const DocketCaseRow *old = kase->row;

  return old != NULL && row != NULL && old->received == row->received && old->due == row->due &&
         old->ended == row->ended && g_str_equal (old->number, row->number) &&
         g_str_equal (old->title, row->title) && g_strcmp0 (kase->state, state) == 0;
}

void
docket_case_fill (DocketCase *kase, DocketCaseRow *row, char *state, DocketDate today)
{
  gboolean same = kase->today == today && reads_the_same (kase, row, state);

  g_clear_pointer (&kase->row, docket_case_row_free);
  g_free (kase->state);
  kase->row = row;
  kase->state = state;
  kase->today = today;
  for (guint id = 1; id < N_PROPS && !same; id++)
    g_object_notify_by_pspec (G_OBJECT (kase), properties[id]);
}

const DocketCaseRow *
docket_case_get_row (DocketCase *kase)
{
  return kase->row;
}

const char *
docket_case_get_number (DocketCase *kase)
{
  return kase->row == NULL ? "" : kase->row->number;
}
