/* frame.h - what all figures of the store stand in: one row. */
#ifndef XL_STORE_FRAME_H
#define XL_STORE_FRAME_H

#include "model/frame.h"
#include "store/store.h"

MUST_CHECK bool store_frame_put(struct store *st, const struct frame *f, struct err *e);

/* ERR_MISSING where none was put yet. */
MUST_CHECK bool store_frame_get(struct store *st, struct arena *a, struct frame *f, struct err *e);

#endif
