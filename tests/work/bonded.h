/* bonded.h - apprentices at H1 in the small province, whose people are all of H3. */
#ifndef XL_TESTS_WORK_BONDED_H
#define XL_TESTS_WORK_BONDED_H

#include "store/practitioner.h"
#include "tests/work/placed.h"

static inline bool learners_in_tx(struct store *st, void *arg, struct err *e)
{
    static const char *const CODES[] = {"A1", "A2", "A3"};
    struct practitioner people[3];

    (void)arg;
    for (int i = 0; i < 3; i++)
        people[i] = (struct practitioner){.id = pid('A', i + 1),
                                          .county = STR("990101"),
                                          .code = str_of(CODES[i]),
                                          .name = STR("王某"),
                                          .organization = ORG(1),
                                          .department = STR("骨一科"),
                                          .discipline = STR("骨科"),
                                          .title_rank = 2};
    return store_practitioner_put(st, people, 3, e);
}

static inline struct both *bonded_province(void **state)
{
    struct both *b = placed_province(state);

    both_tx(b, STORE_WRITE, learners_in_tx, NULL);
    return b;
}

#endif
