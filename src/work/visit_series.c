/* visit_series.c - clinics that come again: made with their dates, ended. */
#include "base/day.h"
#include "model/unknown.h"
#include "store/roster.h"
#include "work/desk.h"
#include "work/visit_part.h"

/* One date; one on which the expert is elsewhere is left out. */
static bool date_add(struct store *st, struct visit_desk *d, const struct visit_series *s,
                     int32_t day, struct err *e)
{
    const struct visit_new n = {.programme = s->programme,
                                .practitioner = s->practitioner,
                                .organization = s->organization,
                                .discipline = s->discipline,
                                .kind = VISIT_CLINIC,
                                .plan = {.day = day,
                                         .starts = s->starts,
                                         .ends = s->ends,
                                         .room = s->room,
                                         .slots = s->slots,
                                         .township_slots = s->township_slots,
                                         .release_hours = s->release_hours,
                                         .travel_fen = COUNT_UNKNOWN,
                                         .lodging_fen = COUNT_UNKNOWN,
                                         .other_fen = COUNT_UNKNOWN},
                                .now_ms = d->now_ms};
    const struct visit_making m = {
        .n = &n, .series = s->id, .arena = d->arena, .refused = &d->refused};
    struct err elsewhere = {0};
    struct id id;

    if (visit_make(st, d->by, &m, &id, &elsewhere)) {
        d->count++;
        return true;
    }
    return elsewhere.code == ERR_STATE || err_pass(e, &elsewhere);
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct series_new *n = d->what;
    struct visit_series s = n->series;
    int32_t days[VISIT_SERIES_MOST];
    struct roster_entry host;
    bool found;
    size_t day_n;

    d->count = 0;
    if (!visit_series_days(&s, days, &day_n, &d->refused.field, e)
        || !store_roster_organization(st, s.organization, d->arena, &host, &found, e))
        return false;
    if (!found) {
        d->refused.field = "organization";
        return err_set(e, ERR_INPUT, "organization: no organization has this code");
    }
    s.id = d->id = id_new();
    s.county = host.county;
    s.discipline = s.discipline.n ? s.discipline : (struct str){0};
    s.room = s.room.n ? s.room : (struct str){0};
    s.made_by = desk_actor(d->by);
    s.made_ms = d->now_ms;
    for (size_t i = 0; i < day_n; i++) {
        if (!date_add(st, d, &s, days[i], e))
            return false;
    }
    if (d->count == 0)
        return err_set(e, ERR_STATE, "the expert is elsewhere on every date of the series");
    return store_series_add(st, &s, e);
}

bool work_series_add(struct store *st, const struct subject *by, const struct series_new *n,
                     struct id *id, int64_t *made, struct edit_refused *refused, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = visit_run(st, &d, add_case, e);

    *refused = d.refused;
    if (good) {
        *id = d.id;
        *made = d.count;
    }
    return good;
}

struct listing {
    const struct store_page *page;
    struct arena *arena;
    struct series_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_series_list(st, l->page, l->arena, &l->rows, e);
}

bool work_series_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct series_rows *rows, struct err *e)
{
    struct listing l = {.page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- ending --- */

static bool date_stop(struct store *st, struct visit_desk *d, const struct visit *planned,
                      struct str why, struct err *e)
{
    struct visit_desk one = {.by = d->by, .arena = d->arena, .now_ms = d->now_ms};
    struct visit *v = &one.view.visit;
    const char *field = NULL;
    struct visit_step_line line = {.move = VISIT_CANCEL,
                                   .was = planned->state,
                                   .state = VISIT_CANCELLED,
                                   .why = why,
                                   .made_by = desk_actor(d->by),
                                   .made_ms = d->now_ms};
    const struct visit_key key = {planned->county, planned->code};
    bool done;

    *v = *planned;
    line.seq = v->version + 1;
    return visit_move(v, VISIT_CANCEL, why, desk_today(d->now_ms), &field, e)
           && store_visit_put(st, v, v->version, d->now_ms, &done, e)
           && store_visit_step_add(st, &key, &line, e) && visit_note(st, &one, "visit.cancel", e);
}

static bool end_case(struct store *st, void *arg, struct err *e)
{
    struct visit_desk *d = arg;
    const struct series_ending *n = d->what;
    struct visit_series s;
    struct visit_rows rows;
    struct visit as = {0};
    struct object o;

    d->count = 0;
    if (!store_series_get(st, n->id, d->arena, &s, e))
        return false;
    as.organization_id = s.organization_id;
    as.county = s.county;
    as.home_id = s.home_id;
    as.home_county = s.home_county;
    as.practitioner_id = s.practitioner_id;
    o = visit_object(&as);
    if (!rights_check(d->by, ACTION_VISIT_WRITE, &o, "series", e))
        return false;
    if (!visit_host(d->by, &as))
        return err_set(e, ERR_RIGHT, "ending a series is the hospital's or the officer's");
    if (s.ended_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the series was ended already");
    if (!store_series_planned(st, s.id, n->until_day, d->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (!date_stop(st, d, &rows.items[i], n->why, e))
            return false;
        d->count++;
    }
    return store_series_end(st, s.id, n->until_day, desk_actor(d->by), d->now_ms, e);
}

bool work_series_end(struct store *st, const struct subject *by, const struct series_ending *n,
                     int64_t *stopped, struct err *e)
{
    struct visit_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};
    bool good = visit_run(st, &d, end_case, e);

    if (good)
        *stopped = d.count;
    return good;
}
