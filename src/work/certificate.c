/* certificate.c - see certificate.h. */
#include "work/certificate.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/frame.h"
#include "work/desk.h"
#include "work/placement_part.h"
#include "work/secret.h"

bool certificate_issue(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement *p = &d->view.placement;
    uint8_t random[CERTIFICATE_RANDOM];
    char code[CERTIFICATE_CODE + 1];
    struct certificate_line line = {.county = p->county,
                                    .placement = p->code,
                                    .issued_day = desk_today(d->now_ms),
                                    .days = d->view.confirmed,
                                    .issued_by = desk_actor(d->by),
                                    .issued_ms = d->now_ms,
                                    .withdrawn_ms = COUNT_UNKNOWN,
                                    .withdrawn_why = STR("")};

    secret_random(random, sizeof random);
    certificate_code(random, code);
    line.code = str_of(code);
    placement_span(p, &line.from_day, &line.until_day);
    if (line.until_day == DAY_NONE)
        line.until_day = line.issued_day;
    return store_certificate_add(st, &line, e);
}

/* --- withdrawing --- */

static bool withdraw_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct certificate_ending *n = d->what;
    const struct certificate_line line = {
        .code = n->code, .withdrawn_ms = d->now_ms, .withdrawn_why = n->why};
    bool its = false;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, PARTY_HOST | PARTY_OFFICER, "withdrawing a certificate", e))
        return false;
    if (d->view.lines.certificate_n == 0)
        return err_set(e, ERR_STATE, "a placement that is %s has no certificate",
                       placement_state_names[d->view.placement.state]);
    for (size_t i = 0; i < d->view.lines.certificate_n; i++)
        its |= str_eq(d->view.lines.certificates[i].code, n->code);
    if (!its)
        return err_set(e, ERR_MISSING, "the placement has no such certificate");
    return store_certificate_withdraw(st, &line, desk_actor(d->by), e)
           && placement_note(st, d, "certificate.withdraw", e);
}

bool work_certificate_withdraw(struct store *st, const struct subject *by,
                               const struct certificate_ending *n, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = n->now_ms, .id = n->placement, .what = n};

    return placement_run(st, &d, withdraw_case, e);
}

/* --- reading --- */

static struct certificate paper_of(const struct certificate_line *l, const struct placement *p)
{
    return (struct certificate){
        .code = l->code,
        .name = p->practitioner_name,
        .kind = str_of(certificate_kind((int)p->kind)),
        .home = p->home_name,
        .host = p->organization_name,
        .discipline = p->discipline,
        .from_day = l->from_day,
        .until_day = l->until_day,
        .issued_day = l->issued_day,
        .days = l->days,
        .withdrawn = l->withdrawn_ms != COUNT_UNKNOWN,
        .withdrawn_day = l->withdrawn_ms == COUNT_UNKNOWN ? DAY_NONE : desk_today(l->withdrawn_ms),
        .withdrawn_why = l->withdrawn_why,
    };
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct placement_desk *d = arg;
    struct frame frame;

    if (!placement_find(st, d, ACTION_PLACEMENT_SEE, e)
        || !store_frame_get(st, d->arena, &frame, e))
        return false;
    d->invented = frame.invented;
    return d->view.lines.certificate_n > 0
           || err_set(e, ERR_STATE, "a placement that is %s has no certificate",
                      placement_state_names[d->view.placement.state]);
}

bool work_certificate_see(struct store *st, const struct subject *by, struct id placement,
                          struct arena *a, struct certificate *c, struct err *e)
{
    struct placement_desk d = {.by = by, .arena = a, .id = placement};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *c = paper_of(&d.view.lines.certificates[0], &d.view.placement);
    c->invented = d.invented;
    return true;
}

struct verifying {
    struct str code;
    struct arena *arena;
    struct certificate certificate;
    bool found;
};

static bool verify_in_tx(struct store *st, void *arg, struct err *e)
{
    struct verifying *v = arg;
    struct certificate_line line;
    struct placement p;
    struct frame frame;

    if (!store_certificate_get(st, v->code, v->arena, &line, &v->found, e))
        return false;
    if (!v->found)
        return true;
    if (!store_placement_find(st, line.placement, v->arena, &p, &v->found, e)
        || !store_frame_get(st, v->arena, &frame, e))
        return false;
    if (v->found)
        v->certificate = paper_of(&line, &p);
    v->certificate.invented = frame.invented;
    return true;
}

bool work_certificate_verify(struct store *st, struct str typed, struct arena *a,
                             struct certificate *c, bool *found, struct err *e)
{
    char code[CERTIFICATE_CODE + 1];
    struct verifying v = {.arena = a};

    *found = false;
    if (!certificate_read(typed, code))
        return true;
    v.code = str_of(code);
    if (!store_tx(st, STORE_READ, verify_in_tx, &v, e))
        return false;
    *found = v.found;
    if (v.found) {
        *c = v.certificate;
        c->code = str_copy(a, v.code);
        c->name = certificate_masked(c->name, a);
    }
    return true;
}
