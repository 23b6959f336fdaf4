/* mentorship.c - pairs of mentor and apprentice: listed, seen, proposed, moved by their parties. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "work/desk.h"
#include "work/mentorship_desk.h"

static const struct field FIELDS[] = {
    FIELD(struct mentorship, id),
    FIELD(struct mentorship, code),
    FIELD(struct mentorship, version),
    FIELD(struct mentorship, programme),
    FIELD_NAMED(struct mentorship, state, "state", mentorship_state_names),
    FIELD_AS(struct mentorship, mentor, "mentor_code"),
    FIELD(struct mentorship, mentor_name),
    FIELD_AS(struct mentorship, mentor_id, "mentor"),
    FIELD_AS(struct mentorship, apprentice, "apprentice_code"),
    FIELD(struct mentorship, apprentice_name),
    FIELD_AS(struct mentorship, apprentice_id, "apprentice"),
    FIELD(struct mentorship, home_name),
    FIELD(struct mentorship, organization),
    FIELD(struct mentorship, organization_name),
    FIELD(struct mentorship, county),
    FIELD_MAYBE(struct mentorship, discipline),
    FIELD_MAYBE(struct mentorship, technique),
    FIELD_MAYBE(struct mentorship, school),
    FIELD_OF(struct mentorship, agreed_day, FIELD_DAY, "agreed"),
    FIELD_OF(struct mentorship, mentor_day, FIELD_DAY, "mentor_agreed", MAYBE),
    FIELD_OF(struct mentorship, apprentice_day, FIELD_DAY, "apprentice_agreed", MAYBE),
    FIELD_OF(struct mentorship, ceremony_day, FIELD_DAY, "ceremony", MAYBE),
    FIELD_OF(struct mentorship, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_OF(struct mentorship, ended_day, FIELD_DAY, "ended", MAYBE),
    FIELD_AS(struct mentorship, cause, "reason", MAYBE),
    {0},
};
const struct shape SHAPE_MENTORSHIP = {
    .name = "Mentorship",
    .about = "`agreed`: the day of the proposal until both have agreed; `ceremony`: from which the"
             " pair is active; `reason` of an early end.",
    .fields = FIELDS};

static const struct field STEP[] = {
    FIELD_NAMED(struct bond_step_line, move, "move", mentorship_move_names),
    FIELD_NAMED(struct bond_step_line, was, "was", mentorship_state_names),
    FIELD_NAMED(struct bond_step_line, state, "state", mentorship_state_names),
    FIELD(struct bond_step_line, party),
    FIELD_OF(struct bond_step_line, day, FIELD_DAY, "day"),
    FIELD_OF(struct bond_step_line, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_MAYBE(struct bond_step_line, why),
    FIELD_OF(struct bond_step_line, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape STEP_SHAPE = {.name = "MentorshipStep", .fields = STEP};
static const struct field GOAL[] = {
    FIELD(struct mentorship_goal, id),
    FIELD(struct mentorship_goal, technique),
    FIELD(struct mentorship_goal, level),
    FIELD_AS(struct mentorship_goal, cases, "case_n"),
    FIELD_OF(struct mentorship_goal, due_day, FIELD_DAY, "due"),
    FIELD_OF(struct mentorship_goal, reached_day, FIELD_DAY, "reached", MAYBE),
    FIELD_AS(struct mentorship_goal, done, "done_n"),
    FIELD(struct mentorship_goal, done_level),
    FIELD_AS(struct mentorship_goal, observed, "observed_n"),
    FIELD_AS(struct mentorship_goal, assisted, "assisted_n"),
    FIELD_AS(struct mentorship_goal, supervised, "supervised_n"),
    FIELD_AS(struct mentorship_goal, independent, "independent_n"),
    {0},
};
static const struct shape GOAL_SHAPE = {
    .name = "MentorshipGoal",
    .about = "`level` 1 to 5 and `case_n` are wanted, `done_level` and `done_n` are what the"
             " logbook holds of signed cases, `observed_n` to `independent_n` its lines by role,"
             " signed or not; `reached` is what the mentor says.",
    .fields = GOAL};
static const struct field MEETING[] = {
    FIELD(struct mentorship_meeting, id),
    FIELD_OF(struct mentorship_meeting, day, FIELD_DAY, "day"),
    FIELD_NAMED(struct mentorship_meeting, kind, "kind", meeting_kind_names),
    FIELD(struct mentorship_meeting, about),
    {0},
};
static const struct shape MEETING_SHAPE = {.name = "MentorshipMeeting", .fields = MEETING};

static const struct field DETAIL[] = {
    TOLD(FIELD_ITEMS, "steps", .shape = &STEP_SHAPE),
    TOLD(FIELD_ITEMS, "goals", .shape = &GOAL_SHAPE),
    TOLD(FIELD_ITEMS, "meetings", .shape = &MEETING_SHAPE),
    TOLD(FIELD_COUNT, "pair_n"),
    TOLD(FIELD_COUNT, "capacity"),
    TOLD(FIELD_TEXTS, "moves"),
    TOLD(FIELD_TEXTS, "parties"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_MENTORSHIP, NULL};
const struct shape SHAPE_MENTORSHIP_DETAIL = {
    .name = "MentorshipDetail",
    .about = "`moves`: what the asker may do now; `parties`: who he is to it; `pair_n`: the"
             " mentor's other apprentices, of `capacity`.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct mentorship_new, programme, "programme", .min = 1, .max = 40),
    FIELD_AS(struct mentorship_new, mentor, "mentor_code", .min = 1, .max = 40),
    FIELD_AS(struct mentorship_new, apprentice, "apprentice_code", .min = 1, .max = 40),
    FIELD_AS(struct mentorship_new, discipline, "discipline", MAYBE, .max = 40),
    FIELD_AS(struct mentorship_new, technique, "technique", MAYBE, .max = 40),
    FIELD_AS(struct mentorship_new, school, "school", MAYBE, .max = 40),
    FIELD_OF(struct mentorship_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_MENTORSHIP_BODY = {.name = "MentorshipBody",
                                            .about =
                                                "The organization of the pair is the apprentice's.",
                                            .fields = BODY,
                                            .body = true};

static const struct field MOVE[] = {
    FIELD_NAMED(struct mentorship_wish, move, "move", mentorship_move_names),
    FIELD_OF(struct mentorship_wish, day, FIELD_DAY, "day", MAYBE),
    FIELD_OF(struct mentorship_wish, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_AS(struct mentorship_wish, why, "why", MAYBE, .max = 200),
    FIELD_AS(struct mentorship_wish, version, "version", MAYBE, .min = 0, .max = 1000000000),
    {0},
};
const struct shape SHAPE_MENTORSHIP_MOVE = {
    .name = "MentorshipMove",
    .about = "No `day`: today. `agree` speaks for the side of the asker, `start` is the ceremony,"
             " `until` the new last day of `extend`.",
    .fields = MOVE,
    .body = true};
static const struct field GOAL_NEW[] = {
    FIELD_AS(struct mentorship_goal_new, technique, "technique", .min = 1, .max = 40),
    FIELD_AS(struct mentorship_goal_new, level, "level", .min = 1, .max = 5),
    FIELD_AS(struct mentorship_goal_new, cases, "case_n", .min = 0, .max = 10000),
    FIELD_OF(struct mentorship_goal_new, due_day, FIELD_DAY, "due"),
    {0},
};
const struct shape SHAPE_MENTORSHIP_GOAL_BODY = {
    .name = "MentorshipGoalBody", .fields = GOAL_NEW, .body = true};
static const struct field REACHED[] = {
    FIELD_OF(struct mentorship_reached, day, FIELD_DAY, "day", MAYBE), {0}};
const struct shape SHAPE_MENTORSHIP_REACHED = {
    .name = "MentorshipReached", .fields = REACHED, .body = true};
static const struct field MET[] = {
    FIELD_OF(struct mentorship_met, day, FIELD_DAY, "day", MAYBE),
    FIELD_NAMED(struct mentorship_met, kind, "kind", meeting_kind_names),
    FIELD_AS(struct mentorship_met, about, "about", .min = 2, .max = 200),
    {0},
};
const struct shape SHAPE_MENTORSHIP_MET = {
    .name = "MentorshipMeetingBody", .fields = MET, .body = true};
static const struct field CAPACITY[] = {
    FIELD_AS(struct mentor_capacity_new, pairs, "capacity", .min = 0, .max = MENTOR_CAPACITY_MOST),
    {0},
};
const struct shape SHAPE_MENTOR_CAPACITY = {
    .name = "MentorCapacity", .fields = CAPACITY, .body = true};

/* GET /api/mentorships?state=&programme=&practitioner=&school=&now=&limit=&cursor= */
bool api_mentorship_list(struct request *rq, struct err *e)
{
    const struct mentorship_filter filter = {
        .state = request_text(rq, "state"),
        .programme = request_text(rq, "programme"),
        .practitioner = request_text(rq, "practitioner"),
        .school = request_text(rq, "school"),
        .now = request_yes(rq, "now"),
    };
    struct store_page page;
    struct mentorship_rows rows;

    if (!request_page(rq, &page, e)
        || !work_mentorship_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static void names_write(struct json_writer *w, const struct mentorship_view *v)
{
    json_key(w, "moves");
    json_open_array(w);
    for (size_t i = 0; i < v->move_n; i++)
        json_text(w, mentorship_move_names[v->moves[i]]);
    json_end(w);
    field_parties(w, v->parties, mentorship_party_name);
}

static bool mentorship_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct mentorship_view v;

    if (!work_mentorship_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, FIELDS, &v.mentorship);
    field_items(w, "steps", STEP, v.lines.steps, v.lines.step_n, sizeof *v.lines.steps);
    field_items(w, "goals", GOAL, v.lines.goals, v.lines.goal_n, sizeof *v.lines.goals);
    field_items(w, "meetings", MEETING, v.lines.meetings, v.lines.meeting_n,
                sizeof *v.lines.meetings);
    field_count(w, "pair_n", v.pairs);
    field_count(w, "capacity", v.capacity);
    names_write(w, &v);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    reply_version(rq, v.mentorship.version);
    return true;
}

/* GET /api/mentorships/{mentorship} */
bool api_mentorship_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "mentorship", &id, e) && mentorship_write(rq, id, e);
}

/* POST /api/mentorships */
bool api_mentorship_add(struct request *rq, struct err *e)
{
    struct mentorship_new n = {.until_day = DAY_NONE};
    struct edit_refused refused;
    struct id id;

    if (!request_body(rq, BODY, &n, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_mentorship_propose(rq->store, rq->subject, &n, &id, &refused, e)) {
        if (refused.field && str_eq(str_of(refused.field), STR("mentor")))
            refused.field = "mentor_code";
        else if (refused.field && str_eq(str_of(refused.field), STR("apprentice")))
            refused.field = "apprentice_code";
        return request_edit_refused(rq, &refused, 0, e);
    }
    rq->status = 201;
    return mentorship_write(rq, id, e);
}

/* POST /api/mentorships/{mentorship}/moves */
bool api_mentorship_move(struct request *rq, struct err *e)
{
    struct mentorship_wish w = {.day = DAY_NONE, .until_day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, MOVE, &w, e) || !request_id(rq, "mentorship", &w.id, e))
        return false;
    w.now_ms = rq->seen->now.now_ms;
    if (w.version < 0)
        w.version = 0;
    if (!work_mentorship_move(rq->store, rq->subject, &w, &refused, e))
        return request_edit_refused(rq, &refused, w.version, e);
    return mentorship_write(rq, w.id, e);
}

/* POST /api/mentorships/{mentorship}/goals */
bool api_mentorship_goal(struct request *rq, struct err *e)
{
    struct mentorship_goal_new n = {0};
    struct edit_refused refused;

    if (!request_body(rq, GOAL_NEW, &n, e) || !request_id(rq, "mentorship", &n.id, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_mentorship_goal(rq->store, rq->subject, &n, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return mentorship_write(rq, n.id, e);
}

/* POST /api/mentorships/{mentorship}/goals/{goal}/reach */
bool api_mentorship_reach(struct request *rq, struct err *e)
{
    struct mentorship_reached r = {.day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, REACHED, &r, e) || !request_id(rq, "mentorship", &r.id, e)
        || !request_id(rq, "goal", &r.goal, e))
        return false;
    r.now_ms = rq->seen->now.now_ms;
    if (!work_mentorship_reach(rq->store, rq->subject, &r, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    return mentorship_write(rq, r.id, e);
}

/* POST /api/mentorships/{mentorship}/meetings */
bool api_mentorship_meet(struct request *rq, struct err *e)
{
    struct mentorship_met m = {.day = DAY_NONE};
    struct edit_refused refused;

    if (!request_body(rq, MET, &m, e) || !request_id(rq, "mentorship", &m.id, e))
        return false;
    m.now_ms = rq->seen->now.now_ms;
    if (!work_mentorship_meet(rq->store, rq->subject, &m, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return mentorship_write(rq, m.id, e);
}

/* POST /api/practitioners/{practitioner}/capacity */
bool api_mentor_capacity(struct request *rq, struct err *e)
{
    struct mentor_capacity_new n = {0};

    if (!request_body(rq, CAPACITY, &n, e) || !request_id(rq, "practitioner", &n.practitioner, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    if (!work_mentor_capacity(rq->store, rq->subject, &n, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, CAPACITY, &n);
    json_end(&rq->json);
    return true;
}
const struct shape SHAPE_MENTOR_CAPACITY_SET = {.name = "MentorCapacitySet", .fields = CAPACITY};

static const struct field DUTY[] = {
    FIELD(struct bond_duty, kind),
    FIELD(struct bond_duty, mentorship),
    FIELD(struct bond_duty, mentor_name),
    FIELD(struct bond_duty, apprentice_name),
    FIELD_MAYBE(struct bond_duty, about),
    FIELD(struct bond_duty, owner),
    FIELD_OF(struct bond_duty, due_day, FIELD_DAY, "due"),
    {0},
};
static const struct shape DUTY_SHAPE = {
    .name = "MentorshipDuty",
    .about = "`kind` agree, start, goal or end; `owner` who has to do it: mentor, apprentice, host;"
             " `about` the technique of a goal.",
    .fields = DUTY};
static const struct field DUTIES[] = {
    TOLD(FIELD_ITEMS, "items", .shape = &DUTY_SHAPE), TOLD(FIELD_DAY, "today"), {0}};
const struct shape SHAPE_MENTORSHIP_DUTIES = {.name = "MentorshipDuties", .told = DUTIES};

/* GET /api/mentorship-duties */
bool api_mentorship_duties(struct request *rq, struct err *e)
{
    enum { AHEAD_DAYS = 30 };
    const struct store_reach reach = store_reach_of(rq->subject, ACTION_MENTORSHIP_SEE);
    int32_t today = desk_today(rq->seen->now.now_ms);
    struct bond_duty_rows rows;
    char text[DAY_TEXT];

    if (!work_mentorship_duties(rq->store, &reach, today + AHEAD_DAYS, rq->arena, &rows, e))
        return false;
    day_text(today, text);
    json_open_object(&rq->json);
    field_items(&rq->json, "items", DUTY, rows.items, rows.n, sizeof rows.items[0]);
    field_text(&rq->json, "today", str_of(text));
    json_end(&rq->json);
    return true;
}
