/* explain.c - see explain.h. */
#include "engine/explain.h"

#include "engine/dispatch_limit.h"

const char *const explain_empty_names[EXPLAIN_EMPTY_N] = {
    [EXPLAIN_NOBODY_ELIGIBLE] = "nobody_eligible",
    [EXPLAIN_TEAM] = "team_incomplete",
    [EXPLAIN_EMPTY_QUOTA] = "quota",
    [EXPLAIN_ALL_PLACED] = "all_placed",
};

const char *const explain_stay_names[EXPLAIN_STAY_N] = {
    [EXPLAIN_NO_ELIGIBLE_DEMAND] = "no_eligible_demand",
    [EXPLAIN_ALL_SEATS_FILLED] = "all_seats_filled",
    [EXPLAIN_STAY_QUOTA] = "quota",
};

const struct explain_rule explain_rules[EXPLAIN_RULE_N] = {
    {"title", BAR_TITLE},
    {"availability", BAR_AVAILABILITY},
    {"exclusion", BAR_EXCLUSION},
    {"techniques", BAR_TECHNIQUES},
    {"own_organization", BAR_OWN_ORGANIZATION},
};

/* The best few of those shown so far, one more than anyone is told: a seat leaves out its own. */
enum { TOP_MAX = EXPLAIN_PERSON_MAX + 1 };
struct top {
    struct explain_person items[TOP_MAX];
    int32_t n;
};

struct explain_team { /* its failing demands, or all of them where none fails */
    int32_t *failing, *all;
    int32_t failing_n, all_n;
};

struct reading {
    const struct dispatch_problem *p;
    const int32_t *demand_of;
    struct pair_index index;
    const struct pair_list *pairs;
    struct explain_team *teams;
    int32_t *seated_n;       /* per demand */
    enum explain_stay *stay; /* per offer, worst found so far */
    struct explain *ex;
};

/* Takes a person into the ranking; those of equal utility come by index, so they stay in order. */
static void top_add(struct top *top, struct explain_person person)
{
    int32_t at = top->n;

    while (at > 0 && top->items[at - 1].utility < person.utility)
        at--;
    if (at == TOP_MAX)
        return;
    if (top->n < TOP_MAX)
        top->n++;
    for (int32_t k = top->n - 1; k > at; k--)
        top->items[k] = top->items[k - 1];
    top->items[at] = person;
}

static struct explain_persons top_without(const struct top *top, int32_t offer)
{
    struct explain_persons persons = {.n = 0};

    for (int32_t k = 0; k < top->n && persons.n < EXPLAIN_PERSON_MAX; k++) {
        if (top->items[k].offer != offer)
            persons.items[persons.n++] = top->items[k];
    }
    return persons;
}

static struct explain_person person_of(const struct reading *r, int64_t pair)
{
    int32_t offer = r->pairs->offers[pair];

    return (struct explain_person){
        .offer = offer, .utility = r->pairs->utilities[pair], .demand = r->demand_of[offer]};
}

/* Each filled seat of a demand, in the order of the offers, which is that of the pairs. */
static void seats_read(struct reading *r, int32_t demand)
{
    struct top top = {.n = 0};
    int32_t seat = 0;

    if (r->seated_n[demand] == 0)
        return;
    for (int64_t k = r->pairs->first[demand]; k < r->pairs->first[demand + 1]; k++)
        top_add(&top, person_of(r, k));
    for (int64_t k = r->pairs->first[demand]; k < r->pairs->first[demand + 1]; k++) {
        int32_t offer = r->pairs->offers[k];
        struct explain_seat *line;

        if (r->demand_of[offer] != demand)
            continue;
        seat++;
        line = &r->ex->seats[r->ex->seat_n++];
        *line = (struct explain_seat){
            .demand = demand, .seat = seat, .offer = offer, .others = top_without(&top, offer)};
        dispatch_terms(r->p, offer, demand, &line->terms);
    }
}

static void rules_count(const struct reading *r, int32_t demand, int64_t *without)
{
    struct pair_offers group = pair_index_find(&r->index, r->p->demands[demand].discipline);

    for (int32_t k = 0; k < group.n; k++) {
        unsigned bars = dispatch_bars(r->p, group.items[k], demand);

        for (int rule = 0; rule < EXPLAIN_RULE_N; rule++)
            without[rule] += (bars & ~explain_rules[rule].bar) == 0;
    }
}

static void team_tell(const struct explain_team *team, struct explain_unfilled *line)
{
    bool fails = team->failing_n > 0;

    line->cause = EXPLAIN_TEAM;
    line->failing = fails ? team->failing : team->all;
    line->failing_n = fails ? team->failing_n : team->all_n;
}

static void empty_read(struct reading *r, int32_t demand)
{
    int32_t seats = r->p->demands[demand].seats - r->seated_n[demand];
    struct explain_unfilled *line;
    struct top top = {.n = 0};
    bool elsewhere = false, waiting = false;

    if (seats <= 0)
        return;
    for (int64_t k = r->pairs->first[demand]; k < r->pairs->first[demand + 1]; k++) {
        struct explain_person person = person_of(r, k);
        int32_t pin = r->p->offers[person.offer].pinned_demand;

        if (pin >= 0 && pin != demand)
            continue;
        elsewhere = elsewhere || person.demand != demand;
        waiting = waiting || person.demand < 0;
        top_add(&top, person);
    }
    line = &r->ex->unfilled[r->ex->unfilled_n++];
    *line = (struct explain_unfilled){.demand = demand, .seats = seats};
    if (!elsewhere) {
        line->cause = EXPLAIN_NOBODY_ELIGIBLE;
        rules_count(r, demand, line->without);
    } else if (dispatch_team(r->p, demand) >= 0) {
        team_tell(&r->teams[dispatch_team(r->p, demand)], line);
    } else {
        line->cause = waiting ? EXPLAIN_EMPTY_QUOTA : EXPLAIN_ALL_PLACED;
        line->persons = top_without(&top, -1);
    }
}

/* What the pairs of a demand say about those who are placed nowhere. */
static void stays_read(struct reading *r, int32_t demand)
{
    bool full = r->seated_n[demand] >= r->p->demands[demand].seats
                || (dispatch_team(r->p, demand) >= 0 && r->seated_n[demand] == 0);

    for (int64_t k = r->pairs->first[demand]; k < r->pairs->first[demand + 1]; k++) {
        enum explain_stay *stay = &r->stay[r->pairs->offers[k]];

        if (!full)
            *stay = EXPLAIN_STAY_QUOTA;
        else if (*stay == EXPLAIN_NO_ELIGIBLE_DEMAND)
            *stay = EXPLAIN_ALL_SEATS_FILLED;
    }
}

/* How many are eligible for the demand and not pinned elsewhere. */
static int64_t able_count(const struct reading *r, int32_t demand)
{
    int64_t n = 0;

    for (int64_t k = r->pairs->first[demand]; k < r->pairs->first[demand + 1]; k++) {
        int32_t pin = r->p->offers[r->pairs->offers[k]].pinned_demand;

        n += pin < 0 || pin == demand;
    }
    return n;
}

static void teams_read(struct reading *r, struct arena *a)
{
    const struct dispatch_problem *p = r->p;

    r->teams = ARENA_ARRAY(a, struct explain_team, p->team_n);
    for (int32_t j = 0; p->team_n > 0 && j < p->demand_n; j++) {
        if (p->demands[j].team >= 0)
            r->teams[p->demands[j].team].all_n++;
    }
    for (int32_t t = 0; t < p->team_n; t++) {
        r->teams[t].all = ARENA_ARRAY(a, int32_t, r->teams[t].all_n);
        r->teams[t].failing = ARENA_ARRAY(a, int32_t, r->teams[t].all_n);
        r->teams[t].all_n = 0;
    }
    for (int32_t j = 0; p->team_n > 0 && j < p->demand_n; j++) {
        struct explain_team *team = p->demands[j].team < 0 ? NULL : &r->teams[p->demands[j].team];

        if (!team)
            continue;
        team->all[team->all_n++] = j;
        if (able_count(r, j) < p->demands[j].seats)
            team->failing[team->failing_n++] = j;
    }
}

/* Counts who sits where and makes room for all that may be said. */
static void reading_make(struct reading *r, struct arena *own, struct arena *a)
{
    int32_t placed_n = 0;

    r->seated_n = ARENA_ARRAY(own, int32_t, r->p->demand_n);
    r->stay = ARENA_ARRAY(own, enum explain_stay, r->p->offer_n);
    for (int32_t i = 0; i < r->p->offer_n; i++) {
        if (r->demand_of[i] >= 0) {
            r->seated_n[r->demand_of[i]]++;
            placed_n++;
        }
    }
    pair_index_make(r->p, own, &r->index);
    teams_read(r, a);
    *r->ex = (struct explain){
        .seats = ARENA_ARRAY(a, struct explain_seat, placed_n),
        .unfilled = ARENA_ARRAY(a, struct explain_unfilled, r->p->demand_n),
        .unplaced = ARENA_ARRAY(a, struct explain_unplaced, r->p->offer_n - placed_n)};
}

void explain_plan(const struct dispatch_problem *p, const struct pair_list *pairs,
                  const int32_t *demand_of, struct arena *a, struct explain *ex)
{
    struct arena own = {0};
    struct reading r = {.p = p, .pairs = pairs, .demand_of = demand_of, .ex = ex};

    reading_make(&r, &own, a);
    for (int32_t j = 0; j < p->demand_n; j++) {
        seats_read(&r, j);
        empty_read(&r, j);
        stays_read(&r, j);
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        if (demand_of[i] < 0)
            ex->unplaced[ex->unplaced_n++] =
                (struct explain_unplaced){.offer = i, .cause = r.stay[i]};
    }
    arena_reset(&own);
}
