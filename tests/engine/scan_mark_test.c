/* scan_mark against a twin that looks at one byte after the other, in every way that the processor
 * has: what stands where follows from scan_mark.h alone. */
#include "engine/scan_mark.h"

#include "base/random.h"
#include "tests/check.h"

static const bool STARTS[256] = {['P'] = true, ['#'] = true, [0xE5] = true};

static void places_are(const struct scan_places *places, size_t *at, size_t i, bool there)
{
    if (there) {
        assert_true(*at < places->n);
        assert_int_equal(places->items[*at], i);
    }
    *at += there;
}

/* NUL, 1A, the first two bytes of a mark. */
static bool is_odd(unsigned char c, unsigned char next)
{
    return c == 0 || c == 0x1A || (c == 0xEF && next == 0xBB) || (c == 0x84 && next == 0x31);
}

static void marks_are_those_of(struct str text, char delim, const struct scan_marks *m)
{
    size_t signs = 0, ends = 0, quotes = 0, names = 0;
    bool odd = false, begins = true;

    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        unsigned char next = i + 1 < text.n ? (unsigned char)text.at[i + 1] : 0;
        bool end = c == '\n' || c == '\r', sign = end || text.at[i] == delim;

        places_are(&m->signs, &signs, i, sign);
        places_are(&m->ends, &ends, i, end);
        places_are(&m->quotes, &quotes, i, c == '"');
        /* Others may be listed among the names, these must be. */
        while (names < m->names.n && m->names.items[names] < i)
            names++;
        places_are(&m->names, &names, i, begins && STARTS[c]);
        begins = sign;
        odd |= is_odd(c, next);
        assert_int_equal(scan_marks_high(m, i, 1), c >= 0x80);
    }
    assert_int_equal(m->signs.n, signs);
    assert_int_equal(m->ends.n, ends);
    assert_int_equal(m->quotes.n, quotes);
    assert_int_equal(m->odd, odd);
}

static void every_way_finds_what_stands_there(void **unused)
{
    static const char SIGNS[] = ",,,,;\t\n\r\"P#x\xE5\xEF\xBB\x84"
                                "1\x1A";
    struct scan_marks marks = {0};
    struct scan_signs signs;
    char text[700];

    (void)unused;
    for (uint64_t seed = 0; seed < 3000; seed++) {
        struct random r = random_stream(seed, 43);
        uint64_t dense = random_below(&r, 30) + 1;
        size_t n = (size_t)random_below(&r, sizeof text + 1);
        char delim = ",;\t"[random_below(&r, 3)];

        for (size_t i = 0; i < n; i++)
            text[i] = random_below(&r, dense) ? (char)('a' + random_below(&r, 26))
                                              : SIGNS[random_below(&r, sizeof SIGNS)];
        scan_signs_open(&signs, delim, STARTS);
        for (int way = 0; way <= (int)scan_way_best(); way++) {
            scan_mark(&marks, (struct str){text, n}, &signs, (enum scan_way)way);
            marks_are_those_of((struct str){text, n}, delim, &marks);
        }
    }
    scan_marks_reset(&marks);
}

static void no_text_has_no_marks(void **unused)
{
    struct scan_marks marks = {0};
    struct scan_signs signs;

    (void)unused;
    scan_signs_open(&signs, ',', STARTS);
    for (int way = 0; way <= (int)scan_way_best(); way++) {
        scan_mark(&marks, STR(""), &signs, (enum scan_way)way);
        assert_int_equal(marks.signs.n + marks.ends.n + marks.quotes.n + marks.names.n, 0);
        assert_false(marks.odd);
    }
    scan_marks_reset(&marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_finds_what_stands_there),
        cmocka_unit_test(no_text_has_no_marks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
