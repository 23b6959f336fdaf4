/* route_file.c - see route_file.h. */
#include "api/route_file.h"

#include "api/log.h"
#include "work/stage.h"

static bool disk_full(struct request *rq, const struct err *own, struct err *e)
{
    log_fault(rq->route->pattern, own);
    return request_refuse(rq, 507, e, "the disk of the server has no room for it");
}

static bool put(void *arg, struct http_exchange *x, struct str piece)
{
    struct request *rq = arg;
    struct err own = {0}, e = {0};

    if (stage_write_put(rq->writing, piece, &own))
        return true;
    stage_write_drop(rq->writing);
    rq->writing = NULL;
    disk_full(rq, &own, &e);
    route_refuse(rq, x, &e);
    return false;
}

/* Cut half way, or refused: what came of it goes. */
static void end(void *arg, struct http_exchange *x)
{
    struct request *rq = arg;

    (void)x;
    stage_write_drop(rq->writing);
    rq->writing = NULL;
}

static bool writing_open(struct request *rq, struct err *e)
{
    struct err own = {0};

    if (stage_write_open(rq->scene->stage, rq->subject, log_now_ms(), &rq->writing, &own))
        return true;
    if (own.code != ERR_STATE)
        return err_pass(e, &own);
    rq->x->retry_after_s = 10;
    return request_refuse(rq, 503, e, "%s; later there is room", own.text);
}

bool route_file_begin(struct request *rq, struct err *e)
{
    struct http_exchange *x = rq->x;
    struct err own = {0};

    if (!request_query(rq, x->query, rq->route->query, e)
        || (rq->route->early && !rq->route->early(rq, e)))
        return false;
    if (!rq->scene->stage)
        return err_set(e, ERR_STATE,
                       "this server has no place for long files: a master key is wanted, and for"
                       " a database --staging");
    if (!stage_room(rq->scene->stage, x->content_told > 0 ? x->content_told : 0, &own))
        return disk_full(rq, &own, e);
    if (!writing_open(rq, e))
        return false;
    x->sink = (struct http_sink){put, end, rq};
    return true;
}

bool route_file_end(struct request *rq, struct err *e)
{
    struct stage_file *file = ARENA_NEW(rq->arena, struct stage_file);
    struct stage_write *writing;
    struct err own = {0};

    if (!rq->x->sink.put /* it was not admitted piece by piece: all of it is here */
        && (!route_file_begin(rq, e) || !put(rq, rq->x, rq->x->content)))
        return false;
    writing = rq->writing;
    rq->writing = NULL;
    if (!stage_write_done(writing, rq->arena, file, &own))
        return disk_full(rq, &own, e);
    rq->file = file;
    return true;
}

void route_file_settle(struct request *rq, bool good)
{
    struct err e = {0};

    stage_write_drop(rq->writing); /* refused before it was whole */
    rq->writing = NULL;
    if (!rq->file || (good ? rq->file_kept : !rq->route->staged))
        return;
    if (!stage_remove(rq->scene->stage, rq->file->id, &e) && e.code != ERR_MISSING)
        log_fault(rq->route->pattern, &e);
}
