/* resource_test.c - which things an asker finds, over the tables of each type. */
#include "store/resource.h"

#include "base/day.h"
#include "store/reading.h"
#include "tests/store/referred.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

struct asking {
    struct resource_query q;
    struct arena *a;
    struct resource_rows rows;
};

static bool search_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *k = arg;

    return store_resource_search(st, &k->q, k->a, &k->rows, e);
}

static struct asking asked(struct both *b, const struct resource_query *q)
{
    struct asking k = {.q = *q, .a = &b->a};

    if (!k.q.by)
        k.q.by = &OFFICER;
    k.q.today = day_of(2026, 11, 26);
    k.q.now_ms = REFERRED_MS;
    both_tx(b, STORE_READ, search_in_tx, &k);
    return k;
}

static int64_t total(struct both *b, enum resource_type type, const char *param,
                     enum resource_op op, const char *value)
{
    const struct str values[] = {str_of(value)};
    const struct resource_filter f = {
        .param = resource_param_find(type, str_of(param)), .op = op, .values = values, .n = 1};

    return asked(b,
                 &(struct resource_query){.type = type, .filters = &f, .filter_n = 1, .limit = 100})
        .rows.more.total;
}

/* Each parameter has its column in every table of its type, and each is good SQL. */
static void every_parameter_of_every_type_is_searched_by(void **state)
{
    struct both *b = province_of(state);

    for (int t = 0; t < RESOURCE_N; t++) {
        for (int p = 0; p < RESOURCE_PARAMS && RESOURCES[t].params[p].name; p++) {
            const struct str value = STR("x");
            struct resource_filter f = {
                .param = p, .op = RESOURCE_IS, .values = &value, .n = 1, .minute = STR("2000")};

            for (int s = 0; s < RESOURCE_SOURCES; s++)
                assert_true(!RESOURCE_TABLES[t][s].row || RESOURCE_TABLES[t][s].columns[p]);
            if (RESOURCES[t].params[p].kind == RESOURCE_STRING)
                f.op = RESOURCE_HOLDS;
            if (RESOURCES[t].params[p].kind >= RESOURCE_INSTANT)
                f.op = RESOURCE_BEFORE;
            (void)asked(
                b, &(struct resource_query){
                       .type = (enum resource_type)t, .filters = &f, .filter_n = 1, .limit = 10});
        }
    }
}

static void organizations_are_found_by_name_code_and_kind(void **state)
{
    struct both *b = province_of(state);

    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "identifier", RESOURCE_IS, "H1"), 1);
    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "identifier", RESOURCE_IS, "h1"), 0);
    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "name", RESOURCE_HOLDS, "%"), 0);
    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "name", RESOURCE_STARTS, "zzz"), 0);
    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "active", RESOURCE_IS, "true"),
                     both_total(b, "SELECT count(*) FROM organization"));
    assert_int_equal(total(b, RESOURCE_ORGANIZATION, "active", RESOURCE_IS, "false"), 0);
}

static void pages_of_one_cut_the_list_without_a_hole(void **state)
{
    struct both *b = province_of(state);
    struct resource_query q = {.type = RESOURCE_PRACTITIONER, .limit = 1};
    int64_t want = both_total(b, "SELECT count(*) FROM practitioner"), n = 0;
    struct str before = STR("~");

    do {
        const struct asking k = asked(b, &q);

        assert_int_equal(k.rows.more.total, want);
        assert_int_equal(k.rows.n, 1);
        assert_true(str_cmp(k.rows.items[0].id, before) < 0); /* all were changed at 0 */
        before = k.rows.items[0].id;
        q.cursor = k.rows.more.next;
        n++;
    } while (q.cursor.n > 0);
    assert_int_equal(n, want);
    assert_int_equal(asked(b, &(struct resource_query){.type = RESOURCE_PRACTITIONER}).rows.n, 0);
}

static bool referred_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct referral draft = referred_of(1, "R1", REFERRAL_DRAFT),
                          sent = referred_of(2, "R2", REFERRAL_REQUESTED);

    (void)arg;
    return store_referral_add(st, &draft, e) && store_referral_add(st, &sent, e);
}

static int64_t found_by(struct both *b, enum resource_type type, struct id organization,
                        struct id party, const char *param, const char *value)
{
    const struct subject by = {.role = ROLE_CLINICIAN,
                               .scope = {.kind = SCOPE_ORGANIZATION, .organization = organization}};
    const struct str values[] = {str_of(value)};
    const struct resource_filter f = {
        .param = resource_param_find(type, str_of(param)), .values = values, .n = 1};

    return asked(b, &(struct resource_query){.type = type,
                                             .filters = &f,
                                             .filter_n = value ? 1 : 0,
                                             .limit = 10,
                                             .by = &by,
                                             .party = party})
        .rows.more.total;
}

static void drafts_are_their_makers_and_patients_are_for_the_two_sides(void **state)
{
    struct both *b = province_of(state);
    char patient[ID_TEXT];

    both_tx(b, STORE_WRITE, referred_in_tx, NULL);
    id_text(pid('T', 1), patient);
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(1), ORG(1), "status", NULL), 2);
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(3), ORG(3), "status", NULL), 1);
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(2), ORG(2), "status", NULL), 0);
    assert_int_equal(found_by(b, RESOURCE_TASK, ORG(1), ORG(1), "status", NULL), 1);
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(1), ORG(1), "patient", patient), 2);
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(3), ORG(3), "patient", patient), 1);
    /* who reads the list and is no party learns nothing by asking for a patient */
    assert_int_equal(found_by(b, RESOURCE_REQUEST, ORG(1), (struct id){{0}}, "patient", patient),
                     0);
    assert_int_equal(total(b, RESOURCE_REQUEST, "patient", RESOURCE_IS, patient), 0);
    assert_int_equal(total(b, RESOURCE_REQUEST, "priority", RESOURCE_IS, "green"), 1);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct reading_key key = {STR("990101"), STR("YX-1")};
    const struct reading_step_line alert = {.seq = 2,
                                            .move = READING_ALERT,
                                            .was = READING_FINAL,
                                            .state = READING_FINAL,
                                            .party = STR("centre"),
                                            .note = STR("气胸"),
                                            .due_ms = COUNT_UNKNOWN,
                                            .made_ms = REFERRED_MS};
    const struct reading r = {.id = pid('L', 1),
                              .code = STR("YX-1"),
                              .version = 2,
                              .county = STR("990101"),
                              .kind = READING_CT,
                              .state = READING_FINAL,
                              .organization = STR("H1"),
                              .centre = STR("H3"),
                              .patient = pid('T', 1),
                              .part = STR("胸部"),
                              .doctor = STR("周某"),
                              .phone = STR("1"),
                              .indication = STR("外伤"),
                              .diagnosis = STR(""),
                              .consent = CONSENT_SELF,
                              .consent_note = STR("存"),
                              .study = STR("1.2.3"),
                              .conclusion = STR("气胸"),
                              .critical = STR("气胸"),
                              .taken_ms = 5,
                              .lease_ms = COUNT_UNKNOWN,
                              .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                              .alert = {CLOCK_CRITICAL, 5, 6, 0},
                              .since_ms = 5,
                              .made_ms = 4};

    (void)arg;
    return store_reading_add(st, &r, e) && store_reading_step_add(st, &key, &alert, e);
}

static void a_reading_is_its_two_sides_and_others_learn_that_there_is_one(void **state)
{
    static const struct {
        enum resource_type type;
        int64_t own, above; /* found by a side, by who sees the list and is none */
    } ROWS[] = {{RESOURCE_REQUEST, 1, 1}, {RESOURCE_TASK, 2, 1},  {RESOURCE_COMMUNICATION, 1, 0},
                {RESOURCE_CONSENT, 1, 0}, {RESOURCE_STUDY, 1, 0}, {RESOURCE_REPORT, 1, 1},
                {RESOURCE_DOCUMENT, 1, 0}};
    const struct id none = {{0}};
    struct both *b = province_of(state);
    char patient[ID_TEXT];

    both_tx(b, STORE_WRITE, read_in_tx, NULL);
    id_text(pid('T', 1), patient);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        enum resource_type type = ROWS[i].type;

        assert_int_equal(found_by(b, type, ORG(1), ORG(1), "_id", NULL), ROWS[i].own);
        assert_int_equal(found_by(b, type, ORG(3), ORG(3), "_id", NULL), ROWS[i].own);
        assert_int_equal(found_by(b, type, ORG(1), none, "_id", NULL), ROWS[i].above);
        assert_int_equal(found_by(b, type, ORG(2), ORG(2), "_id", NULL), 0);
        if (type != RESOURCE_COMMUNICATION) {
            assert_int_equal(found_by(b, type, ORG(3), ORG(3), "patient", patient), ROWS[i].own);
            assert_int_equal(found_by(b, type, ORG(1), none, "patient", patient), 0);
        }
    }
    assert_int_equal(found_by(b, RESOURCE_TASK, ORG(1), ORG(1), "status", "alerted"), 1);
    assert_int_equal(found_by(b, RESOURCE_STUDY, ORG(1), ORG(1), "_id", "1.2.3"), 1);
    assert_int_equal(found_by(b, RESOURCE_STUDY, ORG(1), ORG(1), "identifier", "YX-1"), 1);
}

static void a_role_without_the_right_finds_nothing(void **state)
{
    struct both *b = province_of(state);
    const struct subject reader = {.role = ROLE_PUBLIC,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

    both_tx(b, STORE_WRITE, referred_in_tx, NULL);
    for (int t = 0; t < RESOURCE_N; t++) {
        const struct asking k = asked(
            b, &(struct resource_query){.type = (enum resource_type)t, .limit = 10, .by = &reader});

        assert_int_equal(k.rows.more.total, 0);
        assert_int_equal(k.rows.n, 0);
    }
}

static void a_cursor_of_another_list_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct asking k = {
        .q = {.type = RESOURCE_TASK, .limit = 5, .cursor = STR("nonsense"), .by = &OFFICER},
        .a = &b->a};

    assert_err(both_refused(b, STORE_READ, search_in_tx, &k), ERR_INPUT, "cursor");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(every_parameter_of_every_type_is_searched_by),
        BOTH(organizations_are_found_by_name_code_and_kind),
        BOTH(pages_of_one_cut_the_list_without_a_hole),
        BOTH(drafts_are_their_makers_and_patients_are_for_the_two_sides),
        BOTH(a_reading_is_its_two_sides_and_others_learn_that_there_is_one),
        BOTH(a_role_without_the_right_finds_nothing),
        BOTH(a_cursor_of_another_list_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
