#include "work/patient.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/store/province.h"

/* Each test has a key file of its own. */
static void key_file(char path[80])
{
    static int number;

    snprintf(path, 80, "/tmp/xinglin-key-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
}

static struct seal *seal_of(struct both *b)
{
    struct seal *seal = NULL;
    struct err e = {0};

    if (!seal_open(b->address, b->st, &seal, &e))
        fail_msg("%s", e.text);
    return seal;
}

static const struct subject CLINICIAN = {
    .role = ROLE_CLINICIAN, .scope = {.kind = SCOPE_ORGANIZATION, .place = {"990101", 6}}};

static struct patient_desk desk_of(struct both *b, const struct seal *seal, struct subject *by)
{
    *by = CLINICIAN;
    by->scope.organization = ORG(1);
    return (struct patient_desk){b->st, seal, by, 1764000000000};
}

static const struct identity ZHANG = {
    {"张三丰", 9}, {"11010519491231002X", 18}, {"13812345678", 11}, {"某路1号", 10}};

static struct id added(const struct patient_desk *d)
{
    struct err e = {0};
    struct id id = {0};

    if (!work_patient_add(d, &ZHANG, &id, &e))
        fail_msg("%s", e.text);
    return id;
}

static void a_patient_is_found_exactly_shown_masked_and_whole_for_a_purpose(void **state)
{
    struct both *b = province_of(state);
    char path[80];
    struct seal *seal;
    struct subject by;
    struct patient_desk d;
    struct patient_views views;
    struct patient_view view;
    struct identity wanted = {.id_number = STR("11010519491231002x")};
    struct err e = {0};

    key_file(path);
    seal = seal_of(b);
    d = desk_of(b, seal, &by);
    added(&d);
    assert_true(work_patient_find(&d, &wanted, &b->a, &views, &e));
    assert_int_equal(views.n, 1);
    assert_str(views.items[0].identity.name, "张**");
    assert_true(work_patient_see(&d, views.items[0].id, &b->a, &view, &e));
    assert_str(view.identity.phone, "138****5678");
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'patient.unmask'"),
                     0);
    assert_true(work_patient_unmask(&d, view.id, PURPOSE_REFERRAL, &b->a, &view, &e));
    assert_str(view.identity.name, "张三丰");
    assert_str(view.identity.address, "某路1号");
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'patient.unmask'"
                                   " AND reason = 'referral'"),
                     1);
    wanted = (struct identity){.name = STR("张三")};
    assert_true(work_patient_find(&d, &wanted, &b->a, &views, &e));
    assert_int_equal(views.n, 0);
    assert_false(work_patient_find(&d, &ZHANG, &b->a, &views, &e));
    assert_err(e, ERR_INPUT, "exactly one");
    seal_close(seal);
    unlink(path);
}

static void others_see_nothing(void **state)
{
    struct both *b = province_of(state);
    char path[80];
    struct subject by;
    struct patient_desk d;
    struct patient_view view;
    struct patient_views views;
    struct seal *seal;
    struct id id;

    key_file(path);
    seal = seal_of(b);
    d = desk_of(b, seal, &by);
    id = added(&d);
    for (int i = 0; i < 3; i++) {
        static const enum role ROLES[] = {ROLE_CLINICIAN, ROLE_OFFICER, ROLE_MANAGER};
        struct err e = {0};

        by.role = ROLES[i];
        by.scope.organization = ORG(2);
        assert_false(work_patient_see(&d, id, &b->a, &view, &e));
        assert_int_equal(e.code, ERR_MISSING);
        err_reset(&e);
        assert_false(work_patient_unmask(&d, id, PURPOSE_TREATMENT, &b->a, &view, &e));
        assert_int_equal(e.code, ERR_MISSING);
    }
    by.role = ROLE_CLINICIAN;
    assert_true(work_patient_find(&d, &(struct identity){.name = STR("张三丰")}, &b->a, &views,
                                  &(struct err){0}));
    assert_int_equal(views.n, 0);
    seal_close(seal);
    unlink(path);
}

static void rotation_seals_every_row_anew_and_takes_the_old_keys_away(void **state)
{
    struct both *b = province_of(state);
    char path[80];
    struct subject by;
    struct patient_desk d;
    struct patient_view view;
    struct patient_views views;
    struct seal *seal, *again;
    struct err e = {0};
    struct id id;
    int64_t sealed = 0;

    key_file(path);
    seal = seal_of(b);
    d = desk_of(b, seal, &by);
    id = added(&d);
    for (int i = 0; i < 150; i++)
        added(&d);
    assert_true(work_patient_rotate(b->st, seal, SEAL_GM, 9, &sealed, &e));
    assert_int_equal(sealed, 151);
    assert_int_equal(both_total(b, "SELECT count(*) FROM seal_key"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM patient WHERE key_number = 2"
                                   " AND substr(name, 1, 3) = 'g1.'"),
                     151);
    assert_true(seal_master_renew(b->st, seal, &e));
    assert_true(work_patient_unmask(&d, id, PURPOSE_TREATMENT, &b->a, &view, &e));
    assert_str(view.identity.name, "张三丰");
    again = seal_of(b); /* the file holds the new master key */
    d.seal = again;
    assert_true(
        work_patient_find(&d, &(struct identity){.phone = STR("13812345678")}, &b->a, &views, &e));
    assert_int_equal(views.n, 50);
    seal_close(again);
    seal_close(seal);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_patient_is_found_exactly_shown_masked_and_whole_for_a_purpose),
        BOTH(others_see_nothing),
        BOTH(rotation_seals_every_row_anew_and_takes_the_old_keys_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
