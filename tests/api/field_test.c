/* field_test.c - each kind of field, known and unknown. */
#include "api/field.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"

enum colour { RED, GREEN };
static const char *const colour_names[] = {"red", "green", NULL};

struct thing {
    struct str text;
    struct str_list texts;
    struct id id;
    int32_t whole, day, month;
    int64_t count, instant;
    double real;
    bool yes;
    enum colour colour;
};

static const struct field FIELDS[] = {
    FIELD(struct thing, text),
    FIELD(struct thing, texts),
    FIELD(struct thing, id),
    FIELD(struct thing, whole),
    FIELD_OF(struct thing, day, FIELD_DAY, "day"),
    FIELD_OF(struct thing, month, FIELD_MONTH, "month"),
    FIELD(struct thing, count),
    FIELD_OF(struct thing, instant, FIELD_MS, "instant"),
    FIELD(struct thing, real),
    FIELD_AS(struct thing, yes, "ja"),
    FIELD_NAMED(struct thing, colour, "colour", colour_names),
    {0},
};

static void written(const struct thing *thing, const char *want)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    json_open_object(&w);
    field_write(&w, FIELDS, thing);
    json_end(&w);
    assert_str(((struct str){out.items, out.n}), want);
    out_reset(&out);
}

static void known_values_are_written_by_their_kind(void **unused)
{
    struct str texts[] = {STR("a"), STR("骨")};
    struct thing thing = {.text = STR("x\"y"),
                          .texts = {texts, 2, 2},
                          .whole = -7,
                          .day = day_of(2024, 2, 29),
                          .month = month_of_day(day_of(2024, 2, 29)),
                          .count = INT64_MAX,
                          .instant = 1795564800000, /* 2026-11-25T00:00:00Z */
                          .real = 0.5,
                          .yes = true,
                          .colour = GREEN};

    (void)unused;
    assert_true(id_parse(STR("0193c0de-0000-7000-8000-000000000001"), &thing.id));
    written(&thing, "{\"text\":\"x\\\"y\",\"texts\":[\"a\",\"骨\"],"
                    "\"id\":\"0193c0de-0000-7000-8000-000000000001\",\"whole\":-7,"
                    "\"day\":\"2024-02-29\",\"month\":\"2024-02\",\"count\":9223372036854775807,"
                    "\"instant\":\"2026-11-25T08:00:00+08:00\",\"real\":0.5,\"ja\":true,"
                    "\"colour\":\"green\"}");
}

static void unknown_is_null_and_zero_is_zero(void **unused)
{
    struct thing unknown = {.day = DAY_NONE,
                            .month = DAY_NONE,
                            .count = COUNT_UNKNOWN,
                            .instant = -28800001, /* one ms before 1970 in China */
                            .real = NUMBER_UNKNOWN};

    (void)unused;
    written(&unknown, "{\"text\":null,\"texts\":[],\"id\":null,\"whole\":0,\"day\":null,"
                      "\"month\":null,\"count\":null,\"instant\":\"1969-12-31T23:59:59+08:00\","
                      "\"real\":null,\"ja\":false,\"colour\":\"red\"}");
}

static void a_page_has_items_total_and_next(void **unused)
{
    static const struct field ONE[] = {FIELD(struct thing, whole), {0}};
    struct thing things[2] = {{.whole = 1}, {.whole = 2}};
    struct store_more more = {5, STR("abc")};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    field_page(&w, ONE, things, 2, sizeof things[0], &more);
    assert_str(((struct str){out.items, out.n}),
               "{\"items\":[{\"whole\":1},{\"whole\":2}],\"total\":5,\"next\":\"abc\"}");
    out_reset(&out);
    w = (struct json_writer){.out = &out};
    more = (struct store_more){0};
    field_page(&w, ONE, NULL, 0, sizeof things[0], &more);
    assert_str(((struct str){out.items, out.n}), "{\"items\":[],\"total\":0,\"next\":null}");
    out_reset(&out);
}

static const char *side_name(unsigned side)
{
    return side == 1 ? "sender" : side == 2 ? "host" : side == 4 ? "person" : "none";
}

static void parties_are_named_one_by_one(void **unused)
{
    static const struct {
        unsigned parties;
        const char *want;
    } rows[] = {{0, "{\"parties\":[]}"},
                {2, "{\"parties\":[\"host\"]}"},
                {5, "{\"parties\":[\"sender\",\"person\"]}"}};

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct out out = {0};
        struct json_writer w = {.out = &out};

        json_open_object(&w);
        field_parties(&w, rows[i].parties, side_name);
        json_end(&w);
        assert_str(((struct str){out.items, out.n}), rows[i].want);
        out_reset(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values_are_written_by_their_kind),
        cmocka_unit_test(unknown_is_null_and_zero_is_zero),
        cmocka_unit_test(a_page_has_items_total_and_next),
        cmocka_unit_test(parties_are_named_one_by_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
