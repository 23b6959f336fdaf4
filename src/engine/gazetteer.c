/* gazetteer.c - a trie over runes whose nodes carry senses.
 *
 * A sense says: this name means that thing, in that province and city. The senses of a node are
 * sorted by kind, province, city and thing, so that those inside a scope are one run, found by
 * bisection: 城关镇 alone is a town of 88 counties. */
#include "engine/gazetteer.h"

#include <stdlib.h>
#include <string.h>
#include <uchar.h>

struct gazetteer_sense {
    int32_t node;
    int32_t kind;
    int32_t province, city;
    int32_t thing; /* province, city, or row of the living county, -1 where there is none */
};

/* --- runes --- */

/* Blanks, quotes and brackets beyond ASCII; the full-width forms of ASCII are folded before. The
 * full-width form of `.` is U+3002 where Chinese is typed. */
static bool silent_beyond_ascii(uint32_t rune)
{
    if (rune >= 0x3008 && rune <= 0x301B) /* 〈〉《》「」『』【】 〔〕〖〗〘〙〚〛 */
        return rune != 0x3012 && rune != 0x3013;
    switch (rune) {
    case 0x00A0: /* blanks */
    case 0x200B:
    case 0x3000:
    case 0xFEFF:
    case 0x00AB: /* « » */
    case 0x00BB:
    case 0x3002: /* 。 */
    case 0xFF61:
    case 0xFF62: /* ｢ ｣ */
    case 0xFF63:
    case 0xFF5F: /* ｟ ｠ */
    case 0xFF60:
    case 0x301D: /* 〝 〞 〟 */
    case 0x301E:
    case 0x301F:
        return true;
    default:
        return rune >= 0x2018 && rune <= 0x201F; /* ‘ ’ ‚ ‛ “ ” „ ‟ */
    }
}

static bool silent(uint32_t rune)
{
    if (rune >= 0x80)
        return silent_beyond_ascii(rune);
    return rune != 0 && strchr(" \t\r\n\v\f\"'()[]{}<>,.", (int)rune) != NULL;
}

size_t gazetteer_runes(struct str s, uint32_t *runes, size_t cap)
{
    size_t n = 0;

    for (size_t at = 0; at < s.n && n < cap;) {
        uint32_t rune = 0;
        size_t length = utf8_next(s, at, &rune);

        if (length == 0)
            break;
        at += length;
        if (rune >= 0xFF01 && rune <= 0xFF5E)
            rune -= 0xFF01 - 0x21;
        if (!silent(rune))
            runes[n++] = rune;
    }
    return n;
}

static bool ends(const uint32_t *runes, size_t n, const char32_t *tail)
{
    size_t tail_n = 0;

    while (tail[tail_n])
        tail_n++;
    if (n < tail_n)
        return false;
    for (size_t i = 0; i < tail_n; i++) {
        if (runes[n - tail_n + i] != tail[i])
            return false;
    }
    return true;
}

/* The number of runes before the tail, or all. */
static size_t before(const uint32_t *runes, size_t n, const char32_t *tail, size_t tail_n)
{
    return ends(runes, n, tail) ? n - tail_n : n;
}

static size_t province_short(const uint32_t *runes, size_t n)
{
    size_t kept = before(runes, n, U"自治区", 3);

    if (kept == n)
        return ends(runes, n, U"省") || ends(runes, n, U"市") ? n - 1 : n;
    n = kept;
    kept = before(runes, n, U"壮族", 2);
    kept = kept == n ? before(runes, n, U"回族", 2) : kept;
    return kept == n ? before(runes, n, U"维吾尔", 3) : kept;
}

static size_t city_short(const uint32_t *runes, size_t n)
{
    if (ends(runes, n, U"地区"))
        return n - 2;
    return ends(runes, n, U"市") || ends(runes, n, U"盟") ? n - 1 : n;
}

static size_t county_short(const uint32_t *runes, size_t n)
{
    bool tail = ends(runes, n, U"县") || ends(runes, n, U"区") || ends(runes, n, U"市")
                || ends(runes, n, U"旗");

    return tail && n >= 3 ? n - 1 : n;
}

size_t gazetteer_short(enum gazetteer_kind kind, const uint32_t *runes, size_t n)
{
    switch (kind) {
    case GAZETTEER_PROVINCE:
        return province_short(runes, n);
    case GAZETTEER_CITY:
        return city_short(runes, n);
    case GAZETTEER_COUNTY_SHORT:
        return county_short(runes, n);
    default:
        return n;
    }
}

bool gazetteer_city_named(struct str city)
{
    return city.n && !str_eq(city, STR("市辖区")) && !str_eq(city, STR("县"))
           && !str_eq(city, STR("省直辖县级行政区划"))
           && !str_eq(city, STR("自治区直辖县级行政区划"));
}

/* --- building --- */

struct builder {
    struct gazetteer *g;
    const struct side_counties *counties;
    struct arena *arena;
    struct gazetteer_sense *senses;
    int32_t sense_n;
};

static uint32_t edge_slot(const struct gazetteer *g, uint64_t key)
{
    uint64_t h = key * 0x9E3779B97F4A7C15u; /* Fibonacci hashing: the high bits are well mixed */
    uint32_t mask = g->edge_slot_n - 1;

    for (uint32_t i = (uint32_t)(h >> 32) & mask;; i = (i + 1) & mask) {
        if (g->edge_keys[i] == key || g->edge_keys[i] == 0)
            return i;
    }
}

/* Never 0, which marks an empty slot. */
static uint64_t edge_key(int32_t node, uint32_t rune)
{
    return ((uint64_t)(uint32_t)node << 21 | rune) + 1;
}

static int32_t node_put(struct gazetteer *g, const uint32_t *runes, size_t n)
{
    int32_t node = 0;

    for (size_t i = 0; i < n; i++) {
        uint32_t slot = edge_slot(g, edge_key(node, runes[i]));

        if (g->edge_keys[slot] == 0) {
            g->edge_keys[slot] = edge_key(node, runes[i]);
            g->edge_nodes[slot] = g->node_n++;
        }
        node = g->edge_nodes[slot];
    }
    return node;
}

static void sense_put(struct builder *b, const uint32_t *runes, size_t n,
                      struct gazetteer_sense sense)
{
    if (n == 0)
        return;
    sense.node = node_put(b->g, runes, n);
    b->senses[b->sense_n++] = sense;
}

/* Room: every rune of every name at most twice, once for the full and once for the short form. */
static void room_take(struct builder *b, const struct side_towns *towns)
{
    struct gazetteer *g = b->g;
    size_t runes = 1, names = 0;

    for (int32_t i = 0; i < b->counties->n; i++) {
        const struct side_county *c = &b->counties->items[i];

        runes += 2 * (utf8_count(c->name) + utf8_count(c->city) + utf8_count(c->province));
        names += 6;
    }
    for (int32_t i = 0; towns && i < towns->n; i++) {
        runes += utf8_count(towns->items[i].name);
        names += 1;
    }
    for (g->edge_slot_n = 64; g->edge_slot_n < runes * 2;)
        g->edge_slot_n *= 2;
    g->edge_keys = ARENA_ARRAY(b->arena, uint64_t, g->edge_slot_n);
    g->edge_nodes = ARENA_ARRAY(b->arena, int32_t, g->edge_slot_n);
    g->node_n = 1;
    b->senses = ARENA_ARRAY(b->arena, struct gazetteer_sense, names + 1);
}

/* A county's province and city, to be sorted into numbers. */
struct home {
    struct str province, city;
    int32_t row;
};

static int home_cmp(const void *a, const void *b)
{
    const struct home *x = a, *y = b;
    int order = str_cmp(x->province, y->province);

    order = order ? order : str_cmp(x->city, y->city);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* The first and the last code of an area in their order: what they have in common, all have. */
struct span {
    struct str low, high;
};

static void span_add(struct span *span, struct str code)
{
    if (span->low.n == 0 || str_cmp(code, span->low) < 0)
        span->low = code;
    if (span->high.n == 0 || str_cmp(code, span->high) > 0)
        span->high = code;
}

static bool span_shares(const struct span *span, size_t n)
{
    return span->low.n >= n && memcmp(span->low.at, span->high.at, n) == 0;
}

/* The living counties of an area tell its prefix; where all are retired, what they became. */
static void prefixes_build(const struct builder *b, const int32_t *area_of,
                           struct gazetteer_area *areas, int32_t area_n, size_t digits)
{
    const struct side_county *items = b->counties->items;
    struct span *spans = ARENA_ARRAY(b->arena, struct span, area_n);

    for (int32_t row = 0; row < b->counties->n; row++)
        areas[area_of[row]].alive |= items[row].live == row;
    for (int32_t row = 0; row < b->counties->n; row++) {
        int32_t live = items[row].live;

        if (live >= 0 && (live == row || !areas[area_of[row]].alive))
            span_add(&spans[area_of[row]], items[live].code);
    }
    for (int32_t i = 1; i < area_n; i++) {
        size_t n = span_shares(&spans[i], digits) ? digits : span_shares(&spans[i], 2) ? 2 : 0;

        if (n)
            memcpy(areas[i].prefix, spans[i].low.at, n);
    }
}

static void area_name(struct builder *b, struct str name, struct gazetteer_sense sense)
{
    uint32_t runes[SHEET_NAME_RUNES];
    size_t n = gazetteer_runes(name, runes, SHEET_NAME_RUNES);
    size_t kept =
        sense.kind == GAZETTEER_PROVINCE ? province_short(runes, n) : city_short(runes, n);

    sense_put(b, runes, n, sense);
    if (kept != n)
        sense_put(b, runes, kept, sense);
}

/* The province's number of the next home in order; a new one where the name is new. */
static int32_t province_take(struct builder *b, const struct home *h, const struct home *last)
{
    struct gazetteer *g = b->g;

    if (h->province.n == 0)
        return 0;
    if (!last || !str_eq(last->province, h->province)) {
        int32_t ix = g->province_n++;

        area_name(b, h->province,
                  (struct gazetteer_sense){
                      .kind = GAZETTEER_PROVINCE, .province = ix, .city = 0, .thing = ix});
    }
    return g->province_n - 1;
}

static int32_t city_take(struct builder *b, const struct home *h, const struct home *last,
                         int32_t province)
{
    struct gazetteer *g = b->g;

    if (!gazetteer_city_named(h->city))
        return 0;
    if (!last || !str_eq(last->province, h->province) || !str_eq(last->city, h->city)) {
        int32_t ix = g->city_n++;

        g->cities[ix].province = province;
        area_name(b, h->city,
                  (struct gazetteer_sense){
                      .kind = GAZETTEER_CITY, .province = province, .city = ix, .thing = ix});
    }
    return g->city_n - 1;
}

/* Numbers provinces and cities in the order of their names. */
static void areas_build(struct builder *b)
{
    struct gazetteer *g = b->g;
    int32_t n = b->counties->n;
    struct home *homes = ARENA_ARRAY(b->arena, struct home, n + 1);

    for (int32_t i = 0; i < n; i++)
        homes[i] = (struct home){b->counties->items[i].province, b->counties->items[i].city, i};
    qsort(homes, (size_t)n, sizeof *homes, home_cmp);
    g->provinces = ARENA_ARRAY(b->arena, struct gazetteer_area, n + 1);
    g->cities = ARENA_ARRAY(b->arena, struct gazetteer_area, n + 1);
    g->county_province = ARENA_ARRAY(b->arena, int32_t, n + 1);
    g->county_city = ARENA_ARRAY(b->arena, int32_t, n + 1);
    g->province_n = g->city_n = 1;
    for (int32_t i = 0; i < n; i++) {
        const struct home *last = i ? &homes[i - 1] : NULL;
        int32_t row = homes[i].row, province = province_take(b, &homes[i], last);
        int32_t city = city_take(b, &homes[i], last, province);

        g->county_province[row] = province;
        g->county_city[row] = city;
    }
    prefixes_build(b, g->county_province, g->provinces, g->province_n, 2);
    prefixes_build(b, g->county_city, g->cities, g->city_n, 4);
}

static void county_names(struct builder *b, int32_t row)
{
    const struct side_county *c = &b->counties->items[row];
    struct gazetteer_sense sense = {.kind = GAZETTEER_COUNTY,
                                    .province = b->g->county_province[row],
                                    .city = b->g->county_city[row],
                                    .thing = c->live};
    uint32_t runes[SHEET_NAME_RUNES];
    size_t n = gazetteer_runes(c->name, runes, SHEET_NAME_RUNES), kept = county_short(runes, n);

    sense_put(b, runes, n, sense);
    sense.kind = GAZETTEER_COUNTY_SHORT;
    if (kept != n)
        sense_put(b, runes, kept, sense);
}

/* A town of a county that the table does not have is nowhere. */
static void town_name(struct builder *b, const struct side_town *town)
{
    int32_t row = sheet_find(&b->counties->index, town->county);
    uint32_t runes[SHEET_NAME_RUNES];

    if (row < 0)
        return;
    sense_put(b, runes, gazetteer_runes(town->name, runes, SHEET_NAME_RUNES),
              (struct gazetteer_sense){.kind = GAZETTEER_TOWN,
                                       .province = b->g->county_province[row],
                                       .city = b->g->county_city[row],
                                       .thing = b->counties->items[row].live});
}

static int three_way(int32_t a, int32_t b)
{
    return (a > b) - (a < b);
}

static int sense_cmp(const void *a, const void *b)
{
    const struct gazetteer_sense *x = a, *y = b;
    int order = three_way(x->node, y->node);

    order = order ? order : three_way(x->kind, y->kind);
    order = order ? order : three_way(x->province, y->province);
    order = order ? order : three_way(x->city, y->city);
    return order ? order : three_way(x->thing, y->thing);
}

static void senses_sort(struct builder *b)
{
    struct gazetteer *g = b->g;
    int32_t at = 0;

    qsort(b->senses, (size_t)b->sense_n, sizeof *b->senses, sense_cmp);
    g->senses = b->senses;
    g->sense_at = ARENA_ARRAY(b->arena, int32_t, g->node_n + 1);
    for (int32_t node = 0; node <= g->node_n; node++) {
        while (at < b->sense_n && b->senses[at].node < node)
            at++;
        g->sense_at[node] = at;
    }
}

struct gazetteer *gazetteer_open(const struct side_counties *counties,
                                 const struct side_towns *towns, struct arena *a)
{
    struct builder b = {.g = ARENA_NEW(a, struct gazetteer), .counties = counties, .arena = a};

    room_take(&b, towns);
    areas_build(&b);
    for (int32_t i = 0; i < counties->n; i++)
        county_names(&b, i);
    for (int32_t i = 0; towns && i < towns->n; i++)
        town_name(&b, &towns->items[i]);
    senses_sort(&b);
    return b.g;
}

/* --- finding --- */

struct run {
    int32_t from, to;
};

/* Where the first sense of the node stands that is not before (kind, province, city). */
static int32_t sense_from(const struct gazetteer *g, struct run run, int32_t kind, int32_t province,
                          int32_t city)
{
    while (run.from < run.to) {
        int32_t middle = run.from + (run.to - run.from) / 2;
        const struct gazetteer_sense *s = &g->senses[middle];
        int order = three_way(s->kind, kind);

        order = order ? order : three_way(s->province, province);
        order = order ? order : three_way(s->city, city);
        if (order < 0)
            run.from = middle + 1;
        else
            run.to = middle;
    }
    return run.from;
}

/* The senses of a node that are of this kind and inside the scope. A city is sought inside its
 * province, so that a scope with a city has both. */
static struct run senses_in(const struct gazetteer *g, int32_t node, int32_t kind,
                            struct gazetteer_scope scope)
{
    struct run all = {g->sense_at[node], g->sense_at[node + 1]};

    if (all.from == all.to)
        return all;
    if (scope.province == GAZETTEER_ANY)
        return (struct run){sense_from(g, all, kind, INT32_MIN, INT32_MIN),
                            sense_from(g, all, kind + 1, INT32_MIN, INT32_MIN)};
    if (scope.city == GAZETTEER_ANY)
        return (struct run){sense_from(g, all, kind, scope.province, INT32_MIN),
                            sense_from(g, all, kind, scope.province + 1, INT32_MIN)};
    return (struct run){sense_from(g, all, kind, scope.province, scope.city),
                        sense_from(g, all, kind, scope.province, scope.city + 1)};
}

bool gazetteer_means(const struct gazetteer *g, struct gazetteer_name name,
                     enum gazetteer_kind kind, struct gazetteer_scope scope)
{
    struct run run = senses_in(g, name.node, (int32_t)kind, scope);

    return run.from < run.to;
}

/* Of several cities the only one alive: lists of old codes repeat a city under its old status. */
static int32_t city_alive(const struct gazetteer *g, struct run run)
{
    int32_t found = -1;

    for (int32_t i = run.from; i < run.to; i++) {
        int32_t city = g->senses[i].thing;

        if (!g->cities[city].alive || city == found)
            continue;
        if (found >= 0)
            return -1;
        found = city;
    }
    return found;
}

int32_t gazetteer_only(const struct gazetteer *g, struct gazetteer_name name,
                       enum gazetteer_kind kind, struct gazetteer_scope scope)
{
    struct run run = senses_in(g, name.node, (int32_t)kind, scope);

    for (int32_t i = run.from + 1; i < run.to; i++) {
        if (g->senses[i].thing != g->senses[run.from].thing)
            return kind == GAZETTEER_CITY ? city_alive(g, run) : -1;
    }
    return run.from < run.to ? g->senses[run.from].thing : -1;
}

static bool counts(const struct gazetteer *g, struct gazetteer_name name, unsigned kinds,
                   struct gazetteer_scope scope)
{
    for (int kind = GAZETTEER_PROVINCE; kind < GAZETTEER_TOWN; kind++) {
        if (kinds & 1u << kind && gazetteer_means(g, name, (enum gazetteer_kind)kind, scope))
            return true;
    }
    return kinds & 1u << GAZETTEER_TOWN && gazetteer_only(g, name, GAZETTEER_TOWN, scope) >= 0;
}

struct gazetteer_name gazetteer_longest(const struct gazetteer *g, const uint32_t *runes, size_t n,
                                        unsigned kinds, struct gazetteer_scope scope)
{
    struct gazetteer_name longest = {0}, here = {0};
    bool open = true;

    while (here.n < n) {
        uint32_t slot = edge_slot(g, edge_key(here.node, runes[here.n]));

        if (g->edge_keys[slot] == 0) {
            open = false;
            break;
        }
        here = (struct gazetteer_name){g->edge_nodes[slot], here.n + 1, false};
        if (g->sense_at[here.node] < g->sense_at[here.node + 1] && counts(g, here, kinds, scope))
            longest = here;
    }
    longest.open = open;
    return longest;
}
