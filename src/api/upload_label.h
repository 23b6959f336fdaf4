/* upload_label.h - why a row of a list is not taken, in the words of those who keep lists. */
#ifndef XL_API_UPLOAD_LABEL_H
#define XL_API_UPLOAD_LABEL_H

#include "base/str.h"

/* In Chinese, with what is expected; the fault itself where it has no other words. */
struct str upload_label(struct str fault);

#endif
