/* consult_seat.c - see consult_seat.h. */
#include "store/consult_seat.h"

#include "store/sql.h"

#define COLUMNS(t)                                                                          \
    t "id, " t "seq, " t "specialty, " t "state, " t "expert, " t "cause, " t "opinion, " t \
      "signer, " t "since_ms, " t "made_by"
#define FIELDS(s)                                                                 \
    sql_id(&(s)->id), sql_count(&(s)->seq), sql_text(&(s)->specialty),            \
        sql_name(&(s)->state, consult_seat_state_names), sql_maybe(&(s)->expert), \
        sql_name(&(s)->cause, referral_cause_names), sql_maybe(&(s)->opinion),    \
        sql_maybe(&(s)->signer), sql_count(&(s)->since_ms), sql_id(&(s)->made_by)

bool store_consult_seats(struct store *st, struct str consult, struct arena *a,
                         struct consult_seats *seats, struct err *e)
{
    struct consult_seat row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(FIELDS(&row), sql_id(&row.expert_id), sql_text(&row.expert_name)));

    if (!sql_rows(st,
                  "SELECT " COLUMNS("s.") ", x.id, coalesce(x.name, '') FROM consult_seat s"
                                          " LEFT JOIN practitioner x ON x.code = s.expert"
                                          " WHERE s.consult = $1 ORDER BY s.seq",
                  SQL(sql_text(&consult)), &read, e))
        return false;
    *seats = (struct consult_seats){read.items, read.n};
    return true;
}

bool store_consult_seat_add(struct store *st, const struct consult_key *k,
                            const struct consult_seat *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO consult_seat (county, consult, " COLUMNS(
                       "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                   SQL(sql_text(&k->county), sql_text(&k->code), FIELDS(s)), e);
}

bool store_consult_seat_put(struct store *st, const struct consult_key *k,
                            const struct consult_seat *s, enum consult_seat_state was, bool *done,
                            struct err *e)
{
    return sql_done(
        st,
        "UPDATE consult_seat SET state = $1, expert = $2, cause = $3, opinion = $4, signer = $5,"
        " since_ms = $6, made_by = $7 WHERE county = $8 AND id = $9 AND state = $10 RETURNING id",
        SQL(sql_name(&s->state, consult_seat_state_names), sql_maybe(&s->expert),
            sql_name(&s->cause, referral_cause_names), sql_maybe(&s->opinion),
            sql_maybe(&s->signer), sql_count(&s->since_ms), sql_id(&s->made_by),
            sql_text(&k->county), sql_id(&s->id), sql_name(&was, consult_seat_state_names)),
        done, e);
}
