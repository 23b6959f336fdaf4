/* records_part.h - what the files of records share. */
#ifndef XL_WORK_RECORDS_PART_H
#define XL_WORK_RECORDS_PART_H

#include "base/list.h"
#include "model/fact.h"
#include "model/operation.h"
#include "store/delivery.h"
#include "work/ingest_part.h"
#include "work/job.h"
#include "work/records.h"

struct records {
    struct store *st;
    const struct records_request *request;
    struct arena arena;
    const char *folder; /* temporary: tables and sums, never a record */
    const char *side[RECORDS_SIDES];
    struct job job;
    struct delivery delivery;
    int64_t told_ms; /* when the lease was last renewed */
    struct err lost; /* why a run was stopped from within */
    struct cube cube;
    struct quality quality;
    struct ingest_summary summary;
};

/* A file of that name in the folder, and its path. */
MUST_CHECK bool records_file(const char *folder, const char *name, struct str bytes, struct err *e);

/* Reads what the run left in the folder. */
MUST_CHECK bool records_sums_read(struct records *r, struct err *e);

/* That every organization of them lies within the reach. In a transaction. */
MUST_CHECK bool records_reach(struct store *st, struct records *r, struct err *e);

/* What a run counted, as rows of a delivery: accepted rows are the cases of the cube, rejected ones
 * those of the rejecting rules. The list is the caller's to free. */
struct records_parts LIST(struct delivery_part);
void records_parts(const struct cube *c, const struct quality *q, struct str delivery,
                   struct arena *a, struct records_parts *parts);
struct quality_count *records_counts(const struct quality *q, struct str delivery,
                                     struct arena *a); /* [q->cells.n] */
struct fact records_fact(const struct cube *c, int32_t i);
struct operation records_operation(const struct cube *c, int32_t i);

/* Writes cells, parts and counts of rules in small transactions, each of which proves the lease. */
MUST_CHECK bool records_put(struct records *r, struct err *e);

#endif
