/* demo_referral.h - patients between a township and the hospital of its county in the invented
 * province: one who went up by the green channel, was treated, came down and was followed up; one
 * whom nobody has received; one who waits at home for his first follow-up; one whose letter is a
 * draft; one about whom the county asked the city for an opinion; one about whom it asked three
 * specialties of the provincial hospital. */
#ifndef XL_WORK_DEMO_REFERRAL_H
#define XL_WORK_DEMO_REFERRAL_H

#include "work/demo_world.h"

/* The first township of the county whose people sign in. */
int32_t demo_referral_township(const struct demo_world *w);

/* Into a store that holds the province with its agreements, by the use cases that people use. */
MUST_CHECK bool demo_referral_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                  struct err *e);

#endif
