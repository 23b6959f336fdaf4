/* demo_lines.h - what an invented programme did in the invented province: postings, pairs,
 * procedures, teaching, visits, in lines. Each planted placement of the world is the source of its
 * own lines, so that a technique is seen to pass from an expert to a local doctor. */
#ifndef XL_WORK_DEMO_LINES_H
#define XL_WORK_DEMO_LINES_H

#include "base/err.h"
#include "base/str.h"
#include "work/demo_world.h"
#include "work/file.h"

/* A file per noun, as `work/delivery` takes them. */
MUST_CHECK bool demo_lines_write(const struct demo_world *w, struct folder *f, struct err *e);

/* The programme file that counts them. */
struct str demo_lines_programme(struct arena *a);

#endif
