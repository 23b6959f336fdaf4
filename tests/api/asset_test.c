/* asset_test.c - the embedded files: found by path alone, plain and gzip the same bytes. */
#include "api/asset.h"

#include <zlib.h>

#include "tests/check.h"

static struct http_exchange ask(const char *path, bool gzip, const char *match)
{
    struct http_exchange x = {
        .path = str_of(path), .takes_gzip = gzip, .if_none_match = str_of(match)};

    asset_answer(&x);
    return x;
}

static void end(struct http_exchange *x)
{
    out_reset(&x->body);
    arena_reset(&x->arena);
}

static void the_table_is_sorted_and_every_file_is_found(void **unused)
{
    (void)unused;
    assert_true(asset_table_n >= 1);
    for (uint32_t i = 0; i < asset_table_n; i++) {
        assert_ptr_equal(asset_find(str_of(asset_table[i].path)), &asset_table[i]);
        assert_int_equal(asset_table[i].path[0], '/');
        if (i)
            assert_true(strcmp(asset_table[i - 1].path, asset_table[i].path) < 0);
    }
}

static void the_root_is_a_page_that_is_asked_for_again(void **unused)
{
    struct http_exchange x = ask("/", true, NULL);

    (void)unused;
    assert_int_equal(x.status, 200);
    assert_string_equal(x.type, "text/html; charset=utf-8");
    assert_string_equal(x.cache, "no-cache");
    assert_true(x.gzip);
    end(&x);
}

static void every_file_unpacks_to_its_length_and_says_the_same_plain(void **unused)
{
    (void)unused;
    for (uint32_t i = 0; i < asset_table_n; i++) {
        struct http_exchange plain = ask(asset_table[i].path, false, NULL);
        struct http_exchange packed = ask(asset_table[i].path, true, NULL);
        z_stream z = {.next_in = (unsigned char *)packed.still.at,
                      .avail_in = (unsigned)packed.still.n};
        char *bytes = arena_alloc(&packed.arena, asset_table[i].n + 1);

        assert_int_equal(inflateInit2(&z, 31), Z_OK);
        z.next_out = (unsigned char *)bytes;
        z.avail_out = asset_table[i].n + 1;
        assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
        inflateEnd(&z);
        assert_int_equal(z.total_out, asset_table[i].n);
        assert_int_equal(plain.still.n, asset_table[i].n);
        assert_memory_equal(plain.still.at, bytes, asset_table[i].n);
        assert_false(plain.gzip);
        assert_string_not_equal(plain.etag, packed.etag);
        end(&plain);
        end(&packed);
    }
}

static void who_has_it_gets_304_and_no_bytes(void **unused)
{
    struct http_exchange first = ask("/", false, NULL);
    char list[128];

    (void)unused;
    snprintf(list, sizeof list, "\"other\", W/%s", first.etag);
    struct http_exchange again = ask("/", false, list);
    struct http_exchange packed = ask("/", true, list);
    struct http_exchange any = ask("/", false, "*");
    assert_int_equal(again.status, 304);
    assert_int_equal(again.still.n, 0);
    assert_int_equal(packed.status, 200); /* another representation, another tag */
    assert_int_equal(any.status, 304);
    end(&first);
    end(&again);
    end(&packed);
    end(&any);
}

static void no_path_leaves_the_table(void **unused)
{
    static const char *const bad[] = {"",
                                      "/index.htm",
                                      "/INDEX.HTML",
                                      "//index.html",
                                      "/assets/../index.html",
                                      "/../../etc/passwd",
                                      "/%2e%2e/%2e%2e/etc/passwd",
                                      "/index.html%00",
                                      "/assets/",
                                      "/assets"};

    (void)unused;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct http_exchange x = ask(bad[i], false, NULL);

        assert_int_equal(x.status, 404);
        assert_string_equal(x.type, "application/problem+json");
        end(&x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_is_sorted_and_every_file_is_found),
        cmocka_unit_test(the_root_is_a_page_that_is_asked_for_again),
        cmocka_unit_test(every_file_unpacks_to_its_length_and_says_the_same_plain),
        cmocka_unit_test(who_has_it_gets_304_and_no_bytes),
        cmocka_unit_test(no_path_leaves_the_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
