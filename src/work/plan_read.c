/* plan_read.c - organizations first, then demands, offers and the rest, so that whatever a row
 * refers to has been read before it. */
#include "work/plan_read.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/day.h"
#include "work/plan_reading.h"

/* --- organizations.csv --- */

enum { G_ID, G_NAME, G_COUNTY, G_LATITUDE, G_LONGITUDE, G_N };
static const struct plan_column ORGANIZATION_COLUMNS[G_N] = {
    [G_ID] = {.name = "organization_id"},
    [G_NAME] = {.name = "name"},
    [G_COUNTY] = {.name = "county"},
    [G_LATITUDE] = {.name = "latitude", .may_be_empty = true},
    [G_LONGITUDE] = {.name = "longitude", .may_be_empty = true},
};

static void organization_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct dispatch_organization o = {0};
    int32_t number = plan_id_new(rows, G_ID, &rd->organizations);
    struct str county = plan_rows_str(rows, G_COUNTY);
    bool north = plan_rows_str(rows, G_LATITUDE).n > 0;
    bool east = plan_rows_str(rows, G_LONGITUDE).n > 0;

    plan_rows_str(rows, G_NAME);
    plan_rows_degrees(rows, G_LATITUDE, 90, &o.latitude);
    plan_rows_degrees(rows, G_LONGITUDE, 180, &o.longitude);
    if (north != east)
        plan_rows_fault(rows, north ? G_LONGITUDE : G_LATITUDE,
                        "latitude and longitude are given together or not at all");
    if (rows->bad)
        return;
    o.located = north;
    o.county = words_put(&rd->counties, county);
    plan_id_keep(&rd->organizations, number);
    list_push(&rd->organization_rows, o);
}

/* --- demands.csv --- */

enum {
    D_ID,
    D_ORGANIZATION,
    D_DISCIPLINE,
    D_SEATS,
    D_MIN_TITLE_RANK,
    D_TECHNIQUES,
    D_TIER,
    D_WEIGHT,
    D_START,
    D_MONTHS,
    D_PAIRED,
    D_TEAM,
    D_REQUIRED,
    D_N
};
static const struct plan_column DEMAND_COLUMNS[D_N] = {
    [D_ID] = {.name = "demand_id"},
    [D_ORGANIZATION] = {.name = "organization_id"},
    [D_DISCIPLINE] = {.name = "discipline"},
    [D_SEATS] = {.name = "seats"},
    [D_MIN_TITLE_RANK] = {.name = "min_title_rank"},
    [D_TECHNIQUES] = {.name = "techniques", .may_be_empty = true},
    [D_TIER] = {.name = "tier"},
    [D_WEIGHT] = {.name = "weight"},
    [D_START] = {.name = "start"},
    [D_MONTHS] = {.name = "months"},
    [D_PAIRED] = {.name = "paired_organization_id", .may_be_empty = true},
    [D_TEAM] = {.name = "team_id", .may_be_empty = true},
    [D_REQUIRED] = {"required_techniques", .may_be_absent = true, .may_be_empty = true},
};

/* The term is [start, end), end = start plus months, the day clamped to the month's last. */
static void term_read(struct plan_rows *rows, struct dispatch_demand *d)
{
    int32_t months = 1;

    plan_rows_day(rows, D_START, &d->start_day);
    plan_rows_int32(rows, D_MONTHS, 1, 60, &months);
    if (!rows->bad)
        d->last_day = day_add_months(d->start_day, months) - 1;
}

static int32_t team_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct str id = plan_rows_str(rows, D_TEAM);
    int32_t known = rd->teams.n, team;

    if (id.n == 0)
        return -1;
    if (rd->one_sided)
        plan_rows_fault(rows, D_TEAM, "a team has no place beside preferences");
    team = words_put(&rd->teams, id);
    if (team == known)
        list_push(&rd->team_bad, false);
    return team;
}

static void demand_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct dispatch_demand d = {0};
    int32_t number = plan_id_new(rows, D_ID, &rd->demands);
    struct str discipline = plan_rows_str(rows, D_DISCIPLINE);

    d.organization = plan_id_wanted(rows, D_ORGANIZATION, &rd->organizations, "organization");
    plan_rows_int32(rows, D_SEATS, 1, 10000, &d.seats);
    plan_rows_int32(rows, D_MIN_TITLE_RANK, 1, 4, &d.min_title_rank);
    plan_rows_int32(rows, D_TIER, 1, 5, &d.tier);
    plan_rows_int32(rows, D_WEIGHT, 1, 1000, &d.weight);
    term_read(rows, &d);
    d.wished = plan_rows_set(rows, D_TECHNIQUES, &rd->techniques, true);
    d.required = plan_rows_set(rows, D_REQUIRED, &rd->techniques, true);
    d.paired_organization = plan_id_wished(rows, D_PAIRED, &rd->organizations, &rd->unknown_pairs);
    d.team = team_read(rd, rows);
    if (rows->bad) {
        if (d.team >= 0)
            rd->team_bad.items[d.team] = true;
        return;
    }
    d.discipline = words_put(&rd->disciplines, discipline);
    plan_id_keep(&rd->demands, number);
    list_push(&rd->demand_rows, d);
    list_push(&rd->demand_places, ((struct plan_place){number, rows->csv.line}));
}

/* Teams by the order of their demands, those left out gone. */
static void teams_number(struct plan_reading *rd)
{
    struct words kept = {0};

    for (size_t j = 0; j < rd->demand_rows.n; j++) {
        int32_t *team = &rd->demand_rows.items[j].team;

        if (*team >= 0)
            *team = words_put(&kept, rd->teams.items[*team]);
    }
    words_reset(&rd->teams);
    rd->teams = kept;
}

/* A demand that was kept, of a team that was not. */
static void team_row_skip(struct plan_reading *rd, struct plan_rows *rows, int32_t team,
                          int64_t line)
{
    list_push(&rd->faults.skipped,
              ((struct plan_skipped){.file = rows->file,
                                     .line = line,
                                     .column = (size_t)rows->field_of[D_TEAM] + 1,
                                     .value = str_copy(rd->faults.arena, rd->teams.items[team]),
                                     .reason = STR("a demand of this team is left out")}));
}

/* Teams that lost a demand are left out whole. */
static void demands_done(struct plan_reading *rd, struct plan_rows *rows)
{
    size_t kept = 0;

    for (size_t j = 0; j < rd->demand_rows.n; j++) {
        struct plan_place place = rd->demand_places.items[j];
        int32_t team = rd->demand_rows.items[j].team;

        if (team >= 0 && rd->team_bad.items[team]) {
            if (rd->faults.skip)
                team_row_skip(rd, rows, team, place.line);
            rd->demands.rows.items[place.number] = ID_BAD;
            continue;
        }
        rd->demands.rows.items[place.number] = (int32_t)kept;
        rd->demands.kept.items[kept] = rd->demands.kept.items[j];
        rd->demand_rows.items[kept++] = rd->demand_rows.items[j];
    }
    rd->demand_rows.n = rd->demands.kept.n = kept;
    teams_number(rd);
}

/* --- offers.csv --- */

enum {
    O_ID,
    O_ORGANIZATION,
    O_DEPARTMENT,
    O_DISCIPLINE,
    O_TITLE_RANK,
    O_TECHNIQUES,
    O_FROM,
    O_UNTIL,
    O_LAST_HOST,
    O_PREFERRED,
    O_EXCLUDED,
    O_PINNED,
    O_N
};
static const struct plan_column OFFER_COLUMNS[O_N] = {
    [O_ID] = {.name = "practitioner_id"},
    [O_ORGANIZATION] = {.name = "organization_id"},
    [O_DEPARTMENT] = {.name = "department_id"},
    [O_DISCIPLINE] = {.name = "discipline"},
    [O_TITLE_RANK] = {.name = "title_rank"},
    [O_TECHNIQUES] = {.name = "techniques", .may_be_empty = true},
    [O_FROM] = {.name = "available_from", .may_be_empty = true},
    [O_UNTIL] = {.name = "available_until", .may_be_empty = true},
    [O_LAST_HOST] = {.name = "last_host_id", .may_be_empty = true},
    [O_PREFERRED] = {.name = "preferred_counties", .may_be_empty = true},
    [O_EXCLUDED] = {.name = "excluded_counties", .may_be_empty = true},
    [O_PINNED] = {.name = "pinned_demand_id", .may_be_empty = true},
};

/* A department belongs to the organization of the first sound row that names it. */
static void department_check(struct plan_reading *rd, struct plan_rows *rows, struct str department,
                             int32_t organization)
{
    int32_t known = words_find(&rd->departments, department), owner;

    if (known < 0 || organization < 0)
        return;
    owner = rd->department_organization.items[known];
    if (owner != organization)
        plan_rows_fault(rows, O_DEPARTMENT, "the department belongs to organization %.*s already",
                        (int)(rd->organizations.kept.items[owner].n < 100
                                  ? rd->organizations.kept.items[owner].n
                                  : 100),
                        rd->organizations.kept.items[owner].at);
}

/* A pin is a promise made by people: where it cannot be kept, they must know. */
static void pin_check(struct plan_reading *rd, struct plan_rows *rows,
                      const struct dispatch_offer *o)
{
    static const struct {
        unsigned bar;
        const char *reason;
    } REASONS[] = {
        {BAR_DISCIPLINE, "the demand is of another discipline"},
        {BAR_TITLE, "the demand wants a higher title"},
        {BAR_TECHNIQUES, "a required technique is not mastered"},
        {BAR_AVAILABILITY, "not available for the whole term"},
        {BAR_EXCLUSION, "the county is excluded"},
        {BAR_OWN_ORGANIZATION, "the demand is of the own organization"},
    };
    struct dispatch_problem one = {.organizations = rd->organization_rows.items,
                                   .organization_n = (int32_t)rd->organization_rows.n,
                                   .demands = rd->demand_rows.items,
                                   .demand_n = (int32_t)rd->demand_rows.n,
                                   .offers = o,
                                   .offer_n = 1};
    unsigned bars = dispatch_bars(&one, 0, o->pinned_demand);

    for (size_t i = 0; i < sizeof REASONS / sizeof REASONS[0]; i++) {
        if (bars & REASONS[i].bar) {
            plan_rows_fault(rows, O_PINNED, "the pin cannot be kept: %s", REASONS[i].reason);
            return;
        }
    }
}

static void availability_read(struct plan_rows *rows, struct dispatch_offer *o)
{
    o->from_day = INT32_MIN;
    o->until_day = INT32_MAX;
    plan_rows_day(rows, O_FROM, &o->from_day);
    plan_rows_day(rows, O_UNTIL, &o->until_day);
    if (o->from_day > o->until_day)
        plan_rows_fault(rows, O_UNTIL, "available_until lies before available_from");
}

static void offer_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct dispatch_offer o = {0};
    int32_t number = plan_id_new(rows, O_ID, &rd->offers);
    struct str department = plan_rows_str(rows, O_DEPARTMENT);
    struct str discipline = plan_rows_str(rows, O_DISCIPLINE);

    o.organization = plan_id_wanted(rows, O_ORGANIZATION, &rd->organizations, "organization");
    department_check(rd, rows, department, o.organization);
    plan_rows_int32(rows, O_TITLE_RANK, 1, 4, &o.title_rank);
    o.techniques = plan_rows_set(rows, O_TECHNIQUES, &rd->techniques, false);
    availability_read(rows, &o);
    o.last_host = plan_id_wished(rows, O_LAST_HOST, &rd->organizations, &rd->unknown_hosts);
    o.preferred_counties = plan_rows_set(rows, O_PREFERRED, &rd->counties, false);
    o.excluded_counties = plan_rows_set(rows, O_EXCLUDED, &rd->counties, false);
    o.pinned_demand = plan_id_wanted(rows, O_PINNED, &rd->demands, "demand");
    o.discipline = words_find(&rd->disciplines, discipline);
    if (rd->one_sided && o.pinned_demand >= 0)
        plan_rows_fault(rows, O_PINNED, "a pin has no place beside preferences");
    if (!rows->bad && o.pinned_demand >= 0)
        pin_check(rd, rows, &o);
    if (rows->bad)
        return;
    o.discipline = words_put(&rd->disciplines, discipline);
    o.department = plan_department_put(rd, department, o.organization);
    o.previous_demand = -1;
    plan_id_keep(&rd->offers, number);
    list_push(&rd->offer_rows, o);
}

/* --- all of them --- */

static bool part_read(struct plan_reading *rd, const char *path, const struct plan_part *part,
                      bool *lost, struct err *e)
{
    struct plan_rows rows = {.file = part->file,
                             .columns = part->columns,
                             .column_n = part->column_n,
                             .never_skipped = part->never_skipped,
                             .faults = &rd->faults};

    if (!plan_rows_open(&rows, path, e))
        return false;
    while (plan_rows_next(&rows))
        part->read(rd, &rows);
    if (part->done)
        part->done(rd, &rows);
    if (lost)
        *lost = rows.lost;
    return true;
}

/* Those that refer to the others; each may be absent. */
static bool rules_read(const struct plan_request *r, struct plan_reading *rd, struct err *e)
{
    return (!r->quotas || part_read(rd, r->quotas, &plan_part_quotas, NULL, e))
           && (!r->previous || part_read(rd, r->previous, &plan_part_previous, NULL, e))
           && (!r->preferences || part_read(rd, r->preferences, &plan_part_preferences, NULL, e));
}

static bool parts_read(const struct plan_request *r, struct plan_reading *rd, struct err *e)
{
    static const struct plan_part ORGANIZATIONS = {
        "organizations.csv", ORGANIZATION_COLUMNS, G_N, false, organization_read, NULL};
    static const struct plan_part DEMANDS = {"demands.csv", DEMAND_COLUMNS, D_N,
                                             false,         demand_read,    demands_done};
    static const struct plan_part OFFERS = {"offers.csv", OFFER_COLUMNS, O_N,
                                            false,        offer_read,    NULL};

    if (!part_read(rd, r->organizations, &ORGANIZATIONS, &rd->organizations.lost, e)
        || !part_read(rd, r->demands, &DEMANDS, &rd->demands.lost, e)
        || !part_read(rd, r->offers, &OFFERS, &rd->offers.lost, e) || !rules_read(r, rd, e))
        return false;
    if (rd->faults.n > PLAN_FAULT_MAX)
        fprintf(stderr, "%" PRId64 " faults more are not shown\n", rd->faults.n - PLAN_FAULT_MAX);
    if (rd->faults.n > 0)
        return err_set(e, ERR_INPUT, "%" PRId64 " fault%s in the input files, nothing was written",
                       rd->faults.n, rd->faults.n == 1 ? "" : "s");
    return true;
}

#define KEPT(a, list) \
    ((list).n ? (void *)arena_copy((a), (list).items, (list).n * sizeof *(list).items) : NULL)

static const struct str *texts_keep(struct arena *a, const struct str *items, size_t n)
{
    struct str *kept = ARENA_ARRAY(a, struct str, n);

    for (size_t i = 0; i < n; i++)
        kept[i] = str_copy(a, items[i]);
    return kept;
}

static void input_make(const struct plan_request *r, const struct plan_reading *rd, struct arena *a,
                       struct plan_input *in)
{
    struct dispatch_problem *p = &in->problem;

    *p = (struct dispatch_problem){
        .organizations = KEPT(a, rd->organization_rows),
        .offers = KEPT(a, rd->offer_rows),
        .demands = KEPT(a, rd->demand_rows),
        .quotas = KEPT(a, rd->quota_rows),
        .department_organization = KEPT(a, rd->department_organization),
        .organization_n = (int32_t)rd->organization_rows.n,
        .department_n = rd->departments.n,
        .county_n = rd->counties.n,
        .offer_n = (int32_t)rd->offer_rows.n,
        .demand_n = (int32_t)rd->demand_rows.n,
        .quota_n = (int32_t)rd->quota_rows.n,
        .team_n = rd->teams.n,
        .weight_band = r->weight_band,
        .previous = r->previous != NULL,
        .hold = r->hold,
        .gone_n = rd->gone_n,
    };
    for (int w = 0; w < 5; w++)
        p->weights[w] = r->weights[w];
    in->organization_ids = texts_keep(a, rd->organizations.kept.items, rd->organizations.kept.n);
    in->offer_ids = texts_keep(a, rd->offers.kept.items, rd->offers.kept.n);
    in->demand_ids = texts_keep(a, rd->demands.kept.items, rd->demands.kept.n);
    in->department_ids = texts_keep(a, rd->departments.items, (size_t)rd->departments.n);
    in->county_ids = texts_keep(a, rd->counties.items, (size_t)rd->counties.n);
    in->team_ids = texts_keep(a, rd->teams.items, (size_t)rd->teams.n);
    in->discipline_names = texts_keep(a, rd->disciplines.items, (size_t)rd->disciplines.n);
    in->technique_names = texts_keep(a, rd->techniques.items, (size_t)rd->techniques.n);
    in->before = KEPT(a, rd->before);
    in->before_n = rd->before.n;
    in->ranks = KEPT(a, rd->ranks);
    in->rank_n = (int64_t)rd->ranks.n;
    in->skipped = KEPT(a, rd->faults.skipped);
    in->skipped_n = rd->faults.skipped.n;
}

bool plan_request_fits(const struct plan_request *r, struct err *e)
{
    if (r->hold && !r->previous)
        return err_set(e, ERR_USAGE, "what is held stands in a previous plan: none is given");
    if (r->preferences && (r->quotas || r->previous || r->from))
        return err_set(e, ERR_USAGE, "%s has no place beside preferences",
                       r->quotas     ? "a quota"
                       : r->previous ? "a previous plan"
                                     : "a plan to mend");
    return true;
}

static bool weights_check(const struct plan_request *r, struct err *e)
{
    int64_t sum = 0;

    for (int w = 0; w < 5; w++) {
        if (r->weights[w] < 0)
            return err_set(e, ERR_USAGE, "weights: %" PRId32 ": a weight is never below 0",
                           r->weights[w]);
        sum += r->weights[w];
    }
    if (sum != 1000)
        return err_set(e, ERR_USAGE, "weights: %" PRId64 ": the five sum to 1000", sum);
    if (r->weight_band < 1 || r->weight_band > 1000)
        return err_set(e, ERR_USAGE, "weight band: %" PRId32 ": it lies between 1 and 1000",
                       r->weight_band);
    return true;
}

bool plan_read(const struct plan_request *r, struct arena *a, struct plan_input *in, struct err *e)
{
    struct plan_reading rd = {.faults = {.skip = r->skip_bad_rows, .arena = a},
                              .one_sided = r->preferences != NULL};
    bool done = weights_check(r, e) && parts_read(r, &rd, e);

    if (done)
        input_make(r, &rd, a, in);
    plan_reading_reset(&rd);
    return done;
}
