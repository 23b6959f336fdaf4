#include "api/sheet_word.h"

#include "api/route.h"
#include "api/sheet.h"
#include "model/noun.h"
#include "tests/check.h"

static bool has_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] >= 'a' && s.at[i] <= 'z')
            return true;
    }
    return false;
}

static void names_check(const char *path, const struct field *fields)
{
    for (const struct field *f = fields; f && f->name; f++) {
        for (const char *const *n = f->kind == FIELD_NAME ? f->names : NULL; n && *n; n++) {
            if (has_letters(sheet_word(f->names, str_of(*n))))
                fail_msg("%s: %s: no Chinese word for %s", path, f->name, *n);
        }
    }
}

static void shape_check(const char *path, const struct shape *shape)
{
    for (const struct shape *const *base = shape->bases; base && *base; base++)
        shape_check(path, *base);
    names_check(path, shape->fields);
}

/* Every word of every list that is a spreadsheet. */
static void no_list_shows_a_word_of_the_program(void **unused)
{
    int asked = 0;

    (void)unused;
    for (const struct route *r = ROUTES; r->pattern; r++) {
        if (!sheet_of(r))
            continue;
        asked++;
        if (r->page)
            shape_check(r->pattern, r->reply);
        for (const struct field *f = r->page ? NULL : r->reply->told; f && f->name; f++) {
            if (f->kind == FIELD_ITEMS && f->shape)
                shape_check(r->pattern, f->shape);
        }
    }
    assert_true(asked > 30);
}

/* And of the lines behind a figure. */
static void no_line_shows_one_either(void **unused)
{
    (void)unused;
    for (const struct noun *noun = NOUNS; noun->name; noun++) {
        for (int i = 0; i < noun->column_n; i++) {
            struct str rest = str_of(noun->columns[i].of ? noun->columns[i].of : "");

            while (noun->columns[i].kind == COLUMN_CHOICE && rest.n) {
                struct str word = str_cut(&rest, ' ');

                if (has_letters(sheet_choice(noun->columns[i].of, word)))
                    fail_msg("%s: %s: no Chinese word for %.*s", noun->name, noun->columns[i].name,
                             STR_ARG(word));
            }
        }
    }
}

static void an_unknown_word_stays_as_it_is(void **unused)
{
    static const char *const NONE[] = {"strange", "words", NULL};
    static const char *const STATES[] = {"draft", "published", "withdrawn", NULL};

    (void)unused;
    assert_str(sheet_word(NONE, STR("strange")), "strange");
    assert_str(sheet_word(STATES, STR("published")), "已发布");
    assert_str(sheet_word(STATES, STR("none of them")), "none of them");
    assert_str(sheet_choice("strange words", STR("words")), "words");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_list_shows_a_word_of_the_program),
        cmocka_unit_test(no_line_shows_one_either),
        cmocka_unit_test(an_unknown_word_stays_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
