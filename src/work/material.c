/* material.c - see material.h. In the store a file is text (RFC 4648 base64, or its seal), as both
 * databases and a backup hold it. */
#include "work/material.h"

#include <sodium.h>

static struct str base64_write(struct str bytes, struct arena *a)
{
    size_t n = sodium_base64_encoded_len(bytes.n, sodium_base64_VARIANT_ORIGINAL);
    char *text = arena_alloc(a, n);

    sodium_bin2base64(text, n, (const uint8_t *)bytes.at, bytes.n, sodium_base64_VARIANT_ORIGINAL);
    return str_of(text);
}

static bool base64_read(struct str text, int64_t size, struct arena *a, struct str *bytes,
                        struct err *e)
{
    uint8_t *out = arena_alloc(a, (size_t)size + 1);
    size_t n = 0;

    if (sodium_base642bin(out, (size_t)size, text.at, text.n, NULL, &n, NULL,
                          sodium_base64_VARIANT_ORIGINAL)
            != 0
        || n != (size_t)size)
        return err_set(e, ERR_CHECK, "a file in the store is not whole");
    *bytes = (struct str){(const char *)out, n};
    return true;
}

/* --- sealed --- */

static struct str where(const char *column, struct id id, struct arena *a)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_of(arena_text(a, "material/%s/%s", column, text));
}

static bool row_seal(const struct seal_key *key, struct str name, struct str bytes, struct arena *a,
                     struct material *m, struct err *e)
{
    m->key_number = key->number;
    return box_seal(key->profile, key->bytes, where("name", m->id, a), name, a, &m->name, e)
           && box_seal(key->profile, key->bytes, where("bytes", m->id, a), bytes, a, &m->base64, e);
}

static bool box_read(struct store *st, const struct seal *seal, const struct material *m,
                     const char *column, struct arena *a, struct str *text, struct err *e)
{
    struct seal_key key;
    bool good;

    if (!seal_key_get(st, seal, m->organization, m->key_number, &key, e))
        return false;
    good = box_open(key.bytes, where(column, m->id, a),
                    str_eq(str_of(column), STR("name")) ? m->name : m->base64, a, text, e);
    seal_key_wipe(&key);
    return good;
}

bool material_names_open(struct store *st, const struct seal *seal, struct arena *a,
                         struct materials *rows, struct err *e)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (!box_read(st, seal, &rows->items[i], "name", a, &rows->items[i].name, e))
            return false;
    }
    return true;
}

bool material_reseal(struct store *st, const struct seal *seal, const struct seal_key *key,
                     bool *sealed, struct err *e)
{
    struct arena a = {0};
    struct material m;
    struct str name, bytes;
    int32_t was;
    bool good = store_material_stale(st, key->organization, key->number, &a, &m, sealed, e);

    if (good && *sealed) {
        was = m.key_number;
        good = box_read(st, seal, &m, "name", &a, &name, e)
               && box_read(st, seal, &m, "bytes", &a, &bytes, e)
               && row_seal(key, name, bytes, &a, &m, e) && store_material_reseal(st, &m, was, e);
    }
    arena_reset(&a);
    return good;
}

/* --- kept and read --- */

static bool bytes_put(struct store *st, const struct material_owner *owner,
                      const struct material_new *n, struct arena *a, struct material *m,
                      struct err *e)
{
    struct seal_key key;
    bool good;

    if (!owner->seal) {
        m->base64 = base64_write(n->bytes, a);
        return true;
    }
    m->organization = owner->organization;
    if (!seal_key_use(st, owner->seal, owner->organization, n->now_ms, &key, e))
        return false;
    good = row_seal(&key, n->name, n->bytes, a, m, e);
    seal_key_wipe(&key);
    return good;
}

bool material_add(struct store *st, const struct material_owner *owner,
                  const struct material_new *n, struct arena *a, struct err *e)
{
    struct material m = {.id = id_new(),
                         .county = owner->county,
                         .noun = str_of(owner->noun),
                         .owner = owner->code,
                         .name = n->name,
                         .size = (int64_t)n->bytes.n,
                         .made_by = owner->made_by,
                         .party = owner->party,
                         .consent = n->consent,
                         .made_ms = n->now_ms};
    struct materials there;

    if (n->bytes.n == 0 || n->bytes.n > MATERIAL_MOST)
        return err_set(e, ERR_INPUT, "the file has %zu bytes; 1 to %d are taken", n->bytes.n,
                       MATERIAL_MOST);
    if (!material_kind_find(n->bytes, n->name, &m.kind, e)
        || !store_materials(st, owner->noun, owner->code, a, &there, e))
        return false;
    if (there.n >= MATERIAL_COUNT)
        return err_set(e, ERR_INPUT, "there are %d files already, more are not taken",
                       MATERIAL_COUNT);
    return bytes_put(st, owner, n, a, &m, e) && store_material_add(st, &m, e);
}

bool material_consents(struct store *st, const char *noun, struct str owner, struct arena *a,
                       bool *consents, struct err *e)
{
    struct materials there;

    if (!store_materials(st, noun, owner, a, &there, e))
        return false;
    *consents = false;
    for (size_t i = 0; i < there.n; i++)
        *consents |= there.items[i].consent != CONSENT_NONE;
    return true;
}

bool material_read(struct store *st, struct id id, const struct material_owner *owner,
                   struct arena *a, struct material *m, struct str *bytes, struct err *e)
{
    bool found;

    if (!store_material_find(st, id, a, m, &found, e))
        return false;
    if (!found || !str_eq(m->noun, str_of(owner->noun)) || !str_eq(m->owner, owner->code))
        return err_set(e, ERR_MISSING, "no such file");
    if (id_none(m->organization))
        return base64_read(m->base64, m->size, a, bytes, e);
    return box_read(st, owner->seal, m, "bytes", a, bytes, e)
           && box_read(st, owner->seal, m, "name", a, &m->name, e);
}
