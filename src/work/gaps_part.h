/* gaps_part.h - what the files of `gaps` share. */
#ifndef XL_WORK_GAPS_PART_H
#define XL_WORK_GAPS_PART_H

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "engine/gap.h"
#include "work/gaps.h"

/* What the cube's summary.json says of its figures. */
struct gaps_source {
    struct str scheme;     /* of groups and weights; empty where it names none */
    struct str population; /* "current address" or "mixed"; empty where it does not tell */
    bool invented;
};

struct gaps_desk {
    const struct gaps_request *request;
    struct gaps_source source;
    struct arena *arena;
    struct gap_input in;
    struct gap_result result;
};

/* The seven files. A `public` one has blanks for small numbers and a last column `suppressed`. */
void gaps_write_rows(const struct gaps_desk *d, struct out *out);       /* gaps.csv */
void gaps_write_techniques(const struct gaps_desk *d, struct out *out); /* blank_techniques.csv */
void gaps_write_evidence(const struct gaps_desk *d, struct out *out);   /* evidence.csv */
void gaps_write_demands(const struct gaps_desk *d, struct out *out);    /* demands.csv */
void gaps_write_peers(const struct gaps_desk *d, struct out *out);      /* peers.csv */
void gaps_write_summary(const struct gaps_desk *d, struct out *out);    /* summary.json */
void gaps_write_measures(const struct gaps_desk *d, struct out *out);   /* measures.json */

/* ERR_INPUT with the file's name where it is no JSON object or a known key has another type. */
MUST_CHECK bool gaps_source_read(const char *name, struct str bytes, struct arena *a,
                                 struct gaps_source *source, struct err *e);

/* The cube of a folder that `xinglin cube` wrote, added to an open cube, and what it says. */
MUST_CHECK bool gaps_cube_read(const char *folder, struct arena *a, struct cube *cube,
                               struct gaps_source *source, struct err *e);

#endif
