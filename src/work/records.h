/* records.h - discharge records into the store, as a job.
 *
 * The records stream through the engine once and are forgotten; their faults are counted by rule,
 * organization and month. Cells are written under a new delivery in small transactions, where they
 * do not count; one short last transaction makes the delivery current and retires the one of the
 * same batch, and the one that it replaces. Then the gaps are reckoned anew. A run that was killed
 * is begun again from the file by the next: nothing of it counted. */
#ifndef XL_WORK_RECORDS_H
#define XL_WORK_RECORDS_H

#include "model/delivery.h"
#include "model/rights.h"
#include "store/store.h"

#define RECORDS_SIDES 9
extern const char *const records_side_names[RECORDS_SIDES + 1]; /* "institutions" ... NULL */
enum records_side {
    SIDE_INSTITUTIONS,
    SIDE_COUNTIES,
    SIDE_TOWNS,
    SIDE_DRG,
    SIDE_PROCEDURES,
    SIDE_DEPARTMENTS,
    SIDE_POPULATION,
    SIDE_SPECIALISTS,
    SIDE_REFER
};

struct file_source;
struct records_request {
    const char *map; /* name of a shipped map, or a path */
    const char *const *files;
    int file_n;
    const struct file_source *from; /* instead of the only file, which `files` names, with `digest`;
                                       or NULL */
    struct str source;              /* empty: the map's */
    struct str batch;    /* empty: the hash of the files: the same file replaces itself */
    struct str replaces; /* a batch of the source that is wrong, or empty */
    /* Side tables to keep from now on, for each that is not NULL; else the store's. */
    const char *side[RECORDS_SIDES];
    int32_t not_after_day;
    int threads;
    const struct subject *by; /* an organization outside his reach refuses all; NULL: nobody's */
    struct id owner;
    struct str digest;       /* of the files as they were sent; empty: reckoned */
    bool (*stop)(void *arg); /* asked now and then; NULL: never, and a held job is waited for */
    void *stop_arg;
};

struct records_result {
    struct id job, delivery;
    int64_t read_n, accepted, rejected;
    int64_t both_n;   /* parts that another current delivery of the source holds too */
    int32_t from, to; /* window of the gaps */
};

/* ERR_INPUT where the map, a table or a header is wrong, or no row was accepted, or an organization
 * lies outside the reach. ERR_STATE where another source holds the same organization and month,
 * the groups are of another scheme than those that count, or the job was cancelled or is held. Then
 * nothing counts that did not before. */
MUST_CHECK bool work_records(struct store *st, const struct records_request *r,
                             struct records_result *result, struct err *e);

/* Reckons the gaps anew from what counts, with the side tables of the store. ERR_STATE without a
 * frame (no region was loaded). */
MUST_CHECK bool work_records_gaps(struct store *st, const char *folder, int32_t *from, int32_t *to,
                                  struct err *e);

#endif
