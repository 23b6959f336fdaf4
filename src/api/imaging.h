/* imaging.h - a picture archive as the routes see it; who talks to it is handed in
 * (remote/orthanc.h), so that this layer knows no other server. */
#ifndef XL_API_IMAGING_H
#define XL_API_IMAGING_H

#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "work/file.h"

struct imaging_picture {
    const struct file_source *bytes;
    const char *type;
    struct str accession, patient, name, modality, about, uid;
};
struct imaging_source { /* an answer that is read piece by piece */
    void *arg;
    const char *type;                                 /* Content-Type */
    ssize_t (*take)(void *arg, char *to, size_t max); /* 0: the end, -1: broken off */
    void (*close)(void *arg);
};

struct imaging {
    void *arg;
    int64_t limit; /* bytes of a request that sends images; 0: what its row says */
    /* ERR_INPUT: no DICOM object. ERR_IO: the archive does not answer. `*fresh`: it was not there
     * before. Memory does not grow with what is put. */
    bool (*put)(void *arg, const struct file_source *bytes, struct arena *a, bool *fresh,
                struct err *e);
    bool (*picture)(void *arg, const struct imaging_picture *picture, struct arena *a,
                    struct err *e);
    /* ERR_MISSING: it has none of it. */
    bool (*open)(void *arg, const char *path, const char *accept, const char *host,
                 struct imaging_source *source, struct err *e);
};

#endif
