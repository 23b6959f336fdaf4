#include "store/gap.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id id;
    struct gap_detail detail;
    struct gap_matrix matrix;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_gap_get(st, r->id, r->a, &r->detail, e);
}

static bool matrix_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_gap_matrix(st, &STORE_ALL, r->a, &r->matrix, e);
}

static void a_gap_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(1)};
    const struct gap *g = &r.detail.row.gap;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_id(g->id, GAP(1));
    assert_str(g->county, "990101");
    assert_str(g->discipline, "骨科");
    assert_int_equal(g->rank, 1);
    assert_int_equal(g->population, 400000);
    assert_int_equal(g->peers, 2);
    assert_int_equal(g->groups, 1);
    assert_near(g->avoidable, 8.25, 0);
    assert_near(g->avoidable_low, 4.5, 0);
    assert_near(g->avoidable_rw, 20.625, 0);
    assert_near(g->avoidable_rw_low, 11.25, 0);
    assert_int_equal(g->money_fen, 41250000);
    assert_int_equal(g->blanks, 1);
    assert_near(g->blank_rw, 3, 0);
    assert_near(g->total_rw, 22.125, 0);
    assert_near(g->score, 0.553125, 0);
    assert_near(g->specialists, 1.5, 0);
    assert_int_equal(g->seats, 2);
    assert_str(r.detail.row.county_name, "甲县");
    assert_id(r.detail.row.demand, DEMAND(1));
}

static void what_is_unknown_stays_unknown_and_zero_stays_zero(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(2)};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_true(r.detail.row.gap.population == COUNT_UNKNOWN);
    assert_true(isnan(r.detail.row.gap.score));
    assert_true(isnan(r.detail.row.gap.specialists));
    assert_true(r.detail.row.gap.seats == COUNT_UNKNOWN);
    assert_int_equal(r.detail.row.gap.blanks, 0);
    assert_near(r.detail.row.gap.blank_rw, 0, 0);
    assert_true(id_none(r.detail.row.demand));
    assert_int_equal(r.detail.group_n, 0);
    assert_int_equal(r.detail.technique_n, 0);
    assert_int_equal(r.detail.peer_n, 0);
}

static void groups_come_by_value_the_unknown_last(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(1)};
    const struct gap_group *g;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.group_n, 2);
    g = &r.detail.groups[0].group;
    assert_str(g->code, "IC29");
    assert_str(r.detail.groups[0].name, "髋置换");
    assert_int_equal(g->all, 40);
    assert_int_equal(g->home, 10);
    assert_int_equal(g->out, 30);
    assert_int_equal(g->border, 6);
    assert_int_equal(g->peers_rated, 2);
    assert_int_equal(g->peers_capable, 1);
    assert_near(g->pooled_rate, 0.875, 0);
    assert_near(g->benchmark, 0.45625, 0);
    assert_true(g->capable);
    assert_near(g->weight, 2.5, 0);
    assert_near(g->value_rw, 20.625, 0);
    g = &r.detail.groups[1].group;
    assert_str(g->code, "IC39");
    assert_str(r.detail.groups[1].name, "");
    assert_true(g->border == COUNT_UNKNOWN);
    assert_false(g->capable);
    assert_true(isnan(g->avoidable) && isnan(g->value_rw) && isnan(g->benchmark));
}

/* The contract of gap.h: the sum of the groups' values is the gap's avoidable_rw. */
static void the_groups_add_up_to_the_gap(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(1)};
    double sum = 0;

    both_tx(b, STORE_READ, get_in_tx, &r);
    for (size_t i = 0; i < r.detail.group_n; i++)
        sum += isnan(r.detail.groups[i].group.value_rw) ? 0 : r.detail.groups[i].group.value_rw;
    assert_near(sum, r.detail.row.gap.avoidable_rw, 1e-9);
}

static void techniques_and_peers_come_with_their_names(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(1)};
    const struct gap_technique *t;

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.detail.technique_n, 2);
    t = &r.detail.techniques[0].technique;
    assert_str(t->procedure, "81.51");
    assert_int_equal(t->state, TECHNIQUE_BLANK);
    assert_int_equal(t->away, 6);
    assert_int_equal(t->peers_doing, 1);
    assert_near(t->value_rw, 3, 0);
    assert_str(r.detail.techniques[0].name, "全髋关节置换");
    assert_int_equal(r.detail.techniques[1].technique.state, TECHNIQUE_FRAGILE);
    assert_true(isnan(r.detail.techniques[1].technique.value_rw));
    assert_int_equal(r.detail.peer_n, 2);
    assert_str(r.detail.peers[0].code, "990102");
    assert_str(r.detail.peers[0].name, "乙县");
    assert_str(r.detail.peers[1].code, "990103");
}

static void the_matrix_holds_every_county_and_each_discipline_once(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a};
    const struct gap_matrix *m = &r.matrix;

    both_tx(b, STORE_READ, matrix_in_tx, &r);
    assert_int_equal(m->county_n, 3);
    assert_str(m->counties[0].code, "990101");
    assert_str(m->counties[0].name, "甲县");
    assert_str(m->counties[0].city, "东市");
    assert_int_equal(m->counties[0].population, 400000);
    assert_true(m->counties[1].population == COUNT_UNKNOWN);
    assert_int_equal(m->discipline_n, 2);
    assert_str(m->disciplines[0], "心内科"); /* U+5FC3 is before U+9AA8 */
    assert_str(m->disciplines[1], "骨科");
    assert_int_equal(m->cell_n, 2);
    assert_id(m->cells[0].gap.id, GAP(1));
    assert_id(m->cells[0].demand, DEMAND(1));
    assert_id(m->cells[1].gap.id, GAP(2));
    assert_true(id_none(m->cells[1].demand));
}

static void an_empty_store_has_an_empty_matrix(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a};

    both_tx(b, STORE_READ, matrix_in_tx, &r);
    assert_int_equal(r.matrix.county_n + r.matrix.discipline_n + r.matrix.cell_n, 0);
}

static void an_unknown_id_is_missing_and_writes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = GAP(3), .detail.group_n = 5};

    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no gap 018bcfe5-");
    assert_int_equal(r.detail.group_n, 5);
}

static bool second_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct gap g = {
        .id = GAP(9), .county = STR("990101"), .discipline = STR("骨科"), .rank = 3};

    (void)arg;
    return store_gap_put(st, &g, 1, e);
}

static void a_county_has_one_gap_in_a_discipline(void **state)
{
    struct both *b = province_of(state);

    assert_err(both_refused(b, STORE_WRITE, second_in_tx, NULL), ERR_INPUT,
               "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM gap"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_gap_comes_back_as_it_was_put),
        BOTH(what_is_unknown_stays_unknown_and_zero_stays_zero),
        BOTH(groups_come_by_value_the_unknown_last),
        BOTH(the_groups_add_up_to_the_gap),
        BOTH(techniques_and_peers_come_with_their_names),
        BOTH(the_matrix_holds_every_county_and_each_discipline_once),
        BOTH(an_empty_store_has_an_empty_matrix),
        BOTH(an_unknown_id_is_missing_and_writes_nothing),
        BOTH(a_county_has_one_gap_in_a_discipline),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
