/* indicators_part.h - what the files of `indicators` share. */
#ifndef XL_WORK_INDICATORS_PART_H
#define XL_WORK_INDICATORS_PART_H

#include "base/arena.h"
#include "base/out.h"
#include "engine/indicator.h"
#include "engine/indicator_public.h"
#include "work/gaps_part.h"
#include "work/indicators.h"

struct indicators_desk {
    const struct indicators_request *request;
    struct gaps_source source;
    struct arena *arena;
    struct indicator_input in;
    struct indicator_result result;
    struct indicator_public hidden;
};

/* The seven files. A `public` one has blanks for small numbers and a last column `suppressed`. */
void indicators_write_organizations(const struct indicators_desk *d, struct out *out);
void indicators_write_counties(const struct indicators_desk *d, struct out *out);
void indicators_write_flows(const struct indicators_desk *d, struct out *out);
void indicators_write_spectrum(const struct indicators_desk *d, struct out *out);
void indicators_write_coverage(const struct indicators_desk *d, struct out *out);
void indicators_write_measures(const struct indicators_desk *d, struct out *out);
void indicators_write_summary(const struct indicators_desk *d, struct out *out);

#endif
