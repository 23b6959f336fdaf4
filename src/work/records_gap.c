/* records_gap.c - gaps reckoned anew from what counts: the store's cube as files, `xinglin gaps` on
 * them, its files into the store. */
#include "store/delivery.h"
#include "store/frame.h"
#include "store/gap.h"
#include "work/gaps.h"
#include "work/load_rows.h"
#include "work/records_part.h"

enum { WINDOW = 12, TRIES = 5 };

struct reckoning {
    struct arena arena;
    const char *folder;
    const char *side[RECORDS_SIDES];
    struct frame frame;
    int32_t first;   /* month with cells */
    struct str mark; /* what counted when it was read */
    struct cube cube;
    struct load load;
};

/* --- the store as files --- */

static bool on_fact(void *arg, const struct fact *f, struct err *e)
{
    struct reckoning *k = arg;
    struct cube *c = &k->cube;
    const struct cube_case cell = {.month = f->month,
                                   .institution = cube_text(c, f->organization),
                                   .treating = cube_text(c, f->treating),
                                   .residence = cube_text(c, f->residence),
                                   .payer = cube_text(c, f->payer),
                                   .discipline = cube_text(c, f->discipline),
                                   .drg = cube_text(c, f->drg),
                                   .cases = f->cases,
                                   .rw_cases = f->rw_cases,
                                   .rw_e4 = f->rw_e4,
                                   .rw2_cases = f->rw2_cases,
                                   .operated = f->operated,
                                   .level3 = f->level3,
                                   .level4 = f->level4,
                                   .days = f->days,
                                   .cost_fen = f->cost_fen,
                                   .deaths = f->deaths};

    (void)e;
    cube_add_case(c, &cell);
    return true;
}

static bool on_operation(void *arg, const struct operation *o, struct err *e)
{
    struct reckoning *k = arg;
    struct cube *c = &k->cube;
    const struct cube_operation cell = {.month = o->month,
                                        .institution = cube_text(c, o->organization),
                                        .treating = cube_text(c, o->treating),
                                        .residence = cube_text(c, o->residence),
                                        .payer = cube_text(c, o->payer),
                                        .discipline = cube_text(c, o->discipline),
                                        .procedure = cube_text(c, o->procedure),
                                        .level = o->level,
                                        .operations = o->operations,
                                        .main = o->main,
                                        .main_rw_cases = o->main_rw_cases,
                                        .main_rw_e4 = o->main_rw_e4,
                                        .main_cost_fen = o->main_cost_fen};

    (void)e;
    cube_add_operation(c, &cell);
    return true;
}

static bool side_read(struct store *st, struct reckoning *k, struct err *e)
{
    for (int i = 0; i < RECORDS_SIDES; i++) {
        const char *name = arena_text(&k->arena, "%s.csv", records_side_names[i]);
        struct str bytes;
        bool found;

        if (!store_side_get(st, records_side_names[i], &k->arena, &bytes, &found, e))
            return false;
        if (found && !records_file(k->folder, name, bytes, e))
            return false;
        k->side[i] = found ? arena_text(&k->arena, "%s/%s", k->folder, name) : NULL;
    }
    return true;
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reckoning *k = arg;
    bool found;

    cube_reset(&k->cube);
    cube_open(&k->cube);
    if (!store_frame_get(st, &k->arena, &k->frame, e))
        return e->code == ERR_MISSING
               && err_set((err_reset(e), e), ERR_STATE, "the store holds no region yet");
    if (!store_delivery_window(st, &k->arena, &k->first, &k->frame.to_month, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_STATE, "no case counts");
    k->frame.from_month = k->frame.to_month - WINDOW + 1;
    if (k->frame.from_month < k->first)
        k->frame.from_month = k->first;
    return store_delivery_mark(st, &k->arena, &k->mark, e) && side_read(st, k, e)
           && store_delivery_cells(st, on_fact, on_operation, k, e);
}

static bool cube_files(const struct reckoning *k, struct err *e)
{
    struct out cases = {0}, operations = {0};
    bool good;

    cube_write_cases(&k->cube, &cases);
    cube_write_operations(&k->cube, &operations);
    good = records_file(k->folder, "cases.csv", (struct str){cases.items, cases.n}, e)
           && records_file(k->folder, "operations.csv",
                           (struct str){operations.items, operations.n}, e)
           && records_file(k->folder, "summary.json", STR("{}"), e);
    out_reset(&cases);
    out_reset(&operations);
    return good;
}

static bool gaps_run(struct reckoning *k, struct err *e)
{
    const struct gaps_request r = {.cube = k->folder,
                                   .population = k->side[SIDE_POPULATION],
                                   .specialists = k->side[SIDE_SPECIALISTS],
                                   .procedures = k->side[SIDE_PROCEDURES],
                                   .refer = k->side[SIDE_REFER],
                                   .counties = k->side[SIDE_COUNTIES],
                                   .institutions = k->side[SIDE_INSTITUTIONS],
                                   .drg = k->side[SIDE_DRG],
                                   .from_month = k->frame.from_month,
                                   .to_month = k->frame.to_month,
                                   .out = arena_text(&k->arena, "%s/gaps", k->folder),
                                   .force = true,
                                   .invented = k->frame.invented};

    return work_gaps(&r, e);
}

/* --- and back --- */

static void names_keep(struct reckoning *k, const struct gap_names *names)
{
    struct load *l = &k->load;

    for (size_t i = 0; i < l->gaps.n; i++)
        l->gaps.items[i].id = id_new();
    for (size_t i = 0; i < names->n; i++) {
        const struct gap *old = &names->items[i];
        const char *key =
            arena_text(&l->arena, "%.*s\x1f%.*s", STR_ARG(old->county), STR_ARG(old->discipline));
        int32_t at = words_find(&l->gap_keys, str_of(key));

        if (at >= 0)
            l->gaps.items[at].id = old->id;
    }
}

/* `again` where something else counts by now. */
struct writing {
    struct reckoning *k;
    bool again;
};

static bool write_in_tx(struct store *st, void *arg, struct err *e)
{
    struct writing *w = arg;
    struct reckoning *k = w->k;
    struct gap_names names;
    struct str mark;

    if (!store_delivery_mark(st, &k->arena, &mark, e))
        return false;
    w->again = !str_eq(mark, k->mark);
    if (w->again)
        return true;
    if (!store_gap_names(st, &k->arena, &names, e))
        return false;
    names_keep(k, &names);
    k->frame.as_of_ms = job_now_ms();
    return store_gap_clear(st, e) && load_put_gaps(st, &k->load, e)
           && store_frame_put(st, &k->frame, e);
}

static bool once(struct store *st, struct reckoning *k, bool *again, struct err *e)
{
    const struct load_request request = {.folder = k->folder, .as_of_ms = job_now_ms()};
    struct writing w = {.k = k};
    bool good;

    if (!store_tx(st, STORE_READ, read_in_tx, k, e) || !cube_files(k, e) || !gaps_run(k, e))
        return false;
    k->load = (struct load){.request = &request, .id_ms = request.as_of_ms};
    good = load_gap_rows(&k->load, e) && store_tx(st, STORE_WRITE, write_in_tx, &w, e);
    *again = w.again;
    load_reset(&k->load);
    return good;
}

bool work_records_gaps(struct store *st, const char *folder, int32_t *from, int32_t *to,
                       struct err *e)
{
    struct reckoning k = {.folder = folder};
    bool again = true, good = true;

    for (int i = 0; good && again && i < TRIES; i++)
        good = once(st, &k, &again, e);
    if (good && again)
        good = err_set(e, ERR_STATE, "what counts changed %d times meanwhile", TRIES);
    if (good) {
        *from = k.frame.from_month;
        *to = k.frame.to_month;
    }
    cube_reset(&k.cube);
    arena_reset(&k.arena);
    return good;
}
