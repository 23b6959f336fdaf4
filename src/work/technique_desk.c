/* technique_desk.c - one transaction each, audited with the change. */
#include "work/technique_desk.h"

#include <stdio.h>

#include "base/out.h"
#include "model/unknown.h"
#include "store/frame.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/secret.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct str code;
    int64_t now_ms;
    struct technique_view view;
    struct object object; /* the catalogue */
    bool found;
    const struct technique *add;
    const struct technique_edit *edit;
    const struct technique_move *move;
    const struct technique_curve *curve;
    const struct technique_filter *filter;
    const struct store_page *page;
    struct technique_rows rows;
    struct edit_refused refused;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_technique_list(st, d->filter, d->page, d->arena, &d->rows, e);
}

bool work_technique_list(struct store *st, const struct technique_filter *filter,
                         const struct store_page *page, struct arena *a,
                         struct technique_rows *rows, struct err *e)
{
    struct desk d = {.arena = a, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

/* Bytes of a hash in the form of a UUID of version 8 (RFC 9562). */
struct id technique_id(struct str code)
{
    static const char HEAD[] = "technique ";
    struct out out = {0};
    char hex[SECRET_HASH], text[ID_TEXT];
    struct id id = {{0}};

    out_text(&out, "%s%.*s", HEAD, STR_ARG(code));
    secret_hash((struct str){out.items, out.n}, hex);
    out_reset(&out);
    snprintf(text, sizeof text, "%.8s-%.4s-8%.3s-8%.3s-%.12s", hex, hex + 8, hex + 12, hex + 15,
             hex + 18);
    return id_parse(str_of(text), &id) ? id : (struct id){{0}};
}

/* The catalogue is the whole store's: it lies in the store's own region. */
static bool catalogue_find(struct store *st, struct desk *d, struct err *e)
{
    struct frame frame;

    if (!store_frame_get(st, d->arena, &frame, e)
        || !store_technique_find(st, d->code, d->arena, &d->view.record, &d->found, e))
        return false;
    d->object = (struct object){.place = {frame.region_code}, .state = OBJECT_NO_STATE};
    d->view.action_n = rights_actions(d->by, ACTION_TECHNIQUE_SEE, &d->object, d->view.actions,
                                      sizeof d->view.actions / sizeof *d->view.actions);
    return true;
}

static bool technique_find(struct store *st, struct desk *d, enum action action, struct err *e)
{
    if (!catalogue_find(st, d, e))
        return false;
    if (!d->found)
        return err_set(e, ERR_MISSING, "no technique '%.*s'",
                       (int)(d->code.n < 60 ? d->code.n : 60), d->code.at);
    return rights_check(d->by, action, &d->object, "technique", e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return technique_find(st, d, ACTION_TECHNIQUE_SEE, e)
           && store_technique_past_list(st, d->code, d->arena, &d->view.pasts, e)
           && store_technique_curve_get(st, d->code, d->arena, &d->view.curve, e);
}

bool work_technique_see(struct store *st, const struct subject *by, struct str code,
                        struct arena *a, struct technique_view *v, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .code = code};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool done(struct store *st, const struct desk *d, const char *action, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "technique",
                                   .object = technique_id(d->code),
                                   .change = {.kind = EVENT_TECHNIQUE_CHANGED,
                                              .place = d->object.place[0],
                                              .object = technique_id(d->code)}};

    return desk_done(st, &deed, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !catalogue_find(st, d, e)
        || !rights_check(d->by, ACTION_TECHNIQUE_WRITE, &d->object, "catalogue", e))
        return false;
    if (d->found) {
        d->refused.field = "code";
        return err_set(e, ERR_INPUT, "code: the catalogue has a technique of this code");
    }
    return store_technique_add(st, d->add, 1, e) && done(st, d, "technique.add", e);
}

/* Runs one change; what it needs is in `asked` but the memory. */
static bool change(struct store *st, const struct desk *asked, store_fn *fn,
                   struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = *asked;
    bool good;

    d.arena = &a;
    good = store_tx(st, STORE_WRITE, fn, &d, e);
    arena_reset(&a);
    *refused = d.refused;
    return good;
}

bool work_technique_add(struct store *st, const struct subject *by, const struct technique *t,
                        int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct desk d = {.by = by, .code = t->code, .add = t, .now_ms = now_ms};

    return change(st, &d, add_in_tx, refused, e);
}

/* Keeps what was, writes what is now. */
static bool replace(struct store *st, struct desk *d, const struct technique_record *now,
                    struct str why, struct err *e)
{
    const struct technique_past past = {
        .was = d->view.record, .until_ms = d->now_ms, .until_by = desk_actor(d->by), .why = why};
    int64_t version = past.was.version;
    bool there;

    if (!store_technique_edit(st, now, version, &there, e))
        return false;
    if (!there)
        return desk_stale(&d->refused, "technique", version, version + 1, e);
    return store_technique_past_add(st, &past, e);
}

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct technique_record now = {.technique = d->edit->technique, .retired_ms = COUNT_UNKNOWN};

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !technique_find(st, d, ACTION_TECHNIQUE_WRITE, e))
        return false;
    if (d->view.record.version != d->edit->version)
        return desk_stale(&d->refused, "technique", d->edit->version, d->view.record.version, e);
    if (d->view.record.retired_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the technique is retired: it is taken back first");
    return replace(st, d, &now, STR(""), e) && done(st, d, "technique.write", e);
}

bool work_technique_edit(struct store *st, const struct subject *by,
                         const struct technique_edit *edit, int64_t now_ms,
                         struct edit_refused *refused, struct err *e)
{
    struct desk d = {.by = by, .code = edit->technique.code, .edit = edit, .now_ms = now_ms};

    return change(st, &d, edit_in_tx, refused, e);
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct technique_record now;
    bool retire = d->move->retire;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !technique_find(st, d, ACTION_TECHNIQUE_WRITE, e))
        return false;
    now = d->view.record;
    if (retire == (now.retired_ms != COUNT_UNKNOWN))
        return err_set(e, ERR_STATE, "the technique is %s already", retire ? "retired" : "in use");
    now.retired_ms = retire ? d->now_ms : COUNT_UNKNOWN;
    return replace(st, d, &now, d->move->why, e)
           && done(st, d, retire ? "technique.retire" : "technique.restore", e);
}

bool work_technique_move(struct store *st, const struct subject *by,
                         const struct technique_move *move, int64_t now_ms, struct err *e)
{
    struct desk d = {.by = by, .code = move->code, .move = move, .now_ms = now_ms};
    struct edit_refused unheard;

    return change(st, &d, move_in_tx, &unheard, e);
}

static bool curve_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct technique_curve now = *d->curve, was;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !technique_find(st, d, ACTION_TECHNIQUE_WRITE, e)
        || !technique_curve_check(&now, &d->refused.field, e)
        || !store_technique_curve_get(st, d->code, d->arena, &was, e))
        return false;
    if (was.version != now.version)
        return desk_stale(&d->refused, "curve", now.version, was.version, e);
    now.version++;
    now.made_by = desk_actor(d->by);
    now.made_ms = d->now_ms;
    return store_technique_curve_add(st, &now, e) && done(st, d, "technique.curve", e);
}

bool work_technique_curve(struct store *st, const struct subject *by,
                          const struct technique_curve *c, int64_t now_ms,
                          struct edit_refused *refused, struct err *e)
{
    struct desk d = {.by = by, .code = c->technique, .curve = c, .now_ms = now_ms};

    return change(st, &d, curve_in_tx, refused, e);
}
