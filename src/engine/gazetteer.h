/* gazetteer.h - the names of provinces, cities, counties and towns, found where they start in a
 * text.
 *
 * Built once from the counties and towns tables, read only afterwards: threads may share it. Names
 * and texts are compared as runes without what addresses are sloppy about (gazetteer_runes). A
 * retired county keeps its name and stands for the county that it became. */
#ifndef XL_ENGINE_GAZETTEER_H
#define XL_ENGINE_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/side.h"

#define GAZETTEER_ANY (-1) /* province or city of a scope */

enum gazetteer_kind {
    GAZETTEER_PROVINCE,     /* full, and without 省 市 自治区 and the people's name */
    GAZETTEER_CITY,         /* full, and without 市 地区 盟 */
    GAZETTEER_COUNTY,       /* full */
    GAZETTEER_COUNTY_SHORT, /* without 县 区 市 旗, where two characters are left */
    GAZETTEER_TOWN          /* full; only towns that lie in exactly one county of the scope count */
};

/* A province or a city. Number 0 of each is "none": counties that name no province or city. */
struct gazetteer_area {
    int32_t province; /* of a city */
    bool alive;       /* a county in it is not retired */
    char prefix[5]; /* what the codes of its counties have in common: 4 digits (cities), 2, or "" */
};

struct gazetteer {
    struct gazetteer_area *provinces, *cities;
    int32_t province_n, city_n;
    int32_t *county_city, *county_province; /* of each row of the counties table */
    /* A trie: edge (node, rune) -> node in an open hash; the root is node 0. */
    uint64_t *edge_keys;
    int32_t *edge_nodes;
    uint32_t edge_slot_n;
    int32_t node_n;
    int32_t *sense_at; /* [node_n + 1] where the senses of each node begin */
    struct gazetteer_sense *senses;
};

struct gazetteer_scope {
    int32_t province; /* or GAZETTEER_ANY, and then the city is that too */
    int32_t city;     /* of that province, or GAZETTEER_ANY */
};

struct gazetteer_name {
    int32_t node;
    size_t n;  /* runes; 0 where no name starts there */
    bool open; /* the text ended before it was sure that no longer name starts there */
};

/* Runes of a text, folded, without blanks, quotes, brackets, `,` `.` and their full-width forms; at
 * most `cap`, the rest is not looked at. Returns their number. O(length). */
size_t gazetteer_runes(struct str s, uint32_t *runes, size_t cap);

/* How many runes of a full name its short form of this kind keeps: all where there is none. */
size_t gazetteer_short(enum gazetteer_kind kind, const uint32_t *runes, size_t n);

/* Whether a city column holds a name, not 市辖区 or another level of the official list. */
bool gazetteer_city_named(struct str city);

/* Builds; everything in the arena. `towns` may be NULL. O(total length of names * log). */
struct gazetteer *gazetteer_open(const struct side_counties *counties,
                                 const struct side_towns *towns, struct arena *a);

/* The longest name of one of `kinds` (bits 1 << kind) inside the scope that starts at runes[0].
 * O(longest name). */
struct gazetteer_name gazetteer_longest(const struct gazetteer *g, const uint32_t *runes, size_t n,
                                        unsigned kinds, struct gazetteer_scope scope);

/* Whether the name means a thing of this kind inside the scope. */
bool gazetteer_means(const struct gazetteer *g, struct gazetteer_name name,
                     enum gazetteer_kind kind, struct gazetteer_scope scope);

/* The only thing of this kind inside the scope that bears the name: a province, a city, or the row
 * of a living county; -1 where there are several, none, or it is retired into nowhere. Of several
 * cities the only one that is alive. */
int32_t gazetteer_only(const struct gazetteer *g, struct gazetteer_name name,
                       enum gazetteer_kind kind, struct gazetteer_scope scope);

#endif
