/* demo_orders.c - orders as their hospitals and officers would have made them, a day a step. */
#include "work/demo_orders.h"

#include "base/day.h"
#include "base/random.h"
#include "store/account.h"
#include "store/organization.h"
#include "work/demand_desk.h"
#include "work/demo_people.h"
#include "work/offer_desk.h"

#define PROGRAMME "demo"
enum { DAY_MS = 24 * 3600 * 1000 };

/* How far an order has come: the acts done, one letter each.
 *   s sent, c county, t city and p province approved, r returned by the city, w withdrawn */
static const struct story {
    enum demand_kind kind;
    int discipline;
    const char *acts, *claim;
} STORIES[] = {
    {DEMAND_EXPERT, 0, "s", "骨科手术病人外转多，现有两名医师，缺独立主刀。"},
    {DEMAND_TRAINEE, 1, "", "拟派一名主治医师到省级医院进修。"},
    {DEMAND_VISIT, 2, "sc", "希望专家每月坐诊两次，带教门诊。"},
    {DEMAND_REMOTE, 3, "sct", "疑难病例远程会诊，每周一次。"},
    {DEMAND_MANAGEMENT, 4, "scr", "希望派一名副院长协助学科管理。"},
    {DEMAND_EXPERT, 5, "sctp", "新病区已建成，设备到位，急需学科带头人。"},
    {DEMAND_EXPERT, 0, "sw", "已自行招聘到位。"},
};
enum { STORY_N = sizeof STORIES / sizeof STORIES[0] };

struct telling {
    const struct demo_world *w;
    struct store *st;
    struct arena arena;
    struct random random;
    int64_t now_ms;
    int32_t county;
    struct id id;
    int64_t version;
};

struct scope_wanted {
    struct arena *arena;
    const char *code;
    struct scope scope;
};

static bool scope_in_tx(struct store *st, void *arg, struct err *e)
{
    struct scope_wanted *s = arg;
    bool found;

    return store_scope_find(st, SCOPE_ORGANIZATION, str_of(s->code), s->arena, &s->scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %s", s->code));
}

static const struct demo_institution *hospital_of(const struct telling *t)
{
    return &t->w->institutions[t->w->counties[t->county].hospital];
}

struct home_wanted {
    struct telling *telling;
    struct organization *home;
};

static bool home_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct home_wanted *h = arg;

    return store_organization_get(st, h->telling->id, &h->telling->arena, h->home, e);
}

static bool home_find(struct telling *t, struct organization *home, struct err *e)
{
    struct home_wanted h = {t, home};

    return store_tx(t->st, STORE_READ, home_in_tx, &h, e);
}

static bool manager_of(struct telling *t, struct subject *by, struct err *e)
{
    struct scope_wanted s = {.arena = &t->arena, .code = hospital_of(t)->code};

    if (!store_tx(t->st, STORE_READ, scope_in_tx, &s, e))
        return false;
    *by = (struct subject){.role = ROLE_MANAGER, .scope = s.scope};
    return true;
}

static struct subject officer_of(struct telling *t, char act)
{
    const char *county = t->w->counties[t->county].code;
    int digits = act == 'c' ? 6 : act == 'p' ? 2 : 4;

    return (struct subject){
        .role = ROLE_OFFICER,
        .scope = {.kind = SCOPE_REGION,
                  .place = str_of(arena_text(&t->arena, "%.*s", digits, county))}};
}

/* The same for the same seed. */
static struct id next_id(struct telling *t)
{
    uint64_t high = random_bits(&t->random), low = random_bits(&t->random);
    uint8_t bytes[10];

    for (int i = 0; i < 10; i++)
        bytes[i] = (uint8_t)(i < 5 ? high >> 8 * i : low >> 8 * (i - 5));
    return id_make(t->now_ms, bytes);
}

static bool make(struct telling *t, const struct story *story, struct err *e)
{
    struct demand_new n = {.organization = str_of(hospital_of(t)->code),
                           .programme = STR(PROGRAMME),
                           .kind = story->kind,
                           .discipline = str_of(demo_disciplines[story->discipline]),
                           .seats = 1,
                           .min_title_rank = 2,
                           .months = 6,
                           .start_day = day_of(2027, 1, 1),
                           .reason = STR("先派一席，视成效再增。"),
                           .claim = str_of(story->claim),
                           .ready_people = 3,
                           .ready_beds = 12,
                           .ready_equipment = STR("手术间一间，C 臂机一台，设备已验收。")};
    struct edit_refused refused;
    struct subject by;

    t->version = 1;
    n.id = next_id(t);
    return manager_of(t, &by, e) && work_demand_add(t->st, &by, &n, t->now_ms, &t->id, &refused, e);
}

static bool act(struct telling *t, char letter, struct err *e)
{
    struct demand_order o = {.id = t->id,
                             .action = letter == 's'   ? ACTION_DEMAND_SUBMIT
                                       : letter == 'w' ? ACTION_DEMAND_WITHDRAW
                                       : letter == 'r' ? ACTION_DEMAND_RETURN
                                                       : ACTION_DEMAND_APPROVE,
                             .version = t->version++,
                             .seats = COUNT_UNKNOWN,
                             .tier = letter == 'p' ? 2 : COUNT_UNKNOWN,
                             .weight = letter == 'p' ? 700 : COUNT_UNKNOWN,
                             .why = letter == 'r' ? STR("请补充现有人员名单和门诊量。")
                                    : letter == 'w' ? STR("已自行招聘到位")
                                                    : STR("")};
    struct subject by = officer_of(t, letter);
    struct edit_refused refused;

    t->now_ms += DAY_MS;
    if ((letter == 's' || letter == 'w') && !manager_of(t, &by, e))
        return false;
    return work_demand_move(t->st, &by, &o, t->now_ms, &refused, e);
}

/* Of those who are offered the first one appeals; his department is protected. */
static bool offers_tell(struct telling *t, struct err *e)
{
    const struct offer_filter all = {.on_day = DAY_NONE};
    const struct store_page page = {.limit = 1, .cursor = STR(""), .reach = STORE_ALL};
    struct offer_rows rows;
    struct organization home;
    const struct offer_row *row;
    struct subject person, manager;
    struct edit_refused refused;

    if (!work_offer_list(t->st, &all, &page, &t->arena, &rows, e))
        return false;
    if (rows.n == 0)
        return true;
    row = &rows.items[0];
    t->id = row->practitioner.organization;
    person = (struct subject){.role = ROLE_EXPERT,
                              .scope = {.kind = SCOPE_SELF,
                                        .place = row->offer.county,
                                        .practitioner = row->practitioner.id}};
    manager = (struct subject){
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = row->offer.county, .organization = t->id}};
    return work_offer_move(t->st, &person,
                           &(struct offer_order){.id = row->offer.id,
                                                 .act = OFFER_APPEALS,
                                                 .version = row->offer.version,
                                                 .why = STR("家中老人术后需照护，申请暂缓一期。")},
                           t->now_ms, &refused, e)
           && home_find(t, &home, e)
           && work_protection_put(t->st, &manager,
                                  &(struct protection_new){home.code, row->practitioner.department,
                                                           2, STR("保证急诊值班")},
                                  t->now_ms, &refused, e);
}

bool demo_orders_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct telling t = {.w = w};
    bool good = store_open(store, STORE_EXISTING, &t.st, e);

    t.random = random_stream(w->seed, DEMO_STREAM_ORDERS);
    for (int32_t i = 0; good && i < STORY_N; i++) {
        t.county = (demo_people_county(w) + (i < 2 ? 0 : i)) % w->county_n;
        t.now_ms = now_ms + i;
        good = make(&t, &STORIES[i], e);
        for (const char *at = STORIES[i].acts; good && *at; at++)
            good = act(&t, *at, e);
    }
    good = good && offers_tell(&t, e);
    store_close(t.st);
    arena_reset(&t.arena);
    return good;
}
