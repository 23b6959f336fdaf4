/* demo_visit.c - one use case after the other, each of who may. */
#include "work/demo_visit.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "store/entry.h"
#include "work/booking.h"
#include "work/demo_people.h"
#include "work/demo_referral.h"
#include "work/desk.h"
#include "work/fund_desk.h"
#include "work/roster.h"
#include "work/visit_cost.h"
#include "work/visit_desk.h"

enum {
    BACK_DAYS = 84,
    AHEAD_DAYS = 84,
    ROSTER_DAYS = 28,
    NOTICE_DAYS = 7,
    STOPPED = 2,
    TRAVEL = 62000
};
#define DAY_MS INT64_C(86400000)

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct clinics {
    const struct demo_world *w;
    struct store *st;
    struct seal *seal; /* NULL: patients cannot be kept */
    struct arena arena;
    int64_t now_ms, begun_ms; /* today, and when the dates were laid */
    int32_t today;
    struct subject desk, township; /* of the clinic's hospital, and of its county */
    int32_t dates, tickets;
};

/* The n-th of an institution's people; NULL: it has fewer. */
static const struct demo_practitioner *person_of(const struct demo_world *w, int32_t institution,
                                                 int32_t n)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution == institution && n-- == 0)
            return &w->practitioners[i];
    }
    return NULL;
}

static struct visit_edit received(const struct visit *v, int64_t now_ms)
{
    return (struct visit_edit){.id = v->id,
                               .version = v->version,
                               .plan = {.day = v->day,
                                        .starts = v->starts,
                                        .ends = v->ends,
                                        .room = v->room,
                                        .liaison = STR("联络员（虚构）"),
                                        .liaison_phone = STR("0990-000000"),
                                        .travel = STR("高铁往返（虚构）"),
                                        .lodging = STR("县宾馆（虚构）"),
                                        .slots = v->slots,
                                        .township_slots = v->township_slots,
                                        .release_hours = 24,
                                        .travel_fen = TRAVEL,
                                        .lodging_fen = 30000,
                                        .other_fen = COUNT_UNKNOWN},
                               .now_ms = now_ms};
}

static bool move(struct clinics *c, const struct visit *v, enum visit_move move, int64_t now_ms,
                 struct err *e)
{
    const struct visit_wish w = {
        .id = v->id, .move = move, .why = STR("专家院内有急诊手术（虚构）"), .now_ms = now_ms};
    struct edit_refused refused;

    return work_visit_move(c->st, &OFFICER, &w, &refused, e);
}

/* --- tickets --- */

static struct identity patient_of(struct clinics *c)
{
    static const char *const NAMES[] = {"赵大爷", "钱阿姨", "孙老师", "周大伯", "吴婶", "郑大姐"};
    int32_t n = c->tickets++;

    return (struct identity){
        .name = str_of(NAMES[n % 6]),
        .phone = str_of(arena_text(&c->arena, "1990000%04d", n)),
    };
}

/* As somebody does it on the page: held, then confirmed with the code. */
static bool public_ticket(struct clinics *c, const struct visit *v, struct err *e)
{
    const struct patient_desk desk = {c->st, c->seal, NULL, c->begun_ms};
    const struct booking_hold h = {
        v->id, str_of(arena_text(&c->arena, "demonstration-hold-%d", c->tickets)), c->begun_ms};
    struct booking_confirm confirm = {
        .request = str_of(arena_text(&c->arena, "demonstration-take-%d", c->tickets)),
        .who = patient_of(c),
        .now_ms = c->begun_ms};
    struct edit_refused refused;
    struct booking_held held;
    struct booking_view seen;

    if (!work_booking_hold(c->st, &h, &held, e))
        return false;
    confirm.booking = held.booking;
    confirm.code = str_of(held.code);
    return work_booking_confirm(&desk, &confirm, &c->arena, &seen, &refused, e);
}

static bool desk_ticket(struct clinics *c, const struct visit *v, const struct subject *by,
                        struct err *e)
{
    const struct patient_desk desk = {c->st, c->seal, by, c->begun_ms};
    const struct booking_new n = {.visit = v->id, .who = patient_of(c)};
    struct edit_refused refused;
    struct id id;

    return work_booking_add(&desk, &n, &id, &refused, e);
}

/* One to three: of the public, of the desk, of a township. */
static bool tickets_add(struct clinics *c, const struct visit *v, struct err *e)
{
    int32_t n = 1 + c->dates % 3;

    return !c->seal
           || (public_ticket(c, v, e) && (n < 2 || desk_ticket(c, v, &c->desk, e))
               && (n < 3 || desk_ticket(c, v, &c->township, e)));
}

/* All came but every fourth. */
static bool tickets_used(struct clinics *c, const struct visit *v, int64_t now_ms, struct err *e)
{
    const struct patient_desk desk = {c->st, c->seal, &c->desk, now_ms};
    struct booking_lines lines = {0};

    if (c->seal && !work_booking_list(&desk, v->id, &c->arena, &lines, e))
        return false;
    for (size_t i = 0; i < lines.n; i++) {
        bool missed = (c->dates + (int32_t)i) % 4 == 3;
        const struct booking_wish w = {lines.items[i].booking.id,
                                       missed ? BOOKING_MISSED : BOOKING_ATTENDED, now_ms};
        struct id visit;

        if (!work_booking_move(c->st, &c->desk, &w, &visit, e))
            return false;
    }
    return true;
}

/* --- dates --- */

static bool date_over(struct clinics *c, const struct visit *v, struct err *e)
{
    int64_t noon_ms = (int64_t)v->day * DAY_MS + DAY_MS / 6; /* in China */

    return tickets_used(c, v, noon_ms, e) && move(c, v, VISIT_HOLD, noon_ms, e);
}

/* Those that are over were held; the third of the others is stopped. */
static bool date_open(struct clinics *c, const struct visit *v, int32_t *ahead, struct err *e)
{
    const struct visit_edit edit = received(v, c->begun_ms);
    struct edit_refused refused;

    if (!work_visit_edit(c->st, &OFFICER, &edit, &refused, e)
        || !move(c, v, VISIT_ANNOUNCE, c->begun_ms, e) || !move(c, v, VISIT_GO_OPEN, c->begun_ms, e)
        || !tickets_add(c, v, e))
        return false;
    c->dates++;
    if (v->day < c->today)
        return date_over(c, v, e);
    return (*ahead)++ != STOPPED || move(c, v, VISIT_CANCEL, c->now_ms, e);
}

static bool dates_open(struct clinics *c, struct str code, struct err *e)
{
    const struct visit_filter filter = {.practitioner = code,
                                        .state = STR("planned"),
                                        .from_day = c->today - BACK_DAYS,
                                        .until_day = DAY_NONE};
    const struct store_page page = {.limit = 100, .reach = STORE_ALL};
    struct visit_rows rows;
    int32_t ahead = 0;

    if (!work_visit_list(c->st, &filter, &page, &c->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (!date_open(c, &rows.items[i], &ahead, e))
            return false;
    }
    return true;
}

struct posts {
    struct clinics *c;
    const char *hospital, *township;
};

static bool posts_in_tx(struct store *st, void *arg, struct err *e)
{
    struct posts *p = arg;
    struct clinics *c = p->c;
    bool here, there;

    c->desk.role = ROLE_MANAGER;
    c->township.role = ROLE_CLINICIAN;
    return store_scope_find(st, SCOPE_ORGANIZATION, str_of(p->hospital), &c->arena, &c->desk.scope,
                            &here, e)
           && store_scope_find(st, SCOPE_ORGANIZATION, str_of(p->township), &c->arena,
                               &c->township.scope, &there, e)
           && ((here && there) || err_set(e, ERR_CHECK, "the store does not hold %s", p->hospital));
}

/* The n-th of a provincial hospital's people, at the hospital of a county. */
static bool series_add(struct clinics *c, int32_t n, int32_t county, int32_t every, struct err *e)
{
    const struct demo_practitioner *expert = person_of(c->w, c->w->provincial[n % 2], 4 + n);
    const char *hospital =
        c->w->institutions[c->w->counties[county % c->w->county_n].hospital].code;
    struct posts posts = {c, hospital,
                          n ? hospital : c->w->institutions[demo_referral_township(c->w)].code};
    struct series_new s = {.series = {.programme = STR("demo"),
                                      .weekday = 3 + n,
                                      .every_weeks = every,
                                      .from_day = c->today - BACK_DAYS,
                                      .until_day = c->today + AHEAD_DAYS,
                                      .starts = STR("08:00"),
                                      .ends = STR("11:30"),
                                      .room = STR("门诊二楼专家诊室"),
                                      .slots = 20,
                                      .township_slots = 5,
                                      .release_hours = 24,
                                      .ended_ms = COUNT_UNKNOWN},
                           .now_ms = c->begun_ms};
    struct edit_refused refused;
    int64_t made;
    struct id id;

    if (!expert)
        return true;
    s.series.practitioner = str_of(expert->code);
    s.series.organization = str_of(hospital);
    s.series.discipline = str_of(demo_disciplines[expert->discipline]);
    return store_tx(c->st, STORE_READ, posts_in_tx, &posts, e)
           && work_series_add(c->st, &OFFICER, &s, &id, &made, &refused, e)
           && dates_open(c, s.series.practitioner, e);
}

/* Eight weeks of six experts over five county hospitals, laid and not yet accepted. */
static bool roster_add(struct clinics *c, struct err *e)
{
    enum { EXPERTS = 6, HOSTS = 5 };
    struct str experts[EXPERTS], hosts[HOSTS];
    const struct demo_practitioner *expert;
    struct roster_new n = {.programme = STR("demo"),
                           .from_day = c->today + ROSTER_DAYS,
                           .weeks = 8,
                           .most = 2,
                           .experts = {experts, 0, EXPERTS},
                           .hosts = {hosts, 0, HOSTS},
                           .now_ms = c->now_ms};
    struct edit_refused refused;
    struct id id;

    for (int32_t i = 0; i < EXPERTS && (expert = person_of(c->w, c->w->provincial[1], 8 + i)); i++)
        experts[n.experts.n++] = str_of(expert->code);
    for (int32_t i = 0; i < HOSTS && i < c->w->county_n; i++)
        hosts[n.hosts.n++] = str_of(c->w->institutions[c->w->counties[i].hospital].code);
    return n.experts.n == 0 || work_roster_lay(c->st, &OFFICER, &n, &id, &refused, e);
}

bool demo_visit_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct clinics c = {.w = w,
                        .now_ms = now_ms,
                        .begun_ms = now_ms - (BACK_DAYS + NOTICE_DAYS) * DAY_MS,
                        .today = desk_today(now_ms)};
    int32_t county = demo_people_county(w);
    struct err none = {0};
    bool good = store_open(store, STORE_EXISTING, &c.st, e);

    /* a database without a master key has no patients */
    if (good && !seal_open(store, c.st, &c.seal, &none))
        c.seal = NULL;
    good = good && series_add(&c, 0, county, 2, e) && series_add(&c, 1, county + 1, 4, e)
           && roster_add(&c, e);
    seal_close(c.seal);
    store_close(c.st);
    arena_reset(&c.arena);
    return good;
}

/* --- what they cost --- */

static bool cost_in_tx(struct store *st, void *arg, struct err *e)
{
    struct visit_cost_new *n = arg;
    struct arena a = {0};
    struct fund fund;
    bool good = work_fund_of(st, STR("demo"), STR("F1"), &a, &fund, e);

    n->fund = good ? fund.id : n->fund;
    arena_reset(&a);
    return good;
}

bool demo_visit_cost_add(const char *store, int64_t now_ms, struct err *e)
{
    const struct visit_filter held = {
        .state = STR("held"), .from_day = DAY_NONE, .until_day = DAY_NONE};
    const struct store_page page = {.limit = 100, .reach = STORE_ALL};
    struct visit_cost_new n = {.fen = {TRAVEL, 30000, COUNT_UNKNOWN},
                               .note = STR("车票与住宿发票（虚构）"),
                               .now_ms = now_ms};
    struct edit_refused refused;
    struct visit_rows rows = {0};
    struct arena a = {0};
    struct store *st = NULL;
    bool good = store_open(store, STORE_EXISTING, &st, e)
                && work_visit_list(st, &held, &page, &a, &rows, e)
                && store_tx(st, STORE_READ, cost_in_tx, &n, e);

    if (good && rows.n) {
        n.visit = rows.items[0].id;
        n.day = rows.items[0].day + 5;
        good = work_visit_cost(st, &OFFICER, &n, &refused, e);
    }
    store_close(st);
    arena_reset(&a);
    return good;
}
