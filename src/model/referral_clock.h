/* referral_clock.h - how long each step of a referral or a consultation may take: limits by
 * urgency, reminded of at half, escalated at the whole and at twice of it. A moment is computed
 * from stored moments and now; nothing here waits. Pure. */
#ifndef XL_MODEL_REFERRAL_CLOCK_H
#define XL_MODEL_REFERRAL_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

enum referral_priority {
    REFERRAL_ROUTINE,
    REFERRAL_URGENT,
    REFERRAL_GREEN, /* green channel: stat */
    REFERRAL_PRIORITY_N
};
extern const char *const referral_priority_names[REFERRAL_PRIORITY_N + 1];

enum referral_clock_kind {
    CLOCK_NONE,
    CLOCK_ACK,         /* until it is received */
    CLOCK_DECISION,    /* until it is accepted or turned; rests while information is awaited */
    CLOCK_INFORMATION, /* until the question is answered */
    CLOCK_OFFER,       /* until a place is given */
    CLOCK_VISIT,       /* until the visit */
    CLOCK_NO_SHOW,     /* until somebody decides what becomes of it */
    CLOCK_LETTER,      /* from discharge to the letter */
    CLOCK_REPLY,       /* until the letter is acknowledged */
    CLOCK_TAKE,        /* down: until the township takes the patient */
    CLOCK_FOLLOW_UP,   /* down: from taking to the first follow-up */
    CLOCK_REPLIED,     /* consultation: until the invitation is answered */
    CLOCK_OPINION,     /* consultation: from the acceptance to the signed opinion */
    CLOCK_READ_ECG,    /* a reading: from the whole study to the first report */
    CLOCK_READ_XRAY,
    CLOCK_READ_CT, /* and MR */
    CLOCK_READ_HEAD,
    CLOCK_CRITICAL, /* until a critical value was heard */
    CLOCK_N
};
extern const char *const referral_clock_names[CLOCK_N + 1]; /* "none", "ack" ... */

struct referral_limits {
    int32_t minutes[CLOCK_N][REFERRAL_PRIORITY_N]; /* 0: no limit */
};
/* Of an agreement that says nothing else. */
extern const struct referral_limits referral_limits_usual;
#define REFERRAL_MINUTES_MOST (60 * 24 * 60)

struct referral_clock {
    enum referral_clock_kind kind;
    int64_t start_ms; /* COUNT_UNKNOWN without one */
    int64_t due_ms;   /* COUNT_UNKNOWN: no limit */
    int64_t spent_ms; /* of a decision that rests */
};

/* The moment at which a clock that starts then is over; COUNT_UNKNOWN where there is no limit. A
 * day or more for a routine decision counts working days: what would end on a Saturday or Sunday
 * in China ends at the same time on Monday. A routine CT or MR is read in working hours: 08:00 to
 * 18:00, Monday to Friday. */
int64_t referral_due(const struct referral_limits *limits, enum referral_clock_kind kind,
                     enum referral_priority priority, int64_t start_ms);

enum referral_alarm {
    ALARM_NONE,
    ALARM_HALF,  /* remind the owner */
    ALARM_WHOLE, /* the duty chief */
    ALARM_TWICE, /* the health bureau */
    REFERRAL_ALARM_N
};
extern const char *const referral_alarm_names[REFERRAL_ALARM_N + 1];

enum referral_alarm referral_alarm(const struct referral_clock *c, int64_t now_ms);

#endif
