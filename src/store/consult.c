/* consult.c - see consult.h. */
#include "store/consult.h"

#include "store/query.h"
#include "store/referral_part.h"

static const char *const OWNERS[] = {"none", "asker", "invitee", NULL};

#define COLUMNS(t)                                                                              \
    t "county, " t "id, " t "consult, " t "version, " t "kind, " t "priority, " t "state, " t   \
      "organization, " t "invitee, " t "doctor, " t "phone, " t "patient, " t "diagnosis, " t   \
      "summary, " t "reason, " t "purpose, " t "specialty, " t "title_rank, " t "wanted_ms, " t \
      "consent, " t "consent_note, " t "expert, " t "apprentice, " t "at_ms, " t "meeting, " t  \
      "opinion, " t "signer, " t "decision, " t "decider, " t "cause, " t "clock, " t           \
      "clock_ms, " t "due_ms, " t "referral, " t "sent_ms, " t "since_ms, " t "made_by, " t     \
      "made_ms"
#define FIELDS(c)                                                                             \
    sql_text(&(c)->county), sql_id(&(c)->id), sql_text(&(c)->code), sql_count(&(c)->version), \
        sql_name(&(c)->kind, consult_kind_names),                                             \
        sql_name(&(c)->priority, referral_priority_names),                                    \
        sql_name(&(c)->state, consult_state_names), sql_text(&(c)->organization),             \
        sql_text(&(c)->invitee), sql_text(&(c)->doctor), sql_text(&(c)->phone),               \
        sql_id(&(c)->patient), sql_text(&(c)->diagnosis), sql_text(&(c)->summary),            \
        sql_text(&(c)->reason), sql_text(&(c)->purpose), sql_text(&(c)->specialty),           \
        sql_int(&(c)->title_rank), sql_count(&(c)->wanted_ms),                                \
        sql_name(&(c)->consent, referral_consent_names), sql_maybe(&(c)->consent_note),       \
        sql_maybe(&(c)->expert), sql_maybe(&(c)->apprentice), sql_count(&(c)->at_ms),         \
        sql_maybe(&(c)->meeting), sql_maybe(&(c)->opinion), sql_maybe(&(c)->signer),          \
        sql_maybe(&(c)->decision), sql_maybe(&(c)->decider),                                  \
        sql_name(&(c)->cause, referral_cause_names),                                          \
        sql_name(&(c)->clock.kind, referral_clock_names), sql_count(&(c)->clock.start_ms),    \
        sql_count(&(c)->clock.due_ms), sql_id(&(c)->referral), sql_count(&(c)->sent_ms),      \
        sql_count(&(c)->since_ms), sql_id(&(c)->made_by), sql_count(&(c)->made_ms)
#define ROW                                                                       \
    "SELECT " COLUMNS("c.") ", f.id, t.id, e.id, p.id, f.name, t.name, t.county," \
                            " coalesce(e.name, ''), coalesce(p.name, '')"
#define ROW_PLACES(c)                                                                              \
    SQL(FIELDS(c), sql_id(&(c)->organization_id), sql_id(&(c)->invitee_id),                        \
        sql_id(&(c)->expert_id), sql_id(&(c)->apprentice_id), sql_text(&(c)->organization_name),   \
        sql_text(&(c)->invitee_name), sql_text(&(c)->invitee_county), sql_text(&(c)->expert_name), \
        sql_text(&(c)->apprentice_name))
#define FROM                                                         \
    " FROM consult c JOIN organization f ON f.code = c.organization" \
    " JOIN organization t ON t.code = c.invitee"                     \
    " LEFT JOIN practitioner e ON e.code = c.expert"                 \
    " LEFT JOIN practitioner p ON p.code = c.apprentice WHERE true"
#define SENT(column) "(CASE WHEN c.sent_ms IS NULL THEN NULL ELSE " column " END)"

static const struct query_sides SIDES = {.place = {"f.county", SENT("t.county")},
                                         .organization = {"f.id", SENT("t.id")},
                                         .practitioner = {SENT("e.id"), SENT("p.id")},
                                         .among = "SELECT x.id FROM consult_seat s"
                                                  " JOIN practitioner x ON x.code = s.expert"
                                                  " WHERE s.consult = c.consult"};

bool store_consult_add(struct store *st, const struct consult *c, struct err *e)
{
    const struct str owner = str_of(OWNERS[consult_owner(c->state)]);

    return sql_run(
        st,
        "INSERT INTO consult (" COLUMNS(
            "") ", owner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                " $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,"
                " $31, $32, $33, $34, $35, $36, $37, $38, $39)",
        SQL(FIELDS(c), sql_text(&owner)), e);
}

bool store_consult_get(struct store *st, struct id id, struct arena *a, struct consult *c,
                       struct err *e)
{
    struct consult got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND c.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("consult", id, e);
    *c = got;
    return true;
}

bool store_consult_edit(struct store *st, const struct consult *c, int64_t version, bool *done,
                        struct err *e)
{
    return sql_done(
        st,
        "UPDATE consult SET kind = $1, priority = $2, invitee = $3, doctor = $4, phone = $5,"
        " patient = $6, diagnosis = $7, summary = $8, reason = $9, purpose = $10,"
        " specialty = $11, title_rank = $12, wanted_ms = $13, consent = $14, consent_note = $15,"
        " apprentice = $16, version = version + 1 WHERE id = $17 AND version = $18 RETURNING id",
        SQL(sql_name(&c->kind, consult_kind_names), sql_name(&c->priority, referral_priority_names),
            sql_text(&c->invitee), sql_text(&c->doctor), sql_text(&c->phone), sql_id(&c->patient),
            sql_text(&c->diagnosis), sql_text(&c->summary), sql_text(&c->reason),
            sql_text(&c->purpose), sql_text(&c->specialty), sql_int(&c->title_rank),
            sql_count(&c->wanted_ms), sql_name(&c->consent, referral_consent_names),
            sql_maybe(&c->consent_note), sql_maybe(&c->apprentice), sql_id(&c->id),
            sql_count(&version)),
        done, e);
}

bool store_consult_put(struct store *st, const struct consult *c, int64_t version, bool *done,
                       struct err *e)
{
    const struct str owner = str_of(OWNERS[consult_owner(c->state)]);

    return sql_done(
        st,
        "UPDATE consult SET state = $1, expert = $2, at_ms = $3, meeting = $4, opinion = $5,"
        " signer = $6, decision = $7, decider = $8, cause = $9, clock = $10, clock_ms = $11,"
        " due_ms = $12, referral = $13, sent_ms = $14, since_ms = $15, owner = $16,"
        " consent = $17, consent_note = $18, version = version + 1"
        " WHERE id = $19 AND version = $20 RETURNING id",
        SQL(sql_name(&c->state, consult_state_names), sql_maybe(&c->expert), sql_count(&c->at_ms),
            sql_maybe(&c->meeting), sql_maybe(&c->opinion), sql_maybe(&c->signer),
            sql_maybe(&c->decision), sql_maybe(&c->decider),
            sql_name(&c->cause, referral_cause_names),
            sql_name(&c->clock.kind, referral_clock_names), sql_count(&c->clock.start_ms),
            sql_count(&c->clock.due_ms), sql_id(&c->referral), sql_count(&c->sent_ms),
            sql_count(&c->since_ms), sql_text(&owner),
            sql_name(&c->consent, referral_consent_names), sql_maybe(&c->consent_note),
            sql_id(&c->id), sql_count(&version)),
        done, e);
}

static void filter_add(struct query *q, const struct consult_filter *f)
{
    query_and(q, "c.state", &f->state);
    query_and(q, "c.kind", &f->kind);
    if (f->practitioner.n) {
        query_add(q, " AND ");
        query_bind(q, sql_text(&f->practitioner));
        query_add(q, " IN (SELECT c.expert UNION SELECT c.apprentice UNION"
                     " SELECT s.expert FROM consult_seat s WHERE s.consult = c.consult)");
    }
    if (f->now)
        query_add(q, " AND c.owner <> 'none'");
}

bool store_consult_list(struct store *st, const struct consult_filter *filter,
                        const struct store_page *page, struct arena *a, struct consult_rows *rows,
                        struct err *e)
{
    struct consult row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "c.made_ms, c.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct consult_rows){read.items, read.n, more};
    return true;
}

/* --- what waits --- */

static const struct query_sides OWNER_SIDE = {
    .place = {"o.county"},
    .organization = {"o.id"},
    .practitioner = {"(CASE r.owner WHEN 'invitee' THEN e.id END)"},
    .among = "SELECT x.id FROM consult_seat s JOIN practitioner x ON x.code = s.expert"
             " WHERE s.consult = r.consult AND s.state = 'accepted' AND r.owner = 'invitee'"};

bool store_consult_waits(struct store *st, const struct referral_asker *asker, struct arena *a,
                         struct consult_waits *waits, struct err *e)
{
    struct consult_wait row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_id(&row.consult), sql_text(&row.code), sql_text(&row.owner_name),
            sql_text(&row.county), sql_name(&row.kind, consult_kind_names),
            sql_text(&row.specialty), sql_name(&row.priority, referral_priority_names),
            sql_name(&row.state, consult_state_names),
            sql_name(&row.clock.kind, referral_clock_names), sql_count(&row.clock.start_ms),
            sql_count(&row.clock.due_ms), sql_count(&row.since_ms)));
    struct query q = {0};

    query_add(&q, "SELECT r.id, r.consult, o.name, o.county, r.kind, r.specialty, r.priority,"
                  " r.state, r.clock, r.clock_ms, r.due_ms, r.since_ms FROM consult r"
                  " JOIN organization o ON o.code ="
                  " (CASE r.owner WHEN 'asker' THEN r.organization ELSE r.invitee END)"
                  " LEFT JOIN practitioner e ON e.code = r.expert WHERE r.owner <> 'none'");
    referral_alarm_add(&q, asker);
    query_reach(&q, &asker->reach, &OWNER_SIDE);
    query_add(&q, " ORDER BY (CASE r.priority WHEN 'green' THEN 0 ELSE 1 END),"
                  " (CASE WHEN r.due_ms IS NULL THEN 1 ELSE 0 END), r.due_ms, r.since_ms, r.id"
                  " LIMIT 200");
    if (!query_rows(st, &q, &read, e))
        return false;
    *waits = (struct consult_waits){read.items, read.n};
    return true;
}

/* --- what belongs to one --- */

#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)
#define STEP "seq, move, was, state, party, cause, note, clock, due_ms, made_by, made_ms"
#define STEP_FIELDS(s)                                                                            \
    sql_count(&(s)->seq), sql_name(&(s)->move, consult_move_names),                               \
        sql_name(&(s)->was, consult_state_names), sql_name(&(s)->state, consult_state_names),     \
        sql_text(&(s)->party), sql_name(&(s)->cause, referral_cause_names), sql_text(&(s)->note), \
        sql_name(&(s)->clock, referral_clock_names), sql_count(&(s)->due_ms),                     \
        sql_id(&(s)->made_by), sql_count(&(s)->made_ms)
#define MESSAGE "id, party, text, made_by, made_ms"
#define MESSAGE_FIELDS(m)                                                                 \
    sql_id(&(m)->id), sql_text(&(m)->party), sql_text(&(m)->text), sql_id(&(m)->made_by), \
        sql_count(&(m)->made_ms)

bool store_consult_lines(struct store *st, const struct consult *c, struct arena *a,
                         struct consult_lines *lines, struct err *e)
{
    struct consult_step_line step = {0};
    struct consult_message message = {0};
    struct sql_read steps = SQL_READ(step, a, SQL(STEP_FIELDS(&step)));
    struct sql_read messages = SQL_READ(message, a, SQL(MESSAGE_FIELDS(&message)));

    if (!sql_rows(st, "SELECT " STEP " FROM consult_step WHERE consult = $1 ORDER BY seq",
                  SQL(sql_text(&c->code)), &steps, e)
        || !sql_rows(st,
                     "SELECT " MESSAGE " FROM consult_message WHERE consult = $1"
                     " ORDER BY made_ms, id",
                     SQL(sql_text(&c->code)), &messages, e))
        return false;
    *lines = (struct consult_lines){steps.items, messages.items, steps.n, messages.n};
    return true;
}

bool store_consult_step_add(struct store *st, const struct consult_key *k,
                            const struct consult_step_line *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO consult_step (county, consult, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(KEY(k), STEP_FIELDS(s)), e);
}

bool store_consult_message_add(struct store *st, const struct consult_key *k,
                               const struct consult_message *m, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO consult_message (county, consult, " MESSAGE
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   SQL(KEY(k), MESSAGE_FIELDS(m)), e);
}

bool store_consult_pair(struct store *st, struct str expert, struct str apprentice, struct arena *a,
                        struct consult_key *pair, bool *found, struct err *e)
{
    struct sql_read read = SQL_READ(*pair, a, SQL(KEY(pair)));

    return sql_first(st,
                     "SELECT county, mentorship FROM mentorship WHERE mentor = $1"
                     " AND apprentice = $2 AND state IN ('agreed', 'active')"
                     " ORDER BY agreed_day DESC, id DESC LIMIT 1",
                     SQL(sql_text(&expert), sql_text(&apprentice)), &read, found, e);
}
