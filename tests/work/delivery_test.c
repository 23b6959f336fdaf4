#include "work/delivery.h"

#include "store/noun.h"
#include "tests/store/province.h"

#define HEAD "visit,programme,practitioner,organization,kind,day,state\n"

struct
try {
    const char *text;
    int64_t added;
    struct fault_list faults;
    struct err e;
    bool good;
};

static void deliver(struct both *b, const char *noun, struct try *t)
{
    const struct delivery d = {noun_find(str_of(noun)), str_of(t->text), STR("d1"), 5};

    t->faults = (struct fault_list){.arena = &b->a, .name = "v.csv"};
    t->e = (struct err){0};
    t->added = -1;
    t->good = work_delivery_add(b->st, &d, &t->added, &t->faults, &t->e);
}

static void lines_are_taken_with_the_county_of_their_place(void **state)
{
    struct both *b = province_of(state);
    struct try t = {
        .text = "\xef\xbb\xbfkind,visit,programme,practitioner,organization,day,state,x_note\r\n"
                "clinic,V1,p,P1,H1,2025-01-01,held,any\r\nround,V2,p,P1,H1,2025-01-02,open,\r\n"};

    deliver(b, "visit", &t);
    if (!t.good)
        fail_msg("%s %.*s", t.e.text, STR_ARG(t.faults.items[0]));
    assert_int_equal(t.added, 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit v JOIN organization o ON"
                                   " o.code = v.organization AND o.county = v.county"),
                     2);
    fault_reset(&t.faults);
}

static void every_fault_is_told_and_nothing_is_taken(void **state)
{
    struct both *b = province_of(state);
    struct try t = {.text = HEAD "V1,p,P1,H1,clinic,2025-01-01,held\n"
                                 "V1,p,P1,H1,clinic,2025-01-01,held\n" /* its code again */
                                 "V2,p,P9,H1,clinic,2025-01-01,held\n" /* nobody */
                                 "V3,p,P1,H1,party,2025-01-01,held\n"  /* no such kind */
                                 "V4,p,P1,H1,clinic,2025-02-30,held\n" /* no such day */
                                 "V5,p,P1,H1,clinic,2025-01-01\n"      /* a field short */
                                 ",p,P1,H1,clinic,2025-01-01,held\n"}; /* no code */

    deliver(b, "visit", &t);
    assert_false(t.good);
    assert_err(t.e, ERR_INPUT, "6 faults, nothing was taken");
    assert_int_equal(t.faults.n, 6);
    assert_str(t.faults.items[0], "v.csv:3:1: V1: this code is there already");
    assert_str(t.faults.items[1], "v.csv:4:3: P9: there is no practitioner of this code");
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit"), 0);
    assert_int_equal(t.added, -1);
    fault_reset(&t.faults);
}

static void a_second_delivery_may_not_bring_a_code_again(void **state)
{
    struct both *b = province_of(state);
    struct try t = {.text = HEAD "V1,p,P1,H1,clinic,2025-01-01,held\n"};

    deliver(b, "visit", &t);
    assert_true(t.good);
    deliver(b, "visit", &t);
    assert_false(t.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit"), 1);
    fault_reset(&t.faults);
}

static void a_header_that_is_not_the_noun_s_is_refused(void **state)
{
    static const char TWICE[] = HEAD HEAD, COLOUR[] = "colour," HEAD;
    static const char *const HEADS[] = {
        "", "visit\nV1\n", TWICE, COLOUR,
        "visit,visit,programme,practitioner,organization,kind,day,state\n"};
    struct both *b = province_of(state);

    for (size_t i = 0; i < sizeof HEADS / sizeof *HEADS; i++) {
        struct try t = {.text = HEADS[i]};

        deliver(b, "visit", &t);
        assert_false(t.good);
        assert_int_equal(t.e.code, ERR_INPUT);
        fault_reset(&t.faults);
    }
}

static void a_line_may_refer_to_one_before_it(void **state)
{
    struct both *b = province_of(state);
    struct try t = {.text = "prospect,programme,name,stage,day,introduced_by\n"
                            "A,p,甲,lead,2025-01-01,\nB,p,乙,lead,2025-01-01,A\n"};
    struct try wrong = {.text = "prospect,programme,name,stage,day,introduced_by\n"
                                "C,p,丙,lead,2025-01-01,Z\n"};

    deliver(b, "prospect", &t);
    assert_true(t.good);
    deliver(b, "prospect", &wrong);
    assert_false(wrong.good);
    fault_reset(&wrong.faults);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(lines_are_taken_with_the_county_of_their_place),
        BOTH(every_fault_is_told_and_nothing_is_taken),
        BOTH(a_second_delivery_may_not_bring_a_code_again),
        BOTH(a_header_that_is_not_the_noun_s_is_refused),
        BOTH(a_line_may_refer_to_one_before_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
