/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events: the published vectors, bodies, what the hash depends on. */
#include "core/docket-event.h"

#include "core/docket-error.h"

#include <string.h>

#define SALT "000102030405060708090a0b0c0d0e0f"

static void
assert_digest (const DocketDigest *digest, const char *expected)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  g_assert_cmpstr (hex, ==, expected);
}

static void
set_string (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static DocketEvent *
make_event (void)
{
  DocketEvent *event = docket_event_new ("desk/GG-2026-0001", "note");

  event->subject_seq = 3;
  event->at = 1772413000;
  set_string (&event->actor, "审理员甲");
  set_string (&event->auth, "claimed");
  docket_event_add_stored (event, "text", SALT, "值", NULL);
  docket_event_add_stored (event, "place", SALT, "", NULL);
  return event;
}

/* Takes over one line of the vectors that says something of the event itself */
static gboolean
read_field (DocketEvent *event, const char *key, const char *text)
{
  if (g_str_equal (key, "subject"))
    set_string (&event->subject, text);
  else if (g_str_equal (key, "subject_seq"))
    event->subject_seq = g_ascii_strtoll (text, NULL, 10);
  else if (g_str_equal (key, "at"))
    g_assert_true (docket_instant_parse (text, &event->at));
  else if (g_str_equal (key, "clock"))
    set_string (&event->clock, text);
  else if (g_str_equal (key, "actor"))
    set_string (&event->actor, text);
  else if (g_str_equal (key, "auth"))
    set_string (&event->auth, text);
  else if (g_str_equal (key, "action"))
    set_string (&event->action, text);
  else
    return FALSE;
  return TRUE;
}

typedef struct
{
  DocketEvent *event;
  DocketDigest heads[8]; /* by place in the journal; none before the first */
  DocketDigest previous;
  gboolean     has_previous;
  guint        n_checked;
  guint        n_withheld;
} Vectors;

static void
check_hash (Vectors *vectors, const char *expected)
{
  docket_event_compute_hash (vectors->event, NULL,
                             vectors->has_previous ? &vectors->previous : NULL,
                             &vectors->event->hash);
  assert_digest (&vectors->event->hash, expected);
}

static void
check_head (Vectors *vectors, const char *expected)
{
  gint64 seq = vectors->event->seq;

  g_assert_cmpint (seq, >, 0);
  g_assert_cmpint (seq, <, G_N_ELEMENTS (vectors->heads));
  docket_event_compute_head (NULL, seq == 1 ? NULL : &vectors->heads[seq - 1],
                             &vectors->event->hash, &vectors->heads[seq]);
  assert_digest (&vectors->heads[seq], expected);
  vectors->n_checked++;
}

static void
read_line (Vectors *vectors, char **fields)
{
  DocketDigest digest;

  if (g_str_equal (fields[0], "event"))
    {
      g_clear_pointer (&vectors->event, docket_event_free);
      vectors->event = docket_event_new ("", "");
      vectors->event->seq = g_ascii_strtoll (fields[1], NULL, 10);
    }
  else if (g_str_equal (fields[0], "value"))
    docket_event_add_stored (vectors->event, fields[1], fields[2], fields[3], NULL);
  else if (g_str_equal (fields[0], "withheld"))
    {
      g_assert_true (docket_digest_from_hex (fields[2], &digest));
      docket_event_add_stored (vectors->event, fields[1], NULL, NULL, &digest);
      vectors->n_withheld++;
    }
  else if (g_str_equal (fields[0], "previous"))
    vectors->has_previous = docket_digest_from_hex (fields[1], &vectors->previous);
  else if (g_str_equal (fields[0], "hash"))
    check_hash (vectors, fields[1]);
  else if (g_str_equal (fields[0], "head"))
    check_head (vectors, fields[1]);
  else
    g_assert_true (read_field (vectors->event, fields[0], fields[1]));
}

static void
test_vectors (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "core", "event-vectors.tsv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  Vectors vectors = { 0 };

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);

      if (**line == '\0' || **line == '#')
        continue;
      for (char **field = fields; *field != NULL; field++)
        {
          char *plain = g_strcompress (*field);

          g_free (*field);
          *field = plain;
        }
      read_line (&vectors, fields);
    }
  g_clear_pointer (&vectors.event, docket_event_free);
  g_assert_cmpuint (vectors.n_checked, ==, 4);
  g_assert_cmpuint (vectors.n_withheld, ==, 1);
}

static void
test_hash_covers (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const DocketDigest previous = { { 1 } };

  for (guint change = 0; change <= 11; change++)
    {
      g_autoptr (DocketEvent) event = make_event ();
      g_autofree char *hex = g_malloc (DOCKET_DIGEST_HEX_LENGTH + 1);
      DocketDigest     hash;

      if (change == 1)
        set_string (&event->subject, "desk/GG-2026-0002");
      else if (change == 2)
        event->subject_seq++;
      else if (change == 3)
        event->at++;
      else if (change == 4)
        set_string (&event->clock, "simulated");
      else if (change == 5)
        set_string (&event->actor, "审理员乙");
      else if (change == 6)
        set_string (&event->auth, "passphrase");
      else if (change == 7)
        set_string (&event->action, "notes");
      else if (change == 8)
        docket_event_add_stored (event, "text", SALT, "", NULL);
      else if (change == 9)
        g_ptr_array_remove_index (event->values, 1);
      else if (change == 10)
        g_ptr_array_add (event->values, g_ptr_array_steal_index (event->values, 0));
      docket_event_compute_hash (event, NULL, change == 11 ? &previous : NULL, &hash);
      docket_digest_to_hex (&hash, hex);
      g_assert_true (g_hash_table_add (seen, g_steal_pointer (&hex)));
    }
}

/* What is no part of an event's hash: its place in the whole journal and the head there */
static void
test_hash_leaves_out (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  DocketDigest hash;
  DocketDigest again;

  docket_event_compute_hash (event, NULL, NULL, &hash);
  event->seq = 77;
  event->head.bytes[0] = 1;
  event->hash.bytes[0] = 1;
  docket_event_compute_hash (event, NULL, NULL, &again);
  g_assert_true (docket_digest_equal (&hash, &again));
}

static void
test_shared_hasher (void)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();
  g_autoptr (DocketEvent) event = make_event ();
  const DocketDigest previous = { { 9 } };
  DocketDigest       hash;
  DocketDigest       head;
  DocketDigest       again;

  docket_event_compute_hash (event, NULL, &previous, &hash);
  docket_event_compute_head (NULL, &previous, &hash, &head);
  for (guint i = 0; i < 3; i++)
    {
      docket_event_compute_hash (event, hasher, &previous, &again);
      g_assert_true (docket_digest_equal (&hash, &again));
      docket_event_compute_head (hasher, &previous, &hash, &again);
      g_assert_true (docket_digest_equal (&head, &again));
    }
}

static void
test_commitment (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  g_autofree char *expected =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, "32:" SALT ",3:值,", -1);
  DocketDigest commitment;
  DocketDigest again;

  docket_event_value_commit (g_ptr_array_index (event->values, 0), &commitment);
  assert_digest (&commitment, expected);
  docket_event_add_stored (event, "text", NULL, NULL, &commitment);
  docket_event_value_commit (g_ptr_array_index (event->values, 2), &again);
  g_assert_true (docket_digest_equal (&commitment, &again));
}

static void
test_salts (void)
{
  g_autoptr (DocketEvent) event = docket_event_new ("desk/desk", "note");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < 1000; i++)
    docket_event_add (event, "same", "same");
  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      g_assert_cmpuint (strlen (value->salt), ==, 32);
      g_assert_cmpuint (strspn (value->salt, "0123456789abcdef"), ==, 32);
      g_assert_true (g_hash_table_add (seen, (gpointer) value->salt));
    }
}

static void
test_get (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  const DocketDigest commitment = { { 0 } };

  docket_event_add_stored (event, "text", SALT, "second", NULL);
  docket_event_add_stored (event, "hidden", NULL, NULL, &commitment);
  g_assert_cmpstr (docket_event_get (event, "text"), ==, "值");
  g_assert_cmpstr (docket_event_get (event, "place"), ==, "");
  g_assert_null (docket_event_get (event, "hidden"));
  g_assert_null (docket_event_get (event, "absent"));
}

static void
test_body_round_trip (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  g_autoptr (DocketEvent) copy = make_event ();
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;
  DocketDigest hash;
  DocketDigest copy_hash;

  docket_event_add (event, "text", "second\r\n\t of the name");
  body = docket_event_dup_body (event);
  g_ptr_array_set_size (copy->values, 0);
  docket_event_add_body (copy, g_bytes_get_data (body, NULL), g_bytes_get_size (body), &error);
  g_assert_no_error (error);
  again = docket_event_dup_body (copy);
  g_assert_true (g_bytes_equal (body, again));
  docket_event_compute_hash (event, NULL, NULL, &hash);
  docket_event_compute_hash (copy, NULL, NULL, &copy_hash);
  g_assert_true (docket_digest_equal (&hash, &copy_hash));
}

static void
test_body_text (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  g_autoptr (DocketEvent) empty = docket_event_new ("desk/desk", "note");
  g_autoptr (GBytes) body = docket_event_dup_body (event);
  g_autoptr (GBytes) nothing = docket_event_dup_body (empty);
  const char expected[] = "4:text,32:" SALT ",3:值,5:place,32:" SALT ",0:,";

  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body), expected,
                   strlen (expected));
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
  g_assert_true (docket_event_add_body (empty, NULL, 0, NULL));
  g_assert_cmpuint (empty->values->len, ==, 0);
}

static void
assert_body_refused (const char *body, gsize length)
{
  g_autofree guint8 *data = g_memdup2 (body, length);
  g_autoptr (DocketEvent) event = make_event ();
  g_autoptr (GError) error = NULL;

  g_assert_false (docket_event_add_body (event, data, length, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "desk/GG-2026-0001"));
  g_assert_cmpuint (event->values->len, ==, 2);
}

static void
test_body_damaged (void)
{
  static const struct
  {
    const char *body;
    gsize       length; /* 0: up to the NUL */
  } cases[] = {
    { "x", 0 },
    { "4:text,", 0 },
    { "4:text,32:" SALT ",", 0 },
    { "4:text,32:" SALT ",3:ab,", 0 },
    { "4:text,32:" SALT ",1:a,x", 0 },
    { "4:text,32:" SALT ",1:a,4:text,32:" SALT ",", 0 },
    { "4:text,31:00102030405060708090a0b0c0d0e0f,1:a,", 0 },
    { "4:text,32:000102030405060708090A0B0C0D0E0F,1:a,", 0 },
    { "4:text,32:g00102030405060708090a0b0c0d0e0f,1:a,", 0 },
    { "0:,32:" SALT ",1:a,", 0 },
    { "4:text,32:" SALT ",1:\xff,", 0 },
    { "2:a\xe6,32:" SALT ",1:a,", 0 },
    { "4:text,32:" SALT ",3:a\0b,", sizeof "4:text,32:" SALT ",3:a\0b," - 1 },
    { "04:text,32:" SALT ",1:a,", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_body_refused (cases[i].body,
                         cases[i].length != 0 ? cases[i].length : strlen (cases[i].body));
}

/* A body cut anywhere but between two values is noticed */
static void
test_body_cut (void)
{
  g_autoptr (DocketEvent) event = make_event ();
  g_autoptr (GBytes) body = docket_event_dup_body (event);
  const char *data = g_bytes_get_data (body, NULL);
  gsize       boundary = strlen ("4:text,32:" SALT ",3:值,");

  for (gsize length = 1; length < g_bytes_get_size (body); length++)
    {
      if (length != boundary)
        assert_body_refused (data, length);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/event/vectors", test_vectors);
  g_test_add_func ("/core/event/hash-covers", test_hash_covers);
  g_test_add_func ("/core/event/hash-leaves-out", test_hash_leaves_out);
  g_test_add_func ("/core/event/shared-hasher", test_shared_hasher);
  g_test_add_func ("/core/event/commitment", test_commitment);
  g_test_add_func ("/core/event/salts", test_salts);
  g_test_add_func ("/core/event/get", test_get);
  g_test_add_func ("/core/event/body-round-trip", test_body_round_trip);
  g_test_add_func ("/core/event/body-text", test_body_text);
  g_test_add_func ("/core/event/body-damaged", test_body_damaged);
  g_test_add_func ("/core/event/body-cut", test_body_cut);
  return g_test_run ();
}
