/* own_test.c - what time does to a proof and to a password. */
#include "tests/api/client.h"

static void a_proof_of_eleven_minutes_ago_is_none_for_what_is_dangerous(void **state)
{
    struct both *b = province_of(state);
    struct client who = client_of(b, "boss", ROLE_OFFICER, "990000");
    struct reply r;

    assert_int_equal(client_status(&who, HTTP_POST, "/api/account/factor", NULL), 200);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE session SET proven_ms = proven_ms - 599000");
    assert_int_equal(client_status(&who, HTTP_POST, "/api/account/factor", NULL), 200);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE session SET proven_ms = proven_ms - 2000");
    r = client_ask(&who, HTTP_POST, "/api/account/factor", "", NULL);
    assert_int_equal(r.x.status, 403);
    assert_at_text(&r, "errors.0.field", "session");
    assert_at_text(&r, "errors.0.expected", "POST /api/session/prove");
    reply_end(&r);
    assert_int_equal(client_status(&who, HTTP_GET, "/api/accounts", NULL), 200);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE session SET proven_ms = NULL");
    assert_int_equal(client_status(&who, HTTP_POST, "/api/account/factor", NULL), 403);
}

static void every_row_that_is_dangerous_wants_the_proof_before_anything_else(void **state)
{
    struct both *b = province_of(state);
    struct client who = client_of(b, "boss", ROLE_OFFICER, "990000");
    int n = 0;

    both_tx(b, STORE_WRITE, both_sql, "UPDATE session SET proven_ms = 1");
    for (const struct route *r = ROUTES; r->method; r++) {
        if (!r->proven)
            continue;
        assert_true(r->audited || !r->body);
        assert_int_equal(client_status(&who, r->method, r->pattern, r->body ? "{}" : NULL), 403);
        n++;
    }
    assert_true(n >= 10);
}

static void a_password_of_ninety_one_days_is_due_by_one_profile_and_not_by_the_other(void **state)
{
    struct both *b = province_of(state);
    struct client who = client_of(b, "boss", ROLE_OFFICER, "990000");

    both_tx(b, STORE_WRITE, both_sql, "UPDATE account SET password_ms = 1700000000000");
    assert_int_equal(client_status(&who, HTTP_GET, "/api/home", NULL), 200);
    who.options.profile = PASSWORD_GB22239;
    assert_int_equal(client_status(&who, HTTP_GET, "/api/home", NULL), 403);
    assert_int_equal(client_status(&who, HTTP_GET, "/api/session", NULL), 200);
    assert_int_equal(client_status(&who, HTTP_DELETE, "/api/session", NULL), 200);
}

static void no_row_that_changes_something_goes_without_the_mark(void **state)
{
    struct both *b = province_of(state);
    struct client who = client_of(b, "boss", ROLE_OFFICER, "990000");
    int n = 0;

    who.mark = NULL;
    for (const struct route *r = ROUTES; r->method; r++) {
        if (r->method == HTTP_GET || r->right == RIGHT_ALL)
            continue;
        who.bytes = r->raw;
        who.type = r->raw_type;
        assert_int_equal(client_status(&who, r->method, r->pattern, r->body ? "{}" : NULL), 403);
        n++;
    }
    who.bytes = false;
    assert_true(n >= 15);
    assert_int_equal(client_status(&who, HTTP_GET, "/api/home", NULL), 200);
}

/* All other audited rows, those of FHIR too, are one transaction with their line. */
static void only_the_steps_of_signing_in_and_booking_note_themselves(void **unused)
{
    static const char *const STEPS[] = {
        "/api/session", "/api/session/post", "/api/session/code", "/api/session/prove",
        "/api/account/password", "/api/account/factor/confirm", "/api/session/provider/back",
        /* a wrong code is counted, a right one counts once: work_teaching_attend */
        "/api/attendances",
        /* of people without a session; visit_note */
        "/public/bookings", "/public/bookings/confirm", "/public/bookings/cancel"};

    (void)unused;
    for (const struct route *r = ROUTES; r->method; r++) {
        bool step = false;

        if (!r->audited || route_once(r) || r->fhir || r->method > HTTP_POST)
            continue;
        for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++)
            step = step || !strcmp(r->pattern, STEPS[i]);
        if (!step)
            fail_msg("%s is audited and may be repeated: it has to note itself", r->pattern);
    }
}

/* Each step, done and refused, one line. */
static void every_step_of_signing_in_writes_its_line_with_its_place(void **state)
{
    struct both *b = province_of(state);
    struct client who = client_of(b, "boss", ROLE_MANAGER, "H1");
    static const char LINES[] = "SELECT count(*) FROM audit WHERE place = '990101'";
    int64_t n = both_total(b, LINES);

    assert_int_equal(n, 2); /* account.add, session.open */
    assert_int_equal(client_status(&who, HTTP_POST, "/api/session",
                                   "{\"name\":\"boss\",\"password\":\"wrong one here\"}"),
                     401);
    assert_int_equal(both_total(b, LINES), n + 1);
    assert_int_equal(
        client_status(&who, HTTP_POST, "/api/session/prove", "{\"password\":\"wrong one here\"}"),
        403);
    assert_int_equal(both_total(b, LINES), n + 2);
    assert_int_equal(
        client_status(&who, HTTP_POST, "/api/account/password",
                      "{\"present\":\"wrong one here\",\"next\":\"grey stone river\"}"),
        403);
    assert_int_equal(both_total(b, LINES), n + 3);
    assert_int_equal(client_status(&who, HTTP_DELETE, "/api/session", NULL), 200);
    assert_int_equal(both_total(b, LINES), n + 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE place = ''"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_proof_of_eleven_minutes_ago_is_none_for_what_is_dangerous),
        BOTH(every_row_that_is_dangerous_wants_the_proof_before_anything_else),
        BOTH(a_password_of_ninety_one_days_is_due_by_one_profile_and_not_by_the_other),
        cmocka_unit_test(only_the_steps_of_signing_in_and_booking_note_themselves),
        BOTH(every_step_of_signing_in_writes_its_line_with_its_place),
        BOTH(no_row_that_changes_something_goes_without_the_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
