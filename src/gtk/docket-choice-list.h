/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the choices of @row, of GtkStringObject, whole in its list: over several lines where they
 * are long, where the toolkit's own list cuts them after twenty letters. Main thread. */
void docket_choice_list_wrap (AdwComboRow *row);

G_END_DECLS
