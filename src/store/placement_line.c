/* placement_line.c - see placement_line.h. */
#include "store/placement_line.h"

#include "base/day.h"
#include "store/query.h"

#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)

/* --- reading --- */

#define STEP "seq, move, was, state, party, day, until_day, was_until, why, made_by, made_ms"
#define STEP_FIELDS(s)                                                                            \
    sql_count(&(s)->seq), sql_name(&(s)->move, placement_move_names),                             \
        sql_name(&(s)->was, placement_state_names), sql_name(&(s)->state, placement_state_names), \
        sql_text(&(s)->party), sql_day(&(s)->day), sql_day(&(s)->until_day),                      \
        sql_day(&(s)->was_until), sql_text(&(s)->why), sql_id(&(s)->made_by),                     \
        sql_count(&(s)->made_ms)
#define LEAVE "from_day, until_day, why"
#define LEAVE_FIELDS(l) sql_day(&(l)->from_day), sql_day(&(l)->until_day), sql_text(&(l)->why)
#define MONTH "month, days, closed_by, closed_ms"
#define MONTH_FIELDS(m)                                                     \
    sql_month(&(m)->month), sql_count(&(m)->days), sql_id(&(m)->closed_by), \
        sql_count(&(m)->closed_ms)
#define REVIEW "kind, day, grade, note, made_by, made_ms"
#define REVIEW_FIELDS(r)                                                                        \
    sql_name(&(r)->kind, review_kind_names), sql_day(&(r)->day),                                \
        sql_name(&(r)->grade, review_grade_names), sql_text(&(r)->note), sql_id(&(r)->made_by), \
        sql_count(&(r)->made_ms)
#define CERTIFICATE                                                                         \
    "code, county, placement, from_day, until_day, days, issued_day, issued_by, issued_ms," \
    " withdrawn_ms, withdrawn_why"
#define CERTIFICATE_FIELDS(c)                                                           \
    sql_text(&(c)->code), sql_text(&(c)->county), sql_text(&(c)->placement),            \
        sql_day(&(c)->from_day), sql_day(&(c)->until_day), sql_count(&(c)->days),       \
        sql_day(&(c)->issued_day), sql_id(&(c)->issued_by), sql_count(&(c)->issued_ms), \
        sql_count(&(c)->withdrawn_ms), sql_text(&(c)->withdrawn_why)

/* Reads the lines of one kind; the row and the places are the caller's. */
static bool lines_read(struct store *st, const char *sql, struct str code, struct sql_read *read,
                       size_t *n, struct err *e)
{
    if (!sql_rows(st, sql, SQL(sql_text(&code)), read, e))
        return false;
    *n = read->n;
    return true;
}

static bool first_lines(struct store *st, struct str code, struct arena *a,
                        struct placement_lines *l, struct err *e)
{
    struct step_line step = {0};
    struct leave_line leave = {0};
    struct month_line month = {0};
    struct review_line review = {0};
    struct sql_read steps = SQL_READ(step, a, SQL(STEP_FIELDS(&step)));
    struct sql_read leaves = SQL_READ(leave, a, SQL(LEAVE_FIELDS(&leave)));
    struct sql_read months = SQL_READ(month, a, SQL(MONTH_FIELDS(&month)));
    struct sql_read reviews = SQL_READ(review, a, SQL(REVIEW_FIELDS(&review)));

    if (!lines_read(st, "SELECT " STEP " FROM placement_step WHERE placement = $1 ORDER BY seq",
                    code, &steps, &l->step_n, e)
        || !lines_read(st,
                       "SELECT " LEAVE
                       " FROM placement_leave WHERE placement = $1 AND voided_ms IS NULL"
                       " ORDER BY from_day",
                       code, &leaves, &l->leave_n, e)
        || !lines_read(st,
                       "SELECT " MONTH " FROM placement_month WHERE placement = $1 ORDER BY month",
                       code, &months, &l->month_n, e)
        || !lines_read(st,
                       "SELECT " REVIEW
                       " FROM placement_review WHERE placement = $1 ORDER BY made_ms, kind",
                       code, &reviews, &l->review_n, e))
        return false;
    l->steps = steps.items;
    l->leaves = leaves.items;
    l->months = months.items;
    l->reviews = reviews.items;
    return true;
}

bool store_placement_lines(struct store *st, struct str code, struct arena *a,
                           struct placement_lines *lines, struct err *e)
{
    struct placement_lines l = {0};
    struct day_line day = {0};
    struct task_line task = {0};
    struct certificate_line certificate = {0};
    struct sql_read days =
        SQL_READ(day, a, SQL(sql_day(&day.day), sql_day(&day.home_day), sql_day(&day.host_day)));
    struct sql_read tasks =
        SQL_READ(task, a,
                 SQL(sql_id(&task.id), sql_text(&task.code), sql_text(&task.about),
                     sql_day(&task.due_day), sql_day(&task.done_day), sql_day(&task.signed_day)));
    struct sql_read certificates = SQL_READ(certificate, a, SQL(CERTIFICATE_FIELDS(&certificate)));

    if (!first_lines(st, code, a, &l, e)
        || !lines_read(st,
                       "SELECT day, min(home_day), min(host_day) FROM presence"
                       " WHERE placement = $1 GROUP BY day ORDER BY day",
                       code, &days, &l.day_n, e)
        || !lines_read(st,
                       "SELECT id, task, about, due_day, done_day, signed_day FROM task"
                       " WHERE placement = $1 ORDER BY due_day, task",
                       code, &tasks, &l.task_n, e)
        || !lines_read(st,
                       "SELECT " CERTIFICATE " FROM certificate WHERE placement = $1"
                       " ORDER BY issued_ms DESC, code",
                       code, &certificates, &l.certificate_n, e))
        return false;
    l.days = days.items;
    l.tasks = tasks.items;
    l.certificates = certificates.items;
    *lines = l;
    return true;
}

/* --- writing --- */

bool store_step_add(struct store *st, const struct placement_key *k, const struct step_line *s,
                    struct err *e)
{
    return sql_run(st,
                   "INSERT INTO placement_step (county, placement, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(KEY(k), STEP_FIELDS(s)), e);
}

bool store_leave_add(struct store *st, const struct placement_key *k, const struct leave_line *l,
                     struct err *e)
{
    bool done;

    return sql_done(st,
                    "INSERT INTO placement_leave (county, placement, " LEAVE
                    ") VALUES ($1, $2, $3, $4, $5)"
                    " ON CONFLICT (county, placement, from_day) DO UPDATE SET"
                    " until_day = excluded.until_day, why = excluded.why, voided_ms = NULL"
                    " WHERE placement_leave.voided_ms IS NOT NULL RETURNING county",
                    SQL(KEY(k), LEAVE_FIELDS(l)), &done, e)
           && (done || err_set(e, ERR_STATE, "a leave begins on this day already"));
}

bool store_leave_void(struct store *st, const struct placement_key *k, int32_t from_day,
                      int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE placement_leave SET voided_ms = $4"
                   " WHERE county = $1 AND placement = $2 AND from_day = $3",
                   SQL(KEY(k), sql_day(&from_day), sql_count(&now_ms)), e);
}

bool store_leave_end(struct store *st, const struct placement_key *k, int32_t from_day,
                     int32_t until_day, struct err *e)
{
    return sql_run(st,
                   "UPDATE placement_leave SET until_day = $4"
                   " WHERE county = $1 AND placement = $2 AND from_day = $3",
                   SQL(KEY(k), sql_day(&from_day), sql_day(&until_day)), e);
}

bool store_month_add(struct store *st, const struct placement_key *k, const struct month_line *m,
                     struct err *e)
{
    return sql_run(st,
                   "INSERT INTO placement_month (county, placement, " MONTH
                   ") VALUES ($1, $2, $3, $4, $5, $6)",
                   SQL(KEY(k), MONTH_FIELDS(m)), e);
}

bool store_review_add(struct store *st, const struct placement_key *k, const struct review_line *r,
                      struct err *e)
{
    return sql_run(st,
                   "INSERT INTO placement_review (county, placement, " REVIEW
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(KEY(k), REVIEW_FIELDS(r)), e);
}

bool store_day_add(struct store *st, const struct placement_key *k, const struct day_line *d,
                   int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    char day[DAY_TEXT];
    struct id id = id_new();
    struct str code;
    bool good;

    day_text(d->day, day);
    code = str_of(arena_text(&a, "%.*s/%s", STR_ARG(k->code), day));
    good = sql_run(st,
                   "INSERT INTO presence (county, id, presence, placement, day, home_day, host_day,"
                   " delivery, made_ms) VALUES ($1, $3, $4, $2, $5, $6, $7, 'workflow', $8)"
                   " ON CONFLICT (county, presence) DO UPDATE SET"
                   " home_day = coalesce(presence.home_day, excluded.home_day),"
                   " host_day = coalesce(presence.host_day, excluded.host_day)",
                   SQL(KEY(k), sql_id(&id), sql_text(&code), sql_day(&d->day),
                       sql_day(&d->home_day), sql_day(&d->host_day), sql_count(&now_ms)),
                   e);
    arena_reset(&a);
    return good;
}

bool store_task_add(struct store *st, const struct placement_key *k, const struct task_line *t,
                    int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO task (county, placement, id, task, about, due_day, done_day,"
                   " signed_day, delivery, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'workflow', $9)",
                   SQL(KEY(k), sql_id(&t->id), sql_text(&t->code), sql_text(&t->about),
                       sql_day(&t->due_day), sql_day(&t->done_day), sql_day(&t->signed_day),
                       sql_count(&now_ms)),
                   e);
}

bool store_task_put(struct store *st, const struct task_line *t, struct err *e)
{
    return sql_run(st, "UPDATE task SET done_day = $1, signed_day = $2 WHERE id = $3",
                   SQL(sql_day(&t->done_day), sql_day(&t->signed_day), sql_id(&t->id)), e);
}

/* --- certificates --- */

bool store_certificate_add(struct store *st, const struct certificate_line *c, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO certificate (" CERTIFICATE
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                   SQL(CERTIFICATE_FIELDS(c)), e);
}

bool store_certificate_get(struct store *st, struct str code, struct arena *a,
                           struct certificate_line *c, bool *found, struct err *e)
{
    struct certificate_line got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(CERTIFICATE_FIELDS(&got)));

    if (!sql_first(st, "SELECT " CERTIFICATE " FROM certificate WHERE code = $1",
                   SQL(sql_text(&code)), &read, found, e))
        return false;
    if (*found)
        *c = got;
    return true;
}

bool store_certificate_withdraw(struct store *st, const struct certificate_line *c, struct id by,
                                struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE certificate SET withdrawn_by = $1, withdrawn_ms = $2,"
                    " withdrawn_why = $3 WHERE code = $4 AND withdrawn_ms IS NULL"
                    " RETURNING code",
                    SQL(sql_id(&by), sql_count(&c->withdrawn_ms), sql_text(&c->withdrawn_why),
                        sql_text(&c->code)),
                    &done, e)
           && (done || err_set(e, ERR_STATE, "the certificate was withdrawn already"));
}
