/* load.c - reads everything first, then writes it in one transaction. */
#include "work/load.h"

#include "store/assignment.h"
#include "store/code.h"
#include "store/demand.h"
#include "store/fact.h"
#include "store/frame.h"
#include "store/gap.h"
#include "store/offer.h"
#include "store/operation.h"
#include "store/organization.h"
#include "store/plan.h"
#include "store/practitioner.h"
#include "store/region.h"
#include "store/store.h"
#include "work/load_rows.h"

struct id load_id(struct load *l)
{
    uint8_t bytes[10];
    uint64_t high = random_bits(&l->random), low = random_bits(&l->random);

    for (int i = 0; i < 10; i++)
        bytes[i] = (uint8_t)(i < 5 ? high >> 8 * i : low >> 8 * (i - 5));
    return id_make(l->id_ms++, bytes);
}

bool load_open(struct load *l, struct table *t, const char *name, const char *const *columns,
               struct err *e)
{
    const char *path = arena_text(&l->arena, "%s/%s", l->request->folder, name);

    return table_open(t, path, columns, &l->arena, e);
}

bool load_find(const struct table *t, int column, const struct words *codes, int32_t *number,
               struct err *e)
{
    *number = words_find(codes, table_str(t, column));
    return *number >= 0
           || csv_fault(&t->csv, (size_t)t->at[column], table_str(t, column), e,
                        "none of the codes of the files before has this name");
}

static bool files_read(struct load *l, struct err *e)
{
    return load_places(l, e) && load_delivery(l, e) && load_facts(l, e) && load_operations(l, e)
           && load_gaps(l, e) && load_offers(l, e) && load_plan(l, e);
}

/* A store takes one region: a second one would be added to the first's figures. */
static bool store_empty(struct store *st, struct arena *a, struct err *e)
{
    struct frame frame;
    struct err none = {0};

    if (store_frame_get(st, a, &frame, &none))
        return err_set(e, ERR_INPUT, "the store holds the region %.*s already",
                       STR_ARG(frame.region_name));
    return none.code == ERR_MISSING || err_pass(e, &none);
}

static bool places_put(struct store *st, const struct load *l, struct err *e)
{
    return store_frame_put(st, &l->frame, e)
           && store_region_put(st, l->regions.items, l->regions.n, e)
           && store_organization_put(st, l->organizations.items, l->organizations.n, e)
           && store_practitioner_put(st, l->practitioners.items, l->practitioners.n, e)
           && store_code_put(st, l->codes.items, l->codes.n, e)
           && store_fact_add(st, l->facts.items, l->facts.n, e)
           && store_operation_add(st, l->operations.items, l->operations.n, e);
}

bool load_put_gaps(struct store *st, const struct load *l, struct err *e)
{
    return store_gap_put(st, l->gaps.items, l->gaps.n, e)
           && store_gap_put_groups(st, l->groups.items, l->groups.n, e)
           && store_gap_put_techniques(st, l->techniques.items, l->techniques.n, e)
           && store_gap_put_peers(st, l->peers.items, l->peers.n, e);
}

bool load_put_plan(struct store *st, const struct load *l, struct err *e)
{
    return store_plan_put(st, &l->plan, e)
           && store_assignment_add(st, l->assignments.items, l->assignments.n, e)
           && store_assignment_add_alternatives(st, l->alternatives.items, l->alternatives.n, e)
           && store_assignment_add_unfilled(st, l->unfilled.items, l->unfilled.n, e)
           && store_assignment_add_unplaced(st, l->unplaced.items, l->unplaced.n, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct load *l = arg;

    return store_empty(st, &l->arena, e) && load_put_delivery(st, l, e) && places_put(st, l, e)
           && load_put_gaps(st, l, e) && store_demand_put(st, l->demands.items, l->demands.n, e)
           && store_offer_put(st, l->offers.items, l->offers.n, e) && load_put_plan(st, l, e);
}

void load_reset(struct load *l)
{
    cube_reset(&l->cube);
    quality_reset(&l->quality);
    ingest_summary_reset(&l->summary);
    words_reset(&l->organization_codes);
    words_reset(&l->practitioner_codes);
    words_reset(&l->demand_codes);
    words_reset(&l->gap_keys);
    words_reset(&l->seat_keys);
    list_reset(&l->regions);
    list_reset(&l->organizations);
    list_reset(&l->practitioners);
    list_reset(&l->codes);
    list_reset(&l->facts);
    list_reset(&l->operations);
    list_reset(&l->gaps);
    list_reset(&l->groups);
    list_reset(&l->techniques);
    list_reset(&l->peers);
    list_reset(&l->demands);
    list_reset(&l->offers);
    list_reset(&l->assignments);
    list_reset(&l->alternatives);
    list_reset(&l->unfilled);
    list_reset(&l->unplaced);
    arena_reset(&l->arena);
}

bool work_load(const struct load_request *r, struct err *e)
{
    struct load l = {
        .request = r,
        .random = random_stream(r->seed, 1),
        .id_ms = r->as_of_ms,
        .frame = {.region_code = str_of(r->region_code),
                  .region_name = str_of(r->region_name),
                  .from_month = r->from_month,
                  .to_month = r->to_month,
                  .as_of_ms = r->as_of_ms,
                  .invented = r->invented},
    };
    struct store *st = NULL;
    bool ok;

    ok = files_read(&l, e) && store_open(r->store, STORE_CREATE, &st, e) && store_migrate(st, e)
         && store_tx(st, STORE_WRITE, put_in_tx, &l, e);
    store_close(st);
    load_reset(&l);
    return ok;
}
