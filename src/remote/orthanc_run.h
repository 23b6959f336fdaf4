/* orthanc_run.h - an Orthanc of our own: started with a configuration that lets in the devices that
 * are named and nobody else, watched, started again where it died, ended with us. */
#ifndef XL_REMOTE_ORTHANC_RUN_H
#define XL_REMOTE_ORTHANC_RUN_H

#include "base/err.h"
#include "remote/orthanc.h"

struct orthanc_device { /* that may send by C-STORE and ask for its worklist */
    struct str aet, host;
    int port;
};
struct orthanc_run_options {
    const char *folder; /* made where it is missing */
    int dicom_port;     /* 0: no DICOM over the network */
    const char *aet;    /* ours, at most 16 characters */
    const struct orthanc_device *devices;
    size_t device_n;
};
struct orthanc_run;

/* Starts it and waits until it answers. ERR_IO: it cannot be started, or says nothing in 20 s. */
MUST_CHECK bool orthanc_run_open(const struct orthanc_run_options *options,
                                 struct orthanc_run **run, struct err *e);
const struct orthanc *orthanc_run_asked(const struct orthanc_run *run);
const char *orthanc_run_worklists(const struct orthanc_run *run); /* folder of its .wl files */
int orthanc_run_pid(const struct orthanc_run *run);
/* Starts it again where it has ended; to be called now and then. Returns whether it runs. */
bool orthanc_run_watch(struct orthanc_run *run);
void orthanc_run_close(struct orthanc_run *run);

#endif
