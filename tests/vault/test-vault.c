/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vault on real directories, with the failures that can be made without privileges. */
#include "vault-fixture.h"

#include "core/docket-error.h"
#include "vault/docket-vault-batch.h"

#include <glib/gstdio.h>

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_round_trip (VaultFixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "", "one", "two\n", "截图" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      DocketDigest digest, expected;

      docket_digest_of_data (texts[i], strlen (texts[i]), &expected);
      g_assert_false (docket_vault_contains (fixture->vault, &expected));
      vault_fixture_add (fixture, texts[i], &digest);
      g_assert_true (docket_digest_equal (&digest, &expected));
      g_assert_true (docket_vault_contains (fixture->vault, &digest));
      vault_fixture_assert_content (fixture, &digest, texts[i]);
    }
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
}

static void
test_modes (VaultFixture *fixture, gconstpointer data)
{
  DocketDigest     digest;
  struct stat      status;
  g_autofree char *path = NULL;
  g_autofree char *shard = NULL;
  g_autofree char *root = g_build_filename (fixture->dir, "vault", NULL);

  vault_fixture_add (fixture, "private", &digest);
  path = vault_fixture_build_path (fixture, &digest);
  shard = g_path_get_dirname (path);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0600);
  g_assert_cmpint (stat (shard, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0700);
  g_assert_cmpint (stat (root, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0700);
}

static void
test_written_once (VaultFixture *fixture, gconstpointer data)
{
  DocketDigest     digest;
  struct stat      first, second;
  g_autofree char *path = NULL;

  vault_fixture_add (fixture, "once", &digest);
  path = vault_fixture_build_path (fixture, &digest);
  g_assert_cmpint (stat (path, &first), ==, 0);
  vault_fixture_add (fixture, "once", NULL);
  g_assert_cmpint (stat (path, &second), ==, 0);
  g_assert_cmpuint (first.st_ino, ==, second.st_ino);
}

/* A file cut short by damage is put right when the same bytes come again */
static void
test_repaired (VaultFixture *fixture, gconstpointer data)
{
  DocketDigest     digest;
  g_autofree char *path = NULL;

  vault_fixture_add (fixture, "whole", &digest);
  path = vault_fixture_build_path (fixture, &digest);
  g_assert_cmpint (truncate (path, 2), ==, 0);
  vault_fixture_add (fixture, "whole", NULL);
  vault_fixture_assert_content (fixture, &digest, "whole");
}

static void
test_corrupt (VaultFixture *fixture, gconstpointer data)
{
  DocketDigest     digest;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  vault_fixture_add (fixture, "evidence", &digest);
  path = vault_fixture_build_path (fixture, &digest);
  g_assert_true (g_file_set_contents (path, "evidencf", 8, NULL));
  g_assert_null (docket_vault_dup_bytes (fixture->vault, &digest, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, path));
  g_clear_error (&error);
  g_assert_false (docket_vault_read (fixture->vault, &digest, NULL, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
}

static void
test_missing (VaultFixture *fixture, gconstpointer data)
{
  DocketDigest digest;
  g_autoptr (GError) error = NULL;

  docket_digest_of_data ("absent", 6, &digest);
  g_assert_false (docket_vault_contains (fixture->vault, &digest));
  g_assert_null (docket_vault_dup_bytes (fixture->vault, &digest, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_no_desk (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *absent = g_build_filename (fixture->dir, "absent", NULL);
  g_autofree char *file = g_build_filename (fixture->dir, "file", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (docket_vault_open (absent, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_null (docket_vault_open (file, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND);
}

static void
test_vault_is_a_file (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *desk = g_build_filename (fixture->dir, "desk", NULL);
  g_autofree char *file = g_build_filename (desk, "vault", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (desk, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_null (docket_vault_open (desk, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
}

static void
test_add_file (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "shot.png", NULL);
  const gsize      length = 1000000;
  g_autofree char *content = g_malloc (length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) stored = NULL;
  DocketDigest digest;
  guint64      size = 0;

  for (gsize i = 0; i < length; i++)
    content[i] = (char) (i * 7 + i / 251);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_true (docket_vault_add_file (fixture->vault, path, &digest, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (size, ==, length);
  stored = docket_vault_dup_bytes (fixture->vault, &digest, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (stored, NULL), g_bytes_get_size (stored), content, length);
  g_assert_true (docket_vault_add_file (fixture->vault, path, NULL, NULL, &error));
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
}

static void
test_add_file_refused (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->dir, "target", NULL);
  g_autofree char *link = g_build_filename (fixture->dir, "link", NULL);
  g_autofree char *pipe = g_build_filename (fixture->dir, "pipe", NULL);
  g_autofree char *absent = g_build_filename (fixture->dir, "absent", NULL);
  const struct
  {
    const char *path;
    int         code;
  } cases[] = {
    { link, DOCKET_ERROR_INVALID },
    { pipe, DOCKET_ERROR_INVALID },
    { fixture->dir, DOCKET_ERROR_INVALID },
    { absent, DOCKET_ERROR_NOT_FOUND },
  };

  g_assert_true (g_file_set_contents (target, "secret", 6, NULL));
  g_assert_cmpint (symlink (target, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (docket_vault_add_file (fixture->vault, cases[i].path, NULL, NULL, &error));
      g_assert_error (error, DOCKET_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
}

/* A limit on file sizes fails a write half way, as a full disk does */
static void
limit_file_size (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_disk_full (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char   *path = g_build_filename (fixture->dir, "large", NULL);
  g_autofree guint8 *zeros = g_malloc0 (200000);
  g_autoptr (GBytes) bytes = g_bytes_new_static (zeros, 200000);
  g_autoptr (DocketVaultBatch) batch = docket_vault_batch_new (fixture->vault);
  GError      *errors[3] = { NULL };
  gboolean     stored[3];
  DocketDigest digest;

  g_assert_true (g_file_set_contents (path, (char *) zeros, 200000, NULL));
  limit_file_size (100000);
  stored[0] = docket_vault_add_bytes (fixture->vault, bytes, &digest, &errors[0]);
  stored[1] = docket_vault_add_file (fixture->vault, path, NULL, NULL, &errors[1]);
  stored[2] = docket_vault_batch_add_bytes (batch, bytes, NULL, &errors[2]);
  limit_file_size (RLIM_INFINITY);
  for (gsize i = 0; i < G_N_ELEMENTS (stored); i++)
    {
      g_assert_false (stored[i]);
      g_assert_error (errors[i], DOCKET_ERROR, DOCKET_ERROR_IO);
      g_clear_error (&errors[i]);
    }
  g_assert_false (docket_vault_contains (fixture->vault, &digest));
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
}

static gboolean
add_size_cb (const DocketDigest *digest, guint64 size, gpointer user_data)
{
  *(guint64 *) user_data += size;
  return TRUE;
}

static gboolean
stop_cb (const DocketDigest *digest, guint64 size, gpointer user_data)
{
  ++*(guint *) user_data;
  return FALSE;
}

static void
test_foreach (VaultFixture *fixture, gconstpointer data)
{
  guint64 total = 0;
  guint   visited = 0;

  g_assert_true (docket_vault_foreach (fixture->vault, add_size_cb, &total, NULL));
  g_assert_cmpuint (total, ==, 0);
  vault_fixture_add (fixture, "1", NULL);
  vault_fixture_add (fixture, "22", NULL);
  vault_fixture_add (fixture, "4444", NULL);
  g_assert_true (docket_vault_foreach (fixture->vault, add_size_cb, &total, NULL));
  g_assert_cmpuint (total, ==, 7);
  g_assert_true (docket_vault_foreach (fixture->vault, stop_cb, &visited, NULL));
  g_assert_cmpuint (visited, ==, 1);
}

static gpointer
add_in_thread (gpointer data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("shared %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      if (!docket_vault_add_bytes (data, bytes, NULL, NULL))
        return NULL;
    }
  return data;
}

static void
test_threads (VaultFixture *fixture, gconstpointer data)
{
  GThread *threads[4];
  guint64  total = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("add", add_in_thread, fixture->vault);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == fixture->vault);
  g_assert_true (docket_vault_foreach (fixture->vault, add_size_cb, &total, NULL));
  g_assert_cmpuint (total, ==, 10 * 8 + 40 * 9);
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (VaultFixture *, gconstpointer);
  } tests[] = {
    { "/vault/vault/round-trip", test_round_trip },
    { "/vault/vault/modes", test_modes },
    { "/vault/vault/written-once", test_written_once },
    { "/vault/vault/repaired", test_repaired },
    { "/vault/vault/corrupt", test_corrupt },
    { "/vault/vault/missing", test_missing },
    { "/vault/vault/no-desk", test_no_desk },
    { "/vault/vault/vault-is-a-file", test_vault_is_a_file },
    { "/vault/vault/add-file", test_add_file },
    { "/vault/vault/add-file-refused", test_add_file_refused },
    { "/vault/vault/disk-full", test_disk_full },
    { "/vault/vault/foreach", test_foreach },
    { "/vault/vault/threads", test_threads },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, VaultFixture, NULL, vault_fixture_set_up, tests[i].func,
                vault_fixture_tear_down);
  return g_test_run ();
}
