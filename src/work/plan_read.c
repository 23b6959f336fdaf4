/* plan_read.c - organizations first, then demands, offers and quotas, so that whatever a row refers
 * to has been read before it. */
#include "work/plan_read.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/day.h"

/* Ids of a file: the number of a kept row, or that the row is bad. */
enum { ID_UNKNOWN = -1, ID_BAD = -2 };

struct ids {
    struct words words;
    struct LIST(int32_t) rows; /* by number of the word: row kept, or ID_BAD */
    struct LIST(struct str) kept;
    bool lost; /* the file could not be read whole: an unknown id says nothing */
};

struct reading {
    struct plan_faults faults;
    struct ids organizations, demands, offers;
    struct words departments, counties, disciplines, techniques;
    struct words unknown_hosts, unknown_pairs; /* warned of already */
    struct LIST(struct dispatch_organization) organization_rows;
    struct LIST(struct dispatch_demand) demand_rows;
    struct LIST(struct dispatch_offer) offer_rows;
    struct LIST(struct dispatch_quota) quota_rows;
    struct LIST(int32_t) department_organization;
    struct words quota_keys[3];
};

static void ids_reset(struct ids *ids)
{
    words_reset(&ids->words);
    list_reset(&ids->rows);
    list_reset(&ids->kept);
}

/* Number of the id in the present row; ID_BAD where it is empty, a fault where it stands twice. */
static int32_t id_new_in(struct plan_rows *rows, int column, struct ids *ids)
{
    struct str id = plan_rows_str(rows, column);
    int32_t known = ids->words.n, number;

    if (id.n == 0)
        return ID_BAD;
    number = words_put(&ids->words, id);
    if (number < known) {
        plan_rows_fault(rows, column, "this %s stands twice", rows->columns[column].name);
        return ID_BAD;
    }
    list_push(&ids->rows, ID_BAD);
    return number;
}

/* The present row is sound: its id stands for the next row kept. */
static void id_keep(struct ids *ids, int32_t number)
{
    ids->rows.items[number] = (int32_t)ids->kept.n;
    list_push(&ids->kept, ids->words.items[number]);
}

static int32_t id_find(const struct ids *ids, struct str id)
{
    int32_t number = words_find(&ids->words, id);

    if (number < 0)
        return ids->lost ? ID_BAD : ID_UNKNOWN;
    return ids->rows.items[number];
}

/* A reference that must be known. */
static int32_t id_wanted(struct plan_rows *rows, int column, const struct ids *ids,
                         const char *what)
{
    struct str id = plan_rows_str(rows, column);
    int32_t row;

    if (id.n == 0)
        return -1;
    row = id_find(ids, id);
    if (row == ID_UNKNOWN)
        plan_rows_fault(rows, column, "there is no such %s", what);
    if (row == ID_BAD)
        plan_rows_follow(rows, column);
    return row < 0 ? -1 : row;
}

/* A reference that may be unknown: then it matches nothing, which is said once for each. */
static int32_t id_wished(struct plan_rows *rows, int column, const struct ids *ids,
                         struct words *warned)
{
    struct str id = plan_rows_str(rows, column);
    int32_t row = id.n == 0 ? -1 : id_find(ids, id), known = warned->n;
    bool nobody = row == ID_UNKNOWN || (row == ID_BAD && rows->faults->skip);

    if (id.n > 0 && nobody && words_put(warned, id) == known)
        plan_rows_warn(rows, column, "no organization has this id, it matches nothing");
    return row < 0 ? -1 : row;
}

/* --- organizations.csv --- */

enum { G_ID, G_NAME, G_COUNTY, G_LATITUDE, G_LONGITUDE, G_N };
static const struct plan_column ORGANIZATION_COLUMNS[G_N] = {
    [G_ID] = {.name = "organization_id"},
    [G_NAME] = {.name = "name"},
    [G_COUNTY] = {.name = "county"},
    [G_LATITUDE] = {.name = "latitude", .may_be_empty = true},
    [G_LONGITUDE] = {.name = "longitude", .may_be_empty = true},
};

static void organization_read(struct reading *rd, struct plan_rows *rows)
{
    struct dispatch_organization o = {0};
    int32_t number = id_new_in(rows, G_ID, &rd->organizations);
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
    id_keep(&rd->organizations, number);
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

static void demand_read(struct reading *rd, struct plan_rows *rows)
{
    struct dispatch_demand d = {0};
    int32_t number = id_new_in(rows, D_ID, &rd->demands);
    struct str discipline = plan_rows_str(rows, D_DISCIPLINE);

    d.organization = id_wanted(rows, D_ORGANIZATION, &rd->organizations, "organization");
    plan_rows_int32(rows, D_SEATS, 1, 10000, &d.seats);
    plan_rows_int32(rows, D_MIN_TITLE_RANK, 1, 4, &d.min_title_rank);
    plan_rows_int32(rows, D_TIER, 1, 5, &d.tier);
    plan_rows_int32(rows, D_WEIGHT, 1, 1000, &d.weight);
    term_read(rows, &d);
    d.wished = plan_rows_set(rows, D_TECHNIQUES, &rd->techniques, true);
    d.required = plan_rows_set(rows, D_REQUIRED, &rd->techniques, true);
    d.paired_organization = id_wished(rows, D_PAIRED, &rd->organizations, &rd->unknown_pairs);
    if (plan_rows_str(rows, D_TEAM).n > 0)
        plan_rows_fault(rows, D_TEAM, "teams are not planned by this version");
    if (rows->bad)
        return;
    d.discipline = words_put(&rd->disciplines, discipline);
    id_keep(&rd->demands, number);
    list_push(&rd->demand_rows, d);
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
static void department_check(struct reading *rd, struct plan_rows *rows, struct str department,
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

static int32_t department_put(struct reading *rd, struct str department, int32_t organization)
{
    int32_t known = rd->departments.n, number = words_put(&rd->departments, department);

    if (number == known)
        list_push(&rd->department_organization, organization);
    return number;
}

/* A pin is a promise made by people: where it cannot be kept, they must know. */
static void pin_check(struct reading *rd, struct plan_rows *rows, const struct dispatch_offer *o)
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

static void offer_read(struct reading *rd, struct plan_rows *rows)
{
    struct dispatch_offer o = {0};
    int32_t number = id_new_in(rows, O_ID, &rd->offers);
    struct str department = plan_rows_str(rows, O_DEPARTMENT);
    struct str discipline = plan_rows_str(rows, O_DISCIPLINE);

    o.organization = id_wanted(rows, O_ORGANIZATION, &rd->organizations, "organization");
    department_check(rd, rows, department, o.organization);
    plan_rows_int32(rows, O_TITLE_RANK, 1, 4, &o.title_rank);
    o.techniques = plan_rows_set(rows, O_TECHNIQUES, &rd->techniques, false);
    availability_read(rows, &o);
    o.last_host = id_wished(rows, O_LAST_HOST, &rd->organizations, &rd->unknown_hosts);
    o.preferred_counties = plan_rows_set(rows, O_PREFERRED, &rd->counties, false);
    o.excluded_counties = plan_rows_set(rows, O_EXCLUDED, &rd->counties, false);
    o.pinned_demand = id_wanted(rows, O_PINNED, &rd->demands, "demand");
    o.discipline = words_find(&rd->disciplines, discipline);
    if (!rows->bad && o.pinned_demand >= 0)
        pin_check(rd, rows, &o);
    if (rows->bad)
        return;
    o.discipline = words_put(&rd->disciplines, discipline);
    o.department = department_put(rd, department, o.organization);
    id_keep(&rd->offers, number);
    list_push(&rd->offer_rows, o);
}

/* --- quotas.csv --- */

enum { Q_SCOPE, Q_ID, Q_MIN, Q_MAX, Q_N };
static const struct plan_column QUOTA_COLUMNS[Q_N] = {
    [Q_SCOPE] = {.name = "scope"},
    [Q_ID] = {.name = "id"},
    [Q_MIN] = {.name = "min", .may_be_empty = true},
    [Q_MAX] = {.name = "max", .may_be_empty = true},
};

static bool scope_read(struct plan_rows *rows, enum dispatch_scope *scope)
{
    static const char *const NAMES[] = {[DISPATCH_ORGANIZATION] = "organization",
                                        [DISPATCH_DEPARTMENT] = "department",
                                        [DISPATCH_COUNTY] = "county"};
    struct str text = plan_rows_str(rows, Q_SCOPE);

    for (int s = DISPATCH_ORGANIZATION; s <= DISPATCH_COUNTY; s++) {
        if (str_eq(text, str_of(NAMES[s]))) {
            *scope = (enum dispatch_scope)s;
            return true;
        }
    }
    if (text.n > 0)
        plan_rows_fault(rows, Q_SCOPE, "scope is organization, department or county");
    return false;
}

/* What the quota is of. A department without an offer has nobody; a county without an organization
 * no seat: their minimums count as shortfall all the same. */
static int32_t quota_of(struct reading *rd, struct plan_rows *rows, enum dispatch_scope scope)
{
    struct str id = plan_rows_str(rows, Q_ID);

    if (id.n == 0)
        return -1;
    if (scope == DISPATCH_ORGANIZATION)
        return id_wanted(rows, Q_ID, &rd->organizations, "organization");
    if (rows->bad)
        return -1;
    if (scope == DISPATCH_DEPARTMENT)
        return department_put(rd, id, -1);
    return words_put(&rd->counties, id);
}

static void quota_read(struct reading *rd, struct plan_rows *rows)
{
    struct dispatch_quota q = {.max = INT64_MAX};
    bool scoped = scope_read(rows, &q.scope);
    struct str id = plan_rows_str(rows, Q_ID);

    plan_rows_int(rows, Q_MIN, 0, 1000000, &q.min);
    plan_rows_int(rows, Q_MAX, 0, 1000000, &q.max);
    if (q.min > q.max)
        plan_rows_fault(rows, Q_MAX, "max lies below min");
    if (scoped && id.n > 0) {
        int32_t known = rd->quota_keys[q.scope].n;

        if (words_put(&rd->quota_keys[q.scope], id) < known)
            plan_rows_fault(rows, Q_ID, "a quota of this scope and id stands twice");
        q.ix = quota_of(rd, rows, q.scope);
    }
    if (!rows->bad)
        list_push(&rd->quota_rows, q);
}

/* --- all four --- */

struct part {
    const char *file;
    const struct plan_column *columns;
    int column_n;
    bool never_skipped;
    void (*read)(struct reading *rd, struct plan_rows *rows);
};

static bool part_read(struct reading *rd, const char *path, const struct part *part, bool *lost,
                      struct err *e)
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
    if (lost)
        *lost = rows.lost;
    return true;
}

static bool parts_read(const struct plan_request *r, struct reading *rd, struct err *e)
{
    static const struct part ORGANIZATIONS = {"organizations.csv", ORGANIZATION_COLUMNS, G_N, false,
                                              organization_read};
    static const struct part DEMANDS = {"demands.csv", DEMAND_COLUMNS, D_N, false, demand_read};
    static const struct part OFFERS = {"offers.csv", OFFER_COLUMNS, O_N, false, offer_read};
    static const struct part QUOTAS = {"quotas.csv", QUOTA_COLUMNS, Q_N, true, quota_read};

    if (!part_read(rd, r->organizations, &ORGANIZATIONS, &rd->organizations.lost, e)
        || !part_read(rd, r->demands, &DEMANDS, &rd->demands.lost, e)
        || !part_read(rd, r->offers, &OFFERS, NULL, e)
        || (r->quotas && !part_read(rd, r->quotas, &QUOTAS, NULL, e)))
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

static void input_make(const struct plan_request *r, const struct reading *rd, struct arena *a,
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
        .weight_band = r->weight_band,
    };
    for (int w = 0; w < 5; w++)
        p->weights[w] = r->weights[w];
    in->organization_ids = texts_keep(a, rd->organizations.kept.items, rd->organizations.kept.n);
    in->offer_ids = texts_keep(a, rd->offers.kept.items, rd->offers.kept.n);
    in->demand_ids = texts_keep(a, rd->demands.kept.items, rd->demands.kept.n);
    in->department_ids = texts_keep(a, rd->departments.items, (size_t)rd->departments.n);
    in->county_ids = texts_keep(a, rd->counties.items, (size_t)rd->counties.n);
    in->skipped = KEPT(a, rd->faults.skipped);
    in->skipped_n = rd->faults.skipped.n;
}

static void reading_reset(struct reading *rd)
{
    ids_reset(&rd->organizations);
    ids_reset(&rd->demands);
    ids_reset(&rd->offers);
    words_reset(&rd->departments);
    words_reset(&rd->counties);
    words_reset(&rd->disciplines);
    words_reset(&rd->techniques);
    words_reset(&rd->unknown_hosts);
    words_reset(&rd->unknown_pairs);
    for (int s = 0; s < 3; s++)
        words_reset(&rd->quota_keys[s]);
    list_reset(&rd->faults.skipped);
    list_reset(&rd->organization_rows);
    list_reset(&rd->demand_rows);
    list_reset(&rd->offer_rows);
    list_reset(&rd->quota_rows);
    list_reset(&rd->department_organization);
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
    struct reading rd = {.faults = {.skip = r->skip_bad_rows, .arena = a}};
    bool done = weights_check(r, e) && parts_read(r, &rd, e);

    if (done)
        input_make(r, &rd, a, in);
    reading_reset(&rd);
    return done;
}
