/* search_test.c - queries of FHIR into what the store is asked. Spans are those of date(1) in
 * Asia/Shanghai. */
#include "fhir/search.h"

#include "base/day.h"
#include "tests/fhir/written.h"

static struct arena arena;

static int stop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

struct asked {
    struct fhir_search s;
    const char *expression;
    struct err e;
    bool good;
};

static struct asked asked(enum resource_type type, bool strict, const char *name, const char *value)
{
    const struct fhir_asked one = {
        .type = type, .pairs = {{str_of(name), str_of(value)}}, .n = 1, .strict = strict};
    struct asked a = {0};

    a.good = fhir_search_read(&one, &arena, &a.s, &a.expression, &a.e);
    return a;
}

static const struct resource_filter *only(const struct asked *a)
{
    assert_true(a->good);
    assert_int_equal(a->s.q.filter_n, 1);
    return a->s.q.filters;
}

static void assert_refused(enum resource_type type, bool strict, const char *name,
                           const char *value, const char *said)
{
    const struct asked a = asked(type, strict, name, value);

    assert_false(a.good);
    assert_int_equal(a.e.code, ERR_USAGE);
    assert_holds(a.e.text, said);
    assert_string_equal(a.expression, name);
}

static void a_date_is_the_span_of_its_precision_in_china(void **unused)
{
    static const struct {
        const char *text;
        int64_t from, until;
    } GOOD[] = {{"2025", 1735660800000, 1767196800000},
                {"2025-02", 1738339200000, 1740758400000},
                {"2025-02-28", 1740672000000, 1740758400000},
                {"2025-02-28T10:30", 1740709800000, 1740709860000},
                {"2025-02-28T10:30:05+08:00", 1740709805000, 1740709806000},
                {"2025-02-28T02:30:05Z", 1740709805000, 1740709806000},
                {"2025-02-28T02:30:05.250Z", 1740709805250, 1740709805251}};
    static const char *const BAD[] = {"",
                                      "25",
                                      "2025-",
                                      "2025-13",
                                      "2025-02-30",
                                      "2025-2-1",
                                      "2025-02-28T",
                                      "2025-02-28T25:00",
                                      "2025-02-28 10:30",
                                      "x025",
                                      "2025-02-28T10:30+8"};
    int64_t from, until;

    (void)unused;
    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        assert_true(fhir_date_read(str_of(GOOD[i].text), &from, &until));
        assert_int_equal(from, GOOD[i].from);
        assert_int_equal(until, GOOD[i].until);
    }
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++)
        assert_false(fhir_date_read(str_of(BAD[i]), &from, &until));
}

static void a_prefix_says_on_which_side_of_the_span(void **unused)
{
    static const struct {
        const char *value;
        enum resource_op op;
        int64_t at;
    } WANT[] = {{"ge2025-02-28", RESOURCE_FROM, 1740672000000},
                {"gt2025-02-28", RESOURCE_FROM, 1740758400000},
                {"sa2025-02-28", RESOURCE_FROM, 1740758400000},
                {"lt2025-02-28", RESOURCE_BEFORE, 1740672000000},
                {"eb2025-02-28", RESOURCE_BEFORE, 1740672000000},
                {"le2025-02-28", RESOURCE_BEFORE, 1740758400000}};

    (void)unused;
    for (size_t i = 0; i < sizeof WANT / sizeof WANT[0]; i++) {
        const struct asked a = asked(RESOURCE_SLOT, true, "start", WANT[i].value);

        assert_int_equal(only(&a)->op, WANT[i].op);
        assert_int_equal(only(&a)->at_ms, WANT[i].at);
    }
    assert_int_equal(asked(RESOURCE_SLOT, true, "start", "2025").s.q.filter_n, 2);
    assert_refused(RESOURCE_SLOT, false, "start", "ap2025", "前缀");
    assert_refused(RESOURCE_SLOT, false, "start", "yesterday", "日期");
}

static void a_code_of_fhir_becomes_every_state_that_it_stands_for(void **unused)
{
    const struct asked a = asked(RESOURCE_TASK, true, "status", "rejected");
    const struct resource_filter *f = only(&a);

    (void)unused;
    assert_int_equal(f->n, 2);
    assert_str(f->values[0], "declined");
    assert_str(f->values[1], "returned");
}

static void a_system_that_is_another_finds_nothing(void **unused)
{
    struct asked a =
        asked(RESOURCE_ORGANIZATION, true, "identifier", "urn:xinglin:organization|H1");

    (void)unused;
    assert_str(only(&a)->values[0], "H1");
    a = asked(RESOURCE_ORGANIZATION, true, "identifier", "urn:other|H1");
    assert_str(only(&a)->values[0], "|");
    a = asked(RESOURCE_TASK, true, "status", "nonsense");
    assert_str(only(&a)->values[0], "|");
    assert_refused(RESOURCE_ORGANIZATION, false, "identifier", "urn:xinglin:organization|", "代码");
}

static void a_reference_is_taken_in_three_spellings_and_to_its_type_alone(void **unused)
{
    static const char *const GOOD[] = {"a-1", "Organization/a-1",
                                       "https://x/fhir/Organization/a-1"};

    (void)unused;
    for (size_t i = 0; i < sizeof GOOD / sizeof GOOD[0]; i++) {
        const struct asked a = asked(RESOURCE_TASK, true, "owner", GOOD[i]);

        assert_str(only(&a)->values[0], "a-1");
    }
    assert_refused(RESOURCE_TASK, false, "owner", "Patient/a-1", "类型");
    assert_refused(RESOURCE_TASK, false, "owner", "https://x/fhir/Practitioner/a-1", "类型");
    assert_refused(RESOURCE_TASK, false, "owner:Patient", "a-1", "类型");
    assert_true(asked(RESOURCE_SLOT, true, "Schedule.actor:HealthcareService", "a").good);
}

static void what_is_unknown_is_left_out_unless_asked_strictly(void **unused)
{
    const struct asked a = asked(RESOURCE_ORGANIZATION, false, "colour", "red");

    (void)unused;
    assert_true(a.good);
    assert_int_equal(a.s.q.filter_n, 0);
    assert_int_equal(a.s.used_n, 0); /* and the self link does not pretend that it was */
    assert_refused(RESOURCE_ORGANIZATION, true, "colour", "red", "没有这个检索参数");
    assert_refused(RESOURCE_ORGANIZATION, false, "name:soundex", "x", "修饰符");
    assert_refused(RESOURCE_ORGANIZATION, false, "identifier:not", "x", "修饰符");
    assert_refused(RESOURCE_ORGANIZATION, false, "_include", "Task:focus", "附带");
    assert_refused(RESOURCE_ORGANIZATION, false, "_sort", "name", "排序");
    assert_refused(RESOURCE_ORGANIZATION, false, "_summary", "text", "count");
    assert_refused(RESOURCE_ORGANIZATION, false, "_format", "xml", "JSON");
    assert_refused(RESOURCE_ORGANIZATION, false, "_count", "-1", "整数");
}

static void a_page_is_of_twenty_and_of_a_hundred_at_most(void **unused)
{
    (void)unused;
    assert_int_equal(asked(RESOURCE_TASK, true, "status", "draft").s.q.limit, RESOURCE_COUNT);
    assert_int_equal(asked(RESOURCE_TASK, true, "_count", "5").s.q.limit, 5);
    assert_int_equal(asked(RESOURCE_TASK, true, "_count", "5000").s.q.limit, RESOURCE_COUNT_MOST);
    assert_int_equal(asked(RESOURCE_TASK, true, "_count", "0").s.q.limit, 0);
    assert_int_equal(asked(RESOURCE_TASK, true, "_summary", "count").s.q.limit, 0);
}

static void more_values_than_are_looked_for_at_once_are_refused(void **unused)
{
    char value[2 * RESOURCE_VALUES + 2];

    (void)unused;
    for (size_t i = 0; i < sizeof value; i++)
        value[i] = i % 2 ? ',' : 'a';
    value[2 * RESOURCE_VALUES - 1] = '\0';
    assert_true(asked(RESOURCE_ORGANIZATION, true, "_id", value).good);
    value[2 * RESOURCE_VALUES - 1] = ',';
    value[2 * RESOURCE_VALUES + 1] = '\0';
    assert_refused(RESOURCE_ORGANIZATION, true, "_id", value, "过多");
}

/* All that a Task may be, in one search: their words of our own have their place. */
static void every_state_is_asked_for_at_once(void **unused)
{
    const struct asked a = asked(RESOURCE_TASK, true, "status",
                                 "requested,received,accepted,rejected,ready,cancelled,in-progress,"
                                 "on-hold,failed,completed");

    (void)unused;
    assert_true(a.good);
    assert_true(only(&a)->n > REFERRAL_STATE_N);
}

static void a_link_is_encoded_and_carries_the_cursor(void **unused)
{
    const struct asked a = asked(RESOURCE_ORGANIZATION, true, "name:contains", "甲 &县");

    (void)unused;
    assert_string_equal(fhir_search_link(&a.s, STR("c1"), &arena),
                        "?name:contains=%E7%94%B2%20%26%E5%8E%BF&_cursor=c1");
    assert_string_equal(fhir_search_link(&(struct fhir_search){0}, STR(""), &arena), "");
}

/* The other way round they are searched for by it. */
static void what_is_brought_along_is_a_parameter_that_refers_to_it(void **unused)
{
    (void)unused;
    for (const struct fhir_include *i = FHIR_INCLUDE; i->name; i++) {
        struct str name = str_of(i->name), type = str_cut(&name, ':');
        int param = resource_param_find(i->from, name);

        assert_str(type, resource_names[i->from]);
        assert_true(param >= 0);
        assert_int_equal(RESOURCES[i->from].params[param].kind, RESOURCE_REFERENCE);
        assert_non_null(strstr(RESOURCES[i->from].params[param].about, resource_names[i->to]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_date_is_the_span_of_its_precision_in_china),
        cmocka_unit_test(a_prefix_says_on_which_side_of_the_span),
        cmocka_unit_test(a_code_of_fhir_becomes_every_state_that_it_stands_for),
        cmocka_unit_test(a_system_that_is_another_finds_nothing),
        cmocka_unit_test(a_reference_is_taken_in_three_spellings_and_to_its_type_alone),
        cmocka_unit_test(what_is_unknown_is_left_out_unless_asked_strictly),
        cmocka_unit_test(a_page_is_of_twenty_and_of_a_hundred_at_most),
        cmocka_unit_test(more_values_than_are_looked_for_at_once_are_refused),
        cmocka_unit_test(every_state_is_asked_for_at_once),
        cmocka_unit_test(a_link_is_encoded_and_carries_the_cursor),
        cmocka_unit_test(what_is_brought_along_is_a_parameter_that_refers_to_it),
    };

    return cmocka_run_group_tests(tests, NULL, stop);
}
