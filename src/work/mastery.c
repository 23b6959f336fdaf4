/* mastery.c - cases in; paths, laws and bounds out. */
#include "work/mastery.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "base/list.h"
#include "base/words.h"
#include "engine/mastery.h"
#include "work/file.h"
#include "work/secret.h"
#include "work/table.h"

enum { PERSON, CASE, FAILURE, RISK };
enum { SUPERVISED_AFTER_DAYS = 90 }; /* without a case: one supervised case first */

struct row {
    int32_t person; /* in order of names */
    int32_t number; /* of the case, or its day */
    int64_t line;
    struct str text;
    struct mastery_case what;
};

struct person {
    int64_t first; /* row */
    int32_t n;
};

struct desk {
    const struct mastery_request *r;
    struct arena *a;
    struct table t;
    bool days; /* cases are named by their day */
    struct words names;
    struct LIST(struct row) rows;
    struct str *ordered; /* [names.n] */
    struct person *people;
    struct mastery_step *steps; /* [rows.n] */
    struct mastery_rates rates;
    struct mastery_limits limits;
    int32_t planned;
    struct mastery_plan plan; /* where calibrated */
    bool calibrated;
};

static bool fault(struct desk *d, int column, struct err *e, const char *reason)
{
    return csv_fault(&d->t.csv, (size_t)d->t.at[column], table_str(&d->t, column), e, "%s", reason);
}

static bool case_read(struct desk *d, struct row *row, struct err *e)
{
    int64_t number;

    row->text = table_str(&d->t, CASE);
    if (d->rows.n == 0)
        d->days = day_parse(row->text, &row->number);
    if (d->days)
        return day_parse(row->text, &row->number)
               || fault(d, CASE, e, "a day YYYY-MM-DD is wanted, as in the rows before");
    if (!str_to_int(row->text, INT32_MAX, &number))
        return fault(d, CASE, e, "a whole number or a day YYYY-MM-DD is wanted");
    row->number = (int32_t)number;
    return true;
}

static bool row_read(struct desk *d, struct err *e)
{
    struct row row = {.line = d->t.csv.line, .what = {.risk = NAN}};
    struct str failure = table_str(&d->t, FAILURE);

    if (table_str(&d->t, PERSON).n == 0)
        return fault(d, PERSON, e, "a person is wanted");
    row.person = words_put(&d->names, table_str(&d->t, PERSON));
    if (!case_read(d, &row, e))
        return false;
    if (!str_eq(failure, STR("0")) && !str_eq(failure, STR("1")))
        return fault(d, FAILURE, e, "0 (success) or 1 (failure) is wanted");
    row.what.failure = str_eq(failure, STR("1"));
    if (d->r->risk) {
        if (!table_number(&d->t, RISK, &row.what.risk, e))
            return false;
        if (!(row.what.risk > 0 && row.what.risk < 1))
            return fault(d, RISK, e, "a risk above 0 and below 1 is wanted");
    }
    list_push(&d->rows, row);
    return true;
}

/* By person, then case; cases of one day in the order of the file. */
static int rows_compare(const void *a, const void *b)
{
    const struct row *x = a, *y = b;

    if (x->person != y->person)
        return x->person < y->person ? -1 : 1;
    if (x->number != y->number)
        return x->number < y->number ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

struct named {
    struct str name;
    int32_t number;
};

static int named_compare(const void *a, const void *b)
{
    return str_cmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

/* Renumbers people in order of their names. */
static void people_order(struct desk *d)
{
    struct named *sorted = ARENA_ARRAY(d->a, struct named, d->names.n);
    int32_t *place = ARENA_ARRAY(d->a, int32_t, d->names.n);

    d->ordered = ARENA_ARRAY(d->a, struct str, d->names.n);
    for (int32_t i = 0; i < d->names.n; i++)
        sorted[i] = (struct named){d->names.items[i], i};
    qsort(sorted, (size_t)d->names.n, sizeof *sorted, named_compare);
    for (int32_t i = 0; i < d->names.n; i++) {
        place[sorted[i].number] = i;
        d->ordered[i] = sorted[i].name;
    }
    for (size_t i = 0; i < d->rows.n; i++)
        d->rows.items[i].person = place[d->rows.items[i].person];
}

static bool cases_order(struct desk *d, struct err *e)
{
    people_order(d);
    qsort(d->rows.items, d->rows.n, sizeof *d->rows.items, rows_compare);
    d->people = ARENA_ARRAY(d->a, struct person, d->names.n);
    for (size_t i = 0; i < d->rows.n; i++) {
        const struct row *row = &d->rows.items[i], *before = row - 1;
        struct person *person = &d->people[row->person];

        if (i > 0 && !d->days && before->person == row->person && before->number == row->number) {
            d->t.csv.line = row->line;
            return csv_fault(&d->t.csv, (size_t)d->t.at[CASE], row->text, e,
                             "this case of the person stands twice");
        }
        if (person->n++ == 0)
            person->first = (int64_t)i;
        if (person->n > MASTERY_CASES_MOST) {
            d->t.csv.line = row->line;
            return csv_fault(&d->t.csv, (size_t)d->t.at[CASE], row->text, e,
                             "a person has at most %d cases", MASTERY_CASES_MOST);
        }
        if (person->n > d->planned)
            d->planned = person->n;
    }
    return true;
}

static bool cases_read(struct desk *d, struct err *e)
{
    const char *columns[] = {d->r->person, d->r->case_, d->r->failure, d->r->risk, NULL};

    if (!table_open(&d->t, d->r->cases, columns, d->a, e))
        return false;
    while (table_row(&d->t, e)) {
        if (!row_read(d, e))
            return false;
    }
    if (e->code)
        return false;
    if (d->rows.n == 0)
        return err_set(e, ERR_INPUT, "%.400s:2:1: : there is no case", d->r->cases);
    return cases_order(d, e);
}

static void measure(struct desk *d)
{
    struct mastery_case *cases = ARENA_ARRAY(d->a, struct mastery_case, d->rows.n);

    d->calibrated = isnan(d->r->limit);
    d->planned = d->r->planned ? (int32_t)d->r->planned : d->planned;
    d->planned = d->planned < MASTERY_PLANNED_MOST ? d->planned : MASTERY_PLANNED_MOST;
    d->limits = (struct mastery_limits){d->r->limit, d->r->maintenance};
    if (d->calibrated) {
        mastery_calibrate(&d->rates, d->planned, d->a, &d->plan);
        d->limits.learning = d->plan.limit;
    }
    d->steps = ARENA_ARRAY(d->a, struct mastery_step, d->rows.n);
    for (size_t i = 0; i < d->rows.n; i++)
        cases[i] = d->rows.items[i].what;
    for (int32_t k = 0; k < d->names.n; k++)
        mastery_path(&d->rates, &d->limits, d->people[k].n, cases + d->people[k].first,
                     d->steps + d->people[k].first);
}

/* --- files --- */

static bool path_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "path.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "person,case,weight,score,state");
    for (size_t i = 0; i < d->rows.n; i++) {
        csv_str(&w, d->ordered[d->rows.items[i].person]);
        csv_str(&w, d->rows.items[i].text);
        csv_number(&w, d->steps[i].weight);
        csv_number(&w, d->steps[i].score);
        csv_text(&w, MASTERY_STATES[d->steps[i].state]);
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static void number(struct json_writer *w, const char *key, double value)
{
    json_key(w, key);
    json_double(w, value);
}

/* The first case in the state, as it is named; null where there is none. */
static void first_put(struct json_writer *w, const char *key, const struct desk *d,
                      const struct person *p, enum mastery_state state)
{
    json_key(w, key);
    for (int64_t i = p->first; i < p->first + p->n; i++) {
        if (d->steps[i].state == state) {
            json_str(w, d->rows.items[i].text);
            return;
        }
    }
    json_none(w);
}

/* The longest time without a case, in days. */
static void gap_put(struct json_writer *w, const struct desk *d, const struct person *p)
{
    int32_t most = 0;

    if (!d->days)
        return;
    for (int64_t i = p->first + 1; i < p->first + p->n; i++) {
        int32_t gap = d->rows.items[i].number - d->rows.items[i - 1].number;

        most = gap > most ? gap : most;
    }
    json_key(w, "longest_gap_days");
    json_int(w, most);
    json_key(w, "supervised_case_due");
    json_bool(w, most > SUPERVISED_AFTER_DAYS);
}

static void person_put(struct json_writer *w, const struct desk *d, int32_t k)
{
    const struct person *p = &d->people[k];
    const struct mastery_step *last = &d->steps[p->first + p->n - 1];
    double most = 0, risk = 0;
    int64_t failures = 0;

    for (int64_t i = p->first; i < p->first + p->n; i++) {
        most = fmax(most, d->steps[i].score);
        failures += d->rows.items[i].what.failure;
        risk += d->rows.items[i].what.risk;
    }
    json_open_object(w);
    json_key(w, "person");
    json_str(w, d->ordered[k]);
    json_key(w, "cases");
    json_int(w, p->n);
    json_key(w, "failures");
    json_int(w, failures);
    json_key(w, "state");
    json_text(w, MASTERY_STATES[last->state]);
    first_put(w, "competent_case", d, p, MASTERY_COMPETENT);
    first_put(w, "alarm_case", d, p, MASTERY_ALARM);
    number(w, "last", last->score);
    number(w, "max", most);
    number(w, "vlad", last->vlad);
    number(w, "p_below_inadequate", mastery_below(failures, p->n, d->rates.inadequate));
    number(w, "upper_95", mastery_upper(failures, p->n));
    number(w, "mean_risk", risk / p->n);
    gap_put(w, d, p);
    json_end(w);
}

static void lengths_put(struct json_writer *w, const struct desk *d)
{
    struct mastery_chart charts[] = {
        mastery_learning(&d->rates, d->rates.adequate, d->limits.learning),
        mastery_learning(&d->rates, d->rates.inadequate, d->limits.learning)};

    json_key(w, "run_length");
    json_open_object(w);
    number(w, "adequate", mastery_run_length(&charts[0]));
    number(w, "inadequate", mastery_run_length(&charts[1]));
    json_end(w);
    json_key(w, "maintenance_run_length");
    if (isnan(d->limits.maintenance)) {
        json_none(w);
        return;
    }
    charts[0] = mastery_maintenance(&d->rates, d->rates.adequate, d->limits.maintenance);
    charts[1] = mastery_maintenance(&d->rates, d->rates.inadequate, d->limits.maintenance);
    json_open_object(w);
    number(w, "adequate", mastery_run_length(&charts[0]));
    number(w, "inadequate", mastery_run_length(&charts[1]));
    json_end(w);
}

static void signal_by_put(struct json_writer *w, const struct desk *d)
{
    double *adequate = ARENA_ARRAY(d->a, double, d->planned);
    double *inadequate = ARENA_ARRAY(d->a, double, d->planned);
    struct mastery_chart chart = mastery_learning(&d->rates, d->rates.adequate, d->limits.learning);

    mastery_signal_by(&chart, d->planned, d->a, adequate);
    chart = mastery_learning(&d->rates, d->rates.inadequate, d->limits.learning);
    mastery_signal_by(&chart, d->planned, d->a, inadequate);
    json_key(w, "signal_by");
    json_open_array(w);
    for (int32_t n = 0; n < d->planned; n++) {
        json_open_object(w);
        json_key(w, "n");
        json_int(w, n + 1);
        number(w, "adequate", adequate[n]);
        number(w, "inadequate", inadequate[n]);
        json_end(w);
    }
    json_end(w);
}

static void calibration_put(struct json_writer *w, const struct desk *d)
{
    json_key(w, "calibration");
    if (!d->calibrated) {
        json_none(w);
        return;
    }
    json_open_object(w);
    json_key(w, "planned_cases");
    json_int(w, d->planned);
    number(w, "limit", d->plan.limit);
    number(w, "adequate_passes", d->plan.adequate);
    number(w, "inadequate_passes", d->plan.inadequate);
    json_key(w, "enough");
    json_bool(w, d->plan.enough);
    json_key(w, "sentence");
    json_text(w, d->plan.enough
                     ? "计划的例数足够：合格者多半能通过，不合格者通过的机会不超过二十分之一。"
                     : "计划的例数不够：合格者通过的机会不到一半，请在培训开始前增加例数。");
    json_end(w);
}

static bool summary_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct json_writer w = {.indent = true};
    char hex[SECRET_HASH];

    if (!folder_put(folder, "summary.json", &file, &w.out, e))
        return false;
    json_open_object(&w);
    number(&w, "adequate", d->rates.adequate);
    number(&w, "inadequate", d->rates.inadequate);
    number(&w, "limit", d->limits.learning);
    number(&w, "maintenance_limit", d->limits.maintenance);
    calibration_put(&w, d);
    lengths_put(&w, d);
    json_key(&w, "persons");
    json_open_array(&w);
    for (int32_t k = 0; k < d->names.n; k++)
        person_put(&w, d, k);
    json_end(&w);
    signal_by_put(&w, d);
    secret_hash(d->t.bytes, hex);
    json_key(&w, "sha256");
    json_text(&w, hex);
    json_end(&w);
    return folder_put_end(file, e);
}

static bool read_and_write(struct desk *d, struct err *e)
{
    struct folder folder;

    d->rates = (struct mastery_rates){d->r->adequate, d->r->inadequate};
    if (!mastery_rates_check(&d->rates, e) || !cases_read(d, e))
        return false;
    measure(d);
    if (!folder_open(&folder, d->r->out, d->r->force, e))
        return false;
    if (path_write(d, &folder, e) && summary_write(d, &folder, e) && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_mastery(const struct mastery_request *r, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.r = r, .a = &a};
    bool done = read_and_write(&d, e);

    words_reset(&d.names);
    list_reset(&d.rows);
    arena_reset(&a);
    return done;
}
