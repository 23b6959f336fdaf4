/* audit_head.h - where the audit log ends, signed, to be kept where nobody of this machine writes.
 *
 * One line of text, six words with a blank between them:
 *     xinglin-audit-head-1 SEQ HASH 2026-11-25T23:59:00+08:00 PUBLIC SIGNATURE
 * PUBLIC is the public key, SIGNATURE Ed25519 (RFC 8032) over the line up to the blank before
 * it, both in hex. Whoever rewrites the log has to have the key as well. */
#ifndef XL_WORK_AUDIT_HEAD_H
#define XL_WORK_AUDIT_HEAD_H

#include "base/err.h"
#include "base/str.h"
#include "work/audit.h"

#define AUDIT_KEY 64     /* hex of a key's seed, and of its public part */
#define AUDIT_SIGNED 400 /* a line and a NUL */

struct audit_key {
    char seed[AUDIT_KEY + 1]; /* secret */
    char public[AUDIT_KEY + 1];
};

void audit_key_make(struct audit_key *k);

/* The key of a seed as written down, blanks around it aside. ERR_INPUT: 64 of 0-9, a-f are wanted;
 * the text never stands in the message. */
MUST_CHECK bool audit_key_read(struct str seed, struct audit_key *k, struct err *e);

void audit_head_sign(const struct audit_key *k, const struct audit_proof *proof, int64_t now_ms,
                     char line[AUDIT_SIGNED]);

/* The head that a signed line tells of, "SEQ:HASH", as work_audit_verify takes it. ERR_INPUT: no
 * such line. ERR_CHECK: signed by another key than `public`, or the signature is wrong. */
MUST_CHECK bool audit_head_read(struct str line, struct str public, char head[AUDIT_HASH + 24],
                                struct err *e);

#endif
