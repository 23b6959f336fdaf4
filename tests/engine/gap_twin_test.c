/* The engine against its plain twin (gap_plain.h) on random small cubes, with and without each
 * table; and that gap_check takes every result and no spoilt one. */
#include "base/random.h"
#include "tests/engine/gap_plain.h"

/* ---- a random world ---- */

struct world {
    struct arena a;
    struct cube cube;
    struct gap_input in;
    struct side_populations populations;
    struct side_specialists specialists;
    struct side_procedures procedures;
    struct side_drgs drgs;
    struct side_refers refers;
    struct side_counties counties;
    struct side_institutions institutions;
};

/* A text that ends in a number of `digits` digits. */
static int32_t text(struct world *w, const char *head, int digits, int64_t n)
{
    char s[64];

    snprintf(s, sizeof s, "%s%0*d", head, digits, (int)n);
    return cube_text(&w->cube, str_of(s));
}

/* Counties 330101...; now and then one that is unknown, a prefix, or elsewhere. */
static int32_t county_text(struct world *w, struct random *r, int64_t n)
{
    switch (random_below(r, 20)) {
    case 0:
        return 0;
    case 1:
        return text(w, "33", 2, 1);
    case 2:
        return text(w, "9901", 2, random_below(r, 2));
    default:
        return text(w, "3301", 2, random_below(r, n));
    }
}

static void case_put(struct world *w, struct random *r, int64_t county_n, bool rw, int64_t heavy)
{
    int64_t cases = 1 + random_below(r, random_below(r, 3) ? 12 : 40);
    struct cube_case cell = {.month = 632 + (int32_t)random_below(r, 28), .cases = cases};

    cell.treating = county_text(w, r, county_n);
    cell.institution = text(w, "H", 1, cell.treating * 3 + random_below(r, 3));
    cell.residence = random_below(r, 3) ? cell.treating : county_text(w, r, county_n);
    cell.payer = text(w, "", 1, random_below(r, 2));
    cell.discipline = cube_text(&w->cube, str_of(discipline_codes[random_below(r, 5)]));
    cell.drg =
        cube_text(&w->cube, str_of(group_codes[random_below(r, random_below(r, 4) ? 5 : 8)]));
    cell.cost_fen = cases * random_below(r, 900000);
    if (rw && random_below(r, 8)) {
        cell.rw_cases = 1 + random_below(r, cases);
        cell.rw_e4 = cell.rw_cases * (3000 + random_below(r, heavy));
    }
    cube_add_case(&w->cube, &cell);
}

static void operation_put(struct world *w, struct random *r, int64_t county_n, bool rw)
{
    int64_t n = 1 + random_below(r, 8);
    struct cube_operation cell = {.month = 632 + (int32_t)random_below(r, 28), .operations = n};

    cell.treating = county_text(w, r, county_n);
    cell.institution = text(w, "H", 1, cell.treating * 3);
    cell.residence = random_below(r, 2) ? cell.treating : county_text(w, r, county_n);
    cell.payer = text(w, "", 1, 0);
    cell.discipline = cube_text(&w->cube, str_of(discipline_codes[random_below(r, 5)]));
    cell.procedure = cube_text(&w->cube, str_of(technique_codes[random_below(r, 5)]));
    cell.level = (int32_t)random_below(r, 5);
    cell.main = random_below(r, n + 1);
    cell.main_cost_fen = cell.main * random_below(r, 900000);
    if (rw && cell.main) {
        cell.main_rw_cases = random_below(r, cell.main + 1);
        cell.main_rw_e4 = cell.main_rw_cases * (4000 + random_below(r, 30000));
    }
    cube_add_operation(&w->cube, &cell);
}

/* Texts of side tables. */
static struct str lines(struct world *w, struct out *out)
{
    struct str s = {arena_copy(&w->a, out->items, out->n), out->n};

    out_reset(out);
    return s;
}

static void lists_make(struct world *w, struct random *r, int64_t county_n)
{
    struct out out = {0};
    struct err e = {0};

    out_text(&out, "county,kind,population\n");
    for (int64_t c = 0; c < county_n; c++)
        out_text(&out, "3301%02d,%s,%.0d\n", (int)c, random_below(r, 5) ? "county" : "",
                 (int)(random_below(r, 6) * 20000));
    assert_true(side_populations_read("p", lines(w, &out), &w->a, &w->populations, &e));
    out_text(&out, "county,discipline,specialists\n");
    for (int64_t c = 0; c < county_n; c++)
        for (int d = 1; d < DISCIPLINES; d++)
            if (random_below(r, 3))
                out_text(&out, "3301%02d,%s,%d.5\n", (int)c, discipline_codes[d],
                         (int)random_below(r, 3));
    assert_true(side_specialists_read("s", lines(w, &out), &w->a, &w->specialists, &e));
    out_text(&out, "code,name,kind,lng,lat\n");
    for (int64_t c = 0; c < county_n; c++) {
        if (random_below(r, 6))
            out_text(&out, "3301%02d,x%d,%s,%d.%d,30.0\n", (int)c, (int)c,
                     random_below(r, 3) ? "county" : "district", 120, (int)random_below(r, 9));
        else
            out_text(&out, "3301%02d,x%d,,,\n", (int)c, (int)c);
    }
    assert_true(side_counties_read("c", lines(w, &out), &w->a, &w->counties, &e));
    out_text(&out, "institution,name,county\n");
    for (int64_t i = 0; i < 20; i++)
        out_text(&out, "H%d,x,3301%02d\n", (int)(i * 2), (int)random_below(r, county_n + 1));
    assert_true(side_institutions_read("i", lines(w, &out), &w->a, &w->institutions, &e));
}

static void tables_make(struct world *w, struct random *r, int64_t county_n)
{
    struct err e = {0};

    lists_make(w, r, county_n);
    assert_true(side_procedures_read("p", STR("procedure,discipline\n45.2,D\n51.23,\n"), &w->a,
                                     &w->procedures, &e));
    assert_true(
        side_drgs_read("d", STR("drg,rw,discipline\nab 11,1,C\nBC23,2,\n"), &w->a, &w->drgs, &e));
    assert_true(side_refers_read("r", STR("drg\ncd35\n"), &w->a, &w->refers, &e));
    w->in.populations = random_below(r, 3) ? &w->populations : NULL;
    w->in.specialists = random_below(r, 3) ? &w->specialists : NULL;
    w->in.counties = random_below(r, 2) ? &w->counties : NULL;
    w->in.institutions = random_below(r, 2) ? &w->institutions : NULL;
    w->in.procedures = random_below(r, 2) ? &w->procedures : NULL;
    w->in.drgs = random_below(r, 2) ? &w->drgs : NULL;
    w->in.refers = random_below(r, 2) ? &w->refers : NULL;
}

static void world_make(struct world *w, uint64_t seed)
{
    struct random r = random_stream(seed, 11);
    int64_t county_n = 1 + random_below(&r, COUNTIES - 1);
    int64_t cell_n = county_n * (15 + random_below(&r, 45));
    int64_t heavy = random_below(&r, 2) ? 30000 : 60000;
    bool rw = random_below(&r, 4) != 0;

    *w = (struct world){0};
    cube_open(&w->cube);
    for (int64_t i = 0; i < cell_n; i++)
        case_put(w, &r, county_n, rw, heavy);
    for (int64_t i = 0; i < cell_n; i++)
        operation_put(w, &r, county_n, rw);
    tables_make(w, &r, county_n);
    w->in.cube = &w->cube;
    w->in.from_month = 642 + (int32_t)random_below(&r, 9);
    w->in.to_month = w->in.from_month + 3 + (int32_t)random_below(&r, 9);
}

static void world_end(struct world *w)
{
    cube_reset(&w->cube);
    arena_reset(&w->a);
}

/* ---- comparison ---- */

#define assert_same(a, b)                                           \
    do {                                                            \
        double same_a = (a), same_b = (b);                          \
        if (!(isnan(same_a) && isnan(same_b)))                      \
            assert_near(same_a, same_b, 1e-7 * (1 + fabs(same_a))); \
    } while (0)

static void evidence_compare(const struct plain *p, const struct gap_result *r)
{
    int32_t n = 0;

    for (int32_t c = 0; c < p->n; c++)
        for (int g = 0; g < GROUPS; g++) {
            struct str group = str_of(group_codes[g]);
            const struct gap_evidence *row = &r->evidence[n];
            struct terms t;

            if (flow(p, c, group, 0) == 0)
                continue;
            t = terms(p, c, group);
            assert_true(n++ < r->evidence_n);
            assert_int_equal(row->county, c);
            assert_true(str_eq(row->group, group));
            assert_true(str_eq(row->discipline, discipline(p, group)));
            assert_int_equal(row->all, t.all);
            assert_int_equal(row->home, t.home);
            assert_int_equal(row->border, border(p, c, group));
            assert_int_equal(row->peers, t.peers);
            assert_int_equal(row->peers_rated, t.rated);
            assert_int_equal(row->peers_capable, t.capable_n);
            assert_int_equal(row->capable, t.capable);
            assert_int_equal(row->peers_small, t.peers_small);
            assert_same(row->pooled_rate, t.m);
            assert_same(row->benchmark, t.benchmark);
            assert_near((double)row->weight_e4 / 1e4, t.weight, 1e-9);
            assert_same(row->avoidable, t.capable ? t.a : NAN);
            assert_same(row->avoidable_low, t.capable ? t.low : NAN);
            assert_same(row->value_rw, t.capable ? t.value : NAN);
            assert_near((double)row->money_fen, (double)t.money, 1);
        }
    assert_int_equal(n, r->evidence_n);
}

static void techniques_compare(const struct plain *p, const struct gap_result *r)
{
    int32_t n = 0;
    double raw;

    for (int32_t c = 0; c < p->n; c++)
        for (int i = 0; i < TECHNIQUES; i++) {
            struct str technique = str_of(technique_codes[i]);
            int state = finding(p, c, technique, &raw);

            if (state == 0)
                continue;
            assert_true(n < r->technique_n);
            assert_int_equal(r->techniques[n].county, c);
            assert_true(str_eq(r->techniques[n].procedure, technique));
            assert_true(str_eq(r->techniques[n].discipline, technique_discipline(p, technique)));
            assert_int_equal(r->techniques[n].state, state == 1 ? GAP_BLANK : GAP_FRAGILE);
            assert_int_equal(r->techniques[n].home, trade(p, c, technique, 0));
            assert_int_equal(r->techniques[n].away, trade(p, c, technique, 1));
            assert_same(r->techniques[n++].value_rw, state == 1 ? raw : NAN);
        }
    assert_int_equal(n, r->technique_n);
}

static void rows_compare(const struct plain *p, const struct gap_result *r,
                         const struct plain_row *rows, int n)
{
    assert_int_equal(r->row_n, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(r->rows[i].rank, i + 1);
        assert_int_equal(r->rows[i].county, rows[i].c);
        assert_true(str_eq(r->rows[i].discipline, rows[i].discipline));
        assert_int_equal(r->rows[i].groups, rows[i].groups);
        assert_int_equal(r->rows[i].blanks, rows[i].blanks);
        assert_same(r->rows[i].avoidable, rows[i].avoidable);
        assert_same(r->rows[i].avoidable_low, rows[i].low);
        assert_same(r->rows[i].avoidable_rw, rows[i].rw);
        assert_same(r->rows[i].avoidable_rw_low, rows[i].rw_low);
        assert_same(r->rows[i].blank_rw, rows[i].blank);
        assert_same(r->rows[i].total_rw, rows[i].total);
        assert_same(r->rows[i].score, rows[i].score);
        assert_near((double)r->rows[i].money_fen, (double)rows[i].money, rows[i].groups);
        assert_same(r->rows[i].specialists,
                    specialists(p, rows[i].c, rows[i].discipline, rows[i].rw));
    }
}

/* Returns how many demands there are. */
static int demands_compare(const struct plain *p, const struct gap_result *r,
                           const struct plain_row *rows, int n)
{
    int found = 0;

    for (int i = 0; i < n; i++) {
        const struct gap_demand *d = &r->demands[found];
        double seats = specialists(p, rows[i].c, rows[i].discipline, rows[i].rw) + 0.5;
        struct str best = institution_best(p, rows[i].c, rows[i].discipline);
        double share = floor(1000 * rows[i].key / rows[0].key), raw;
        size_t bytes = 0;

        if (isnan(seats) || seats < 1 || best.n == 0 || rows[i].discipline.n == 0)
            continue;
        assert_true(found++ < r->demand_n);
        assert_int_equal(d->row, i);
        assert_int_equal(d->seats, (int)seats);
        assert_true(str_eq(d->organization, best));
        assert_int_equal(d->tier, 1 + 5 * i / n);
        assert_near(d->weight, isnan(share) || share < 1 ? 1 : share, 1);
        assert_int_equal(d->start_day, month_first_day(p->to + 1));
        for (int t = 0; t < TECHNIQUES; t++) {
            struct str technique = str_of(technique_codes[t]);

            if (str_eq(technique_discipline(p, technique), rows[i].discipline)
                && finding(p, rows[i].c, technique, &raw) == 1)
                bytes += technique.n + (bytes > 0);
        }
        assert_int_equal(d->techniques.n, bytes);
    }
    assert_int_equal(found, r->demand_n);
    return found;
}

static void the_engine_agrees_with_its_plain_twin(void **unused)
{
    static struct plain_row rows[ROWS_MAX];
    int measured = 0, blanks = 0, capable = 0, demands = 0, stable = 0;

    (void)unused;
    for (uint64_t seed = 0; seed < 120; seed++) {
        struct world w;
        struct plain p;
        struct gap_result r;
        struct err e = {0};
        int n;

        world_make(&w, seed);
        plain_open(&p, &w.in, 0);
        if (gap_measure(&w.in, &w.a, &r, &e)) {
            n = plain_rows(&p, rows);
            evidence_compare(&p, &r);
            techniques_compare(&p, &r);
            rows_compare(&p, &r, rows, n);
            demands += demands_compare(&p, &r, rows, n);
            assert_same(r.stability, plain_stability(&p, rows, n));
            stable += !isnan(r.stability);
            measured++;
            blanks += r.technique_n;
            for (int32_t i = 0; i < r.evidence_n; i++)
                capable += r.evidence[i].capable;
        } else {
            assert_err(e, ERR_INPUT, "score");
        }
        world_end(&w);
    }
    /* The worlds are not trivial. */
    assert_true(measured > 100 && blanks > 300 && capable > 300 && demands > 30 && stable > 20);
}

static void every_result_proves_itself(void **unused)
{
    (void)unused;
    for (uint64_t seed = 1000; seed < 1400; seed++) {
        struct world w;
        struct gap_result r;
        struct err e = {0};

        world_make(&w, seed);
        if (gap_measure(&w.in, &w.a, &r, &e) && !gap_check(&w.in, &r, &e))
            fail_msg("seed %d: %s", (int)seed, e.text);
        world_end(&w);
    }
}

/* Spoils one figure of the evidence, of a row, of the techniques; false where there is none. */
static bool spoil_evidence(struct gap_result *r, int which)
{
    struct gap_evidence *x = r->evidence;

    switch (which) {
    case 0:
        x->home++;
        break;
    case 1:
        x->all++;
        break;
    case 2:
        x->weight_e4++;
        break;
    case 3:
        x->capable = !x->capable;
        break;
    case 4:
        x->peers_rated++;
        break;
    case 5:
        r->evidence_n--;
        break;
    case 6:
        r->counties->third = (r->counties->third + 1) % 4;
        break;
    default:
        while (x < r->evidence + r->evidence_n && !(x->avoidable_low > 0.01))
            x++;
        if (x == r->evidence + r->evidence_n)
            return false;
        x->avoidable_low -= 0.009;
    }
    return true;
}

static bool spoil_row(struct gap_result *r, int which)
{
    struct gap_row *row = r->rows;

    if (r->row_n < 2)
        return false;
    switch (which) {
    case 8:
        row->avoidable_rw += 0.001;
        break;
    case 9:
        row->total_rw *= 1.000001;
        break;
    case 10:
        row->money_fen++;
        break;
    case 11:
        row->rank = 2;
        break;
    case 12:
        row[0] = row[1];
        row->rank = 1;
        break;
    case 13:
        row->specialists = isnan(row->specialists) ? 1 : row->specialists * 1.01;
        break;
    case 14:
        row->blanks++;
        break;
    default:
        row->score = isnan(row->score) ? 0 : row->score * 1.01;
    }
    return true;
}

static bool spoil(struct gap_result *r, int which)
{
    if (which < 8)
        return spoil_evidence(r, which);
    if (which < 16)
        return spoil_row(r, which);
    if (r->technique_n == 0)
        return false;
    if (which == 16)
        r->techniques->away++;
    else if (which == 17)
        r->techniques->state = !r->techniques->state;
    else
        r->technique_n--;
    return true;
}

static void a_result_with_one_figure_spoilt_is_refused(void **unused)
{
    int tried[19] = {0};

    (void)unused;
    for (uint64_t seed = 2000; seed < 2060; seed++) {
        for (int which = 0; which < 19; which++) {
            struct world w;
            struct gap_result r;
            struct err e = {0};

            world_make(&w, seed);
            if (gap_measure(&w.in, &w.a, &r, &e) && spoil(&r, which)) {
                tried[which]++;
                if (gap_check(&w.in, &r, &e))
                    fail_msg("seed %d: spoilt figure %d passes", (int)seed, which);
                assert_int_equal(e.code, ERR_CHECK);
            }
            world_end(&w);
        }
    }
    for (int which = 0; which < 19; which++)
        assert_true(tried[which] > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_engine_agrees_with_its_plain_twin),
        cmocka_unit_test(every_result_proves_itself),
        cmocka_unit_test(a_result_with_one_figure_spoilt_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
