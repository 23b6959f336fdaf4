/* audit.c - `xinglin audit`: proves the log of what was done, and signs where it ends. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/command.h"
#include "work/audit_head.h"
#include "work/file.h"

struct words {
    const char *data, *head, *signed_head, *public, *key;
    struct arena arena;
};

static const struct option_help HELP = {
    "xinglin audit verify|head|key [OPTION…]",
    "verify  reads the whole audit log and proves that no line was changed, taken out, put in or\n"
    "        moved. The last line printed is its head, SEQ:HASH. With a head that was kept\n"
    "        elsewhere the proof also finds a log whose end was cut off or that was written anew.\n"
    "head    proves the log and prints its head as one line, signed by a key: once a day, to "
    "where\n"
    "        nobody of this machine can write. `verify --signed FILE --public P` takes it.\n"
    "key     makes the key, a file for the owner's eyes alone, and prints its public part.",
    "  xinglin audit verify --data demo\n"
    "  xinglin audit verify --data demo --head \"$(cat /safe/head)\"\n"
    "  xinglin audit key --key /etc/xinglin/audit.key\n"
    "  xinglin audit head --data demo --key /etc/xinglin/audit.key > /safe/2026-11-25\n"
    "  xinglin audit verify --data demo --signed /safe/2026-11-25 --public 9d61…"};

static bool prove(const struct words *w, struct str known, struct audit_proof *proof, struct err *e)
{
    struct store *st = NULL;
    bool good = store_open(w->data, STORE_EXISTING, &st, e) && store_ready(st, e)
                && work_audit_verify(st, known, proof, e);

    store_close(st);
    return good;
}

static bool verify(struct words *w, struct err *e)
{
    char known[AUDIT_HASH + 24] = "";
    struct audit_proof proof;
    struct str line;

    if (w->signed_head
        && (!file_read(w->signed_head, &w->arena, &line, e)
            || !audit_head_read(line, str_of(w->public), known, e)))
        return false;
    if (!prove(w, w->signed_head ? str_of(known) : str_of(w->head), &proof, e))
        return false;
    printf("%" PRId64 " lines, the chain holds\n", proof.lines);
    printf("%" PRId64 ":%s\n", proof.lines, proof.head);
    return true;
}

static bool head(struct words *w, struct err *e)
{
    struct audit_proof proof;
    char line[AUDIT_SIGNED];
    struct audit_key key;
    struct timespec now;
    struct str seed;

    if (!file_read(w->key, &w->arena, &seed, e) || !audit_key_read(seed, &key, e)
        || !prove(w, STR(""), &proof, e))
        return false;
    clock_gettime(CLOCK_REALTIME, &now);
    audit_head_sign(&key, &proof, (int64_t)now.tv_sec * 1000, line);
    puts(line);
    return true;
}

/* A file that is there already is left alone: a lost key cannot be made again. */
static bool key(struct words *w, struct err *e)
{
    int fd = open(w->key, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    struct audit_key made;
    FILE *file;
    bool good;

    if (fd < 0 || !(file = fdopen(fd, "w"))) {
        int why = errno;

        if (fd >= 0)
            close(fd);
        return err_set(e, ERR_IO, "%s: %s", w->key, strerror(why));
    }
    audit_key_make(&made);
    good = fprintf(file, "%s\n", made.seed) > 0;
    good = fflush(file) == 0 && fsync(fd) == 0 && good;
    good = fclose(file) == 0 && good;
    if (!good)
        return err_set(e, ERR_IO, "%s: the key cannot be written", w->key);
    printf("%s\n", made.public);
    return true;
}

static const struct verb {
    const char *name;
    bool (*run)(struct words *w, struct err *e);
    bool wants_data, wants_key;
} VERBS[] = {
    {"verify", verify, true, false},
    {"head", head, true, true},
    {"key", key, false, true},
    {NULL, NULL, false, false},
};

/* What is wrong with the words, or NULL. */
static const char *fault_of(const struct verb *verb, const struct words *w)
{
    if (!verb->name)
        return "one of verify, head, key is wanted";
    if (verb->wants_data && !w->data)
        return "--data is missing";
    if (verb->wants_key && !w->key)
        return "--key is missing";
    if (!w->signed_head != !w->public || (w->signed_head && w->head))
        return "--signed and --public go together, without --head";
    return NULL;
}

int cli_audit(int argc, char **argv)
{
    struct words w = {0};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &w.data, "DIR|URL", "folder or postgresql:// address", false, 0, 0},
        {"--head", OPTION_TEXT, &w.head, "SEQ:HASH", "a head that was written down", false, 0, 0},
        {"--signed", OPTION_TEXT, &w.signed_head, "FILE", "a signed head", false, 0, 0},
        {"--public", OPTION_TEXT, &w.public, "HEX", "the key that it has to be signed by", false, 0,
         0},
        {"--key", OPTION_TEXT, &w.key, "FILE", "the key to sign with", false, 0, 0},
        {0}};
    const struct verb *verb = VERBS;
    const char *fault;
    struct err e = {0};
    int operand_n, status;
    bool good;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    while (verb->name && (operand_n != 1 || strcmp(argv[0], verb->name) != 0))
        verb++;
    fault = fault_of(verb, &w);
    if (fault) {
        fprintf(stderr, "xinglin: audit: %s; --help tells more\n", fault);
        return 1;
    }
    good = verb->run(&w, &e);
    arena_reset(&w.arena);
    return good ? 0 : command_fail(&e);
}
