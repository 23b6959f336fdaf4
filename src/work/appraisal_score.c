/* appraisal_score.c - what somebody came to: the items with their rules, the lines behind them and
 * those of similar counties beside them. */
#include <string.h>

#include "base/day.h"
#include "model/unknown.h"
#include "work/appraisal_desk.h"
#include "work/appraisal_part.h"
#include "work/bulletin_desk.h"

struct object appraisal_score_object(const struct appraisal_score *s)
{
    return (struct object){.place = {s->county},
                           .organization = {s->organization_id},
                           .practitioner = {s->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

static bool run_of(struct store *st, const struct appraisal_row *row, struct id id, struct arena *a,
                   struct appraisal_run *run, struct err *e)
{
    struct appraisal_runs runs;

    if (!store_appraisal_run_list(st, row->id, a, &runs, e))
        return false;
    for (size_t i = 0; i < runs.n; i++) {
        if (id_none(id) || id_cmp(runs.items[i].id, id) == 0) {
            *run = runs.items[i];
            return true;
        }
    }
    return err_set(e, ERR_MISSING, "no run");
}

/* --- a run's scores --- */

struct listing {
    const struct appraisal_ask *ask;
    const struct store_page *page;
    struct appraisal_scores scores;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;
    struct appraisal_score_filter f = {.link = l->ask->link};
    struct appraisal_row row;
    struct appraisal_run run;

    l->scores = (struct appraisal_scores){0};
    if (!store_appraisal_get(st, l->ask->appraisal, d->arena, &row, e))
        return false;
    if (id_none(l->ask->run)) {
        struct appraisal_runs runs;

        if (!store_appraisal_run_list(st, row.id, d->arena, &runs, e))
            return false;
        if (runs.n == 0) /* nothing was reckoned yet */
            return true;
    }
    if (!run_of(st, &row, l->ask->run, d->arena, &run, e))
        return false;
    f.run = run.id;
    return store_appraisal_score_list(st, &f, l->page, d->arena, &l->scores, e);
}

bool work_appraisal_scores(struct store *st, const struct appraisal_ask *ask,
                           const struct store_page *page, struct arena *a,
                           struct appraisal_scores *scores, struct err *e)
{
    struct listing l = {.ask = ask, .page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *scores = l.scores;
    return true;
}

/* --- one score --- */

static const struct indicator *rule_of(const struct appraisal *a, struct str name)
{
    for (int32_t k = 0; k < a->indicator_n; k++) {
        if (str_eq(a->indicators[k].name, name))
            return &a->indicators[k];
    }
    return NULL;
}

/* Its score, the appraisal and the run it is of, and the rules they go by. */
static bool score_find(struct store *st, struct ledger_desk *d, enum action action,
                       struct appraisal_score_view *v, struct programme *p, struct err *e)
{
    struct programme_row edition;
    struct object o;

    if (!store_appraisal_score_get(st, d->id, d->arena, &v->score, e))
        return false;
    o = appraisal_score_object(&v->score);
    return rights_check(d->by, action, &o, "score", e)
           && store_appraisal_of_run(st, v->score.run, d->arena, &v->row, e)
           && run_of(st, &v->row, v->score.run, d->arena, &v->run, e)
           && work_programme_edition(st, v->row.programme, v->row.version, d->arena, &edition, p,
                                     e);
}

/* Peers are by indicator, then by completion. */
static void peers_take(struct appraisal_item_view *to, const struct appraisal_peers *peers)
{
    size_t first = 0, n = 0;

    for (size_t i = 0; i < peers->n; i++) {
        if (str_eq(peers->items[i].indicator, to->item.indicator)) {
            first = n ? first : i;
            n++;
        }
    }
    to->peer_n = (int64_t)n;
    to->peer_median = n < APPRAISAL_PEERS_LEAST ? COUNT_UNKNOWN
                                                : (peers->items[first + (n - 1) / 2].completion
                                                   + peers->items[first + n / 2].completion)
                                                      / 2;
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appraisal_score_view *v = d->found;
    struct programme *p = ARENA_NEW(d->arena, struct programme);
    struct appraisal_peers peers;
    struct appraisal_items items;
    struct object o;

    *v = (struct appraisal_score_view){0};
    if (!score_find(st, d, ACTION_APPRAISAL_SCORE_SEE, v, p, e)
        || !store_appraisal_item_list(st, &v->score, d->arena, &items, e)
        || !store_appraisal_peers(st, &v->score, d->arena, &peers, e))
        return false;
    v->items = ARENA_ARRAY(d->arena, struct appraisal_item_view, items.n + 1);
    /* In the order of the file. */
    for (int32_t k = 0; k < p->appraisal.indicator_n; k++) {
        for (size_t i = 0; i < items.n; i++) {
            struct appraisal_item_view *to = &v->items[v->item_n];

            if (!str_eq(items.items[i].indicator, p->appraisal.indicators[k].name))
                continue;
            *to = (struct appraisal_item_view){.item = items.items[i],
                                               .rule = &p->appraisal.indicators[k]};
            peers_take(to, &peers);
            v->item_n++;
        }
    }
    o = appraisal_score_object(&v->score);
    v->may_appeal = v->row.state == APPRAISAL_FROZEN && v->run.kind == APPRAISAL_SCORING
                    && v->score.link == LINK_EXPERT
                    && rights_decide(d->by, ACTION_APPRAISAL_SCORE_APPEAL, &o) == RIGHTS_ALLOWED;
    return true;
}

bool work_appraisal_score_see(struct store *st, const struct subject *by, struct id id,
                              struct arena *a, struct appraisal_score_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

/* --- the lines behind an item --- */

struct opening {
    const struct appraisal_item_ask *ask;
    const struct store_page *page;
    struct appraisal_lines lines;
};

static struct str_list keys_of(const struct appraisal_score *s, enum appraisal_link link,
                               struct arena *a)
{
    struct str_list own = {.items = ARENA_ARRAY(a, struct str, 1), .n = 1};

    own.items[0] = s->subject;
    switch (link) {
    case LINK_APPRENTICE:
        return s->link == LINK_EXPERT ? s->apprentices : own;
    case LINK_DISCIPLINE:
        return s->disciplines;
    case LINK_LEADER:
        return s->organizations;
    default:
        return own;
    }
}

/* "organization|discipline" of a noun that knows no disciplines is the head. */
static void heads_take(const struct noun *noun, struct str_list *keys)
{
    if (noun_column_find(noun, STR("discipline")) >= 0
        || noun_column_find(noun, STR("placement")) > 0)
        return;
    for (size_t i = 0; i < keys->n; i++) {
        const char *bar = memchr(keys->items[i].at, '|', keys->items[i].n);

        if (bar)
            keys->items[i].n = (size_t)(bar - keys->items[i].at) + 1;
    }
}

static bool lines_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct opening *o = d->found;
    struct appraisal_score_view v = {0};
    const struct indicator *in;
    struct appraisal_span span;
    struct noun_scope scope;
    struct programme p;

    if (!score_find(st, d, ACTION_APPRAISAL_SCORE_SEE, &v, &p, e))
        return false;
    in = rule_of(&p.appraisal, o->ask->indicator);
    if (!in)
        return err_set(e, ERR_MISSING, "no item");
    if (in->recorded)
        return err_set(e, ERR_STATE, "%.*s comes from discharge records, not from lines",
                       STR_ARG(in->name));
    span = (struct appraisal_span){v.row.programme, v.row.region, v.run.from_day, v.run.until_day};
    scope = appraisal_scope(&span, in->link, in->column);
    scope.keys = keys_of(&v.score, in->link, d->arena);
    if (scope.keys.n == 0) /* nobody's lines, which is not everybody's */
        scope.keys.items = ARENA_ARRAY(d->arena, struct str, 1);
    if (in->link == LINK_DISCIPLINE)
        heads_take(in->count.noun, &scope.keys);
    o->lines.noun = in->count.noun;
    if (!store_noun_list(st, &in->count, &scope, o->page, d->arena, &o->lines.rows, e))
        return false;
    ledger_patient_hide(o->lines.noun, &o->lines.rows);
    return true;
}

bool work_appraisal_lines(struct store *st, const struct subject *by,
                          const struct appraisal_item_ask *ask, const struct store_page *page,
                          struct arena *a, struct appraisal_lines *lines, struct err *e)
{
    struct opening o = {.ask = ask, .page = page};
    struct ledger_desk d = {.by = by, .id = ask->score, .arena = a, .found = &o};

    if (!ledger_run(st, STORE_READ, &d, lines_case, e))
        return false;
    *lines = o.lines;
    return true;
}

/* --- the months behind an item --- */

struct months {
    const struct appraisal_item_ask *ask;
    const struct store_page *page;
    struct appraisal_record_rows rows;
};

static bool records_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct months *m = d->found;
    struct appraisal_score_view v = {0};
    struct appraisal_record_filter f = {.indicator = m->ask->indicator};
    const struct indicator *in;
    struct programme p;

    if (!score_find(st, d, ACTION_APPRAISAL_SCORE_SEE, &v, &p, e))
        return false;
    in = rule_of(&p.appraisal, m->ask->indicator);
    if (!in || !in->recorded)
        return err_set(e, ERR_MISSING, "no item from discharge records");
    f.run = v.run.id;
    f.subjects = keys_of(&v.score, in->link, d->arena);
    return store_appraisal_record_list(st, &f, m->page, d->arena, &m->rows, e);
}

bool work_appraisal_records(struct store *st, const struct subject *by,
                            const struct appraisal_item_ask *ask, const struct store_page *page,
                            struct arena *a, struct appraisal_record_rows *rows, struct err *e)
{
    struct months m = {.ask = ask, .page = page};
    struct ledger_desk d = {.by = by, .id = ask->score, .arena = a, .found = &m};

    if (!ledger_run(st, STORE_READ, &d, records_case, e))
        return false;
    *rows = m.rows;
    return true;
}
