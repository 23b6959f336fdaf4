/* log_check.c - see log_check.h. */
#include "model/log_check.h"

#include <stddef.h>

const char *const log_check_word_names[LOG_CHECK_WORD_N + 1] = {"same",  "near", "silent",
                                                                "fewer", "more", NULL};

enum log_check_word log_check_word(int64_t logged, int64_t counted)
{
    int64_t apart = logged > counted ? logged - counted : counted - logged;

    if (apart == 0)
        return LOG_CHECK_SAME;
    if (logged == 0)
        return LOG_CHECK_SILENT;
    if (apart <= 1 || apart <= counted / 10)
        return LOG_CHECK_NEAR;
    return logged > counted ? LOG_CHECK_MORE : LOG_CHECK_FEWER;
}
