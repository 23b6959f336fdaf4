/* payment_run.c - see payment_run.h. */
#include "store/payment_run.h"

#include "model/unknown.h"
#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "id, " t "region, " t "programme, " t "fund, " t "month, " t "state, " t "version, " t \
      "payment_n, " t "total_fen, " t "held_n, " t "seal, " t "maker, " t "made_ms, " t      \
      "releaser, " t "released_ms, " t "closed_by, " t "closed_ms"
#define FIELDS(r)                                                                              \
    sql_id(&(r)->id), sql_text(&(r)->region), sql_text(&(r)->programme), sql_text(&(r)->fund), \
        sql_month(&(r)->month), sql_name(&(r)->state, payment_run_state_names),                \
        sql_count(&(r)->version), sql_count(&(r)->payment_n), sql_count(&(r)->total_fen),      \
        sql_count(&(r)->held_n), sql_text(&(r)->seal), sql_id(&(r)->maker),                    \
        sql_count(&(r)->made_ms), sql_id(&(r)->releaser), sql_count(&(r)->released_ms),        \
        sql_id(&(r)->closed_by), sql_count(&(r)->closed_ms)
#define ROW "SELECT " COLUMNS("p.") ", coalesce(f.name, '')"
#define ROW_PLACES(r) SQL(FIELDS(r), sql_text(&(r)->fund_name))
#define FROM " FROM payment_run p LEFT JOIN fund f ON f.fund = p.fund WHERE true"

bool store_payment_run_add(struct store *st, const struct payment_run *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO payment_run (" COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                           " $15, $16, $17)",
                   SQL(FIELDS(r)), e);
}

bool store_payment_run_get(struct store *st, struct id id, struct arena *a, struct payment_run *r,
                           struct err *e)
{
    struct payment_run got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("payment run", id, e);
    *r = got;
    return true;
}

/* Runs an UPDATE … RETURNING one id or number; `what` is the sentence where it met no row. */
static bool put(struct store *st, const char *sql, const struct sql_place *values, const char *what,
                struct err *e)
{
    bool done;

    return sql_done(st, sql, values, &done, e) && (done || err_set(e, ERR_STATE, "%s", what));
}

bool store_payment_run_put(struct store *st, const struct payment_run *r,
                           enum payment_run_state was, struct err *e)
{
    return put(st,
               "UPDATE payment_run SET state = $1, releaser = $2, released_ms = $3,"
               " closed_by = $4, closed_ms = $5, version = version + 1"
               " WHERE id = $6 AND state = $7 RETURNING id",
               SQL(sql_name(&r->state, payment_run_state_names), sql_id(&r->releaser),
                   sql_count(&r->released_ms), sql_id(&r->closed_by), sql_count(&r->closed_ms),
                   sql_id(&r->id), sql_name(&was, payment_run_state_names)),
               "the payment run was moved on by somebody else", e);
}

bool store_payment_run_list(struct store *st, const struct store_page *page, struct arena *a,
                            struct payment_run_rows *rows, struct err *e)
{
    static const struct query_sides SIDES = {
        .place = {
            "CASE WHEN p.region = '' THEN (SELECT region_code FROM frame) ELSE p.region END"}};
    struct payment_run row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "p.made_ms, p.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct payment_run_rows){read.items, read.n, more};
    return true;
}

/* --- payments --- */

#define PAYMENT(t) \
    t "run, " t "number, " t "payee, " t "payee_version, " t "amount_fen, " t "state, " t "cause"
#define PAYMENT_FIELDS(p)                                              \
    sql_id(&(p)->run), sql_count(&(p)->number), sql_text(&(p)->payee), \
        sql_count(&(p)->payee_version), sql_count(&(p)->amount_fen),   \
        sql_name(&(p)->state, payment_state_names), sql_text(&(p)->cause)

bool store_payment_add(struct store *st, const struct payment *items, size_t n, struct err *e)
{
    struct payment row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(PAYMENT_FIELDS(&row)),
                             "INSERT INTO payment (" PAYMENT("") ") VALUES ", ""),
                    items, n, e);
}

bool store_payment_list(struct store *st, struct id run, struct arena *a, struct payments *rows,
                        struct err *e)
{
    struct payment row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(PAYMENT_FIELDS(&row), sql_text(&row.name), sql_text(&row.tail)));

    if (!sql_rows(
            st,
            "SELECT " PAYMENT(
                "m.") ", coalesce(r.name, o.name, ''), p.tail FROM payment m"
                      " JOIN payee p ON p.code = m.payee AND p.version = m.payee_version"
                      " LEFT JOIN practitioner r ON p.kind = 'practitioner' AND r.code = p.code"
                      " LEFT JOIN organization o ON p.kind = 'organization' AND o.code = p.code"
                      " WHERE m.run = $1 ORDER BY m.number",
            SQL(sql_id(&run)), &read, e))
        return false;
    *rows = (struct payments){read.items, read.n};
    return true;
}

bool store_payment_put(struct store *st, const struct payment *p, struct err *e)
{
    return put(st,
               "UPDATE payment SET state = $1, cause = $2"
               " WHERE run = $3 AND number = $4 AND state = 'waiting' RETURNING run",
               SQL(sql_name(&p->state, payment_state_names), sql_text(&p->cause), sql_id(&p->run),
                   sql_count(&p->number)),
               "the payment was told already", e);
}

#define PART "run, entry, number, amount_fen"
#define PART_PLACES(p)                                                     \
    SQL(sql_id(&(p)->run), sql_text(&(p)->entry), sql_count(&(p)->number), \
        sql_count(&(p)->amount_fen))

bool store_payment_part_add(struct store *st, const struct payment_part *items, size_t n,
                            struct err *e)
{
    struct payment_part row = {0};

    return sql_bulk(
        st, SQL_BULK(row, PART_PLACES(&row), "INSERT INTO payment_part (" PART ") VALUES ", ""),
        items, n, e);
}

bool store_payment_part_list(struct store *st, struct id run, struct arena *a,
                             struct payment_parts *rows, struct err *e)
{
    struct payment_part row = {0};
    struct sql_read read = SQL_READ(row, a, PART_PLACES(&row));

    if (!sql_rows(st, "SELECT " PART " FROM payment_part WHERE run = $1 ORDER BY entry",
                  SQL(sql_id(&run)), &read, e))
        return false;
    *rows = (struct payment_parts){read.items, read.n};
    return true;
}

/* --- the sample --- */

#define SAMPLE(t)                                                                             \
    t "run, " t "entry, " t "decision, " t "decider, " t "agreed, " t "why, " t "made_by, " t \
      "made_ms"
#define SAMPLE_FIELDS(s)                                                                       \
    sql_id(&(s)->run), sql_text(&(s)->entry), sql_text(&(s)->decision), sql_id(&(s)->decider), \
        sql_count(&(s)->agreed), sql_text(&(s)->why), sql_id(&(s)->made_by),                   \
        sql_count(&(s)->made_ms)

bool store_payment_sample_add(struct store *st, const struct payment_sample_row *items, size_t n,
                              struct err *e)
{
    struct payment_sample_row row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(SAMPLE_FIELDS(&row)),
                             "INSERT INTO payment_sample (" SAMPLE("") ") VALUES ", ""),
                    items, n, e);
}

bool store_payment_sample_list(struct store *st, struct id run, struct arena *a,
                               struct payment_samples *rows, struct err *e)
{
    struct payment_sample_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(SAMPLE_FIELDS(&row), sql_id(&row.entry_id), sql_count(&row.amount_fen),
                     sql_text(&row.name), sql_text(&row.subject), sql_count(&row.days)));

    if (!sql_rows(st,
                  "SELECT " SAMPLE("s.") ", x.id, x.amount_fen, coalesce(r.name, o.name, ''),"
                                         " coalesce(x.subject, ''), x.days FROM payment_sample s"
                                         " JOIN entry x ON x.entry = s.entry"
                                         " LEFT JOIN practitioner r ON r.code = x.practitioner"
                                         " LEFT JOIN organization o ON o.code = x.organization"
                                         " WHERE s.run = $1 ORDER BY s.entry",
                  SQL(sql_id(&run)), &read, e))
        return false;
    *rows = (struct payment_samples){read.items, read.n};
    return true;
}

bool store_payment_sample_put(struct store *st, const struct payment_sample_row *s, struct err *e)
{
    return put(st,
               "UPDATE payment_sample SET agreed = $1, why = $2, made_by = $3, made_ms = $4"
               " WHERE run = $5 AND entry = $6 AND agreed IS NULL RETURNING run",
               SQL(sql_count(&s->agreed), sql_text(&s->why), sql_id(&s->made_by),
                   sql_count(&s->made_ms), sql_id(&s->run), sql_text(&s->entry)),
               "the decision was looked at already", e);
}
