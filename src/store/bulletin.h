/* bulletin.h - programme files that were taken, and reports with their frozen numbers. */
#ifndef XL_STORE_BULLETIN_H
#define XL_STORE_BULLETIN_H

#include "model/bulletin.h"
#include "model/programme.h"
#include "store/store.h"

struct programme_row {
    struct str id;
    int32_t version;
    struct str name, place, seal;
    struct str file; /* empty in a list */
    int64_t made_ms;
};

/* Adds an edition. ERR_INPUT where this one is there already. */
/* How long things may wait, of its newest edition; [LIMIT_N] days, 0: no limit. */
MUST_CHECK bool store_programme_limits(struct store *st, struct str id, const int32_t *days,
                                       struct err *e);
MUST_CHECK bool store_programme_add(struct store *st, const struct programme_row *p, struct err *e);

/* The newest edition, or `version` where that is above 0. ERR_MISSING. */
MUST_CHECK bool store_programme_get(struct store *st, struct str id, int32_t version,
                                    struct arena *a, struct programme_row *p, struct err *e);

struct programme_rows {
    struct programme_row *items;
    size_t n;
};
/* The newest edition of each, by id; without their files. */
MUST_CHECK bool store_programme_list(struct store *st, struct arena *a, struct programme_rows *rows,
                                     struct err *e);

struct bulletin_row {
    struct id id;
    struct str programme;
    int32_t version;
    struct str programme_name; /* read only */
    struct str region;
    int32_t from_day, until_day, as_of_day;
    bool invented;
    struct str counts, seal;
    enum bulletin_state state;
    struct id maker, publisher;    /* accounts, or none */
    int64_t made_ms, published_ms; /* COUNT_UNKNOWN: not published */
};

MUST_CHECK bool store_bulletin_add(struct store *st, const struct bulletin_row *b, struct err *e);
MUST_CHECK bool store_bulletin_get(struct store *st, struct id id, struct arena *a,
                                   struct bulletin_row *b, struct err *e); /* ERR_MISSING */
/* Writes state, publisher and instant of one that is in the state `was`. ERR_STATE where it is not.
 */
MUST_CHECK bool store_bulletin_move(struct store *st, const struct bulletin_row *b,
                                    enum bulletin_state was, struct err *e);

struct bulletin_rows {
    struct bulletin_row *items;
    size_t n;
    struct store_more more;
};
/* Newest first; `programme` empty: all. */
MUST_CHECK bool store_bulletin_list(struct store *st, struct str programme,
                                    const struct store_page *page, struct arena *a,
                                    struct bulletin_rows *rows, struct err *e);

#endif
