/* field_read_test.c - each kind from JSON into a struct, and what each refuses. */
#include "api/field.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/api/desk.h"

static struct arena arena;

static int stop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static struct field_reading reading;

static bool took(const char *text, struct note *note)
{
    json_t *json = json_loads(text, 0, NULL);
    bool good;

    if (!json)
        fail_msg("%s is no JSON", text);
    reading = (struct field_reading){.arena = &arena};
    good = field_read(&reading, NOTE, json, note);
    json_decref(json);
    return good;
}

static void known_values_are_read_by_their_kind(void **unused)
{
    struct note note;

    (void)unused;
    assert_true(
        took("{\"code\":\"N1\",\"text\":\"杏林 a\",\"words\":[\"x\",\"骨\"],\"pages\":500,"
             "\"cases\":9223372036854775807,\"share\":0.25,\"kept\":true,"
             "\"day\":\"2024-02-29\",\"month\":\"2024-02\",\"at\":\"2026-11-25T08:00:00+08:00\","
             "\"id\":\"0193c0de-0000-7000-8000-000000000001\",\"ink\":\"red\"}",
             &note));
    assert_str(note.code, "N1");
    assert_str(note.text, "杏林 a");
    assert_int_equal(note.words.n, 2);
    assert_str(note.words.items[1], "骨");
    assert_int_equal(note.pages, 500);
    assert_true(note.cases == INT64_MAX);
    assert_near(note.share, 0.25, 0);
    assert_true(note.kept);
    assert_int_equal(note.day, day_of(2024, 2, 29));
    assert_int_equal(note.month, month_of_day(note.day));
    assert_true(note.at_ms == 1795564800000); /* 2026-11-25T00:00:00Z */
    assert_int_equal(note.id.bytes[15], 1);
    assert_int_equal(note.ink, INK_RED);
}

static void what_is_left_out_or_null_is_unknown(void **unused)
{
    static const char *const texts[] = {
        "{\"code\":\"N1\"}",
        "{\"code\":\"N1\",\"text\":null,\"words\":null,\"pages\":null,\"cases\":null,\"share\":"
        "null,"
        "\"kept\":null,\"day\":null,\"month\":null,\"at\":null,\"id\":null,\"ink\":null}"};

    (void)unused;
    for (int i = 0; i < 2; i++) {
        struct note note;

        memset(&note, 0x5a, sizeof note);
        assert_true(took(texts[i], &note));
        assert_int_equal(note.text.n, 0);
        assert_int_equal(note.words.n, 0);
        assert_int_equal(note.pages, 0);
        assert_true(note.cases == COUNT_UNKNOWN);
        assert_true(isnan(note.share));
        assert_false(note.kept);
        assert_int_equal(note.day, DAY_NONE);
        assert_int_equal(note.month, DAY_NONE);
        assert_true(id_none(note.id));
        assert_int_equal(note.ink, INK_BLUE);
    }
}

static void a_wrong_value_is_named_with_what_was_found_and_the_row_stays(void **unused)
{
    static const struct {
        const char *member, *field, *found;
    } bad[] = {
        {"\"code\":7", "code", "7"},
        {"\"code\":null", "code", "null"},
        {"\"code\":\"\"", "code", ""},
        {"\"code\":\"123456789012345678901\"", "code", "123456789012345678901"},
        {"\"code\":[]", "code", "an array"},
        {"\"text\":{}", "text", "an object"},
        {"\"text\":\"a\\nb\"", "text", "a\nb"},
        {"\"text\":\"a\\u202eb\"", "text",
         "a\u202e"
         "b"},
        {"\"text\":\"\\ufeff\"", "text", "\ufeff"},
        {"\"words\":\"a\"", "words", "a"},
        {"\"words\":[1]", "words", "an array"},
        {"\"pages\":0", "pages", "0"},
        {"\"pages\":501", "pages", "501"},
        {"\"pages\":1.0", "pages", "1"},
        {"\"pages\":\"1\"", "pages", "1"},
        {"\"pages\":true", "pages", "true"},
        {"\"cases\":-9223372036854775808", "cases", "-9223372036854775808"},
        {"\"share\":1.5", "share", "1.5"},
        {"\"share\":\"0.5\"", "share", "0.5"},
        {"\"kept\":0", "kept", "0"},
        {"\"kept\":\"false\"", "kept", "false"},
        {"\"day\":\"2023-02-29\"", "day", "2023-02-29"},
        {"\"day\":20230228", "day", "20230228"},
        {"\"month\":\"2023-13\"", "month", "2023-13"},
        {"\"at\":\"2026-11-25T08:00:00\"", "at", "2026-11-25T08:00:00"},
        {"\"at\":\"2026-11-25T24:00:00Z\"", "at", "2026-11-25T24:00:00Z"},
        {"\"at\":\"2026-11-25T08:00:00+0800x\"", "at", "2026-11-25T08:00:00+0800x"},
        {"\"id\":\"1\"", "id", "1"},
        {"\"ink\":\"Red\"", "ink", "Red"},
        {"\"ink\":1", "ink", "1"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        bool code = !strcmp(bad[i].field, "code");
        struct note note = {.pages = -7};

        assert_false(took(
            arena_text(&arena, "{%s%s}", code ? "" : "\"code\":\"N1\",", bad[i].member), &note));
        assert_int_equal(reading.fault_n, 1);
        assert_string_equal(reading.faults[0].field, bad[i].field);
        assert_string_equal(reading.faults[0].found, bad[i].found);
        assert_non_null(reading.faults[0].expected);
        assert_int_equal(note.pages, -7);
        assert_int_equal(note.code.n, 0);
    }
}

static void all_faults_are_told_at_once_unknown_and_missing_members_too(void **unused)
{
    struct note note = {0};

    (void)unused;
    assert_false(took("{\"colour\":\"red\",\"pages\":0,\"kept\":7}", &note));
    assert_int_equal(reading.fault_n, 4);
    assert_string_equal(reading.faults[0].field, "colour");
    assert_string_equal(reading.faults[1].field, "code");
    assert_string_equal(reading.faults[1].message, "is missing");
    assert_string_equal(reading.faults[2].field, "pages");
    assert_string_equal(reading.faults[3].field, "kept");
}

static void more_faults_than_are_told_are_no_fault_of_ours(void **unused)
{
    const char *text = "{";
    struct note note = {0};

    (void)unused;
    for (int i = 0; i < 100; i++)
        text = arena_text(&arena, "%s%s\"x%d\":1", text, i ? "," : "", i);
    assert_false(took(arena_text(&arena, "%s}", text), &note));
    assert_int_equal(reading.fault_n, FIELD_FAULTS);
}

static void what_is_shown_of_a_long_text_is_cut_between_characters(void **unused)
{
    const char *text = "";
    struct note note = {0};

    (void)unused;
    for (int i = 0; i < 40; i++)
        text = arena_text(&arena, "%s骨", text);
    assert_false(took(arena_text(&arena, "{\"code\":\"%s\"}", text), &note));
    assert_int_equal(strlen(reading.faults[0].found), 60 + 3);
    assert_true(utf8_valid(str_of(reading.faults[0].found)));
}

/* What field_write writes, field_read reads. */
static void what_was_written_is_read_back(void **unused)
{
    struct note note, again;
    struct out out = {0}, twice = {0};

    (void)unused;
    assert_true(took("{\"code\":\"a\\\"b\",\"share\":0.1,\"day\":\"1969-12-31\","
                     "\"at\":\"1969-12-31T23:59:59Z\",\"words\":[\"\"],\"cases\":0,\"pages\":3}",
                     &note));
    for (int i = 0; i < 2; i++) {
        struct json_writer w = {.out = i ? &twice : &out};

        json_open_object(&w);
        field_write(&w, NOTE, i ? &again : &note);
        json_end(&w);
        out_char(w.out, '\0');
        if (!i)
            assert_true(took(out.items, &again));
    }
    assert_string_equal(out.items, twice.items);
    out_reset(&out);
    out_reset(&twice);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values_are_read_by_their_kind),
        cmocka_unit_test(what_is_left_out_or_null_is_unknown),
        cmocka_unit_test(a_wrong_value_is_named_with_what_was_found_and_the_row_stays),
        cmocka_unit_test(all_faults_are_told_at_once_unknown_and_missing_members_too),
        cmocka_unit_test(more_faults_than_are_told_are_no_fault_of_ours),
        cmocka_unit_test(what_is_shown_of_a_long_text_is_cut_between_characters),
        cmocka_unit_test(what_was_written_is_read_back),
    };

    return cmocka_run_group_tests(tests, NULL, stop);
}
