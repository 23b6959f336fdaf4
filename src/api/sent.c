/* sent.c - see sent.h. */
#include "api/sent.h"

#include <string.h>

#include "api/route.h"
#include "work/stage.h"

enum { FRONT = 64 * 1024 }; /* bytes in which a head nearly always is */

static bool there_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    return stage_read_at(arg, offset, to, n, got, e);
}

static bool here_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct str *s = arg;
    const size_t from = (size_t)offset < s->n ? (size_t)offset : s->n;

    (void)e;
    *got = n < s->n - from ? n : s->n - from;
    if (*got)
        memcpy(to, s->at + from, *got);
    return true;
}

bool sent_open(struct request *rq, struct sent *s, struct err *e)
{
    *s = (struct sent){.here = rq->x->content};
    if (!rq->file) {
        s->from = (struct file_source){here_read, &s->here, (int64_t)s->here.n};
        return true;
    }
    if (!stage_read_open(rq->scene->stage, rq->file->id, &s->there, e))
        return false;
    s->from = (struct file_source){there_read, s->there, rq->file->size};
    return true;
}

void sent_close(struct sent *s)
{
    stage_read_close(s->there);
}

static bool part_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct sent_part *p = arg;
    const int64_t left = p->from.size - offset;

    *got = 0;
    if (left <= 0)
        return true;
    return p->of->read(p->of->arg, p->at + offset, to, left < (int64_t)n ? (size_t)left : n, got,
                       e);
}

void sent_part(const struct file_source *of, int64_t at, int64_t n, struct sent_part *part)
{
    *part = (struct sent_part){of, at, {part_read, part, n}};
}

static bool front_read(const struct file_source *object, size_t most, struct arena *a,
                       struct dicom_head *head, struct err *e)
{
    struct str front = {arena_alloc(a, most), 0};

    return object->read(object->arg, 0, (char *)front.at, most, &front.n, e)
           && dicom_head_read(front, head, e);
}

static void head_copy(const struct dicom_head *from, struct arena *a, struct dicom_head *head)
{
    *head = (struct dicom_head){.sop_class = str_copy(a, from->sop_class),
                                .instance = str_copy(a, from->instance),
                                .study = str_copy(a, from->study),
                                .series = str_copy(a, from->series),
                                .accession = str_copy(a, from->accession),
                                .patient = str_copy(a, from->patient),
                                .modality = str_copy(a, from->modality)};
}

bool sent_head(const struct file_source *object, struct arena *a, struct dicom_head *head,
               struct err *e)
{
    const size_t most =
        object->size < ROUTE_BODY_MAX ? (size_t)object->size + 1 : (size_t)ROUTE_BODY_MAX;
    struct arena own = {0};
    struct dicom_head got = {0};
    struct err early = {0};
    bool good = front_read(object, most < FRONT ? most : FRONT, &own, &got, &early)
                || (most > FRONT ? front_read(object, most, &own, &got, e) : err_pass(e, &early));

    if (good)
        head_copy(&got, a, head);
    arena_reset(&own);
    return good;
}
