/* study.c - see study.h. */
#include "model/study.h"

#include <string.h>

const char *const study_why_names[STUDY_WHY_N + 1] = {
    "none", "no_accession", "no_order", "order_over", "other_organization", "other_patient", NULL};

/* The order's patient as the device is told of him: his id, which says nothing to others. */
static bool patient_same(struct str patient, const struct reading *r)
{
    char text[ID_TEXT];

    id_text(r->patient, text);
    return str_eq(patient, str_of(text));
}

enum study_why study_judge(const struct study *s, struct str patient, const struct reading *r)
{
    if (s->accession.n == 0)
        return STUDY_NO_ACCESSION;
    if (r == NULL)
        return STUDY_NO_ORDER;
    if (!str_eq(s->organization, r->organization))
        return STUDY_OTHER_ORGANIZATION;
    if (!patient_same(patient, r))
        return STUDY_OTHER_PATIENT;
    if (str_eq(r->study, s->uid) || r->state == READING_ORDERED)
        return STUDY_GOOD;
    return STUDY_ORDER_OVER;
}
