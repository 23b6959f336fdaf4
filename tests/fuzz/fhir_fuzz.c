/* A resource of FHIR that somebody sends: what is taken of it is within its limits, what is refused
 * names an element and leaves the outputs as they were. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "fhir/read.h"
#include "model/unknown.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void plain_check(struct str text, size_t most)
{
    assert(utf8_valid(text) && utf8_count(text) <= most);
}

static void request_try(const struct fhir_sent *sent, struct arena *a)
{
    struct fhir_request q = {.title_rank = -7};
    const char *expression = NULL;
    struct err e = {0};

    if (!fhir_request_read(sent, a, &q, &expression, &e)) {
        assert(e.code == ERR_USAGE && e.text[0] && utf8_valid(str_of(expression)));
        assert(str_starts(str_of(expression), str_of(sent->path)) && q.title_rank == -7);
        return;
    }
    plain_check(q.wanted, 40);
    plain_check(q.diagnosis, 12);
    plain_check(q.words, 200);
    plain_check(q.summary, 2000);
    plain_check(q.plan, 2000);
    plain_check(q.performer_code, 40);
    assert(q.title_rank >= 0 && q.title_rank <= 4);
    assert(q.priority < REFERRAL_PRIORITY_N && q.consent < REFERRAL_CONSENT_N);
    assert(q.reason < REFERRAL_REASON_N && q.kind < CONSULT_KIND_N);
    assert(!id_none(q.performer) || q.performer_code.n > 0);
    assert(!q.consult || id_none(q.based_on));
}

static void appointment_try(const struct fhir_sent *sent, struct arena *a)
{
    struct fhir_appointment p = {.start_ms = -7};
    const char *expression = NULL;
    struct err e = {0};

    if (!fhir_appointment_read(sent, a, &p, &expression, &e)) {
        assert(e.code == ERR_USAGE && e.text[0] && utf8_valid(str_of(expression)));
        assert(p.start_ms == -7);
        return;
    }
    plain_check(p.who.name, 60);
    plain_check(p.who.phone, 20);
    plain_check(p.residence, 40);
    assert(p.state != BOOKING_HELD && p.state < BOOKING_STATE_N);
}

static void task_try(const struct fhir_sent *sent, struct arena *a)
{
    struct fhir_task t = {.focus = STR("-")};
    const char *expression = NULL;
    struct err e = {0};

    if (fhir_task_read(sent, a, &t, &expression, &e))
        assert(t.focus.n > 0 && utf8_valid(t.focus));
    else
        assert(e.code == ERR_USAGE && str_eq(t.focus, STR("-")) && expression[0]);
}

static void bundle_try(json_t *bundle, struct arena *a)
{
    struct fhir_entries entries = {.n = 99};
    const char *expression = NULL;
    struct err e = {0};

    if (!fhir_bundle_read(bundle, a, &entries, &expression, &e)) {
        assert(e.code == ERR_USAGE && str_starts(str_of(expression), STR("Bundle")));
        assert(entries.n == 99);
        return;
    }
    assert(entries.n > 0 && entries.n <= FHIR_ENTRIES);
    for (size_t i = 0; i < entries.n; i++) {
        const struct fhir_entry *x = &entries.items[i];
        const struct fhir_sent sent = {.resource = x->resource, .path = "Bundle.entry"};

        if (x->wrong) {
            assert(entries.batch && str_starts(str_of(x->expression), STR("Bundle.entry[")));
            continue;
        }
        assert(json_is_object(sent.resource) && x->put == (x->id.n > 0));
        if (x->type == RESOURCE_REQUEST)
            request_try(&sent, a);
        else if (x->type == RESOURCE_TASK)
            task_try(&sent, a);
        else
            appointment_try(&sent, a);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct fhir_link links[] = {
        {STR("urn:uuid:1"), STR("ServiceRequest/01900000-0000-7000-8000-000000000001")}};
    struct fhir_sent sent = {.path = "Resource", .links = links, .link_n = 1};
    struct arena a = {0};

    sent.resource = json_loadb((const char *)bytes, size, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_object(sent.resource)) { /* the body of a request is one */
        request_try(&sent, &a);
        appointment_try(&sent, &a);
        task_try(&sent, &a);
        bundle_try(sent.resource, &a);
    }
    json_decref(sent.resource);
    arena_reset(&a);
    return 0;
}
