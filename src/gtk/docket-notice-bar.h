/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_NOTICE_BAR (docket_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (DocketNoticeBar, docket_notice_bar, DOCKET, NOTICE_BAR, AdwBin)

/**
 * DocketNoticeBar:
 *
 * One slim bar under the header for what whoever works on the desk should know. Of several notices
 * it shows the gravest. Main thread.
 */

/* Gravest first */
typedef enum
{
  DOCKET_NOTICE_LOCKED,    /* another program holds the desk */
  DOCKET_NOTICE_WARNING,   /* the desk may come to harm */
  DOCKET_NOTICE_SIMULATED, /* the date is another than the real one */
  DOCKET_N_NOTICES,
} DocketNoticeKind;

/**
 * DocketNotice:
 *
 * @button: label; NULL: no button
 * @action: of the button; NULL: it takes the notice away
 */
typedef struct
{
  const char *sentence;
  const char *button;
  const char *action;
} DocketNotice;

/* Copies @notice; NULL takes the notice of that kind away */
void docket_notice_bar_put (DocketNoticeBar    *bar,
                            DocketNoticeKind    kind,
                            const DocketNotice *notice);

/* What it says; NULL: nothing */
const char *docket_notice_bar_get_sentence (DocketNoticeBar *bar);

G_END_DECLS
