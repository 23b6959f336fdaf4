/* ingest_part.h - what the files of ingest share; not for others. */
#ifndef XL_WORK_INGEST_PART_H
#define XL_WORK_INGEST_PART_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"
#include "engine/cube.h"
#include "engine/quality.h"
#include "engine/record.h"
#include "work/file.h"
#include "work/ingest.h"

/* The map and the side tables of a run, read once. Pointers of tables that were not asked for are
 * NULL. Everything lives in the arena. */
struct ingest_tables {
    const struct map *map;
    const struct place *place;
    struct place_memo *memo;
    struct side_institutions *institutions;
    struct side_counties *counties;
    struct side_towns *towns;
    struct side_drgs *drgs;
    struct side_procedures *procedures;
    struct side_departments *departments;
    struct str scheme; /* of the groups and their weights: cubes of one scheme may be added */
};
MUST_CHECK bool ingest_tables_read(const struct ingest_request *r, struct arena *a,
                                   struct ingest_tables *tables, struct err *e);

extern const char *const ingest_step_names[PLACE_STEPS]; /* "1" ... "8", from 1 */

/* summary.json of a cube. A zeroed one is empty. */
struct ingest_summary {
    int64_t read, accepted, rejected;
    int64_t by_rule[RULE_N]; /* rejecting and flagging */
    int64_t encodings[RECORD_ENCODING_N];
    int64_t resolver[PLACE_STEPS]; /* accepted rows by step, from 1 */
    struct str_list sources;       /* sorted, each once; texts are the arena's */
    struct str scheme;
    int32_t not_after_day;
    int64_t files, bytes; /* bytes after unpacking */
    double seconds;
    bool invented;
};
void ingest_summary_reset(struct ingest_summary *s); /* frees the list of sources */
void ingest_summary_source(struct ingest_summary *s, struct str source);
void ingest_summary_write(const struct ingest_summary *s, struct out *out);

/* ERR_INPUT, naming file and key, for what ingest_summary_write does not write. */
MUST_CHECK bool ingest_summary_read(const char *name, struct str bytes, struct arena *a,
                                    struct ingest_summary *s, struct err *e);

/* Adds the numbers. ERR_INPUT where the schemes differ or a sum does not fit. */
MUST_CHECK bool ingest_summary_add(struct ingest_summary *to, const struct ingest_summary *from,
                                   const char *name, struct err *e);

/* Proves the cube and that it holds as many cases as the summary accepted, writes the four files
 * and puts the folder in its place. The folder is dropped on failure. */
MUST_CHECK bool ingest_write(struct folder *f, const struct cube *c, const struct quality *q,
                             const struct ingest_summary *s, struct err *e);

#endif
