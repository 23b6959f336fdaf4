/* upload_text.c - the good rows of an upload as the CSV file they came from, read back a page at a
 * time. */
#include <assert.h>
#include <string.h>

#include "work/import.h"
#include "work/secret.h"
#include "work/upload_part.h"

enum { PAGE_ROWS = 1000 };

void upload_text_open(struct upload_text *t, struct store *st, const struct seal_key *key,
                      const struct upload *u)
{
    *t = (struct upload_text){.st = st, .key = key, .upload = u};
}

void upload_text_close(struct upload_text *t)
{
    if (t->held.n)
        secret_erase(t->held.items, t->held.n);
    out_reset(&t->held);
    arena_reset(&t->a);
}

struct str upload_digest(const struct upload *u, struct arena *a)
{
    char id[ID_TEXT], hash[SECRET_HASH];
    const char *text;

    id_text(u->id, id);
    text = arena_text(a, "upload/%.*s", STR_ARG(u->digest.n ? u->digest : str_of(id)));
    secret_hash(str_of(text), hash);
    return str_of(arena_text(a, "%s", hash));
}

/* Each on the line that it had: blank ones stand for those that have a fault. */
static bool row_add(struct upload_text *t, const struct upload_row *row, struct err *e)
{
    struct csv_writer w = {.out = &t->held};
    struct str_list fields;

    for (; t->line < row->number; t->line++)
        out_char(&t->held, '\n');
    if (!upload_row_open(t->key, t->upload->kind, row, &t->a, &fields, e))
        return false;
    for (size_t c = 0; c < fields.n; c++)
        csv_str(&w, fields.items[c]);
    csv_end(&w);
    t->line++;
    return true;
}

static bool page_in_tx(struct store *st, void *arg, struct err *e)
{
    struct upload_text *t = arg;
    const struct upload_want want = {
        .upload = t->upload->id, .after = t->after, .limit = PAGE_ROWS};

    return store_upload_row_list(st, &want, &t->a, &t->rows, e);
}

static bool page_read(struct upload_text *t, struct err *e)
{
    arena_reset(&t->a);
    t->held.n = t->taken = 0;
    if (!store_tx(t->st, STORE_READ, page_in_tx, t, e))
        return false;
    for (size_t i = 0; i < t->rows.n; i++) {
        if (!row_add(t, &t->rows.items[i], e))
            return false;
    }
    if (t->rows.n)
        t->after = t->rows.items[t->rows.n - 1].number;
    t->at_end = t->rows.n < PAGE_ROWS;
    return true;
}

static void rewind_to_head(struct upload_text *t)
{
    struct csv_writer w = {.out = &t->held};

    t->held.n = t->taken = 0;
    t->line = 2;
    t->after = t->given = 0;
    t->at_end = false;
    for (int c = 0; IMPORT_LISTS[t->upload->kind].columns[c]; c++)
        csv_text(&w, IMPORT_LISTS[t->upload->kind].columns[c]);
    csv_end(&w);
}

bool upload_text_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    struct upload_text *t = arg;
    size_t left;

    if (offset == 0)
        rewind_to_head(t);
    assert(offset == t->given); /* from front to back */
    while (t->taken == t->held.n && !t->at_end) {
        if (!page_read(t, e))
            return false;
    }
    left = t->held.n - t->taken;
    *got = left < n ? left : n;
    memcpy(to, t->held.items + t->taken, *got);
    t->taken += *got;
    t->given += (int64_t)*got;
    return true;
}
