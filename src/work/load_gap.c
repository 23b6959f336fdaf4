/* load_gap.c - gaps with their evidence, and the demands proposed from them. */
#include "work/load_rows.h"

static struct str gap_key(struct load *l, struct str county, struct str discipline)
{
    return str_of(arena_text(&l->arena, "%.*s\x1f%.*s", STR_ARG(county), STR_ARG(discipline)));
}

enum {
    RANK,
    COUNTY,
    DISCIPLINE,
    POPULATION,
    PEERS,
    GROUPS,
    AVOIDABLE,
    AVOIDABLE_LOW,
    AVOIDABLE_RW,
    AVOIDABLE_RW_LOW,
    MONEY,
    BLANKS,
    BLANK_RW,
    TOTAL_RW,
    SCORE,
    SPECIALISTS
};
static const char *const GAP_COLUMNS[] = {
    "rank",      "county",        "discipline",   "population",       "peers", "groups",
    "avoidable", "avoidable_low", "avoidable_rw", "avoidable_rw_low", "money", "blanks",
    "blank_rw",  "total_rw",      "score",        "specialists",      NULL};

static bool gap_counts(const struct table *t, struct gap *g, struct err *e)
{
    return table_int(t, RANK, &g->rank, e) && table_int(t, POPULATION, &g->population, e)
           && table_int(t, PEERS, &g->peers, e) && table_int(t, GROUPS, &g->groups, e)
           && table_int(t, MONEY, &g->money_fen, e) && table_int(t, BLANKS, &g->blanks, e);
}

static bool gap_numbers(const struct table *t, struct gap *g, struct err *e)
{
    return table_number(t, AVOIDABLE, &g->avoidable, e)
           && table_number(t, AVOIDABLE_LOW, &g->avoidable_low, e)
           && table_number(t, AVOIDABLE_RW, &g->avoidable_rw, e)
           && table_number(t, AVOIDABLE_RW_LOW, &g->avoidable_rw_low, e)
           && table_number(t, BLANK_RW, &g->blank_rw, e)
           && table_number(t, TOTAL_RW, &g->total_rw, e) && table_number(t, SCORE, &g->score, e)
           && table_number(t, SPECIALISTS, &g->specialists, e);
}

static bool gaps_read(struct load *l, struct err *e)
{
    struct table t;

    if (!load_open(l, &t, "gaps/gaps.csv", GAP_COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct gap g = {.id = load_id(l),
                        .county = table_str(&t, COUNTY),
                        .discipline = table_str(&t, DISCIPLINE)};

        if (!gap_counts(&t, &g, e) || !gap_numbers(&t, &g, e))
            return false;
        g.seats = gap_seats(g.specialists);
        if (words_put(&l->gap_keys, gap_key(l, g.county, g.discipline)) != (int32_t)l->gaps.n)
            return csv_fault(&t.csv, (size_t)t.at[COUNTY], g.county, e, "the gap is there twice");
        list_push(&l->gaps, g);
    }
    return e->code == ERR_NONE;
}

enum { KIND = 2, CODE, ALL, HOME, OUT, BORDER, PEER_N, RATED, CAPABLE_N, POOLED, BENCHMARK };
enum { CAPABLE = 13, WEIGHT, GROUP_AVOIDABLE, GROUP_LOW, VALUE };

static bool group_counts(const struct table *t, struct gap_group *g, struct err *e)
{
    return table_int(t, ALL, &g->all, e) && table_int(t, HOME, &g->home, e)
           && table_int(t, OUT, &g->out, e) && table_int(t, BORDER, &g->border, e)
           && table_int(t, PEER_N, &g->peers, e) && table_int(t, RATED, &g->peers_rated, e)
           && table_int(t, CAPABLE_N, &g->peers_capable, e);
}

static bool group_read(const struct table *t, struct gap_group *g, struct err *e)
{
    *g = (struct gap_group){.county = table_str(t, 0),
                            .discipline = table_str(t, 1),
                            .code = table_str(t, CODE),
                            .capable = str_eq(table_str(t, CAPABLE), STR("1"))};
    return group_counts(t, g, e) && table_number(t, POOLED, &g->pooled_rate, e)
           && table_number(t, BENCHMARK, &g->benchmark, e) && table_number(t, WEIGHT, &g->weight, e)
           && table_number(t, GROUP_AVOIDABLE, &g->avoidable, e)
           && table_number(t, GROUP_LOW, &g->avoidable_low, e)
           && table_number(t, VALUE, &g->value_rw, e);
}

static bool groups_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {
        "county",        "discipline",    "kind",      "code",    "all",
        "home",          "out",           "border",    "peers",   "peers_rated",
        "peers_capable", "pooled_rate",   "benchmark", "capable", "weight",
        "avoidable",     "avoidable_low", "value_rw",  NULL};
    struct table t;

    if (!load_open(l, &t, "gaps/evidence.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct gap_group g;

        if (!group_read(&t, &g, e))
            return false;
        list_push(&l->groups, g);
    }
    return e->code == ERR_NONE;
}

static bool techniques_read(struct load *l, struct err *e)
{
    enum {
        T_COUNTY,
        T_DISCIPLINE,
        PROCEDURE,
        STATE,
        T_AWAY,
        T_HOME,
        T_PEERS,
        DOING,
        T_WEIGHT,
        T_VALUE
    };
    static const char *const COLUMNS[] = {"county", "discipline", "procedure", "state",
                                          "away",   "home",       "peers",     "peers_doing",
                                          "weight", "value_rw",   NULL};
    struct table t;

    if (!load_open(l, &t, "gaps/blank_techniques.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        bool blank = str_eq(table_str(&t, STATE), STR("blank"));
        struct gap_technique g = {.county = table_str(&t, T_COUNTY),
                                  .discipline = table_str(&t, T_DISCIPLINE),
                                  .procedure = table_str(&t, PROCEDURE),
                                  .state = blank ? TECHNIQUE_BLANK : TECHNIQUE_FRAGILE};

        if (!table_int(&t, T_AWAY, &g.away, e) || !table_int(&t, T_HOME, &g.home, e)
            || !table_int(&t, T_PEERS, &g.peers, e) || !table_int(&t, DOING, &g.peers_doing, e)
            || !table_number(&t, T_WEIGHT, &g.weight, e)
            || !table_number(&t, T_VALUE, &g.value_rw, e))
            return false;
        list_push(&l->techniques, g);
    }
    return e->code == ERR_NONE;
}

static bool peers_read(struct load *l, struct err *e)
{
    static const char *const COLUMNS[] = {"county", "peer", NULL};
    struct table t;

    if (!load_open(l, &t, "gaps/peers.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e))
        list_push(&l->peers, ((struct gap_peer){table_str(&t, 0), table_str(&t, 1)}));
    return e->code == ERR_NONE;
}

/* --- demands --- */

enum {
    D_CODE,
    D_ORGANIZATION,
    D_DISCIPLINE,
    D_SEATS,
    D_RANK,
    D_TECHNIQUES,
    D_TIER,
    D_WEIGHT,
    D_START,
    D_MONTHS
};
static const char *const DEMAND_COLUMNS[] = {
    "demand_id", "organization_id", "discipline", "seats", "min_title_rank", "techniques", "tier",
    "weight",    "start",           "months",     NULL};

static bool demand_numbers(const struct table *t, struct demand *d, struct err *e)
{
    return table_int32(t, D_SEATS, &d->seats, e) && table_int32(t, D_RANK, &d->min_title_rank, e)
           && table_int32(t, D_TIER, &d->tier, e) && table_int32(t, D_WEIGHT, &d->weight, e)
           && table_day(t, D_START, &d->start_day, e) && table_int32(t, D_MONTHS, &d->months, e);
}

static bool demands_read(struct load *l, struct err *e)
{
    struct table t;

    if (!load_open(l, &t, "gaps/demands.csv", DEMAND_COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct demand d = {DEMAND_BLANK,
                           .id = load_id(l),
                           .code = table_str(&t, D_CODE),
                           .discipline = table_str(&t, D_DISCIPLINE),
                           .techniques = table_list(&t, D_TECHNIQUES, &l->arena),
                           .state = DEMAND_PLANNED,
                           .made_ms = l->request->as_of_ms};
        int32_t number, gap;

        if (!load_find(&t, D_ORGANIZATION, &l->organization_codes, &number, e)
            || !demand_numbers(&t, &d, e))
            return false;
        d.requested = d.approved = d.seats;
        d.organization = l->organizations.items[number].id;
        d.county = l->organizations.items[number].county;
        gap = words_find(&l->gap_keys, gap_key(l, d.county, d.discipline));
        if (gap >= 0)
            d.gap = l->gaps.items[gap].id;
        if (words_put(&l->demand_codes, d.code) != (int32_t)l->demands.n)
            return csv_fault(&t.csv, (size_t)t.at[D_CODE], d.code, e, "the code is there twice");
        list_push(&l->demands, d);
    }
    return e->code == ERR_NONE;
}

bool load_gap_rows(struct load *l, struct err *e)
{
    return gaps_read(l, e) && groups_read(l, e) && techniques_read(l, e) && peers_read(l, e);
}

bool load_gaps(struct load *l, struct err *e)
{
    return load_gap_rows(l, e) && demands_read(l, e);
}
