/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writer and the reader of a report must agree on. Internal to the library. */
#pragma once

#define DOCKET_REPORT_NAMESPACE "urn:docket:report:1"

/* Bytes of one text or attribute value. libxml2 alone refuses a text node from 10,000,000 bytes on;
 * other readers of a report use it too */
#define DOCKET_REPORT_MAX_TEXT 8000000
