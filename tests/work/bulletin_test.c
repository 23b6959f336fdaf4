#include "work/bulletin.h"

#include "base/day.h"
#include "tests/store/province.h"
#include "work/delivery.h"

static void visits_put(struct both *b, const char *lines)
{
    const struct delivery d = {noun_find(STR("visit")), str_of(lines), STR("d1"), 5};
    struct fault_list faults = {.arena = &b->a, .name = "v.csv"};
    struct err e = {0};
    int64_t added;

    if (!work_delivery_add(b->st, &d, &added, &faults, &e))
        fail_msg("%s", e.text);
}

static struct programme programme_make(struct figure figures[2], struct bulletin_block *block)
{
    const struct noun *visit = noun_find(STR("visit"));
    const struct figure_count all = {.noun = visit,
                                     .how = FIGURE_ROWS,
                                     .column = -1,
                                     .from_day = DAY_NONE,
                                     .until_day = DAY_NONE};

    figures[0] =
        (struct figure){.id = STR("visits"), .unit = STR("次"), .scale = 1, .counts = {all}};
    figures[1] =
        (struct figure){.id = STR("first"), .kind = FIGURE_DATE, .scale = 1, .counts = {all}};
    figures[1].counts[0].how = FIGURE_FIRST_DAY;
    figures[1].counts[0].column = noun_column_find(visit, STR("day"));
    *block = (struct bulletin_block){STR("一"), STR("自{first}起{visits}")};
    return (struct programme){
        .id = STR("p"), .figures = figures, .figure_n = 2, .blocks = block, .block_n = 1};
}

static void figures_are_counted_within_period_and_region_and_sealed(void **state)
{
    struct both *b = province_of(state);
    struct figure figures[2];
    struct bulletin_block block;
    struct programme p = programme_make(figures, &block);
    struct bulletin_request r = {
        .programme = &p, .programme_seal = STR("s"), .from_day = DAY_NONE, .until_day = DAY_NONE};
    struct bulletin whole, again, part;
    struct err e = {0};

    visits_put(b, "visit,programme,practitioner,organization,kind,day,state\n"
                  "V1,p,P1,H1,clinic,2025-03-01,held\nV2,p,P1,H1,clinic,2025-01-05,held\n"
                  "V3,q,P1,H1,clinic,2025-01-01,held\n");
    assert_true(work_bulletin_freeze(b->st, &r, &b->a, &whole, &e));
    assert_str(whole.blocks[0].text, "自2025-01-05起2次");
    assert_true(work_bulletin_freeze(b->st, &r, &b->a, &again, &e));
    assert_true(str_eq(whole.seal, again.seal));
    r.from_day = day_of(2025, 2, 1);
    assert_true(work_bulletin_freeze(b->st, &r, &b->a, &part, &e));
    assert_str(part.blocks[0].text, "自2025-03-01起1次");
    assert_false(str_eq(whole.seal, part.seal));
    r.region = STR("110000");
    assert_true(work_bulletin_freeze(b->st, &r, &b->a, &part, &e));
    assert_str(part.blocks[0].text, "自无数据起0次");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(figures_are_counted_within_period_and_region_and_sealed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
