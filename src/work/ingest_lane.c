/* ingest_lane.c - the parts of all files read by as many threads as there are, and counted in their
 * order by whichever thread is free.
 *
 * A ring of places holds parts from the moment a thread takes one until it is counted. One thread
 * at a time counts: duplicates are found in the order of the input. Everything in `struct ring` is
 * touched under its lock, but the batch of a place by the thread that reads it and the run by the
 * thread that counts. */
#include <assert.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

#include "engine/scan.h"
#include "work/ingest_part.h"

enum { PART_BYTES = 512 << 10, HEAD_SPARE = 16, THREADS_MOST = 64, PLACES_EACH = 4 };

struct source {
    struct file_view view;
    struct arena arena;
    struct record_file file;
    struct record_state state;         /* before the next part to be counted */
    const struct record_sheet *latest; /* its sheet, under the lock */
    size_t next;                       /* where the next part to be read begins */
};

struct lane {
    struct ring *ring;
    struct record_lane *reads;
    struct ingest_words words;
    pthread_t thread;
};

struct place_in_ring {
    struct record_batch batch;
    struct source *source;
    struct lane *lane;
    struct record_state from;
    size_t at, end;
    int file;
    bool done;
};

struct ring {
    struct ingest_run *run;
    pthread_mutex_t lock;
    pthread_cond_t moved;
    struct source *sources;
    struct lane *lanes;
    struct lane again; /* reads what did not follow */
    struct record_batch again_batch;
    struct place_in_ring *places;
    int64_t place_n, given, taken; /* parts given to a thread; counted */
    int file;                      /* that parts are taken from; file_n: all are given */
    bool open, taking, failed;
    struct err err;
};

/* --- counting --- */

/* What is read again if a row reached over from the part before, or a header bound other columns.
 */
static const struct record_batch *following(struct ring *ring, struct place_in_ring *p,
                                            struct lane **lane)
{
    struct source *s = p->source;

    *lane = p->lane;
    if (record_batch_follows(&p->batch, &s->state))
        return &p->batch;
    *lane = &ring->again;
    record_lane_read(ring->again.reads, &s->file, p->at, p->end, &s->state, &ring->again_batch);
    return &ring->again_batch;
}

/* The words of a batch that is not counted are still those of its lane. */
static void words_pass(struct ring *ring, struct place_in_ring *p)
{
    struct record_batch words_only = p->batch;

    words_only.rows.n = 0;
    ingest_take(ring->run, &p->lane->words, &words_only, p->file, 0);
}

static void source_end(struct ring *ring, struct place_in_ring *p)
{
    struct source *s = p->source;
    struct ingest_summary *summary = &ring->run->summary;

    ingest_size_look(ring->run, s->state.line, p->file);
    summary->files++;
    summary->bytes += (int64_t)s->view.bytes.n;
    file_view_close(&s->view);
    arena_reset(&s->arena);
}

/* Behind a mark of a few bytes, perhaps. */
static bool in_place(const struct source *s)
{
    return s->file.text.at >= s->view.bytes.at
           && s->file.text.at <= s->view.bytes.at + s->view.bytes.n;
}

static void take(struct ring *ring, struct place_in_ring *p)
{
    struct source *s = p->source;
    struct lane *lane;
    const struct record_batch *batch = following(ring, p, &lane);

    if (lane != p->lane)
        words_pass(ring, p);
    ingest_take(ring->run, &lane->words, batch, p->file, s->state.line);
    record_state_move(&s->state, batch);
    ingest_progress(ring->run, p->file);
    if (p->end == s->file.text.n)
        source_end(ring, p);
    else if (in_place(s))
        file_view_forget(&s->view, p->at);
}

/* --- reading --- */

/* Lines behind a part that its rows may take, each ending in two bytes at most; and some. */
enum { HEAD_BYTES = (1 << 20) + HEAD_SPARE, AHEAD = 2 * (SCAN_FURTHER + 4) };

static bool blank(struct str head)
{
    for (size_t i = 0; i < head.n; i++) {
        if (!strchr(" \t\r\n", head.at[i]))
            return false;
    }
    return true;
}

/* As much as is looked at before the first row; all, where that cannot be said before. */
static bool head_fill(struct file_view *v, const struct map *map, struct err *e)
{
    struct str head = {v->bytes.at, v->bytes.n < HEAD_BYTES ? v->bytes.n : HEAD_BYTES};

    if (!file_view_lines(v, HEAD_BYTES, AHEAD, e))
        return false;
    return !(map_encoding(map) == MAP_ENCODING_UTF16 || str_starts(head, STR("\xFF\xFE"))
             || str_starts(head, STR("\xFE\xFF")) || blank(head))
           || file_view_fill(v, v->bytes.n, e);
}

static bool view_open(struct ring *ring, struct source *s, const char *name, struct err *e)
{
    const struct ingest_request *r = ring->run->request;

    return r->source ? file_view_feed(&s->view, name, r->source, e)
                           && head_fill(&s->view, ring->run->tables.map, e)
                     : file_view_open(&s->view, name, e);
}

static bool source_open(struct ring *ring, struct err *e)
{
    struct source *s = &ring->sources[ring->file];
    const struct ingest_tables *t = &ring->run->tables;
    const struct record_options options = {.map = t->map, .place = t->place};
    const char *name = ring->run->request->files[ring->file];

    if (!view_open(ring, s, name, e)
        || !record_file_open(&options, name, s->view.bytes, &s->arena, &s->file, e))
        return false;
    s->state = (struct record_state){.sheet = s->file.sheet, .line = s->file.line};
    s->latest = s->file.sheet;
    s->next = s->file.begin;
    ring->open = true;
    return true;
}

/* The next part, given to a lane; NULL where there is none (left). */
static struct place_in_ring *give(struct ring *ring, struct lane *lane)
{
    struct place_in_ring *p = &ring->places[ring->given % ring->place_n];
    struct source *s = &ring->sources[ring->file];

    if ((!ring->open && !source_open(ring, &ring->err))
        || !file_view_lines(&s->view, s->next + PART_BYTES + HEAD_SPARE, AHEAD, &ring->err)) {
        ring->failed = true;
        return NULL;
    }
    p->source = s;
    p->lane = lane;
    p->file = ring->file;
    p->from = (struct record_state){.sheet = s->latest};
    p->at = s->next;
    p->end = record_part_end(&s->file, p->at, PART_BYTES);
    p->done = false;
    s->next = p->end;
    ring->given++;
    if (p->end == s->file.text.n) {
        ring->file++;
        ring->open = false;
    }
    return p;
}

/* --- threads --- */

static bool watched(const struct ring *ring)
{
    const struct ingest_run *run = ring->run;

    return !run->request->watch
           || run->request->watch(run->request->watch_arg, run->summary.read,
                                  run->summary.rejected);
}

/* One step of a lane, under the lock. False where nothing is left to do. */
static bool step(struct ring *ring, struct lane *lane)
{
    struct place_in_ring *p = &ring->places[ring->taken % ring->place_n];
    bool goes_on;

    if (ring->failed || (ring->file == ring->run->request->file_n && ring->taken == ring->given))
        return false;
    if (!ring->taking && ring->taken < ring->given && p->done) {
        ring->taking = true;
        pthread_mutex_unlock(&ring->lock);
        take(ring, p);
        goes_on = watched(ring);
        pthread_mutex_lock(&ring->lock);
        ring->taking = false;
        if (!goes_on)
            ring->failed = !err_set(&ring->err, ERR_STATE, "the run was stopped");
        p->source->latest = p->source->state.sheet;
        ring->taken++;
    } else if (ring->file < ring->run->request->file_n
               && ring->given - ring->taken < ring->place_n) {
        p = give(ring, lane);
        if (!p)
            return false;
        pthread_mutex_unlock(&ring->lock);
        record_lane_read(lane->reads, &p->source->file, p->at, p->end, &p->from, &p->batch);
        pthread_mutex_lock(&ring->lock);
        p->done = true;
    } else {
        pthread_cond_wait(&ring->moved, &ring->lock);
        return true;
    }
    pthread_cond_broadcast(&ring->moved);
    return true;
}

static void *lane_run(void *arg)
{
    struct lane *lane = arg;
    struct ring *ring = lane->ring;

    pthread_mutex_lock(&ring->lock);
    while (step(ring, lane))
        continue;
    pthread_cond_broadcast(&ring->moved);
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

static void lane_open(struct ring *ring, struct lane *lane, size_t memo_bytes)
{
    struct ingest_run *run = ring->run;
    const struct ingest_tables *t = &run->tables;
    const struct record_options options = {
        .map = t->map,
        .place = t->place,
        .memo = memo_bytes ? place_memo_open(memo_bytes, &run->arena) : NULL,
        .institutions = t->institutions,
        .drgs = t->drgs,
        .procedures = t->procedures,
        .departments = t->departments,
        .not_after_day = run->request->not_after_day};

    lane->ring = ring;
    lane->reads =
        record_lane_open(&options, run->stays.salt, RECORD_FAST, scan_way_best(), &run->arena);
}

static void lane_close(struct lane *lane)
{
    record_lane_close(lane->reads);
    ingest_words_reset(&lane->words);
}

int ingest_threads(const struct ingest_request *r)
{
    long n = r->threads ? r->threads : sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > THREADS_MOST ? THREADS_MOST : (int)n;
}

/* The first lane is the caller's own thread; fewer threads than wanted are enough. */
static void lanes_run(struct ring *ring, int n)
{
    int started = 1;

    for (; started < n; started++) {
        if (pthread_create(&ring->lanes[started].thread, NULL, lane_run, &ring->lanes[started]))
            break;
    }
    lane_run(&ring->lanes[0]);
    for (int i = 1; i < started; i++)
        pthread_join(ring->lanes[i].thread, NULL);
}

bool ingest_files(struct ingest_run *run, struct err *e)
{
    int n = ingest_threads(run->request), file_n = run->request->file_n;
    struct ring ring = {.run = run, .place_n = (int64_t)n * PLACES_EACH};

    ring.sources = ARENA_ARRAY(&run->arena, struct source, file_n);
    ring.lanes = ARENA_ARRAY(&run->arena, struct lane, n);
    ring.places = ARENA_ARRAY(&run->arena, struct place_in_ring, ring.place_n);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.moved, NULL);
    for (int i = 0; i < n; i++)
        lane_open(&ring, &ring.lanes[i], PLACE_MEMO_BYTES / (size_t)n);
    lane_open(&ring, &ring.again, 0);
    lanes_run(&ring, n);
    for (int i = 0; i < n; i++)
        lane_close(&ring.lanes[i]);
    lane_close(&ring.again);
    for (int64_t i = 0; i < ring.place_n; i++)
        record_batch_reset(&ring.places[i].batch);
    record_batch_reset(&ring.again_batch);
    for (int i = 0; i < file_n; i++) {
        file_view_close(&ring.sources[i].view);
        arena_reset(&ring.sources[i].arena);
    }
    pthread_cond_destroy(&ring.moved);
    pthread_mutex_destroy(&ring.lock);
    if (ring.failed)
        *e = ring.err;
    return !ring.failed;
}
