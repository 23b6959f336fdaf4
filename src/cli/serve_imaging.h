/* serve_imaging.h - the picture archive of `xinglin serve`, by its options: an Orthanc of our own
 * or one that is there, and the thread that reads what comes to it. Internal to serve. */
#ifndef XL_CLI_SERVE_IMAGING_H
#define XL_CLI_SERVE_IMAGING_H

#include <pthread.h>
#include <stdatomic.h>

#include "api/imaging.h"
#include "cli/serve_worklist.h"
#include "remote/orthanc_run.h"
#include "store/store.h"

#define SERVE_DEVICES 200

struct serve_imaging {
    const char *folder, *url, *devices; /* of the options, or NULL */
    int64_t dicom_port, limit_mib;      /* 0: none; what the row says */
    struct arena arena;
    struct orthanc_device device[SERVE_DEVICES];
    struct str organization[SERVE_DEVICES]; /* whose each device is */
    size_t device_n;
    struct orthanc_run *run; /* NULL: it is not ours */
    struct orthanc *asked;   /* NULL: it is ours */
    struct store *store;
    struct imaging imaging;
    struct serve_worklist worklist; /* of an archive of our own */
    pthread_t watcher;
    bool watches;
    atomic_bool stopping;
};

/* `*out` is NULL where neither is asked for; `seal` may be NULL. ERR_USAGE: both are, or the list
 * of devices is wrong. A line of the list: AE title, address, port, code of the organization, comma
 * between. */
MUST_CHECK bool serve_imaging_open(struct serve_imaging *s, struct store *store,
                                   const struct seal *seal, const struct imaging **out,
                                   struct err *e);
void serve_imaging_close(struct serve_imaging *s);

#endif
