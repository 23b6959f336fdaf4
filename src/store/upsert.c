/* upsert.c - a statement taken apart by the words it is made of: they are literals of the store. */
#include "store/upsert.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/out.h"

#define COLUMNS_MOST 64

struct parts {
    struct str table, sets, narrow; /* narrow: behind WHERE */
    struct str columns[COLUMNS_MOST], values[COLUMNS_MOST], keys[COLUMNS_MOST];
    int n, key_n;
};

/* What stands before `mark`; `rest` moves behind it, or is left as it is where there is none. */
static bool cut_at(struct str *rest, const char *mark, struct str *before)
{
    size_t n = strlen(mark);

    for (size_t i = 0; i + n <= rest->n; i++) {
        if (memcmp(rest->at + i, mark, n) == 0) {
            *before = (struct str){rest->at, i};
            *rest = (struct str){rest->at + i + n, rest->n - i - n};
            return true;
        }
    }
    return false;
}

static int listed(struct str list, struct str items[COLUMNS_MOST])
{
    int n = 0;

    while (list.n > 0) {
        assert(n < COLUMNS_MOST);
        items[n++] = str_trim(str_cut(&list, ','));
    }
    return n;
}

static bool parted(const char *sql, struct parts *p)
{
    struct str rest = str_of(sql), columns, values, keys, skipped;

    if (!cut_at(&rest, "INSERT INTO ", &skipped) || skipped.n > 0 || !cut_at(&rest, " (", &p->table)
        || !cut_at(&rest, ") VALUES (", &columns) || !cut_at(&rest, ") ON CONFLICT (", &values)
        || !cut_at(&rest, ") DO UPDATE SET ", &keys) || !str_starts(keys, STR("county")))
        return false;
    p->n = listed(columns, p->columns);
    p->key_n = listed(keys, p->keys);
    if (listed(values, p->values) != p->n)
        return false;
    if (cut_at(&rest, " RETURNING ", &p->sets))
        rest = p->sets;
    p->sets = rest;
    if (cut_at(&rest, " WHERE ", &p->sets))
        p->narrow = rest;
    return true;
}

/* A value's own words, or its new number among those that the step takes. */
static void value_out(struct out *out, struct upsert_step *u, struct str value)
{
    int from;

    if (value.at[0] != '$') {
        out_str(out, value);
        return;
    }
    from = (int)strtol(value.at + 1, NULL, 10) - 1;
    for (int i = 0; i < u->n; i++) {
        if (u->from[i] == from) {
            out_text(out, "$%d", i + 1);
            return;
        }
    }
    assert(u->n < COLUMNS_MOST);
    u->from[u->n++] = from;
    out_text(out, "$%d", u->n);
}

static void column_out(struct out *out, struct upsert_step *u, const struct parts *p,
                       struct str column)
{
    for (int i = 0; i < p->n; i++) {
        if (str_eq(p->columns[i], column)) {
            value_out(out, u, p->values[i]);
            return;
        }
    }
    assert(false); /* a column that is not inserted */
}

static bool of_name(char c)
{
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Words with "excluded.column" put as the column's value. */
static void words_out(struct out *out, struct upsert_step *u, const struct parts *p,
                      struct str words)
{
    struct str before;
    size_t n;

    while (cut_at(&words, "excluded.", &before)) {
        out_str(out, before);
        for (n = 0; n < words.n && of_name(words.at[n]);)
            n++;
        column_out(out, u, p, (struct str){words.at, n});
        words = (struct str){words.at + n, words.n - n};
    }
    out_str(out, words);
}

static const char *kept(struct out *out, struct arena *a)
{
    char *text = arena_copy(a, out->items, out->n);

    out_reset(out);
    return text;
}

static void key_out(struct out *out, struct upsert_step *u, const struct parts *p)
{
    for (int i = 0; i < p->key_n; i++) {
        out_text(out, "%s%.*s.%.*s = ", i > 0 ? " AND " : " WHERE ", STR_ARG(p->table),
                 STR_ARG(p->keys[i]));
        column_out(out, u, p, p->keys[i]);
    }
}

static struct upsert_step update_of(const struct parts *p, struct arena *a)
{
    struct upsert_step u = {.from = ARENA_ARRAY(a, int, COLUMNS_MOST)};
    struct out out = {0};

    out_text(&out, "UPDATE %.*s SET ", STR_ARG(p->table));
    words_out(&out, &u, p, p->sets);
    key_out(&out, &u, p);
    if (p->narrow.n > 0) {
        out_str(&out, STR(" AND ("));
        words_out(&out, &u, p, p->narrow);
        out_char(&out, ')');
    }
    out_str(&out, STR(" RETURNING county"));
    u.sql = kept(&out, a);
    return u;
}

static struct upsert_step look_of(const struct parts *p, struct arena *a)
{
    struct upsert_step u = {.from = ARENA_ARRAY(a, int, COLUMNS_MOST)};
    struct out out = {0};

    if (p->narrow.n == 0)
        return u;
    out_text(&out, "SELECT county FROM %.*s", STR_ARG(p->table));
    key_out(&out, &u, p);
    u.sql = kept(&out, a);
    return u;
}

/* The statement up to its conflict. */
static const char *insert_of(const char *sql, struct arena *a)
{
    struct str rest = str_of(sql), head;
    struct out out = {0};
    bool there = cut_at(&rest, " ON CONFLICT (", &head);

    assert(there);
    out_str(&out, head);
    out_str(&out, STR(" RETURNING county"));
    return kept(&out, a);
}

bool upsert_of(const char *sql, struct arena *a, struct upsert *u)
{
    struct parts p = {0};

    if (!parted(sql, &p))
        return false;
    *u = (struct upsert){update_of(&p, a), look_of(&p, a), insert_of(sql, a)};
    return true;
}

bool statement_run(struct connection *c, const char *sql, const struct cell *values, int n,
                   int64_t *returned, struct err *e)
{
    enum driver_step step = STEP_FAILED;

    c->failure = FAILURE_PLAIN;
    if (c->driver->start(c, sql, values, n, e)) {
        while ((step = c->driver->step(c, e)) == STEP_ROW)
            (*returned)++;
    }
    c->driver->finish(c);
    return step == STEP_END;
}

static bool step_run(struct connection *c, const struct upsert_step *u, const struct cell *values,
                     int64_t *met, struct err *e)
{
    struct cell chosen[COLUMNS_MOST];

    for (int i = 0; i < u->n; i++)
        chosen[i] = values[u->from[i]];
    return statement_run(c, u->sql, chosen, u->n, met, e);
}

bool upsert_run(struct connection *c, const struct upsert *u, const struct cell *values, int n,
                int64_t *returned, struct err *e)
{
    int64_t done = 0, there = 0;

    if (!step_run(c, &u->update, values, &done, e)
        || (done == 0 && u->look.sql && !step_run(c, &u->look, values, &there, e))
        || (done + there == 0 && !statement_run(c, u->insert, values, n, &done, e)))
        return false;
    *returned += done;
    return true;
}
