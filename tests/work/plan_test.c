/* Four files to numbers and back: what the reader understands, refuses and leaves out; that a plan
 * of random inputs passes its own check and keeps its levels when rows change places. */
#include "work/plan.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/random.h"
#include "work/file.h"
#include "work/plan_read.h"

#include "tests/check.h"

#define ORGANIZATION_HEAD "organization_id,name,county,latitude,longitude\n"
#define DEMAND_HEAD                                                                           \
    "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,start," \
    "months,paired_organization_id,team_id,required_techniques\n"
#define OFFER_HEAD                                                                      \
    "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"   \
    "available_from,available_until,last_host_id,preferred_counties,excluded_counties," \
    "pinned_demand_id\n"
#define QUOTA_HEAD "scope,id,min,max\n"

static const char ORGANIZATIONS[] = ORGANIZATION_HEAD "O1,one,C1,-0.5,120\n"
                                                      "O2,two,C2,,\n"
                                                      "H1,host,C1,30,-120.25\n";
static const char DEMANDS[] = DEMAND_HEAD "A,H1,x,2,2, b ;a;;b,1,500,2026-08-31,6,O2,,\n"
                                          "B,H1,y,10000,4,,5,1000,2024-01-31,1,none,,c;a\n";
static const char OFFERS[] = OFFER_HEAD "P1,O1,D1,x,3,a;z;c;a,2026-01-01,2027-12-31,H1,C2;C9,C1,\n"
                                        "P2,O2,D2,x,2,,,,none,,,A\n";
static const char QUOTAS[] = QUOTA_HEAD "department,D2,,3\n"
                                        "county,C7,2,\n"
                                        "department,D5,1,1\n"
                                        "organization,H1,0,1000000\n";

static char place[64]; /* the working folder of the tests */
static int told;       /* standard error, set aside while readers tell their faults into a file */

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-plan-XXXXXX");
    return mkdtemp(place) ? chdir(place) : -1;
}

static int place_remove(void **unused)
{
    char command[128];

    (void)unused;
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return chdir("/") ? -1 : system(command);
}

static void put(const char *name, struct str text)
{
    FILE *file = fopen(name, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text.at, 1, text.n, file), text.n);
    assert_int_equal(fclose(file), 0);
}

static void files_put(void)
{
    put("organizations.csv", str_of(ORGANIZATIONS));
    put("demands.csv", str_of(DEMANDS));
    put("offers.csv", str_of(OFFERS));
    put("quotas.csv", str_of(QUOTAS));
}

static struct plan_request request(const char *out)
{
    return (struct plan_request){.organizations = "organizations.csv",
                                 .offers = "offers.csv",
                                 .demands = "demands.csv",
                                 .quotas = "quotas.csv",
                                 .weights = PLAN_WEIGHTS,
                                 .weight_band = PLAN_WEIGHT_BAND,
                                 .force = true,
                                 .out = out};
}

static void stderr_aside(void)
{
    int file = open("told", O_WRONLY | O_CREAT | O_TRUNC, 0666);

    assert_true(file >= 0);
    told = dup(STDERR_FILENO);
    dup2(file, STDERR_FILENO);
    close(file);
}

/* What was told meanwhile. */
static struct str stderr_back(struct arena *a)
{
    struct err e = {0};
    struct str text;

    dup2(told, STDERR_FILENO);
    close(told);
    assert_true(file_read("told", a, &text, &e));
    return text;
}

static bool read_quietly(const struct plan_request *r, struct arena *a, struct plan_input *in,
                         struct str *said, struct err *e)
{
    bool done;

    stderr_aside();
    done = plan_read(r, a, in, e);
    *said = stderr_back(a);
    return done;
}

/* --- what is understood --- */

static void organizations_hold(const struct plan_input *in)
{
    const struct dispatch_problem *p = &in->problem;

    assert_int_equal(p->organization_n, 3);
    assert_str(in->organization_ids[2], "H1");
    assert_int_equal(p->organizations[0].county, p->organizations[2].county);
    assert_str(in->county_ids[p->organizations[1].county], "C2");
    assert_true(p->organizations[0].located && !p->organizations[1].located);
    assert_near(p->organizations[0].latitude, -0.5, 0);
    assert_near(p->organizations[2].longitude, -120.25, 0);
}

static void demands_hold(const struct dispatch_problem *p)
{
    assert_int_equal(p->demand_n, 2);
    assert_int_equal(p->demands[0].organization, 2);
    assert_int_equal(p->demands[0].wished.n, 2);
    assert_int_equal(p->demands[0].required.n, 0);
    assert_int_equal(p->demands[0].paired_organization, 1);
    assert_int_equal(p->demands[0].start_day, day_of(2026, 8, 31));
    /* 08-31 plus 6 months is 02-28; the last day of the term is the one before. */
    assert_int_equal(p->demands[0].last_day, day_of(2027, 2, 27));
    assert_int_equal(p->demands[1].last_day, day_of(2024, 2, 28)); /* a leap year */
    assert_int_equal(p->demands[1].seats, 10000);
    assert_int_equal(p->demands[1].tier, 5);
    assert_int_equal(p->demands[1].weight, 1000);
    assert_int_equal(p->demands[1].min_title_rank, 4);
    assert_int_equal(p->demands[1].paired_organization, -1);
    assert_int_equal(p->demands[1].required.n, 2);
    assert_true(p->demands[0].discipline != p->demands[1].discipline);
}

static void offers_hold(const struct dispatch_problem *p)
{
    assert_int_equal(p->offer_n, 2);
    assert_int_equal(p->offers[0].discipline, p->demands[0].discipline);
    assert_int_equal(p->offers[0].techniques.n, 2); /* z, which nobody asks for, matches nothing */
    assert_int_equal(p->offers[0].from_day, day_of(2026, 1, 1));
    assert_int_equal(p->offers[0].until_day, day_of(2027, 12, 31));
    assert_int_equal(p->offers[1].from_day, INT32_MIN);
    assert_int_equal(p->offers[1].until_day, INT32_MAX);
    assert_int_equal(p->offers[0].last_host, 2);
    assert_int_equal(p->offers[1].last_host, -1);
    assert_int_equal(p->offers[0].preferred_counties.n, 1);
    assert_int_equal(p->offers[0].preferred_counties.items[0], p->organizations[1].county);
    assert_int_equal(p->offers[0].pinned_demand, -1);
    assert_int_equal(p->offers[1].pinned_demand, 0);
    assert_int_equal(dispatch_bars(p, 0, 0), BAR_EXCLUSION);
    assert_int_equal(dispatch_bars(p, 1, 0), 0);
}

static void quotas_hold(const struct plan_input *in)
{
    const struct dispatch_problem *p = &in->problem;

    assert_int_equal(p->quota_n, 4);
    assert_int_equal(p->quotas[0].min, 0);
    assert_int_equal(p->quotas[0].max, 3);
    assert_int_equal(p->quotas[1].max, INT64_MAX);
    assert_str(in->county_ids[p->quotas[1].ix], "C7");
    assert_int_equal(p->department_n, 3);
    assert_str(in->department_ids[p->quotas[2].ix], "D5");
    assert_int_equal(p->department_organization[p->quotas[2].ix], -1);
    assert_int_equal(p->department_organization[p->offers[1].department], 1);
}

static void the_four_files_become_the_numbers_they_mean(void **unused)
{
    struct plan_request r = request("plan");
    struct arena a = {0};
    struct plan_input in;
    struct str said;
    struct err e = {0};

    (void)unused;
    files_put();
    assert_true(read_quietly(&r, &a, &in, &said, &e));
    organizations_hold(&in);
    demands_hold(&in.problem);
    offers_hold(&in.problem);
    quotas_hold(&in);
    assert_int_equal(in.skipped_n, 0);
    arena_reset(&a);
}

/* --- what is refused --- */

struct refusal {
    const char *file, *text, *says;
};

static void refused(const struct refusal *one, bool skip)
{
    struct plan_request r = request("never");
    struct arena a = {0};
    struct plan_input in = {.skipped_n = 77};
    struct str said;
    struct err e = {0};

    files_put();
    put(one->file, str_of(one->text));
    r.skip_bad_rows = skip;
    assert_false(read_quietly(&r, &a, &in, &said, &e));
    assert_int_equal(e.code, ERR_INPUT);
    if (!memmem(said.at, said.n, one->says, strlen(one->says)))
        fail_msg("'%s' is not in: %.*s", one->says, STR_ARG(said));
    assert_int_equal(in.skipped_n, 77);
    arena_reset(&a);
}

static void every_kind_of_fault_is_refused_with_its_place(void **unused)
{
    static const struct refusal all[] = {
        {"organizations.csv", "", "organizations.csv:1:1: : the file is empty"},
        {"organizations.csv", "\xEF\xBB\xBF", "organizations.csv:1:1: : the file is empty"},
        {"organizations.csv", ORGANIZATION_HEAD "O1,one,C1,-0.5,120\nO1,one,C1,,\n",
         "organizations.csv:3:1: O1: this organization_id stands twice"},
        {"organizations.csv", ORGANIZATION_HEAD "O1,\"a\nb\",C1,,\nO2,two,C1,5,\n",
         "organizations.csv:4:5: : latitude and longitude"},
        {"organizations.csv", ORGANIZATION_HEAD "O1,one,C1,90.0000001,0\n", ":2:4: 90.0000001: "},
        {"demands.csv", DEMAND_HEAD "A,Q,x,2,2,,1,500,2026-08-31,6,,,\n",
         "demands.csv:2:2: Q: there is no such organization"},
        {"demands.csv", DEMAND_HEAD "A,H1,x,02,2,,1,500,2026-08-31,6,,,\n", ":2:4: 02: seats is"},
        {"demands.csv", DEMAND_HEAD "A,H1,x,2,2,,1,500,2026-09-31,6,,,\n", ":2:9: 2026-09-31: "},
        {"demands.csv", DEMAND_HEAD "A,H1,x,2,2,a；b,1,500,2026-08-31,6,,,\n", ":2:6: a；b: lists"},
        {"offers.csv", OFFER_HEAD "P1,O1,D1,x,5,,,,,,,\n", ":2:5: 5: title_rank is"},
        {"offers.csv", OFFER_HEAD "P1,O1,D1,x,1,,,,,,,\nP2,O2,D1,x,1,,,,,,,\n",
         "offers.csv:3:3: D1: the department belongs to organization O1 already"},
        {"offers.csv", OFFER_HEAD "P1,O1,D1,x,1,,2026-02-02,2026-02-01,,,,\n",
         ":2:8: 2026-02-01: available_until lies before available_from"},
        {"offers.csv", OFFER_HEAD "P1,O1,D1,x,1,,,,,,,Q\n", ":2:12: Q: there is no such demand"},
        {"offers.csv", OFFER_HEAD "P1,O1,D1,x,1,,,,,,,A\n",
         ":2:12: A: the pin cannot be kept: the demand wants a higher title"},
        {"quotas.csv", QUOTA_HEAD "county,C1,2,1\n", "quotas.csv:2:4: 1: max lies below min"},
        {"quotas.csv", QUOTA_HEAD "county,C1,2,3\ncounty,C1,2,3\n", ":3:2: C1: a quota of this"},
        {"quotas.csv", QUOTA_HEAD "organization,C1,2,3\n", ":2:2: C1: there is no such"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        refused(&all[i], false);
}

static void quotas_and_whole_files_are_refused_even_where_bad_rows_are_left_out(void **unused)
{
    static const struct refusal all[] = {
        {"quotas.csv", QUOTA_HEAD "county,C1,2,1\n", "max lies below min"},
        {"quotas.csv", QUOTA_HEAD "\n", "a blank line"},
        {"offers.csv", "practitioner_id\nP1\n", "this column is missing"},
        {"demands.csv", DEMAND_HEAD "\"A\n", "the quote is never closed"},
        {"organizations.csv", ORGANIZATION_HEAD "H1,,C1,,\nO1,o,C1,,\nO2,o,C1,,\n",
         "quotas.csv:5:2: H1: refers to a row that is left out"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        refused(&all[i], true);
}

static void weights_and_bands_out_of_range_are_refused(void **unused)
{
    struct plan_request r = request("never");
    struct arena a = {0};
    struct plan_input in;
    struct err e = {0};

    (void)unused;
    files_put();
    r.weights[0]++;
    assert_false(plan_read(&r, &a, &in, &e));
    assert_err(e, ERR_USAGE, "weights: 1001: the five sum to 1000");
    err_reset(&e);
    r.weights[0] = -250;
    r.weights[1] = 900;
    assert_false(plan_read(&r, &a, &in, &e));
    assert_err(e, ERR_USAGE, "never below 0");
    err_reset(&e);
    r = request("never");
    r.weight_band = 1001;
    assert_false(plan_read(&r, &a, &in, &e));
    assert_err(e, ERR_USAGE, "weight band: 1001");
    arena_reset(&a);
}

static void a_missing_file_is_the_systems_refusal(void **unused)
{
    struct plan_request r = request("never");
    struct err e = {0};

    (void)unused;
    files_put();
    r.demands = "none.csv";
    assert_false(work_plan(&r, &e));
    assert_err(e, ERR_IO, "none.csv: cannot be opened");
    assert_int_equal(access("never", F_OK), -1);
}

/* --- what is left out --- */

static void a_row_left_out_takes_those_with_it_that_refer_to_it(void **unused)
{
    struct plan_request r = request("plan");
    struct arena a = {0};
    struct plan_input in;
    struct str said;
    struct err e = {0};

    (void)unused;
    files_put();
    put("demands.csv", STR(DEMAND_HEAD "A,H1,x,0,9,,1,500,2026-08-31,6,,,\n"
                                       "B,H1,x,1,2,,1,500,2026-08-31,6,,,\n"));
    r.skip_bad_rows = true;
    assert_true(read_quietly(&r, &a, &in, &said, &e));
    assert_int_equal(in.skipped_n, 2); /* A once for its two faults, and P2, who is pinned to A */
    assert_string_equal(in.skipped[0].file, "demands.csv");
    assert_int_equal(in.skipped[0].line, 2);
    assert_int_equal(in.skipped[0].column, 4);
    assert_str(in.skipped[0].value, "0");
    assert_string_equal(in.skipped[1].file, "offers.csv");
    assert_int_equal(in.skipped[1].line, 3);
    assert_str(in.skipped[1].reason, "refers to a row that is left out");
    assert_int_equal(in.problem.demand_n, 1);
    assert_int_equal(in.problem.offer_n, 1);
    assert_str(in.demand_ids[0], "B");
    arena_reset(&a);
}

/* --- random inputs, end to end --- */

enum { MADE_ORGANIZATIONS = 5, MADE_ROWS = 12, MADE_LINE = 160 };

struct made { /* rows of one file, to be shuffled */
    char lines[MADE_ROWS][MADE_LINE];
    int n;
};

static int below(struct random *random, int n)
{
    return (int)random_below(random, n);
}

static void made_put(const char *name, const char *head, const struct made *made)
{
    struct out out = {0};

    out_str(&out, str_of(head));
    for (int i = 0; i < made->n; i++)
        out_str(&out, str_of(made->lines[i]));
    put(name, (struct str){out.items, out.n});
    out_reset(&out);
}

static void made_shuffle(struct made *made, struct random *random)
{
    for (int i = made->n - 1; i > 0; i--) {
        int j = below(random, i + 1);
        char line[MADE_LINE];

        memcpy(line, made->lines[i], MADE_LINE);
        memcpy(made->lines[i], made->lines[j], MADE_LINE);
        memcpy(made->lines[j], line, MADE_LINE);
    }
}

static void offers_make(struct made *made, struct random *random)
{
    static const char *const SKILLS[] = {"", "a", "b", "a;b"};

    made->n = 3 + below(random, MADE_ROWS - 3);
    for (int i = 0; i < made->n; i++) {
        int o = below(random, MADE_ORGANIZATIONS);

        snprintf(made->lines[i], MADE_LINE, "P%d,O%d,D%d-%d,x%d,%d,%s,,,O%d,C%d,C%d,\n", i, o, o,
                 below(random, 2), below(random, 2), 1 + below(random, 4), SKILLS[below(random, 4)],
                 below(random, 5), below(random, 3), below(random, 5));
    }
}

static void demands_make(struct made *made, struct random *random)
{
    static const char *const SKILLS[] = {"", "a", "b", "a;b"};

    made->n = 2 + below(random, 5);
    for (int j = 0; j < made->n; j++)
        snprintf(made->lines[j], MADE_LINE, "J%d,O%d,x%d,%d,%d,%s,%d,%d,2026-01-01,6,O%d,,%s\n", j,
                 below(random, MADE_ORGANIZATIONS), below(random, 2), 1 + below(random, 3),
                 1 + below(random, 3), SKILLS[below(random, 4)], 1 + below(random, 3),
                 1 + below(random, 1000), below(random, MADE_ORGANIZATIONS),
                 below(random, 4) ? "" : "a");
}

static void organizations_make(struct made *made, struct random *random)
{
    made->n = MADE_ORGANIZATIONS;
    for (int o = 0; o < made->n; o++)
        snprintf(made->lines[o], MADE_LINE, "O%d,name,C%d,%d.%d,1%d\n", o, below(random, 3),
                 25 + below(random, 5), below(random, 10), 10 + below(random, 10));
}

static void quotas_make(struct made *made, struct random *random)
{
    made->n = 3;
    snprintf(made->lines[0], MADE_LINE, "organization,O%d,%d,%d\n", below(random, 5),
             below(random, 2), 1 + below(random, 3));
    snprintf(made->lines[1], MADE_LINE, "department,D1-%d,%d,\n", below(random, 3),
             below(random, 3));
    snprintf(made->lines[2], MADE_LINE, "county,C%d,%d,%d\n", below(random, 4), below(random, 3),
             2 + below(random, 3));
}

static struct str got(struct arena *a, const char *name)
{
    struct err e = {0};
    struct str text;

    assert_true(file_read(name, a, &text, &e));
    return text;
}

static void planned_and_checked(const struct plan_request *r)
{
    struct err e = {0};
    struct arena a = {0};
    bool planned, checked;

    stderr_aside();
    planned = work_plan(r, &e);
    checked = planned && work_plan_check(r, &e);
    stderr_back(&a);
    arena_reset(&a);
    if (!planned || !checked)
        fail_msg("%s", e.text);
}

static void random_plans_pass_their_check_and_rows_may_change_places(void **unused)
{
    struct random random = random_stream(2, 20);

    (void)unused;
    for (int round = 0; round < 40; round++) {
        struct made organizations, demands, offers, quotas;
        struct plan_request first = request("first"), again = request("again");
        struct arena a = {0};
        struct str one, other;

        first.weight_band = again.weight_band = 1 + below(&random, 1000);
        organizations_make(&organizations, &random);
        demands_make(&demands, &random);
        offers_make(&offers, &random);
        quotas_make(&quotas, &random);
        for (int turn = 0; turn < 2; turn++) {
            made_put("organizations.csv", ORGANIZATION_HEAD, &organizations);
            made_put("demands.csv", DEMAND_HEAD, &demands);
            made_put("offers.csv", OFFER_HEAD, &offers);
            made_put("quotas.csv", QUOTA_HEAD, &quotas);
            planned_and_checked(turn ? &again : &first);
            made_shuffle(&organizations, &random);
            made_shuffle(&demands, &random);
            made_shuffle(&offers, &random);
            made_shuffle(&quotas, &random);
        }
        /* Levels, counts, weights: everything of the summary. */
        one = got(&a, "first/summary.json");
        other = got(&a, "again/summary.json");
        assert_true(str_eq(one, other));
        arena_reset(&a);
    }
}

static void an_invented_plan_says_so(void **unused)
{
    struct plan_request r = request("invented");
    struct arena a = {0};

    (void)unused;
    files_put();
    r.invented = true;
    planned_and_checked(&r);
    assert_true(str_starts(got(&a, "invented/summary.json"), STR("{\n  \"invented\": true,")));
    arena_reset(&a);
}

static void a_check_of_another_input_finds_its_fault(void **unused)
{
    struct plan_request r = request("other");
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    files_put();
    planned_and_checked(&r);
    r.weight_band = 1;
    stderr_aside();
    assert_false(work_plan_check(&r, &e));
    stderr_back(&a);
    assert_err(e, ERR_CHECK, "summary.json:");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_four_files_become_the_numbers_they_mean),
        cmocka_unit_test(every_kind_of_fault_is_refused_with_its_place),
        cmocka_unit_test(quotas_and_whole_files_are_refused_even_where_bad_rows_are_left_out),
        cmocka_unit_test(weights_and_bands_out_of_range_are_refused),
        cmocka_unit_test(a_missing_file_is_the_systems_refusal),
        cmocka_unit_test(a_row_left_out_takes_those_with_it_that_refer_to_it),
        cmocka_unit_test(random_plans_pass_their_check_and_rows_may_change_places),
        cmocka_unit_test(an_invented_plan_says_so),
        cmocka_unit_test(a_check_of_another_input_finds_its_fault),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
