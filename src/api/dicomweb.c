/* dicomweb.c - DICOMweb (PS3.18) for viewers and devices that speak it: QIDO answered from our own
 * orders, STOW for an open order alone, WADO through study_out. What the archive hears is put
 * together here, of UIDs that were looked at. */
#include <stdio.h>

#include "api/referral.h"
#include "api/study.h"
#include "base/day.h"
#include "model/unknown.h"

#define TYPE "application/dicom+json"

/* --- out --- */

/* GET /dicom-web/studies/{study}/metadata */
bool api_study_metadata(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e)
           && study_out(rq,
                        arena_text(rq->arena, "/dicom-web/studies/%.*s/metadata", STR_ARG(study)),
                        "application/dicom+json", e);
}

#define WHOLE "multipart/related; type=\"application/dicom\"; transfer-syntax=*"

/* GET /dicom-web/studies/{study}/series/{series} */
bool api_study_series(struct request *rq, struct err *e)
{
    struct str study, series;

    return study_path(rq, "study", &study, e) && study_path(rq, "series", &series, e)
           && study_out(rq,
                        arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s", STR_ARG(study),
                                   STR_ARG(series)),
                        WHOLE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance} */
bool api_study_instance(struct request *rq, struct err *e)
{
    const char *path;

    return study_object_path(rq, "", &path, e) && study_out(rq, path, WHOLE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/waveform */
bool api_study_waveform(struct request *rq, struct err *e)
{
    const char *path;

    return study_object_path(rq, "/bulk/54000100/1/54001010", &path, e)
           && study_out(rq, path, "multipart/related; type=\"application/octet-stream\"", e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/rendered */
bool api_study_rendered(struct request *rq, struct err *e)
{
    const char *path;

    return study_object_path(rq, "/rendered", &path, e) && study_out(rq, path, "image/jpeg", e);
}

/* GET /dicom-web/studies/{study} */
bool api_study_whole(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e)
           && study_out(rq, arena_text(rq->arena, "/dicom-web/studies/%.*s", STR_ARG(study)), WHOLE,
                        e);
}

/* GET /dicom-web/studies/{study}/series/{series}/metadata */
bool api_study_series_metadata(struct request *rq, struct err *e)
{
    struct str study, series;

    return study_path(rq, "study", &study, e) && study_path(rq, "series", &series, e)
           && study_out(rq,
                        arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s/metadata",
                                   STR_ARG(study), STR_ARG(series)),
                        TYPE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/metadata */
bool api_study_instance_metadata(struct request *rq, struct err *e)
{
    const char *path;

    return study_object_path(rq, "/metadata", &path, e) && study_out(rq, path, TYPE, e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances/{instance}/frames/{frame}: as it is
 * stored, since the archive decodes less than a viewer does. */
bool api_study_frame(struct request *rq, struct err *e)
{
    const struct str frame = request_path(rq, "frame");
    const char *path;
    int64_t number;

    if (!str_to_int(frame, 100000, &number) || number < 1)
        return err_set(e, ERR_MISSING, "there is no such frame");
    return study_object_path(rq, arena_text(rq->arena, "/frames/%d", (int)number), &path, e)
           && study_out(rq, path,
                        "multipart/related; type=\"application/octet-stream\"; transfer-syntax=*",
                        e);
}

/* --- QIDO --- */

/* A value by its name or its number; a viewer may say either. */
static struct str either(const struct request *rq, const char *name, const char *number)
{
    const struct str value = request_text(rq, name);

    return value.n ? value : request_text(rq, number);
}

static bool number_read(struct request *rq, const char *name, int64_t most, int32_t *number,
                        struct err *e)
{
    const struct str text = request_text(rq, name);
    int64_t value = *number;

    if (text.n && !str_to_int(text, INT32_MAX, &value))
        return request_fault(rq,
                             (struct problem_field){.field = name,
                                                    .message = "a whole number",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "0…"},
                             e);
    *number = (int32_t)(value < most ? value : most);
    return true;
}

/* YYYYMMDD: the moment at which that day begins in China. */
static bool date_read(struct str text, int64_t *ms)
{
    char dashed[DAY_TEXT];
    int32_t day;

    if (text.n != 8)
        return false;
    snprintf(dashed, sizeof dashed, "%.4s-%.2s-%.2s", text.at, text.at + 4, text.at + 6);
    if (!day_parse(str_of(dashed), &day))
        return false;
    *ms = (int64_t)day * 86400000 - INT64_C(8) * 3600000;
    return true;
}

/* "20260102", "20260102-", "-20260105", "20260102-20260105". */
static bool dates_read(struct request *rq, struct reading_study_filter *f, struct err *e)
{
    const struct str text = either(rq, "StudyDate", "00080020");
    struct str rest = text, first = str_cut(&rest, '-');
    const bool range = first.n < text.n;
    bool good = true;

    f->from_ms = f->until_ms = COUNT_UNKNOWN;
    if (text.n == 0)
        return true;
    if (first.n)
        good = date_read(first, &f->from_ms);
    if (good && range && rest.n)
        good = date_read(rest, &f->until_ms);
    if (good && !range)
        f->until_ms = f->from_ms;
    if (!good || (first.n == 0 && rest.n == 0))
        return request_fault(rq,
                             (struct problem_field){.field = "StudyDate",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "YYYYMMDD, or two with - between"},
                             e);
    if (f->until_ms != COUNT_UNKNOWN)
        f->until_ms += 86400000;
    return true;
}

static void value_put(struct json_writer *w, const char *tag, const char *kind, struct str value)
{
    json_key(w, tag);
    json_open_object(w);
    json_key(w, "vr");
    json_text(w, kind);
    if (value.n) {
        json_key(w, "Value");
        json_open_array(w);
        json_str(w, value);
        json_end(w);
    }
    json_end(w);
}

/* A name is an object of its three ways of writing (PS3.18 F.2.2). */
static void name_put(struct json_writer *w, struct str name)
{
    json_key(w, "00100010");
    json_open_object(w);
    json_key(w, "vr");
    json_text(w, "PN");
    if (name.n) {
        json_key(w, "Value");
        json_open_array(w);
        json_open_object(w);
        json_key(w, "Alphabetic");
        json_str(w, name);
        json_end(w);
        json_end(w);
    }
    json_end(w);
}

static void study_put(struct request *rq, const struct study_found *f)
{
    const struct reading *r = &f->reading;
    const int64_t local = r->taken_ms + INT64_C(8) * 3600000;
    const int seconds = (int)(local % 86400000 / 1000);
    const struct str host = http_header(rq->x, "Host");
    struct json_writer *w = &rq->json;
    char patient[ID_TEXT], time[24], date[24];
    int32_t year, month, day;

    day_split((int32_t)(local / 86400000), &year, &month, &day);
    snprintf(date, sizeof date, "%04d%02d%02d", (int)year, (int)month, (int)day);
    snprintf(time, sizeof time, "%02d%02d%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    id_text(r->patient, patient);
    json_open_object(w);
    value_put(w, "00080005", "CS", STR("ISO_IR 192"));
    value_put(w, "00080020", "DA", str_of(date));
    value_put(w, "00080030", "TM", str_of(time));
    value_put(w, "00080050", "SH", r->code);
    value_put(w, "00080056", "CS", STR("ONLINE"));
    value_put(w, "00080061", "CS", str_of(reading_modality(r->kind)));
    value_put(w, "00081030", "LO", r->part);
    value_put(w, "00081190", "UR",
              str_of(arena_text(rq->arena, "http://%.*s/dicom-web/studies/%.*s", STR_ARG(host),
                                STR_ARG(r->study))));
    name_put(w, f->who.name);
    value_put(w, "00100020", "LO", str_of(patient));
    value_put(w, "0020000D", "UI", r->study);
    json_end(w);
}

/* GET /dicom-web/studies?StudyInstanceUID=&AccessionNumber=&PatientID=&ModalitiesInStudy=
 * &StudyDate=&limit=&offset= */
bool api_study_search(struct request *rq, struct err *e)
{
    const struct str patient = either(rq, "PatientID", "00100020");
    struct reading_study_filter f = {.uid = either(rq, "StudyInstanceUID", "0020000D"),
                                     .accession = either(rq, "AccessionNumber", "00080050"),
                                     .modality = either(rq, "ModalitiesInStudy", "00080061"),
                                     .limit = STORE_PAGE_MAX};
    struct study_founds founds = {0};
    struct patient_desk p;

    if (!number_read(rq, "limit", STORE_PAGE_MAX, &f.limit, e)
        || !number_read(rq, "offset", 1000000, &f.offset, e) || !dates_read(rq, &f, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    if ((patient.n == 0 || id_parse(patient, &f.patient)) /* else nobody is meant */
        && !work_study_search(&p, &f, rq->arena, &founds, e))
        return false;
    rq->type = TYPE;
    json_open_array(&rq->json);
    for (size_t i = 0; i < founds.n; i++)
        study_put(rq, &founds.items[i]);
    json_end(&rq->json);
    return true;
}

/* What lies within a study the archive knows; how much of it is asked for is ours to write. */
static bool within_out(struct request *rq, const char *path, struct err *e)
{
    int32_t limit = 1000, offset = 0;

    return number_read(rq, "limit", 1000, &limit, e)
           && number_read(rq, "offset", 1000000, &offset, e)
           && study_out(
               rq, arena_text(rq->arena, "%s?limit=%d&offset=%d", path, (int)limit, (int)offset),
               TYPE, e);
}

/* GET /dicom-web/studies/{study}/series?limit=&offset= */
bool api_study_series_search(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e)
           && within_out(
               rq, arena_text(rq->arena, "/dicom-web/studies/%.*s/series", STR_ARG(study)), e);
}

/* GET /dicom-web/studies/{study}/instances?limit=&offset= */
bool api_study_instance_search(struct request *rq, struct err *e)
{
    struct str study;

    return study_path(rq, "study", &study, e)
           && within_out(
               rq, arena_text(rq->arena, "/dicom-web/studies/%.*s/instances", STR_ARG(study)), e);
}

/* GET /dicom-web/studies/{study}/series/{series}/instances?limit=&offset= */
bool api_study_series_instances(struct request *rq, struct err *e)
{
    struct str study, series;

    return study_path(rq, "study", &study, e) && study_path(rq, "series", &series, e)
           && within_out(rq,
                         arena_text(rq->arena, "/dicom-web/studies/%.*s/series/%.*s/instances",
                                    STR_ARG(study), STR_ARG(series)),
                         e);
}
