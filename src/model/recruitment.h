/* recruitment.h - a round of recruiting, open to all or at universities, and who came of it. Pure.
 */
#ifndef XL_MODEL_RECRUITMENT_H
#define XL_MODEL_RECRUITMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

enum recruitment_kind { RECRUITMENT_OPEN, RECRUITMENT_CAMPUS, RECRUITMENT_KIND_N };
extern const char *const recruitment_kind_names[RECRUITMENT_KIND_N + 1];
enum recruitment_state {
    RECRUITMENT_PLANNED,
    RECRUITMENT_RUNNING,
    RECRUITMENT_CLOSED,
    RECRUITMENT_CANCELLED,
    RECRUITMENT_STATE_N
};
extern const char *const recruitment_state_names[RECRUITMENT_STATE_N + 1];

struct recruitment {
    struct id id;
    struct str county; /* place that recruits */
    int64_t version;
    int32_t year;
    struct str name;
    enum recruitment_kind kind;
    int32_t from_day, until_day;
    enum recruitment_state state;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    int64_t posts, candidate_n, offered_n, signed_n, visit_n;
};
struct object recruitment_object(const struct recruitment *r);

/* ERR_STATE with what may follow; of a round that ends also while an offer waits for its answer. */
MUST_CHECK bool recruitment_move(struct recruitment *r, enum recruitment_state to, struct err *e);
/* That vacancies may be put into it. ERR_STATE */
MUST_CHECK bool recruitment_open_check(const struct recruitment *r, struct err *e);
/* That it runs: candidates come and move then alone. ERR_STATE */
MUST_CHECK bool recruitment_running_check(const struct recruitment *r, struct err *e);

enum candidate_state {
    CANDIDATE_APPLIED,
    CANDIDATE_SHORTLISTED,
    CANDIDATE_OFFERED,
    CANDIDATE_SIGNED,
    CANDIDATE_DECLINED, /* by himself */
    CANDIDATE_REJECTED,
    CANDIDATE_STATE_N
};
extern const char *const candidate_state_names[CANDIDATE_STATE_N + 1];
const struct state_table *candidate_states(void);

struct candidate {
    struct str county; /* of the vacancy */
    struct id id;
    int64_t version;
    struct id vacancy, recruitment;
    struct str name, school;
    int32_t title_rank;
    enum candidate_state state;
    int32_t day;             /* on which it came to that */
    struct str practitioner; /* code of who he became, or NULL */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct str organization_name, discipline;
};
/* `signed_n` of `accepted` posts of the vacancy are taken. ERR_STATE with what may follow, and
 * where all posts are; ERR_INPUT with `*field` for a day that lies ahead or before the last one. */
struct candidate_step {
    enum candidate_state state;
    int32_t day;
    struct str practitioner; /* of a signature, may be empty */
    int64_t signed_n, accepted;
};
MUST_CHECK bool candidate_move(struct candidate *c, const struct candidate_step *s, int32_t today,
                               const char **field, struct err *e);

#endif
