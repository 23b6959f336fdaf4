/* bulletin_desk.h - reports on the server: made from the store, kept with their numbers, published
 * by a second person.
 *
 * Each does what `by` may (model/rights); what lies outside his reach is ERR_MISSING. */
#ifndef XL_WORK_BULLETIN_DESK_H
#define XL_WORK_BULLETIN_DESK_H

#include "base/fault.h"
#include "model/rights.h"
#include "store/bulletin.h"
#include "store/noun.h"
#include "work/bulletin.h"

/* Takes a programme file as an edition that never changes again. ERR_INPUT where it has faults, or
 * where the store holds this version with another content; the same content again does nothing.
 * ERR_STATE where orders hold to another edition of its year. */
MUST_CHECK bool work_programme_add(struct store *st, struct str bytes, const char *name,
                                   int64_t now_ms, struct fault_list *faults, struct err *e);

/* In a transaction: the newest edition, or `version` where that is above 0, with its rules. */
MUST_CHECK bool work_programme_edition(struct store *st, struct str id, int32_t version,
                                       struct arena *a, struct programme_row *row,
                                       struct programme *p, struct err *e);

MUST_CHECK bool work_programme_list(struct store *st, struct arena *a, struct programme_rows *rows,
                                    struct err *e);

/* The newest edition's file. `*found` is false where the store has none of this id. */
MUST_CHECK bool work_programme_file(struct store *st, struct str id, struct arena *a,
                                    struct str *bytes, bool *found, struct err *e);

struct bulletin_new {
    struct str programme;
    int32_t from_day, until_day; /* DAY_NONE: open */
};
/* Counts the newest edition's figures within the reach of `by` and keeps them as a draft, audited.
 */
MUST_CHECK bool work_bulletin_make(struct store *st, const struct subject *by,
                                   const struct bulletin_new *n, int64_t now_ms, struct id *id,
                                   struct err *e);

struct bulletin_view {
    struct bulletin_row row;
    struct bulletin bulletin; /* its words from the kept numbers and the edition's file */
    struct programme programme;
    enum action actions[4]; /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_bulletin_see(struct store *st, const struct subject *by, struct id id,
                                  struct arena *a, struct bulletin_view *v, struct err *e);

/* For everybody: a published one with small numbers of patients taken out. ERR_MISSING else. */
MUST_CHECK bool work_bulletin_public(struct store *st, struct id id, struct arena *a,
                                     struct bulletin_view *v, struct err *e);

MUST_CHECK bool work_bulletin_list(struct store *st, struct str programme,
                                   const struct store_page *page, struct arena *a,
                                   struct bulletin_rows *rows, struct err *e);

/* Publishes a draft, or withdraws one; audited. ERR_STATE where its state does not allow it, and
 * where who publishes is who made it, or is no person. */
MUST_CHECK bool work_bulletin_move(struct store *st, const struct subject *by, struct id id,
                                   enum bulletin_state to, int64_t now_ms, struct err *e);

/* The lines that a figure of a bulletin counts, as they are now, within its period and region and
 * the page's reach. ERR_MISSING for a figure it has not. */
struct bulletin_part {
    struct id bulletin;
    struct str figure;
    int part; /* 1: of the whole, or of the time before */
};
struct bulletin_lines {
    const struct noun *noun;
    struct noun_rows rows;
};
MUST_CHECK bool work_bulletin_lines(struct store *st, const struct subject *by,
                                    const struct bulletin_part *of, const struct store_page *page,
                                    struct arena *a, struct bulletin_lines *lines, struct err *e);

#endif
