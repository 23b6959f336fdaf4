/* assignment.c - seats of a plan: taken, empty, and who stays home. */
#include "store/assignment.h"

#include "store/plan.h"
#include "store/query.h"

#define COLUMNS(t)                                                                              \
    t "id, " t "county, " t "plan, " t "demand, " t "seat, " t "practitioner, " t "utility, " t \
      "fit, " t "paired, " t "continuity, " t "preference, " t "nearness"
#define FIELDS(s)                                                                       \
    sql_id(&(s)->id), sql_text(&(s)->county), sql_id(&(s)->plan), sql_id(&(s)->demand), \
        sql_int(&(s)->seat), sql_id(&(s)->practitioner), sql_int(&(s)->utility),        \
        sql_int(&(s)->terms[PLAN_FIT]), sql_int(&(s)->terms[PLAN_PAIRED]),              \
        sql_int(&(s)->terms[PLAN_CONTINUITY]), sql_int(&(s)->terms[PLAN_PREFERENCE]),   \
        sql_int(&(s)->terms[PLAN_NEARNESS])

#define ALTERNATIVE_FIELDS(r)                                              \
    sql_text(&(r)->county), sql_id(&(r)->assignment), sql_int(&(r)->rank), \
        sql_id(&(r)->practitioner), sql_int(&(r)->utility), sql_id(&(r)->placed_on)

#define UNFILLED_FIELDS(u)                                                          \
    sql_text(&(u)->county), sql_id(&(u)->plan), sql_id(&(u)->demand),               \
        sql_int(&(u)->seats_unfilled), sql_name(&(u)->cause, unfilled_cause_names), \
        sql_text(&(u)->detail)

#define UNPLACED_FIELDS(u)                                                  \
    sql_text(&(u)->county), sql_id(&(u)->plan), sql_id(&(u)->practitioner), \
        sql_name(&(u)->cause, unplaced_cause_names)

bool store_assignment_add(struct store *st, const struct assignment *items, size_t n, struct err *e)
{
    struct assignment row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO assignment (" COLUMNS("") ") VALUES ", ""),
        items, n, e);
}

bool store_assignment_add_alternatives(struct store *st, const struct alternative *items, size_t n,
                                       struct err *e)
{
    struct alternative row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(ALTERNATIVE_FIELDS(&row)),
                             "INSERT INTO alternative"
                             " (county, assignment, rank, practitioner, utility, placed_on)"
                             " VALUES ",
                             ""),
                    items, n, e);
}

bool store_assignment_add_unfilled(struct store *st, const struct unfilled *items, size_t n,
                                   struct err *e)
{
    struct unfilled row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(UNFILLED_FIELDS(&row)),
                             "INSERT INTO unfilled"
                             " (county, plan, demand, seats_unfilled, cause, detail) VALUES ",
                             ""),
                    items, n, e);
}

bool store_assignment_add_unplaced(struct store *st, const struct unplaced *items, size_t n,
                                   struct err *e)
{
    struct unplaced row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(UNPLACED_FIELDS(&row)),
                             "INSERT INTO unplaced (county, plan, practitioner, cause) VALUES ",
                             ""),
                    items, n, e);
}

static bool plan_there(struct store *st, struct id plan, struct arena *a, struct err *e)
{
    struct plan unused;

    return store_plan_get(st, plan, a, &unused, e);
}

static bool alternatives_read(struct store *st, struct arena *a, struct assignment_row *row,
                              struct err *e)
{
    static const char LIST[] =
        "SELECT r.county, r.assignment, r.rank, r.practitioner, r.utility, r.placed_on,"
        " p.name, p.code, h.name, o.name FROM alternative r"
        " LEFT JOIN practitioner p ON p.id = r.practitioner"
        " LEFT JOIN organization h ON h.id = p.organization"
        " LEFT JOIN demand d ON d.id = r.placed_on"
        " LEFT JOIN organization o ON o.id = d.organization"
        " WHERE r.county = $1 AND r.assignment = $2 ORDER BY r.rank";
    struct alternative_row other = {0};
    struct sql_read read =
        SQL_READ(other, a,
                 SQL(ALTERNATIVE_FIELDS(&other.alternative), sql_text(&other.practitioner_name),
                     sql_text(&other.practitioner_code), sql_text(&other.home_organization_name),
                     sql_text(&other.placed_on_name)));

    if (!sql_rows(st, LIST, SQL(sql_text(&row->assignment.county), sql_id(&row->assignment.id)),
                  &read, e))
        return false;
    row->alternatives = read.items;
    row->alternative_n = read.n;
    return true;
}

/* What a seat is of, and who sits on it, by names. */
#define FROM_ASSIGNMENT                                                                \
    " FROM assignment s LEFT JOIN demand d ON d.county = s.county AND d.id = s.demand" \
    " LEFT JOIN organization o ON o.id = d.organization"                               \
    " LEFT JOIN region r ON r.code = s.county"                                         \
    " LEFT JOIN practitioner p ON p.id = s.practitioner"                               \
    " LEFT JOIN organization h ON h.id = p.organization WHERE s.plan = "

/* A list of a plan. */
struct list {
    const char *from; /* FROM … WHERE up to the plan */
    const struct query_sides *at;
    const struct id *plan;
    const struct assignment_filter *filter; /* or NULL */
    const struct store_reach *reach;
};

static void where(struct query *q, const struct list *l)
{
    query_add(q, l->from);
    query_bind(q, sql_id(l->plan));
    query_reach(q, l->reach, l->at);
    if (l->filter == NULL)
        return;
    query_and(q, "s.county", &l->filter->county);
    query_and(q, "d.discipline", &l->filter->discipline);
}

/* The host's side and that of the home. */
static const struct query_sides ASSIGNMENT_SIDES = {
    .place = {"s.county", "p.county"},
    .organization = {"d.organization", "p.organization"},
    .department = {NULL, "p.department"},
    .practitioner = {NULL, "s.practitioner"}};
static const struct query_sides UNFILLED_SIDES = {.place = {"s.county"},
                                                  .organization = {"d.organization"}};
static const struct query_sides UNPLACED_SIDES = {.place = {"u.county"},
                                                  .organization = {"p.organization"},
                                                  .department = {"p.department"},
                                                  .practitioner = {"u.practitioner"}};

bool store_assignment_list(struct store *st, struct id plan, const struct assignment_filter *filter,
                           const struct store_page *page, struct arena *a,
                           struct assignment_rows *rows, struct err *e)
{
    struct assignment_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(FIELDS(&row.assignment), sql_text(&row.demand_code), sql_text(&row.discipline),
                     sql_int(&row.tier), sql_id(&row.organization),
                     sql_text(&row.organization_name), sql_text(&row.county_name),
                     sql_text(&row.practitioner_name), sql_text(&row.practitioner_code),
                     sql_int(&row.title_rank), sql_id(&row.home_organization),
                     sql_text(&row.home_organization_name), sql_text(&row.team)));
    struct query_page p = {
        .page = page,
        .select = "SELECT " COLUMNS(
            "s.") ", d.code, d.discipline, coalesce(d.tier, 0),"
                  " d.organization, o.name, r.name, p.name, p.code, coalesce(p.title_rank, 0),"
                  " p.organization, h.name, coalesce(d.team, '')",
        .key = "s.county, s.demand, s.seat",
        .at = SQL(sql_text(&row.assignment.county), sql_id(&row.assignment.demand),
                  sql_int(&row.assignment.seat))};
    const struct list l = {FROM_ASSIGNMENT, &ASSIGNMENT_SIDES, &plan, filter, &page->reach};
    struct assignment_rows list;
    struct query q = {0};

    if (!plan_there(st, plan, a, e))
        return false;
    where(&q, &l);
    if (!query_list(st, &q, &p, &read, &list.more, e))
        return false;
    list.items = read.items;
    list.n = read.n;
    for (size_t i = 0; i < list.n; i++) {
        if (!alternatives_read(st, a, &list.items[i], e))
            return false;
    }
    *rows = list;
    return true;
}

#define FROM_UNFILLED                                                                \
    " FROM unfilled s LEFT JOIN demand d ON d.county = s.county AND d.id = s.demand" \
    " LEFT JOIN organization o ON o.id = d.organization"                             \
    " LEFT JOIN region r ON r.code = s.county WHERE s.plan = "

bool store_assignment_list_unfilled(struct store *st, struct id plan,
                                    const struct assignment_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct unfilled_rows *rows, struct err *e)
{
    struct unfilled_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(UNFILLED_FIELDS(&row.unfilled), sql_text(&row.demand_code),
                     sql_text(&row.organization_name), sql_text(&row.county_name),
                     sql_text(&row.discipline), sql_int(&row.tier), sql_text(&row.team)));
    struct query_page p = {
        .page = page,
        .select = "SELECT s.county, s.plan, s.demand, s.seats_unfilled, s.cause, s.detail,"
                  " d.code, o.name, r.name, d.discipline, coalesce(d.tier, 0),"
                  " coalesce(d.team, '')",
        .key = "s.county, s.demand",
        .at = SQL(sql_text(&row.unfilled.county), sql_id(&row.unfilled.demand))};
    const struct list l = {FROM_UNFILLED, &UNFILLED_SIDES, &plan, filter, &page->reach};
    struct store_more more;
    struct query q = {0};

    if (!plan_there(st, plan, a, e))
        return false;
    where(&q, &l);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct unfilled_rows){read.items, read.n, more};
    return true;
}

#define FROM_UNPLACED                                                            \
    " FROM unplaced u"                                                           \
    " LEFT JOIN practitioner p ON p.county = u.county AND p.id = u.practitioner" \
    " LEFT JOIN organization h ON h.id = p.organization WHERE u.plan = "

bool store_assignment_list_unplaced(struct store *st, struct id plan, const struct store_page *page,
                                    struct arena *a, struct unplaced_rows *rows, struct err *e)
{
    struct unplaced_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(UNPLACED_FIELDS(&row.unplaced), sql_text(&row.practitioner_name),
                     sql_text(&row.home_organization_name), sql_text(&row.discipline)));
    struct query_page p = {
        .page = page,
        .select = "SELECT u.county, u.plan, u.practitioner, u.cause, p.name, h.name, p.discipline",
        .key = "u.county, u.practitioner",
        .at = SQL(sql_text(&row.unplaced.county), sql_id(&row.unplaced.practitioner))};
    const struct list l = {FROM_UNPLACED, &UNPLACED_SIDES, &plan, NULL, &page->reach};
    struct store_more more;
    struct query q = {0};

    if (!plan_there(st, plan, a, e))
        return false;
    where(&q, &l);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct unplaced_rows){read.items, read.n, more};
    return true;
}
