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

struct str study_uid_of(const struct reading *r, struct arena *a)
{
    char digits[48];
    size_t at = sizeof digits;
    uint8_t left[sizeof r->id.bytes];
    bool more = true;

    memcpy(left, r->id.bytes, sizeof left);
    for (size_t i = 0; i < 4; i++)
        left[sizeof left - 1 - i] ^= (uint8_t)(r->version >> (8 * i));
    while (more) {
        unsigned rest = 0;

        more = false;
        for (size_t i = 0; i < sizeof left; i++) {
            unsigned value = rest * 256 + left[i];

            left[i] = (uint8_t)(value / 10);
            rest = value % 10;
            more |= left[i] != 0;
        }
        digits[--at] = (char)('0' + rest);
    }
    return str_of(arena_text(a, "2.25.%.*s", (int)(sizeof digits - at), digits + at));
}

bool study_match_check(const struct study *s, const struct reading *r, struct err *e)
{
    if (s->reading.n > 0)
        return err_set(e, ERR_STATE, "the study answers %.*s already", STR_ARG(s->reading));
    if (s->organization.n == 0 || !str_eq(s->organization, r->organization))
        return err_set(e, ERR_STATE, "the study came from another organization than the order");
    if (r->state != READING_ORDERED)
        return err_set(e, ERR_STATE, "a reading that is %s takes no study",
                       reading_state_names[r->state]);
    return true;
}
