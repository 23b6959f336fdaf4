/* lane.h - the rows of a file as the exact path, the fast path, small parts and two lanes have
 * them: the same. For the tests and the fuzzer of record_lane. */
#ifndef XL_TESTS_LANE_H
#define XL_TESTS_LANE_H

#include <assert.h>
#include <string.h>

#include "engine/record_lane.h"

/* All that a row says, in bytes. */
static void lane_text(struct out *out, struct str s)
{
    out_text(out, "%zu:", s.n);
    out_str(out, s);
}

static void lane_row(struct out *out, const struct record_brief *b, int64_t line,
                     const struct str *words, const struct record_brief_operation *operations)
{
    out_text(out, "%lld %d %llx %d %d %d:", (long long)(line + b->line + 1), b->rejected,
             b->rejected < 0 ? (unsigned long long)b->flags : 0, b->encoding, b->structured,
             b->dis_day);
    lane_text(out, words[b->institution]);
    if (b->rejected < 0) {
        const int32_t texts[] = {b->treating, b->residence, b->payer, b->discipline, b->drg};

        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
            lane_text(out, words[texts[i]]);
        out_text(out, "%d %d %lld %lld %lld %d %llx.%llx", b->step, b->grouped, (long long)b->rw_e4,
                 (long long)b->days, (long long)b->cost_fen, b->died,
                 (unsigned long long)b->stay.low, (unsigned long long)b->stay.high);
        for (int32_t i = 0; i < b->operation_n; i++) {
            lane_text(out, words[operations[i].procedure]);
            out_text(out, "%d", operations[i].level);
        }
    }
    out_char(out, '\n');
}

struct lane_words {
    struct str *items;
    size_t n, cap;
};

static void lane_batch(struct out *out, const struct record_batch *b, int64_t line,
                       struct lane_words *words)
{
    assert((size_t)b->word_from == words->n);
    for (size_t i = 0; i < b->words.n; i++)
        list_push(words, b->words.items[i]);
    for (size_t i = 0; out && i < b->rows.n; i++)
        lane_row(out, &b->rows.items[i], line, words->items,
                 b->rows.items[i].operation_n ? &b->operations.items[b->rows.items[i].operations]
                                              : NULL);
}

/* Reads the file in parts of `size` by three lanes: two in turn, one for what did not follow. Also
 * tells how many rows the fast path read. */
static int64_t lane_read(const struct record_options *options, const struct record_file *file,
                         size_t size, enum record_way way, enum scan_way scan, struct out *out)
{
    static const uint8_t SALT[16] = {7};
    struct arena a = {0};
    struct record_lane *lanes[3];
    struct record_batch batches[3] = {0};
    struct lane_words words[3] = {0};
    struct record_state state = {.sheet = file->sheet, .line = file->line};
    size_t from = file->begin, end;
    int64_t fast = 0;
    int turn = 0;

    for (int i = 0; i < 3; i++)
        lanes[i] = record_lane_open(options, SALT, way, scan, &a);
    do {
        struct record_state guess = {.sheet = state.sheet};

        end = record_part_end(file, from, size);
        record_lane_read(lanes[turn], file, from, end, &guess, &batches[turn]);
        if (record_batch_follows(&batches[turn], &state)) {
            lane_batch(out, &batches[turn], state.line, &words[turn]);
            fast += batches[turn].fast;
            record_state_move(&state, &batches[turn]);
        } else {
            lane_batch(NULL, &batches[turn], state.line, &words[turn]);
            record_lane_read(lanes[2], file, from, end, &state, &batches[2]);
            lane_batch(out, &batches[2], state.line, &words[2]);
            fast += batches[2].fast;
            record_state_move(&state, &batches[2]);
        }
        turn = 1 - turn;
        from = end;
    } while (from < file->text.n);
    out_text(out, "%lld lines\n", (long long)state.line);
    for (int i = 0; i < 3; i++) {
        record_lane_close(lanes[i]);
        record_batch_reset(&batches[i]);
        list_reset(&words[i]);
    }
    arena_reset(&a);
    return fast;
}

/* The same rows from record_next, which knows nothing of lanes. */
static void lane_plain(const struct record_options *options, struct str bytes, struct out *out)
{
    static const uint8_t SALT[16] = {7};
    struct arena a = {0};
    struct record_reader *reader;
    struct record r;
    struct err e = {0};

    if (!record_open(options, "x.csv", bytes, &a, &reader, &e)) {
        arena_reset(&a);
        return;
    }
    while (record_next(reader, &r)) {
        struct str words[64];
        struct record_brief_operation operations[32];
        struct record_brief b = {.line = r.line - 1,
                                 .rejected = (int8_t)r.rejected,
                                 .flags = r.flags,
                                 .encoding = (int8_t)r.encoding,
                                 .structured = r.structured,
                                 .dis_day = r.dis_day,
                                 .treating = 1,
                                 .residence = 2,
                                 .payer = 3,
                                 .discipline = 4,
                                 .drg = 5,
                                 .step = r.residence.step,
                                 .grouped = r.grouped,
                                 .rw_e4 = r.rw_e4,
                                 .days = r.days,
                                 .cost_fen = r.cost_fen,
                                 .died = r.died,
                                 .operation_n = r.operation_n};
        struct stay stay = {r.institution, r.rec_no, r.adm_no, r.dis_day, r.birth_day};

        assert(r.operation_n <= 32);
        words[0] = r.institution;
        words[1] = r.treating;
        words[2] = str_of(r.residence.code);
        words[3] = r.payer;
        words[4] = r.discipline;
        words[5] = r.drg;
        for (int32_t i = 0; i < r.operation_n; i++) {
            words[6 + i] = r.operations[i].code;
            operations[i] = (struct record_brief_operation){6 + i, r.operations[i].level};
        }
        if (r.rejected == RULE_NONE && r.rec_no.n)
            b.stay = stay_key(SALT, &stay);
        lane_row(out, &b, 0, words, operations);
    }
    out_text(out, "%lld lines\n", (long long)record_lines(reader));
    record_close(reader);
    arena_reset(&a);
}

/* Asserts that all ways say the same of a file; returns how many rows the fast path read. */
static int64_t lane_compare(const struct record_options *options, struct str bytes, size_t size)
{
    struct arena a = {0};
    struct record_file file;
    struct out plain = {0}, other = {0};
    struct err e = {0};
    int64_t fast = 0;

    lane_plain(options, bytes, &plain);
    if (!record_file_open(options, "x.csv", bytes, &a, &file, &e)) {
        assert(plain.n == 0);
    } else {
        /* Each scan that the processor has, with parts of both sizes; then the exact path. */
        for (int way = 0; way < 2 * (int)scan_way_best() + 4; way++) {
            bool exact = way / 2 > (int)scan_way_best();
            int64_t found;

            other.n = 0;
            found = lane_read(options, &file, way % 2 ? size : 1 << 20,
                              exact ? RECORD_EXACT : RECORD_FAST,
                              exact ? SCAN_PLAIN : (enum scan_way)(way / 2), &other);
            assert(other.n == plain.n && memcmp(other.items, plain.items, plain.n) == 0);
            assert(!exact || found == 0);
            fast = exact ? fast : found;
        }
    }
    out_reset(&plain);
    out_reset(&other);
    arena_reset(&a);
    return fast;
}

#endif
