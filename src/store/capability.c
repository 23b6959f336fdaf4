/* capability.c - see capability.h. */
#include "store/capability.h"

#include "store/query.h"

/* Techniques of a person are kept with semicolons between: one is there where taking it out changes
 * the list. */
#define TOLD_LIST "(';' || p.techniques || ';')"
#define TOLD_THERE "replace(" TOLD_LIST ", ';' || t.code || ';', ';') <> " TOLD_LIST

/* Where somebody works today, each organization once. */
static void posts_add(struct query *q, const struct capability_asked *asked)
{
    query_add(q, ", post AS (SELECT x.id, x.organization, min(x.kind) AS kind FROM"
                 " (SELECT id, organization, ' home' AS kind FROM practitioner UNION ALL"
                 " SELECT practitioner, organization, kind FROM practitioner_role"
                 " WHERE voided_ms IS NULL AND from_day <= ");
    query_bind(q, sql_day(&asked->today));
    query_add(q, " AND (until_day IS NULL OR until_day >= ");
    query_bind(q, sql_day(&asked->today));
    query_add(q, ")) x GROUP BY x.id, x.organization)");
}

static void cases_add(struct query *q, const struct capability_asked *asked)
{
    query_add(q,
              ", own AS (SELECT p.id, t.code AS technique, o.id AS organization,"
              " count(*) AS cases,"
              " sum(CASE WHEN c.role = 'independent' THEN 1 ELSE 0 END) AS alone,"
              " max(c.day) AS last_day FROM t JOIN procedure c"
              " ON c.technique IN (t.code, t.name) JOIN practitioner p ON p.code = c.practitioner"
              " JOIN organization o ON o.code = c.organization WHERE c.state <> 'voided'"
              " AND c.role IN ('supervised', 'independent') AND c.day BETWEEN ");
    query_bind(q, sql_day(&asked->from_day));
    query_add(q, " AND ");
    query_bind(q, sql_day(&asked->today));
    query_add(q, " GROUP BY p.id, t.code, o.id)");
}

/* Everybody and technique that there is something to say of, at each organization. */
static const char KEYS[] =
    ", told AS (SELECT p.id, t.code AS technique FROM t JOIN practitioner p"
    " ON p.discipline = t.discipline WHERE " TOLD_THERE "),"
    " decided AS (SELECT p.id, m.technique, m.level, m.until_day FROM mastery m"
    " JOIN practitioner p ON p.code = m.practitioner JOIN t ON t.code = m.technique"
    " WHERE NOT EXISTS (SELECT 1 FROM mastery n WHERE n.practitioner = m.practitioner"
    " AND n.technique = m.technique AND (n.made_ms > m.made_ms"
    " OR (n.made_ms = m.made_ms AND n.id > m.id)))),"
    " k AS (SELECT w.id, w.technique, s.organization FROM told w JOIN post s ON s.id = w.id"
    " UNION SELECT w.id, w.technique, s.organization FROM decided w JOIN post s ON s.id = w.id"
    " UNION SELECT id, technique, organization FROM own)";

static const char ROWS[] =
    " SELECT o.code, t.procedure_code, t.code, t.name, p.id, p.code AS person, p.name,"
    " p.department, h.name, p.title_rank, coalesce(trim(s.kind), ''),"
    " CASE WHEN w.id IS NULL THEN 0 ELSE 1 END, d.level, d.until_day, coalesce(y.cases, 0),"
    " coalesce(y.alone, 0), y.last_day FROM k JOIN t ON t.code = k.technique"
    " JOIN practitioner p ON p.id = k.id JOIN organization o ON o.id = k.organization"
    " JOIN organization h ON h.id = p.organization"
    " LEFT JOIN post s ON s.id = k.id AND s.organization = k.organization"
    " LEFT JOIN told w ON w.id = k.id AND w.technique = k.technique"
    " LEFT JOIN decided d ON d.id = k.id AND d.technique = k.technique"
    " LEFT JOIN own y ON y.id = k.id AND y.technique = k.technique"
    " AND y.organization = k.organization WHERE true";

bool store_capability_doctors(struct store *st, const struct capability_asked *asked,
                              struct arena *a, struct capability_doctors *rows, struct err *e)
{
    static const struct query_sides SIDES = {
        .place = {"o.county"}, .organization = {"o.id"}, .practitioner = {"p.id"}};
    static const int32_t most = CAPABILITY_MOST;
    struct capability_doctor row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.organization), sql_text(&row.procedure),
                     sql_text(&row.technique), sql_text(&row.technique_name), sql_id(&row.id),
                     sql_text(&row.code), sql_text(&row.name), sql_text(&row.department),
                     sql_text(&row.home_name), sql_int(&row.title_rank), sql_text(&row.post),
                     sql_bool(&row.told), sql_count(&row.level), sql_day(&row.level_until),
                     sql_count(&row.cases), sql_count(&row.alone), sql_day(&row.last_day)));
    struct query q = {0};

    query_add(&q, "WITH t AS (SELECT code, name, discipline, CASE procedure WHEN '' THEN code"
                  " ELSE procedure END AS procedure_code FROM technique WHERE true");
    query_and(&q, "discipline", &asked->discipline);
    query_and(&q, "CASE procedure WHEN '' THEN code ELSE procedure END", &asked->procedure);
    query_add(&q, ")");
    posts_add(&q, asked);
    cases_add(&q, asked);
    query_add(&q, KEYS);
    query_add(&q, ROWS);
    query_and(&q, "o.code", &asked->organization);
    query_reach(&q, &asked->reach, &SIDES);
    query_add(&q, " ORDER BY o.code, t.procedure_code, p.code, t.code LIMIT ");
    query_bind(&q, sql_int(&most));
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct capability_doctors){read.items, read.n};
    return true;
}
