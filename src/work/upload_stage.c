/* upload_stage.c - a list read, looked at and sealed, row by row. */
#include <time.h>

#include "model/unknown.h"
#include "work/audit.h"
#include "work/import.h"
#include "work/secret.h"
#include "work/upload_part.h"

/* The keys of organizations are found by their ids; this one is nobody's. */
const struct id UPLOAD_STAGE = {{0x75, 0x70, 0x6c, 0x6f, 0x61, 0x64, 0x70, 0, 0x80}};

int64_t upload_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int upload_column_n(enum job_kind kind)
{
    int n = 0;

    while (IMPORT_LISTS[kind].columns[n])
        n++;
    return n;
}

bool upload_key(struct store *st, const struct seal *seal, struct seal_key *key, struct err *e)
{
    if (!seal)
        return err_set(e, ERR_STATE,
                       "this server has no master key (XINGLIN_KEY_FILE): lists are not staged");
    return seal_key_use(st, seal, UPLOAD_STAGE, upload_now_ms(), key, e);
}

static struct str where_of(const struct upload_row *row, struct arena *a)
{
    char id[ID_TEXT];

    id_text(row->upload, id);
    return str_of(arena_text(a, "upload_row/%s/%lld", id, (long long)row->number));
}

/* A line break would move the lines behind it, and is refused in every column anyway. */
static struct str one_line(struct str s, struct arena *a)
{
    char *copy;

    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] != '\n' && s.at[i] != '\r')
            continue;
        copy = arena_copy(a, s.at, s.n);
        for (; i < s.n; i++)
            copy[i] = copy[i] == '\n' || copy[i] == '\r' ? '\t' : copy[i];
        return (struct str){copy, s.n};
    }
    return s;
}

bool upload_row_seal(const struct seal_key *key, const struct str *fields, int column_n,
                     struct arena *a, struct upload_row *row, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};
    char *hash = arena_alloc(a, SEAL_HASH);
    bool good;

    for (int c = 0; c < column_n; c++)
        csv_str(&w, one_line(fields[c], a));
    good = box_seal(key->profile, key->bytes, where_of(row, a), (struct str){out.items, out.n}, a,
                    &row->fields, e)
           && box_hash(key->profile, key->bytes, "upload_row", str_trim(fields[0]), hash, e);
    if (out.n)
        secret_erase(out.items, out.n);
    out_reset(&out);
    row->key_number = key->number;
    row->key_hash = str_of(hash);
    return good;
}

bool upload_row_open(const struct seal_key *key, enum job_kind kind, const struct upload_row *row,
                     struct arena *a, struct str_list *fields, struct err *e)
{
    struct csv_reader r;
    struct str line;
    size_t n;

    if (!box_open(key->bytes, where_of(row, a), row->fields, a, &line, e))
        return false;
    csv_open(&r, "row", line, a);
    if (!csv_row(&r, e))
        return err_set(e, ERR_CHECK, "a staged row is no line");
    n = (size_t)upload_column_n(kind);
    *fields = (struct str_list){ARENA_ARRAY(a, struct str, n), n, n};
    for (size_t i = 0; i < n; i++)
        fields->items[i] = i < r.field_n ? r.fields[i] : STR("");
    return true;
}

void upload_row_fault(const struct import_file *f, const struct csv_wrong *wrong, struct arena *a,
                      struct upload_row *row)
{
    row->fault = str_copy(a, str_of(wrong->reason));
    row->fault_column = 0;
    for (int c = 0; c < upload_column_n(f->kind); c++) {
        if (wrong->column && f->table.at[c] == (int32_t)wrong->column - 1)
            row->fault_column = c + 1;
    }
}

bool upload_row_look(struct store *st, const struct upload_look *look,
                     const struct import_line *line, struct upload_row *row, struct err *e)
{
    struct table t = import_file_row(look->file, line);
    struct csv_wrong wrong = {0};
    union import_item item;
    struct err fault = {0};

    row->fault = STR("");
    row->fault_column = 0;
    if (line->fault) {
        upload_row_fault(look->file, &line->wrong, look->a, row);
        return true;
    }
    t.csv.wrong = &wrong;
    if (import_row_take(st, &t, look->file->kind, look->by, &item, &fault))
        return true;
    if (fault.code != ERR_INPUT)
        return err_pass(e, &fault);
    upload_row_fault(look->file, &wrong, look->a, row);
    return true;
}

/* --- staging --- */

struct staging {
    const struct seal *seal;
    const struct subject *by;
    struct import_file file;
    struct seal_key key;
    struct arena a; /* of the batch */
    struct import_line lines[IMPORT_BATCH];
    struct upload_row rows[IMPORT_BATCH];
    size_t n;
    struct upload *upload;
    struct upload_hold *hold; /* of a worker, or NULL */
};

static bool key_in_tx(struct store *st, void *arg, struct err *e)
{
    struct staging *s = arg;

    return upload_key(st, s->seal, &s->key, e);
}

static bool line_stage(struct store *st, struct staging *s, const struct import_line *line,
                       struct upload_row *row, struct err *e)
{
    const struct upload_look look = {s->by, &s->file, &s->a};
    int n = upload_column_n(s->file.kind);
    struct str fields[TABLE_COLUMN_MAX] = {{0}};

    *row = (struct upload_row){.upload = s->upload->id, .number = line->line};
    for (int c = 0; c < n; c++) {
        if (s->file.table.at[c] >= 0)
            fields[c] = line->fields[s->file.table.at[c]];
    }
    return upload_row_seal(&s->key, fields, n, &s->a, row, e)
           && upload_row_look(st, &look, line, row, e);
}

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct staging *s = arg;

    for (size_t i = 0; i < s->n; i++) {
        if (!line_stage(st, s, &s->lines[i], &s->rows[i], e))
            return false;
    }
    return true;
}

/* With the lease, so that nothing is written by whoever has lost it. */
static bool rows_in_tx(struct store *st, void *arg, struct err *e)
{
    struct staging *s = arg;
    bool held = true;

    if (s->hold) {
        s->hold->next_ms = upload_now_ms() + UPLOAD_LEASE_MS;
        if (!store_upload_renew(st, s->upload, s->hold->until_ms, s->hold->next_ms, &held, e))
            return false;
    }
    return held ? store_upload_row_put(st, s->rows, s->n, e)
                : err_set(e, ERR_STATE, "the upload has ended, or another worker reads it");
}

static bool rows_put(struct store *st, struct staging *s, struct err *e)
{
    if (s->hold && s->hold->stop(s->hold->arg))
        return err_set(e, ERR_STATE, "the run was stopped; the list is read again later");
    if (!store_tx(st, STORE_WRITE, rows_in_tx, s, e))
        return false;
    if (s->hold)
        s->hold->until_ms = s->hold->next_ms;
    return true;
}

static bool batch_read(struct staging *s, struct err *e)
{
    arena_reset(&s->a);
    import_file_room(&s->file);
    s->n = 0;
    while (s->n < IMPORT_BATCH && import_file_line(&s->file, &s->lines[s->n], e))
        s->n++;
    return e->code == ERR_NONE && s->n > 0;
}

static bool rows_stage(struct store *st, struct staging *s, struct err *e)
{
    if (!import_file_head(&s->file, e))
        return false;
    while (batch_read(s, e)) {
        if (!store_tx(st, STORE_READ, look_in_tx, s, e) || !rows_put(st, s, e))
            return false;
        s->upload->row_n += (int64_t)s->n;
        for (size_t i = 0; i < s->n; i++)
            s->upload->bad_n += s->rows[i].fault.n > 0;
    }
    return e->code == ERR_NONE
           && (s->upload->row_n > 0
               || err_set(e, ERR_INPUT, "%s: the list has a header and no row", s->file.name));
}

bool upload_rows_stage(struct store *st, const struct upload_sent *sent, struct upload *u,
                       struct upload_hold *hold, struct err *e)
{
    struct arena a = {0};
    struct staging *s = ARENA_NEW(&a, struct staging);
    bool good;

    *s = (struct staging){.seal = sent->seal,
                          .by = sent->by,
                          .file = {.name = "list", .kind = u->kind},
                          .upload = u,
                          .hold = hold};
    u->row_n = u->bad_n = 0;
    good = import_file_source(&s->file, sent->from, &a, e)
           && store_tx(st, STORE_WRITE, key_in_tx, s, e) && rows_stage(st, s, e);
    seal_key_wipe(&s->key);
    import_file_end(&s->file);
    arena_reset(&s->a);
    arena_reset(&a);
    return good;
}

bool work_upload_stage(struct store *st, const struct seal *seal, const struct subject *by,
                       const struct upload_new *n, struct upload *staged, struct err *e)
{
    const struct upload_sent sent = {seal, by, n->from};
    struct err none = {0};
    struct upload u = {.id = id_new(),
                       .kind = n->kind,
                       .source = n->source,
                       .batch = n->batch.at ? n->batch : STR(""),
                       .owner = by->account,
                       .role = by->role,
                       .scope = by->scope,
                       .made_ms = upload_now_ms(),
                       .wiped_ms = COUNT_UNKNOWN,
                       .digest = n->digest,
                       .file = n->file};
    bool good;

    if (!u.scope.place.at)
        u.scope.place = STR("");
    good = !id_none(u.file) || upload_rows_stage(st, &sent, &u, NULL, e);
    if (good)
        *staged = u;
    else if (u.row_n > 0 && !work_upload_drop(st, &u, &none))
        err_reset(&none); /* the next wipe takes them */
    return good;
}

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct upload *u = arg;

    return work_audit_begin(st, e) && store_upload_add(st, u, e)
           && work_import_tell(st, u, u->made_ms, e);
}

bool work_upload_keep(struct store *st, const struct upload *staged, struct err *e)
{
    struct upload copy = *staged;

    return store_tx(st, STORE_WRITE, keep_in_tx, &copy, e);
}

static bool drop_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct upload *u = arg;

    return store_upload_empty(st, u->id, e);
}

bool work_upload_drop(struct store *st, const struct upload *staged, struct err *e)
{
    struct upload copy = *staged;

    return store_tx(st, STORE_WRITE, drop_in_tx, &copy, e);
}
