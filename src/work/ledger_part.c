/* ledger_part.c - see ledger_part.h. */
#include "work/ledger_part.h"

#include "store/frame.h"
#include "work/audit.h"

struct case_run {
    struct ledger_desk *d;
    ledger_case *run;
    enum store_mode mode;
    bool own; /* the arena goes away, so a second try begins with an empty one */
};

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct case_run *c = arg;

    if (c->own)
        arena_reset(c->d->arena);
    c->d->refused = (struct edit_refused){0};
    return (c->mode == STORE_READ || work_audit_begin(st, e))
           && store_frame_get(st, c->d->arena, &c->d->frame, e) && c->run(st, c->d, e);
}

bool ledger_run(struct store *st, enum store_mode mode, struct ledger_desk *d, ledger_case *run,
                struct err *e)
{
    struct arena a = {0};
    struct case_run c = {d, run, mode, d->arena == NULL};
    bool good;

    if (c.own) {
        /* cppcheck-suppress autoVariables ; taken back below */
        d->arena = &a;
    }
    good = store_tx(st, mode, run_in_tx, &c, e);
    if (c.own)
        d->arena = NULL;
    arena_reset(&a);
    return good;
}

bool ledger_field_bad(struct ledger_desk *d, const char *field, struct err *e, const char *what)
{
    d->refused.field = field;
    return err_set(e, ERR_INPUT, "%s: %s", field, what);
}

struct str ledger_code(struct id id, struct arena *a)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_copy(a, str_of(text));
}

struct object ledger_object(const struct ledger_desk *d, const struct entry *x)
{
    return (struct object){.place = {x->county.n > 0 ? x->county : d->frame.region_code},
                           .organization = {x->organization_id, x->employer_id},
                           .practitioner = {x->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

struct object ledger_fund_object(const struct ledger_desk *d, const struct fund *f)
{
    return (struct object){.place = {f->region.n > 0 ? f->region : d->frame.region_code},
                           .state = OBJECT_NO_STATE};
}

bool ledger_entry_find(struct store *st, struct ledger_desk *d, enum action action, struct entry *x,
                       struct err *e)
{
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_entry_get(st, d->id, d->arena, x, e))
        return false;
    o = ledger_object(d, x);
    return rights_check(d->by, action, &o, arena_text(d->arena, "entry %s", text), e);
}

bool ledger_decide(const struct ledger_desk *d, const struct entry *x,
                   const struct ledger_decision *decision, struct entry_step *step, struct err *e)
{
    enum entry_state state = x->state;

    if (x->kind != ENTRY_ACCRUAL)
        return err_set(e, ERR_STATE, "a %s is booked: only a promise is decided on",
                       entry_kind_names[x->kind]);
    if (!entry_move(&state, decision->to, x->amount_fen, e))
        return false;
    *step = (struct entry_step){.county = x->county,
                                .entry = x->code,
                                .seq = x->seq + 1,
                                .was = x->state,
                                .state = state,
                                .cause = decision->cause.n ? decision->cause : STR(""),
                                .why = decision->why.n ? decision->why : STR(""),
                                .run = decision->run,
                                .made_by = desk_actor(d->by),
                                .made_ms = d->now_ms};
    return true;
}

bool ledger_done(struct store *st, const struct ledger_desk *d, const char *action,
                 const struct event *change, struct err *e)
{
    static const char *const TOLD[] = {[EVENT_FUND_CHANGED] = "fund",
                                       [EVENT_ENTRY_CHANGED] = "entry",
                                       [EVENT_PAYMENT_RUN_CHANGED] = "payment_run"};
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = TOLD[change->kind],
                                   .object = change->object,
                                   .change = *change};

    return desk_done(st, &deed, e);
}

void ledger_patient_hide(const struct noun *noun, struct noun_rows *lines)
{
    static const char *const HIDDEN[] = {"local_case", "residence", "complication"};

    for (size_t h = 0; h < sizeof HIDDEN / sizeof *HIDDEN; h++) {
        int column = noun_column_find(noun, str_of(HIDDEN[h]));

        for (size_t i = 0; column >= 0 && i < lines->n; i++)
            lines->items[i].values[column] = (struct noun_value){0};
    }
}
