/* gaps_measures.c - what each figure is, and what the run was: measures.json and summary.json. */
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/day.h"
#include "base/json.h"
#include "work/gaps_part.h"

#define VERSION "gap 1" /* of the rules by which the figures are made */

/* A NULL denominator: a sum or a count. A unit "weight" is RW, or costs of a mean case. */
struct measure {
    const char *file, *column, *numerator, *denominator, *unit;
};

static const struct measure MEASURES[] = {
    {"gaps.csv", "rank", "place by score, or by total_rw without a population table", NULL, "rank"},
    {"gaps.csv", "population", "residents of the county", NULL, "residents"},
    {"gaps.csv", "peers", "counties that the county is compared with", NULL, "counties"},
    {"gaps.csv", "groups", "groups with avoidable cases", NULL, "groups"},
    {"gaps.csv", "avoidable", "cases of residents treated elsewhere that peers keep at home", NULL,
     "cases"},
    {"gaps.csv", "avoidable_low", "lower bound of avoidable, 90 % posterior", NULL, "cases"},
    {"gaps.csv", "avoidable_rw", "avoidable cases times the weight of their group", NULL, "weight"},
    {"gaps.csv", "avoidable_rw_low", "avoidable_low times the weight of the group", NULL, "weight"},
    {"gaps.csv", "money", "avoidable cases times the mean cost of an out-treated case", NULL,
     "smallest unit of the currency"},
    {"gaps.csv", "blanks", "blank techniques of the discipline", NULL, "techniques"},
    {"gaps.csv", "blank_rw", "value of the blank techniques, at most what left", NULL, "weight"},
    {"gaps.csv", "total_rw", "avoidable_rw and half of blank_rw", NULL, "weight"},
    {"gaps.csv", "score", "total_rw", "10000 residents", "weight per 10000 residents"},
    {"gaps.csv", "specialists", "avoidable_rw a year",
     "yearly weight treated per specialist at the median peer", "full-time specialists"},
    {"blank_techniques.csv", "away", "operations on residents elsewhere", NULL, "operations"},
    {"blank_techniques.csv", "home", "operations in the county on anyone", NULL, "operations"},
    {"blank_techniques.csv", "peers", "counties that the county is compared with", NULL,
     "counties"},
    {"blank_techniques.csv", "peers_doing", "peers with an operation at home", NULL, "counties"},
    {"blank_techniques.csv", "weight", "weight of cases whose main operation it was",
     "such cases of known weight", "weight per case"},
    {"blank_techniques.csv", "value_rw", "main operations away times weight times peers doing",
     "peers", "weight"},
    {"evidence.csv", "all", "grouped cases of residents, treating county known", NULL, "cases"},
    {"evidence.csv", "home", "of all: treated in the county", NULL, "cases"},
    {"evidence.csv", "out", "of all: treated elsewhere", NULL, "cases"},
    {"evidence.csv", "border", "of out: treated within 30 km", NULL, "cases"},
    {"evidence.csv", "peers", "counties that the county is compared with", NULL, "counties"},
    {"evidence.csv", "peers_rated", "peers with ten cases of residents or more", NULL, "counties"},
    {"evidence.csv", "peers_capable", "peers with ten cases at home or more", NULL, "counties"},
    {"evidence.csv", "pooled_rate", "cases of the peers' residents treated at home",
     "cases of the peers' residents", "share"},
    {"evidence.csv", "benchmark", "75th percentile of the rated peers' shrunk home rates", NULL,
     "share"},
    {"evidence.csv", "capable", "1 where enough peers do it and it is not to be referred", NULL,
     "0 or 1"},
    {"evidence.csv", "weight", "weight of the group's cases", "its cases of known weight",
     "weight per case"},
    {"evidence.csv", "avoidable", "all times benchmark less home, at least 0, at most out", NULL,
     "cases"},
    {"evidence.csv", "avoidable_low", "lower bound of avoidable, 90 % posterior", NULL, "cases"},
    {"evidence.csv", "value_rw", "avoidable times weight", NULL, "weight"},
    {"demands.csv", "seats", "specialists of the gap, rounded", NULL, "seats"},
    {"demands.csv", "tier", "fifth of the ranking, 1 first", NULL, "tier"},
    {"demands.csv", "weight", "1000 times the score", "score of the first rank", "1 to 1000"},
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

static void measure_write(const struct gaps_desk *d, struct json_writer *w, const struct measure *m)
{
    json_key(w, m->column);
    json_open_object(w);
    json_key(w, "numerator");
    json_text(w, m->numerator);
    json_key(w, "denominator");
    json_text(w, m->denominator);
    json_key(w, "unit");
    json_text(w, m->unit);
    text_put(w, "scheme", d->source.scheme);
    json_key(w, "version");
    json_text(w, VERSION);
    text_put(w, "population", d->source.population);
    json_end(w);
}

/* One object a file, in it one a column: two files may use one word for two things. */
void gaps_write_measures(const struct gaps_desk *d, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};
    const char *file = NULL;

    json_open_object(&w);
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        if (!file || strcmp(file, MEASURES[i].file) != 0) {
            if (file)
                json_end(&w);
            file = MEASURES[i].file;
            json_key(&w, file);
            json_open_object(&w);
        }
        measure_write(d, &w, &MEASURES[i]);
    }
    json_end(&w);
    json_end(&w);
    out_char(out, '\n');
}

void gaps_write_summary(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    struct json_writer w = {.out = out, .indent = true};
    char from[MONTH_TEXT], to[MONTH_TEXT];

    month_text(r->from_month, from);
    month_text(r->to_month, to);
    json_open_object(&w);
    json_key(&w, "from");
    json_text(&w, from);
    json_key(&w, "to");
    json_text(&w, to);
    json_key(&w, "months");
    json_int(&w, r->months);
    json_key(&w, "weight");
    json_text(&w, r->by_cost ? "cost" : "rw");
    text_put(&w, "scheme", d->source.scheme);
    text_put(&w, "population", d->source.population);
    json_key(&w, "counties");
    json_int(&w, r->county_n);
    json_key(&w, "groups");
    json_int(&w, r->group_n);
    json_key(&w, "stability");
    json_share(&w, r->stability);
    json_key(&w, "public");
    json_bool(&w, d->request->open);
    json_key(&w, "invented");
    json_bool(&w, d->request->invented || d->source.invented);
    json_end(&w);
    out_char(out, '\n');
}
