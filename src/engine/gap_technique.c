/* gap_technique.c - operations that residents get elsewhere and peers do at home.
 *
 * Blank: none at home on anyone, at least five away, at least a fifth of the peers do it. Fragile:
 * one to five at home, of which a leave or a retirement makes a blank. */
#include <math.h>
#include <stdlib.h>

#include "engine/gap_part.h"

#define BLANK_AWAY 5
#define FRAGILE_HOME 6

/* Operations of a technique in a scored county, and of its residents elsewhere. */
struct trade {
    int32_t procedure, county;
    int64_t home, away, away_main;
};

static int trade_compare(const void *left, const void *right)
{
    const struct trade *a = left, *b = right;

    if (a->procedure != b->procedure)
        return a->procedure < b->procedure ? -1 : 1;
    return (a->county > b->county) - (a->county < b->county);
}

static int32_t trades_merge(struct trade *trades, int32_t n)
{
    int32_t merged = 0;

    if (n > 0)
        qsort(trades, (size_t)n, sizeof *trades, trade_compare);
    for (int32_t i = 0; i < n; i++) {
        struct trade *last = merged > 0 ? &trades[merged - 1] : NULL;

        if (!last || trade_compare(last, &trades[i]) != 0) {
            trades[merged++] = trades[i];
            continue;
        }
        last->home += trades[i].home;
        last->away += trades[i].away;
        last->away_main += trades[i].away_main;
    }
    return merged;
}

/* What is done at home is done on anyone; what is done away is done on residents. */
static struct trade *trades_read(const struct gap_frame *f, int32_t *n)
{
    const struct cube *cube = f->in->cube;
    struct trade *trades = ARENA_ARRAY(f->a, struct trade, 2 * (size_t)cube->operations.n);
    int32_t trade_n = 0;

    for (int32_t i = 0; i < cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(cube, i);
        int32_t home = f->county[cell.treating], residence = f->county[cell.residence];

        if (!gap_in_window(f, cell.month) || cell.procedure == 0 || cell.operations == 0)
            continue;
        if (home >= 0)
            trades[trade_n++] = (struct trade){cell.procedure, home, cell.operations, 0, 0};
        if (residence >= 0 && residence != home && f->is_county[cell.treating])
            trades[trade_n++] =
                (struct trade){cell.procedure, residence, 0, cell.operations, cell.main};
    }
    *n = trades_merge(trades, trade_n);
    return trades;
}

/* Sums of main operations [text_n], and disciplines. */
static struct gap_total *procedures_read(const struct gap_frame *f, struct str *disciplines)
{
    const struct cube *cube = f->in->cube;
    const struct side_procedures *table = f->in->procedures;
    struct gap_total *totals = ARENA_ARRAY(f->a, struct gap_total, f->text_n);
    struct gap_vote *votes = ARENA_ARRAY(f->a, struct gap_vote, cube->operations.n);
    int32_t vote_n = 0;

    for (int32_t i = 0; i < cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(cube, i);
        struct gap_total *t = &totals[cell.procedure];

        if (!gap_in_window(f, cell.month))
            continue;
        t->cases += cell.main;
        t->cost_fen += cell.main_cost_fen;
        t->rw_cases += cell.main_rw_cases;
        t->rw_e4 += cell.main_rw_e4;
        votes[vote_n++] = (struct gap_vote){cell.procedure, cell.discipline, cell.operations};
    }
    gap_vote_count(f, votes, vote_n, disciplines);
    for (int32_t i = 0; table && i < vote_n; i++) {
        int32_t text = votes[i].item;
        int32_t row = sheet_find_code(&table->index, cube_text_of(cube, text));

        if (row >= 0 && table->items[row].discipline.n > 0)
            disciplines[text] = table->items[row].discipline;
    }
    return totals;
}

static double weight_of(const struct gap_frame *f, const struct gap_total *t)
{
    double mean = gap_mean_cost(f);

    if (!f->by_cost)
        return t->rw_cases > 0 ? (double)t->rw_e4 / 1e4 / (double)t->rw_cases : 0;
    return t->cases > 0 && mean > 0 ? (double)t->cost_fen / (double)t->cases / mean : 0;
}

/* Whether the trade is a finding; then `row` is filled, its discipline and weight aside. */
static bool judge(const struct gap_frame *f, const struct trade *trade, const int64_t *home,
                  struct gap_technique *row)
{
    const struct gap_county *county = &f->counties[trade->county];
    int32_t doing = 0;

    for (int32_t i = 0; i < county->peer_n; i++)
        doing += home[county->peers[i]] >= 1;
    *row = (struct gap_technique){.county = trade->county,
                                  .procedure = cube_text_of(f->in->cube, trade->procedure),
                                  .state = trade->home > 0 ? GAP_FRAGILE : GAP_BLANK,
                                  .away = trade->away,
                                  .away_main = trade->away_main,
                                  .home = trade->home,
                                  .peers = county->peer_n,
                                  .peers_doing = doing,
                                  .weight = NAN,
                                  .value_rw = NAN};
    if (county->peer_n == 0 || 5 * (int64_t)doing < county->peer_n)
        return false;
    return trade->home > 0 ? trade->home < FRAGILE_HOME : trade->away >= BLANK_AWAY;
}

static int technique_compare(const void *left, const void *right)
{
    const struct gap_technique *a = left, *b = right;

    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    return str_cmp(a->procedure, b->procedure);
}

void gap_technique_measure(const struct gap_frame *f, struct gap_result *r)
{
    struct str *disciplines = ARENA_ARRAY(f->a, struct str, f->text_n);
    const struct gap_total *totals = procedures_read(f, disciplines);
    int64_t *home = ARENA_ARRAY(f->a, int64_t, f->county_n);
    int32_t n = 0;
    const struct trade *trades = trades_read(f, &n);

    r->techniques = ARENA_ARRAY(f->a, struct gap_technique, n);
    for (int32_t from = 0, to = 0; from < n; from = to) {
        const struct gap_total *total = &totals[trades[from].procedure];

        for (to = from; to < n && trades[to].procedure == trades[from].procedure; to++)
            home[trades[to].county] = trades[to].home;
        for (int32_t i = from; i < to; i++) {
            struct gap_technique *row = &r->techniques[r->technique_n];

            if (!judge(f, &trades[i], home, row))
                continue;
            r->technique_n++;
            row->discipline = disciplines[trades[i].procedure];
            if (row->state == GAP_FRAGILE)
                continue;
            row->weight = weight_of(f, total);
            row->weight_small = gap_small(f->by_cost ? total->cases : total->rw_cases);
            row->value_rw = (double)row->away_main * row->weight
                            * ((double)row->peers_doing / (double)row->peers);
        }
        for (int32_t i = from; i < to; i++)
            home[trades[i].county] = 0;
    }
    if (r->technique_n > 0)
        qsort(r->techniques, (size_t)r->technique_n, sizeof *r->techniques, technique_compare);
}
