/* reading_wait.c - see reading_wait.h. */
#include "store/reading_wait.h"

#include "store/query.h"

static const struct query_sides OWNER_SIDE = {.place = {"o.county"}, .organization = {"o.id"}};

#define READS                                                                                   \
    "SELECT r.id, r.reading AS code, o.name, o.county, r.kind, r.part, r.priority, r.state,"    \
    " '' AS critical, r.clock AS clock, r.clock_ms AS clock_ms, r.due_ms AS due_ms, r.since_ms" \
    " FROM reading r JOIN organization o ON o.code ="                                           \
    " (CASE r.owner WHEN 'sender' THEN r.organization ELSE r.centre END) WHERE r.owner <> 'none'"
#define ALERTS                                                                                  \
    " UNION ALL SELECT r.id, r.reading, o.name, o.county, r.kind, r.part, r.priority, r.state," \
    " coalesce(r.critical, ''), r.alert, r.alert_ms, r.alert_due_ms, r.alert_ms"                \
    " FROM reading r JOIN organization o ON o.code = r.organization WHERE r.alert <> 'none'"

/* " AND …": the clock has come so far. */
static void alarm_add(struct query *q, const struct referral_asker *asker, bool alert)
{
    static const char *const PARTS[2][REFERRAL_ALARM_N] = {
        {NULL, " - r.clock_ms) * 2 >= r.due_ms - r.clock_ms",
         " - r.clock_ms) >= r.due_ms - r.clock_ms",
         " - r.clock_ms) >= 2 * (r.due_ms - r.clock_ms)"},
        {NULL, " - r.alert_ms) * 2 >= r.alert_due_ms - r.alert_ms",
         " - r.alert_ms) >= r.alert_due_ms - r.alert_ms",
         " - r.alert_ms) >= 2 * (r.alert_due_ms - r.alert_ms)"}};

    if (asker->least == ALARM_NONE)
        return;
    query_add(q,
              alert ? " AND r.alert_due_ms IS NOT NULL AND (" : " AND r.due_ms IS NOT NULL AND (");
    query_bind(q, sql_count(&asker->now_ms));
    query_add(q, PARTS[alert][asker->least]);
}

bool store_reading_waits(struct store *st, const struct referral_asker *asker, struct arena *a,
                         struct reading_waits *waits, struct err *e)
{
    struct reading_wait row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_id(&row.reading), sql_text(&row.code), sql_text(&row.owner_name),
            sql_text(&row.county), sql_name(&row.kind, reading_kind_names), sql_text(&row.part),
            sql_name(&row.priority, referral_priority_names),
            sql_name(&row.state, reading_state_names), sql_text(&row.critical),
            sql_name(&row.clock.kind, referral_clock_names), sql_count(&row.clock.start_ms),
            sql_count(&row.clock.due_ms), sql_count(&row.since_ms)));
    struct query q = {0};

    query_add(&q, "SELECT w.* FROM (" READS);
    alarm_add(&q, asker, false);
    query_reach(&q, &asker->reach, &OWNER_SIDE);
    query_add(&q, ALERTS);
    alarm_add(&q, asker, true);
    query_reach(&q, &asker->reach, &OWNER_SIDE);
    query_add(&q, ") w ORDER BY (CASE w.critical WHEN '' THEN 1 ELSE 0 END),"
                  " (CASE w.priority WHEN 'green' THEN 0 ELSE 1 END),"
                  " (CASE WHEN w.due_ms IS NULL THEN 1 ELSE 0 END), w.due_ms, w.since_ms, w.id"
                  " LIMIT 200");
    if (!query_rows(st, &q, &read, e))
        return false;
    *waits = (struct reading_waits){read.items, read.n};
    return true;
}
