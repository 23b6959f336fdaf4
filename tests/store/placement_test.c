#include "store/placement.h"

#include "tests/store/placed.h"

struct asking {
    struct arena *a;
    struct placement p;
    struct placement_rows rows;
    struct placement_lines lines;
    struct certificate_line certificate;
    bool found;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_placement_get(st, PLACED(1), q->a, &q->p, e);
}

static void a_placement_comes_back_with_the_names_of_its_sides(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_READ, get_in_tx, &q);
    assert_str(q.p.practitioner_name, "张一");
    assert_str(q.p.home_name, "东市医院");
    assert_str(q.p.organization_name, "甲县医院");
    assert_str(q.p.home_county, "990103");
    assert_id(q.p.practitioner_id, PERSON(1));
    assert_int_equal(q.p.until_day, DAY_NONE);
    assert_int_equal(q.p.version, 1);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    q->p = placed_of(1, "Q1");
    q->p.state = PLACEMENT_ACCEPTED;
    return store_placement_put(st, &q->p, 1, &q->found, e);
}

static void one_that_was_moved_since_is_not_overwritten(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.found);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_false(q.found);
    assert_int_equal(both_total(b, "SELECT version FROM placement"), 2);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct store_page page = {
        .limit = 1,
        .cursor = q->rows.more.next,
        .reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(3)}}};

    return store_placement_list(st,
                                &(struct placement_filter){.kind = STR("shared_post"), .now = true},
                                &page, q->a, &q->rows, e);
}

static void a_list_is_of_both_sides_the_latest_first_page_by_page(void **state)
{
    struct both *b = province_of(state);
    struct placement one = placed_of(1, "Q1"), two = placed_of(2, "Q2");
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, placed_put, &one);
    both_tx(b, STORE_WRITE, placed_put, &two);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.more.total, 2);
    assert_str(q.rows.items[0].code, "Q2");
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_str(q.rows.items[0].code, "Q1");
    assert_int_equal(q.rows.more.next.n, 0);
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct day_line person = {20001, 20001, DAY_NONE}, host = {20001, DAY_NONE, 20003},
                          again = {20001, 20009, 20009};
    const struct leave_line leave = {20004, DAY_NONE, STR("病假")};
    const struct month_line month = {657, 1, {{0}}, 5};
    const struct review_line review = {.kind = REVIEW_FINAL, .note = STR(""), .made_ms = 5};
    struct task_line task = {.id = PLACED(9),
                             .code = STR("T"),
                             .about = STR("查房"),
                             .due_day = 20010,
                             .done_day = DAY_NONE,
                             .signed_day = DAY_NONE};
    const struct step_line step = {.seq = 2,
                                   .party = STR("host"),
                                   .day = 20001,
                                   .until_day = DAY_NONE,
                                   .why = STR(""),
                                   .made_ms = 5};

    if (!store_day_add(st, &PLACED_KEY, &person, 5, e)
        || !store_day_add(st, &PLACED_KEY, &host, 5, e)
        || !store_day_add(st, &PLACED_KEY, &again, 5, e)
        || !store_leave_add(st, &PLACED_KEY, &leave, e)
        || !store_leave_end(st, &PLACED_KEY, 20004, 20006, e)
        || !store_month_add(st, &PLACED_KEY, &month, e)
        || !store_review_add(st, &PLACED_KEY, &review, e)
        || !store_task_add(st, &PLACED_KEY, &task, 5, e)
        || !store_step_add(st, &PLACED_KEY, &step, e))
        return false;
    task.done_day = 20008;
    return store_task_put(st, &task, e)
           && store_placement_lines(st, PLACED_KEY.code, q->a, &q->lines, e);
}

static void lines_come_back_and_a_day_keeps_when_each_side_told_it(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, lines_in_tx, &q);
    assert_int_equal(q.lines.day_n, 1);
    assert_int_equal(q.lines.days[0].home_day, 20001);
    assert_int_equal(q.lines.days[0].host_day, 20003);
    assert_int_equal(q.lines.leaves[0].until_day, 20006);
    assert_int_equal(q.lines.months[0].month, 657);
    assert_int_equal(q.lines.reviews[0].kind, REVIEW_FINAL);
    assert_int_equal(q.lines.tasks[0].done_day, 20008);
    assert_int_equal(q.lines.tasks[0].signed_day, DAY_NONE);
    assert_int_equal(q.lines.steps[0].seq, 2);
}

static bool certificate_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct certificate_line c = {.code = STR("C"),
                                 .county = STR("990101"),
                                 .placement = STR("Q1"),
                                 .from_day = 1,
                                 .until_day = 2,
                                 .issued_day = 3,
                                 .withdrawn_ms = COUNT_UNKNOWN,
                                 .withdrawn_why = STR("")};
    const struct id nobody = {{0}};

    if (!store_certificate_add(st, &c, e))
        return false;
    c.withdrawn_ms = 9;
    c.withdrawn_why = STR("误发");
    if (!store_certificate_withdraw(st, &c, nobody, e))
        return false;
    return store_certificate_get(st, STR("C"), q->a, &q->certificate, &q->found, e);
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct id nobody = {{0}};

    return store_certificate_withdraw(st, arg, nobody, e);
}

static void a_certificate_is_withdrawn_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};
    struct err e = {0};

    both_tx(b, STORE_WRITE, certificate_in_tx, &q);
    assert_true(q.found);
    assert_int_equal(q.certificate.withdrawn_ms, 9);
    assert_false(store_tx(b->st, STORE_WRITE, again_in_tx, &q.certificate, &e));
    assert_err(e, ERR_STATE, "already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_placement_comes_back_with_the_names_of_its_sides),
        BOTH(one_that_was_moved_since_is_not_overwritten),
        BOTH(a_list_is_of_both_sides_the_latest_first_page_by_page),
        BOTH(lines_come_back_and_a_day_keeps_when_each_side_told_it),
        BOTH(a_certificate_is_withdrawn_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
