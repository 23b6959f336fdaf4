/* share.h - where the files lie that ship beside the program: programmes/ and examples/. */
#ifndef XL_WORK_SHARE_H
#define XL_WORK_SHARE_H

#include "base/arena.h"
#include "base/err.h"

/* The path of a shipped file or folder. Looked for under XINGLIN_SHARE where that is set, else
 * beside the program's own folder, else where it is installed. ERR_IO names it and where it was
 * looked for. */
MUST_CHECK bool share_path(const char *name, struct arena *a, const char **path, struct err *e);

#endif
