/* resource_history.c - what a referral, a consultation, a reading or its report was, version by
 * version, since it was sent: from the steps, each of which holds the version that it made. Limits
 * and letters of the past are not kept, and not told. */
#include "model/unknown.h"
#include "store/referral_line.h"
#include "work/resource.h"

struct history {
    const struct patient_desk *desk;
    enum resource_type type;
    struct str id;
    struct arena *arena;
    struct resource_page page;
};

/* One step of either noun. */
struct past {
    int64_t version, made_ms;
    int state; /* of its noun */
    enum referral_cause cause;
    const struct reading_report *report; /* of a reading: the one that held then, or NULL */
};

static void reading_was(struct resource *r, const struct past *p)
{
    struct reading *q = &r->reading;

    q->state = (enum reading_state)p->state;
    q->cause = p->cause;
    q->since_ms = r->issued_ms = p->made_ms;
    q->clock.due_ms = COUNT_UNKNOWN;
    if (!r->clinical)
        return;
    q->findings = p->report ? p->report->findings : STR("");
    q->conclusion = p->report ? p->report->conclusion : STR("");
    if (q->state < READING_REVIEWED) /* nobody had looked at it a second time */
        q->second = STR("");
}

static struct resource was(const struct resource *now, const struct past *p)
{
    struct resource r = *now;

    r.past = true;
    r.row.version = p->version;
    r.row.changed_ms = p->made_ms;
    r.referral.state = (enum referral_state)p->state;
    r.consult.state = (enum consult_state)p->state;
    r.referral.cause = r.consult.cause = p->cause;
    r.referral.since_ms = r.consult.since_ms = p->made_ms;
    r.referral.clock.due_ms = r.consult.clock.due_ms = COUNT_UNKNOWN;
    r.referral.letter = r.consult.opinion = STR("");
    if (now->row.source == SOURCE_READING)
        reading_was(&r, p);
    return r;
}

/* Of the steps, the oldest first, in the arena. */
static bool referral_pasts(struct store *st, const struct history *h, const struct resource *now,
                           struct past **pasts, size_t *n, struct err *e)
{
    struct referral_lines lines;

    if (!store_referral_lines(st, &now->referral, h->arena, &lines, e))
        return false;
    *n = lines.step_n;
    *pasts = ARENA_ARRAY(h->arena, struct past, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        const struct referral_step_line *s = &lines.steps[i];

        (*pasts)[i] = (struct past){s->seq, s->made_ms, (int)s->state, s->cause, NULL};
    }
    return true;
}

static bool consult_pasts(struct store *st, const struct history *h, const struct resource *now,
                          struct past **pasts, size_t *n, struct err *e)
{
    struct consult_lines lines;

    if (!store_consult_lines(st, &now->consult, h->arena, &lines, e))
        return false;
    *n = lines.step_n;
    *pasts = ARENA_ARRAY(h->arena, struct past, *n + 1);
    for (size_t i = 0; i < *n; i++) {
        const struct consult_step_line *s = &lines.steps[i];

        (*pasts)[i] = (struct past){s->seq, s->made_ms, (int)s->state, s->cause, NULL};
    }
    return true;
}

/* A report has the versions that it had since it was written. */
static bool reading_pasts(struct store *st, const struct history *h, const struct resource *now,
                          struct past **pasts, size_t *n, struct err *e)
{
    struct reading_lines lines;
    size_t report = 0;

    if (!store_reading_lines(st, &now->reading, h->arena, &lines, e))
        return false;
    *n = 0;
    *pasts = ARENA_ARRAY(h->arena, struct past, lines.step_n + 1);
    for (size_t i = 0; i < lines.step_n; i++) {
        const struct reading_step_line *s = &lines.steps[i];

        while (report < lines.report_n && lines.reports[report].seq <= s->seq)
            report++;
        if (report > 0 || h->type != RESOURCE_REPORT)
            (*pasts)[(*n)++] = (struct past){s->seq, s->made_ms, (int)s->state, s->cause,
                                             report ? &lines.reports[report - 1] : NULL};
    }
    return true;
}

static bool pasts_read(struct store *st, const struct history *h, const struct resource *now,
                       struct past **pasts, size_t *n, struct err *e)
{
    *n = 0;
    switch ((int)now->row.source) {
    case SOURCE_OWN:
        return referral_pasts(st, h, now, pasts, n, e);
    case SOURCE_OTHER:
        return consult_pasts(st, h, now, pasts, n, e);
    case SOURCE_READING:
        return reading_pasts(st, h, now, pasts, n, e);
    default: /* of a critical value there is what it is */
        return true;
    }
}

static bool history_in_tx(struct store *st, void *arg, struct err *e)
{
    struct history *h = arg;
    const struct patient_desk desk = {st, h->desk->seal, h->desk->by, h->desk->now_ms};
    const struct resource_filter f = {
        .param = RESOURCE_ID, .op = RESOURCE_IS, .values = &h->id, .n = 1};
    struct resource_query q = {.type = h->type, .filters = &f, .filter_n = 1, .limit = 1};
    struct resource_page now;
    struct past *pasts = NULL;
    size_t n;

    if (!work_resource_search(&desk, &q, h->arena, &now, e))
        return false;
    if (now.n == 0)
        return err_set(e, ERR_MISSING, "no %s of this id", resource_names[h->type]);
    if (!pasts_read(st, h, &now.items[0], &pasts, &n, e))
        return false;
    h->page = (struct resource_page){ARENA_ARRAY(h->arena, struct resource, n + 1), 1, {0}};
    h->page.items[0] = now.items[0];
    for (size_t i = n; i-- > 0;) {
        if (pasts[i].version < now.items[0].row.version)
            h->page.items[h->page.n++] = was(&now.items[0], &pasts[i]);
    }
    h->page.more.total = (int64_t)h->page.n;
    return true;
}

bool work_resource_history(const struct patient_desk *p, enum resource_type type, struct str id,
                           struct arena *a, struct resource_page *page, struct err *e)
{
    struct history h = {.desk = p, .type = type, .id = id, .arena = a};

    if (!store_tx(p->st, STORE_READ, history_in_tx, &h, e))
        return false;
    *page = h.page;
    return true;
}
