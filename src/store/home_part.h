/* home_part.h - what the files of home share. */
#ifndef XL_STORE_HOME_PART_H
#define XL_STORE_HOME_PART_H

#include "store/home.h"
#include "store/query.h"

/* " UNION ALL SELECT …" of techniques on their way into hospitals: safety follow-ups that are due,
 * and steps that cases or counted operations suggest (`seats` is the enum adoption_move). */
void home_adoptions_add(struct query *q, const struct home_reach *reach);

#endif
