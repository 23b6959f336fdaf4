/* roster.c - who visits where in which week: laid, changed by hand, accepted as visits. */
#include "work/roster.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"

static const struct field FIELDS[] = {
    FIELD(struct visit_roster, id),
    FIELD(struct visit_roster, version),
    FIELD(struct visit_roster, programme),
    FIELD(struct visit_roster, state),
    FIELD_OF(struct visit_roster, from_day, FIELD_DAY, "from"),
    FIELD_AS(struct visit_roster, weeks, "week_n"),
    FIELD_AS(struct visit_roster, most, "most_n"),
    FIELD(struct visit_roster, experts),
    FIELD(struct visit_roster, hosts),
    FIELD_AS(struct visit_roster, covered, "covered_n"),
    FIELD_AS(struct visit_roster, repeats, "repeat_n"),
    FIELD(struct visit_roster, travel_m),
    FIELD_AS(struct visit_roster, best_covered, "best_covered_n"),
    FIELD_AS(struct visit_roster, best_repeats, "best_repeat_n"),
    FIELD(struct visit_roster, best_travel_m),
    FIELD_OF(struct visit_roster, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct visit_roster, accepted_ms, FIELD_MS, "accepted", MAYBE),
    {0},
};
const struct shape SHAPE_ROSTER = {
    .name = "Roster",
    .about = "`covered_n` host weeks with an expert, `repeat_n` times that one comes again,"
             " `travel_m` all ways there and back; `best_…` what no roster beats: where all three"
             " are the same, this one is proved best.",
    .fields = FIELDS};
static const struct field LINE[] = {
    FIELD(struct roster_line, week),
    FIELD_AS(struct roster_line, practitioner, "expert"),
    FIELD_AS(struct roster_line, practitioner_name, "expert_name"),
    FIELD_AS(struct roster_line, organization, "host"),
    FIELD_AS(struct roster_line, organization_name, "host_name"),
    FIELD(struct roster_line, pinned),
    FIELD_AS(struct roster_line, visit, "visit", MAYBE),
    {0},
};
static const struct shape LINE_SHAPE = {
    .name = "RosterLine", .about = "`week` from 0.", .fields = LINE};
static const struct field DETAIL[] = {TOLD(FIELD_ITEMS, "lines", .shape = &LINE_SHAPE), {0}};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_ROSTER, NULL};
const struct shape SHAPE_ROSTER_DETAIL = {
    .name = "RosterDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct roster_new, programme, "programme", .min = 1, .max = 40),
    FIELD_OF(struct roster_new, from_day, FIELD_DAY, "from"),
    FIELD_AS(struct roster_new, weeks, "week_n", .min = 1, .max = ROSTER_WEEKS),
    FIELD_AS(struct roster_new, most, "most_n", .min = 1, .max = ROSTER_WEEKS),
    FIELD_AS(struct roster_new, experts, "experts", .max = 40),
    FIELD_AS(struct roster_new, hosts, "hosts", .max = 40),
    {0},
};
const struct shape SHAPE_ROSTER_BODY = {
    .name = "RosterBody",
    .about = "`experts` and `hosts` are codes; `most_n` visits of an expert in all weeks.",
    .fields = BODY,
    .body = true};
static const struct field PIN[] = {
    FIELD_AS(struct roster_pin, week, "week", .min = 0, .max = ROSTER_WEEKS),
    FIELD_AS(struct roster_pin, expert, "expert", .min = 1, .max = 40),
    FIELD_AS(struct roster_pin, host, "host", MAYBE, .max = 40),
    {0},
};
const struct shape SHAPE_ROSTER_PIN = {
    .name = "RosterPin",
    .about = "No `host`: what was pinned of the expert in that week is given up.",
    .fields = PIN,
    .body = true};
static const struct field ACCEPT[] = {
    FIELD_AS(struct roster_acceptance, weekday, "weekday", .min = 1, .max = 7),
    FIELD_AS(struct roster_acceptance, plan.starts, "starts", .min = 5, .max = 5),
    FIELD_AS(struct roster_acceptance, plan.ends, "ends", .min = 5, .max = 5),
    FIELD_AS(struct roster_acceptance, plan.slots, "slot_n", .min = 0, .max = VISIT_SLOTS_MOST),
    FIELD_AS(struct roster_acceptance, plan.township_slots, "township_n", .min = 0,
             .max = VISIT_SLOTS_MOST),
    FIELD_AS(struct roster_acceptance, plan.release_hours, "release_hours", .min = 0, .max = 720),
    FIELD_AS(struct roster_acceptance, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct roster_acceptance, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_ROSTER_ACCEPT = {.name = "RosterAccept", .fields = ACCEPT, .body = true};
struct accepted {
    int64_t made;
};
static const struct field ACCEPTED[] = {FIELD_AS(struct accepted, made, "visit_n"), {0}};
const struct shape SHAPE_ROSTER_ACCEPTED = {
    .name = "RosterAccepted", .about = "`visit_n` visits were planned.", .fields = ACCEPTED};

/* GET /api/rosters?limit=&cursor= */
bool api_roster_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct visit_rosters rows;

    if (!request_page(rq, &page, e) || !work_roster_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool roster_write(struct request *rq, struct id id, struct err *e)
{
    struct roster_view v;

    if (!work_roster_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, FIELDS, &v.roster);
    field_items(&rq->json, "lines", LINE, v.lines.items, v.lines.n, sizeof v.lines.items[0]);
    json_end(&rq->json);
    reply_version(rq, v.roster.version);
    return true;
}

/* GET /api/rosters/{roster} */
bool api_roster_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "roster", &id, e) && roster_write(rq, id, e);
}

/* POST /api/rosters */
bool api_roster_add(struct request *rq, struct err *e)
{
    struct roster_new n = {0};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    if (n.experts.n > ROSTER_EXPERTS || n.hosts.n > ROSTER_HOSTS)
        return request_refuse(rq, 422, e, "up to 200 experts and 200 hospitals are laid at once");
    n.now_ms = rq->seen->now.now_ms;
    if (!work_roster_lay(rq->store, rq->subject, &n, &id, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return roster_write(rq, id, e);
}

/* PUT /api/rosters/{roster} */
bool api_roster_pin(struct request *rq, struct err *e)
{
    struct roster_pin p = {0};
    struct edit_refused refused;

    if (!request_body(rq, PIN, &p, e) || !request_id(rq, "roster", &p.id, e)
        || !request_version(rq, &p.version, e))
        return false;
    p.now_ms = rq->seen->now.now_ms;
    if (!work_roster_pin(rq->store, rq->subject, &p, &refused, e))
        return request_edit_refused(rq, &refused, p.version, e);
    return roster_write(rq, p.id, e);
}

/* POST /api/rosters/{roster}/accept */
bool api_roster_accept(struct request *rq, struct err *e)
{
    struct roster_acceptance n = {.plan = {.travel_fen = COUNT_UNKNOWN,
                                           .lodging_fen = COUNT_UNKNOWN,
                                           .other_fen = COUNT_UNKNOWN}};
    struct edit_refused refused;
    struct accepted accepted;

    if (!request_body(rq, ACCEPT, &n, e) || !request_id(rq, "roster", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (n.version < 0)
        n.version = 0;
    if (!work_roster_accept(rq->store, rq->subject, &n, &accepted.made, &refused, e))
        return request_edit_refused(rq, &refused, n.version, e);
    json_open_object(&rq->json);
    field_write(&rq->json, ACCEPTED, &accepted);
    json_end(&rq->json);
    return true;
}
