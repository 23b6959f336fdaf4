/* rule.h - the rules that a row of discharge records can break, by their ids.
 *
 * A rejected row is counted under exactly one rule, the first that applies in this order; a kept
 * row once under each rule that flags it. */
#ifndef XL_ENGINE_RULE_H
#define XL_ENGINE_RULE_H

#include <stdint.h>

enum rule {
    /* rejecting, in the order in which they apply */
    RULE_LINE_RAGGED,
    RULE_LINE_HEADER,
    RULE_TEXT_BYTES,
    RULE_LINE_SKIP,
    RULE_INST_MISSING,
    RULE_INST_SCIENTIFIC,
    RULE_DATE_MISSING,
    RULE_DATE_BAD,
    RULE_DATE_RANGE,
    RULE_STAY_DUPLICATE,
    RULE_REJECTING_N,
    /* flagging: the row is kept */
    RULE_TEXT_REPAIRED = RULE_REJECTING_N,
    RULE_TEXT_ENCODING,
    RULE_TEXT_REPLACED,
    RULE_LINE_QUOTE,
    RULE_LINE_JOINED,
    RULE_LINE_EXTRA,
    RULE_CODE_SCIENTIFIC,
    RULE_DATE_BAD_ADMISSION,
    RULE_DATE_REVERSED,
    RULE_NUMBER_BAD,
    RULE_DAYS_MISSING,
    RULE_DAYS_DIFFER,
    RULE_COST_MISSING,
    RULE_DRG_NONE,
    RULE_DX_MISSING,
    RULE_AGE_DIAGNOSIS,
    RULE_SEX_DIAGNOSIS,
    RULE_OP_OUTSIDE,
    RULE_OP_LEVEL,
    RULE_CODE_UNKNOWN,
    RULE_INST_UNLISTED,
    RULE_RES_NONE,
    RULE_SIZE_CUT, /* of a file, not of a row */
    RULE_N,
    RULE_NONE = -1
};

#define RULE_BIT(rule) (UINT64_C(1) << (rule))

extern const char *const rule_names[RULE_N]; /* "line.ragged" ... */

#endif
