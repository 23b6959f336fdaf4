/* patient.c - identities between clear and sealed; each sealed value is bound to its column and
 * row. */
#include "work/patient.h"

#include <string.h>

#include "store/organization.h"
#include "store/patient.h"
#include "work/audit.h"
#include "work/material.h"

struct desk {
    const struct patient_desk *d;
    const struct identity *identity;
    struct id id;
    struct arena *arena;
    enum purpose purpose;
    bool whole;
    struct patient_view view;
    struct patient_views views;
};

static struct str where(const char *column, struct id id, struct arena *a)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_of(arena_text(a, "patient/%s/%s", column, text));
}

static bool field_seal(const struct seal_key *key, const char *column, struct id id,
                       struct str text, struct arena *a, struct str *sealed, struct err *e)
{
    *sealed = (struct str){0};
    return text.n == 0
           || box_seal(key->profile, key->bytes, where(column, id, a), text, a, sealed, e);
}

static bool field_hash(const struct seal_key *key, const char *kind, struct str text,
                       struct arena *a, struct str *hash, struct err *e)
{
    char *hex = arena_alloc(a, SEAL_HASH);

    *hash = (struct str){0};
    if (text.n == 0)
        return true;
    if (!box_hash(key->profile, key->bytes, kind, text, hex, e))
        return false;
    *hash = str_of(hex);
    return true;
}

static bool row_seal(const struct seal_key *key, const struct identity *i, struct arena *a,
                     struct patient_row *row, struct err *e)
{
    row->key_number = key->number;
    return field_seal(key, "name", row->id, i->name, a, &row->name, e)
           && field_seal(key, "id_number", row->id, i->id_number, a, &row->id_number, e)
           && field_seal(key, "phone", row->id, i->phone, a, &row->phone, e)
           && field_seal(key, "address", row->id, i->address, a, &row->address, e)
           && field_hash(key, "name", i->name, a, &row->name_hash, e)
           && field_hash(key, "id_number", i->id_number, a, &row->id_number_hash, e)
           && field_hash(key, "phone", i->phone, a, &row->phone_hash, e);
}

static bool field_open(const struct seal_key *key, const char *column, struct id id,
                       struct str sealed, struct arena *a, struct str *text, struct err *e)
{
    *text = STR("");
    return sealed.at == NULL || box_open(key->bytes, where(column, id, a), sealed, a, text, e);
}

static bool row_open(const struct seal_key *key, const struct patient_row *row, struct arena *a,
                     struct identity *i, struct err *e)
{
    return field_open(key, "name", row->id, row->name, a, &i->name, e)
           && field_open(key, "id_number", row->id, row->id_number, a, &i->id_number, e)
           && field_open(key, "phone", row->id, row->phone, a, &i->phone, e)
           && field_open(key, "address", row->id, row->address, a, &i->address, e);
}

static struct object object_of(const struct patient_row *row)
{
    return (struct object){
        .place = {row->county}, .organization = {row->organization}, .state = OBJECT_NO_STATE};
}

static struct audit_note note_of(const struct desk *k, const char *action, struct str place)
{
    return (struct audit_note){
        .by = k->d->by, .action = action, .noun = "patient", .object = k->id, .place = place};
}

/* --- adding --- */

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *k = arg;
    const struct scope *scope = &k->d->by->scope;
    struct patient_row row = {
        .id = k->id, .organization = scope->organization, .made_ms = k->d->now_ms};
    struct audit_note note;
    struct organization o;
    struct object object;
    struct seal_key key;
    bool good;

    if (!work_audit_begin(st, e) || !store_organization_get(st, row.organization, k->arena, &o, e))
        return false;
    row.county = o.county;
    object = object_of(&row);
    if (!rights_check(k->d->by, ACTION_PATIENT_WRITE, &object, "patient", e)
        || !seal_key_use(st, k->d->seal, row.organization, k->d->now_ms, &key, e))
        return false;
    note = note_of(k, "patient.add", row.county);
    good = row_seal(&key, k->identity, k->arena, &row, e) && store_patient_add(st, &row, e)
           && work_audit_append(st, &note, k->d->now_ms, e);
    seal_key_wipe(&key);
    return good;
}

bool work_patient_add(const struct patient_desk *d, const struct identity *identity, struct id *id,
                      struct err *e)
{
    struct arena a = {0};
    struct identity read = *identity;
    struct desk k = {.d = d, .identity = &read, .id = id_new(), .arena = &a};
    bool good = identity_read(&read, &a, e) && store_tx(d->st, STORE_WRITE, add_in_tx, &k, e);

    arena_reset(&a);
    if (good)
        *id = k.id;
    return good;
}

/* --- seeing --- */

static bool view_make(struct store *st, const struct desk *k, const struct patient_row *row,
                      struct patient_view *view, struct err *e)
{
    struct identity identity;
    struct seal_key key;
    bool good;

    if (!seal_key_get(st, k->d->seal, row->organization, row->key_number, &key, e))
        return false;
    good = row_open(&key, row, k->arena, &identity, e);
    seal_key_wipe(&key);
    if (good)
        *view = (struct patient_view){row->id, row->organization,
                                      k->whole ? identity : identity_masked(&identity, k->arena),
                                      row->made_ms};
    return good;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *k = arg;
    struct patient_row row;
    struct object object;

    if (k->whole && !work_audit_begin(st, e))
        return false;
    if (!store_patient_get(st, k->id, k->arena, &row, e))
        return false;
    object = object_of(&row);
    if (!rights_check(k->d->by, k->whole ? ACTION_PATIENT_UNMASK : ACTION_PATIENT_SEE, &object,
                      "patient", e))
        return false;
    if (k->whole) {
        struct audit_note note = note_of(k, "patient.unmask", row.county);

        note.reason = purpose_names[k->purpose];
        if (!work_audit_append(st, &note, k->d->now_ms, e))
            return false;
    }
    return view_make(st, k, &row, &k->view, e);
}

bool work_patient_see(const struct patient_desk *d, struct id id, struct arena *a,
                      struct patient_view *view, struct err *e)
{
    struct desk k = {.d = d, .id = id, .arena = a};

    if (!store_tx(d->st, STORE_READ, see_in_tx, &k, e))
        return false;
    *view = k.view;
    return true;
}

bool work_patient_unmask(const struct patient_desk *d, struct id id, enum purpose purpose,
                         struct arena *a, struct patient_view *view, struct err *e)
{
    struct desk k = {.d = d, .id = id, .arena = a, .purpose = purpose, .whole = true};

    if (!store_tx(d->st, STORE_WRITE, see_in_tx, &k, e))
        return false;
    *view = k.view;
    return true;
}

/* --- for tickets --- */

bool patient_keep(const struct patient_desk *d, struct id organization, struct str county,
                  const struct identity *identity, struct arena *a, struct patient_kept *kept,
                  struct err *e)
{
    struct patient_row row = {
        .id = id_new(), .county = county, .organization = organization, .made_ms = d->now_ms};
    struct seal_key key;
    bool good;

    if (!seal_key_use(d->st, d->seal, organization, d->now_ms, &key, e))
        return false;
    good = row_seal(&key, identity, a, &row, e) && store_patient_add(d->st, &row, e);
    seal_key_wipe(&key);
    if (good)
        *kept = (struct patient_kept){row.id, row.phone_hash};
    return good;
}

static bool identity_open(const struct patient_desk *d, struct desk *k, struct identity *identity,
                          struct err *e)
{
    struct patient_view view;
    struct patient_row row;

    if (!store_patient_get(d->st, k->id, k->arena, &row, e) || !view_make(d->st, k, &row, &view, e))
        return false;
    *identity = view.identity;
    return true;
}

bool patient_masked(const struct patient_desk *d, struct id id, struct arena *a,
                    struct identity *identity, struct err *e)
{
    struct desk k = {.d = d, .id = id, .arena = a};

    return identity_open(d, &k, identity, e);
}

bool patient_whole(const struct patient_desk *d, struct id id, struct arena *a,
                   struct identity *identity, struct err *e)
{
    struct desk k = {.d = d, .id = id, .arena = a, .whole = true};

    return identity_open(d, &k, identity, e);
}

/* --- finding --- */

static enum patient_hash wanted_by(const struct identity *w, struct str *text)
{
    if (w->name.n) {
        *text = w->name;
        return PATIENT_NAME;
    }
    *text = w->id_number.n ? w->id_number : w->phone;
    return w->id_number.n ? PATIENT_ID_NUMBER : PATIENT_PHONE;
}

/* The hash under every key of the organization: rows may wait to be sealed anew. */
static bool hashes_make(struct store *st, const struct desk *k, const char *kind, struct str text,
                        struct str_list *hashes, struct err *e)
{
    struct seal_key keys[SEAL_KEYS_MOST] = {0};
    size_t n;
    bool good = seal_key_list(st, k->d->seal, k->d->by->scope.organization, keys, &n, e);

    hashes->items = ARENA_ARRAY(k->arena, struct str, SEAL_KEYS_MOST);
    hashes->n = 0;
    for (size_t i = 0; good && i < n && i < 16; i++)
        good = field_hash(&keys[i], kind, text, k->arena, &hashes->items[hashes->n++], e);
    for (size_t i = 0; i < SEAL_KEYS_MOST && i < n; i++)
        seal_key_wipe(&keys[i]);
    return good;
}

static bool find_in_tx(struct store *st, void *arg, struct err *e)
{
    static const char *const KINDS[] = {"name", "id_number", "phone"};
    struct desk *k = arg;
    struct patient_rows rows;
    struct str_list hashes = {0};
    struct str text;
    enum patient_hash by = wanted_by(k->identity, &text);

    if (!hashes_make(st, k, KINDS[by], text, &hashes, e)
        || !store_patient_find(st, k->d->by->scope.organization, by, &hashes, k->arena, &rows, e))
        return false;
    k->views.items = ARENA_ARRAY(k->arena, struct patient_view, rows.n + 1);
    k->views.n = 0;
    for (size_t i = 0; i < rows.n; i++) {
        if (!view_make(st, k, &rows.items[i], &k->views.items[k->views.n++], e))
            return false;
    }
    return true;
}

bool work_patient_find(const struct patient_desk *d, const struct identity *wanted, struct arena *a,
                       struct patient_views *views, struct err *e)
{
    struct identity read = {.name = str_trim(wanted->name),
                            .id_number = str_trim(wanted->id_number),
                            .phone = str_trim(wanted->phone)};
    struct desk k = {.d = d, .identity = &read, .arena = a};

    if ((read.name.n > 0) + (read.id_number.n > 0) + (read.phone.n > 0) != 1)
        return err_set(e, ERR_INPUT, "exactly one of name, id_number and phone is wanted");
    if (read.id_number.n) {
        struct identity upper = {.name = STR("x"), .id_number = read.id_number};

        if (!identity_read(&upper, a, e))
            return false;
        read.id_number = upper.id_number;
    }
    if (!store_tx(d->st, STORE_READ, find_in_tx, &k, e))
        return false;
    *views = k.views;
    return true;
}

/* --- rotation --- */

struct rotating {
    const struct seal *seal;
    struct id organization;
    struct seal_key key; /* the new one */
    enum seal_profile profile;
    int64_t now_ms;
    size_t sealed; /* in this transaction */
    struct arena arena;
    struct seal_key_rows rows;
};

static bool keys_in_tx(struct store *st, void *arg, struct err *e)
{
    struct rotating *r = arg;

    return store_seal_key_list(st, (struct id){0}, &r->arena, &r->rows, e);
}

static bool renew_in_tx(struct store *st, void *arg, struct err *e)
{
    struct rotating *r = arg;

    return seal_key_renew(st, r->seal, r->organization, r->profile, r->now_ms, &r->key, e);
}

/* Behind the patients their files, one in a transaction; behind those the old keys go. */
static bool file_reseal(struct store *st, struct rotating *r, struct err *e)
{
    bool sealed;

    if (!material_reseal(st, r->seal, &r->key, &sealed, e))
        return false;
    r->sealed = sealed;
    return sealed || store_seal_key_prune(st, r->organization, r->key.number, e);
}

static bool reseal_in_tx(struct store *st, void *arg, struct err *e)
{
    struct rotating *r = arg;
    struct arena a = {0};
    struct patient_rows rows;
    bool good = store_patient_stale(st, r->organization, r->key.number, &a, &rows, e);

    r->sealed = 0;
    for (size_t i = 0; good && i < rows.n; i++) {
        struct patient_row *row = &rows.items[i];
        int32_t was = row->key_number;
        struct identity identity;
        struct seal_key old;

        good = seal_key_get(st, r->seal, r->organization, was, &old, e)
               && row_open(&old, row, &a, &identity, e) && row_seal(&r->key, &identity, &a, row, e)
               && store_patient_reseal(st, row, was, e);
        seal_key_wipe(&old);
        r->sealed += good;
    }
    if (good && rows.n == 0)
        good = file_reseal(st, r, e);
    arena_reset(&a);
    return good;
}

static bool organization_rotate(struct store *st, struct rotating *r, int64_t *sealed,
                                struct err *e)
{
    if (!store_tx(st, STORE_WRITE, renew_in_tx, r, e))
        return false;
    do {
        if (!store_tx(st, STORE_WRITE, reseal_in_tx, r, e))
            return false;
        *sealed += (int64_t)r->sealed;
    } while (r->sealed > 0);
    return true;
}

bool work_patient_rotate(struct store *st, const struct seal *seal, enum seal_profile profile,
                         int64_t now_ms, int64_t *sealed, struct err *e)
{
    struct rotating r = {.seal = seal, .profile = profile, .now_ms = now_ms};
    int64_t rows = 0;
    bool good = store_tx(st, STORE_READ, keys_in_tx, &r, e);

    for (size_t i = 0; good && i < r.rows.n; i++) {
        if (i > 0 && id_cmp(r.rows.items[i].organization, r.rows.items[i - 1].organization) == 0)
            continue;
        r.organization = r.rows.items[i].organization;
        if (id_cmp(r.organization, SEAL_OWN) == 0)
            continue; /* no patient is sealed under it: work_factor_rotate */
        good = organization_rotate(st, &r, &rows, e);
    }
    seal_key_wipe(&r.key);
    arena_reset(&r.arena);
    if (good)
        *sealed = rows;
    return good;
}
