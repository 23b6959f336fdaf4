/* rights.c - the table of action by role, and the one reader of it. */
#include "model/rights.h"

#include <assert.h>
#include <string.h>

#include "model/demand.h"
#include "model/plan.h"

const char *const action_names[ACTION_N + 1] = {"region.see",
                                                "figure.see",
                                                "organization.see",
                                                "organization.write",
                                                "practitioner.see",
                                                "practitioner.write",
                                                "import.see",
                                                "import.run",
                                                "demand.see",
                                                "demand.write",
                                                "demand.submit",
                                                "demand.withdraw",
                                                "demand.approve",
                                                "demand.return",
                                                "offer.see",
                                                "offer.write",
                                                "offer.appeal",
                                                "plan.see",
                                                "plan.run",
                                                "plan.review",
                                                "plan.publish",
                                                "assignment.see",
                                                "account.see",
                                                "account.write",
                                                "token.see",
                                                "token.write",
                                                "session.see",
                                                "session.end",
                                                "audit.see",
                                                "audit.verify",
                                                NULL};

/* One letter a role, in the order of `enum role`:
 *   -  never
 *   a  anywhere
 *   p  in the place of the scope: its subtree, or the county of its organization or person
 *   o  in the organization of the scope, on either side
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
    [ACTION_PRACTITIONER_SEE] = {"poossoop-", ACTION_PRACTITIONER_SEE, 0},
    [ACTION_PRACTITIONER_WRITE] = {"po-------", ACTION_PRACTITIONER_SEE, 0},
    [ACTION_IMPORT_SEE] = {"po-----p-", ACTION_IMPORT_SEE, 0},
    [ACTION_IMPORT_RUN] = {"po-------", ACTION_IMPORT_SEE, 0},
    [ACTION_DEMAND_SEE] = {"poo----p-", ACTION_DEMAND_SEE, 0},
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
    [ACTION_OFFER_SEE] = {"poos---p-", ACTION_OFFER_SEE, 0},
    [ACTION_OFFER_WRITE] = {"-od------", ACTION_OFFER_SEE, 0},
    [ACTION_OFFER_APPEAL] = {"---s-----", ACTION_OFFER_SEE, 0},
    [ACTION_PLAN_SEE] = {"p------p-", ACTION_PLAN_SEE, 0},
    [ACTION_PLAN_RUN] = {"p--------", ACTION_PLAN_SEE,
                         IN(PLAN_DRAFT) | IN(PLAN_SOLVED) | IN(PLAN_REVIEW)},
    [ACTION_PLAN_REVIEW] = {"p--------", ACTION_PLAN_SEE, IN(PLAN_SOLVED) | IN(PLAN_REVIEW)},
    [ACTION_PLAN_PUBLISH] = {"p--------", ACTION_PLAN_SEE, IN(PLAN_REVIEW)},
    [ACTION_ASSIGNMENT_SEE] = {"poos---p-", ACTION_ASSIGNMENT_SEE, 0},
    [ACTION_ACCOUNT_SEE] = {"po-----p-", ACTION_ACCOUNT_SEE, 0},
    [ACTION_ACCOUNT_WRITE] = {"po-------", ACTION_ACCOUNT_SEE, 0},
    [ACTION_TOKEN_SEE] = {"p------p-", ACTION_TOKEN_SEE, 0},
    [ACTION_TOKEN_WRITE] = {"p--------", ACTION_TOKEN_SEE, 0},
    [ACTION_SESSION_SEE] = {"ssssssss-", ACTION_SESSION_SEE, 0},
    [ACTION_SESSION_END] = {"ssssssss-", ACTION_SESSION_SEE, 0},
    [ACTION_AUDIT_SEE] = {"p------p-", ACTION_AUDIT_SEE, 0},
    [ACTION_AUDIT_VERIFY] = {"a------a-", ACTION_AUDIT_SEE, 0},
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
    case 'o':
        return same(s->scope.organization, o->organization[0])
               || same(s->scope.organization, o->organization[1]);
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
    case 'o':
        return id_none(s->organization) ? REACH_NONE : REACH_ORGANIZATION;
    case 'd':
        return id_none(s->organization) || s->department.n == 0 ? REACH_NONE : REACH_DEPARTMENT;
    case 's':
        return REACH_SELF;
    default:
        return REACH_NONE;
    }
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
    case 'o':
        return "organization";
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
                   " of its organization; organization, department: of the post, on either side of"
                   " the thing; own: of the person or the account; -: never. What is outside the"
                   " reach does not exist (404), what may be seen but not done is refused (403),"
                   " what its state does not allow now is a conflict (409).\n"));
}
