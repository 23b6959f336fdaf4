/* study.c - images on their way into and out of the picture archive. A handler says who may and
 * what is asked for; the path that the archive hears is put together here, of numbers that were
 * looked at, so that nothing of an address of ours reaches it unread. */
#include "work/study.h"

#include <string.h>

#include "api/auth.h"
#include "api/field.h"
#include "api/imaging.h"
#include "api/referral.h"
#include "api/route.h"
#include "model/unknown.h"

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
struct sent {
    struct str uid;
    bool fresh;
};
static const struct field SENT[] = {FIELD(struct sent, uid), FIELD(struct sent, fresh), {0}};
const struct shape SHAPE_STUDY_SENT = {
    .name = "StudySent", .about = "`fresh`: it was not there before.", .fields = SENT};

/* --- the archive --- */

static const struct imaging *archive(struct request *rq, struct err *e)
{
    if (!rq->scene->imaging)
        err_set(e, ERR_STATE, "no picture archive is set up: serve --imaging starts one");
    return rq->scene->imaging;
}

/* What it did not do is told as its fault, and nobody else's. */
static bool archive_failed(struct request *rq, const struct err *own, struct err *e)
{
    if (own->code == ERR_MISSING)
        return err_set(e, ERR_MISSING, "%s", own->text);
    if (own->code == ERR_INPUT)
        return request_refuse(rq, 422, e, "%s", own->text);
    return request_refuse(rq, 502, e, "%s; all but the pictures goes on", own->text);
}

/* --- in --- */

/* A JPEG or a PNG by its first bytes, or NULL. */
static const char *picture_type(struct str bytes)
{
    if (str_starts(bytes, STR("\xff\xd8\xff")))
        return "image/jpeg";
    return str_starts(bytes, STR("\x89PNG\r\n\x1a\n")) ? "image/png" : NULL;
}

/* A UUID as a UID: 2.25 and its number (ISO/IEC 9834-8). */
static struct str uid_of(struct id id, struct arena *a)
{
    char digits[48];
    size_t at = sizeof digits;
    uint8_t left[16];
    bool more = true;

    memcpy(left, id.bytes, sizeof left);
    while (more) {
        unsigned rest = 0;

        more = false;
        for (size_t i = 0; i < sizeof left; i++) {
            unsigned value = rest * 256 + left[i];

            left[i] = (uint8_t)(value / 10);
            rest = value % 10;
            more |= left[i] != 0;
        }
        digits[--at] = (char)('0' + rest);
    }
    return str_of(arena_text(a, "2.25.%.*s", (int)(sizeof digits - at), digits + at));
}

static bool object_put(struct request *rq, const struct imaging *im, const struct reading *r,
                       const struct identity *masked, struct imaging_kept *kept, struct err *own)
{
    const struct str bytes = rq->x->content;
    const char *type = picture_type(bytes);
    struct imaging_picture p = {.bytes = bytes,
                                .type = type,
                                .accession = r->code,
                                .name = masked->name,
                                .modality = str_of(reading_modality(r->kind)),
                                .about = r->part};
    char patient[ID_TEXT];

    if (!type)
        return im->put(im->arg, bytes, rq->arena, kept, own);
    id_text(r->patient, patient);
    p.patient = str_of(arena_text(rq->arena, "%s", patient));
    p.uid = r->study.n ? r->study : uid_of(id_new(), rq->arena);
    return im->picture(im->arg, &p, rq->arena, kept, own);
}

/* It has to be the order's: what is not is taken out again, unless it was there before. */
static bool belongs(struct request *rq, const struct imaging *im, const struct reading *r,
                    const struct imaging_kept *kept, struct err *e)
{
    const struct study s = {
        .uid = kept->uid, .accession = kept->accession, .organization = r->organization};
    enum study_why why = study_judge(&s, kept->patient, r);
    struct err unheard = {0};

    if (why == STUDY_GOOD && str_eq(kept->accession, r->code)
        && (r->study.n == 0 || str_eq(r->study, kept->uid)))
        return true;
    if (kept->fresh && !im->remove(im->arg, kept->id, &unheard))
        return archive_failed(rq, &unheard, e);
    return err_set(e, ERR_STATE,
                   "it is not of this order: its accession number has to be %.*s, its patient the"
                   " order's, its study the one that came first",
                   STR_ARG(r->code));
}

/* Before the transaction: the archive may be slow. */
bool api_study_prepare(struct request *rq, struct err *e)
{
    const struct imaging *im;
    struct imaging_kept *kept = ARENA_NEW(rq->arena, struct imaging_kept);
    struct patient_desk p;
    struct identity masked;
    struct reading r;
    struct err own = {0};
    struct id id;

    if (!request_id(rq, "reading", &id, e) || !api_referral_desk(rq, &p, e)
        || !work_study_order(&p, id, rq->arena, &r, &masked, e))
        return false;
    im = archive(rq, e);
    if (!im)
        return false;
    if (rq->x->content.n == 0)
        return request_refuse(rq, 422, e, "no image came");
    if (!object_put(rq, im, &r, &masked, kept, &own))
        return archive_failed(rq, &own, e);
    rq->prepared = kept;
    return belongs(rq, im, &r, kept, e);
}

/* POST /api/readings/{reading}/images */
bool api_study_send(struct request *rq, struct err *e)
{
    const struct imaging_kept *kept = rq->prepared;
    struct study_told told = {.uid = kept->uid,
                              .accession = kept->accession,
                              .patient = kept->patient,
                              .modality = kept->modality};
    const struct sent sent = {kept->uid, kept->fresh};
    struct patient_desk p;
    struct identity masked;
    struct reading r;
    enum study_why why;
    struct id id;

    if (!request_id(rq, "reading", &id, e) || !api_referral_desk(rq, &p, e)
        || !work_study_order(&p, id, rq->arena, &r, &masked, e))
        return false;
    told.organization = r.organization;
    if (!work_study_arrive(rq->store, &told, p.now_ms, &why, e))
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

/* Of the path: numbers and dots, whatever it was written as. */
static bool uid_path(struct request *rq, const char *name, struct str *uid, struct err *e)
{
    *uid = request_path(rq, name);
    return reading_uid(*uid) || err_set(e, ERR_MISSING, "there is no such study");
}

static bool send_out(struct request *rq, const char *path, const char *accept, struct err *e)
{
    const struct imaging *im;
    struct imaging_source *s = ARENA_NEW(rq->arena, struct imaging_source);
    const struct str host = http_header(rq->x, "Host");
    struct patient_desk p;
    struct str study;
    struct err own = {0};

    if (!uid_path(rq, "study", &study, e) || !api_referral_desk(rq, &p, e)
        || !work_study_look(&p, study, e))
        return false;
    im = archive(rq, e);
    if (!im)
        return false;
    if (!im->open(im->arg, path, accept, str_c(rq->arena, host), s, &own))
        return archive_failed(rq, &own, e);
    rq->x->source = (struct http_source){source_take, source_close, s};
    rq->type = arena_text(rq->arena, "%s", s->type);
    return true;
}

/* GET /dicom-web/studies/{study}/metadata */
bool api_study_metadata(struct request *rq, struct err *e)
{
    struct str study;

    return uid_path(rq, "study", &study, e)
           && send_out(rq,
                       arena_text(rq->arena, "/dicom-web/studies/%.*s/metadata", STR_ARG(study)),
                       "application/dicom+json", e);
}

static bool object_path(struct request *rq, const char *rest, const char **path, struct err *e)
{
    struct str study, series, instance;

    if (!uid_path(rq, "study", &study, e) || !uid_path(rq, "series", &series, e)
        || !uid_path(rq, "instance", &instance, e))
        return false;
    *path = arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s/instances/%.*s%s",
                       STR_ARG(study), STR_ARG(series), STR_ARG(instance), rest);
    return true;
}

#define WHOLE "multipart/related; type=\"application/dicom\"; transfer-syntax=*"

/* GET /dicom-web/studies/{study}/series/{series} */
bool api_study_series(struct request *rq, struct err *e)
{
    struct str study, series;

    return uid_path(rq, "study", &study, e) && uid_path(rq, "series", &series, e)
           && send_out(rq,
                       arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s", STR_ARG(study),
                                  STR_ARG(series)),
                       WHOLE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance} */
bool api_study_instance(struct request *rq, struct err *e)
{
    const char *path;

    return object_path(rq, "", &path, e) && send_out(rq, path, WHOLE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/waveform */
bool api_study_waveform(struct request *rq, struct err *e)
{
    const char *path;

    return object_path(rq, "/bulk/54000100/1/54001010", &path, e)
           && send_out(rq, path, "multipart/related; type=\"application/octet-stream\"", e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/rendered */
bool api_study_rendered(struct request *rq, struct err *e)
{
    const char *path;

    return object_path(rq, "/rendered", &path, e) && send_out(rq, path, "image/jpeg", e);
}
