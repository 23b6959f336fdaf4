/* gaps_measures.c - what each figure is, and what the run was: measures.json and summary.json. */
#include <math.h>
#include <stddef.h>

#include "base/day.h"
#include "base/json.h"
#include "work/gaps_part.h"

#define VERSION "gap 1" /* of the rules by which the figures are made */

/* A NULL denominator: a sum, a count, or a name. A unit "weight" is RW, or costs of a mean case. */
struct measure {
    const char *column, *numerator, *denominator, *unit;
};

/* By file and column, each name once: where two files use it for two things the text tells both. */
static const struct measure MEASURES[] = {
    {"rank", "place by score, or by total_rw without a population table", NULL, "rank"},
    {"county", "code of the county", NULL, "code"},
    {"discipline", "code of the discipline", NULL, "code"},
    {"population", "residents of the county", NULL, "residents"},
    {"peers", "counties that the county is compared with", NULL, "counties"},
    {"groups", "groups with avoidable cases", NULL, "groups"},
    {"avoidable",
     "cases of residents treated elsewhere that peers keep at home: all times benchmark less home, "
     "at least 0, at most out",
     NULL, "cases"},
    {"avoidable_low", "lower bound of avoidable, 90 % posterior", NULL, "cases"},
    {"avoidable_rw", "avoidable cases times the weight of their group", NULL, "weight"},
    {"avoidable_rw_low", "avoidable_low times the weight of the group", NULL, "weight"},
    {"money", "avoidable cases times the mean cost of an out-treated case", NULL,
     "smallest unit of the currency"},
    {"blanks", "blank techniques of the discipline", NULL, "techniques"},
    {"blank_rw", "value of the blank techniques, at most what left", NULL, "weight"},
    {"total_rw", "avoidable_rw and half of blank_rw", NULL, "weight"},
    {"score", "total_rw", "10000 residents", "weight per 10000 residents"},
    {"specialists", "avoidable_rw a year",
     "yearly weight treated per specialist at the median peer", "full-time specialists"},
    {"procedure", "code of the technique", NULL, "code"},
    {"state", "blank: none at home; fragile: fewer than six", NULL, "word"},
    {"away", "operations on residents elsewhere", NULL, "operations"},
    {"home",
     "evidence.csv: cases of residents treated in the county; blank_techniques.csv: operations in "
     "the county on anyone",
     NULL, "cases or operations"},
    {"peers_doing", "peers with an operation at home", NULL, "counties"},
    {"weight",
     "weight of the group's cases, or of the technique's main operations; demands.csv: 1000 times "
     "the score",
     "such cases of known weight; demands.csv: score of the first rank",
     "weight per case; demands.csv: 1 to 1000"},
    {"value_rw",
     "evidence.csv: avoidable times weight; blank_techniques.csv: main operations away times "
     "weight times share of peers doing it",
     NULL, "weight"},
    {"kind", "group: the code is one of a group of cases", NULL, "word"},
    {"code", "code of the group", NULL, "code"},
    {"all", "grouped cases of residents, treating county known", NULL, "cases"},
    {"out", "of all: treated elsewhere", NULL, "cases"},
    {"border", "of out: treated within 30 km", NULL, "cases"},
    {"peers_rated", "peers with ten cases of residents or more", NULL, "counties"},
    {"peers_capable", "peers with ten cases at home or more", NULL, "counties"},
    {"pooled_rate", "cases of the peers' residents treated at home",
     "cases of the peers' residents", "share"},
    {"benchmark", "75th percentile of the rated peers' shrunk home rates", NULL, "share"},
    {"capable", "1 where enough peers do it and it is not to be referred", NULL, "0 or 1"},
    {"demand_id", "name of the demand", NULL, "code"},
    {"organization_id", "institution that is to receive", NULL, "code"},
    {"seats", "specialists of the gap, rounded", NULL, "seats"},
    {"min_title_rank", "lowest title that may come", NULL, "rank"},
    {"techniques", "blank techniques of the row", NULL, "codes"},
    {"tier", "fifth of the ranking, 1 first", NULL, "tier"},
    {"start", "first day behind the window", NULL, "date"},
    {"months", "length of the term", NULL, "months"},
    {"paired_organization_id", "institution that is to send; left to the reader", NULL, "code"},
    {"team_id", "team of the seats; left to the reader", NULL, "code"},
    {"peer", "code of a county that the county is compared with", NULL, "code"},
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

/* One object a column. */
void gaps_write_measures(const struct gaps_desk *d, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};

    json_open_object(&w);
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++)
        measure_write(d, &w, &MEASURES[i]);
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
