/* reading_test.c - the report of a reading on paper. */
#include "paper/reading.h"

#include "base/day.h"
#include "tests/check.h"

static void assert_says(struct out *out, const char *text, bool says)
{
    out_char(out, '\0');
    assert_int_equal(strstr(out->items, text) != NULL, says);
    out->n--;
}

static struct reading read_of(enum reading_state state)
{
    return (struct reading){.code = STR("YX-1"),
                            .kind = READING_CT,
                            .state = state,
                            .part = STR("胸部<b>"),
                            .doctor = STR("周某"),
                            .indication = STR("咳嗽"),
                            .findings = STR("两肺\n纹理清晰"),
                            .conclusion = STR("未见异常"),
                            .signer = STR("张一"),
                            .second = STR("王二"),
                            .organization_name = STR("甲院"),
                            .centre_name = STR("乙院")};
}

static void the_page_says_what_was_seen_who_signed_and_escapes_it(void **unused)
{
    const struct reading r = read_of(READING_FINAL);
    const struct reading_paper p = {&r, STR("王**"), day_of(2026, 11, 27)};
    struct out out = {0};

    (void)unused;
    paper_reading_html(&p, &out);
    assert_says(&out, "<h1>乙院<br>CT报告单</h1>", true);
    assert_says(&out, "胸部&lt;b&gt;", true);
    assert_says(&out, "未见异常", true);
    assert_says(&out, "张一", true);
    assert_says(&out, "王二", true);
    assert_says(&out, "报告日期：2026年11月27日", true);
    assert_says(&out, "初步报告", false);
    assert_says(&out, "危急值", false);
    out_reset(&out);
}

static void what_is_not_final_says_so_and_what_was_amended_too(void **unused)
{
    struct reading r = read_of(READING_REVIEWED);
    const struct reading_paper p = {&r, STR("王**"), day_of(2026, 11, 27)};
    struct out out = {0};

    (void)unused;
    r.critical = STR("气胸");
    paper_reading_html(&p, &out);
    assert_says(&out, "初步报告，尚未审核签发", true);
    assert_says(&out, "<h2>危急值</h2><p>气胸</p>", true);
    assert_says(&out, "申请机构尚未确认收到", true);
    assert_true(strstr(out.items, "气胸") < strstr(out.items, "<h2>所见</h2>")); /* seen first */
    out_reset(&out);
    r.heard = STR("周某<i>");
    paper_reading_html(&p, &out);
    assert_says(&out, "申请机构已确认收到：周某&lt;i&gt;", true);
    assert_says(&out, "尚未确认", false);
    out_reset(&out);
    r.state = READING_AMENDED;
    paper_reading_html(&p, &out);
    assert_says(&out, "初步报告", false);
    assert_says(&out, "本报告已更正，以此版为准", true);
    out_reset(&out);
}

static void
what_is_not_told_has_a_dash_and_a_second_doctor_who_is_not_there_is_missed(void **unused)
{
    struct reading r = read_of(READING_PRELIMINARY);
    const struct reading_paper p = {&r, STR("王**"), day_of(2026, 11, 27)};
    struct out out = {0};

    (void)unused;
    r.second = STR("");
    paper_reading_html(&p, &out);
    assert_says(&out, "<th>诊断编码</th><td>—</td>", true);
    assert_says(&out, "<th>审核医师</th><td>尚未审核</td>", true);
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_says_what_was_seen_who_signed_and_escapes_it),
        cmocka_unit_test(what_is_not_final_says_so_and_what_was_amended_too),
        cmocka_unit_test(
            what_is_not_told_has_a_dash_and_a_second_doctor_who_is_not_there_is_missed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
