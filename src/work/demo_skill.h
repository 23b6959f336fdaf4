/* demo_skill.h - a technique that grows from one expert to several counties of the invented
 * province, with what is true about it: who taught whom, and who gave it up. */
#ifndef XL_WORK_DEMO_SKILL_H
#define XL_WORK_DEMO_SKILL_H

#include "work/demo_world.h"
#include "work/file.h"

#define DEMO_SKILL "T-JS-01" /* 单孔腹腔镜胆囊切除术 */

/* The cases, how they are judged, decisions and adoptions, into a store that holds the province.
 * The demonstration's expert is the source; its trainee has evidence enough for a review. */
MUST_CHECK bool demo_skill_add(const struct demo_world *w, const char *store, int64_t now_ms,
                               struct err *e);

/* spread.csv: doctor, teacher, county, generation, state, as planted. */
MUST_CHECK bool demo_skill_write(const struct demo_world *w, struct folder *f, struct err *e);

#endif
