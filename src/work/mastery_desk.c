/* mastery_desk.c - curves out of the logbook: reckoned whenever they are looked at, so that none is
 * older than the cases behind it. */
#include "work/mastery_desk.h"

#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/out.h"
#include "model/unknown.h"
#include "store/procedure.h"
#include "work/desk.h"
#include "work/mastery_part.h"
#include "work/secret.h"

/* A false alarm of somebody adequate comes once in so many cases, or later. */
#define FALSE_ALARM_CASES 500.0

static double maintenance_limit(const struct mastery_rates *rates)
{
    const double step = 0.25, most = 20.0;
    double limit = step;

    while (limit < most) {
        const struct mastery_chart chart = mastery_maintenance(rates, rates->adequate, limit);

        if (mastery_run_length(&chart) >= FALSE_ALARM_CASES)
            break;
        limit += step;
    }
    return limit;
}

static struct mastery_rates rates_of(const struct technique_curve *c)
{
    return (struct mastery_rates){(double)c->adequate_permille / 1000,
                                  (double)c->inadequate_permille / 1000};
}

bool mastery_judge(struct store *st, struct str technique, struct arena *a, struct mastery_judge *j,
                   struct err *e)
{
    struct mastery_rates rates;

    if (!store_technique_curve_get(st, technique, a, &j->curve, e))
        return false;
    j->plan = (struct mastery_plan){.limit = NAN};
    j->maintenance = NAN;
    if (j->curve.version == 0)
        return true;
    rates = rates_of(&j->curve);
    mastery_calibrate(&rates, (int32_t)j->curve.planned, a, &j->plan);
    j->maintenance = maintenance_limit(&rates);
    return true;
}

/* Signed, and known how it ended. */
static bool counts(const struct mastery_line *l)
{
    return l->is_signed && l->told;
}

/* The first case after a level was taken away: from there on it is learned anew. */
static size_t restart_of(const struct mastery_view *v)
{
    size_t i = 0;

    for (size_t d = 0; d < v->decisions.n; d++) {
        if (v->decisions.items[d].cause == MASTERY_BY_REVIEW)
            continue;
        while (i < v->step_n && v->lines[v->counted[i]].day <= v->decisions.items[d].from_day)
            i++;
        return i;
    }
    return 0;
}

/* Of a delivery it may be anything. */
static double risk_of(const struct mastery_line *l)
{
    return l->risk > 0 && l->risk < 1000 ? (double)l->risk / 1000 : NAN;
}

static void path_reckon(struct mastery_view *v, struct arena *a)
{
    const struct mastery_limits limits = {v->plan.limit, v->maintenance};
    const struct mastery_rates rates = rates_of(&v->curve);
    struct mastery_case *cases = ARENA_ARRAY(a, struct mastery_case, v->line_n + 1);
    struct mastery_step *steps = ARENA_ARRAY(a, struct mastery_step, v->line_n + 1);
    int32_t *counted = ARENA_ARRAY(a, int32_t, v->line_n + 1);
    size_t n = 0;

    for (size_t i = 0; i < v->line_n; i++) {
        if (!counts(&v->lines[i]))
            continue;
        cases[n] = (struct mastery_case){v->lines[i].failure, risk_of(&v->lines[i])};
        counted[n++] = (int32_t)i;
    }
    v->counted = counted;
    v->steps = steps;
    v->step_n = n;
    v->restart = restart_of(v);
    if (v->curve.version) {
        mastery_path(&rates, &limits, (int32_t)v->restart, cases, steps);
        mastery_path(&rates, &limits, (int32_t)(n - v->restart), cases + v->restart,
                     steps + v->restart);
    }
}

/* States of the path, and the cases that first told them. */
static void states_take(struct mastery_view *v)
{
    v->state = MASTERY_LEARNING;
    v->signal_day = v->alarm_day = DAY_NONE;
    for (size_t i = v->restart; v->curve.version && i < v->step_n; i++) {
        int32_t day = v->lines[v->counted[i]].day;

        v->state = v->steps[i].state;
        if (v->state == MASTERY_COMPETENT && v->signal_day == DAY_NONE)
            v->signal_day = day;
        if (v->state == MASTERY_ALARM && v->alarm_day == DAY_NONE)
            v->alarm_day = day;
    }
}

static bool given_before(const struct mastery_view *v, size_t at, size_t from)
{
    const struct mastery_line *l = &v->lines[v->counted[at]];

    for (size_t i = at + 1; i < from; i++) {
        if (str_eq(v->lines[v->counted[i]].mentor, l->mentor))
            return true;
    }
    return false;
}

/* The last ratings: an assessor counts once, one from outside as such. */
static void ratings_take(struct mastery_view *v)
{
    size_t n = v->step_n, first = n - v->restart > MASTERY_LAST ? n - MASTERY_LAST : v->restart;

    for (size_t i = n; i-- > first;) {
        const struct mastery_line *l = &v->lines[v->counted[i]];
        bool again = l->mentor.n == 0 || given_before(v, i, n);

        v->evidence.last_good += l->level >= MASTERY_ALONE;
        v->evidence.last_assessors += !again;
        v->evidence.last_outside += !again && l->outside;
    }
}

static void evidence_take(struct mastery_view *v)
{
    struct mastery_evidence *x = &v->evidence;

    *x = (struct mastery_evidence){.judged = v->curve.version > 0,
                                   .least = v->curve.least,
                                   .cases = (int64_t)(v->step_n - v->restart),
                                   .signal = v->state == MASTERY_COMPETENT,
                                   .alarm = v->state == MASTERY_ALARM,
                                   .last_day = DAY_NONE};
    for (size_t i = 0; i < v->line_n; i++)
        x->unsigned_lines += !v->lines[i].is_signed;
    for (size_t i = v->restart; i < v->step_n; i++) {
        x->failures += v->lines[v->counted[i]].failure;
        x->last_day = v->lines[v->counted[i]].day;
    }
    ratings_take(v);
    v->upper = mastery_upper(x->failures, x->cases);
    v->below =
        x->judged ? mastery_below(x->failures, x->cases, rates_of(&v->curve).inadequate) : NAN;
}

bool mastery_reckon(struct store *st, const struct mastery_lines *rows,
                    const struct mastery_judge *judge, int32_t today, struct arena *a,
                    struct mastery_view *v, struct err *e)
{
    *v = (struct mastery_view){.lines = rows->items,
                               .line_n = rows->n,
                               .curve = judge->curve,
                               .plan = judge->plan,
                               .maintenance = judge->maintenance,
                               .today = today};
    if (!store_mastery_list(st, rows->items[0].practitioner, rows->items[0].technique, a,
                            &v->decisions, e))
        return false;
    path_reckon(v, a);
    states_take(v);
    evidence_take(v);
    v->shortfall = mastery_short(&v->evidence, today);
    v->level = v->decisions.n ? mastery_level(&v->decisions.items[0], today) : 0;
    return true;
}

bool mastery_of(struct store *st, struct str practitioner, struct str technique, int64_t now_ms,
                struct arena *a, struct mastery_view *v, struct err *e)
{
    const struct mastery_asked q = {practitioner, technique, STORE_ALL};
    struct mastery_lines rows;
    struct mastery_judge judge;
    int32_t today;

    *v = (struct mastery_view){.line_n = 0};
    if (!desk_seen_day(st, a, now_ms, &today, e) || !store_mastery_lines(st, &q, a, &rows, e))
        return false;
    return rows.n == 0
           || (mastery_judge(st, technique, a, &judge, e)
               && mastery_reckon(st, &rows, &judge, today, a, v, e));
}

struct str mastery_seal(const struct mastery_view *v, struct arena *a)
{
    struct out out = {0};
    char hex[SECRET_HASH];

    for (size_t i = 0; i < v->step_n; i++) {
        const struct mastery_line *l = &v->lines[v->counted[i]];
        char text[ID_TEXT];

        id_text(l->id, text);
        out_text(&out, "%s %lld\n", text, (long long)l->version);
    }
    secret_hash((struct str){out.items, out.n}, hex);
    out_reset(&out);
    return str_of(arena_text(a, "%s", hex));
}

/* --- lists --- */

enum { JUDGES_MOST = 64 };
struct looking {
    const struct subject *by;
    struct mastery_asked asked;
    int64_t now_ms;
    int32_t today;
    struct arena *arena;
    struct mastery_judge judges[JUDGES_MOST]; /* of the techniques met last */
    int judge_n;
    struct mastery_views rows;
};

static bool judge_find(struct store *st, struct looking *l, struct str technique,
                       const struct mastery_judge **judge, struct err *e)
{
    for (int i = 0; i < l->judge_n && i < JUDGES_MOST; i++) {
        if (str_eq(l->judges[i].curve.technique, technique)) {
            *judge = &l->judges[i];
            return true;
        }
    }
    *judge = &l->judges[l->judge_n % JUDGES_MOST];
    return mastery_judge(st, technique, l->arena, &l->judges[l->judge_n++ % JUDGES_MOST], e);
}

static size_t group_end(const struct mastery_lines *rows, size_t at)
{
    size_t end = at + 1;

    while (end < rows->n && str_eq(rows->items[end].practitioner, rows->items[at].practitioner)
           && str_eq(rows->items[end].technique, rows->items[at].technique))
        end++;
    return end;
}

/* A mentor reaches the cases he was at; the curve is of all of them. */
static bool whole_take(struct store *st, const struct looking *l, struct mastery_lines *group,
                       struct err *e)
{
    const struct mastery_asked q = {group->items[0].practitioner, group->items[0].technique,
                                    STORE_ALL};

    return l->asked.reach.kind != REACH_SELF || store_mastery_lines(st, &q, l->arena, group, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct mastery_lines rows;

    l->judge_n = 0;
    l->rows.n = 0;
    if (!desk_seen_day(st, l->arena, l->now_ms, &l->today, e)
        || !store_mastery_lines(st, &l->asked, l->arena, &rows, e))
        return false;
    l->rows.items = ARENA_ARRAY(l->arena, struct mastery_view, rows.n + 1);
    for (size_t at = 0, end; at < rows.n; at = end) {
        struct mastery_lines group = {rows.items + at, 0};
        const struct mastery_judge *judge;

        end = group_end(&rows, at);
        group.n = end - at;
        if (!whole_take(st, l, &group, e) || !judge_find(st, l, group.items[0].technique, &judge, e)
            || !mastery_reckon(st, &group, judge, l->today, l->arena, &l->rows.items[l->rows.n++],
                               e))
            return false;
    }
    return true;
}

bool work_mastery_list(struct store *st, const struct subject *by, const struct mastery_asked *q,
                       int64_t now_ms, struct arena *a, struct mastery_views *rows, struct err *e)
{
    struct looking l = {.by = by, .asked = *q, .now_ms = now_ms, .arena = a};

    l.asked.reach = store_reach_of(by, ACTION_MASTERY_SEE);
    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

bool work_mastery_see(struct store *st, const struct subject *by, const struct mastery_asked *q,
                      int64_t now_ms, struct arena *a, struct mastery_view *v, struct err *e)
{
    struct mastery_views rows;

    if (!work_mastery_list(st, by, q, now_ms, a, &rows, e))
        return false;
    if (rows.n == 0)
        return err_set(e, ERR_MISSING, "no cases of this doctor and technique");
    *v = rows.items[0];
    return true;
}
