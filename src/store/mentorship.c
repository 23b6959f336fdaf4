/* mentorship.c - see mentorship.h. */
#include "store/mentorship.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "county, " t "id, " t "mentorship, " t "version, " t "programme, " t "mentor, " t      \
      "apprentice, " t "organization, " t "discipline, " t "technique, " t "school, " t      \
      "agreed_day, " t "until_day, " t "mentor_day, " t "mentor_by, " t "apprentice_day, " t \
      "apprentice_by, " t "ceremony_day, " t "ended_day, " t "cause, " t "state, " t "made_ms"
#define FIELDS(m)                                                                              \
    sql_text(&(m)->county), sql_id(&(m)->id), sql_text(&(m)->code), sql_count(&(m)->version),  \
        sql_text(&(m)->programme), sql_text(&(m)->mentor), sql_text(&(m)->apprentice),         \
        sql_text(&(m)->organization), sql_maybe(&(m)->discipline), sql_maybe(&(m)->technique), \
        sql_maybe(&(m)->school), sql_day(&(m)->agreed_day), sql_day(&(m)->until_day),          \
        sql_day(&(m)->mentor_day), sql_id(&(m)->mentor_by), sql_day(&(m)->apprentice_day),     \
        sql_id(&(m)->apprentice_by), sql_day(&(m)->ceremony_day), sql_day(&(m)->ended_day),    \
        sql_maybe(&(m)->cause), sql_name(&(m)->state, mentorship_state_names),                 \
        sql_count(&(m)->made_ms)
#define ROW                                                                             \
    "SELECT " COLUMNS("m.") ", t.id, l.id, h.id, s.id, t.name, l.name, h.name, s.name," \
                            " s.county"
#define ROW_PLACES(m)                                                                      \
    SQL(FIELDS(m), sql_id(&(m)->mentor_id), sql_id(&(m)->apprentice_id),                   \
        sql_id(&(m)->organization_id), sql_id(&(m)->home_id), sql_text(&(m)->mentor_name), \
        sql_text(&(m)->apprentice_name), sql_text(&(m)->organization_name),                \
        sql_text(&(m)->home_name), sql_text(&(m)->home_county))
#define JOINS                                                                                \
    " JOIN practitioner t ON t.code = m.mentor JOIN practitioner l ON l.code = m.apprentice" \
    " JOIN organization h ON h.code = m.organization JOIN organization s ON s.id = t.organization"
#define FROM " FROM mentorship m" JOINS " WHERE true"
#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)

static const struct query_sides SIDES = {.place = {"m.county", "s.county"},
                                         .organization = {"h.id", "s.id"},
                                         .practitioner = {"t.id", "l.id"}};

bool store_mentorship_add(struct store *st, const struct mentorship *m, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mentorship (" COLUMNS(
                       "") ", delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                           " $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, 'workflow')",
                   SQL(FIELDS(m)), e);
}

bool store_mentorship_get(struct store *st, struct id id, struct arena *a, struct mentorship *m,
                          struct err *e)
{
    struct mentorship got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND m.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("mentorship", id, e);
    *m = got;
    return true;
}

bool store_mentorship_put(struct store *st, const struct mentorship *m, int64_t version, bool *done,
                          struct err *e)
{
    return sql_done(
        st,
        "UPDATE mentorship SET state = $1, agreed_day = $2, until_day = $3, mentor_day = $4,"
        " mentor_by = $5, apprentice_day = $6, apprentice_by = $7, ceremony_day = $8,"
        " ended_day = $9, cause = $10, version = version + 1"
        " WHERE id = $11 AND version = $12 RETURNING id",
        SQL(sql_name(&m->state, mentorship_state_names), sql_day(&m->agreed_day),
            sql_day(&m->until_day), sql_day(&m->mentor_day), sql_id(&m->mentor_by),
            sql_day(&m->apprentice_day), sql_id(&m->apprentice_by), sql_day(&m->ceremony_day),
            sql_day(&m->ended_day), sql_maybe(&m->cause), sql_id(&m->id), sql_count(&version)),
        done, e);
}

static void filter_add(struct query *q, const struct mentorship_filter *f)
{
    query_and(q, "m.state", &f->state);
    query_and(q, "m.programme", &f->programme);
    query_and(q, "m.school", &f->school);
    if (f->practitioner.n) {
        query_add(q, " AND ");
        query_bind(q, sql_text(&f->practitioner));
        query_add(q, " IN (m.mentor, m.apprentice)");
    }
    if (f->now)
        query_add(q, " AND m.state NOT IN ('completed', 'ended_early')");
}

bool store_mentorship_list(struct store *st, const struct mentorship_filter *filter,
                           const struct store_page *page, struct arena *a,
                           struct mentorship_rows *rows, struct err *e)
{
    struct mentorship row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "m.agreed_day, m.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.agreed_day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct mentorship_rows){read.items, read.n, more};
    return true;
}

/* --- capacity --- */

bool store_mentor_load(struct store *st, struct str mentor, struct str but, int64_t *pairs,
                       int64_t *capacity, struct err *e)
{
    int64_t usual = MENTOR_CAPACITY;

    return sql_total(st,
                     "SELECT count(*) FROM mentorship WHERE mentor = $1 AND mentorship <> $2"
                     " AND state IN ('agreed', 'active')",
                     SQL(sql_text(&mentor), sql_text(&but)), pairs, e)
           && sql_total(st,
                        "SELECT coalesce((SELECT pairs FROM mentor_capacity"
                        " WHERE practitioner = $1 ORDER BY made_ms DESC LIMIT 1), $2)",
                        SQL(sql_text(&mentor), sql_count(&usual)), capacity, e);
}

bool store_mentor_capacity_put(struct store *st, const struct mentor_capacity *c, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mentor_capacity (county, practitioner, pairs, made_by, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (county, practitioner) DO UPDATE"
                   " SET pairs = excluded.pairs, made_by = excluded.made_by,"
                   " made_ms = excluded.made_ms",
                   SQL(sql_text(&c->county), sql_text(&c->practitioner), sql_count(&c->pairs),
                       sql_id(&c->made_by), sql_count(&c->made_ms)),
                   e);
}

bool store_mentorship_there(struct store *st, struct str mentor, struct str apprentice, bool *there,
                            struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM mentorship WHERE mentor = $1 AND apprentice = $2"
                   " AND state NOT IN ('completed', 'ended_early')",
                   SQL(sql_text(&mentor), sql_text(&apprentice)), &n, e))
        return false;
    *there = n > 0;
    return true;
}

/* --- what belongs to one --- */

#define STEP "seq, move, was, state, party, day, until_day, why, made_by, made_ms"
#define STEP_FIELDS(s)                                                                            \
    sql_count(&(s)->seq), sql_name(&(s)->move, mentorship_move_names),                            \
        sql_name(&(s)->was, mentorship_state_names),                                              \
        sql_name(&(s)->state, mentorship_state_names), sql_text(&(s)->party), sql_day(&(s)->day), \
        sql_day(&(s)->until_day), sql_text(&(s)->why), sql_id(&(s)->made_by),                     \
        sql_count(&(s)->made_ms)

#define RUNG(role)                                                                               \
    " (SELECT count(*) FROM procedure p WHERE p.practitioner = $2 AND p.technique = g.technique" \
    " AND p.state <> 'voided' AND p.role = '" role "')"
/* What the logbook holds: signed lines of the apprentice, and the highest level among them. */
static const char GOALS[] =
    "SELECT g.id, g.technique, g.level, g.cases, g.due_day, g.reached_day,"
    " (SELECT count(*) FROM procedure p WHERE p.practitioner = $2 AND p.technique = g.technique"
    " AND p.signed_day IS NOT NULL),"
    " (SELECT coalesce(max(p.level), 0) FROM procedure p WHERE p.practitioner = $2"
    " AND p.technique = g.technique AND p.signed_day IS NOT NULL)," RUNG("observed") "," RUNG(
        "assisted") "," RUNG("supervised") "," RUNG("independent") " FROM mentorship_goal g WHERE "
                                                                   "g.mentorship = $1 ORDER BY "
                                                                   "g.due_day, g.id";

/* What was told, and teachings of the mentor at which the apprentice was, while they are a pair. A
 * remote consultation that was noted as a meeting already counts once. */
static const char MEETINGS[] =
    "SELECT m.id, m.day, m.kind, m.about FROM (SELECT id, day, kind, about FROM mentorship_meeting"
    " WHERE mentorship = $1 UNION ALL SELECT t.id, t.day, 'teaching', coalesce(t.topic, t.kind)"
    " FROM teaching t JOIN teaching_attendance x ON x.county = t.county"
    " AND x.teaching = t.teaching AND x.practitioner = $3 WHERE t.practitioner = $2"
    " AND t.state = 'held' AND t.day >= $4 AND t.day <= $5 AND NOT (t.kind = 'consult'"
    " AND EXISTS (SELECT 1 FROM mentorship_meeting y WHERE y.mentorship = $1"
    " AND y.kind = 'consult' AND y.day = t.day))) m ORDER BY m.day DESC, m.id DESC";

bool store_mentorship_lines(struct store *st, const struct mentorship *m, struct arena *a,
                            struct mentorship_lines *lines, struct err *e)
{
    struct bond_step_line step = {0};
    struct mentorship_goal goal = {0};
    struct mentorship_meeting meeting = {0};
    struct sql_read steps = SQL_READ(step, a, SQL(STEP_FIELDS(&step)));
    struct sql_read goals = SQL_READ(
        goal, a,
        SQL(sql_id(&goal.id), sql_text(&goal.technique), sql_int(&goal.level),
            sql_count(&goal.cases), sql_day(&goal.due_day), sql_day(&goal.reached_day),
            sql_count(&goal.done), sql_int(&goal.done_level), sql_count(&goal.observed),
            sql_count(&goal.assisted), sql_count(&goal.supervised), sql_count(&goal.independent)));
    struct sql_read meetings =
        SQL_READ(meeting, a,
                 SQL(sql_id(&meeting.id), sql_day(&meeting.day),
                     sql_name(&meeting.kind, meeting_kind_names), sql_text(&meeting.about)));

    const int32_t last = day_of(9999, 12, 31),
                  from = m->state == MENTORSHIP_PROPOSED ? last : m->agreed_day,
                  until = m->ended_day == DAY_NONE ? last : m->ended_day;

    if (!sql_rows(st, "SELECT " STEP " FROM mentorship_step WHERE mentorship = $1 ORDER BY seq",
                  SQL(sql_text(&m->code)), &steps, e)
        || !sql_rows(st, GOALS, SQL(sql_text(&m->code), sql_text(&m->apprentice)), &goals, e)
        || !sql_rows(st, MEETINGS,
                     SQL(sql_text(&m->code), sql_text(&m->mentor), sql_text(&m->apprentice),
                         sql_day(&from), sql_day(&until)),
                     &meetings, e))
        return false;
    *lines = (struct mentorship_lines){steps.items, goals.items, meetings.items,
                                       steps.n,     goals.n,     meetings.n};
    return true;
}

bool store_bond_step_add(struct store *st, const struct mentorship_key *k,
                         const struct bond_step_line *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mentorship_step (county, mentorship, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   SQL(KEY(k), STEP_FIELDS(s)), e);
}

bool store_mentorship_goal_add(struct store *st, const struct mentorship_key *k,
                               const struct mentorship_goal *g, int64_t now_ms, struct err *e)
{
    int64_t there = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM mentorship_goal WHERE mentorship = $1 AND technique = $2",
                   SQL(sql_text(&k->code), sql_text(&g->technique)), &there, e))
        return false;
    if (there)
        return err_set(e, ERR_INPUT, "technique: %.*s is a goal of the pair already",
                       STR_ARG(g->technique));
    return sql_run(st,
                   "INSERT INTO mentorship_goal (county, mentorship, id, technique, level, cases,"
                   " due_day, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(KEY(k), sql_id(&g->id), sql_text(&g->technique), sql_int(&g->level),
                       sql_count(&g->cases), sql_day(&g->due_day), sql_count(&now_ms)),
                   e);
}

bool store_mentorship_goal_reach(struct store *st, const struct mentorship_goal *g, struct id by,
                                 struct err *e)
{
    return sql_run(st, "UPDATE mentorship_goal SET reached_day = $1, reached_by = $2 WHERE id = $3",
                   SQL(sql_day(&g->reached_day), sql_id(&by), sql_id(&g->id)), e);
}

bool store_mentorship_meeting_add(struct store *st, const struct mentorship_key *k,
                                  const struct mentorship_meeting *m, struct id by, int64_t now_ms,
                                  struct err *e)
{
    return sql_run(st,
                   "INSERT INTO mentorship_meeting (county, mentorship, id, day, kind, about,"
                   " made_by, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(KEY(k), sql_id(&m->id), sql_day(&m->day),
                       sql_name(&m->kind, meeting_kind_names), sql_text(&m->about), sql_id(&by),
                       sql_count(&now_ms)),
                   e);
}

/* --- what waits --- */

static const char DUTIES[] =
    "SELECT d.kind, m.id, t.name, l.name, d.about, d.owner, d.due"
    " FROM (SELECT mentorship, 'agree' AS kind, '' AS about, 'mentor' AS owner, agreed_day AS due"
    " FROM mentorship WHERE state = 'proposed' AND mentor_day IS NULL"
    " UNION ALL SELECT mentorship, 'agree', '', 'apprentice', agreed_day FROM mentorship"
    " WHERE state = 'proposed' AND apprentice_day IS NULL"
    " UNION ALL SELECT mentorship, 'start', '', 'host', agreed_day FROM mentorship"
    " WHERE state = 'agreed'"
    " UNION ALL SELECT mentorship, 'goal', technique, 'mentor', due_day FROM mentorship_goal"
    " WHERE reached_day IS NULL"
    " UNION ALL SELECT mentorship, 'end', '', 'mentor', until_day FROM mentorship"
    " WHERE state = 'active' AND until_day IS NOT NULL) d"
    " JOIN mentorship m ON m.mentorship = d.mentorship" JOINS
    " WHERE m.state NOT IN ('completed', 'ended_early')"
    " AND (d.kind <> 'goal' OR m.state = 'active') AND d.due <= ";

bool store_mentorship_duties(struct store *st, const struct store_reach *reach, int32_t until_day,
                             struct arena *a, struct bond_duty_rows *rows, struct err *e)
{
    struct bond_duty row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.kind), sql_id(&row.mentorship), sql_text(&row.mentor_name),
                     sql_text(&row.apprentice_name), sql_text(&row.about), sql_text(&row.owner),
                     sql_day(&row.due_day)));
    struct query q = {0};

    query_add(&q, DUTIES);
    query_bind(&q, sql_day(&until_day));
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY d.due, m.id, d.kind, d.owner, d.about LIMIT 200");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct bond_duty_rows){read.items, read.n};
    return true;
}
