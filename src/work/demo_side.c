/* demo_side.c - see demo_side.h. */
#include "work/demo_side.h"

#include <stdio.h>

#include "base/csv.h"
#include "base/day.h"
#include "work/demo_pilot.h"

typedef void table_write(const struct demo_world *w, struct csv_writer *to);

static bool file_write(const struct demo_world *w, struct folder *f, const char *name,
                       table_write *write, struct err *e)
{
    struct folder_file *file;
    struct csv_writer to = {0};

    if (!folder_put(f, name, &file, &to.out, e))
        return false;
    write(w, &to);
    return folder_put_end(file, e);
}

static void degrees(struct csv_writer *to, double value)
{
    char text[32];

    snprintf(text, sizeof text, "%.5f", value);
    csv_text(to, text);
}

/* --- side tables --- */

static void institutions_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "institution,name,county,level,kind");
    for (int32_t i = 0; i < w->institution_n; i++) {
        const struct demo_institution *one = &w->institutions[i];

        csv_text(to, one->code);
        csv_text(to, one->name);
        csv_text(to, w->counties[one->county].code);
        csv_text(to, demo_level_names[one->level]);
        csv_text(to, str_ends(str_of(one->name), STR("中医院")) ? "中医医院" : "综合医院");
        csv_end(to);
    }
}

static const char *kind_of(const struct demo_county *c)
{
    return c->district ? "district" : "county";
}

static void counties_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "code,name,city,province,kind,lng,lat,population,postcodes");
    for (int32_t i = 0; i < w->county_n; i++) {
        const struct demo_county *c = &w->counties[i];

        csv_text(to, c->code);
        csv_text(to, c->name);
        csv_text(to, w->cities[c->city].name);
        csv_text(to, DEMO_PROVINCE);
        csv_text(to, kind_of(c));
        degrees(to, c->lng);
        degrees(to, c->lat);
        csv_int(to, c->population);
        csv_text(to, c->postcode);
        csv_end(to);
    }
}

static void towns_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "code,name,county");
    for (int32_t i = 0; i < w->county_n; i++) {
        for (int32_t t = 0; t < DEMO_TOWN_N; t++) {
            char code[16];

            snprintf(code, sizeof code, "%s%03d", w->counties[i].code, t + 1);
            csv_text(to, code);
            csv_text(to, w->counties[i].towns[t]);
            csv_text(to, w->counties[i].code);
            csv_end(to);
        }
    }
}

static void drg_write(const struct demo_world *w, struct csv_writer *to)
{
    (void)w;
    csv_head(to, "drg,name,rw,discipline");
    for (int32_t g = 0; g < DEMO_GROUP_N; g++) {
        char rw[24];

        snprintf(rw, sizeof rw, "%d.%04d", demo_groups[g].rw_e4 / 10000,
                 demo_groups[g].rw_e4 % 10000);
        csv_text(to, demo_groups[g].drg);
        csv_text(to, demo_groups[g].name);
        csv_text(to, rw);
        csv_text(to, demo_disciplines[demo_groups[g].discipline]);
        csv_end(to);
    }
}

static void procedures_write(const struct demo_world *w, struct csv_writer *to)
{
    (void)w;
    csv_head(to, "procedure,name,level,discipline");
    for (int32_t t = 0; t < DEMO_TECHNIQUE_N; t++) {
        csv_text(to, demo_techniques[t].code);
        csv_text(to, demo_techniques[t].name);
        csv_int(to, demo_techniques[t].level);
        csv_text(to, demo_disciplines[demo_techniques[t].discipline]);
        csv_end(to);
    }
}

static void departments_write(const struct demo_world *w, struct csv_writer *to)
{
    (void)w;
    csv_head(to, "department,discipline");
    for (int32_t d = 0; d < DEMO_DISCIPLINE_N; d++) {
        for (int32_t name = 0; name < 2; name++) {
            csv_text(to, demo_departments[d][name]);
            csv_text(to, demo_disciplines[d]);
            csv_end(to);
        }
    }
}

static void population_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "county,kind,population");
    for (int32_t i = 0; i < w->county_n; i++) {
        csv_text(to, w->counties[i].code);
        csv_text(to, kind_of(&w->counties[i]));
        csv_int(to, w->counties[i].population);
        csv_end(to);
    }
}

/* Full-time equivalents: more where more people live and where the discipline is strong. */
static void specialists_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "county,discipline,specialists");
    for (int32_t i = 0; i < w->county_n; i++) {
        for (int32_t d = 0; d < DEMO_DISCIPLINE_N; d++) {
            const struct demo_county *c = &w->counties[i];
            int64_t tenths = 5 + c->population / 12000 + (c->strength[d] - 50) / 5;
            char text[32];

            snprintf(text, sizeof text, "%lld.%lld", (long long)(tenths / 10),
                     (long long)(tenths % 10));
            csv_text(to, c->code);
            csv_text(to, demo_disciplines[d]);
            csv_text(to, text);
            csv_end(to);
        }
    }
}

bool demo_side_write(const struct demo_world *w, struct folder *f, struct err *e)
{
    return file_write(w, f, "institutions.csv", institutions_write, e)
           && file_write(w, f, "counties.csv", counties_write, e)
           && file_write(w, f, "towns.csv", towns_write, e)
           && file_write(w, f, "drg.csv", drg_write, e)
           && file_write(w, f, "procedures.csv", procedures_write, e)
           && file_write(w, f, "departments.csv", departments_write, e)
           && file_write(w, f, "population.csv", population_write, e)
           && file_write(w, f, "specialists.csv", specialists_write, e);
}

/* --- people and offers --- */

static void techniques_put(struct csv_writer *to, uint64_t set)
{
    char text[600];
    size_t n = 0;

    text[0] = '\0';
    for (int32_t t = 0; t < DEMO_TECHNIQUE_N; t++) {
        if (set >> t & 1)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? ";" : "",
                                  demo_techniques[t].code);
    }
    csv_text(to, text);
}

/* A rank takes some years, from a September to the next; of the youngest some days are unknown. */
static void since_put(struct csv_writer *to, const struct demo_practitioner *p, int32_t number,
                      int32_t first_month)
{
    int32_t title = first_month / 12 * 12 + 8 - 12 * (3 + number % 5);
    int32_t work = title - 12 * (p->title_rank - 1) * (4 + number % 3);
    bool told = p->title_rank > 1 || number % 4 > 0;

    csv_day(to, told ? month_first_day(title) : DAY_NONE);
    csv_day(to, told ? month_first_day(work) : DAY_NONE);
}

static void practitioners_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "practitioner,name,organization,discipline,title_rank,techniques,title_from,"
                 "work_from");
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        const struct demo_practitioner *p = &w->practitioners[i];

        csv_text(to, p->code);
        csv_text(to, p->name);
        csv_text(to, w->institutions[p->institution].code);
        csv_text(to, demo_disciplines[p->discipline]);
        csv_int(to, p->title_rank);
        techniques_put(to, p->techniques);
        since_put(to, p, i, w->first_month);
        csv_end(to);
    }
}

static void organizations_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "organization_id,name,county,latitude,longitude");
    for (int32_t i = 0; i < w->institution_n; i++) {
        const struct demo_institution *one = &w->institutions[i];

        csv_text(to, one->code);
        csv_text(to, one->name);
        csv_text(to, w->counties[one->county].code);
        degrees(to, one->lat);
        degrees(to, one->lng);
        csv_end(to);
    }
}

static void department_put(struct csv_writer *to, const char *institution, int32_t discipline)
{
    char text[64];

    snprintf(text, sizeof text, "%s-%02d", institution, discipline + 1);
    csv_text(to, text);
}

static bool offered(const struct demo_world *w, const struct demo_practitioner *p, struct random *r)
{
    bool drawn = random_below(r, 100) < 55;

    return drawn && p->title_rank >= 2 && w->institutions[p->institution].level <= DEMO_CITY;
}

static void offer_put(const struct demo_world *w, const struct demo_practitioner *p,
                      struct random *r, struct csv_writer *to)
{
    int32_t start = month_first_day(DEMO_LAST_MONTH + 1);
    const char *institution = w->institutions[p->institution].code;
    const struct demo_county *wished = &w->counties[random_below(r, w->county_n)];
    const struct demo_county *shunned = &w->counties[random_below(r, w->county_n)];
    const struct demo_county *last = &w->counties[random_below(r, w->county_n)];

    csv_text(to, p->code);
    csv_text(to, institution);
    department_put(to, institution, p->discipline);
    csv_text(to, demo_disciplines[p->discipline]);
    csv_int(to, p->title_rank);
    techniques_put(to, p->techniques);
    csv_day(to, start);
    csv_day(to, random_below(r, 12) ? day_add_months(start, 18) : day_add_months(start, 6));
    csv_text(to, random_below(r, 4) ? "" : w->institutions[last->hospital].code);
    csv_text(to, random_below(r, 2) ? wished->code : "");
    csv_text(to, random_below(r, 8) || shunned == wished ? "" : shunned->code);
    csv_none(to);
    csv_end(to);
}

static void offers_write(const struct demo_world *w, struct csv_writer *to)
{
    struct random r = random_stream(w->seed, DEMO_STREAM_OFFERS);

    csv_head(to, "practitioner_id,organization_id,department_id,discipline,title_rank,techniques,"
                 "available_from,available_until,last_host_id,preferred_counties,"
                 "excluded_counties,pinned_demand_id");
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        if (offered(w, &w->practitioners[i], &r))
            offer_put(w, &w->practitioners[i], &r, to);
    }
}

static void quota_put(struct csv_writer *to, const char *scope, int64_t min, int64_t max)
{
    csv_text(to, scope);
    csv_int(to, min);
    if (max < 0)
        csv_none(to);
    else
        csv_int(to, max);
    csv_end(to);
}

/* Sending hospitals are protected from being emptied, and the weakest place of each city is
 * promised one doctor at least. */
static void quotas_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "id,scope,min,max");
    for (int32_t i = 0; i < w->institution_n; i++) {
        if (w->institutions[i].level > DEMO_CITY)
            continue;
        csv_text(to, w->institutions[i].code);
        quota_put(to, "organization", 0, w->institutions[i].level == DEMO_PROVINCIAL ? 30 : 16);
    }
    for (int32_t i = 0; i < w->county_n; i++) {
        if (i % w->city_counties != w->city_counties - 1)
            continue;
        csv_text(to, w->counties[i].code);
        quota_put(to, "county", 1, -1);
    }
}

bool demo_offers_write(const struct demo_world *w, struct folder *f, struct err *e)
{
    return file_write(w, f, "practitioners.csv", practitioners_write, e)
           && file_write(w, f, "organizations.csv", organizations_write, e)
           && file_write(w, f, "offers.csv", offers_write, e)
           && file_write(w, f, "quotas.csv", quotas_write, e);
}

/* --- truth --- */

static void strength_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "county,discipline,strength_percent");
    for (int32_t i = 0; i < w->county_n; i++) {
        for (int32_t d = 0; d < DEMO_DISCIPLINE_N; d++) {
            csv_text(to, w->counties[i].code);
            csv_text(to, demo_disciplines[d]);
            csv_int(to, w->counties[i].strength[d]);
            csv_end(to);
        }
    }
}

static void missing_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "county,procedure");
    for (int32_t i = 0; i < w->county_n; i++) {
        for (int32_t t = 0; t < DEMO_TECHNIQUE_N; t++) {
            if (!(w->counties[i].missing >> t & 1))
                continue;
            csv_text(to, w->counties[i].code);
            csv_text(to, demo_techniques[t].code);
            csv_end(to);
        }
    }
}

static void placements_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "county,discipline,procedure,from_month,strength_before_percent,"
                 "strength_after_percent");
    for (int32_t i = 0; i < w->placement_n; i++) {
        const struct demo_placement *p = &w->placements[i];
        char month[MONTH_TEXT];

        month_text(p->month, month);
        csv_text(to, w->counties[p->county].code);
        csv_text(to, demo_disciplines[p->discipline]);
        csv_text(to, demo_techniques[p->technique].code);
        csv_text(to, month);
        csv_int(to, p->strength_before);
        csv_int(to, p->strength_after);
        csv_end(to);
    }
}

static void pilots_write(const struct demo_world *w, struct csv_writer *to)
{
    csv_head(to, "pilot,discipline,county,from_month");
    for (int32_t k = 0; k < DEMO_PILOT_N; k++) {
        for (int32_t i = 0; i < w->county_n; i++) {
            int32_t start = demo_pilot_start(w, (enum demo_pilot_kind)k, i);
            char month[MONTH_TEXT];

            if (start == INT32_MAX)
                continue;
            month_text(start, month);
            csv_text(to, demo_pilots[k].code);
            csv_text(to, demo_disciplines[demo_pilots[k].discipline]);
            csv_text(to, w->counties[i].code);
            csv_text(to, month);
            csv_end(to);
        }
    }
}

bool demo_truth_write(const struct demo_world *w, struct folder *f, struct err *e)
{
    return file_write(w, f, "strength.csv", strength_write, e)
           && file_write(w, f, "missing.csv", missing_write, e)
           && file_write(w, f, "placements.csv", placements_write, e)
           && file_write(w, f, "pilots.csv", pilots_write, e);
}
