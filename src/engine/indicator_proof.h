/* indicator_proof.h - what the files of indicator_check share. For them alone. */
#ifndef XL_ENGINE_INDICATOR_PROOF_H
#define XL_ENGINE_INDICATOR_PROOF_H

#include "engine/indicator.h"

bool indicator_near(double a, double b); /* NaN is near NaN alone */

/* Whether a share and its interval are those of part / all. */
bool indicator_share_holds(struct share s, int64_t part, int64_t all);

/* Each proves a part; ERR_CHECK names the first fault. */
MUST_CHECK bool indicator_groups_hold(const struct indicator_input *in,
                                      const struct indicator_result *r, struct arena *a,
                                      struct err *e);
MUST_CHECK bool indicator_counties_hold(const struct indicator_input *in,
                                        const struct indicator_result *r, struct err *e);
MUST_CHECK bool indicator_spectrum_holds(const struct indicator_input *in,
                                         const struct indicator_result *r, struct arena *a,
                                         struct err *e);
MUST_CHECK bool indicator_coverage_holds(const struct indicator_input *in,
                                         const struct indicator_result *r, struct arena *a,
                                         struct err *e);

#endif
