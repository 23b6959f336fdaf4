/* rights.c - the table of action by role, and the one reader of it. */
#include "model/rights.h"

#include <assert.h>
#include <string.h>

#include "model/appraisal.h"
#include "model/demand.h"
#include "model/offer.h"
#include "model/payment_run.h"
#include "model/plan.h"

const char *const action_names[ACTION_N + 1] = {
    "region.see",
    "figure.see",
    "organization.see",
    "organization.write",
    "practitioner.see",
    "practitioner.write",
    "technique.see",
    "technique.write",
    "import.see",
    "import.run",
    "import.table",
    "demand.see",
    "demand.write",
    "demand.submit",
    "demand.withdraw",
    "demand.approve",
    "demand.return",
    "demand.escalate",
    "demand.undo",
    "offer.see",
    "offer.write",
    "offer.appeal",
    "offer.decide",
    "offer.undo",
    "protection.see",
    "protection.write",
    "plan.see",
    "plan.run",
    "plan.review",
    "plan.publish",
    "assignment.see",
    "placement.see",
    "placement.write",
    "placement.move",
    "procedure.see",
    "procedure.write",
    "procedure.sign",
    "procedure.void",
    "mastery.see",
    "mastery.compare",
    "mastery.ask",
    "mastery.sign",
    "mastery.decide",
    "adoption.see",
    "adoption.write",
    "adoption.approve",
    "spread.see",
    "post.see",
    "post.write",
    "mentorship.see",
    "mentorship.write",
    "mentorship.move",
    "school.see",
    "school.write",
    "teaching.see",
    "teaching.write",
    "teaching.attend",
    "achievement.see",
    "achievement.write",
    "achievement.decide",
    "visit.see",
    "visit.write",
    "booking.see",
    "booking.write",
    "roster.see",
    "roster.write",
    "prospect.see",
    "prospect.write",
    "studio.see",
    "studio.write",
    "studio.review",
    "referral.see",
    "referral.write",
    "referral.move",
    "referral.unmask",
    "consult.see",
    "consult.write",
    "consult.move",
    "consult.unmask",
    "reading.see",
    "reading.write",
    "reading.move",
    "reading.unmask",
    "patient.see",
    "patient.write",
    "patient.unmask",
    "programme.see",
    "evaluation.see",
    "evaluation.register",
    "evaluation.run",
    "bulletin.see",
    "bulletin.make",
    "bulletin.publish",
    "bulletin.withdraw",
    "budget.see",
    "budget.write",
    "budget.decide",
    "vacancy.see",
    "vacancy.write",
    "vacancy.recruit",
    "vacancy.judge",
    "recruitment.see",
    "recruitment.write",
    "measure.see",
    "measure.claim",
    "measure.check",
    "fund.see",
    "fund.write",
    "entry.see",
    "entry.accrue",
    "entry.decide",
    "payee.see",
    "payee.write",
    "payment_run.see",
    "payment_run.make",
    "payment_run.sample",
    "payment_run.release",
    "payment_run.confirm",
    "payment_run.cancel",
    "village_post.see",
    "village_post.write",
    "village_post.plan",
    "pledge.see",
    "pledge.tell",
    "pledge.answer",
    "appraisal.see",
    "appraisal.write",
    "appraisal.settle",
    "appraisal_score.see",
    "appraisal_score.appeal",
    "appraisal_score.decide",
    "account.see",
    "account.write",
    "token.see",
    "token.write",
    "session.see",
    "session.end",
    "audit.see",
    "audit.verify",
    "event.see",
    NULL,
};

/* One letter a role, in the order of `enum role`:
 *   -  never
 *   a  anywhere
 *   p  in the place of the scope: its subtree, or the county of its organization or person
 *   u  in a place that the place of the scope lies in: its county, city or province
 *   o  in the organization of the scope, on either side
 *   m  the same, or in a member of the consortium or alliance that it leads
 *   d  in its department
 *   s  of the own person or account */
struct rule {
    const char roles[ROLE_N + 1];
    enum action see;     /* of the same noun */
    unsigned state_bits; /* in which it may be done; 0: in any */
};

#define IN(state) (1u << (state))

static const struct rule RULES[ACTION_N] = {
    /* officer manager head expert trainee clinician reader auditor public */
    [ACTION_REGION_SEE] = {"aaaaaaaa-", ACTION_REGION_SEE, 0},
    [ACTION_FIGURE_SEE] = {"ppp----p-", ACTION_FIGURE_SEE, 0},
    [ACTION_ORGANIZATION_SEE] = {"aaaaaaaa-", ACTION_ORGANIZATION_SEE, 0},
    [ACTION_ORGANIZATION_WRITE] = {"po-------", ACTION_ORGANIZATION_SEE, 0},
    [ACTION_PRACTITIONER_SEE] = {"pmossoop-", ACTION_PRACTITIONER_SEE, 0},
    [ACTION_PRACTITIONER_WRITE] = {"po-------", ACTION_PRACTITIONER_SEE, 0},
    [ACTION_TECHNIQUE_SEE] = {"aaaaaaaa-", ACTION_TECHNIQUE_SEE, 0},
    [ACTION_TECHNIQUE_WRITE] = {"p--------", ACTION_TECHNIQUE_SEE, 0},
    [ACTION_IMPORT_SEE] = {"po-----p-", ACTION_IMPORT_SEE, 0},
    [ACTION_IMPORT_RUN] = {"po-------", ACTION_IMPORT_SEE, 0},
    [ACTION_IMPORT_TABLE] = {"p--------", ACTION_IMPORT_SEE, 0},
    [ACTION_DEMAND_SEE] = {"pmo----p-", ACTION_DEMAND_SEE, 0},
    [ACTION_DEMAND_WRITE] = {"-o-------", ACTION_DEMAND_SEE,
                             IN(DEMAND_DRAFT) | IN(DEMAND_RETURNED)},
    [ACTION_DEMAND_SUBMIT] = {"-o-------", ACTION_DEMAND_SEE,
                              IN(DEMAND_DRAFT) | IN(DEMAND_RETURNED)},
    [ACTION_DEMAND_WITHDRAW] = {"-o-------", ACTION_DEMAND_SEE,
                                IN(DEMAND_DRAFT) | IN(DEMAND_SUBMITTED) | IN(DEMAND_APPROVED)
                                    | IN(DEMAND_PLANNED) | IN(DEMAND_RETURNED)},
    [ACTION_DEMAND_APPROVE] = {"p--------", ACTION_DEMAND_SEE, IN(DEMAND_SUBMITTED)},
    [ACTION_DEMAND_RETURN] = {"p--------", ACTION_DEMAND_SEE,
                              IN(DEMAND_SUBMITTED) | IN(DEMAND_APPROVED) | IN(DEMAND_PLANNED)},
    [ACTION_DEMAND_ESCALATE] = {"p--------", ACTION_DEMAND_SEE, IN(DEMAND_PART_FILLED)},
    [ACTION_DEMAND_UNDO] = {"po-------", ACTION_DEMAND_SEE,
                            IN(DEMAND_SUBMITTED) | IN(DEMAND_APPROVED) | IN(DEMAND_RETURNED)
                                | IN(DEMAND_WITHDRAWN)},
    [ACTION_OFFER_SEE] = {"pmos---p-", ACTION_OFFER_SEE, 0},
    [ACTION_OFFER_WRITE] = {"-od------", ACTION_OFFER_SEE, IN(OFFER_OFFERED) | IN(OFFER_APPEALED)},
    [ACTION_OFFER_APPEAL] = {"---s-----", ACTION_OFFER_SEE, IN(OFFER_OFFERED)},
    [ACTION_OFFER_DECIDE] = {"p--------", ACTION_OFFER_SEE, IN(OFFER_APPEALED)},
    [ACTION_OFFER_UNDO] = {"pods-----", ACTION_OFFER_SEE, 0},
    [ACTION_PROTECTION_SEE] = {"poo----p-", ACTION_PROTECTION_SEE, 0},
    [ACTION_PROTECTION_WRITE] = {"-o-------", ACTION_PROTECTION_SEE, 0},
    [ACTION_PLAN_SEE] = {"puu----p-", ACTION_PLAN_SEE, 0},
    [ACTION_PLAN_RUN] = {"p--------", ACTION_PLAN_SEE,
                         IN(PLAN_DRAFT) | IN(PLAN_SOLVED) | IN(PLAN_REVIEW)},
    [ACTION_PLAN_REVIEW] = {"p--------", ACTION_PLAN_SEE, IN(PLAN_SOLVED) | IN(PLAN_REVIEW)},
    [ACTION_PLAN_PUBLISH] = {"p--------", ACTION_PLAN_SEE, IN(PLAN_REVIEW)},
    [ACTION_ASSIGNMENT_SEE] = {"pmos---p-", ACTION_ASSIGNMENT_SEE, 0},
    [ACTION_PLACEMENT_SEE] = {"pmoss--p-", ACTION_PLACEMENT_SEE, 0},
    [ACTION_PLACEMENT_WRITE] = {"poo------", ACTION_PLACEMENT_SEE, 0},
    [ACTION_PLACEMENT_MOVE] = {"pooss----", ACTION_PLACEMENT_SEE, 0},
    [ACTION_PROCEDURE_SEE] = {"pooss--p-", ACTION_PROCEDURE_SEE, 0},
    [ACTION_PROCEDURE_WRITE] = {"---ss----", ACTION_PROCEDURE_SEE, 0},
    [ACTION_PROCEDURE_SIGN] = {"--os-----", ACTION_PROCEDURE_SEE, 0},
    [ACTION_PROCEDURE_VOID] = {"--oss----", ACTION_PROCEDURE_SEE, 0},
    [ACTION_MASTERY_SEE] = {"pooss--p-", ACTION_MASTERY_SEE, 0},
    [ACTION_MASTERY_COMPARE] = {"poo----p-", ACTION_MASTERY_SEE, 0},
    [ACTION_MASTERY_ASK] = {"--oss----", ACTION_MASTERY_SEE, 0},
    [ACTION_MASTERY_SIGN] = {"--os-----", ACTION_MASTERY_SEE, 0},
    [ACTION_MASTERY_DECIDE] = {"--o------", ACTION_MASTERY_SEE, 0},
    [ACTION_ADOPTION_SEE] = {"pooss--p-", ACTION_ADOPTION_SEE, 0},
    [ACTION_ADOPTION_WRITE] = {"-oo-s----", ACTION_ADOPTION_SEE, 0},
    [ACTION_ADOPTION_APPROVE] = {"po-------", ACTION_ADOPTION_SEE, 0},
    [ACTION_SPREAD_SEE] = {"ppp----p-", ACTION_SPREAD_SEE, 0},
    [ACTION_POST_SEE] = {"pmo----p-", ACTION_POST_SEE, 0},
    [ACTION_POST_WRITE] = {"p--------", ACTION_POST_SEE, 0},
    [ACTION_MENTORSHIP_SEE] = {"pooss--p-", ACTION_MENTORSHIP_SEE, 0},
    [ACTION_MENTORSHIP_WRITE] = {"pooss----", ACTION_MENTORSHIP_SEE, 0},
    [ACTION_MENTORSHIP_MOVE] = {"pooss----", ACTION_MENTORSHIP_SEE, 0},
    [ACTION_SCHOOL_SEE] = {"aaaaaaaa-", ACTION_SCHOOL_SEE, 0},
    [ACTION_SCHOOL_WRITE] = {"po-------", ACTION_SCHOOL_SEE, 0},
    [ACTION_TEACHING_SEE] = {"pppppppp-", ACTION_TEACHING_SEE, 0},
    [ACTION_TEACHING_WRITE] = {"pooss----", ACTION_TEACHING_SEE, 0},
    [ACTION_TEACHING_ATTEND] = {"---aa----", ACTION_TEACHING_SEE, 0},
    [ACTION_ACHIEVEMENT_SEE] = {"ppp----p-", ACTION_ACHIEVEMENT_SEE, 0},
    [ACTION_ACHIEVEMENT_WRITE] = {"poo------", ACTION_ACHIEVEMENT_SEE, 0},
    [ACTION_ACHIEVEMENT_DECIDE] = {"p--------", ACTION_ACHIEVEMENT_SEE, 0},
    [ACTION_VISIT_SEE] = {"pppspp-p-", ACTION_VISIT_SEE, 0},
    [ACTION_VISIT_WRITE] = {"poo------", ACTION_VISIT_SEE, 0},
    [ACTION_BOOKING_SEE] = {"-oo--o---", ACTION_BOOKING_SEE, 0},
    [ACTION_BOOKING_WRITE] = {"-oo--o---", ACTION_BOOKING_SEE, 0},
    [ACTION_ROSTER_SEE] = {"p------p-", ACTION_ROSTER_SEE, 0},
    [ACTION_ROSTER_WRITE] = {"p--------", ACTION_ROSTER_SEE, 0},
    [ACTION_PROSPECT_SEE] = {"aa-----a-", ACTION_PROSPECT_SEE, 0},
    [ACTION_PROSPECT_WRITE] = {"aa-------", ACTION_PROSPECT_SEE, 0},
    [ACTION_STUDIO_SEE] = {"ppps---p-", ACTION_STUDIO_SEE, 0},
    [ACTION_STUDIO_WRITE] = {"po-------", ACTION_STUDIO_SEE, 0},
    [ACTION_STUDIO_REVIEW] = {"p--------", ACTION_STUDIO_SEE, 0},
    [ACTION_REFERRAL_SEE] = {"poo--o-p-", ACTION_REFERRAL_SEE, 0},
    [ACTION_REFERRAL_WRITE] = {"--o--o---", ACTION_REFERRAL_SEE, 0},
    [ACTION_REFERRAL_MOVE] = {"--o--o---", ACTION_REFERRAL_SEE, 0},
    [ACTION_REFERRAL_UNMASK] = {"-----o---", ACTION_REFERRAL_SEE, 0},
    [ACTION_CONSULT_SEE] = {"poosso-p-", ACTION_CONSULT_SEE, 0},
    [ACTION_CONSULT_WRITE] = {"--os-o---", ACTION_CONSULT_SEE, 0},
    [ACTION_CONSULT_MOVE] = {"--os-o---", ACTION_CONSULT_SEE, 0},
    [ACTION_CONSULT_UNMASK] = {"---s-o---", ACTION_CONSULT_SEE, 0},
    [ACTION_READING_SEE] = {"poo--o-p-", ACTION_READING_SEE, 0},
    [ACTION_READING_WRITE] = {"--o--o---", ACTION_READING_SEE, 0},
    [ACTION_READING_MOVE] = {"--o--o---", ACTION_READING_SEE, 0},
    [ACTION_READING_UNMASK] = {"-----o---", ACTION_READING_SEE, 0},
    [ACTION_PATIENT_SEE] = {"-----o---", ACTION_PATIENT_SEE, 0},
    [ACTION_PATIENT_WRITE] = {"-----o---", ACTION_PATIENT_SEE, 0},
    [ACTION_PATIENT_UNMASK] = {"-----o---", ACTION_PATIENT_SEE, 0},
    [ACTION_PROGRAMME_SEE] = {"aaaaaaaa-", ACTION_PROGRAMME_SEE, 0},
    [ACTION_EVALUATION_SEE] = {"p------p-", ACTION_EVALUATION_SEE, 0},
    [ACTION_EVALUATION_REGISTER] = {"p--------", ACTION_EVALUATION_SEE, 0},
    [ACTION_EVALUATION_RUN] = {"p--------", ACTION_EVALUATION_SEE, 0},
    [ACTION_BULLETIN_SEE] = {"p------p-", ACTION_BULLETIN_SEE, 0},
    [ACTION_BULLETIN_MAKE] = {"p--------", ACTION_BULLETIN_SEE, 0},
    [ACTION_BULLETIN_PUBLISH] = {"p--------", ACTION_BULLETIN_SEE, 0},
    [ACTION_BULLETIN_WITHDRAW] = {"p--------", ACTION_BULLETIN_SEE, 0},
    [ACTION_BUDGET_SEE] = {"pmo----p-", ACTION_BUDGET_SEE, 0},
    [ACTION_BUDGET_WRITE] = {"-o-------", ACTION_BUDGET_SEE, 0},
    [ACTION_BUDGET_DECIDE] = {"p--------", ACTION_BUDGET_SEE, 0},
    [ACTION_VACANCY_SEE] = {"pmo----p-", ACTION_VACANCY_SEE, 0},
    [ACTION_VACANCY_WRITE] = {"-o-------", ACTION_VACANCY_SEE, 0},
    [ACTION_VACANCY_RECRUIT] = {"po-------", ACTION_VACANCY_SEE, 0},
    [ACTION_VACANCY_JUDGE] = {"p--------", ACTION_VACANCY_SEE, 0},
    [ACTION_RECRUITMENT_SEE] = {"aa-----a-", ACTION_RECRUITMENT_SEE, 0},
    [ACTION_RECRUITMENT_WRITE] = {"p--------", ACTION_RECRUITMENT_SEE, 0},
    [ACTION_MEASURE_SEE] = {"pmo----p-", ACTION_MEASURE_SEE, 0},
    [ACTION_MEASURE_CLAIM] = {"-o-------", ACTION_MEASURE_SEE, 0},
    [ACTION_MEASURE_CHECK] = {"p--------", ACTION_MEASURE_SEE, 0},
    [ACTION_FUND_SEE] = {"p------p-", ACTION_FUND_SEE, 0},
    [ACTION_FUND_WRITE] = {"p--------", ACTION_FUND_SEE, 0},
    [ACTION_ENTRY_SEE] = {"po-ss--p-", ACTION_ENTRY_SEE, 0},
    [ACTION_ENTRY_ACCRUE] = {"p--------", ACTION_ENTRY_SEE, 0},
    [ACTION_ENTRY_DECIDE] = {"p--------", ACTION_ENTRY_SEE, 0},
    [ACTION_PAYEE_SEE] = {"po-----p-", ACTION_PAYEE_SEE, 0},
    [ACTION_PAYEE_WRITE] = {"po-------", ACTION_PAYEE_SEE, 0},
    [ACTION_PAYMENT_RUN_SEE] = {"p------p-", ACTION_PAYMENT_RUN_SEE, 0},
    [ACTION_PAYMENT_RUN_MAKE] = {"p--------", ACTION_PAYMENT_RUN_SEE, 0},
    [ACTION_PAYMENT_RUN_SAMPLE] = {"p--------", ACTION_PAYMENT_RUN_SEE, IN(PAYMENT_RUN_DRAFT)},
    [ACTION_PAYMENT_RUN_RELEASE] = {"p--------", ACTION_PAYMENT_RUN_SEE, IN(PAYMENT_RUN_DRAFT)},
    [ACTION_PAYMENT_RUN_CONFIRM] = {"p--------", ACTION_PAYMENT_RUN_SEE, IN(PAYMENT_RUN_RELEASED)},
    [ACTION_PAYMENT_RUN_CANCEL] = {"p--------", ACTION_PAYMENT_RUN_SEE, IN(PAYMENT_RUN_DRAFT)},
    [ACTION_VILLAGE_POST_SEE] = {"po-----p-", ACTION_VILLAGE_POST_SEE, 0},
    [ACTION_VILLAGE_POST_WRITE] = {"po-------", ACTION_VILLAGE_POST_SEE, 0},
    [ACTION_VILLAGE_POST_PLAN] = {"p--------", ACTION_VILLAGE_POST_SEE, 0},
    [ACTION_PLEDGE_SEE] = {"po-ss--p-", ACTION_PLEDGE_SEE, 0},
    [ACTION_PLEDGE_TELL] = {"po-------", ACTION_PLEDGE_SEE, 0},
    [ACTION_PLEDGE_ANSWER] = {"---ss----", ACTION_PLEDGE_SEE, 0},
    [ACTION_APPRAISAL_SEE] = {"aaaaa--a-", ACTION_APPRAISAL_SEE, 0},
    [ACTION_APPRAISAL_WRITE] = {"p--------", ACTION_APPRAISAL_SEE,
                                IN(APPRAISAL_DRAFT) | IN(APPRAISAL_FROZEN)},
    [ACTION_APPRAISAL_SETTLE] = {"p--------", ACTION_APPRAISAL_SEE, IN(APPRAISAL_FROZEN)},
    [ACTION_APPRAISAL_SCORE_SEE] = {"po-ss--p-", ACTION_APPRAISAL_SCORE_SEE, 0},
    [ACTION_APPRAISAL_SCORE_APPEAL] = {"---ss----", ACTION_APPRAISAL_SCORE_SEE, 0},
    [ACTION_APPRAISAL_SCORE_DECIDE] = {"p--------", ACTION_APPRAISAL_SCORE_SEE, 0},
    [ACTION_ACCOUNT_SEE] = {"po-----p-", ACTION_ACCOUNT_SEE, 0},
    [ACTION_ACCOUNT_WRITE] = {"po-------", ACTION_ACCOUNT_SEE, 0},
    [ACTION_TOKEN_SEE] = {"p------p-", ACTION_TOKEN_SEE, 0},
    [ACTION_TOKEN_WRITE] = {"p--------", ACTION_TOKEN_SEE, 0},
    [ACTION_SESSION_SEE] = {"ssssssss-", ACTION_SESSION_SEE, 0},
    [ACTION_SESSION_END] = {"ssssssss-", ACTION_SESSION_SEE, 0},
    [ACTION_AUDIT_SEE] = {"p------p-", ACTION_AUDIT_SEE, 0},
    [ACTION_AUDIT_VERIFY] = {"a------a-", ACTION_AUDIT_SEE, 0},
    [ACTION_EVENT_SEE] = {"aaaaaaaa-", ACTION_EVENT_SEE, 0},
};

/* Whoever is disabled or unknown has the rights of the public. */
static char cell_of(const struct subject *s, enum action action)
{
    assert(action < ACTION_N && s->role < ROLE_N);
    return RULES[action].roles[s->disabled ? ROLE_PUBLIC : s->role];
}

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

/* The empty root that holds everything is a region's; elsewhere it is an unknown county. */
static bool in_place(const struct scope *s, struct str place)
{
    return (s->kind == SCOPE_REGION || s->place.n > 0) && place_within(place, s->place);
}

static bool in_organization(const struct subject *s, const struct object *o)
{
    return same(s->scope.organization, o->organization[0])
           || same(s->scope.organization, o->organization[1]);
}

static bool in_member(const struct subject *s, const struct object *o)
{
    for (size_t i = 0; i < s->member_n; i++) {
        if (same(s->members[i], o->organization[0]) || same(s->members[i], o->organization[1]))
            return true;
    }
    return false;
}

static bool in_department(const struct scope *s, const struct object *o, int side)
{
    return same(s->organization, o->organization[side]) && s->department.n > 0
           && str_eq(s->department, o->department[side]);
}

static bool holds(char cell, const struct subject *s, const struct object *o)
{
    switch (cell) {
    case 'a':
        return true;
    case 'p': /* an object of no place at all lies in a scope of everything only */
        return in_place(&s->scope, o->place[0])
               || (o->place[1].n > 0 && in_place(&s->scope, o->place[1]));
    case 'u':
        return s->scope.place.n > 0 && place_head(o->place[0]).n > 0
               && place_within(s->scope.place, o->place[0]);
    case 'o':
        return in_organization(s, o);
    case 'm':
        return in_organization(s, o) || in_member(s, o);
    case 'd':
        return in_department(&s->scope, o, 0) || in_department(&s->scope, o, 1);
    case 's':
        return same(s->account, o->account) || same(s->scope.practitioner, o->practitioner[0])
               || same(s->scope.practitioner, o->practitioner[1]);
    default:
        return false;
    }
}

static bool state_good(const struct rule *rule, int state)
{
    return rule->state_bits == 0 || state == OBJECT_NO_STATE
           || (state >= 0 && state < 32 && (rule->state_bits >> state & 1) != 0);
}

enum verdict rights_decide(const struct subject *subject, enum action action,
                           const struct object *object)
{
    char cell = cell_of(subject, action);

    if (object == NULL)
        return cell == '-' ? RIGHTS_FORBIDDEN : RIGHTS_ALLOWED;
    if (holds(cell, subject, object))
        return state_good(&RULES[action], object->state) ? RIGHTS_ALLOWED : RIGHTS_STATE;
    if (holds(cell_of(subject, RULES[action].see), subject, object))
        return RIGHTS_FORBIDDEN;
    return RIGHTS_HIDDEN;
}

bool rights_check(const struct subject *subject, enum action action, const struct object *object,
                  const char *what, struct err *e)
{
    const char *role = role_names[subject->disabled ? ROLE_PUBLIC : subject->role];

    switch (rights_decide(subject, action, object)) {
    case RIGHTS_ALLOWED:
        return true;
    case RIGHTS_HIDDEN:
        return err_set(e, ERR_MISSING, "no %s", what);
    case RIGHTS_STATE:
        return err_set(e, ERR_STATE, "%s: %s is not allowed in its state", what,
                       action_names[action]);
    case RIGHTS_FORBIDDEN:
        break;
    }
    return err_set(e, ERR_RIGHT, "%s: the role '%s' has no right to %s", what, role,
                   action_names[action]);
}

enum reach rights_reach(const struct subject *subject, enum action action)
{
    const struct scope *s = &subject->scope;

    switch (cell_of(subject, action)) {
    case 'a':
        return REACH_ALL;
    case 'p':
        if (s->place.n == 0)
            return s->kind == SCOPE_REGION ? REACH_ALL : REACH_NONE;
        return REACH_PLACE;
    case 'u':
        return s->place.n == 6 ? REACH_ABOVE : REACH_NONE;
    case 'o':
        return id_none(s->organization) ? REACH_NONE : REACH_ORGANIZATION;
    case 'm':
        if (id_none(s->organization))
            return REACH_NONE;
        return subject->member_n > 0 ? REACH_MEMBERS : REACH_ORGANIZATION;
    case 'd':
        return id_none(s->organization) || s->department.n == 0 ? REACH_NONE : REACH_DEPARTMENT;
    case 's':
        return REACH_SELF;
    default:
        return REACH_NONE;
    }
}

bool rights_members(enum role role)
{
    for (int a = 0; a < ACTION_N; a++) {
        if (RULES[a].roles[role] == 'm')
            return true;
    }
    return false;
}

size_t rights_actions(const struct subject *subject, enum action see, const struct object *object,
                      enum action *actions, size_t cap)
{
    size_t n = 0;

    for (int a = 0; a < ACTION_N && n < cap; a++) {
        if (RULES[a].see == see && rights_decide(subject, (enum action)a, object) == RIGHTS_ALLOWED)
            actions[n++] = (enum action)a;
    }
    return n;
}

bool rights_may_grant(const struct subject *subject, enum role role, const struct scope *scope)
{
    const struct object o = {.place = {scope->place},
                             .organization = {scope->organization},
                             .department = {scope->department},
                             .practitioner = {scope->practitioner},
                             .state = OBJECT_NO_STATE};
    struct err unheard = {0};

    return grant_check(role, scope, &unheard)
           && rights_decide(subject, ACTION_ACCOUNT_WRITE, &o) == RIGHTS_ALLOWED;
}

static void head_print(struct out *o)
{
    out_str(o, STR("| action |"));
    for (int r = 0; r < ROLE_N; r++)
        out_text(o, " %s |", role_names[r]);
    out_str(o, STR("\n|---|"));
    for (int r = 0; r < ROLE_N; r++)
        out_str(o, STR("---|"));
    out_char(o, '\n');
}

static const char *cell_word(char cell)
{
    switch (cell) {
    case 'a':
        return "all";
    case 'p':
        return "place";
    case 'u':
        return "above";
    case 'o':
        return "organization";
    case 'm':
        return "members";
    case 'd':
        return "department";
    case 's':
        return "own";
    default:
        return "-";
    }
}

void rights_print(struct out *o)
{
    head_print(o);
    for (int a = 0; a < ACTION_N; a++) {
        out_text(o, "| %s |", action_names[a]);
        for (int r = 0; r < ROLE_N; r++)
            out_text(o, " %s |", cell_word(RULES[a].roles[r]));
        out_char(o, '\n');
    }
    out_str(o, STR("\nall: anywhere; place: in the subtree of the post's region, or in the county"
                   " of its organization; above: in a place that holds the county of its "
                   "organization; organization, department: of the post, on either side of"
                   " the thing; members: of the organization of the post, or of a member of the"
                   " consortium or alliance that it leads today; own: of the person or the "
                   "account; -: never. What is outside the"
                   " reach does not exist (404), what may be seen but not done is refused (403),"
                   " what its state does not allow now is a conflict (409).\n"));
}
