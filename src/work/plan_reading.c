/* plan_reading.c - see plan_reading.h. */
#include "work/plan_reading.h"

static void ids_reset(struct plan_ids *ids)
{
    words_reset(&ids->words);
    list_reset(&ids->rows);
    list_reset(&ids->kept);
}

int32_t plan_id_new(struct plan_rows *rows, int column, struct plan_ids *ids)
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

void plan_id_keep(struct plan_ids *ids, int32_t number)
{
    ids->rows.items[number] = (int32_t)ids->kept.n;
    list_push(&ids->kept, ids->words.items[number]);
}

int32_t plan_id_find(const struct plan_ids *ids, struct str id)
{
    int32_t number = words_find(&ids->words, id);

    if (number < 0)
        return ids->lost ? ID_BAD : ID_UNKNOWN;
    return ids->rows.items[number];
}

int32_t plan_id_wanted(struct plan_rows *rows, int column, const struct plan_ids *ids,
                       const char *what)
{
    struct str id = plan_rows_str(rows, column);
    int32_t row;

    if (id.n == 0)
        return -1;
    row = plan_id_find(ids, id);
    if (row == ID_UNKNOWN)
        plan_rows_fault(rows, column, "there is no such %s", what);
    if (row == ID_BAD)
        plan_rows_follow(rows, column);
    return row < 0 ? -1 : row;
}

int32_t plan_id_wished(struct plan_rows *rows, int column, const struct plan_ids *ids,
                       struct words *warned)
{
    struct str id = plan_rows_str(rows, column);
    int32_t row = id.n == 0 ? -1 : plan_id_find(ids, id), known = warned->n;
    bool nobody = row == ID_UNKNOWN || (row == ID_BAD && rows->faults->skip);

    if (id.n > 0 && nobody && words_put(warned, id) == known)
        plan_rows_warn(rows, column, "no organization has this id, it matches nothing");
    return row < 0 ? -1 : row;
}

int32_t plan_department_put(struct plan_reading *rd, struct str department, int32_t organization)
{
    int32_t known = rd->departments.n, number = words_put(&rd->departments, department);

    if (number == known)
        list_push(&rd->department_organization, organization);
    return number;
}

void plan_reading_reset(struct plan_reading *rd)
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
    words_reset(&rd->teams);
    words_reset(&rd->previous_offers);
    words_reset(&rd->rank_keys);
    list_reset(&rd->team_bad);
    list_reset(&rd->demand_places);
    list_reset(&rd->before);
    list_reset(&rd->ranks);
    list_reset(&rd->faults.skipped);
    list_reset(&rd->organization_rows);
    list_reset(&rd->demand_rows);
    list_reset(&rd->offer_rows);
    list_reset(&rd->quota_rows);
    list_reset(&rd->department_organization);
}
