/* procedure.c - see procedure.h. */
#include "store/procedure.h"

#include "store/query.h"

/* What a delivery says is signed is so. */
#define STATE(t)                                                                          \
    "CASE WHEN " t "state = 'open' AND " t "signed_day IS NOT NULL THEN 'signed' ELSE " t \
    "state END"
#define HEAD(t)                                                                              \
    t "county, " t "id, " t "procedure, " t "version, " t "programme, " t "practitioner, " t \
      "organization, " t "technique, " t "day, " t "role, " t "level, " t "mentor, "
#define TAIL(t)                                                                                  \
    t "result, " t "complication, " t "local_case, " t "signed_day, " t "note, " t "made_by, " t \
      "made_ms, " t "closed_by, " t "closed_ms, " t "risk_permille"
#define HEAD_FIELDS(p)                                                                             \
    sql_text(&(p)->county), sql_id(&(p)->id), sql_text(&(p)->code), sql_count(&(p)->version),      \
        sql_text(&(p)->programme), sql_text(&(p)->practitioner), sql_text(&(p)->organization),     \
        sql_text(&(p)->technique), sql_day(&(p)->day), sql_name(&(p)->role, procedure_role_names), \
        sql_count(&(p)->level), sql_maybe(&(p)->mentor)
#define TAIL_FIELDS(p)                                                                   \
    sql_maybe(&(p)->result), sql_maybe(&(p)->complication), sql_maybe(&(p)->local_case), \
        sql_day(&(p)->signed_day), sql_maybe(&(p)->note), sql_id(&(p)->made_by),         \
        sql_count(&(p)->made_ms), sql_id(&(p)->closed_by), sql_count(&(p)->closed_ms),   \
        sql_count(&(p)->risk)
#define OUTCOME(p) sql_name(&(p)->outcome, procedure_outcome_names)
#define STATE_OF(p) sql_name(&(p)->state, procedure_state_names)

#define ROW                                                                         \
    "SELECT " HEAD("p.") "coalesce(p.outcome, 'untold'), " TAIL("p.") ", " STATE(   \
        "p.") ", r.id,"                                                             \
              " m.id, h.id, r.organization, r.name, coalesce(m.name, ''), h.name, " \
              "coalesce(t.code, ''),"                                               \
              " coalesce(t.name, p.technique)"
#define ROW_PLACES(p)                                                                           \
    SQL(HEAD_FIELDS(p), OUTCOME(p), TAIL_FIELDS(p), STATE_OF(p), sql_id(&(p)->practitioner_id), \
        sql_id(&(p)->mentor_id), sql_id(&(p)->organization_id), sql_id(&(p)->home_id),          \
        sql_text(&(p)->practitioner_name), sql_text(&(p)->mentor_name),                         \
        sql_text(&(p)->organization_name), sql_text(&(p)->technique_code),                      \
        sql_text(&(p)->technique_name))
#define TECHNIQUE_OF                                                               \
    "(SELECT min(x.code) FROM technique x WHERE x.code = p.technique OR x.name = " \
    "p.technique)"
#define FROM                                                           \
    " FROM procedure p JOIN practitioner r ON r.code = p.practitioner" \
    " JOIN organization h ON h.code = p.organization"                  \
    " LEFT JOIN practitioner m ON m.code = p.mentor"                   \
    " LEFT JOIN technique t ON t.code = " TECHNIQUE_OF " WHERE true"

static const struct query_sides SIDES = {.place = {"p.county"},
                                         .organization = {"h.id", "r.organization"},
                                         .practitioner = {"r.id", "m.id"}};

bool store_procedure_add(struct store *st, const struct procedure *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO procedure (" HEAD("") "outcome, " TAIL(
                       "") ", state, delivery)"
                           " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
                           "nullif($13, 'untold'), $14, $15,"
                           " $16, $17, $18, $19, $20, $21, $22, nullif($23, 0), $24, 'workflow')",
                   SQL(HEAD_FIELDS(p), OUTCOME(p), TAIL_FIELDS(p), STATE_OF(p)), e);
}

bool store_procedure_find(struct store *st, struct id id, struct arena *a, struct procedure *p,
                          bool *found, struct err *e)
{
    struct procedure got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_procedure_put(struct store *st, const struct procedure *p, int64_t version, bool *done,
                         struct err *e)
{
    return sql_done(
        st,
        "UPDATE procedure SET organization = $1, county = $2, technique = $3, day = $4, role = $5,"
        " level = $6, mentor = $7, outcome = nullif($8, 'untold'), result = $9, complication = "
        "$10, local_case = $11,"
        " signed_day = $12, note = $13, closed_by = $14, closed_ms = $15, state = $16,"
        " risk_permille = nullif($19, 0),"
        " version = version + 1 WHERE id = $17 AND version = $18 RETURNING id",
        SQL(sql_text(&p->organization), sql_text(&p->county), sql_text(&p->technique),
            sql_day(&p->day), sql_name(&p->role, procedure_role_names), sql_count(&p->level),
            sql_maybe(&p->mentor), OUTCOME(p), sql_maybe(&p->result), sql_maybe(&p->complication),
            sql_maybe(&p->local_case), sql_day(&p->signed_day), sql_maybe(&p->note),
            sql_id(&p->closed_by), sql_count(&p->closed_ms), STATE_OF(p), sql_id(&p->id),
            sql_count(&version), sql_count(&p->risk)),
        done, e);
}

bool store_procedure_twice(struct store *st, const struct procedure *p, bool *twice, struct err *e)
{
    int64_t n = 0;

    *twice = false;
    if (p->local_case.n == 0)
        return true;
    if (!sql_total(st,
                   "SELECT count(*) FROM procedure WHERE practitioner = $1 AND technique = $2"
                   " AND day = $3 AND local_case = $4 AND id <> $5 AND state <> 'voided'",
                   SQL(sql_text(&p->practitioner), sql_text(&p->technique), sql_day(&p->day),
                       sql_text(&p->local_case), sql_id(&p->id)),
                   &n, e))
        return false;
    *twice = n > 0;
    return true;
}

static void filter_add(struct query *q, const struct procedure_filter *f)
{
    query_and(q, "p.practitioner", &f->practitioner);
    query_and(q, "p.mentor", &f->mentor);
    query_and(q, "p.organization", &f->organization);
    query_and(q, "p.role", &f->role);
    query_and(q, STATE("p."), &f->state);
    query_and(q, TECHNIQUE_OF, &f->technique);
    query_and(q, "substr(p.day, 1, 7)", &f->month);
}

bool store_procedure_list(struct store *st, const struct procedure_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct procedure_rows *rows, struct err *e)
{
    struct procedure row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "p.day, p.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct procedure_rows){read.items, read.n, more};
    return true;
}

bool store_procedure_mentors(struct store *st, struct str practitioner, struct arena *a,
                             struct procedure_mentors *rows, struct err *e)
{
    struct procedure_mentor row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.name), sql_text(&row.organization_name),
                     sql_text(&row.programme), sql_bool(&row.paired)));

    if (!sql_rows(st,
                  "SELECT r.code, r.name, o.name, max(w.programme), max(w.paired) FROM"
                  " (SELECT mentor, programme, 1 AS paired FROM mentorship WHERE apprentice = $1"
                  " AND state IN ('agreed', 'active') UNION ALL"
                  " SELECT mentor, '', 0 FROM procedure WHERE practitioner = $1"
                  " AND mentor IS NOT NULL AND state <> 'voided') w"
                  " JOIN practitioner r ON r.code = w.mentor"
                  " JOIN organization o ON o.id = r.organization"
                  " GROUP BY r.code, r.name, o.name ORDER BY max(w.paired) DESC, r.code LIMIT 20",
                  SQL(sql_text(&practitioner)), &read, e))
        return false;
    *rows = (struct procedure_mentors){read.items, read.n};
    return true;
}

bool store_procedure_techniques(struct store *st, struct str practitioner, struct str discipline,
                                struct arena *a, struct procedure_techniques *rows, struct err *e)
{
    struct procedure_technique row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.name), sql_text(&row.outcomes),
                     sql_text(&row.complications), sql_count(&row.told)));

    if (!sql_rows(st,
                  "SELECT t.code, t.name, coalesce(c.outcomes, ''), coalesce(c.complications, ''),"
                  " coalesce(d.told, 0) FROM technique t"
                  " LEFT JOIN technique_curve c ON c.technique = t.code AND c.version ="
                  " (SELECT max(x.version) FROM technique_curve x WHERE x.technique = t.code)"
                  " LEFT JOIN (SELECT technique, count(*) AS told FROM procedure"
                  " WHERE practitioner = $1 AND state <> 'voided' GROUP BY technique) d"
                  " ON d.technique = t.code"
                  " WHERE t.retired_ms IS NULL AND (t.discipline = $2 OR d.told > 0)"
                  " ORDER BY coalesce(d.told, 0) DESC, t.code LIMIT 40",
                  SQL(sql_text(&practitioner), sql_text(&discipline)), &read, e))
        return false;
    *rows = (struct procedure_techniques){read.items, read.n};
    return true;
}

/* --- how a technique is judged --- */

#define CURVE                                                                   \
    "technique, version, outcomes, complications, failures, adequate_permille," \
    " inadequate_permille, planned, least, made_by, made_ms"
#define CURVE_PLACES(c)                                                                \
    SQL(sql_text(&(c)->technique), sql_count(&(c)->version), sql_list(&(c)->outcomes), \
        sql_list(&(c)->complications), sql_list(&(c)->failures),                       \
        sql_count(&(c)->adequate_permille), sql_count(&(c)->inadequate_permille),      \
        sql_count(&(c)->planned), sql_count(&(c)->least), sql_id(&(c)->made_by),       \
        sql_count(&(c)->made_ms))

bool store_technique_curve_get(struct store *st, struct str technique, struct arena *a,
                               struct technique_curve *c, struct err *e)
{
    struct technique_curve got = {0};
    struct sql_read read = SQL_READ(got, a, CURVE_PLACES(&got));
    bool found;

    if (!sql_first(st,
                   "SELECT " CURVE " FROM technique_curve WHERE technique = $1"
                   " ORDER BY version DESC LIMIT 1",
                   SQL(sql_text(&technique)), &read, &found, e))
        return false;
    *c = found ? got : (struct technique_curve){.technique = technique};
    return true;
}

bool store_technique_curve_add(struct store *st, const struct technique_curve *c, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO technique_curve (" CURVE
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                   CURVE_PLACES(c), e);
}
