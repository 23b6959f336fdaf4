/* home_wait_test.c - a reading in the inbox: of whom it is the turn, and of whom it is told late.
 * The officer of world.h sees what is late by as long again. */
#include "store/reading.h"
#include "tests/api/world.h"

static const struct referral_clock NONE = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0};

/* An ECG whose limit of ten minutes began `before_min` before the officer's now. */
static bool waiting_in_tx(struct store *st, void *arg, struct err *e)
{
    const int64_t now_ms = INT64_C(1764000000000), start = now_ms - *(const int64_t *)arg * 60000;
    struct reading r = {.id = {{7}},
                        .code = STR("YX-1"),
                        .version = 1,
                        .county = STR("990101"),
                        .kind = READING_ECG,
                        .priority = REFERRAL_GREEN,
                        .state = READING_QUEUED,
                        .organization = STR("H1"),
                        .centre = STR("H3"),
                        .doctor = STR("李某"),
                        .phone = STR("1"),
                        .patient = {{8}},
                        .part = STR("十二导联"),
                        .indication = STR("胸痛"),
                        .diagnosis = STR(""),
                        .consent_note = STR("存"),
                        .study = STR("1.2.3"),
                        .taken_ms = start,
                        .lease_ms = COUNT_UNKNOWN,
                        .clock = {CLOCK_READ_ECG, start, start + 600000, 0},
                        .alert = NONE,
                        .since_ms = start,
                        .made_ms = start};

    return store_reading_add(st, &r, e);
}

static void a_reading_that_is_twice_late_is_told_above(void **state)
{
    struct both *b = province_of(state);
    int64_t before_min = 25;
    struct reply r;

    both_tx(b, STORE_WRITE, waiting_in_tx, &before_min);
    r = asked_well(b, "/api/home", "");
    assert_at_text(&r, "inbox.0.kind", "reading_late");
    assert_at_text(&r, "inbox.0.title", "绿色通道·心电图 十二导联：待阅，已 25 分钟，超时");
    assert_at_text(&r, "inbox.0.title_en",
                   "Green channel: ECG 十二导联: to be read, for 25 min, late");
    assert_at_text(&r, "inbox.0.link", "#/readings/07000000-0000-0000-0000-000000000000");
    assert_at_size(&r, "inbox", 3);
    reply_end(&r);
}

static void one_that_is_late_once_is_not(void **state)
{
    struct both *b = province_of(state);
    int64_t before_min = 15;
    struct reply r;

    both_tx(b, STORE_WRITE, waiting_in_tx, &before_min);
    r = asked_well(b, "/api/home", "");
    assert_at_size(&r, "inbox", 2);
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_reading_that_is_twice_late_is_told_above),
                                       BOTH(one_that_is_late_once_is_not)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
