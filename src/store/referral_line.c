/* referral_line.c - see referral_line.h. */
#include "store/referral_line.h"

#include "store/sql.h"

#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)
#define STEP "seq, move, was, state, party, cause, note, clock, due_ms, made_by, made_ms"
#define STEP_FIELDS(s)                                                                            \
    sql_count(&(s)->seq), sql_name(&(s)->move, referral_move_names),                              \
        sql_name(&(s)->was, referral_state_names), sql_name(&(s)->state, referral_state_names),   \
        sql_text(&(s)->party), sql_name(&(s)->cause, referral_cause_names), sql_text(&(s)->note), \
        sql_name(&(s)->clock, referral_clock_names), sql_count(&(s)->due_ms),                     \
        sql_id(&(s)->made_by), sql_count(&(s)->made_ms)
#define RESULT_FIELDS(r)                                                                           \
    sql_id(&(r)->id), sql_text(&(r)->organization), sql_text(&(r)->name), sql_text(&(r)->finding), \
        sql_day(&(r)->day), sql_bool(&(r)->recognised)
#define ORDER "id, name, repeats, why, made_by, made_ms"
#define ORDER_FIELDS(o)                                                                 \
    sql_id(&(o)->id), sql_text(&(o)->name), sql_id(&(o)->repeats), sql_text(&(o)->why), \
        sql_id(&(o)->made_by), sql_count(&(o)->made_ms)

static bool care_read(struct store *st, const struct referral *r, struct arena *a,
                      struct referral_lines *lines, struct err *e)
{
    struct referral_drug drug = {0};
    struct referral_task task = {0};
    struct sql_read drugs =
        SQL_READ(drug, a, SQL(sql_id(&drug.id), sql_text(&drug.name), sql_text(&drug.dose)));
    struct sql_read tasks =
        SQL_READ(task, a,
                 SQL(sql_id(&task.id), sql_text(&task.about), sql_day(&task.due_day),
                     sql_count(&task.done_ms), sql_maybe(&task.result)));

    if (!sql_rows(st, "SELECT id, name, dose FROM referral_drug WHERE referral = $1 ORDER BY id",
                  SQL(sql_text(&r->code)), &drugs, e)
        || !sql_rows(st,
                     "SELECT id, about, due_day, done_ms, result FROM referral_task"
                     " WHERE referral = $1 ORDER BY due_day, id",
                     SQL(sql_text(&r->code)), &tasks, e))
        return false;
    lines->drugs = drugs.items;
    lines->drug_n = drugs.n;
    lines->tasks = tasks.items;
    lines->task_n = tasks.n;
    return true;
}

bool store_referral_lines(struct store *st, const struct referral *r, struct arena *a,
                          struct referral_lines *lines, struct err *e)
{
    struct referral_step_line step = {0};
    struct referral_result result = {0};
    struct referral_order order = {0};
    struct sql_read steps = SQL_READ(step, a, SQL(STEP_FIELDS(&step)));
    struct sql_read results = SQL_READ(result, a, SQL(RESULT_FIELDS(&result)));
    struct sql_read orders = SQL_READ(order, a, SQL(ORDER_FIELDS(&order)));

    if (!care_read(st, r, a, lines, e)
        || !sql_rows(st, "SELECT " STEP " FROM referral_step WHERE referral = $1 ORDER BY seq",
                     SQL(sql_text(&r->code)), &steps, e)
        || !sql_rows(st,
                     "SELECT id, organization, name, finding, day, recognised FROM referral_result"
                     " WHERE episode = $1 ORDER BY day DESC, id DESC",
                     SQL(sql_text(&r->episode)), &results, e)
        || !sql_rows(st, "SELECT " ORDER " FROM referral_order WHERE referral = $1 ORDER BY id",
                     SQL(sql_text(&r->code)), &orders, e))
        return false;
    lines->steps = steps.items;
    lines->step_n = steps.n;
    lines->results = results.items;
    lines->result_n = results.n;
    lines->orders = orders.items;
    lines->order_n = orders.n;
    return true;
}

bool store_referral_step_add(struct store *st, const struct referral_key *k,
                             const struct referral_step_line *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO referral_step (county, referral, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(KEY(k), STEP_FIELDS(s)), e);
}

bool store_referral_drug_add(struct store *st, const struct referral_key *k,
                             const struct referral_drug *d, int64_t now_ms, struct err *e)
{
    return sql_run(
        st,
        "INSERT INTO referral_drug (county, referral, id, name, dose, made_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        SQL(KEY(k), sql_id(&d->id), sql_text(&d->name), sql_text(&d->dose), sql_count(&now_ms)), e);
}

bool store_referral_task_add(struct store *st, const struct referral_key *k,
                             const struct referral_task *t, int64_t now_ms, struct err *e)
{
    return sql_run(
        st,
        "INSERT INTO referral_task (county, referral, id, about, due_day, made_ms)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        SQL(KEY(k), sql_id(&t->id), sql_text(&t->about), sql_day(&t->due_day), sql_count(&now_ms)),
        e);
}

bool store_referral_task_done(struct store *st, const struct referral_task *t, struct id by,
                              struct err *e)
{
    return sql_run(st,
                   "UPDATE referral_task SET done_ms = $1, done_by = $2, result = $3"
                   " WHERE id = $4 AND done_ms IS NULL",
                   SQL(sql_count(&t->done_ms), sql_id(&by), sql_text(&t->result), sql_id(&t->id)),
                   e);
}

bool store_referral_result_add(struct store *st, const struct referral_key *k,
                               const struct referral_result *r, struct id by, int64_t now_ms,
                               struct err *e)
{
    return sql_run(st,
                   "INSERT INTO referral_result (county, episode, id, organization, name, finding,"
                   " day, recognised, made_by, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                   SQL(KEY(k), RESULT_FIELDS(r), sql_id(&by), sql_count(&now_ms)), e);
}

bool store_referral_order_add(struct store *st, const struct referral_key *k,
                              const struct referral_order *o, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO referral_order (county, referral, " ORDER
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                   SQL(KEY(k), ORDER_FIELDS(o)), e);
}
