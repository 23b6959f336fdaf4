/* teaching.h - rounds, lectures and their kin as the workflow keeps them, who was there, and the
 * files beside them. The same rows are lines of the noun. */
#ifndef XL_STORE_TEACHING_H
#define XL_STORE_TEACHING_H

#include "model/teaching.h"
#include "store/store.h"

MUST_CHECK bool store_teaching_add(struct store *st, const struct teaching *t, struct err *e);
MUST_CHECK bool store_teaching_find(struct store *st, struct id id, struct arena *a,
                                    struct teaching *t, bool *found, struct err *e);
/* The one whose code is out with this hash. */
MUST_CHECK bool store_teaching_coded(struct store *st, struct str code_hash, struct arena *a,
                                     struct teaching *t, bool *found, struct err *e);
/* One version up with state, people, reason and code, where it is at `version` still. */
MUST_CHECK bool store_teaching_put(struct store *st, const struct teaching *t, int64_t version,
                                   bool *done, struct err *e);

struct teaching_rows {
    struct teaching *items;
    size_t n;
    struct store_more more;
};
struct teaching_filter { /* empty: any */
    struct str kind, state, organization, practitioner, school;
};
/* The latest day first. */
MUST_CHECK bool store_teaching_list(struct store *st, const struct teaching_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct teaching_rows *rows, struct err *e);

/* The programme in which the person teaches: of the newest pair, posting or clinic, else the only
 * one there is, else empty. */
MUST_CHECK bool store_teaching_programme(struct store *st, struct str practitioner, struct arena *a,
                                         struct str *programme, struct err *e);

/* --- who was there --- */

struct attendance {
    struct str practitioner; /* code */
    int64_t at_ms;
    bool by_code;
    struct id made_by;
    /* read only */
    struct str practitioner_name, organization_name;
};
struct attendances {
    struct attendance *items;
    size_t n;
};
/* `*done` is false where the person is there already. */
MUST_CHECK bool store_attendance_add(struct store *st, const struct teaching *t,
                                     const struct attendance *n, bool *done, struct err *e);
MUST_CHECK bool store_attendances(struct store *st, struct str teaching, struct arena *a,
                                  struct attendances *rows, struct err *e);
/* Whether the person is nobody strange there: the teacher, of the county or the hospital, an
 * apprentice of the teacher, or posted to the hospital. */
MUST_CHECK bool store_attendance_tied(struct store *st, const struct teaching *t,
                                      struct str practitioner, bool *tied, struct err *e);
/* Wrong codes that somebody typed since an instant; and one more. */
MUST_CHECK bool store_teaching_tries(struct store *st, struct str practitioner, int64_t since_ms,
                                     int64_t *n, struct err *e);
MUST_CHECK bool store_teaching_try(struct store *st, struct str practitioner, int64_t now_ms,
                                   struct err *e);

#endif
