/* referral.c - see referral.h. */
#include "store/referral.h"

#include "base/day.h"
#include "store/query.h"
#include "store/referral_part.h"

static const char *const OWNERS[] = {"none", "referrer", "taker", NULL};

#define COLUMNS(t)                                                                             \
    t "county, " t "id, " t "referral, " t "version, " t "direction, " t "priority, " t        \
      "state, " t "episode, " t "based_on, " t "organization, " t "taker, " t "department, " t \
      "doctor, " t "phone, " t "patient, " t "diagnosis, " t "impression, " t "reason, " t     \
      "summary, " t "treatment, " t "vitals, " t "transport, " t "escort, " t "consent, " t    \
      "consent_note, " t "care_plan, " t "warning, " t "place, " t "visit_ms, " t              \
      "discharged_ms, " t "letter, " t "cause, " t "advice, " t "clock, " t "clock_ms, " t     \
      "due_ms, " t "spent_ms, " t "sent_ms, " t "since_ms, " t "made_by, " t "made_ms"
/* What a draft's editing and a move may change. */
#define CHANGED(r)                                                                         \
    sql_name(&(r)->priority, referral_priority_names),                                     \
        sql_name(&(r)->state, referral_state_names), sql_text(&(r)->taker),                \
        sql_text(&(r)->department), sql_text(&(r)->doctor), sql_text(&(r)->phone),         \
        sql_text(&(r)->diagnosis), sql_text(&(r)->impression),                             \
        sql_name(&(r)->reason, referral_reason_names), sql_text(&(r)->summary),            \
        sql_maybe(&(r)->treatment), sql_maybe(&(r)->vitals), sql_maybe(&(r)->transport),   \
        sql_maybe(&(r)->escort), sql_name(&(r)->consent, referral_consent_names),          \
        sql_maybe(&(r)->consent_note), sql_maybe(&(r)->plan), sql_maybe(&(r)->warning),    \
        sql_maybe(&(r)->place), sql_count(&(r)->visit_ms), sql_count(&(r)->discharged_ms), \
        sql_maybe(&(r)->letter), sql_name(&(r)->cause, referral_cause_names),              \
        sql_maybe(&(r)->advice), sql_name(&(r)->clock.kind, referral_clock_names),         \
        sql_count(&(r)->clock.start_ms), sql_count(&(r)->clock.due_ms),                    \
        sql_count(&(r)->clock.spent_ms), sql_count(&(r)->sent_ms), sql_count(&(r)->since_ms)
#define FIELDS(r)                                                                             \
    sql_text(&(r)->county), sql_id(&(r)->id), sql_text(&(r)->code), sql_count(&(r)->version), \
        sql_name(&(r)->direction, referral_direction_names),                                  \
        sql_name(&(r)->priority, referral_priority_names),                                    \
        sql_name(&(r)->state, referral_state_names), sql_text(&(r)->episode),                 \
        sql_id(&(r)->based_on), sql_text(&(r)->organization), sql_text(&(r)->taker),          \
        sql_text(&(r)->department), sql_text(&(r)->doctor), sql_text(&(r)->phone),            \
        sql_id(&(r)->patient), sql_text(&(r)->diagnosis), sql_text(&(r)->impression),         \
        sql_name(&(r)->reason, referral_reason_names), sql_text(&(r)->summary),               \
        sql_maybe(&(r)->treatment), sql_maybe(&(r)->vitals), sql_maybe(&(r)->transport),      \
        sql_maybe(&(r)->escort), sql_name(&(r)->consent, referral_consent_names),             \
        sql_maybe(&(r)->consent_note), sql_maybe(&(r)->plan), sql_maybe(&(r)->warning),       \
        sql_maybe(&(r)->place), sql_count(&(r)->visit_ms), sql_count(&(r)->discharged_ms),    \
        sql_maybe(&(r)->letter), sql_name(&(r)->cause, referral_cause_names),                 \
        sql_maybe(&(r)->advice), sql_name(&(r)->clock.kind, referral_clock_names),            \
        sql_count(&(r)->clock.start_ms), sql_count(&(r)->clock.due_ms),                       \
        sql_count(&(r)->clock.spent_ms), sql_count(&(r)->sent_ms), sql_count(&(r)->since_ms), \
        sql_id(&(r)->made_by), sql_count(&(r)->made_ms)
#define ROW "SELECT " COLUMNS("r.") ", f.id, t.id, f.name, t.name, t.county"
#define ROW_PLACES(r)                                                     \
    SQL(FIELDS(r), sql_id(&(r)->organization_id), sql_id(&(r)->taker_id), \
        sql_text(&(r)->organization_name), sql_text(&(r)->taker_name),    \
        sql_text(&(r)->taker_county))
#define JOINS                                         \
    " JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.taker WHERE true"
#define FROM " FROM referral r" JOINS
#define SENT(column) "(CASE WHEN r.sent_ms IS NULL THEN NULL ELSE " column " END)"

static const struct query_sides SIDES = {.place = {"f.county", SENT("t.county")},
                                         .organization = {"f.id", SENT("t.id")}};
/* Of the side whose turn it is. */
static const struct query_sides OWNER_SIDE = {.place = {"o.county"}, .organization = {"o.id"}};

static const char *owner_of(const struct referral *r)
{
    return OWNERS[referral_stage(r->state)->owner];
}

bool store_referral_add(struct store *st, const struct referral *r, struct err *e)
{
    const struct str owner = str_of(owner_of(r));

    return sql_run(
        st,
        "INSERT INTO referral (" COLUMNS(
            "") ", owner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                " $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,"
                " $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42)",
        SQL(FIELDS(r), sql_text(&owner)), e);
}

bool store_referral_get(struct store *st, struct id id, struct arena *a, struct referral *r,
                        struct err *e)
{
    struct referral got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND r.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("referral", id, e);
    *r = got;
    return true;
}

bool store_referral_put(struct store *st, const struct referral *r, int64_t version, bool *done,
                        struct err *e)
{
    const struct str owner = str_of(owner_of(r));

    return sql_done(
        st,
        "UPDATE referral SET priority = $1, state = $2, taker = $3, department = $4, doctor = $5,"
        " phone = $6, diagnosis = $7, impression = $8, reason = $9, summary = $10,"
        " treatment = $11, vitals = $12, transport = $13, escort = $14, consent = $15,"
        " consent_note = $16, care_plan = $17, warning = $18, place = $19, visit_ms = $20,"
        " discharged_ms = $21, letter = $22, cause = $23, advice = $24, clock = $25,"
        " clock_ms = $26, due_ms = $27, spent_ms = $28, sent_ms = $29, since_ms = $30,"
        " owner = $31, version = version + 1 WHERE id = $32 AND version = $33 RETURNING id",
        SQL(CHANGED(r), sql_text(&owner), sql_id(&r->id), sql_count(&version)), done, e);
}

#define OVER "('closed', 'redirected', 'cancelled', 'refused', 'lost', 'back_up')"

static void filter_add(struct query *q, const struct referral_filter *f)
{
    query_and(q, "r.state", &f->state);
    query_and(q, "r.direction", &f->direction);
    query_and(q, "r.priority", &f->priority);
    query_and(q, "r.episode", &f->episode);
    if (f->organization.n) {
        query_add(q, " AND ");
        query_bind(q, sql_text(&f->organization));
        query_add(q, " IN (r.organization, r.taker)");
    }
    if (f->now)
        query_add(q, " AND r.state NOT IN " OVER);
}

bool store_referral_list(struct store *st, const struct referral_filter *filter,
                         const struct store_page *page, struct arena *a, struct referral_rows *rows,
                         struct err *e)
{
    struct referral row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "r.made_ms, r.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct referral_rows){read.items, read.n, more};
    return true;
}

/* --- agreements --- */

#define AGREEMENTS                                                                        \
    " FROM agreement g JOIN agreement_member x ON x.agreement = g.id"                     \
    " JOIN agreement_member y ON y.agreement = g.id AND y.organization <> x.organization" \
    " WHERE g.voided_ms IS NULL AND g.purpose IN ('consortium', 'alliance', 'referral')"

bool store_referral_pact(struct store *st, struct str one, struct str other, int32_t today,
                         struct arena *a, struct referral_pact *pact, struct err *e)
{
    struct id agreement = {0};
    struct sql_read read = SQL_READ(agreement, a, SQL(sql_id(&agreement)));
    struct referral_limit row = {0};
    struct sql_read lines =
        SQL_READ(row, a,
                 SQL(sql_name(&row.clock, referral_clock_names),
                     sql_name(&row.priority, referral_priority_names), sql_count(&row.minutes)));
    const struct referral_limit *found;

    if (!sql_first(st,
                   "SELECT g.id" AGREEMENTS
                   " AND x.organization = (SELECT id FROM organization WHERE code = $1)"
                   " AND y.organization = (SELECT id FROM organization WHERE code = $2)"
                   " AND g.from_day <= $3 AND (g.until_day IS NULL OR g.until_day >= $3)"
                   " ORDER BY g.from_day DESC, g.id DESC LIMIT 1",
                   SQL(sql_text(&one), sql_text(&other), sql_day(&today)), &read, &pact->agreed, e)
        || !sql_rows(st, "SELECT clock, priority, minutes FROM referral_limit WHERE agreement = $1",
                     SQL(sql_id(&agreement)), &lines, e))
        return false;
    pact->limits = referral_limits_usual;
    found = lines.items;
    for (size_t i = 0; i < lines.n; i++)
        pact->limits.minutes[found[i].clock][found[i].priority] = (int32_t)found[i].minutes;
    return true;
}

bool store_referral_limit_put(struct store *st, const struct referral_limit *l, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO referral_limit (agreement, clock, priority, minutes, made_by,"
                   " made_ms) VALUES ($1, $2, $3, $4, $5, $6)"
                   " ON CONFLICT (agreement, clock, priority) DO UPDATE"
                   " SET minutes = excluded.minutes, made_by = excluded.made_by,"
                   " made_ms = excluded.made_ms",
                   SQL(sql_id(&l->agreement), sql_name(&l->clock, referral_clock_names),
                       sql_name(&l->priority, referral_priority_names), sql_count(&l->minutes),
                       sql_id(&l->made_by), sql_count(&l->made_ms)),
                   e);
}

bool store_referral_partners(struct store *st, struct id organization, int32_t today,
                             struct arena *a, struct referral_partners *partners, struct err *e)
{
    struct referral_partner row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_text(&row.code), sql_text(&row.name), sql_text(&row.county)));

    if (!sql_rows(st,
                  "SELECT o.code, o.name, o.county FROM organization o WHERE o.id IN"
                  " (SELECT y.organization" AGREEMENTS " AND x.organization = $1"
                  " AND g.from_day <= $2 AND (g.until_day IS NULL OR g.until_day >= $2))"
                  " ORDER BY o.code",
                  SQL(sql_id(&organization), sql_day(&today)), &read, e))
        return false;
    *partners = (struct referral_partners){read.items, read.n};
    return true;
}

/* --- what waits --- */

#define WAIT_COLUMNS                                                                            \
    "SELECT r.id, r.referral, o.name, o.county, r.direction, r.priority, r.state, r.diagnosis," \
    " r.clock, r.clock_ms, r.due_ms, r.since_ms, "
#define WAIT_FROM                                      \
    " FROM referral r JOIN organization o ON o.code =" \
    " (CASE WHEN r.owner = 'referrer' THEN r.organization ELSE r.taker END)"

void referral_alarm_add(struct query *q, const struct referral_asker *asker)
{
    static const char *const PARTS[REFERRAL_ALARM_N] = {NULL, " * 2 >= r.due_ms - r.clock_ms",
                                                        " >= r.due_ms - r.clock_ms",
                                                        " >= 2 * (r.due_ms - r.clock_ms)"};

    if (asker->least == ALARM_NONE)
        return;
    query_add(q, " AND r.due_ms IS NOT NULL AND (");
    query_bind(q, sql_count(&asker->now_ms));
    query_add(q, " - r.clock_ms)");
    query_add(q, PARTS[asker->least]);
}

bool store_referral_waits(struct store *st, const struct referral_asker *asker, struct arena *a,
                          struct referral_waits *waits, struct err *e)
{
    struct referral_wait row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&row.referral), sql_text(&row.code), sql_text(&row.owner_name),
                     sql_text(&row.county), sql_name(&row.direction, referral_direction_names),
                     sql_name(&row.priority, referral_priority_names),
                     sql_name(&row.state, referral_state_names), sql_text(&row.diagnosis),
                     sql_name(&row.clock.kind, referral_clock_names),
                     sql_count(&row.clock.start_ms), sql_count(&row.clock.due_ms),
                     sql_count(&row.since_ms), sql_text(&row.task), sql_day(&row.due_day)));
    struct query q = {0};

    query_add(&q, "SELECT w.* FROM (" WAIT_COLUMNS
                  "'' AS task, CAST(NULL AS TEXT) AS due_day" WAIT_FROM " WHERE r.owner <> 'none'");
    referral_alarm_add(&q, asker);
    query_reach(&q, &asker->reach, &OWNER_SIDE);
    if (asker->owned) {
        query_add(&q, " UNION ALL " WAIT_COLUMNS "k.about, k.due_day FROM referral_task k"
                      " JOIN referral r ON r.county = k.county AND r.referral = k.referral"
                      " JOIN organization o ON o.code = r.taker"
                      " WHERE k.done_ms IS NULL AND r.state IN ('home', 'followed_up', 'closed')"
                      " AND k.due_day <= ");
        query_bind(&q, sql_day(&asker->today));
        query_reach(&q, &asker->reach, &OWNER_SIDE);
    }
    query_add(&q, ") w ORDER BY (CASE w.priority WHEN 'green' THEN 0 ELSE 1 END),"
                  " (CASE WHEN w.due_ms IS NULL THEN 1 ELSE 0 END), w.due_ms, w.since_ms, w.id,"
                  " w.due_day LIMIT 200");
    if (!query_rows(st, &q, &read, e))
        return false;
    *waits = (struct referral_waits){read.items, read.n};
    return true;
}
