/* serve_imaging.c - see serve_imaging.h.
 *
 * What came is read by asking the archive for its changes, not by being called: nothing is lost
 * while we are down, an archive that is not ours needs no script, and nobody outside can say that
 * an image came. How far was read is kept in the store. */
#include "cli/serve_imaging.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "remote/fetch.h"
#include "work/study.h"

#define SECRET "XINGLIN_IMAGING_SECRET"
enum { PAUSE_MS = 500 };

static const struct orthanc *asked(const struct serve_imaging *s)
{
    return s->run ? orthanc_run_asked(s->run) : s->asked;
}

/* --- what the routes ask --- */

static bool put(void *arg, const struct file_source *from, struct arena *a, bool *fresh,
                struct err *e)
{
    const struct orthanc_bytes bytes = {from->read, from->arg, from->size};
    struct orthanc_kept kept;

    if (!orthanc_put(asked(arg), &bytes, a, &kept, e))
        return false;
    *fresh = kept.fresh;
    return true;
}

static bool picture(void *arg, const struct imaging_picture *p, struct arena *a, struct err *e)
{
    const struct orthanc_picture one = {.bytes = {p->bytes->read, p->bytes->arg, p->bytes->size},
                                        .type = p->type,
                                        .accession = p->accession,
                                        .patient = p->patient,
                                        .name = p->name,
                                        .modality = p->modality,
                                        .about = p->about,
                                        .uid = p->uid};
    struct orthanc_kept kept;

    return orthanc_picture(asked(arg), &one, a, &kept, e);
}

static ssize_t take(void *arg, char *to, size_t max)
{
    return orthanc_stream_take(arg, to, max);
}

static void stream_close(void *arg)
{
    orthanc_stream_close(arg);
}

static bool stream_open(void *arg, const char *path, const char *accept, const char *host,
                        struct imaging_source *source, struct err *e)
{
    struct orthanc_stream *stream;

    if (!orthanc_stream_open(asked(arg), path, accept, host, &stream, e))
        return false;
    *source = (struct imaging_source){stream, orthanc_stream_type(stream), take, stream_close};
    return true;
}

/* --- what comes by itself --- */

/* Whose device it is: empty where nobody's. */
static struct str owner_of(const struct serve_imaging *s, struct str aet)
{
    for (size_t i = 0; i < s->device_n; i++) {
        if (aet.n && str_eq(s->device[i].aet, aet))
            return s->organization[i];
    }
    return STR("");
}

static int64_t now_ms(void)
{
    struct timespec at;

    clock_gettime(CLOCK_REALTIME, &at);
    return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

/* What was sent over HTTP was judged when it came: its sender is the order's. */
static bool arrived(struct serve_imaging *s, struct str id, struct arena *a, struct err *e)
{
    struct orthanc_study study;
    struct study_told told;
    enum study_why why;

    if (!orthanc_study(asked(s), id, a, &study, e)) {
        if (e->code != ERR_MISSING)
            return false;
        err_reset(e);
        return true; /* taken out again */
    }
    if (study.aet.n == 0)
        return work_study_whole(s->store, study.uid, now_ms(), e);
    told = (struct study_told){.uid = study.uid,
                               .accession = study.accession,
                               .patient = study.patient,
                               .modality = study.modality,
                               .organization = owner_of(s, study.aet),
                               .whole = true};
    return work_study_arrive(s->store, &told, now_ms(), &why, e);
}

/* One look: whether there may be more. */
static bool look(struct serve_imaging *s, struct str server, struct arena *a, bool *more,
                 struct err *e)
{
    struct orthanc_changes changes;
    int64_t since;

    *more = false;
    if (!work_imaging_mark(s->store, server, &since, e)
        || !orthanc_changes(asked(s), since, a, &changes, e))
        return false;
    for (size_t i = 0; i < changes.n; i++) {
        const struct orthanc_change *c = &changes.items[i];

        if (str_eq(c->kind, STR("StableStudy")) && !arrived(s, c->id, a, e))
            return false;
    }
    *more = changes.n == 100;
    return changes.last <= since || work_imaging_mark_put(s->store, server, changes.last, e);
}

static void rest(struct serve_imaging *s)
{
    const struct timespec step = {.tv_nsec = 100 * 1000000L};

    for (int i = 0; i < PAUSE_MS / 100 && !atomic_load(&s->stopping); i++)
        nanosleep(&step, NULL);
}

static void *watch(void *arg)
{
    struct serve_imaging *s = arg;
    const struct str server = str_of(s->folder ? s->folder : s->url);
    bool more, told = false;

    while (!atomic_load(&s->stopping)) {
        struct arena a = {0};
        struct err e = {0};
        bool good = (!s->run || orthanc_run_watch(s->run)) && look(s, server, &a, &more, &e)
                    && serve_worklist_renew(&s->worklist, now_ms(), &a, &e);

        if (!good && !told)
            fprintf(stderr, "xinglin: pictures wait: %s\n", e.text);
        told = !good;
        arena_reset(&a);
        if (!good || !more)
            rest(s);
    }
    return NULL;
}

/* --- options --- */

static bool device_read(struct serve_imaging *s, struct str line, struct err *e)
{
    struct str rest = line, aet = str_trim(str_cut(&rest, ',')),
               host = str_trim(str_cut(&rest, ',')), port = str_trim(str_cut(&rest, ',')),
               code = str_trim(rest);
    int64_t number = 0;

    if (!str_to_int(port, 65535, &number) || aet.n == 0 || aet.n > 16 || host.n == 0 || number < 1
        || code.n == 0)
        return err_set(e, ERR_USAGE,
                       "--imaging-devices: '%.*s': AE title, address, port and code of the"
                       " organization are wanted",
                       (int)(line.n < 80 ? line.n : 80), line.at);
    if (s->device_n == SERVE_DEVICES)
        return err_set(e, ERR_USAGE, "--imaging-devices: more than %d", SERVE_DEVICES);
    s->organization[s->device_n] = code;
    s->device[s->device_n++] = (struct orthanc_device){aet, host, (int)number};
    return true;
}

static bool devices_read(struct serve_imaging *s, struct err *e)
{
    char line[400];
    FILE *f;
    bool good = true;

    if (!s->devices)
        return true;
    f = fopen(s->devices, "re");
    if (!f)
        return err_set(e, ERR_USAGE, "--imaging-devices %.200s: cannot be read", s->devices);
    while (good && fgets(line, sizeof line, f)) {
        struct str text = str_trim(str_of(line));

        if (text.n && text.at[0] != '#')
            good = device_read(s, str_copy(&s->arena, text), e);
    }
    fclose(f);
    return good;
}

static bool there_open(struct serve_imaging *s, struct err *e)
{
    const char *secret = getenv(SECRET), *colon = secret ? strchr(secret, ':') : NULL;
    struct orthanc_options options = {.url = s->url};

    if (!colon)
        return err_set(e, ERR_USAGE,
                       "--imaging-url wants NAME:PASSWORD in the environment: " SECRET);
    options.user = arena_text(&s->arena, "%.*s", (int)(colon - secret), secret);
    options.password = colon + 1;
    return orthanc_open(&options, &s->asked, e);
}

static bool ours_open(struct serve_imaging *s, struct err *e)
{
    const struct orthanc_run_options options = {.folder = s->folder,
                                                .dicom_port = (int)s->dicom_port,
                                                .aet = "XINGLIN",
                                                .devices = s->device,
                                                .device_n = s->device_n};

    return fetch_begin(e) && orthanc_run_open(&options, &s->run, e);
}

bool serve_imaging_open(struct serve_imaging *s, struct store *store, const struct seal *seal,
                        const struct imaging **out, struct err *e)
{
    *out = NULL;
    if (!s->folder && !s->url)
        return true;
    if (s->folder && s->url)
        return err_set(e, ERR_USAGE, "--imaging and --imaging-url: one of the two");
    s->store = store;
    if (!devices_read(s, e) || !(s->folder ? ours_open(s, e) : there_open(s, e)))
        return false;
    s->imaging = (struct imaging){s, s->limit_mib << 20, put, picture, stream_open};
    if (s->run)
        s->worklist = (struct serve_worklist){
            store, seal, orthanc_run_worklists(s->run), s->device, s->organization, s->device_n};
    atomic_init(&s->stopping, false);
    s->watches = !pthread_create(&s->watcher, NULL, watch, s);
    *out = &s->imaging;
    return s->watches || err_set(e, ERR_IO, "a thread cannot be started");
}

void serve_imaging_close(struct serve_imaging *s)
{
    atomic_store(&s->stopping, true);
    if (s->watches)
        pthread_join(s->watcher, NULL);
    orthanc_run_close(s->run);
    orthanc_close(s->asked);
    arena_reset(&s->arena);
}
