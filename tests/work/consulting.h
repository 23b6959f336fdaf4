/* consulting.h - H1 asks H3 for an opinion, on top of referring.h. */
#ifndef XL_TESTS_WORK_CONSULTING_H
#define XL_TESTS_WORK_CONSULTING_H

#include "tests/work/referring.h"
#include "work/consult_desk.h"

static inline struct id asked(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct consult_new n = {.patient = r->patient,
                                  .invitee = STR("H3"),
                                  .doctor = STR("李某"),
                                  .phone = STR("1"),
                                  .summary = STR("病例"),
                                  .reason = STR("因"),
                                  .purpose = STR("求"),
                                  .specialty = STR("骨科"),
                                  .wanted_ms = NOON,
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存")};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_consult_add(&p, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static inline bool goes(struct referring *r, int organization, struct consult_wish w, struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct edit_refused refused;

    if (w.at_ms == 0)
        w.at_ms = COUNT_UNKNOWN;
    return work_consult_move(&p, &w, &refused, e);
}

static inline void go(struct referring *r, int organization, struct consult_wish w)
{
    struct err e = {0};

    if (!goes(r, organization, w, &e))
        fail_msg("%s", e.text);
}

static inline struct consult_view seen(struct referring *r, int organization, struct id id)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct consult_view v;
    struct err e = {0};

    if (!work_consult_see(&p, id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

#endif
