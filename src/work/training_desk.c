/* training_desk.c - see training_desk.h. */
#include "work/training_desk.h"

#include "base/day.h"
#include "base/out.h"
#include "work/demand_part.h"
#include "work/desk.h"
#include "work/placement_part.h"

static bool need_check(struct placement_desk *d, const struct training_need *n, struct err *e)
{
    const struct {
        const char *field;
        struct str text;
    } wanted[] = {{"need_spectrum", n->spectrum},
                  {"need_outflow", n->outflow},
                  {"need_capability", n->capability}};

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (str_trim(wanted[i].text).n == 0) {
            d->refused.field = wanted[i].field;
            return err_set(e, ERR_INPUT, "%s: nobody is nominated without the needs assessment",
                           wanted[i].field);
        }
    }
    return true;
}

/* --- the needs that an order was approved for --- */

static struct str lines_named(const struct demand_evidence *ev, bool groups, struct arena *a)
{
    struct out out = {0};
    struct str text;
    int n = 0;

    for (size_t i = 0; i < ev->line_n && n < 5; i++) {
        const struct demand_line *l = &ev->lines[i];

        if (str_eq(l->kind, STR("group")) != groups)
            continue;
        out_text(&out, "%s%.*s（%lld 例，外转 %lld 例）", n++ > 0 ? "、" : "",
                 STR_ARG(l->name.n ? l->name : l->code), (long long)l->cases, (long long)l->away);
    }
    text = str_copy(a, (struct str){out.items, out.n});
    out_reset(&out);
    return text;
}

/* What the order's frozen figures say, where the nomination leaves it to them. */
static void need_fill(struct training_need *n, const struct demand_evidence *ev, struct arena *a)
{
    struct str groups = lines_named(ev, true, a), blanks = lines_named(ev, false, a);

    if (n->spectrum.n == 0 && groups.n > 0)
        n->spectrum = str_of(arena_text(a, "居民主要病组：%.*s", STR_ARG(groups)));
    if (n->outflow.n == 0)
        n->outflow = str_of(arena_text(a, "缺口第 %lld 位，可避免外转 %.1f RW", (long long)ev->rank,
                                       ev->avoidable_rw));
    if (n->capability.n == 0 && blanks.n > 0)
        n->capability = str_of(arena_text(a, "空白与薄弱技术：%.*s", STR_ARG(blanks)));
}

/* The demand that is named is seen by who nominates, and approved. */
static bool need_take(struct store *st, struct placement_desk *d, struct training_need *n,
                      struct err *e)
{
    struct demand_desk desk = {
        .by = d->by, .arena = d->arena, .now_ms = d->now_ms, .id = n->demand};
    const struct demand *demand = &desk.view.detail.row.demand;
    struct demand_evidence ev;
    bool found;

    if (id_none(n->demand))
        return true;
    d->refused.field = "demand";
    if (!demand_find(st, &desk, e))
        return false;
    if (demand->kind != DEMAND_TRAINEE || demand->state != DEMAND_APPROVED)
        return err_set(e, ERR_STATE, "the order %.*s is no approved order for training",
                       STR_ARG(demand->code));
    d->refused.field = NULL;
    if (!store_demand_evidence_get(st, demand, d->arena, &ev, &found, e))
        return false;
    if (found)
        need_fill(n, &ev, d->arena);
    return true;
}

static bool nominate_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct training_new *n = d->what;
    struct placement_new placement = n->placement;
    struct training_need need = n->need;
    struct placement_key key;

    placement.kind = PLACEMENT_TRAINING;
    if (!need_take(st, d, &need, e) || !need_check(d, &need, e)
        || !placement_propose(st, d, &placement, e))
        return false;
    key = placement_key_of(&d->view.placement);
    return store_training_need_add(st, &key, &need, desk_actor(d->by), d->now_ms, e);
}

bool work_training_nominate(struct store *st, const struct subject *by,
                            const struct training_new *n, struct id *id,
                            struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = n->placement.now_ms, .what = n};
    bool good = placement_run(st, &d, nominate_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

bool training_returned(struct store *st, const struct placement_desk *d, int32_t day, struct err *e)
{
    const struct placement_key key = placement_key_of(&d->view.placement);
    struct training_check checks[TRAINING_CHECK_N];

    training_checks(day, checks);
    for (int i = 0; i < TRAINING_CHECK_N; i++) {
        if (!store_training_check_add(st, &key, &checks[i], e))
            return false;
    }
    return true;
}

static bool check_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct training_told *t = d->what;
    struct placement_key key;
    struct training_check *check = NULL;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, PARTY_SENDER | PARTY_OFFICER, "a check after the return", e))
        return false;
    for (size_t i = 0; i < d->view.checks.n; i++) {
        if (d->view.checks.items[i].months == t->check.months)
            check = &d->view.checks.items[i];
    }
    if (!check)
        return err_set(e, ERR_STATE, "a %s placement that is %s has no such check",
                       placement_kind_names[d->view.placement.kind],
                       placement_state_names[d->view.placement.state]);
    key = placement_key_of(&d->view.placement);
    return training_check_fill(check, &t->check, desk_today(d->now_ms), &d->refused.field, e)
           && store_training_check_put(st, &key, check, desk_actor(d->by), d->now_ms, e)
           && placement_note(st, d, "placement.check", e);
}

bool work_training_check(struct store *st, const struct subject *by, const struct training_told *t,
                         struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = t->now_ms, .id = t->id, .what = t};
    bool good = placement_run(st, &d, check_case, e);

    *refused = d.refused;
    return good;
}

struct duties {
    const struct store_reach *reach;
    int32_t until_day;
    struct arena *arena;
    struct duty_rows rows;
};

static bool duties_in_tx(struct store *st, void *arg, struct err *e)
{
    struct duties *d = arg;

    return store_duty_list(st, d->reach, d->until_day, d->arena, &d->rows, e);
}

bool work_duty_list(struct store *st, const struct store_reach *reach, int32_t until_day,
                    struct arena *a, struct duty_rows *rows, struct err *e)
{
    struct duties d = {reach, until_day, a, {0}};

    if (!store_tx(st, STORE_READ, duties_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}
