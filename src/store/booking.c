/* booking.c - see booking.h. */
#include "store/booking.h"

#include "model/unknown.h"
#include "store/query.h"

#define COLUMNS(t)                                                                             \
    t "county, " t "id, " t "booking, " t "version, " t "programme, " t "visit, " t            \
      "organization, " t "practitioner, " t "residence, " t "day, " t "state, " t "ticket, " t \
      "channel, " t "booked_by, " t "patient, " t "phone_hash, " t "request, " t               \
      "confirm_request, " t "code_hash, " t "receipt_hash, " t "tries, " t "held_until_ms, " t \
      "made_ms"
#define FIELDS(b)                                                                              \
    sql_text(&(b)->county), sql_id(&(b)->id), sql_text(&(b)->code), sql_count(&(b)->version),  \
        sql_text(&(b)->programme), sql_maybe(&(b)->visit), sql_text(&(b)->organization),       \
        sql_maybe(&(b)->practitioner), sql_maybe(&(b)->residence), sql_day(&(b)->day),         \
        sql_name(&(b)->state, booking_state_names), sql_count(&(b)->ticket),                   \
        sql_name(&(b)->channel, booking_channel_names), sql_maybe(&(b)->booked_by),            \
        sql_id(&(b)->patient), sql_maybe(&(b)->phone_hash), sql_maybe(&(b)->request),          \
        sql_maybe(&(b)->confirm_request), sql_maybe(&(b)->code_hash),                          \
        sql_maybe(&(b)->receipt_hash), sql_count(&(b)->tries), sql_count(&(b)->held_until_ms), \
        sql_count(&(b)->made_ms)
/* Imported lines know no channel: they have no ticket either, and are left out. */
#define ROW                                             \
    "SELECT " COLUMNS("b.") ", o.id, n.id, n.moved_to," \
                            " CASE WHEN n.told_ms IS NULL THEN 0 ELSE 1 END"
#define ROW_PLACES(b)                                                                           \
    SQL(FIELDS(b), sql_id(&(b)->booked_by_id), sql_id(&(b)->notice), sql_maybe(&(b)->moved_to), \
        sql_bool(&(b)->told))
#define FROM                                                              \
    " FROM booking b LEFT JOIN organization o ON o.code = b.booked_by"    \
    " LEFT JOIN visit_notice n ON n.booking = b.booking AND n.id ="       \
    " (SELECT max(m.id) FROM visit_notice m WHERE m.booking = b.booking)" \
    " WHERE b.channel IS NOT NULL"

bool store_booking_expire(struct store *st, struct str visit, int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE booking SET state = 'cancelled', ticket = NULL, code_hash = NULL,"
                   " changed_ms = $2, version = version + 1 WHERE visit = $1 AND state = 'held'"
                   " AND held_until_ms <= $2",
                   SQL(sql_text(&visit), sql_count(&now_ms)), e);
}

bool store_booking_ticket(struct store *st, struct str visit, int64_t slots, int64_t *ticket,
                          struct err *e)
{
    int64_t first = 0;

    /* The first number behind 0 or behind a ticket that is out, itself not out. */
    if (!sql_total(st,
                   "SELECT coalesce(min(t.ticket), 0) + 1 FROM (SELECT 0 AS ticket UNION ALL"
                   " SELECT ticket FROM booking WHERE visit = $1 AND ticket IS NOT NULL) t"
                   " WHERE NOT EXISTS (SELECT 1 FROM booking b WHERE b.visit = $1"
                   " AND b.ticket = t.ticket + 1)",
                   SQL(sql_text(&visit)), &first, e))
        return false;
    *ticket = first <= slots ? first : 0;
    return true;
}

bool store_booking_add(struct store *st, const struct booking *b, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO booking (" COLUMNS("") ", delivery) VALUES ($1, $2, $3, $4, $5, $6,"
                                                       " $7, $8, $9, $10, $11, $12, $13, $14, $15,"
                                                       " $16, $17, $18, $19, $20, $21, $22, $23,"
                                                       " 'workflow')",
                   SQL(FIELDS(b)), e);
}

bool store_booking_put(struct store *st, const struct booking *b, int64_t now_ms, struct err *e)
{
    return sql_run(
        st,
        "UPDATE booking SET visit = $1, day = $2, state = $3, ticket = $4, patient = $5,"
        " phone_hash = $6, residence = $7, confirm_request = $8, code_hash = $9,"
        " receipt_hash = $10, tries = $11, held_until_ms = $12, changed_ms = $13,"
        " version = version + 1 WHERE county = $14 AND booking = $15",
        SQL(sql_maybe(&b->visit), sql_day(&b->day), sql_name(&b->state, booking_state_names),
            sql_count(&b->ticket), sql_id(&b->patient), sql_maybe(&b->phone_hash),
            sql_maybe(&b->residence), sql_maybe(&b->confirm_request), sql_maybe(&b->code_hash),
            sql_maybe(&b->receipt_hash), sql_count(&b->tries), sql_count(&b->held_until_ms),
            sql_count(&now_ms), sql_text(&b->county), sql_text(&b->code)),
        e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct booking *b, bool *found, struct err *e)
{
    struct booking got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *b = got;
    return true;
}

bool store_booking_get(struct store *st, struct id id, struct arena *a, struct booking *b,
                       struct err *e)
{
    bool found;

    return one_read(st, ROW FROM " AND b.id = $1", SQL(sql_id(&id)), a, b, &found, e)
           && (found || sql_missing("booking", id, e));
}

bool store_booking_requested(struct store *st, struct str county, struct str request,
                             struct arena *a, struct booking *b, bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND b.county = $1 AND b.request = $2",
                    SQL(sql_text(&county), sql_text(&request)), a, b, found, e);
}

bool store_booking_receipt(struct store *st, struct str receipt_hash, struct arena *a,
                           struct booking *b, bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND b.receipt_hash = $1", SQL(sql_text(&receipt_hash)), a, b,
                    found, e);
}

bool store_booking_phone(struct store *st, struct str visit, struct str phone_hash, bool *there,
                         struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM booking WHERE visit = $1 AND phone_hash = $2"
                   " AND ticket IS NOT NULL",
                   SQL(sql_text(&visit), sql_text(&phone_hash)), &n, e))
        return false;
    *there = n > 0;
    return true;
}

static bool many_read(struct store *st, const char *sql, const struct sql_place *values,
                      struct arena *a, struct booking_rows *rows, struct err *e)
{
    struct booking row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st, sql, values, &read, e))
        return false;
    *rows = (struct booking_rows){read.items, read.n};
    return true;
}

bool store_booking_list(struct store *st, struct str visit, struct str booked_by, struct arena *a,
                        struct booking_rows *rows, struct err *e)
{
    return many_read(st,
                     ROW FROM " AND b.patient IS NOT NULL AND (b.visit = $1 OR n.visit = $1)"
                              " AND ($2 = '' OR b.booked_by = $2)"
                              " ORDER BY coalesce(b.ticket, 1000000), b.id",
                     SQL(sql_text(&visit), sql_text(&booked_by)), a, rows, e);
}

bool store_booking_live(struct store *st, struct str visit, struct arena *a,
                        struct booking_rows *rows, struct err *e)
{
    return many_read(st, ROW FROM " AND b.visit = $1 AND b.ticket IS NOT NULL ORDER BY b.ticket",
                     SQL(sql_text(&visit)), a, rows, e);
}

bool store_notice_add(struct store *st, const struct visit_notice *n, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO visit_notice (county, id, booking, visit, moved_to, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6)",
                   SQL(sql_text(&n->county), sql_id(&n->id), sql_text(&n->booking),
                       sql_text(&n->visit), sql_maybe(&n->moved_to), sql_count(&n->made_ms)),
                   e);
}

bool store_notice_told(struct store *st, struct id id, struct id by, int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE visit_notice SET told_by = $1, told_ms = $2"
                   " WHERE id = $3 AND told_ms IS NULL",
                   SQL(sql_id(&by), sql_count(&now_ms), sql_id(&id)), e);
}
