/* reading.h - readings with their steps and the versions of their reports. */
#ifndef XL_STORE_READING_H
#define XL_STORE_READING_H

#include "model/reading.h"
#include "store/store.h"

MUST_CHECK bool store_reading_add(struct store *st, const struct reading *r, struct err *e);
MUST_CHECK bool store_reading_get(struct store *st, struct id id, struct arena *a,
                                  struct reading *r, struct err *e); /* ERR_MISSING */
/* One version up with what a move changes, where it is at `version` still. */
MUST_CHECK bool store_reading_put(struct store *st, const struct reading *r, int64_t version,
                                  bool *done, struct err *e);

/* By accession number, or by Study Instance UID; `*found` is false where there is none. */
MUST_CHECK bool store_reading_of_accession(struct store *st, struct str code, struct arena *a,
                                           struct reading *r, bool *found, struct err *e);
MUST_CHECK bool store_reading_of_study(struct store *st, struct str uid, struct arena *a,
                                       struct reading *r, bool *found, struct err *e);

struct reading_rows {
    struct reading *items;
    size_t n;
    struct store_more more;
};
struct reading_filter { /* empty: any */
    struct str state, kind, centre;
    bool now;  /* that are not over, or whose critical value was not heard */
    bool mine; /* held by `reader` */
    struct id reader;
};
/* The newest first. */
MUST_CHECK bool store_reading_list(struct store *st, const struct reading_filter *filter,
                                   const struct store_page *page, struct arena *a,
                                   struct reading_rows *rows, struct err *e);

/* The newest of the same patient and kind whose report was signed since then; `*found` is false
 * where there is none. */
MUST_CHECK bool store_reading_before(struct store *st, const struct reading *r, int64_t since_ms,
                                     struct arena *a, struct str *code, bool *found, struct err *e);

struct reading_study_filter { /* empty texts: any */
    struct str organization;  /* code: one of the two sides */
    struct str uid, accession, modality;
    struct id patient;         /* zeros: any */
    int64_t from_ms, until_ms; /* when it came; COUNT_UNKNOWN: no end */
    int32_t limit, offset;
};
/* Those whose study came, the newest order first; no total. */
MUST_CHECK bool store_reading_studies(struct store *st, const struct reading_study_filter *filter,
                                      struct arena *a, struct reading_rows *rows, struct err *e);

struct reading_open { /* an order that waits for its study */
    struct id id;
    struct str code, organization;
    int64_t version;
};
struct reading_opens {
    struct reading_open *items;
    size_t n;
};
/* The newest `most` of all organizations. */
MUST_CHECK bool store_reading_open(struct store *st, int32_t most, struct arena *a,
                                   struct reading_opens *opens, struct err *e);

struct reading_key {
    struct str county, code;
};
struct reading_step_line {
    int64_t seq;
    enum reading_move move;
    enum reading_state was, state;
    struct str party;
    enum referral_cause cause;
    struct str note;
    enum referral_clock_kind clock; /* that ended with it */
    int64_t due_ms;
    struct id made_by;
    int64_t made_ms;
};
struct reading_report {
    int64_t seq;
    enum reading_state state;
    struct str findings, conclusion, signer;
    struct id made_by;
    int64_t made_ms;
};
struct reading_lines {
    struct reading_step_line *steps;
    struct reading_report *reports;
    size_t step_n, report_n;
};
MUST_CHECK bool store_reading_lines(struct store *st, const struct reading *r, struct arena *a,
                                    struct reading_lines *lines, struct err *e);
MUST_CHECK bool store_reading_step_add(struct store *st, const struct reading_key *k,
                                       const struct reading_step_line *s, struct err *e);
MUST_CHECK bool store_reading_report_add(struct store *st, const struct reading_key *k,
                                         const struct reading_report *report, struct err *e);

#endif
