/* pledge.c - see pledge.h. Nothing here changes a step. */
#include "store/pledge.h"

#include "base/day.h"
#include "store/query.h"

bool store_pledge_rule_add(struct store *st, const struct programme *p, struct err *e)
{
    for (int32_t i = 0; i < p->pledge_n; i++) {
        const struct pledge_rule *g = &p->pledges[i];

        if (!sql_run(st,
                     "INSERT INTO pledge_rule (programme, version, pledge, label, kind, since,"
                     " months) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                     SQL(sql_text(&p->id), sql_int(&p->version), sql_text(&g->id),
                         sql_text(&g->label), sql_name(&g->kind, pledge_kind_names),
                         sql_name(&g->since, pledge_since_names), sql_int(&g->months)),
                     e))
            return false;
    }
    return true;
}

int64_t pledge_number(int32_t day)
{
    enum { YEAR_0_MONTHS = 1970 * 12 };
    int32_t month = month_of_day(day);

    return (int64_t)(YEAR_0_MONTHS + month + 1) * 100 + (day - month_first_day(month) + 1);
}

#define READ                                                                                    \
    "SELECT p.county, p.placement, p.id, p.programme, g.pledge, g.label, g.kind, " PLEDGE_SINCE \
    ", g.months, p.practitioner, coalesce(r.name, p.practitioner), r.id, coalesce(h.county, "   \
    "r.county, ''), coalesce(h.name,"                                                           \
    " (SELECT x.name FROM organization x WHERE x.id = r.organization), ''), coalesce(h.id,"     \
    " r.organization), coalesce(o.name, p.organization), coalesce(s.seq, 0),"                   \
    " coalesce(s.state, 'open'), s.day, coalesce(s.proof, ''), coalesce(s.said, '')"
#define PLACES(p)                                                                                 \
    SQL(sql_text(&(p)->county), sql_text(&(p)->placement), sql_id(&(p)->placement_id),            \
        sql_text(&(p)->programme), sql_text(&(p)->pledge), sql_text(&(p)->label),                 \
        sql_name(&(p)->kind, pledge_kind_names), sql_day(&(p)->since_day), sql_int(&(p)->months), \
        sql_text(&(p)->practitioner), sql_text(&(p)->practitioner_name),                          \
        sql_id(&(p)->practitioner_id), sql_text(&(p)->home_county), sql_text(&(p)->home_name),    \
        sql_id(&(p)->home_id), sql_text(&(p)->host_name), sql_count(&(p)->seq),                   \
        sql_name(&(p)->state, pledge_state_names), sql_day(&(p)->day), sql_text(&(p)->proof),     \
        sql_text(&(p)->said))

static const struct query_sides SIDES = {.place = {"p.county", "coalesce(h.county, r.county)"},
                                         .organization = {"coalesce(h.id, r.organization)"},
                                         .practitioner = {"r.id"}};

static void list_add(struct query *q, const struct pledge_filter *f, const int64_t *number,
                     const struct store_reach *reach)
{
    query_add(q, PLEDGE_FROM " WHERE" PLEDGE_OWED);
    query_and(q, "p.programme", &f->programme);
    query_and(q, "coalesce(s.state, 'open')", &f->state);
    if (f->overdue) {
        query_add(q, " AND" PLEDGE_OVERDUE);
        query_bind(q, sql_count(number));
    }
    query_reach(q, reach, &SIDES);
}

bool store_pledge_list(struct store *st, const struct pledge_filter *f,
                       const struct store_page *page, struct arena *a, struct pledges *pledges,
                       struct err *e)
{
    int64_t number = pledge_number(f->today);
    struct pledge row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query_page p = {
        .page = page,
        .select = READ,
        .key = "p.county, p.placement, g.pledge",
        .at = SQL(sql_text(&row.county), sql_text(&row.placement), sql_text(&row.pledge))};
    struct query q = {0};
    struct store_more more;

    list_add(&q, f, &number, &page->reach);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *pledges = (struct pledges){read.items, read.n, more};
    return true;
}

bool store_pledge_get(struct store *st, struct id placement, struct str pledge, struct arena *a,
                      struct pledge *p, struct err *e)
{
    struct pledge got = {0};
    struct sql_read read = SQL_READ(got, a, PLACES(&got));
    bool found;

    if (!sql_first(st, READ PLEDGE_FROM " WHERE" PLEDGE_OWED " AND p.id = $1 AND g.pledge = $2",
                   SQL(sql_id(&placement), sql_text(&pledge)), &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no pledge");
    *p = got;
    return true;
}

#define STEP "county, placement, pledge, seq, state, day, proof, said, made_by, made_ms"
#define STEP_PLACES(s)                                                                       \
    SQL(sql_text(&(s)->county), sql_text(&(s)->placement), sql_text(&(s)->pledge),           \
        sql_count(&(s)->seq), sql_name(&(s)->state, pledge_state_names), sql_day(&(s)->day), \
        sql_text(&(s)->proof), sql_text(&(s)->said), sql_id(&(s)->made_by),                  \
        sql_count(&(s)->made_ms))

bool store_pledge_step_add(struct store *st, const struct pledge_step *s, struct err *e)
{
    return sql_run(
        st, "INSERT INTO pledge_step (" STEP ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        STEP_PLACES(s), e);
}

bool store_pledge_steps(struct store *st, const struct pledge *p, struct arena *a,
                        struct pledge_steps *steps, struct err *e)
{
    struct pledge_step row = {0};
    struct sql_read read = SQL_READ(row, a, STEP_PLACES(&row));

    if (!sql_rows(
            st,
            "SELECT " STEP " FROM pledge_step WHERE county = $1 AND placement = $2 AND pledge = $3"
            " ORDER BY seq",
            SQL(sql_text(&p->county), sql_text(&p->placement), sql_text(&p->pledge)), &read, e))
        return false;
    *steps = (struct pledge_steps){read.items, read.n};
    return true;
}
