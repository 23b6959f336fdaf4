/* audit.c - the log of what was done and what was refused. */
#include "work/audit.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"

static const struct field LINE[] = {
    FIELD(struct audit, seq),
    FIELD_OF(struct audit, at_ms, FIELD_MS, "at"),
    FIELD_MAYBE(struct audit, actor),
    FIELD_AS(struct audit, grant, "post", MAYBE),
    FIELD_NAMED(struct audit, role, "role", role_names),
    FIELD(struct audit, action),
    FIELD_MAYBE(struct audit, noun),
    FIELD_MAYBE(struct audit, object),
    FIELD_MAYBE(struct audit, place),
    FIELD_MAYBE(struct audit, reason),
    FIELD_NAMED(struct audit, outcome, "outcome", audit_outcome_names),
    {0},
};
const struct shape SHAPE_AUDIT = {
    .name = "Audit",
    .about = "A line of the log: ids, codes and names of this program's own, no person's name.",
    .fields = LINE};

static bool id_read(struct request *rq, const char *name, struct id *id, struct err *e)
{
    struct str text = request_text(rq, name);

    if (!text.n || id_parse(text, id))
        return true;
    return request_fault(rq,
                         (struct problem_field){.field = name,
                                                .message = "not an id",
                                                .found = str_c(rq->arena, text),
                                                .expected = "an id"},
                         e);
}

/* The instant at which the day begins in China, `later` days on. */
static bool day_read(struct request *rq, const char *name, int32_t later, int64_t *at_ms,
                     struct err *e)
{
    struct str text = request_text(rq, name);
    int32_t day;

    *at_ms = COUNT_UNKNOWN;
    if (!text.n)
        return true;
    if (!day_parse(text, &day))
        return request_fault(rq,
                             (struct problem_field){.field = name,
                                                    .message = "not a day",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "YYYY-MM-DD"},
                             e);
    *at_ms = ((int64_t)day + later) * 86400000 - 8 * 3600000;
    return true;
}

/* GET /api/audit?actor=&object=&action=&noun=&from=&until=&limit=&cursor= - both days inclusive. */
bool api_audit_list(struct request *rq, struct err *e)
{
    struct audit_filter filter = {.action = request_text(rq, "action"),
                                  .noun = request_text(rq, "noun")};
    struct store_page page;
    struct audit_rows rows;

    if (!id_read(rq, "actor", &filter.actor, e) || !id_read(rq, "object", &filter.object, e)
        || !day_read(rq, "from", 0, &filter.from_ms, e)
        || !day_read(rq, "until", 1, &filter.until_ms, e) || !request_page(rq, &page, e)
        || !work_audit_list(rq->store, rq->subject, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, LINE, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}
