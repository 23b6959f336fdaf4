/* demo_world.c - see demo_world.h. Every draw comes from a stream of its own. */
#include "work/demo_world.h"

#include <assert.h>

#include "work/demo_pilot.h"

const char *const demo_level_names[] = {"省级三级甲等", "市级三级", "县级二级", "乡镇卫生院"};

/* Two characters make a name; no real county was found among the pairs. */
static const char *const HEADS[] = {"杏", "橘", "枫", "槐", "棠", "莼", "菱", "蒹", "蕙", "芷",
                                    "芸", "苓", "楸", "柚", "榛", "桦", "椴", "楠", "榕", "椿"};
/* Heads of the counties behind the first 480: rare characters, so that they stay unlike real ones.
 */
static const char *const MORE_HEADS[] = {
    "荃", "荇", "荻", "莳", "菀", "萱", "葭", "蓁", "蔻", "薇", "蘅", "枳", "柘", "栀", "桫",
    "鹮", "鸢", "鹄", "鹭", "鹇", "鸥", "鹬", "鹧", "鹳", "鹪", "琮", "璋", "琬", "琰", "珩",
    "珂", "珞", "瑾", "瑗", "璩", "砚", "碣", "磬", "缃", "缇", "绛", "绀", "缥", "绡", "绮",
    "筠", "箬", "篁", "筱", "篆", "笙", "箫", "箜", "篌", "铎", "镛", "铙", "钲", "镝", "钺",
    "舸", "舫", "舲", "艅", "艎", "棹", "楫", "橹", "艄", "舳", "榧", "樨", "槿", "檫", "梣",
    "楂", "榉", "樟", "桤", "栲", "麂", "麝", "麋", "貘", "獬", "豸", "狻", "猊", "貔", "貅",
    "霁", "霭", "霰", "霏", "雯", "霓", "昀", "晗", "曦", "暄"};
static const char *const TAILS[] = {"溪", "坪", "岭", "湾", "渡", "桥", "原", "台",
                                    "浦", "泽", "谷", "坡", "垣", "塘", "洲", "岩",
                                    "津", "坞", "畈", "墩", "陂", "埭", "圩", "硚"};
static const char *const TOWN_HEADS[] = {"上", "下", "东", "西", "南", "北", "前", "后"};
static const char *const TOWN_TAILS[] = {"河", "桥", "店", "铺", "井", "集", "沟", "庙"};
static const char *const SURNAMES[] = {"苏", "叶", "程", "秦", "方", "陆", "顾", "沈", "唐", "袁",
                                       "傅", "卢", "丁", "钟", "姜", "崔", "谭", "廖", "范", "汪",
                                       "金", "石", "戴", "贾", "韦", "夏", "邱", "侯", "邹", "熊"};
static const char *const GIVEN[] = {"安", "文", "清", "明", "远", "思", "宁", "若", "之", "云",
                                    "一", "子", "景", "怀", "书", "知", "予", "和", "静", "川"};
static const char *const CITY_TAILS[] = {"州", "江", "陵", "浔", "澧"};
#define COUNT(array) ((int32_t)(sizeof(array) / sizeof *(array)))

static void cities_make(struct demo_world *w, struct random *r, struct arena *a)
{
    int32_t across = 1;

    while (across * across < w->city_n)
        across++;
    w->cities = ARENA_ARRAY(a, struct demo_city, w->city_n);
    for (int32_t i = 0; i < w->city_n; i++) {
        int32_t row = i / across, column = i % across;

        w->cities[i] = (struct demo_city){
            .code = arena_text(a, DEMO_PROVINCE_CODE "%02d", i + 1),
            .name = arena_text(a, "%s%s市", HEADS[i % COUNT(HEADS)], CITY_TAILS[i / COUNT(HEADS)]),
            .lng = 108.0 + 1.6 * column + 0.2 * random_unit(r),
            .lat = 29.0 + 1.4 * row + 0.2 * random_unit(r),
        };
    }
}

/* The n-th of all pairs of characters, in an order in which neighbours look unlike. */
static const char *pair_name(int32_t n, const char *kind, struct arena *a)
{
    int32_t first = COUNT(HEADS) * COUNT(TAILS), more = COUNT(MORE_HEADS) * COUNT(TAILS);
    bool early = n < first;
    int32_t pairs = early ? first : more, from = early ? 0 : first,
            at = (int32_t)((int64_t)(n - from) * 197 % pairs);
    const char *head = early ? HEADS[at % COUNT(HEADS)] : MORE_HEADS[at % COUNT(MORE_HEADS)];

    assert(n < first + more);
    return arena_text(a, "%s%s%s", head, TAILS[at / (early ? COUNT(HEADS) : COUNT(MORE_HEADS))],
                      kind);
}

static void county_make(struct demo_world *w, int32_t i, struct random *r, struct arena *a)
{
    int32_t city = i / w->city_counties, of_city = i % w->city_counties;
    bool district = of_city == 0;
    double size = random_unit(r);

    w->counties[i] = (struct demo_county){
        .code = arena_text(a, "%s%02d", w->cities[city].code, district ? 2 : 20 + of_city),
        .name = pair_name(i,
                          district                          ? "区"
                          : of_city == w->city_counties - 1 ? "市"
                                                            : "县",
                          a),
        .postcode =
            arena_text(a, "99%02d%02d", city + 1, of_city * (w->city_counties > 10 ? 3 : 10)),
        .city = city,
        .district = district,
        .lng = w->cities[city].lng + (district ? 0 : 1.1 * random_unit(r) - 0.55),
        .lat = w->cities[city].lat + (district ? 0 : 0.9 * random_unit(r) - 0.45),
        .population = district ? 160000 + (int64_t)(size * 80000) : 45000 + (int64_t)(size * 90000),
    };
    for (int32_t t = 0; t < DEMO_TOWN_N; t++) {
        int64_t head = (random_below(r, COUNT(TOWN_HEADS)) + t) % COUNT(TOWN_HEADS);

        w->counties[i].towns[t] =
            t == 0 ? "城关镇"
                   : arena_text(a, "%s%s%s", TOWN_HEADS[head],
                                TOWN_TAILS[(t + i) % COUNT(TOWN_TAILS)], t % 2 ? "镇" : "乡");
    }
}

static int32_t institution_put(struct demo_world *w, int32_t county, enum demo_level level,
                               const char *name, struct arena *a)
{
    const struct demo_county *c = &w->counties[county];

    w->institutions[w->institution_n] = (struct demo_institution){
        .code = arena_text(a, "D%s%02d", c->code, w->institution_n % 97 + 1),
        .name = name,
        .level = level,
        .county = county,
        .lng = c->lng,
        .lat = c->lat,
    };
    return w->institution_n++;
}

/* The provincial hospitals stand in the first district, a city's in its own. */
static void institutions_make(struct demo_world *w, struct arena *a)
{
    w->institutions = ARENA_ARRAY(a, struct demo_institution, 2 + w->city_n + 3 * w->county_n);
    w->provincial[0] = institution_put(w, 0, DEMO_PROVINCIAL, DEMO_PROVINCE "人民医院", a);
    w->provincial[1] = institution_put(w, 0, DEMO_PROVINCIAL, DEMO_PROVINCE "立医学院附属医院", a);
    for (int32_t i = 0; i < w->county_n; i++) {
        struct demo_county *c = &w->counties[i];

        if (c->district) {
            c->hospital = institution_put(w, i, DEMO_CITY,
                                          arena_text(a, "%s人民医院", w->cities[c->city].name), a);
            w->cities[c->city].hospital = c->hospital;
        } else {
            c->hospital =
                institution_put(w, i, DEMO_COUNTY, arena_text(a, "%s人民医院", c->name), a);
            institution_put(w, i, DEMO_COUNTY, arena_text(a, "%s中医院", c->name), a);
        }
        institution_put(w, i, DEMO_TOWNSHIP, arena_text(a, "%s%s卫生院", c->name, c->towns[1]), a);
    }
}

/* Counties differ: one keeps most of a discipline, another little; about one technique in six of
 * the third and fourth level is missing, more of them where the discipline is weak. */
static void skill_make(struct demo_world *w, int32_t county, struct random *r)
{
    struct demo_county *c = &w->counties[county];

    for (int32_t d = 0; d < DEMO_DISCIPLINE_N; d++)
        c->strength[d] = c->district ? 96 : 58 + (int32_t)random_below(r, 40);
    for (int32_t t = 0; t < DEMO_TECHNIQUE_N && !c->district; t++) {
        int64_t odds = demo_techniques[t].level < 3 ? 2 : demo_techniques[t].level == 3 ? 14 : 28;

        odds += 80 - c->strength[demo_techniques[t].discipline] > 0 ? 8 : 0;
        if (random_below(r, 100) < odds)
            c->missing |= UINT64_C(1) << t;
    }
}

/* One county in three received an expert for a technique it lacked, in the middle of the time. */
static void placements_make(struct demo_world *w, struct random *r, struct arena *a)
{
    w->placements = ARENA_ARRAY(a, struct demo_placement, w->county_n);
    for (int32_t i = 0; i < w->county_n; i++) {
        struct demo_county *c = &w->counties[i];
        int32_t t = (int32_t)random_below(r, DEMO_TECHNIQUE_N), seen = 0;
        int64_t late = random_below(r, 5);

        if (random_below(r, 3) != 0 || c->missing == 0 || w->month_n < 8)
            continue;
        while (!(c->missing >> t & 1) && seen++ < DEMO_TECHNIQUE_N)
            t = (t + 1) % DEMO_TECHNIQUE_N;
        w->placements[w->placement_n++] = (struct demo_placement){
            .county = i,
            .discipline = demo_techniques[t].discipline,
            .technique = t,
            .month = w->first_month + w->month_n / 2 + (int32_t)late - 2,
            .strength_before = c->strength[demo_techniques[t].discipline],
            .strength_after = 97,
        };
    }
}

static uint64_t techniques_of(int32_t discipline, int32_t title_rank, struct random *r)
{
    uint64_t set = 0;

    for (int32_t t = 0; t < DEMO_TECHNIQUE_N; t++) {
        if (demo_techniques[t].discipline == discipline
            && random_below(r, 10) < 3 + 2 * title_rank - (demo_techniques[t].level == 4 ? 3 : 0))
            set |= UINT64_C(1) << t;
    }
    return set;
}

static const int32_t STAFF[] = {/* people of each discipline in a hospital of this level */
                                [DEMO_PROVINCIAL] = 6,
                                [DEMO_CITY] = 4,
                                [DEMO_COUNTY] = 1,
                                [DEMO_TOWNSHIP] = 0};

static int32_t city_counties(int32_t county_n)
{
    int32_t fewest = (county_n + DEMO_CITY_MOST - 1) / DEMO_CITY_MOST;

    return fewest > DEMO_CITY_COUNTIES ? fewest : DEMO_CITY_COUNTIES;
}

static int32_t city_n(int32_t county_n)
{
    return (county_n + city_counties(county_n) - 1) / city_counties(county_n);
}

int64_t demo_world_people(int32_t county_n)
{
    int64_t cities = city_n(county_n);

    return DEMO_DISCIPLINE_N
           * (2 * STAFF[DEMO_PROVINCIAL] + cities * STAFF[DEMO_CITY]
              + 2 * (county_n - cities) * STAFF[DEMO_COUNTY]);
}

static void person_make(struct demo_world *w, int32_t institution, int32_t discipline,
                        struct random *r, struct arena *a)
{
    int32_t rank =
        1 + (int32_t)random_below(r, w->institutions[institution].level > DEMO_CITY ? 3 : 4);
    const char *surname = SURNAMES[random_below(r, COUNT(SURNAMES))];
    const char *first = GIVEN[random_below(r, COUNT(GIVEN))];
    const char *second = random_below(r, 4) ? GIVEN[random_below(r, COUNT(GIVEN))] : "";

    w->practitioners[w->practitioner_n] = (struct demo_practitioner){
        .code = arena_text(a, "P%05d", w->practitioner_n + 1),
        .name = arena_text(a, "%s%s%s", surname, first, second),
        .institution = institution,
        .discipline = discipline,
        .title_rank = rank,
        .techniques = techniques_of(discipline, rank, r),
    };
    w->practitioner_n++;
}

/* Exactly `asked`, each hospital by the share of its usual staff: their sum is shared out, so that
 * no rounding is left over. */
static void people_make(struct demo_world *w, int64_t asked, struct random *r, struct arena *a)
{
    int64_t usual = demo_world_people(w->county_n), before = 0, sum = 0;

    w->practitioners = ARENA_ARRAY(a, struct demo_practitioner, (size_t)asked);
    for (int32_t i = 0; i < w->institution_n; i++) {
        sum += STAFF[w->institutions[i].level] * DEMO_DISCIPLINE_N;
        for (int64_t k = before; k < sum * asked / usual; k++)
            person_make(w, i, (int32_t)((k - before) % DEMO_DISCIPLINE_N), r, a);
        before = sum * asked / usual;
    }
    assert(w->practitioner_n == asked);
}

void demo_world_make(struct demo_world *w, uint64_t seed, int32_t county_n, int32_t month_n,
                     int32_t practitioner_n, struct arena *a)
{
    struct random places = random_stream(seed, DEMO_STREAM_PLACES);
    struct random people = random_stream(seed, DEMO_STREAM_PEOPLE);
    struct random skill = random_stream(seed, DEMO_STREAM_SKILL);
    struct random pilots = random_stream(seed, DEMO_STREAM_PILOTS);

    assert(county_n >= DEMO_COUNTY_LEAST && county_n <= DEMO_COUNTY_MOST);
    assert(month_n >= 1 && month_n <= DEMO_MONTH_MOST);
    assert(practitioner_n == 0
           || (practitioner_n >= demo_world_people(county_n)
               && practitioner_n <= DEMO_PRACTITIONER_MOST));
    *w = (struct demo_world){
        .seed = seed,
        .first_month = DEMO_LAST_MONTH - month_n + 1,
        .month_n = month_n,
        .county_n = county_n,
        .city_n = city_n(county_n),
        .city_counties = city_counties(county_n),
    };
    cities_make(w, &places, a);
    w->counties = ARENA_ARRAY(a, struct demo_county, county_n);
    for (int32_t i = 0; i < county_n; i++)
        county_make(w, i, &places, a);
    institutions_make(w, a);
    for (int32_t i = 0; i < county_n; i++)
        skill_make(w, i, &skill);
    placements_make(w, &skill, a);
    demo_pilots_make(w, &pilots);
    people_make(w, practitioner_n ? practitioner_n : demo_world_people(county_n), &people, a);
}

int32_t demo_world_stay(const struct demo_world *w, int32_t county, int32_t group, int32_t month)
{
    const struct demo_county *c = &w->counties[county];
    const struct demo_group *g = &demo_groups[group];
    int32_t strength = c->strength[g->discipline];
    bool missing = g->technique >= 0 && c->missing >> g->technique & 1;

    for (int32_t i = 0; i < w->placement_n; i++) {
        const struct demo_placement *p = &w->placements[i];

        if (p->county != county || p->discipline != g->discipline || month < p->month)
            continue;
        strength = p->strength_after;
        missing = missing && p->technique != g->technique;
    }
    if (missing)
        return 0;
    return g->stay_percent * strength * demo_pilot_keep(w, county, g->discipline, month) / 10000;
}
