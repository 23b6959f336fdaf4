/* placement.c - see placement.h. */
#include "store/placement.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                             \
    t "county, " t "id, " t "placement, " t "version, " t "programme, " t "kind, " t           \
      "practitioner, " t "home, " t "organization, " t "discipline, " t "post, " t "title, " t \
      "technique, " t "round, " t "cause, " t "succeeds, " t "assignment, " t "from_day, " t   \
      "until_day, " t "arrived_day, " t "ended_day, " t "state, " t "made_ms"
#define FIELDS(p)                                                                             \
    sql_text(&(p)->county), sql_id(&(p)->id), sql_text(&(p)->code), sql_count(&(p)->version), \
        sql_text(&(p)->programme), sql_name(&(p)->kind, placement_kind_names),                \
        sql_text(&(p)->practitioner), sql_maybe(&(p)->home), sql_text(&(p)->organization),    \
        sql_maybe(&(p)->discipline), sql_maybe(&(p)->post), sql_maybe(&(p)->title),           \
        sql_maybe(&(p)->technique), sql_maybe(&(p)->round), sql_maybe(&(p)->cause),           \
        sql_maybe(&(p)->succeeds), sql_id(&(p)->assignment), sql_day(&(p)->from_day),         \
        sql_day(&(p)->until_day), sql_day(&(p)->arrived_day), sql_day(&(p)->ended_day),       \
        sql_name(&(p)->state, placement_state_names), sql_count(&(p)->made_ms)
#define ROW                                                                             \
    "SELECT " COLUMNS("p.") ", r.id, s.id, h.id, r.name, coalesce(s.name, ''), h.name," \
                            " coalesce(s.county, '')"
#define ROW_PLACES(p)                                                     \
    SQL(FIELDS(p), sql_id(&(p)->practitioner_id), sql_id(&(p)->home_id),  \
        sql_id(&(p)->organization_id), sql_text(&(p)->practitioner_name), \
        sql_text(&(p)->home_name), sql_text(&(p)->organization_name), sql_text(&(p)->home_county))
#define FROM                                                           \
    " FROM placement p JOIN practitioner r ON r.code = p.practitioner" \
    " JOIN organization h ON h.code = p.organization"                  \
    " LEFT JOIN organization s ON s.code = p.home WHERE true"

static const struct query_sides SIDES = {
    .place = {"p.county", "s.county"}, .organization = {"h.id", "s.id"}, .practitioner = {"r.id"}};

bool store_placement_add(struct store *st, const struct placement *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO placement (" COLUMNS(
                       "") ", delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                           " $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 'workflow')",
                   SQL(FIELDS(p)), e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct placement *p, bool *found, struct err *e)
{
    struct placement got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_placement_get(struct store *st, struct id id, struct arena *a, struct placement *p,
                         struct err *e)
{
    bool found;

    return one_read(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), a, p, &found, e)
           && (found || sql_missing("placement", id, e));
}

bool store_placement_find(struct store *st, struct str code, struct arena *a, struct placement *p,
                          bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND p.placement = $1", SQL(sql_text(&code)), a, p, found, e);
}

bool store_placement_put(struct store *st, const struct placement *p, int64_t version, bool *done,
                         struct err *e)
{
    return sql_done(
        st,
        "UPDATE placement SET state = $1, from_day = $2, until_day = $3, arrived_day = $4,"
        " ended_day = $5, cause = $6, title = $7, technique = $8, version = version + 1"
        " WHERE id = $9 AND version = $10 RETURNING id",
        SQL(sql_name(&p->state, placement_state_names), sql_day(&p->from_day),
            sql_day(&p->until_day), sql_day(&p->arrived_day), sql_day(&p->ended_day),
            sql_maybe(&p->cause), sql_maybe(&p->title), sql_maybe(&p->technique), sql_id(&p->id),
            sql_count(&version)),
        done, e);
}

static void filter_add(struct query *q, const struct placement_filter *f)
{
    query_and(q, "p.kind", &f->kind);
    query_and(q, "p.state", &f->state);
    query_and(q, "p.programme", &f->programme);
    query_and(q, "p.practitioner", &f->practitioner);
    query_and(q, "p.discipline", &f->discipline);
    if (f->now)
        query_add(q, " AND p.state NOT IN ('ended', 'ended_early', 'certified', 'cancelled')");
}

bool store_placement_list(struct store *st, const struct placement_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct placement_rows *rows, struct err *e)
{
    struct placement row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "p.from_day, p.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.from_day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct placement_rows){read.items, read.n, more};
    return true;
}

bool store_placement_of(struct store *st, struct str practitioner, struct arena *a,
                        struct placement_rows *rows, struct err *e)
{
    struct placement row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st, ROW FROM " AND p.practitioner = $1 ORDER BY p.from_day, p.id",
                  SQL(sql_text(&practitioner)), &read, e))
        return false;
    *rows = (struct placement_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_placement_on_posts(struct store *st, const struct store_reach *reach, struct arena *a,
                              struct placement_rows *rows, struct err *e)
{
    struct placement row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query q = {0};

    query_add(&q, ROW FROM " AND p.kind = 'shared_post' AND p.post IS NOT NULL"
                           " AND p.state <> 'cancelled'");
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY p.from_day, p.id");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct placement_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_placement_succeeded(struct store *st, struct str code, bool *arrived, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM placement WHERE succeeds = $1 AND arrived_day IS NOT NULL",
                   SQL(sql_text(&code)), &n, e))
        return false;
    *arrived = n > 0;
    return true;
}

/* --- from a plan --- */

struct due {
    struct placement placement;
    struct str demand, team;
    int32_t seat, months;
};

bool store_placement_due(struct store *st, struct id plan, struct arena *a,
                         struct placement_rows *rows, struct str **teams, struct err *e)
{
    struct due row = {0};
    struct placement *p = &row.placement;
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&p->county), sql_id(&p->assignment), sql_text(&p->practitioner),
                     sql_text(&p->home), sql_text(&p->organization), sql_text(&p->discipline),
                     sql_day(&p->from_day), sql_text(&p->home_county), sql_id(&p->practitioner_id),
                     sql_id(&p->home_id), sql_id(&p->organization_id), sql_text(&row.demand),
                     sql_int(&row.seat), sql_int(&row.months), sql_text(&row.team)));
    const struct due *items;

    if (!sql_rows(st,
                  "SELECT a.county, a.id, r.code, s.code, h.code, d.discipline, d.start_day,"
                  " s.county, r.id, s.id, h.id, d.code, a.seat, d.months, d.team"
                  " FROM assignment a JOIN demand d ON d.id = a.demand"
                  " JOIN practitioner r ON r.id = a.practitioner"
                  " JOIN organization s ON s.id = r.organization"
                  " JOIN organization h ON h.id = d.organization"
                  " WHERE a.plan = $1 AND NOT EXISTS"
                  " (SELECT 1 FROM placement p WHERE p.assignment = a.id)"
                  " AND NOT EXISTS (SELECT 1 FROM assignment x JOIN placement p"
                  " ON p.assignment = x.id AND p.state <> 'cancelled'"
                  " WHERE x.practitioner = a.practitioner AND x.demand = a.demand)"
                  " ORDER BY d.code, a.seat",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    items = read.items;
    *rows =
        (struct placement_rows){.items = ARENA_ARRAY(a, struct placement, read.n + 1), .n = read.n};
    *teams = ARENA_ARRAY(a, struct str, read.n + 1);
    for (size_t i = 0; i < read.n; i++) {
        struct placement *to = &rows->items[i];

        (*teams)[i] = items[i].team;
        *to = items[i].placement;
        to->code = str_of(arena_text(a, "%.*s-%d", STR_ARG(items[i].demand), items[i].seat));
        to->until_day = day_add_months(to->from_day, items[i].months) - 1;
        to->arrived_day = to->ended_day = DAY_NONE;
    }
    return true;
}
