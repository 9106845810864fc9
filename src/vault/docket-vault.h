/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-digest.h"

G_BEGIN_DECLS

/**
 * DocketVault:
 *
 * Evidence files by SHA-256 under DIR/vault/ab/cdef..., written once, readable by their owner
 * alone. Knows nothing of cases: who names a file, and whether a row does, is the caller's
 * business. The handle does not change after docket_vault_open(), so any thread may use it.
 *
 * A file stands under its digest only once its bytes are on disk: an entry without a row may exist
 * after a crash (docket_vault_sweep() removes it), a row without an entry cannot.
 */
typedef struct _DocketVault DocketVault;

/* @data: at most 64 KiB at a time; FALSE with @error set stops the reading */
typedef gboolean (*DocketVaultReadFunc) (const guint8 *data,
                                         gsize         length,
                                         gpointer      user_data,
                                         GError      **error);
/* @size in bytes; FALSE stops the walk, which then succeeds */
typedef gboolean (*DocketVaultForeachFunc) (const DocketDigest *digest,
                                            guint64             size,
                                            gpointer            user_data);
/* Sets @known to whether anything names @digest; FALSE with @error set when that cannot be told */
typedef gboolean (*DocketVaultKnownFunc) (const DocketDigest *digest,
                                          gboolean           *known,
                                          gpointer            user_data,
                                          GError            **error);

/* Opens the vault of the desk in directory @desk_dir, which must exist; the vault's own directory
 * is made when missing. DOCKET_ERROR_NOT_FOUND without @desk_dir, DOCKET_ERROR_IO */
DocketVault *docket_vault_open (const char *desk_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_vault_free (DocketVault *vault);

/* Stores @bytes and sets @digest (nullable). Durable on return; nothing is left behind on failure.
 * DOCKET_ERROR_IO */
gboolean docket_vault_add_bytes (DocketVault  *vault,
                                 GBytes       *bytes,
                                 DocketDigest *digest,
                                 GError      **error);

/* Stores a copy of the regular file @path, hashed while it is copied, in constant memory. A
 * symbolic link is refused. @digest and @size (bytes) may be NULL. DOCKET_ERROR_NOT_FOUND,
 * DOCKET_ERROR_INVALID when it is no regular file, DOCKET_ERROR_IO */
gboolean docket_vault_add_file (DocketVault  *vault,
                                const char   *path,
                                DocketDigest *digest,
                                guint64      *size,
                                GError      **error);

/* Whether a file stands under @digest; its content is not looked at */
gboolean docket_vault_contains (DocketVault *vault, const DocketDigest *digest);

/* Hands the content to @func (nullable: only verify) in pieces, and hashes it on the way: what
 * @func took may be used only after TRUE. DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_CORRUPT when the
 * content is not @digest's, DOCKET_ERROR_IO */
gboolean docket_vault_read (DocketVault        *vault,
                            const DocketDigest *digest,
                            DocketVaultReadFunc func,
                            gpointer            user_data,
                            GError            **error);

/* The whole content, verified; errors as docket_vault_read() */
GBytes *docket_vault_dup_bytes (DocketVault        *vault,
                                const DocketDigest *digest,
                                GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Calls @func for every file, by directory, in no order within it. DOCKET_ERROR_IO */
gboolean docket_vault_foreach (DocketVault           *vault,
                               DocketVaultForeachFunc func,
                               gpointer               user_data,
                               GError               **error);

/* Removes temporaries and every file that @is_known denies; names that are not the vault's own are
 * left alone. Only while nothing is being added (the desk's lock is held and no act runs).
 * @removed (nullable): number of files. DOCKET_ERROR_IO; where @is_known fails, its error, and no
 * evidence is removed */
gboolean docket_vault_sweep (DocketVault         *vault,
                             DocketVaultKnownFunc is_known,
                             gpointer             user_data,
                             guint               *removed,
                             GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketVault, docket_vault_free)

G_END_DECLS
