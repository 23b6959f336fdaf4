/* procedure.c - see procedure.h. */
#include "model/procedure.h"

#include <string.h>

#include "base/day.h"
#include "model/unknown.h"

const char *const procedure_role_names[PROCEDURE_ROLE_N + 1] = {"observed", "assisted",
                                                                "supervised", "independent", NULL};
const char *const procedure_outcome_names[] = {"untold", "success", "failure", NULL};
const char *const procedure_state_names[PROCEDURE_STATE_N + 1] = {"open", "returned", "signed",
                                                                  "voided", NULL};
const char *const procedure_act_names[PROCEDURE_ACT_N + 1] = {"edit", "sign", "return", "void",
                                                              NULL};

#define TO(state) (1u << (state))
static const unsigned NEXT[PROCEDURE_STATE_N] = {
    [PROCEDURE_OPEN] =
        TO(PROCEDURE_OPEN) | TO(PROCEDURE_RETURNED) | TO(PROCEDURE_SIGNED) | TO(PROCEDURE_VOIDED),
    [PROCEDURE_RETURNED] = TO(PROCEDURE_OPEN) | TO(PROCEDURE_VOIDED),
    [PROCEDURE_SIGNED] = TO(PROCEDURE_VOIDED),
    [PROCEDURE_VOIDED] = 0,
};
const struct state_table PROCEDURE_STATES = {"procedure", procedure_state_names, NEXT,
                                             PROCEDURE_STATE_N};

static bool field_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool listed(const struct str_list *words, struct str word)
{
    for (size_t i = 0; i < words->n; i++) {
        if (str_eq(words->items[i], word))
            return true;
    }
    return false;
}

/* --- how a technique is judged --- */

static bool words_check(const struct str_list *words, const char *name, const char **field,
                        struct err *e)
{
    for (size_t i = 0; i < words->n; i++) {
        struct str_list before = {words->items, i, i};
        struct str w = words->items[i];

        if (str_trim(w).n == 0 || w.n > 60 || memchr(w.at, ';', w.n))
            return field_bad(field, name, e, "a word is empty, too long or holds a semicolon");
        if (listed(&before, w))
            return field_bad(field, name, e, "a word stands twice");
    }
    return true;
}

static bool failures_check(const struct technique_curve *c, const char **field, struct err *e)
{
    for (size_t i = 0; i < c->failures.n; i++) {
        if (!listed(&c->outcomes, c->failures.items[i])
            && !listed(&c->complications, c->failures.items[i]))
            return field_bad(field, "failures", e, "a failure is in neither list");
    }
    if (c->outcomes.n && c->failures.n == 0)
        return field_bad(field, "failures", e, "what counts as a failure is said beforehand");
    return true;
}

static bool numbers_check(const struct technique_curve *c, const char **field, struct err *e)
{
    enum { APART = 10, PERMILLE = 1000 };

    if (c->adequate_permille < 1 || c->adequate_permille >= PERMILLE)
        return field_bad(field, "adequate_permille", e, "1 to 999 is wanted");
    if (c->inadequate_permille < c->adequate_permille + APART || c->inadequate_permille >= PERMILLE)
        return field_bad(field, "inadequate_permille", e,
                         "at least 10 more than the adequate rate, and below 1000, is wanted");
    if (c->planned < 1 || c->planned > CURVE_PLANNED_MOST)
        return field_bad(field, "planned", e, "1 to 2000 cases are wanted");
    if (c->least < 1 || c->least > c->planned)
        return field_bad(field, "least", e, "1 up to the planned cases is wanted");
    return true;
}

bool technique_curve_check(const struct technique_curve *c, const char **field, struct err *e)
{
    return words_check(&c->outcomes, "outcomes", field, e)
           && words_check(&c->complications, "complications", field, e)
           && words_check(&c->failures, "failures", field, e) && failures_check(c, field, e)
           && numbers_check(c, field, e);
}

/* --- what a line says --- */

static size_t digits_at(struct str s, size_t i)
{
    size_t n = 0;

    while (i + n < s.n && s.at[i + n] >= '0' && s.at[i + n] <= '9')
        n++;
    return n;
}

/* 15 and 18 digits are an identity card's, 11 that begin with 1 a mobile telephone's. */
static bool identity_like(struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t n = digits_at(s, i);

        if (n >= 15 || (n == 11 && s.at[i] == '1'))
            return true;
        i += n ? n : 1;
    }
    return false;
}

static bool local_case_check(struct str s, const char **field, struct err *e)
{
    enum { LONGEST = 20 };

    if (s.n > LONGEST)
        return field_bad(field, "local_case", e, "20 characters at most");
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];

        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-'
              || c == '/'))
            return field_bad(
                field, "local_case", e,
                "letters, digits, - and / only: a number within the hospital, no name");
    }
    if (identity_like(s))
        return field_bad(field, "local_case", e,
                         "it looks like an identity card or a telephone: no patient is named here");
    return true;
}

static bool mentor_check(const struct procedure *p, const char **field, struct err *e)
{
    bool wanted = p->role == PROCEDURE_ASSISTED || p->role == PROCEDURE_SUPERVISED;

    if (wanted && p->mentor.n == 0)
        return field_bad(field, "mentor", e, "assisted or supervised by whom?");
    if (p->mentor.n && str_eq(p->mentor, p->practitioner))
        return field_bad(field, "mentor", e, "nobody is the own mentor");
    return true;
}

/* The words are the technique's own; what they mean was defined beforehand. */
static bool words_take(struct procedure *p, const struct technique_curve *c, const char **field,
                       struct err *e)
{
    if (p->complication.n && c->complications.n && !listed(&c->complications, p->complication))
        return field_bad(field, "complication", e, "it is not in the technique's list");
    if (c->outcomes.n == 0)
        return p->result.n == 0
               || field_bad(field, "result", e, "the technique has no list of its own");
    if (!listed(&c->outcomes, p->result))
        return field_bad(field, "result", e, "a word of the technique's list is wanted");
    p->outcome = listed(&c->failures, p->result)
                         || (p->complication.n && listed(&c->failures, p->complication))
                     ? PROCEDURE_FAILURE
                     : PROCEDURE_SUCCESS;
    return true;
}

bool procedure_take(struct procedure *p, const struct technique_curve *c, int32_t today,
                    const char **field, struct err *e)
{
    if (p->day > today)
        return field_bad(field, "day", e, "a case to come is not written down");
    if (p->day < day_of(2000, 1, 1))
        return field_bad(field, "day", e, "a day since 2000 is wanted");
    if (p->risk != COUNT_UNKNOWN && (p->risk < 0 || p->risk > 999))
        return field_bad(field, "risk_permille", e, "1 to 999 in a thousand is wanted");
    if (!mentor_check(p, field, e) || !local_case_check(p->local_case, field, e)
        || !words_take(p, c, field, e))
        return false;
    if (p->outcome == PROCEDURE_UNTOLD && p->role >= PROCEDURE_SUPERVISED)
        return field_bad(field, "outcome", e, "how it ended is wanted of who did it");
    return true;
}

/* --- who may --- */

struct object procedure_object(const struct procedure *p)
{
    return (struct object){.place = {p->county},
                           .organization = {p->organization_id, p->home_id},
                           .practitioner = {p->practitioner_id, p->mentor_id},
                           .state = OBJECT_NO_STATE};
}

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

bool procedure_own(const struct procedure *p, const struct subject *by, struct id actor)
{
    return same(p->practitioner_id, by->scope.practitioner) || same(p->made_by, actor);
}

static bool signer(const struct procedure *p, const struct subject *by)
{
    if (by->role == ROLE_HEAD)
        return same(p->organization_id, by->scope.organization)
               || same(p->home_id, by->scope.organization);
    return same(p->mentor_id, by->scope.practitioner);
}

static bool whose(const struct procedure *p, const struct procedure_told *t, struct err *e)
{
    bool own = procedure_own(p, t->by, t->actor);

    if (t->act == PROCEDURE_EDIT || (t->act == PROCEDURE_VOID && p->state != PROCEDURE_SIGNED))
        return own || err_set(e, ERR_RIGHT, "an open line is changed by who did the case");
    if (own)
        return err_set(e, ERR_RIGHT, "nobody signs, returns or voids the own case: a mentor does");
    return signer(p, t->by)
           || err_set(e, ERR_RIGHT, "the mentor who was there or a head signs, nobody else");
}

static const enum procedure_state AFTER[PROCEDURE_ACT_N] = {
    [PROCEDURE_EDIT] = PROCEDURE_OPEN,
    [PROCEDURE_SIGN] = PROCEDURE_SIGNED,
    [PROCEDURE_RETURN] = PROCEDURE_RETURNED,
    [PROCEDURE_VOID] = PROCEDURE_VOIDED,
};

static bool told_check(const struct procedure_told *t, const char **field, struct err *e)
{
    if (t->act == PROCEDURE_SIGN && (t->level < 1 || t->level > ENTRUSTMENT_MOST))
        return field_bad(field, "level", e, "an entrustment level, 1 to 5, is wanted");
    if ((t->act == PROCEDURE_RETURN || t->act == PROCEDURE_VOID) && str_trim(t->why).n == 0)
        return field_bad(field, "why", e, "a reason is wanted");
    return true;
}

bool procedure_act(struct procedure *p, const struct procedure_told *t, const char **field,
                   struct err *e)
{
    if (p->state == PROCEDURE_VOIDED) /* it is over, whoever asks */
        return state_check(&PROCEDURE_STATES, (int)p->state, (int)AFTER[t->act], e);
    if (!whose(p, t, e) || !state_check(&PROCEDURE_STATES, (int)p->state, (int)AFTER[t->act], e)
        || !told_check(t, field, e))
        return false;
    p->state = AFTER[t->act];
    if (t->act == PROCEDURE_EDIT) {
        p->note = STR("");
        return true;
    }
    if (t->act == PROCEDURE_SIGN) {
        p->level = t->level;
        p->signed_day = t->today;
    }
    p->note = t->why.n ? t->why : STR("");
    p->closed_by = t->actor;
    p->closed_ms = t->now_ms;
    return true;
}

size_t procedure_acts(const struct procedure *p, const struct subject *by, struct id actor,
                      enum procedure_act acts[PROCEDURE_ACT_N])
{
    size_t n = 0;

    for (int i = 0; i < PROCEDURE_ACT_N; i++) {
        const struct procedure_told t = {.act = (enum procedure_act)i, .by = by, .actor = actor};
        struct err unheard = {0};

        if (whose(p, &t, &unheard) && state_may(&PROCEDURE_STATES, (int)p->state, (int)AFTER[i]))
            acts[n++] = (enum procedure_act)i;
    }
    return n;
}
