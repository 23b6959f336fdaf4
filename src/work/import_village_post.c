/* import_village_post.c - village posts out of a list. One that is there keeps its village and its
 * doctor; its end and the doctor's intake into degree study are told once. */
#include "base/day.h"
#include "model/unknown.h"
#include "store/bulletin.h"
#include "store/roster.h"
#include "work/import_row_part.h"
#include "work/upload_part.h"

enum {
    V_CODE,
    V_PROGRAMME,
    V_VILLAGE,
    V_CLINIC,
    V_ORGANIZATION,
    V_PRACTITIONER,
    V_FROM,
    V_UNTIL,
    V_YEAR,
    V_SCHOOL
};
enum { YEAR_FIRST = 2000, YEAR_LAST = 2100 };

static bool words_take(const struct table *t, struct village_post *p, struct err *e)
{
    return import_text(t, V_CODE, true, &p->code, e)
           && import_text(t, V_PROGRAMME, true, &p->programme, e)
           && import_text(t, V_VILLAGE, true, &p->village, e)
           && import_text(t, V_CLINIC, false, &p->clinic, e)
           && import_text(t, V_ORGANIZATION, true, &p->organization, e)
           && import_text(t, V_PRACTITIONER, true, &p->practitioner, e)
           && import_text(t, V_SCHOOL, false, &p->school, e);
}

static bool days_take(const struct table *t, struct village_post *p, struct err *e)
{
    int64_t year;

    if (!table_day(t, V_FROM, &p->from_day, e) || !table_day(t, V_UNTIL, &p->until_day, e))
        return false;
    if (p->from_day == DAY_NONE)
        return import_fault(t, V_FROM, e, "a value is wanted");
    if (p->until_day != DAY_NONE && p->until_day < p->from_day)
        return import_fault(t, V_UNTIL, e, "it lies before the first day");
    p->study_year = COUNT_UNKNOWN;
    if (table_str(t, V_YEAR).n == 0)
        return true;
    if (!str_to_int(table_str(t, V_YEAR), YEAR_LAST, &year) || year < YEAR_FIRST)
        return import_fault(t, V_YEAR, e, "a year from 2000 to 2100 is wanted");
    p->study_year = year;
    return true;
}

static bool names_find(struct store *st, const struct table *t, struct village_post *p,
                       struct err *e)
{
    struct roster_entry host = {0}, doctor = {0};
    struct programme_row edition;
    struct err unheard = {0};
    bool found;

    if (!store_programme_get(st, p->programme, 0, t->csv.arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? import_fault(t, V_PROGRAMME, e, "there is no such programme")
                   : err_pass(e, &unheard);
    if (!store_roster_organization(st, p->organization, t->csv.arena, &host, &found, e))
        return false;
    if (!found)
        return import_fault(t, V_ORGANIZATION, e, "no organization has this code");
    if (!store_roster_practitioner(st, p->practitioner, t->csv.arena, &doctor, &found, e))
        return false;
    p->county = host.county;
    p->organization_id = host.id;
    p->practitioner_id = doctor.id;
    return found || import_fault(t, V_PRACTITIONER, e, "no practitioner has this code");
}

/* What is there already is not another one's, and what was told stays. */
static bool same_check(const struct table *t, const struct village_post *old,
                       struct village_post *p, struct err *e)
{
    if (!str_eq(old->county, p->county) || !str_eq(old->village, p->village))
        return import_fault(t, V_VILLAGE, e, "the post is another village's");
    if (!str_eq(old->practitioner, p->practitioner))
        return import_fault(t, V_PRACTITIONER, e,
                            "the post is another doctor's: it ends, and another is given");
    if (old->from_day != p->from_day)
        return import_fault(t, V_FROM, e, "the post began on another day");
    if (old->until_day != DAY_NONE && old->until_day != p->until_day)
        return import_fault(t, V_UNTIL, e, "the post has ended already");
    if (old->study_year != COUNT_UNKNOWN && old->study_year != p->study_year)
        return import_fault(t, V_YEAR, e, "the intake is told already");
    p->id = old->id;
    p->version = old->version;
    return true;
}

bool import_village_post_take(struct store *st, const struct table *t, struct village_post *p,
                              struct err *e)
{
    struct village_post old;
    bool found, taken;

    if (!words_take(t, p, e) || !days_take(t, p, e) || !names_find(st, t, p, e)
        || !store_village_post_find(st, p->code, t->csv.arena, &old, &found, e))
        return false;
    if (found)
        return same_check(t, &old, p, e);
    if (!store_village_post_taken(st, p, &taken, e))
        return false;
    return !taken
           || import_fault(t, V_VILLAGE, e,
                           "the village or the doctor is bound by another post that day");
}

bool import_village_post_put(struct store *st, const struct village_post *item, struct err *e)
{
    struct village_post p = *item;
    bool taken;

    if (p.version > 0)
        return store_village_post_put(st, &p, p.version, e);
    if (!store_village_post_taken(st, &p, &taken, e))
        return false;
    if (taken) /* by a row of the same file, which no row by itself tells */
        return err_set(e, ERR_INPUT, "village post %.*s: its village or doctor is bound that day",
                       STR_ARG(p.code));
    p.id = id_new();
    p.version = 1;
    p.made_ms = upload_now_ms();
    return store_village_post_add(st, &p, e);
}
