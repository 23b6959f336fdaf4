/* appraisal.h - a year's work under a programme's rules: its states, who is appraised, and what an
 * indicator makes of counted lines. Pure; the points and the money are engine/score's.
 *
 * The cascade: an expert is appraised by the own lines, by those of the apprentices, of the
 * disciplines and of the hospitals, each as the mean of them; and each of those gets a rating of
 * the same lines. A hospital's leader has the mean of its experts.
 *
 * Missing is not zero: where a hospital has told no line of a noun in the period, nobody knows what
 * was done there; where it has, and none is this person's, that is a 0. */
#ifndef XL_MODEL_APPRAISAL_H
#define XL_MODEL_APPRAISAL_H

#include "base/arena.h"
#include "model/programme.h"

enum appraisal_state {
    APPRAISAL_DRAFT,
    APPRAISAL_FROZEN, /* rules and bases hold */
    APPRAISAL_SETTLED,
    APPRAISAL_CANCELLED,
    APPRAISAL_STATE_N
};
extern const char *const appraisal_state_names[APPRAISAL_STATE_N + 1];

/* ERR_STATE names the state, the wish and what is allowed. */
MUST_CHECK bool appraisal_move(enum appraisal_state *state, enum appraisal_state to, struct err *e);

enum appraisal_run_kind {
    APPRAISAL_SIMULATION, /* of the year before, before the rules are used */
    APPRAISAL_SCORING,
    APPRAISAL_RUN_KIND_N
};
extern const char *const appraisal_run_kind_names[APPRAISAL_RUN_KIND_N + 1];

enum appeal_state { APPEAL_OPEN, APPEAL_UPHELD, APPEAL_REJECTED, APPEAL_STATE_N };
extern const char *const appeal_state_names[APPEAL_STATE_N + 1];

/* --- who --- */

/* One way in which an expert takes part, with one apprentice or none. */
struct appraisal_part {
    struct str kind; /* mentorship, studio, or the kind of a placement */
    struct str county, practitioner, organization, discipline, apprentice;
};

struct appraisal_subject {
    enum appraisal_link link;
    struct str key; /* code of a person or an organization; "organization|discipline" */
    struct str county;
    struct str practitioner, organization, discipline; /* empty: none */
    struct str_list kinds;                             /* of an expert */
    struct str_list keys[LINK_N];                      /* whose lines count, by link */
};
struct appraisal_subjects {
    struct appraisal_subject *items; /* by link, then by key */
    size_t n;
};
/* Everybody whom the parts tell of, once; the order of parts does not matter, but the county and
 * the organization of a person are those of his first part by code. O(n log n). */
void appraisal_subjects_make(const struct appraisal_part *parts, size_t n, struct arena *a,
                             struct appraisal_subjects *subjects);

/* --- how much --- */

/* So many lines of a key; by month where the indicator asks for months. */
struct appraisal_tally {
    struct str key;
    int32_t month; /* DAY_NONE: all of the period */
    int64_t n;
};
struct appraisal_source {
    const struct profile_ward *wards; /* by organization; of an indicator from records alone */
    size_t ward_n;
    int32_t from_month, to_month;    /* the window, inclusive; at most APPRAISAL_MONTHS_MOST */
    struct appraisal_tally *tallies; /* appraisal_source_sort */
    size_t tally_n;
    int32_t first_month;  /* by appraisal_source_sort */
    struct str_list told; /* organizations that told any line of the noun, sorted */
    bool whole; /* keys of a discipline are those of its organization: the noun has none */
};
void appraisal_source_sort(struct appraisal_source *source);

/* The actual value in 1e-9: the mean over the subject's keys of this link of what each has, or of
 * the months that have `monthly`. COUNT_UNKNOWN where it is missing. */
int64_t appraisal_actual(const struct indicator *in, const struct appraisal_source *source,
                         const struct appraisal_subject *s);

/* The sum over the keys of a link, for a share. */
int64_t appraisal_sum(const struct appraisal_source *source, enum appraisal_link link,
                      const struct appraisal_subject *s);

/* The target in 1e-9: of the first row of the table that holds, else the indicator's. */
int64_t appraisal_target(const struct indicator *in, const struct str_list *kinds,
                         int32_t until_day);

/* The grade of a score in 1e-18, empty where the file knows none or it is below them all. */
struct str appraisal_grade(const struct appraisal *a, int64_t score);

/* That every indicator says what it counts: else ERR_INPUT names the one that does not. */
MUST_CHECK bool appraisal_counted(const struct appraisal *a, struct err *e);

#endif
