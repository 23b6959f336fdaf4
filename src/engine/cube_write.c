/* cube_write.c - rows in the order of their texts: each text of a column gets its rank once, the
 * ranks of as many columns as fit make one number, and rows are counted into their places eleven
 * bits of it at a time. Months are as ordered as their texts, years having four digits. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/day.h"
#include "engine/cube.h"
#include "engine/cube_table.h"

enum { DIGIT = 11, DIGITS = 1 << DIGIT, WORD_BITS = 64, AHEAD = 16, AT_ONCE = 16 };

/* What the values of one key column come to. */
struct column {
    int32_t *rank;       /* of each text that is in it; NULL: a number, counted from the least on */
    int32_t least, most; /* of the numbers */
    int bits;
};

static int text_cmp(const void *a, const void *b, void *texts)
{
    const struct str *items = texts;

    return str_cmp(items[*(const int32_t *)a], items[*(const int32_t *)b]);
}

static bool is_number(int column)
{
    return column == CUBE_MONTH || column == CUBE_LEVEL;
}

static int bits_of(int64_t most)
{
    return most > 0 ? WORD_BITS - __builtin_clzll((uint64_t)most) : 0;
}

/* Which values each column has: the least and most numbers, 1 at the rank of its texts. */
static void columns_look(const struct cube_rows *rows, struct column columns[CUBE_KEY_MAX])
{
    for (int32_t i = 0; i < rows->n; i++) {
        int32_t key[CUBE_KEY_MAX];

        cube_row_key(rows, i, key);
        for (int j = 0; j < rows->table->key_n; j++) {
            struct column *c = &columns[j];

            if (c->rank) {
                c->rank[key[j]] = 1;
                continue;
            }
            c->least = key[j] < c->least ? key[j] : c->least;
            c->most = key[j] > c->most ? key[j] : c->most;
        }
    }
}

static void columns_open(const struct cube *c, const struct cube_rows *rows, struct arena *a,
                         struct column columns[CUBE_KEY_MAX])
{
    int32_t *texts = ARENA_ARRAY(a, int32_t, c->texts.n);

    for (int32_t i = 0; i < c->texts.n; i++)
        texts[i] = i;
    qsort_r(texts, (size_t)c->texts.n, sizeof *texts, text_cmp, c->texts.items);
    for (int i = 0; i < rows->table->key_n; i++)
        columns[i] =
            (struct column){.rank = is_number(i) ? NULL : ARENA_ARRAY(a, int32_t, c->texts.n),
                            .least = INT32_MAX,
                            .most = INT32_MIN};
    columns_look(rows, columns);
    for (int i = 0; i < rows->table->key_n; i++) {
        int32_t *rank = columns[i].rank, taken = 0;

        for (int32_t j = 0; rank && j < c->texts.n; j++) {
            if (rank[texts[j]])
                rank[texts[j]] = taken++;
        }
        columns[i].bits =
            bits_of(rank ? (int64_t)taken - 1 : (int64_t)columns[i].most - columns[i].least);
    }
}

/* The columns [first, last) of each row as one number. */
static void leads_fill(const struct cube_rows *rows, const struct column *columns, int first,
                       int last, struct cube_place *places)
{
    for (int32_t i = 0; i < rows->n; i++) {
        int32_t key[CUBE_KEY_MAX];
        uint64_t lead = 0;

        cube_row_key(rows, places[i].row, key);
        for (int j = first; j < last; j++) {
            const struct column *c = &columns[j];

            lead = lead << c->bits | (uint32_t)(c->rank ? c->rank[key[j]] : key[j] - c->least);
        }
        places[i].lead = lead;
    }
}

/* Keeps the order of equal digits. */
static void digit_sort(const struct cube_place *from, struct cube_place *to, int32_t n, int shift)
{
    int32_t at[DIGITS + 1] = {0};

    for (int32_t i = 0; i < n; i++)
        at[(from[i].lead >> shift & (DIGITS - 1)) + 1]++;
    for (int i = 0; i < DIGITS; i++)
        at[i + 1] += at[i];
    for (int32_t i = 0; i < n; i++)
        to[at[from[i].lead >> shift & (DIGITS - 1)]++] = from[i];
}

/* From the last columns to the first: each pass keeps the order of the one before. */
const struct cube_place *cube_rows_sorted(const struct cube *c, const struct cube_rows *rows,
                                          struct arena *a)
{
    struct cube_place *places = ARENA_ARRAY(a, struct cube_place, rows->n);
    struct cube_place *to = ARENA_ARRAY(a, struct cube_place, rows->n);
    struct column columns[CUBE_KEY_MAX];

    if (rows->n == 0)
        return places;
    for (int32_t i = 0; i < rows->n; i++)
        places[i].row = i;
    columns_open(c, rows, a, columns);
    for (int last = rows->table->key_n, first; last > 0; last = first) {
        int bits = 0;

        for (first = last; first > 0 && bits + columns[first - 1].bits <= WORD_BITS; first--)
            bits += columns[first - 1].bits;
        leads_fill(rows, columns, first, last, places);
        for (int shift = 0; shift < bits; shift += DIGIT) {
            struct cube_place *swap = places;

            digit_sort(places, to, rows->n, shift);
            places = to;
            to = swap;
        }
    }
    return places;
}

static bool all_zero(const int64_t *sums, int n)
{
    for (int i = 0; i < n; i++) {
        if (sums[i])
            return false;
    }
    return true;
}

/* Every text as a field behind a comma, once. */
struct fields {
    struct out out;
    size_t *at; /* [texts + 1] */
    size_t longest;
};

static void fields_open(const struct cube *c, struct arena *a, struct fields *f)
{
    struct csv_writer w = {.out = &f->out, .in_row = true};

    f->at = ARENA_ARRAY(a, size_t, c->texts.n + 1);
    for (int32_t i = 0; i < c->texts.n; i++) {
        csv_str(&w, c->texts.items[i]);
        f->at[i + 1] = f->out.n;
        if (f->out.n - f->at[i] > f->longest)
            f->longest = f->out.n - f->at[i];
    }
    (void)out_room(&f->out, AT_ONCE); /* may be read, see field_put */
}

/* Most texts are short: as many bytes are copied as one step takes, and those behind the text are
 * written over. */
static inline char *field_put(char *to, const struct fields *f, int32_t text)
{
    const char *from = f->out.items + f->at[text];
    size_t n = f->at[text + 1] - f->at[text];

    if (n <= AT_ONCE)
        memcpy(to, from, AT_ONCE);
    else
        memcpy(to, from, n);
    return to + n;
}

static char *key_write(char *to, const struct fields *f, int key_n, const int32_t *key)
{
    assert(f->out.items && "a cube with rows has text 0");
    month_text(key[CUBE_MONTH], to);
    to += MONTH_TEXT - 1;
    for (int i = CUBE_MONTH + 1; i < key_n; i++) {
        if (i == CUBE_LEVEL) {
            *to++ = ',';
            if (key[i])
                to = csv_int_put(to, key[i]);
        } else {
            to = field_put(to, f, key[i]);
        }
    }
    return to;
}

/* Nothing where all sums are 0. */
static void row_write(const struct fields *f, const struct cube_rows *rows, int32_t row,
                      struct out *out)
{
    const struct cube_table *t = rows->table;
    size_t most =
        MONTH_TEXT + AT_ONCE + CUBE_KEY_MAX * f->longest + (CUBE_SUM_MAX + 2) * (CSV_INT + 1);
    int32_t key[CUBE_KEY_MAX];
    int64_t sums[CUBE_SUM_MAX];
    char *from, *to;

    cube_row_sums(rows, row, sums);
    if (all_zero(sums, t->sum_n))
        return;
    cube_row_key(rows, row, key);
    from = out_room(out, most);
    to = key_write(from, f, t->key_n, key);
    for (int i = 0; i < t->sum_n; i++) {
        *to++ = ',';
        to = csv_int_put(to, sums[i]);
    }
    *to++ = '\n';
    out_wrote(out, (size_t)(to - from));
}

static void table_write(const struct cube *c, const struct cube_rows *rows, struct out *out)
{
    struct arena a = {0};
    const struct cube_place *order = cube_rows_sorted(c, rows, &a);
    struct csv_writer w = {.out = out};
    struct fields fields = {0};

    fields_open(c, &a, &fields);
    csv_head(&w, rows->table->head);
    for (int32_t i = 0; i < rows->n; i++) {
        if (i + AHEAD < rows->n) {
            const char *later = (const char *)cube_row_cell(rows, order[i + AHEAD].row);

            __builtin_prefetch(later);
            __builtin_prefetch(later + rows->table->cell_size - 1);
        }
        assert(i == 0 || !cube_places_equal(rows, &order[i - 1], &order[i]));
        row_write(&fields, rows, order[i].row, out);
    }
    out_reset(&fields.out);
    arena_reset(&a);
}

void cube_write_cases(const struct cube *c, struct out *out)
{
    table_write(c, &c->cases, out);
}

void cube_write_operations(const struct cube *c, struct out *out)
{
    table_write(c, &c->operations, out);
}
