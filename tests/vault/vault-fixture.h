/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/docket-vault.h"

/* A vault in a directory of its own */
typedef struct
{
  char        *dir;
  DocketVault *vault;
} VaultFixture;

void vault_fixture_set_up (VaultFixture *fixture, gconstpointer data);
void vault_fixture_tear_down (VaultFixture *fixture, gconstpointer data);

/* Where the file of @digest stands */
char *vault_fixture_build_path (VaultFixture *fixture, const DocketDigest *digest);
/* Adds @text as a file */
void  vault_fixture_add (VaultFixture *fixture, const char *text, DocketDigest *digest);
void  vault_fixture_assert_content (VaultFixture       *fixture,
                                    const DocketDigest *digest,
                                    const char         *text);
guint vault_fixture_count_temporaries (VaultFixture *fixture);
