/* gap_check.c - proves a gap result: the counts a second time, and who is compared with whom. */
#include <math.h>
#include <string.h>

#include "base/list.h"
#include "engine/fold.h"
#include "engine/gap_proof.h"

static struct str pair(int32_t both[2])
{
    return (struct str){(const char *)both, 2 * sizeof *both};
}

struct gap_proof_sum *gap_proof_at(struct gap_proof_sums *sums, int32_t a, int32_t b)
{
    int32_t both[2] = {a, b};
    size_t ix = (size_t)words_put(&sums->keys, pair(both));

    if (ix == sums->n)
        list_push(sums, (struct gap_proof_sum){0});
    return &sums->items[ix];
}

const struct gap_proof_sum *gap_proof_find(const struct gap_proof_sums *sums, int32_t a, int32_t b)
{
    static const struct gap_proof_sum none;
    int32_t both[2] = {a, b};
    int32_t ix = words_find(&sums->keys, pair(both));

    return ix < 0 ? &none : &sums->items[ix];
}

bool gap_proof_near(double a, double b)
{
    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    return fabs(a - b) <= 1e-9 * (1 + fabs(a));
}

bool gap_proof_in(const struct gap_proof *p, int32_t month)
{
    return p->in->from_month <= month && month <= p->in->to_month;
}

struct str gap_proof_text(const struct gap_proof *p, int32_t text)
{
    return cube_text_of(p->in->cube, text);
}

bool gap_proof_known(const struct gap_proof *p, int32_t text)
{
    struct str code = gap_proof_text(p, text);
    size_t sound = 0;

    for (size_t i = 0; i < code.n; i++)
        sound +=
            strchr("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", code.at[i])
            && code.at[i];
    return code.n == 6 && sound == 6;
}

/* Listed codes are compared folded, codes of the cube among themselves as they are. */
static struct str code_key(struct gap_proof *p, struct str code)
{
    return p->in->populations ? fold_key(code, &p->a) : code;
}

static bool counties_bind(struct gap_proof *p, struct err *e)
{
    const struct gap_result *r = p->r;
    int32_t text_n = p->in->cube->texts.n;

    for (int32_t c = 0; c < r->county_n; c++) {
        if (c > 0 && str_cmp(r->counties[c - 1].code, r->counties[c].code) >= 0)
            return err_set(e, ERR_CHECK, "county %.*s stands out of order",
                           STR_ARG(r->counties[c].code));
        if (words_put(&p->codes, code_key(p, r->counties[c].code)) != c)
            return err_set(e, ERR_CHECK, "county %.*s stands there twice",
                           STR_ARG(r->counties[c].code));
    }
    p->county = ARENA_ARRAY(&p->a, int32_t, text_n);
    for (int32_t text = 0; text < text_n; text++)
        p->county[text] = gap_proof_known(p, text)
                              ? words_find(&p->codes, code_key(p, gap_proof_text(p, text)))
                              : -1;
    return true;
}

/* Without a list: every county that treats is scored, and no other. */
static bool counties_treat(struct gap_proof *p, struct err *e)
{
    const struct cube *cube = p->in->cube;
    bool *treats = ARENA_ARRAY(&p->a, bool, p->r->county_n);

    for (int32_t i = 0; i < cube->cases.n; i++) {
        int32_t treating = cube_case_at(cube, i).treating;

        if (!gap_proof_in(p, cube_case_at(cube, i).month) || cube_case_at(cube, i).cases == 0
            || !gap_proof_known(p, treating))
            continue;
        if (p->county[treating] < 0)
            return err_set(e, ERR_CHECK, "county %.*s treats cases and is not scored",
                           STR_ARG(gap_proof_text(p, treating)));
        treats[p->county[treating]] = true;
    }
    for (int32_t c = 0; c < p->r->county_n; c++) {
        if (!treats[c] || p->r->counties[c].population != GAP_UNKNOWN)
            return err_set(e, ERR_CHECK, "county %.*s is scored without reason",
                           STR_ARG(p->r->counties[c].code));
    }
    return true;
}

static bool counties_complete(struct gap_proof *p, struct err *e)
{
    const struct side_populations *list = p->in->populations;

    if (!list)
        return counties_treat(p, e);
    if (p->r->county_n != list->n)
        return err_set(e, ERR_CHECK, "%d counties are scored, %d are listed", p->r->county_n,
                       list->n);
    for (int32_t c = 0; c < p->r->county_n; c++) {
        const struct gap_county *county = &p->r->counties[c];
        int32_t row = sheet_find(&list->index, county->code);

        if (row < 0 || list->items[row].population != county->population)
            return err_set(e, ERR_CHECK, "county %.*s is not as it is listed",
                           STR_ARG(county->code));
    }
    return true;
}

/* The third by counting who is smaller. */
static int32_t third_of(const struct gap_result *r, int32_t c)
{
    int64_t smaller = 0, n = 0;

    if (r->counties[c].population < 0)
        return 3;
    for (int32_t k = 0; k < r->county_n; k++) {
        int64_t population = r->counties[k].population;

        n += population >= 0;
        smaller += population >= 0
                   && (population < r->counties[c].population
                       || (population == r->counties[c].population && k < c));
    }
    return (int32_t)(3 * smaller / n);
}

static bool peers_right(const struct gap_result *r, int32_t c)
{
    const struct gap_county *county = &r->counties[c];
    int32_t like = 0, at = 0;

    for (int32_t k = 0; k < r->county_n; k++)
        like += k != c && r->counties[k].third == county->third
                && str_eq(r->counties[k].kind, county->kind);
    for (int32_t k = 0; k < r->county_n; k++) {
        bool is = k != c
                  && (like < 5
                      || (r->counties[k].third == county->third
                          && str_eq(r->counties[k].kind, county->kind)));

        if (is && (at >= county->peer_n || county->peers[at++] != k))
            return false;
    }
    return at == county->peer_n;
}

static bool peers_check(const struct gap_proof *p, struct err *e)
{
    for (int32_t c = 0; c < p->r->county_n; c++) {
        struct str code = p->r->counties[c].code;

        if (p->r->counties[c].third != third_of(p->r, c))
            return err_set(e, ERR_CHECK, "county %.*s is in the wrong third", STR_ARG(code));
        if (!peers_right(p->r, c))
            return err_set(e, ERR_CHECK, "county %.*s has other peers", STR_ARG(code));
    }
    return true;
}

/* Adds one cell to the sums of its group, of its flow, of the votes for a discipline. */
static void case_add(struct gap_proof *p, const struct cube_case *cell,
                     struct gap_proof_sums *votes)
{
    struct gap_proof_sum *group = &p->groups[cell->drg];
    int32_t residence = p->county[cell->residence], treating = p->county[cell->treating];
    struct gap_proof_sum *flow;

    group->all += cell->cases;
    group->cost_fen += cell->cost_fen;
    group->rw_cases += cell->rw_cases;
    group->rw_e4 += cell->rw_e4;
    p->every.all += cell->cases;
    p->every.cost_fen += cell->cost_fen;
    p->every.rw_cases += cell->rw_cases;
    gap_proof_at(votes, cell->drg, cell->discipline)->all += cell->cases;
    if (residence < 0 || !gap_proof_known(p, cell->treating))
        return;
    flow = gap_proof_at(&p->flows, cell->drg, residence);
    flow->all += cell->cases;
    if (residence == treating) {
        flow->home += cell->cases;
    } else {
        flow->cost_fen += cell->cost_fen;
        flow->rw_e4 += cell->rw_e4;
    }
}

static void operation_add(struct gap_proof *p, const struct cube_operation *cell,
                          struct gap_proof_sums *votes)
{
    int32_t residence = p->county[cell->residence], treating = p->county[cell->treating];

    gap_proof_at(votes, cell->procedure, cell->discipline)->all += cell->operations;
    if (treating >= 0)
        gap_proof_at(&p->trades, cell->procedure, treating)->home += cell->operations;
    if (residence >= 0 && residence != treating && gap_proof_known(p, cell->treating)) {
        struct gap_proof_sum *trade = gap_proof_at(&p->trades, cell->procedure, residence);

        trade->all += cell->operations;
        trade->main += cell->main;
    }
}

/* Elects a discipline for each item: the winner beats or ties-and-precedes all others. */
static void elect(struct gap_proof *p, const struct gap_proof_sums *votes, struct str *winners)
{
    int64_t *most = ARENA_ARRAY(&p->a, int64_t, p->in->cube->texts.n);

    for (size_t i = 0; i < votes->n; i++) {
        int32_t both[2];
        struct str name;

        memcpy(both, votes->keys.items[i].at, sizeof both);
        name = gap_proof_text(p, both[1]);
        if (votes->items[i].all < most[both[0]])
            continue;
        if (votes->items[i].all > most[both[0]] || str_cmp(name, winners[both[0]]) < 0)
            winners[both[0]] = name;
        most[both[0]] = votes->items[i].all;
    }
}

static void sums_reset(struct gap_proof_sums *sums)
{
    words_reset(&sums->keys);
    list_reset(sums);
}

static bool grouped(struct str drg)
{
    bool ends_qy = drg.n >= 2 && drg.at[drg.n - 2] == 'Q' && drg.at[drg.n - 1] == 'Y';

    return drg.n > 0 && str_cmp(drg, STR("0000")) != 0 && !ends_qy;
}

/* Counts everything once more. */
static void count(struct gap_proof *p)
{
    const struct cube *cube = p->in->cube;
    struct gap_proof_sums votes = {0}, technique_votes = {0};

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);

        if (gap_proof_in(p, cell.month) && cell.cases > 0 && grouped(gap_proof_text(p, cell.drg)))
            case_add(p, &cell, &votes);
    }
    for (int32_t i = 0; i < cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(cube, i);

        if (gap_proof_in(p, cell.month) && cell.procedure != 0 && cell.operations > 0)
            operation_add(p, &cell, &technique_votes);
    }
    elect(p, &votes, p->disciplines);
    elect(p, &technique_votes, p->technique_disciplines);
    sums_reset(&votes);
    sums_reset(&technique_votes);
}

/* Tables win where they name a discipline. */
static void disciplines_name(struct gap_proof *p)
{
    const struct side_drgs *drgs = p->in->drgs;
    const struct side_procedures *procedures = p->in->procedures;

    for (int32_t text = 0; text < p->in->cube->texts.n; text++) {
        struct str code = gap_proof_text(p, text);
        int32_t drg = drgs ? sheet_find_code(&drgs->index, code) : -1;
        int32_t procedure = procedures ? sheet_find_code(&procedures->index, code) : -1;

        if (drg >= 0 && drgs->items[drg].discipline.n > 0)
            p->disciplines[text] = drgs->items[drg].discipline;
        if (procedure >= 0 && procedures->items[procedure].discipline.n > 0)
            p->technique_disciplines[text] = procedures->items[procedure].discipline;
    }
}

bool gap_check(const struct gap_input *in, const struct gap_result *result, struct err *e)
{
    struct gap_proof p = {.in = in, .r = result};
    size_t text_n = (size_t)in->cube->texts.n;
    bool ok;

    p.groups = ARENA_ARRAY(&p.a, struct gap_proof_sum, text_n);
    p.disciplines = ARENA_ARRAY(&p.a, struct str, text_n);
    p.technique_disciplines = ARENA_ARRAY(&p.a, struct str, text_n);
    ok = counties_bind(&p, e) && counties_complete(&p, e) && peers_check(&p, e);
    if (ok) {
        count(&p);
        disciplines_name(&p);
        ok = gap_proof_evidence(&p, e) && gap_proof_techniques(&p, e) && gap_proof_rows(&p, e);
    }
    words_reset(&p.codes);
    sums_reset(&p.flows);
    sums_reset(&p.trades);
    sums_reset(&p.treated);
    sums_reset(&p.row_keys);
    words_reset(&p.names);
    arena_reset(&p.a);
    return ok;
}
