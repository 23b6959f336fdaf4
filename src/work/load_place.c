/* load_place.c - regions, organizations, people, names of codes, and the cells of the cube. */
#include "work/file.h"
#include "work/load_rows.h"
#include "work/records_part.h"

/* --- regions --- */

/* The city of a county is made from the first four digits of its code, once. */
static void city_put(struct load *l, struct str county, struct str name)
{
    struct str code = str_of(arena_text(&l->arena, "%.4s00", str_c(&l->arena, county)));

    for (size_t i = 0; i < l->regions.n; i++) {
        if (str_eq(l->regions.items[i].code, code))
            return;
    }
    list_push(&l->regions, ((struct region){.code = code,
                                            .name = name,
                                            .kind = REGION_CITY,
                                            .parent = str_of(l->request->region_code),
                                            .lng = NUMBER_UNKNOWN,
                                            .lat = NUMBER_UNKNOWN,
                                            .population = COUNT_UNKNOWN}));
}

static bool regions_read(struct load *l, struct err *e)
{
    enum { CODE, NAME, CITY, KIND, LNG, LAT, POPULATION };
    static const char *const COLUMNS[] = {"code", "name", "city",       "kind",
                                          "lng",  "lat",  "population", NULL};
    struct table t;

    if (!load_open(l, &t, "side/counties.csv", COLUMNS, e))
        return false;
    list_push(&l->regions, ((struct region){.code = str_of(l->request->region_code),
                                            .name = str_of(l->request->region_name),
                                            .kind = REGION_PROVINCE,
                                            .lng = NUMBER_UNKNOWN,
                                            .lat = NUMBER_UNKNOWN,
                                            .population = COUNT_UNKNOWN}));
    while (table_row(&t, e)) {
        bool district = str_eq(table_str(&t, KIND), STR("district"));
        struct region r = {.code = table_str(&t, CODE),
                           .name = table_str(&t, NAME),
                           .kind = district ? REGION_DISTRICT : REGION_COUNTY};

        city_put(l, r.code, table_str(&t, CITY));
        r.parent = str_of(arena_text(&l->arena, "%.4s00", str_c(&l->arena, r.code)));
        if (!table_number(&t, LNG, &r.lng, e) || !table_number(&t, LAT, &r.lat, e)
            || !table_int(&t, POPULATION, &r.population, e))
            return false;
        list_push(&l->regions, r);
    }
    return e->code == ERR_NONE;
}

/* --- organizations --- */

static bool organizations_read(struct load *l, struct err *e)
{
    enum { CODE, NAME, COUNTY, LEVEL, KIND };
    static const char *const COLUMNS[] = {"institution", "name", "county", "level", "kind", NULL};
    struct table t;

    if (!load_open(l, &t, "side/institutions.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct organization o = {.id = load_id(l),
                                 .code = table_str(&t, CODE),
                                 .name = table_str(&t, NAME),
                                 .county = table_str(&t, COUNTY),
                                 .level = table_str(&t, LEVEL),
                                 .kind = table_str(&t, KIND),
                                 .lng = NUMBER_UNKNOWN,
                                 .lat = NUMBER_UNKNOWN};

        if (words_put(&l->organization_codes, o.code) != (int32_t)l->organizations.n)
            return csv_fault(&t.csv, (size_t)t.at[CODE], o.code, e, "the code is there twice");
        list_push(&l->organizations, o);
    }
    return e->code == ERR_NONE;
}

static bool points_read(struct load *l, struct err *e)
{
    enum { CODE, LAT, LNG };
    static const char *const COLUMNS[] = {"organization_id", "latitude", "longitude", NULL};
    struct table t;

    if (!load_open(l, &t, "dispatch/organizations.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        int32_t number;

        if (!load_find(&t, CODE, &l->organization_codes, &number, e)
            || !table_number(&t, LAT, &l->organizations.items[number].lat, e)
            || !table_number(&t, LNG, &l->organizations.items[number].lng, e))
            return false;
    }
    return e->code == ERR_NONE;
}

/* --- people --- */

static bool practitioners_read(struct load *l, struct err *e)
{
    enum { CODE, NAME, ORGANIZATION, DISCIPLINE, RANK, TECHNIQUES, TITLE_FROM, WORK_FROM };
    static const char *const COLUMNS[] = {"practitioner", "name",       "organization",
                                          "discipline",   "title_rank", "techniques",
                                          "?title_from",  "?work_from", NULL};
    struct table t;

    if (!load_open(l, &t, "dispatch/practitioners.csv", COLUMNS, e))
        return false;
    while (table_row(&t, e)) {
        struct practitioner p = {.id = load_id(l),
                                 .code = table_str(&t, CODE),
                                 .name = table_str(&t, NAME),
                                 .discipline = table_str(&t, DISCIPLINE),
                                 .techniques = table_list(&t, TECHNIQUES, &l->arena)};
        int32_t number;

        if (!load_find(&t, ORGANIZATION, &l->organization_codes, &number, e)
            || !table_int32(&t, RANK, &p.title_rank, e)
            || !table_day(&t, TITLE_FROM, &p.title_from, e)
            || !table_day(&t, WORK_FROM, &p.work_from, e))
            return false;
        p.organization = l->organizations.items[number].id;
        p.county = l->organizations.items[number].county;
        if (words_put(&l->practitioner_codes, p.code) != (int32_t)l->practitioners.n)
            return csv_fault(&t.csv, (size_t)t.at[CODE], p.code, e, "the code is there twice");
        list_push(&l->practitioners, p);
    }
    return e->code == ERR_NONE;
}

static bool codes_read(struct load *l, enum code_scheme scheme, const char *name, const char *key,
                       struct err *e)
{
    const char *const columns[] = {key, "name", NULL};
    struct table t;

    if (!load_open(l, &t, name, columns, e))
        return false;
    while (table_row(&t, e))
        list_push(&l->codes, ((struct code){scheme, table_str(&t, 0), table_str(&t, 1)}));
    return e->code == ERR_NONE;
}

bool load_places(struct load *l, struct err *e)
{
    return regions_read(l, e) && organizations_read(l, e) && points_read(l, e)
           && practitioners_read(l, e) && codes_read(l, CODE_DRG, "side/drg.csv", "drg", e)
           && codes_read(l, CODE_PROCEDURE, "side/procedures.csv", "procedure", e);
}

/* --- the cube --- */

static struct str delivery_text(struct load *l)
{
    char id[ID_TEXT];

    id_text(l->delivery.id, id);
    return str_of(arena_text(&l->arena, "%s", id));
}

bool load_facts(struct load *l, struct err *e)
{
    const char *path = arena_text(&l->arena, "%s/cube/cases.csv", l->request->folder);
    struct str delivery = delivery_text(l);
    struct str bytes;

    cube_open(&l->cube);
    if (!file_read(path, &l->arena, &bytes, e) || !cube_read_cases(&l->cube, path, bytes, e))
        return false;
    for (int32_t i = 0; i < l->cube.cases.n; i++) {
        struct fact f = records_fact(&l->cube, i);

        f.delivery = delivery;
        list_push(&l->facts, f);
    }
    return true;
}

bool load_operations(struct load *l, struct err *e)
{
    const char *path = arena_text(&l->arena, "%s/cube/operations.csv", l->request->folder);
    struct str delivery = delivery_text(l);
    struct str bytes;

    if (!file_read(path, &l->arena, &bytes, e) || !cube_read_operations(&l->cube, path, bytes, e))
        return false;
    for (int32_t i = 0; i < l->cube.operations.n; i++) {
        struct operation o = records_operation(&l->cube, i);

        o.delivery = delivery;
        list_push(&l->operations, o);
    }
    return true;
}
