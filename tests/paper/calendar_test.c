#include "paper/calendar.h"

#include <libical/ical.h>

#include "tests/check.h"

static struct calendar_event clinic(void)
{
    return (struct calendar_event){
        .id = {{1, 2, 3}},
        .version = 3,
        .starts_ms = INT64_C(1764115200000), /* 2025-11-26 08:00 in China, 00:00 UTC */
        .ends_ms = INT64_C(1764115200000) + 7200000,
        .made_ms = INT64_C(1764000000000),
        .title = STR("骨科专家门诊：张一（东市医院）;BEGIN:VEVENT\r\nX-EVIL:1"),
        .place = STR("甲县医院 二楼, 三诊室"),
        .about = STR("")};
}

static char *written(const struct calendar_event *events, size_t n)
{
    struct out out = {0};

    paper_calendar("专家坐诊", events, n, &out);
    out_char(&out, '\0');
    return out.items;
}

static void what_is_written_reads_back_as_it_was(void **unused)
{
    const struct calendar_event e = clinic();
    char *text = written(&e, 1);
    icalcomponent *calendar = icalparser_parse_string(text), *event;

    (void)unused;
    assert_non_null(calendar);
    assert_int_equal(icalcomponent_count_errors(calendar), 0);
    assert_int_equal(icalcomponent_count_components(calendar, ICAL_VEVENT_COMPONENT), 1);
    event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
    assert_int_equal(icaltime_as_timet(icalcomponent_get_dtstart(event)), 1764115200);
    assert_int_equal(icaltime_as_timet(icalcomponent_get_dtend(event)), 1764122400);
    assert_string_equal(icalcomponent_get_location(event), "甲县医院 二楼, 三诊室");
    assert_int_equal(icalcomponent_get_sequence(event), 3);
    assert_null(icalcomponent_get_first_property(event, ICAL_X_PROPERTY)); /* nothing got out */
    icalcomponent_free(calendar);
    heap_free(text);
}

static void lines_are_folded_and_end_as_the_standard_wants(void **unused)
{
    const struct calendar_event e = clinic();
    char *text = written(&e, 1), *line = text;

    (void)unused;
    while (*line) {
        char *end = strstr(line, "\r\n");

        assert_non_null(end);
        assert_true(end - line <= 75);
        line = end + 2;
    }
    heap_free(text);
}

static void a_stopped_clinic_says_so_and_no_clinic_is_a_calendar_too(void **unused)
{
    struct calendar_event e = clinic();
    char *text, *again;

    (void)unused;
    e.cancelled = true;
    text = written(&e, 1);
    again = written(&e, 1);
    assert_non_null(strstr(text, "STATUS:CANCELLED"));
    assert_string_equal(text, again);
    heap_free(text);
    heap_free(again);
    text = written(NULL, 0);
    assert_null(strstr(text, "VEVENT"));
    assert_non_null(strstr(text, "END:VCALENDAR"));
    heap_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_reads_back_as_it_was),
        cmocka_unit_test(lines_are_folded_and_end_as_the_standard_wants),
        cmocka_unit_test(a_stopped_clinic_says_so_and_no_clinic_is_a_calendar_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
