/* reading.c - see reading.h. */
#include "store/reading.h"

#include "model/unknown.h"
#include "store/query.h"

static const char *const OWNERS[] = {"none", "sender", "centre", NULL};

#define COLUMNS(t)                                                                                 \
    t "county, " t "id, " t "reading, " t "version, " t "kind, " t "priority, " t "state, " t      \
      "organization, " t "centre, " t "doctor, " t "phone, " t "patient, " t "part, " t            \
      "indication, " t "diagnosis, " t "consent, " t "consent_note, " t "again, " t "study, " t    \
      "taken_ms, " t "reader, " t "lease_ms, " t "findings, " t "conclusion, " t "author, " t      \
      "reviewer, " t "signer, " t "second, " t "accord, " t "critical, " t "heard, " t "cause, " t \
      "clock, " t "clock_ms, " t "due_ms, " t "alert, " t "alert_ms, " t "alert_due_ms, " t        \
      "since_ms, " t "made_by, " t "made_ms"
#define FIELDS(r)                                                                                  \
    sql_text(&(r)->county), sql_id(&(r)->id), sql_text(&(r)->code), sql_count(&(r)->version),      \
        sql_name(&(r)->kind, reading_kind_names),                                                  \
        sql_name(&(r)->priority, referral_priority_names),                                         \
        sql_name(&(r)->state, reading_state_names), sql_text(&(r)->organization),                  \
        sql_text(&(r)->centre), sql_text(&(r)->doctor), sql_text(&(r)->phone),                     \
        sql_id(&(r)->patient), sql_text(&(r)->part), sql_text(&(r)->indication),                   \
        sql_text(&(r)->diagnosis), sql_name(&(r)->consent, referral_consent_names),                \
        sql_text(&(r)->consent_note), sql_maybe(&(r)->repeat), sql_maybe(&(r)->study),             \
        sql_count(&(r)->taken_ms), sql_id(&(r)->reader), sql_count(&(r)->lease_ms),                \
        sql_maybe(&(r)->findings), sql_maybe(&(r)->conclusion), sql_id(&(r)->author),              \
        sql_id(&(r)->reviewer), sql_maybe(&(r)->signer), sql_maybe(&(r)->second),                  \
        sql_name(&(r)->accord, reading_accord_names), sql_maybe(&(r)->critical),                   \
        sql_maybe(&(r)->heard), sql_name(&(r)->cause, referral_cause_names),                       \
        sql_name(&(r)->clock.kind, referral_clock_names), sql_count(&(r)->clock.start_ms),         \
        sql_count(&(r)->clock.due_ms), sql_name(&(r)->alert.kind, referral_clock_names),           \
        sql_count(&(r)->alert.start_ms), sql_count(&(r)->alert.due_ms), sql_count(&(r)->since_ms), \
        sql_id(&(r)->made_by), sql_count(&(r)->made_ms)
#define ROW "SELECT " COLUMNS("r.") ", f.id, t.id, f.name, t.name, t.county"
#define ROW_PLACES(r)                                                      \
    SQL(FIELDS(r), sql_id(&(r)->organization_id), sql_id(&(r)->centre_id), \
        sql_text(&(r)->organization_name), sql_text(&(r)->centre_name),    \
        sql_text(&(r)->centre_county))
#define FROM                                                         \
    " FROM reading r JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.centre WHERE true"

static const struct query_sides SIDES = {.place = {"f.county", "t.county"},
                                         .organization = {"f.id", "t.id"}};

bool store_reading_add(struct store *st, const struct reading *r, struct err *e)
{
    const struct str owner = str_of(OWNERS[reading_owner(r->state)]);

    return sql_run(
        st,
        "INSERT INTO reading (" COLUMNS(
            "") ", owner) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,"
                " $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,"
                " $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42)",
        SQL(FIELDS(r), sql_text(&owner)), e);
}

static bool find(struct store *st, const char *sql, const struct sql_place *values, struct arena *a,
                 struct reading *r, bool *found, struct err *e)
{
    struct reading got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *r = got;
    return true;
}

bool store_reading_get(struct store *st, struct id id, struct arena *a, struct reading *r,
                       struct err *e)
{
    bool found;

    if (!find(st, ROW FROM " AND r.id = $1", SQL(sql_id(&id)), a, r, &found, e))
        return false;
    return found || sql_missing("reading", id, e);
}

bool store_reading_of_accession(struct store *st, struct str code, struct arena *a,
                                struct reading *r, bool *found, struct err *e)
{
    return find(st, ROW FROM " AND r.reading = $1", SQL(sql_text(&code)), a, r, found, e);
}

bool store_reading_of_study(struct store *st, struct str uid, struct arena *a, struct reading *r,
                            bool *found, struct err *e)
{
    return find(st, ROW FROM " AND r.study = $1", SQL(sql_text(&uid)), a, r, found, e);
}

#define CHANGED                                                                                \
    "UPDATE reading SET state = $1, study = $2, taken_ms = $3, reader = $4, lease_ms = $5,"    \
    " findings = $6, conclusion = $7, author = $8, reviewer = $9, signer = $10, second = $11," \
    " accord = $12, critical = $13, heard = $14, cause = $15, clock = $16, clock_ms = $17,"    \
    " due_ms = $18, alert = $19, alert_ms = $20, alert_due_ms = $21, since_ms = $22,"          \
    " owner = $23, version = version + 1 WHERE id = $24 AND version = $25 RETURNING id"
#define CHANGED_PLACES(r)                                                                          \
    sql_name(&(r)->state, reading_state_names), sql_maybe(&(r)->study), sql_count(&(r)->taken_ms), \
        sql_id(&(r)->reader), sql_count(&(r)->lease_ms), sql_maybe(&(r)->findings),                \
        sql_maybe(&(r)->conclusion), sql_id(&(r)->author), sql_id(&(r)->reviewer),                 \
        sql_maybe(&(r)->signer), sql_maybe(&(r)->second),                                          \
        sql_name(&(r)->accord, reading_accord_names), sql_maybe(&(r)->critical),                   \
        sql_maybe(&(r)->heard), sql_name(&(r)->cause, referral_cause_names),                       \
        sql_name(&(r)->clock.kind, referral_clock_names), sql_count(&(r)->clock.start_ms),         \
        sql_count(&(r)->clock.due_ms), sql_name(&(r)->alert.kind, referral_clock_names),           \
        sql_count(&(r)->alert.start_ms), sql_count(&(r)->alert.due_ms), sql_count(&(r)->since_ms)

bool store_reading_put(struct store *st, const struct reading *r, int64_t version, bool *done,
                       struct err *e)
{
    const struct str owner = str_of(OWNERS[reading_owner(r->state)]);

    return sql_done(st, CHANGED,
                    SQL(CHANGED_PLACES(r), sql_text(&owner), sql_id(&r->id), sql_count(&version)),
                    done, e);
}

static void filter_add(struct query *q, const struct reading_filter *f)
{
    query_and(q, "r.state", &f->state);
    query_and(q, "r.kind", &f->kind);
    query_and(q, "r.centre", &f->centre);
    if (f->now)
        query_add(q, " AND (r.owner <> 'none' OR r.alert <> 'none')");
    if (f->mine) {
        query_add(q, " AND r.reader = ");
        query_bind(q, sql_id(&f->reader));
    }
}

bool store_reading_list(struct store *st, const struct reading_filter *filter,
                        const struct store_page *page, struct arena *a, struct reading_rows *rows,
                        struct err *e)
{
    struct reading row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "r.made_ms, r.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct reading_rows){read.items, read.n, more};
    return true;
}

bool store_reading_before(struct store *st, const struct reading *r, int64_t since_ms,
                          struct arena *a, struct str *code, bool *found, struct err *e)
{
    struct sql_read read = SQL_READ(*code, a, SQL(sql_text(code)));

    return sql_first(
        st,
        "SELECT reading FROM reading WHERE patient = $1 AND kind = $2"
        " AND state IN ('final', 'amended') AND since_ms >= $3"
        " ORDER BY since_ms DESC, id DESC LIMIT 1",
        SQL(sql_id(&r->patient), sql_name(&r->kind, reading_kind_names), sql_count(&since_ms)),
        &read, found, e);
}

static void kinds_add(struct query *q, struct str modality)
{
    bool some = false;

    query_add(q, " AND kind IN (");
    for (int k = 0; k < READING_KIND_N; k++) {
        static const enum reading_kind KINDS[READING_KIND_N] = {
            READING_ECG, READING_XRAY, READING_CT, READING_HEAD, READING_MR};

        if (!str_eq(str_of(reading_modality(KINDS[k])), modality))
            continue;
        query_add(q, some ? ", " : "");
        query_bind(q, sql_name(&KINDS[k], reading_kind_names));
        some = true;
    }
    query_add(q, some ? ")" : "NULL)");
}

/* The rows of one of the two sides, read by its own index as far as they are wanted. */
static void side_add(struct query *q, const char *side, const struct reading_study_filter *f,
                     const int32_t *most)
{
    query_add(q, "SELECT * FROM (SELECT id, made_ms FROM reading WHERE ");
    query_add(q, side);
    query_add(q, " = ");
    query_bind(q, sql_text(&f->organization));
    query_add(q, " AND study IS NOT NULL");
    query_and(q, "study", &f->uid);
    query_and(q, "reading", &f->accession);
    if (!id_none(f->patient)) {
        query_add(q, " AND patient = ");
        query_bind(q, sql_id(&f->patient));
    }
    if (f->modality.n)
        kinds_add(q, f->modality);
    if (f->from_ms != COUNT_UNKNOWN) {
        query_add(q, " AND taken_ms >= ");
        query_bind(q, sql_count(&f->from_ms));
    }
    if (f->until_ms != COUNT_UNKNOWN) {
        query_add(q, " AND taken_ms < ");
        query_bind(q, sql_count(&f->until_ms));
    }
    query_add(q, " ORDER BY made_ms DESC, id DESC LIMIT ");
    query_bind(q, sql_int(most));
    query_add(q, ") one");
}

bool store_reading_studies(struct store *st, const struct reading_study_filter *filter,
                           struct arena *a, struct reading_rows *rows, struct err *e)
{
    const int32_t most = filter->limit + filter->offset;
    struct reading row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query q = {0};

    query_add(&q, ROW FROM " AND r.id IN (SELECT id FROM (");
    side_add(&q, "organization", filter, &most);
    query_add(&q, " UNION ALL ");
    side_add(&q, "centre", filter, &most);
    query_add(&q, ") two) ORDER BY r.made_ms DESC, r.id DESC LIMIT ");
    query_bind(&q, sql_int(&filter->limit));
    query_add(&q, " OFFSET ");
    query_bind(&q, sql_int(&filter->offset));
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct reading_rows){read.items, read.n, {0}};
    return true;
}

bool store_reading_open(struct store *st, int32_t most, struct arena *a,
                        struct reading_opens *opens, struct err *e)
{
    struct reading_open row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_id(&row.id), sql_text(&row.code),
                                        sql_text(&row.organization), sql_count(&row.version)));

    if (!sql_rows(st,
                  "SELECT id, reading, organization, version FROM reading"
                  " WHERE state = 'ordered' ORDER BY made_ms DESC, id DESC LIMIT $1",
                  SQL(sql_int(&most)), &read, e))
        return false;
    *opens = (struct reading_opens){read.items, read.n};
    return true;
}

/* --- what belongs to one --- */

#define KEY(k) sql_text(&(k)->county), sql_text(&(k)->code)
#define STEP "seq, move, was, state, party, cause, note, clock, due_ms, made_by, made_ms"
#define STEP_FIELDS(s)                                                                            \
    sql_count(&(s)->seq), sql_name(&(s)->move, reading_move_names),                               \
        sql_name(&(s)->was, reading_state_names), sql_name(&(s)->state, reading_state_names),     \
        sql_text(&(s)->party), sql_name(&(s)->cause, referral_cause_names), sql_text(&(s)->note), \
        sql_name(&(s)->clock, referral_clock_names), sql_count(&(s)->due_ms),                     \
        sql_id(&(s)->made_by), sql_count(&(s)->made_ms)
#define REPORT "seq, state, findings, conclusion, signer, made_by, made_ms"
#define REPORT_FIELDS(p)                                                                        \
    sql_count(&(p)->seq), sql_name(&(p)->state, reading_state_names), sql_text(&(p)->findings), \
        sql_text(&(p)->conclusion), sql_text(&(p)->signer), sql_id(&(p)->made_by),              \
        sql_count(&(p)->made_ms)

bool store_reading_lines(struct store *st, const struct reading *r, struct arena *a,
                         struct reading_lines *lines, struct err *e)
{
    struct reading_step_line step = {0};
    struct reading_report report = {0};
    struct sql_read steps = SQL_READ(step, a, SQL(STEP_FIELDS(&step)));
    struct sql_read reports = SQL_READ(report, a, SQL(REPORT_FIELDS(&report)));

    if (!sql_rows(st,
                  "SELECT " STEP " FROM reading_step WHERE county = $1 AND reading = $2"
                  " ORDER BY seq",
                  SQL(sql_text(&r->county), sql_text(&r->code)), &steps, e)
        || !sql_rows(st,
                     "SELECT " REPORT " FROM reading_report WHERE county = $1 AND reading = $2"
                     " ORDER BY seq",
                     SQL(sql_text(&r->county), sql_text(&r->code)), &reports, e))
        return false;
    *lines = (struct reading_lines){steps.items, reports.items, steps.n, reports.n};
    return true;
}

bool store_reading_step_add(struct store *st, const struct reading_key *k,
                            const struct reading_step_line *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO reading_step (county, reading, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(KEY(k), STEP_FIELDS(s)), e);
}

bool store_reading_report_add(struct store *st, const struct reading_key *k,
                              const struct reading_report *report, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO reading_report (county, reading, " REPORT
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   SQL(KEY(k), REPORT_FIELDS(report)), e);
}
