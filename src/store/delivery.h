/* delivery.h - deliveries of discharge records, what they count, and the side tables. */
#ifndef XL_STORE_DELIVERY_H
#define XL_STORE_DELIVERY_H

#include "model/delivery.h"
#include "store/store.h"

MUST_CHECK bool store_delivery_add(struct store *st, const struct delivery *d, struct err *e);
/* State, counts, scheme and instants, as they are now. ERR_INPUT where another delivery of the
 * batch is current. */
MUST_CHECK bool store_delivery_keep(struct store *st, const struct delivery *d, struct err *e);
MUST_CHECK bool store_delivery_get(struct store *st, struct id id, struct arena *a,
                                   struct delivery *d, struct err *e); /* ERR_MISSING */
/* The one that a job reads. */
MUST_CHECK bool store_delivery_of_job(struct store *st, struct id job, struct arena *a,
                                      struct delivery *d, bool *found, struct err *e);
/* The oldest with a staged file whose job waits, or whose holder fell silent. */
MUST_CHECK bool store_delivery_next(struct store *st, int64_t now_ms, struct arena *a,
                                    struct delivery *d, bool *found, struct err *e);
/* The current one of a batch. */
MUST_CHECK bool store_delivery_current(struct store *st, struct str source, struct str batch,
                                       struct arena *a, struct delivery *d, bool *found,
                                       struct err *e);
/* The ids of those that count, as one text: two reads of the same cube agree in it. */
MUST_CHECK bool store_delivery_mark(struct store *st, struct arena *a, struct str *mark,
                                    struct err *e);

struct delivery_rows {
    struct delivery *items;
    size_t n;
    struct store_more more;
};
/* Newest first. */
MUST_CHECK bool store_delivery_list(struct store *st, const struct store_page *page,
                                    struct arena *a, struct delivery_rows *rows, struct err *e);

MUST_CHECK bool store_delivery_put_parts(struct store *st, const struct delivery_part *items,
                                         size_t n, struct err *e);
MUST_CHECK bool store_delivery_put_quality(struct store *st, const struct quality_count *items,
                                           size_t n, struct err *e);

struct delivery_parts {
    struct delivery_part *items; /* by organization, month */
    size_t n;
};
MUST_CHECK bool store_delivery_parts(struct store *st, struct id id, struct arena *a,
                                     struct delivery_parts *parts, struct err *e);
struct quality_counts {
    struct quality_count *items; /* by rule, organization, month */
    size_t n;
};
MUST_CHECK bool store_delivery_quality(struct store *st, struct id id, struct arena *a,
                                       struct quality_counts *counts, struct err *e);

/* Parts of a delivery that another current one holds too, those of its own batch and of the batch
 * that it replaces aside. */
struct delivery_clash {
    struct str organization, month;
    struct str source, batch; /* of the other */
    int64_t accepted, other;  /* cases here and there */
};
struct delivery_clashes {
    struct delivery_clash *items; /* by organization, month, source, batch */
    size_t n;
};
MUST_CHECK bool store_delivery_clashes(struct store *st, const struct delivery *d, struct arena *a,
                                       struct delivery_clashes *clashes, struct err *e);

/* Takes cells away of one delivery that does not count: those of one organization at a time, so
 * that no transaction is long. `*more` is false once none is left anywhere. */
MUST_CHECK bool store_delivery_sweep(struct store *st, bool *more, struct err *e);

/* The first and the last month in which at least half as many organizations have cases as in the
 * month in which most have: a single stray record moves nothing. `*found` is false without cells.
 */
MUST_CHECK bool store_delivery_window(struct store *st, struct arena *a, int32_t *first,
                                      int32_t *last, bool *found, struct err *e);

/* Side tables as the bytes of their file; putting one takes the place of it. `*found` is false
 * where there is none. */
MUST_CHECK bool store_side_put(struct store *st, const char *name, struct str bytes, struct err *e);
MUST_CHECK bool store_side_get(struct store *st, const char *name, struct arena *a,
                               struct str *bytes, bool *found, struct err *e);

/* How many lines it has, 0 where there is none. */
MUST_CHECK bool store_side_lines(struct store *st, const char *name, int64_t *lines, struct err *e);

/* Every key that counts with the sums of its cells, handed over one by one. */
struct fact;
struct operation;
typedef bool store_fact_fn(void *arg, const struct fact *f, struct err *e);
typedef bool store_operation_fn(void *arg, const struct operation *o, struct err *e);
MUST_CHECK bool store_delivery_cells(struct store *st, store_fact_fn *fact,
                                     store_operation_fn *operation, void *arg, struct err *e);

#endif
