/* calendar.h - clinics as an iCalendar file (RFC 5545), by libical. */
#ifndef XL_PAPER_CALENDAR_H
#define XL_PAPER_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/out.h"
#include "base/str.h"

struct calendar_event {
    struct id id;
    int64_t version;            /* a program that shows it takes the largest */
    int64_t starts_ms, ends_ms; /* ends_ms 0: an hour later */
    int64_t made_ms;
    struct str title, place, about; /* about may be empty */
    bool cancelled;
};

/* The same bytes for the same events; lines are folded, CRLF. */
void paper_calendar(const char *name, const struct calendar_event *events, size_t n,
                    struct out *out);

#endif
