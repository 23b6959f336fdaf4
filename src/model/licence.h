/* licence.h - what an organization or a person is licensed to do, from when to when. Pure. */
#ifndef XL_MODEL_LICENCE_H
#define XL_MODEL_LICENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum licence_kind {
    LICENCE_PRACTICE,      /* 执业许可, 执业证书 */
    LICENCE_QUALIFICATION, /* 资格证书 */
    LICENCE_TECHNOLOGY,    /* 技术备案 */
    LICENCE_OTHER,
    LICENCE_KIND_N
};
extern const char *const licence_kind_names[LICENCE_KIND_N + 1];

struct licence {
    struct id id;
    struct str county;      /* of the holder */
    struct id organization; /* the holder, or the home of the person */
    struct id practitioner; /* the holder; none: the organization is */
    enum licence_kind kind;
    struct str number;
    struct str covers; /* what it allows, as it says; empty where unknown */
    int32_t from_day;
    int32_t until_day; /* last day; DAY_NONE: open */
    struct id made_by; /* account or token; none: the command line */
    int64_t made_ms;
};

enum licence_standing { LICENCE_COMES, LICENCE_HOLDS, LICENCE_OVER };
extern const char *const licence_standing_names[];
enum licence_standing licence_standing(const struct licence *l, int32_t today);

/* Whether somebody practises a specialty on a day, by the licences that are kept of him. Where none
 * to practise is kept nothing is known, and it is FINE. Specialties are those of the scopes of
 * practice of 原卫生部 (卫医发〔2001〕169号): 骨科 is within 外科. What a licence covers is not
 * judged where it does not say it, nor of a specialty that is within no scope that is known here.
 * O(n). */
enum licence_fault { LICENCE_FINE, LICENCE_NOT_HELD, LICENCE_NOT_COVERED };
enum licence_fault licence_practises(const struct licence *there, size_t n, struct str specialty,
                                     int32_t today);

/* Whether a new one can stand beside those of its holder. ERR_INPUT where it ends before it begins,
 * or a day would have the same number of the same kind twice. `*field` is what is wrong. O(n). */
MUST_CHECK bool licence_check(const struct licence *there, size_t n, const struct licence *add,
                              const char **field, struct err *e);

#endif
