/* event.c - see event.h.
 *
 * The thread goes through the list one stream after the other, without the lock while it serves
 * one; a stream that goes away waits until the thread is not at it. Events are read a page at a
 * time; streams that stand at the same number share the page. */
#include "api/event.h"

#include <inttypes.h>
#include <pthread.h>
#include <time.h>

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/log.h"
#include "work/event.h"

enum { LOOK_S = 1, RETRY_MS = 2000, WAIT_S = 5 };

struct watch {
    struct event_hub *hub;
    struct http_stream *stream;
    struct str token;
    int64_t seq;     /* all up to here was told, or is not for this one */
    int64_t beat_ms; /* when something is to be said again */
    bool ended;
    struct watch *next, **at;
};

struct page { /* of the thread: events behind `after`, empty where none was read */
    int64_t after;
    struct event_rows rows;
    struct arena arena;
};

struct event_hub {
    struct store *store;
    pthread_t thread;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t look, left;
    bool looked, ending;
    struct watch *watches;
    const struct watch *current; /* the one the thread is at */
    int n, most, beat_ms;
};

/* --- the thread --- */

static bool page_read(struct event_hub *hub, struct page *page, int64_t after)
{
    struct err unheard = {0};

    if (page->rows.n && page->after == after)
        return true;
    arena_reset(&page->arena);
    page->rows = (struct event_rows){0};
    page->after = after;
    return work_event_after(hub->store, after, &page->arena, &page->rows, &unheard);
}

static void event_write(struct out *out, const struct event *event)
{
    struct json_writer w = {.out = out};

    out_text(out, "id: %" PRId64 "\ndata: ", event->seq);
    json_open_object(&w);
    json_key(&w, "kind");
    json_text(&w, event_kind_names[event->kind]);
    field_id(&w, "object", event->object);
    field_ms(&w, "at", event->at_ms);
    json_end(&w);
    out_text(out, "\n\n");
}

/* Whether the asker may still look on. What cannot be read now is asked again later. */
static bool asker_find(struct watch *s, int64_t now_ms, struct arena *a, struct session_view *v,
                       bool *unread)
{
    struct err e = {0};
    bool good = work_session_peek(s->hub->store, s->token, now_ms, a, v, &e);

    *unread = !good && e.code != ERR_RIGHT;
    return good && rights_decide(&v->subject, ACTION_EVENT_SEE, NULL) == RIGHTS_ALLOWED;
}

/* Tells what came up to `head`; false where it takes no more. */
static bool tell(struct watch *s, const struct subject *subject, struct page *page, int64_t head)
{
    struct out out = {0};
    bool good = true;

    while (good && s->seq < head && page_read(s->hub, page, s->seq) && page->rows.n) {
        int64_t seq = s->seq;

        out.n = 0;
        for (size_t i = 0; i < page->rows.n; i++) {
            const struct event *event = &page->rows.items[i];

            seq = event->seq;
            if (event_seen(subject, event))
                event_write(&out, event);
        }
        good = !out.n || http_stream_put(s->stream, (struct str){out.items, out.n});
        s->seq = seq;
    }
    out_reset(&out);
    return good;
}

/* A line that says nothing but where it stands. */
static bool beat(struct watch *s, int64_t now_ms)
{
    char text[64];
    int n = snprintf(text, sizeof text, ":\nid: %" PRId64 "\n\n", s->seq);

    s->beat_ms = now_ms + s->hub->beat_ms;
    return http_stream_put(s->stream, (struct str){text, (size_t)n});
}

static void serve(struct watch *s, struct page *page, int64_t head, int64_t now_ms)
{
    struct arena a = {0};
    struct session_view view;
    bool due = now_ms >= s->beat_ms, unread, good;

    if (s->ended || (s->seq >= head && !due))
        return;
    good = asker_find(s, now_ms, &a, &view, &unread);
    if (good)
        good = tell(s, &view.subject, page, head) && (!due || beat(s, now_ms));
    if (!good && !unread) {
        s->ended = true;
        http_stream_end(s->stream);
    }
    arena_reset(&a);
}

/* All of them once. */
static void turn(struct event_hub *hub, struct page *page)
{
    struct err unheard = {0};
    int64_t head = 0; /* where it cannot be read, nothing is new */

    if (!work_event_head(hub->store, &head, &unheard))
        head = 0;
    page->rows.n = 0;
    pthread_mutex_lock(&hub->lock);
    for (struct watch *s = hub->watches; s; s = s->next) {
        hub->current = s;
        pthread_mutex_unlock(&hub->lock);
        serve(s, page, head, log_now_ms());
        pthread_mutex_lock(&hub->lock);
        hub->current = NULL;
        pthread_cond_broadcast(&hub->left);
    }
    pthread_mutex_unlock(&hub->lock);
}

static void *hub_main(void *arg)
{
    struct event_hub *hub = arg;
    struct page page = {0};
    struct timespec until;

    pthread_mutex_lock(&hub->lock);
    while (!hub->ending) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec += LOOK_S;
        if (!hub->watches)
            pthread_cond_wait(&hub->look, &hub->lock);
        else if (!hub->looked)
            pthread_cond_timedwait(&hub->look, &hub->lock, &until);
        hub->looked = false;
        pthread_mutex_unlock(&hub->lock);
        turn(hub, &page);
        pthread_mutex_lock(&hub->lock);
    }
    pthread_mutex_unlock(&hub->lock);
    arena_reset(&page.arena);
    return NULL;
}

bool event_hub_open(struct store *store, int stream_n, int beat_ms, struct event_hub **out,
                    struct err *e)
{
    struct event_hub *hub = heap_grow(NULL, sizeof *hub);

    *hub = (struct event_hub){.store = store, .most = stream_n, .beat_ms = beat_ms};
    pthread_mutex_init(&hub->lock, NULL);
    pthread_cond_init(&hub->look, NULL);
    pthread_cond_init(&hub->left, NULL);
    if (pthread_create(&hub->thread, NULL, hub_main, hub)) {
        pthread_mutex_destroy(&hub->lock);
        pthread_cond_destroy(&hub->look);
        pthread_cond_destroy(&hub->left);
        heap_free(hub);
        return err_set(e, ERR_IO, "the thread that tells of changes cannot be started");
    }
    *out = hub;
    return true;
}

void event_hub_close(struct event_hub *hub)
{
    if (!hub)
        return;
    pthread_mutex_lock(&hub->lock);
    hub->ending = true;
    pthread_cond_signal(&hub->look);
    pthread_mutex_unlock(&hub->lock);
    pthread_join(hub->thread, NULL);
    pthread_mutex_destroy(&hub->lock);
    pthread_cond_destroy(&hub->look);
    pthread_cond_destroy(&hub->left);
    heap_free(hub);
}

void event_hub_look(struct event_hub *hub)
{
    if (!hub)
        return;
    pthread_mutex_lock(&hub->lock);
    hub->looked = true;
    pthread_cond_signal(&hub->look);
    pthread_mutex_unlock(&hub->lock);
}

int event_hub_count(struct event_hub *hub)
{
    int n;

    pthread_mutex_lock(&hub->lock);
    n = hub->n;
    pthread_mutex_unlock(&hub->lock);
    return n;
}

/* --- coming and going --- */

static bool place_take(struct event_hub *hub)
{
    bool good;

    pthread_mutex_lock(&hub->lock);
    good = hub->n < hub->most;
    hub->n += good;
    pthread_mutex_unlock(&hub->lock);
    return good;
}

static void gone(void *arg, struct http_stream *stream)
{
    struct watch *s = arg;
    struct event_hub *hub = s->hub;

    (void)stream;
    pthread_mutex_lock(&hub->lock);
    while (hub->current == s)
        pthread_cond_wait(&hub->left, &hub->lock);
    *s->at = s->next;
    if (s->next)
        s->next->at = s->at;
    hub->n--;
    pthread_mutex_unlock(&hub->lock);
}

static void enter(struct event_hub *hub, struct watch *s)
{
    pthread_mutex_lock(&hub->lock);
    s->at = &hub->watches;
    s->next = hub->watches;
    if (s->next)
        s->next->at = &s->next;
    hub->watches = s;
    hub->looked = true; /* what it missed is told at once */
    pthread_cond_signal(&hub->look);
    pthread_mutex_unlock(&hub->lock);
}

/* Where the asker stood. A number that was never given out is from before a restore: he has to read
 * anew. */
static bool seq_read(struct request *rq, int64_t *seq, bool *anew, struct err *e)
{
    struct str last = http_header(rq->x, "Last-Event-ID");
    int64_t head;

    *anew = false;
    if (!work_event_head(rq->store, &head, e))
        return false;
    *seq = head;
    if (!last.n)
        return true;
    if (!str_to_int(last, INT64_MAX, seq))
        return request_fault(rq,
                             (struct problem_field){.field = "Last-Event-ID",
                                                    .message = "not a number of an event",
                                                    .found = str_c(rq->arena, last),
                                                    .expected = "the `id` of the last event"},
                             e);
    *anew = *seq > head;
    *seq = *anew ? head : *seq;
    return true;
}

/* GET /api/events */
bool api_event_watch(struct request *rq, struct err *e)
{
    struct event_hub *hub = rq->scene->hub;
    struct watch *s = ARENA_NEW(rq->arena, struct watch);
    bool anew;

    if (!seq_read(rq, &s->seq, &anew, e))
        return false;
    if (!hub || atomic_load(rq->stopping) || !place_take(hub)) {
        rq->x->retry_after_s = WAIT_S;
        return request_refuse(rq, 503, e, "no more can look on at present");
    }
    s->hub = hub;
    s->token = str_copy(rq->arena, rq->seen->token);
    s->beat_ms = log_now_ms() + hub->beat_ms;
    s->stream = http_stream_open(rq->x, gone, s);
    rq->type = "text/event-stream";
    rq->x->body.n = 0;
    out_text(&rq->x->body, "retry: %d\nid: %" PRId64 "\n%s\n", RETRY_MS, s->seq,
             anew ? "event: anew\ndata: {}\n" : "");
    http_stream_put(s->stream, (struct str){rq->x->body.items, rq->x->body.n});
    out_reset(&rq->x->body); /* as long as the stream lasts nothing is held that is not needed */
    enter(hub, s);
    return true;
}
