#include "model/figure.h"

#include "base/day.h"
#include "tests/check.h"

static void writes(const struct figure *given, int64_t first, int64_t second, const char *text)
{
    struct arena a = {0};
    struct figure f = *given;

    if (!f.scale)
        f.scale = 1;
    assert_str(figure_text(&f, (int64_t[]){first, second}, &a), text);
    arena_reset(&a);
}

static void hedges_round_the_way_they_say(void **unused)
{
    struct figure yu = {.unit = STR("人次"), .hedge = HEDGE_YU, .step = 100};
    struct figure over = {.unit = STR("项"), .hedge = HEDGE_OVER, .step = 1000};
    struct figure near = {.unit = STR("例"), .hedge = HEDGE_NEAR, .step = 10000, .myriad = true};
    struct figure about = {.kind = FIGURE_SHARE, .unit = STR("%"), .hedge = HEDGE_ABOUT, .step = 1};
    struct figure least = {.unit = STR("名"), .hedge = HEDGE_LEAST, .step = 1000};

    (void)unused;
    writes(&yu, 5731, 0, "5700余人次");
    writes(&yu, 5700, 0, "5700余人次");
    writes(&yu, 99, 0, "0余人次");
    writes(&over, 3999, 0, "逾3000项");
    writes(&near, 9850, 0, "近万例");
    writes(&near, 10001, 0, "近2万例");
    writes(&about, 3349, 10000, "约33%");
    writes(&about, 335, 1000, "约34%");
    writes(&least, 1180, 0, "1000名以上");
    yu.step = 10000;
    yu.myriad = true;
    writes(&yu, 100872, 0, "10万余人次");
    writes(&yu, 10872, 0, "万余人次");
}

static void exact_numbers_keep_their_digits(void **unused)
{
    struct figure share = {.kind = FIGURE_SHARE, .unit = STR("%"), .digits = 1};
    struct figure growth = {.kind = FIGURE_GROWTH, .unit = STR("%"), .digits = 2};
    struct figure nth = {.prefix = STR("第"), .unit = STR("台")};
    struct figure date = {.kind = FIGURE_DATE};

    (void)unused;
    writes(&share, 723, 1000, "72.3%");
    writes(&share, 0, 1000, "0.0%");
    writes(&share, 1, 0, "无数据");
    writes(&growth, 11994, 10000, "19.94%");
    writes(&growth, 9995, 10000, "-0.05%");
    writes(&growth, 9895, 10000, "-1.05%");
    writes(&nth, 10, 0, "第10台");
    writes(&date, day_of(2024, 5, 8), 0, "2024-05-08");
    writes(&date, DAY_NONE, 0, "无数据");
}

static void money_is_counted_in_fen_and_written_in_its_unit(void **unused)
{
    const struct noun *entry = noun_find(STR("entry"));
    struct figure fund = {.unit = STR("万元"), .hedge = HEDGE_NEAR, .step = 10, .scale = 10000};

    (void)unused;
    fund.counts[0] = (struct figure_count){
        .noun = entry, .how = FIGURE_SUM, .column = noun_column_find(entry, STR("amount_fen"))};
    writes(&fund, INT64_C(198650000), 0, "近200万元");
    fund.hedge = HEDGE_NONE;
    writes(&fund, INT64_C(3100000000), 0, "3100万元");
    fund.digits = 1;
    writes(&fund, INT64_C(2400000), 0, "2.4万元");
    fund.kind = FIGURE_RATIO;
    writes(&fund, INT64_C(4800000), 2, "2.4万元");
    writes(&fund, INT64_C(4800000), 0, "无数据");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hedges_round_the_way_they_say),
        cmocka_unit_test(exact_numbers_keep_their_digits),
        cmocka_unit_test(money_is_counted_in_fen_and_written_in_its_unit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
