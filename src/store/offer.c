/* offer.c - people who may be sent. */
#include "store/offer.h"

#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "id, " t "county, " t "code, " t "practitioner, " t "from_day, " t "until_day, " t     \
      "last_host, " t "preferred_counties, " t "excluded_counties, " t "pinned_demand, " t   \
      "programme, " t "state, " t "circumstance, " t "note, " t "made_ms, " t "since_ms, " t \
      "version"
#define FIELDS(o)                                                                               \
    sql_id(&(o)->id), sql_text(&(o)->county), sql_text(&(o)->code), sql_id(&(o)->practitioner), \
        sql_day(&(o)->from_day), sql_day(&(o)->until_day), sql_id(&(o)->last_host),             \
        sql_list(&(o)->preferred_counties), sql_list(&(o)->excluded_counties),                  \
        sql_id(&(o)->pinned_demand), sql_text(&(o)->programme),                                 \
        sql_name(&(o)->state, offer_state_names), sql_text(&(o)->circumstance),                 \
        sql_text(&(o)->note), sql_count(&(o)->made_ms), sql_count(&(o)->since_ms),              \
        sql_count(&(o)->version)

bool store_offer_put(struct store *st, const struct offer *items, size_t n, struct err *e)
{
    struct offer row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO offer (" COLUMNS("") ") VALUES ",
                             " ON CONFLICT (county, id) DO UPDATE SET code = excluded.code,"
                             " practitioner = excluded.practitioner, from_day = excluded.from_day,"
                             " until_day = excluded.until_day, last_host = excluded.last_host,"
                             " preferred_counties = excluded.preferred_counties,"
                             " excluded_counties = excluded.excluded_counties,"
                             " pinned_demand = excluded.pinned_demand,"
                             " version = offer.version + 1"),
                    items, n, e);
}

bool store_offer_write(struct store *st, struct offer *o, struct err *e)
{
    bool done;
    bool good = sql_done(
        st,
        "UPDATE offer SET from_day = $4, until_day = $5, preferred_counties = $6,"
        " excluded_counties = $7, state = $8, circumstance = $9, note = $10, since_ms = $11,"
        " last_host = $12, version = version + 1"
        " WHERE county = $1 AND id = $2 AND version = $3 RETURNING version",
        SQL(sql_text(&o->county), sql_id(&o->id), sql_count(&o->version), sql_day(&o->from_day),
            sql_day(&o->until_day), sql_list(&o->preferred_counties),
            sql_list(&o->excluded_counties), sql_name(&o->state, offer_state_names),
            sql_text(&o->circumstance), sql_text(&o->note), sql_count(&o->since_ms),
            sql_id(&o->last_host)),
        &done, e);

    if (good && done)
        o->version++;
    return good && (done || err_set(e, ERR_STATE, "the offer was changed since it was read"));
}

#define FROM                                                                             \
    " FROM offer f JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner" \
    " LEFT JOIN organization o ON o.id = p.organization WHERE true"
#define ROW                                                                                    \
    "SELECT " COLUMNS(                                                                         \
        "f.") ", p.id, p.county, p.code, p.name, p.organization, p.department,"                \
              " p.discipline, p.title_rank, p.techniques, p.title_from, p.work_from, o.name,"  \
              " coalesce((SELECT g.name FROM programme g WHERE g.id = f.programme"             \
              " ORDER BY g.version DESC LIMIT 1), ''),"                                        \
              " (SELECT min(a.demand) FROM assignment a WHERE a.practitioner = f.practitioner" \
              " AND a.plan = " SQL_NEWEST_PLAN ")"
#define PRACTITIONER(p)                                                                     \
    sql_id(&(p)->id), sql_text(&(p)->county), sql_text(&(p)->code), sql_text(&(p)->name),   \
        sql_id(&(p)->organization), sql_text(&(p)->department), sql_text(&(p)->discipline), \
        sql_int(&(p)->title_rank), sql_list(&(p)->techniques), sql_day(&(p)->title_from),   \
        sql_day(&(p)->work_from)
#define ROW_PLACES(r)                                                                             \
    SQL(FIELDS(&(r)->offer), PRACTITIONER(&(r)->practitioner), sql_text(&(r)->organization_name), \
        sql_text(&(r)->programme_name), sql_id(&(r)->demand))

static const struct query_sides SIDES = {.place = {"f.county"},
                                         .organization = {"p.organization"},
                                         .department = {"p.department"},
                                         .practitioner = {"f.practitioner"}};

static void filter_add(struct query *q, const struct offer_filter *f)
{
    query_and(q, "f.state", &f->state);
    query_and(q, "f.programme", &f->programme);
    query_and(q, "f.county", &f->county);
    query_and(q, "p.discipline", &f->discipline);
    if (f->on_day == DAY_NONE)
        return;
    query_add(q, " AND (f.from_day IS NULL OR f.from_day <= ");
    query_bind(q, sql_day(&f->on_day));
    query_add(q, ") AND (f.until_day IS NULL OR f.until_day >= ");
    query_bind(q, sql_day(&f->on_day));
    query_add(q, ")");
}

bool store_offer_list(struct store *st, const struct offer_filter *filter,
                      const struct store_page *page, struct arena *a, struct offer_rows *rows,
                      struct err *e)
{
    struct offer_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    const struct query_page p = {
        .page = page, .select = ROW, .key = "f.id", .at = SQL(sql_id(&row.offer.id))};
    struct store_more more;
    struct query q = {0};

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct offer_rows){read.items, read.n, more};
    return true;
}

bool store_offer_get(struct store *st, struct id id, struct arena *a, struct offer_row *row,
                     struct err *e)
{
    struct offer_row got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND f.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("offer", id, e);
    *row = got;
    return true;
}

bool store_offer_overlaps(struct store *st, const struct offer *o, int64_t *n, struct err *e)
{
    return sql_total(st,
                     "SELECT count(*) FROM offer WHERE practitioner = $1 AND id <> $2"
                     " AND state IN ('offered', 'appealed')"
                     " AND (until_day IS NULL OR until_day >= coalesce($3, until_day))"
                     " AND (from_day IS NULL OR from_day <= coalesce($4, from_day))",
                     SQL(sql_id(&o->practitioner), sql_id(&o->id), sql_day(&o->from_day),
                         sql_day(&o->until_day)),
                     n, e);
}

bool store_offer_published(struct store *st, const struct offer *o, int64_t since_ms, int64_t *n,
                           struct err *e)
{
    return sql_total(st,
                     "SELECT count(*) FROM assignment a JOIN plan_step s ON s.plan = a.plan"
                     " AND s.state = 'published' AND s.at_ms >= $2 WHERE a.practitioner = $1",
                     SQL(sql_id(&o->practitioner), sql_count(&since_ms)), n, e);
}

/* --- what happened to it --- */

#define STEP_PLACES(s)                                                              \
    sql_name(&(s)->act, offer_act_names), sql_text(&(s)->why), sql_id(&(s)->actor), \
        sql_count(&(s)->at_ms), sql_int(&(s)->step)

bool store_offer_step_add(struct store *st, const struct offer *o, const struct offer_step *step,
                          struct err *e)
{
    struct offer_step row = *step;
    int64_t last;

    if (!sql_total(st,
                   "SELECT coalesce(max(step), 0) FROM offer_step WHERE county = $1 AND offer = $2",
                   SQL(sql_text(&o->county), sql_id(&o->id)), &last, e))
        return false;
    row.step = (int32_t)last + 1;
    return sql_run(st,
                   "INSERT INTO offer_step (county, offer, act, why, actor, at_ms, step)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   SQL(sql_text(&o->county), sql_id(&o->id), STEP_PLACES(&row)), e);
}

bool store_offer_steps(struct store *st, const struct offer *o, struct arena *a,
                       struct offer_steps *steps, struct err *e)
{
    struct offer_step row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(STEP_PLACES(&row), sql_text(&row.name)));

    if (!sql_rows(st,
                  "SELECT s.act, s.why, s.actor, s.at_ms, s.step,"
                  " coalesce((SELECT c.shown FROM account c WHERE c.id = s.actor), '')"
                  " FROM offer_step s WHERE s.county = $1 AND s.offer = $2 ORDER BY s.step",
                  SQL(sql_text(&o->county), sql_id(&o->id)), &read, e))
        return false;
    *steps = (struct offer_steps){read.items, read.n};
    return true;
}

bool store_offer_appeals(struct store *st, struct id plan, struct arena *a, struct str_list *codes,
                         struct err *e)
{
    struct str code = {0};
    struct sql_read read = SQL_READ(code, a, SQL(sql_text(&code)));

    if (!sql_rows(st,
                  "SELECT DISTINCT p.code FROM offer f JOIN practitioner p ON p.county = f.county"
                  " AND p.id = f.practitioner JOIN assignment a ON a.practitioner = p.id"
                  " AND a.plan = $1 WHERE f.state = 'appealed' ORDER BY p.code",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    *codes = (struct str_list){.items = read.items, .n = read.n};
    return true;
}

/* --- protected departments --- */

bool store_protection_list(struct store *st, const struct store_reach *reach, struct arena *a,
                           struct protection_rows *rows, struct err *e)
{
    static const struct query_sides AT = {.place = {"t.county"},
                                          .organization = {"t.organization"}};
    struct protection row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_id(&row.organization), sql_text(&row.department),
                     sql_int(&row.most), sql_text(&row.why), sql_count(&row.made_ms),
                     sql_text(&row.organization_code), sql_text(&row.organization_name)));
    struct query q = {0};

    query_add(&q, "SELECT t.county, t.organization, t.department, t.most, t.why, t.made_ms,"
                  " o.code, o.name FROM protection t JOIN organization o ON o.id = t.organization"
                  " WHERE true");
    query_reach(&q, reach, &AT);
    query_add(&q, " ORDER BY o.code, t.department");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct protection_rows){read.items, read.n};
    return true;
}

bool store_protection_put(struct store *st, const struct protection *p, struct id by, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO protection (county, organization, department, most, why, made_by,"
                   " made_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)"
                   " ON CONFLICT (county, organization, department) DO UPDATE SET"
                   " most = excluded.most, why = excluded.why, made_by = excluded.made_by,"
                   " made_ms = excluded.made_ms",
                   SQL(sql_text(&p->county), sql_id(&p->organization), sql_text(&p->department),
                       sql_int(&p->most), sql_text(&p->why), sql_id(&by), sql_count(&p->made_ms)),
                   e);
}
