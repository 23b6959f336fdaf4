/* study.c - see study.h. */
#include "work/study.h"

#include "store/organization.h"
#include "work/audit.h"
#include "work/reading_part.h"

/* --- what comes --- */

struct arriving {
    const struct study_told *told;
    int64_t now_ms;
    enum study_why why;
};

static bool move(struct store *st, struct reading_doing *d, struct reading *r,
                 enum reading_move move, struct str uid, struct err *e)
{
    const struct reading_step step = {.move = move,
                                      .parties = READING_PLATFORM,
                                      .now_ms = d->now_ms,
                                      .note = STR(""),
                                      .study = uid};

    return reading_step_keep(st, d, r, &step, e);
}

static bool answer(struct store *st, struct reading_doing *d, struct reading *r,
                   const struct study_told *told, struct err *e)
{
    if (r->state == READING_ORDERED && !move(st, d, r, READING_ACQUIRE, told->uid, e))
        return false;
    return r->state != READING_ACQUIRED || !told->whole
           || move(st, d, r, READING_QUEUE, STR(""), e);
}

static bool sender_find(struct store *st, struct study *s, struct arena *a, struct err *e)
{
    struct organization o;
    bool found;

    if (s->organization.n == 0)
        return true;
    if (!store_organization_find(st, s->organization, a, &o, &found, e))
        return false;
    s->county = found ? o.county : STR("");
    s->organization = found ? o.code : (struct str){0};
    return true;
}

/* Whether the study answers another order than this one. */
static bool another_has(struct store *st, struct str uid, const struct reading *r, struct arena *a,
                        bool *others, struct err *e)
{
    struct reading other;
    bool found;

    if (!store_reading_of_study(st, uid, a, &other, &found, e))
        return false;
    *others = found && (!r || id_cmp(other.id, r->id) != 0);
    return true;
}

static bool arrive(struct store *st, struct arriving *x, struct arena *a, struct err *e)
{
    const struct study_told *t = x->told;
    struct reading_doing d = {.now_ms = x->now_ms, .arena = a};
    struct study s = {.county = STR(""),
                      .uid = t->uid,
                      .accession = t->accession,
                      .modality = t->modality,
                      .organization = t->organization,
                      .seen_ms = x->now_ms};
    struct reading r;
    bool found, others;

    if (!work_audit_begin(st, e) || !sender_find(st, &s, a, e)
        || !store_reading_of_accession(st, t->accession, a, &r, &found, e)
        || !another_has(st, t->uid, found ? &r : NULL, a, &others, e))
        return false;
    x->why = s.why = study_judge(&s, t->patient, found ? &r : NULL);
    if (s.why == STUDY_GOOD && others)
        x->why = s.why = STUDY_ORDER_OVER;
    if (s.why == STUDY_GOOD)
        s.reading = r.code;
    return store_study_put(st, &s, e) && (s.why != STUDY_GOOD || answer(st, &d, &r, t, e));
}

static bool arrive_in_tx(struct store *st, void *arg, struct err *e)
{
    struct arena a = {0};
    bool good = arrive(st, arg, &a, e);

    arena_reset(&a);
    return good;
}

bool work_study_arrive(struct store *st, const struct study_told *told, int64_t now_ms,
                       enum study_why *why, struct err *e)
{
    struct arriving x = {.told = told, .now_ms = now_ms};

    if (!reading_uid(told->uid))
        return err_set(e, ERR_INPUT, "a study without a Study Instance UID");
    if (!store_tx(st, STORE_WRITE, arrive_in_tx, &x, e))
        return false;
    *why = x.why;
    return true;
}

struct whole {
    struct str uid;
    int64_t now_ms;
};

static bool whole_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct whole *w = arg;
    struct arena a = {0};
    struct reading_doing d = {.now_ms = w->now_ms, .arena = &a};
    struct reading r;
    bool found;
    bool good =
        work_audit_begin(st, e) && store_reading_of_study(st, w->uid, &a, &r, &found, e)
        && (!found || r.state != READING_ACQUIRED || move(st, &d, &r, READING_QUEUE, STR(""), e));

    arena_reset(&a);
    return good;
}

bool work_study_whole(struct store *st, struct str uid, int64_t now_ms, struct err *e)
{
    struct whole w = {uid, now_ms};

    return store_tx(st, STORE_WRITE, whole_in_tx, &w, e);
}

/* --- what is sent for an order --- */

struct asking {
    const struct patient_desk *p;
    struct arena *arena;
    struct id id;
    struct str uid;
    struct reading *reading;
    struct identity *masked;
};

static bool order_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct asking *q = arg;
    const struct patient_desk in_tx = {st, q->p->seal, q->p->by, q->p->now_ms};
    struct reading *r = q->reading;
    struct object o;

    if (!store_reading_get(st, q->id, q->arena, r, e))
        return false;
    o = reading_object(r);
    if (!rights_check(q->p->by, ACTION_READING_WRITE, &o, "reading", e))
        return false;
    if ((reading_parties(q->p->by, r) & READING_SENDER) == 0)
        return err_set(e, ERR_RIGHT, "sending an image is the part of who ordered");
    if (r->state != READING_ORDERED && r->state != READING_ACQUIRED)
        return err_set(e, ERR_STATE, "a reading that is %s takes no image",
                       reading_state_names[r->state]);
    return patient_masked(&in_tx, r->patient, q->arena, q->masked, e);
}

bool work_study_order(const struct patient_desk *p, struct id reading, struct arena *a,
                      struct reading *r, struct identity *masked, struct err *e)
{
    struct asking q = {.p = p, .arena = a, .id = reading, .reading = r, .masked = masked};

    return store_tx(p->st, STORE_READ, order_in_tx, &q, e);
}

struct claiming {
    const struct patient_desk *p;
    const struct study_told *told;
    struct arena *arena;
    struct reading *reading;
};

static bool claim_check(const struct claiming *c, bool others, struct err *e)
{
    const struct reading *r = c->reading;
    const struct study s = {
        .uid = c->told->uid, .accession = c->told->accession, .organization = r->organization};
    const enum study_why why = study_judge(&s, c->told->patient, r);

    if (r->state != READING_ORDERED && r->state != READING_ACQUIRED)
        return err_set(e, ERR_STATE, "a reading that is %s takes no image",
                       reading_state_names[r->state]);
    return (why == STUDY_GOOD && !others)
           || err_set(e, ERR_STATE,
                      "it is not of this order: its accession number has to be %.*s, its patient"
                      " the order's, its study the one that came first",
                      STR_ARG(r->code));
}

static bool claim_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct claiming *c = arg;
    bool found, others;

    if (!store_reading_of_accession(st, c->told->accession, c->arena, c->reading, &found, e))
        return false;
    if (!found || (reading_parties(c->p->by, c->reading) & READING_SENDER) == 0)
        return err_set(e, ERR_STATE, "no order here has the accession number '%.*s'",
                       (int)(c->told->accession.n < 40 ? c->told->accession.n : 40),
                       c->told->accession.at);
    return another_has(st, c->told->uid, c->reading, c->arena, &others, e)
           && claim_check(c, others, e);
}

bool work_study_claim(const struct patient_desk *p, const struct study_told *told, struct arena *a,
                      struct reading *r, struct err *e)
{
    struct claiming c = {p, told, a, r};

    return store_tx(p->st, STORE_READ, claim_in_tx, &c, e);
}

static bool open_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct asking *q = arg;
    struct arena a = {0};
    struct reading r;
    struct object o;
    bool found, good = store_reading_of_study(st, q->uid, &a, &r, &found, e);

    if (good && found) {
        o = reading_object(&r);
        good = rights_check(q->p->by, ACTION_READING_WRITE, &o, "study", e);
    }
    arena_reset(&a);
    return good;
}

bool work_study_open(const struct patient_desk *p, struct str uid, struct err *e)
{
    struct asking q = {.p = p, .uid = uid};

    return store_tx(p->st, STORE_READ, open_in_tx, &q, e);
}

/* --- who looks --- */

/* A study that waits, for who writes orders where its device stands: to say whose it is. */
static bool waiting_look(struct store *st, const struct asking *q, struct arena *a, struct err *e)
{
    struct audit_note note = {.by = q->p->by,
                              .action = "study.look",
                              .noun = "study",
                              .reason = purpose_names[PURPOSE_CORRECTION]};
    const struct scope *scope = &q->p->by->scope;
    struct organization own;
    struct study s;
    struct object o;
    bool found;

    if (!store_study_find(st, q->uid, a, &s, &found, e))
        return false;
    if (!found || s.reading.n || s.organization.n == 0 || id_none(scope->organization))
        return err_set(e, ERR_MISSING, "there is no such study");
    o = (struct object){
        .place = {s.county}, .organization = {scope->organization}, .state = OBJECT_NO_STATE};
    if (!store_organization_get(st, scope->organization, a, &own, e))
        return false;
    if (!str_eq(own.code, s.organization)
        || rights_decide(q->p->by, ACTION_READING_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_MISSING, "there is no such study");
    note.place = s.county;
    return work_audit_append(st, &note, q->p->now_ms, e);
}

static bool look(struct store *st, const struct asking *q, struct arena *a, struct err *e)
{
    struct audit_note note = {.by = q->p->by, .action = "reading.look", .noun = "reading"};
    struct reading r;
    struct object o;
    bool found;

    if (!work_audit_begin(st, e) || !store_reading_of_study(st, q->uid, a, &r, &found, e))
        return false;
    if (!found)
        return waiting_look(st, q, a, e);
    o = reading_object(&r);
    if (!rights_check(q->p->by, ACTION_READING_SEE, &o, "study", e))
        return false;
    if (reading_parties(q->p->by, &r) == 0)
        return err_set(e, ERR_RIGHT, "pictures are for the two sides alone");
    note.object = r.id;
    note.place = r.county;
    note.reason = purpose_names[PURPOSE_TREATMENT];
    return work_audit_append(st, &note, q->p->now_ms, e);
}

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct arena a = {0};
    bool good = look(st, arg, &a, e);

    arena_reset(&a);
    return good;
}

bool work_study_look(const struct patient_desk *p, struct str uid, struct err *e)
{
    struct asking q = {.p = p, .uid = uid};

    if (!reading_uid(uid))
        return err_set(e, ERR_MISSING, "there is no such study");
    return store_tx(p->st, STORE_WRITE, look_in_tx, &q, e);
}

/* --- what waits, and how far was read --- */

struct listing {
    const struct store_page *page;
    struct arena *arena;
    struct study_rows *rows;
};

static bool waiting_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct listing *l = arg;

    return store_study_waiting(st, l->page, l->arena, l->rows, e);
}

bool work_study_waiting(struct store *st, const struct store_page *page, struct arena *a,
                        struct study_rows *rows, struct err *e)
{
    struct listing l = {page, a, rows};

    return store_tx(st, STORE_READ, waiting_in_tx, &l, e);
}

struct mark {
    struct str server;
    int64_t seq;
};

static bool mark_in_tx(struct store *st, void *arg, struct err *e)
{
    struct mark *m = arg;
    struct arena a = {0};
    bool good = store_imaging_mark(st, m->server, &a, &m->seq, e);

    arena_reset(&a);
    return good;
}

static bool mark_put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct mark *m = arg;

    return store_imaging_mark_put(st, m->server, m->seq, e);
}

bool work_imaging_mark(struct store *st, struct str server, int64_t *seq, struct err *e)
{
    struct mark m = {server, 0};

    if (!store_tx(st, STORE_READ, mark_in_tx, &m, e))
        return false;
    *seq = m.seq;
    return true;
}

bool work_imaging_mark_put(struct store *st, struct str server, int64_t seq, struct err *e)
{
    struct mark m = {server, seq};

    return store_tx(st, STORE_WRITE, mark_put_in_tx, &m, e);
}
