/* demo_reading.h - images and ECGs of a township that the hospital of its county reads, in the
 * invented province: read in time and late, alike and not, with critical values heard and not;
 * some that wait, one sent back, a study without accession number. No pictures: a demonstration
 * has no archive, and its screens say so. */
#ifndef XL_WORK_DEMO_READING_H
#define XL_WORK_DEMO_READING_H

#include "work/demo_world.h"

/* Into a store that holds the province with its agreements, by the use cases that people use. */
MUST_CHECK bool demo_reading_add(const struct demo_world *w, const char *store, int64_t now_ms,
                                 struct err *e);

#endif
