/* programme.h - programme files: read from a path, or by the name of one that ships. */
#ifndef XL_WORK_PROGRAMME_H
#define XL_WORK_PROGRAMME_H

#include "model/programme.h"
#include "work/secret.h"

/* Reads a programme file into the arena.
 *   faults  every fault of it
 *   seal    SHA-256 of the file's bytes in hex; may be NULL
 * ERR_IO where it cannot be read, ERR_INPUT where it has faults (or is no YAML at all). */
MUST_CHECK bool work_programme_read(const char *path, struct arena *a, struct programme *p,
                                    struct fault_list *faults, char seal[SECRET_HASH],
                                    struct err *e);

/* The same of bytes that are in memory; what is read are slices of copies in the arena. */
MUST_CHECK bool work_programme_parse(struct str bytes, const char *name, struct arena *a,
                                     struct programme *p, struct fault_list *faults, struct err *e);

/* The path of programmes/<id>.yaml, or of `name` itself where that ends in .yaml. ERR_INPUT for a
 * name that is neither an id nor such a path; ERR_IO where nothing of the name ships. */
MUST_CHECK bool work_programme_find(const char *name, struct arena *a, const char **path,
                                    struct err *e);

#endif
