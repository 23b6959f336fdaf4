/* fhir_bundle.c - a transaction of another program: several resources made and changed, all of them
 * or none. */
#include "api/auth.h"
#include "api/fhir.h"
#include "api/handler.h"
#include "fhir/bundle.h"
#include "fhir/element.h"
#include "fhir/write.h"
#include "work/desk.h"

struct running {
    struct request *rq;
    size_t n, link_n;
    struct fhir_entry entries[FHIR_ENTRIES];
    struct fhir_change changes[FHIR_ENTRIES];
    struct fhir_link links[FHIR_ENTRIES];
};

/* Whatever it is refused for, the entry is named. */
static bool entry_fail(struct request *rq, size_t i)
{
    const char *said = rq->fhir_expression;

    if (!said || !str_starts(str_of(said), STR("Bundle")))
        rq->fhir_expression = arena_text(rq->arena, "Bundle.entry[%zu]", i);
    return false;
}

static bool entry_make(struct running *k, size_t i, struct err *e)
{
    const struct fhir_entry *x = &k->entries[i];
    struct fhir_change *c = &k->changes[i];
    struct request *rq = k->rq;

    *c = (struct fhir_change){.type = x->type,
                              .sent = {x->resource,
                                       arena_text(rq->arena, "Bundle.entry[%zu].resource", i),
                                       k->links, k->link_n},
                              .id = x->id,
                              .if_match = x->if_match,
                              .if_none_exist = x->if_none_exist};
    if (!fhir_change_make(rq, c, e))
        return entry_fail(rq, i);
    if (x->full_url.n > 0)
        k->links[k->link_n++] = (struct fhir_link){
            x->full_url, str_of(arena_text(rq->arena, "%s/%.*s", resource_names[c->type],
                                           STR_ARG(c->after.row.id)))};
    return true;
}

/* What is made comes before what is changed, as FHIR has it. */
static bool entries_make(struct running *k, struct err *e)
{
    for (int put = 0; put < 2; put++) {
        for (size_t i = 0; i < k->n; i++) {
            if (k->entries[i].put == (put == 1) && !entry_make(k, i, e))
                return false;
        }
    }
    return true;
}

/* Each as it is behind all of them: a request that its Task sent is a draft no more. */
static bool afters_find(struct running *k, struct err *e)
{
    for (size_t i = 0; i < k->n; i++) {
        struct fhir_change *c = &k->changes[i];

        if (!fhir_find(k->rq, c->type, c->after.row.id, &c->after, e))
            return false;
    }
    return true;
}

static void reply_write(struct running *k)
{
    struct request *rq = k->rq;
    struct json_writer *w = &rq->json;
    const struct fhir_scene scene = fhir_scene(rq);

    json_open_object(w);
    fhir_word(w, "resourceType", "Bundle");
    fhir_word(w, "type", "transaction-response");
    fhir_list(w, "entry");
    for (size_t i = 0; i < k->n; i++) {
        const struct fhir_change *c = &k->changes[i];

        json_open_object(w);
        json_key(w, "resource");
        fhir_write(w, &c->after, &scene);
        fhir_object(w, "response");
        fhir_word(w, "status", c->made ? "201" : "200");
        fhir_word(w, "location", fhir_location(rq, c));
        fhir_word(w, "etag", arena_text(rq->arena, "W/\"%lld\"", (long long)c->after.row.version));
        json_end(w);
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

/* POST /fhir */
bool api_fhir_transaction(struct request *rq, struct err *e)
{
    struct running *k = ARENA_NEW(rq->arena, struct running);
    const char *expression;
    struct err own = {0};

    k->rq = rq;
    if (!fhir_accept_check(rq, e))
        return false;
    if (!fhir_bundle_read(rq->body, rq->arena, k->entries, &k->n, &expression, &own))
        return fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
    if (!entries_make(k, e) || !afters_find(k, e))
        return false;
    reply_write(k);
    return true;
}
