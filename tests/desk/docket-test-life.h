/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* clang-format off */
/*
 * Whole lives of cases, acted through the desk, each on a desk of its own where the shipped rule set
 * of one system is in force. They are told in tests/data/desk/SYSTEM-lives.txt (lower case):
 *
 *   realised RULE...           rules of which some line must show that they are kept (+RULE) and some
 *                              line that they refuse (refuse ... -> RULE)
 *   shown RULE...              rules that only bring something about (+RULE)
 *   stated RULE...             rules that are only there to be read
 *   life NAME
 *   setting KEY=VALUE          of the life: a parameter of the rule set
 *   force FROM TO PARTIES      the set is in force so for that kind of party; without: for all, from 2022
 *   DATE new SYSTEM/KIND INPUTS -> N STATE      N: 1 is SYSTEM-0001 of the life's first year, else YEAR/N
 *   DATE ACTOR N ACTION INPUTS -> STATE         INPUTS as in docket_test_desk_act()
 *   DATE refuse N ACTION INPUTS -> RULE...      each of them, RULE@DATE with its date, RULE@N with the
 *                                               case in the way; engine: what the engine itself asks;
 *                                               -RULE: no reason, but it is RULE that is not realised
 *   DATE refuse new SYSTEM/KIND INPUTS -> RULE...
 *   DATE ruled N OUTCOME[/GROUND] ARTICLE       drafted by li and signed by as many as it takes
 *   DATE again N OUTCOME[/GROUND] ARTICLE       the same in place of one in force that no act has used
 *   DATE file N                                 a piece of evidence, E1, E2, ...
 *   DATE show N -> STATE
 *   DATE due N RULE -> OPENS..DUE               "-": none of the two; none: no such deadline
 *   DATE fact N FACT -> VALUE                   none: not known
 *   DATE runs N MEASURE -> yes or no            in force then
 *   DATE posts N ACCOUNT -> SUM                 of what the case entered
 *   DATE letter N LETTER -> yes or no           due to be sent
 *
 * What follows STATE, in any order: +RULE (see above), ~RULE the act is warned of, !LETTER it sends.
 */
/* clang-format on */
void docket_test_lives_add (const char *system);

G_END_DECLS
