/* demo_evaluation.h - what an invented province asked about its programme, and what came out. */
#ifndef XL_WORK_DEMO_EVALUATION_H
#define XL_WORK_DEMO_EVALUATION_H

#include "base/err.h"
#include "work/demo_world.h"

/* Registers the questions in a store that holds no fact yet, dated before the first expert came:
 * the share treated at home, deaths, and a discipline whose experts went to few counties. Makes the
 * store where it is missing; does nothing where it holds a region, or months are too few to ask. */
MUST_CHECK bool demo_evaluations_register(const struct demo_world *w, const char *store,
                                          struct err *e);

/* When the facts are there: measures each, and one more that was asked too late. */
MUST_CHECK bool demo_evaluations_run(const struct demo_world *w, const char *store, int64_t now_ms,
                                     struct err *e);

#endif
