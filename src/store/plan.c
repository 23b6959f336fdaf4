/* plan.c - dispatch runs. */
#include "store/plan.h"

#include "store/query.h"

#define COLUMNS                                                                            \
    "id, code, state, made_ms, offers, demands, seats, filled, unfilled, unplaced, pairs," \
    " level_0, level_1, level_2, level_3, level_4, level_5, level_6, level_6b, level_7,"   \
    " fit, paired, continuity, preference, nearness, weight_band, proved"
#define PLACES(p)                                                                                  \
    SQL(sql_id(&(p)->id), sql_text(&(p)->code), sql_name(&(p)->state, plan_state_names),           \
        sql_count(&(p)->made_ms), sql_count(&(p)->counts.offers), sql_count(&(p)->counts.demands), \
        sql_count(&(p)->counts.seats), sql_count(&(p)->counts.filled),                             \
        sql_count(&(p)->counts.unfilled), sql_count(&(p)->counts.unplaced),                        \
        sql_count(&(p)->counts.pairs), sql_count(&(p)->levels[0]), sql_count(&(p)->levels[1]),     \
        sql_count(&(p)->levels[2]), sql_count(&(p)->levels[3]), sql_count(&(p)->levels[4]),        \
        sql_count(&(p)->levels[5]), sql_count(&(p)->levels[6]), sql_count(&(p)->levels[7]),        \
        sql_count(&(p)->levels[8]), sql_int(&(p)->weights[PLAN_FIT]),                              \
        sql_int(&(p)->weights[PLAN_PAIRED]), sql_int(&(p)->weights[PLAN_CONTINUITY]),              \
        sql_int(&(p)->weights[PLAN_PREFERENCE]), sql_int(&(p)->weights[PLAN_NEARNESS]),            \
        sql_int(&(p)->weight_band), sql_bool(&(p)->proved))

bool store_plan_put(struct store *st, const struct plan *p, struct err *e)
{
    struct plan row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, PLACES(&row), "INSERT INTO plan (" COLUMNS ") VALUES ",
                 " ON CONFLICT (id) DO UPDATE SET code = excluded.code, state = excluded.state,"
                 " made_ms = excluded.made_ms, offers = excluded.offers,"
                 " demands = excluded.demands, seats = excluded.seats, filled = excluded.filled,"
                 " unfilled = excluded.unfilled, unplaced = excluded.unplaced,"
                 " pairs = excluded.pairs, level_0 = excluded.level_0,"
                 " level_1 = excluded.level_1, level_2 = excluded.level_2,"
                 " level_3 = excluded.level_3, level_4 = excluded.level_4,"
                 " level_5 = excluded.level_5, level_6 = excluded.level_6,"
                 " level_6b = excluded.level_6b, level_7 = excluded.level_7, fit = excluded.fit,"
                 " paired = excluded.paired, continuity = excluded.continuity,"
                 " preference = excluded.preference, nearness = excluded.nearness,"
                 " weight_band = excluded.weight_band, proved = excluded.proved"),
        p, 1, e);
}

bool store_plan_get(struct store *st, struct id id, struct arena *a, struct plan *p, struct err *e)
{
    struct plan row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM plan WHERE id = $1", SQL(sql_id(&id)), &read,
                   &found, e))
        return false;
    if (!found)
        return sql_missing("plan", id, e);
    *p = row;
    return true;
}

/* A run is of the whole region that the store is about. */
#define FROM " FROM plan WHERE true"
static const struct query_sides SIDES = {.place = {"(SELECT region_code FROM frame)"}};

static bool total_read(struct store *st, const struct store_reach *reach, int64_t *total,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*)" FROM);
    query_reach(&q, reach, &SIDES);
    return query_total(st, &q, total, e);
}

bool store_plan_list(struct store *st, const struct store_page *page, struct arena *a,
                     struct plan_rows *rows, struct err *e)
{
    struct plan row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query_page p = {.page = page,
                           .key = "made_ms, id",
                           .order = "made_ms DESC, id DESC",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct store_more more;
    struct query q = {0};

    query_add(&q, "SELECT " COLUMNS FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_page(st, &q, &p, &read, &more, e) || !total_read(st, &page->reach, &more.total, e))
        return false;
    *rows = (struct plan_rows){read.items, read.n, more};
    return true;
}
