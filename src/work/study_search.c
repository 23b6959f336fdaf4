/* study_search.c - the studies of one's own orders, as a viewer asks for them: see study.h. */
#include "store/organization.h"
#include "work/study.h"

struct searching {
    const struct patient_desk *p;
    const struct reading_study_filter *filter;
    struct arena *arena;
    struct study_founds *founds;
};

static bool search_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct searching *s = arg;
    const struct patient_desk in_tx = {st, s->p->seal, s->p->by, s->p->now_ms};
    struct reading_study_filter filter = *s->filter;
    struct study_founds *founds = s->founds;
    struct organization own;
    struct reading_rows rows;

    *founds = (struct study_founds){0};
    if (id_none(s->p->by->scope.organization))
        return true; /* pictures are for the two sides alone */
    if (!store_organization_get(st, s->p->by->scope.organization, s->arena, &own, e))
        return false;
    filter.organization = own.code;
    if (!store_reading_studies(st, &filter, s->arena, &rows, e))
        return false;
    founds->items = ARENA_ARRAY(s->arena, struct study_found, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        struct study_found *f = &founds->items[founds->n++];

        f->reading = rows.items[i];
        if (!patient_masked(&in_tx, f->reading.patient, s->arena, &f->who, e))
            return false;
    }
    return true;
}

bool work_study_search(const struct patient_desk *p, const struct reading_study_filter *filter,
                       struct arena *a, struct study_founds *founds, struct err *e)
{
    struct searching s = {p, filter, a, founds};

    return store_tx(p->st, STORE_READ, search_in_tx, &s, e);
}
