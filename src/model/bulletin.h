/* bulletin.h - an official report with its figures frozen: what every form of it is made from.
 * Pure. */
#ifndef XL_MODEL_BULLETIN_H
#define XL_MODEL_BULLETIN_H

#include "model/programme.h"

enum bulletin_state { BULLETIN_DRAFT, BULLETIN_PUBLISHED, BULLETIN_WITHDRAWN, BULLETIN_STATE_N };
extern const char *const bulletin_state_names[BULLETIN_STATE_N + 1]; /* "draft" ... NULL */

/* Moves it. ERR_STATE names the state, the wish and what is allowed; `state` stays untouched. */
MUST_CHECK bool bulletin_move(enum bulletin_state *state, enum bulletin_state to, struct err *e);

struct bulletin_figure {
    const struct figure *figure;
    int64_t values[2]; /* of its counts, exact */
    struct str text;   /* with hedge and unit, as the report writes it */
    bool suppressed;   /* the exact value is not told */
};

struct bulletin {
    const struct programme *programme;
    struct str title;
    struct str period; /* in words, or empty: from the start */
    struct str as_of;  /* the day up to which lines were known */
    struct str seal;   /* SHA-256 of programme file and figures: the same data, the same seal */
    bool invented;     /* an example: the people in it are invented */
    struct bulletin_figure *figures; /* [programme->figure_n] */
    struct str
        effects;     /* what is known of effect, sentence by sentence; empty: nothing was asked */
    int32_t block_n; /* the programme's, and one of effects where there are any */
    struct bulletin_block *blocks; /* [block_n], {figure} replaced */
};

/* "启动以来", "2025-01-01 至 2025-12-31". DAY_NONE: open. */
struct str bulletin_period(int32_t from_day, int32_t until_day, struct arena *a);

/* Writes the words of figures and blocks from the values. */
void bulletin_write(struct bulletin *b, struct arena *a);

/* For everybody to read: a figure that counts 1 to 4 patients (bookings, procedures) says only that
 * it is fewer than 5, and its exact value is not told; so does a share of so few. */
void bulletin_suppress(struct bulletin *b, struct arena *a);

/* "5731", or "723 / 1000", or "2024-05-08": what stands behind a figure, exact. */
struct str bulletin_exact(const struct bulletin_figure *f, struct arena *a);

#endif
