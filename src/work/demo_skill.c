/* demo_skill.c - the story is one table: who learned of whom, when he was alone, how it went on. */
#include "work/demo_skill.h"

#include "base/csv.h"
#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "store/adoption.h"
#include "store/mastery.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/procedure.h"
#include "store/technique.h"
#include "work/audit.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/mastery_desk.h"
#include "work/mastery_part.h"

enum { UNDER_EYES = 18, EACH_DAYS = 7, ALONE_DAYS = 12, GUEST_LAST = 1 };

/* Days are counted back from the end of the data. A doctor is the first surgeon of the hospital of
 * the n-th county after the demonstration's own. */
struct pupil {
    int32_t county;  /* after the demonstration's */
    int32_t teacher; /* row of this table, -1: the expert */
    int32_t alone;   /* days before the end on which he was first alone; 0: not yet */
    int32_t gave_up; /* days before the end of his last case; 0: goes on */
    int32_t fails;   /* one of so many cases fails; 0: none */
    bool let;        /* a review let him work alone */
};
static const struct pupil PUPILS[] = {
    {1, -1, 900, 0, 20, true},  /* goes on, and teaches two */
    {2, -1, 860, 430, 0, true}, /* gave up: his county lost it */
    {3, 0, 600, 0, 0, true},    /* goes on, and teaches one */
    {4, 0, 560, 0, 3, false},   /* slow: the curve never lets him through */
    {5, 1, 700, 300, 0, true},  /* gave up after his teacher did */
    {6, 2, 300, 0, 0, true},    /* third generation */
    {7, 5, 0, 0, 0, false},     /* the fourth still learns */
    {0, -1, 0, 0, 0, false},    /* the demonstration's trainee: evidence suffices */
};
enum { PUPIL_N = sizeof PUPILS / sizeof PUPILS[0], TRAINEE = PUPIL_N - 1 };

static int32_t county_of(const struct demo_world *w, int32_t pupil)
{
    return (demo_people_county(w) + PUPILS[pupil].county) % w->county_n;
}

/* The n-th of an institution's people, the first where it has fewer. */
static int32_t nth_of(const struct demo_world *w, int32_t institution, int32_t n)
{
    int32_t first = 0, seen = 0;

    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution != institution)
            continue;
        if (seen == 0)
            first = i;
        if (seen++ == n)
            return i;
    }
    return first;
}

static int32_t doctor_of(const struct demo_world *w, int32_t pupil)
{
    if (pupil < 0)
        return nth_of(w, w->provincial[0], 0);
    return nth_of(w, w->counties[county_of(w, pupil)].hospital, 0);
}

static int32_t end_day(void)
{
    return month_first_day(DEMO_LAST_MONTH + 1);
}

/* --- into the store --- */

struct adding {
    const struct demo_world *w;
    struct arena arena;
    int64_t now_ms;
    int32_t serial;
};

static struct id next_id(struct adding *g)
{
    uint8_t bytes[10] = {0x53, 0x4b};

    bytes[8] = (uint8_t)(g->serial >> 8);
    bytes[9] = (uint8_t)g->serial++;
    return id_make(g->now_ms, bytes);
}

static bool technique_add(struct store *st, struct adding *g, struct err *e)
{
    const struct technique t = {.code = STR(DEMO_SKILL),
                                .name = STR("单孔腹腔镜胆囊切除术"),
                                .discipline = str_of(demo_disciplines[5]),
                                .level = 3,
                                .procedure = STR("")};
    struct str outcomes[] = {STR("完成"), STR("中转多孔"), STR("中转开腹")};
    struct str complications[] = {STR("胆漏"), STR("出血"), STR("切口感染")};
    struct str failures[] = {STR("中转开腹"), STR("胆漏"), STR("出血")};
    const struct technique_curve c = {.technique = t.code,
                                      .version = 1,
                                      .outcomes = {outcomes, 3, 3},
                                      .complications = {complications, 3, 3},
                                      .failures = {failures, 3, 3},
                                      .adequate_permille = 50,
                                      .inadequate_permille = 250,
                                      .planned = 40,
                                      .least = 10,
                                      .made_ms = g->now_ms};

    return store_technique_add(st, &t, 1, e) && store_technique_curve_add(st, &c, e);
}

static bool case_add(struct store *st, struct adding *g, int32_t pupil, int32_t number,
                     const struct procedure *said, struct err *e)
{
    const struct demo_world *w = g->w;
    const struct pupil *p = &PUPILS[pupil];
    struct procedure line = *said;
    bool fails = p->fails && number % p->fails == p->fails - 1;

    line.id = next_id(g);
    line.code = str_of(arena_text(&g->arena, "SK%02d-%03d", pupil + 1, number + 1));
    line.version = 1;
    line.county = str_of(w->counties[county_of(w, pupil)].code);
    line.programme = STR("demo");
    line.practitioner = str_of(w->practitioners[doctor_of(w, pupil)].code);
    line.organization = str_of(w->institutions[w->counties[county_of(w, pupil)].hospital].code);
    line.technique = STR(DEMO_SKILL);
    line.outcome = fails ? PROCEDURE_FAILURE : PROCEDURE_SUCCESS;
    line.result = fails ? STR("中转开腹") : STR("完成");
    line.level = fails ? 3 : 4;
    line.local_case = str_of(arena_text(&g->arena, "D%02d%04d", pupil + 1, number + 1));
    line.signed_day = line.day + 1;
    line.state = PROCEDURE_SIGNED;
    line.made_ms = g->now_ms;
    line.closed_ms = g->now_ms;
    return store_procedure_add(st, &line, e);
}

/* How many cases he had under somebody's eyes. */
static int32_t eyes_n(int32_t pupil)
{
    return pupil == TRAINEE ? 24 : PUPILS[pupil].alone ? UNDER_EYES : 6;
}

/* Under the teacher's eyes up to the first case alone; of the trainee the last is a colleague's, so
 * that two people have rated him. */
static bool taught_add(struct store *st, struct adding *g, int32_t pupil, struct err *e)
{
    const struct demo_world *w = g->w;
    const struct pupil *p = &PUPILS[pupil];
    int32_t n = eyes_n(pupil);
    int32_t first = end_day() - (p->alone ? p->alone : 3);
    struct str teacher = str_of(w->practitioners[doctor_of(w, p->teacher)].code);
    struct str colleague =
        str_of(w->practitioners[nth_of(w, w->counties[county_of(w, pupil)].hospital, 1)].code);

    for (int32_t number = 0; number < n; number++) {
        bool guest = pupil == TRAINEE && number == n - GUEST_LAST;
        const struct procedure said = {.day = first - EACH_DAYS * (n - number),
                                       .role = PROCEDURE_SUPERVISED,
                                       .mentor = guest ? colleague : teacher};

        if (!case_add(st, g, pupil, number, &said, e))
            return false;
    }
    return true;
}

/* Then alone, until he gives up. */
static bool alone_add(struct store *st, struct adding *g, int32_t pupil, struct err *e)
{
    const struct pupil *p = &PUPILS[pupil];
    int32_t last = end_day() - p->gave_up, number = eyes_n(pupil);

    for (int32_t day = end_day() - p->alone; p->alone && day < last; day += ALONE_DAYS, number++) {
        const struct procedure said = {.day = day, .role = PROCEDURE_INDEPENDENT};

        if (!case_add(st, g, pupil, number, &said, e))
            return false;
    }
    return true;
}

/* What the teacher and the department signed on the day before the first case alone, from the cases
 * that were there. */
static bool review_add(struct store *st, struct adding *g, int32_t pupil, struct id *id,
                       struct err *e)
{
    const struct pupil *p = &PUPILS[pupil];
    int32_t day = end_day() - p->alone - 1;
    struct str all[CHECKLIST_N];
    struct mastery_review r = {.version = 3,
                               .technique = STR(DEMO_SKILL),
                               .state = REVIEW_GRANTED,
                               .asked_day = day,
                               .checked = {all, CHECKLIST_N, CHECKLIST_N},
                               .note = STR(""),
                               .made_ms = (int64_t)day * 86400000};
    struct mastery_view v;

    for (int i = 0; i < CHECKLIST_N; i++)
        all[i] = str_of(review_checklist[i]);
    *id = r.id = next_id(g);
    r.county = str_of(g->w->counties[county_of(g->w, pupil)].code);
    r.practitioner = str_of(g->w->practitioners[doctor_of(g->w, pupil)].code);
    r.mentor = str_of(g->w->practitioners[doctor_of(g->w, p->teacher)].code);
    r.mentor_ms = r.made_ms + 3600000;
    r.department_ms = r.made_ms + 7200000;
    if (!mastery_of(st, r.practitioner, r.technique, r.made_ms, &g->arena, &v, e))
        return false;
    r.cases = v.evidence.cases;
    r.failures = v.evidence.failures;
    r.score = v.steps[v.step_n - 1].score;
    r.limit = v.plan.limit;
    r.seal = mastery_seal(&v, &g->arena);
    return store_mastery_review_add(st, &r, e);
}

static bool decision_add(struct store *st, struct adding *g, int32_t pupil, struct err *e)
{
    const struct pupil *p = &PUPILS[pupil];
    struct mastery_decision d = {.id = next_id(g),
                                 .county = str_of(g->w->counties[county_of(g->w, pupil)].code),
                                 .practitioner =
                                     str_of(g->w->practitioners[doctor_of(g->w, pupil)].code),
                                 .technique = STR(DEMO_SKILL),
                                 .level = MASTERY_ALONE,
                                 .from_day = end_day() - p->alone,
                                 .until_day = day_add_months(end_day() - p->alone, MASTERY_MONTHS),
                                 .cause = MASTERY_BY_REVIEW,
                                 .note = STR("演示"),
                                 .made_ms = (int64_t)(end_day() - p->alone) * 86400000};

    return !p->let || (review_add(st, g, pupil, &d.review, e) && store_mastery_add(st, &d, e));
}

static bool adoption_add(struct store *st, struct adding *g, int32_t pupil, struct err *e)
{
    const struct pupil *p = &PUPILS[pupil];
    int32_t alone = p->alone ? end_day() - p->alone : DAY_NONE;
    int32_t first = (p->alone ? alone : end_day() - 3) - EACH_DAYS * eyes_n(pupil);
    const struct adoption x = {
        .id = next_id(g),
        .code = str_of(arena_text(&g->arena, "SK-AD%02d", pupil + 1)),
        .version = 1,
        .county = str_of(g->w->counties[county_of(g->w, pupil)].code),
        .programme = STR("demo"),
        .kind = STR("technique"),
        .organization =
            str_of(g->w->institutions[g->w->counties[county_of(g->w, pupil)].hospital].code),
        .technique = STR(DEMO_SKILL),
        .practitioner = str_of(g->w->practitioners[doctor_of(g->w, pupil)].code),
        .gap_day = first - 90,
        .applied_day = first - 60,
        .approved_day = first - 30,
        .first_day = first,
        .supervised_day = first,
        .independent_day = p->let ? alone : DAY_NONE,
        .sustained_day = DAY_NONE,
        .left_day = p->let ? alone + 60 : DAY_NONE,
        .state = p->gave_up ? ADOPTION_LAPSED
                 : p->let   ? ADOPTION_INDEPENDENT
                            : ADOPTION_SUPERVISED,
        .cause = p->gave_up ? STR("expert_left") : (struct str){0},
        .equipment = STR("腹腔镜一套（虚构）"),
        .staff = STR("主刀与助手各一名（虚构）"),
        .safety_plan = STR("中转开腹预案与转诊协议（虚构）"),
        .made_ms = g->now_ms};

    return store_adoption_add(st, &x, e);
}

static bool pupil_add(struct store *st, struct adding *g, int32_t pupil, struct err *e)
{
    const struct str doctor = str_of(g->w->practitioners[doctor_of(g->w, pupil)].code);
    const struct id nobody = {{0}};

    return taught_add(st, g, pupil, e) && decision_add(st, g, pupil, e)
           && alone_add(st, g, pupil, e) && adoption_add(st, g, pupil, e)
           && mastery_follow(st, doctor, STR(DEMO_SKILL), nobody, g->now_ms, &g->arena, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct adding *g = arg;

    arena_reset(&g->arena);
    g->serial = 0;
    if (!technique_add(st, g, e))
        return false;
    for (int32_t i = 0; i < PUPIL_N; i++) {
        if (!pupil_add(st, g, i, e))
            return false;
    }
    return true;
}

bool demo_skill_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct adding g = {.w = w, .now_ms = now_ms};
    struct store *st = NULL;
    bool good =
        store_open(store, STORE_EXISTING, &st, e) && store_tx(st, STORE_WRITE, add_in_tx, &g, e);

    store_close(st);
    arena_reset(&g.arena);
    return good;
}

/* --- what is true --- */

static int32_t generation_of(int32_t pupil)
{
    return pupil < 0 ? 0 : 1 + generation_of(PUPILS[pupil].teacher);
}

bool demo_skill_write(const struct demo_world *w, struct folder *f, struct err *e)
{
    struct folder_file *file;
    struct csv_writer to = {0};

    if (!folder_put(f, "spread.csv", &file, &to.out, e))
        return false;
    csv_head(&to, "doctor,teacher,county,generation,state");
    for (int32_t i = 0; i < PUPIL_N; i++) {
        const struct pupil *p = &PUPILS[i];

        csv_text(&to, w->practitioners[doctor_of(w, i)].code);
        csv_text(&to, w->practitioners[doctor_of(w, p->teacher)].code);
        csv_text(&to, w->counties[county_of(w, i)].code);
        csv_int(&to, generation_of(i));
        csv_text(&to, !p->alone ? "learning" : p->gave_up ? "lost" : "done");
        csv_end(&to);
    }
    return folder_put_end(file, e);
}
