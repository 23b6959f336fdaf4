/* The head of a request: first line, header lines. What the gate lets in is plain and of this
 * machine; what its query becomes is UTF-8 without control characters, each name allowed and once.
 */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "api/gate.h"
#include "api/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define ALLOWED "gap county discipline limit cursor"

static void text_check(struct str s)
{
    assert(utf8_valid(s));
    for (size_t i = 0; i < s.n; i++)
        assert((unsigned char)s.at[i] >= 0x20 && s.at[i] != 0x7f);
}

static void query_check(struct str query, struct arena *a)
{
    struct request rq = {.arena = a};
    struct store_page page = {.limit = -7};
    struct err e = {0};

    if (!request_query(&rq, query, ALLOWED, &e)) {
        assert(e.code == ERR_USAGE && e.text[0]);
        return;
    }
    for (size_t i = 0; i < rq.query_n; i++) {
        text_check(rq.query[i].value);
        for (size_t j = 0; j < i; j++)
            assert(!str_eq(rq.query[i].name, rq.query[j].name));
    }
    if (request_page(&rq, &page, &e))
        assert(page.limit >= 1 && page.limit <= STORE_PAGE_MAX);
    else
        assert(page.limit == -7 && rq.fault_n == 1);
}

static void target_check(struct str target, struct arena *a)
{
    struct str path = str_cut(&target, '?'), decoded = STR("untouched");

    if (request_decode(path, false, a, &decoded))
        text_check(decoded);
    else
        assert(str_eq(decoded, STR("untouched")));
    query_check(target, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str rest = {(const char *)bytes, size}, line = str_cut(&rest, '\n');
    struct gate_head head = {.method = str_cut(&line, ' '), .target = str_cut(&line, ' ')};
    struct gate_header headers[GATE_HEADERS + 1];
    struct gate_refusal refusal = {0};
    struct gate_body body;
    struct arena a = {0};

    head.version = line;
    head.headers = headers;
    while (rest.n && head.header_n <= GATE_HEADERS) {
        struct str value = str_cut(&rest, '\n'), name = str_cut(&value, ':');

        headers[head.header_n++] = (struct gate_header){name, str_trim(value)};
        (void)gate_takes_gzip(value);
    }
    if (gate_pass(&head, &body, &refusal)) {
        assert(body.length >= GATE_CHUNKED && (body.is || body.length == 0));
        assert(head.target.n && head.target.at[0] == '/' && head.target.n <= GATE_TARGET_BYTES);
        assert(head.header_n && head.header_n <= GATE_HEADERS);
        text_check(head.target);
    } else {
        assert(refusal.status >= 400 && refusal.status <= 505 && refusal.detail);
    }
    target_check(head.target, &a);
    arena_reset(&a);
    return 0;
}
