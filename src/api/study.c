/* study.c - images on their way into and out of the picture archive. A handler says who may and
 * what is asked for; the path that the archive hears is put together here, of numbers that were
 * looked at, so that nothing of an address of ours reaches it unread. */
#include "api/study.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/referral.h"
#include "api/route.h"
#include "api/sent.h"
#include "model/unknown.h"

enum { PICTURE_MOST = 32 * 1024 * 1024 }; /* bytes of a photograph, as it is packed */

static const struct field LISTED[] = {
    FIELD(struct study, uid),
    FIELD_MAYBE(struct study, accession),
    FIELD_MAYBE(struct study, modality),
    FIELD_MAYBE(struct study, organization),
    FIELD_MAYBE(struct study, organization_name),
    FIELD_NAMED(struct study, why, "why", study_why_names),
    FIELD_OF(struct study, seen_ms, FIELD_MS, "seen"),
    {0},
};
const struct shape SHAPE_STUDY = {.name = "Study",
                                  .about = "`why`: what stands against it; nothing is guessed.",
                                  .fields = LISTED};
struct study_sent {
    struct str uid;
    bool fresh;
};
static const struct field SENT[] = {
    FIELD(struct study_sent, uid), FIELD(struct study_sent, fresh), {0}};
const struct shape SHAPE_STUDY_SENT = {
    .name = "StudySent", .about = "`fresh`: it was not there before.", .fields = SENT};

/* --- the archive --- */

const struct imaging *study_archive(struct request *rq, struct err *e)
{
    if (!rq->scene->imaging)
        err_set(e, ERR_STATE, "no picture archive is set up: serve --imaging starts one");
    return rq->scene->imaging;
}

bool study_archive_failed(struct request *rq, const struct err *own, struct err *e)
{
    if (own->code == ERR_MISSING)
        return err_set(e, ERR_MISSING, "%s", own->text);
    if (own->code == ERR_INPUT)
        return request_refuse(rq, 422, e, "%s", own->text);
    return request_refuse(rq, 502, e, "%s; all but the pictures goes on", own->text);
}

/* --- in --- */

/* A JPEG or a PNG by its first bytes; NULL: neither. */
static bool picture_type(const struct file_source *from, const char **type, struct err *e)
{
    char first[8];
    struct str bytes = {first, 0};

    if (!from->read(from->arg, 0, first, sizeof first, &bytes.n, e))
        return false;
    *type = str_starts(bytes, STR("\xff\xd8\xff"))        ? "image/jpeg"
            : str_starts(bytes, STR("\x89PNG\r\n\x1a\n")) ? "image/png"
                                                          : NULL;
    return true;
}

struct prepared { /* what was put into the archive */
    struct study_told told;
    bool fresh;
};

/* A DICOM object says itself whose it is: judged before anything is kept of it. */
static bool object_put(struct request *rq, const struct patient_desk *p, const struct reading *r,
                       const struct file_source *from, struct prepared *got, struct err *e)
{
    const struct imaging *im = study_archive(rq, e);
    struct dicom_head head;
    struct reading claimed;
    struct err own = {0};

    if (!im)
        return false;
    if (!sent_head(from, rq->arena, &head, &own))
        return study_archive_failed(rq, &own, e);
    got->told = (struct study_told){.uid = head.study,
                                    .accession = head.accession,
                                    .patient = head.patient,
                                    .modality = head.modality,
                                    .organization = r->organization};
    if (!str_eq(head.accession, r->code))
        return err_set(e, ERR_STATE, "it is not of this order: its accession number has to be %.*s",
                       STR_ARG(r->code));
    if (!work_study_claim(p, &got->told, rq->arena, &claimed, e))
        return false;
    return im->put(im->arg, from, rq->arena, &got->fresh, &own)
           || study_archive_failed(rq, &own, e);
}

/* A photograph becomes an object of the order. */
static bool picture_put(struct request *rq, const struct reading *r, const struct identity *masked,
                        const struct imaging_picture *photograph, struct prepared *got,
                        struct err *e)
{
    const struct imaging *im = study_archive(rq, e);
    struct imaging_picture p = {.bytes = photograph->bytes,
                                .type = photograph->type,
                                .accession = r->code,
                                .name = masked->name,
                                .modality = str_of(reading_modality(r->kind)),
                                .about = r->part,
                                .uid = r->study.n ? r->study : study_uid_of(r, rq->arena)};
    char patient[ID_TEXT];
    struct err own = {0};

    if (!im)
        return false;
    if (p.bytes->size > PICTURE_MOST)
        return request_refuse(rq, 413, e, "a photograph is at most %d bytes", PICTURE_MOST);
    id_text(r->patient, patient);
    p.patient = str_of(arena_text(rq->arena, "%s", patient));
    got->fresh = true;
    got->told = (struct study_told){.uid = p.uid,
                                    .accession = p.accession,
                                    .patient = p.patient,
                                    .modality = p.modality,
                                    .organization = r->organization};
    return im->picture(im->arg, &p, rq->arena, &own) || study_archive_failed(rq, &own, e);
}

static bool image_put(struct request *rq, const struct patient_desk *p, const struct reading *r,
                      const struct identity *masked, struct prepared *got, struct err *e)
{
    struct imaging_picture photograph = {0};
    struct sent sent;
    bool good;

    if (!sent_open(rq, &sent, e))
        return false;
    photograph.bytes = &sent.from;
    if (sent.from.size == 0)
        good = request_refuse(rq, 422, e, "no image came");
    else
        good = picture_type(&sent.from, &photograph.type, e)
               && (photograph.type ? picture_put(rq, r, masked, &photograph, got, e)
                                   : object_put(rq, p, r, &sent.from, got, e));
    sent_close(&sent);
    return good;
}

/* Before the transaction: the archive may be slow. */
bool api_study_prepare(struct request *rq, struct err *e)
{
    struct prepared *got = ARENA_NEW(rq->arena, struct prepared);
    struct patient_desk p;
    struct identity masked;
    struct reading r;
    struct id id;

    *got = (struct prepared){0};
    rq->prepared = got;
    return request_id(rq, "reading", &id, e) && api_referral_desk(rq, &p, e)
           && work_study_order(&p, id, rq->arena, &r, &masked, e)
           && image_put(rq, &p, &r, &masked, got, e);
}

/* Before a long body comes: whose order it is. Its state is asked when all is in: a second try
 * under the key of the first is told what that was, though the order has gone on. */
bool api_study_send_early(struct request *rq, struct err *e)
{
    struct patient_desk p;
    struct identity masked;
    struct reading r;
    struct err own = {0};
    struct id id;

    if (!study_archive(rq, e) || !request_id(rq, "reading", &id, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return work_study_order(&p, id, rq->arena, &r, &masked, &own) || own.code == ERR_STATE
           || err_pass(e, &own);
}

/* POST /api/readings/{reading}/images */
bool api_study_send(struct request *rq, struct err *e)
{
    const struct prepared *got = rq->prepared;
    const struct study_sent sent = {got->told.uid, got->fresh};
    struct patient_desk p;
    struct identity masked;
    struct reading r;
    enum study_why why;
    struct id id;

    if (!request_id(rq, "reading", &id, e) || !api_referral_desk(rq, &p, e)
        || !work_study_order(&p, id, rq->arena, &r, &masked, e))
        return false;
    if (!work_study_arrive(rq->store, &got->told, p.now_ms, &why, e))
        return false;
    if (why != STUDY_GOOD)
        return err_set(e, ERR_STATE, "the order has changed meanwhile");
    rq->status = 201;
    json_open_object(&rq->json);
    field_write(&rq->json, SENT, &sent);
    json_end(&rq->json);
    return true;
}

/* GET /api/studies?limit=&cursor= */
bool api_study_waiting(struct request *rq, struct err *e)
{
    struct store_page page;
    struct study_rows rows;

    if (!request_page(rq, &page, e) || !work_study_waiting(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, LISTED, rows.items, rows.n, sizeof *rows.items, &rows.more);
    return true;
}

struct match_body {
    struct id reading;
    struct str note;
};
static const struct field MATCH[] = {
    FIELD(struct match_body, reading),
    FIELD_AS(struct match_body, note, "note", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_STUDY_MATCH = {
    .name = "StudyMatch",
    .about = "`reading`: the order that it answers; `note`: why it is that one, wanted.",
    .fields = MATCH,
    .body = true};

/* POST /api/studies/{study}/match */
bool api_study_match(struct request *rq, struct err *e)
{
    struct match_body body = {0};
    struct edit_refused refused;
    struct study_match m;
    struct patient_desk p;
    struct str uid;

    if (!request_body(rq, MATCH, &body, e) || !study_path(rq, "study", &uid, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    m = (struct study_match){uid, body.reading, body.note.n ? body.note : STR("")};
    if (!work_study_match(&p, &m, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return api_reading_write(rq, body.reading, e);
}

/* --- out --- */

static void source_close(void *arg)
{
    struct imaging_source *s = arg;

    s->close(s->arg);
}

static ssize_t source_take(void *arg, char *to, size_t max)
{
    struct imaging_source *s = arg;

    return s->take(s->arg, to, max);
}

bool study_path(struct request *rq, const char *name, struct str *uid, struct err *e)
{
    *uid = request_path(rq, name);
    return reading_uid(*uid) || err_set(e, ERR_MISSING, "there is no such study");
}

bool study_out(struct request *rq, const char *path, const char *accept, struct err *e)
{
    const struct imaging *im;
    struct imaging_source *s = ARENA_NEW(rq->arena, struct imaging_source);
    const struct str host = http_header(rq->x, "Host");
    struct patient_desk p;
    struct str study;
    struct err own = {0};

    if (!study_path(rq, "study", &study, e) || !api_referral_desk(rq, &p, e)
        || !work_study_look(&p, study, e))
        return false;
    im = study_archive(rq, e);
    if (!im)
        return false;
    if (!im->open(im->arg, path, accept, str_c(rq->arena, host), s, &own))
        return study_archive_failed(rq, &own, e);
    rq->x->source = (struct http_source){source_take, source_close, s};
    rq->type = arena_text(rq->arena, "%s", s->type);
    return true;
}

bool study_object_path(struct request *rq, const char *rest, const char **path, struct err *e)
{
    struct str study, series, instance;

    if (!study_path(rq, "study", &study, e) || !study_path(rq, "series", &series, e)
        || !study_path(rq, "instance", &instance, e))
        return false;
    *path = arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s/instances/%.*s%s",
                       STR_ARG(study), STR_ARG(series), STR_ARG(instance), rest);
    return true;
}
