/* programme_take.h - one key of a map after the other, each fault noted and gone on. Of programme's
 * files alone. */
#ifndef XL_MODEL_PROGRAMME_TAKE_H
#define XL_MODEL_PROGRAMME_TAKE_H

#include "model/programme.h"

struct taker {
    struct fault_list *faults;
    struct arena *arena;
};

/* Notes "file:line:column: key: reason". */
void take_fault(struct taker *t, const struct yaml_node *at, const char *key, const char *format,
                ...) PRINTF_LIKE(4, 5);

/* Notes each key of the map that is not among the NULL-terminated `keys`. False: this is no map. */
bool take_map(struct taker *t, const struct yaml_node *node, const char *key,
              const char *const *keys);

/* The values of keys; where a key is absent and not required `*value` stays. */
void take_str(struct taker *t, const struct yaml_node *map, const char *key, bool required,
              struct str *value);
void take_int(struct taker *t, const struct yaml_node *map, const char *key, int64_t min,
              int64_t max, int32_t *value);
void take_int64(struct taker *t, const struct yaml_node *map, const char *key, int64_t min,
                int64_t max, int64_t *value);
void take_bool(struct taker *t, const struct yaml_node *map, const char *key, bool *value);
void take_day(struct taker *t, const struct yaml_node *map, const char *key, int32_t *day);
void take_yuan(struct taker *t, const struct yaml_node *map, const char *key, bool required,
               int64_t *fen);
void take_decimal(struct taker *t, const struct yaml_node *map, const char *key, struct str *value);
/* One of `names`; the number of it goes to `*value`. */
void take_word(struct taker *t, const struct yaml_node *map, const char *key, bool required,
               const char *const *names, int *value);
/* A list of texts, or one text alone. */
void take_strs(struct taker *t, const struct yaml_node *map, const char *key,
               struct str_list *value);

/* The list behind a key, or NULL; `required` wants one that is not empty. */
const struct yaml_node *take_list(struct taker *t, const struct yaml_node *map, const char *key,
                                  bool required);

/* What is counted, under a key of the file. Where there is a fault it may be written in part. */
void take_count(struct taker *t, const struct yaml_node *node, const char *key,
                struct figure_count *count);

/* The pledges of a file. */
void take_pledges(struct taker *t, const struct yaml_node *root, struct programme *p);

/* Exactly one of count, share, growth, ratio and date, into a figure's kind and counts. */
void take_figure_kind(struct taker *t, const struct yaml_node *node, struct figure *f);

/* The measures of a file. */
void take_measures(struct taker *t, const struct yaml_node *root, struct programme *p);

/* The appraisal of a file. */
void take_appraisal(struct taker *t, const struct yaml_node *root, struct programme *p);

/* One figure; `f` is written whole or, where there is a fault, in part. */
void take_figure(struct taker *t, const struct yaml_node *node, struct figure *f);

#endif
