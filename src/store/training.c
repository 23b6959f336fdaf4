/* training.c - see training.h. */
#include "store/training.h"

#include "store/query.h"

#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)

bool store_training_need_add(struct store *st, const struct placement_key *k,
                             const struct training_need *n, struct id by, int64_t now_ms,
                             struct err *e)
{
    return sql_run(st,
                   "INSERT INTO training_need (county, placement, spectrum, outflow, capability,"
                   " demand, made_by, made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(KEY(k), sql_text(&n->spectrum), sql_text(&n->outflow),
                       sql_text(&n->capability), sql_id(&n->demand), sql_id(&by),
                       sql_count(&now_ms)),
                   e);
}

bool store_training_need_get(struct store *st, struct str code, struct arena *a,
                             struct training_need *n, bool *found, struct err *e)
{
    struct training_need got = {0};
    struct sql_read read = SQL_READ(got, a,
                                    SQL(sql_text(&got.spectrum), sql_text(&got.outflow),
                                        sql_text(&got.capability), sql_id(&got.demand)));

    if (!sql_first(st,
                   "SELECT spectrum, outflow, capability, demand FROM training_need"
                   " WHERE placement = $1",
                   SQL(sql_text(&code)), &read, found, e))
        return false;
    if (*found)
        *n = got;
    return true;
}

bool store_training_check_add(struct store *st, const struct placement_key *k,
                              const struct training_check *c, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO training_check (county, placement, months, due_day, cause, note)"
                   " VALUES ($1, $2, $3, $4, '', '')",
                   SQL(KEY(k), sql_int(&c->months), sql_day(&c->due_day)), e);
}

bool store_training_check_put(struct store *st, const struct placement_key *k,
                              const struct training_check *c, struct id by, int64_t now_ms,
                              struct err *e)
{
    return sql_run(st,
                   "UPDATE training_check SET done_day = $4, equipped = $5, opened = $6,"
                   " cases = $7, taught = $8, cause = $9, note = $10, made_by = $11, made_ms = $12"
                   " WHERE county = $1 AND placement = $2 AND months = $3",
                   SQL(KEY(k), sql_int(&c->months), sql_day(&c->done_day), sql_bool(&c->equipped),
                       sql_bool(&c->opened), sql_count(&c->cases), sql_count(&c->taught),
                       sql_text(&c->cause), sql_text(&c->note), sql_id(&by), sql_count(&now_ms)),
                   e);
}

bool store_training_checks(struct store *st, struct str code, struct arena *a,
                           struct training_checks *checks, struct err *e)
{
    struct training_check row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_int(&row.months), sql_day(&row.due_day), sql_day(&row.done_day),
                     sql_bool(&row.equipped), sql_bool(&row.opened), sql_count(&row.cases),
                     sql_count(&row.taught), sql_text(&row.cause), sql_text(&row.note)));

    if (!sql_rows(st,
                  "SELECT months, due_day, done_day, coalesce(equipped, 0), coalesce(opened, 0),"
                  " coalesce(cases, 0), coalesce(taught, 0), cause, note FROM training_check"
                  " WHERE placement = $1 ORDER BY months",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *checks = (struct training_checks){read.items, read.n};
    return true;
}

/* Each part gives placement, kind, due day, owner and what it is about. */
static const char DUTIES[] =
    "SELECT d.kind, p.id, r.name, h.name, coalesce(s.name, ''), p.state, d.about, d.owner, d.due"
    " FROM (SELECT placement, 'move' AS kind, from_day AS due, '' AS about,"
    " CASE state WHEN 'accepted' THEN 'host' ELSE 'sender' END AS owner FROM placement"
    " WHERE state IN ('proposed', 'accepted', 'confirmed')"
    " UNION ALL SELECT placement, 'arrival', from_day, '', 'person' FROM placement"
    " WHERE state = 'noticed'"
    " UNION ALL SELECT placement, 'task', due_day, about,"
    " CASE WHEN done_day IS NULL THEN 'person' ELSE 'host' END FROM task WHERE signed_day IS NULL"
    " UNION ALL SELECT placement, 'check', due_day, CAST(months AS TEXT), 'sender'"
    " FROM training_check WHERE done_day IS NULL) d"
    " JOIN placement p ON p.placement = d.placement"
    " JOIN practitioner r ON r.code = p.practitioner"
    " JOIN organization h ON h.code = p.organization"
    " LEFT JOIN organization s ON s.code = p.home"
    " WHERE p.state NOT IN ('cancelled', 'ended_early')"
    " AND (p.state <> 'certified' OR d.kind = 'check') AND d.due <= ";

bool store_duty_list(struct store *st, const struct store_reach *reach, int32_t until_day,
                     struct arena *a, struct duty_rows *rows, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"p.county", "s.county"},
                                             .organization = {"h.id", "s.id"},
                                             .practitioner = {"r.id"}};
    struct duty row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_text(&row.kind), sql_id(&row.placement), sql_text(&row.practitioner_name),
            sql_text(&row.organization_name), sql_text(&row.home_name), sql_text(&row.state),
            sql_text(&row.about), sql_text(&row.owner), sql_day(&row.due_day)));
    struct query q = {0};

    query_add(&q, DUTIES);
    query_bind(&q, sql_day(&until_day));
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY d.due, p.id, d.kind, d.about LIMIT 200");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct duty_rows){read.items, read.n};
    return true;
}
