#include "model/bulletin.h"

#include "tests/check.h"

static void figures_stand_in_the_sentences(void **unused)
{
    const struct noun *noun = noun_find(STR("placement"));
    const struct noun *entry = noun_find(STR("entry"));
    struct figure figures[] = {
        {.id = STR("sent"),
         .unit = STR("人次"),
         .hedge = HEDGE_YU,
         .step = 100,
         .scale = 1,
         .counts = {{.noun = noun, .column = -1}}},
        {.id = STR("rate"),
         .unit = STR("%"),
         .kind = FIGURE_SHARE,
         .digits = 1,
         .scale = 1,
         .counts = {{.noun = noun, .column = -1}, {.noun = noun, .column = -1}}},
        {.id = STR("money"),
         .unit = STR("元"),
         .scale = 1,
         .counts = {{.noun = entry,
                     .how = FIGURE_SUM,
                     .column = noun_column_find(entry, STR("amount_fen"))}}},
    };
    struct bulletin_block blocks[] = {{STR("一"), STR("派出{sent}，覆盖{rate}。")},
                                      {STR("二"), STR("无数字")},
                                      {STR("三"), STR("{money}")}};
    struct programme p = {.figures = figures, .figure_n = 3, .blocks = blocks, .block_n = 3};
    struct bulletin_figure counted[] = {{.figure = &figures[0], .values = {5731, 0}},
                                        {.figure = &figures[1], .values = {723, 1000}},
                                        {.figure = &figures[2], .values = {-150, 0}}};
    struct bulletin b = {.programme = &p, .figures = counted};
    struct arena a = {0};

    (void)unused;
    bulletin_write(&b, &a);
    assert_str(b.blocks[0].text, "派出5700余人次，覆盖72.3%。");
    assert_str(b.blocks[1].text, "无数字");
    assert_str(bulletin_exact(&b.figures[0], &a), "5731");
    assert_str(bulletin_exact(&b.figures[1], &a), "723 / 1000");
    assert_str(bulletin_exact(&b.figures[2], &a), "-1.50元");
    arena_reset(&a);
}

/* 4 of 400 would tell that 396 were not; 3 patients are 3 people that somebody knows. */
static void few_patients_are_not_told_and_few_doctors_are(void **unused)
{
    const struct noun *booking = noun_find(STR("booking")),
                      *placement = noun_find(STR("placement"));
    struct figure figures[] = {
        {.id = STR("few"),
         .unit = STR("位"),
         .scale = 1,
         .counts = {{.noun = booking, .column = -1}}},
        {.id = STR("doctors"),
         .unit = STR("名"),
         .scale = 1,
         .counts = {{.noun = placement, .column = -1}}},
        {.id = STR("share"),
         .kind = FIGURE_SHARE,
         .unit = STR("%"),
         .scale = 1,
         .counts = {{.noun = booking, .column = -1}, {.noun = booking, .column = -1}}},
        {.id = STR("many"),
         .unit = STR("位"),
         .scale = 1,
         .counts = {{.noun = booking, .column = -1}}}};
    struct bulletin_block block = {STR("一"), STR("{few}{doctors}{share}{many}")};
    struct programme p = {.figures = figures, .figure_n = 4, .blocks = &block, .block_n = 1};
    struct bulletin_figure counted[] = {{.figure = &figures[0], .values = {3, 0}},
                                        {.figure = &figures[1], .values = {3, 0}},
                                        {.figure = &figures[2], .values = {396, 400}},
                                        {.figure = &figures[3], .values = {5, 0}}};
    struct bulletin b = {.programme = &p, .figures = counted};
    struct arena a = {0};

    (void)unused;
    bulletin_write(&b, &a);
    bulletin_suppress(&b, &a);
    assert_str(b.blocks[0].text, "不足5位3名例数不足，不公布5位");
    assert_int_equal(b.block_n, 1);
    b.effects = STR("看不出变化。");
    bulletin_write(&b, &a);
    assert_int_equal(b.block_n, 2);
    assert_str(b.blocks[1].heading, "成效评估");
    assert_str(b.blocks[1].text, "看不出变化。");
    bulletin_suppress(&b, &a);
    assert_str(bulletin_exact(&b.figures[0], &a), "—");
    assert_str(bulletin_exact(&b.figures[2], &a), "—");
    assert_str(bulletin_exact(&b.figures[3], &a), "5");
    arena_reset(&a);
}

static void a_published_bulletin_can_only_be_withdrawn(void **unused)
{
    enum bulletin_state state = BULLETIN_DRAFT;
    struct err e = {0};

    (void)unused;
    assert_true(bulletin_move(&state, BULLETIN_PUBLISHED, &e));
    assert_false(bulletin_move(&state, BULLETIN_DRAFT, &e));
    assert_err(e, ERR_STATE, "withdrawn");
    assert_int_equal(state, BULLETIN_PUBLISHED);
    err_reset(&e);
    assert_true(bulletin_move(&state, BULLETIN_WITHDRAWN, &e));
    assert_false(bulletin_move(&state, BULLETIN_PUBLISHED, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_stand_in_the_sentences),
        cmocka_unit_test(few_patients_are_not_told_and_few_doctors_are),
        cmocka_unit_test(a_published_bulletin_can_only_be_withdrawn),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
