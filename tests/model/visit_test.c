#include "model/visit.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"

#define TODAY 20400

static struct visit clinic(void)
{
    struct visit v = {.state = VISIT_OPEN,
                      .day = TODAY + 3,
                      .starts = STR("08:00"),
                      .ends = STR("11:30"),
                      .liaison = STR("联络员"),
                      .slots = 10,
                      .township_slots = 4};

    v.release_ms = visit_start_ms(&v) - 24 * 3600000;
    return v;
}

static void hours_are_minutes_of_the_day_or_refused(void **unused)
{
    static const struct {
        const char *text;
        int32_t minutes;
    } CASES[] = {{"00:00", 0},  {"08:30", 510}, {"23:59", 1439}, {"24:00", -1}, {"8:30", -1},
                 {"08:60", -1}, {"08-30", -1},  {"", -1},        {"ab:cd", -1}, {"08:300", -1}};
    struct visit v = clinic();

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(visit_minutes(str_of(CASES[i].text)), CASES[i].minutes);
    v.day = 0; /* 1970-01-01 08:00 in China is the start of the clock */
    assert_int_equal(visit_start_ms(&v), 0);
}

/* Who gets how many, counted slot by slot: a slot of the townships is theirs until the release. */
static int64_t free_slowly(const struct visit *v, enum booking_channel channel, int64_t now_ms)
{
    bool kept = now_ms < v->release_ms && v->release_ms != COUNT_UNKNOWN;
    int64_t taken = v->taken, open_taken = v->taken - v->taken_township, n = 0;

    while (taken < v->slots
           && (channel == BOOKING_TOWNSHIP || !kept || open_taken < v->slots - v->township_slots)) {
        taken++;
        open_taken += channel != BOOKING_TOWNSHIP;
        n++;
    }
    return n;
}

static void the_quota_is_kept_until_its_release(void **unused)
{
    struct visit v = clinic();
    struct err e = {0};

    (void)unused;
    for (v.taken = 0; v.taken <= v.slots; v.taken++) {
        for (v.taken_township = 0; v.taken_township <= v.taken; v.taken_township++) {
            for (int c = 0; c < BOOKING_CHANNEL_N; c++) {
                for (int after = -1; after <= 1; after++)
                    assert_int_equal(
                        visit_free(&v, (enum booking_channel)c, v.release_ms + after),
                        free_slowly(&v, (enum booking_channel)c, v.release_ms + after));
            }
        }
    }
    v.taken = 6;
    v.taken_township = 0;
    assert_false(visit_book_check(&v, BOOKING_PUBLIC, v.release_ms - 1, &e));
    assert_err(e, ERR_STATE, "4 tickets that are left are kept for townships");
    err_reset(&e);
    assert_true(visit_book_check(&v, BOOKING_TOWNSHIP, v.release_ms - 1, &e));
    assert_true(visit_book_check(&v, BOOKING_PUBLIC, v.release_ms, &e));
    v.taken = 10;
    assert_false(visit_book_check(&v, BOOKING_TOWNSHIP, v.release_ms, &e));
    assert_err(e, ERR_STATE, "all 10 tickets are gone");
}

static void nobody_books_what_is_not_open_or_has_begun(void **unused)
{
    struct visit v = clinic();
    struct err e = {0};

    (void)unused;
    assert_false(visit_book_check(&v, BOOKING_PUBLIC, visit_start_ms(&v), &e));
    assert_err(e, ERR_STATE, "has begun");
    err_reset(&e);
    v.state = VISIT_CANCELLED;
    assert_false(visit_book_check(&v, BOOKING_PUBLIC, 0, &e));
    assert_err(e, ERR_STATE, "is cancelled gives no tickets");
}

static void a_visit_is_shown_when_hour_and_liaison_are_known(void **unused)
{
    const char *field = NULL;
    struct visit v = clinic();
    struct err e = {0};

    (void)unused;
    v.state = VISIT_PLANNED;
    v.liaison = STR("");
    assert_false(visit_move(&v, VISIT_ANNOUNCE, STR(""), TODAY, &field, &e));
    assert_err(e, ERR_STATE, "looks after");
    err_reset(&e);
    v.liaison = STR("联络员");
    v.starts = STR("");
    assert_false(visit_move(&v, VISIT_ANNOUNCE, STR(""), TODAY, &field, &e));
    assert_err(e, ERR_STATE, "no hour");
    err_reset(&e);
    v.starts = STR("08:00");
    assert_false(visit_move(&v, VISIT_GO_OPEN, STR(""), TODAY, &field, &e));
    assert_err(e, ERR_STATE, "is planned cannot become open; allowed: announced, held, cancelled");
    err_reset(&e);
    assert_false(visit_move(&v, VISIT_ANNOUNCE, STR(""), TODAY + 4, &field, &e));
    assert_err(e, ERR_STATE, "is over");
    err_reset(&e);
    assert_true(visit_move(&v, VISIT_ANNOUNCE, STR(""), TODAY, &field, &e));
    v.slots = 0;
    assert_false(visit_move(&v, VISIT_GO_OPEN, STR(""), TODAY, &field, &e));
    assert_err(e, ERR_STATE, "no slots");
    err_reset(&e);
    assert_false(visit_move(&v, VISIT_HOLD, STR(""), TODAY, &field, &e));
    assert_err(e, ERR_STATE, "lies ahead");
    err_reset(&e);
    assert_false(visit_move(&v, VISIT_CANCEL, STR(""), TODAY, &field, &e));
    assert_string_equal(field, "why");
    err_reset(&e);
    assert_true(visit_move(&v, VISIT_CANCEL, STR("台风"), TODAY, &field, &e));
    assert_str(v.cause, "台风");
}

static void the_day_decides_what_is_offered(void **unused)
{
    enum visit_move moves[VISIT_MOVE_N];
    struct visit v = clinic();

    (void)unused;
    v.state = VISIT_PLANNED;
    assert_int_equal(visit_moves(&v, v.day - 1, moves), 2);
    assert_int_equal(moves[0], VISIT_ANNOUNCE);
    assert_int_equal(moves[1], VISIT_CANCEL);
    assert_int_equal(visit_moves(&v, v.day, moves), 3);
    assert_int_equal(visit_moves(&v, v.day + 1, moves), 2);
    assert_int_equal(moves[0], VISIT_HOLD);
    assert_int_equal(moves[1], VISIT_CANCEL);
    v.state = VISIT_HELD;
    assert_int_equal(visit_moves(&v, v.day, moves), 0);
}

static void what_does_not_fit_is_refused_by_its_name(void **unused)
{
    static const struct {
        const char *starts, *ends, *field;
        int64_t slots, township;
    } WRONG[] = {{"8:00", "", "starts", 10, 0},
                 {"08:00", "08:00", "ends", 10, 0},
                 {"08:00", "07:00", "ends", 10, 0},
                 {"08:00", "", "slot_n", 2, 0},
                 {"08:00", "", "township_n", 10, 11}};

    (void)unused;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        struct visit v = clinic();
        const char *field = NULL;
        struct err e = {0};

        v.starts = str_of(WRONG[i].starts);
        v.ends = str_of(WRONG[i].ends);
        v.slots = WRONG[i].slots;
        v.township_slots = WRONG[i].township;
        v.taken = 3;
        assert_false(visit_check(&v, &field, &e));
        assert_string_equal(field, WRONG[i].field);
    }
}

/* Day by day: a date is what has the weekday and lies a whole number of spans behind the first. */
static void the_dates_of_a_series_are_those_that_a_calendar_shows(void **unused)
{
    (void)unused;
    assert_int_equal(visit_weekday(day_of(2026, 11, 26)), 4); /* a Thursday */
    assert_int_equal(visit_weekday(day_of(1969, 12, 31)), 3);
    for (int32_t weekday = 1; weekday <= 7; weekday++) {
        for (int32_t every = 1; every <= 8; every++) {
            const struct visit_series s = {.weekday = weekday,
                                           .every_weeks = every,
                                           .from_day = TODAY,
                                           .until_day = TODAY + 120};
            int32_t days[VISIT_SERIES_MOST], first = 0;
            const char *field = NULL;
            struct err e = {0};
            size_t n, at = 0;

            assert_true(visit_series_days(&s, days, &n, &field, &e));
            for (int32_t day = TODAY; day <= TODAY + 120; day++) {
                if (visit_weekday(day) != weekday)
                    continue;
                if (!first)
                    first = day;
                if ((day - first) / 7 % every == 0)
                    assert_int_equal(days[at++], day);
            }
            assert_int_equal(at, n);
        }
    }
}

static void a_series_without_a_date_or_with_too_many_is_refused(void **unused)
{
    struct visit_series s = {.weekday = 1,
                             .every_weeks = 1,
                             .from_day = day_of(2026, 11, 24),
                             .until_day = day_of(2026, 11, 29)};
    int32_t days[VISIT_SERIES_MOST];
    const char *field = NULL;
    struct err e = {0};
    size_t n = 99;

    (void)unused;
    assert_false(visit_series_days(&s, days, &n, &field, &e)); /* Tuesday to Sunday */
    assert_string_equal(field, "until");
    err_reset(&e);
    s.until_day = s.from_day + 7 * 61;
    assert_false(visit_series_days(&s, days, &n, &field, &e));
    assert_err(e, ERR_INPUT, "60 dates");
    assert_int_equal(n, 99);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hours_are_minutes_of_the_day_or_refused),
        cmocka_unit_test(the_quota_is_kept_until_its_release),
        cmocka_unit_test(nobody_books_what_is_not_open_or_has_begun),
        cmocka_unit_test(a_visit_is_shown_when_hour_and_liaison_are_known),
        cmocka_unit_test(the_day_decides_what_is_offered),
        cmocka_unit_test(what_does_not_fit_is_refused_by_its_name),
        cmocka_unit_test(the_dates_of_a_series_are_those_that_a_calendar_shows),
        cmocka_unit_test(a_series_without_a_date_or_with_too_many_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
