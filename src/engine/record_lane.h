/* record_lane.h - parts of a file of discharge records, each read by itself: for threads. Pure.
 *
 *     record_file_open(options, name, bytes, &arena, &file, &e);
 *     for each part: record_lane_read(lane, &file, &part, &batch);       in any order, by any lane
 *     in their order: if (!record_batch_follows(&batch, &state)) read it again from `state`;
 *                     take its rows; record_state_move(&state, &batch);
 *
 * A part is read as if a row began where it begins, and under the sheet that was last known. Both
 * nearly always hold; where a row reached over from the part before, or a header bound other
 * columns there, the batch does not follow and is read again. So the rows are those of record_next
 * for every number of lanes and every size of parts.
 *
 * Rows that keep the columns and hold nothing odd are read by a fast path, all others by the exact
 * one of record_next: both say the same. */
#ifndef XL_ENGINE_RECORD_LANE_H
#define XL_ENGINE_RECORD_LANE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"
#include "base/words.h"
#include "engine/record.h"
#include "engine/scan_mark.h"
#include "engine/stay.h"

struct record_sheet;

/* A file that lies in memory, and where its first row begins. */
struct record_file {
    const char *name;
    struct str text; /* UTF-16 has become UTF-8 */
    enum record_encoding encoding;
    char delim;
    const struct record_sheet *sheet;
    size_t begin;
    int64_t line; /* lines before `begin` */
};

/* As record_open; `bytes` and the arena must outlive the file. */
MUST_CHECK bool record_file_open(const struct record_options *options, const char *name,
                                 struct str bytes, struct arena *a, struct record_file *file,
                                 struct err *e);

/* The end of a part of about `size` bytes that begins at `from`: where a line begins. */
size_t record_part_end(const struct record_file *file, size_t from, size_t size);

/* How far the rows before a part have gone. */
struct record_state {
    const struct record_sheet *sheet;
    int64_t skip; /* lines of the part that belong to a row before it */
    int64_t line; /* lines before the part */
};

/* One row; texts are numbers of the lane's words, 0 being the empty one. */
struct record_brief {
    int64_t line; /* from the part's first, counted from 0 */
    uint64_t flags;
    int64_t rw_e4, days, cost_fen;
    struct stay_hash stay; /* zeros: no search for duplicates */
    int32_t institution, treating, residence, payer, discipline, drg;
    int32_t dis_day; /* or DAY_NONE */
    int32_t operation_n;
    size_t operations; /* the first of them in the batch */
    int8_t rejected;   /* enum rule */
    int8_t encoding, step;
    bool structured, grouped, died;
};
struct record_brief_operation {
    int32_t procedure, level;
};

/* What a lane made of a part. A zeroed one is empty and may be used again and again. */
struct record_batch {
    struct record_briefs LIST(struct record_brief) rows;
    struct record_brief_operations LIST(struct record_brief_operation) operations;
    int64_t line_n, taken;    /* lines of the part; taken from its beginning, perhaps more */
    int64_t fast;             /* rows that the fast path read */
    struct record_state from; /* as it was read */
    const struct record_sheet *sheet; /* at its end */
    /* Words that the lane met here first, the first of them number `word_from`; they stay where
     * they are as long as the lane. The batches of a lane give all of its words in their order. */
    struct str_list words;
    int32_t word_from;
};
void record_batch_reset(struct record_batch *b); /* frees */
bool record_batch_follows(const struct record_batch *b, const struct record_state *state);
void record_state_move(struct record_state *state, const struct record_batch *batch);

enum record_way { RECORD_EXACT, RECORD_FAST }; /* RECORD_EXACT: no fast path, for comparison */

struct record_lane;

/* A lane of a thread. `salt` is that of the stay_set that its hashes will be put into. Its words
 * and sheets stay until record_lane_close. */
struct record_lane *record_lane_open(const struct record_options *options, const uint8_t salt[16],
                                     enum record_way way, enum scan_way scan, struct arena *a);
void record_lane_close(struct record_lane *lane); /* frees */

/* Reads text[from, to) of the file from a state. O(bytes). */
void record_lane_read(struct record_lane *lane, const struct record_file *file, size_t from,
                      size_t to, const struct record_state *state, struct record_batch *batch);

#endif
