/* material.c - see material.h. */
#include "store/material.h"

#include "store/sql.h"

#define MATERIAL(t)                                                                               \
    t "county, " t "id, " t "noun, " t "owner, " t "name, " t "kind, " t "size, " t "made_by, " t \
      "made_ms, " t "organization, " t "key_number, " t "party, " t "consent"
#define MATERIAL_FIELDS(m)                                                                      \
    sql_text(&(m)->county), sql_id(&(m)->id), sql_text(&(m)->noun), sql_text(&(m)->owner),      \
        sql_text(&(m)->name), sql_name(&(m)->kind, material_kind_names), sql_count(&(m)->size), \
        sql_id(&(m)->made_by), sql_count(&(m)->made_ms), sql_id(&(m)->organization),            \
        sql_int(&(m)->key_number), sql_maybe(&(m)->party),                                      \
        sql_name(&(m)->consent, referral_consent_names)

bool store_material_add(struct store *st, const struct material *m, struct err *e)
{
    return sql_run(
        st,
        "INSERT INTO material (" MATERIAL(
            "") ", bytes) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        SQL(MATERIAL_FIELDS(m), sql_text(&m->base64)), e);
}

static bool one_find(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct material *m, bool *found, struct err *e)
{
    struct material got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(MATERIAL_FIELDS(&got), sql_text(&got.base64)));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *m = got;
    return true;
}

bool store_material_find(struct store *st, struct id id, struct arena *a, struct material *m,
                         bool *found, struct err *e)
{
    return one_find(st, "SELECT " MATERIAL("") ", bytes FROM material WHERE id = $1",
                    SQL(sql_id(&id)), a, m, found, e);
}

static bool rows_read(struct store *st, const char *sql, const struct sql_place *values,
                      struct arena *a, struct materials *rows, struct err *e)
{
    struct material row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(MATERIAL_FIELDS(&row)));

    if (!sql_rows(st, sql, values, &read, e))
        return false;
    *rows = (struct materials){read.items, read.n};
    return true;
}

bool store_materials(struct store *st, const char *noun, struct str owner, struct arena *a,
                     struct materials *rows, struct err *e)
{
    const struct str of = str_of(noun);

    return rows_read(st,
                     "SELECT " MATERIAL("") " FROM material WHERE noun = $1 AND owner = $2"
                                            " ORDER BY made_ms, id",
                     SQL(sql_text(&of), sql_text(&owner)), a, rows, e);
}

bool store_material_episode(struct store *st, const struct referral *r, struct arena *a,
                            struct materials *rows, struct err *e)
{
    return rows_read(st,
                     "SELECT " MATERIAL("m.") " FROM material m JOIN referral r"
                                              " ON r.referral = m.owner WHERE m.noun = 'referral'"
                                              " AND r.episode = $1"
                                              " AND (r.sent_ms IS NOT NULL OR r.referral = $2)"
                                              " ORDER BY m.made_ms, m.id",
                     SQL(sql_text(&r->episode), sql_text(&r->code)), a, rows, e);
}

bool store_material_stale(struct store *st, struct id organization, int32_t number, struct arena *a,
                          struct material *m, bool *found, struct err *e)
{
    return one_find(st,
                    "SELECT " MATERIAL("") ", bytes FROM material WHERE organization = $1"
                                           " AND key_number < $2 ORDER BY id LIMIT 1",
                    SQL(sql_id(&organization), sql_int(&number)), a, m, found, e);
}

bool store_material_reseal(struct store *st, const struct material *m, int32_t was, struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE material SET name = $1, bytes = $2, key_number = $3"
                    " WHERE county = $4 AND id = $5 AND key_number = $6 RETURNING id",
                    SQL(sql_text(&m->name), sql_text(&m->base64), sql_int(&m->key_number),
                        sql_text(&m->county), sql_id(&m->id), sql_int(&was)),
                    &done, e)
           && (done || err_set(e, ERR_STATE, "the file was sealed anew by somebody else"));
}
