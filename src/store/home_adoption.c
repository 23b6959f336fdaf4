/* home_adoption.c - what techniques on their way into hospitals wait for. The hospital is told of
 * all of it; an officer of follow-ups that are late by as long again, by the programme's interval.
 */
#include "model/adoption.h"
#include "store/home_part.h"

/* Days since 1970-01-01 of a text YYYY-MM-DD, in whole numbers that both databases reckon alike:
 * March is the first month, so that a leap day is the last of its year. */
#define YEAR(day)                            \
    "(CAST(substr(" day ", 1, 4) AS BIGINT)" \
    " - CASE WHEN CAST(substr(" day ", 6, 2) AS BIGINT) <= 2 THEN 1 ELSE 0 END)"
#define DAY_NUMBER(day)                                                               \
    "(365 * " YEAR(day) " + " YEAR(day) " / 4 - " YEAR(day) " / 100 + " YEAR(         \
        day) " / 400"                                                                 \
             " + (((CAST(substr(" day ", 6, 2) AS BIGINT) + 9) % 12) * 306 + 5) / 10" \
             " + CAST(substr(" day ", 9, 2) AS BIGINT) - 719469)"

/* A follow-up is due after the last one, or after the first case, by the days of the programme. */
static const char FOLLOW[] =
    "SELECT x.id, x.county, x.organization, x.technique, 'follow_up' AS kind,"
    " coalesce((SELECT max(s.day) FROM adoption_step s WHERE s.county = x.county"
    " AND s.adoption = x.adoption AND s.move = 'follow_up'), x.first_day) AS day, 0 AS move,"
    " coalesce((SELECT l.days FROM programme_limit l WHERE l.programme = x.programme"
    " AND l.kind = 'follow_up' AND l.days > 0), 90) AS days"
    " FROM adoption x WHERE x.state IN ('first_case', 'supervised', 'independent')";

/* Cases at the hospital since the approval, as store_adoption_evidence counts them. */
#define CASES(what, move, state, more)                                                    \
    " UNION ALL SELECT x.id, x.county, x.organization, x.technique, 'step', " what        \
    "(p.day), " move ", 0 FROM adoption x JOIN organization h ON h.code = x.organization" \
    " JOIN technique t ON t.code = x.technique OR t.name = x.technique"                   \
    " JOIN procedure p ON p.organization = x.organization"                                \
    " AND (p.technique = t.code OR p.technique = t.name) AND p.state <> 'voided'"         \
    " AND p.role <> 'observed' AND p.day >= coalesce(x.approved_day, '0001-01-01')"       \
    " JOIN practitioner r ON r.code = p.practitioner WHERE x.state = '" state "'" more    \
    " GROUP BY x.id, x.county, x.organization, x.technique"
#define OWN " AND r.organization = h.id"
#define ENTRUSTED                                                                         \
    " AND EXISTS (SELECT 1 FROM mastery m JOIN practitioner d ON d.code = m.practitioner" \
    " WHERE m.technique = t.code AND d.organization = h.id AND m.level >= 4"              \
    " AND NOT EXISTS (SELECT 1 FROM mastery n WHERE n.practitioner = m.practitioner"      \
    " AND n.technique = m.technique AND (n.made_ms > m.made_ms"                           \
    " OR (n.made_ms = m.made_ms AND n.id > m.id))))"
/* Months times 100 plus the day of the month: six months on are 600 more. */
#define MONTHS(day)                                                    \
    "(CAST(substr(" day ", 1, 4) AS BIGINT) * 1200 + CAST(substr(" day \
    ", 6, 2) AS BIGINT) * 100 + CAST(substr(" day ", 9, 2) AS BIGINT))"
/* enum adoption_move: 0 apply, 3 first, 4 supervise, 5 alone, 7 sustain. */
_Static_assert(ADOPTION_APPLY == 0 && ADOPTION_FIRST == 3 && ADOPTION_SUPERVISE == 4
                   && ADOPTION_ALONE == 5 && ADOPTION_SUSTAIN == 7 && ADOPTION_MONTHS == 6
                   && ADOPTION_FOLLOW_DAYS == 90,
               "as the statements have them");
static const char STEPS[] = CASES("min", "3", "approved", "")
    CASES("min", "4", "first_case", OWN " AND p.role = 'supervised' AND p.signed_day IS NOT NULL")
        CASES("min", "5", "supervised", OWN " AND p.role = 'independent'" ENTRUSTED)
            CASES("max", "7", "independent",
                  OWN " AND p.role = 'independent' AND x.left_day IS NOT NULL"
                      " AND " MONTHS("p.day") " >= " MONTHS("x.left_day") " + 600")
    /* Operations are counted at a hospital of which the ledger says that it does not do them. */
    " UNION ALL SELECT x.id, x.county, x.organization, x.technique, 'step',"
    " min(w.month) || '-01', 0, 0 FROM adoption x"
    " JOIN technique t ON t.code = x.technique OR t.name = x.technique"
    " JOIN operation_now w ON w.organization = x.organization AND w.procedure_code = t.procedure"
    " WHERE x.state = 'gap' AND t.procedure <> '' AND w.month > substr(x.gap_day, 1, 7)"
    " GROUP BY x.id, x.county, x.organization, x.technique";

void home_adoptions_add(struct query *q, const struct home_reach *reach)
{
    static const struct query_sides ADOPTION = {.place = {"b.county"}, .organization = {"o.id"}};

    query_add(q, " UNION ALL SELECT b.kind, b.id, b.county, coalesce((SELECT min(t.name)"
                 " FROM technique t WHERE t.code = b.technique OR t.name = b.technique),"
                 " b.technique), o.id, b.move, 0, 0, CAST(NULL AS TEXT), (");
    query_add(q, DAY_NUMBER("b.day"));
    query_add(q, " + b.days) * 86400000 - 28800000, 0 FROM (");
    query_add(q, FOLLOW);
    query_add(q, STEPS);
    query_add(q, ") b JOIN organization o ON o.code = b.organization WHERE b.day IS NOT NULL"
                 " AND ");
    query_add(q, DAY_NUMBER("b.day"));
    query_add(q, reach->level.n ? " + 2 * b.days <= " : " + b.days <= ");
    query_bind(q, sql_count(&reach->follow_day));
    if (reach->level.n)
        query_add(q, " AND b.kind = 'follow_up'");
    query_reach(q, &reach->adoptions, &ADOPTION);
}
