/* licence_desk.c - see licence_desk.h. */
#include "work/licence_desk.h"

#include "work/desk.h"

bool licence_desk_add(struct store *st, const struct licence_record *r, const struct licence_new *n,
                      struct id *id, struct edit_refused *refused, struct err *e)
{
    const struct licence row = {.id = id_new(),
                                .county = r->county,
                                .organization = r->organization,
                                .practitioner = r->practitioner,
                                .kind = n->kind,
                                .number = n->number,
                                .covers = n->covers,
                                .from_day = n->from_day,
                                .until_day = n->until_day,
                                .made_by = desk_actor(r->by),
                                .made_ms = r->now_ms};
    struct licence_rows there;

    if (!store_licence_list(st, r->organization, r->practitioner, r->arena, &there, e)
        || !licence_check(there.items, there.n, &row, &refused->field, e)
        || !store_licence_add(st, &row, e))
        return false;
    *id = row.id;
    return true;
}

bool licence_desk_void(struct store *st, const struct licence_record *r,
                       const struct licence_ending *end, struct err *e)
{
    const struct licence_void v = {end->licence, desk_actor(r->by), end->why, r->now_ms};
    struct licence_rows there;
    char text[ID_TEXT];

    if (!store_licence_list(st, r->organization, r->practitioner, r->arena, &there, e))
        return false;
    for (size_t i = 0; i < there.n; i++) {
        if (id_cmp(there.items[i].id, v.id) == 0)
            return store_licence_void(st, &v, e);
    }
    id_text(v.id, text);
    return err_set(e, ERR_MISSING, "no licence %s", text);
}
