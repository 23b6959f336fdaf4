#include "work/group_desk.h"

#include "tests/work/promised.h"
#include "work/agreement_desk.h"

static void led_by(struct both *b, const char *lead, const char *member, int32_t until_day)
{
    const struct subject by = officer_of(1);
    struct str members[] = {str_of(member)};
    const struct agreement_new n = {.purpose = AGREEMENT_ALLIANCE,
                                    .name = STR("医共体"),
                                    .lead = str_of(lead),
                                    .members = {members, 1, 1},
                                    .from_day = day_of(2020, 1, 1),
                                    .until_day = until_day,
                                    .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_agreement_add(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
}

#define I "00000000-0000-7000-8000-00000000000" /* of an id, but for its last digit */

/* H1 leads H2 today by an alliance, and led H3 until 2021; each has one technique done
 * alone and one that is not. */
static struct both *grouped_province(void **state)
{
    static char *const ROWS[] = {
        "INSERT INTO adoption (county, id, adoption, programme, kind, organization, technique,"
        " gap_day, state, delivery, made_ms) VALUES"
        " ('990101', '" I
        "a', 'A1', 'u', 'technique', 'H1', '术', '2024-01-01', 'sustained', 'x', 1),"
        " ('990101', '" I "b', 'A2', 'u', 'technique', 'H1', '术二', '2024-01-01', 'gap', 'x', 1),"
        " ('990102', '" I
        "c', 'A3', 'u', 'technique', 'H2', '术', '2024-01-01', 'independent', 'x', 1),"
        " ('990102', '" I
        "d', 'A4', 'v', 'technique', 'H2', '术', '2024-01-01', 'independent', 'x', 1),"
        " ('990103', '" I
        "e', 'A5', 'u', 'technique', 'H3', '术', '2024-01-01', 'independent', 'x', 1)",
        "INSERT INTO placement (county, id, placement, programme, kind, practitioner, home,"
        " organization, from_day, state, delivery, made_ms) VALUES"
        " ('990102', '" I
        "1', 'Q1', 'u', 'posting', 'P1', 'H3', 'H2', '2024-03-01', 'active', 'x', 1),"
        " ('990102', '" I
        "2', 'Q2', 'u', 'posting', 'P2', 'H3', 'H2', '2023-03-01', 'ended', 'x', 1)",
        "INSERT INTO placement (county, id, placement, programme, kind, practitioner, home,"
        " organization, from_day, state, delivery, made_ms) VALUES"
        " ('990101', '" I
        "3', 'Q3', 'u', 'training', 'P5', 'H2', 'H1', '2024-03-01', 'returned', 'x', "
        "1)",
        "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
        " technique, day, role, local_case, state, delivery, made_ms) VALUES"
        " ('990102', '" I
        "a', 'O1', 'u', 'P5', 'H2', '术', '2024-03-01', 'independent', 'Z7', 'signed',"
        " 'x', 1),"
        " ('990102', '" I
        "b', 'O2', 'u', 'P5', 'H2', '术', '2023-03-01', 'independent', 'Z8', 'signed',"
        " 'x', 1),"
        " ('990102', '" I
        "c', 'O3', 'u', 'P5', 'H2', '术', '2024-03-02', 'independent', 'Z9', 'voided',"
        " 'x', 1)",
        "INSERT INTO teaching (county, id, teaching, programme, kind, practitioner, organization,"
        " day, delivery, made_ms) VALUES"
        " ('990101', '" I "a', 'T1', 'u', 'round', 'P1', 'H1', '2024-03-01', 'x', 1),"
        " ('990101', '" I "b', 'T2', 'u', 'round', 'P1', 'H1', '2024-12-31', 'x', 1),"
        " ('990101', '" I "c', 'T3', 'u', 'round', 'P1', 'H1', '2025-01-01', 'x', 1)",
        "INSERT INTO achievement (county, id, achievement, programme, kind, organization, name, "
        "day,"
        " status, delivery, made_ms) VALUES"
        " ('990102', '" I "a', 'B1', 'u', 'beds', 'H2', '床', '2023-03-01', 'verified', 'x', 1),"
        " ('990102', '" I "b', 'B2', 'u', 'beds', 'H2', '床', '2024-03-01', 'claimed', 'x', 1)",
        "INSERT INTO entry (county, id, entry, programme, fund, kind, organization, amount_fen, "
        "day,"
        " delivery, made_ms) VALUES"
        " ('990102', '" I "a', 'E1', 'u', 'F', 'payment', 'H2', 700, '2024-03-01', 'x', 1),"
        " ('990102', '" I "b', 'E2', 'u', 'F', 'payment', 'H2', 900, '2023-03-01', 'x', 1)"};
    struct both *b = province_of(state);

    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        both_tx(b, STORE_WRITE, both_sql, ROWS[i]);
    led_by(b, "H1", "H2", DAY_NONE);
    led_by(b, "H1", "H3", day_of(2021, 12, 31));
    return b;
}

static struct subject manager_of(int organization, const struct id *members, size_t n)
{
    return (struct subject){.role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = organization == 2 ? STR("990102") : STR("990101"),
                                      .organization = ORG(organization)},
                            .members = members,
                            .member_n = n};
}

static struct group_view seen(struct both *b, const struct subject *by, const char *organization)
{
    const struct group_ask ask = {
        .programme = STR("u"), .organization = str_of(organization), .year = 2024, .now_ms = NOON};
    struct group_view v;
    struct err e = {0};

    if (!work_group_see(b->st, by, &ask, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void the_head_sees_each_member_of_today_with_what_it_has(void **state)
{
    struct both *b = grouped_province(state);
    const struct id members[] = {ORG(2)};
    const struct subject head = manager_of(1, members, 1);
    struct group_view v = seen(b, &head, "");

    assert_int_equal(v.n, 2);
    assert_true(v.items[0].head && !v.items[1].head);
    assert_str(v.items[0].organization, "H1");
    assert_str(v.items[1].organization, "H2");
    assert_int_equal(v.items[0].counts[GROUP_TECHNIQUES], 1);
    assert_int_equal(v.items[1].counts[GROUP_TECHNIQUES], 1); /* not that of programme v */
    assert_int_equal(v.items[0].counts[GROUP_POSTED], 0);
    assert_int_equal(v.items[1].counts[GROUP_POSTED], 1); /* the other one has left */
    assert_int_equal(v.items[1].spent_fen, 700);
}

static void whoever_does_not_reach_the_head_or_a_member_does_not_see_it(void **state)
{
    struct both *b = grouped_province(state);
    const struct subject member = manager_of(2, NULL, 0), officer = officer_of(1);
    const struct subject county = {.role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = STR("990101")}};
    const struct group_ask ask = {.organization = STR("H1"), .year = 2024, .now_ms = NOON};
    const struct group_ask none = {.organization = STR("H0"), .year = 2024, .now_ms = NOON};
    const struct group_ask own = {.year = 2024, .now_ms = NOON};
    struct group_view v;
    struct err e = {0};

    assert_false(work_group_see(b->st, &member, &ask, &b->a, &v, &e));
    assert_err(e, ERR_MISSING, "no such organization");
    err_reset(&e);
    assert_false(work_group_see(b->st, &officer, &none, &b->a, &v, &e));
    assert_err(e, ERR_MISSING, "no such organization");
    err_reset(&e);
    assert_false(work_group_see(b->st, &officer, &own, &b->a, &v, &e)); /* he is of none */
    err_reset(&e);
    assert_int_equal(seen(b, &member, "").n, 1); /* it leads nobody */
    assert_int_equal(seen(b, &officer, "H1").n, 2);
    assert_int_equal(seen(b, &county, "H1").n, 1); /* H2 lies in another county */
}

/* Each cell opens to as many lines as it says, whatever it counts. */
static void every_cell_opens_to_as_many_lines_as_it_counts(void **state)
{
    struct both *b = grouped_province(state);
    const struct id members[] = {ORG(2)};
    const struct subject head = manager_of(1, members, 1);
    const struct group_view v = seen(b, &head, "");
    const struct store_page page = {.limit = 200, .cursor = STR("")};
    int64_t all = 0;

    for (size_t i = 0; i < v.n; i++) {
        for (int c = 0; c < GROUP_COUNT_N; c++) {
            const struct group_rows_ask ask = {
                .of = {.programme = STR("u"), .year = 2024, .now_ms = NOON},
                .member = v.items[i].organization,
                .count = (enum group_count)c};
            struct group_rows rows;
            struct err e = {0};

            if (!work_group_rows(b->st, &head, &ask, &page, &b->a, &rows, &e))
                fail_msg("%s", e.text);
            assert_int_equal(rows.rows.more.total, v.items[i].counts[c]);
            assert_int_equal(rows.rows.n, v.items[i].counts[c]);
            all += v.items[i].counts[c];
        }
    }
    /* two techniques, a person on site, one back, an operation, two teachings, one built */
    assert_int_equal(all, 8);
}

static void
lines_of_whom_the_group_does_not_hold_are_refused_and_patients_are_not_told(void **state)
{
    struct both *b = grouped_province(state);
    const struct id members[] = {ORG(2)};
    const struct subject head = manager_of(1, members, 1), member = manager_of(2, NULL, 0);
    const struct store_page page = {.limit = 200, .cursor = STR("")};
    struct group_rows_ask ask = {.of = {.organization = STR("H1"), .year = 2024, .now_ms = NOON},
                                 .member = STR("H3"),
                                 .count = GROUP_TECHNIQUES};
    struct group_rows rows;
    struct err e = {0};

    assert_false(work_group_rows(b->st, &head, &ask, &page, &b->a, &rows, &e)); /* until 2021 */
    assert_err(e, ERR_MISSING, "no such organization in the group");
    err_reset(&e);
    ask.member = STR("H2");
    assert_false(work_group_rows(b->st, &member, &ask, &page, &b->a, &rows, &e)); /* not its head */
    assert_err(e, ERR_MISSING, "no such organization");
    err_reset(&e);
    ask.count = GROUP_CASES;
    assert_true(work_group_rows(b->st, &head, &ask, &page, &b->a, &rows, &e));
    assert_int_equal(rows.rows.n, 1);
    assert_int_equal(
        rows.rows.items[0].values[noun_column_find(rows.noun, STR("local_case"))].text.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_head_sees_each_member_of_today_with_what_it_has),
        BOTH(every_cell_opens_to_as_many_lines_as_it_counts),
        BOTH(lines_of_whom_the_group_does_not_hold_are_refused_and_patients_are_not_told),
        BOTH(whoever_does_not_reach_the_head_or_a_member_does_not_see_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
