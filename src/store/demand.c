/* demand.c - seats asked for. */
#include "store/demand.h"

#include "store/query.h"

#define COLUMNS(t)                                                                                 \
    t "id, " t "county, " t "code, " t "organization, " t "discipline, " t "seats, " t             \
      "min_title_rank, " t "techniques, " t "required, " t "tier, " t "weight, " t "start_day, " t \
      "months, " t "paired_organization, " t "state, " t "gap, " t "made_ms, " t "programme, " t   \
      "edition, " t "kind, " t "suggested, " t "requested, " t "approved, " t "reason, " t         \
      "claim, " t "ready_people, " t "ready_beds, " t "ready_equipment, " t "chain, " t            \
      "level, " t "since_ms, " t "remainder_of, " t "plan, " t "version, " t "team"
#define FIELDS(d)                                                                               \
    sql_id(&(d)->id), sql_text(&(d)->county), sql_text(&(d)->code), sql_id(&(d)->organization), \
        sql_text(&(d)->discipline), sql_int(&(d)->seats), sql_int(&(d)->min_title_rank),        \
        sql_list(&(d)->techniques), sql_list(&(d)->required), sql_int(&(d)->tier),              \
        sql_int(&(d)->weight), sql_day(&(d)->start_day), sql_int(&(d)->months),                 \
        sql_id(&(d)->paired_organization), sql_name(&(d)->state, demand_state_names),           \
        sql_id(&(d)->gap), sql_count(&(d)->made_ms), sql_text(&(d)->programme),                 \
        sql_int(&(d)->edition), sql_name(&(d)->kind, demand_kind_names),                        \
        sql_count(&(d)->suggested), sql_count(&(d)->requested), sql_count(&(d)->approved),      \
        sql_text(&(d)->reason), sql_text(&(d)->claim), sql_count(&(d)->ready_people),           \
        sql_count(&(d)->ready_beds), sql_text(&(d)->ready_equipment), sql_list(&(d)->chain),    \
        sql_text(&(d)->level), sql_count(&(d)->since_ms), sql_id(&(d)->remainder_of),           \
        sql_id(&(d)->plan), sql_count(&(d)->version), sql_text(&(d)->team)

bool store_demand_put(struct store *st, const struct demand *items, size_t n, struct err *e)
{
    struct demand row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO demand (" COLUMNS("") ") VALUES ",
                 " ON CONFLICT (county, id) DO UPDATE SET code = excluded.code,"
                 " organization = excluded.organization, discipline = excluded.discipline,"
                 " seats = excluded.seats, min_title_rank = excluded.min_title_rank,"
                 " techniques = excluded.techniques, required = excluded.required,"
                 " tier = excluded.tier, weight = excluded.weight,"
                 " start_day = excluded.start_day, months = excluded.months,"
                 " paired_organization = excluded.paired_organization, state = excluded.state,"
                 " gap = excluded.gap, made_ms = excluded.made_ms,"
                 " programme = excluded.programme, edition = excluded.edition,"
                 " kind = excluded.kind, suggested = excluded.suggested,"
                 " requested = excluded.requested, approved = excluded.approved,"
                 " reason = excluded.reason, claim = excluded.claim,"
                 " ready_people = excluded.ready_people, ready_beds = excluded.ready_beds,"
                 " ready_equipment = excluded.ready_equipment, chain = excluded.chain,"
                 " level = excluded.level, since_ms = excluded.since_ms,"
                 " remainder_of = excluded.remainder_of, plan = excluded.plan, version = "
                 "excluded.version, team = excluded.team"),
        items, n, e);
}

bool store_demand_write(struct store *st, struct demand *d, struct err *e)
{
    bool done;

    if (!sql_done(st,
                  "UPDATE demand SET version = version + 1 WHERE county = $1 AND id = $2"
                  " AND version = $3 RETURNING version",
                  SQL(sql_text(&d->county), sql_id(&d->id), sql_count(&d->version)), &done, e))
        return false;
    if (!done)
        return err_set(e, ERR_STATE, "the demand was changed meanwhile: read it again");
    d->version++;
    return store_demand_put(st, d, 1, e);
}

bool store_demand_settle(struct store *st, const struct demand *items, size_t n, struct err *e)
{
    struct demand row = {0};
    int64_t written;

    if (!sql_bulk_total(
            st,
            SQL_BULK(row,
                     SQL(sql_text(&row.county), sql_id(&row.id), sql_count(&row.version),
                         sql_name(&row.state, demand_state_names), sql_id(&row.plan),
                         sql_count(&row.since_ms)),
                     "UPDATE demand SET state = v.column4, plan = v.column5,"
                     " since_ms = CAST(v.column6 AS BIGINT),"
                     " version = demand.version + 1 FROM (VALUES ",
                     ") AS v WHERE demand.county = v.column1 AND demand.id = v.column2"
                     " AND demand.version = CAST(v.column3 AS BIGINT)"
                     " RETURNING demand.id"),
            items, n, &written, e))
        return false;
    return written == (int64_t)n
           || err_set(e, ERR_STATE, "a demand was changed meanwhile: read it again");
}

bool store_demand_due(struct store *st, const struct demand *d, int32_t due_day, struct err *e)
{
    return sql_run(st, "UPDATE demand SET due_day = $1 WHERE county = $2 AND id = $3",
                   SQL(sql_day(&due_day), sql_text(&d->county), sql_id(&d->id)), e);
}

#define ROW                                                                                       \
    "SELECT " COLUMNS(                                                                            \
        "d.") ", o.name, r.name, coalesce(p.name, ''),"                                           \
              " (SELECT count(*) FROM assignment a WHERE a.county = d.county AND a.demand = d.id" \
              " AND a.plan = " SQL_DEMAND_PLAN "), d.due_day"
#define FROM                                                           \
    " FROM demand d LEFT JOIN organization o ON o.id = d.organization" \
    " LEFT JOIN region r ON r.code = d.county"                         \
    " LEFT JOIN programme p ON p.id = d.programme AND p.version = d.edition WHERE true"
#define ROW_PLACES(r)                                                                         \
    SQL(FIELDS(&(r)->demand), sql_text(&(r)->organization_name), sql_text(&(r)->county_name), \
        sql_text(&(r)->programme_name), sql_count(&(r)->filled), sql_day(&(r)->due_day))

static const struct query_sides SIDES = {
    .place = {"d.county"}, .organization = {"d.organization", "d.paired_organization"}};

/* What waits for a level, or, where the organization decides, for the organization. */
static void waits_add(struct query *q, const struct demand_filter *f)
{
    if (f->waits && f->level.n) {
        query_add(q, " AND d.state = 'submitted'");
        query_and(q, "d.level", &f->level);
    } else if (f->waits) {
        query_add(q, " AND d.state IN ('draft', 'returned')");
    }
}

static void filter_add(struct query *q, const struct demand_filter *f)
{
    query_and(q, "d.state", &f->state);
    query_and(q, "d.kind", &f->kind);
    query_and(q, "d.county", &f->county);
    query_and(q, "d.discipline", &f->discipline);
    query_and(q, "d.programme", &f->programme);
    waits_add(q, f);
}

bool store_demand_list(struct store *st, const struct demand_filter *filter,
                       const struct store_page *page, struct arena *a, struct demand_rows *rows,
                       struct err *e)
{
    struct demand_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    const struct query_page p = {
        .page = page, .select = ROW, .key = "d.id", .at = SQL(sql_id(&row.demand.id))};
    struct store_more more;
    struct query q = {0};

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct demand_rows){read.items, read.n, more};
    return true;
}

static bool remainder_read(struct store *st, struct demand_detail *d, struct err *e)
{
    struct arena a = {0};
    struct id id = {{0}};
    struct sql_read read = SQL_READ(id, &a, SQL(sql_id(&id)));
    bool found, good = sql_first(st, "SELECT id FROM demand WHERE remainder_of = $1",
                                 SQL(sql_id(&d->row.demand.id)), &read, &found, e);

    arena_reset(&a);
    d->remainder = id;
    return good;
}

bool store_demand_get(struct store *st, struct id id, struct arena *a, struct demand_detail *d,
                      struct err *e)
{
    static const char SEATS[] =
        "SELECT a.id FROM demand d JOIN assignment a ON a.county = d.county AND a.demand = d.id"
        " AND a.plan = " SQL_DEMAND_PLAN " WHERE d.county = $1 AND d.id = $2 ORDER BY a.seat";
    struct demand_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct demand_detail got = {0};
    struct id seat = {{0}};
    bool found;

    if (!sql_first(st, ROW FROM " AND d.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("demand", id, e);
    read = SQL_READ(seat, a, SQL(sql_id(&seat)));
    got.row = row;
    if (!sql_rows(st, SEATS, SQL(sql_text(&row.demand.county), sql_id(&id)), &read, e)
        || !remainder_read(st, &got, e))
        return false;
    got.assignments = read.items;
    got.assignment_n = read.n;
    *d = got;
    return true;
}

bool store_demand_of_programme(struct store *st, struct str programme, int32_t edition, int64_t *n,
                               struct err *e)
{
    return sql_total(st,
                     "SELECT count(*) FROM demand WHERE programme = $1 AND edition = $2"
                     " AND state <> 'withdrawn'",
                     SQL(sql_text(&programme), sql_int(&edition)), n, e);
}

bool store_demand_granted(struct store *st, const struct demand *d, int64_t *seats, struct err *e)
{
    return sql_total(st,
                     "SELECT CAST(coalesce(sum(seats), 0) AS BIGINT) FROM demand"
                     " WHERE programme = $1 AND county = $2 AND id <> $3 AND approved IS NOT NULL"
                     " AND state NOT IN ('withdrawn', 'returned', 'draft', 'escalated')",
                     SQL(sql_text(&d->programme), sql_text(&d->county), sql_id(&d->id)), seats, e);
}

bool store_demand_of_plan(struct store *st, const struct plan *plan, struct arena *a,
                          struct demand_rows *rows, struct err *e)
{
    struct demand_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row.demand), sql_count(&row.filled)));

    if (!sql_rows(st,
                  "SELECT " COLUMNS("d.") ", (SELECT count(*) FROM assignment a"
                                          " WHERE a.county = d.county AND a.plan = $1"
                                          " AND a.demand = d.id) FROM demand d"
                                          " WHERE d.plan = $1 OR (d.plan IS NULL OR d.plan = $2)"
                                          " AND (EXISTS"
                                          " (SELECT 1 FROM assignment a WHERE a.county = d.county"
                                          " AND a.plan = $1 AND a.demand = d.id) OR EXISTS"
                                          " (SELECT 1 FROM unfilled u WHERE u.county = d.county"
                                          " AND u.plan = $1 AND u.demand = d.id)) ORDER BY d.id",
                  SQL(sql_id(&plan->id), sql_id(&plan->previous)), &read, e))
        return false;
    *rows = (struct demand_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_demand_elsewhere(struct store *st, const struct plan *plan, struct arena *a,
                            struct str *code, bool *found, struct err *e)
{
    struct str row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row)));

    if (!sql_first(st,
                   "SELECT d.code FROM demand d WHERE d.plan <> $1 AND d.plan <> coalesce($2, '')"
                   " AND EXISTS (SELECT 1 FROM assignment a WHERE a.county = d.county"
                   " AND a.plan = $1 AND a.demand = d.id) ORDER BY d.id LIMIT 1",
                   SQL(sql_id(&plan->id), sql_id(&plan->previous)), &read, found, e))
        return false;
    *code = row;
    return true;
}

bool store_demand_left(struct store *st, struct id plan, const struct store_reach *reach,
                       struct arena *a, struct demand_ids *ids, struct err *e)
{
    struct id row = {{0}};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row)));
    struct query q = {0};

    query_add(&q, "SELECT d.id FROM demand d WHERE d.state = 'part_filled'");
    if (!id_none(plan)) {
        query_add(&q, " AND d.plan = ");
        query_bind(&q, sql_id(&plan));
    }
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY d.id");
    if (!query_rows(st, &q, &read, e))
        return false;
    *ids = (struct demand_ids){read.items, read.n};
    return true;
}
