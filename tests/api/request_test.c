/* request_test.c - names and values from outside: decoded, held against the list, or refused. */
#include "api/request.h"

#include <stdio.h>

#include "tests/check.h"

static struct arena arena;

static int reset(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static void percent_and_plus_are_decoded(void **unused)
{
    struct str out;

    (void)unused;
    assert_true(request_decode(STR("%E9%aa%A8+a%2Bb"), true, &arena, &out));
    assert_str(out, "骨 a+b");
    assert_true(request_decode(STR("a+b"), false, &arena, &out));
    assert_str(out, "a+b");
}

static void broken_encodings_are_refused(void **unused)
{
    static const char *const bad[] = {"%",   "%4",  "%zz",    "a%",     "%00", "%0a",
                                      "%7F", "%ff", "%C0%AF", "%E9%AA", "%1f", "%ED%A0%80"};
    struct str out = STR("untouched");

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(request_decode(str_of(bad[i]), true, &arena, &out));
    assert_str(out, "untouched");
}

static void a_query_is_split_and_only_listed_names_pass(void **unused)
{
    struct request rq = {.arena = &arena};
    struct err e = {0};

    (void)unused;
    assert_true(request_query(&rq, STR("&county=990101&discipline=%E9%AA%A8&empty=&"),
                              "county discipline empty", &e));
    assert_str(request_text(&rq, "county"), "990101");
    assert_str(request_text(&rq, "discipline"), "骨");
    assert_str(request_text(&rq, "empty"), "");
    assert_int_equal(request_text(&rq, "absent").n, 0);
}

static void only_yes_is_yes(void **unused)
{
    struct request rq = {.arena = &arena};
    struct err e = {0};

    (void)unused;
    assert_true(request_query(&rq, STR("now=yes&mine=no&empty="), "now mine empty", &e));
    assert_true(request_yes(&rq, "now"));
    assert_false(request_yes(&rq, "mine"));
    assert_false(request_yes(&rq, "empty"));
    assert_false(request_yes(&rq, "absent"));
}

static void unknown_repeated_and_broken_parameters_are_refused(void **unused)
{
    static const struct {
        const char *query, *field;
    } bad[] = {{"contry=1", "contry"},
               {"county=1&county=1", "county"},
               {"Count=1", "Count"},
               {"count=1", "count"},
               {"=1", ""},
               {"county discipline=1", "county discipline"},
               {"c%6Funty=1&county=2", "county"}};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct request rq = {.arena = &arena};
        struct err e = {0};

        assert_false(request_query(&rq, str_of(bad[i].query), "county discipline", &e));
        assert_int_equal(e.code, ERR_USAGE);
        assert_int_equal(rq.fault_n, 1);
        assert_string_equal(rq.faults[0].field, bad[i].field);
    }
}

static void a_query_that_cannot_be_read_is_refused(void **unused)
{
    struct request rq = {.arena = &arena};
    struct err e = {0};

    (void)unused;
    assert_false(request_query(&rq, STR("county=%zz"), "county", &e));
    assert_err(e, ERR_USAGE, "percent-encoded");
    err_reset(&e);
    assert_false(request_query(&rq, STR("x=1"), NULL, &e));
    assert_int_equal(rq.fault_n, 1);
}

static void limits_are_from_1_to_200_and_50_by_default(void **unused)
{
    static const char *const bad[] = {"limit=0",
                                      "limit=201",
                                      "limit=-1",
                                      "limit=01",
                                      "limit=x",
                                      "limit=1.0",
                                      "limit=99999999999999999999"};
    struct request rq = {.arena = &arena};
    struct store_page page;
    struct err e = {0};

    (void)unused;
    assert_true(request_page(&rq, &page, &e));
    assert_int_equal(page.limit, 50);
    assert_int_equal(page.cursor.n, 0);
    assert_true(request_query(&rq, STR("limit=200&cursor=c"), "limit cursor", &e));
    assert_true(request_page(&rq, &page, &e));
    assert_int_equal(page.limit, 200);
    assert_str(page.cursor, "c");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct request wrong = {.arena = &arena};
        struct err refused = {0};

        assert_true(request_query(&wrong, str_of(bad[i]), "limit", &refused));
        assert_false(request_page(&wrong, &page, &refused));
        assert_err(refused, ERR_USAGE, "limit");
        assert_string_equal(wrong.faults[0].found, bad[i] + 6);
    }
    assert_int_equal(page.limit, 200);
}

static void an_id_that_is_none_is_missing(void **unused)
{
    struct request rq = {.arena = &arena,
                         .params = {{STR("gap"), STR("0193c0de-0000-7000-8000-000000000001")},
                                    {STR("plan"), STR("drop table")}},
                         .param_n = 2};
    struct err e = {0};
    struct id id;

    (void)unused;
    assert_true(request_id(&rq, "gap", &id, &e));
    assert_int_equal(id.bytes[15], 1);
    assert_false(request_id(&rq, "plan", &id, &e));
    assert_err(e, ERR_MISSING, "no plan 'drop table'");
}

static bool three_letters(const void *what, const char *path, struct err *e)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(what, 1, 3, file), 3);
    return fclose(file) == 0 || err_set(e, ERR_IO, "full");
}

static bool nothing(const void *what, const char *path, struct err *e)
{
    (void)path;
    return err_set(e, ERR_IO, "%s", (const char *)what);
}

static void a_file_is_replied_and_one_that_is_not_made_leaves_nothing(void **unused)
{
    struct out out = {0};
    struct request rq = {.arena = &arena, .json = {.out = &out}};
    struct err e = {0};

    (void)unused;
    assert_false(reply_file(&rq, nothing, "no ink", &e));
    assert_err(e, ERR_IO, "no ink");
    assert_int_equal(out.n, 0);
    err_reset(&e);
    assert_true(reply_file(&rq, three_letters, "abc", &e));
    assert_str(((struct str){out.items, out.n}), "abc");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(percent_and_plus_are_decoded, reset),
        cmocka_unit_test_teardown(broken_encodings_are_refused, reset),
        cmocka_unit_test_teardown(a_file_is_replied_and_one_that_is_not_made_leaves_nothing, reset),
        cmocka_unit_test_teardown(a_query_is_split_and_only_listed_names_pass, reset),
        cmocka_unit_test_teardown(only_yes_is_yes, reset),
        cmocka_unit_test_teardown(unknown_repeated_and_broken_parameters_are_refused, reset),
        cmocka_unit_test_teardown(a_query_that_cannot_be_read_is_refused, reset),
        cmocka_unit_test_teardown(limits_are_from_1_to_200_and_50_by_default, reset),
        cmocka_unit_test_teardown(an_id_that_is_none_is_missing, reset),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
