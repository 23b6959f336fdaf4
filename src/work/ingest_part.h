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
#include "engine/record_lane.h"
#include "engine/stay.h"
#include "work/file.h"
#include "work/ingest.h"

/* The map and the side tables of a run, read once. Pointers of tables that were not asked for are
 * NULL. Everything lives in the arena. */
struct ingest_tables {
    const struct map *map;
    const struct place *place;
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

/* One run: what the rows are counted into. */
struct ingest_run {
    const struct ingest_request *request;
    struct arena arena;
    struct ingest_tables tables;
    struct cube cube;
    struct quality quality;
    struct stay_set stays;
    struct ingest_summary summary;
    double started, told; /* seconds of a clock that only runs forward */
    bool terminal;
};
void ingest_progress(struct ingest_run *run, int file); /* a line on a terminal, now and then */
void ingest_progress_end(struct ingest_run *run);
void ingest_size_look(struct ingest_run *run, int64_t lines, int file); /* warns of size.cut */

/* The numbers that a lane's words have in the cube and in the quality report. */
struct ingest_words {
    struct ingest_word {
        struct str text;
        int32_t cube, quality; /* the latter -1 as long as it was not needed */
    } * items;
    size_t n, cap;
    struct ingest_operations LIST(struct cube_stay_operation) operations; /* scratch */
};

/* Counts the rows of a batch, in their order; its first line is number `line` + 1 of the file. */
void ingest_take(struct ingest_run *run, struct ingest_words *words,
                 const struct record_batch *batch, int file, int64_t line);
void ingest_words_reset(struct ingest_words *words); /* frees */

/* Reads all files of the request with as many threads, in the order of the command line. */
MUST_CHECK bool ingest_files(struct ingest_run *run, struct err *e);

/* Proves the cube and that it holds as many cases as the summary accepted, writes the four files
 * and puts the folder in its place; with two threads or more both tables at a time. The folder is
 * dropped on failure. */
MUST_CHECK bool ingest_write(struct folder *f, const struct cube *c, const struct quality *q,
                             const struct ingest_summary *s, int threads, struct err *e);

/* As many as the request wants, or as there are processors. */
int ingest_threads(const struct ingest_request *r);

#endif
