/* read_test.c - resources that somebody sends: what is taken of them, and by which element each is
 * refused. */
#include "fhir/read.h"

#include "model/unknown.h"
#include "tests/fhir/written.h"

#define HEAD                                                                                 \
    "\"resourceType\":\"ServiceRequest\",\"status\":\"draft\",\"intent\":\"order\","         \
    "\"category\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"3457005\"" \
    "}]}],\"subject\":{\"reference\":\"Patient/01900000-0000-7000-8000-000000000001\"}"
#define PERFORMER ",\"performer\":[{\"identifier\":{\"value\":\"H3\"}}]"

struct told {
    struct arena a;
    json_t *json;
    struct fhir_request q;
    struct fhir_appointment p;
    const char *expression;
    struct err e;
};

static bool request_of(struct told *t, const char *text)
{
    const struct fhir_link links[] = {{STR("urn:uuid:1"), STR("ServiceRequest/x")}};
    struct fhir_sent sent = {NULL, "ServiceRequest", links, 1};

    *t = (struct told){0};
    t->json = sent.resource = json_loads(text, 0, NULL);
    assert_non_null(t->json);
    return fhir_request_read(&sent, &t->a, &t->q, &t->expression, &t->e);
}

static bool appointment_of(struct told *t, const char *text)
{
    struct fhir_sent sent = {.path = "Appointment"};

    *t = (struct told){0};
    t->json = sent.resource = json_loads(text, 0, NULL);
    assert_non_null(t->json);
    return fhir_appointment_read(&sent, &t->a, &t->p, &t->expression, &t->e);
}

static void end(struct told *t)
{
    json_decref(t->json);
    arena_reset(&t->a);
}

static void a_request_is_taken_with_what_it_may_leave_out(void **unused)
{
    struct told t;

    (void)unused;
    assert_true(request_of(&t, "{" HEAD PERFORMER "}"));
    assert_false(t.q.consult);
    assert_int_equal(t.q.stand, FHIR_DRAFT);
    assert_int_equal(t.q.direction, REFERRAL_UP);
    assert_int_equal(t.q.priority, REFERRAL_ROUTINE);
    assert_str(t.q.performer_code, "H3");
    assert_true(id_none(t.q.based_on));
    assert_int_equal(t.q.summary.n, 0);
    assert_true(t.q.wanted_ms == COUNT_UNKNOWN);
    end(&t);
}

static void what_is_wrong_is_named_by_its_element(void **unused)
{
    static const struct {
        const char *text, *element;
    } ROWS[] = {
        {"{\"resourceType\":\"Task\"}", "ServiceRequest"},
        {"{" HEAD "}", "ServiceRequest.performer"},
        {"{" HEAD ",\"performer\":{}}", "ServiceRequest.performer"},
        {"{" HEAD ",\"performer\":[{\"reference\":\"Organization/x\"}]}",
         "ServiceRequest.performer[0].reference"},
        {"{" HEAD PERFORMER ",\"priority\":7}", "ServiceRequest.priority"},
        {"{" HEAD PERFORMER ",\"note\":[{\"text\":null}]}", "ServiceRequest.note[0].text"},
        {"{" HEAD PERFORMER ",\"bodySite\":[]}", "ServiceRequest.bodySite"},
        {"{" HEAD PERFORMER ",\"extension\":[7]}", "ServiceRequest.extension"},
        {"{" HEAD PERFORMER ",\"basedOn\":[{\"reference\":\"urn:uuid:2\"}]}",
         "ServiceRequest.basedOn[0].reference"},
        /* the link leads to a ServiceRequest whose id is none of ours */
        {"{" HEAD PERFORMER ",\"basedOn\":[{\"reference\":\"urn:uuid:1\"}]}",
         "ServiceRequest.basedOn[0].reference"},
        {"{" HEAD PERFORMER ",\"requester\":{\"reference\":\"urn:uuid:1\"}}",
         "ServiceRequest.requester.reference"},
    };
    struct told t;

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        assert_false(request_of(&t, ROWS[i].text));
        assert_int_equal(t.e.code, ERR_USAGE);
        assert_string_equal(t.expression, ROWS[i].element);
        end(&t);
    }
}

static void an_element_is_found_for_each_member(void **unused)
{
    struct arena a = {0};

    (void)unused;
    assert_string_equal(fhir_request_element("department", false, &a), "code.text");
    assert_string_equal(fhir_request_element("reason", true, &a), "reasonCode[0].text");
    assert_string_equal(fhir_request_element("reason", false, &a),
                        "extension.where(url='urn:xinglin:extension:reason')");
    assert_string_equal(fhir_appointment_element("phone"), "contained[0].telecom");
    arena_reset(&a);
}

static void who_has_no_record_comes_within_the_appointment(void **unused)
{
    struct told t;

    (void)unused;
    assert_true(appointment_of(
        &t, "{\"resourceType\":\"Appointment\",\"status\":\"booked\",\"slot\":[{\"reference\":"
            "\"http://h/fhir/Slot/v-2\"}],\"participant\":[{\"actor\":{\"reference\":\"#p\"}}],"
            "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"text\":\"王\"}]"
            ",\"telecom\":[{\"system\":\"email\",\"value\":\"x\"},{\"system\":\"phone\","
            "\"value\":\"13800000000\"}]}]}"));
    assert_str(t.p.slot, "v-2");
    assert_str(t.p.who.name, "王");
    assert_str(t.p.who.phone, "13800000000");
    end(&t);
    assert_false(appointment_of(&t,
                                "{\"resourceType\":\"Appointment\",\"status\":\"booked\","
                                "\"participant\":[{\"actor\":{\"reference\":\"#q\"}}],"
                                "\"contained\":[{\"resourceType\":\"Patient\",\"id\":\"p\"}]}"));
    assert_string_equal(t.expression, "Appointment.contained");
    end(&t);
    assert_false(appointment_of(&t, "{\"resourceType\":\"Appointment\"}"));
    assert_string_equal(t.expression, "Appointment.status");
    end(&t);
}

static void a_transaction_names_what_each_entry_asks_for(void **unused)
{
    static const struct {
        const char *text, *element;
    } ROWS[] = {
        {"{\"resourceType\":\"Bundle\"}", "Bundle.type"},
        {"{\"resourceType\":\"Bundle\",\"type\":\"history\"}", "Bundle.type"},
        {"{\"resourceType\":\"Bundle\",\"type\":\"batch\"}", "Bundle.entry"},
        {"{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":{}}", "Bundle.entry"},
        {"{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[7]}",
         "Bundle.entry[0].resource"},
        {"{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"total\":1}", "Bundle.total"},
    };
    struct fhir_entries entries;
    const char *expression;
    struct arena a = {0};
    struct err e = {0};
    json_t *json;

    (void)unused;
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        json = json_loads(ROWS[i].text, 0, NULL);
        assert_false(fhir_bundle_read(json, &a, &entries, &expression, &e));
        assert_int_equal(e.code, ERR_USAGE);
        assert_string_equal(expression, ROWS[i].element);
        err_reset(&e);
        json_decref(json);
    }
    json =
        json_loads("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":"
                   "\"urn:uuid:1\",\"resource\":{},\"request\":{\"method\":\"PUT\",\"url\":"
                   "\"Appointment/x\",\"ifMatch\":\"W/1\"}}]}",
                   0, NULL);
    assert_true(fhir_bundle_read(json, &a, &entries, &expression, &e));
    assert_int_equal(entries.n, 1);
    assert_true(entries.items[0].put);
    assert_int_equal(entries.items[0].type, RESOURCE_APPOINTMENT);
    assert_str(entries.items[0].id, "x");
    assert_str(entries.items[0].full_url, "urn:uuid:1");
    json_decref(json);
    arena_reset(&a);
}

static void an_entry_of_a_batch_that_is_wrong_is_wrong_alone(void **unused)
{
    struct fhir_entries entries;
    const char *expression;
    struct arena a = {0};
    struct err e = {0};
    json_t *json = json_loads(
        "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":{},\"request\":"
        "{\"method\":\"PUT\",\"url\":\"Appointment/x\"}},{\"resource\":{},\"request\":{\"method\":"
        "\"POST\",\"url\":\"Patient\"}},{\"resource\":{},\"request\":{\"method\":\"PUT\",\"url\":"
        "\"Appointment/x\"}}]}",
        0, NULL);

    (void)unused;
    assert_true(fhir_bundle_read(json, &a, &entries, &expression, &e));
    assert_true(entries.batch);
    assert_int_equal(entries.n, 3);
    assert_null(entries.items[0].wrong);
    assert_non_null(entries.items[1].wrong);
    assert_string_equal(entries.items[1].expression, "Bundle.entry[1].request.url");
    assert_null(entries.items[2].wrong); /* the same thing twice: one after the other */
    json_decref(json);
    arena_reset(&a);
}

static void a_task_sends_what_it_names(void **unused)
{
    static const char *const TEXTS[] = {
        "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\",\"focus\":"
        "{\"reference\":\"ServiceRequest/r\"}}",
        "{\"resourceType\":\"Task\",\"status\":\"requested\",\"intent\":\"order\",\"focus\":"
        "{\"reference\":\"Patient/r\"}}",
        "{\"resourceType\":\"Task\",\"status\":\"completed\"}"};
    static const char *const ELEMENTS[] = {"", "Task.focus", "Task.status"};

    (void)unused;
    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        struct fhir_sent sent = {.resource = json_loads(TEXTS[i], 0, NULL), .path = "Task"};
        const char *expression;
        struct fhir_task t;
        struct arena a = {0};
        struct err e = {0};

        assert_int_equal(fhir_task_read(&sent, &a, &t, &expression, &e), i == 0);
        assert_string_equal(expression, ELEMENTS[i]);
        if (i == 0) {
            assert_str(t.focus, "r");
            assert_true(id_none(t.owner));
        }
        json_decref(sent.resource);
        arena_reset(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_taken_with_what_it_may_leave_out),
        cmocka_unit_test(what_is_wrong_is_named_by_its_element),
        cmocka_unit_test(an_element_is_found_for_each_member),
        cmocka_unit_test(who_has_no_record_comes_within_the_appointment),
        cmocka_unit_test(a_transaction_names_what_each_entry_asks_for),
        cmocka_unit_test(an_entry_of_a_batch_that_is_wrong_is_wrong_alone),
        cmocka_unit_test(a_task_sends_what_it_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
