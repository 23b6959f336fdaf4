/* gate.c - see gate.h. Names and forms are those of RFC 9110 and RFC 9112. */
#include "api/gate.h"

#include <string.h>
#include <strings.h>

static bool name_is(struct str name, const char *lower)
{
    return name.n == strlen(lower) && !strncasecmp(name.at, lower, name.n);
}

static bool token(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!word && (c == 0 || !strchr("!#$%&'*+-.^_`|~", c)))
            return false;
    }
    return s.n > 0;
}

/* Values may hold TAB, visible ASCII and bytes above it. */
static bool value_plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if ((c < 0x20 && c != '\t') || c == 0x7f)
            return false;
    }
    return true;
}

static bool target_plain(struct str s)
{
    bool query =
        false; /* browsers leave a bar as it is there, between a system and its code in FHIR */

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c <= 0x20 || c >= 0x7f || strchr("#\"<>\\^`{}", c) || (c == '|' && !query))
            return false;
        query = query || c == '?';
    }
    return s.n > 0 && s.at[0] == '/';
}

/* A host without its port. */
static struct str host_name(struct str host)
{
    size_t n = host.n;

    while (n > 0 && host.at[n - 1] >= '0' && host.at[n - 1] <= '9')
        n--;
    if (n > 1 && n < host.n && host.at[n - 1] == ':')
        host.n = n - 1;
    return host;
}

/* 127.x.x.x, localhost or [::1], with a port or without: what a browser on this machine sends. */
static bool host_loopback(struct str host)
{
    struct str name = host_name(host);

    if (name_is(name, "localhost") || name_is(name, "[::1]"))
        return true;
    if (!str_starts(name, STR("127.")))
        return false;
    for (size_t i = 0; i < name.n; i++) {
        if (name.at[i] != '.' && (name.at[i] < '0' || name.at[i] > '9'))
            return false;
    }
    return true;
}

static bool refuse(struct gate_refusal *refusal, int status, const char *detail)
{
    *refusal = (struct gate_refusal){status, detail};
    return false;
}

static bool method_known(struct str method)
{
    struct str rest = STR(GATE_METHODS);

    while (rest.n) {
        if (str_eq(str_trim(str_cut(&rest, ',')), method))
            return true;
    }
    return false;
}

static bool line_pass(const struct gate_head *head, struct gate_refusal *r)
{
    if (head->target.n > GATE_TARGET_BYTES)
        return refuse(r, 414, "the address is longer than 4096 bytes");
    if (!target_plain(head->target))
        return refuse(r, 400,
                      "the address must start with '/' and hold visible ASCII only, the rest"
                      " percent-encoded");
    if (!name_is(head->version, "http/1.1") && !name_is(head->version, "http/1.0"))
        return refuse(r, 505, "only HTTP/1.0 and HTTP/1.1 are spoken here");
    return method_known(head->method) || refuse(r, 405, "only " GATE_METHODS " are possible here");
}

static bool headers_plain(const struct gate_head *head, struct gate_refusal *r)
{
    size_t bytes = head->method.n + head->target.n;

    if (head->header_n > GATE_HEADERS)
        return refuse(r, 431, "more than 100 header fields");
    for (size_t i = 0; i < head->header_n; i++) {
        bytes += head->headers[i].name.n + head->headers[i].value.n + 4;
        if (!token(head->headers[i].name))
            return refuse(r, 400, "a header field has a name that is no token");
        if (!value_plain(head->headers[i].value))
            return refuse(r, 400, "a header field holds a control byte");
    }
    if (bytes > GATE_HEAD_BYTES)
        return refuse(r, 431, "the head of the request is longer than 16384 bytes");
    return true;
}

struct framing { /* what the head says of its host and its body */
    int host_n, length_n, coding_n, expect_n;
    struct str host, length, coding, expect;
};

static struct framing framing_of(const struct gate_head *head)
{
    struct framing f = {0};

    for (size_t i = 0; i < head->header_n; i++) {
        const struct gate_header *h = &head->headers[i];

        if (name_is(h->name, "host")) {
            f.host_n++;
            f.host = h->value;
        } else if (name_is(h->name, "content-length")) {
            f.length_n++;
            f.length = h->value;
        } else if (name_is(h->name, "transfer-encoding")) {
            f.coding_n++;
            f.coding = h->value;
        } else if (name_is(h->name, "expect")) {
            f.expect_n++;
            f.expect = h->value;
        }
    }
    return f;
}

static bool framing_pass(const struct framing *f, bool version_1_0, struct gate_body *body,
                         struct gate_refusal *r)
{
    struct gate_body got = {.is = f->coding_n > 0};

    if (f->length_n > 1 || f->coding_n > 1 || (f->length_n && f->coding_n))
        return refuse(r, 400, "the length of the body is given twice");
    if (f->coding_n && (version_1_0 || !name_is(f->coding, "chunked")))
        return refuse(r, 400, "of the transfer codings only chunked is taken, and not in HTTP/1.0");
    if (f->length_n && !str_to_int(f->length, INT64_MAX, &got.length))
        return refuse(r, 400, "Content-Length is no plain number");
    got.is = got.is || got.length > 0;
    got.length = f->coding_n ? GATE_CHUNKED : got.length;
    *body = got;
    return true;
}

bool gate_pass(const struct gate_head *head, struct gate_body *body, struct gate_refusal *refusal)
{
    struct gate_body got;
    struct framing f;

    if (!line_pass(head, refusal) || !headers_plain(head, refusal))
        return false;
    f = framing_of(head);
    if (!framing_pass(&f, name_is(head->version, "http/1.0"), &got, refusal))
        return false;
    if (f.expect_n && (f.expect_n > 1 || !name_is(f.expect, "100-continue")))
        return refuse(refusal, 417, "nothing but 100-continue can be expected");
    if (f.host_n != 1)
        return refuse(refusal, 400, "exactly one Host is wanted");
    if (!host_loopback(f.host))
        return refuse(refusal, 421, "this server answers for localhost only");
    *body = got;
    return true;
}

/* q=0, q=0. or q=0.000 */
static bool weight_zero(struct str weight)
{
    if (weight.n < 3 || strncasecmp(weight.at, "q=0", 3) != 0)
        return false;
    for (size_t i = 3; i < weight.n; i++) {
        if (weight.at[i] != '.' && weight.at[i] != '0')
            return false;
    }
    return true;
}

bool gate_takes_gzip(struct str accept)
{
    while (accept.n > 0) {
        struct str one = str_cut(&accept, ',');
        struct str coding = str_trim(str_cut(&one, ';'));
        struct str weight = str_trim(one);

        if (name_is(coding, "gzip") || name_is(coding, "*"))
            return !weight_zero(weight);
    }
    return false;
}
