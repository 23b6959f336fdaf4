/* audit.c - the chain: each line's hash covers the hash before it. */
#include "work/audit.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/unknown.h"
#include "work/secret.h"

#define LINES_AT_ONCE 10000

bool work_audit_begin(struct store *st, struct err *e)
{
    return store_audit_lock(st, e);
}

static void hash_of(const struct audit *line, struct str before, struct arena *a,
                    char hex[SECRET_HASH])
{
    secret_hash(audit_bytes(line, before, a), hex);
}

static struct id actor_of(const struct subject *by)
{
    const struct id nobody = {{0}};

    if (by == NULL)
        return nobody;
    return id_none(by->account) ? by->token : by->account;
}

static struct audit line_of(const struct audit_note *note, int64_t now_ms)
{
    const struct subject *by = note->by;

    return (struct audit){
        .at_ms = now_ms,
        .actor = actor_of(by),
        .grant = note->grant,
        .role = by == NULL ? ROLE_PUBLIC : by->role,
        .action = str_of(note->action),
        .noun = str_of(note->noun),
        .object = note->object,
        .place = note->place,
        .reason = str_of(note->reason),
        .outcome = note->outcome,
    };
}

bool work_audit_append_all(struct store *st, const struct audit_note *notes, size_t n,
                           int64_t now_ms, struct err *e)
{
    struct audit_head head;
    struct arena a = {0};
    struct audit *lines = ARENA_ARRAY(&a, struct audit, n + 1);
    bool good = n == 0 || store_audit_head(st, &a, &head, e);

    for (size_t i = 0; good && i < n; i++) {
        char *hex = ARENA_ARRAY(&a, char, SECRET_HASH);

        lines[i] = line_of(&notes[i], now_ms);
        lines[i].seq = head.seq + 1;
        hash_of(&lines[i], head.hash, &a, hex);
        lines[i].hash = str_of(hex);
        head = (struct audit_head){lines[i].seq, lines[i].hash};
    }
    good = good && (n == 0 || store_audit_add(st, lines, n, e));
    arena_reset(&a);
    return good;
}

bool work_audit_append(struct store *st, const struct audit_note *note, int64_t now_ms,
                       struct err *e)
{
    return work_audit_append_all(st, note, 1, now_ms, e);
}

struct verifying {
    int64_t known_seq; /* 0: none was given */
    struct str known_hash;
    struct audit_proof proof;
};

static bool line_check(struct verifying *v, const struct audit *line, struct arena *a,
                       struct err *e)
{
    char hex[SECRET_HASH];

    if (line->seq != v->proof.lines + 1)
        return err_set(e, ERR_CHECK,
                       "audit line %" PRId64 " is not there: line %" PRId64
                       " follows line %" PRId64,
                       v->proof.lines + 1, line->seq, v->proof.lines);
    hash_of(line, str_of(v->proof.head), a, hex);
    if (!str_eq(line->hash, str_of(hex)))
        return err_set(e, ERR_CHECK,
                       "audit line %" PRId64 " or the one before it was changed: its hash is %.12s,"
                       " its bytes give %.12s",
                       line->seq, line->hash.n >= 12 ? line->hash.at : "none", hex);
    if (line->seq == v->known_seq && !str_eq(v->known_hash, str_of(hex)))
        return err_set(e, ERR_CHECK,
                       "audit line %" PRId64 " is not the one that was written down: its hash is"
                       " %.12s, not %.12s",
                       line->seq, hex, v->known_hash.at);
    v->proof.lines = line->seq;
    memcpy(v->proof.head, hex, sizeof v->proof.head);
    return true;
}

/* The store's own note of the end, and one that somebody wrote down. */
static bool end_check(struct store *st, const struct verifying *v, struct arena *a, struct err *e)
{
    struct audit_head head;

    if (!store_audit_head(st, a, &head, e))
        return false;
    if (head.seq != v->proof.lines || !str_eq(head.hash, str_of(v->proof.head)))
        return err_set(e, ERR_CHECK,
                       "the audit log ends at line %" PRId64 ", its store noted line %" PRId64
                       ": lines were cut off or the note was changed",
                       v->proof.lines, head.seq);
    if (v->known_seq > v->proof.lines)
        return err_set(e, ERR_CHECK,
                       "the audit log ends at line %" PRId64 ", line %" PRId64
                       " was written down: lines were cut off",
                       v->proof.lines, v->known_seq);
    return true;
}

static bool verify_in_tx(struct store *st, void *arg, struct err *e)
{
    struct verifying *v = arg;
    struct arena a = {0};
    struct audit_rows rows = {0};
    bool good = true;

    v->proof = (struct audit_proof){.head = AUDIT_START};
    do {
        arena_reset(&a);
        good = store_audit_after(st, v->proof.lines, LINES_AT_ONCE, &a, &rows, e);
        for (size_t i = 0; good && i < rows.n; i++)
            good = line_check(v, &rows.items[i], &a, e);
    } while (good && rows.n == LINES_AT_ONCE);
    good = good && end_check(st, v, &a, e);
    arena_reset(&a);
    return good;
}

/* "SEQ:HASH" */
static bool known_read(struct str known, struct verifying *v, struct err *e)
{
    struct str hash = known, seq = str_cut(&hash, ':');

    if (known.n == 0)
        return true;
    if (!str_to_int(seq, INT64_MAX, &v->known_seq) || v->known_seq == 0 || hash.n != AUDIT_HASH)
        return err_set(e, ERR_INPUT,
                       "%.*s: a head is a line's number, a colon and its hash of 64 characters",
                       (int)(known.n < 80 ? known.n : 80), known.at);
    v->known_hash = hash;
    return true;
}

bool work_audit_verify(struct store *st, struct str known, struct audit_proof *proof, struct err *e)
{
    struct verifying v = {0};

    if (!known_read(known, &v, e) || !store_tx(st, STORE_READ, verify_in_tx, &v, e))
        return false;
    *proof = v.proof;
    return true;
}

struct listing {
    struct audit_filter filter;
    const struct store_page *page;
    struct arena *arena;
    struct audit_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_audit_list(st, &l->filter, l->page, l->arena, &l->rows, e);
}

bool work_audit_list(struct store *st, const struct subject *by, const struct audit_filter *filter,
                     const struct store_page *page, struct arena *a, struct audit_rows *rows,
                     struct err *e)
{
    struct listing l = {.filter = *filter, .page = page, .arena = a};

    if (!rights_check(by, ACTION_AUDIT_SEE, NULL, "the audit log", e))
        return false;
    l.filter.by = by;
    l.filter.reach = rights_reach(by, ACTION_AUDIT_SEE);
    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}
