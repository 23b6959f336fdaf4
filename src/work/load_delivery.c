/* load_delivery.c - what the cube of a folder was made of, and the side tables it was read by. */
#include "store/delivery.h"
#include "work/load_rows.h"
#include "work/records_part.h"

static bool file_of(struct load *l, const char *name, const char **path, struct str *bytes,
                    struct err *e)
{
    *path = arena_text(&l->arena, "%s/%s", l->request->folder, name);
    return file_read(*path, &l->arena, bytes, e);
}

bool load_delivery(struct load *l, struct err *e)
{
    struct ingest_summary *s = &l->summary;
    const char *path;
    struct str bytes;

    if (!file_of(l, "cube/quality.csv", &path, &bytes, e)
        || !quality_read(&l->quality, path, bytes, 0, e)
        || !file_of(l, "cube/summary.json", &path, &bytes, e)
        || !ingest_summary_read(path, bytes, &l->arena, s, e))
        return false;
    l->delivery = (struct delivery){.id = load_id(l),
                                    .source = s->sources.n ? s->sources.items[0] : STR(""),
                                    .batch = STR("loaded"),
                                    .replaces = STR(""),
                                    .map = s->sources.n ? s->sources.items[0] : STR(""),
                                    .scheme = s->scheme,
                                    .state = DELIVERY_CURRENT,
                                    .role = ROLE_OFFICER,
                                    .scope = {.kind = SCOPE_REGION, .place = STR("")},
                                    .read_n = s->read,
                                    .accepted = s->accepted,
                                    .rejected = s->rejected,
                                    .resolved = s->accepted - s->resolver[PLACE_STEPS - 1],
                                    .made_ms = l->request->as_of_ms,
                                    .current_ms = l->request->as_of_ms,
                                    .retired_ms = COUNT_UNKNOWN};
    return true;
}

static bool sides_put(struct store *st, struct load *l, struct err *e)
{
    for (int i = 0; records_side_names[i]; i++) {
        const char *name = arena_text(&l->arena, "side/%s.csv", records_side_names[i]), *path;
        struct err none = {0};
        struct str bytes;

        if (file_of(l, name, &path, &bytes, &none)
            && !store_side_put(st, records_side_names[i], bytes, e))
            return false;
    }
    return true;
}

bool load_put_delivery(struct store *st, struct load *l, struct err *e)
{
    struct records_parts parts = {0};
    char id[ID_TEXT];
    bool good;

    id_text(l->delivery.id, id);
    records_parts(&l->cube, &l->quality, str_of(id), &l->arena, &parts);
    good = store_delivery_add(st, &l->delivery, e)
           && store_delivery_put_parts(st, parts.items, parts.n, e)
           && store_delivery_put_quality(st, records_counts(&l->quality, str_of(id), &l->arena),
                                         l->quality.cells.n, e)
           && sides_put(st, l, e);
    list_reset(&parts);
    return good;
}
