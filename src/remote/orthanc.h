/* orthanc.h - a picture archive (Orthanc) as the platform sees it: what came, what it is, one
 * object put in, one answer read piece by piece. It is asked over HTTP with a name and a secret;
 * nobody else is. */
#ifndef XL_REMOTE_ORTHANC_H
#define XL_REMOTE_ORTHANC_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define ORTHANC_MS 10000                 /* between two pieces of an answer */
#define ORTHANC_BEGIN_MS 30000           /* for it to begin: a long object is read whole before */
#define ORTHANC_ANSWER (4 * 1024 * 1024) /* bytes of what is read whole */

struct orthanc_options {
    const char *url; /* "http://127.0.0.1:8042", without a slash behind it */
    const char *user, *password;
};
struct orthanc;

/* ERR_USAGE: the address is neither https nor on this machine. Asks nobody yet. */
MUST_CHECK bool orthanc_open(const struct orthanc_options *options, struct orthanc **o,
                             struct err *e);
void orthanc_close(struct orthanc *o);

/* ERR_IO: it does not answer. */
MUST_CHECK bool orthanc_alive(const struct orthanc *o, struct err *e);

struct orthanc_change {
    int64_t seq;
    struct str kind, id; /* "StableStudy", Orthanc's own name of the thing */
};
struct orthanc_changes {
    struct orthanc_change *items;
    size_t n;
    int64_t last; /* to be asked for next */
};
/* What changed behind `since`, the oldest first, at most a hundred. */
MUST_CHECK bool orthanc_changes(const struct orthanc *o, int64_t since, struct arena *a,
                                struct orthanc_changes *changes, struct err *e);

struct orthanc_study {
    struct str uid, accession, patient, modality; /* as they stand in it; may be empty */
    struct str aet;                               /* who sent it by C-STORE; empty: nobody */
};
/* ERR_MISSING: it is gone again. */
MUST_CHECK bool orthanc_study(const struct orthanc *o, struct str id, struct arena *a,
                              struct orthanc_study *study, struct err *e);

struct orthanc_kept {
    struct str id, study; /* Orthanc's own names of the object and of its study */
    bool fresh;           /* it was not there before */
};
struct orthanc_bytes { /* what is put in, read from front to back; some at least until its end */
    bool (*read)(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e);
    void *arg;
    int64_t size;
};
/* One DICOM object; memory does not grow with it. ERR_INPUT: it is none. Fails as its bytes do. */
MUST_CHECK bool orthanc_put(const struct orthanc *o, const struct orthanc_bytes *bytes,
                            struct arena *a, struct orthanc_kept *kept, struct err *e);

struct orthanc_picture { /* a photograph that is to become a DICOM object */
    struct orthanc_bytes bytes;
    const char *type; /* "image/jpeg", "image/png" */
    struct str accession, patient, name, modality, about, uid;
};
MUST_CHECK bool orthanc_picture(const struct orthanc *o, const struct orthanc_picture *picture,
                                struct arena *a, struct orthanc_kept *kept, struct err *e);

/* An answer as it comes: held in memory is one piece, however long it is. */
struct orthanc_stream;
/* Waits until the head of the answer is there. ERR_MISSING: 404. ERR_IO: nobody answers, or with
 * another status than 200. `accept` is sent as it stands; `host` is what addresses in the answer
 * begin with. */
MUST_CHECK bool orthanc_stream_open(const struct orthanc *o, const char *path, const char *accept,
                                    const char *host, struct orthanc_stream **stream,
                                    struct err *e);
const char *orthanc_stream_type(const struct orthanc_stream *s); /* Content-Type */
/* How many bytes were put; 0 at the end, -1 where it broke off. */
ssize_t orthanc_stream_take(struct orthanc_stream *s, char *to, size_t max);
void orthanc_stream_close(struct orthanc_stream *s);

#endif
