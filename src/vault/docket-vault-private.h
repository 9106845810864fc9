/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this library share; nobody else includes it. */
#pragma once

#include "core/docket-error.h"
#include "vault/docket-vault.h"

G_BEGIN_DECLS

#define DOCKET_VAULT_TEMPORARY_PREFIX ".tmp-"
#define DOCKET_VAULT_CHUNK (64 * 1024)

struct _DocketVault
{
  char *path;
  int   fd; /* of the directory @path */
};

/* A file being written; it is removed unless it was stored */
typedef struct
{
  char *path; /* NULL when nothing is to be removed */
  int   fd;   /* -1 when closed */
} DocketVaultTemporary;

void docket_vault_set_io_error (GError **error, const char *what, const char *path);

/* DIR/vault/ab/cdef... */
char *docket_vault_build_path (DocketVault        *vault,
                               const DocketDigest *digest) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a file of @size bytes stands under @digest. Another size can only be damage, which
 * writing the file again repairs */
gboolean docket_vault_has_size (DocketVault *vault, const DocketDigest *digest, guint64 size);

gboolean docket_vault_sync_directory (const char *path, GError **error);

/* Makes the name of a file durable, and of its directory: another thread may have made either and
 * not synced it yet */
gboolean docket_vault_sync_entry (DocketVault *vault, const DocketDigest *digest, GError **error);

gboolean docket_vault_temporary_open (DocketVault          *vault,
                                      DocketVaultTemporary *temporary,
                                      GError              **error);
gboolean docket_vault_temporary_write (DocketVaultTemporary *temporary,
                                       const guint8         *data,
                                       gsize                 length,
                                       GError              **error);
gboolean docket_vault_temporary_sync (DocketVaultTemporary *temporary, GError **error);
/* Moves the synced file under @digest; its name is not durable yet */
gboolean docket_vault_temporary_rename (DocketVault          *vault,
                                        DocketVaultTemporary *temporary,
                                        const DocketDigest   *digest,
                                        GError              **error);
void     docket_vault_temporary_clear (DocketVaultTemporary *temporary);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DocketVaultTemporary, docket_vault_temporary_clear)

G_END_DECLS
