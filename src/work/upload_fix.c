/* upload_fix.c - a row put right in its place. */
#include "work/audit.h"
#include "work/import.h"
#include "work/upload_part.h"

struct fix {
    const struct upload_ask *ask;
    int64_t number;
    const struct str_list *fields;
    struct arena *a;
    struct upload_seen seen;
    struct seal_key key;
};

/* The fields as the only row of a list. */
static bool alone(struct import_file *f, enum job_kind kind, const struct str_list *fields,
                  struct arena *a, struct import_line *line, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    *f = (struct import_file){.name = "list", .kind = kind};
    for (int c = 0; IMPORT_LISTS[kind].columns[c]; c++)
        csv_text(&w, IMPORT_LISTS[kind].columns[c]);
    csv_end(&w);
    for (size_t i = 0; i < fields->n; i++)
        csv_str(&w, fields->items[i]);
    csv_end(&w);
    f->bytes = str_copy(a, (struct str){out.items, out.n});
    out_reset(&out);
    if (!import_file_head(f, e))
        return false;
    return import_file_line(f, line, e)
           || err_set(e, ERR_INPUT, "a row of blank fields is no row; cancel instead");
}

/* Seals and looks; a row with an earlier one of its key has that fault. */
static bool row_look(struct store *st, struct fix *x, struct upload_row *row,
                     const struct str_list *fields, struct err *e)
{
    const struct subject by = upload_subject(&x->seen.upload);
    struct import_file file;
    const struct upload_look look = {&by, &file, x->a};
    struct upload_rows same;
    struct import_line line;
    bool good = alone(&file, x->seen.upload.kind, fields, x->a, &line, e)
                && upload_row_seal(&x->key, fields->items, (int)fields->n, x->a, row, e)
                && upload_row_look(st, &look, &line, row, e)
                && store_upload_row_same(st, row->upload, row->key_hash, x->a, &same, e);

    import_file_end(&file);
    if (good && !row->fault.n && same.n && same.items[0].number < row->number) {
        row->fault = STR(IMPORT_TWICE);
        row->fault_column = 1;
    }
    return good && store_upload_row_put(st, row, 1, e);
}

/* The first of those that had the row's key before is now the only one, or the first. */
static bool others_look(struct store *st, struct fix *x, struct str key_hash, struct err *e)
{
    struct upload_rows same;
    struct str_list fields;

    if (!store_upload_row_same(st, x->seen.upload.id, key_hash, x->a, &same, e))
        return false;
    if (!same.n || !str_eq(same.items[0].fault, STR(IMPORT_TWICE)))
        return true;
    return upload_row_open(&x->key, x->seen.upload.kind, &same.items[0], x->a, &fields, e)
           && row_look(st, x, &same.items[0], &fields, e);
}

static bool fields_check(const struct fix *x, struct err *e)
{
    int n = upload_column_n(x->seen.upload.kind);

    return x->fields->n == (size_t)n || err_set(e, ERR_INPUT, "%d fields are wanted", n);
}

static bool fix_rows(struct store *st, struct fix *x, struct err *e)
{
    struct upload_row row;
    struct str before;

    if (!store_upload_row_get(st, x->ask->id, x->number, x->a, &row, e))
        return false;
    before = row.key_hash;
    return row_look(st, x, &row, x->fields, e)
           && (str_eq(before, row.key_hash) || others_look(st, x, before, e))
           && store_upload_bad(st, x->ask->id, &x->seen.upload.bad_n, e)
           && store_upload_keep(st, &x->seen.upload, e);
}

static bool fix_in_tx(struct store *st, void *arg, struct err *e)
{
    struct fix *x = arg;
    bool good;

    if (!work_audit_begin(st, e) || !upload_get(st, x->ask, ACTION_IMPORT_RUN, x->a, &x->seen, e)
        || !fields_check(x, e))
        return false;
    if (x->seen.state != UPLOAD_OPEN)
        return err_set(e, ERR_STATE, "the upload is '%s'; rows of an open one are put right",
                       upload_state_names[x->seen.state]);
    if (!upload_key(st, x->ask->seal, &x->key, e))
        return false;
    good = fix_rows(st, x, e) && work_import_tell(st, &x->seen.upload, x->ask->now_ms, e);
    seal_key_wipe(&x->key);
    return good;
}

bool work_upload_fix(const struct upload_ask *ask, int64_t number, const struct str_list *fields,
                     struct err *e)
{
    struct arena a = {0};
    struct fix x = {.ask = ask, .number = number, .fields = fields, .a = &a};
    bool good = store_tx(ask->st, STORE_WRITE, fix_in_tx, &x, e);

    arena_reset(&a);
    return good;
}
