/* side.c - for each table its columns and a function that turns a row's values into a struct. */
#include "engine/side.h"

#include "engine/fold.h"

#define COLUMNS(list) (list), (int)(sizeof(list) / sizeof *(list))
#define ROWS(r, type) ARENA_ARRAY((r)->arena, type, (r)->row_cap)

bool side_institutions_read(const char *name, struct str bytes, struct arena *a,
                            struct side_institutions *table, struct err *e)
{
    enum { INSTITUTION, NAME, COUNTY, LEVEL, KIND };
    static const struct sheet_column LIST[] = {
        {"institution", true}, {"name", true}, {"county", true}, {"level", false}, {"kind", false}};
    struct sheet r;
    struct side_institution *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_institution);
    while (sheet_row(&r, e)) {
        if (!sheet_key(&r, INSTITUTION, e))
            return false;
        items[r.index.n - 1] = (struct side_institution){.institution = r.values[INSTITUTION],
                                                         .name = r.values[NAME],
                                                         .county = r.values[COUNTY],
                                                         .level = r.values[LEVEL],
                                                         .kind = r.values[KIND]};
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_institutions){items, r.index.n, r.index, r.warning};
    return true;
}

enum county_column {
    C_CODE,
    C_NAME,
    C_CITY,
    C_PROVINCE,
    C_KIND,
    C_LNG,
    C_LAT,
    C_POPULATION,
    C_RETIRED,
    C_POSTCODES
};

static const struct sheet_column COUNTY_COLUMNS[] = {
    {"code", true},          {"name", true},       {"city", false}, {"province", false},
    {"kind", false},         {"lng", false},       {"lat", false},  {"population", false},
    {"retired_into", false}, {"postcodes", false},
};

static bool code_sound(const struct sheet *r, int column, struct err *e)
{
    struct str code = r->values[column];
    bool sound = code.n == 6;

    for (size_t i = 0; i < code.n && sound; i++) {
        char c = code.at[i];

        sound = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
    return sound || sheet_fault(r, column, e, "a county code has six letters or digits");
}

static bool county_point(const struct sheet *r, struct side_county *county, struct err *e)
{
    county->located = r->values[C_LNG].n && r->values[C_LAT].n;
    return sheet_degrees(r, C_LNG, 180, &county->lng, e)
           && sheet_degrees(r, C_LAT, 90, &county->lat, e);
}

static bool county_read(struct sheet *r, struct side_county *county, struct err *e)
{
    if (!sheet_key(r, C_CODE, e) || !code_sound(r, C_CODE, e))
        return false;
    *county = (struct side_county){.code = r->values[C_CODE],
                                   .name = r->values[C_NAME],
                                   .city = r->values[C_CITY],
                                   .province = r->values[C_PROVINCE],
                                   .kind = r->values[C_KIND],
                                   .postcodes = r->values[C_POSTCODES],
                                   .retired_into = -1};
    return sheet_name(r, C_NAME, e) && sheet_name(r, C_CITY, e) && sheet_name(r, C_PROVINCE, e)
           && county_point(r, county, e) && sheet_count(r, C_POPULATION, &county->population, e);
}

/* Row after at most SIDE_HOPS hops, or -1: lists of old codes may also run in a circle. */
static int32_t county_live(const struct side_county *items, int32_t row)
{
    for (int hop = 0; hop < SIDE_HOPS && items[row].retired_into >= 0; hop++)
        row = items[row].retired_into;
    return items[row].retired_into < 0 ? row : -1;
}

/* What a county was retired into can stand further down: it is looked up when all rows are read. */
static bool counties_link(struct sheet *r, struct side_county *items, const struct str *into,
                          const int64_t *line, struct err *e)
{
    for (int32_t i = 0; i < r->index.n; i++) {
        if (into[i].n == 0)
            continue;
        items[i].retired_into = sheet_find(&r->index, into[i]);
        if (items[i].retired_into < 0) {
            r->csv.line = line[i];
            return csv_fault(&r->csv, (size_t)r->at[C_RETIRED], into[i], e,
                             "retired_into is no code of this table");
        }
    }
    for (int32_t i = 0; i < r->index.n; i++)
        items[i].live = county_live(items, i);
    return true;
}

bool side_counties_read(const char *name, struct str bytes, struct arena *a,
                        struct side_counties *table, struct err *e)
{
    struct sheet r;
    struct side_county *items;
    struct str *into;
    int64_t *line;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(COUNTY_COLUMNS), e))
        return false;
    items = ROWS(&r, struct side_county);
    into = ROWS(&r, struct str);
    line = ROWS(&r, int64_t);
    while (sheet_row(&r, e)) {
        int32_t row = r.index.n;

        if (!county_read(&r, &items[row], e))
            return false;
        into[row] = r.values[C_RETIRED];
        line[row] = r.csv.line;
    }
    if (e->code != ERR_NONE || !counties_link(&r, items, into, line, e))
        return false;
    *table = (struct side_counties){
        items,   r.index.n, r.at[C_POSTCODES] >= 0, r.at[C_LNG] >= 0 && r.at[C_LAT] >= 0,
        r.index, r.warning};
    return true;
}

bool side_towns_read(const char *name, struct str bytes, struct arena *a, struct side_towns *table,
                     struct err *e)
{
    static const struct sheet_column LIST[] = {{"code", true}, {"name", true}, {"county", true}};
    struct sheet r;
    struct side_town *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_town);
    while (sheet_row(&r, e)) {
        if (!sheet_key(&r, 0, e) || !sheet_name(&r, 1, e))
            return false;
        items[r.index.n - 1] = (struct side_town){r.values[0], r.values[1], r.values[2]};
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_towns){items, r.index.n, r.index, r.warning};
    return true;
}

bool side_drgs_read(const char *name, struct str bytes, struct arena *a, struct side_drgs *table,
                    struct err *e)
{
    static const struct sheet_column LIST[] = {
        {"drg", true}, {"name", false}, {"rw", true}, {"discipline", false}};
    struct sheet r;
    struct side_drg *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_drg);
    while (sheet_row(&r, e)) {
        struct side_drg drg = {r.values[0], r.values[1], r.values[3], SHEET_UNKNOWN};

        if (!sheet_code(&r, 0, e) || !sheet_rw(&r, 2, &drg.rw_e4, e))
            return false;
        items[r.index.n - 1] = drg;
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_drgs){items, r.index.n, r.index, r.warning};
    return true;
}

static bool take_level(const struct sheet *r, int column, int32_t *level, struct err *e)
{
    *level = fold_level(r->values[column]);
    return *level > 0 || r->values[column].n == 0
           || sheet_fault(r, column, e, "an operation level is 1, 2, 3 or 4");
}

bool side_procedures_read(const char *name, struct str bytes, struct arena *a,
                          struct side_procedures *table, struct err *e)
{
    enum { PROCEDURE, NAME, LEVEL, DISCIPLINE, RW };
    static const struct sheet_column LIST[] = {{"procedure", true},
                                               {"name", false},
                                               {"level", false},
                                               {"discipline", false},
                                               {"rw", false}};
    struct sheet r;
    struct side_procedure *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_procedure);
    while (sheet_row(&r, e)) {
        struct side_procedure p = {.procedure = r.values[PROCEDURE],
                                   .name = r.values[NAME],
                                   .discipline = r.values[DISCIPLINE]};

        if (!sheet_code(&r, PROCEDURE, e) || !take_level(&r, LEVEL, &p.level, e)
            || !sheet_rw(&r, RW, &p.rw_e4, e))
            return false;
        items[r.index.n - 1] = p;
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_procedures){items, r.index.n, r.index, r.warning};
    return true;
}

bool side_departments_read(const char *name, struct str bytes, struct arena *a,
                           struct side_departments *table, struct err *e)
{
    static const struct sheet_column LIST[] = {{"department", true}, {"discipline", true}};
    struct sheet r;
    struct side_department *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_department);
    while (sheet_row(&r, e)) {
        if (!sheet_key(&r, 0, e))
            return false;
        items[r.index.n - 1] = (struct side_department){r.values[0], r.values[1]};
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_departments){items, r.index.n, r.index, r.warning};
    return true;
}

bool side_populations_read(const char *name, struct str bytes, struct arena *a,
                           struct side_populations *table, struct err *e)
{
    static const struct sheet_column LIST[] = {
        {"county", true}, {"kind", false}, {"population", false}};
    struct sheet r;
    struct side_population *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_population);
    while (sheet_row(&r, e)) {
        struct side_population p = {r.values[0], r.values[1], SHEET_UNKNOWN};

        if (!sheet_key(&r, 0, e) || !sheet_count(&r, 2, &p.population, e))
            return false;
        items[r.index.n - 1] = p;
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_populations){items, r.index.n, r.index, r.warning};
    return true;
}

/* Six decimals are read as an integer, so that the same text is the same number everywhere. */
static bool take_full_time(const struct sheet *r, int column, double *full_time, struct err *e)
{
    int64_t value = SHEET_UNKNOWN * 1000000;

    if (!sheet_decimal(r, column, 6, &value, e))
        return false;
    *full_time = (double)value / 1e6;
    return r->values[column].n == 0 || value >= 0
           || sheet_fault(r, column, e, "a number of specialists is at least 0");
}

bool side_specialists_read(const char *name, struct str bytes, struct arena *a,
                           struct side_specialists *table, struct err *e)
{
    static const struct sheet_column LIST[] = {
        {"county", true}, {"discipline", true}, {"specialists", true}};
    struct sheet r;
    struct side_specialist *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct side_specialist);
    while (sheet_row(&r, e)) {
        struct side_specialist s = {r.values[0], r.values[1], SHEET_UNKNOWN};

        if (!sheet_pair(&r, 0, 1, e) || !take_full_time(&r, 2, &s.specialists, e))
            return false;
        items[r.index.n - 1] = s;
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_specialists){items, r.index.n, r.index, r.warning};
    return true;
}

bool side_refers_read(const char *name, struct str bytes, struct arena *a,
                      struct side_refers *table, struct err *e)
{
    static const struct sheet_column LIST[] = {{"drg", true}};
    struct sheet r;
    struct str *items;

    if (!sheet_open(&r, &(struct sheet_source){name, bytes, a}, COLUMNS(LIST), e))
        return false;
    items = ROWS(&r, struct str);
    while (sheet_row(&r, e)) {
        if (!sheet_code(&r, 0, e))
            return false;
        items[r.index.n - 1] = r.values[0];
    }
    if (e->code != ERR_NONE)
        return false;
    *table = (struct side_refers){items, r.index.n, r.index, r.warning};
    return true;
}
