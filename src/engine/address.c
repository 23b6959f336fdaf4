/* address.c - an address is read from its start: province, city inside it, county inside them. What
 * stands there decides, and the longest name wins (吉林市 before 吉林, 朝阳区 before 朝阳). Only
 * where the county does not follow at once is it sought in the next twelve characters. */
#include "engine/address.h"

#include <string.h>
#include <uchar.h>

enum {
    REACH = 12, /* characters in which a county or town may begin */
    SURE = 7 /* as long as the longest name of the country and longer than a text of no meaning */
};

#define BIT(kind) (1u << (kind))

static bool same_runes(const uint32_t *runes, size_t n, const char32_t *text)
{
    for (size_t i = 0; i < n; i++) {
        if (text[i] == 0 || runes[i] != text[i])
            return false;
    }
    return text[n] == 0;
}

static size_t leading(const uint32_t *runes, size_t n, const char32_t *text)
{
    size_t length = 0;

    while (text[length])
        length++;
    return n >= length && same_runes(runes, length, text) ? length : 0;
}

/* Whole texts that say nothing. */
static bool says_nothing(const uint32_t *runes, size_t n)
{
    static const char32_t *const WORDS[] = {
        U"-",    U"--",   U"—",    U"——",   U"/",    U"无",   U"NULL", U"\\N",  U"本市",
        U"本县", U"本区", U"同上", U"不详", U"未知", U"外地", U"国外", U"境外",
    };

    if (n == 0)
        return true;
    for (size_t i = 0; n <= 4 && i < sizeof WORDS / sizeof *WORDS; i++) {
        if (same_runes(runes, n, WORDS[i]))
            return true;
    }
    return false;
}

/* The text from where its names begin: without the country. */
struct words_ahead {
    const uint32_t *runes;
    size_t n;
    bool open; /* its end was looked at */
};

/* The longest name that starts `at` runes on. */
static struct gazetteer_name longest_at(const struct gazetteer *g, struct words_ahead *w, size_t at,
                                        unsigned kinds, struct gazetteer_scope scope)
{
    struct gazetteer_name name = gazetteer_longest(g, w->runes + at, w->n - at, kinds, scope);

    w->open |= name.open;
    return name;
}

static void step_over(struct words_ahead *w, size_t n)
{
    w->runes += n;
    w->n -= n;
}

static struct gazetteer_scope scope_of(const struct address *found)
{
    return (struct gazetteer_scope){found->province, found->city};
}

/* Takes the city that starts here, if no longer county name starts here too. */
static void city_take(const struct gazetteer *g, struct words_ahead *w, struct address *found)
{
    struct gazetteer_scope scope = scope_of(found);
    struct gazetteer_name name =
        longest_at(g, w, 0, BIT(GAZETTEER_CITY) | BIT(GAZETTEER_COUNTY), scope);
    int32_t city = name.n ? gazetteer_only(g, name, GAZETTEER_CITY, scope) : -1;

    if (city < 0)
        return;
    found->city = city;
    found->province = g->cities[city].province;
    step_over(w, name.n);
}

/* The province and city at the start of the text, or the county that stands there alone. */
static void start_take(const struct gazetteer *g, struct words_ahead *w, struct address *found)
{
    const struct gazetteer_scope all = {GAZETTEER_ANY, GAZETTEER_ANY};
    struct gazetteer_name name = longest_at(
        g, w, 0, BIT(GAZETTEER_PROVINCE) | BIT(GAZETTEER_CITY) | BIT(GAZETTEER_COUNTY), all);

    if (name.n == 0)
        return;
    if (gazetteer_means(g, name, GAZETTEER_PROVINCE, all)) {
        found->province = gazetteer_only(g, name, GAZETTEER_PROVINCE, all);
        step_over(w, name.n);
        if (found->province >= 0)
            city_take(g, w, found);
    } else if (gazetteer_means(g, name, GAZETTEER_CITY, all)) {
        city_take(g, w, found);
    } else {
        found->county = gazetteer_only(g, name, GAZETTEER_COUNTY, all);
        found->step = 3;
    }
}

/* The longest name of the kind that begins within reach, the leftmost on a tie. */
static struct gazetteer_name within_reach(const struct gazetteer *g, struct words_ahead *w,
                                          enum gazetteer_kind kind, struct gazetteer_scope scope)
{
    struct gazetteer_name longest = {0};

    w->open |= w->n < REACH;
    for (size_t at = 0; at < REACH && at < w->n; at++) {
        struct gazetteer_name name = longest_at(g, w, at, BIT(kind), scope);

        if (name.n > longest.n)
            longest = name;
    }
    return longest;
}

/* The county inside what is known: at once in full, at once in short, or in full further on. The
 * first of the three that is there decides, even where it means several counties. */
static int32_t county_inside(const struct gazetteer *g, struct words_ahead *w,
                             struct gazetteer_scope scope)
{
    struct gazetteer_name name = longest_at(g, w, 0, BIT(GAZETTEER_COUNTY), scope);

    if (name.n)
        return gazetteer_only(g, name, GAZETTEER_COUNTY, scope);
    name = longest_at(g, w, 0, BIT(GAZETTEER_COUNTY_SHORT), scope);
    if (name.n)
        return gazetteer_only(g, name, GAZETTEER_COUNTY_SHORT, scope);
    name = within_reach(g, w, GAZETTEER_COUNTY, scope);
    return name.n ? gazetteer_only(g, name, GAZETTEER_COUNTY, scope) : -1;
}

static void inside_take(const struct gazetteer *g, struct words_ahead *w, struct address *found)
{
    struct gazetteer_scope scope = scope_of(found);

    w->open |= w->n < 3; /* 市辖区 perhaps */
    step_over(w, leading(w->runes, w->n, U"市辖区"));
    found->county = county_inside(g, w, scope);
    found->step = 2;
    if (found->county < 0 && found->city >= 0) {
        struct gazetteer_name name = within_reach(g, w, GAZETTEER_TOWN, scope);

        found->county = name.n ? gazetteer_only(g, name, GAZETTEER_TOWN, scope) : -1;
        found->step = 4;
    }
}

size_t address_runes(struct str text, uint32_t runes[ADDRESS_RUNES])
{
    size_t n = gazetteer_runes(text, runes, ADDRESS_RUNES);
    size_t country = leading(runes, n, U"中国");

    country = country ? country : leading(runes, n, U"中华人民共和国");
    n -= country;
    memmove(runes, runes + country, n * sizeof *runes);
    return says_nothing(runes, n) ? 0 : n;
}

struct address address_read(const struct gazetteer *g, struct str text)
{
    uint32_t runes[ADDRESS_RUNES];
    struct words_ahead w = {runes, address_runes(text, runes), false};
    struct address found = {.county = -1, .province = GAZETTEER_ANY, .city = GAZETTEER_ANY};

    found.open = w.n < SURE;
    start_take(g, &w, &found);
    if (found.province != GAZETTEER_ANY)
        inside_take(g, &w, &found);
    found.open |= w.open;
    return found;
}
