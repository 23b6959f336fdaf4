#include "paper/certificate.h"

#include "base/day.h"
#include "tests/check.h"

static struct certificate good(void)
{
    return (struct certificate){.code = STR("ABCDABCDABCDABCDABCD0"),
                                .name = STR("张<b>一"),
                                .kind = STR("派驻"),
                                .home = STR("东市医院"),
                                .host = STR("甲县医院"),
                                .discipline = STR("骨科"),
                                .from_day = day_of(2025, 1, 31),
                                .until_day = day_of(2026, 1, 30),
                                .issued_day = day_of(2026, 2, 1),
                                .days = 231,
                                .withdrawn_why = STR("")};
}

static void assert_says(struct out *out, const char *text, bool says)
{
    out_char(out, '\0');
    assert_int_equal(strstr(out->items, text) != NULL, says);
    out->n--;
}

static void the_page_says_who_where_how_long_and_escapes_it(void **unused)
{
    struct certificate c = good();
    struct out out = {0};

    (void)unused;
    paper_certificate_html(&c, &out);
    assert_says(
        &out,
        "张&lt;b&gt;一同志（东市医院）于2025年1月31日至2026年1月30日在甲县医院骨科参加派驻工作",
        true);
    assert_says(&out, "在岗231天", true);
    assert_says(&out, "ABCD-ABCD-ABCD-ABCD-ABCD-0", true);
    assert_says(&out, "虚构", false);
    out_reset(&out);
    c.invented = true;
    paper_certificate_html(&c, &out);
    assert_says(&out, "虚构", true);
    out_reset(&out);
}

static void the_public_page_tells_valid_withdrawn_and_unknown_apart(void **unused)
{
    struct certificate c = good();
    struct out out = {0};

    (void)unused;
    paper_certificate_check(&c, true, &out);
    assert_says(&out, "本证明有效", true);
    assert_says(&out, "ABCD", false); /* the code is not told again */
    out_reset(&out);
    c.withdrawn = true;
    c.withdrawn_day = day_of(2026, 3, 1);
    c.withdrawn_why = STR("私人原因");
    paper_certificate_check(&c, true, &out);
    assert_says(&out, "2026年3月1日撤销，不再有效", true);
    assert_says(&out, "本证明有效", false);
    assert_says(&out, "私人原因", false);
    out_reset(&out);
    paper_certificate_check(NULL, true, &out);
    assert_says(&out, "查无此证", true);
    out_reset(&out);
    paper_certificate_check(NULL, false, &out);
    assert_says(&out, "查无此证", false);
    assert_says(&out, "<form", true);
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_page_says_who_where_how_long_and_escapes_it),
        cmocka_unit_test(the_public_page_tells_valid_withdrawn_and_unknown_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
