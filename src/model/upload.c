/* upload.c - see upload.h. */
#include "model/upload.h"

const char *const upload_state_names[UPLOAD_STATE_N + 1] = {
    "reading", "open", "queued", "running", "done", "failed", "cancelled", "dropped", NULL};
