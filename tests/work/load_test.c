/* A folder of two counties and one seat, loaded whole or not at all. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/day.h"
#include "store/home.h"
#include "store/store.h"
#include "tests/check.h"
#include "work/load.h"

struct text_file {
    const char *name, *text;
};
static const struct text_file FILES[] = {
    {"side/counties.csv", "code,name,city,kind,lng,lat,population\n"
                          "990121,甲县,甲州市,county,110,30,50000\n"
                          "990102,乙区,甲州市,district,110.1,30.1,\n"},
    {"side/institutions.csv", "institution,name,county,level,kind\n"
                              "H1,甲县人民医院,990121,县级二级,综合医院\n"
                              "H2,甲州市人民医院,990102,市级三级,综合医院\n"},
    {"side/drg.csv", "drg,name,rw\nGK29,结肠息肉内镜切除,0.86\n"},
    {"side/procedures.csv", "procedure,name\n45.4301,内镜下结肠黏膜切除术\n"},
    {"dispatch/organizations.csv", "organization_id,name,county,latitude,longitude\n"
                                   "H1,甲县人民医院,990121,30,110\nH2,甲州市人民医院,990102,,\n"},
    {"dispatch/practitioners.csv",
     "practitioner,name,organization,discipline,title_rank,techniques\n"
     "P1,苏安,H2,消化内科,3,45.4301\nP2,叶清,H2,消化内科,2,\n"},
    {"dispatch/offers.csv",
     "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,available_"
     "from,available_until,last_host_id,preferred_counties,excluded_counties,pinned_demand_id\n"
     "P1,H2,H2-1,消化内科,3,45.4301,2026-01-01,2026-12-31,H1,990121,,\n"
     "P2,H2,H2-1,消化内科,2,,,,,,990121;990102,\n"},
    {"cube/quality.csv", "rule,institution,month,count,first_row\n"
                         "line.ragged,H2,2025-12,1,3\n"},
    {"cube/summary.json",
     "{\"read\": 4, \"accepted\": 3, \"rejected\": 1, \"rejected_by\": {\"line.ragged"
     "\": 1, \"line.header\": 0, \"text.bytes\": 0, \"line.skip\": 0, \"inst.missing\""
     ": 0, \"inst.scientific\": 0, \"date.missing\": 0, \"date.bad\": 0, \"date.range"
     "\": 0, \"stay.duplicate\": 0}, \"flagged_by\": {\"text.repaired\": 0, \"text.enc"
     "oding\": 0, \"text.replaced\": 0, \"line.quote\": 0, \"line.joined\": 0, \"line."
     "extra\": 0, \"code.scientific\": 0, \"date.bad.admission\": 0, \"date.reversed\""
     ": 0, \"number.bad\": 0, \"days.missing\": 0, \"days.differ\": 0, \"cost.missing"
     "\": 0, \"drg.none\": 0, \"dx.missing\": 0, \"age.diagnosis\": 0, \"sex.diagnosis"
     "\": 0, \"op.outside\": 0, \"op.level\": 0, \"code.unknown\": 0, \"inst.unlisted"
     "\": 0, \"res.none\": 0, \"size.cut\": 0}, \"encodings\": {\"utf-8\": 3, \"gb1803"
     "0\": 0, \"utf-16\": 0}, \"resolver\": {\"1\": 0, \"2\": 3, \"3\": 0, \"4\": 0, "
     "\"5\": 0, \"6\": 0, \"7\": 0, \"8\": 0}, \"sources\": [\"hqms-p\"], \"scheme\": "
     "\"drg table d7bfaeb799e783dc\", \"population\": \"current address\", \"other_add"
     "ress_share\": 0.0, \"not_after\": \"2025-12-31\", \"invented\": true, \"files\":"
     " 1, \"bytes\": 1, \"seconds\": 0.0}"},
    {"cube/cases.csv",
     "month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,"
     "rw2_cases,operated,level3,level4,days,cost,deaths\n"
     "2025-12,H2,990102,990121,1,消化内科,GK29,3,3,25800,0,3,3,0,12,267000,0\n"},
    {"cube/operations.csv",
     "month,institution,treating,residence,payer,discipline,procedure,level,operations,main,"
     "main_rw_cases,main_rw,main_cost\n"
     "2025-12,H2,990102,990121,1,消化内科,45.4301,3,3,3,3,25800,267000\n"},
    {"gaps/summary.json", "{\"weight\": \"rw\"}\n"},
    {"gaps/gaps.csv",
     "rank,county,discipline,population,peers,groups,avoidable,avoidable_low,"
     "avoidable_rw,avoidable_rw_low,money,blanks,blank_rw,total_rw,score,specialists\n"
     "1,990121,消化内科,50000,1,1,2.000000,1.000000,1.720000,0.860000,178000,1,"
     "0.000000,1.720000,0.344000,0.600000\n"},
    {"gaps/evidence.csv",
     "county,discipline,kind,code,all,home,out,border,peers,peers_rated,peers_capable,pooled_rate,"
     "benchmark,capable,weight,avoidable,avoidable_low,value_rw\n"
     "990121,消化内科,group,GK29,3,0,3,,1,0,0,0.900000,0.700000,1,0.860000,2.000000,1.000000,"
     "1.720000\n"},
    {"gaps/blank_techniques.csv",
     "county,discipline,procedure,state,away,home,peers,peers_doing,weight,value_rw\n"
     "990121,消化内科,45.4301,blank,5,0,1,1,0.860000,0.000000\n"},
    {"gaps/peers.csv", "county,peer\n990121,990102\n"},
    {"gaps/demands.csv",
     "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,start,"
     "months,paired_organization_id,team_id\n"
     "G-990121-消化内科,H1,消化内科,2,2,45.4301,1,1000,2026-01-01,12,,\n"},
    {"plan/summary.json",
     "{\"levels\": [0, 1, 0, 0, 0, 0, 10000, 900], \"weight_filled\": 1000, \"counts\": "
     "{\"offers\": 2, \"demands\": 1, \"seats\": 2, \"filled\": 1, \"unfilled\": 1, \"unplaced\": "
     "1, \"pairs\": 1, \"teams\": 0}, \"weights\": [400, 250, 150, 100, 100], \"weight_band\": "
     "1000, \"proved\": true}\n"},
    {"plan/plan.csv",
     "demand_id,seat,practitioner_id,utility,fit,paired,continuity,preference,nearness\n"
     "G-990121-消化内科,1,P1,650,1000,0,1000,1000,0\n"},
    {"plan/alternatives.csv", "demand_id,seat,practitioner_id,utility,placed_on\n"
                              "G-990121-消化内科,1,P2,300,\n"},
    {"plan/unfilled.csv", "demand_id,seats_unfilled,cause,detail\n"
                          "G-990121-消化内科,1,all_placed,P1:G-990121-消化内科\n"},
    {"plan/unplaced.csv", "practitioner_id,cause\nP2,no_eligible_demand\n"},
};
enum { FILE_N = sizeof FILES / sizeof FILES[0] };

static char root[] = "/tmp/xinglin-load-XXXXXX";
static struct arena arena;

static const char *at(const char *name)
{
    return arena_text(&arena, "%s/%s", root, name);
}

static void file_put(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int world_open(void **unused)
{
    static const char *const PARTS[] = {"side", "dispatch", "cube", "gaps", "plan"};

    (void)unused;
    assert_non_null(mkdtemp(root));
    for (size_t i = 0; i < sizeof PARTS / sizeof PARTS[0]; i++)
        assert_int_equal(mkdir(at(PARTS[i]), 0700), 0);
    for (size_t i = 0; i < FILE_N; i++)
        file_put(FILES[i].name, FILES[i].text);
    return 0;
}

static int world_close(void **unused)
{
    const char *command = arena_text(&arena, "rm -rf '%s'", root);
    int status = system(command);

    (void)unused;
    arena_reset(&arena);
    return status;
}

static struct load_request request(const char *store)
{
    return (struct load_request){.folder = root,
                                 .store = at(store),
                                 .region_code = "990000",
                                 .region_name = "杏林省（虚构演示）",
                                 .from_month = (2025 - 1970) * 12,
                                 .to_month = (2025 - 1970) * 12 + 11,
                                 .as_of_ms = (int64_t)day_of(2026, 1, 1) * 86400000,
                                 .seed = 1,
                                 .invented = true};
}

static bool home_in_tx(struct store *st, void *arg, struct err *e)
{
    struct home_reach all = {.figures = STORE_ALL,
                             .organizations = STORE_ALL,
                             .practitioners = STORE_ALL,
                             .demands = STORE_ALL,
                             .offers = STORE_ALL,
                             .plans = STORE_ALL,
                             .masteries = STORE_ALL,
                             .placements = STORE_ALL,
                             .pledges = STORE_ALL,
                             .today = 20000};

    home_reach_days(&all);
    return store_home_get(st, &all, 50, &arena, arg, e);
}

static void counts_of(const char *store, struct home *home)
{
    struct store *st = NULL;
    struct err e = {0};

    if (!store_open(at(store), STORE_EXISTING, &st, &e)
        || !store_tx(st, STORE_READ, home_in_tx, home, &e)) {
        print_error("%s\n", e.text);
        fail();
    }
    store_close(st);
}

static void every_file_becomes_its_rows(void **unused)
{
    struct load_request r = request("one");
    struct home home = {0};
    struct err e = {0};

    (void)unused;
    if (!work_load(&r, &e)) {
        print_error("%s\n", e.text);
        fail();
    }
    counts_of("one", &home);
    assert_int_equal(home.counts.counties, 2);
    assert_int_equal(home.counts.organizations, 2);
    assert_int_equal(home.counts.practitioners, 2);
    assert_int_equal(home.counts.gaps, 1);
    assert_int_equal(home.counts.demands, 1);
    assert_int_equal(home.counts.offers, 2);
    assert_int_equal(home.counts.plans, 1);
    assert_int_equal(home.seats, 2);
    assert_int_equal(home.filled, 1);
    assert_int_equal(home.inbox_n, 1); /* the demand with an empty seat */
}

static void a_second_region_is_refused_and_changes_nothing(void **unused)
{
    struct load_request r = request("two");
    struct home before = {0}, after = {0};
    struct err e = {0};

    (void)unused;
    assert_true(work_load(&r, &e));
    counts_of("two", &before);
    assert_false(work_load(&r, &e));
    assert_err(e, ERR_INPUT, "holds the region 杏林省（虚构演示） already");
    counts_of("two", &after);
    assert_memory_equal(&before.counts, &after.counts, sizeof before.counts);
}

/* One file at a time is spoilt: the sentence names it, and no store is left with half of the rest.
 */
static void a_spoilt_file_is_named_and_nothing_is_kept(void **unused)
{
    static const struct text_file BAD[] = {
        {"side/counties.csv", "code,name,city,kind,lng,lat\n"},
        {"side/institutions.csv",
         "institution,name,county,level,kind\nH1,a,990121,,\nH1,b,990121,,\n"},
        {"dispatch/organizations.csv",
         "organization_id,name,county,latitude,longitude\nH9,,,1,1\n"},
        {"dispatch/practitioners.csv",
         "practitioner,name,organization,discipline,title_rank,techniques\nP1,a,H7,x,3,\n"},
        {"cube/cases.csv", "month,institution\n"},
        {"cube/quality.csv", "rule,institution\n"},
        {"cube/summary.json", "{}"},
        {"cube/operations.csv", "month,institution\n"},
        {"gaps/summary.json", "{"},
        {"gaps/gaps.csv", "rank,county\n1,990121\n"},
        {"gaps/demands.csv", "demand_id,organization_id,discipline,seats,min_title_rank,techniques,"
                             "tier,weight,start,months\nD,H1,x,two,2,,1,1,2026-01-01,12\n"},
        {"plan/summary.json", "{\"levels\": [1, 2]}"},
        {"plan/plan.csv",
         "demand_id,seat,practitioner_id,utility,fit,paired,continuity,preference,nearness\n"
         "D-unknown,1,P1,650,1000,0,1000,1000,0\n"},
        {"plan/unfilled.csv",
         "demand_id,seats_unfilled,cause,detail\nG-990121-消化内科,1,magic,\n"},
        {"plan/alternatives.csv",
         "demand_id,seat,practitioner_id,utility,placed_on\nG-990121-消化内科,9,P2,300,\n"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof BAD / sizeof BAD[0]; i++) {
        struct load_request r = request(arena_text(&arena, "bad%zu", i));
        struct stat about;
        struct err e = {0};

        file_put(BAD[i].name, BAD[i].text);
        assert_false(work_load(&r, &e));
        if (e.code != ERR_INPUT || !strstr(e.text, BAD[i].name)) {
            print_error("%s: code %d, '%s'\n", BAD[i].name, (int)e.code, e.text);
            fail();
        }
        assert_int_not_equal(stat(r.store, &about), 0);
        for (size_t k = 0; k < FILE_N; k++) {
            if (!strcmp(FILES[k].name, BAD[i].name))
                file_put(FILES[k].name, FILES[k].text);
        }
    }
}

static void a_missing_file_and_a_missing_place_for_the_store_are_told(void **unused)
{
    struct load_request r = request("three");
    struct err e = {0};

    (void)unused;
    r.folder = "/nowhere";
    assert_false(work_load(&r, &e));
    assert_err(e, ERR_IO, "/nowhere/side/counties.csv");
    err_reset(&e);
    r = request("four");
    r.store = "/proc/nowhere/at/all";
    assert_false(work_load(&r, &e));
    assert_err(e, ERR_IO, "/proc/nowhere");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_becomes_its_rows),
        cmocka_unit_test(a_second_region_is_refused_and_changes_nothing),
        cmocka_unit_test(a_spoilt_file_is_named_and_nothing_is_kept),
        cmocka_unit_test(a_missing_file_and_a_missing_place_for_the_store_are_told),
    };

    return cmocka_run_group_tests(tests, world_open, world_close);
}
