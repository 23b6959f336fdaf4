/* study.h - a study that came to the picture archive: whether it answers an order. Never guessed:
 * accession number, sender and patient have to agree, or it waits for somebody. Pure. */
#ifndef XL_MODEL_STUDY_H
#define XL_MODEL_STUDY_H

#include "base/arena.h"
#include "model/reading.h"

enum study_why {
    STUDY_GOOD,
    STUDY_NO_ACCESSION,
    STUDY_NO_ORDER,
    STUDY_ORDER_OVER, /* or answered by another study */
    STUDY_OTHER_ORGANIZATION,
    STUDY_OTHER_PATIENT,
    STUDY_WHY_N
};
extern const char *const study_why_names[STUDY_WHY_N + 1];

struct study {
    struct str county; /* of the organization that sent it; empty: unknown */
    struct str uid, accession, modality;
    struct str organization; /* code: whose device sent it; empty: unknown */
    struct str reading;      /* code of the order; empty: it waits */
    enum study_why why;
    int64_t seen_ms;
    struct str organization_name; /* read only */
};

/* The Study Instance UID that a device is told for an order, before anything came: the order's id
 * and version as one number behind 2.25 (ISO/IEC 9834-8), so that an image that is taken again gets
 * another one. In the arena. */
struct str study_uid_of(const struct reading *r, struct arena *a);

/* Whether somebody may say that a study answers an order although it does not say so itself: of
 * the same organization, of an order that waits for one, and of no other order. ERR_STATE. */
MUST_CHECK bool study_match_check(const struct study *s, const struct reading *r, struct err *e);

/* `r` is the order of its accession number, or NULL; `patient` as it stands in the study. */
enum study_why study_judge(const struct study *s, struct str patient, const struct reading *r);

#endif
