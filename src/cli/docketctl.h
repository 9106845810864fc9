/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/docket-invocation.h"

G_BEGIN_DECLS

/* The commands, each in a file of its own, docket-cmd-NAME.c */
extern const DocketCommand docket_cmd_actor;
extern const DocketCommand docket_cmd_attach;
extern const DocketCommand docket_cmd_compute;
extern const DocketCommand docket_cmd_do;
extern const DocketCommand docket_cmd_import;
extern const DocketCommand docket_cmd_init;
extern const DocketCommand docket_cmd_backup;
extern const DocketCommand docket_cmd_inspect;
extern const DocketCommand docket_cmd_list;
extern const DocketCommand docket_cmd_new;
extern const DocketCommand docket_cmd_note;
extern const DocketCommand docket_cmd_party;
extern const DocketCommand docket_cmd_report;
extern const DocketCommand docket_cmd_rules;
extern const DocketCommand docket_cmd_search;
extern const DocketCommand docket_cmd_show;
extern const DocketCommand docket_cmd_verify;

G_END_DECLS
