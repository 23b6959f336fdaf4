/* appraisal_reckon.c - a draw under its rules: engine/score's points and money for the experts, and
 * by the same completions the ratings of those whom they are tied to. */
#include <stdlib.h>

#include "base/list.h"
#include "base/money.h"
#include "base/out.h"
#include "model/unknown.h"
#include "work/appraisal_part.h"
#include "work/secret.h"

__extension__ typedef __int128 wide;

struct reckoning {
    const struct appraisal_draw *d;
    const struct appeals *appeals;
    struct arena *a;
    struct score_rules rules;
    struct score_indicator indicators[APPRAISAL_INDICATOR_MOST];
    int64_t link_weight[LINK_N]; /* of all indicators of a link, in SCORE_ONE */
    struct score_payee *payees;  /* [subjects.n] */
    struct id *appealed;         /* [subjects.n][indicator_n] or none */
    int64_t *completions;
    struct score_pay *pays;
};

static int64_t billionth(struct str text)
{
    int64_t value = 0;

    return decimal_parse(text, 9, &value) ? value : 0;
}

static void rules_take(struct reckoning *r)
{
    const struct appraisal *a = r->d->rules;

    for (int32_t k = 0; k < a->indicator_n; k++) {
        const struct indicator *in = &a->indicators[k];

        r->indicators[k] = (struct score_indicator){billionth(in->target), billionth(in->weight),
                                                    in->high_is_better};
        r->link_weight[in->link] += r->indicators[k].weight;
    }
    r->rules = (struct score_rules){.indicator_n = a->indicator_n,
                                    .indicators = r->indicators,
                                    .basic_floor = billionth(a->basic_floor),
                                    .competition_floor = billionth(a->competition_floor),
                                    .shrink_cases = billionth(a->shrink_cases) / SCORE_ONE,
                                    .pool_fen = a->pool_fen};
}

/* The last appeal that was upheld says the value. */
static void appeal_take(const struct reckoning *r, const struct appraisal_subject *s,
                        const struct indicator *in, int64_t *actual, struct id *appeal)
{
    for (size_t i = 0; r->appeals && i < r->appeals->n; i++) {
        const struct appeal *x = &r->appeals->items[i];

        if (x->state == APPEAL_UPHELD && s->link == LINK_EXPERT
            && str_eq(x->practitioner, s->practitioner) && str_eq(x->indicator, in->name)) {
            *actual = x->value;
            *appeal = x->id;
        }
    }
}

static int64_t share(int64_t part, int64_t whole)
{
    return whole > 0 && part <= whole
               ? (int64_t)(((wide)part * SCORE_ONE * 2 + whole) / ((wide)whole * 2))
               : SCORE_UNKNOWN;
}

static void competition_take(const struct reckoning *r, const struct appraisal_subject *s,
                             struct score_payee *p)
{
    const struct appraisal_draw *d = r->d;
    enum appraisal_link link = d->rules->improvement.link;

    p->rate_base = p->rate_now = p->cases_now = SCORE_UNKNOWN;
    if (s->link != LINK_EXPERT)
        return;
    p->budget_fen = d->rules->budget_fen;
    p->veto = appraisal_sum(&d->veto, LINK_EXPERT, s) > 0;
    if (!d->rules->improvement.on)
        return;
    p->cases_now = appraisal_sum(&d->whole, link, s);
    p->rate_now = share(appraisal_sum(&d->part, link, s), p->cases_now);
    p->rate_base =
        share(appraisal_sum(&d->part_base, link, s), appraisal_sum(&d->whole_base, link, s));
}

/* An expert has every indicator, who is tied to one those of the own link. */
static bool concerns(const struct appraisal_subject *s, const struct indicator *in)
{
    return s->link == LINK_EXPERT || s->link == in->link;
}

static int64_t actual_of(const struct reckoning *r, const struct appraisal_subject *s, int32_t k)
{
    const struct indicator *in = &r->d->rules->indicators[k];
    const struct appraisal_source *source = &r->d->sources[k];

    if (!concerns(s, in))
        return COUNT_UNKNOWN;
    return in->recorded ? appraisal_record_actual(in, source, s, r->a)
                        : appraisal_actual(in, source, s);
}

static void payee_take(struct reckoning *r, size_t i)
{
    const struct appraisal *rules = r->d->rules;
    const struct appraisal_subject *s = &r->d->subjects.items[i];
    int64_t *actuals = ARENA_ARRAY(r->a, int64_t, rules->indicator_n);
    int64_t *targets = ARENA_ARRAY(r->a, int64_t, rules->indicator_n);

    r->payees[i] = (struct score_payee){.actuals = actuals, .targets = targets};
    competition_take(r, s, &r->payees[i]);
    for (int32_t k = 0; k < rules->indicator_n; k++) {
        const struct indicator *in = &rules->indicators[k];

        targets[k] = appraisal_target(in, &s->kinds, r->d->span.until_day);
        actuals[k] = actual_of(r, s, k);
        appeal_take(r, s, in, &actuals[k],
                    &r->appealed[i * (size_t)rules->indicator_n + (size_t)k]);
    }
}

/* --- what is kept --- */

static int subject_find(const void *key, const void *item)
{
    return str_cmp(*(const struct str *)key, ((const struct appraisal_subject *)item)->key);
}

/* A leader has the mean of the experts at the hospital, rounded half up. */
static void leaders_rate(const struct reckoning *r, struct appraisal_score *scores)
{
    const struct appraisal_subjects *all = &r->d->subjects;
    const struct appraisal_subject *first = all->items;
    size_t begin = 0, n;
    wide *sums;
    int64_t *counts;

    while (begin < all->n && all->items[begin].link != LINK_LEADER)
        begin++;
    first += begin;
    n = all->n - begin;
    sums = ARENA_ARRAY(r->a, wide, n ? n : 1);
    counts = ARENA_ARRAY(r->a, int64_t, n ? n : 1);
    for (size_t i = 0; n && i < all->n && all->items[i].link == LINK_EXPERT; i++) {
        const struct str_list *places = &all->items[i].keys[LINK_LEADER];

        for (size_t k = 0; k < places->n; k++) {
            const struct appraisal_subject *at =
                bsearch(&places->items[k], first, n, sizeof *first, subject_find);

            if (at) {
                sums[at - first] += r->pays[i].score;
                counts[at - first]++;
            }
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (counts[i])
            scores[begin + i].score = (int64_t)((sums[i] * 2 + counts[i]) / (counts[i] * 2));
    }
}

static void score_take(const struct reckoning *r, size_t i, struct appraisal_score *to)
{
    const struct appraisal_subject *s = &r->d->subjects.items[i];
    const struct score_payee *p = &r->payees[i];
    const struct score_pay *pay = &r->pays[i];
    int64_t weight = r->link_weight[s->link];
    bool expert = s->link == LINK_EXPERT;

    *to = (struct appraisal_score){.county = s->county,
                                   .id = id_new(),
                                   .link = s->link,
                                   .subject = s->key,
                                   .practitioner = s->practitioner,
                                   .organization = s->organization,
                                   .discipline = s->discipline,
                                   .kinds = s->kinds,
                                   .apprentices = s->keys[LINK_APPRENTICE],
                                   .disciplines = s->keys[LINK_DISCIPLINE],
                                   .organizations = s->keys[LINK_LEADER],
                                   .score = expert ? pay->score
                                            : weight
                                                ? (int64_t)((wide)pay->score * SCORE_ONE / weight)
                                                : 0,
                                   .veto = p->veto,
                                   .rate_base = p->rate_base,
                                   .rate_now = p->rate_now,
                                   .cases_now = p->cases_now,
                                   .basic_fen = pay->basic_fen,
                                   .competition_fen = pay->competition_fen,
                                   .grade = STR("")};
}

static void items_take(const struct reckoning *r, size_t i, struct appraisal_score *score,
                       struct appraisal_result *to)
{
    const struct appraisal *rules = r->d->rules;
    const struct appraisal_subject *s = &r->d->subjects.items[i];

    for (int32_t k = 0; k < rules->indicator_n; k++) {
        const struct indicator *in = &rules->indicators[k];
        size_t at = i * (size_t)rules->indicator_n + (size_t)k;
        int64_t done = r->completions[at];
        int64_t points = done == SCORE_UNKNOWN ? 0 : r->indicators[k].weight * done;

        if (!concerns(s, in))
            continue;
        if (done == SCORE_UNKNOWN)
            score->reasons |= r->payees[i].actuals[k] == SCORE_UNKNOWN ? SCORE_MISSING : SCORE_IDLE;
        if (in->monthly)
            score->day_points += points;
        to->items[to->item_n++] = (struct appraisal_item){.county = s->county,
                                                          .score = score->id,
                                                          .indicator = in->name,
                                                          .actual = r->payees[i].actuals[k],
                                                          .target = r->payees[i].targets[k],
                                                          .completion = done,
                                                          .points = points,
                                                          .appeal = r->appealed[at]};
    }
}

/* What the indicators from discharge records rest on, of each hospital or discipline once. */
static void records_take(const struct reckoning *r, struct appraisal_result *to)
{
    const struct appraisal *rules = r->d->rules;
    size_t room = 1;

    for (int32_t k = 0; k < rules->indicator_n; k++)
        room += rules->indicators[k].recorded ? r->d->subjects.n * APPRAISAL_MONTHS_MOST : 0;
    to->records = ARENA_ARRAY(r->a, struct appraisal_record_row, room);
    for (int32_t k = 0; k < rules->indicator_n; k++) {
        const struct indicator *in = &rules->indicators[k];

        for (size_t i = 0; in->recorded && i < r->d->subjects.n; i++) {
            const struct appraisal_subject *s = &r->d->subjects.items[i];
            struct appraisal_records found = {0};

            if (s->link == in->link)
                appraisal_records_of(in, &r->d->sources[k], s->key, r->a, &found);
            for (int32_t m = 0; m < found.n; m++)
                to->records[to->record_n++] =
                    (struct appraisal_record_row){.county = s->county,
                                                  .indicator = in->name,
                                                  .subject = s->key,
                                                  .record = found.items[m]};
        }
    }
}

/* Of all but ids and instants, so that the same lines under the same rules give the same seal. */
static void seal_take(struct appraisal_result *r, struct arena *a)
{
    char hex[SECRET_HASH];
    struct out out = {0};
    size_t at = 0;

    for (size_t i = 0; i < r->score_n; i++) {
        const struct appraisal_score *s = &r->scores[i];

        out_text(&out, "%s %.*s %lld %lld %lld %lld\n", appraisal_link_names[s->link],
                 STR_ARG(s->subject), (long long)s->score, (long long)s->reasons,
                 (long long)s->basic_fen, (long long)s->competition_fen);
        for (; at < r->item_n && id_cmp(r->items[at].score, s->id) == 0; at++)
            out_text(&out, " %.*s %lld %lld %lld\n", STR_ARG(r->items[at].indicator),
                     (long long)r->items[at].actual, (long long)r->items[at].target,
                     (long long)r->items[at].completion);
    }
    secret_hash((struct str){out.items ? out.items : "", out.n}, hex);
    r->run.seal = str_copy(a, str_of(hex));
    out_reset(&out);
}

static void result_take(const struct reckoning *r, struct appraisal_result *to)
{
    const struct appraisal_draw *d = r->d;
    size_t n = d->subjects.n;

    *to = (struct appraisal_result){
        .scores = ARENA_ARRAY(r->a, struct appraisal_score, n + 1),
        .items = ARENA_ARRAY(r->a, struct appraisal_item, n * (size_t)r->rules.indicator_n + 1)};
    to->score_n = n;
    for (size_t i = 0; i < n; i++)
        score_take(r, i, &to->scores[i]);
    leaders_rate(r, to->scores);
    for (size_t i = 0; i < n; i++) {
        struct appraisal_score *s = &to->scores[i];
        bool expert = s->link == LINK_EXPERT;

        s->reasons = expert ? r->pays[i].reasons : 0;
        items_take(r, i, s, to);
        s->grade = appraisal_grade(d->rules, s->score);
        to->run.expert_n += expert;
        to->run.basic_fen += s->basic_fen;
        to->run.competition_fen += s->competition_fen;
    }
    records_take(r, to);
    to->run.subject_n = (int64_t)n;
    to->run.left_fen = d->rules->pool_fen - to->run.competition_fen;
    to->run.from_day = d->span.from_day;
    to->run.until_day = d->span.until_day;
}

bool appraisal_reckon(const struct appraisal_draw *d, const struct appeals *appeals,
                      struct arena *a, struct appraisal_result *result, struct err *e)
{
    size_t n = d->subjects.n, cells = n * (size_t)d->rules->indicator_n;
    struct reckoning r = {.d = d,
                          .appeals = appeals,
                          .a = a,
                          .payees = ARENA_ARRAY(a, struct score_payee, n + 1),
                          .appealed = ARENA_ARRAY(a, struct id, cells + 1),
                          .completions = ARENA_ARRAY(a, int64_t, cells + 1),
                          .pays = ARENA_ARRAY(a, struct score_pay, n + 1)};

    rules_take(&r);
    for (size_t i = 0; i < n; i++)
        payee_take(&r, i);
    if (!score_pay(&r.rules, (int32_t)n, r.payees, a, r.completions, r.pays, e)
        || !score_check(&r.rules, (int32_t)n, r.payees, r.pays, e))
        return false;
    result_take(&r, result);
    seal_take(result, a);
    return true;
}
