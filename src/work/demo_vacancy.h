/* demo_vacancy.h - staff that hospitals of the demonstration lack: one to be judged, one returned,
 * the others in a round at universities, where somebody signed, somebody has an offer. */
#ifndef XL_WORK_DEMO_VACANCY_H
#define XL_WORK_DEMO_VACANCY_H

#include <stdint.h>

#include "base/err.h"

/* Into a store that holds gaps and organizations. */
MUST_CHECK bool demo_vacancy_add(const char *store, int64_t now_ms, struct err *e);

#endif
