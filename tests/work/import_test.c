/* import_test.c - lists into the store. The province of the store's tests. */
#include "work/import.h"

#include <stdio.h>
#include <string.h>

#include "model/unknown.h"
#include "store/job.h"
#include "tests/store/province.h"

#define PEOPLE "code,name,organization,department,discipline,title_rank,techniques\n"

struct told {
    int n;
    char first[400];
};

static void tell(void *arg, const char *fault)
{
    struct told *t = arg;

    if (t->n++ == 0)
        snprintf(t->first, sizeof t->first, "%s", fault);
}

struct run {
    struct import_request r;
    struct import_result result;
    struct told told;
    struct err e;
    bool good;
};

static struct run imported(struct both *b, enum job_kind kind, const void *bytes, size_t n,
                           bool good_only)
{
    char path[] = "/tmp/xinglin-import-XXXXXX";
    int fd = mkstemp(path);
    struct run run = {
        .r = {.kind = kind, .path = path, .source = STR("s"), .good_only = good_only}};

    assert_int_equal(write(fd, bytes, n), (ssize_t)n);
    close(fd);
    run.r.fault = tell;
    run.r.arg = &run.told;
    run.good = work_import(b->st, &run.r, &run.result, &run.e);
    unlink(path);
    return run;
}

static struct run text_in(struct both *b, enum job_kind kind, const char *text, bool good_only)
{
    return imported(b, kind, text, strlen(text), good_only);
}

static void people_are_written_and_the_second_time_changed_not_doubled(void **state)
{
    struct both *b = province_of(state);
    int64_t before = both_total(b, "SELECT count(*) FROM practitioner");
    struct run run =
        text_in(b, JOB_PRACTITIONERS,
                PEOPLE "N1,王一,H1,外科,骨科,3,81.51;81.54\n\nN2,王二,H2,,内科,1,\n", false);

    assert_true(run.good);
    assert_int_equal(run.result.row_n, 2);
    assert_int_equal(run.result.written, 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner"), before + 2);
    run = text_in(b, JOB_PRACTITIONERS, PEOPLE "N1,王甲,H1,外科,骨科,4,\n", false);
    assert_true(run.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner"), before + 2);
    assert_int_equal(both_total(b, "SELECT title_rank FROM practitioner WHERE name = '王甲'"), 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM job WHERE state = 'done'"), 2);
}

static void organizations_then_offers_with_chinese_headings(void **state)
{
    struct both *b = province_of(state);
    struct run run = text_in(
        b, JOB_ORGANIZATIONS,
        "机构名称,机构代码,县区代码,等级,类别,经度,纬度\n丁医院,H9,990102,2B,,103.5,30\n", false);

    assert_true(run.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM organization WHERE code = 'H9'"), 1);
    run = text_in(b, JOB_PRACTITIONERS, PEOPLE "N1,王一,H9,外科,骨科,3,\n", false);
    assert_true(run.good);
    run = text_in(b, JOB_OFFERS,
                  "practitioner,available_from,available_until,last_host,preferred_counties,"
                  "excluded_counties\nN1,2025-01-01,2025-12-31,H2,990101;990103,\n",
                  false);
    assert_true(run.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM offer WHERE code = 'N1' AND county = "
                                   "'990102' AND preferred_counties = '990101;990103'"),
                     1);
}

static void gb18030_is_read(void **state)
{
    struct both *b = province_of(state);
    /* 王一, 骨科 in GB18030 */
    struct run run = text_in(b, JOB_PRACTITIONERS,
                             PEOPLE "N1,\xCD\xF5\xD2\xBB,H1,,\xB9\xC7\xBF\xC6,3,\n", false);

    assert_true(run.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner WHERE name = '王一' AND"
                                   " discipline = '骨科'"),
                     1);
}

static void one_fault_and_nothing_is_written_unless_the_good_are_asked_for(void **state)
{
    struct both *b = province_of(state);
    const char *text = PEOPLE "N1,王一,H1,外科,骨科,3,\nN2,王二,H7,外科,骨科,3,\n"
                              "N1,王三,H1,外科,骨科,3,\nN4,王四,H1,外科,骨科,9,\nN5,x\n";
    struct run run = text_in(b, JOB_PRACTITIONERS, text, false);

    assert_false(run.good);
    assert_err(run.e, ERR_INPUT, "4 of 5 rows have a fault: none is written");
    assert_int_equal(run.told.n, 4);
    assert_non_null(strstr(run.told.first, ":3:3: H7: no organization has this code"));
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner WHERE code LIKE 'N%'"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM job WHERE state = 'failed'"), 1);
    run = text_in(b, JOB_PRACTITIONERS, text, true);
    assert_true(run.good);
    assert_int_equal(run.result.written, 1);
    assert_int_equal(run.result.refused, 4);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner WHERE code LIKE 'N%'"), 1);
}

static void refuses(struct both *b, enum job_kind kind, const char *text, const char *says)
{
    struct run run = text_in(b, kind, text, false);

    assert_false(run.good);
    assert_int_equal(run.e.code, ERR_INPUT);
    if (!strstr(run.e.text, says) && !strstr(run.told.first, says))
        fail_msg("'%s' is not in '%s' nor in '%s'", says, run.e.text, run.told.first);
}

static void wrong_files_and_values_are_refused(void **state)
{
    struct both *b = province_of(state);
    const char *offers = "practitioner,available_from,available_until,last_host,"
                         "preferred_counties,excluded_counties\n";

    refuses(b, JOB_PRACTITIONERS, "", "the file is empty");
    refuses(b, JOB_PRACTITIONERS, "code,name\n", "the column organization (机构代码) is missing");
    refuses(b, JOB_PRACTITIONERS, "code,人员编号,name,organization\n", "there twice");
    refuses(b, JOB_PRACTITIONERS, PEOPLE "\xFF\xFF,a,H1,,x,1,\n", "neither UTF-8 nor GB18030");
    refuses(b, JOB_PRACTITIONERS, PEOPLE "N1,a\tb,H1,,x,1,\n", "control characters");
    refuses(b, JOB_PRACTITIONERS, PEOPLE "N1,a,H1,,x,one,\n", "a whole number is wanted");
    refuses(b, JOB_PRACTITIONERS, PEOPLE "P1,a,H1,,x,1,\n", "works in another county");
    refuses(b, JOB_PRACTITIONERS, PEOPLE "N1,\"a,H1,,x,1,\n", "quote");
    refuses(b, JOB_ORGANIZATIONS, "code,name,county,level,kind,lng,lat\nH9,x,990100,,,,\n",
            "no county or district");
    refuses(b, JOB_ORGANIZATIONS, "code,name,county,level,kind,lng,lat\nH9,x,990101,,,181,1\n",
            "outside the globe");
    refuses(b, JOB_ORGANIZATIONS, "code,name,county,level,kind,lng,lat\nH9,x,990101,,,8,\n",
            "a point needs both");
    refuses(b, JOB_OFFERS, arena_text(&b->a, "%sN8,,,,,\n", offers), "no practitioner");
    refuses(b, JOB_OFFERS, arena_text(&b->a, "%sP1,2025-02-01,2025-01-01,,,\n", offers), "before");
    refuses(b, JOB_OFFERS, arena_text(&b->a, "%sP1,,,,990100,\n", offers), "no county");
}

static char *many(struct both *b, int n, size_t *size)
{
    struct out out = {0};
    char *text;

    out_text(&out, "%s", PEOPLE);
    for (int i = 0; i < n; i++)
        out_text(&out, "M%05d,王%d,H%d,外科,骨科,%d,\n", i, i, 1 + i % 3, 1 + i % 4);
    text = arena_copy(&b->a, out.items, out.n);
    *size = out.n;
    out_reset(&out);
    return text;
}

/* A run that died after two batches: its job is open, its lease has ended, and of the third batch
 * there is nothing. The rows of the first two are taken away by hand, so that it shows whether they
 * are written again. */
#define AGREEMENTS "code,purpose,name,lead,members,from,until\n"
#define ROUNDS(what) "SELECT count(*) FROM agreement WHERE " what

/* Two rounds of one alliance in one file, members in another order; then the same file again. */
static void agreements_come_in_rounds_and_are_not_doubled(void **state)
{
    struct both *b = province_of(state);
    const char *text = AGREEMENTS "A1,alliance,东部医共体,H3,H1;H2,2020-01-01,\n"
                                  "A2,医共体,东部医共体,H3,H2;H1,2023-01-01,2099-12-31\n"
                                  "A3,转诊,转诊约,H3,H1,2021-05-01,2021-12-31\n";
    struct run run = text_in(b, JOB_AGREEMENTS, text, false);

    if (!run.good)
        fail_msg("%s", run.told.n ? run.told.first : run.e.text);
    assert_int_equal(run.result.written, 3);
    assert_int_equal(both_total(b, ROUNDS("round = 1 AND until_day = '2022-12-31'")), 1);
    assert_int_equal(both_total(b, ROUNDS("round = 2 AND until_day = '2099-12-31'")), 1);
    assert_int_equal(both_total(b, ROUNDS("purpose = 'referral' AND name = '转诊约'")), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM agreement_member WHERE side = 'lead'"), 3);
    assert_int_equal(both_total(b, "SELECT count(*) FROM agreement_member"), 8);
    run = text_in(b, JOB_AGREEMENTS,
                  AGREEMENTS "A2,alliance,东部医共体,H3,H1;H2,2023-01-01,2030-06-30\n", false);
    assert_true(run.good);
    assert_int_equal(both_total(b, ROUNDS("true")), 3);
    assert_int_equal(both_total(b, ROUNDS("round = 2 AND until_day = '2030-06-30'")), 1);
}

static void wrong_agreements_are_refused_by_row(void **state)
{
    static const struct {
        const char *row, *says;
    } wrong[] = {
        {"A,friends,约,H3,H1,2020-01-01,\n", ":2:2: friends: consortium, alliance, support"},
        {"A,support,约,H7,H1,2020-01-01,\n", ":2:4: H7: no organization has this code"},
        {"A,support,约,H3,H1;H7,2020-01-01,\n", ":2:5: H1;H7: no organization has this code"},
        {"A,support,约,H3,H1;H3,2020-01-01,\n", "an organization is named twice"},
        {"A,support,约,H3,,2020-01-01,\n", "1 to 200 members"},
        {"A,support,约,H3,H1,,\n", ":2:6: : a value is wanted"},
        {"A,support,约,H3,H1,2020-02-01,2020-01-01\n", "it lies before the first day"},
        {"A,support,,H3,H1,2020-02-01,\n", ":2:3: : a value is wanted"},
        {"A,reading,约,H3,H1,2019-01-01,\n", "a later round of these parties"},
    };
    struct both *b = province_of(state);

    assert_true(
        text_in(b, JOB_AGREEMENTS, AGREEMENTS "R,reading,约,H3,H1,2020-01-01,\n", false).good);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        char text[200];
        struct run run;

        snprintf(text, sizeof text, AGREEMENTS "%s", wrong[i].row);
        run = text_in(b, JOB_AGREEMENTS, text, false);
        assert_false(run.good);
        if (run.told.n != 1 || !strstr(run.told.first, wrong[i].says))
            fail_msg("%d: %s", (int)i, run.told.first);
    }
    assert_int_equal(both_total(b, ROUNDS("true")), 1);
}

/* Which no row by itself tells: the later one stands first. */
static void rounds_of_one_file_in_the_wrong_order_keep_nothing(void **state)
{
    struct both *b = province_of(state);
    struct run run = text_in(b, JOB_AGREEMENTS,
                             AGREEMENTS "A2,support,约,H3,H1,2023-01-01,\n"
                                        "A1,support,约,H3,H1,2020-01-01,\n",
                             false);

    assert_false(run.good);
    assert_err(run.e, ERR_INPUT, "agreement A1: a later round of these parties is there");
    assert_int_equal(both_total(b, ROUNDS("true")), 0);
}

static void a_dead_run_s_job_goes_on_behind_its_checkpoint(void **state)
{
    struct both *b = province_of(state);
    size_t n;
    char *text = many(b, 1700, &n);
    struct run run = imported(b, JOB_PRACTITIONERS, text, n, false);

    assert_true(run.good);
    assert_int_equal(run.result.written, 1700);
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE job SET state = 'running', checkpoint = 1000, written = 1000, lease_ms = 0");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM practitioner WHERE code LIKE 'M%'");
    run = imported(b, JOB_PRACTITIONERS, text, n, false);
    assert_true(run.good);
    assert_int_equal(run.result.from, 1000);
    assert_int_equal(run.result.written, 1700);
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner WHERE code LIKE 'M%'"), 700);
    assert_int_equal(both_total(b, "SELECT count(*) FROM job"), 1);
}

#define VILLAGE "岗位编号,项目,村,卫生室,机构代码,人员编号,起始日,截止日,录取年份,学校\n"

/* P1 to P4 are there; the province has no programme, so that one is put. */
static struct both *village_province(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO programme (id, version, name, place, seal, file, made_ms)"
            " VALUES ('v', 1, '双千', '省', '', '', 1)");
    return b;
}

static void village_posts_are_given_and_their_intake_is_told_once(void **state)
{
    struct both *b = village_province(state);
    struct run run = text_in(b, JOB_VILLAGE_POSTS,
                             VILLAGE "V1,v,杏花村,一室,H1,P1,2024-01-01,,,\n"
                                     "V2,v,桃花村,,H1,P2,2024-01-01,,,\n",
                             false);

    if (!run.good)
        fail_msg("%s %s", run.e.text, run.told.first);
    assert_int_equal(both_total(b, "SELECT count(*) FROM village_post WHERE county = '990101'"), 2);
    run = text_in(b, JOB_VILLAGE_POSTS, VILLAGE "V1,v,杏花村,一室,H1,P1,2024-01-01,,2025,某卫校\n",
                  false);
    assert_true(run.good);
    assert_int_equal(both_total(b, "SELECT study_year FROM village_post WHERE post = 'V1'"), 2025);
    assert_int_equal(both_total(b, "SELECT count(*) FROM village_post"), 2);
    run = text_in(b, JOB_VILLAGE_POSTS, VILLAGE "V1,v,杏花村,一室,H1,P1,2024-01-01,,2026,某卫校\n",
                  false);
    assert_false(run.good);
    assert_non_null(strstr(run.told.first, "told already"));
}

static void wrong_village_posts_are_refused_by_row(void **state)
{
    static const struct {
        const char *row, *said;
    } WRONG[] = {
        {"V1,x,杏花村,,H1,P1,2024-01-01,,,", "no such programme"},
        {"V1,v,杏花村,,H77,P1,2024-01-01,,,", "no organization has this code"},
        {"V1,v,杏花村,,H1,P77,2024-01-01,,,", "no practitioner has this code"},
        {"V1,v,杏花村,,H1,P1,,,,", "a value is wanted"},
        {"V1,v,杏花村,,H1,P1,2024-01-01,2023-01-01,,", "before the first day"},
        {"V1,v,杏花村,,H1,P1,2024-01-01,,20250,", "from 2000 to 2100"},
        {"V0,v,梨花村,,H1,P3,2024-01-01,,,", "another village"},
        {"V0,v,槐花村,,H1,P1,2024-01-01,,,", "another doctor"},
        {"V1,v,槐花村,,H1,P1,2024-01-01,,,", "bound by another post"},
    };
    struct both *b = village_province(state);
    struct run run =
        text_in(b, JOB_VILLAGE_POSTS, VILLAGE "V0,v,槐花村,,H1,P3,2024-01-01,,,\n", false);

    assert_true(run.good);
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char text[400];

        snprintf(text, sizeof text, VILLAGE "%s\n", WRONG[i].row);
        run = text_in(b, JOB_VILLAGE_POSTS, text, false);
        assert_false(run.good);
        if (!strstr(run.told.first, WRONG[i].said))
            fail_msg("%s: %s", WRONG[i].row, run.told.first);
    }
    assert_int_equal(both_total(b, "SELECT count(*) FROM village_post"), 1);
    /* two rows of one file that bind the same village */
    run = text_in(b, JOB_VILLAGE_POSTS,
                  VILLAGE "V1,v,杏花村,,H1,P1,2024-01-01,,,\nV2,v,杏花村,,H1,P2,2024-01-01,,,\n",
                  false);
    assert_false(run.good);
    assert_int_equal(both_total(b, "SELECT count(*) FROM village_post"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(people_are_written_and_the_second_time_changed_not_doubled),
        BOTH(organizations_then_offers_with_chinese_headings),
        BOTH(gb18030_is_read),
        BOTH(one_fault_and_nothing_is_written_unless_the_good_are_asked_for),
        BOTH(wrong_files_and_values_are_refused),
        BOTH(agreements_come_in_rounds_and_are_not_doubled),
        BOTH(wrong_agreements_are_refused_by_row),
        BOTH(rounds_of_one_file_in_the_wrong_order_keep_nothing),
        BOTH(village_posts_are_given_and_their_intake_is_told_once),
        BOTH(wrong_village_posts_are_refused_by_row),
        BOTH(a_dead_run_s_job_goes_on_behind_its_checkpoint),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
