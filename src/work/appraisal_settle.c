/* appraisal_settle.c - objections to an item, and the last scoring turned into promises. */
#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/unknown.h"
#include "work/appraisal_desk.h"
#include "work/appraisal_part.h"
#include "work/bulletin_desk.h"
#include "work/fund_desk.h"

struct entry_list LIST(struct entry);

static bool same_actor(const struct ledger_desk *d, struct id who)
{
    struct id actor = desk_actor(d->by);

    return !id_none(who) && id_cmp(actor, who) == 0;
}

/* The last scoring, or one with that id. */
static const struct appraisal_run *scoring_of(const struct appraisal_runs *runs, struct id id)
{
    for (size_t i = 0; i < runs->n; i++) {
        const struct appraisal_run *run = &runs->items[i];

        if (run->kind == APPRAISAL_SCORING && (id_none(id) || id_cmp(run->id, id) == 0))
            return run;
    }
    return NULL;
}

/* --- appeals --- */

static bool appeal_done(struct store *st, const struct ledger_desk *d, const struct appeal *x,
                        const char *action, struct err *e)
{
    const struct appraisal_deed deed = {action, "appraisal_appeal", x->id, x->county};

    return appraisal_done(st, d, &deed, e);
}

static bool item_there(struct store *st, const struct appraisal_score *s, struct str indicator,
                       struct arena *a, bool *there, struct err *e)
{
    struct appraisal_items items;

    *there = false;
    if (!store_appraisal_item_list(st, s, a, &items, e))
        return false;
    for (size_t i = 0; i < items.n; i++)
        *there = *there || str_eq(items.items[i].indicator, indicator);
    return true;
}

/* Of what somebody may object to: an expert's own score in a scoring of a frozen appraisal. */
static bool appealable(struct store *st, struct ledger_desk *d, const struct appraisal_score *s,
                       struct appraisal_row *row, struct err *e)
{
    struct appraisal_runs runs;

    if (!store_appraisal_of_run(st, s->run, d->arena, row, e)
        || !store_appraisal_run_list(st, row->id, d->arena, &runs, e))
        return false;
    if (s->link != LINK_EXPERT || !scoring_of(&runs, s->run))
        return err_set(e, ERR_STATE, "an expert's score of a scoring is appealed, not this one");
    return row->state == APPRAISAL_FROZEN
           || err_set(e, ERR_STATE, "the appraisal is %s: nothing is appealed any longer",
                      appraisal_state_names[row->state]);
}

static bool open_there(const struct appeals *all, const struct appeal *x)
{
    for (size_t i = 0; i < all->n; i++) {
        if (all->items[i].state == APPEAL_OPEN
            && str_eq(all->items[i].practitioner, x->practitioner)
            && str_eq(all->items[i].indicator, x->indicator))
            return true;
    }
    return false;
}

static bool appeal_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct appeal_new *n = d->what;
    struct appraisal_score s;
    struct appraisal_row row;
    struct appeals all;
    struct appeal x;
    struct object o;
    bool there;

    if (!store_appraisal_score_get(st, n->score, d->arena, &s, e))
        return false;
    o = appraisal_score_object(&s);
    if (!rights_check(d->by, ACTION_APPRAISAL_SCORE_APPEAL, &o, "score", e)
        || !appealable(st, d, &s, &row, e) || !item_there(st, &s, n->indicator, d->arena, &there, e)
        || !store_appeal_of(st, row.id, d->arena, &all, e))
        return false;
    if (!there)
        return ledger_field_bad(d, "indicator", e, "the score has no such item");
    if (str_trim(n->said).n == 0)
        return ledger_field_bad(d, "said", e, "what is wrong is wanted");
    x = (struct appeal){.county = s.county,
                        .id = d->id,
                        .appraisal = row.id,
                        .score = s.id,
                        .practitioner = s.practitioner,
                        .indicator = n->indicator,
                        .said = n->said,
                        .value = COUNT_UNKNOWN,
                        .why = STR(""),
                        .maker = desk_actor(d->by),
                        .made_ms = d->now_ms,
                        .decided_ms = COUNT_UNKNOWN};
    if (open_there(&all, &x))
        return err_set(e, ERR_STATE, "an appeal of this item waits for its decision already");
    return store_appeal_add(st, &x, e) && appeal_done(st, d, &x, "appraisal.appeal", e);
}

bool work_appeal_add(struct store *st, const struct subject *by, const struct appeal_new *n,
                     struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ledger_run(st, STORE_WRITE, &d, appeal_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static struct object appeal_object(const struct appeal *x)
{
    return (struct object){.place = {x->county},
                           .organization = {x->organization_id},
                           .practitioner = {x->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

/* Whoever scored or appealed does not judge it. */
static bool judge_check(struct store *st, const struct ledger_desk *d, const struct appeal *x,
                        struct err *e)
{
    struct appraisal_score s;
    struct appraisal_row row;
    struct appraisal_runs runs;
    const struct appraisal_run *run;

    if (!store_appraisal_score_get(st, x->score, d->arena, &s, e)
        || !store_appraisal_of_run(st, s.run, d->arena, &row, e)
        || !store_appraisal_run_list(st, row.id, d->arena, &runs, e))
        return false;
    run = scoring_of(&runs, s.run);
    if (same_actor(d, x->maker) || (run && same_actor(d, run->maker)))
        return err_set(e, ERR_STATE,
                       "an appeal is decided by somebody who neither made it nor"
                       " scored");
    return row.state == APPRAISAL_FROZEN || err_set(e, ERR_STATE, "the appraisal is settled");
}

static bool word_take(struct ledger_desk *d, const struct appeal_word *n, struct appeal *x,
                      struct err *e)
{
    x->state = n->upheld ? APPEAL_UPHELD : APPEAL_REJECTED;
    x->why = str_trim(n->why);
    x->decider = desk_actor(d->by);
    x->decided_ms = d->now_ms;
    if (x->why.n == 0)
        return ledger_field_bad(d, "why", e, "a reason is wanted");
    if (n->upheld == (n->value.n == 0))
        return ledger_field_bad(d, "value", e, "a value goes with an appeal that is upheld");
    if (n->upheld
        && (!decimal_parse(n->value, 9, &x->value) || x->value < 0 || x->value > SCORE_VALUE_MOST))
        return ledger_field_bad(d, "value", e, "a decimal from 0 to a billion is wanted");
    return true;
}

static bool decide_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct object o;
    struct appeal x;

    if (!store_appeal_get(st, d->id, d->arena, &x, e))
        return false;
    o = appeal_object(&x);
    if (!rights_check(d->by, ACTION_APPRAISAL_SCORE_DECIDE, &o, "appeal", e))
        return false;
    if (x.state != APPEAL_OPEN)
        return err_set(e, ERR_STATE, "the appeal is decided already");
    return judge_check(st, d, &x, e) && word_take(d, d->what, &x, e)
           && store_appeal_decide(st, &x, e) && appeal_done(st, d, &x, "appraisal.decide", e);
}

bool work_appeal_decide(struct store *st, const struct subject *by, const struct appeal_word *n,
                        struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, decide_case, e);

    *refused = d.refused;
    return good;
}

struct listing {
    const struct store_page *page;
    struct appeals appeals;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_appeal_list(st, l->page, d->arena, &l->appeals, e);
}

bool work_appeal_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct appeals *appeals, struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *appeals = l.appeals;
    return true;
}

static bool appeal_see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct appeal *x = d->found;
    struct object o;

    if (!store_appeal_get(st, d->id, d->arena, x, e))
        return false;
    o = appeal_object(x);
    return rights_check(d->by, ACTION_APPRAISAL_SCORE_SEE, &o, "appeal", e);
}

bool work_appeal_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                     struct appeal *x, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = x};

    return ledger_run(st, STORE_READ, &d, appeal_see_case, e);
}

/* --- settled --- */

static bool appeals_check(struct store *st, struct ledger_desk *d, const struct appraisal_row *row,
                          const struct appraisal_run *run, struct err *e)
{
    struct appeals all;

    if (!store_appeal_of(st, row->id, d->arena, &all, e))
        return false;
    for (size_t i = 0; i < all.n; i++) {
        if (all.items[i].state == APPEAL_OPEN)
            return err_set(e, ERR_STATE, "an appeal of %.*s is not decided yet",
                           STR_ARG(all.items[i].practitioner));
        if (all.items[i].state == APPEAL_UPHELD && all.items[i].decided_ms >= run->made_ms)
            return err_set(e, ERR_STATE, "an appeal was upheld since: it is to be scored again");
    }
    return true;
}

/* A month of which no hospital told a record is not a window that money goes by. */
static bool records_check(struct store *st, const struct appraisal *rules,
                          const struct appraisal_run *run, struct err *e)
{
    for (int32_t k = 0; k < rules->indicator_n; k++) {
        const struct indicator *in = &rules->indicators[k];
        int64_t months;

        if (!in->recorded)
            continue;
        if (!store_appraisal_record_months(st, run->id, in->name, &months, e))
            return false;
        if (months < in->months)
            return err_set(e, ERR_STATE,
                           "%.*s is of %d months and discharge records of %lld were there: they are"
                           " to be delivered and it is to be scored again",
                           STR_ARG(in->name), in->months, (long long)months);
    }
    return true;
}

/* A year is over, and was scored from then on, by somebody else. */
static bool settle_check(struct store *st, struct ledger_desk *d, const struct appraisal_row *row,
                         const struct appraisal_run *run, struct err *e)
{
    if (run == NULL)
        return err_set(e, ERR_STATE, "it was not scored yet");
    if (desk_today(d->now_ms) <= run->until_day)
        return err_set(e, ERR_STATE, "the year %d is not over yet", row->year);
    if (desk_today(run->made_ms) <= run->until_day)
        return err_set(e, ERR_STATE,
                       "it was last scored before the year was over: it is to be scored again");
    if (same_actor(d, run->maker))
        return err_set(e, ERR_STATE, "it is settled by a second person, not by who scored");
    return appeals_check(st, d, row, run, e);
}

static void entry_make(const struct ledger_desk *d, const struct appraisal_row *row,
                       const struct fund *fund, const struct appraisal_score *s, bool basic,
                       struct entry_list *made)
{
    int64_t amount_fen = basic ? s->basic_fen : s->competition_fen;
    struct entry x = {.id = id_new(),
                      .county = s->county,
                      .programme = row->programme,
                      .fund = fund->code,
                      .kind = ENTRY_ACCRUAL,
                      .practitioner = s->practitioner,
                      .organization = s->organization,
                      .amount_fen = amount_fen,
                      .day = day_of(row->year, 12, 31),
                      .note = basic ? STR("考核：基础任务") : STR("考核：竞赛激励"),
                      .subsidy = basic ? STR("appraisal_basic") : STR("appraisal_competition"),
                      .version = row->version,
                      .subject = s->practitioner,
                      .month = month_of_day(day_of(row->year, 12, 31)),
                      .period_from = day_of(row->year, 1, 1),
                      .days = COUNT_UNKNOWN,
                      .days_before = COUNT_UNKNOWN,
                      .days_whole = COUNT_UNKNOWN,
                      .made_by = desk_actor(d->by),
                      .made_ms = d->now_ms};

    if (amount_fen == 0)
        return;
    x.code = ledger_code(x.id, d->arena);
    list_push(made, x);
}

/* Every expert's of a run, page by page. */
static bool promises_make(struct store *st, const struct ledger_desk *d,
                          const struct appraisal_row *row, const struct appraisal_run *run,
                          const struct fund *fund, struct entry_list *made, struct err *e)
{
    const struct appraisal_score_filter f = {.run = run->id, .link = STR("expert")};
    struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    struct appraisal_scores scores;

    do {
        if (!store_appraisal_score_list(st, &f, &page, d->arena, &scores, e))
            return false;
        for (size_t i = 0; i < scores.n; i++) {
            entry_make(d, row, fund, &scores.items[i], true, made);
            entry_make(d, row, fund, &scores.items[i], false, made);
        }
        page.cursor = scores.more.next;
    } while (page.cursor.n);
    return true;
}

static bool promises_keep(struct store *st, struct ledger_desk *d, const struct appraisal_row *row,
                          const struct appraisal_run *run, struct str name, struct err *e)
{
    struct entry_list made = {0};
    struct fund fund;
    bool good;

    if (name.n == 0)
        return true;
    good = work_fund_of(st, row->programme, name, d->arena, &fund, e)
           && promises_make(st, d, row, run, &fund, &made, e)
           && store_entry_add(st, made.items, made.n, e);
    list_reset(&made);
    return good;
}

static bool settle_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct appraisal_run *run;
    struct programme_row edition;
    struct appraisal_row row;
    struct appraisal_runs runs;
    struct appraisal_deed deed;
    struct programme p;

    if (!appraisal_find(st, d, ACTION_APPRAISAL_SETTLE, &row, e)
        || !appraisal_move(&row.state, APPRAISAL_SETTLED, e)
        || !store_appraisal_run_list(st, row.id, d->arena, &runs, e)
        || !work_programme_edition(st, row.programme, row.version, d->arena, &edition, &p, e))
        return false;
    run = scoring_of(&runs, (struct id){0});
    if (!settle_check(st, d, &row, run, e) || !records_check(st, &p.appraisal, run, e)
        || !promises_keep(st, d, &row, run, p.appraisal.fund, e))
        return false;
    row.settler = desk_actor(d->by);
    row.settled_ms = d->now_ms;
    row.run = run->id;
    deed = (struct appraisal_deed){"appraisal.settle", "appraisal", row.id,
                                   appraisal_object(d, &row).place[0]};
    return store_appraisal_move(st, &row, APPRAISAL_FROZEN, e) && appraisal_done(st, d, &deed, e);
}

bool work_appraisal_settle(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ledger_run(st, STORE_WRITE, &d, settle_case, e);
}
