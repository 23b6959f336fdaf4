#include "base/yaml.h"

#include <string.h>

#include "base/arena.h"
#include "tests/check.h"

static bool reads(const char *text, struct yaml_node *root, struct arena *a, struct err *e)
{
    *e = (struct err){0};
    return yaml_read(str_of(text), "f.yaml", a, root, e);
}

static void maps_lists_and_texts_know_their_line(void **unused)
{
    struct arena a = {0};
    struct yaml_node root;
    struct err e;

    (void)unused;
    assert_true(
        reads("name: 师带徒\nfigures:\n  - {id: pairs, step: \"10\"}\n  - two\n", &root, &a, &e));
    assert_int_equal(root.kind, YAML_MAP);
    assert_int_equal(root.n, 2);
    assert_str(yaml_get(&root, "name")->text, "师带徒");

    const struct yaml_node *figures = yaml_get(&root, "figures");

    assert_int_equal(figures->kind, YAML_LIST);
    assert_int_equal(figures->n, 2);
    assert_int_equal(figures->items[0].line, 3);
    assert_true(yaml_get(&figures->items[0], "step")->quoted);
    assert_false(yaml_get(&figures->items[0], "id")->quoted);
    assert_int_equal(figures->items[1].line, 4);
    assert_int_equal(figures->items[1].column, 5);
    assert_null(yaml_get(&root, "nothing"));
    assert_null(yaml_get(figures, "name"));
    arena_reset(&a);
}

static void what_is_not_our_yaml_is_refused_with_its_place(void **unused)
{
    static const struct {
        const char *text, *part;
    } CASES[] = {
        {"", "f.yaml: the file holds nothing"},
        {"a: 1\na: 2\n", "f.yaml:2:1: a: this key stands twice"},
        {"a: &x 1\nb: *x\n", "anchors and tags"},
        {"b: *x\n", "f.yaml:1:"},
        {"a: !!str 1\n", "anchors and tags"},
        {"a: 1\n---\nb: 2\n", "a second document"},
        {"? [a]\n: 1\n", "a key is a text"},
        {"a: [1, 2\n", "f.yaml:"},
        {"a: \"\\0\"\n", "zero byte"},
        {"a: \xff\n", "not UTF-8"},
        {"\"\": 1\n", "a key is a text"},
        {"a: 1\n b: 2\n", "f.yaml:2:"},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct arena a = {0};
        struct yaml_node root = {.line = -1};
        struct err e;

        assert_false(reads(CASES[i].text, &root, &a, &e));
        assert_int_equal(e.code, ERR_INPUT);
        if (!strstr(e.text, CASES[i].part))
            fail_msg("%s: %s", CASES[i].text, e.text);
        assert_int_equal(root.line, -1);
        arena_reset(&a);
    }
}

static void nesting_ends_at_32(void **unused)
{
    char text[200];
    struct arena a = {0};
    struct yaml_node root;
    struct err e;

    (void)unused;
    memset(text, '[', 31);
    memset(text + 31, ']', 31);
    text[62] = 0;
    assert_true(reads(text, &root, &a, &e));
    memset(text, '[', 60);
    memset(text + 60, ']', 60);
    text[120] = 0;
    assert_false(reads(text, &root, &a, &e));
    assert_non_null(strstr(e.text, "32 deep"));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_lists_and_texts_know_their_line),
        cmocka_unit_test(what_is_not_our_yaml_is_refused_with_its_place),
        cmocka_unit_test(nesting_ends_at_32),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
