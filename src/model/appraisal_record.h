/* appraisal_record.h - an appraisal's indicator that comes from discharge records: of a hospital,
 * or of its discipline, over months that are all there. Pure.
 *
 * A month in which the hospital told no case is missing, and with it the whole window; one in which
 * it told some and the discipline had none is a 0. */
#ifndef XL_MODEL_APPRAISAL_RECORD_H
#define XL_MODEL_APPRAISAL_RECORD_H

#include "model/appraisal.h"
#include "model/profile.h"

/* One month of a key: what the run keeps. */
struct appraisal_record {
    struct str organization, discipline; /* discipline empty: all of the organization */
    int32_t month;
    int64_t cases, part, whole;
};
struct appraisal_records {
    struct appraisal_record *items; /* by month; those that were told alone */
    int32_t n;
    int32_t months; /* of the window */
};

/* The months of a key, "organization" or "organization|discipline"; `source` has its window and
 * wards. */
void appraisal_records_of(const struct indicator *in, const struct appraisal_source *source,
                          struct str key, struct arena *a, struct appraisal_records *records);

/* What they make together in 1e-9, rounded half up: COUNT_UNKNOWN where a month is missing or there
 * is nothing to divide by. */
int64_t appraisal_records_value(enum profile_figure figure,
                                const struct appraisal_records *records);

/* The mean over the subject's keys; COUNT_UNKNOWN where one of them is unknown. */
int64_t appraisal_record_actual(const struct indicator *in, const struct appraisal_source *source,
                                const struct appraisal_subject *s, struct arena *a);

#endif
