/* stage.c - the folder, what is known of its files, and their end. */
#include "work/stage.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "work/stage_part.h"
#include "work/upload_part.h"

#define MARK "xinglin-stage 1 "

static bool refused(const struct stage *stage, struct err *e)
{
    return err_set(e, ERR_IO, "%s: %s", stage->path, strerror(errno));
}

static bool folder_take(struct stage *stage, struct err *e)
{
    struct stat is;

    if (mkdir(stage->path, 0700) != 0 && errno != EEXIST)
        return refused(stage, e);
    stage->folder = open(stage->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    if (stage->folder < 0 || fstat(stage->folder, &is) != 0)
        return refused(stage, e);
    if ((is.st_mode & 077) != 0)
        return err_set(e, ERR_IO, "%s: others may look into the folder; chmod 700 it", stage->path);
    return faccessat(stage->folder, ".", W_OK | X_OK, 0) == 0 || refused(stage, e);
}

bool stage_open(const char *folder, struct store *st, const struct seal *seal, struct stage **stage,
                struct err *e)
{
    struct arena a = {0};
    struct stage *made = ARENA_NEW(&a, struct stage);
    int n = snprintf(made->path, sizeof made->path, "%s", folder);

    *made = (struct stage){.folder = -1, .st = st, .seal = seal};
    snprintf(made->path, sizeof made->path, "%s", folder);
    atomic_init(&made->writers, 0);
    made->arena = a;
    if (n <= 0 || (size_t)n >= sizeof made->path) {
        arena_reset(&a);
        return err_set(e, ERR_IO, "the path of the staging folder is empty or too long");
    }
    if (!folder_take(made, e)) {
        stage_close(made);
        return false;
    }
    *stage = made;
    return true;
}

void stage_close(struct stage *stage)
{
    struct arena a;

    if (!stage)
        return;
    if (stage->folder >= 0)
        close(stage->folder);
    a = stage->arena;
    arena_reset(&a);
}

bool stage_room(const struct stage *stage, int64_t bytes, struct err *e)
{
    struct statvfs disk;

    if (fstatvfs(stage->folder, &disk) != 0)
        return refused(stage, e);
    return bytes <= (int64_t)(disk.f_bavail * disk.f_frsize) - STAGE_SPARE
           || err_set(e, ERR_IO, "the disk has no room for %lld bytes more", (long long)bytes);
}

/* --- seals --- */

bool stage_seal_draw(const struct seal_key *key, struct id id, struct stage_seal *s, struct err *e)
{
    char text[ID_TEXT], hex[SEAL_HASH];
    bool good;

    id_text(id, text);
    good = box_hash(key->profile, key->bytes, "stage", str_of(text), hex, e);
    *s = (struct stage_seal){.id = id, .number = key->number, .profile = key->profile};
    if (good)
        sodium_hex2bin(s->key, sizeof s->key, hex, SEAL_HASH - 1, NULL, NULL, NULL);
    secret_erase(hex, sizeof hex);
    return good;
}

struct str stage_where(const struct stage_seal *s, int64_t piece, char where[STAGE_WHERE])
{
    char id[ID_TEXT];

    id_text(s->id, id);
    snprintf(where, STAGE_WHERE, "stage/%s/%lld", id, (long long)piece);
    return str_of(where);
}

/* --- heads --- */

bool stage_head_write(const struct stage_seal *s, const struct stage_file *file,
                      char head[STAGE_HEAD], struct err *e)
{
    char owner[ID_TEXT], organization[ID_TEXT], where[STAGE_WHERE];
    struct arena a = {0};
    struct str sealed;
    const char *known;
    bool good;
    int n = 0;

    id_text(file->owner, owner);
    id_text(file->scope.organization, organization);
    known =
        arena_text(&a, "%lld\t%s\t%lld\t%s\t%s\t%s\t%s\t%.*s", (long long)file->size, file->sha256,
                   (long long)file->made_ms, owner, role_names[file->role],
                   scope_kind_names[file->scope.kind], organization, STR_ARG(file->scope.place));
    good = box_seal(s->profile, s->key, stage_where(s, -1, where), str_of(known), &a, &sealed, e);
    memset(head, 0, STAGE_HEAD);
    if (good)
        n = snprintf(head, STAGE_HEAD, MARK "%d %d\n%.*s\n", s->number, (int)s->profile,
                     STR_ARG(sealed));
    arena_reset(&a);
    assert(!good || n < STAGE_HEAD);
    return good;
}

static bool damaged(struct err *e)
{
    return err_set(e, ERR_CHECK, "a staged file is damaged");
}

/* The name's place in a list of names; false where it is none of them. */
static bool name_take(struct str name, const char *const *names, int *ix)
{
    for (*ix = 0; names[*ix]; (*ix)++) {
        if (str_eq(name, str_of(names[*ix])))
            return true;
    }
    return false;
}

static bool known_take(struct str known, struct arena *a, struct stage_file *file)
{
    struct str size = str_cut(&known, '\t'), hash = str_cut(&known, '\t'),
               made = str_cut(&known, '\t'), owner = str_cut(&known, '\t'),
               role = str_cut(&known, '\t'), kind = str_cut(&known, '\t'),
               organization = str_cut(&known, '\t');
    int role_ix, kind_ix;

    if (!str_to_int(size, INT64_MAX, &file->size) || hash.n != SECRET_HASH - 1
        || !str_to_int(made, INT64_MAX, &file->made_ms) || !id_parse(owner, &file->owner)
        || !id_parse(organization, &file->scope.organization)
        || !name_take(role, role_names, &role_ix) || !name_take(kind, scope_kind_names, &kind_ix))
        return false;
    memcpy(file->sha256, hash.at, hash.n);
    file->role = (enum role)role_ix;
    file->scope.kind = (enum scope_kind)kind_ix;
    file->scope.place = str_copy(a, known);
    return true;
}

struct key_ask {
    struct stage *stage;
    int32_t number;
    struct seal_key key;
};

static bool key_in_tx(struct store *st, void *arg, struct err *e)
{
    struct key_ask *ask = arg;

    return seal_key_get(st, ask->stage->seal, UPLOAD_STAGE, ask->number, &ask->key, e);
}

static bool seal_take(struct stage *stage, struct id id, struct str numbers, struct stage_seal *s,
                      struct err *e)
{
    struct key_ask ask = {.stage = stage};
    int64_t number;
    bool good;

    if (!str_to_int(str_cut(&numbers, ' '), INT32_MAX, &number))
        return damaged(e);
    ask.number = (int32_t)number;
    good =
        store_tx(stage->st, STORE_READ, key_in_tx, &ask, e) && stage_seal_draw(&ask.key, id, s, e);
    seal_key_wipe(&ask.key);
    return good;
}

bool stage_head_read(struct stage *stage, int fd, struct id id, struct stage_seal *s,
                     struct arena *a, struct stage_file *file, struct err *e)
{
    char *head = arena_alloc(a, STAGE_HEAD + 1), where[STAGE_WHERE];
    struct stage_file read = {.id = id};
    struct str rest, line, known;

    if (pread(fd, head, STAGE_HEAD, 0) != STAGE_HEAD)
        return damaged(e);
    rest = str_of(head);
    line = str_cut(&rest, '\n');
    if (!str_starts(line, STR(MARK)))
        return damaged(e);
    line = (struct str){line.at + strlen(MARK), line.n - strlen(MARK)};
    if (!seal_take(stage, id, line, s, e)
        || !box_open(s->key, stage_where(s, -1, where), str_cut(&rest, '\n'), a, &known, e))
        return false;
    if (!known_take(known, a, &read))
        return damaged(e);
    *file = read;
    return true;
}

bool stage_fd(struct stage *stage, struct id id, int *fd, struct err *e)
{
    char name[ID_TEXT];

    id_text(id, name);
    *fd = openat(stage->folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (*fd < 0 && errno == ENOENT)
        return err_set(e, ERR_MISSING, "no file %s", name);
    return *fd >= 0 || refused(stage, e);
}

bool stage_get(struct stage *stage, struct id id, struct arena *a, struct stage_file *file,
               struct err *e)
{
    struct stage_seal s;
    bool good;
    int fd;

    if (!stage_fd(stage, id, &fd, e))
        return false;
    good = stage_head_read(stage, fd, id, &s, a, file, e);
    secret_erase(&s, sizeof s);
    close(fd);
    return good;
}

bool stage_may(const struct stage_file *file, const struct subject *by, enum action action,
               struct err *e)
{
    const struct object object = {.place = {file->scope.place},
                                  .organization = {file->scope.organization},
                                  .state = OBJECT_NO_STATE};

    return rights_check(by, action, &object, "file", e);
}

bool stage_remove(struct stage *stage, struct id id, struct err *e)
{
    char name[ID_TEXT];

    id_text(id, name);
    if (unlinkat(stage->folder, name, 0) == 0)
        return true;
    return errno == ENOENT ? err_set(e, ERR_MISSING, "no file %s", name) : refused(stage, e);
}

/* --- what is old --- */

static int64_t made_ms(struct id id)
{
    int64_t ms = 0;

    for (int i = 0; i < 6; i++)
        ms = ms << 8 | id.bytes[i];
    return ms;
}

/* A writer holds its half locked from the moment it is a second old. */
static bool abandoned(struct stage *stage, const char *name)
{
    int fd = openat(stage->folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    bool alone = fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0;

    if (fd >= 0)
        close(fd);
    return alone;
}

static bool is_old(struct stage *stage, const char *name, int64_t now_ms)
{
    struct str s = str_of(name), id_part = str_cut(&s, '.');
    struct id id;

    if (!id_parse(id_part, &id) || (s.n && !str_eq(s, STR("part"))))
        return false; /* not ours */
    return now_ms - made_ms(id) > UPLOAD_KEPT_MS
           || (s.n && now_ms - made_ms(id) > 1000 && abandoned(stage, name));
}

bool stage_sweep(struct stage *stage, int64_t now_ms, struct err *e)
{
    int again = openat(stage->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *names = again >= 0 ? fdopendir(again) : NULL;
    const struct dirent *found;

    if (!names) {
        if (again >= 0)
            close(again);
        return refused(stage, e);
    }
    while ((found = readdir(names)) != NULL) {
        if (is_old(stage, found->d_name, now_ms))
            unlinkat(stage->folder, found->d_name, 0); /* or by another server just now */
    }
    closedir(names);
    return true;
}
