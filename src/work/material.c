/* material.c - see material.h. In the store a file is text (RFC 4648 base64), as both databases and
 * a backup hold it. */
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
    m.base64 = base64_write(n->bytes, a);
    return store_material_add(st, &m, e);
}

bool material_read(struct store *st, struct id id, const struct material_owner *owner,
                   struct arena *a, struct material *m, struct str *bytes, struct err *e)
{
    bool found;

    if (!store_material_find(st, id, a, m, &found, e))
        return false;
    if (!found || !str_eq(m->noun, str_of(owner->noun)) || !str_eq(m->owner, owner->code))
        return err_set(e, ERR_MISSING, "no such file");
    return base64_read(m->base64, m->size, a, bytes, e);
}
