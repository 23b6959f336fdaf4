/* indicator_part.h - what the files of the indicators share. For indicator*.c alone. */
#ifndef XL_ENGINE_INDICATOR_PART_H
#define XL_ENGINE_INDICATOR_PART_H

#include "engine/indicator.h"

/* Arrays [text_n] are indexed by the cube's text numbers. */
struct indicator_frame {
    const struct indicator_input *in;
    struct arena *a;
    int32_t text_n;
    int32_t *place;        /* [text_n] of each text in the order of their bytes */
    bool *is_county;       /* [text_n] six letters or digits */
    bool *grouped;         /* [text_n] as a group */
    struct str *county_of; /* [text_n] county of an institution */
    int32_t *listed;       /* [text_n] row of an institution in the table, or -1 */
};

bool indicator_now(const struct indicator_input *in, int32_t month);
bool indicator_before(const struct indicator_input *in, int32_t month);

/* Whether `other` does not tell that it is not the county: empty, or the beginning of its code. */
bool indicator_unknown(struct str other, struct str county);

void indicator_frame_open(struct indicator_frame *f, const struct indicator_input *in,
                          struct arena *a);

/* Each fills its part of the result. Coverage comes before the counties. */
void indicator_organization_measure(const struct indicator_frame *f, struct indicator_result *r);
void indicator_flow_measure(const struct indicator_frame *f, struct indicator_result *r);
void indicator_coverage_measure(const struct indicator_frame *f, struct indicator_result *r);
void indicator_county_measure(const struct indicator_frame *f, struct indicator_result *r);
void indicator_spectrum_measure(const struct indicator_frame *f, struct indicator_result *r);

#endif
