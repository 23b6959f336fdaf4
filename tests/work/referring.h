/* referring.h - clinicians of H1, which sends, and of H3, which takes; their agreement, a patient
 * of H1 and a draft. */
#ifndef XL_TESTS_WORK_REFERRING_H
#define XL_TESTS_WORK_REFERRING_H

#include <stdlib.h>
#include <unistd.h>

#include "tests/store/referred.h"
#include "work/referral_care.h"

#define NOON INT64_C(1764000000000)

struct referring {
    struct both *b;
    struct seal *seal;
    struct subject posts[4]; /* by organization */
    struct id patient, id;
};

static inline struct subject clinician_of(int n)
{
    struct subject s = {.role = ROLE_CLINICIAN,
                        .account = {{(uint8_t)n}},
                        .scope = {.kind = SCOPE_ORGANIZATION,
                                  .place = n == 1 ? STR("990101") : STR("990103"),
                                  .organization = ORG(n)}};

    return s;
}

static inline struct patient_desk desk_for(const struct referring *r, int organization,
                                           int64_t now_ms)
{
    return (struct patient_desk){r->b->st, r->seal, &r->posts[organization], now_ms};
}

static inline struct referral_form referring_form(void)
{
    return (struct referral_form){.priority = REFERRAL_URGENT,
                                  .taker = STR("H3"),
                                  .department = STR("心内科"),
                                  .doctor = STR("周某"),
                                  .phone = STR("0990-1"),
                                  .diagnosis = STR("I21.9"),
                                  .impression = STR("心梗"),
                                  .reason = REASON_EMERGENCY,
                                  .summary = STR("胸痛"),
                                  .vitals = STR("血压 100/60"),
                                  .consent = CONSENT_SELF,
                                  .consent_note = STR("存病历")};
}

static inline struct id drafted(struct referring *r)
{
    const struct patient_desk p = desk_for(r, 1, NOON);
    const struct referral_new n = {.patient = r->patient, .form = referring_form()};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_referral_add(&p, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static inline void referring_begin(struct referring *r, void **state)
{
    static int number;
    const struct identity wang = {.name = STR("王建国"), .phone = STR("13800001234")};
    struct patient_desk p;
    struct err e = {0};
    char path[80];

    *r = (struct referring){.b = province_of(state)};
    for (int i = 1; i < 4; i++)
        r->posts[i] = clinician_of(i);
    snprintf(path, sizeof path, "/tmp/xinglin-referral-key-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
    both_tx(r->b, STORE_WRITE, pact_put, NULL);
    p = desk_for(r, 1, NOON);
    if (!seal_open(r->b->address, r->b->st, &r->seal, &e))
        fail_msg("%s", e.text);
    p.seal = r->seal;
    if (!work_patient_add(&p, &wang, &r->patient, &e))
        fail_msg("%s", e.text);
    r->id = drafted(r);
    unlink(path);
}

static inline void referring_end(struct referring *r)
{
    seal_close(r->seal);
}

static inline bool refers(struct referring *r, int organization, enum referral_move move,
                          struct referral_wish w, struct err *e)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 60000);
    struct edit_refused refused;
    struct id next;

    w.id = id_none(w.id) ? r->id : w.id;
    w.move = move;
    if (w.at_ms == 0)
        w.at_ms = COUNT_UNKNOWN;
    return work_referral_move(&p, &w, &next, &refused, e);
}

static inline void refer(struct referring *r, int organization, enum referral_move move,
                         struct referral_wish w)
{
    struct err e = {0};

    if (!refers(r, organization, move, w, &e))
        fail_msg("%s", e.text);
}
#define PLAIN ((struct referral_wish){0})

static inline struct referral_view referred_view(struct referring *r, int organization)
{
    const struct patient_desk p = desk_for(r, organization, NOON + 120000);
    struct referral_view v;
    struct err e = {0};

    if (!work_referral_see(&p, r->id, &r->b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

#endif
