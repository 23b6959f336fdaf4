/* indicators_write.c - the tables of the indicators, with small numbers blanked for the public. */
#include <math.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/json.h"
#include "work/indicators_part.h"
#include "work/public.h"

static struct public_table table_open(const struct indicators_desk *d, struct out *out,
                                      const char *names)
{
    return public_open(out, d->arena, names, d->request->open);
}

/* A share and the ends of its interval. */
static void share(struct public_table *t, const struct share *s, bool hidden)
{
    public_number(t, s->value, hidden);
    public_number(t, s->low, hidden);
    public_number(t, s->high, hidden);
}

static void organization_write(struct public_table *t, const struct indicator_organization *o,
                               const struct indicator_organization_public *h)
{
    csv_str(&t->csv, o->organization);
    csv_str(&t->csv, o->county);
    public_whole(t, o->cases, h->cases);
    public_whole(t, o->grouped, h->grouped);
    public_whole(t, o->rw_cases, h->rw_cases);
    public_whole(t, o->rw_e4, h->rw_cases);
    public_number(t, o->cmi, h->rw_cases);
    public_whole(t, o->rw2_cases, h->rw2_cases);
    share(t, &o->rw2, h->rw_cases || h->rw2_cases);
    public_whole(t, o->groups, h->grouped);
    public_whole(t, o->mdcs, h->grouped);
    public_str(t, o->mdcs_missing, h->grouped);
    public_whole(t, o->operated, h->operated);
    share(t, &o->operated_share, h->cases || h->operated);
    public_whole(t, o->operations, h->operations);
    public_whole(t, o->level3_operations, h->levels && o->level3_operations > 0);
    public_number(t, o->level3_share, h->operations || (h->levels && o->level3_operations > 0));
    public_whole(t, o->level4_operations, h->levels && o->level4_operations > 0);
    public_number(t, o->level4_share, h->operations || (h->levels && o->level4_operations > 0));
    public_number(t, o->time_index, h->grouped);
    public_number(t, o->cost_index, h->grouped);
    public_whole(t, o->days, h->cases);
    public_whole(t, o->cost_fen, h->cases);
    public_whole(t, o->deaths, h->deaths);
    public_row_end(t);
}

void indicators_write_organizations(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct public_table t =
        table_open(d, out,
                   "organization,county,cases,grouped,rw_cases,rw,cmi,rw2_cases,rw2_share,rw2_low,"
                   "rw2_high,groups,mdcs,mdcs_missing,operated,operated_share,operated_low,"
                   "operated_high,operations,level3_operations,level3_share,level4_operations,"
                   "level4_share,time_index,cost_index,days,cost,deaths");

    for (int32_t i = 0; i < r->organization_n; i++)
        organization_write(&t, &r->organizations[i], &d->hidden.organizations[i]);
}

static void county_write(const struct indicators_desk *d, struct public_table *t,
                         const struct indicator_county *c, const struct indicator_county_public *h)
{
    csv_str(&t->csv, c->county);
    public_whole(t, c->residents, h->residents);
    public_whole(t, c->local, h->local);
    share(t, &c->local_share, h->residents || h->local);
    public_whole(t, c->treated, h->treated);
    share(t, &c->own_share, h->treated || h->local);
    public_whole(t, c->inflow, h->inflow);
    public_whole(t, c->outflow, h->outflow);
    public_number(t, c->net_index, h->inflow || h->outflow);
    public_whole(t, c->residence_unknown, h->residence_unknown);
    public_whole(t, c->treating_unknown, h->treating_unknown);
    public_number(t, c->spectrum_change, h->spectrum_change);
    if (c->reverse_inflow == INDICATOR_UNKNOWN)
        csv_none(&t->csv);
    else
        public_whole(t, c->reverse_inflow, h->reverse_inflow);
    csv_str(&t->csv, d->source.population);
    csv_str(&t->csv, c->refused);
    public_row_end(t);
}

void indicators_write_counties(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct public_table t =
        table_open(d, out,
                   "county,residents,local,local_share,local_low,local_high,treated,own_share,"
                   "own_low,own_high,inflow,outflow,net_index,residence_unknown,treating_unknown,"
                   "spectrum_change,reverse_inflow,population,refused");

    for (int32_t i = 0; i < r->county_n; i++)
        county_write(d, &t, &r->counties[i], &d->hidden.counties[i]);
}

void indicators_write_flows(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct public_table t = table_open(d, out, "residence,treating,cases,rw_cases,rw,days,cost");

    for (int32_t i = 0; i < r->flow_n; i++) {
        const struct indicator_flow *f = &r->flows[i];

        csv_str(&t.csv, f->residence);
        csv_str(&t.csv, f->treating);
        public_whole(&t, f->cases, d->hidden.flow_cases[i]);
        public_whole(&t, f->rw_cases, d->hidden.flow_rw_cases[i]);
        public_whole(&t, f->rw_e4, d->hidden.flow_rw_cases[i]);
        public_whole(&t, f->days, d->hidden.flow_cases[i]);
        public_whole(&t, f->cost_fen, d->hidden.flow_cases[i]);
        public_row_end(&t);
    }
}

/* Ranks of a county in the order of their bytes: 10 stands between 1 and 2. */
static void county_spectrum_write(const struct indicators_desk *d, struct public_table *t,
                                  int32_t from, int32_t n)
{
    for (int32_t k = 0; k < n; k++) {
        int32_t i = from + (n < INDICATOR_TOP || k == 0 ? k : k == 1 ? n - 1 : k - 1);
        const struct indicator_spectrum *s = &d->result.spectrum[i];
        bool before = d->hidden.before[i], now = d->hidden.now[i];

        csv_str(&t->csv, s->county);
        csv_int(&t->csv, s->rank);
        csv_str(&t->csv, s->drg);
        public_whole(t, s->before, before);
        public_whole(t, s->now, now);
        public_number(t, s->share_before, before);
        public_number(t, s->before_interval.low, before);
        public_number(t, s->before_interval.high, before);
        public_number(t, s->share_now, now);
        public_number(t, s->now_interval.low, now);
        public_number(t, s->now_interval.high, now);
        public_number(t, s->change, before || now);
        public_row_end(t);
    }
}

void indicators_write_spectrum(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct public_table t =
        table_open(d, out,
                   "county,rank,drg,before,now,share_before,before_low,before_high,share_now,"
                   "now_low,now_high,change");
    int32_t to;

    for (int32_t from = 0; from < r->spectrum_n; from = to) {
        for (to = from;
             to < r->spectrum_n && str_eq(r->spectrum[to].county, r->spectrum[from].county);)
            to++;
        county_spectrum_write(d, &t, from, to - from);
    }
}

void indicators_write_coverage(const struct indicators_desk *d, struct out *out)
{
    const struct indicator_result *r = &d->result;
    struct public_table t = table_open(d, out, "institution,county,months_present,months");

    for (int32_t i = 0; i < r->coverage_n; i++) {
        csv_str(&t.csv, r->coverage[i].institution);
        csv_str(&t.csv, r->coverage[i].county);
        csv_int(&t.csv, r->coverage[i].months_present);
        csv_int(&t.csv, r->coverage[i].months);
        public_row_end(&t);
    }
}
