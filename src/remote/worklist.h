/* worklist.h - what a device is to take next, as a folder of files that the picture archive's
 * worklist answers from (DICOM PS3.4 annex K). One file an order and device. */
#ifndef XL_REMOTE_WORKLIST_H
#define XL_REMOTE_WORKLIST_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct worklist_entry {
    struct str aet; /* of the device, at most 16 characters */
    struct str accession, study, modality;
    struct str patient, name, birth, sex; /* birth YYYYMMDD, sex M or F; both may be empty */
    struct str doctor, part, indication;
    struct str day, time; /* YYYYMMDD, HHMMSS */
    const char *priority; /* "STAT", "HIGH", "ROUTINE" */
};

/* The bytes of one file, in the arena. What may not stand in a value (a control character, a
 * backslash) becomes a blank there. */
struct str worklist_bytes(const struct worklist_entry *w, struct arena *a);

/* Writes it whole or not at all as `folder`/`file`.wl. ERR_IO. `file` is letters, digits, '-', '_'
 * and '.'. */
MUST_CHECK bool worklist_put(const char *folder, struct str file, const struct worklist_entry *w,
                             struct err *e);
bool worklist_has(const char *folder, struct str file);

/* Takes away every .wl that is not among the files. ERR_IO: the folder cannot be read. */
MUST_CHECK bool worklist_keep(const char *folder, const struct str *files, size_t n, struct err *e);

#endif
