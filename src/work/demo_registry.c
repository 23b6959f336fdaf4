/* demo_registry.c - in one transaction, of the officer of everything. */
#include "work/demo_registry.h"

#include "base/day.h"
#include "base/list.h"
#include "store/account.h"
#include "store/department.h"
#include "store/practitioner.h"
#include "store/technique.h"
#include "work/agreement_desk.h"

enum { TOWNSHIP_DEPARTMENTS = 2, USED_EVERY = 7, POSTED_EVERY = 11, BEDS = 12 };

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct department_list LIST(struct department);
struct role_list LIST(struct practitioner_role);
struct code_list LIST(struct str);

struct adding {
    const struct demo_world *w;
    int64_t now_ms, id_ms;
    struct random random;
    struct arena arena;
    struct department_list departments;
    struct role_list roles;
};

static struct id next_id(struct adding *g)
{
    uint8_t bytes[10];
    uint64_t high = random_bits(&g->random), low = random_bits(&g->random);

    for (int i = 0; i < 10; i++)
        bytes[i] = (uint8_t)(i < 5 ? high >> 8 * i : low >> 8 * (i - 5));
    return id_make(g->id_ms++, bytes);
}

static bool scope_find(struct store *st, struct adding *g, enum scope_kind kind, const char *code,
                       struct scope *scope, struct err *e)
{
    bool found;

    return store_scope_find(st, kind, str_of(code), &g->arena, scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %s", code));
}

/* --- departments --- */

static bool departments_add(struct store *st, struct adding *g, struct err *e)
{
    const struct demo_world *w = g->w;

    for (int32_t i = 0; i < w->institution_n; i++) {
        const struct demo_institution *at = &w->institutions[i];
        int n = at->level == DEMO_TOWNSHIP ? TOWNSHIP_DEPARTMENTS : DEMO_DISCIPLINE_N;
        struct scope scope;

        if (!scope_find(st, g, SCOPE_ORGANIZATION, at->code, &scope, e))
            return false;
        for (int d = 0; d < n; d++) {
            const struct department row = {
                .id = next_id(g),
                .organization = scope.organization,
                .name = str_of(demo_departments[d][0]),
                .discipline = str_of(demo_disciplines[d]),
                .beds = n == DEMO_DISCIPLINE_N ? BEDS * (4 - (int)at->level) : COUNT_UNKNOWN,
                .made_ms = g->now_ms};

            list_push(&g->departments, row);
        }
    }
    return store_department_add(st, g->departments.items, g->departments.n, e);
}

/* --- agreements --- */

static bool agree(struct store *st, const struct agreement_new *n, bool again, struct err *e)
{
    struct edit_refused refused;
    struct agreement_round round = {
        .from_day = day_of(2026, 1, 1), .until_day = day_of(2035, 12, 31), .now_ms = n->now_ms};
    struct id id;

    return work_agreement_add(st, &OFFICER, n, &round.after, &refused, e)
           && (!again || work_agreement_round(st, &OFFICER, &round, &id, &refused, e));
}

static struct agreement_new agreement_of(const struct adding *g, enum agreement_purpose purpose,
                                         const char *name, const char *lead)
{
    return (struct agreement_new){.purpose = purpose,
                                  .name = str_of(name),
                                  .lead = str_of(lead),
                                  .from_day = day_of(2023, 1, 1),
                                  .until_day = DAY_NONE,
                                  .now_ms = g->now_ms};
}

/* The county's hospital and its townships; then the province for the county. */
static bool county_agrees(struct store *st, struct adding *g, int32_t county, struct err *e)
{
    const struct demo_world *w = g->w;
    const struct demo_county *at = &w->counties[county];
    const char *hospital = w->institutions[at->hospital].code;
    const char *above = w->institutions[w->provincial[county % 2]].code;
    struct agreement_new alliance = agreement_of(
        g, AGREEMENT_ALLIANCE, arena_text(&g->arena, "%s县域医共体", at->name), hospital);
    struct agreement_new support =
        agreement_of(g, AGREEMENT_SUPPORT, arena_text(&g->arena, "对口支援%s", at->name), above);
    struct str supported = str_of(hospital);
    struct code_list members = {0};
    bool good;

    for (int32_t i = 0; i < w->institution_n; i++) {
        if (w->institutions[i].county == county && w->institutions[i].level == DEMO_TOWNSHIP)
            list_push(&members, str_of(w->institutions[i].code));
    }
    alliance.members = (struct str_list){members.items, members.n, members.cap};
    support.members = (struct str_list){&supported, 1, 1};
    good = (members.n == 0 || agree(st, &alliance, false, e)) && agree(st, &support, true, e);
    list_reset(&members);
    return good;
}

static bool city_agrees(struct store *st, struct adding *g, int32_t city, struct err *e)
{
    const struct demo_world *w = g->w;
    const struct demo_city *at = &w->cities[city];
    struct agreement_new consortium =
        agreement_of(g, AGREEMENT_CONSORTIUM, arena_text(&g->arena, "%s城市医联体", at->name),
                     w->institutions[at->hospital].code);
    struct code_list members = {0};
    bool good;

    for (int32_t i = 0; i < w->county_n; i++) {
        if (w->counties[i].city == city && w->counties[i].hospital != at->hospital)
            list_push(&members, str_of(w->institutions[w->counties[i].hospital].code));
    }
    consortium.members = (struct str_list){members.items, members.n, members.cap};
    good = members.n == 0 || agree(st, &consortium, false, e);
    list_reset(&members);
    return good;
}

static bool agreements_add(struct store *st, struct adding *g, struct err *e)
{
    for (int32_t i = 0; i < g->w->city_n; i++) {
        if (!city_agrees(st, g, i, e))
            return false;
    }
    for (int32_t i = 0; i < g->w->county_n; i++) {
        if (!county_agrees(st, g, i, e))
            return false;
    }
    return true;
}

/* --- roles --- */

static int32_t township_of(const struct demo_world *w, int32_t county)
{
    for (int32_t i = 0; i < w->institution_n; i++) {
        if (w->institutions[i].county == county && w->institutions[i].level == DEMO_TOWNSHIP)
            return i;
    }
    return -1;
}

/* Where person `i` works beside the home; -1: nowhere. */
static int32_t elsewhere_of(const struct demo_world *w, int32_t i, enum role_kind *kind)
{
    const struct demo_institution *home = &w->institutions[w->practitioners[i].institution];

    *kind = home->level == DEMO_COUNTY ? ROLE_KIND_USED : ROLE_KIND_TEMPORARY;
    if (home->level == DEMO_COUNTY && i % USED_EVERY == 0)
        return township_of(w, home->county);
    if (home->level == DEMO_PROVINCIAL && i % POSTED_EVERY == 0)
        return w->counties[i % w->county_n].hospital;
    return -1;
}

static bool roles_add(struct store *st, struct adding *g, struct err *e)
{
    const struct demo_world *w = g->w;

    for (int32_t i = 0; i < w->practitioner_n; i++) {
        enum role_kind kind;
        int32_t at = elsewhere_of(w, i, &kind);
        struct scope person, place;
        struct practitioner_role role;

        if (at < 0)
            continue;
        if (!scope_find(st, g, SCOPE_SELF, w->practitioners[i].code, &person, e)
            || !scope_find(st, g, SCOPE_ORGANIZATION, w->institutions[at].code, &place, e))
            return false;
        role = (struct practitioner_role){.id = next_id(g),
                                          .county = person.place,
                                          .practitioner = person.practitioner,
                                          .organization = person.organization,
                                          .kind = ROLE_KIND_EMPLOYED,
                                          .from_day = day_of(2020, 1, 1),
                                          .until_day = DAY_NONE,
                                          .made_ms = g->now_ms};
        list_push(&g->roles, role);
        role.id = next_id(g);
        role.organization = place.organization;
        role.kind = kind;
        role.from_day = day_of(2025, 7, 1);
        role.until_day = kind == ROLE_KIND_TEMPORARY ? day_of(2026, 12, 31) : DAY_NONE;
        list_push(&g->roles, role);
    }
    return store_role_add(st, g->roles.items, g->roles.n, e);
}

/* --- techniques --- */

static bool techniques_add(struct store *st, struct err *e)
{
    const struct technique CHINESE[] = {
        {STR("T-ZY-01"), STR("针刺"), STR("中医科"), 1, STR(""), true},
        {STR("T-ZY-02"), STR("中药熏洗"), STR("中医科"), 1, STR(""), true},
        {STR("T-ZY-03"), STR("针刀松解"), STR("中医科"), 2, STR(""), true},
        {STR("T-ZY-04"), STR("手法整复与小夹板固定"), STR("骨科"), 2, STR(""), true},
    };
    struct technique rows[DEMO_TECHNIQUE_N];

    for (int i = 0; i < DEMO_TECHNIQUE_N; i++) {
        const struct demo_technique *t = &demo_techniques[i];

        rows[i] = (struct technique){.code = str_of(t->code),
                                     .name = str_of(t->name),
                                     .discipline = str_of(demo_disciplines[t->discipline]),
                                     .level = t->level,
                                     .procedure = str_of(t->code)};
    }
    return store_technique_add(st, rows, DEMO_TECHNIQUE_N, e)
           && store_technique_add(st, CHINESE, sizeof CHINESE / sizeof *CHINESE, e);
}

static void adding_reset(struct adding *g)
{
    list_reset(&g->departments);
    list_reset(&g->roles);
    arena_reset(&g->arena);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct adding *g = arg;

    adding_reset(g);
    g->random = random_stream(g->w->seed, DEMO_STREAM_REGISTRY);
    g->id_ms = g->now_ms;
    return departments_add(st, g, e) && agreements_add(st, g, e) && roles_add(st, g, e)
           && techniques_add(st, e);
}

bool demo_registry_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct adding g = {.w = w, .now_ms = now_ms};
    struct store *st = NULL;
    bool good =
        store_open(store, STORE_EXISTING, &st, e) && store_tx(st, STORE_WRITE, add_in_tx, &g, e);

    store_close(st);
    adding_reset(&g);
    return good;
}
