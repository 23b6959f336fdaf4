/* demo_people.c - their passwords are in this source: such accounts are for demonstration only. */
#include "work/demo_people.h"

#include <string.h>

#include "store/store.h"
#include "work/account.h"
#include "work/demo_referral.h"

static const struct person {
    const char *name, *shown, *password;
    enum role role;
} PEOPLE[] = {
    {"officer", "演示·省卫健委", "demo officer of the plum court", ROLE_OFFICER},
    {"manager", "演示·县医院", "demo manager under the apricot", ROLE_MANAGER},
    {"head", "演示·科主任", "demo head by the bamboo pond", ROLE_HEAD},
    {"expert", "演示·专家", "demo expert on the stone bridge", ROLE_EXPERT},
    {"trainee", "演示·进修生", "demo trainee with the blue lamp", ROLE_TRAINEE},
    {"clinician", "演示·临床医师", "demo clinician at the north gate", ROLE_CLINICIAN},
    {"township", "演示·乡镇卫生院医师", "demo township doctor by the ferry", ROLE_CLINICIAN},
    {"reader", "演示·阅片医师", "demo reader over the river pine", ROLE_READER},
    {"city", "演示·市卫健委", "demo city officer by the willow", ROLE_OFFICER},
    {"county", "演示·县卫健局", "demo county officer at the ford", ROLE_OFFICER},
    {"auditor", "演示·审计员", "demo auditor beside the old well", ROLE_AUDITOR},
};
enum { PEOPLE_N = sizeof PEOPLE / sizeof PEOPLE[0] };

/* The province for the officer and the auditor, the first county and its city for theirs, the first
 * county's hospital, its first person for the trainee, the first of the provincial hospital for the
 * expert. */
static int32_t practitioner_of(const struct demo_world *w, int32_t institution)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (w->practitioners[i].institution == institution)
            return i;
    }
    return 0;
}

int32_t demo_people_county(const struct demo_world *w)
{
    for (int32_t i = 0; i < w->county_n; i++) {
        if (!w->counties[i].district && w->counties[i].missing)
            return i;
    }
    return 0;
}

static const char *scope_of(const struct demo_world *w, const struct person *p, struct arena *a)
{
    enum role role = p->role;

    const char *hospital = w->institutions[w->counties[demo_people_county(w)].hospital].code;
    int32_t expert = practitioner_of(w, w->provincial[0]);

    if (strcmp(p->name, "county") == 0)
        return w->counties[demo_people_county(w)].code;
    if (strcmp(p->name, "township") == 0)
        return w->institutions[demo_referral_township(w)].code;
    if (strcmp(p->name, "city") == 0)
        return arena_text(a, "%.4s00", w->counties[demo_people_county(w)].code);
    switch (role) {
    case ROLE_OFFICER:
    case ROLE_AUDITOR:
        return DEMO_PROVINCE_CODE "0000";
    case ROLE_HEAD:
        return arena_text(a, "%s/%s", hospital, demo_departments[0][0]);
    case ROLE_EXPERT:
        return w->practitioners[expert].code;
    case ROLE_TRAINEE:
        return w->practitioners[practitioner_of(w, w->counties[demo_people_county(w)].hospital)]
            .code;
    case ROLE_READER:
        return w->institutions[w->provincial[0]].code;
    case ROLE_MANAGER:
    case ROLE_CLINICIAN:
    case ROLE_PUBLIC:
    case ROLE_N:
        break;
    }
    return hospital;
}

void demo_people_print(const struct demo_world *w, struct out *o)
{
    struct arena a = {0};

    out_str(o,
            STR("\n## 演示账号 · demonstration accounts\n\n"
                "仅供演示，密码公开，切勿用于真实数据。\n"
                "For demonstration only: the passwords are public, never use them with real data."
                "\n\n| account | password | scope |\n|---|---|---|\n"));
    for (int i = 0; i < PEOPLE_N; i++)
        out_text(o, "| %s | %s | %s |\n", PEOPLE[i].name, PEOPLE[i].password,
                 scope_of(w, &PEOPLE[i], &a));
    arena_reset(&a);
}

static bool all_add(struct store *st, const struct demo_world *w, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    bool good = true;
    struct id id;

    for (int i = 0; good && i < PEOPLE_N; i++) {
        const struct person *p = &PEOPLE[i];
        const struct account_new n = {.name = str_of(p->name),
                                      .shown = str_of(p->shown),
                                      .password = str_of(p->password),
                                      .post = {p->role, str_of(scope_of(w, p, &a))},
                                      .demonstration = true};

        good = work_account_add(st, NULL, &n, now_ms, &id, e);
    }
    arena_reset(&a);
    return good;
}

bool demo_people_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct store *st = NULL;
    bool good = store_open(store, STORE_EXISTING, &st, e) && all_add(st, w, now_ms, e);

    store_close(st);
    return good;
}
