/* parity.c - a sweep over the days on which something begins or has ended.
 *
 * Each span is two steps: +d on its first day within the window, -d on the day behind its last.
 * Sorted by group and day, the running sums are what the group has from one step to the next. */
#include "engine/parity.h"

#include <stdlib.h>

#include "base/day.h"

struct step {
    int32_t group, day;
    int64_t seats, people;
};

static int step_compare(const void *a, const void *b)
{
    const struct step *x = a, *y = b;

    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (x->day > y->day) - (x->day < y->day);
}

/* The part of a span that lies in the window. */
static bool clip(const struct parity_span *s, int32_t from_day, int32_t until_day, int32_t *from,
                 int32_t *until)
{
    *from = s->from_day == DAY_NONE || s->from_day < from_day ? from_day : s->from_day;
    *until = s->until_day == DAY_NONE || s->until_day > until_day ? until_day : s->until_day;
    return *from <= *until;
}

static void run_add(struct parity_ledger *p, struct parity_run run)
{
    struct parity_run *last = p->run_n ? &p->runs[p->run_n - 1] : NULL;
    int64_t days = (int64_t)run.until_day - run.from_day + 1;
    struct parity_sum *sum = &p->sums[run.group];

    sum->granted_days += run.granted * days;
    sum->present_days += run.present * days;
    if (run.present < run.granted)
        sum->short_days += (run.granted - run.present) * days;
    if (last && last->group == run.group && last->granted == run.granted
        && last->present == run.present)
        last->until_day = run.until_day;
    else
        p->runs[p->run_n++] = run;
}

/* The runs of one group from its sorted steps. */
static bool group_runs(const struct step *steps, size_t n, int32_t group,
                       const struct parity_input *in, struct parity_ledger *p, struct err *e)
{
    struct parity_run run = {.group = group, .from_day = in->from_day};
    char text[DAY_TEXT];

    for (size_t i = 0; i <= n; i++) {
        int32_t day = i < n ? steps[i].day : in->until_day + 1;

        if (day > run.from_day) {
            run.until_day = day - 1;
            day_text(run.from_day, text);
            if (run.granted < 0 || run.present < 0)
                return err_set(e, ERR_INPUT, "group %d has less than nothing on %s", group, text);
            run_add(p, run);
            run.from_day = day;
        }
        if (i < n) {
            run.granted += steps[i].seats;
            run.present += steps[i].people;
        }
    }
    return true;
}

static size_t steps_make(const struct parity_input *in, struct step *steps)
{
    size_t m = 0;

    for (size_t i = 0; i < in->n; i++) {
        const struct parity_span *s = &in->spans[i];
        int32_t from, until;

        if (!clip(s, in->from_day, in->until_day, &from, &until))
            continue;
        steps[m++] = (struct step){s->group, from, s->seats, s->people};
        if (until < in->until_day)
            steps[m++] =
                (struct step){s->group, until + 1, -(int64_t)s->seats, -(int64_t)s->people};
    }
    qsort(steps, m, sizeof *steps, step_compare);
    return m;
}

static bool input_check(const struct parity_input *in, struct err *e)
{
    if (in->until_day < in->from_day)
        return err_set(e, ERR_INPUT, "the window ends before it begins");
    for (size_t i = 0; i < in->n; i++) {
        if (in->spans[i].group < 0 || in->spans[i].group >= in->group_n)
            return err_set(e, ERR_INPUT, "span %zu: group %d is none of %d", i, in->spans[i].group,
                           in->group_n);
    }
    return true;
}

bool parity_measure(const struct parity_input *in, struct arena *a, struct parity_ledger *p,
                    struct err *e)
{
    struct step *steps = ARENA_ARRAY(a, struct step, 2 * in->n + 1);
    struct parity_ledger got = {
        .runs = ARENA_ARRAY(a, struct parity_run, 2 * in->n + (size_t)in->group_n + 1),
        .sums = ARENA_ARRAY(a, struct parity_sum, (size_t)in->group_n + 1),
    };
    size_t m, at = 0;

    if (!input_check(in, e))
        return false;
    m = steps_make(in, steps);
    for (int32_t g = 0; g < in->group_n; g++) {
        size_t first = at;

        got.sums[g] = (struct parity_sum){0};
        while (at < m && steps[at].group == g)
            at++;
        if (!group_runs(steps + first, at - first, g, in, &got, e))
            return false;
    }
    *p = got;
    return true;
}

/* --- the proof --- */

static struct parity_run day_of_spans(const struct parity_input *in, int32_t group, int32_t day)
{
    struct parity_run at = {.group = group};

    for (size_t i = 0; i < in->n; i++) {
        const struct parity_span *s = &in->spans[i];

        if (s->group != group || (s->from_day != DAY_NONE && day < s->from_day)
            || (s->until_day != DAY_NONE && day > s->until_day))
            continue;
        at.granted += s->seats;
        at.present += s->people;
    }
    return at;
}

static bool run_holds(const struct parity_ledger *p, size_t run, const struct parity_run *want,
                      int32_t day)
{
    const struct parity_run *r = &p->runs[run];

    return run < p->run_n && r->group == want->group && day >= r->from_day && day <= r->until_day
           && r->granted == want->granted && r->present == want->present;
}

static bool group_holds(const struct parity_input *in, const struct parity_ledger *p, int32_t g,
                        size_t *run, struct err *e)
{
    struct parity_sum sum = {0};

    for (int32_t day = in->from_day; day <= in->until_day; day++) {
        const struct parity_run want = day_of_spans(in, g, day);

        if (!run_holds(p, *run, &want, day))
            return err_set(e, ERR_CHECK, "group %d: day %d is not what its run says", g, day);
        sum.granted_days += want.granted;
        sum.present_days += want.present;
        sum.short_days += want.present < want.granted ? want.granted - want.present : 0;
        *run += day == p->runs[*run].until_day;
    }
    return (sum.granted_days == p->sums[g].granted_days
            && sum.present_days == p->sums[g].present_days
            && sum.short_days == p->sums[g].short_days)
           || err_set(e, ERR_CHECK, "group %d: the sums are not those of its days", g);
}

bool parity_check(const struct parity_input *in, const struct parity_ledger *p, struct err *e)
{
    size_t run = 0;

    for (int32_t g = 0; g < in->group_n; g++) {
        if (!group_holds(in, p, g, &run, e))
            return false;
    }
    return run == p->run_n || err_set(e, ERR_CHECK, "there are runs behind the last day");
}
