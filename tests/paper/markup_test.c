#include "paper/markup.h"

#include "tests/check.h"

static void what_xml_reads_as_its_own_is_escaped(void **unused)
{
    struct out out = {0};

    (void)unused;
    markup_text(&out, STR("<b>\"'&\x01师"));
    assert_str(((struct str){out.items, out.n}), "&lt;b&gt;&quot;&#39;&amp; 师");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_xml_reads_as_its_own_is_escaped)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
