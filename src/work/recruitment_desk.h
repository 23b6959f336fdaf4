/* recruitment_desk.h - rounds of recruiting: which vacancies they fill, visits to universities, and
 * candidates from the application to the signature. */
#ifndef XL_WORK_RECRUITMENT_DESK_H
#define XL_WORK_RECRUITMENT_DESK_H

#include "model/edit.h"
#include "store/recruitment.h"
#include "store/vacancy.h"

struct recruitment_new {
    int32_t year;
    struct str name;
    enum recruitment_kind kind;
    int32_t from_day, until_day;
    int64_t now_ms;
};
/* A round of the officer's place (of the store's region where he has none), planned. ERR_INPUT with
 * the member: it ends before it begins. */
MUST_CHECK bool work_recruitment_add(struct store *st, const struct subject *by,
                                     const struct recruitment_new *n, struct id *id,
                                     struct edit_refused *refused, struct err *e);
struct recruitment_wish {
    struct id id;
    enum recruitment_state state;
    int64_t now_ms;
};
MUST_CHECK bool work_recruitment_move(struct store *st, const struct subject *by,
                                      const struct recruitment_wish *w,
                                      struct edit_refused *refused, struct err *e);
/* An accepted vacancy within the officer's reach is filled by this round. ERR_STATE where it is not
 * accepted, or another round's already; ERR_INPUT where there is no such one. */
struct recruitment_post {
    struct id id;
    struct id vacancy;
    int64_t now_ms;
};
MUST_CHECK bool work_recruitment_take(struct store *st, const struct subject *by,
                                      const struct recruitment_post *n,
                                      struct edit_refused *refused, struct err *e);
struct campus_visit_new {
    struct id id; /* of the round */
    int32_t day;
    struct str school, note;
    int64_t met;
    int64_t now_ms;
};
/* Of a round at universities that runs. */
MUST_CHECK bool work_campus_visit_add(struct store *st, const struct subject *by,
                                      const struct campus_visit_new *n,
                                      struct edit_refused *refused, struct err *e);

struct recruitment_view {
    struct recruitment recruitment;
    struct campus_visits visits;
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_recruitment_see(struct store *st, const struct subject *by, struct id id,
                                     struct arena *a, struct recruitment_view *v, struct err *e);
MUST_CHECK bool work_recruitment_list(struct store *st, const struct store_page *page,
                                      struct arena *a, struct recruitment_rows *rows,
                                      struct err *e);

struct candidate_new {
    struct id vacancy;
    struct str name, school;
    int32_t title_rank; /* 0: none */
    int32_t day;
    int64_t now_ms;
};
/* For a vacancy of a round that runs, by the hospital or the authority. ERR_INPUT with the member:
 * a title below the one that is wanted, a day outside the round. */
MUST_CHECK bool work_candidate_add(struct store *st, const struct subject *by,
                                   const struct candidate_new *n, struct id *id,
                                   struct edit_refused *refused, struct err *e);
struct candidate_wish {
    struct id vacancy, id; /* the address has both */
    enum candidate_state state;
    int32_t day; /* DAY_NONE: today */
    struct str practitioner, note;
    int64_t now_ms;
};
/* ERR_STATE where every post is taken; ERR_INPUT where nobody has the code. */
MUST_CHECK bool work_candidate_move(struct store *st, const struct subject *by,
                                    const struct candidate_wish *w, struct edit_refused *refused,
                                    struct err *e);
MUST_CHECK bool work_candidate_list(struct store *st, const struct candidate_filter *f,
                                    const struct store_page *page, struct arena *a,
                                    struct candidate_rows *rows, struct err *e);

#endif
