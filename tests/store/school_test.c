#include "store/school.h"

#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct school school;
    struct school_rows rows;
    struct heritage_rows records, others;
    bool found;
};

static struct school school_of(int n, const char *name)
{
    return (struct school){.id = pid('K', n),
                           .county = STR("990101"),
                           .name = str_of(name),
                           .programme = STR("p"),
                           .organization = STR("H1"),
                           .about = STR("来历"),
                           .made_ms = 5};
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct school first = school_of(1, "罗氏伤科"), second = school_of(2, "朱氏膏药");
    const struct heritage h = {.id = pid('E', 1),
                               .county = STR("990101"),
                               .programme = STR("p"),
                               .school = STR("罗氏伤科"),
                               .organization = STR("H1"),
                               .kind = HERITAGE_PRESCRIPTION,
                               .name = STR("某方"),
                               .source = STR("口述"),
                               .place = STR("某村"),
                               .about = STR("用法"),
                               .day = 20000,
                               .consent = true,
                               .made_ms = 5};
    const struct store_page page = {.limit = 10, .reach = STORE_ALL};

    return store_school_add(st, &first, e) && store_school_add(st, &second, e)
           && store_heritage_add(st, &h, e) && store_school_get(st, first.id, q->a, &q->school, e)
           && store_school_list(st, &page, q->a, &q->rows, e)
           && store_heritage_list(st, first.name, q->a, &q->records, e)
           && store_heritage_list(st, second.name, q->a, &q->others, e)
           && store_school_named(st, second.name, &q->found, e);
}

static void schools_come_back_with_their_records(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_str(q.school.organization_name, "甲县医院");
    assert_int_equal(q.school.records, 1);
    assert_int_equal(q.school.pairs, 0);
    assert_int_equal(q.rows.more.total, 2);
    assert_int_equal(q.records.n, 1);
    assert_int_equal(q.records.items[0].kind, HERITAGE_PRESCRIPTION);
    assert_true(q.records.items[0].consent);
    assert_int_equal(q.others.n, 0);
    assert_true(q.found);
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct school again = school_of(3, "罗氏伤科");

    (void)arg;
    return store_school_add(st, &again, e);
}

static void a_name_is_taken_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};
    struct err e;

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    e = both_refused(b, STORE_WRITE, again_in_tx, NULL);
    assert_err(e, ERR_INPUT, "罗氏伤科 already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(schools_come_back_with_their_records),
        BOTH(a_name_is_taken_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
