/* payee.c - see payee.h. */
#include "store/payee.h"

#include "store/query.h"

#define COLUMNS(t)                                                                                 \
    t "county, " t "code, " t "version, " t "kind, " t "key_number, " t "holder, " t "account, " t \
      "bank, " t "id_number, " t "birth, " t "account_hash, " t "id_hash, " t "person_hash, " t    \
      "tail, " t "made_by, " t "made_ms"
#define FIELDS(p)                                                                                 \
    sql_text(&(p)->county), sql_text(&(p)->code), sql_count(&(p)->version), sql_text(&(p)->kind), \
        sql_int(&(p)->key_number), sql_text(&(p)->holder), sql_text(&(p)->account),               \
        sql_text(&(p)->bank), sql_maybe(&(p)->id_number), sql_maybe(&(p)->birth),                 \
        sql_text(&(p)->account_hash), sql_maybe(&(p)->id_hash), sql_maybe(&(p)->person_hash),     \
        sql_text(&(p)->tail), sql_id(&(p)->made_by), sql_count(&(p)->made_ms)
#define ROW \
    "SELECT " COLUMNS("p.") ", coalesce(r.name, o.name, ''), r.id, coalesce(o.id, r.organization)"
#define ROW_PLACES(p)                                                   \
    SQL(FIELDS(p), sql_text(&(p)->name), sql_id(&(p)->practitioner_id), \
        sql_id(&(p)->organization_id))
#define FROM                                                                                \
    " FROM payee p LEFT JOIN practitioner r ON p.kind = 'practitioner' AND r.code = p.code" \
    " LEFT JOIN organization o ON p.kind = 'organization' AND o.code = p.code WHERE true"
#define NEWEST " AND p.version = (SELECT max(q.version) FROM payee q WHERE q.code = p.code)"

static const struct query_sides SIDES = {.place = {"p.county"},
                                         .organization = {"coalesce(o.id, r.organization)"},
                                         .practitioner = {"r.id"}};

bool store_payee_whose(struct store *st, struct str code, struct arena *a, struct payee *p,
                       bool *found, struct err *e)
{
    struct payee got = {0};
    struct sql_read read = SQL_READ(
        got, a,
        SQL(sql_text(&got.county), sql_text(&got.code), sql_text(&got.kind), sql_text(&got.name),
            sql_id(&got.practitioner_id), sql_id(&got.organization_id)));

    if (!sql_first(st,
                   "SELECT county, code, 'practitioner', name, id, organization FROM practitioner"
                   " WHERE code = $1 UNION ALL SELECT county, code, 'organization', name, NULL, id"
                   " FROM organization WHERE code = $1 ORDER BY 3 DESC LIMIT 1",
                   SQL(sql_text(&code)), &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_payee_add(struct store *st, const struct payee *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO payee (" COLUMNS("") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                                                     " $10, $11, $12, $13, $14, $15, $16)",
                   SQL(FIELDS(p)), e);
}

bool store_payee_get(struct store *st, struct str code, int64_t version, struct arena *a,
                     struct payee *p, bool *found, struct err *e)
{
    struct payee got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st,
                   ROW FROM " AND p.code = $1 AND ($2 = 0 OR p.version = $2)"
                            " ORDER BY p.version DESC LIMIT 1",
                   SQL(sql_text(&code), sql_count(&version)), &read, found, e))
        return false;
    if (*found)
        *p = got;
    return true;
}

bool store_payee_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct payee_rows *rows, struct err *e)
{
    struct payee row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {
        .page = page, .select = ROW, .key = "p.code", .at = SQL(sql_text(&row.code))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM NEWEST);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct payee_rows){read.items, read.n, more};
    return true;
}

bool store_payee_all(struct store *st, struct arena *a, struct payee_rows *rows, struct err *e)
{
    struct payee row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st, ROW FROM NEWEST " ORDER BY p.code", NULL, &read, e))
        return false;
    *rows = (struct payee_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_payee_stale(struct store *st, int32_t number, struct arena *a, struct payee_rows *rows,
                       struct err *e)
{
    struct payee row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st, ROW FROM " AND p.key_number <> $1 ORDER BY p.code, p.version",
                  SQL(sql_int(&number)), &read, e))
        return false;
    *rows = (struct payee_rows){.items = read.items, .n = read.n};
    return true;
}

bool store_payee_reseal(struct store *st, const struct payee *p, struct err *e)
{
    return sql_run(st,
                   "UPDATE payee SET key_number = $1, holder = $2, account = $3, bank = $4,"
                   " id_number = $5, birth = $6, account_hash = $7, id_hash = $8,"
                   " person_hash = $9 WHERE code = $10 AND version = $11",
                   SQL(sql_int(&p->key_number), sql_text(&p->holder), sql_text(&p->account),
                       sql_text(&p->bank), sql_maybe(&p->id_number), sql_maybe(&p->birth),
                       sql_text(&p->account_hash), sql_maybe(&p->id_hash),
                       sql_maybe(&p->person_hash), sql_text(&p->code), sql_count(&p->version)),
                   e);
}
