/* stow.c - objects that a device or a viewer sends by DICOMweb (STOW-RS, PS3.18 10.5): each is
 * taken for an open order of the sender's own house alone, judged by its own head before anything
 * of it is kept. */
#include "api/multipart.h"
#include "api/referral.h"
#include "api/route.h"
#include "api/sent.h"
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
                        const struct file_source *object, struct stowed *o, struct err *e)
{
    const struct imaging *im = rq->scene->imaging;
    struct study_told told;
    struct reading r;
    struct err own = {0};
    enum study_why why;
    bool fresh;

    if (!sent_head(object, rq->arena, &o->head, &own))
        return own.code == ERR_INPUT ? failed(o, NOT_UNDERSTOOD, &own, rq->arena)
                                     : err_pass(e, &own);
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
    if (!im->put(im->arg, object, rq->arena, &fresh, &own))
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

/* Where the objects stand, all of them before any is taken: a body that is cut short leaves nothing
 * behind. */
static bool objects_find(struct request *rq, struct multipart *m, struct multipart_part *parts,
                         size_t *n, struct err *e)
{
    bool found = true;

    for (*n = 0; found; *n += found) {
        struct multipart_part one;

        if (!multipart_next(m, &one, &found, e))
            return false;
        if (found && *n == OBJECTS_MOST)
            return request_refuse(rq, 413, e, "more than %d objects in a request", OBJECTS_MOST);
        if (found)
            parts[*n] = one;
    }
    if (*n == 0)
        return request_refuse(rq, 400, e, "no part of a multipart body came");
    return m->whole || request_refuse(rq, 400, e, "the multipart body is cut short");
}

static bool objects_take(struct request *rq, const struct patient_desk *p, struct str study,
                         struct multipart *m, struct err *e)
{
    struct multipart_part *parts = ARENA_ARRAY(rq->arena, struct multipart_part, OBJECTS_MOST);
    struct stowed *objects = ARENA_ARRAY(rq->arena, struct stowed, OBJECTS_MOST);
    struct sent_part part;
    size_t n;

    if (!objects_find(rq, m, parts, &n, e))
        return false;
    for (size_t i = 0; i < n; i++) {
        sent_part(m->from, parts[i].at, parts[i].n, &part);
        objects[i] = (struct stowed){0};
        if (!object_take(rq, p, study, &part.from, &objects[i], e))
            return false;
    }
    answer(rq, objects, n);
    return true;
}

static bool sender_check(struct request *rq, struct str study, struct patient_desk *p,
                         struct err *e)
{
    return api_referral_desk(rq, p, e) && (study.n == 0 || work_study_open(p, study, e))
           && study_archive(rq, e) != NULL;
}

static bool stow(struct request *rq, struct str study, struct err *e)
{
    struct multipart *m = ARENA_NEW(rq->arena, struct multipart);
    struct patient_desk p;
    struct sent sent;
    bool good;

    if (!sender_check(rq, study, &p, e) || !sent_open(rq, &sent, e))
        return false;
    m->from = &sent.from;
    m->boundary = multipart_parameter(http_header(rq->x, "Content-Type"), "boundary");
    m->at = 0;
    good = objects_take(rq, &p, study, m, e);
    sent_close(&sent);
    return good;
}

/* POST /dicom-web/studies */
bool api_study_stow(struct request *rq, struct err *e)
{
    return stow(rq, STR(""), e);
}

/* POST /dicom-web/studies/{study} */
bool api_study_stow_one(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e) && stow(rq, study, e);
}

/* Before a long body comes: whether the sender may send at all. */
bool api_study_stow_early(struct request *rq, struct err *e)
{
    struct str study = STR("");
    struct patient_desk p;

    return (rq->param_n == 0 || study_path(rq, "study", &study, e))
           && sender_check(rq, study, &p, e);
}
