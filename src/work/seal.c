/* seal.c - one file with the master key; keys of organizations wrapped under it in the store. */
#include "work/seal.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/patient.h"

enum { MASTER_ID = 16, HEX = 2 * SEAL_KEY, PATH = 4000 };

struct seal {
    uint8_t master[SEAL_KEY];
    char id[MASTER_ID
            + 1]; /* head of the master key's hash: tells keys apart, tells nothing of them */
    char path[PATH];
};

const struct id SEAL_OWN = {{[sizeof(struct id) - 1] = 1}};

/* --- the file --- */

static bool path_find(const char *address, char path[PATH], struct err *e)
{
    const char *set = getenv("XINGLIN_KEY_FILE");
    int n;

    if ((!set || !*set) && strstr(address, "://"))
        return err_set(e, ERR_IO,
                       "XINGLIN_KEY_FILE has to name the file of the master key of a database");
    n = set && *set ? snprintf(path, PATH, "%s", set)
                    : snprintf(path, PATH, "%s/master.key", address);
    return (n > 0 && n < PATH - 8) || err_set(e, ERR_IO, "the path of the master key is too long");
}

static void master_set(struct seal *s, const uint8_t master[SEAL_KEY])
{
    uint8_t hash[crypto_hash_sha256_BYTES];
    char hex[2 * sizeof hash + 1];

    memcpy(s->master, master, SEAL_KEY);
    crypto_hash_sha256(hash, master, SEAL_KEY);
    sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
    snprintf(s->id, sizeof s->id, "%.*s", MASTER_ID, hex);
}

/* `*found` is false where there is no such file. */
static bool file_take(const char *path, uint8_t master[SEAL_KEY], bool *found, struct err *e)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    char hex[HEX + 8];
    struct stat file;
    ssize_t n;
    size_t got = 0;
    bool good;

    *found = fd >= 0;
    if (fd < 0)
        return errno == ENOENT || err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
    n = fstat(fd, &file) == 0 ? read(fd, hex, sizeof hex) : -1;
    close(fd);
    if (n >= 0 && (file.st_mode & 077) != 0)
        return err_set(e, ERR_IO, "%s: others may read the master key; chmod 600 it", path);
    good = n >= HEX && sodium_hex2bin(master, SEAL_KEY, hex, HEX, NULL, &got, NULL) == 0
           && got == SEAL_KEY && (n == HEX || hex[HEX] == '\n');
    sodium_memzero(hex, sizeof hex);
    return good
           || err_set(e, ERR_INPUT, "%s: no master key: 64 hexadecimal digits are wanted", path);
}

/* Whole or not at all, and never over a file that is there: then `*made` is false. */
static bool file_make(const char *path, const uint8_t master[SEAL_KEY], bool *made, struct err *e)
{
    char hex[HEX + 2], part[PATH + 16];
    bool good;
    int fd;

    snprintf(part, sizeof part, "%s.%08x", path, (unsigned)randombytes_random());
    fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(e, ERR_IO, "%s: %s", part, strerror(errno));
    sodium_bin2hex(hex, sizeof hex, master, SEAL_KEY);
    hex[HEX] = '\n';
    good = write(fd, hex, HEX + 1) == HEX + 1 && fsync(fd) == 0;
    good = close(fd) == 0 && good;
    sodium_memzero(hex, sizeof hex);
    *made = good && link(part, path) == 0;
    good = *made || (good && errno == EEXIST);
    unlink(part);
    return good || err_set(e, ERR_IO, "%s: the master key cannot be written", path);
}

/* --- opening --- */

struct sealing {
    const char *id;
    bool any, ours; /* keys that are there; all under this master key */
};

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sealing *s = arg;
    struct seal_key_rows rows;
    struct arena a = {0};
    bool good = store_seal_key_list(st, (struct id){0}, &a, &rows, e);

    s->any = good && rows.n > 0;
    s->ours = true;
    for (size_t i = 0; good && i < rows.n; i++)
        s->ours = s->ours && str_eq(rows.items[i].master, str_of(s->id));
    arena_reset(&a);
    return good;
}

/* A change of master keys that died after the store was done leaves FILE.next, which is then right.
 */
static bool next_take(struct seal *s, struct store *st, bool *taken, struct err *e)
{
    char next[PATH + 8];
    uint8_t master[SEAL_KEY];
    struct sealing look = {.id = s->id};

    snprintf(next, sizeof next, "%s.next", s->path);
    if (!file_take(next, master, taken, e) || !*taken)
        return !*taken;
    master_set(s, master);
    sodium_memzero(master, sizeof master);
    if (!store_tx(st, STORE_READ, look_in_tx, &look, e))
        return false;
    *taken = look.any && look.ours;
    return !*taken || rename(next, s->path) == 0
           || err_set(e, ERR_IO, "%s: %s", s->path, strerror(errno));
}

/* Another server that began at the same moment made it first: its key is ours too. */
static bool file_share(struct seal *s, struct err *e)
{
    uint8_t master[SEAL_KEY];
    bool found = false;

    if (!file_take(s->path, master, &found, e))
        return false;
    if (found)
        master_set(s, master);
    sodium_memzero(master, sizeof master);
    return found || err_set(e, ERR_IO, "%s: the master key was taken away again", s->path);
}

static bool master_check(struct seal *s, struct store *st, bool found, struct err *e)
{
    struct sealing look = {.id = s->id};
    bool taken = false;

    if (!store_tx(st, STORE_READ, look_in_tx, &look, e))
        return false;
    if (look.any && (!found || !look.ours)) {
        if (!next_take(s, st, &taken, e))
            return false;
        return taken
               || err_set(e, ERR_CHECK,
                          "%s: %s; without its master key what this store has sealed stays closed",
                          s->path, found ? "not the key this store was sealed with" : "not there");
    }
    if (found)
        return true;
    randombytes_buf(s->master, SEAL_KEY);
    master_set(s, s->master);
    return file_make(s->path, s->master, &taken, e) && (taken || file_share(s, e));
}

bool seal_open(const char *address, struct store *st, struct seal **seal, struct err *e)
{
    struct seal *s;
    uint8_t master[SEAL_KEY];
    bool found = false, good;

    if (sodium_init() < 0 || !(s = sodium_malloc(sizeof *s)))
        return err_set(e, ERR_IO, "no memory for the master key");
    memset(s, 0, sizeof *s);
    good = path_find(address, s->path, e) && file_take(s->path, master, &found, e);
    if (good && found)
        master_set(s, master);
    sodium_memzero(master, sizeof master);
    if (!good || !master_check(s, st, found, e)) {
        seal_close(s);
        return false;
    }
    *seal = s;
    return true;
}

void seal_close(struct seal *seal)
{
    sodium_free(seal);
}

void seal_key_wipe(struct seal_key *key)
{
    sodium_memzero(key->bytes, sizeof key->bytes);
}

/* --- keys of organizations --- */

static struct str key_where(struct id organization, int32_t number, struct arena *a)
{
    char id[ID_TEXT];

    id_text(organization, id);
    return str_of(arena_text(a, "seal_key/%s/%d", id, number));
}

static bool unwrap(const struct seal *s, const struct seal_key_row *row, struct arena *a,
                   struct seal_key *key, struct err *e)
{
    struct str bytes;

    if (!box_open(s->master, key_where(row->organization, row->number, a), row->wrapped, a, &bytes,
                  e))
        return false;
    if (bytes.n != SEAL_KEY)
        return err_set(e, ERR_CHECK, "a wrapped key is of another length");
    *key = (struct seal_key){.organization = row->organization,
                             .number = row->number,
                             .profile = str_eq(row->profile, STR("gm")) ? SEAL_GM : SEAL_AES};
    memcpy(key->bytes, bytes.at, SEAL_KEY);
    sodium_memzero((void *)(uintptr_t)bytes.at, bytes.n);
    return true;
}

bool seal_key_list(struct store *st, const struct seal *seal, struct id organization,
                   struct seal_key keys[SEAL_KEYS_MOST], size_t *n, struct err *e)
{
    struct seal_key_rows rows = {0};
    struct arena a = {0};
    size_t taken = 0;
    bool good = store_seal_key_list(st, organization, &a, &rows, e);

    for (; good && taken < rows.n && taken < SEAL_KEYS_MOST; taken++)
        good = unwrap(seal, &rows.items[taken], &a, &keys[taken], e);
    *n = good ? taken : 0;
    arena_reset(&a);
    return good;
}

static bool wrap(const struct seal *s, const struct seal_key *key, struct arena *a,
                 struct seal_key_row *row, struct err *e)
{
    struct str bytes = {(const char *)key->bytes, SEAL_KEY};

    *row = (struct seal_key_row){.organization = key->organization,
                                 .number = key->number,
                                 .profile = str_of(seal_profile_names[key->profile]),
                                 .master = str_of(s->id)};
    return box_seal(key->profile, s->master, key_where(key->organization, key->number, a), bytes, a,
                    &row->wrapped, e);
}

static bool key_make(struct store *st, const struct seal *seal, struct seal_key *key,
                     int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct seal_key_row row;
    bool good;

    randombytes_buf(key->bytes, SEAL_KEY);
    good = wrap(seal, key, &a, &row, e);
    row.made_ms = now_ms;
    good = good && store_seal_key_add(st, &row, e);
    arena_reset(&a);
    return good;
}

bool seal_key_use(struct store *st, const struct seal *seal, struct id organization, int64_t now_ms,
                  struct seal_key *key, struct err *e)
{
    struct seal_key keys[SEAL_KEYS_MOST] = {0};
    size_t n;
    bool good = seal_key_list(st, seal, organization, keys, &n, e);

    if (good && n > 0)
        *key = keys[0];
    sodium_memzero(keys, sizeof keys);
    if (!good || n > 0)
        return good;
    *key = (struct seal_key){.organization = organization, .number = 1};
    return key_make(st, seal, key, now_ms, e);
}

bool seal_key_get(struct store *st, const struct seal *seal, struct id organization, int32_t number,
                  struct seal_key *key, struct err *e)
{
    struct seal_key keys[SEAL_KEYS_MOST] = {0};
    size_t n;
    bool good = seal_key_list(st, seal, organization, keys, &n, e), found = false;

    for (size_t i = 0; good && i < n; i++) {
        if (keys[i].number == number) {
            *key = keys[i];
            found = true;
        }
    }
    sodium_memzero(keys, sizeof keys);
    return good && (found || err_set(e, ERR_CHECK, "the key of a sealed row is not there"));
}

bool seal_key_renew(struct store *st, const struct seal *seal, struct id organization,
                    enum seal_profile profile, int64_t now_ms, struct seal_key *key, struct err *e)
{
    struct seal_key keys[SEAL_KEYS_MOST] = {0};
    size_t n;

    if (!seal_key_list(st, seal, organization, keys, &n, e))
        return false;
    *key = (struct seal_key){
        .organization = organization, .number = n > 0 ? keys[0].number + 1 : 1, .profile = profile};
    sodium_memzero(keys, sizeof keys);
    return key_make(st, seal, key, now_ms, e);
}

/* --- another master key --- */

struct renewing {
    const struct seal *old;
    struct seal *new;
};

static bool rewrap_in_tx(struct store *st, void *arg, struct err *e)
{
    struct renewing *r = arg;
    struct seal_key_rows rows;
    struct arena a = {0};
    bool good = store_seal_key_list(st, (struct id){0}, &a, &rows, e);

    for (size_t i = 0; good && i < rows.n; i++) {
        struct seal_key key = {0};
        struct seal_key_row row;

        good = unwrap(r->old, &rows.items[i], &a, &key, e) && wrap(r->new, &key, &a, &row, e)
               && store_seal_key_wrap(st, &row, e);
        seal_key_wipe(&key);
    }
    arena_reset(&a);
    return good;
}

bool seal_master_renew(struct store *st, struct seal *seal, struct err *e)
{
    struct seal *new = sodium_malloc(sizeof *new);
    struct renewing r = {seal, new};
    char next[PATH + 8];
    bool made = false, good;

    if (!new)
        return err_set(e, ERR_IO, "no memory for the master key");
    memcpy(new, seal, sizeof *new);
    randombytes_buf(new->master, SEAL_KEY);
    master_set(new, new->master);
    snprintf(next, sizeof next, "%s.next", seal->path);
    unlink(next); /* of a change that changed nothing */
    good = file_make(next, new->master, &made, e)
           && (made || err_set(e, ERR_IO, "%s: is there already", next))
           && store_tx(st, STORE_WRITE, rewrap_in_tx, &r, e);
    if (good && rename(next, seal->path) != 0)
        good = err_set(e, ERR_IO, "%s: %s", seal->path, strerror(errno));
    if (good)
        memcpy(seal, new, sizeof *seal);
    sodium_free(new);
    return good;
}
