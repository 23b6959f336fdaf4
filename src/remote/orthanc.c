/* orthanc.c - see orthanc.h.
 *
 * libcurl adds "Expect: 100-continue" to long bodies, which Orthanc leaves unanswered: a second
 * lost for each. An empty Expect takes it away. A stream is pulled by whoever takes of it: curl is
 * paused when a piece is there, and goes on when it was taken. */
#include "remote/orthanc.h"

#include <curl/curl.h>
#include <jansson.h>
#include <sodium.h>
#include <string.h>
#include <time.h>

#include "base/out.h"
#include "remote/fetch.h"

struct orthanc {
    struct arena arena; /* holds this struct */
    const char *url, *user, *password;
};

bool orthanc_open(const struct orthanc_options *options, struct orthanc **out, struct err *e)
{
    struct arena arena = {0};
    struct orthanc *o;

    if (!fetch_may(str_of(options->url)))
        return err_set(e, ERR_USAGE, "%.120s: neither https nor this machine", options->url);
    if (!fetch_begin(e))
        return false;
    o = ARENA_NEW(&arena, struct orthanc);
    o->url = arena_text(&arena, "%s", options->url);
    o->user = arena_text(&arena, "%s", options->user);
    o->password = arena_text(&arena, "%s", options->password);
    o->arena = arena;
    *out = o;
    return true;
}

void orthanc_close(struct orthanc *o)
{
    struct arena arena;

    if (!o)
        return;
    arena = o->arena;
    arena_reset(&arena);
}

/* --- one question, its answer whole --- */

struct asking {
    const char *path; /* GET, or POST where there is a body */
    const struct orthanc_bytes *body;
    int64_t put_n;  /* bytes of it that are on their way */
    struct err own; /* why no more of it can be read */
    const char *type;
    struct out out;
    bool too_long;
    long status;
};

static size_t receive(char *bytes, size_t size, size_t n, void *arg)
{
    struct asking *q = arg;

    if (q->out.n + size * n > ORTHANC_ANSWER) {
        q->too_long = true;
        return 0;
    }
    out_put(&q->out, bytes, size * n);
    return size * n;
}

static bool common_set(CURL *curl, const struct orthanc *o, const char *url)
{
    return curl_easy_setopt(curl, CURLOPT_URL, url) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)ORTHANC_MS / 2) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_USERNAME, o->user) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_PASSWORD, o->password) == CURLE_OK;
}

static size_t body_give(char *to, size_t size, size_t n, void *arg)
{
    struct asking *q = arg;
    size_t got = 0;

    if (!q->body->read(q->body->arg, q->put_n, to, size * n, &got, &q->own))
        return CURL_READFUNC_ABORT;
    q->put_n += (int64_t)got;
    return got;
}

/* A line that carries less than a mebibyte a second is no way to an archive. */
static long put_ms(const struct asking *q)
{
    return ORTHANC_BEGIN_MS + (q->body ? (long)(q->body->size >> 20) * 1000 : 0);
}

static bool body_set(CURL *curl, struct asking *q)
{
    return curl_easy_setopt(curl, CURLOPT_POST, 1L) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)q->body->size)
                  == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_READFUNCTION, body_give) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_READDATA, q) == CURLE_OK;
}

static bool asking_set(CURL *curl, const struct orthanc *o, struct asking *q, const char *url,
                       struct curl_slist *heads)
{
    return common_set(curl, o, url)
           && curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, put_ms(q)) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_WRITEDATA, q) == CURLE_OK
           && curl_easy_setopt(curl, CURLOPT_HTTPHEADER, heads) == CURLE_OK
           && (!q->body || body_set(curl, q));
}

/* ERR_IO where nobody answers; the status is the caller's to judge. */
static bool perform(const struct orthanc *o, struct asking *q, struct err *e)
{
    struct arena a = {0};
    const char *url = arena_text(&a, "%s%s", o->url, q->path);
    struct curl_slist *heads = curl_slist_append(NULL, "Expect:");
    CURL *curl = curl_easy_init();
    CURLcode code = CURLE_FAILED_INIT;

    if (q->type)
        heads = curl_slist_append(heads, arena_text(&a, "Content-Type: %s", q->type));
    if (curl && heads && asking_set(curl, o, q, url, heads)) {
        code = curl_easy_perform(curl);
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &q->status);
    }
    curl_easy_cleanup(curl);
    curl_slist_free_all(heads);
    arena_reset(&a);
    if (code == CURLE_OK)
        return true;
    if (q->own.code != ERR_NONE)
        return err_pass(e, &q->own);
    return err_set(e, ERR_IO, "the picture archive: %s",
                   q->too_long ? "the answer is too long" : curl_easy_strerror(code));
}

static bool status_check(const struct asking *q, struct err *e)
{
    if (q->status == 404)
        return err_set(e, ERR_MISSING, "the picture archive has no such thing");
    if (q->status == 400)
        return err_set(e, ERR_INPUT, "the picture archive cannot read it: no DICOM object");
    return q->status == 200 || err_set(e, ERR_IO, "the picture archive replied %ld", q->status);
}

/* The answer as JSON; the caller gives it back. */
static bool ask(const struct orthanc *o, struct asking *q, json_t **answer, struct err *e)
{
    bool good = perform(o, q, e) && status_check(q, e);

    *answer = good ? json_loadb(q->out.items, q->out.n, 0, NULL) : NULL;
    out_reset(&q->out);
    return good && (*answer || err_set(e, ERR_IO, "the picture archive: no JSON"));
}

static struct str text_of(const json_t *object, const char *name, struct arena *a)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text ? str_trim(str_copy(a, str_of(text))) : STR("");
}

bool orthanc_alive(const struct orthanc *o, struct err *e)
{
    struct asking q = {.path = "/system"};
    json_t *answer;

    if (!ask(o, &q, &answer, e))
        return false;
    json_decref(answer);
    return true;
}

bool orthanc_changes(const struct orthanc *o, int64_t since, struct arena *a,
                     struct orthanc_changes *changes, struct err *e)
{
    struct asking q = {.path = arena_text(a, "/changes?since=%lld&limit=100", (long long)since)};
    const json_t *list, *one;
    json_t *answer;
    size_t i;

    if (!ask(o, &q, &answer, e))
        return false;
    list = json_object_get(answer, "Changes");
    *changes =
        (struct orthanc_changes){ARENA_ARRAY(a, struct orthanc_change, json_array_size(list) + 1),
                                 0, json_integer_value(json_object_get(answer, "Last"))};
    json_array_foreach(list, i, one)
    {
        changes->items[changes->n++] =
            (struct orthanc_change){json_integer_value(json_object_get(one, "Seq")),
                                    text_of(one, "ChangeType", a), text_of(one, "ID", a)};
    }
    json_decref(answer);
    return true;
}

/* Only the last letters of its own names go into a path: they are hexadecimal with hyphens. */
static bool name_check(struct str id, struct err *e)
{
    for (size_t i = 0; i < id.n; i++) {
        if (!strchr("0123456789abcdef-", id.at[i]) || !id.at[i])
            return err_set(e, ERR_MISSING, "the picture archive has no such thing");
    }
    return (id.n > 0 && id.n <= 64)
           || err_set(e, ERR_MISSING, "the picture archive has no such thing");
}

/* Whoever sent its first object by C-STORE; what came over HTTP has nobody. */
static struct str sender_of(const struct orthanc *o, struct str instance, struct arena *a)
{
    struct asking q = {.path =
                           arena_text(a, "/instances/%.*s/metadata/RemoteAET", STR_ARG(instance))};
    struct err unheard = {0};
    struct str aet = STR("");

    if (perform(o, &q, &unheard) && q.status == 200)
        aet = str_trim(str_copy(a, (struct str){q.out.items, q.out.n}));
    out_reset(&q.out);
    return aet;
}

static bool series_read(const struct orthanc *o, struct str series, struct arena *a,
                        struct orthanc_study *study, struct err *e)
{
    struct asking q = {.path = arena_text(a, "/series/%.*s", STR_ARG(series))};
    const char *instance;
    json_t *answer;

    if (!name_check(series, e) || !ask(o, &q, &answer, e))
        return false;
    study->modality = text_of(json_object_get(answer, "MainDicomTags"), "Modality", a);
    instance = json_string_value(json_array_get(json_object_get(answer, "Instances"), 0));
    if (instance)
        study->aet = sender_of(o, str_of(instance), a);
    json_decref(answer);
    return true;
}

bool orthanc_study(const struct orthanc *o, struct str id, struct arena *a,
                   struct orthanc_study *study, struct err *e)
{
    struct asking q = {.path = arena_text(a, "/studies/%.*s", STR_ARG(id))};
    const json_t *tags;
    const char *series;
    json_t *answer;
    bool good;

    if (!name_check(id, e) || !ask(o, &q, &answer, e))
        return false;
    tags = json_object_get(answer, "MainDicomTags");
    *study = (struct orthanc_study){
        .uid = text_of(tags, "StudyInstanceUID", a),
        .accession = text_of(tags, "AccessionNumber", a),
        .patient = text_of(json_object_get(answer, "PatientMainDicomTags"), "PatientID", a),
        .modality = STR(""),
        .aet = STR("")};
    series = json_string_value(json_array_get(json_object_get(answer, "Series"), 0));
    good = !series || series_read(o, str_of(series), a, study, e);
    json_decref(answer);
    return good;
}

/* --- what is put in --- */

static bool kept_read(const struct orthanc *o, struct asking *q, struct arena *a,
                      struct orthanc_kept *kept, struct err *e)
{
    json_t *answer;

    if (!ask(o, q, &answer, e))
        return false;
    *kept = (struct orthanc_kept){text_of(answer, "ID", a), text_of(answer, "ParentStudy", a),
                                  str_eq(text_of(answer, "Status", a), STR("Success"))};
    json_decref(answer);
    return true;
}

bool orthanc_put(const struct orthanc *o, const struct orthanc_bytes *bytes, struct arena *a,
                 struct orthanc_kept *kept, struct err *e)
{
    struct asking q = {.path = "/instances", .body = bytes, .type = "application/dicom"};

    return kept_read(o, &q, a, kept, e);
}

/* As Orthanc's /tools/create-dicom takes it, with the picture as base64 between `head` and `tail`,
 * written as it goes. */
struct picture_text {
    const struct orthanc_bytes *bytes;
    struct str head, tail;
    int64_t middle_n;
};
enum { GROUPS = 4096 }; /* of three bytes, four letters, at once */

static bool middle_read(const struct picture_text *t, int64_t offset, char *to, size_t n,
                        size_t *got, struct err *e)
{
    unsigned char raw[3 * GROUPS];
    char letters[4 * GROUPS + 1];
    const size_t skipped = (size_t)(offset % 4);
    size_t raw_n, letter_n;

    if (!t->bytes->read(t->bytes->arg, offset / 4 * 3, (char *)raw, sizeof raw, &raw_n, e))
        return false;
    sodium_bin2base64(letters, sizeof letters, raw, raw_n, sodium_base64_VARIANT_ORIGINAL);
    letter_n = strlen(letters) - skipped;
    *got = letter_n < n ? letter_n : n;
    memcpy(to, letters + skipped, *got);
    return true;
}

static bool picture_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct picture_text *t = arg;
    const int64_t middle = (int64_t)t->head.n, behind = middle + t->middle_n;
    struct str text = t->head;

    if (offset >= middle && offset < behind)
        return middle_read(t, offset - middle, to, n, got, e);
    if (offset >= behind) {
        text = t->tail;
        offset -= behind;
    }
    *got = text.n - (size_t)offset < n ? text.n - (size_t)offset : n;
    memcpy(to, text.at + offset, *got);
    return true;
}

static void tag_set(json_t *tags, const char *name, struct str value)
{
    json_object_set_new(tags, name, json_stringn(value.at ? value.at : "", value.n));
}

static int text_put(const char *bytes, size_t n, void *arg)
{
    out_put(arg, bytes, n);
    return 0;
}

static struct str picture_head(const struct orthanc_picture *p, struct arena *a)
{
    json_t *tags = json_object();
    struct str head = STR("");
    struct out text = {0};

    tag_set(tags, "AccessionNumber", p->accession);
    tag_set(tags, "PatientID", p->patient);
    tag_set(tags, "PatientName", p->name);
    tag_set(tags, "Modality", p->modality);
    tag_set(tags, "StudyDescription", p->about);
    tag_set(tags, "StudyInstanceUID", p->uid);
    tag_set(tags, "SpecificCharacterSet", STR("ISO_IR 192"));
    if (!json_dump_callback(tags, text_put, &text, JSON_COMPACT))
        head = str_of(arena_text(a, "{\"Force\":true,\"Tags\":%.*s,\"Content\":\"data:%s;base64,",
                                 (int)text.n, text.items, p->type));
    out_reset(&text);
    json_decref(tags);
    return head;
}

bool orthanc_picture(const struct orthanc *o, const struct orthanc_picture *picture,
                     struct arena *a, struct orthanc_kept *kept, struct err *e)
{
    struct picture_text text = {.bytes = &picture->bytes,
                                .head = picture_head(picture, a),
                                .tail = STR("\"}"),
                                .middle_n = (picture->bytes.size + 2) / 3 * 4};
    const struct orthanc_bytes body = {picture_read, &text,
                                       (int64_t)(text.head.n + text.tail.n) + text.middle_n};
    struct asking q = {.path = "/tools/create-dicom", .type = "application/json", .body = &body};

    if (text.head.n == 0)
        return err_set(e, ERR_INPUT, "a picture's words cannot be written");
    return kept_read(o, &q, a, kept, e);
}

/* --- an answer as it comes --- */

struct orthanc_stream {
    struct arena arena; /* holds this struct */
    CURLM *multi;
    CURL *curl;
    struct curl_slist *heads;
    struct out piece;
    size_t taken;
    bool ended, broken;
    char type[120];
};

static size_t piece_take(char *bytes, size_t size, size_t n, void *arg)
{
    struct orthanc_stream *s = arg;

    if (s->piece.n > s->taken)
        return CURL_WRITEFUNC_PAUSE;
    s->piece.n = 0;
    s->taken = 0;
    out_put(&s->piece, bytes, size * n);
    return size * n;
}

static int64_t clock_ms(void)
{
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* Lets curl work until a piece is there, the answer ends, or nothing came for too long. The time is
 * ours to keep: a poll ends early, with nothing there, when a timer of curl's own has run off. */
static void pump(struct orthanc_stream *s, int patience_ms)
{
    const int64_t end_ms = clock_ms() + patience_ms;
    int running = 1, left;
    CURLMsg *m;

    curl_easy_pause(s->curl, CURLPAUSE_CONT);
    while (!s->ended && s->piece.n == s->taken) {
        const int64_t left_ms = end_ms - clock_ms();

        if (left_ms <= 0 || curl_multi_perform(s->multi, &running) != CURLM_OK)
            s->broken = s->ended = true;
        while ((m = curl_multi_info_read(s->multi, &left)) != NULL) {
            s->ended = true;
            s->broken = m->data.result != CURLE_OK;
        }
        if (s->ended || s->piece.n > s->taken)
            return;
        if (curl_multi_poll(s->multi, NULL, 0, (int)left_ms, NULL) != CURLM_OK)
            s->broken = s->ended = true;
    }
}

static bool stream_set(struct orthanc_stream *s, const struct orthanc *o, const char *url)
{
    return s->multi && s->curl && s->heads && common_set(s->curl, o, url)
           && curl_easy_setopt(s->curl, CURLOPT_HTTPHEADER, s->heads) == CURLE_OK
           && curl_easy_setopt(s->curl, CURLOPT_WRITEFUNCTION, piece_take) == CURLE_OK
           && curl_easy_setopt(s->curl, CURLOPT_WRITEDATA, s) == CURLE_OK
           && curl_multi_add_handle(s->multi, s->curl) == CURLM_OK;
}

static bool head_check(struct orthanc_stream *s, struct err *e)
{
    const char *type = NULL;
    long status = 0;

    curl_easy_getinfo(s->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(s->curl, CURLINFO_CONTENT_TYPE, &type);
    snprintf(s->type, sizeof s->type, "%s", type ? type : "application/octet-stream");
    if (status == 404)
        return err_set(e, ERR_MISSING, "the picture archive has no such thing");
    if (s->broken || status == 0)
        return err_set(e, ERR_IO, "the picture archive does not answer");
    return status == 200 || err_set(e, ERR_IO, "the picture archive replied %ld", status);
}

bool orthanc_stream_open(const struct orthanc *o, const char *path, const char *accept,
                         const char *host, struct orthanc_stream **stream, struct err *e)
{
    struct arena a = {0};
    struct orthanc_stream *s = ARENA_NEW(&a, struct orthanc_stream);
    const char *url = arena_text(&a, "%s%s", o->url, path);
    bool good;

    *s = (struct orthanc_stream){.multi = curl_multi_init(), .curl = curl_easy_init()};
    s->heads = curl_slist_append(NULL, arena_text(&a, "Accept: %s", accept));
    s->heads = curl_slist_append(s->heads, arena_text(&a, "Forwarded: host=%s", host));
    s->arena = a;
    good = stream_set(s, o, url) || err_set(e, ERR_IO, "libcurl lacks what is needed");
    if (good) {
        pump(s, ORTHANC_BEGIN_MS);
        good = head_check(s, e);
    }
    if (!good) {
        orthanc_stream_close(s);
        return false;
    }
    *stream = s;
    return true;
}

const char *orthanc_stream_type(const struct orthanc_stream *s)
{
    return s->type;
}

ssize_t orthanc_stream_take(struct orthanc_stream *s, char *to, size_t max)
{
    size_t n;

    if (s->piece.n == s->taken)
        pump(s, ORTHANC_MS);
    n = s->piece.n - s->taken;
    if (n == 0)
        return s->broken ? -1 : 0;
    n = n < max ? n : max;
    memcpy(to, s->piece.items + s->taken, n);
    s->taken += n;
    return (ssize_t)n;
}

void orthanc_stream_close(struct orthanc_stream *s)
{
    struct arena arena;

    if (!s)
        return;
    if (s->multi && s->curl)
        curl_multi_remove_handle(s->multi, s->curl);
    curl_easy_cleanup(s->curl);
    curl_multi_cleanup(s->multi);
    curl_slist_free_all(s->heads);
    out_reset(&s->piece);
    arena = s->arena;
    arena_reset(&arena);
}
