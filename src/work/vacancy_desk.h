/* vacancy_desk.h - staff that hospitals lack: asked for on evidence, judged by the authority,
 * consolidated, and held against who signed. */
#ifndef XL_WORK_VACANCY_DESK_H
#define XL_WORK_VACANCY_DESK_H

#include "model/edit.h"
#include "store/vacancy.h"

struct vacancy_new {
    struct id id;            /* of one that is changed */
    int64_t version;         /* as it was read, of one that is changed */
    struct str organization; /* of a new one: a code */
    int32_t year;            /* of a new one */
    struct str discipline;
    int32_t min_title_rank; /* 0: any */
    int64_t posts;
    bool gap;                     /* the gap of the county in the discipline is the evidence */
    double wisn_need, wisn_staff; /* NUMBER_UNKNOWN: not told */
    struct str why;
    int64_t now_ms;
};
/* A draft. The figures of the gap are kept as they are now. ERR_INPUT with the member: no such
 * organization, no gap of its county in the discipline. ERR_RIGHT outside the post's reach. */
MUST_CHECK bool work_vacancy_add(struct store *st, const struct subject *by,
                                 const struct vacancy_new *n, struct id *id,
                                 struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_vacancy_edit(struct store *st, const struct subject *by,
                                  const struct vacancy_new *n, struct edit_refused *refused,
                                  struct err *e);

struct vacancy_wish {
    struct id id;
    int64_t version; /* not above 0: whatever it is */
    enum vacancy_move move;
    enum vacancy_verdict verdict;
    int64_t posts; /* COUNT_UNKNOWN: as asked for */
    struct str why;
    int64_t now_ms;
};
/* By the hospital. */
MUST_CHECK bool work_vacancy_move(struct store *st, const struct subject *by,
                                  const struct vacancy_wish *w, struct edit_refused *refused,
                                  struct err *e);
/* By the authority. */
MUST_CHECK bool work_vacancy_judge(struct store *st, const struct subject *by,
                                   const struct vacancy_wish *w, struct edit_refused *refused,
                                   struct err *e);

struct vacancy_view {
    struct vacancy vacancy;
    struct vacancy_steps steps;
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_vacancy_see(struct store *st, const struct subject *by, struct id id,
                                 struct arena *a, struct vacancy_view *v, struct err *e);
MUST_CHECK bool work_vacancy_list(struct store *st, const struct vacancy_filter *f,
                                  const struct store_page *page, struct arena *a,
                                  struct vacancy_rows *rows, struct err *e);
MUST_CHECK bool work_vacancy_sums(struct store *st, int32_t year, const struct store_reach *reach,
                                  struct arena *a, struct vacancy_sums *sums, struct err *e);

#endif
