/* referred.h - a referral of H1 to H3 in the small province, and an agreement of the two. */
#ifndef XL_TESTS_STORE_REFERRED_H
#define XL_TESTS_STORE_REFERRED_H

#include "model/unknown.h"
#include "store/agreement.h"
#include "store/referral.h"
#include "store/referral_line.h"
#include "tests/store/province.h"

#define REFERRED(n) pid('R', n)
#define PACT pid('A', 1)
#define REFERRED_MS INT64_C(1764000000000)

static inline struct referral referred_of(int n, const char *code, enum referral_state state)
{
    bool sent = state != REFERRAL_DRAFT;

    return (struct referral){.id = REFERRED(n),
                             .code = str_of(code),
                             .version = 1,
                             .county = STR("990101"),
                             .priority = n == 2 ? REFERRAL_GREEN : REFERRAL_URGENT,
                             .state = state,
                             .episode = STR("R1"),
                             .organization = STR("H1"),
                             .taker = STR("H3"),
                             .department = STR("心内科"),
                             .doctor = STR("周某"),
                             .phone = STR("0990-1"),
                             .patient = pid('T', 1),
                             .diagnosis = STR("I21.9"),
                             .impression = STR("心梗"),
                             .summary = STR("胸痛"),
                             .clock = {sent ? CLOCK_ACK : CLOCK_NONE,
                                       sent ? REFERRED_MS : COUNT_UNKNOWN,
                                       sent ? REFERRED_MS + 1000 : COUNT_UNKNOWN, 0},
                             .visit_ms = COUNT_UNKNOWN,
                             .discharged_ms = COUNT_UNKNOWN,
                             .sent_ms = sent ? REFERRED_MS : COUNT_UNKNOWN,
                             .since_ms = REFERRED_MS,
                             .made_ms = REFERRED_MS + n};
}

/* From 2020 to the end of 2026. */
static inline bool pact_put(struct store *st, void *arg, struct err *e)
{
    const struct agreement g = {.id = PACT,
                                .purpose = AGREEMENT_REFERRAL,
                                .name = STR("转诊"),
                                .parties = STR("x"),
                                .round = 1,
                                .from_day = day_of(2020, 1, 1),
                                .until_day = day_of(2026, 12, 31)};
    const struct agreement_member members[] = {
        {.agreement = PACT, .organization = ORG(3), .side = AGREEMENT_LEAD},
        {.agreement = PACT, .organization = ORG(1), .side = AGREEMENT_MEMBER}};

    (void)arg;
    return store_agreement_add(st, &g, 1, e) && store_agreement_add_members(st, members, 2, e);
}

#endif
