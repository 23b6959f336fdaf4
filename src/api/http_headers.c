/* http_headers.c - the head of a reply: what keeps browsers safe, and what the exchange says. */
#include <stdio.h>
#include <time.h>

#include "api/http_part.h"

#define HTTP_DATE 48

static const char *const SECURITY[][2] = {
    {"Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                                " 'self' data:; object-src 'none'; base-uri 'none'; form-action"
                                " 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

static void header_put(struct MHD_Response *reply, const char *name, const char *value)
{
    if (value && MHD_add_response_header(reply, name, value) != MHD_YES)
        fprintf(stderr, "xinglin: reply header %s was not accepted\n", name);
}

/* RFC 9110: Sun, 06 Nov 1994 08:49:37 GMT, in English wherever the program runs. */
static const char *modified(int64_t unix_ms, char text[HTTP_DATE])
{
    static const char DAYS[] = "SunMonTueWedThuFriSat",
                      MONTHS[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    time_t seconds = (time_t)(unix_ms / 1000);
    struct tm t;

    gmtime_r(&seconds, &t);
    snprintf(text, HTTP_DATE, "%.3s, %02d %.3s %d %02d:%02d:%02d GMT", DAYS + 3 * t.tm_wday,
             t.tm_mday, MONTHS + 3 * t.tm_mon, t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec);
    return text;
}

void http_headers_put(struct MHD_Response *reply, const struct http_exchange *x, bool last)
{
    char wait[16], when[HTTP_DATE];

    for (size_t i = 0; i < sizeof SECURITY / sizeof SECURITY[0]; i++)
        header_put(reply, SECURITY[i][0], SECURITY[i][1]);
    header_put(reply, MHD_HTTP_HEADER_CACHE_CONTROL, x->cache ? x->cache : "no-store");
    header_put(reply, MHD_HTTP_HEADER_CONTENT_TYPE, x->type);
    header_put(reply, MHD_HTTP_HEADER_ETAG, x->etag);
    header_put(reply, MHD_HTTP_HEADER_ALLOW, x->allow);
    header_put(reply, MHD_HTTP_HEADER_LOCATION, x->location);
    header_put(reply, MHD_HTTP_HEADER_SET_COOKIE, x->cookie);
    if (x->modified_ms > 0)
        header_put(reply, MHD_HTTP_HEADER_LAST_MODIFIED, modified(x->modified_ms, when));
    if (x->retry_after_s > 0) {
        snprintf(wait, sizeof wait, "%d", x->retry_after_s);
        header_put(reply, MHD_HTTP_HEADER_RETRY_AFTER, wait);
    }
    header_put(reply, MHD_HTTP_HEADER_WWW_AUTHENTICATE, x->status == 401 ? "Bearer" : NULL);
    header_put(reply, MHD_HTTP_HEADER_CONTENT_ENCODING, x->gzip ? "gzip" : NULL);
    header_put(reply, MHD_HTTP_HEADER_VARY, x->etag ? "Accept-Encoding" : NULL);
    header_put(reply, MHD_HTTP_HEADER_CONNECTION, last ? "close" : NULL);
    header_put(reply, "X-Accel-Buffering", x->stream ? "no" : NULL); /* nginx: pass it on at once */
}
