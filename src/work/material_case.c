/* material_case.c - see material_case.h. */
#include "work/material_case.h"

#include "work/audit.h"
#include "work/consult_part.h"
#include "work/desk.h"
#include "work/referral_part.h"

/* --- looking --- */

struct looking {
    const struct patient_desk *p;
    const struct material_want *want;
    struct arena *arena;
    struct material_owner owner; /* beside what */
    unsigned parties;            /* who looks */
    struct material_seen seen;
};

static bool look(struct store *st, struct looking *l, struct err *e)
{
    const struct audit_note note = {.by = l->p->by,
                                    .action = arena_text(l->arena, "%s.file", l->owner.noun),
                                    .noun = "material",
                                    .object = l->want->material,
                                    .place = l->owner.county,
                                    .reason = purpose_names[PURPOSE_TREATMENT]};

    return material_read(st, l->want->material, &l->owner, l->arena, &l->seen.material,
                         &l->seen.bytes, e)
           && (l->parties || err_set(e, ERR_RIGHT, "files are for the two sides alone"))
           && work_audit_append(st, &note, l->p->now_ms, e);
}

static bool consult_look(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct consult_desk d = {.p = l->p, .arena = l->arena, .id = l->want->owner};
    const struct consult *c = &d.view.consult;

    if (!work_audit_begin(st, e) || !consult_find(st, &d, ACTION_CONSULT_SEE, e))
        return false;
    l->parties = d.view.parties;
    l->owner = (struct material_owner){
        .noun = "consult", .code = c->code, .county = c->county, .seal = l->p->seal};
    return look(st, l, e);
}

/* Which referral of the episode it lies beside. */
static bool beside_find(struct store *st, struct looking *l, const struct referral *r,
                        struct str *code, struct err *e)
{
    struct materials all;

    if (!store_material_episode(st, r, l->arena, &all, e))
        return false;
    for (size_t i = 0; i < all.n; i++) {
        if (id_cmp(all.items[i].id, l->want->material) == 0) {
            *code = all.items[i].owner;
            return true;
        }
    }
    return err_set(e, ERR_MISSING, "no such file");
}

static bool referral_look(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct referral_desk d = {.p = l->p, .arena = l->arena, .id = l->want->owner};
    const struct referral *r = &d.view.referral;

    if (!work_audit_begin(st, e) || !referral_find(st, &d, ACTION_REFERRAL_SEE, e))
        return false;
    l->parties = d.view.parties;
    l->owner = (struct material_owner){.noun = "referral", .county = r->county, .seal = l->p->seal};
    return beside_find(st, l, r, &l->owner.code, e) && look(st, l, e);
}

static bool looked(struct looking *l, store_fn *run, struct material_seen *seen, struct err *e)
{
    if (!store_tx(l->p->st, STORE_WRITE, run, l, e))
        return false;
    *seen = l->seen;
    return true;
}

bool work_consult_file(const struct patient_desk *p, const struct material_want *want,
                       struct arena *a, struct material_seen *seen, struct err *e)
{
    struct looking l = {.p = p, .want = want, .arena = a};

    return looked(&l, consult_look, seen, e);
}

bool work_referral_file(const struct patient_desk *p, const struct material_want *want,
                        struct arena *a, struct material_seen *seen, struct err *e)
{
    struct looking l = {.p = p, .want = want, .arena = a};

    return looked(&l, referral_look, seen, e);
}

/* --- putting there --- */

static bool consult_case(struct store *st, void *arg, struct err *e)
{
    struct consult_desk *d = arg;
    const struct material_new *n = d->what;
    struct consult *c = &d->view.consult;
    struct material_owner owner = {
        .noun = "consult", .made_by = desk_actor(d->p->by), .seal = d->p->seal};

    d->id = n->owner;
    if (!consult_find(st, d, ACTION_CONSULT_WRITE, e)
        || !consult_material_check(c, d->view.parties, n->consent, e))
        return false;
    owner.code = c->code;
    owner.county = c->county;
    owner.organization = c->organization_id;
    owner.party = str_of(consult_party_name(d->view.parties));
    if (!material_add(st, &owner, n, d->arena, e))
        return false;
    if (n->consent != CONSENT_NONE && c->state == CONSULT_DRAFT) {
        c->consent = n->consent;
        if (!consult_put(st, d, e))
            return false;
    }
    return consult_note(st, d, "consult.material", e);
}

bool work_consult_material(const struct patient_desk *p, const struct material_new *n,
                           struct edit_refused *refused, struct err *e)
{
    struct consult_desk d = {.p = p, .what = n};

    return consult_run(&d, consult_case, refused, e);
}

static bool referral_beside(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct material_new *n = d->what;
    struct referral *r = &d->view.referral;
    struct material_owner owner = {
        .noun = "referral", .made_by = desk_actor(d->p->by), .seal = d->p->seal};

    if (!referral_find(st, d, ACTION_REFERRAL_WRITE, e)
        || !referral_material_check(r, d->view.parties, n->consent, e))
        return false;
    owner.code = r->code;
    owner.county = r->county;
    owner.organization = r->organization_id;
    owner.party = str_of(referral_party_name(d->view.parties));
    if (!material_add(st, &owner, n, d->arena, e))
        return false;
    if (n->consent != CONSENT_NONE && r->state == REFERRAL_DRAFT) {
        r->consent = n->consent;
        if (!referral_put(st, d, e))
            return false;
    }
    return referral_note(st, d, "referral.material", e);
}

bool work_referral_material(const struct patient_desk *p, const struct material_new *n,
                            struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = n->owner, .what = n};

    return referral_run(&d, referral_beside, refused, e);
}
