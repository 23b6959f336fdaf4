/* load_plan.c - offers, and what the plan made of them. */
#include <jansson.h>
#include <string.h>

#include "work/file.h"
#include "work/load_rows.h"

/* --- offers --- */

enum { O_PRACTITIONER, O_DEPARTMENT, O_FROM, O_UNTIL, O_LAST, O_PREFERRED, O_EXCLUDED, O_PINNED };
static const char *const OFFER_COLUMNS[] = {
    "practitioner_id",   "department_id",    "available_from",
    "available_until",   "last_host_id",     "preferred_counties",
    "excluded_counties", "pinned_demand_id", NULL};

static bool offer_links(struct load *l, const struct table *t, struct offer *o, struct err *e)
{
    int32_t number;

    if (!load_find(t, O_PRACTITIONER, &l->practitioner_codes, &number, e))
        return false;
    o->practitioner = l->practitioners.items[number].id;
    o->county = l->practitioners.items[number].county;
    l->practitioners.items[number].department = table_str(t, O_DEPARTMENT);
    number = words_find(&l->organization_codes, table_str(t, O_LAST));
    if (number >= 0)
        o->last_host = l->organizations.items[number].id;
    if (table_str(t, O_PINNED).n == 0)
        return true;
    if (!load_find(t, O_PINNED, &l->demand_codes, &number, e))
        return false;
    o->pinned_demand = l->demands.items[number].id;
    return true;
}

bool load_offers(struct load *l, struct err *e)
{
    struct table t;

    if (!load_open(l, &t, "dispatch/offers.csv", OFFER_COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct offer o = {.id = load_id(l),
                          .version = 1,
                          .code = table_str(&t, O_PRACTITIONER),
                          .preferred_counties = table_list(&t, O_PREFERRED, &l->arena),
                          .excluded_counties = table_list(&t, O_EXCLUDED, &l->arena)};

        if (!offer_links(l, &t, &o, e) || !table_day(&t, O_FROM, &o.from_day, e)
            || !table_day(&t, O_UNTIL, &o.until_day, e))
            return false;
        list_push(&l->offers, o);
    }
    return e->code == ERR_NONE;
}

/* --- summaries --- */

static json_t *summary_open(struct load *l, const char *name, struct err *e)
{
    const char *path = arena_text(&l->arena, "%s/%s", l->request->folder, name);
    json_error_t fault;
    struct str bytes;
    json_t *root;

    if (!file_read(path, &l->arena, &bytes, e))
        return NULL;
    root = json_loadb(bytes.at, bytes.n, JSON_REJECT_DUPLICATES, &fault);
    if (!root)
        err_set(e, ERR_INPUT, "%.400s:%d:%d: : %s", path, fault.line, fault.column, fault.text);
    return root;
}

static bool summary_int(json_t *object, const char *key, int64_t *value, struct err *e)
{
    json_t *found = json_object_get(object, key);

    if (!json_is_integer(found))
        return err_set(e, ERR_INPUT, "plan/summary.json: %s: a whole number is wanted", key);
    *value = json_integer_value(found);
    return true;
}

static bool counts_read(json_t *root, struct plan_counts *c, struct err *e)
{
    json_t *counts = json_object_get(root, "counts");

    return summary_int(counts, "offers", &c->offers, e)
           && summary_int(counts, "demands", &c->demands, e)
           && summary_int(counts, "seats", &c->seats, e)
           && summary_int(counts, "filled", &c->filled, e)
           && summary_int(counts, "unfilled", &c->unfilled, e)
           && summary_int(counts, "unplaced", &c->unplaced, e)
           && summary_int(counts, "pairs", &c->pairs, e);
}

/* The file has eight levels by their index and 6b beside them; a plan keeps them in solving order.
 */
static bool levels_read(json_t *root, struct plan *p, struct err *e)
{
    json_t *levels = json_object_get(root, "levels");

    if (json_array_size(levels) != PLAN_LEVEL_N - 1)
        return err_set(e, ERR_INPUT, "plan/summary.json: levels: eight values are wanted");
    for (size_t i = 0; i < PLAN_LEVEL_N - 1; i++)
        p->levels[i < 7 ? i : PLAN_LEVEL_N - 1] = json_integer_value(json_array_get(levels, i));
    return summary_int(root, "weight_filled", &p->levels[7], e);
}

/* `weights` is an array in the order of the terms, or an object by their names. */
static bool weights_read(json_t *root, struct plan *p, struct err *e)
{
    json_t *weights = json_object_get(root, "weights");
    int64_t band;

    for (size_t i = 0; i < PLAN_TERM_N; i++) {
        json_t *one = json_is_array(weights) ? json_array_get(weights, i)
                                             : json_object_get(weights, plan_term_names[i]);

        if (!json_is_integer(one))
            return err_set(e, ERR_INPUT, "plan/summary.json: weights: %s is missing",
                           plan_term_names[i]);
        p->weights[i] = (int32_t)json_integer_value(one);
    }
    if (!summary_int(root, "weight_band", &band, e))
        return false;
    p->weight_band = (int32_t)band;
    return true;
}

static bool plan_read(struct load *l, struct err *e)
{
    json_t *root = summary_open(l, "plan/summary.json", e);
    bool ok;

    if (!root)
        return false;
    l->plan.proved = json_is_true(json_object_get(root, "proved"));
    ok = counts_read(root, &l->plan.counts, e) && levels_read(root, &l->plan, e)
         && weights_read(root, &l->plan, e);
    json_decref(root);
    return ok;
}

static bool weight_read(struct load *l, struct err *e)
{
    json_t *root = summary_open(l, "gaps/summary.json", e);
    const char *weight = json_string_value(json_object_get(root, "weight"));

    if (!root)
        return false;
    l->frame.weight = str_of(arena_text(&l->arena, "%s", weight ? weight : "rw"));
    json_decref(root);
    return true;
}

/* --- rows of the plan --- */

/* The number of a seat: its demand and seat in one text. */
static int32_t seat_number(struct load *l, struct str demand, struct str seat, bool put)
{
    struct str key = str_of(arena_text(&l->arena, "%.*s\x1f%.*s", STR_ARG(demand), STR_ARG(seat)));

    return put ? words_put(&l->seat_keys, key) : words_find(&l->seat_keys, key);
}

static bool assignments_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {"demand_id", "seat",   "practitioner_id", "utility",
                                          "fit",       "paired", "continuity",      "preference",
                                          "nearness",  NULL};
    struct table t;

    if (!load_open(l, &t, "plan/plan.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct assignment a = {.id = load_id(l), .plan = l->plan.id};
        int32_t demand, practitioner;

        if (!load_find(&t, 0, &l->demand_codes, &demand, e)
            || !load_find(&t, 2, &l->practitioner_codes, &practitioner, e)
            || !table_int32(&t, 1, &a.seat, e) || !table_int32(&t, 3, &a.utility, e))
            return false;
        for (int term = 0; term < PLAN_TERM_N; term++) {
            if (!table_int32(&t, 4 + term, &a.terms[term], e))
                return false;
        }
        a.demand = l->demands.items[demand].id;
        a.county = l->demands.items[demand].county;
        a.practitioner = l->practitioners.items[practitioner].id;
        seat_number(l, table_str(&t, 0), table_str(&t, 1), true);
        list_push(&l->assignments, a);
    }
    return e->code == ERR_NONE;
}

static bool alternatives_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {"demand_id", "seat",      "practitioner_id",
                                          "utility",   "placed_on", NULL};
    struct table t;
    int32_t seat_before = -1, rank = 0;

    if (!load_open(l, &t, "plan/alternatives.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        int32_t seat = seat_number(l, table_str(&t, 0), table_str(&t, 1), false), number;
        struct alternative a = {0};

        if (seat < 0)
            return csv_fault(&t.csv, 0, table_str(&t, 0), e, "this seat is not in plan.csv");
        rank = seat == seat_before ? rank + 1 : 1;
        seat_before = seat;
        a.rank = rank;
        a.assignment = l->assignments.items[seat].id;
        a.county = l->assignments.items[seat].county;
        if (!load_find(&t, 2, &l->practitioner_codes, &number, e)
            || !table_int32(&t, 3, &a.utility, e))
            return false;
        a.practitioner = l->practitioners.items[number].id;
        number = words_find(&l->demand_codes, table_str(&t, 4));
        if (number >= 0)
            a.placed_on = l->demands.items[number].id;
        list_push(&l->alternatives, a);
    }
    return e->code == ERR_NONE;
}

static bool cause_find(const struct table *t, int column, const char *const *names, int *cause,
                       struct err *e)
{
    for (*cause = 0; names[*cause]; (*cause)++) {
        if (str_eq(table_str(t, column), str_of(names[*cause])))
            return true;
    }
    return csv_fault(&t->csv, (size_t)t->at[column], table_str(t, column), e, "an unknown cause");
}

static bool unfilled_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {"demand_id", "seats_unfilled", "cause", "detail", NULL};
    struct table t;

    if (!load_open(l, &t, "plan/unfilled.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct unfilled u = {.plan = l->plan.id, .detail = table_str(&t, 3)};
        int32_t number;
        int cause;

        if (!load_find(&t, 0, &l->demand_codes, &number, e)
            || !table_int32(&t, 1, &u.seats_unfilled, e)
            || !cause_find(&t, 2, unfilled_cause_names, &cause, e))
            return false;
        u.cause = (enum unfilled_cause)cause;
        u.demand = l->demands.items[number].id;
        u.county = l->demands.items[number].county;
        list_push(&l->unfilled, u);
    }
    return e->code == ERR_NONE;
}

static bool unplaced_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {"practitioner_id", "cause", NULL};
    struct table t;

    if (!load_open(l, &t, "plan/unplaced.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct unplaced u = {.plan = l->plan.id};
        int32_t number;
        int cause;

        if (!load_find(&t, 0, &l->practitioner_codes, &number, e)
            || !cause_find(&t, 1, unplaced_cause_names, &cause, e))
            return false;
        u.cause = (enum unplaced_cause)cause;
        u.practitioner = l->practitioners.items[number].id;
        u.county = l->practitioners.items[number].county;
        list_push(&l->unplaced, u);
    }
    return e->code == ERR_NONE;
}

/* A demand of a plan is filled, filled in part, or still planned. */
static void demands_settle(struct load *l)
{
    for (size_t i = 0; i < l->demands.n; i++) {
        struct demand *d = &l->demands.items[i];
        int32_t filled = 0;

        for (size_t k = 0; k < l->assignments.n; k++)
            filled += id_cmp(l->assignments.items[k].demand, d->id) == 0;
        d->state = demand_state_filled(d, filled);
    }
}

bool load_plan_rows(struct load *l, struct err *e)
{
    return plan_read(l, e) && assignments_read(l, e) && alternatives_read(l, e)
           && unfilled_read(l, e) && unplaced_read(l, e);
}

bool load_plan(struct load *l, struct err *e)
{
    l->plan = (struct plan){.id = load_id(l),
                            .code = STR("2026-01"),
                            .state = PLAN_SOLVED,
                            .made_ms = l->request->as_of_ms};
    if (!load_plan_rows(l, e) || !weight_read(l, e))
        return false;
    demands_settle(l);
    return true;
}
