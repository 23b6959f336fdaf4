/* gate.h - may this head of a request come in at all? Pure; asked before anything is routed.
 *
 * libmicrohttpd 0.9.75 lets through what a proxy in front may read differently: repeated
 * Content-Length, Content-Length beside Transfer-Encoding, repeated Host, control bytes. All of it
 * is refused here and the connection closed. It is plain HTTP on loopback, and a page of a stranger
 * must not reach the program through a name that it points at this machine: Host has to be a
 * loopback name; a proxy in front sets it. A body is told by one Content-Length of plain digits or
 * by `Transfer-Encoding: chunked`, never by both; how long it may be is the route's to say. */
#ifndef XL_API_GATE_H
#define XL_API_GATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define GATE_TARGET_BYTES 4096
#define GATE_HEADERS 100
#define GATE_HEAD_BYTES 16384

struct gate_header {
    struct str name, value;
};

struct gate_head {
    struct str method;
    struct str target;  /* as sent: path and query, nothing decoded */
    struct str version; /* "HTTP/1.1" */
    const struct gate_header *headers;
    size_t header_n;
};

struct gate_refusal {
    int status;         /* HTTP */
    const char *detail; /* one sentence */
};

struct gate_body { /* what the head says of the body */
    bool is;
    int64_t length; /* GATE_CHUNKED: told piece by piece */
};
#define GATE_CHUNKED (-1)
#define GATE_METHODS "GET, HEAD, POST, PUT, PATCH, DELETE"

/* True where the head may pass and `body` is written; else `refusal` says why. O(bytes). */
bool gate_pass(const struct gate_head *head, struct gate_body *body, struct gate_refusal *refusal);

/* Whether an Accept-Encoding value allows gzip: named, or by `*`, without q=0. */
bool gate_takes_gzip(struct str accept);

#endif
