/* demo_world.h - an invented province: places, hospitals, people, and what is true about them.
 *
 * A pure function of (seed, counties, months, practitioners). Nothing in it is real; every file
 * made from it says so. What is planted, so that engines have something true to find: strength  how
 * much of a discipline's care a county keeps at home missing   techniques that nobody in a county
 * does: their cases leave placement an expert comes in some month; from then on the technique is
 * done and care stays pilots    policies of demo_pilot.h, on which careless measuring is wrong */
#ifndef XL_WORK_DEMO_WORLD_H
#define XL_WORK_DEMO_WORLD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/random.h"

enum {
    DEMO_DISCIPLINE_N = 14,
    DEMO_TECHNIQUE_N = 38,
    DEMO_GROUP_N = 54,
    DEMO_CITY_COUNTIES = 8, /* counties of a city where it has no more, see city_counties */
    DEMO_CITY_MOST = 99,    /* two digits of a code */
    DEMO_TOWN_N = 6,        /* towns of a county */
    DEMO_COUNTY_LEAST = 8,
    DEMO_COUNTY_MOST = 2880, /* as many as have a name of their own */
    DEMO_PRACTITIONER_MOST = 1000000,
    DEMO_MONTH_MOST = 60,
    DEMO_LAST_MONTH = (2025 - 1970) * 12 + 11 /* 2025-12 */
};

struct demo_technique {
    const char *code, *name;
    int32_t level, discipline;
};
struct demo_group {
    const char *drg, *name;
    int32_t discipline;
    int32_t rw_e4, yuan;
    int32_t per_100k;     /* cases among 100,000 residents a year */
    int32_t stay_percent; /* of them that a strong county keeps */
    const char *dx;
    int32_t technique;        /* its main operation, or -1 */
    int32_t sex;              /* 1 male, 2 female, 0 either */
    int32_t youngest, oldest; /* years */
    int32_t days;
};
extern const char *const demo_disciplines[DEMO_DISCIPLINE_N];
extern const char *const demo_departments[DEMO_DISCIPLINE_N][2];
extern const struct demo_technique demo_techniques[DEMO_TECHNIQUE_N];
extern const struct demo_group demo_groups[DEMO_GROUP_N];

enum demo_level { DEMO_PROVINCIAL, DEMO_CITY, DEMO_COUNTY, DEMO_TOWNSHIP };
extern const char *const demo_level_names[];

enum demo_pilot_kind { DEMO_DRIFT, DEMO_NOTICE, DEMO_SEASON, DEMO_GROWTH, DEMO_PILOT_N };

struct demo_city {
    const char *code, *name; /* four digits */
    double lng, lat;
    int32_t hospital; /* institution */
};
struct demo_county {
    const char *code, *name, *postcode; /* six digits each */
    int32_t city;
    bool district;
    double lng, lat;
    int64_t population;
    const char *towns[DEMO_TOWN_N];
    int32_t hospital;                    /* institution */
    int32_t strength[DEMO_DISCIPLINE_N]; /* percent */
    uint64_t missing;                    /* techniques, 1 << index */
    bool pilots[DEMO_PILOT_N];           /* begins, or begins early: demo_pilot.h */
};
struct demo_institution {
    const char *code, *name;
    enum demo_level level;
    int32_t county;
    double lng, lat;
};
struct demo_practitioner {
    const char *code, *name;
    int32_t institution, discipline;
    int32_t title_rank; /* 1..4 */
    uint64_t techniques;
};
struct demo_placement { /* the truth: care of the discipline stays from `month` on */
    int32_t county, discipline, technique, month;
    int32_t strength_before, strength_after; /* percent */
};

struct demo_world {
    uint64_t seed;
    int32_t first_month, month_n;
    struct demo_city *cities;
    struct demo_county *counties;
    struct demo_institution *institutions;
    struct demo_practitioner *practitioners;
    struct demo_placement *placements;
    int32_t city_n, county_n, institution_n, practitioner_n, placement_n;
    int32_t city_counties; /* counties of a city, the first of them its district; the last city may
                              have fewer */
    int32_t provincial[2]; /* the two provincial hospitals */
};

#define DEMO_PROVINCE_CODE "99"
#define DEMO_PROVINCE "杏林省"

/* Streams of random.h, so that no part of the world depends on how another was drawn. */
enum demo_stream {
    DEMO_STREAM_PLACES = 1,
    DEMO_STREAM_PEOPLE,
    DEMO_STREAM_SKILL,
    DEMO_STREAM_OFFERS,
    DEMO_STREAM_REGISTRY,
    DEMO_STREAM_ORDERS,
    DEMO_STREAM_PILOTS,
    DEMO_STREAM_RECORDS = 1000 /* + county * months + month */
};

/* As many people as such a province has where nothing else is asked for: every hospital has one of
 * each discipline. Pure. */
int64_t demo_world_people(int32_t county_n);

/* county_n DEMO_COUNTY_LEAST..DEMO_COUNTY_MOST, month_n 1..DEMO_MONTH_MOST; practitioner_n
 * demo_world_people()..DEMO_PRACTITIONER_MOST, or 0 for the least: asserted. */
void demo_world_make(struct demo_world *w, uint64_t seed, int32_t county_n, int32_t month_n,
                     int32_t practitioner_n, struct arena *a);

/* Percent of the group's cases that the county keeps in a month; 0 where the technique is missing.
 */
int32_t demo_world_stay(const struct demo_world *w, int32_t county, int32_t group, int32_t month);

#endif
