/* demo_record.h - the discharge records of the invented province, as untidy as real exports. */
#ifndef XL_WORK_DEMO_RECORD_H
#define XL_WORK_DEMO_RECORD_H

#include "base/err.h"
#include "base/list.h"
#include "work/demo_world.h"
#include "work/file.h"

struct demo_names LIST(const char *);

/* Writes one sheet per city and year into the folder, in the P-code form, some in GB18030, and adds
 * their names (in the arena) to `names`, in order. About one row in sixty has a fault that real
 * exports have. */
MUST_CHECK bool demo_records_write(const struct demo_world *w, struct folder *f, struct arena *a,
                                   struct demo_names *names, struct err *e);

#endif
