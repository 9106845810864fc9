/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "vault/docket-vault.h"

G_BEGIN_DECLS

/**
 * DocketVaultBatch:
 *
 * Many files stored with two syncs of the file system instead of two for each. They wait as
 * temporaries until docket_vault_batch_commit(), so that none stands under its digest before its
 * bytes are on disk. Staging is for any thread; the rest for one, once nobody stages any more. The
 * vault must outlive it.
 */
typedef struct _DocketVaultBatch DocketVaultBatch;

DocketVaultBatch *docket_vault_batch_new (DocketVault *vault) G_GNUC_WARN_UNUSED_RESULT;
/* Removes what was added and not committed */
void docket_vault_batch_free (DocketVaultBatch *batch);

/* Lays @bytes ready and sets @digest (nullable); what is not kept by then goes at the commit. Any
 * thread. DOCKET_ERROR_IO */
gboolean docket_vault_batch_stage_bytes (DocketVaultBatch *batch,
                                         GBytes           *bytes,
                                         DocketDigest     *digest,
                                         GError          **error);
/* Takes in what was staged with @digest, which may be named by nobody before the commit */
void docket_vault_batch_keep (DocketVaultBatch *batch, const DocketDigest *digest);

/* Stages and keeps. DOCKET_ERROR_IO */
gboolean docket_vault_batch_add_bytes (DocketVaultBatch *batch,
                                       GBytes           *bytes,
                                       DocketDigest     *digest,
                                       GError          **error);

/* Makes everything kept since the last commit durable under its digest; on failure some files may
 * be stored and the rest is dropped: stage all of them again. The batch may then be filled anew.
 * DOCKET_ERROR_IO */
gboolean docket_vault_batch_commit (DocketVaultBatch *batch, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketVaultBatch, docket_vault_batch_free)

G_END_DECLS
