/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Removes a directory of a test with all that is in it; links are not followed */
void docket_test_tree_remove (const char *path);

G_END_DECLS
