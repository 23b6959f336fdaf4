/* plan.c - dispatch runs. */
#include "store/plan.h"

#include "store/query.h"

#define COLUMNS                                                                            \
    "id, code, state, made_ms, offers, demands, seats, filled, unfilled, unplaced, pairs," \
    " level_0, level_1, level_2, level_3, level_4, level_5, level_6, level_6b, level_7,"   \
    " fit, paired, continuity, preference, nearness, weight_band, proved,"                 \
    " programme, previous"
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
        sql_int(&(p)->weight_band), sql_bool(&(p)->proved), sql_text(&(p)->programme),             \
        sql_id(&(p)->previous))

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

bool store_plan_list(struct store *st, const struct store_page *page, struct arena *a,
                     struct plan_rows *rows, struct err *e)
{
    struct plan row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query_page p = {.page = page,
                           .select = "SELECT " COLUMNS,
                           .key = "made_ms, id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct store_more more;
    struct query q = {0};

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct plan_rows){read.items, read.n, more};
    return true;
}

bool store_plan_move(struct store *st, struct id id, enum plan_state was, enum plan_state to,
                     struct err *e)
{
    bool done;

    return sql_done(
               st, "UPDATE plan SET state = $1 WHERE id = $2 AND state = $3 RETURNING id",
               SQL(sql_name(&to, plan_state_names), sql_id(&id), sql_name(&was, plan_state_names)),
               &done, e)
           && (done
               || err_set(e, ERR_STATE, "the plan is no longer %s: somebody was faster",
                          plan_state_names[was]));
}

#define STEP_PLACES(s)                                                                 \
    sql_name(&(s)->state, plan_state_names), sql_text(&(s)->why), sql_id(&(s)->actor), \
        sql_count(&(s)->at_ms)

bool store_plan_step_add(struct store *st, struct id plan, const struct plan_step *step,
                         struct err *e)
{
    int64_t number;

    if (!sql_total(st, "SELECT coalesce(max(step), 0) + 1 FROM plan_step WHERE plan = $1",
                   SQL(sql_id(&plan)), &number, e))
        return false;
    return sql_run(st,
                   "INSERT INTO plan_step (plan, step, state, why, actor, at_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6)",
                   SQL(sql_id(&plan), sql_count(&number), STEP_PLACES(step)), e);
}

bool store_plan_steps(struct store *st, struct id plan, struct arena *a, struct plan_steps *steps,
                      struct err *e)
{
    struct plan_step row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(STEP_PLACES(&row), sql_text(&row.name)));

    if (!sql_rows(st,
                  "SELECT s.state, s.why, s.actor, s.at_ms,"
                  " coalesce((SELECT c.shown FROM account c WHERE c.id = s.actor), '')"
                  " FROM plan_step s WHERE s.plan = $1 ORDER BY s.step",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    *steps = (struct plan_steps){read.items, read.n};
    return true;
}
