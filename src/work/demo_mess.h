/* demo_mess.h - one row of an invented sheet, and what real exports do to rows. */
#ifndef XL_WORK_DEMO_MESS_H
#define XL_WORK_DEMO_MESS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/out.h"
#include "base/random.h"

enum demo_field {
    FIELD_INST,
    FIELD_INST_NAME,
    FIELD_PAYER,
    FIELD_ADM_NO,
    FIELD_REC_NO,
    FIELD_SEX,
    FIELD_BIRTH,
    FIELD_AGE,
    FIELD_ADDR,
    FIELD_POST,
    FIELD_HUKOU,
    FIELD_ID,
    FIELD_ADM,
    FIELD_DIS,
    FIELD_DEPT,
    FIELD_DAYS,
    FIELD_DX,
    FIELD_DX2,
    FIELD_OP,
    FIELD_OP_DATE,
    FIELD_OP_LEVEL,
    FIELD_OP2,
    FIELD_OP2_DATE,
    FIELD_OP2_LEVEL,
    FIELD_WAY,
    FIELD_COST,
    FIELD_DRG,
    FIELD_RW,
    DEMO_FIELD_N
};
#define DEMO_HEADER                                                                            \
    "P900,P6891,P1,P2,P3,P5,P6,P7,P801,P803,P17,P13,P22,P25,P26,P27,P321,P324,P490,P491,P820," \
    "P4911,P4912,P821,P741,P782,DRG,RW\n"

struct demo_row {
    const char *values[DEMO_FIELD_N];
    int32_t dis_day;
};

/* Writes a row, one in sixty with a fault; texts in the arena. */
void demo_mess_write(struct demo_row *row, struct random *r, struct arena *a, struct out *out);

#endif
