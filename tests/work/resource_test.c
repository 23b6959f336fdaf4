/* resource_test.c - things read whole within the asker's reach: the clinical words of two sides,
 * and a look at a patient that is written down. */
#include "work/resource.h"

#include "tests/store/referred.h"
#include "work/audit.h"

static bool referred_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct referral sent = referred_of(2, "R2", REFERRAL_REQUESTED);

    (void)arg;
    return store_referral_add(st, &sent, e);
}

static struct resource_page seen(struct both *b, enum role role, struct id organization)
{
    const struct subject by = {.role = role,
                               .scope = {.kind = SCOPE_ORGANIZATION, .organization = organization}};
    const struct patient_desk desk = {b->st, NULL, &by, REFERRED_MS};
    struct resource_query q = {.type = RESOURCE_REQUEST, .limit = 10};
    struct resource_page page;
    struct err e = {0};

    if (!work_resource_search(&desk, &q, &b->a, &page, &e))
        fail_msg("%s", e.text);
    return page;
}

static void clinical_words_are_for_the_two_sides(void **state)
{
    struct both *b = province_of(state);
    struct resource_page page;

    both_tx(b, STORE_WRITE, referred_in_tx, NULL);
    page = seen(b, ROLE_CLINICIAN, ORG(3));
    assert_int_equal(page.n, 1);
    assert_true(page.items[0].clinical);
    assert_str(page.items[0].referral.summary, "胸痛");
    assert_false(id_none(page.items[0].referral.patient));
    page = seen(b, ROLE_MANAGER, ORG(3)); /* sees that there is one */
    assert_int_equal(page.n, 1);
    assert_false(page.items[0].clinical);
    assert_int_equal(page.items[0].referral.summary.n, 0);
    assert_int_equal(page.items[0].referral.doctor.n, 0);
    assert_true(id_none(page.items[0].referral.patient));
    assert_int_equal(seen(b, ROLE_CLINICIAN, ORG(2)).n, 0);
    assert_int_equal(seen(b, ROLE_READER, ORG(2)).n, 0);
}

static void a_search_of_patients_that_finds_none_writes_nothing(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = {.role = ROLE_CLINICIAN,
                               .scope = {.kind = SCOPE_ORGANIZATION, .organization = ORG(1)}};
    const struct patient_desk desk = {b->st, NULL, &by, REFERRED_MS};
    struct resource_query q = {.type = RESOURCE_PATIENT, .limit = 10};
    struct resource_page page;
    struct err e = {0};

    assert_true(work_resource_search(&desk, &q, &b->a, &page, &e));
    assert_int_equal(page.n, 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 0);
}

/* Two steps of a referral that is at its fourth version: what stands between is not told, and the
 * letter and the limit of today are not told of yesterday. */
static bool stepped_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct referral_key key = {STR("990101"), STR("R2")};
    struct referral_step_line step = {.seq = 2,
                                      .move = REFERRAL_SUBMIT,
                                      .was = REFERRAL_DRAFT,
                                      .state = REFERRAL_REQUESTED,
                                      .party = STR("referrer"),
                                      .note = STR(""),
                                      .due_ms = COUNT_UNKNOWN,
                                      .made_ms = REFERRED_MS};
    struct referral sent = referred_of(2, "R2", REFERRAL_RECEIVED);

    (void)arg;
    sent.version = 4;
    sent.letter = STR("出院");
    if (!store_referral_add(st, &sent, e) || !store_referral_step_add(st, &key, &step, e))
        return false;
    step.seq = 4;
    step.state = REFERRAL_RECEIVED;
    step.made_ms++;
    return store_referral_step_add(st, &key, &step, e);
}

static void what_was_is_told_without_what_was_not_kept(void **state)
{
    struct both *b = province_of(state);
    const struct subject by = {.role = ROLE_CLINICIAN,
                               .scope = {.kind = SCOPE_ORGANIZATION, .organization = ORG(3)}};
    const struct patient_desk desk = {b->st, NULL, &by, REFERRED_MS};
    struct resource_page page;
    char id[ID_TEXT], none[ID_TEXT];
    struct err e = {0};

    both_tx(b, STORE_WRITE, stepped_in_tx, NULL);
    id_text(REFERRED(2), id);
    id_text(REFERRED(3), none);
    assert_true(work_resource_history(&desk, RESOURCE_TASK, str_of(id), &b->a, &page, &e));
    assert_int_equal(page.n, 2);
    assert_int_equal(page.items[0].row.version, 4);
    assert_false(page.items[0].past);
    assert_int_equal(page.items[1].row.version, 2);
    assert_true(page.items[1].past);
    assert_int_equal(page.items[1].referral.state, REFERRAL_REQUESTED);
    assert_int_equal(page.items[1].referral.letter.n, 0);
    assert_true(page.items[1].referral.clock.due_ms == COUNT_UNKNOWN);
    assert_false(work_resource_history(&desk, RESOURCE_TASK, str_of(none), &b->a, &page, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(clinical_words_are_for_the_two_sides),
        BOTH(a_search_of_patients_that_finds_none_writes_nothing),
        BOTH(what_was_is_told_without_what_was_not_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
