/* adoption.c - see adoption.h. */
#include "store/adoption.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "county, " t "id, " t "adoption, " t "version, " t "programme, " t "kind, " t          \
      "organization, " t "technique, " t "practitioner, " t "gap_day, " t "applied_day, " t  \
      "approved_day, " t "first_day, " t "supervised_day, " t "independent_day, " t          \
      "sustained_day, " t "left_day, " t "state, " t "cause, " t "equipment, " t "staff, " t \
      "safety_plan, " t "applied_by, " t "made_ms"
#define FIELDS(x)                                                                             \
    sql_text(&(x)->county), sql_id(&(x)->id), sql_text(&(x)->code), sql_count(&(x)->version), \
        sql_text(&(x)->programme), sql_text(&(x)->kind), sql_text(&(x)->organization),        \
        sql_text(&(x)->technique), sql_maybe(&(x)->practitioner), sql_day(&(x)->gap_day),     \
        sql_day(&(x)->applied_day), sql_day(&(x)->approved_day), sql_day(&(x)->first_day),    \
        sql_day(&(x)->supervised_day), sql_day(&(x)->independent_day),                        \
        sql_day(&(x)->sustained_day), sql_day(&(x)->left_day),                                \
        sql_name(&(x)->state, adoption_state_names), sql_maybe(&(x)->cause),                  \
        sql_maybe(&(x)->equipment), sql_maybe(&(x)->staff), sql_maybe(&(x)->safety_plan),     \
        sql_id(&(x)->applied_by), sql_count(&(x)->made_ms)
#define ROW                                                                                     \
    "SELECT " COLUMNS("p.") ", h.id, r.id, h.name, coalesce(r.name, ''), coalesce(t.code, '')," \
                            " coalesce(t.name, p.technique), coalesce(t.procedure, '')"
#define PLACES(x)                                                                \
    SQL(FIELDS(x), sql_id(&(x)->organization_id), sql_id(&(x)->practitioner_id), \
        sql_text(&(x)->organization_name), sql_text(&(x)->practitioner_name),    \
        sql_text(&(x)->technique_code), sql_text(&(x)->technique_name), sql_text(&(x)->procedure))
#define TECHNIQUE_OF                                                               \
    "(SELECT min(w.code) FROM technique w WHERE w.code = p.technique OR w.name = " \
    "p.technique)"
#define FROM                                                          \
    " FROM adoption p JOIN organization h ON h.code = p.organization" \
    " LEFT JOIN practitioner r ON r.code = p.practitioner"            \
    " LEFT JOIN technique t ON t.code = " TECHNIQUE_OF " WHERE true"

static const struct query_sides SIDES = {
    .place = {"p.county"}, .organization = {"h.id"}, .practitioner = {"r.id"}};

bool store_adoption_add(struct store *st, const struct adoption *x, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO adoption (" COLUMNS(
                       "") ", delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                           " $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,"
                           " 'workflow')",
                   SQL(FIELDS(x)), e);
}

bool store_adoption_find(struct store *st, struct id id, struct arena *a, struct adoption *x,
                         bool *found, struct err *e)
{
    struct adoption got = {0};
    struct sql_read read = SQL_READ(got, a, PLACES(&got));

    if (!sql_first(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), &read, found, e))
        return false;
    if (*found)
        *x = got;
    return true;
}

bool store_adoption_put(struct store *st, const struct adoption *x, int64_t version, bool *done,
                        struct err *e)
{
    return sql_done(
        st,
        "UPDATE adoption SET applied_day = $1, approved_day = $2, first_day = $3,"
        " supervised_day = $4, independent_day = $5, sustained_day = $6, left_day = $7, state = $8,"
        " cause = $9, equipment = $10, staff = $11, safety_plan = $12, applied_by = $13,"
        " version = version + 1 WHERE id = $14 AND version = $15 RETURNING id",
        SQL(sql_day(&x->applied_day), sql_day(&x->approved_day), sql_day(&x->first_day),
            sql_day(&x->supervised_day), sql_day(&x->independent_day), sql_day(&x->sustained_day),
            sql_day(&x->left_day), sql_name(&x->state, adoption_state_names), sql_maybe(&x->cause),
            sql_maybe(&x->equipment), sql_maybe(&x->staff), sql_maybe(&x->safety_plan),
            sql_id(&x->applied_by), sql_id(&x->id), sql_count(&version)),
        done, e);
}

bool store_adoption_open(struct store *st, struct str organization, struct str technique,
                         bool *open, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM adoption WHERE organization = $1 AND technique = $2"
                   " AND state <> 'lapsed'",
                   SQL(sql_text(&organization), sql_text(&technique)), &n, e))
        return false;
    *open = n > 0;
    return true;
}

static void filter_add(struct query *q, const struct adoption_filter *f)
{
    query_and(q, "p.organization", &f->organization);
    query_and(q, TECHNIQUE_OF, &f->technique);
    query_and(q, "p.state", &f->state);
}

bool store_adoption_list(struct store *st, const struct adoption_filter *filter,
                         const struct store_page *page, struct arena *a, struct adoption_rows *rows,
                         struct err *e)
{
    struct adoption row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "p.gap_day, p.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.gap_day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct adoption_rows){read.items, read.n, more};
    return true;
}

/* --- claimed and measured --- */

/* Each case with what it counts as: since the approval, or ever where there was none; of a doctor
 * of the own hospital. */
static const char CLAIMED[] =
    "SELECT count(*), coalesce(sum(1 - c.since), 0),"
    " coalesce(sum(CASE WHEN c.kind = 'supervised' THEN 1 ELSE 0 END), 0),"
    " coalesce(sum(CASE WHEN c.kind = 'independent' THEN 1 ELSE 0 END), 0),"
    " min(CASE WHEN c.since = 1 THEN c.day END),"
    " min(CASE WHEN c.kind = 'supervised' THEN c.day END),"
    " min(CASE WHEN c.kind = 'independent' THEN c.day END),"
    " max(CASE WHEN c.kind = 'independent' THEN c.day END)"
    " FROM (SELECT p.day, CASE WHEN p.day >= coalesce($3, '0001-01-01') THEN 1 ELSE 0 END AS since,"
    " CASE WHEN p.day < coalesce($3, '0001-01-01') OR r.organization <> $4 THEN ''"
    " WHEN p.role = 'supervised' AND p.signed_day IS NULL THEN '' ELSE p.role END AS kind"
    " FROM procedure p JOIN practitioner r ON r.code = p.practitioner"
    " WHERE p.organization = $1 AND p.state <> 'voided' AND p.role <> 'observed'"
    " AND (p.technique = $2 OR p.technique = $5)) c";

static bool claimed_read(struct store *st, const struct adoption *x, struct adoption_evidence *v,
                         struct arena *a, struct err *e)
{
    struct sql_read read =
        SQL_READ(*v, a,
                 SQL(sql_count(&v->cases), sql_count(&v->early), sql_count(&v->supervised),
                     sql_count(&v->alone), sql_day(&v->first_day), sql_day(&v->supervised_day),
                     sql_day(&v->alone_day), sql_day(&v->last_alone_day)));
    bool found;

    return sql_first(st, CLAIMED,
                     SQL(sql_text(&x->organization), sql_text(&x->technique_code),
                         sql_day(&x->approved_day), sql_id(&x->organization_id),
                         sql_text(&x->technique_name)),
                     &read, &found, e);
}

static bool entrusted_read(struct store *st, const struct adoption *x, struct adoption_evidence *v,
                           struct err *e)
{
    return sql_total(st,
                     "SELECT count(DISTINCT m.practitioner) FROM mastery m"
                     " JOIN practitioner r ON r.code = m.practitioner"
                     " WHERE m.technique = $1 AND r.organization = $2 AND m.level >= 4"
                     " AND NOT EXISTS (SELECT 1 FROM mastery n WHERE n.practitioner ="
                     " m.practitioner AND n.technique = m.technique AND (n.made_ms > m.made_ms"
                     " OR (n.made_ms = m.made_ms AND n.id > m.id)))",
                     SQL(sql_text(&x->technique_code), sql_id(&x->organization_id)), &v->entrusted,
                     e);
}

static bool measured_read(struct store *st, const struct adoption *x, struct adoption_evidence *v,
                          struct arena *a, struct err *e)
{
    struct sql_read read = SQL_READ(
        *v, a,
        SQL(sql_count(&v->measured), sql_month(&v->measured_from), sql_month(&v->measured_to)));
    bool found;

    v->measurable = x->procedure.n > 0;
    return sql_first(st,
                     "SELECT CAST(coalesce(sum(operations), 0) AS BIGINT), min(month), max(month)"
                     " FROM operation_now WHERE organization = $1 AND procedure_code = $2",
                     SQL(sql_text(&x->organization), sql_text(&x->procedure)), &read, &found, e);
}

bool store_adoption_evidence(struct store *st, const struct adoption *x,
                             struct adoption_evidence *v, struct err *e)
{
    struct adoption_evidence got = {0};
    struct arena a = {0};
    bool good = claimed_read(st, x, &got, &a, e) && entrusted_read(st, x, &got, e)
                && measured_read(st, x, &got, &a, e);

    arena_reset(&a);
    if (good)
        *v = got;
    return good;
}

/* --- steps --- */

#define STEP "seq, move, was, state, day, events, why, made_by, made_ms"
#define STEP_PLACES(l)                                                                           \
    sql_count(&(l)->seq), sql_name(&(l)->move, adoption_move_names),                             \
        sql_name(&(l)->was, adoption_state_names), sql_name(&(l)->state, adoption_state_names),  \
        sql_day(&(l)->day), sql_count(&(l)->events), sql_text(&(l)->why), sql_id(&(l)->made_by), \
        sql_count(&(l)->made_ms)

bool store_adoption_line_add(struct store *st, const struct adoption *x,
                             const struct adoption_line *l, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO adoption_step (county, adoption, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                   SQL(sql_text(&x->county), sql_text(&x->code), STEP_PLACES(l)), e);
}

bool store_adoption_lines(struct store *st, struct str code, struct arena *a,
                          struct adoption_lines *rows, struct err *e)
{
    struct adoption_line row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(STEP_PLACES(&row)));

    if (!sql_rows(st, "SELECT " STEP " FROM adoption_step WHERE adoption = $1 ORDER BY seq",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *rows = (struct adoption_lines){read.items, read.n};
    return true;
}
