/* gaps_write.c - the tables of a gap result, with small numbers blanked for the public.
 *
 * For the public a count from 1 to 4 is blank, and so is every figure that rests on one. Home and
 * out add up to all: where one of the two is blank the other is too, or it could be told. */
#include <stdlib.h>

#include "base/csv.h"
#include "base/day.h"
#include "work/gaps_part.h"
#include "work/public.h"

static struct public_table table_open(const struct gaps_desk *d, struct out *out, const char *names)
{
    return public_open(out, d->arena, names, d->request->open);
}

static void count(struct public_table *t, int64_t value)
{
    public_whole(t, value, gap_small(value));
}

void gaps_write_rows(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    struct public_table t = table_open(d, out,
                                       "rank,county,discipline,population,peers,groups,avoidable,"
                                       "avoidable_low,avoidable_rw,avoidable_rw_low,money,blanks,"
                                       "blank_rw,total_rw,score,specialists");

    for (int32_t i = 0; i < r->row_n; i++) {
        const struct gap_row *row = &r->rows[i];
        const struct gap_county *county = &r->counties[row->county];

        csv_int(&t.csv, row->rank);
        csv_str(&t.csv, county->code);
        csv_str(&t.csv, row->discipline);
        if (county->population == GAP_UNKNOWN)
            csv_none(&t.csv);
        else
            csv_int(&t.csv, county->population);
        csv_int(&t.csv, row->peers);
        csv_int(&t.csv, row->groups);
        public_number(&t, row->avoidable, row->small);
        public_number(&t, row->avoidable_low, row->small);
        public_number(&t, row->avoidable_rw, row->small);
        public_number(&t, row->avoidable_rw_low, row->small);
        public_whole(&t, row->money_fen, row->small);
        csv_int(&t.csv, row->blanks);
        public_number(&t, row->blank_rw, row->small);
        public_number(&t, row->total_rw, row->small);
        public_number(&t, row->score, row->small);
        public_number(&t, row->specialists, row->small);
        public_row_end(&t);
    }
}

void gaps_write_techniques(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    struct public_table t =
        table_open(d, out,
                   "county,discipline,procedure,state,away,home,peers,peers_doing,"
                   "weight,value_rw");

    for (int32_t i = 0; i < r->technique_n; i++) {
        const struct gap_technique *x = &r->techniques[i];

        csv_str(&t.csv, r->counties[x->county].code);
        csv_str(&t.csv, x->discipline);
        csv_str(&t.csv, x->procedure);
        csv_text(&t.csv, x->state == GAP_BLANK ? "blank" : "fragile");
        count(&t, x->away);
        count(&t, x->home);
        csv_int(&t.csv, x->peers);
        csv_int(&t.csv, x->peers_doing);
        public_number(&t, x->weight, x->weight_small);
        public_number(&t, x->value_rw, x->weight_small || gap_small(x->away_main));
        public_row_end(&t);
    }
}

/* all, home, out, border of a line of the evidence. */
static void counts(struct public_table *t, const struct gap_evidence *x)
{
    bool small = gap_small(x->home) || gap_small(x->out);

    count(t, x->all);
    public_whole(t, x->home, small && x->home > 0);
    public_whole(t, x->out, small && x->out > 0);
    if (x->border == GAP_UNKNOWN)
        csv_none(&t->csv);
    else
        public_whole(t, x->border,
                     x->border > 0
                         && (small || gap_small(x->border) || gap_small(x->out - x->border)));
}

void gaps_write_evidence(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    struct public_table t =
        table_open(d, out,
                   "county,discipline,kind,code,all,home,out,border,peers,"
                   "peers_rated,peers_capable,pooled_rate,benchmark,capable,weight,"
                   "avoidable,avoidable_low,value_rw");

    for (int32_t i = 0; i < r->evidence_n; i++) {
        const struct gap_evidence *x = &r->evidence[i];
        bool small = gap_small(x->all) || gap_small(x->home) || gap_small(x->out);

        csv_str(&t.csv, r->counties[x->county].code);
        csv_str(&t.csv, x->discipline);
        csv_text(&t.csv, "group");
        csv_str(&t.csv, x->group);
        counts(&t, x);
        csv_int(&t.csv, x->peers);
        csv_int(&t.csv, x->peers_rated);
        csv_int(&t.csv, x->peers_capable);
        public_number(&t, x->pooled_rate, x->peers_small);
        public_number(&t, x->benchmark, x->peers_small);
        csv_int(&t.csv, x->capable);
        public_number(&t, (double)x->weight_e4 / 1e4, x->weight_small);
        public_number(&t, x->avoidable, small || x->peers_small);
        public_number(&t, x->avoidable_low, small || x->peers_small);
        public_number(&t, x->value_rw, small || x->peers_small || x->weight_small);
        public_row_end(&t);
    }
}

static int demand_compare(const void *left, const void *right)
{
    const struct gap_demand *a = *(const struct gap_demand *const *)left;
    const struct gap_demand *b = *(const struct gap_demand *const *)right;

    return str_cmp(a->id, b->id);
}

static void demand_write(struct public_table *t, const struct gap_result *r,
                         const struct gap_demand *x)
{
    const struct gap_row *row = &r->rows[x->row];
    char start[DAY_TEXT];

    day_text(x->start_day, start);
    csv_str(&t->csv, x->id);
    csv_str(&t->csv, x->organization);
    csv_str(&t->csv, row->discipline);
    public_whole(t, x->seats, row->small);
    csv_int(&t->csv, x->min_title_rank);
    csv_str(&t->csv, x->techniques);
    csv_int(&t->csv, x->tier);
    public_whole(t, x->weight, row->small || r->rows[0].small); /* a share of the first score */
    csv_text(&t->csv, start);
    csv_int(&t->csv, x->months);
    csv_none(&t->csv); /* paired_organization_id */
    csv_none(&t->csv); /* team_id */
    public_row_end(t);
}

/* By id, as every table is sorted by its key. */
void gaps_write_demands(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    const struct gap_demand **sorted =
        ARENA_ARRAY(d->arena, const struct gap_demand *, r->demand_n);
    struct public_table t = table_open(d, out,
                                       "demand_id,organization_id,discipline,seats,min_title_rank,"
                                       "techniques,tier,weight,start,months,paired_organization_id,"
                                       "team_id");

    for (int32_t i = 0; i < r->demand_n; i++)
        sorted[i] = &r->demands[i];
    if (r->demand_n > 0)
        qsort(sorted, (size_t)r->demand_n, sizeof(const struct gap_demand *), demand_compare);
    for (int32_t i = 0; i < r->demand_n; i++)
        demand_write(&t, r, sorted[i]);
}

void gaps_write_peers(const struct gaps_desk *d, struct out *out)
{
    const struct gap_result *r = &d->result;
    struct public_table t = table_open(d, out, "county,peer");

    for (int32_t c = 0; c < r->county_n; c++) {
        for (int32_t i = 0; i < r->counties[c].peer_n; i++) {
            csv_str(&t.csv, r->counties[c].code);
            csv_str(&t.csv, r->counties[r->counties[c].peers[i]].code);
            public_row_end(&t);
        }
    }
}
