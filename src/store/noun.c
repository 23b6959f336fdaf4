/* noun.c - statements made from the table of nouns: its words are ours, every value is bound. */
#include "store/noun.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "model/unknown.h"
#include "store/query.h"

enum { FIXED = 4 }; /* county, id, delivery, made_ms around the columns of the noun */

/* A line as it is bound and read: the kinds of SQL side by side. */
struct bound {
    struct str county, delivery;
    struct id id;
    int64_t made_ms;
    struct str text[NOUN_COLUMN_MAX];
    int64_t count[NOUN_COLUMN_MAX];
    int32_t day[NOUN_COLUMN_MAX];
};

static bool is_number(enum column_kind kind)
{
    return kind == COLUMN_COUNT || kind == COLUMN_FEN;
}

static void places(const struct noun *noun, struct bound *row,
                   struct sql_place into[NOUN_COLUMN_MAX + FIXED + 1], bool whole)
{
    int n = 0;

    into[n++] = sql_text(&row->county);
    into[n++] = sql_id(&row->id);
    for (int i = 0; i < noun->column_n; i++) {
        enum column_kind kind = noun->columns[i].kind;

        if (whole && noun_column_ours(noun, i))
            continue;
        into[n++] = kind == COLUMN_DAY          ? sql_day(&row->day[i])
                    : is_number(kind)           ? sql_count(&row->count[i])
                    : noun->columns[i].required ? sql_text(&row->text[i])
                                                : sql_maybe(&row->text[i]);
    }
    if (whole) {
        into[n++] = sql_text(&row->delivery);
        into[n++] = sql_count(&row->made_ms);
    }
    into[n] = (struct sql_place){SQL_NONE, NULL, NULL};
}

/* `whole` of a line that is added, to which the store gives what the program keeps. */
static void columns_add(struct out *text, const struct noun *noun, const char *head, bool whole)
{
    out_text(text, "%scounty, %sid", head, head);
    for (int i = 0; i < noun->column_n; i++) {
        if (!whole || !noun_column_ours(noun, i))
            out_text(text, ", %s%s", head, noun->columns[i].name);
    }
}

static struct bound bound_of(const struct noun *noun, const struct noun_line *line)
{
    struct bound b = {.county = line->county, .id = line->id};

    if (b.county.at == NULL)
        b.county = STR("");
    for (int i = 0; i < noun->column_n; i++) {
        const struct noun_value *v = &line->values[i];

        b.text[i] = v->known ? v->text : (struct str){0};
        b.count[i] = v->known ? v->number : COUNT_UNKNOWN;
        b.day[i] = v->known ? (int32_t)v->number : DAY_NONE;
    }
    return b;
}

static void line_of(const struct noun *noun, const struct bound *b, struct noun_line *line)
{
    *line = (struct noun_line){.id = b->id, .county = b->county};
    for (int i = 0; i < noun->column_n; i++) {
        enum column_kind kind = noun->columns[i].kind;
        struct noun_value *v = &line->values[i];

        if (kind == COLUMN_DAY)
            *v = (struct noun_value){.known = b->day[i] != DAY_NONE, .number = b->day[i]};
        else if (is_number(kind))
            *v = (struct noun_value){.known = b->count[i] != COUNT_UNKNOWN, .number = b->count[i]};
        else
            *v = (struct noun_value){.known = b->text[i].at != NULL, .text = b->text[i]};
    }
}

bool store_noun_add(struct store *st, const struct noun *noun, const struct noun_line *lines,
                    size_t n, struct str delivery, int64_t made_ms, struct err *e)
{
    enum { AT_ONCE = 256 };
    struct sql_place into[NOUN_COLUMN_MAX + FIXED + 1];
    struct bound row = {0}, rows[AT_ONCE];
    struct out insert = {0};
    bool good = true;

    places(noun, &row, into, true);
    out_text(&insert, "INSERT INTO %s (", noun->name);
    columns_add(&insert, noun, "", true);
    out_text(&insert, ", delivery, made_ms) VALUES ");
    out_char(&insert, '\0');
    for (size_t at = 0; good && at < n; at += AT_ONCE) {
        size_t some = n - at < AT_ONCE ? n - at : AT_ONCE;

        for (size_t i = 0; i < some; i++) {
            rows[i] = bound_of(noun, &lines[at + i]);
            rows[i].delivery = delivery;
            rows[i].made_ms = made_ms;
        }
        good = sql_bulk(st, SQL_BULK(row, into, insert.items, ""), rows, some, e);
    }
    out_reset(&insert);
    return good;
}

struct code_row {
    struct str code, county;
};

bool store_noun_codes(struct store *st, const char *noun, struct noun_codes *codes, struct arena *a,
                      struct err *e)
{
    bool own = noun_find(str_of(noun)) != NULL;
    struct code_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row.code), sql_text(&row.county)));
    const struct code_row *items;
    struct query q = {0};

    query_add(&q, "SELECT ");
    query_add(&q, own ? noun : "code");
    query_add(&q, ", county FROM ");
    query_add(&q, noun);
    if (!query_rows(st, &q, &read, e))
        return false;
    items = read.items;
    for (size_t i = 0; i < read.n; i++) {
        if (words_put(&codes->codes, items[i].code) == (int32_t)codes->counties.n)
            list_push(&codes->counties, items[i].county);
    }
    return true;
}

void noun_codes_reset(struct noun_codes *codes)
{
    words_reset(&codes->codes);
    list_reset(&codes->counties);
}

/* --- counting --- */

/* A technique is told by its code or its name: a figure that asks for one means the other, too. */
static void technique_add(struct query *q, const struct figure_where *w)
{
    query_add(q, " AND (t.technique IN (");
    for (size_t i = 0; i < w->words.n; i++) {
        query_add(q, i ? ", " : "");
        query_bind(q, sql_text(&w->words.items[i]));
    }
    query_add(q,
              ") OR EXISTS (SELECT 1 FROM technique x WHERE x.code = t.technique AND x.name IN (");
    for (size_t i = 0; i < w->words.n; i++) {
        query_add(q, i ? ", " : "");
        query_bind(q, sql_text(&w->words.items[i]));
    }
    query_add(q, ")))");
}

static void words_add(struct query *q, const struct figure_where *w, const struct noun *noun)
{
    if (w->words.n == 0) {
        query_add(q, " AND false");
        return;
    }
    if (str_eq(str_of(noun->columns[w->column].name), STR("technique"))) {
        technique_add(q, w);
        return;
    }
    query_add(q, " AND t.");
    query_add(q, noun->columns[w->column].name);
    query_add(q, " IN (");
    for (size_t i = 0; i < w->words.n; i++) {
        query_add(q, i ? ", " : "");
        query_bind(q, sql_text(&w->words.items[i]));
    }
    query_add(q, ")");
}

static void day_add(struct query *q, const char *day, const char *than, const int32_t *bound)
{
    if (*bound == DAY_NONE)
        return;
    query_add(q, " AND t.");
    query_add(q, day);
    query_add(q, than);
    query_bind(q, sql_day(bound));
}

static const struct query_sides SIDES = {
    .place = {"t.county"},
    .organization = {"(SELECT o.id FROM organization o WHERE o.code = t.organization)"}};
static const struct query_sides PLACE_ONLY = {.place = {"t.county"}};

/* A column of the line, or of the placement it is of. */
static void side_add(struct query *q, const struct noun *noun, const char *column)
{
    if (noun_column_find(noun, str_of(column)) >= 0) {
        query_add(q, "t.");
        query_add(q, column);
        return;
    }
    query_add(q, "(SELECT p.");
    query_add(q, column);
    query_add(q, " FROM placement p WHERE p.placement = t.placement)");
}

static bool placed(const struct noun *noun)
{
    return noun_column_find(noun, STR("placement")) > 0;
}

static void key_add(struct query *q, const struct noun *noun, const struct noun_scope *scope)
{
    switch (scope->by) {
    case NOUN_BY_PERSON:
        side_add(q, noun, scope->who >= 0 ? noun->columns[scope->who].name : "practitioner");
        return;
    case NOUN_BY_DISCIPLINE:
        side_add(q, noun, "organization");
        query_add(q, " || '|'");
        if (noun_column_find(noun, STR("discipline")) >= 0 || placed(noun)) {
            query_add(q, " || coalesce(");
            side_add(q, noun, "discipline");
            query_add(q, ", '')");
        }
        return;
    case NOUN_BY_ORGANIZATION:
        side_add(q, noun, "organization");
        return;
    case NOUN_BY_NOBODY:
        break;
    }
    query_add(q, "''");
}

/* A head binds its own length, so that no sign of a code is a pattern. */
static void one_key_add(struct query *q, const struct figure_count *count,
                        const struct noun_scope *scope, const struct str *key)
{
    bool head = scope->by == NOUN_BY_DISCIPLINE && str_ends(*key, STR("|"));

    query_add(q, head ? "substr(" : "");
    key_add(q, count->noun, scope);
    if (head) {
        query_add(q, ", 1, length(");
        query_bind(q, sql_text(key));
        query_add(q, "))");
    }
    query_add(q, " = ");
    query_bind(q, sql_text(key));
}

/* Where it is asked whose a line is, a day on site counts once both sides confirmed it, a task once
 * it was signed off. */
static void keys_add(struct query *q, const struct figure_count *count,
                     const struct noun_scope *scope)
{
    if (scope->by == NOUN_BY_NOBODY)
        return;
    /* A line of a placement has no programme of its own. */
    if (placed(count->noun) && scope->programme.n) {
        query_add(q,
                  " AND t.placement IN (SELECT p.placement FROM placement p WHERE p.programme = ");
        query_bind(q, sql_text(&scope->programme));
        query_add(q, ")");
    }
    if (str_eq(str_of(count->noun->name), STR("presence")))
        query_add(q, " AND t.home_day IS NOT NULL AND t.host_day IS NOT NULL");
    if (str_eq(str_of(count->noun->name), STR("task")))
        query_add(q, " AND t.signed_day IS NOT NULL");
    if (scope->keys.items == NULL)
        return;
    query_add(q, " AND (false");
    for (size_t i = 0; i < scope->keys.n; i++) {
        query_add(q, " OR ");
        one_key_add(q, count, scope, &scope->keys.items[i]);
    }
    query_add(q, ")");
}

static void where_add(struct query *q, const struct figure_count *count,
                      const struct noun_scope *scope)
{
    const struct noun *noun = count->noun;

    query_add(q, " FROM ");
    query_add(q, noun->name);
    query_add(q, " t WHERE true");
    if (str_eq(str_of(noun->name), STR("procedure")))
        query_add(q, " AND t.state <> 'voided'");
    if (str_eq(str_of(noun->name), STR("teaching")))
        query_add(q, " AND t.state = 'held'");
    if (noun_column_find(noun, STR("programme")) >= 0)
        query_and(q, "t.programme", &scope->programme);
    for (int i = 0; i < count->where_n; i++)
        words_add(q, &count->where[i], noun);
    day_add(q, figure_day(count), " >= ", &scope->from_day);
    day_add(q, figure_day(count), " <= ", &scope->until_day);
    day_add(q, figure_day(count), " >= ", &count->from_day);
    day_add(q, figure_day(count), " <= ", &count->until_day);
    keys_add(q, count, scope);
    query_reach(q, &scope->reach,
                noun_column_find(noun, STR("organization")) >= 0 ? &SIDES : &PLACE_ONLY);
}

/* A sum of nothing that is told is 0, or null where `told` asks which ones are. */
static void what_add(struct query *q, const struct figure_count *count, bool told)
{
    static const char *const HEADS[] = {"count(*)", "count(DISTINCT t.", "coalesce(sum(t.",
                                        "min(t."};
    static const char *const TAILS[] = {"", ")", "), 0)", ")"};

    if (told && count->how == FIGURE_SUM) {
        query_add(q, "sum(t.");
        query_add(q, count->noun->columns[count->column].name);
        query_add(q, ")");
        return;
    }

    query_add(q, HEADS[count->how]);
    if (count->how != FIGURE_ROWS)
        query_add(q, count->noun->columns[count->column].name);
    query_add(q, TAILS[count->how]);
}

bool store_noun_count(struct store *st, const struct figure_count *count,
                      const struct noun_scope *scope, int64_t *value, struct err *e)
{
    struct arena a = {0};
    struct query q = {0};
    int32_t day = DAY_NONE;
    int64_t found = 0;
    bool dated = count->how == FIGURE_FIRST_DAY;
    struct sql_read read = SQL_READ(found, &a, SQL(dated ? sql_day(&day) : sql_count(&found)));
    bool good;

    query_add(&q, count->how == FIGURE_SUM ? "SELECT CAST(" : "SELECT ");
    what_add(&q, count, false);
    query_add(&q, count->how == FIGURE_SUM ? " AS BIGINT)" : "");
    where_add(&q, count, scope);
    good = query_rows(st, &q, &read, e);
    if (good)
        *value = dated ? day : found;
    arena_reset(&a);
    return good;
}

bool store_noun_tally(struct store *st, const struct figure_count *count,
                      const struct noun_scope *scope, bool monthly, struct arena *a,
                      struct noun_tallies *tallies, struct err *e)
{
    struct noun_tally row = {.month = DAY_NONE};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_text(&row.key), sql_month(&row.month), sql_count(&row.n)));
    struct query q = {0};

    assert(count->how != FIGURE_FIRST_DAY);
    query_add(&q, "SELECT x.k, x.m, CAST(x.n AS BIGINT) FROM (SELECT ");
    key_add(&q, count->noun, scope);
    query_add(&q, " AS k, ");
    if (monthly) {
        query_add(&q, "substr(t.");
        query_add(&q, figure_day(count));
        query_add(&q, ", 1, 7) AS m, ");
    } else {
        query_add(&q, "NULL AS m, ");
    }
    what_add(&q, count, scope->told);
    query_add(&q, " AS n");
    where_add(&q, count, scope);
    query_add(&q, " GROUP BY 1, 2) x WHERE x.k IS NOT NULL");
    query_add(&q, scope->told ? " AND x.n IS NOT NULL" : " AND x.n > 0");
    if (!query_rows(st, &q, &read, e))
        return false;
    *tallies = (struct noun_tallies){read.items, read.n};
    return true;
}

bool store_noun_list(struct store *st, const struct figure_count *count,
                     const struct noun_scope *scope, const struct store_page *page, struct arena *a,
                     struct noun_rows *rows, struct err *e)
{
    const struct noun *noun = count->noun;
    struct sql_place into[NOUN_COLUMN_MAX + FIXED + 1];
    struct bound row = {0};
    struct sql_read read = SQL_READ(row, a, into);
    char key[200];
    struct query_page p = {
        .page = page, .key = key, .at = SQL(sql_text(&row.county), sql_text(&row.text[0]))};
    struct query q = {0};
    struct noun_rows found = {0};
    const struct bound *items;

    if (scope->keys.n > NOUN_KEYS)
        return err_set(e, ERR_INPUT, "the lines of %zu at once are too many: %d is the most",
                       scope->keys.n, NOUN_KEYS);
    snprintf(key, sizeof key, "t.county, t.%s", noun->name);
    places(noun, &row, into, false);
    query_add(&q, "SELECT count(*)");
    where_add(&q, count, scope);
    if (!query_total(st, &q, &found.more.total, e))
        return false;
    query_add(&q, "SELECT ");
    columns_add(&q.text, noun, "t.", false);
    where_add(&q, count, scope);
    if (!query_page(st, &q, &p, &read, &found.more, e))
        return false;
    items = read.items;
    found.n = read.n;
    found.items = ARENA_ARRAY(a, struct noun_line, read.n + 1);
    for (size_t i = 0; i < read.n; i++)
        line_of(noun, &items[i], &found.items[i]);
    *rows = found;
    return true;
}
