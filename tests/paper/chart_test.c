#include "paper/chart.h"

#include "tests/check.h"

enum { FIGURES = 6 };

struct drawing {
    struct figure figures[FIGURES];
    struct bulletin_figure counted[FIGURES];
    struct programme programme;
    struct bulletin bulletin;
};

static void drawing_make(struct drawing *d)
{
    static const struct {
        const char *label, *unit;
        int64_t value;
        enum figure_kind kind;
        bool suppressed;
    } F[FIGURES] = {
        {"派驻<b>", "人次", 5731, FIGURE_COUNT, false}, {"工作室", "个", 21, FIGURE_COUNT, false},
        {"坐诊", "人次", 68, FIGURE_COUNT, false},      {"占比", "%", 72, FIGURE_SHARE, false},
        {"手术", "人次", 3, FIGURE_COUNT, true},        {"团队", "个", 6, FIGURE_COUNT, false}};

    *d = (struct drawing){0};
    for (int i = 0; i < FIGURES; i++) {
        d->figures[i] = (struct figure){
            .label = str_of(F[i].label), .unit = str_of(F[i].unit), .kind = F[i].kind};
        d->counted[i] = (struct bulletin_figure){.figure = &d->figures[i],
                                                 .values = {F[i].value, 0},
                                                 .text = STR("<数>"),
                                                 .suppressed = F[i].suppressed};
    }
    d->programme = (struct programme){.figures = d->figures, .figure_n = FIGURES};
    d->bulletin = (struct bulletin){.programme = &d->programme, .figures = d->counted};
}

static size_t times(struct str s, const char *part)
{
    size_t n = 0;

    for (const char *at = s.at; (at = memmem(at, s.n - (size_t)(at - s.at), part, strlen(part)));
         at++)
        n++;
    return n;
}

/* 68 of 5,731 is 2.9 of 250; 6 of 21 is 71.4. */
static void each_unit_has_its_own_picture_and_bars_are_as_long_as_their_numbers(void **unused)
{
    struct drawing d;
    struct out out = {0}, again = {0};
    struct str svg;

    (void)unused;
    drawing_make(&d);
    paper_chart_bars(&d.bulletin, &out);
    paper_chart_bars(&d.bulletin, &again);
    svg = (struct str){out.items, out.n};
    assert_int_equal(times(svg, "<svg"), 2);
    assert_int_equal(times(svg, "<rect"), 4);
    assert_int_equal(times(svg, "width=\"250.0\""), 2);
    assert_int_equal(times(svg, "width=\"2.9\""), 1);
    assert_int_equal(times(svg, "width=\"71.4\""), 1);
    assert_int_equal(times(svg, "<b>"), 0);
    assert_int_equal(times(svg, "<数>"), 0);
    assert_int_equal(times(svg, "手术"), 0); /* suppressed: its length would tell it */
    assert_int_equal(times(svg, "占比"), 0);
    assert_true(str_eq(svg, (struct str){again.items, again.n}));
    out_reset(&out);
    out_reset(&again);
}

static void a_label_too_long_for_its_place_is_made_narrower_and_not_cut(void **unused)
{
    static const char LONG[] = "下一步两年内拟再建设的示范县域医共体数";
    struct drawing d;
    struct out out = {0};
    struct str svg;

    (void)unused;
    drawing_make(&d);
    d.figures[0].label = str_of(LONG);
    paper_chart_bars(&d.bulletin, &out);
    svg = (struct str){out.items, out.n};
    assert_int_equal(times(svg, "textLength=\"238\""), 1);
    assert_int_equal(times(svg, LONG), 1);
    out_reset(&out);
}

static void one_figure_of_a_unit_is_no_picture(void **unused)
{
    struct drawing d;
    struct out out = {0};

    (void)unused;
    drawing_make(&d);
    d.programme.figure_n = 2;
    paper_chart_bars(&d.bulletin, &out);
    assert_int_equal(out.n, 0);
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_unit_has_its_own_picture_and_bars_are_as_long_as_their_numbers),
        cmocka_unit_test(a_label_too_long_for_its_place_is_made_narrower_and_not_cut),
        cmocka_unit_test(one_figure_of_a_unit_is_no_picture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
