/* load_rows.h - what the files of load.h hold, as rows of the store; shared by the load_*.c. */
#ifndef XL_WORK_LOAD_ROWS_H
#define XL_WORK_LOAD_ROWS_H

#include "base/list.h"
#include "base/random.h"
#include "base/words.h"
#include "engine/cube.h"
#include "model/assignment.h"
#include "model/code.h"
#include "model/delivery.h"
#include "model/demand.h"
#include "model/fact.h"
#include "model/frame.h"
#include "model/gap.h"
#include "model/offer.h"
#include "model/operation.h"
#include "model/organization.h"
#include "model/plan.h"
#include "model/practitioner.h"
#include "model/region.h"
#include "store/store.h"
#include "work/ingest_part.h"
#include "work/load.h"
#include "work/table.h"

struct region_list LIST(struct region);
struct organization_list LIST(struct organization);
struct practitioner_list LIST(struct practitioner);
struct code_list LIST(struct code);
struct fact_list LIST(struct fact);
struct operation_list LIST(struct operation);
struct gap_list LIST(struct gap);
struct gap_group_list LIST(struct gap_group);
struct gap_technique_list LIST(struct gap_technique);
struct gap_peer_list LIST(struct gap_peer);
struct demand_list LIST(struct demand);
struct offer_list LIST(struct offer);
struct assignment_list LIST(struct assignment);
struct alternative_list LIST(struct alternative);
struct unfilled_list LIST(struct unfilled);
struct unplaced_list LIST(struct unplaced);

struct load {
    const struct load_request *request;
    struct arena arena;
    struct random random;
    int64_t id_ms; /* of the next id: ids sort in the order in which rows were read */
    struct cube cube;
    struct quality quality;
    struct ingest_summary summary;
    /* code of a row -> its number in the list */
    struct words organization_codes, practitioner_codes, demand_codes, gap_keys, seat_keys;
    struct frame frame;
    struct region_list regions;
    struct organization_list organizations;
    struct practitioner_list practitioners;
    struct code_list codes;
    struct delivery delivery;
    struct fact_list facts;
    struct operation_list operations;
    struct gap_list gaps;
    struct gap_group_list groups;
    struct gap_technique_list techniques;
    struct gap_peer_list peers;
    struct demand_list demands;
    struct offer_list offers;
    struct plan plan;
    struct assignment_list assignments;
    struct alternative_list alternatives;
    struct unfilled_list unfilled;
    struct unplaced_list unplaced;
};

struct id load_id(struct load *l);

/* Opens `folder/name`. */
MUST_CHECK bool load_open(struct load *l, struct table *t, const char *name,
                          const char *const *columns, struct err *e);

/* The number of the code in a column; ERR_INPUT where it is none of `codes`. */
MUST_CHECK bool load_find(const struct table *t, int column, const struct words *codes,
                          int32_t *number, struct err *e);

MUST_CHECK bool load_places(struct load *l, struct err *e); /* regions, organizations, people */
MUST_CHECK bool load_facts(struct load *l, struct err *e);
MUST_CHECK bool load_operations(struct load *l, struct err *e);
MUST_CHECK bool load_gap_rows(struct load *l, struct err *e); /* the same without demands */
MUST_CHECK bool load_put_gaps(struct store *st, const struct load *l, struct err *e);
void load_reset(struct load *l);                          /* frees */
MUST_CHECK bool load_gaps(struct load *l, struct err *e); /* with evidence, and demands */
/* The delivery that the cube is, with its quality report; and the side tables. */
MUST_CHECK bool load_delivery(struct load *l, struct err *e);
MUST_CHECK bool load_put_delivery(struct store *st, struct load *l, struct err *e);
MUST_CHECK bool load_offers(struct load *l, struct err *e);
MUST_CHECK bool load_plan(struct load *l, struct err *e);
/* A plan's folder alone, `plan/` of the request's folder: into `plan`, whose id, code, state and
 * time are set, and the lists of its rows; demands and practitioners by `demand_codes` and
 * `practitioner_codes`. */
MUST_CHECK bool load_plan_rows(struct load *l, struct err *e);
MUST_CHECK bool load_put_plan(struct store *st, const struct load *l, struct err *e);

#endif
