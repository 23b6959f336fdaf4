/* demo_record.c - draws the cases of every county, group and month, and who treats them. */
#include "work/demo_record.h"

#include <assert.h>
#include <iconv.h>
#include <math.h>

#include "base/day.h"
#include "base/money.h"
#include "work/demo_mess.h"

struct sheets {
    const struct demo_world *w;
    struct out *cities; /* [city_n] the rows of the present year */
    struct arena row;   /* texts of one row */
    int64_t serial;     /* of record numbers */
};

/* Poisson by Knuth's product of uniforms (TAOCP 2, 3.4.1 F); lambda is below 100 here. */
static int32_t poisson(double lambda, struct random *r)
{
    double limit = exp(-lambda), product = random_unit(r);
    int32_t n = 0;

    assert(lambda < 500);
    for (; product > limit; n++)
        product *= random_unit(r);
    return n;
}

/* A county of the same city, drawn; a neighbour treats only what it can. */
static int32_t neighbour(const struct demo_world *w, int32_t county, struct random *r)
{
    int32_t first = w->counties[county].city * w->city_counties, n = w->county_n - first;

    return first + (int32_t)random_below(r, n < w->city_counties ? n : w->city_counties);
}

/* Who treats a case: home where the county keeps it, else a neighbour (8 %), the city's hospital
 * (70 %) or a provincial one (22 %). The second hospital of a county takes one case in five. */
static int32_t treating(const struct demo_world *w, int32_t county, int32_t group, int32_t month,
                        struct random *r)
{
    const struct demo_county *c = &w->counties[county];
    int64_t way = random_below(r, 100);
    int32_t next = neighbour(w, county, r);

    if (random_below(r, 100) < demo_world_stay(w, county, group, month))
        return !c->district && random_below(r, 5) == 0 ? c->hospital + 1 : c->hospital;
    if (way < 8 && next != county && demo_world_stay(w, next, group, month) > 0)
        return w->counties[next].hospital;
    if (way < 78 && !c->district)
        return w->cities[c->city].hospital;
    return w->provincial[random_below(r, 2)];
}

static const char *address_make(const struct demo_world *w, int32_t county, struct random *r,
                                struct arena *a)
{
    const struct demo_county *c = &w->counties[county];
    const char *city = w->cities[c->city].name, *town = c->towns[random_below(r, DEMO_TOWN_N)];
    int number = (int)random_below(r, 300) + 1;

    switch (random_below(r, 20)) {
    case 0:
        return "本市";
    case 1: /* only the town is told: it may be one of several */
        return arena_text(a, "%s%s%d号", city, town, number);
    case 2:
    case 3:
        return arena_text(a, "%s%s%d组", c->name, town, number);
    case 4:
    case 5:
    case 6:
    case 7:
        return arena_text(a, "%s%s%s%d号", city, c->name, town, number);
    default:
        return arena_text(a, DEMO_PROVINCE "%s%s%s%d号", city, c->name, town, number);
    }
}

static const char *day_as_text(int32_t day, struct arena *a)
{
    char text[DAY_TEXT];

    day_text(day, text);
    return arena_text(a, "%s", text);
}

static void row_person(struct sheets *s, int32_t county, const struct demo_group *g,
                       struct random *r, struct demo_row *row)
{
    const struct demo_county *c = &s->w->counties[county];
    struct arena *a = &s->row;
    int32_t years = g->youngest + (int32_t)random_below(r, g->oldest - g->youngest + 1);
    const char **v = row->values;

    v[FIELD_SEX] = g->sex == 1 || (g->sex == 0 && random_below(r, 2)) ? "1" : "2";
    v[FIELD_AGE] = arena_text(a, "%d", years);
    v[FIELD_BIRTH] = day_as_text(row->dis_day - years * 365 - years / 4 - 20 * (years > 0), a);
    v[FIELD_ADDR] = address_make(s->w, county, r, a);
    v[FIELD_POST] = c->postcode;
    v[FIELD_HUKOU] = address_make(s->w, county, r, a);
    v[FIELD_ID] = arena_text(a, "%s********%04d", c->code, (int)random_below(r, 10000));
    v[FIELD_PAYER] = random_below(r, 4) ? "2" : "1";
    v[FIELD_REC_NO] = arena_text(a, "%08lld", (long long)++s->serial);
    v[FIELD_ADM_NO] = random_below(r, 5) ? "1" : "2";
}

static void row_stay(struct sheets *s, const struct demo_group *g, struct random *r,
                     struct demo_row *row)
{
    struct arena *a = &s->row;
    int32_t days = g->days * (60 + (int32_t)random_below(r, 81)) / 100;
    int64_t fen = (int64_t)g->yuan * (75 + random_below(r, 51));
    char cost[MONEY_TEXT];
    const char **v = row->values;

    days = days < 1 ? 1 : days;
    money_text(fen, cost);
    v[FIELD_ADM] = day_as_text(row->dis_day - days, a);
    v[FIELD_DIS] = day_as_text(row->dis_day, a);
    v[FIELD_DEPT] = demo_departments[g->discipline][random_below(r, 2)];
    v[FIELD_DAYS] = arena_text(a, "%d", days);
    v[FIELD_DX] = g->dx;
    v[FIELD_DX2] = random_below(r, 3) ? "I10.x00" : "E11.900";
    v[FIELD_WAY] = random_below(r, 120) ? "1" : "5";
    v[FIELD_COST] = arena_text(a, "%s", cost);
    v[FIELD_DRG] = g->drg;
    v[FIELD_RW] = arena_text(a, "%d.%04d", g->rw_e4 / 10000, g->rw_e4 % 10000);
    for (int field = FIELD_OP; field <= FIELD_OP2_LEVEL; field++)
        v[field] = "";
    if (g->technique >= 0) {
        v[FIELD_OP] = demo_techniques[g->technique].code;
        v[FIELD_OP_DATE] = v[FIELD_ADM];
        v[FIELD_OP_LEVEL] = arena_text(a, "%d", demo_techniques[g->technique].level);
    }
}

static void case_write(struct sheets *s, int32_t county, int32_t group, int32_t month,
                       struct random *r)
{
    const struct demo_world *w = s->w;
    int32_t at = treating(w, county, group, month, r);
    int32_t first = month_first_day(month), last = month_first_day(month + 1);
    struct demo_row row = {.dis_day = first + (int32_t)random_below(r, last - first)};

    row.values[FIELD_INST] = w->institutions[at].code;
    row.values[FIELD_INST_NAME] = w->institutions[at].name;
    row_person(s, county, &demo_groups[group], r, &row);
    row_stay(s, &demo_groups[group], r, &row);
    demo_mess_write(&row, r, &s->row, &s->cities[w->counties[w->institutions[at].county].city]);
    arena_reset(&s->row);
}

static void month_write(struct sheets *s, int32_t month)
{
    const struct demo_world *w = s->w;

    for (int32_t c = 0; c < w->county_n; c++) {
        uint64_t stream = DEMO_STREAM_RECORDS + (uint64_t)c * 100000 + (uint64_t)month;
        struct random r = random_stream(w->seed, stream);

        for (int32_t g = 0; g < DEMO_GROUP_N; g++) {
            double a_month = (double)w->counties[c].population * demo_groups[g].per_100k / 1.2e6;

            for (int32_t n = poisson(a_month, &r); n > 0; n--)
                case_write(s, c, g, month, &r);
        }
    }
}

/* Every second city exports in GB18030. Line by line, so that one line in five hundred can stay in
 * UTF-8, as where two exports were glued by hand. */
static void gb18030_write(struct str text, struct out *out)
{
    iconv_t to = iconv_open("GB18030", "UTF-8");
    int64_t line_n = 0;

    assert(to != (iconv_t)-1);
    while (text.n) {
        struct str line = str_cut(&text, '\n');
        char bytes[4096], *in = (char *)(uintptr_t)line.at, *put = bytes;
        size_t left = line.n, room = sizeof bytes;

        if (++line_n % 500 == 0) {
            out_str(out, line);
        } else {
            size_t lost = iconv(to, &in, &left, &put, &room);

            assert(lost == 0);
            out_put(out, bytes, (size_t)(put - bytes));
        }
        out_char(out, '\n');
    }
    iconv_close(to);
}

static bool sheet_write(struct sheets *s, struct folder *f, int32_t city, const char *name,
                        struct err *e)
{
    struct out *rows = &s->cities[city], whole = {0}, *out;
    struct folder_file *file;

    if (!folder_put(f, name, &file, &out, e))
        return false;
    if (city % 3 == 0)
        out_str(&whole, STR("sep=,\n"));
    out_str(&whole, STR(DEMO_HEADER));
    out_put(&whole, rows->items, rows->n);
    out_str(&whole, STR("合计,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"));
    if (city % 2)
        gb18030_write((struct str){whole.items, whole.n}, out);
    else
        out_put(out, whole.items, whole.n);
    out_reset(&whole);
    rows->n = 0;
    return folder_put_end(file, e);
}

static bool year_write(struct sheets *s, struct folder *f, int32_t year, struct arena *a,
                       struct demo_names *names, struct err *e)
{
    for (int32_t city = 0; city < s->w->city_n; city++) {
        const char *name = arena_text(a, "%s-%d.csv", s->w->cities[city].code, year);

        if (!sheet_write(s, f, city, name, e))
            return false;
        list_push(names, name);
    }
    return true;
}

bool demo_records_write(const struct demo_world *w, struct folder *f, struct arena *a,
                        struct demo_names *names, struct err *e)
{
    struct sheets s = {.w = w, .cities = ARENA_ARRAY(a, struct out, w->city_n)};
    bool ok = true;

    for (int32_t i = 0; i < w->month_n && ok; i++) {
        int32_t month = w->first_month + i, year = 1970 + month / 12;

        month_write(&s, month);
        if (month % 12 == 11 || i == w->month_n - 1)
            ok = year_write(&s, f, year, a, names, e);
    }
    for (int32_t city = 0; city < w->city_n; city++)
        out_reset(&s.cities[city]);
    arena_reset(&s.row);
    return ok;
}
