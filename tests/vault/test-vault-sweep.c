/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches, and what sweeping removes and leaves. */
#include "vault-fixture.h"

#include "core/docket-error.h"
#include "vault/docket-vault-batch.h"

#include <glib/gstdio.h>

#include <string.h>

static gboolean
is_kept_cb (const DocketDigest *digest, gboolean *known, gpointer user_data, GError **error)
{
  *known = docket_digest_equal (digest, user_data);
  return TRUE;
}

static void
test_directory_gone (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *root = g_build_filename (fixture->dir, "vault", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  guint removed = 7;

  g_assert_cmpint (g_rmdir (root), ==, 0);
  g_assert_false (docket_vault_add_bytes (fixture->vault, bytes, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (docket_vault_sweep (fixture->vault, is_kept_cb, NULL, &removed, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_IO);
  g_assert_cmpuint (removed, ==, 7);
}

static void
test_batch (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketVaultBatch) batch = docket_vault_batch_new (fixture->vault);
  g_autoptr (GError) error = NULL;
  DocketDigest digests[40];

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("file %u", i / 2);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_assert_true (docket_vault_batch_add_bytes (batch, bytes, &digests[i], &error));
      g_assert_false (docket_vault_contains (fixture->vault, &digests[i]));
    }
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 20);
  g_assert_true (docket_vault_batch_commit (batch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("file %u", i / 2);

      vault_fixture_assert_content (fixture, &digests[i], text);
    }
}

static void
test_batch_dropped (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketVaultBatch) batch = docket_vault_batch_new (fixture->vault);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("dropped", 7);
  DocketDigest digest;

  g_assert_true (docket_vault_batch_add_bytes (batch, bytes, &digest, NULL));
  g_clear_pointer (&batch, docket_vault_batch_free);
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
  g_assert_false (docket_vault_contains (fixture->vault, &digest));
}

static gpointer
stage_in_thread (gpointer data)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *text = g_strdup_printf ("file %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      g_assert_true (docket_vault_batch_stage_bytes (data, bytes, NULL, NULL));
    }
  return NULL;
}

/* Threads may stage the same; of what is staged, what is kept is stored, and the rest is gone */
static void
test_batch_staged (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (DocketVaultBatch) batch = docket_vault_batch_new (fixture->vault);
  g_autoptr (GError) error = NULL;
  DocketDigest kept, unkept;
  GThread     *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("stage", stage_in_thread, batch);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 40);
  docket_digest_of_data ((const guint8 *) "file 7", 6, &kept);
  docket_digest_of_data ((const guint8 *) "file 8", 6, &unkept);
  docket_vault_batch_keep (batch, &kept);
  g_assert_true (docket_vault_batch_commit (batch, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (vault_fixture_count_temporaries (fixture), ==, 0);
  vault_fixture_assert_content (fixture, &kept, "file 7");
  g_assert_false (docket_vault_contains (fixture->vault, &unkept));
}

static void
test_sweep (VaultFixture *fixture, gconstpointer data)
{
  g_autofree char *temporary = g_build_filename (fixture->dir, "vault", ".tmp-Ab12Cd", NULL);
  g_autofree char *foreign = g_build_filename (fixture->dir, "vault", "README", NULL);
  g_autoptr (GError) error = NULL;
  DocketDigest kept, orphan;
  guint        removed = 0;

  vault_fixture_add (fixture, "kept", &kept);
  vault_fixture_add (fixture, "orphan", &orphan);
  g_assert_true (g_file_set_contents (temporary, "half", 4, NULL));
  g_assert_true (g_file_set_contents (foreign, "mine", 4, NULL));
  g_assert_true (docket_vault_sweep (fixture->vault, is_kept_cb, &kept, &removed, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (removed, ==, 2);
  g_assert_false (g_file_test (temporary, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_false (docket_vault_contains (fixture->vault, &orphan));
  vault_fixture_assert_content (fixture, &kept, "kept");
}

/* The second file cannot be told about */
static gboolean
doubt_second_cb (const DocketDigest *digest, gboolean *known, gpointer user_data, GError **error)
{
  guint *asked = user_data;

  *known = FALSE;
  if (++*asked < 2)
    return TRUE;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT, "no answer");
  return FALSE;
}

static void
test_sweep_in_doubt (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DocketDigest one, two;
  guint        asked = 0;

  vault_fixture_add (fixture, "one", &one);
  vault_fixture_add (fixture, "two", &two);
  g_assert_false (docket_vault_sweep (fixture->vault, doubt_second_cb, &asked, NULL, &error));
  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT);
  vault_fixture_assert_content (fixture, &one, "one");
  vault_fixture_assert_content (fixture, &two, "two");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (VaultFixture *, gconstpointer);
  } tests[] = {
    { "/vault/vault-sweep/directory-gone", test_directory_gone },
    { "/vault/vault-sweep/batch", test_batch },
    { "/vault/vault-sweep/batch-dropped", test_batch_dropped },
    { "/vault/vault-sweep/batch-staged", test_batch_staged },
    { "/vault/vault-sweep/sweep", test_sweep },
    { "/vault/vault-sweep/sweep-in-doubt", test_sweep_in_doubt },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, VaultFixture, NULL, vault_fixture_set_up, tests[i].func,
                vault_fixture_tear_down);
  return g_test_run ();
}
