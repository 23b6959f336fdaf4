/* What is read back from a database or a log that others may have written to: a sealed value opens
 * under its key and in its place alone, a signed head holds or not. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "work/audit_head.h"
#include "work/seal_box.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const uint8_t KEY[SEAL_KEY] = {7};
#define PUBLIC "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"

/* One byte of a good seal is changed, or none. */
static void seal_meddle(enum seal_profile profile, const uint8_t *bytes, size_t size,
                        struct arena *a)
{
    struct str text = {(const char *)bytes, size}, sealed, opened = STR("untouched");
    struct err e = {0};
    bool good = box_seal(profile, KEY, STR("here"), text, a, &sealed, &e);
    char *meddled;
    size_t at;

    assert(good);
    good = box_open(KEY, STR("here"), sealed, a, &opened, &e);
    assert(good && str_eq(opened, text));
    assert(!box_open(KEY, STR("there"), sealed, a, &opened, &e) && e.code == ERR_CHECK);
    if (size < 2)
        return;
    meddled = arena_alloc(a, sealed.n);
    memcpy(meddled, sealed.at, sealed.n);
    at = bytes[0] % sealed.n;
    if (meddled[at] == (char)bytes[1])
        return;
    meddled[at] = (char)bytes[1];
    err_reset(&e);
    assert(!box_open(KEY, STR("here"), (struct str){meddled, sealed.n}, a, &opened, &e));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str text = {(const char *)bytes, size}, opened = STR("untouched");
    char head[AUDIT_HASH + 24];
    struct audit_key key;
    struct arena a = {0};
    struct err e = {0};

    assert(!box_open(KEY, STR("here"), text, &a, &opened, &e)); /* nobody has the key */
    assert(e.code == ERR_CHECK && str_eq(opened, STR("untouched")));
    err_reset(&e);
    (void)!box_open_bytes(SEAL_GM, KEY, STR("here"), text, &a, &opened, &e);
    err_reset(&e);
    assert(!audit_head_read(text, STR(PUBLIC), head, &e));
    assert(e.code == ERR_INPUT || e.code == ERR_CHECK);
    err_reset(&e);
    if (!audit_key_read(text, &key, &e))
        assert(e.code == ERR_INPUT);
    seal_meddle(size && bytes[0] % 2 ? SEAL_GM : SEAL_AES, bytes, size, &a);
    arena_reset(&a);
    return 0;
}
