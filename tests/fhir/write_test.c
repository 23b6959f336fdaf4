/* write_test.c - resources as they are written: what FHIR wants is in, what the asker may not read
 * is not. */
#include "fhir/write.h"

#include "base/day.h"
#include "tests/fhir/written.h"

static const char *write_of(struct out *out, const struct resource *r)
{
    struct json_writer w = {.out = out};

    out->n = 0;
    fhir_write(&w, r, &(struct fhir_scene){"http://h/fhir", day_of(2026, 11, 26)});
    return written(out);
}

static struct resource referral_of(enum referral_state state)
{
    return (struct resource){.type = RESOURCE_TASK,
                             .row = {.id = STR("r"), .base = id_nth(1), .version = 3},
                             .referral = {.id = id_nth(1),
                                          .code = STR("R1"),
                                          .state = state,
                                          .episode = STR("R1"),
                                          .organization_id = id_nth(2),
                                          .taker_id = id_nth(3),
                                          .organization_name = STR("甲"),
                                          .taker_name = STR("乙"),
                                          .sent_ms = 1764000000000,
                                          .since_ms = 1764000000000,
                                          .clock = {.due_ms = COUNT_UNKNOWN}}};
}

static void a_task_has_the_state_twice_fhirs_and_ours(void **unused)
{
    const struct resource r = referral_of(REFERRAL_NO_SHOW);
    struct out out = {0};
    const char *text = write_of(&out, &r);

    (void)unused;
    assert_holds(text, "\"status\":\"on-hold\"");
    assert_holds(text, "\"code\":\"no_show\"");
    assert_holds(text, "\"requester\":{\"reference\":\"Organization/");
    assert_lacks(text, "\"for\"");
    assert_lacks(text, "restriction");
    out_reset(&out);
}

static void a_request_without_a_patient_to_tell_says_that_there_is_one(void **unused)
{
    struct resource r = referral_of(REFERRAL_REQUESTED);
    struct out out = {0};

    (void)unused;
    r.type = RESOURCE_REQUEST;
    assert_holds(write_of(&out, &r), "\"subject\":{\"display\":");
    assert_lacks(out.items, "Patient/");
    r.referral.patient = id_nth(9);
    assert_holds(write_of(&out, &r), "\"subject\":{\"reference\":\"Patient/");
    out_reset(&out);
}

static void a_ticket_is_free_only_while_its_clinic_is_open(void **unused)
{
    struct resource r = {.type = RESOURCE_SLOT,
                         .row = {.id = STR("v-1"), .number = 1, .version = 1},
                         .visit = {.id = id_nth(1),
                                   .day = day_of(2026, 12, 1),
                                   .starts = STR("08:00"),
                                   .ends = STR("11:30"),
                                   .state = VISIT_OPEN}};
    struct out out = {0};

    (void)unused;
    assert_holds(write_of(&out, &r), "\"status\":\"free\",\"start\":\"2026-12-01T08:00:00+08:00\","
                                     "\"end\":\"2026-12-01T11:30:00+08:00\"");
    r.visit.state = VISIT_ANNOUNCED;
    assert_holds(write_of(&out, &r), "\"busy-unavailable\"");
    r.visit.state = VISIT_OPEN;
    r.booking.id = id_nth(2);
    r.booking.state = BOOKING_HELD;
    assert_holds(write_of(&out, &r), "\"busy-tentative\"");
    r.booking.state = BOOKING_BOOKED;
    assert_holds(write_of(&out, &r), "\"busy\"");
    r.visit.state = VISIT_CANCELLED;
    assert_holds(write_of(&out, &r), "\"busy-unavailable\"");
    out_reset(&out);
}

static void a_role_is_active_on_its_days(void **unused)
{
    struct resource r = {.type = RESOURCE_ROLE,
                         .row = {.id = STR("d"), .version = 1},
                         .practitioner = {.id = id_nth(1), .title_rank = 4, .name = STR("张一")},
                         .organization = {.id = id_nth(2)},
                         .role = {.id = id_nth(3),
                                  .kind = ROLE_KIND_TEMPORARY,
                                  .from_day = day_of(2026, 1, 1),
                                  .until_day = day_of(2026, 11, 26)}};
    struct out out = {0};

    (void)unused;
    assert_holds(write_of(&out, &r), "\"active\":true,\"period\":{\"start\":\"2026-01-01\","
                                     "\"end\":\"2026-11-26\"}");
    r.role.until_day = day_of(2026, 11, 25);
    assert_holds(write_of(&out, &r), "\"active\":false");
    r.role.until_day = DAY_NONE;
    r.role.from_day = day_of(2026, 11, 27);
    assert_holds(write_of(&out, &r), "\"active\":false");
    out_reset(&out);
}

static void actions_are_those_of_the_asker_and_never_an_empty_list(void **unused)
{
    const struct resource r = referral_of(REFERRAL_REQUESTED);
    const struct subject taker = {.role = ROLE_CLINICIAN,
                                  .scope = {.kind = SCOPE_ORGANIZATION, .organization = id_nth(3)}};
    const struct subject stranger = {
        .role = ROLE_CLINICIAN, .scope = {.kind = SCOPE_ORGANIZATION, .organization = id_nth(5)}};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    fhir_actions_write(&w, &r, &taker, 0);
    assert_holds(written(&out), "\"valueCode\":\"receive\"");
    out.n = 0;
    w = (struct json_writer){.out = &out};
    fhir_actions_write(&w, &r, &stranger, 0);
    assert_string_equal(written(&out), "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":"
                                       "\"version\",\"valueInteger\":3}]}");
    out_reset(&out);
}

static void a_report_without_its_sides_says_that_there_is_one(void **unused)
{
    struct resource r = {.type = RESOURCE_REPORT,
                         .row = {.id = STR("d"), .version = 2, .source = SOURCE_READING},
                         .reading = {.id = id_nth(1),
                                     .code = STR("YX-1"),
                                     .kind = READING_HEAD,
                                     .state = READING_REVIEWED,
                                     .part = STR("头颅"),
                                     .conclusion = STR("未见出血"),
                                     .findings = STR("中线居中"),
                                     .study = STR("1.2.3"),
                                     .signer = STR("张一"),
                                     .taken_ms = 5},
                         .issued_ms = 6};
    struct out out = {0};

    (void)unused;
    assert_holds(write_of(&out, &r), "\"status\":\"preliminary\"");
    assert_lacks(out.items, "conclusion");
    assert_lacks(out.items, "presentedForm");
    r.clinical = true;
    assert_holds(write_of(&out, &r), "\"conclusion\":\"未见出血\"");
    assert_holds(out.items, "\"url\":\"http://h/api/readings/");
    assert_holds(out.items, "\"imagingStudy\":[{\"reference\":\"ImagingStudy/1.2.3\"}]");
    r.past = true;
    assert_lacks(write_of(&out, &r), "presentedForm");
    out_reset(&out);
}

static void an_opinion_is_in_base64_of_every_length(void **unused)
{
    static const struct {
        const char *text, *code;
    } ROWS[] = {{"a", "YQ=="}, {"ab", "YWI="}, {"abc", "YWJj"}, {"转", "6L2s"}, {"\x7f~?", "f34/"}};
    struct resource r = {.type = RESOURCE_DOCUMENT,
                         .row = {.id = STR("d"), .version = 2, .source = SOURCE_OTHER},
                         .issued_ms = 6};
    struct out out = {0};

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS;
         i++) { /* RFC 4648, section 10, and by hand */
        char want[60];

        r.consult.opinion = str_of(ROWS[i].text);
        snprintf(want, sizeof want, "\"data\":\"%s\"", ROWS[i].code);
        assert_holds(write_of(&out, &r), want);
    }
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_task_has_the_state_twice_fhirs_and_ours),
        cmocka_unit_test(a_request_without_a_patient_to_tell_says_that_there_is_one),
        cmocka_unit_test(a_ticket_is_free_only_while_its_clinic_is_open),
        cmocka_unit_test(a_role_is_active_on_its_days),
        cmocka_unit_test(a_report_without_its_sides_says_that_there_is_one),
        cmocka_unit_test(an_opinion_is_in_base64_of_every_length),
        cmocka_unit_test(actions_are_those_of_the_asker_and_never_an_empty_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
