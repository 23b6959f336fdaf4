/* demo_side.h - the lists that come with the invented records: side tables, people, offers, and the
 * truth that was planted. */
#ifndef XL_WORK_DEMO_SIDE_H
#define XL_WORK_DEMO_SIDE_H

#include "base/err.h"
#include "work/demo_world.h"
#include "work/file.h"

/* institutions, counties, towns, drg, procedures, departments, population, specialists .csv */
MUST_CHECK bool demo_side_write(const struct demo_world *w, struct folder *f, struct err *e);

/* practitioners, organizations, offers, quotas .csv: what `xinglin plan` takes beside demands. */
MUST_CHECK bool demo_offers_write(const struct demo_world *w, struct folder *f, struct err *e);

/* strength, missing, placements .csv: what a good engine should find. */
MUST_CHECK bool demo_truth_write(const struct demo_world *w, struct folder *f, struct err *e);

#endif
