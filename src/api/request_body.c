/* request_body.c - the JSON that came with a request, and the keys and versions beside it. */
#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "api/request.h"
#include "work/stage.h"

bool request_refuse(struct request *rq, int status, struct err *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    err_set_list(e, ERR_USAGE, __FILE__, __LINE__, format, args);
    va_end(args);
    rq->refusal = status;
    return false;
}

/* How deep braces and brackets go, outside texts: asked before anything recurses. */
static int depth_of(struct str json)
{
    int depth = 0, most = 0;
    bool text = false;

    for (size_t i = 0; i < json.n; i++) {
        char c = json.at[i];

        if (text && c == '\\')
            i++;
        else if (c == '"')
            text = !text;
        else if (!text && (c == '{' || c == '['))
            most = ++depth > most ? depth : most;
        else if (!text && (c == '}' || c == ']'))
            depth--;
    }
    return most;
}

bool request_body_parse(struct request *rq, struct err *e)
{
    struct str bytes = rq->x->content;
    json_error_t fault;

    if (depth_of(bytes) > REQUEST_DEPTH)
        return err_set(e, ERR_USAGE, "the body goes deeper than %d levels", REQUEST_DEPTH);
    rq->body = json_loadb(bytes.at ? bytes.at : "", bytes.n, JSON_REJECT_DUPLICATES, &fault);
    /* Jansson's own text may quote the body, which is nobody's business in a log. */
    if (!rq->body && json_error_code(&fault) == json_error_duplicate_key)
        return err_set(e, ERR_USAGE, "the body holds a key twice, at line %d", fault.line);
    if (!rq->body)
        return err_set(e, ERR_USAGE, "the body is no JSON, at line %d, column %d", fault.line,
                       fault.column);
    if (!json_is_object(rq->body))
        return err_set(e, ERR_USAGE, "the body is no JSON object");
    return true;
}

void request_body_end(struct request *rq)
{
    json_decref(rq->body);
    rq->body = NULL;
}

bool request_body(struct request *rq, const struct field *fields, void *row, struct err *e)
{
    struct field_reading reading = {.arena = rq->arena};

    if (field_read(&reading, fields, rq->body, row))
        return true;
    for (size_t i = 0; i < reading.fault_n; i++)
        request_fault_add(rq, reading.faults[i]);
    return err_set(e, ERR_INPUT, "%s: %s", reading.faults[0].field, reading.faults[0].message);
}

bool request_key(struct request *rq, struct str *key, struct err *e)
{
    struct str got = http_header(rq->x, "Idempotency-Key");
    bool good = got.n >= 1 && got.n <= 100;

    for (size_t i = 0; good && i < got.n; i++)
        good = got.at[i] > ' ' && got.at[i] < 0x7f;
    if (!good)
        return request_fault(rq,
                             (struct problem_field){.field = "Idempotency-Key",
                                                    .message = "this header is wanted, a new text"
                                                               " for each thing to be done",
                                                    .expected = "1…100 visible ASCII characters"},
                             e);
    *key = got;
    return true;
}

static void digest_add(crypto_hash_sha256_state *state, struct str s)
{
    uint64_t n = s.n; /* before each part, so that no two splits give the same bytes */

    crypto_hash_sha256_update(state, (const unsigned char *)&n, sizeof n);
    crypto_hash_sha256_update(state, (const unsigned char *)s.at, s.n);
}

struct str request_digest(struct request *rq)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char *text = arena_alloc(rq->arena, 2 * sizeof digest + 1);
    crypto_hash_sha256_state state;

    crypto_hash_sha256_init(&state);
    digest_add(&state, str_of(http_method_names[rq->x->method]));
    digest_add(&state, rq->x->path);
    digest_add(&state, rq->x->query);
    digest_add(&state, rq->file ? str_of(rq->file->sha256) : rq->x->content);
    crypto_hash_sha256_final(&state, digest);
    sodium_bin2hex(text, 2 * sizeof digest + 1, digest, sizeof digest);
    return (struct str){text, 2 * sizeof digest};
}

bool request_version(struct request *rq, int64_t *version, struct err *e)
{
    struct str tag = http_header(rq->x, "If-Match");

    if (!tag.n)
        return request_refuse(rq, 428, e,
                              "If-Match is wanted, with the ETag of the record as it was read");
    if (tag.n < 3 || tag.at[0] != '"' || tag.at[tag.n - 1] != '"'
        || !str_to_int((struct str){tag.at + 1, tag.n - 2}, INT64_MAX, version))
        return request_fault(rq,
                             (struct problem_field){.field = "If-Match",
                                                    .message = "no version of this server",
                                                    .found = str_c(rq->arena, tag),
                                                    .expected = "one ETag, such as \"7\""},
                             e);
    return true;
}

bool request_stale(struct request *rq, int64_t asked, int64_t present, struct err *e)
{
    request_fault(
        rq,
        (struct problem_field){.field = "If-Match",
                               .message = "the record was changed since it was read",
                               .found = arena_text(rq->arena, "\"%lld\"", (long long)asked),
                               .expected = arena_text(rq->arena, "\"%lld\"", (long long)present)},
        e);
    rq->refusal = 412;
    return false;
}

bool request_edit_refused(struct request *rq, const struct edit_refused *refused, int64_t asked,
                          struct err *e)
{
    const char *text = arena_text(rq->arena, "%s", e->text);

    if (refused->version) {
        err_reset(e);
        return request_stale(rq, asked, refused->version, e);
    }
    if (refused->field)
        request_fault_add(rq, (struct problem_field){.field = refused->field, .message = text});
    return false;
}

void reply_version(struct request *rq, int64_t version)
{
    rq->x->etag = arena_text(rq->arena, "\"%lld\"", (long long)version);
}
