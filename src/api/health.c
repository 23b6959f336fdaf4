/* health.c - is the process alive, can it serve. For supervisors and balancers. */
#include "api/field.h"
#include "api/handler.h"

static const struct field STATUS[] = {TOLD(FIELD_TEXT, "status"), {0}};
const struct shape SHAPE_HEALTH = {.name = "Health", .told = STATUS};

static bool status_reply(struct request *rq, const char *status)
{
    json_open_object(&rq->json);
    json_key(&rq->json, "status");
    json_text(&rq->json, status);
    json_end(&rq->json);
    return true;
}

/* GET /livez */
bool api_health_live(struct request *rq, struct err *e)
{
    (void)e;
    return status_reply(rq, "ok");
}

/* GET /readyz - 503 while the store cannot be read, and from the first moment of stopping. */
bool api_health_ready(struct request *rq, struct err *e)
{
    struct err reason = {0};

    if (atomic_load(rq->stopping))
        return err_set(e, ERR_IO, "the server is stopping");
    /* Whatever the reason, it is the server that is not ready, not the question that is wrong. */
    if (!store_ready(rq->store, &reason))
        return err_set(e, ERR_IO, "%s", reason.text);
    return status_reply(rq, "ok");
}
