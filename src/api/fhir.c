/* fhir.c - resources of FHIR R4: searched, read, what the server can do.
 *
 * The rows of the table say which types there are (route_fhir.h), model/resource by what they are
 * searched, work/resource what the asker gets of them. */
#include "api/fhir.h"

#include <assert.h>
#include <string.h>

#include "api/auth.h"
#include "api/handler.h"
#include "fhir/bundle.h"
#include "fhir/capability.h"
#include "fhir/write.h"
#include "work/desk.h"

enum { IDS = RESOURCE_VALUES }; /* that are looked for at once */

void fhir_refuse(struct http_exchange *x, int status, const char *said, const char *expression)
{
    const struct fhir_issue issue = {status, str_of(said), expression};
    struct json_writer w = {.out = &x->body};

    x->body.n = 0;
    x->status = status;
    x->type = FHIR_TYPE;
    fhir_outcome_write(&w, &issue);
}

struct fhir_issue fhir_issue_of(const struct request *rq, const struct err *e)
{
    int status = rq->refusal ? rq->refusal : err_http_status(e->code);
    bool rule = status == 403 || status == 409 || status == 422;
    const char *said = rq->fhir_said;

    if (!said && rule && e->local[0]) /* a rule's own sentence in Chinese, where it has one; of
                                         other failures the status says enough */
        said = e->local;
    return (struct fhir_issue){status, str_of(said), rq->fhir_expression};
}

enum resource_type fhir_type(const struct request *rq)
{
    return (enum resource_type)(rq->route->fhir - FHIR_OF(0));
}

struct fhir_scene fhir_scene(const struct request *rq)
{
    const struct auth_seen *seen = rq->seen;
    struct str host = seen ? seen->host : http_header(rq->x, "Host");

    return (struct fhir_scene){arena_text(rq->arena, "%s://%.*s/fhir",
                                          seen && seen->encrypted ? "https" : "http",
                                          STR_ARG(host)),
                               seen ? desk_today(seen->now.now_ms) : 0};
}

bool fhir_say(struct request *rq, int status, const char *what, const char *expression,
              struct err *e)
{
    rq->fhir_said = what;
    rq->fhir_expression = expression;
    return request_refuse(rq, status, e, "%s", what);
}

static bool has(struct str in, const char *word)
{
    size_t n = strlen(word);

    for (size_t i = 0; i + n <= in.n; i++) {
        if (!memcmp(in.at + i, word, n))
            return true;
    }
    return false;
}

bool fhir_accept_check(struct request *rq, struct err *e)
{
    struct str accept = http_header(rq->x, "Accept");

    rq->type = FHIR_TYPE;
    return accept.n == 0 || has(accept, "json") || has(accept, "*/*")
           || has(accept, "application/*") || fhir_say(rq, 406, "只提供 JSON", NULL, e);
}

struct patient_desk fhir_desk(const struct request *rq)
{
    return (struct patient_desk){rq->store, rq->scene->seal, rq->subject, rq->seen->now.now_ms};
}

/* --- searching --- */

static bool pairs_read(struct request *rq, struct str query, struct fhir_asked *asked,
                       struct err *e)
{
    while (query.n) {
        struct str value = str_cut(&query, '&');
        struct str name = str_cut(&value, '=');
        struct fhir_pair *pair = &asked->pairs[asked->n];

        if (name.n == 0)
            continue;
        if (asked->n == FHIR_PAIRS)
            return fhir_say(rq, 400, "检索参数过多", NULL, e);
        if (!request_decode(name, true, rq->arena, &pair->name)
            || !request_decode(value, true, rq->arena, &pair->value))
            return fhir_say(rq, 400, "参数不是百分号编码的 UTF-8", NULL, e);
        asked->n++;
    }
    return true;
}

static bool asked_read(struct request *rq, const struct fhir_asked *asked, struct fhir_search *s,
                       struct err *e)
{
    const char *expression;
    struct err own = {0};

    return fhir_search_read(asked, rq->arena, s, &expression, &own)
           || fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
}

bool fhir_query_read(struct request *rq, enum resource_type type, struct str query, bool strict,
                     struct fhir_search *s, struct err *e)
{
    struct fhir_asked asked = {.type = type, .strict = strict};

    return pairs_read(rq, query, &asked, e) && asked_read(rq, &asked, s, e);
}

static bool search_read(struct request *rq, struct fhir_search *s, struct err *e)
{
    struct fhir_asked asked = {.type = fhir_type(rq),
                               .strict = has(http_header(rq->x, "Prefer"), "handling=strict")};

    return pairs_read(rq, rq->x->query, &asked, e) && pairs_read(rq, rq->x->content, &asked, e)
           && asked_read(rq, &asked, s, e);
}

static bool id_there(const struct str *ids, size_t n, struct str id)
{
    for (size_t i = 0; i < n; i++) {
        if (str_eq(ids[i], id))
            return true;
    }
    return false;
}

/* Whether the Bundle has it: each thing is told once. */
static bool told(const struct fhir_bundle *b, const struct resource *r)
{
    for (size_t i = 0; i < b->brought_n + 1; i++) {
        const struct resource_page *page = i < b->brought_n ? &b->brought[i] : b->page;

        for (size_t k = 0; k < page->n && page->items[k].type == r->type; k++) {
            if (str_eq(page->items[k].row.id, r->row.id))
                return true;
        }
    }
    return false;
}

/* The things of a type of which a parameter is one of these, as far as the asker reaches them. */
static bool many_find(struct request *rq, enum resource_type type, int param, const struct str *ids,
                      size_t n, struct fhir_bundle *b, struct err *e)
{
    const struct patient_desk desk = fhir_desk(rq);
    struct resource_page *pages = (struct resource_page *)(uintptr_t)b->brought;

    for (size_t at = 0; at < n; at += IDS) {
        const struct resource_filter f = {.param = param,
                                          .op = RESOURCE_IS,
                                          .values = ids + at,
                                          .n = n - at < IDS ? n - at : IDS};
        struct resource_query q = {
            .type = type, .filters = &f, .filter_n = 1, .limit = RESOURCE_COUNT_MOST};
        struct resource_page found, *to = &pages[b->brought_n];

        if (!work_resource_search(&desk, &q, rq->arena, &found, e))
            return false;
        if (found.more.next.n > 0)
            return fhir_say(rq, 400, "附带资源过多，请减小 _count", "_revinclude", e);
        *to = (struct resource_page){.items = found.items};
        for (size_t i = 0; i < found.n; i++) {
            if (!told(b, &found.items[i]))
                to->items[to->n++] = found.items[i];
        }
        b->brought_n++;
    }
    return true;
}

/* Whom the page's resources refer to; or, where `reverse`, who refers to them. */
static bool include(struct request *rq, const struct fhir_include *i, bool reverse,
                    struct fhir_bundle *b, struct err *e)
{
    const struct resource_page *page = b->page;
    struct str *ids = ARENA_ARRAY(rq->arena, struct str, page->n + 1);
    int param = resource_param_find(i->from, str_of(strchr(i->name, ':') + 1));
    size_t n = 0;

    for (size_t k = 0; k < page->n; k++) {
        const struct resource *r = &page->items[k];
        struct str id = reverse ? r->row.id : i->id(r, rq->arena);

        if (id.n > 0 && !id_there(ids, n, id))
            ids[n++] = id;
    }
    return reverse ? many_find(rq, i->from, param, ids, n, b, e)
                   : many_find(rq, i->to, RESOURCE_ID, ids, n, b, e);
}

static bool includes(struct request *rq, const struct fhir_search *s, struct fhir_bundle *b,
                     struct err *e)
{
    enum { MOST = 2 * FHIR_INCLUDES * (RESOURCE_COUNT_MOST / IDS + 1) };

    b->brought = ARENA_ARRAY(rq->arena, struct resource_page, MOST);
    for (size_t i = 0; i < s->include_n; i++) {
        if (!include(rq, s->include[i], false, b, e))
            return false;
    }
    for (size_t i = 0; i < s->revinclude_n; i++) {
        if (!include(rq, s->revinclude[i], true, b, e))
            return false;
    }
    return true;
}

/* GET /fhir/Type?…, POST /fhir/Type/_search */
bool api_fhir_search(struct request *rq, struct err *e)
{
    const struct patient_desk desk = fhir_desk(rq);
    struct fhir_search s;
    struct resource_page page;
    struct fhir_bundle b = {.scene = fhir_scene(rq), .search = &s, .page = &page};
    struct err own = {0};

    if (!fhir_accept_check(rq, e) || !search_read(rq, &s, e))
        return false;
    if (!work_resource_search(&desk, &s.q, rq->arena, &page, &own)) {
        if (own.code == ERR_INPUT && s.q.cursor.n > 0)
            return fhir_say(rq, 400, "不是本列表的翻页标记", "_cursor", e);
        return err_pass(e, &own);
    }
    if (!includes(rq, &s, &b, e))
        return false;
    fhir_bundle_write(&rq->json, &b, rq->arena);
    return true;
}

/* --- one --- */

bool fhir_find(struct request *rq, enum resource_type type, struct str id, struct resource *r,
               struct err *e)
{
    const struct patient_desk desk = fhir_desk(rq);
    const struct resource_filter f = {
        .param = RESOURCE_ID, .op = RESOURCE_IS, .values = &id, .n = 1};
    struct resource_query q = {.type = type, .filters = &f, .filter_n = 1, .limit = 1};
    struct resource_page page;

    if (!work_resource_search(&desk, &q, rq->arena, &page, e))
        return false;
    if (page.n == 0)
        return err_set(e, ERR_MISSING, "no %s of this id", resource_names[type]);
    *r = page.items[0];
    return true;
}

bool fhir_one_find(struct request *rq, struct resource *r, struct err *e)
{
    return fhir_find(rq, fhir_type(rq), rq->params[0].value, r, e);
}

bool fhir_reply(struct request *rq, const struct resource *r, struct err *e)
{
    const struct fhir_scene scene = fhir_scene(rq);

    (void)e;
    rq->x->etag = arena_text(rq->arena, "W/\"%lld\"", (long long)r->row.version);
    if (r->row.changed_ms > 0)
        rq->x->modified_ms = r->row.changed_ms;
    rq->type = FHIR_TYPE;
    if (rq->route->method == HTTP_GET && str_eq(rq->x->if_none_match, str_of(rq->x->etag)))
        rq->status = 304;
    else
        fhir_write(&rq->json, r, &scene);
    return true;
}

/* GET /fhir/Type/{id} */
bool api_fhir_read(struct request *rq, struct err *e)
{
    struct resource r = {0};

    return fhir_accept_check(rq, e) && fhir_one_find(rq, &r, e) && fhir_reply(rq, &r, e);
}

static bool versions_find(struct request *rq, struct resource_page *page, struct err *e)
{
    const struct patient_desk desk = fhir_desk(rq);

    return work_resource_history(&desk, fhir_type(rq), rq->params[0].value, rq->arena, page, e);
}

/* GET /fhir/Type/{id}/_history */
bool api_fhir_history(struct request *rq, struct err *e)
{
    const struct fhir_scene scene = fhir_scene(rq);
    struct resource_page page;

    if (!fhir_accept_check(rq, e) || !versions_find(rq, &page, e))
        return false;
    fhir_history_write(&rq->json, &scene, &page, rq->arena);
    return true;
}

/* GET /fhir/Type/{id}/_history/{version} */
bool api_fhir_version(struct request *rq, struct err *e)
{
    struct resource_page page;
    int64_t version;

    if (!fhir_accept_check(rq, e) || !versions_find(rq, &page, e))
        return false;
    for (size_t i = 0; i < page.n; i++) {
        if (str_to_int(rq->params[1].value, INT64_MAX, &version)
            && page.items[i].row.version == version)
            return fhir_reply(rq, &page.items[i], e);
    }
    return err_set(e, ERR_MISSING, "no %s of this id", "version");
}

/* GET /fhir/Task/{request}/$available-actions */
bool api_fhir_actions(struct request *rq, struct err *e)
{
    struct resource r;

    if (!fhir_accept_check(rq, e) || !fhir_one_find(rq, &r, e))
        return false;
    fhir_actions_write(&rq->json, &r, rq->subject, rq->seen->now.now_ms);
    return true;
}

/* --- what there is --- */

static void able_of(const struct route *routes, struct fhir_able able[RESOURCE_N],
                    bool *transaction)
{
    for (const struct route *r = routes; r->method; r++) {
        const char *operation = strchr(r->pattern, '$');
        struct fhir_able *a;

        *transaction |= r->handler == api_fhir_transaction;
        if (r->fhir < FHIR_OF(0))
            continue;
        a = &able[r->fhir - FHIR_OF(0)];
        if (operation) {
            assert(a->operation_n < FHIR_OPERATIONS);
            a->operation[a->operation_n++] = operation + 1;
        } else if (r->handler == api_fhir_version)
            a->version = true;
        else if (r->handler == api_fhir_history)
            a->history = true;
        else if (r->method == HTTP_GET && str_ends(str_of(r->pattern), STR("}")))
            a->read = true;
        else if (r->method == HTTP_GET)
            a->search = true;
        else if (r->method == HTTP_PUT)
            a->update = true;
        else if (r->method == HTTP_POST && !str_ends(str_of(r->pattern), STR("/_search")))
            a->create = true;
    }
}

/* GET /fhir/metadata */
bool api_fhir_metadata(struct request *rq, struct err *e)
{
    struct fhir_able able[RESOURCE_N] = {{0}};
    bool transaction = false;

    if (!fhir_accept_check(rq, e))
        return false;
    able_of(rq->scene->routes, able, &transaction);
    fhir_capability_write(&rq->json, fhir_scene(rq).base, able, transaction);
    return true;
}
