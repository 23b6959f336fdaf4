/* fetch.c - see fetch.h. */
#include "remote/fetch.h"

#include <curl/curl.h>
#include <string.h>

#include "base/out.h"

bool fetch_begin(struct err *e)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK
           || err_set(e, ERR_IO, "libcurl cannot be started");
}

bool fetch_may(struct str url)
{
    static const char *const HERE[] = {"127.0.0.1", "localhost", "[::1]"};

    if (str_starts(url, STR("https://")) && url.n > strlen("https://"))
        return true;
    for (size_t i = 0; i < sizeof HERE / sizeof HERE[0]; i++) {
        struct str rest = url;
        size_t n = strlen("http://");

        if (!str_starts(url, STR("http://")))
            return false;
        rest.at += n;
        rest.n -= n;
        if (!str_starts(rest, str_of(HERE[i])))
            continue;
        n = strlen(HERE[i]);
        if (rest.n == n || rest.at[n] == ':' || rest.at[n] == '/')
            return true;
    }
    return false;
}

struct receiving {
    struct out out;
    bool too_long;
};

static size_t receive(char *bytes, size_t size, size_t n, void *arg)
{
    struct receiving *r = arg;

    if (r->out.n + size * n > FETCH_BYTES) {
        r->too_long = true;
        return 0;
    }
    out_put(&r->out, bytes, size * n);
    return size * n;
}

/* Limits, TLS and who hears of it: all that is the same for every request. */
static bool limits_set(CURL *curl)
{
    const struct {
        CURLoption option;
        long value;
    } limits[] = {
        {CURLOPT_FOLLOWLOCATION, 0},
        {CURLOPT_TIMEOUT_MS, FETCH_MS},
        {CURLOPT_CONNECTTIMEOUT_MS, FETCH_MS / 2},
        {CURLOPT_NOSIGNAL, 1},
        {CURLOPT_SSL_VERIFYPEER, 1},
        {CURLOPT_SSL_VERIFYHOST, 2},
        {CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2},
    };
    bool good = curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK;

    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        good = good && curl_easy_setopt(curl, limits[i].option, limits[i].value) == CURLE_OK;
    return good;
}

static bool setup(CURL *curl, const struct fetch *f, struct receiving *r)
{
    bool good = limits_set(curl) && curl_easy_setopt(curl, CURLOPT_URL, f->url) == CURLE_OK
                && curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive) == CURLE_OK
                && curl_easy_setopt(curl, CURLOPT_WRITEDATA, r) == CURLE_OK;

    if (good && f->form)
        good = curl_easy_setopt(curl, CURLOPT_POSTFIELDS, f->form) == CURLE_OK;
    if (good && f->user)
        good = curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC) == CURLE_OK
               && curl_easy_setopt(curl, CURLOPT_USERNAME, f->user) == CURLE_OK
               && curl_easy_setopt(curl, CURLOPT_PASSWORD, f->password) == CURLE_OK;
    return good;
}

/* The address without its query, which may hold what is nobody's business. */
static int named(const char *url)
{
    size_t n = strcspn(url, "?");

    return n > 120 ? 120 : (int)n;
}

static bool perform(CURL *curl, const struct fetch *f, struct receiving *r, struct err *e)
{
    CURLcode code = curl_easy_perform(curl);
    long status = 0;

    if (code == CURLE_WRITE_ERROR && r->too_long)
        return err_set(e, ERR_IO, "%.*s: the reply is longer than %d bytes", named(f->url), f->url,
                       FETCH_BYTES);
    if (code != CURLE_OK)
        return err_set(e, ERR_IO, "%.*s: %s", named(f->url), f->url, curl_easy_strerror(code));
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status == 400 || status == 401)
        return err_set(e, ERR_RIGHT, "%.*s: refused with %ld", named(f->url), f->url, status);
    return status == 200
           || err_set(e, ERR_IO, "%.*s: replied %ld, not 200", named(f->url), f->url, status);
}

bool fetch_get(const struct fetch *f, struct arena *a, struct str *body, struct err *e)
{
    struct receiving r = {0};
    CURL *curl;
    bool good;

    if (!fetch_may(str_of(f->url)))
        return err_set(e, ERR_IO, "%.*s: neither https nor this machine", named(f->url), f->url);
    curl = curl_easy_init();
    if (!curl)
        return err_set(e, ERR_IO, "libcurl cannot be used");
    good = (setup(curl, f, &r) || err_set(e, ERR_IO, "libcurl lacks what is needed"))
           && perform(curl, f, &r, e);
    curl_easy_cleanup(curl);
    if (good)
        *body = str_copy(a, (struct str){r.out.items, r.out.n});
    out_reset(&r.out);
    return good;
}

const char *fetch_escape(struct str value, struct arena *a)
{
    char *escaped = value.n ? curl_easy_escape(NULL, value.at, (int)value.n) : NULL;
    const char *kept = arena_text(a, "%s", escaped ? escaped : "");

    curl_free(escaped);
    return kept;
}
