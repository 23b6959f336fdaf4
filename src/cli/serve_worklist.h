/* serve_worklist.h - the worklists of `xinglin serve`: what each device is to take next, written
 * for the archive of our own to answer from. Internal to serve. */
#ifndef XL_CLI_SERVE_WORKLIST_H
#define XL_CLI_SERVE_WORKLIST_H

#include "remote/orthanc_run.h"
#include "store/store.h"
#include "work/seal.h"

struct serve_worklist {
    struct store *store;
    const struct seal *seal; /* NULL: who it is stays closed, and no list is written */
    const char *folder;      /* of the .wl files */
    const struct orthanc_device *device;
    const struct str *organization; /* [device_n] code of whose each is */
    size_t device_n;
};

/* Makes the folder hold the orders that wait now, one file an order and device of the organization
 * that ordered, and no others. What is there already is not opened again. */
MUST_CHECK bool serve_worklist_renew(const struct serve_worklist *s, int64_t now_ms,
                                     struct arena *a, struct err *e);

#endif
