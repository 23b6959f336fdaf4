/* plan_check.c - a plan's folder held against its inputs, without the solver.
 *
 * plan.csv gives the assignment, certificate.csv the prices; both are read, everything else is
 * recounted from them and the inputs: rules row by row, values, the proof by prices. Then each file
 * is written again in memory and must agree byte for byte. */
#include "work/plan_check_part.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

static bool folder_is(const char *path, struct err *e)
{
    struct stat about;

    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return err_set(e, ERR_IO, "%.400s: there is no such folder to check", path);
    return true;
}

/* --- plan.csv --- */

enum { P_DEMAND = 0, P_PRACTITIONER = 2, P_N = 9 };

static bool seat_take(struct plan_check *c, const struct csv_reader *csv, struct err *e)
{
    int32_t demand = words_find(&c->demands, csv->fields[P_DEMAND]);
    int32_t offer = words_find(&c->offers, csv->fields[P_PRACTITIONER]);

    if (demand < 0)
        return plan_check_fault(csv, P_DEMAND, e, "there is no such demand");
    if (offer < 0)
        return plan_check_fault(csv, P_PRACTITIONER, e, "there is no such practitioner");
    if (c->plan.demand_of[offer] >= 0)
        return plan_check_fault(csv, P_PRACTITIONER, e, "the practitioner sits on two seats");
    if (dispatch_bars(&c->in.problem, offer, demand) != 0)
        return plan_check_fault(csv, P_PRACTITIONER, e, "the practitioner is not eligible there");
    c->plan.demand_of[offer] = demand;
    return true;
}

static bool assignment_get(struct plan_check *c, struct err *e)
{
    struct csv_reader csv;

    c->plan.demand_of = ARENA_ARRAY(&c->a, int32_t, c->in.problem.offer_n);
    for (int32_t i = 0; i < c->in.problem.offer_n; i++)
        c->plan.demand_of[i] = -1;
    if (!plan_check_open(c, "plan.csv", PLAN_HEAD, &csv, e))
        return false;
    while (csv_row(&csv, e)) {
        if (!plan_check_row(&csv, P_N, e) || !seat_take(c, &csv, e))
            return false;
    }
    return e->code == ERR_NONE || plan_check_refuse(e);
}

/* Pins and seats; maximums are proved with the prices. */
static bool rules_hold(struct plan_check *c, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    int64_t *seated = ARENA_ARRAY(&c->a, int64_t, p->demand_n);

    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t pin = dispatch_fixed(p, i);

        if (pin >= 0 && c->plan.demand_of[i] != pin)
            return err_set(e, ERR_CHECK,
                           "plan.csv: practitioner %.*s is pinned or held at %.*s, not there",
                           STR_ARG(c->in.offer_ids[i]), STR_ARG(c->in.demand_ids[pin]));
        if (c->plan.demand_of[i] >= 0)
            seated[c->plan.demand_of[i]]++;
    }
    for (int32_t j = 0; j < p->demand_n; j++) {
        if (seated[j] > p->demands[j].seats)
            return err_set(e, ERR_CHECK,
                           "plan.csv: demand %.*s: %" PRId64 ": it has %" PRId32 " seats",
                           STR_ARG(c->in.demand_ids[j]), seated[j], p->demands[j].seats);
    }
    return true;
}

/* --- the engine's sentences in the words of the files --- */

struct kind {
    const char *engine, *file;
    const struct str *ids;
    int32_t n;
};

static const struct kind *kind_at(const struct kind *kinds, const char *text)
{
    for (; kinds->engine; kinds++) {
        size_t n = strlen(kinds->engine);

        if (!strncmp(text, kinds->engine, n) && text[n] == ' ' && text[n + 1] >= '0'
            && text[n + 1] <= '9')
            return kinds;
    }
    return NULL;
}

/* `offer 3` becomes `practitioner P4`, the id in place of the number. */
static bool sentence_word(const struct plan_input *in, struct err *e)
{
    const struct dispatch_problem *p = &in->problem;
    const struct kind kinds[] = {
        {"organization", "organization", in->organization_ids, p->organization_n},
        {"department", "department", in->department_ids, p->department_n},
        {"offer", "practitioner", in->offer_ids, p->offer_n},
        {"demand", "demand", in->demand_ids, p->demand_n},
        {"county", "county", in->county_ids, p->county_n},
        {"team", "team", in->team_ids, p->team_n},
        {0}};
    struct err engine = *e;
    struct out text = {0};

    for (const char *at = engine.text; *at;) {
        const struct kind *kind = kind_at(kinds, at);
        int32_t ix = 0;

        if (!kind) {
            out_char(&text, *at++);
            continue;
        }
        for (at += strlen(kind->engine) + 1; *at >= '0' && *at <= '9'; at++)
            ix = ix * 10 + (*at - '0');
        out_text(&text, "%s %.*s", kind->file, STR_ARG(ix < kind->n ? kind->ids[ix] : STR("?")));
    }
    err_reset(e);
    err_set(e, engine.code, "%.*s", (int)text.n, text.items);
    out_reset(&text);
    return false;
}

/* --- every file once more --- */

enum { SHOWN = 120 };

static struct str line_at(struct str text, size_t at)
{
    struct str rest = {text.at + at, text.n - at};
    struct str line = str_cut(&rest, '\n');

    if (line.n > SHOWN)
        line.n = SHOWN;
    while (line.n > 0 && !utf8_valid(line))
        line.n--;
    return line;
}

static bool bytes_fault(const char *path, struct str have, struct str want, struct err *e)
{
    size_t at = 0, start = 0;
    int64_t line = 1;

    while (at < have.n && at < want.n && have.at[at] == want.at[at]) {
        if (have.at[at++] == '\n') {
            start = at;
            line++;
        }
    }
    if (start == have.n)
        return err_set(e, ERR_CHECK, "%.400s:%" PRId64 ": the file ends, recounting gives '%.*s'",
                       path, line, STR_ARG(line_at(want, start)));
    if (start == want.n)
        return err_set(e, ERR_CHECK, "%.400s:%" PRId64 ": '%.*s': recounting gives no such row",
                       path, line, STR_ARG(line_at(have, start)));
    return err_set(e, ERR_CHECK, "%.400s:%" PRId64 ": '%.*s': recounting gives '%.*s'", path, line,
                   STR_ARG(line_at(have, start)), STR_ARG(line_at(want, start)));
}

static bool file_agrees(struct plan_check *c, const struct plan_file *file,
                        const struct plan_result *result, struct err *e)
{
    struct out want = {0};
    struct str bytes = {0};
    bool same;

    if (!plan_check_file(c, file->name, &bytes, e))
        return false;
    file->write(result, &want);
    same = str_eq(bytes, (struct str){want.items, want.n});
    if (!same)
        bytes_fault(plan_check_path(c, file->name), bytes, (struct str){want.items, want.n}, e);
    out_reset(&want);
    return same;
}

/* Whether the inputs were invented is not in them: either word may stand in the summary. */
static bool summary_agrees(struct plan_check *c, struct plan_result *result, struct err *e)
{
    struct err plain = {0};

    if (file_agrees(c, &plan_files[0], result, &plain))
        return true;
    result->invented = !result->invented;
    if (plain.code == ERR_CHECK && file_agrees(c, &plan_files[0], result, &(struct err){0}))
        return true;
    *e = plain;
    return false;
}

/* --- the whole --- */

static void pairs_find(struct plan_check *c)
{
    struct pair_index index;

    if (c->r->preferences) {
        stable_lists_make(&c->in.problem, c->in.ranks, c->in.rank_n, &c->a, &c->lists);
        c->pairs = c->lists.pairs;
    } else {
        pair_index_make(&c->in.problem, &c->a, &index);
        pair_list_make(&c->in.problem, &index, &c->a, &c->pairs);
        c->in.problem.pairs = &c->pairs;
    }
    c->plan.pair_n = c->pairs.n;
}

static bool at_once(void *arg)
{
    (void)arg;
    return true;
}

/* Scarce kinds of the plan as far as its proof tells them all: with teams some may be known by
 * solving anew alone, and then no file can prove them. */
static bool scarcity_known(struct plan_check *c, struct scarcity *scarcity, struct err *e)
{
    const struct dispatch_stop never_anew = {.due = at_once};

    return !c->plan.proved
           || scarcity_find(&c->in.problem, &c->plan, &c->pairs, &never_anew, &c->a, scarcity, e);
}

/* The optimum by its proof. */
static bool best_check(struct plan_check *c, struct plan_result *result, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;

    dispatch_value(p, c->plan.demand_of, c->plan.values);
    if (!plan_check_proof(c, e) || !summary_agrees(c, result, e))
        return false;
    if (!dispatch_check(p, &c->plan, e))
        return sentence_word(&c->in, e);
    change_find(p, &c->plan, &c->pairs, &c->a, &result->changes);
    return scarcity_known(c, &result->scarcity, e);
}

/* Everybody on somebody's list, no two who would rather have each other, and the one matching of
 * that kind that is best for the practitioners. */
static bool matching_check(struct plan_check *c, struct plan_result *result, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    int32_t *best = ARENA_ARRAY(&c->a, int32_t, p->offer_n);

    result->stable = true;
    result->blocking_n = stable_blocking(p, &c->lists, c->plan.demand_of);
    if (result->blocking_n != 0)
        return err_set(e, ERR_CHECK, "plan.csv: %" PRId64 " blocking pairs", result->blocking_n);
    stable_match(p, &c->lists, best);
    for (int32_t i = 0; i < p->offer_n; i++) {
        if (c->plan.demand_of[i] != best[i])
            return err_set(e, ERR_CHECK,
                           "plan.csv: practitioner %.*s has another place in the stable matching "
                           "that is best for the practitioners",
                           STR_ARG(c->in.offer_ids[i]));
    }
    return summary_agrees(c, result, e);
}

static bool files_agree(struct plan_check *c, struct err *e)
{
    struct explain explain;
    struct plan_result result = {.in = &c->in,
                                 .plan = &c->plan,
                                 .explain = &explain,
                                 .pairs = &c->pairs,
                                 .invented = c->r->invented,
                                 .skipping = c->r->skip_bad_rows};

    explain_plan(&c->in.problem, &c->pairs, c->plan.demand_of, &c->a, &explain);
    if (!(c->r->preferences ? matching_check(c, &result, e) : best_check(c, &result, e)))
        return false;
    for (const struct plan_file *file = plan_files + 1; file->name; file++) {
        if (plan_file_wanted(&result, file) && !file_agrees(c, file, &result, e))
            return false;
    }
    return true;
}

static void ids_read(struct plan_check *c)
{
    for (int32_t i = 0; i < c->in.problem.offer_n; i++)
        words_put(&c->offers, c->in.offer_ids[i]);
    for (int32_t j = 0; j < c->in.problem.demand_n; j++)
        words_put(&c->demands, c->in.demand_ids[j]);
    for (int32_t t = 0; t < c->in.problem.team_n; t++)
        words_put(&c->teams, c->in.team_ids[t]);
}

static bool check_run(struct plan_check *c, struct err *e)
{
    if (!folder_is(c->r->out, e) || !plan_read(c->r, &c->a, &c->in, e))
        return false;
    ids_read(c);
    if (!assignment_get(c, e) || !rules_hold(c, e))
        return false;
    pairs_find(c);
    return files_agree(c, e);
}

bool work_plan_check(const struct plan_request *r, struct err *e)
{
    struct plan_check c = {.r = r};
    bool done = plan_request_fits(r, e) && check_run(&c, e);

    words_reset(&c.demands);
    words_reset(&c.offers);
    words_reset(&c.teams);
    arena_reset(&c.a);
    return done;
}
