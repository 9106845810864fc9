/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vaults for tests, on real directories. */
#include "vault-fixture.h"

#include "docket-test-tree.h"

#include <glib/gstdio.h>

#include <string.h>

void
vault_fixture_set_up (VaultFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("docket-vault-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->vault = docket_vault_open (fixture->dir, &error);
  g_assert_no_error (error);
}

void
vault_fixture_tear_down (VaultFixture *fixture, gconstpointer data)
{
  docket_vault_free (fixture->vault);
  docket_test_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

char *
vault_fixture_build_path (VaultFixture *fixture, const DocketDigest *digest)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  return g_strdup_printf ("%s/vault/%.2s/%s", fixture->dir, hex, hex + 2);
}

void
vault_fixture_add (VaultFixture *fixture, const char *text, DocketDigest *digest)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (docket_vault_add_bytes (fixture->vault, bytes, digest, &error));
  g_assert_no_error (error);
}

void
vault_fixture_assert_content (VaultFixture *fixture, const DocketDigest *digest, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = docket_vault_dup_bytes (fixture->vault, digest, &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (content, NULL), g_bytes_get_size (content), text,
                   strlen (text));
}

guint
vault_fixture_count_temporaries (VaultFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "vault", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint       count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_prefix (name, ".tmp-");
  return count;
}
