/* delivery.c - lines read against the table of nouns and the codes that the store holds. */
#include "work/delivery.h"

#include <string.h>

#include "base/csv.h"
#include "base/list.h"
#include "store/noun.h"

enum { CODES_MAX = 8 }; /* nouns that one noun refers to, and itself */

struct lines LIST(struct noun_line);

struct adding {
    const struct delivery *d;
    struct fault_list *faults;
    int64_t added;
    struct arena arena; /* of one try */
    struct csv_reader csv;
    int at[NOUN_COLUMN_MAX]; /* field of each column, -1 where it is absent */
    struct {
        const char *noun;
        struct noun_codes codes;
    } known[CODES_MAX];
    int known_n;
    struct lines lines;
};

/* --- header --- */

static void fault_note(struct adding *a, int field, struct str value, const char *reason)
{
    struct err fault = {0};

    csv_fault(&a->csv, (size_t)field, value, &fault, "%s", reason);
    fault_add(a->faults, "%s", fault.text);
}

/* By its name, or by its label as people see it. */
static int column_find(const struct noun *noun, struct str heading)
{
    int column = noun_column_find(noun, heading);

    for (int i = 0; column < 0 && i < noun->column_n; i++) {
        if (str_eq(heading, str_of(noun->columns[i].label)))
            column = i;
    }
    return column >= 0 && noun_column_ours(noun, column) ? -1 : column;
}

static void header_field(struct adding *a, size_t field)
{
    struct str name = str_trim(a->csv.fields[field]);
    int column = column_find(a->d->noun, name);

    if (column < 0) {
        if (!str_starts(name, STR("x_")))
            fault_note(a, (int)field, name, "there is no such column");
    } else if (a->at[column] >= 0) {
        fault_note(a, (int)field, name, "this column is there twice");
    } else {
        a->at[column] = (int)field;
    }
}

static bool header_read(struct adding *a, struct err *e)
{
    const struct noun *noun = a->d->noun;

    for (int i = 0; i < noun->column_n; i++)
        a->at[i] = -1;
    if (!csv_row(&a->csv, e))
        return e->code == ERR_NONE
                   ? err_set(e, ERR_INPUT, "%s: the file holds nothing", a->faults->name)
                   : false;
    for (size_t i = 0; i < a->csv.field_n; i++)
        header_field(a, i);
    for (int i = 0; i < noun->column_n; i++) {
        if (noun->columns[i].required && a->at[i] < 0)
            fault_note(a, 0, str_of(noun->columns[i].name), "this column is missing");
    }
    return true;
}

/* --- references --- */

static struct noun_codes *codes_of(struct adding *a, const char *noun)
{
    for (int i = 0; i < a->known_n; i++) {
        if (strcmp(a->known[i].noun, noun) == 0)
            return &a->known[i].codes;
    }
    return NULL;
}

static bool codes_read(struct adding *a, struct store *st, const char *noun, struct err *e)
{
    if (codes_of(a, noun))
        return true;
    a->known[a->known_n].noun = noun;
    return store_noun_codes(st, noun, &a->known[a->known_n++].codes, &a->arena, e);
}

static bool all_codes_read(struct adding *a, struct store *st, struct err *e)
{
    const struct noun *noun = a->d->noun;

    if (!codes_read(a, st, noun->name, e))
        return false;
    for (int i = 0; i < noun->column_n; i++) {
        if (noun->columns[i].kind == COLUMN_REF && !codes_read(a, st, noun->columns[i].of, e))
            return false;
    }
    return true;
}

/* --- lines --- */

/* Looks a code up; the county of a line's place is taken on the way. */
static void reference_check(struct adding *a, int column, struct noun_line *line)
{
    const struct noun_column *c = &a->d->noun->columns[column];
    const struct noun_codes *codes = codes_of(a, c->of);
    int32_t at = words_find(&codes->codes, line->values[column].text);

    if (at < 0)
        fault_note(a, a->at[column], line->values[column].text,
                   arena_text(&a->arena, "there is no %s of this code", c->of));
    else if (a->d->noun->place && strcmp(a->d->noun->place, c->name) == 0)
        line->county = codes->counties.items[at];
}

static void own_code_check(struct adding *a, const struct noun_line *line)
{
    struct noun_codes *codes = codes_of(a, a->d->noun->name);

    if (words_put(&codes->codes, line->values[0].text) != (int32_t)codes->counties.n)
        fault_note(a, a->at[0], line->values[0].text, "this code is there already");
    else
        list_push(&codes->counties, line->county);
}

static void line_read(struct adding *a, struct noun_line *line)
{
    const struct noun *noun = a->d->noun;

    for (int i = 0; i < noun->column_n; i++) {
        struct err fault = {0};
        struct str field = STR("");

        if (a->at[i] >= 0 && (size_t)a->at[i] < a->csv.field_n)
            field = a->csv.fields[a->at[i]];
        if (!noun_value_read(&noun->columns[i], field, &line->values[i], &fault))
            fault_note(a, a->at[i], field, fault.text);
        else if (noun->columns[i].kind == COLUMN_REF && line->values[i].known)
            reference_check(a, i, line);
    }
    if (line->values[0].known)
        own_code_check(a, line);
}

static void lines_read(struct adding *a)
{
    size_t header_n = a->csv.field_n;

    for (;;) {
        struct noun_line line = {.id = id_new()};
        struct err fault = {0};

        if (!csv_row(&a->csv, &fault)) {
            if (fault.code == ERR_NONE)
                return;
            fault_add(a->faults, "%s", fault.text);
            if (a->csv.lost)
                return;
            continue;
        }
        if (a->csv.field_n != header_n) {
            fault_note(a, 0, a->csv.fields[0],
                       arena_text(&a->arena, "found %zu fields, the header has %zu", a->csv.field_n,
                                  header_n));
            continue;
        }
        line_read(a, &line);
        list_push(&a->lines, line);
    }
}

static void adding_reset(struct adding *a)
{
    for (int i = 0; i < a->known_n; i++)
        noun_codes_reset(&a->known[i].codes);
    a->known_n = 0;
    list_reset(&a->lines);
    arena_reset(&a->arena);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct adding *a = arg;

    adding_reset(a);
    fault_reset(a->faults);
    csv_open(&a->csv, a->faults->name, a->d->bytes, &a->arena);
    if (!header_read(a, e))
        return false;
    if (a->faults->total == 0) {
        if (!all_codes_read(a, st, e))
            return false;
        lines_read(a);
    }
    if (a->faults->total)
        return err_set(e, ERR_INPUT, "%s: %zu faults, nothing was taken", a->faults->name,
                       a->faults->total);
    a->added = (int64_t)a->lines.n;
    return store_noun_add(st, a->d->noun, a->lines.items, a->lines.n, a->d->name, a->d->now_ms, e);
}

bool work_delivery_add(struct store *st, const struct delivery *d, int64_t *added,
                       struct fault_list *faults, struct err *e)
{
    struct adding a = {.d = d, .faults = faults};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &a, e);

    if (good)
        *added = a.added;
    adding_reset(&a);
    return good;
}
