/* plan_from.c - see plan_from.h. */
#include "work/plan_from.h"

#include "base/csv.h"
#include "base/words.h"
#include "work/file.h"
#include "work/plan_write.h"

#define PRICE_MOST (INT64_C(1) << 58)

struct kind { /* of nodes */
    const char *name;
    const struct str *ids;
    int32_t n;
    struct words words;
    int64_t *prices; /* [DISPATCH_STEP_N][n] */
    bool *new;       /* [n] */
};
enum { ORGANIZATION, DEPARTMENT, PRACTITIONER, DEMAND, COUNTY, KIND_N };

struct from {
    struct kind kinds[KIND_N];
    int32_t *demand_of;
    struct arena *a;
    struct csv_reader csv;
};

static void kinds_make(struct from *f, const struct plan_input *in)
{
    const struct dispatch_problem *p = &in->problem;
    const struct kind kinds[KIND_N] = {
        {.name = "organization", .ids = in->organization_ids, .n = p->organization_n},
        {.name = "department", .ids = in->department_ids, .n = p->department_n},
        {.name = "practitioner", .ids = in->offer_ids, .n = p->offer_n},
        {.name = "demand", .ids = in->demand_ids, .n = p->demand_n},
        {.name = "county", .ids = in->county_ids, .n = p->county_n},
    };

    for (int k = 0; k < KIND_N; k++) {
        struct kind *kind = &f->kinds[k];

        *kind = kinds[k];
        kind->prices = ARENA_ARRAY(f->a, int64_t, DISPATCH_STEP_N * (size_t)kind->n);
        kind->new = ARENA_ARRAY(f->a, bool, kind->n);
        for (int32_t i = 0; i < kind->n; i++) {
            kind->new[i] = true;
            words_put(&kind->words, kind->ids[i]);
        }
    }
    f->demand_of = ARENA_ARRAY(f->a, int32_t, p->offer_n);
    for (int32_t i = 0; i < p->offer_n; i++)
        f->demand_of[i] = -1;
}

static bool fault(const struct from *f, size_t field, struct err *e, const char *reason)
{
    return csv_fault(&f->csv, field, f->csv.fields[field], e, "%s", reason);
}

/* Opens a file of the folder whose header is `head`. */
static bool file_start(struct from *f, const char *folder, const char *name, const char *head,
                       size_t *field_n, struct err *e)
{
    const char *path = arena_text(f->a, "%s/%s", folder, name);
    struct str bytes, names = str_of(head);

    if (!file_read(path, f->a, &bytes, e))
        return false;
    csv_open(&f->csv, path, bytes, f->a);
    if (!csv_row(&f->csv, e))
        return e->code == ERR_NONE && err_set(e, ERR_INPUT, "%.400s: the file is empty", path);
    for (*field_n = 0; names.n > 0; ++*field_n) {
        if (*field_n >= f->csv.field_n || !str_eq(f->csv.fields[*field_n], str_cut(&names, ',')))
            return err_set(e, ERR_INPUT, "%.400s:1: the header is not %s", path, head);
    }
    return true;
}

/* The next row; false at the end and on a fault. */
static bool row_next(struct from *f, size_t field_n, struct err *e)
{
    if (!csv_row(&f->csv, e))
        return false;
    return f->csv.field_n == field_n
           || fault(f, f->csv.field_n - 1, e, "the row has not as many fields as the header");
}

/* --- plan.csv --- */

enum { P_DEMAND = 0, P_PRACTITIONER = 2 };

static bool seats_read(struct from *f, const char *folder, struct err *e)
{
    size_t field_n = 0;

    if (!file_start(f, folder, "plan.csv", PLAN_HEAD, &field_n, e))
        return false;
    while (row_next(f, field_n, e)) {
        int32_t i = words_find(&f->kinds[PRACTITIONER].words, f->csv.fields[P_PRACTITIONER]);

        if (i < 0)
            continue;
        if (f->demand_of[i] >= 0)
            return fault(f, P_PRACTITIONER, e, "the practitioner sits on two seats");
        f->demand_of[i] = words_find(&f->kinds[DEMAND].words, f->csv.fields[P_DEMAND]);
    }
    return e->code == ERR_NONE;
}

/* --- certificate.csv --- */

enum { C_LEAF, C_LEVEL, C_KIND, C_ID, C_POTENTIAL };

static bool price_read(struct str text, int64_t *price)
{
    bool minus = str_starts(text, STR("-"));

    if (!str_to_int((struct str){text.at + minus, text.n - minus}, PRICE_MOST, price))
        return false;
    if (minus)
        *price = -*price;
    return true;
}

static int step_of(struct str level)
{
    int step = 0;

    while (step < DISPATCH_STEP_N && !str_eq(level, str_of(dispatch_step_names[step])))
        step++;
    return step;
}

static int kind_of(const struct from *f, struct str name)
{
    int k = 0;

    while (k < KIND_N && !str_eq(name, str_of(f->kinds[k].name)))
        k++;
    return k;
}

/* Level 5b tells of yet another plan: by the one that is mended from, its prices are 0. */
static bool price_take(struct from *f, struct err *e)
{
    const struct str *fields = f->csv.fields;
    int step = step_of(fields[C_LEVEL]), k = kind_of(f, fields[C_KIND]);
    int64_t price;
    int32_t i;

    if (step == DISPATCH_STEP_N)
        return fault(f, C_LEVEL, e, "there is no such level");
    if (k == KIND_N && !str_eq(fields[C_KIND], STR("source"))
        && !str_eq(fields[C_KIND], STR("sink")))
        return fault(f, C_KIND, e, "there is no such kind of node");
    if (!price_read(fields[C_POTENTIAL], &price))
        return fault(f, C_POTENTIAL, e, "a potential is a whole number of at most 2^58");
    i = k == KIND_N ? -1 : words_find(&f->kinds[k].words, fields[C_ID]);
    if (i < 0)
        return true;
    f->kinds[k].new[i] = false;
    if (step != DISPATCH_MOVED)
        f->kinds[k].prices[(int64_t)step * f->kinds[k].n + i] = price;
    return true;
}

static bool prices_read(struct from *f, const char *folder, struct err *e)
{
    size_t field_n = 0;

    if (!file_start(f, folder, "certificate.csv", PLAN_CERTIFICATE_HEAD, &field_n, e))
        return false;
    while (row_next(f, field_n, e) && str_eq(f->csv.fields[C_LEAF], STR("0"))) {
        if (!price_take(f, e))
            return false;
    }
    return e->code == ERR_NONE;
}

bool plan_from_read(const char *folder, const struct plan_input *in, struct arena *a,
                    struct dispatch_before *before, struct err *e)
{
    struct from f = {.a = a};
    bool done;

    kinds_make(&f, in);
    done = seats_read(&f, folder, e) && prices_read(&f, folder, e);
    *before = (struct dispatch_before){.demand_of = f.demand_of,
                                       .prices = {.organization = f.kinds[ORGANIZATION].prices,
                                                  .department = f.kinds[DEPARTMENT].prices,
                                                  .offer = f.kinds[PRACTITIONER].prices,
                                                  .demand = f.kinds[DEMAND].prices,
                                                  .county = f.kinds[COUNTY].prices},
                                       .organization_new = f.kinds[ORGANIZATION].new,
                                       .department_new = f.kinds[DEPARTMENT].new,
                                       .offer_new = f.kinds[PRACTITIONER].new,
                                       .demand_new = f.kinds[DEMAND].new,
                                       .county_new = f.kinds[COUNTY].new};
    for (int k = 0; k < KIND_N; k++)
        words_reset(&f.kinds[k].words);
    return done;
}
