/* ingest_take.c - the rows of a batch counted, in their order: of two equal stays the first one
 * wins whatever the machine.
 *
 * Every row touches large tables. Their places are asked of memory some rows before they are
 * needed. */
#include <string.h>

#include "work/ingest_part.h"

enum { AHEAD = 40, NEAR = 12, SOON = 64 /* more than AHEAD */, UNKNOWN = -1 };

static void words_take(struct ingest_run *run, struct ingest_words *words,
                       const struct record_batch *batch)
{
    for (size_t i = 0; i < batch->words.n; i++) {
        struct str text = batch->words.items[i];
        struct ingest_word word = {text, cube_text(&run->cube, text), UNKNOWN};

        list_push(words, word);
    }
}

static inline int32_t number(const struct ingest_words *words, int32_t word)
{
    return words->items[word].cube;
}

static struct cube_case cell_of(const struct ingest_words *words, const struct record_brief *b)
{
    return (struct cube_case){.month = month_of_day(b->dis_day),
                              .institution = number(words, b->institution),
                              .treating = number(words, b->treating),
                              .residence = number(words, b->residence),
                              .payer = number(words, b->payer),
                              .discipline = number(words, b->discipline),
                              .drg = number(words, b->drg),
                              .rw_e4 = b->grouped ? b->rw_e4 : 0,
                              .days = b->days,
                              .cost_fen = b->cost_fen,
                              .deaths = b->died};
}

static void quality_take(struct ingest_run *run, struct ingest_words *words,
                         const struct record_brief *b, enum rule rejected, int file, int64_t line)
{
    struct ingest_word *inst = &words->items[b->institution];
    struct quality_cell cell = {.rule = rejected,
                                .month = b->dis_day == DAY_NONE ? QUALITY_NO_MONTH
                                                                : month_of_day(b->dis_day),
                                .file = file,
                                .first_row = line + b->line + 1,
                                .count = 1};
    uint64_t flags = b->flags;

    if (rejected == RULE_NONE && flags == 0)
        return;
    if (inst->quality == UNKNOWN)
        inst->quality = quality_institution(&run->quality, inst->text);
    cell.institution = inst->quality;
    if (rejected != RULE_NONE)
        quality_add_cell(&run->quality, &cell);
    for (; rejected == RULE_NONE && flags; flags &= flags - 1) {
        cell.rule = (enum rule)__builtin_ctzll(flags);
        quality_add_cell(&run->quality, &cell);
    }
}

static struct cube_stay_operation operation_of(const struct ingest_words *words,
                                               const struct record_batch *batch, size_t at)
{
    const struct record_brief_operation *o = &batch->operations.items[at];

    return (struct cube_stay_operation){number(words, o->procedure), o->level};
}

/* What a row that will soon be counted comes to. */
struct soon {
    struct cube_case cell;
    uint64_t hash;
};

static void fetch(struct ingest_run *run, const struct ingest_words *words,
                  const struct record_batch *batch, const struct record_brief *b,
                  const struct soon *soon, bool row)
{
    if (b->rejected != RULE_NONE)
        return;
    cube_fetch_case(&run->cube, soon->hash, soon->cell.drg, row);
    for (int32_t i = 0; i < b->operation_n; i++) {
        struct cube_stay_operation operation =
            operation_of(words, batch, b->operations + (size_t)i);

        cube_fetch_operation(&run->cube, soon->hash, &operation, row);
    }
}

/* Steps ahead of row `i`, which may lie before the first. */
static void look_ahead(struct ingest_run *run, const struct ingest_words *words,
                       const struct record_batch *batch, int64_t i, struct soon soon[SOON])
{
    const struct record_brief *rows = batch->rows.items;
    int64_t n = (int64_t)batch->rows.n, far = i + AHEAD, near = i + NEAR;

    if (far < n) {
        struct soon *s = &soon[far % SOON];

        if (rows[far].rejected == RULE_NONE) {
            s->cell = cell_of(words, &rows[far]);
            s->hash = cube_stay_hash(&s->cell);
            stay_fetch(&run->stays, rows[far].stay);
        }
        fetch(run, words, batch, &rows[far], s, false);
    }
    if (near >= 0 && near < n)
        fetch(run, words, batch, &rows[near], &soon[near % SOON], true);
}

static void row_take(struct ingest_run *run, struct ingest_words *words,
                     const struct record_batch *batch, const struct record_brief *b,
                     struct cube_case *cell)
{
    words->operations.n = 0;
    for (int32_t i = 0; i < b->operation_n; i++) {
        struct cube_stay_operation operation =
            operation_of(words, batch, b->operations + (size_t)i);

        list_push(&words->operations, operation);
    }
    cube_add_stay(&run->cube, cell, words->operations.items, b->operation_n);
}

void ingest_take(struct ingest_run *run, struct ingest_words *words,
                 const struct record_batch *batch, int file, int64_t line)
{
    struct ingest_summary *s = &run->summary;
    const struct record_brief *rows = batch->rows.items;
    struct soon soon[SOON];

    words_take(run, words, batch);
    for (int64_t i = -AHEAD; i < 0; i++)
        look_ahead(run, words, batch, i, soon);
    for (size_t i = 0; i < batch->rows.n; i++) {
        const struct record_brief *b = &rows[i];
        enum rule rejected = (enum rule)b->rejected;

        look_ahead(run, words, batch, (int64_t)i, soon);
        if (rejected == RULE_NONE && (b->stay.low || b->stay.high)
            && !stay_put(&run->stays, b->stay))
            rejected = RULE_STAY_DUPLICATE;
        s->read++;
        s->encodings[b->encoding] += b->structured;
        quality_take(run, words, b, rejected, file, line);
        if (rejected != RULE_NONE) {
            s->rejected++;
            continue;
        }
        s->accepted++;
        s->resolver[b->step]++;
        row_take(run, words, batch, b, &soon[i % SOON].cell);
    }
}

void ingest_words_reset(struct ingest_words *words)
{
    heap_free(words->items);
    list_reset(&words->operations);
    *words = (struct ingest_words){0};
}
