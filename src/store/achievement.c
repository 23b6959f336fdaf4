/* achievement.c - see achievement.h. */
#include "store/achievement.h"

#include "store/query.h"

#define COLUMNS(t)                                                                                \
    t "county, " t "id, " t "achievement, " t "version, " t "programme, " t "kind, " t            \
      "organization, " t "name, " t "day, " t "amount, " t "unit, " t "evidence, " t "status, " t \
      "note, " t "checked_by, " t "checked_ms, " t "made_by, " t "made_ms"
#define FIELDS(a)                                                                             \
    sql_text(&(a)->county), sql_id(&(a)->id), sql_text(&(a)->code), sql_count(&(a)->version), \
        sql_text(&(a)->programme), sql_name(&(a)->kind, achievement_kind_names),              \
        sql_maybe(&(a)->organization), sql_text(&(a)->name), sql_day(&(a)->day),              \
        sql_count(&(a)->amount), sql_maybe(&(a)->unit), sql_maybe(&(a)->evidence),            \
        sql_name(&(a)->status, achievement_status_names), sql_maybe(&(a)->note),              \
        sql_id(&(a)->checked_by), sql_count(&(a)->checked_ms), sql_id(&(a)->made_by),         \
        sql_count(&(a)->made_ms)
/* A line that says nothing of how far it is has no state. */
#define ROW                                                                                  \
    "SELECT " COLUMNS("t.") ", coalesce(t.state, 'untold'), h.id, coalesce(h.name, ''),"     \
                            " (SELECT count(*) FROM material m WHERE m.noun = 'achievement'" \
                            " AND m.owner = t.achievement)"
#define ROW_PLACES(a)                                                                             \
    SQL(FIELDS(a), sql_name(&(a)->state, achievement_state_names), sql_id(&(a)->organization_id), \
        sql_text(&(a)->organization_name), sql_count(&(a)->materials))
#define FROM " FROM achievement t LEFT JOIN organization h ON h.code = t.organization WHERE true"

static const struct query_sides SIDES = {.place = {"t.county"}, .organization = {"h.id"}};

bool store_achievement_add(struct store *st, const struct achievement *a, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO achievement (" COLUMNS(
                       "") ", state, delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
                           " $11, $12, $13, $14, $15, $16, $17, $18, nullif($19, 'untold'),"
                           " 'workflow')",
                   SQL(FIELDS(a), sql_name(&a->state, achievement_state_names)), e);
}

bool store_achievement_find(struct store *st, struct id id, struct arena *arena,
                            struct achievement *a, bool *found, struct err *e)
{
    struct achievement got = {0};
    struct sql_read read = SQL_READ(got, arena, ROW_PLACES(&got));

    if (!sql_first(st, ROW FROM " AND t.id = $1", SQL(sql_id(&id)), &read, found, e))
        return false;
    if (*found)
        *a = got;
    return true;
}

bool store_achievement_put(struct store *st, const struct achievement *a, int64_t version,
                           bool *done, struct err *e)
{
    return sql_done(
        st,
        "UPDATE achievement SET name = $1, day = $2, amount = $3, unit = $4,"
        " evidence = $5, state = nullif($6, 'untold'), status = $7, note = $8,"
        " checked_by = $9, checked_ms = $10, version = version + 1"
        " WHERE id = $11 AND version = $12 RETURNING id",
        SQL(sql_text(&a->name), sql_day(&a->day), sql_count(&a->amount), sql_maybe(&a->unit),
            sql_maybe(&a->evidence), sql_name(&a->state, achievement_state_names),
            sql_name(&a->status, achievement_status_names), sql_maybe(&a->note),
            sql_id(&a->checked_by), sql_count(&a->checked_ms), sql_id(&a->id), sql_count(&version)),
        done, e);
}

static void filter_add(struct query *q, const struct achievement_filter *f)
{
    query_and(q, "t.kind", &f->kind);
    query_and(q, "t.status", &f->status);
    query_and(q, "t.organization", &f->organization);
}

bool store_achievement_list(struct store *st, const struct achievement_filter *filter,
                            const struct store_page *page, struct arena *arena,
                            struct achievement_rows *rows, struct err *e)
{
    struct achievement row = {0};
    struct sql_read read = SQL_READ(row, arena, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "t.day, t.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct achievement_rows){read.items, read.n, more};
    return true;
}
