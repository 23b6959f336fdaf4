/* referral_clock.c - see referral_clock.h. */
#include "model/referral_clock.h"

#include <assert.h>
#include <stddef.h>

#include "model/unknown.h"

const char *const referral_priority_names[REFERRAL_PRIORITY_N + 1] = {"routine", "urgent", "green",
                                                                      NULL};
const char *const referral_clock_names[CLOCK_N + 1] = {
    "none",      "ack",     "decision",  "information", "offer",  "visit",   "no_show",
    "letter",    "reply",   "take",      "follow_up",   "answer", "opinion", "read_ecg",
    "read_xray", "read_ct", "read_head", "critical",    NULL};
const char *const referral_alarm_names[REFERRAL_ALARM_N + 1] = {"none", "half", "whole", "twice",
                                                                NULL};

enum { HOUR = 60, DAY = 24 * HOUR, MINUTE_MS = 60000, CHINA_MS = 8 * 3600000, DAY_MS = 86400000 };

const struct referral_limits referral_limits_usual = {
    .minutes = {
        /* routine urgent green */
        [CLOCK_ACK] = {4 * HOUR, 30, 5},
        [CLOCK_DECISION] = {DAY, 2 * HOUR, 10},
        [CLOCK_INFORMATION] = {DAY, 2 * HOUR, 10},
        [CLOCK_OFFER] = {7 * DAY, DAY, 5},
        [CLOCK_NO_SHOW] = {7 * DAY, 7 * DAY, 7 * DAY},
        [CLOCK_LETTER] = {DAY, DAY, DAY},
        [CLOCK_REPLY] = {DAY, DAY, DAY},
        [CLOCK_TAKE] = {DAY, DAY, DAY},
        [CLOCK_FOLLOW_UP] = {7 * DAY, 3 * DAY, 3 * DAY},
        [CLOCK_REPLIED] = {DAY, HOUR, 10},
        [CLOCK_OPINION] = {2 * DAY, 4 * HOUR, 30},
        [CLOCK_READ_ECG] = {30, 30, 10},
        [CLOCK_READ_XRAY] = {2 * HOUR, 2 * HOUR, 30},
        [CLOCK_READ_CT] = {4 * HOUR, 4 * HOUR, HOUR},
        [CLOCK_READ_HEAD] = {4 * HOUR, 4 * HOUR, 30},
        [CLOCK_CRITICAL] = {10, 10, 10},
    }};

/* 1970-01-01 was a Thursday; 0 is Monday. */
static int weekday_of(int64_t ms)
{
    return (int)(((ms + CHINA_MS) / DAY_MS + 3) % 7);
}

/* Goes on through working hours alone. */
static int64_t working_due(int64_t at, int64_t left)
{
    enum { OPEN_MS = 8 * 3600000, SHUT_MS = 18 * 3600000 };

    while (left > 0) {
        int64_t of_day = (at + CHINA_MS) % DAY_MS, midnight = at - of_day, part;

        if (weekday_of(at) >= 5 || of_day >= SHUT_MS) {
            at = midnight + DAY_MS;
            continue;
        }
        if (of_day < OPEN_MS) {
            at = midnight + OPEN_MS;
            of_day = OPEN_MS;
        }
        part = left < SHUT_MS - of_day ? left : SHUT_MS - of_day;
        at += part;
        left -= part;
    }
    return at;
}

int64_t referral_due(const struct referral_limits *limits, enum referral_clock_kind kind,
                     enum referral_priority priority, int64_t start_ms)
{
    int32_t minutes = limits->minutes[kind][priority];
    int64_t due = start_ms + (int64_t)minutes * MINUTE_MS;

    assert(kind < CLOCK_N && priority < REFERRAL_PRIORITY_N);
    if (minutes == 0)
        return COUNT_UNKNOWN;
    if ((kind == CLOCK_READ_CT || kind == CLOCK_READ_HEAD) && priority == REFERRAL_ROUTINE)
        return working_due(start_ms, (int64_t)minutes * MINUTE_MS);
    if (kind == CLOCK_DECISION && priority == REFERRAL_ROUTINE && minutes >= DAY) {
        while (weekday_of(due) >= 5)
            due += DAY_MS;
    }
    return due;
}

enum referral_alarm referral_alarm(const struct referral_clock *c, int64_t now_ms)
{
    int64_t gone, whole;

    if (c->kind == CLOCK_NONE || c->start_ms == COUNT_UNKNOWN || c->due_ms == COUNT_UNKNOWN)
        return ALARM_NONE;
    gone = now_ms - c->start_ms;
    whole = c->due_ms - c->start_ms;
    if (gone >= 2 * whole)
        return ALARM_TWICE;
    if (gone >= whole)
        return ALARM_WHOLE;
    return 2 * gone >= whole ? ALARM_HALF : ALARM_NONE;
}
