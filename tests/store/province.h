/* province.h - a small invented province that the tests of the nouns share. */
#ifndef XL_TESTS_STORE_PROVINCE_H
#define XL_TESTS_STORE_PROVINCE_H

#include "base/day.h"
#include "store/assignment.h"
#include "store/code.h"
#include "store/demand.h"
#include "store/fact.h"
#include "store/frame.h"
#include "store/gap.h"
#include "store/offer.h"
#include "store/organization.h"
#include "store/plan.h"
#include "store/practitioner.h"
#include "store/region.h"
#include "tests/store/both.h"

/* Ids that tell what they are of, and sort in the order of their numbers. */
static inline struct id pid(char kind, int number)
{
    uint8_t random[10] = {0, 0, (uint8_t)kind, 0, 0, 0, 0, 0, 0, (uint8_t)number};

    return id_make(1700000000000 + number, random);
}

#define ORG(n) pid('O', n)
#define PERSON(n) pid('P', n)
#define GAP(n) pid('G', n)
#define DEMAND(n) pid('D', n)
#define OFFER(n) pid('F', n)
#define PLAN(n) pid('L', n)
#define SEAT(n) pid('S', n)

static inline int32_t month(const char *text)
{
    int32_t m;

    assert_true(month_parse(str_of(text), &m));
    return m;
}

static inline bool province_places(struct store *st, struct err *e)
{
    const struct frame frame = {STR("990000"), STR("杏省"), month("2024-01"), month("2024-12"),
                                1764000000000, true,        STR("rw")};
    const struct region regions[] = {
        {STR("990000"), STR("杏省"), REGION_PROVINCE, STR(""), NUMBER_UNKNOWN, NUMBER_UNKNOWN,
         COUNT_UNKNOWN},
        {STR("990100"), STR("东市"), REGION_CITY, STR("990000"), 103.5, 30.25, 900000},
        {STR("990101"), STR("甲县"), REGION_COUNTY, STR("990100"), 103.25, 30.5, 400000},
        {STR("990102"), STR("乙县"), REGION_COUNTY, STR("990100"), 103.75, 30.125, COUNT_UNKNOWN},
        {STR("990103"), STR("丙区"), REGION_DISTRICT, STR("990100"), 103.5, 30.25, 300000},
    };
    const struct organization organizations[] = {
        {ORG(1), STR("H1"), STR("甲县医院"), STR("990101"), STR("2A"), STR("general"), 103.25,
         30.5},
        {ORG(2), STR("H2"), STR("乙县医院"), STR("990102"), STR(""), STR(""), NUMBER_UNKNOWN,
         NUMBER_UNKNOWN},
        {ORG(3), STR("H3"), STR("东市医院"), STR("990103"), STR("3A"), STR("general"), 103.5,
         30.25},
    };
    const struct code codes[] = {{CODE_DRG, STR("IC29"), STR("髋置换")},
                                 {CODE_PROCEDURE, STR("81.51"), STR("全髋关节置换")}};

    return store_frame_put(st, &frame, e) && store_region_put(st, regions, 5, e)
           && store_organization_put(st, organizations, 3, e) && store_code_put(st, codes, 2, e);
}

static inline bool province_people(struct store *st, struct err *e)
{
    struct str mastered[] = {STR("81.51"), STR("81.54")};
    const struct str codes[] = {STR("P1"), STR("P2"), STR("P3"), STR("P4")};
    struct practitioner people[4];
    struct offer offers[3];

    for (int i = 0; i < 4; i++)
        people[i] = (struct practitioner){.id = PERSON(i + 1),
                                          .county = STR("990103"),
                                          .code = codes[i],
                                          .name = i == 0 ? STR("张一") : STR("李某"),
                                          .organization = ORG(3),
                                          .department = STR("骨一科"),
                                          .discipline = STR("骨科"),
                                          .title_rank = i % 4 + 1,
                                          .techniques = {mastered, i == 0 ? 2 : 0, 2},
                                          .title_from = DAY_NONE,
                                          .work_from = DAY_NONE};
    for (int i = 0; i < 3; i++)
        offers[i] = (struct offer){.id = OFFER(i + 1),
                                   .county = STR("990103"),
                                   .code = STR("F"),
                                   .practitioner = PERSON(i + 1),
                                   .from_day = i == 0 ? day_of(2025, 1, 31) : DAY_NONE,
                                   .until_day = DAY_NONE,
                                   .version = 1};
    offers[0].preferred_counties = (struct str_list){(struct str[]){STR("990101")}, 1, 1};
    return store_practitioner_put(st, people, 4, e) && store_offer_put(st, offers, 3, e);
}

static inline bool province_facts(struct store *st, struct err *e)
{
    static const struct {
        const char *residence, *month, *treating, *organization;
        int64_t cases;
    } cells[] = {
        {"990101", "2024-03", "990101", "H1", 10}, {"990101", "2024-04", "990103", "H3", 30},
        {"990102", "2024-04", "990103", "H3", 5},  {"990103", "2024-05", "990103", "H3", 40},
        {"", "2024-05", "990103", "H3", 7},        /* residence unknown */
        {"9901", "2024-05", "990103", "H3", 3},    /* known to a prefix of the county's own */
        {"8801", "2024-05", "990103", "H3", 2},    /* from another city */
        {"990101", "2024-06", "", "H9", 4},        /* treated nobody knows where */
        {"990101", "2023-12", "990103", "H3", 100} /* before the window */
    };
    struct fact facts[9];

    for (int i = 0; i < 9; i++)
        facts[i] = (struct fact){.residence = str_of(cells[i].residence),
                                 .discipline = STR("骨科"),
                                 .drg = STR("IC29"),
                                 .month = month(cells[i].month),
                                 .treating = str_of(cells[i].treating),
                                 .organization = str_of(cells[i].organization),
                                 .payer = STR("1"),
                                 .cases = cells[i].cases,
                                 .rw_cases = cells[i].cases,
                                 .rw_e4 = cells[i].cases * 25000,
                                 .rw2_cases = cells[i].cases,
                                 .operated = cells[i].cases,
                                 .level3 = 1,
                                 .level4 = 2,
                                 .days = cells[i].cases * 9,
                                 .cost_fen = cells[i].cases * 5000000,
                                 .deaths = i == 0};
    return store_fact_add(st, facts, 9, e);
}

static inline bool province_gaps(struct store *st, struct err *e)
{
    const struct gap gaps[] = {
        {.id = GAP(1),
         .county = STR("990101"),
         .discipline = STR("骨科"),
         .rank = 1,
         .population = 400000,
         .peers = 2,
         .groups = 1,
         .avoidable = 8.25,
         .avoidable_low = 4.5,
         .avoidable_rw = 20.625,
         .avoidable_rw_low = 11.25,
         .money_fen = 41250000,
         .blanks = 1,
         .blank_rw = 3,
         .total_rw = 22.125,
         .score = 0.553125,
         .specialists = 1.5,
         .seats = 2},
        {.id = GAP(2),
         .county = STR("990102"),
         .discipline = STR("心内科"),
         .rank = 2,
         .population = COUNT_UNKNOWN,
         .peers = 2,
         .groups = 1,
         .avoidable = 1,
         .avoidable_low = 0.1,
         .avoidable_rw = 1.5,
         .avoidable_rw_low = 0.25,
         .money_fen = 100,
         .blanks = 0,
         .blank_rw = 0,
         .total_rw = 1.5,
         .score = NUMBER_UNKNOWN,
         .specialists = NUMBER_UNKNOWN,
         .seats = COUNT_UNKNOWN},
    };
    const struct gap_group groups[] = {
        {STR("990101"), STR("骨科"), STR("IC39"), 4, 4, 0, COUNT_UNKNOWN, 2, 0, 0, NUMBER_UNKNOWN,
         NUMBER_UNKNOWN, false, 1.5, NUMBER_UNKNOWN, NUMBER_UNKNOWN, NUMBER_UNKNOWN},
        {STR("990101"), STR("骨科"), STR("IC29"), 40, 10, 30, 6, 2, 2, 1, 0.875, 0.45625, true, 2.5,
         8.25, 4.5, 20.625},
    };
    const struct gap_technique techniques[] = {
        {STR("990101"), STR("骨科"), STR("81.54"), TECHNIQUE_FRAGILE, 3, 2, 2, 2, NUMBER_UNKNOWN,
         NUMBER_UNKNOWN},
        {STR("990101"), STR("骨科"), STR("81.51"), TECHNIQUE_BLANK, 6, 0, 2, 1, 2.5, 3},
    };
    const struct gap_peer peers[] = {{STR("990101"), STR("990103")},
                                     {STR("990101"), STR("990102")}};

    return store_gap_put(st, gaps, 2, e) && store_gap_put_groups(st, groups, 2, e)
           && store_gap_put_techniques(st, techniques, 2, e)
           && store_gap_put_peers(st, peers, 2, e);
}

static inline bool province_demands(struct store *st, struct err *e)
{
    struct demand demands[] = {
        {DEMAND_BLANK, .id = DEMAND(1), .county = STR("990101"), .code = STR("G-990101-骨科"),
         .organization = ORG(1), .discipline = STR("骨科"), .seats = 2, .min_title_rank = 2,
         .techniques = {(struct str[]){STR("81.51")}, 1, 1}, .start_day = day_of(2025, 1, 1),
         .months = 12, .state = DEMAND_PLANNED, .gap = GAP(1), .made_ms = 1763000000000},
        {DEMAND_BLANK, .id = DEMAND(2), .county = STR("990102"), .code = STR("D2"),
         .organization = ORG(2), .discipline = STR("骨科"), .seats = 1, .min_title_rank = 1,
         .start_day = day_of(2025, 2, 1), .months = 6, .paired_organization = ORG(3),
         .state = DEMAND_PLANNED, .made_ms = 1763000000001},
    };

    demands[0].tier = 1;
    demands[0].weight = 1000;
    return store_demand_put(st, demands, 2, e);
}

static inline struct plan province_plan(int number)
{
    return (struct plan){.id = PLAN(number),
                         .code = number == 1 ? STR("L1") : STR("L2"),
                         .state = number == 1 ? PLAN_SUPERSEDED : PLAN_SOLVED,
                         .made_ms = 1763000001000 + number,
                         .counts = {3, 2, 3, 2, 1, 1, 6},
                         .levels = {0, 1000, 0, 500, 0, 0, 20000, 1500, 1234},
                         .weights = {400, 250, 150, 100, 100},
                         .weight_band = 1000,
                         .proved = true};
}

static inline bool province_plans(struct store *st, struct err *e)
{
    const struct plan plans[] = {province_plan(1), province_plan(2)};
    const struct assignment seats[] = {
        {SEAT(1), STR("990101"), PLAN(1), DEMAND(1), 1, PERSON(1), 500, {1000, 0, 0, 1000, 0}},
        {SEAT(2), STR("990101"), PLAN(1), DEMAND(1), 2, PERSON(2), 0, {0, 0, 0, 0, 0}},
        {SEAT(3), STR("990101"), PLAN(2), DEMAND(1), 1, PERSON(1), 597, {1000, 0, 0, 1000, 977}},
        {SEAT(4), STR("990102"), PLAN(2), DEMAND(2), 1, PERSON(3), 650, {1000, 1000, 0, 0, 0}},
    };
    const struct alternative others[] = {
        {STR("990101"), SEAT(3), 1, PERSON(3), 90, DEMAND(2)},
        {STR("990101"), SEAT(3), 2, PERSON(2), 80, {{0}}},
    };
    const struct unfilled unfilled[] = {{STR("990101"), PLAN(2), DEMAND(1), 1,
                                         UNFILLED_NOBODY_ELIGIBLE, STR("title=1;exclusion=0")}};
    const struct unplaced unplaced[] = {
        {STR("990103"), PLAN(2), PERSON(2), UNPLACED_NO_ELIGIBLE_DEMAND}};

    return store_plan_put(st, &plans[0], e) && store_plan_put(st, &plans[1], e)
           && store_assignment_add(st, seats, 4, e)
           && store_assignment_add_alternatives(st, others, 2, e)
           && store_assignment_add_unfilled(st, unfilled, 1, e)
           && store_assignment_add_unplaced(st, unplaced, 1, e);
}

static inline bool province_put(struct store *st, void *unused, struct err *e)
{
    (void)unused;
    return province_places(st, e) && province_people(st, e) && province_facts(st, e)
           && province_gaps(st, e) && province_demands(st, e) && province_plans(st, e);
}

/* The store of a test with the province in it. */
static inline struct both *province_of(void **state)
{
    struct both *b = *state;

    both_tx(b, STORE_WRITE, province_put, NULL);
    return b;
}

static inline void assert_id(struct id a, struct id b)
{
    assert_memory_equal(a.bytes, b.bytes, 16);
}

#endif
