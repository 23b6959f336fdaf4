/* The rules of a scorecard: read whole, or left alone; what is read pays and proves itself. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "work/score.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Two payees, whose values are taken from the input itself. */
static void rules_use(const struct score_rule_file *file, const uint8_t *bytes, size_t size,
                      struct arena *a)
{
    int64_t actuals[2][SCORE_INDICATOR_MOST], completions[2 * SCORE_INDICATOR_MOST];
    struct score_payee payees[2] = {{0}};
    struct score_pay pays[2];
    bool paid;
    struct err e = {0};

    for (size_t i = 0; i < 2; i++) {
        for (size_t k = 0; k < SCORE_INDICATOR_MOST; k++) {
            int64_t value = bytes[(i * 31 + k * 7) % size];

            actuals[i][k] = value == '"' ? SCORE_UNKNOWN : value * (SCORE_VALUE_MOST / 255);
        }
        payees[i] = (struct score_payee){.budget_fen = SCORE_FEN_MOST,
                                         .actuals = actuals[i],
                                         .veto = bytes[i % size] % 2,
                                         .rate_now = SCORE_ONE / (1 + i),
                                         .cases_now = bytes[size / 2]};
    }
    paid = score_pay(&file->rules, 2, payees, a, completions, pays, &e);
    assert(paid); /* rules that were read are not refused */
    paid = score_check(&file->rules, 2, payees, pays, &e);
    assert(paid);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena a = {0};
    struct score_rule_file file = {.rules.pool_fen = -1};
    struct err e = {0};

    if (size > 0
        && score_rules_read("rules", (struct str){(const char *)bytes, size}, &a, &file, &e))
        rules_use(&file, bytes, size, &a);
    else
        assert(file.rules.pool_fen == -1);
    arena_reset(&a);
    return 0;
}
