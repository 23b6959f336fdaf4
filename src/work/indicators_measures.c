/* indicators_measures.c - what each figure is, and what the run was: measures.json, summary.json.
 */
#include <stddef.h>

#include "base/day.h"
#include "base/json.h"
#include "work/indicators_part.h"

#define VERSION "indicator 1" /* of the rules by which the figures are made */

/* A NULL denominator: a sum, a count, or a name. */
struct measure {
    const char *column, *numerator, *denominator, *unit;
};

/* By file and column, each name once. */
static const struct measure MEASURES[] = {
    {"organization", "code of the institution", NULL, "code"},
    {"county", "code of the county", NULL, "code"},
    {"cases", "discharges", NULL, "cases"},
    {"grouped", "discharges with a group", NULL, "cases"},
    {"rw_cases", "grouped discharges of known weight", NULL, "cases"},
    {"rw", "sum of their weights", NULL, "weight x 10000"},
    {"cmi", "weight of grouped discharges", "grouped discharges of known weight",
     "weight per case"},
    {"rw2_cases", "of rw_cases: weight of 2 and more", NULL, "cases"},
    {"rw2_share", "rw2_cases", "rw_cases", "share"},
    {"rw2_low", "lower end of the 95 % score interval of rw2_share", NULL, "share"},
    {"rw2_high", "upper end of the 95 % score interval of rw2_share", NULL, "share"},
    {"groups", "groups with a case", NULL, "groups"},
    {"mdcs", "major categories with a case: first characters of the groups", NULL, "categories"},
    {"mdcs_missing", "major categories with a case elsewhere in the window, none here", NULL,
     "codes"},
    {"operated", "discharges with an operation", NULL, "cases"},
    {"operated_share", "operated", "cases", "share"},
    {"operated_low", "lower end of the 95 % score interval of operated_share", NULL, "share"},
    {"operated_high", "upper end of the 95 % score interval of operated_share", NULL, "share"},
    {"operations", "operations of any level", NULL, "operations"},
    {"level3_operations", "operations of level 3", NULL, "operations"},
    {"level3_share", "level3_operations", "operations", "share"},
    {"level4_operations", "operations of level 4", NULL, "operations"},
    {"level4_share", "level4_operations", "operations", "share"},
    {"time_index", "cases of each group times mean days here over mean days of all institutions",
     "cases of these groups", "1 = as all institutions"},
    {"cost_index", "cases of each group times mean cost here over mean cost of all institutions",
     "cases of these groups", "1 = as all institutions"},
    {"days", "days in hospital", NULL, "days"},
    {"cost", "cost", NULL, "smallest unit of the currency"},
    {"deaths", "discharges by death", NULL, "cases"},
    {"residents", "cases of residents, treating county known", NULL, "cases"},
    {"local", "cases of residents treated in the county", NULL, "cases"},
    {"local_share", "local", "residents", "share"},
    {"local_low", "lower end of the 95 % score interval of local_share", NULL, "share"},
    {"local_high", "upper end of the 95 % score interval of local_share", NULL, "share"},
    {"treated", "cases treated in the county, residence known", NULL, "cases"},
    {"own_share", "local", "treated", "share"},
    {"own_low", "lower end of the 95 % score interval of own_share", NULL, "share"},
    {"own_high", "upper end of the 95 % score interval of own_share", NULL, "share"},
    {"inflow", "treated less local", NULL, "cases"},
    {"outflow", "residents less local", NULL, "cases"},
    {"net_index", "inflow", "outflow", "ratio"},
    {"residence_unknown", "cases treated in the county of residence unknown", NULL, "cases"},
    {"treating_unknown", "cases of residents, treating county unknown", NULL, "cases"},
    {"spectrum_change", "sum over all groups of the distance of their shares now and before", NULL,
     "0 (the same) to 2 (nothing in common)"},
    {"reverse_inflow", "cases of residents of districts treated in a county that is none", NULL,
     "cases"},
    {"population", "whom residence means: current address, or mixed with other addresses", NULL,
     "word"},
    {"refused", "why the local share is not told, or what is not known of it", NULL, "sentence"},
    {"residence", "county of residence, its beginning, or unknown", NULL, "code"},
    {"treating", "county of treatment, or unknown", NULL, "code"},
    {"rank", "place by the distance of the shares now and before", NULL, "rank"},
    {"drg", "code of the group", NULL, "code"},
    {"before", "cases of residents in the group, in the window before", NULL, "cases"},
    {"now", "cases of residents in the group, in the window", NULL, "cases"},
    {"share_before", "before", "grouped cases of residents in the window before", "share"},
    {"before_low", "lower end of the exact 95 % Poisson interval of before",
     "grouped cases of residents in the window before", "share"},
    {"before_high", "upper end of the exact 95 % Poisson interval of before",
     "grouped cases of residents in the window before", "share"},
    {"share_now", "now", "grouped cases of residents in the window", "share"},
    {"now_low", "lower end of the exact 95 % Poisson interval of now",
     "grouped cases of residents in the window", "share"},
    {"now_high", "upper end of the exact 95 % Poisson interval of now",
     "grouped cases of residents in the window", "share"},
    {"change", "share_now less share_before", NULL, "share"},
    {"institution", "code of the institution", NULL, "code"},
    {"months_present", "months of the window with a case", NULL, "months"},
    {"months", "months of the window", NULL, "months"},
};

/* Empty is unknown. */
static void text_put(struct json_writer *w, const char *key, struct str text)
{
    json_key(w, key);
    if (text.n)
        json_str(w, text);
    else
        json_none(w);
}

static void month_put(struct json_writer *w, const char *key, int32_t month)
{
    char text[MONTH_TEXT];

    month_text(month, text);
    json_key(w, key);
    json_text(w, text);
}

static void count_put(struct json_writer *w, const char *key, int64_t count)
{
    json_key(w, key);
    json_int(w, count);
}

/* One object a column. */
void indicators_write_measures(const struct indicators_desk *d, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};

    json_open_object(&w);
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        json_key(&w, MEASURES[i].column);
        json_open_object(&w);
        json_key(&w, "numerator");
        json_text(&w, MEASURES[i].numerator);
        json_key(&w, "denominator");
        json_text(&w, MEASURES[i].denominator);
        json_key(&w, "unit");
        json_text(&w, MEASURES[i].unit);
        text_put(&w, "scheme", d->source.scheme);
        json_key(&w, "version");
        json_text(&w, VERSION);
        text_put(&w, "population", d->source.population);
        json_end(&w);
    }
    json_end(&w);
    out_char(out, '\n');
}

void indicators_write_summary(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct json_writer w = {.out = out, .indent = true};
    int64_t complete = 0;

    for (int32_t i = 0; i < r->coverage_n; i++)
        complete += r->coverage[i].months_present == r->months;
    json_open_object(&w);
    month_put(&w, "from", d->in.from_month);
    month_put(&w, "to", d->in.to_month);
    month_put(&w, "before", d->in.before_month);
    count_put(&w, "months", r->months);
    text_put(&w, "scheme", d->source.scheme);
    text_put(&w, "population", d->source.population);
    count_put(&w, "organizations", r->organization_n);
    count_put(&w, "counties", r->county_n);
    count_put(&w, "institutions", r->coverage_n);
    count_put(&w, "institutions_complete", complete);
    json_key(&w, "public");
    json_bool(&w, d->request->open);
    json_key(&w, "invented");
    json_bool(&w, d->source.invented);
    json_end(&w);
    out_char(out, '\n');
}
