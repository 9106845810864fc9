/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the queues list while a case goes its way, and that they count what they list. */
#include "docket-test-desk.h"

#include "core/docket-error.h"
#include "desk/docket-queue.h"

static DocketCaseQuery *
dup_query (DocketDesk *desk, const char *id)
{
  DocketCaseQuery *query = docket_desk_dup_query_by_id (desk, id);

  g_assert_nonnull (query);
  return query;
}

static guint
count_listed (DocketDesk *desk, const char *id)
{
  g_autoptr (DocketCaseQuery) query = dup_query (desk, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = docket_desk_list_ids (desk, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

/* Ids of the queues that list something; fails where they count otherwise */
static char *
describe (DocketTestDesk *test, const char *today)
{
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, today, "li");
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketQueueCounts) counts = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_true (docket_desk_roll_if_stale (desk, &error));
  counts = docket_desk_count_queues (desk, &error);
  g_assert_no_error (error);
  for (guint queue = 0; queue < DOCKET_N_QUEUES; queue++)
    {
      const char *id = docket_queue_get_id (queue);
      guint       listed = count_listed (desk, id);

      g_assert_cmpint (counts->queues[queue], ==, listed);
      g_assert_cmpint (docket_queue_counts_get (counts, id), ==, listed);
      if (listed > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", id);
    }
  g_assert_cmpint (docket_queue_counts_get (counts, "GG"), ==, counts->queues[DOCKET_QUEUE_TODO]);
  g_assert_cmpint (count_listed (desk, "GG"), ==, counts->queues[DOCKET_QUEUE_TODO]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define RULE                                                                                       \
  "rule outcome=unbind ground=no-contract finding=none evidence=E1 cite=7.1(1) reason=none"

/* @act: NULL: only time goes by */
static const struct
{
  const char *day;
  const char *actor;
  const char *act;
  const char *queues;
} WAY[] = {
  { "2022-01-06", NULL, NULL, "todo inbox" },
  { "2022-01-06", "li", "accept compliant=yes", "todo" },
  { "2022-01-06", "li", "notify channel=email outcome=failed", "todo" },
  { "2022-01-06", "li", "notify channel=phone outcome=failed", "todo" },
  { "2022-01-06", "li", "notify channel=contact outcome=failed", "todo" },
  { "2022-01-12", "li", "publish place=page", "todo published" },
  { "2022-02-12", NULL, NULL, "todo" },
  { "2022-02-22", "li", RULE, "todo sign" },
  { "2022-02-22", "li", "sign", "todo sign" },
  { "2022-02-22", "zhao", "sign", "todo" },
  { "2022-02-25", NULL, NULL, "todo window" },
  { "2022-02-28", NULL, NULL, "todo today window" },
  { "2022-03-01", NULL, NULL, "todo overdue" },
  { "2022-02-25", "li", "unbind ground=no-contract", "todo" },
  { "2022-02-25", "li", "close", "closed" },
  { "2022-02-25", "li", "archive", "archive" },
};

static void
test_way (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");

  for (gsize i = 0; i < G_N_ELEMENTS (WAY); i++)
    {
      g_autofree char *queues = NULL;

      g_test_message ("%s %s", WAY[i].day, WAY[i].act);
      if (WAY[i].act != NULL)
        docket_test_desk_act (test, WAY[i].day, WAY[i].actor, number, WAY[i].act);
      queues = describe (test, WAY[i].day);
      g_assert_cmpstr (queues, ==, WAY[i].queues);
    }
}

/* A draft is in the queue of the state that it has under its hand */
static void
test_draft (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-05-10", "li");
  const char *const inputs[] = { "applicant=agency", "agency=海豚影视", NULL };
  g_autoptr (DocketActed) acted = NULL;

  g_assert_true (docket_desk_new_case (desk, "GG/application", inputs, &acted, NULL));
  g_clear_object (&desk);
  docket_test_desk_assert_shown (test, "2022-05-10", acted->number, "draft");
  desk = docket_test_desk_open (test, "2022-05-10", "li");
  g_assert_cmpuint (count_listed (desk, "inbox"), ==, 1);
}

static void
test_ids (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-05-10", "li");

  for (guint queue = 0; queue < DOCKET_N_QUEUES; queue++)
    g_assert_cmpint (docket_queue_from_id (docket_queue_get_id (queue)), ==, queue);
  g_assert_cmpint (docket_queue_from_id ("GG"), ==, DOCKET_N_QUEUES);
  g_assert_null (docket_desk_dup_query_by_id (desk, "nowhere"));
}

static void
test_of_system (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-05-10", "li");
  g_autoptr (DocketCaseQuery) all = docket_desk_dup_queue_query (desk, DOCKET_QUEUE_INBOX, NULL);
  g_autoptr (DocketCaseQuery) one = docket_desk_dup_queue_query (desk, DOCKET_QUEUE_INBOX, "GG");

  g_assert_null (all->system);
  g_assert_cmpstr (one->system, ==, "GG");
  g_assert_true (g_strv_contains (one->states, "GG/received"));
}

/* Systems in force that have something to open */
static void
test_systems (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-05-10", "li");
  g_autoptr (DocketDesk) early = docket_test_desk_open (test, "2001-01-01", "li");
  g_autoptr (GPtrArray) systems = docket_desk_dup_systems (desk);
  g_autoptr (GPtrArray) none = docket_desk_dup_systems (early);
  const char *before = "";

  g_assert_cmpuint (systems->len, >, 0);
  for (guint i = 0; i < systems->len; i++)
    {
      const DocketRuleSet *set = systems->pdata[i];

      g_assert_cmpuint (set->kinds->len, >, 0);
      g_assert_cmpstr (set->system, >, before);
      before = set->system;
    }
  g_assert_cmpuint (none->len, ==, 0);
}

/* Rows by id, without any rolling: one that is not there leaves its place empty */
static void
test_rows (void)
{
  g_autoptr (DocketTestDesk) test = docket_test_desk_new ();
  g_autofree char *number = docket_test_desk_import (test, "2022-01-06", "01-plain.eml");
  g_autoptr (DocketDesk) desk = docket_test_desk_open (test, "2022-01-06", "li");
  const gint64 ids[] = { 77, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = docket_desk_dup_rows (desk, ids, G_N_ELEMENTS (ids), &error);
  g_autoptr (GPtrArray) none = docket_desk_dup_rows (desk, NULL, 0, &error);
  DocketCaseQuery wrong = { .due_before = DOCKET_DATE_NONE, .sort = "colour" };

  g_assert_no_error (error);
  g_assert_null (rows->pdata[0]);
  g_assert_cmpstr (((DocketCaseRow *) rows->pdata[1])->number, ==, number);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (docket_desk_list_ids (desk, &wrong, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/queue/way", test_way);
  g_test_add_func ("/desk/queue/draft", test_draft);
  g_test_add_func ("/desk/queue/ids", test_ids);
  g_test_add_func ("/desk/queue/of-system", test_of_system);
  g_test_add_func ("/desk/queue/systems", test_systems);
  g_test_add_func ("/desk/queue/rows", test_rows);
  return g_test_run ();
}
