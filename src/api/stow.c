/* stow.c - objects that a device or a viewer sends by DICOMweb (STOW-RS, PS3.18 10.5): each is
 * taken for an open order of the sender's own house alone, judged by its own head before anything
 * of it is kept. */
#include "api/multipart.h"
#include "api/referral.h"
#include "api/route.h"
#include "api/study.h"
#include "model/dicom.h"

enum { OBJECTS_MOST = 500 };
/* Reasons of PS3.18 table I.2-2. */
enum { NOT_AUTHORIZED = 0x0124, NOT_UNDERSTOOD = 0xc000, FAILED = 0x0110 };

struct stowed { /* one of the request, and what became of it */
    struct dicom_head head;
    int failure; /* 0: none */
    const char *why;
};

static bool failed(struct stowed *o, int failure, const struct err *own, struct arena *a)
{
    o->failure = failure;
    o->why = arena_text(a, "%s", own->text);
    return true; /* the others go on */
}

/* False where the archive, or the store, is at fault. */
static bool object_take(struct request *rq, const struct patient_desk *p, struct str study,
                        struct str bytes, struct stowed *o, struct err *e)
{
    const struct imaging *im = rq->scene->imaging;
    struct study_told told;
    struct reading r;
    struct err own = {0};
    enum study_why why;
    bool fresh;

    if (!dicom_head_read(bytes, &o->head, &own))
        return failed(o, NOT_UNDERSTOOD, &own, rq->arena);
    if (study.n && !str_eq(study, o->head.study)) {
        err_set(&own, ERR_STATE, "it is of another study than the address");
        return failed(o, FAILED, &own, rq->arena);
    }
    told = (struct study_told){.uid = o->head.study,
                               .accession = o->head.accession,
                               .patient = o->head.patient,
                               .modality = o->head.modality};
    if (!work_study_claim(p, &told, rq->arena, &r, &own))
        return own.code == ERR_STATE ? failed(o, NOT_AUTHORIZED, &own, rq->arena)
                                     : err_pass(e, &own);
    told.organization = r.organization;
    if (!im->put(im->arg, bytes, rq->arena, &fresh, &own))
        return own.code == ERR_INPUT ? failed(o, NOT_UNDERSTOOD, &own, rq->arena)
                                     : study_archive_failed(rq, &own, e);
    if (!work_study_arrive(rq->store, &told, p->now_ms, &why, e))
        return false;
    if (why == STUDY_GOOD)
        return true;
    err_set(&own, ERR_STATE, "the order has changed meanwhile");
    return failed(o, NOT_AUTHORIZED, &own, rq->arena);
}

static void word_put(struct json_writer *w, const char *tag, const char *kind, struct str value)
{
    json_key(w, tag);
    json_open_object(w);
    json_key(w, "vr");
    json_text(w, kind);
    json_key(w, "Value");
    json_open_array(w);
    json_str(w, value);
    json_end(w);
    json_end(w);
}

static void object_put(struct json_writer *w, const struct stowed *o)
{
    json_open_object(w);
    if (o->head.instance.n) {
        word_put(w, "00081150", "UI", o->head.sop_class);
        word_put(w, "00081155", "UI", o->head.instance);
    }
    if (o->failure) {
        json_key(w, "00081197");
        json_open_object(w);
        json_key(w, "vr");
        json_text(w, "US");
        json_key(w, "Value");
        json_open_array(w);
        json_int(w, o->failure);
        json_end(w);
        json_end(w);
        word_put(w, "00000902", "LO", str_of(o->why));
    }
    json_end(w);
}

/* A sequence of those that failed, or that did not; none where there are none. */
static void sequence_put(struct json_writer *w, const char *tag, const struct stowed *objects,
                         size_t n, bool failures)
{
    size_t put = 0;

    for (size_t i = 0; i < n; i++) {
        if ((objects[i].failure != 0) != failures)
            continue;
        if (put++ == 0) {
            json_key(w, tag);
            json_open_object(w);
            json_key(w, "vr");
            json_text(w, "SQ");
            json_key(w, "Value");
            json_open_array(w);
        }
        object_put(w, &objects[i]);
    }
    if (put) {
        json_end(w);
        json_end(w);
    }
}

static void answer(struct request *rq, const struct stowed *objects, size_t n)
{
    size_t failures = 0;

    for (size_t i = 0; i < n; i++)
        failures += objects[i].failure != 0;
    rq->status = failures == 0 ? 200 : failures < n ? 202 : 409;
    rq->type = "application/dicom+json";
    json_open_object(&rq->json);
    sequence_put(&rq->json, "00081198", objects, n, true);
    sequence_put(&rq->json, "00081199", objects, n, false);
    json_end(&rq->json);
}

static bool objects_take(struct request *rq, struct str study, struct err *e)
{
    const struct str sent = http_header(rq->x, "Content-Type");
    const struct str boundary = multipart_parameter(sent, "boundary");
    struct stowed *objects = ARENA_ARRAY(rq->arena, struct stowed, OBJECTS_MOST);
    struct str rest = rq->x->content, type, bytes;
    struct patient_desk p;
    bool whole;
    size_t n = 0;

    if (!api_referral_desk(rq, &p, e) || (study.n && !work_study_open(&p, study, e))
        || !study_archive(rq, e))
        return false;
    while (n < OBJECTS_MOST && multipart_next(&rest, boundary, &type, &bytes, &whole)) {
        objects[n] = (struct stowed){0};
        if (!object_take(rq, &p, study, bytes, &objects[n++], e))
            return false;
    }
    if (n == 0)
        return request_refuse(rq, 400, e, "no part of a multipart body came");
    if (n < OBJECTS_MOST && !whole)
        return request_refuse(rq, 400, e, "the multipart body is cut short");
    answer(rq, objects, n);
    return true;
}

/* POST /dicom-web/studies */
bool api_study_stow(struct request *rq, struct err *e)
{
    return objects_take(rq, STR(""), e);
}

/* POST /dicom-web/studies/{study} */
bool api_study_stow_one(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e) && objects_take(rq, study, e);
}
