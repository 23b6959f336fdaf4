/* plan_check.c - a plan's folder held against its inputs, without the solver.
 *
 * plan.csv gives the assignment, certificate.csv the prices; both are read, everything else is
 * recounted from them and the inputs: rules row by row, values, the proof by prices. Then each file
 * is written again in memory and must agree byte for byte. */
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/csv.h"
#include "engine/pair.h"
#include "work/plan.h"
#include "work/plan_write.h"

struct check {
    const struct plan_request *r;
    struct plan_input in;
    struct dispatch_plan plan;
    struct words demands, offers; /* ids to rows */
    struct arena a;
};

/* --- files of the folder --- */

static const char *path_in(struct check *c, const char *name)
{
    return arena_text(&c->a, "%s/%s", c->r->out, name);
}

/* What cannot be unpacked is a fault of the plan, and so is a file that is not there. */
static bool plan_file_get(struct check *c, const char *name, struct str *bytes, struct err *e)
{
    const char *path = path_in(c, name);

    if (access(path, F_OK) != 0)
        return err_set(e, ERR_CHECK, "%.400s: the file is missing", path);
    if (file_read(path, &c->a, bytes, e))
        return true;
    if (e->code == ERR_INPUT)
        e->code = ERR_CHECK;
    return false;
}

static bool folder_is(const char *path, struct err *e)
{
    struct stat about;

    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode))
        return err_set(e, ERR_IO, "%.400s: there is no such folder to check", path);
    return true;
}

/* Marks a fault that csv_row or csv_fault has set as one of the plan. */
static bool csv_refused(struct err *e)
{
    if (e->code != ERR_NONE)
        e->code = ERR_CHECK;
    return false;
}

static bool csv_start(struct check *c, const char *name, const char *head, struct csv_reader *csv,
                      struct err *e)
{
    struct str bytes = {0}, names = str_of(head);
    size_t at = 0;

    if (!plan_file_get(c, name, &bytes, e))
        return false;
    csv_open(csv, path_in(c, name), bytes, &c->a);
    if (!csv_row(csv, e) && e->code != ERR_NONE)
        return csv_refused(e);
    while (names.n > 0 && at < csv->field_n && str_eq(csv->fields[at], str_cut(&names, ',')))
        at++;
    if (names.n > 0 || at < csv->field_n)
        return err_set(e, ERR_CHECK, "%.400s:1: the header is not %s", csv->name, head);
    return true;
}

static bool row_fits(const struct csv_reader *csv, size_t field_n, struct err *e)
{
    if (csv->field_n == field_n)
        return true;
    csv_fault(csv, csv->field_n - 1, csv->fields[csv->field_n - 1], e,
              "the row has %zu fields, the header %zu", csv->field_n, field_n);
    return csv_refused(e);
}

/* --- plan.csv --- */

enum { P_DEMAND = 0, P_PRACTITIONER = 2, P_N = 9 };

static bool row_fault(const struct csv_reader *csv, size_t field, struct err *e, const char *reason)
{
    csv_fault(csv, field, csv->fields[field], e, "%s", reason);
    return csv_refused(e);
}

static bool seat_take(struct check *c, const struct csv_reader *csv, struct err *e)
{
    int32_t demand = words_find(&c->demands, csv->fields[P_DEMAND]);
    int32_t offer = words_find(&c->offers, csv->fields[P_PRACTITIONER]);

    if (demand < 0)
        return row_fault(csv, P_DEMAND, e, "there is no such demand");
    if (offer < 0)
        return row_fault(csv, P_PRACTITIONER, e, "there is no such practitioner");
    if (c->plan.demand_of[offer] >= 0)
        return row_fault(csv, P_PRACTITIONER, e, "the practitioner sits on two seats");
    if (dispatch_bars(&c->in.problem, offer, demand) != 0)
        return row_fault(csv, P_PRACTITIONER, e, "the practitioner is not eligible there");
    c->plan.demand_of[offer] = demand;
    return true;
}

static bool assignment_get(struct check *c, struct err *e)
{
    struct csv_reader csv;

    c->plan.demand_of = ARENA_ARRAY(&c->a, int32_t, c->in.problem.offer_n);
    for (int32_t i = 0; i < c->in.problem.offer_n; i++)
        c->plan.demand_of[i] = -1;
    if (!csv_start(c, "plan.csv", PLAN_HEAD, &csv, e))
        return false;
    while (csv_row(&csv, e)) {
        if (!row_fits(&csv, P_N, e) || !seat_take(c, &csv, e))
            return false;
    }
    return e->code == ERR_NONE || csv_refused(e);
}

/* Pins and seats; maximums are proved with the prices. */
static bool rules_hold(struct check *c, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    int64_t *seated = ARENA_ARRAY(&c->a, int64_t, p->demand_n);

    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t pin = p->offers[i].pinned_demand;

        if (pin >= 0 && c->plan.demand_of[i] != pin)
            return err_set(e, ERR_CHECK, "plan.csv: practitioner %.*s is pinned to %.*s, not there",
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

/* --- certificate.csv --- */

struct certificate {
    struct csv_reader csv;
    struct err *e;
};

enum { C_LEAF, C_LEVEL, C_KIND, C_ID, C_POTENTIAL, C_N };

static bool price_read(struct str text, int64_t *price)
{
    bool minus = str_starts(text, STR("-"));
    struct str digits = {text.at + minus, text.n - minus};

    if (!str_to_int(digits, INT64_MAX, price))
        return false;
    if (minus)
        *price = -*price;
    return true;
}

static bool node_read(void *arg, const struct plan_node *node)
{
    struct certificate *c = arg;
    const struct str *f;
    int64_t price;

    if (!csv_row(&c->csv, c->e)) {
        if (c->e->code != ERR_NONE)
            return csv_refused(c->e);
        return err_set(c->e, ERR_CHECK, "%.400s: ends before %s %.*s of level %s", c->csv.name,
                       node->kind, STR_ARG(node->id), dispatch_step_names[node->step]);
    }
    if (!row_fits(&c->csv, C_N, c->e))
        return false;
    f = c->csv.fields;
    if (!str_eq(f[C_LEAF], STR("0")) || !str_eq(f[C_KIND], str_of(node->kind))
        || !str_eq(f[C_LEVEL], str_of(dispatch_step_names[node->step]))
        || !str_eq(f[C_ID], node->id))
        return err_set(c->e, ERR_CHECK,
                       "%.400s:%" PRId64 ": %s %.*s of level %s is expected here, leaf 0",
                       c->csv.name, c->csv.line, node->kind, STR_ARG(node->id),
                       dispatch_step_names[node->step]);
    if (!price_read(f[C_POTENTIAL], &price))
        return row_fault(&c->csv, C_POTENTIAL, c->e, "a potential is a whole number");
    if (!node->price && price != 0)
        return row_fault(&c->csv, C_POTENTIAL, c->e, "source and sink have the potential 0");
    if (node->price)
        *node->price = price;
    return true;
}

static bool prices_get(struct check *c, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    struct dispatch_prices *prices = &c->plan.prices;
    struct certificate certificate = {.e = e};

    prices->organization = ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)p->organization_n);
    prices->department = ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)p->department_n);
    prices->offer = ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)p->offer_n);
    prices->demand = ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)p->demand_n);
    prices->county = ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)p->county_n);
    return csv_start(c, "certificate.csv", PLAN_CERTIFICATE_HEAD, &certificate.csv, e)
           && plan_nodes(&c->in, prices, node_read, &certificate);
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

static bool file_agrees(struct check *c, const struct plan_file *file,
                        const struct plan_result *result, struct err *e)
{
    struct out want = {0};
    struct str bytes = {0};
    bool same;

    if (!plan_file_get(c, file->name, &bytes, e))
        return false;
    file->write(result, &want);
    same = str_eq(bytes, (struct str){want.items, want.n});
    if (!same)
        bytes_fault(path_in(c, file->name), bytes, (struct str){want.items, want.n}, e);
    out_reset(&want);
    return same;
}

/* Whether the inputs were invented is not in them: either word may stand in the summary. */
static bool summary_agrees(struct check *c, struct plan_result *result, struct err *e)
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

static int64_t pairs_count(struct check *c)
{
    struct pair_index index;
    struct pair_list pairs;

    pair_index_make(&c->in.problem, &c->a, &index);
    pair_list_make(&c->in.problem, &index, &c->a, &pairs);
    return pairs.n;
}

static bool files_agree(struct check *c, struct err *e)
{
    struct explain explain;
    struct plan_result result = {.in = &c->in,
                                 .plan = &c->plan,
                                 .explain = &explain,
                                 .invented = c->r->invented,
                                 .skipping = c->r->skip_bad_rows};

    explain_plan(&c->in.problem, c->plan.demand_of, &c->a, &explain);
    if (!summary_agrees(c, &result, e))
        return false;
    if (!dispatch_check(&c->in.problem, &c->plan, e))
        return sentence_word(&c->in, e);
    for (const struct plan_file *file = plan_files + 1; file->name; file++) {
        if ((!file->of_skipping || result.skipping) && !file_agrees(c, file, &result, e))
            return false;
    }
    return true;
}

static bool check_run(struct check *c, struct err *e)
{
    if (!folder_is(c->r->out, e) || !plan_read(c->r, &c->a, &c->in, e))
        return false;
    for (int32_t i = 0; i < c->in.problem.offer_n; i++)
        words_put(&c->offers, c->in.offer_ids[i]);
    for (int32_t j = 0; j < c->in.problem.demand_n; j++)
        words_put(&c->demands, c->in.demand_ids[j]);
    if (!assignment_get(c, e) || !rules_hold(c, e) || !prices_get(c, e))
        return false;
    c->plan.pair_n = pairs_count(c);
    c->plan.proved = true;
    dispatch_value(&c->in.problem, c->plan.demand_of, c->plan.values);
    return files_agree(c, e);
}

bool work_plan_check(const struct plan_request *r, struct err *e)
{
    struct check c = {.r = r};
    bool done = check_run(&c, e);

    words_reset(&c.demands);
    words_reset(&c.offers);
    arena_reset(&c.a);
    return done;
}
