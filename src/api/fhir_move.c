/* fhir_move.c - `$move`: a referral, a consultation or a reading moved on by another program, as
 * its desks do: the same use cases, parties, needs and clocks. */
#include <string.h>

#include "api/auth.h"
#include "api/fhir.h"
#include "api/handler.h"
#include "api/referral.h"
#include "fhir/search.h"
#include "model/unknown.h"
#include "work/consult_desk.h"
#include "work/reading_desk.h"
#include "work/referral_desk.h"

struct asked {
    struct str code, cause, note, place, taker, expert, signer, meeting, findings, conclusion,
        accord;
    int64_t at_ms; /* COUNT_UNKNOWN: not told */
};

static bool bad(struct request *rq, const char *what, const char *name, struct err *e)
{
    return fhir_say(rq, 422, what,
                    arena_text(rq->arena, "Parameters.parameter.where(name='%s')", name), e);
}

static bool text_take(struct request *rq, const char *name, const json_t *value, struct asked *a,
                      struct err *e)
{
    const struct {
        const char *name;
        struct str *to;
    } TEXTS[] = {{"code", &a->code},         {"cause", &a->cause},
                 {"note", &a->note},         {"place", &a->place},
                 {"taker", &a->taker},       {"expert", &a->expert},
                 {"signer", &a->signer},     {"meeting", &a->meeting},
                 {"findings", &a->findings}, {"conclusion", &a->conclusion},
                 {"accord", &a->accord}};
    struct str text = {json_string_value(value), json_string_length(value)};

    for (size_t i = 0; i < sizeof TEXTS / sizeof TEXTS[0]; i++) {
        if (strcmp(name, TEXTS[i].name) != 0)
            continue;
        if (TEXTS[i].to->n > 0 || text.n == 0 || utf8_count(text) > 2000)
            return bad(rq, "参数重复、为空或过长", name, e);
        *TEXTS[i].to = text;
        return true;
    }
    if (strcmp(name, "at") != 0)
        return bad(rq, "没有这个参数", "…", e);
    return fhir_date_read(text, &a->at_ms, &(int64_t){0}) || bad(rq, "日期格式不对", name, e);
}

/* {"resourceType":"Parameters","parameter":[{"name":"code","valueCode":"accept"}, …]} */
static bool parameters_take(struct request *rq, struct asked *a, struct err *e)
{
    const json_t *list = json_object_get(rq->body, "parameter"), *one;
    const char *type = json_string_value(json_object_get(rq->body, "resourceType"));
    size_t i;

    *a = (struct asked){.at_ms = COUNT_UNKNOWN};
    if (!type || strcmp(type, "Parameters") != 0 || !json_is_array(list))
        return fhir_say(rq, 400, "须为 Parameters 资源", NULL, e);
    json_array_foreach(list, i, one)
    {
        const char *name = json_string_value(json_object_get(one, "name"));
        const json_t *value = json_object_get(one, "valueCode");

        if (!value)
            value = json_object_get(one, "valueString");
        if (!value)
            value = json_object_get(one, "valueDateTime");
        if (!name || !json_is_string(value))
            return fhir_say(rq, 400, "参数须有名称与文本值", "Parameters.parameter", e);
        if (!text_take(rq, name, value, a, e))
            return false;
    }
    return true;
}

/* The place of a word among names; -1 where it is none. An empty one is the first. */
static int word_of(struct str word, const char *const *names)
{
    for (int i = 0; word.n && names[i]; i++) {
        if (str_eq(word, str_of(names[i])))
            return i;
    }
    return word.n ? -1 : 0;
}

/* 412 where another was faster; else what stands against it, in the model's own words. */
static bool refused_tell(struct request *rq, const struct edit_refused *refused, int64_t version,
                         struct err *e)
{
    if (refused->field)
        rq->fhir_expression =
            arena_text(rq->arena, "Parameters.parameter.where(name='%s')", refused->field);
    return request_edit_refused(rq, refused, version, e);
}

static bool referral_move_ask(struct request *rq, struct id id, const struct asked *a, int cause,
                              struct err *e)
{
    int move = word_of(a->code, referral_move_names);
    struct referral_wish w = {.id = id,
                              .move = (enum referral_move)move,
                              .cause = (enum referral_cause)cause,
                              .note = a->note,
                              .place = a->place,
                              .at_ms = a->at_ms,
                              .taker = a->taker};
    struct edit_refused refused = {0};
    struct patient_desk p;
    struct id next;

    if (move < 0 || a->code.n == 0)
        return bad(rq, "没有这个动作", "code", e);
    if (!fhir_version_read(rq, http_header(rq->x, "If-Match"), &w.version, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return work_referral_move(&p, &w, &next, &refused, e)
           || refused_tell(rq, &refused, w.version, e);
}

static bool consult_move_ask(struct request *rq, struct id id, const struct asked *a, int cause,
                             struct err *e)
{
    int move = word_of(a->code, consult_move_names);
    struct consult_wish w = {.id = id,
                             .move = (enum consult_move)move,
                             .cause = (enum referral_cause)cause,
                             .note = a->note,
                             .signer = a->signer,
                             .expert = a->expert,
                             .meeting = a->meeting,
                             .at_ms = a->at_ms};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (move < 0 || a->code.n == 0)
        return bad(rq, "没有这个动作", "code", e);
    if (!fhir_version_read(rq, http_header(rq->x, "If-Match"), &w.version, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return work_consult_move(&p, &w, &refused, e) || refused_tell(rq, &refused, w.version, e);
}

static bool reading_move_ask(struct request *rq, struct id id, const struct asked *a, int cause,
                             struct err *e)
{
    int move = word_of(a->code, reading_move_names),
        accord = word_of(a->accord, reading_accord_names);
    struct reading_wish w = {.id = id,
                             .move = (enum reading_move)move,
                             .cause = (enum referral_cause)cause,
                             .accord = (enum reading_accord)accord,
                             .note = a->note,
                             .findings = a->findings,
                             .conclusion = a->conclusion,
                             .signer = a->signer};
    struct edit_refused refused = {0};
    struct patient_desk p;

    if (move < 0 || a->code.n == 0)
        return bad(rq, "没有这个动作", "code", e);
    if (accord < 0)
        return bad(rq, "没有这个取值", "accord", e);
    if (!fhir_version_read(rq, http_header(rq->x, "If-Match"), &w.version, e)
        || !api_referral_desk(rq, &p, e))
        return false;
    return work_reading_move(&p, &w, &refused, e) || refused_tell(rq, &refused, w.version, e);
}

typedef bool move_ask(struct request *rq, struct id id, const struct asked *a, int cause,
                      struct err *e);

/* POST /fhir/Task/{request}/$move */
bool api_fhir_move(struct request *rq, struct err *e)
{
    static move_ask *const ASKS[RESOURCE_SOURCES] = {referral_move_ask, consult_move_ask,
                                                     reading_move_ask, reading_move_ask};
    struct resource r;
    struct asked a;
    int cause;

    if (!fhir_one_find(rq, &r, e))
        return false;
    if (!request_body_parse(rq, e))
        return fhir_say(rq, 400, "正文不是 JSON 对象", NULL, e);
    if (!parameters_take(rq, &a, e))
        return false;
    cause = word_of(a.cause, referral_cause_names);
    if (cause < 0)
        return bad(rq, "没有这个原因", "cause", e);
    if (!ASKS[r.row.source](rq, r.row.base, &a, cause, e))
        return false;
    return fhir_one_find(rq, &r, e) && fhir_reply(rq, &r, e);
}
