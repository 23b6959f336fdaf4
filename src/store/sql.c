/* sql.c - values out of structs, columns into structs. */
#include "store/sql.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "model/unknown.h"
#include "store/driver.h"
#include "store/upsert.h"

static int place_n(const struct sql_place *places)
{
    int n = 0;

    while (places != NULL && places[n].kind != SQL_NONE)
        n++;
    return n;
}

/* Both databases hold the same texts: PostgreSQL takes no NUL and no bytes that are no UTF-8. */
static bool text_cell(struct str text, struct cell *cell, struct err *e)
{
    if (text.n > 0 && memchr(text.at, '\0', text.n) != NULL)
        return err_set(e, ERR_INPUT, "the store refuses a text that holds a NUL");
    if (!utf8_valid(text))
        return err_set(e, ERR_INPUT, "the store refuses a text that is no UTF-8");
    *cell = (struct cell){.kind = CELL_TEXT, .text = text};
    return true;
}

static bool list_cell(const struct str_list *list, struct arena *a, struct cell *cell,
                      struct err *e)
{
    size_t n = 0;
    char *text, *to;

    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].n == 0 || memchr(list->items[i].at, ';', list->items[i].n) != NULL)
            return err_set(e, ERR_INPUT, "the store refuses a list with '%.*s' in it",
                           STR_ARG(list->items[i]));
        n += list->items[i].n + 1;
    }
    text = to = arena_alloc(a, n + 1);
    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            *to++ = ';';
        memcpy(to, list->items[i].at, list->items[i].n);
        to += list->items[i].n;
    }
    return text_cell((struct str){text, (size_t)(to - text)}, cell, e);
}

static struct cell count_cell(int64_t count)
{
    return (struct cell){.kind = CELL_COUNT, .count = count};
}

static void id_cell(const struct id *id, struct arena *a, struct cell *cell)
{
    char *text;

    if (id_none(*id))
        return;
    text = arena_alloc(a, ID_TEXT);
    id_text(*id, text);
    *cell = (struct cell){.kind = CELL_TEXT, .text = {text, ID_TEXT - 1}};
}

static void day_cell(const struct sql_place *place, struct arena *a, struct cell *cell)
{
    int32_t value = *(const int32_t *)place->at;
    char *text;

    if (value == DAY_NONE)
        return;
    text = arena_alloc(a, DAY_TEXT);
    if (place->kind == SQL_DAY)
        day_text(value, text);
    else
        month_text(value, text);
    *cell = (struct cell){.kind = CELL_TEXT, .text = str_of(text)};
}

static bool cell_of(const struct sql_place *place, struct arena *a, struct cell *cell,
                    struct err *e)
{
    const void *at = place->at;

    *cell = (struct cell){.kind = CELL_NULL};
    switch (place->kind) {
    case SQL_NONE:
        assert(false);
        break;
    case SQL_MAYBE:
        return ((const struct str *)at)->at == NULL || text_cell(*(const struct str *)at, cell, e);
    case SQL_TEXT:
        return text_cell(*(const struct str *)at, cell, e);
    case SQL_LIST:
        return list_cell(at, a, cell, e);
    case SQL_ID:
        id_cell(at, a, cell);
        break;
    case SQL_INT:
        *cell = count_cell(*(const int32_t *)at);
        break;
    case SQL_BOOL:
        *cell = count_cell(*(const bool *)at);
        break;
    case SQL_DAY:
    case SQL_MONTH:
        day_cell(place, a, cell);
        break;
    case SQL_COUNT:
        if (*(const int64_t *)at != COUNT_UNKNOWN)
            *cell = count_cell(*(const int64_t *)at);
        break;
    case SQL_NUMBER:
        if (!isnan(*(const double *)at))
            *cell = (struct cell){.kind = CELL_NUMBER, .number = *(const double *)at};
        break;
    case SQL_NAME:
        *cell = (struct cell){.kind = CELL_TEXT, .text = str_of(place->names[*(const int *)at])};
        break;
    }
    return true;
}

static bool cells_of(const struct sql_place *places, int n, struct arena *a, struct cell *cells,
                     struct err *e)
{
    for (int i = 0; i < n; i++) {
        if (!cell_of(&places[i], a, &cells[i], e))
            return false;
    }
    return true;
}

static bool cell_count(const struct cell *cell, int64_t *count)
{
    char text[32];
    char *end;

    if (cell->kind == CELL_COUNT) {
        *count = cell->count;
        return true;
    }
    if (cell->kind != CELL_TEXT || cell->text.n == 0 || cell->text.n >= sizeof text)
        return false;
    memcpy(text, cell->text.at, cell->text.n);
    text[cell->text.n] = '\0';
    *count = strtoll(text, &end, 10);
    return *end == '\0';
}

static bool cell_number(const struct cell *cell, double *number)
{
    char text[64];
    char *end;

    if (cell->kind == CELL_NULL)
        *number = NUMBER_UNKNOWN;
    else if (cell->kind == CELL_NUMBER)
        *number = cell->number;
    else if (cell->kind == CELL_COUNT)
        *number = (double)cell->count;
    else {
        if (cell->text.n == 0 || cell->text.n >= sizeof text)
            return false;
        memcpy(text, cell->text.at, cell->text.n);
        text[cell->text.n] = '\0';
        *number = strtod(text, &end);
        return *end == '\0';
    }
    return true;
}

static bool cell_int(const struct cell *cell, int64_t max, int64_t *count)
{
    return cell_count(cell, count) && *count >= -max && *count <= max;
}

static void cell_list(const struct cell *cell, struct arena *a, struct str_list *list)
{
    struct str rest = cell->kind == CELL_TEXT ? str_copy(a, cell->text) : STR("");
    size_t n = rest.n > 0 ? 1 : 0;

    for (size_t i = 0; i < rest.n; i++)
        n += rest.at[i] == ';';
    *list = (struct str_list){ARENA_ARRAY(a, struct str, n), 0, n};
    while (rest.n > 0)
        list->items[list->n++] = str_cut(&rest, ';');
}

static bool cell_name(const struct cell *cell, const char *const *names, int *value)
{
    for (int i = 0; cell->kind == CELL_TEXT && names[i] != NULL; i++) {
        if (str_eq(cell->text, str_of(names[i]))) {
            *value = i;
            return true;
        }
    }
    return false;
}

static bool cell_day(const struct cell *cell, enum sql_kind kind, int32_t *value)
{
    if (cell->kind == CELL_NULL) {
        *value = DAY_NONE;
        return true;
    }
    return cell->kind == CELL_TEXT
           && (kind == SQL_DAY ? day_parse(cell->text, value) : month_parse(cell->text, value));
}

static bool cell_id(const struct cell *cell, struct id *id)
{
    *id = (struct id){{0}};
    return cell->kind == CELL_NULL || (cell->kind == CELL_TEXT && id_parse(cell->text, id));
}

static bool take_whole(const struct cell *cell, const struct sql_place *place)
{
    int64_t count = COUNT_UNKNOWN;

    switch (place->kind) {
    case SQL_COUNT:
        if (cell->kind != CELL_NULL && !cell_count(cell, &count))
            return false;
        *(int64_t *)place->at = count;
        return true;
    case SQL_INT:
        if (!cell_int(cell, INT32_MAX, &count))
            return false;
        *(int32_t *)place->at = (int32_t)count;
        return true;
    default:
        if (!cell_int(cell, 1, &count))
            return false;
        *(bool *)place->at = count != 0;
        return true;
    }
}

static bool take(const struct cell *cell, const struct sql_place *place, struct arena *a)
{
    switch (place->kind) {
    case SQL_NONE:
        return false;
    case SQL_MAYBE:
        *(struct str *)place->at =
            cell->kind == CELL_TEXT ? str_copy(a, cell->text) : (struct str){NULL, 0};
        return true;
    case SQL_TEXT:
        *(struct str *)place->at = cell->kind == CELL_TEXT ? str_copy(a, cell->text) : STR("");
        return true;
    case SQL_LIST:
        cell_list(cell, a, place->at);
        return true;
    case SQL_ID:
        return cell_id(cell, place->at);
    case SQL_NUMBER:
        return cell_number(cell, place->at);
    case SQL_DAY:
    case SQL_MONTH:
        return cell_day(cell, place->kind, place->at);
    case SQL_NAME:
        return cell_name(cell, place->names, place->at);
    case SQL_COUNT:
    case SQL_INT:
    case SQL_BOOL:
        break;
    }
    return take_whole(cell, place);
}

static bool take_row(struct connection *c, const struct sql_read *read, struct err *e)
{
    int n = c->driver->column_n(c);

    for (int i = 0; i < n; i++) {
        struct cell cell;

        assert(read->into[i].kind != SQL_NONE);
        c->driver->column(c, i, &cell);
        if (!take(&cell, &read->into[i], read->arena))
            return err_set(e, ERR_IO, "the store holds a value that is none of its kind: '%.*s'",
                           cell.kind == CELL_TEXT ? (int)cell.text.n : 0,
                           cell.kind == CELL_TEXT ? cell.text.at : "");
    }
    assert(read->into[n].kind == SQL_NONE);
    return true;
}

static void keep_row(struct sql_read *read)
{
    if (read->n == read->cap) {
        size_t cap = read->cap > 0 ? read->cap * 2 : read->expect > 0 ? read->expect : 16;
        void *items = arena_alloc_n(read->arena, cap, read->size);

        if (read->n > 0)
            memcpy(items, read->items, read->n * read->size);
        read->items = items;
        read->cap = cap;
    }
    memcpy((char *)read->items + read->n++ * read->size, read->row, read->size);
}

static bool start(struct connection *c, const char *sql, const struct sql_place *values,
                  struct err *e)
{
    int n = place_n(values);
    struct cell *cells = ARENA_ARRAY(&c->scratch, struct cell, n + 1);

    c->failure = FAILURE_PLAIN;
    return cells_of(values, n, &c->scratch, cells, e) && c->driver->start(c, sql, cells, n, e);
}

/* Where the store is spread over servers, and the statement one that wants a key: see upsert.h.
 * `*meant` is whether it was. The values outlive both of its steps. */
static bool run_spread(struct connection *c, const char *sql, const struct sql_place *values,
                       int64_t *returned, bool *meant, struct err *e)
{
    struct arena a = {0};
    int n = place_n(values);
    struct cell *cells = ARENA_ARRAY(&a, struct cell, n + 1);
    struct upsert u;
    bool good = true;

    *meant = c->spread && upsert_of(sql, &a, &u);
    if (*meant) {
        c->failure = FAILURE_PLAIN;
        good = cells_of(values, n, &a, cells, e) && upsert_run(c, &u, cells, n, returned, e);
    }
    arena_reset(&a);
    return good;
}

/* `*returned` counts the rows that come back. */
static bool run(struct store *st, const char *sql, const struct sql_place *values,
                int64_t *returned, struct err *e)
{
    struct connection *c = store_connection(st);
    int n = place_n(values);
    struct cell *cells;
    bool meant, good;

    *returned = 0;
    good = run_spread(c, sql, values, returned, &meant, e);
    if (meant)
        return good;
    c->failure = FAILURE_PLAIN;
    cells = ARENA_ARRAY(&c->scratch, struct cell, n + 1);
    if (cells_of(values, n, &c->scratch, cells, e))
        return statement_run(c, sql, cells, n, returned, e);
    c->driver->finish(c);
    return false;
}

bool sql_run(struct store *st, const char *sql, const struct sql_place *values, struct err *e)
{
    int64_t returned;

    return run(st, sql, values, &returned, e);
}

bool sql_done(struct store *st, const char *sql, const struct sql_place *values, bool *done,
              struct err *e)
{
    int64_t returned;

    if (!run(st, sql, values, &returned, e))
        return false;
    *done = returned > 0;
    return true;
}

/* At most `max` rows. */
static bool rows(struct store *st, const char *sql, const struct sql_place *values,
                 struct sql_read *read, size_t max, struct err *e)
{
    struct connection *c = store_connection(st);
    bool good = start(c, sql, values, e);
    enum driver_step step = STEP_ROW;

    while (good && step == STEP_ROW && read->n < max) {
        step = c->driver->step(c, e);
        if (step == STEP_FAILED)
            good = false;
        else if (step == STEP_ROW && (good = take_row(c, read, e)))
            keep_row(read);
    }
    c->driver->finish(c);
    return good;
}

bool sql_each(struct store *st, const char *sql, struct sql_read *read, sql_each_fn *each,
              void *arg, struct err *e)
{
    struct connection *c = store_connection(st);
    enum driver_step step = STEP_ROW;
    bool good = c->driver->stream(c, sql, NULL, 0, e);

    while (good && step == STEP_ROW) {
        step = c->driver->step(c, e);
        if (step == STEP_FAILED)
            good = false;
        else if (step == STEP_ROW)
            good = take_row(c, read, e) && each(arg, e);
    }
    c->driver->finish(c);
    return good;
}

bool sql_rows(struct store *st, const char *sql, const struct sql_place *values,
              struct sql_read *read, struct err *e)
{
    return rows(st, sql, values, read, SIZE_MAX, e);
}

bool sql_first(struct store *st, const char *sql, const struct sql_place *values,
               struct sql_read *read, bool *found, struct err *e)
{
    read->expect = 1;
    if (!rows(st, sql, values, read, 1, e))
        return false;
    *found = read->n > 0;
    return true;
}

/* "INSERT … VALUES ($1, $2), ($3, $4) ON CONFLICT …" for so many rows. */
static char *bulk_text(const struct sql_bulk *bulk, int columns, size_t n, struct arena *a)
{
    struct out out = {0};
    int value = 0;
    char *text;

    out_str(&out, str_of(bulk->insert));
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < columns; k++)
            out_text(&out, "%s$%d", k > 0 ? ", " : i > 0 ? ", (" : "(", ++value);
        out_char(&out, ')');
    }
    out_str(&out, str_of(bulk->conflict));
    text = arena_copy(a, out.items, out.n);
    out_reset(&out);
    return text;
}

struct chunk {
    const char *sql;
    struct cell *cells; /* [n * columns] */
    int columns;
    size_t n; /* rows */
};

static bool chunk_run(struct connection *c, const struct sql_bulk *bulk, const struct chunk *chunk,
                      const char *items, int64_t *returned, struct err *e)
{
    bool good = true;

    c->failure = FAILURE_PLAIN;
    for (size_t i = 0; good && i < chunk->n; i++) {
        memcpy(bulk->row, items + i * bulk->size, bulk->size);
        good = cells_of(bulk->from, chunk->columns, &c->scratch,
                        chunk->cells + i * (size_t)chunk->columns, e);
    }
    if (good)
        return statement_run(c, chunk->sql, chunk->cells, chunk->columns * (int)chunk->n, returned,
                             e);
    c->driver->finish(c);
    return false;
}

/* As many as one statement takes; of what is left the greatest power of two, so that few texts are
 * prepared and few statements asked. */
static size_t chunk_of(size_t left, size_t many)
{
    size_t some = 1;

    if (left >= many)
        return many;
    while (some * 2 <= left)
        some *= 2;
    return some;
}

/* Row by row. */
static bool bulk_spread(struct connection *c, const struct sql_bulk *bulk, const char *items,
                        size_t n, int64_t *total, bool *meant, struct err *e)
{
    struct arena a = {0};
    const char *sql = bulk_text(bulk, place_n(bulk->from), 1, &a);
    bool good = true;

    *meant = false;
    for (size_t i = 0; good && i < n && (i == 0 || *meant); i++) {
        memcpy(bulk->row, items + i * bulk->size, bulk->size);
        good = run_spread(c, sql, bulk->from, total, meant, e);
    }
    arena_reset(&a);
    return good;
}

bool sql_bulk_total(struct store *st, const struct sql_bulk *bulk, const void *items, size_t n,
                    int64_t *total, struct err *e)
{
    struct connection *c = store_connection(st);
    int columns = place_n(bulk->from);
    size_t many = (size_t)(c->driver->bulk_values / columns), done = 0;
    struct arena a = {0};
    struct chunk chunk = {.columns = columns};
    bool good, meant;

    if (many == 0)
        many = 1;
    *total = 0;
    good = bulk_spread(c, bulk, items, c->spread ? n : 0, total, &meant, e);
    if (meant)
        return good;
    chunk.cells = ARENA_ARRAY(&a, struct cell, many * (size_t)columns);
    while (good && done < n) {
        size_t wanted = chunk_of(n - done, many);

        if (chunk.n != wanted)
            chunk.sql = bulk_text(bulk, columns, wanted, &a);
        chunk.n = wanted;
        good = chunk_run(c, bulk, &chunk, (const char *)items + done * bulk->size, total, e);
        done += wanted;
    }
    arena_reset(&a);
    return good;
}

bool sql_bulk(struct store *st, const struct sql_bulk *bulk, const void *items, size_t n,
              struct err *e)
{
    int64_t returned;

    return sql_bulk_total(st, bulk, items, n, &returned, e);
}

bool sql_missing(const char *noun, struct id id, struct err *e)
{
    char text[ID_TEXT];

    id_text(id, text);
    return err_set(e, ERR_MISSING, "no %s %s", noun, text);
}

bool sql_total(struct store *st, const char *sql, const struct sql_place *values, int64_t *total,
               struct err *e)
{
    struct arena a = {0};
    struct sql_read read = SQL_READ(*total, &a, SQL(sql_count(total)));
    bool good = sql_rows(st, sql, values, &read, e);

    arena_reset(&a);
    return good;
}
