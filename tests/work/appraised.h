/* appraised.h - the small province with a programme that appraises its mentors: P1 teaches P2 at
 * H1, P3 teaches P4 at H2, of whom little is told. */
#ifndef XL_TESTS_WORK_APPRAISED_H
#define XL_TESTS_WORK_APPRAISED_H

#include "engine/score.h"
#include "store/entry.h"
#include "tests/work/promised.h"
#include "work/appraisal_desk.h"

static const char APPRAISED_FILE[] =
    "id: a\nname: 师带徒\nplace: 杏省\nyear: 2024\nversion: 1\ndirection: pair\n"
    "approval: [county]\n"
    "funds: [{id: f, name: 公益基金, source: 社会捐赠}]\n"
    "appraisal:\n"
    "  basic_floor: 0.6\n  competition_floor: 0.6\n  shrink_cases: 0\n  pool_yuan: 1000\n"
    "  budget_yuan: 10000\n  fund: f\n  cascade: [expert, apprentice, discipline, leader]\n"
    "  indicators:\n"
    "    - {name: visits, label: 坐诊, target: 12, weight: 0.25,"
    " targets: [{from: 2025-01-01, target: 9}, {kind: mentorship, target: 6}],"
    " count: {of: visit, where: {state: held}}}\n"
    "    - {name: teaching, label: 带教, target: 4, monthly: 2, weight: 0.25,"
    " count: {of: teaching}}\n"
    "    - {name: apprentice, label: 徒弟独立, whose: apprentice, target: 10, weight: 0.25,"
    " part: competition, count: {of: procedure, where: {role: independent}}}\n"
    "    - {name: technique, label: 新技术, whose: discipline, target: 1, weight: 0.25,"
    " count: {of: adoption, where: {state: [independent, sustained]}}}\n"
    "  improvement: {label: 独立占比, part: {of: procedure, where: {role: independent}},"
    " whole: {of: procedure}}\n"
    "  veto: {of: procedure, where: {complication: 重大}}\n"
    "  grades: [{name: 优秀, floor: 0.9}, {name: 合格, floor: 0.6}, {name: 不合格, floor: 0}]\n"
    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
    "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n";

/* One line of a noun: "INSERT …" without its id and code, which are `number`. */
struct told_line {
    const char *table, *columns, *values;
    int number;
};

static inline bool told_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct told_line *t = arg;
    struct arena a = {0};
    const char *sql = arena_text(&a,
                                 "INSERT INTO %s (id, %s, programme, delivery, made_ms, county, %s)"
                                 " VALUES ($1, '%s%d', 'a', 'x', 1, %s)",
                                 t->table, t->table, t->columns, t->table, t->number, t->values);
    struct id id = id_new();
    bool good = sql_run(st, sql, SQL(sql_id(&id)), e);

    arena_reset(&a);
    return good;
}

static inline void told(struct both *b, const char *table, const char *columns, const char *values)
{
    static int number;
    struct told_line t = {table, columns, values, ++number};

    both_tx(b, STORE_WRITE, told_in_tx, &t);
}

static inline void taught(struct both *b, const char *who, const char *where, const char *day)
{
    char values[200];

    snprintf(values, sizeof values, "'%s', 'round', '%s', '%s', '骨科', '%s'",
             strcmp(where, "H1") == 0 ? "990101" : "990102", who, where, day);
    told(b, "teaching", "kind, practitioner, organization, discipline, day", values);
}

static inline void operated(struct both *b, const char *who, const char *where, const char *role,
                            const char *day)
{
    char values[200];

    snprintf(values, sizeof values, "'%s', '%s', '%s', '81.51', '%s', '%s', '病案9'",
             strcmp(where, "H1") == 0 ? "990101" : "990102", who, where, day, role);
    told(b, "procedure", "practitioner, organization, technique, day, role, local_case", values);
}

static inline void visited(struct both *b, const char *who, const char *where, const char *day)
{
    char values[200];

    snprintf(values, sizeof values, "'%s', '%s', '%s', 'clinic', '%s', 'held'",
             strcmp(where, "H1") == 0 ? "990101" : "990102", who, where, day);
    told(b, "visit", "practitioner, organization, kind, day, state", values);
}

/* Of the year 2024: P1's 3 of 6 clinics, 2 of 4 months with two rounds, 5 of 10 operations of P2, 1
 * technique: 0.625. At H2 clinics and operations are told, P3's and P4's are none; of rounds and
 * techniques nothing is told. At H1 5 of 8 operations were independent, and 1 of 2 in 2023. */
static inline void lines_told(struct both *b)
{
    told(b, "mentorship", "mentor, apprentice, organization, discipline, agreed_day, state",
         "'990101', 'P1', 'P2', 'H1', '骨科', '2023-01-05', 'active'");
    told(b, "mentorship", "mentor, apprentice, organization, discipline, agreed_day, state",
         "'990102', 'P3', 'P4', 'H2', '骨科', '2024-02-05', 'active'");
    taught(b, "P1", "H1", "2024-01-03");
    taught(b, "P1", "H1", "2024-01-09");
    taught(b, "P1", "H1", "2024-02-03");
    taught(b, "P1", "H1", "2024-02-29");
    taught(b, "P1", "H1", "2024-03-01");
    for (int i = 0; i < 3; i++) {
        visited(b, "P1", "H1", "2024-04-02");
        operated(b, "P1", "H1", "assisted", "2024-05-02");
    }
    for (int i = 0; i < 5; i++)
        operated(b, "P2", "H1", "independent", "2024-06-03");
    operated(b, "P2", "H1", "independent", "2023-06-03");
    operated(b, "P2", "H1", "assisted", "2023-06-04");
    visited(b, "P2", "H2", "2024-04-02");
    operated(b, "P1", "H2", "assisted", "2024-06-03");
    told(b, "adoption", "kind, organization, technique, gap_day, state",
         "'990101', 'technique', 'H1', '81.51', '2024-01-09', 'sustained'");
}

static inline void file_take(struct both *b, const char *file)
{
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(file), "a.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
}

static inline struct both *appraised_province(void **state)
{
    struct both *b = province_of(state);

    file_take(b, APPRAISED_FILE);
    lines_told(b);
    return b;
}

static inline struct id appraisal_opened(struct both *b, int32_t year)
{
    const struct subject by = officer_of(1);
    const struct appraisal_new n = {STR("a"), year, NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_appraisal_open(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

typedef bool appraisal_act(struct store *st, const struct subject *by,
                           const struct appraisal_step *n, struct err *e);

static inline void acted(struct both *b, int officer, appraisal_act *act, struct id id, int later)
{
    const struct subject by = officer_of(officer);
    const struct appraisal_step step = {id, NOON + later};
    struct err e = {0};

    if (!act(b->st, &by, &step, &e))
        fail_msg("%s", e.text);
}

static inline void act_refused(struct both *b, int officer, appraisal_act *act, struct id id,
                               enum err_code code, const char *said)
{
    const struct subject by = officer_of(officer);
    const struct appraisal_step step = {id, NOON + 50};
    struct err e = {0};

    assert_false(act(b->st, &by, &step, &e));
    assert_err(e, code, said);
}

/* Opened, tried, frozen and scored by officer 1. */
static inline struct id appraisal_scored(struct both *b)
{
    struct id id = appraisal_opened(b, 2024);

    acted(b, 1, work_appraisal_simulate, id, 1);
    acted(b, 1, work_appraisal_freeze, id, 2);
    acted(b, 1, work_appraisal_score, id, 3);
    return id;
}

static inline struct appraisal_view appraisal_seen(struct both *b, struct id id)
{
    const struct subject by = officer_of(1);
    struct appraisal_view v;
    struct err e = {0};

    if (!work_appraisal_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static inline struct appraisal_scores scores_of(struct both *b, struct id id, const char *link)
{
    const struct appraisal_ask ask = {.appraisal = id, .link = str_of(link)};
    const struct store_page page = {200, STR(""), STORE_ALL};
    struct appraisal_scores scores;
    struct err e = {0};

    if (!work_appraisal_scores(b->st, &ask, &page, &b->a, &scores, &e))
        fail_msg("%s", e.text);
    return scores;
}

static inline struct appraisal_score_view score_seen(struct both *b, struct id id)
{
    const struct subject by = officer_of(1);
    struct appraisal_score_view v;
    struct err e = {0};

    if (!work_appraisal_score_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

/* The score of P1 in the last run. */
static inline struct appraisal_score_view first_expert(struct both *b, struct id id)
{
    struct appraisal_scores all = scores_of(b, id, "expert");

    for (size_t i = 0; i < all.n; i++) {
        if (str_eq(all.items[i].subject, STR("P1")))
            return score_seen(b, all.items[i].id);
    }
    fail_msg("there is no score of P1");
    return (struct appraisal_score_view){0};
}

#endif
