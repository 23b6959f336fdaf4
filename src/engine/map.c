/* map.c - a map held against a header, and then against rows. */
#include "engine/map.h"

#include <assert.h>
#include <string.h>

#include "engine/fold.h"
#include "engine/map_part.h"

enum { FIELD_BYTES = 4 * MAP_NAME_BYTES, LIST_TEXT = 300 };

const char *const map_column_names[MAP_COLUMN_N] = {
    [MAP_INST_CODE] = "inst_code",
    [MAP_INST_NAME] = "inst_name",
    [MAP_INST_COUNTY] = "inst_county",
    [MAP_PAYER] = "payer",
    [MAP_REC_NO] = "rec_no",
    [MAP_ADM_NO] = "adm_no",
    [MAP_SEX] = "sex",
    [MAP_BIRTH] = "birth",
    [MAP_AGE_YEARS] = "age_years",
    [MAP_AGE_DAYS] = "age_days",
    [MAP_RES_CODE] = "res_code",
    [MAP_RES_ADDR] = "res_addr",
    [MAP_RES_POST] = "res_post",
    [MAP_HUKOU_ADDR] = "hukou_addr",
    [MAP_ID_PREFIX] = "id_prefix",
    [MAP_ADM_TIME] = "adm_time",
    [MAP_DIS_TIME] = "dis_time",
    [MAP_ADM_DEPT] = "adm_dept",
    [MAP_DIS_DEPT] = "dis_dept",
    [MAP_DAYS] = "days",
    [MAP_DX1] = "dx1",
    [MAP_DIS_WAY] = "dis_way",
    [MAP_COST] = "cost",
    [MAP_DRG] = "drg",
    [MAP_RW] = "rw",
    [MAP_DISCIPLINE] = "discipline",
};

const char *map_source(const struct map *m)
{
    return m->source.at; /* map_read keeps it with a NUL behind */
}

enum map_encoding map_encoding(const struct map *m)
{
    return m->encoding;
}

char map_delim(const struct map *m)
{
    return m->delim;
}

bool map_headerless(const struct map *m)
{
    return m->headerless;
}

unsigned map_dates(const struct map *m, enum map_column column)
{
    return m->columns[column].dates;
}

unsigned map_op_dates(const struct map *m)
{
    return m->op_dates;
}

int map_money_scale(const struct map *m)
{
    return m->money_scale;
}

enum map_code map_code(const struct map *m)
{
    return m->code;
}

/* --- names of a header --- */

struct header {
    struct str *keys;
    int32_t *slots; /* open hash of field numbers + 1 */
    uint32_t mask;
    int32_t n;
};

/* The slot of a key, or the empty one where it would go. */
static int32_t *header_slot(const struct header *h, struct str key)
{
    for (uint32_t i = (uint32_t)str_hash(key) & h->mask;; i = (i + 1) & h->mask) {
        if (h->slots[i] == 0 || str_eq(h->keys[h->slots[i] - 1], key))
            return &h->slots[i];
    }
}

static struct header header_open(const struct str *fields, int32_t n, struct arena *a)
{
    struct header h = {.n = n, .mask = 15};

    assert(n >= 0 && n < INT32_MAX / 4);
    while (h.mask < 2 * (uint32_t)n)
        h.mask = h.mask * 2 + 1;
    h.keys = ARENA_ARRAY(a, struct str, n);
    h.slots = ARENA_ARRAY(a, int32_t, h.mask + 1);
    for (int32_t i = 0; i < n; i++) {
        int32_t *slot;

        h.keys[i] = fold_key(fields[i], a);
        slot = header_slot(&h, h.keys[i]);
        if (*slot == 0)
            *slot = i + 1;
    }
    return h;
}

/* The field of a name, or -1. */
static int32_t header_find(const struct header *h, const struct map_name *name)
{
    if (name->position >= 0)
        return name->position < h->n ? name->position : -1;
    return *header_slot(h, name->key) - 1;
}

static bool header_has_any(const struct header *h, const struct map_names *names)
{
    for (int32_t i = 0; i < names->n; i++) {
        if (header_find(h, &names->items[i]) >= 0)
            return true;
    }
    return false;
}

/* --- binding --- */

/* "P801 | P17", cut where it gets long. */
static void names_text(const struct map_names *names, char text[LIST_TEXT])
{
    size_t n = 0;

    for (int32_t i = 0; i < names->n; i++) {
        struct str name = names->items[i].text;

        if (n + strlen(" | ") + name.n + sizeof " ..." > LIST_TEXT) {
            memcpy(text + n, " ...", 4);
            n += 4;
            break;
        }
        if (i) {
            memcpy(text + n, " | ", 3);
            n += 3;
        }
        memcpy(text + n, name.at, name.n);
        n += name.n;
    }
    text[n] = '\0';
}

static bool require(const struct map *m, const struct header *h, const char *file,
                    enum map_column column, struct err *e)
{
    const struct map_names *names = &m->columns[column].names;
    char text[LIST_TEXT];

    if (header_has_any(h, names))
        return true;
    if (names->n == 0)
        return err_set(e, ERR_INPUT, "%s: map %s has no line for %s, which every map needs", file,
                       m->source.at, map_column_names[column]);
    names_text(names, text);
    return err_set(e, ERR_INPUT, "%s: no column for %s: map %s looks for %s", file,
                   map_column_names[column], m->source.at, text);
}

static bool require_residence(const struct map *m, const struct header *h, const char *file,
                              struct err *e)
{
    static const enum map_column WAYS[] = {MAP_RES_CODE, MAP_RES_ADDR, MAP_ID_PREFIX};
    char text[3][LIST_TEXT];

    for (int i = 0; i < 3; i++) {
        if (header_has_any(h, &m->columns[WAYS[i]].names))
            return true;
        names_text(&m->columns[WAYS[i]].names, text[i]);
        if (!text[i][0])
            memcpy(text[i], "no name", sizeof "no name");
    }
    return err_set(e, ERR_INPUT,
                   "%s: no column for res_code, res_addr or id_prefix: map %s looks for %s; %s; %s",
                   file, m->source.at, text[0], text[1], text[2]);
}

static struct map_fields bind_names(const struct header *h, const struct map_names *names,
                                    struct arena *a)
{
    int32_t *items = ARENA_ARRAY(a, int32_t, names->n);
    int32_t n = 0;

    for (int32_t i = 0; i < names->n; i++) {
        int32_t field = header_find(h, &names->items[i]);

        if (field >= 0)
            items[n++] = field;
    }
    return (struct map_fields){items, n};
}

static int32_t bind_at(const struct header *h, const struct map_names *names, int32_t i)
{
    return i < names->n ? header_find(h, &names->items[i]) : -1;
}

/* An operation whose code the header lacks is left out with all that belongs to it. */
static void bind_ops(const struct map *m, const struct header *h, struct map_bound *b,
                     struct arena *a)
{
    b->ops = ARENA_ARRAY(a, struct map_op, m->op_codes.n);
    b->op_n = 0;
    for (int32_t i = 0; i < m->op_codes.n; i++) {
        struct map_op op = {
            .code = bind_at(h, &m->op_codes, i),
            .name = bind_at(h, &m->op_names, i),
            .level = bind_at(h, &m->op_levels, i),
            .day = bind_at(h, &m->op_days, i),
        };

        if (op.code >= 0)
            b->ops[b->op_n++] = op;
    }
}

static void bind_skips(const struct map *m, const struct header *h, struct map_bound *b,
                       struct arena *a)
{
    int32_t *items = ARENA_ARRAY(a, int32_t, m->skip_n), n = 0;

    for (const struct map_skip *skip = m->skips; skip; skip = skip->next)
        items[n++] = header_find(h, &skip->name);
    b->skips = (struct map_fields){items, n};
}

static void mark(bool *seen, const struct map_fields *fields)
{
    for (int32_t i = 0; i < fields->n; i++) {
        if (fields->items[i] >= 0)
            seen[fields->items[i]] = true;
    }
}

static struct map_fields bind_used(const struct map_bound *b, struct arena *a)
{
    bool *seen = ARENA_ARRAY(a, bool, b->field_n);
    int32_t *items = ARENA_ARRAY(a, int32_t, b->field_n), n = 0;

    for (int i = 0; i < MAP_COLUMN_N; i++)
        mark(seen, &b->columns[i]);
    mark(seen, &b->dx);
    mark(seen, &b->skips);
    for (int32_t i = 0; i < b->op_n; i++) {
        const int32_t op[] = {b->ops[i].code, b->ops[i].name, b->ops[i].level, b->ops[i].day};

        mark(seen, &(struct map_fields){op, 4});
    }
    for (int32_t i = 0; i < b->field_n; i++) {
        if (seen[i])
            items[n++] = i;
    }
    return (struct map_fields){items, n};
}

static void bind_all(const struct map *m, const struct header *h, struct arena *a,
                     struct map_bound *bound)
{
    struct map_bound b = {.map = m, .field_n = h->n};

    for (int i = 0; i < MAP_COLUMN_N; i++)
        b.columns[i] = bind_names(h, &m->columns[i].names, a);
    b.dx = bind_names(h, &m->dx, a);
    bind_ops(m, h, &b, a);
    bind_skips(m, h, &b, a);
    b.used = bind_used(&b, a);
    *bound = b;
}

bool map_bind(const struct map *m, const char *file_name, const struct str *header,
              int32_t header_n, struct arena *a, struct map_bound *bound, struct err *e)
{
    struct header h = header_open(header, header_n, a);

    if (!require(m, &h, file_name, MAP_INST_CODE, e) || !require(m, &h, file_name, MAP_DIS_TIME, e)
        || !require(m, &h, file_name, MAP_DX1, e) || !require_residence(m, &h, file_name, e))
        return false;
    bind_all(m, &h, a, bound);
    return true;
}

void map_bind_loose(const struct map *m, const struct str *header, int32_t header_n,
                    struct arena *a, struct map_bound *bound)
{
    struct header h = header_open(header, header_n, a);

    bind_all(m, &h, a, bound);
}

void map_bind_count(const struct map *m, const struct str *header, int32_t header_n,
                    int32_t *bound_n, int32_t *column_n)
{
    struct arena scratch = {0};
    struct header h = header_open(header, header_n, &scratch);
    int32_t bound = 0, columns = 0;

    for (int i = 0; i < MAP_COLUMN_N + 2; i++) {
        const struct map_names *names = i < MAP_COLUMN_N    ? &m->columns[i].names
                                        : i == MAP_COLUMN_N ? &m->dx
                                                            : &m->op_codes;

        columns += names->n > 0;
        bound += header_has_any(&h, names);
    }
    *bound_n = bound;
    *column_n = columns;
    arena_reset(&scratch);
}

static bool names_hold(const struct map_names *names, struct str key)
{
    for (int32_t i = 0; i < names->n; i++) {
        if (names->items[i].position < 0 && str_eq(names->items[i].key, key))
            return true;
    }
    return false;
}

bool map_is_header(const struct map *m, const struct str *fields, int32_t n)
{
    bool inst = false, time = false;

    for (int32_t i = 0; i < n && !(inst && time); i++) {
        struct str field = str_trim(fields[i]), key;
        char text[FIELD_BYTES];

        if (field.n == 0 || field.n > sizeof text || !m->starts[(unsigned char)field.at[0]])
            continue;
        key = (struct str){text, fold_key_into(field, text)};
        inst = inst || names_hold(&m->columns[MAP_INST_CODE].names, key);
        time = time || names_hold(&m->columns[MAP_DIS_TIME].names, key);
    }
    return inst && time;
}

/* --- rows --- */

static struct str map_pairs_value(const struct map_pairs *pairs, struct str value)
{
    if (!pairs->given || value.n == 0)
        return value;
    for (int32_t i = 0; i < pairs->n; i++) {
        if (str_eq(pairs->items[i].from, value))
            return pairs->items[i].to;
    }
    return pairs->has_rest ? pairs->rest : (struct str){value.at, 0};
}

static struct str left_characters(struct str s, int32_t count)
{
    size_t at = 0;
    uint32_t rune;

    for (int32_t i = 0; i < count && at < s.n; i++) {
        size_t n = utf8_next(s, at, &rune);

        at += n ? n : 1;
    }
    return (struct str){s.at, at};
}

static struct str map_folded_value(const struct map_rule *rule, struct str value, struct arena *a)
{
    if (rule->left)
        value = fold_value(left_characters(value, rule->left), a); /* a blank may end it now */
    return map_pairs_value(&rule->pairs, value);
}

struct str map_value(const struct map_bound *b, enum map_column column, const struct str *fields,
                     struct arena *a)
{
    const struct map_rule *rule = &b->map->columns[column];
    struct str value = STR("");

    for (int32_t i = 0; i < b->columns[column].n && value.n == 0; i++)
        value = fold_value(fields[b->columns[column].items[i]], a);
    return map_folded_value(rule, value, a);
}

struct str map_field_value(const struct map *m, enum map_column column, struct str field,
                           struct arena *a, bool *empty)
{
    struct str value = fold_value(field, a);

    *empty = value.n == 0;
    return map_folded_value(&m->columns[column], value, a);
}

bool map_takes_as_is(const struct map *m, enum map_column column)
{
    return m->columns[column].left == 0 && !m->columns[column].pairs.given;
}

bool map_names_column(const struct map *m, enum map_column column, struct str field)
{
    struct str name = str_trim(field), key;
    char text[FIELD_BYTES];

    if (name.n == 0 || name.n > sizeof text)
        return false;
    key = (struct str){text, fold_key_into(name, text)};
    return names_hold(&m->columns[column].names, key);
}

void map_name_starts(const struct map *m, enum map_column column, bool starts[256])
{
    const struct map_names *names = &m->columns[column].names;

    memset(starts, 0, 256 * sizeof *starts);
    for (int32_t i = 0; i < names->n; i++) {
        unsigned char c;

        if (names->items[i].position >= 0 || names->items[i].key.n == 0)
            continue;
        c = (unsigned char)names->items[i].key.at[0];
        starts[c] = true;
        if (c >= 'a' && c <= 'z')
            starts[c - 'a' + 'A'] = true;
    }
}

bool map_skips_field(const struct map *m, int32_t skip_ix, struct str field, struct arena *a)
{
    const struct map_skip *skip = m->skips;
    struct str value = fold_value(field, a);

    while (skip_ix-- > 0)
        skip = skip->next;
    for (int32_t i = 0; i < skip->n; i++) {
        if (str_eq(skip->values[i], value))
            return true;
    }
    return false;
}

struct str map_op_level(const struct map_bound *b, struct str level, struct arena *a)
{
    return map_pairs_value(&b->map->op_level_pairs, fold_value(level, a));
}

bool map_skips(const struct map_bound *b, const struct str *fields, struct arena *a)
{
    const int32_t *field = b->skips.items;

    for (const struct map_skip *skip = b->map->skips; skip; skip = skip->next, field++) {
        struct str value;

        if (*field < 0)
            continue;
        value = fold_value(fields[*field], a);
        for (int32_t i = 0; i < skip->n; i++) {
            if (str_eq(skip->values[i], value))
                return true;
        }
    }
    return false;
}
