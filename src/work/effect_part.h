/* effect_part.h - what the files of effect share. */
#ifndef XL_WORK_EFFECT_PART_H
#define XL_WORK_EFFECT_PART_H

#include "base/csv.h"
#include "base/json.h"
#include "engine/effect_count.h"
#include "engine/effect_its.h"
#include "engine/effect_synth.h"
#include "engine/effect_test.h"
#include "work/effect.h"
#include "work/file.h"
#include "work/panel.h"
#include "work/secret.h"

/* A finished difference in differences. */
struct effect_run {
    const struct effect_did_request *r;
    struct panel *panel;
    struct arena *a;
    struct str_list outcomes;   /* the primary one first: values 0 .. of the panel, */
    struct str_list covariates; /* then these */
    size_t outcome;             /* the one at hand */
    bool pool;                  /* units with gaps stay */
    struct effect_panel numbers;
    int32_t *numbers_units; /* [numbers.unit_n] of the panel's units */
    int32_t incomplete_n;   /* units left out: an outcome or covariate is missing */
    struct effect_cells cells;
    struct effect_rows rows;
    struct effect_pretest pretest;
    struct effect_trend trend;
    struct effect_bounds bounds;
    struct effect_permutation permutation;
    bool permuted;
    struct effect_verdict verdict;
    double t; /* effect_t of the cells, which is asked for every row */
};

/* Lays the outcome at hand into numbers and measures it, with draws and bounds or without. */
MUST_CHECK bool effect_run_measure(struct effect_run *run, bool whole, struct err *e);

/* Measures the outcomes after the primary one, with p-values adjusted for their number, into
 * others.csv; nothing where there is only one. */
MUST_CHECK bool effect_others_write(const struct effect_run *run, struct folder *folder,
                                    struct err *e);

MUST_CHECK bool effect_run_write(const struct effect_run *run, struct folder *folder,
                                 struct err *e);

/* "verdict": {class, sentence, reasons}; the sentence is Chinese, for the first page. */
struct effect_saying {
    enum effect_class class;
    const char *sentence;
    uint32_t reasons;
};
void effect_reasons_put(struct json_writer *w, uint32_t reasons); /* that member alone */
void effect_verdict_put(struct json_writer *w, const struct effect_saying *saying);

/* The verdict on an outcome in one Chinese sentence; `unit` of its differences stands behind the
 * numbers, "" for none. */
const char *effect_sentence(const struct effect_verdict *v, const char *name, const char *unit,
                            struct arena *a);
const char *effect_count_sentence(const struct effect_count *c, const char *name, struct arena *a);
const char *effect_synth_sentence(const struct effect_synth *s, const char *unit, const char *name,
                                  struct arena *a);
const char *effect_its_sentence(const struct effect_its *its, const char *name, const char *start,
                                struct arena *a);

/* A number for people: three significant digits at least, without exponents. */
const char *effect_figure(double value, struct arena *a);

/* One JSON file of the folder: opened, the writer ready; closed with effect_json_end. */
struct effect_json {
    struct folder_file *file;
    struct json_writer w;
};
MUST_CHECK bool effect_json_open(struct folder *folder, const char *name, struct effect_json *j,
                                 struct err *e);
MUST_CHECK bool effect_json_end(struct effect_json *j, struct err *e);

/* A key and its number, text, truth. */
void effect_put_number(struct json_writer *w, const char *key, double value);
void effect_put_int(struct json_writer *w, const char *key, int64_t value);
void effect_put_text(struct json_writer *w, const char *key, const char *text);
void effect_put_bool(struct json_writer *w, const char *key, bool value);

/* "sha256": {options, panel}: of the options as text and of the file's bytes. */
void effect_hash_put(struct json_writer *w, const char *options, struct str bytes);

#endif
