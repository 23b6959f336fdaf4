/* probe.c - see probe.h. */
#include "engine/probe.h"

#include "engine/fold.h"
#include "engine/record_text.h"
#include "engine/scan.h"
#include "engine/value.h"

enum { ROWS = 10000, BAD = 3, CHARACTERS = 20 };

struct probe_column {
    int64_t full, good;
    struct str bad[BAD];
    int bad_n;
};

struct probe {
    struct scan scan;
    struct scan_row head;
    struct str *names; /* of the header, decoded */
    const struct map *map;
    struct map_bound bound;
    struct arena arena, row;
    struct probe_column columns[MAP_COLUMN_N];
    int64_t rows;
};

struct str probe_masked(struct str value, struct arena *a)
{
    char *to = arena_alloc(a, value.n + CHARACTERS * 3 + 1);
    size_t n = 0, at = 0;
    uint32_t rune;

    for (int i = 0; i < CHARACTERS && at < value.n; i++) {
        size_t length = utf8_next(value, at, &rune);

        if (length == 0)
            break;
        if ((rune >= '0' && rune <= '9') || (rune >= 0xFF10 && rune <= 0xFF19))
            to[n++] = '9';
        else if (rune < ' ')
            to[n++] = ' ';
        else if (rune >= 0x2E80 && (rune < 0xFF00 || rune > 0xFFEF))
            n += utf8_put(to + n, 0x67D0);
        else
            n += utf8_put(to + n, rune);
        at += length;
    }
    return (struct str){to, n};
}

/* --- header and map --- */

static struct str *decoded(struct probe *p, const struct scan_row *row, struct arena *a)
{
    struct record_text text = {.fields = ARENA_ARRAY(a, struct str, row->field_n),
                               .replaced = ARENA_ARRAY(a, bool, row->field_n)};
    int32_t *all = ARENA_ARRAY(a, int32_t, row->field_n);

    for (size_t i = 0; i < row->field_n; i++)
        all[i] = (int32_t)i;
    record_text(row->fields, &(struct map_fields){all, (int32_t)row->field_n},
                p->scan.bytes.encoding, a, &text);
    return text.fields;
}

static void map_choose(struct probe *p, const struct map *const *maps, int map_n, int32_t *bound_n,
                       int32_t *column_n)
{
    *bound_n = -1;
    for (int i = 0; i < map_n; i++) {
        int32_t bound, columns;

        map_bind_count(maps[i], p->names, (int32_t)p->head.field_n, &bound, &columns);
        if (bound <= *bound_n)
            continue;
        p->map = maps[i];
        *bound_n = bound;
        *column_n = columns;
    }
}

/* --- values --- */

static bool digits(struct str s, size_t n)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    }
    return s.n == n;
}

static bool number_good(struct probe *p, enum map_column column, struct str value)
{
    int64_t v;

    if (column == MAP_DAYS)
        return value_days(value, &v, &p->row);
    if (column == MAP_RW)
        return value_rw(value, &v, &p->row);
    return value_fen(value, column == MAP_COST ? map_money_scale(p->map) : 2, &v, &p->row);
}

/* Whether a value that is not empty can be read. */
static bool value_good(struct probe *p, enum map_column column, struct str value)
{
    int32_t day;

    switch (column) {
    case MAP_BIRTH:
    case MAP_ADM_TIME:
    case MAP_DIS_TIME:
        return value_date(value, map_dates(p->map, column), &day) != VALUE_DATE_BAD;
    case MAP_DAYS:
    case MAP_RW:
    case MAP_COST:
    case MAP_AGE_YEARS:
    case MAP_AGE_DAYS:
        return number_good(p, column, value);
    case MAP_INST_CODE:
    case MAP_REC_NO:
    case MAP_ADM_NO:
        return !value_scientific(value);
    case MAP_RES_CODE:
        return digits(value, 6) || digits(value, 12);
    case MAP_ID_PREFIX:
        return digits(value, 6);
    default:
        return true;
    }
}

static void bad_put(struct probe *p, struct probe_column *c, struct str value)
{
    struct str shown = probe_masked(value, &p->row);

    for (int i = 0; i < c->bad_n; i++) {
        if (str_eq(c->bad[i], shown))
            return;
    }
    if (c->bad_n < BAD)
        c->bad[c->bad_n++] = str_copy(&p->arena, shown);
}

static void row_take(struct probe *p, const struct scan_row *row)
{
    const struct str *fields = decoded(p, row, &p->row);

    p->rows++;
    for (int i = 0; i < MAP_COLUMN_N; i++) {
        struct probe_column *c = &p->columns[i];
        struct str value = STR(""), mapped;

        for (int32_t k = 0; k < p->bound.columns[i].n && value.n == 0; k++)
            value = fold_value(fields[p->bound.columns[i].items[k]], &p->row);
        if (value.n == 0)
            continue;
        mapped = map_value(&p->bound, (enum map_column)i, fields, &p->row);
        c->full++;
        if (mapped.n && value_good(p, (enum map_column)i, mapped))
            c->good++;
        else
            bad_put(p, c, value);
    }
}

static void rows_take(struct probe *p)
{
    struct scan_row row;

    scan_take(&p->scan, &p->head);
    p->scan.column_n = p->head.field_n;
    while (p->rows < ROWS && scan_peek(&p->scan, &p->row, &row)) {
        scan_fit(&p->scan, &p->row, &row);
        if (!row.ragged && row.fields)
            row_take(p, &row);
        arena_reset(&p->row);
    }
}

/* --- lines --- */

static void columns_write(const struct probe *p, struct out *out)
{
    for (int i = 0; i < MAP_COLUMN_N; i++) {
        const struct probe_column *c = &p->columns[i];
        const struct map_fields *fields = &p->bound.columns[i];

        out_text(out, "%s\t", map_column_names[i]);
        if (fields->n)
            out_str(out, str_trim(p->names[fields->items[0]]));
        out_char(out, '\t');
        if (c->full)
            out_text(out, "%.6f", (double)c->good / (double)c->full);
        for (int k = 0; k < c->bad_n; k++) {
            out_char(out, '\t');
            out_str(out, c->bad[k]);
        }
        out_char(out, '\n');
    }
}

static bool probe_open(struct probe *p, const char *name, struct str bytes, struct out *out,
                       struct err *e)
{
    struct scan_bytes found;

    scan_bytes(bytes, MAP_ENCODING_AUTO, &p->arena, &found);
    scan_open(&p->scan, &found, 0);
    out_text(out, "encoding\t%s\n", record_encoding_names[found.encoding]);
    if (!scan_peek(&p->scan, &p->arena, &p->head) || !p->head.fields)
        return err_set(e, ERR_INPUT, "%.400s: no line that could be a header", name);
    out_text(out, "delimiter\t%s\ncolumns\t%zu\n",
             p->scan.delim == '\t'  ? "TAB"
             : p->scan.delim == ';' ? ";"
                                    : ",",
             p->head.field_n);
    p->names = decoded(p, &p->head, &p->arena);
    return true;
}

static bool probe_tell(struct probe *p, const char *name, const struct map *const *maps, int map_n,
                       struct out *out, struct err *e)
{
    int32_t bound_n = 0, column_n = 0;

    map_choose(p, maps, map_n, &bound_n, &column_n);
    map_bind_loose(p->map, p->names, (int32_t)p->head.field_n, &p->arena, &p->bound);
    if (p->bound.columns[MAP_INST_CODE].n == 0 || p->bound.columns[MAP_DIS_TIME].n == 0) {
        out_text(out, "header\tnone\n");
        return err_set(e, ERR_INPUT, "%.400s: no map that ships finds inst_code and dis_time",
                       name);
    }
    out_text(out, "header\t%lld\nmap\t%s\tbound %d/%d\n", (long long)p->head.line,
             map_source(p->map), bound_n, column_n);
    rows_take(p);
    columns_write(p, out);
    return true;
}

bool probe_write(const char *name, struct str bytes, const struct map *const *maps, int map_n,
                 struct out *out, struct err *e)
{
    struct probe p = {0};
    bool ok = probe_open(&p, name, bytes, out, e) && probe_tell(&p, name, maps, map_n, out, e);

    scan_close(&p.scan);
    arena_reset(&p.arena);
    arena_reset(&p.row);
    return ok;
}
