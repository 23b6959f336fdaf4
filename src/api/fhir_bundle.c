/* fhir_bundle.c - several resources made and changed by another program: a transaction, all of them
 * or none, or a batch, each by itself. */
#include "api/auth.h"
#include "api/fhir.h"
#include "api/handler.h"
#include "fhir/bundle.h"
#include "fhir/element.h"
#include "fhir/outcome.h"
#include "fhir/write.h"

struct running {
    struct request *rq;
    struct fhir_entries asked;
    struct fhir_change changes[FHIR_ENTRIES];
    struct fhir_issue issues[FHIR_ENTRIES]; /* of a batch: status 0 where it was done */
    struct fhir_link links[FHIR_ENTRIES];
    size_t link_n;
    size_t at; /* of a batch: the entry that is done now */
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
    const struct fhir_entry *x = &k->asked.items[i];
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
    if (x->full_url.n > 0 && !k->asked.batch)
        k->links[k->link_n++] = (struct fhir_link){
            x->full_url, str_of(arena_text(rq->arena, "%s/%.*s", resource_names[c->type],
                                           STR_ARG(c->after.row.id)))};
    return true;
}

static bool entry_in_part(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;

    (void)st; /* it is the request's */
    return entry_make(k, k->at, e);
}

/* An entry of a batch: what it is refused for is told of it alone. */
static bool entry_try(struct running *k, size_t i, struct err *e)
{
    const struct fhir_entry *x = &k->asked.items[i];
    struct request *rq = k->rq;
    struct err why = {0};
    bool done;

    if (x->wrong) {
        k->issues[i] = (struct fhir_issue){400, str_of(x->wrong), x->expression};
        return true;
    }
    k->at = i;
    rq->refusal = 0;
    rq->fhir_said = rq->fhir_expression = NULL;
    if (!store_part(rq->store, entry_in_part, k, &done, &why, e))
        return false;
    if (!done && err_http_status(why.code) >= 500 && !rq->refusal) /* no fault of the entry's */
        return err_pass(e, &why);
    if (!done) {
        k->issues[i] = fhir_issue_of(rq, &why);
        k->issues[i].diagnostics = str_copy(rq->arena, k->issues[i].diagnostics);
    }
    rq->refusal = 0;
    rq->fault_n = 0;
    rq->fhir_said = rq->fhir_expression = NULL;
    return true;
}

/* What is made comes before what is changed, as FHIR has it. */
static bool entries_make(struct running *k, struct err *e)
{
    for (int put = 0; put < 2; put++) {
        for (size_t i = 0; i < k->asked.n; i++) {
            if (k->asked.items[i].put == (put == 1)
                && !(k->asked.batch ? entry_try(k, i, e) : entry_make(k, i, e)))
                return false;
        }
    }
    return true;
}

/* Each as it is behind all of them: a request that its Task sent is a draft no more. */
static bool afters_find(struct running *k, struct err *e)
{
    for (size_t i = 0; i < k->asked.n; i++) {
        struct fhir_change *c = &k->changes[i];

        if (k->issues[i].status == 0 && !fhir_find(k->rq, c->type, c->after.row.id, &c->after, e))
            return false;
    }
    return true;
}

static void done_write(const struct running *k, const struct fhir_change *c,
                       const struct fhir_scene *scene)
{
    struct request *rq = k->rq;
    struct json_writer *w = &rq->json;

    json_key(w, "resource");
    fhir_write(w, &c->after, scene);
    fhir_object(w, "response");
    fhir_word(w, "status", c->made ? "201" : "200");
    fhir_word(w, "location", fhir_location(rq, c));
    fhir_word(w, "etag", arena_text(rq->arena, "W/\"%lld\"", (long long)c->after.row.version));
    json_end(w);
}

static void refused_write(struct request *rq, const struct fhir_issue *issue)
{
    struct json_writer *w = &rq->json;

    fhir_object(w, "response");
    fhir_word(w, "status", arena_text(rq->arena, "%d", issue->status));
    json_key(w, "outcome");
    fhir_outcome_write(w, issue);
    json_end(w);
}

static void reply_write(struct running *k)
{
    struct request *rq = k->rq;
    struct json_writer *w = &rq->json;
    const struct fhir_scene scene = fhir_scene(rq);

    json_open_object(w);
    fhir_word(w, "resourceType", "Bundle");
    fhir_word(w, "type", k->asked.batch ? "batch-response" : "transaction-response");
    fhir_list(w, "entry");
    for (size_t i = 0; i < k->asked.n; i++) {
        json_open_object(w);
        if (k->issues[i].status)
            refused_write(rq, &k->issues[i]);
        else
            done_write(k, &k->changes[i], &scene);
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
    if (!fhir_bundle_read(rq->body, rq->arena, &k->asked, &expression, &own))
        return fhir_say(rq, 400, arena_text(rq->arena, "%s", own.text), expression, e);
    if (!entries_make(k, e) || !afters_find(k, e))
        return false;
    reply_write(k);
    return true;
}
