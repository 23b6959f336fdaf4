/* plan_freeze.c - the rows that a plan is solved from, as the files of `xinglin plan`. */
#include <string.h>

#include "base/csv.h"
#include "base/words.h"
#include "model/eligibility.h"
#include "model/unknown.h"
#include "store/offer.h"
#include "work/plan_run_part.h"
#include "work/secret.h"

struct freeze {
    struct store *st;
    struct plan_run *run;
    const struct programme *rules;
    struct arena *arena;
    struct plan_seats seats;
    struct plan_people people;
    struct plan_places places;
    struct plan_befores before;
    struct words placed, organizations, demands; /* codes that stand in their files */
    struct out digests;
    struct out left; /* left.csv, made beside offers.csv */
    size_t offered_n;
};

/* --- one file --- */

static bool file_keep(struct freeze *f, const char *name, struct out *out, struct err *e)
{
    struct plan_file_row row = {.side = STR("in"),
                                .name = str_of(name),
                                .bytes = str_copy(f->arena, (struct str){out->items, out->n})};
    char hash[SECRET_HASH];

    out_reset(out);
    secret_hash(row.bytes, hash);
    out_text(&f->digests, "%s %s\n", hash, name);
    row.digest = str_of(arena_text(f->arena, "%s", hash));
    return store_plan_file_add(f->st, f->run->id, &row, e);
}

static void csv_texts(struct csv_writer *w, const struct str_list *list, struct arena *a)
{
    struct out joined = {0};

    for (size_t i = 0; i < list->n; i++) {
        if (i > 0)
            out_char(&joined, ';');
        out_str(&joined, list->items[i]);
    }
    csv_str(w, str_copy(a, (struct str){joined.items, joined.n}));
    out_reset(&joined);
}

/* --- organizations --- */

static bool organizations_keep(struct freeze *f, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    csv_head(&w, "organization_id,name,county,latitude,longitude");
    for (size_t i = 0; i < f->places.n; i++) {
        const struct plan_place_row *p = &f->places.items[i];
        bool located = p->lat == p->lat && p->lng == p->lng; /* NaN is unknown */

        words_put(&f->organizations, p->code);
        csv_str(&w, p->code);
        csv_str(&w, p->name);
        csv_str(&w, p->county);
        csv_number(&w, located ? p->lat : NUMBER_UNKNOWN);
        csv_number(&w, located ? p->lng : NUMBER_UNKNOWN);
        csv_end(&w);
    }
    return file_keep(f, "organizations.csv", &out, e);
}

/* --- demands --- */

static bool demands_keep(struct freeze *f, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    csv_head(&w, "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,"
                 "start,months,paired_organization_id,team_id,required_techniques");
    for (size_t i = 0; i < f->seats.n; i++) {
        const struct plan_seat_row *s = &f->seats.items[i];

        words_put(&f->demands, s->code);
        csv_str(&w, s->code);
        csv_str(&w, s->organization);
        csv_str(&w, s->discipline);
        csv_int(&w, s->seats);
        csv_int(&w, s->min_title_rank);
        csv_texts(&w, &s->techniques, f->arena);
        csv_int(&w, s->tier);
        csv_int(&w, s->weight);
        csv_day(&w, s->start_day);
        csv_int(&w, s->months);
        csv_str(&w, s->paired);
        csv_str(&w, s->team);
        csv_texts(&w, &s->required, f->arena);
        csv_end(&w);
    }
    return file_keep(f, "demands.csv", &out, e);
}

/* --- offers, and who is left out --- */

/* Why somebody is left out, or NULL. */
static const char *left_out(const struct freeze *f, const struct plan_person_row *p)
{
    const struct candidate c = {.title_rank = p->practitioner.title_rank,
                                .sending = p->level,
                                .licensed = p->licensed,
                                .day = f->run->from_day,
                                .title_from = p->practitioner.title_from,
                                .work_from = p->practitioner.work_from};
    enum eligibility_fault fault = eligibility_judge(&f->rules->eligibility, &c);

    for (size_t i = 0; i < f->run->without.n; i++) {
        if (str_eq(f->run->without.items[i], p->practitioner.code))
            return "wish";
    }
    if (p->bound)
        return "placed";
    if (fault != ELIGIBILITY_NONE)
        return eligibility_fault_names[fault];
    return words_find(&f->placed, p->practitioner.code) >= 0 ? "offered_twice" : NULL;
}

static struct str pin_of(const struct freeze *f, struct str practitioner)
{
    for (size_t i = 0; i < f->run->pins.n; i++) {
        struct str demand = f->run->pins.items[i], who = str_cut(&demand, ':');

        if (str_eq(who, practitioner))
            return demand;
    }
    return STR("");
}

static void offer_write(struct freeze *f, struct csv_writer *w, const struct plan_person_row *p)
{
    const struct practitioner *who = &p->practitioner;

    csv_str(w, who->code);
    csv_str(w, p->organization);
    csv_text(w,
             arena_text(f->arena, "%.*s/%.*s", STR_ARG(p->organization), STR_ARG(who->department)));
    csv_str(w, who->discipline);
    csv_int(w, who->title_rank);
    csv_texts(w, &who->techniques, f->arena);
    csv_day(w, p->from_day);
    csv_day(w, p->until_day);
    csv_str(w, p->last_host);
    csv_texts(w, &p->preferred_counties, f->arena);
    csv_texts(w, &p->excluded_counties, f->arena);
    csv_str(w, pin_of(f, who->code));
    csv_end(w);
}

static bool offers_keep(struct freeze *f, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out}, l = {.out = &f->left};

    csv_head(&l, "practitioner_id,reason");
    csv_head(&w, "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
                 "available_from,available_until,last_host_id,preferred_counties,"
                 "excluded_counties,pinned_demand_id");
    for (size_t i = 0; i < f->people.n; i++) {
        const struct plan_person_row *p = &f->people.items[i];
        const char *reason = left_out(f, p);

        if (reason) {
            csv_str(&l, p->practitioner.code);
            csv_text(&l, reason);
            csv_end(&l);
            continue;
        }
        words_put(&f->placed, p->practitioner.code);
        f->offered_n++;
        offer_write(f, &w, p);
    }
    return file_keep(f, "offers.csv", &out, e) && file_keep(f, "left.csv", &f->left, e);
}

/* --- quotas and the plan before --- */

static void quota_write(struct csv_writer *w, const char *scope, struct str id, int64_t min,
                        int64_t max)
{
    csv_text(w, scope);
    csv_str(w, id);
    csv_int(w, min);
    csv_int(w, max);
    csv_end(w);
}

static bool quotas_keep(struct freeze *f, struct err *e)
{
    const struct store_reach all = STORE_ALL;
    struct words seen = {0};
    struct out out = {0};
    struct csv_writer w = {.out = &out};
    struct protection_rows protected;

    if (!store_protection_list(f->st, &all, f->arena, &protected, e))
        return false;
    csv_head(&w, "scope,id,min,max");
    for (size_t i = 0; i < protected.n; i++) {
        const struct protection *p = &protected.items[i];
        char *id = arena_text(f->arena, "%.*s/%.*s", STR_ARG(p->organization_code),
                              STR_ARG(p->department));

        words_put(&seen, str_of(id));
        quota_write(&w, "department", str_of(id), 0, p->most);
    }
    for (int32_t i = 0; i < f->rules->quota_n; i++) {
        const struct quota *q = &f->rules->quotas[i];
        bool twice = q->scope == QUOTA_DEPARTMENT && words_find(&seen, q->id) >= 0;
        bool unknown = q->scope == QUOTA_ORGANIZATION && words_find(&f->organizations, q->id) < 0;

        if (!twice && !unknown)
            quota_write(&w, quota_scope_names[q->scope], q->id, q->min, q->max);
    }
    words_reset(&seen);
    return file_keep(f, "quotas.csv", &out, e);
}

static bool before_keep(struct freeze *f, struct err *e)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};

    if (id_none(f->run->previous))
        return true;
    csv_head(&w, "demand_id,practitioner_id");
    for (size_t i = 0; i < f->before.n; i++) {
        csv_str(&w, f->before.items[i].demand);
        csv_str(&w, f->before.items[i].practitioner);
        csv_end(&w);
    }
    return file_keep(f, "previous.csv", &out, e);
}

/* --- all of it --- */

static bool rows_read(struct freeze *f, struct err *e)
{
    const struct plan_run *r = f->run;

    if (!store_plan_seats(f->st, r, f->arena, &f->seats, e)
        || !store_plan_people(f->st, r, f->arena, &f->people, e)
        || !store_plan_places(f->st, f->arena, &f->places, e)
        || !store_plan_before(f->st, r->previous, f->arena, &f->before, e))
        return false;
    if (f->seats.n == 0)
        return err_set(e, ERR_STATE,
                       "no approved demand of the programme begins within these days");
    return true;
}

static bool pins_check(const struct freeze *f, struct err *e)
{
    for (size_t i = 0; i < f->run->pins.n; i++) {
        struct str demand = f->run->pins.items[i], who = str_cut(&demand, ':');

        if (words_find(&f->placed, who) < 0)
            return err_set(e, ERR_INPUT, "pins: '%.*s' is not among those who are offered",
                           STR_ARG(who));
        if (words_find(&f->demands, demand) < 0)
            return err_set(e, ERR_INPUT, "pins: '%.*s' is not among the demands of this plan",
                           STR_ARG(demand));
    }
    return true;
}

static bool files_keep(struct freeze *f, struct err *e)
{
    char hash[SECRET_HASH];

    if (!rows_read(f, e) || !organizations_keep(f, e) || !demands_keep(f, e) || !offers_keep(f, e)
        || !quotas_keep(f, e) || !before_keep(f, e) || !pins_check(f, e))
        return false;
    if (f->offered_n == 0)
        return err_set(e, ERR_STATE, "nobody who meets the programme's rules is offered for it");
    secret_hash((struct str){f->digests.items, f->digests.n}, hash);
    f->run->digest = str_of(arena_text(f->arena, "%s", hash));
    return true;
}

bool plan_freeze(struct store *st, struct plan_run *r, const struct programme *rules,
                 struct arena *a, struct err *e)
{
    struct freeze f = {.st = st, .run = r, .rules = rules, .arena = a};
    bool good = files_keep(&f, e);

    words_reset(&f.placed);
    words_reset(&f.organizations);
    words_reset(&f.demands);
    out_reset(&f.digests);
    out_reset(&f.left);
    return good;
}
