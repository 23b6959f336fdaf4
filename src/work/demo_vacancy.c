/* demo_vacancy.c - one use case after the other, each of who may. */
#include "work/demo_vacancy.h"

#include "base/day.h"
#include "model/unknown.h"
#include "work/recruitment_desk.h"
#include "work/vacancy_desk.h"
#include "work/view.h"

enum { NEEDS = 6, YEAR = 2025, POSTS = 3, MET = 40 };

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct filling {
    struct store *st;
    struct arena arena;
    int64_t now_ms;
    struct id round;
    struct edit_refused refused;
};

static struct subject manager_of(const struct organization *o)
{
    return (struct subject){.role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION, .organization = o->id}};
}

/* The n-th is judged: the first waits, the second came back, of the others one post less. */
static bool need_judge(struct filling *f, struct id id, size_t n, struct err *e)
{
    struct vacancy_wish w = {.id = id,
                             .verdict = n == 1 ? VACANCY_RETURN : VACANCY_ACCEPT,
                             .posts = POSTS - 1,
                             .why = n == 1 ? STR("请补编制使用情况（虚构）")
                                           : STR("外转多、编制有空额，先招两名（虚构）"),
                             .now_ms = f->now_ms};

    if (n == 0)
        return true;
    return work_vacancy_judge(f->st, &OFFICER, &w, &f->refused, e)
           && (n == 1
               || work_recruitment_take(
                   f->st, &OFFICER,
                   &(struct recruitment_post){.id = f->round, .vacancy = id, .now_ms = f->now_ms},
                   &f->refused, e));
}

static bool need_ask(struct filling *f, const struct organization *o, struct str discipline,
                     size_t n, struct id *id, struct err *e)
{
    const struct subject by = manager_of(o);
    const struct vacancy_new ask = {.organization = o->code,
                                    .year = YEAR,
                                    .discipline = discipline,
                                    .posts = POSTS,
                                    .min_title_rank = n % 2 ? 2 : 0,
                                    .gap = true,
                                    .wisn_need = 17.46,
                                    .wisn_staff = 11,
                                    .why = STR("门诊量增长，现有人手不足（虚构）"),
                                    .now_ms = f->now_ms};
    const struct vacancy_wish submit = {.move = VACANCY_SUBMIT, .now_ms = f->now_ms};
    struct vacancy_wish w = submit;

    if (!work_vacancy_add(f->st, &by, &ask, id, &f->refused, e))
        return false;
    w.id = *id;
    return work_vacancy_move(f->st, &by, &w, &f->refused, e);
}

static bool candidate_bring(struct filling *f, const struct organization *o, struct id vacancy,
                            const char *name, int steps, struct err *e)
{
    static const enum candidate_state STEPS[] = {CANDIDATE_SHORTLISTED, CANDIDATE_OFFERED,
                                                 CANDIDATE_SIGNED};
    const struct subject by = manager_of(o);
    const struct candidate_new c = {.vacancy = vacancy,
                                    .name = str_of(name),
                                    .school = STR("某医科大学（虚构）"),
                                    .title_rank = 2,
                                    .day = day_of(YEAR, 4, 10),
                                    .now_ms = f->now_ms};
    struct candidate_wish w = {.vacancy = vacancy, .now_ms = f->now_ms};
    bool good = work_candidate_add(f->st, &by, &c, &w.id, &f->refused, e);

    for (int s = 0; good && s < steps; s++) {
        w.state = STEPS[s];
        w.day = day_of(YEAR, 5, 10 + s);
        good = work_candidate_move(f->st, &by, &w, &f->refused, e);
    }
    return good;
}

static bool round_plan(struct filling *f, struct err *e)
{
    const struct recruitment_new n = {.year = YEAR,
                                      .name = STR("高校引才（虚构）"),
                                      .kind = RECRUITMENT_CAMPUS,
                                      .from_day = day_of(YEAR, 3, 1),
                                      .until_day = day_of(YEAR, 12, 31),
                                      .now_ms = f->now_ms};

    return work_recruitment_add(f->st, &OFFICER, &n, &f->round, &f->refused, e);
}

static bool round_begin(struct filling *f, struct err *e)
{
    const struct recruitment_wish w = {f->round, RECRUITMENT_RUNNING, f->now_ms};
    const struct campus_visit_new v = {.id = f->round,
                                       .day = day_of(YEAR, 4, 2),
                                       .school = STR("某医科大学（虚构）"),
                                       .note = STR("宣讲一场（虚构）"),
                                       .met = MET,
                                       .now_ms = f->now_ms};

    return work_recruitment_move(f->st, &OFFICER, &w, &f->refused, e)
           && work_campus_visit_add(f->st, &OFFICER, &v, &f->refused, e);
}

/* A hospital of the county; NULL where it has none. */
static const struct organization *hospital_of(const struct organization_rows *all,
                                              struct str county)
{
    for (size_t i = 0; i < all->n; i++) {
        if (str_eq(all->items[i].county, county))
            return &all->items[i];
    }
    return NULL;
}

/* Who came for the vacancy: one signed, one has an offer, one applied. */
static bool candidates_fill(struct filling *f, const struct organization *o, struct id vacancy,
                            struct err *e)
{
    return o == NULL
           || (round_begin(f, e) && candidate_bring(f, o, vacancy, "赵医师（虚构）", 3, e)
               && candidate_bring(f, o, vacancy, "钱医师（虚构）", 2, e)
               && candidate_bring(f, o, vacancy, "孙医师（虚构）", 0, e));
}

static bool needs_fill(struct filling *f, struct err *e)
{
    const struct store_page page = {STORE_PAGE_MAX, STR(""), STORE_ALL};
    const struct organization *first = NULL;
    struct id signing = {0};
    struct organization_rows all;
    struct gap_matrix_view gaps;
    size_t n = 0;
    bool good = work_organization_list(f->st, &page, &f->arena, &all, e)
                && work_gap_matrix(f->st, &OFFICER, &f->arena, &gaps, e) && round_plan(f, e);

    for (size_t i = 0; good && i < gaps.matrix.cell_n && n < NEEDS; i++) {
        const struct gap *gap = &gaps.matrix.cells[i].gap;
        const struct organization *o = hospital_of(&all, gap->county);
        struct id id;

        if (!o)
            continue;
        good = need_ask(f, o, gap->discipline, n, &id, e) && need_judge(f, id, n, e);
        if (n == 2) {
            first = o;
            signing = id;
        }
        n++;
    }
    return good && candidates_fill(f, first, signing, e);
}

bool demo_vacancy_add(const char *store, int64_t now_ms, struct err *e)
{
    struct filling f = {.now_ms = now_ms};
    bool good = store_open(store, STORE_EXISTING, &f.st, e) && needs_fill(&f, e);

    store_close(f.st);
    arena_reset(&f.arena);
    return good;
}
