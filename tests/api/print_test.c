/* print_test.c - what a table of the test is printed as. The program's own files are held against
 * the tree by the command-line tests. */
#include "api/print.h"

#include "tests/api/desk.h"
#include "tests/api/reader.h"

typedef void print(const struct route *routes, struct out *out);

static struct arena arena;

static int stop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static const char *printed(print *how)
{
    struct out out = {0};
    const char *text;

    how(DESK, &out);
    text = arena_copy(&arena, out.items, out.n);
    out_reset(&out);
    return text;
}

/* The same without blanks, which the reader does not take. No text of the table depends on them. */
static const char *openapi(void)
{
    const char *text = printed(print_openapi);
    char *tight = arena_alloc(&arena, strlen(text) + 1);
    size_t n = 0;

    for (; *text; text++) {
        if (*text != ' ' && *text != '\n')
            tight[n++] = *text;
    }
    (void)reader_value(tight);
    return tight;
}

static void assert_told(const char *path, const char *want)
{
    const char *json = openapi(), *value = reader_at(json, path);

    if (!value)
        fail_msg("nothing at %s in %s", path, json);
    assert_str(reader_slice(value), want);
}

static void a_row_is_an_operation_with_its_right_limit_and_key(void **unused)
{
    (void)unused;
    assert_told("paths./api/notes.post.x-right", "\"all\"");
    assert_told("paths./api/notes.post.x-audited", "true");
    assert_told("paths./api/notes.post.requestBody.x-limit", "4096");
    assert_told("paths./api/notes.post.parameters.0.name", "\"Idempotency-Key\"");
    assert_told("paths./api/echo.post.parameters", "[]");
    assert_told("paths./api/notes/{note}.put.parameters.0.in", "\"path\"");
    assert_told("paths./api/notes/{note}.delete.x-audited", "true");
}

static void a_field_is_a_schema_with_its_limits(void **unused)
{
    (void)unused;
    assert_told("components.schemas.NoteBody.required", "[\"code\"]");
    assert_told("components.schemas.NoteBody.additionalProperties", "false");
    assert_told("components.schemas.NoteBody.properties.code",
                "{\"type\":\"string\",\"minLength\":1,\"maxLength\":20}");
    assert_told("components.schemas.Note.properties.pages",
                "{\"type\":[\"integer\",\"null\"],\"minimum\":1,\"maximum\":500}");
    assert_told("components.schemas.Note.properties.ink",
                "{\"type\":[\"string\",\"null\"],\"enum\":[\"blue\",\"red\",null]}");
}

static void a_body_may_leave_out_what_a_reply_always_has(void **unused)
{
    const char *types = printed(print_types);

    (void)unused;
    assert_non_null(strstr(types, "export interface NoteBody {\n  code: string\n"
                                  "  text?: string | null\n"));
    assert_non_null(strstr(types, "export interface Note {\n  code: string\n"
                                  "  text: string | null\n"));
    assert_non_null(strstr(types, "  ink: 'blue' | 'red' | null\n"));
}

static void the_table_of_rights_has_a_line_a_row(void **unused)
{
    const char *rights = printed(print_rights);

    (void)unused;
    assert_non_null(strstr(rights, "| POST | `/api/notes` | all | 4 kB | once | yes |  | Note |"
                                   " Adds a note |\n"));
    assert_non_null(strstr(rights, "| POST | `/api/echo` | all |  |  |  |  | Nothing |"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_is_an_operation_with_its_right_limit_and_key),
        cmocka_unit_test(a_field_is_a_schema_with_its_limits),
        cmocka_unit_test(a_body_may_leave_out_what_a_reply_always_has),
        cmocka_unit_test(the_table_of_rights_has_a_line_a_row),
    };

    return cmocka_run_group_tests(tests, NULL, stop);
}
