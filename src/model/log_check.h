/* log_check.h - cases of the logbook beside what the hospital's own system counts. Pure. */
#ifndef XL_MODEL_LOG_CHECK_H
#define XL_MODEL_LOG_CHECK_H

#include <stdint.h>

#include "base/str.h"

enum log_check_word {
    LOG_CHECK_SAME,
    LOG_CHECK_NEAR,   /* by one case, or a tenth of what is counted */
    LOG_CHECK_SILENT, /* operations are counted, and nobody has told one */
    LOG_CHECK_FEWER,  /* fewer are told than counted */
    LOG_CHECK_MORE,   /* more are told than counted: odd */
    LOG_CHECK_WORD_N
};
extern const char *const log_check_word_names[LOG_CHECK_WORD_N + 1];

/* Both count the same operations, so a difference is none of chance. Counts >= 0. */
enum log_check_word log_check_word(int64_t logged, int64_t counted);

struct log_check_row {
    struct str organization, technique; /* codes */
    int32_t month;                      /* day.h's months */
    int64_t logged;                     /* cases told by who did them himself */
    int64_t counted;                    /* operations of the technique's code in the cube */
    struct str organization_name, technique_name, procedure;
};

#endif
