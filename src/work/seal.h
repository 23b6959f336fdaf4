/* seal.h - the master key and the keys under it: how personal data are sealed per organization.
 *
 * The master key is 32 bytes in hex in a file of its own, readable by its owner alone, never in the
 * store and never in a backup: the file that XINGLIN_KEY_FILE names, else `master.key` in the
 * store's folder. Losing it loses what is sealed. */
#ifndef XL_WORK_SEAL_H
#define XL_WORK_SEAL_H

#include "base/id.h"
#include "store/store.h"
#include "work/seal_box.h"

struct seal; /* the master key in memory that is not swapped */

/* Reads the master key of a store, or makes one where the store has sealed nothing yet.
 * ERR_IO     the file cannot be read or made, or others may read it; a postgresql:// store without
 *            XINGLIN_KEY_FILE
 * ERR_INPUT  it is no key
 * ERR_CHECK  the store was sealed under another */
MUST_CHECK bool seal_open(const char *address, struct store *st, struct seal **seal, struct err *e);
void seal_close(struct seal *seal); /* wipes it; NULL does nothing */

/* In an organization's place: the key of what the program itself has to keep. */
extern const struct id SEAL_OWN;

struct seal_key {
    struct id organization;
    int32_t number;
    enum seal_profile profile;
    uint8_t bytes[SEAL_KEY];
};
void seal_key_wipe(struct seal_key *key);

/* Inside a transaction. The key in use of an organization, made where it has none (STORE_WRITE). */
MUST_CHECK bool seal_key_use(struct store *st, const struct seal *seal, struct id organization,
                             int64_t now_ms, struct seal_key *key, struct err *e);
/* The key of a number. ERR_CHECK where it is not there or does not open. */
MUST_CHECK bool seal_key_get(struct store *st, const struct seal *seal, struct id organization,
                             int32_t number, struct seal_key *key, struct err *e);

#define SEAL_KEYS_MOST 64
/* All keys of an organization, the newest first. */
MUST_CHECK bool seal_key_list(struct store *st, const struct seal *seal, struct id organization,
                              struct seal_key keys[SEAL_KEYS_MOST], size_t *n, struct err *e);

/* A new key for an organization, in use from now on. */
MUST_CHECK bool seal_key_renew(struct store *st, const struct seal *seal, struct id organization,
                               enum seal_profile profile, int64_t now_ms, struct seal_key *key,
                               struct err *e);

/* Puts a new master key in the place of the old one: every key is wrapped anew in one transaction.
 * The new file lies beside the old as FILE.next until that is done; a run that died is finished by
 * the next seal_open. */
MUST_CHECK bool seal_master_renew(struct store *st, struct seal *seal, struct err *e);

#endif
