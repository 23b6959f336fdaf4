/* fhir_write.c - resources made and changed by another program: what FHIR says of versions, of
 * doing it once and of the reply. What happens is the use case's of each type. */
#include "api/auth.h"
#include "api/fhir.h"
#include "api/handler.h"
#include "fhir/element.h"

bool fhir_version_read(struct request *rq, struct str tag, int64_t *version, struct err *e)
{
    if (tag.n == 0)
        return fhir_say(rq, 428, "须带 If-Match", NULL, e);
    if (str_starts(tag, STR("W/")))
        tag = (struct str){tag.at + 2, tag.n - 2};
    return (tag.n > 2 && tag.at[0] == '"' && tag.at[tag.n - 1] == '"'
            && str_to_int((struct str){tag.at + 1, tag.n - 2}, INT64_MAX, version))
           || fhir_say(rq, 400, "If-Match 须为读取时的 ETag", NULL, e);
}

bool fhir_element_bad(struct request *rq, const struct fhir_change *c, int status,
                      const char *element, const char *what, struct err *e)
{
    return fhir_say(rq, status, what, arena_text(rq->arena, "%s.%s", c->sent.path, element), e);
}

/* If-None-Exist: what is found once is there already. */
static bool exists_check(struct request *rq, struct fhir_change *c, bool *there, struct err *e)
{
    const struct patient_desk desk = fhir_desk(rq);
    struct resource_page page;
    struct fhir_search s;

    *there = false;
    if (c->if_none_exist.n == 0)
        return true;
    if (!fhir_query_read(rq, c->type, c->if_none_exist, true, &s, e))
        return false;
    if (s.q.filter_n == 0 || s.q.cursor.n > 0)
        return fhir_say(rq, 400, "If-None-Exist 须有检索条件", "If-None-Exist", e);
    s.q.limit = 2;
    if (!work_resource_search(&desk, &s.q, rq->arena, &page, e))
        return false;
    if (page.n > 1)
        return fhir_say(rq, 412, "符合 If-None-Exist 的资源不止一个", "If-None-Exist", e);
    *there = page.n == 1;
    if (*there)
        c->after = page.items[0];
    return true;
}

static bool make(struct request *rq, struct fhir_change *c, struct err *e)
{
    char *text = arena_alloc(rq->arena, ID_TEXT);
    struct id id;
    bool there;

    if (!exists_check(rq, c, &there, e))
        return false;
    if (there)
        return true;
    if (!(c->type == RESOURCE_REQUEST ? fhir_request_make(rq, c, &id, e)
          : c->type == RESOURCE_TASK  ? fhir_task_make(rq, c, &id, e)
                                      : fhir_appointment_make(rq, c, &id, e)))
        return false;
    id_text(id, text);
    c->made = true;
    return fhir_find(rq, c->type, str_of(text), &c->after, e);
}

static bool put(struct request *rq, struct fhir_change *c, struct err *e)
{
    struct str told = {json_string_value(json_object_get(c->sent.resource, "id")),
                       json_string_length(json_object_get(c->sent.resource, "id"))};
    struct resource before;

    if (!fhir_find(rq, c->type, c->id, &before, e)
        || !fhir_version_read(rq, c->if_match, &c->version, e))
        return false;
    if (!str_eq(told, c->id))
        return fhir_element_bad(rq, c, 400, "id", "须与地址中的编号相同", e);
    if (c->version != before.row.version)
        return fhir_say(
            rq, 412,
            arena_text(rq->arena, "资源已被修改：现为第 %lld 版", (long long)before.row.version),
            "If-Match", e);
    return (c->type == RESOURCE_REQUEST ? fhir_request_put(rq, c, &before, e)
                                        : fhir_appointment_put(rq, c, &before, e))
           && fhir_find(rq, c->type, c->id, &c->after, e);
}

bool fhir_change_make(struct request *rq, struct fhir_change *c, struct err *e)
{
    return c->id.n ? put(rq, c, e) : make(rq, c, e);
}

const char *fhir_location(struct request *rq, const struct fhir_change *c)
{
    const struct resource_row *row = &c->after.row;
    const char *where = arena_text(rq->arena, "%s/%.*s", resource_names[c->type], STR_ARG(row->id));

    return c->type == RESOURCE_APPOINTMENT /* of tickets no version is kept */
               ? where
               : arena_text(rq->arena, "%s/_history/%lld", where, (long long)row->version);
}

static bool change_reply(struct request *rq, struct fhir_change *c, struct err *e)
{
    if (!fhir_change_make(rq, c, e) || !fhir_reply(rq, &c->after, e))
        return false;
    rq->x->location = arena_text(rq->arena, "%s/%s", fhir_scene(rq).base, fhir_location(rq, c));
    rq->status = c->made ? 201 : 200;
    return true;
}

static struct fhir_change change_of(const struct request *rq)
{
    enum resource_type type = fhir_type(rq);

    return (struct fhir_change){.type = type,
                                .sent = {.resource = rq->body, .path = resource_names[type]},
                                .if_match = http_header(rq->x, "If-Match"),
                                .if_none_exist = http_header(rq->x, "If-None-Exist")};
}

/* POST /fhir/Type */
bool api_fhir_create(struct request *rq, struct err *e)
{
    struct fhir_change c = change_of(rq);

    return fhir_accept_check(rq, e) && change_reply(rq, &c, e);
}

/* PUT /fhir/Type/{id} */
bool api_fhir_update(struct request *rq, struct err *e)
{
    struct fhir_change c = change_of(rq);

    c.id = rq->params[0].value;
    return fhir_accept_check(rq, e) && change_reply(rq, &c, e);
}
