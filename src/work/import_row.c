/* import_row.c - see import_row.h. */
#include "work/import_row_part.h"

#include <string.h>

#include "base/day.h"
#include "model/unknown.h"
#include "store/offer.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/roster.h"

enum { O_CODE, O_NAME, O_COUNTY, O_LEVEL, O_KIND, O_LNG, O_LAT };
enum {
    P_CODE,
    P_NAME,
    P_ORGANIZATION,
    P_DEPARTMENT,
    P_DISCIPLINE,
    P_RANK,
    P_TECHNIQUES,
    P_TITLE_FROM,
    P_WORK_FROM
};
enum { F_PRACTITIONER, F_FROM, F_UNTIL, F_LAST, F_PREFERRED, F_EXCLUDED };

static const char *const ORGANIZATION[] = {"code", "name", "county", "level",
                                           "kind", "lng",  "lat",    NULL};
static const char *const ORGANIZATION_ZH[] = {"机构代码", "机构名称", "县区代码", "等级",
                                              "类别",     "经度",     "纬度",     NULL};
static const char *const PRACTITIONER[] = {"code",       "name",       "organization", "department",
                                           "discipline", "title_rank", "techniques",   "title_from",
                                           "work_from",  NULL};
static const char *const PRACTITIONER_ZH[] = {
    "人员编号", "姓名",     "机构代码",       "科室",       "专业",
    "职称级别", "掌握技术", "任现职称起始日", "从业起始日", NULL};
static const char *const OFFER[] = {"practitioner",
                                    "available_from",
                                    "available_until",
                                    "last_host",
                                    "preferred_counties",
                                    "excluded_counties",
                                    NULL};
static const char *const OFFER_ZH[] = {"人员编号", "可派起始日", "可派截止日", "上次派驻机构",
                                       "意向县区", "回避县区",   NULL};

static const char *const AGREEMENT[] = {"code",    "purpose", "name",  "lead",
                                        "members", "from",    "until", NULL};
static const char *const AGREEMENT_ZH[] = {"协议编号", "协议类型", "协议名称", "牵头机构",
                                           "成员机构", "起始日",   "截止日",   NULL};

const struct import_list IMPORT_LISTS[JOB_LIST_N] = {
    [JOB_ORGANIZATIONS] = {ORGANIZATION, ORGANIZATION_ZH, 0},
    [JOB_PRACTITIONERS] = {PRACTITIONER, PRACTITIONER_ZH, 2},
    [JOB_OFFERS] = {OFFER, OFFER_ZH, 0},
    [JOB_AGREEMENTS] = {AGREEMENT, AGREEMENT_ZH, 0},
};

bool import_row_head(struct table *t, enum job_kind kind, struct err *e)
{
    const struct import_list *list = &IMPORT_LISTS[kind];

    int column_n = 0;

    while (list->columns[column_n])
        column_n++;
    t->field_n = t->csv.field_n;
    for (int c = 0; list->columns[c]; c++) {
        t->at[c] = -1;
        for (size_t i = 0; i < t->field_n; i++) {
            struct str head = str_trim(t->csv.fields[i]);

            if (!str_eq(head, str_of(list->columns[c])) && !str_eq(head, str_of(list->headings[c])))
                continue;
            if (t->at[c] >= 0)
                return csv_fault(&t->csv, i, head, e, "the column is there twice");
            t->at[c] = (int32_t)i;
        }
        if (t->at[c] < 0 && c + list->optional < column_n)
            return csv_fault(&t->csv, 0, str_of(list->columns[c]), e,
                             "the column %s (%s) is missing", list->columns[c], list->headings[c]);
    }
    return true;
}

/* --- single values --- */

bool import_fault(const struct table *t, int column, struct err *e, const char *reason)
{
    return csv_fault(&t->csv, (size_t)t->at[column], table_str(t, column), e, "%s", reason);
}

bool import_text(const struct table *t, int column, bool wanted, struct str *s, struct err *e)
{
    *s = str_trim(table_str(t, column));
    if (wanted && !s->n)
        return import_fault(t, column, e, "a value is wanted");
    for (size_t i = 0; i < s->n; i++) {
        if ((unsigned char)s->at[i] < ' ' || s->at[i] == 127)
            return import_fault(t, column, e, "control characters are not taken");
    }
    return utf8_count(*s) <= 100 || import_fault(t, column, e, "at most 100 characters are taken");
}

bool import_list(const struct table *t, int column, struct str_list *l, struct err *e)
{
    struct str all = table_str(t, column);

    for (size_t i = 0; i < all.n; i++) {
        if ((unsigned char)all.at[i] < ' ' || all.at[i] == 127)
            return import_fault(t, column, e, "control characters are not taken");
    }
    if (all.n > 4000)
        return import_fault(t, column, e, "the list is too long");
    *l = table_list(t, column, t->csv.arena);
    return true;
}

static bool degrees(const struct table *t, int column, double most, double *d, struct err *e)
{
    return table_number(t, column, d, e)
           && (isnan(*d) || (*d >= -most && *d <= most)
               || import_fault(t, column, e, "it lies outside the globe"));
}

static bool county(struct store *st, const struct table *t, int column, struct str code,
                   struct err *e)
{
    bool found;

    if (!store_roster_county(st, code, &found, e))
        return false;
    return found || import_fault(t, column, e, "no county or district has this code");
}

static bool counties(struct store *st, const struct table *t, int column, struct str_list *l,
                     struct err *e)
{
    if (!import_list(t, column, l, e))
        return false;
    for (size_t i = 0; i < l->n; i++) {
        if (!county(st, t, column, l->items[i], e))
            return false;
    }
    return true;
}

/* --- rows --- */

static bool organization_texts(const struct table *t, struct organization *o, struct err *e)
{
    return import_text(t, O_CODE, true, &o->code, e) && import_text(t, O_NAME, true, &o->name, e)
           && import_text(t, O_COUNTY, true, &o->county, e)
           && import_text(t, O_LEVEL, false, &o->level, e)
           && import_text(t, O_KIND, false, &o->kind, e);
}

static bool point(const struct table *t, struct organization *o, struct err *e)
{
    if (!degrees(t, O_LNG, 180, &o->lng, e) || !degrees(t, O_LAT, 90, &o->lat, e))
        return false;
    return isnan(o->lng) == isnan(o->lat)
           || import_fault(t, isnan(o->lng) ? O_LNG : O_LAT, e, "a point needs both degrees");
}

static bool organization_take(struct store *st, const struct table *t, struct organization *o,
                              struct err *e)
{
    struct roster_entry old = {0};
    bool found;

    if (!organization_texts(t, o, e) || !point(t, o, e) || !county(st, t, O_COUNTY, o->county, e)
        || !store_roster_organization(st, o->code, t->csv.arena, &old, &found, e))
        return false;
    if (found && !str_eq(old.county, o->county))
        return import_fault(t, O_COUNTY, e,
                            "the organization lies in another county; a list moves none");
    o->id = found ? old.id : id_new();
    return true;
}

static bool practitioner_values(const struct table *t, struct practitioner *p, struct err *e)
{
    if (!import_text(t, P_CODE, true, &p->code, e) || !import_text(t, P_NAME, true, &p->name, e)
        || !import_text(t, P_DEPARTMENT, false, &p->department, e)
        || !import_text(t, P_DISCIPLINE, true, &p->discipline, e)
        || !table_int32(t, P_RANK, &p->title_rank, e)
        || !import_list(t, P_TECHNIQUES, &p->techniques, e))
        return false;
    return (p->title_rank >= 1 && p->title_rank <= 4)
           || import_fault(t, P_RANK, e,
                           "1 resident, 2 attending, 3 associate chief or 4 chief is wanted");
}

static bool practitioner_since(const struct table *t, struct practitioner *p, struct err *e)
{
    const char *field, *fault;

    if (!table_day(t, P_TITLE_FROM, &p->title_from, e)
        || !table_day(t, P_WORK_FROM, &p->work_from, e))
        return false;
    fault = practitioner_since_fault(p, day_today(), &field);
    return !fault
           || import_fault(t, strcmp(field, "work_from") == 0 ? P_WORK_FROM : P_TITLE_FROM, e,
                           fault);
}

static bool home(struct store *st, const struct table *t, struct roster_entry *at, struct err *e)
{
    struct str code;
    bool found;

    if (!import_text(t, P_ORGANIZATION, true, &code, e)
        || !store_roster_organization(st, code, t->csv.arena, at, &found, e))
        return false;
    return found || import_fault(t, P_ORGANIZATION, e, "no organization has this code");
}

static bool practitioner_take(struct store *st, const struct table *t, struct practitioner *p,
                              struct err *e)
{
    struct roster_entry at = {0}, old = {0};
    bool found;

    if (!practitioner_values(t, p, e) || !practitioner_since(t, p, e) || !home(st, t, &at, e)
        || !store_roster_practitioner(st, p->code, t->csv.arena, &old, &found, e))
        return false;
    if (found && !str_eq(old.county, at.county))
        return import_fault(t, P_ORGANIZATION, e,
                            "the practitioner works in another county; a list moves none");
    p->organization = at.id;
    p->county = at.county;
    p->id = found ? old.id : id_new();
    return true;
}

static bool last_host(struct store *st, const struct table *t, struct offer *o, struct err *e)
{
    struct roster_entry host = {0};
    struct str code;
    bool found = true;

    if (!import_text(t, F_LAST, false, &code, e))
        return false;
    if (code.n && !store_roster_organization(st, code, t->csv.arena, &host, &found, e))
        return false;
    o->last_host = host.id;
    return found || import_fault(t, F_LAST, e, "no organization has this code");
}

static bool offer_days(const struct table *t, struct offer *o, struct err *e)
{
    if (!table_day(t, F_FROM, &o->from_day, e) || !table_day(t, F_UNTIL, &o->until_day, e))
        return false;
    return o->from_day == DAY_NONE || o->until_day == DAY_NONE || o->until_day >= o->from_day
           || import_fault(t, F_UNTIL, e, "it lies before the first day");
}

static bool person(struct store *st, const struct table *t, struct offer *o, struct err *e)
{
    struct roster_entry who = {0};
    bool found;

    if (!import_text(t, F_PRACTITIONER, true, &o->code, e)
        || !store_roster_practitioner(st, o->code, t->csv.arena, &who, &found, e))
        return false;
    o->practitioner = who.id;
    o->county = who.county;
    return found || import_fault(t, F_PRACTITIONER, e, "no practitioner has this code");
}

static bool offer_take(struct store *st, const struct table *t, struct offer *o, struct err *e)
{
    struct roster_entry old = {0};
    bool found;

    if (!person(st, t, o, e) || !offer_days(t, o, e) || !last_host(st, t, o, e)
        || !counties(st, t, F_PREFERRED, &o->preferred_counties, e)
        || !counties(st, t, F_EXCLUDED, &o->excluded_counties, e)
        || !store_roster_offer(st, o->practitioner, t->csv.arena, &old, &found, e))
        return false;
    o->id = found ? old.id : id_new();
    o->version = 1;
    return true;
}

/* --- reach --- */

bool import_within(const struct table *t, int column, const struct subject *by,
                   const struct object *o, struct err *e)
{
    return rights_decide(by, ACTION_IMPORT_RUN, o) == RIGHTS_ALLOWED
           || import_fault(t, column, e, "it lies outside what your post may change");
}

/* A person who is there already, and the organization where he works now. */
static bool person_within(struct store *st, const struct table *t, const struct subject *by,
                          struct str code, struct err *e)
{
    struct object o = {.state = OBJECT_NO_STATE};
    struct roster_entry at = {0};
    bool found;

    if (!store_roster_practitioner(st, code, t->csv.arena, &at, &found, e))
        return false;
    o.place[0] = at.county;
    o.organization[0] = at.organization;
    return !found || import_within(t, 0, by, &o, e);
}

static bool take(struct store *st, enum job_kind kind, const struct table *t,
                 const struct subject *by, union import_item *item, struct err *e)
{
    switch (kind) {
    case JOB_AGREEMENTS:
        return import_agreement_take(st, t, by, &item->agreement, e);
    case JOB_ORGANIZATIONS:
        return organization_take(st, t, &item->organization, e);
    case JOB_PRACTITIONERS:
        return practitioner_take(st, t, &item->practitioner, e);
    default:
        return offer_take(st, t, &item->offer, e);
    }
}

static bool item_within(struct store *st, enum job_kind kind, const struct table *t,
                        const struct subject *by, const union import_item *item, struct err *e)
{
    struct object o = {.state = OBJECT_NO_STATE};

    switch (kind) {
    case JOB_AGREEMENTS:
        return true; /* each of its parties was looked at */
    case JOB_ORGANIZATIONS:
        o.place[0] = item->organization.county;
        o.organization[0] = item->organization.id;
        return import_within(t, O_CODE, by, &o, e);
    case JOB_PRACTITIONERS:
        o.place[0] = item->practitioner.county;
        o.organization[0] = item->practitioner.organization;
        return import_within(t, P_ORGANIZATION, by, &o, e)
               && person_within(st, t, by, item->practitioner.code, e);
    default:
        return person_within(st, t, by, item->offer.code, e);
    }
}

bool import_row_take(struct store *st, const struct table *t, enum job_kind kind,
                     const struct subject *by, union import_item *item, struct err *e)
{
    *item = (union import_item){0};
    return take(st, kind, t, by, item, e) && (!by || item_within(st, kind, t, by, item, e));
}

static bool agreements_put(struct store *st, const union import_item *items, size_t n,
                           struct arena *a, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        if (!import_agreement_put(st, &items[i].agreement, a, e))
            return false;
    }
    return true;
}

bool import_row_put(struct store *st, enum job_kind kind, const union import_item *items, size_t n,
                    struct arena *a, struct err *e)
{
    struct organization *organizations = ARENA_ARRAY(a, struct organization, n);
    struct practitioner *practitioners = ARENA_ARRAY(a, struct practitioner, n);
    struct offer *offers = ARENA_ARRAY(a, struct offer, n);

    if (n == 0)
        return true;
    if (kind == JOB_AGREEMENTS)
        return agreements_put(st, items, n, a, e);
    for (size_t i = 0; i < n; i++) {
        organizations[i] = items[i].organization;
        practitioners[i] = items[i].practitioner;
        offers[i] = items[i].offer;
    }
    switch (kind) {
    case JOB_ORGANIZATIONS:
        return store_organization_put(st, organizations, n, e);
    case JOB_PRACTITIONERS:
        return store_practitioner_put(st, practitioners, n, e);
    default:
        return store_offer_put(st, offers, n, e);
    }
}
