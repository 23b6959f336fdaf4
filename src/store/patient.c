/* patient.c - see patient.h. */
#include "store/patient.h"

#include "store/query.h"

#define KEY_COLUMNS "organization, number, profile, wrapped, master, made_ms"
#define KEY_PLACES(k)                                                               \
    SQL(sql_id(&(k)->organization), sql_int(&(k)->number), sql_text(&(k)->profile), \
        sql_text(&(k)->wrapped), sql_text(&(k)->master), sql_count(&(k)->made_ms))

bool store_seal_key_add(struct store *st, const struct seal_key_row *key, struct err *e)
{
    return sql_run(st, "INSERT INTO seal_key (" KEY_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6)",
                   KEY_PLACES(key), e);
}

bool store_seal_key_list(struct store *st, struct id organization, struct arena *a,
                         struct seal_key_rows *rows, struct err *e)
{
    struct seal_key_row row = {0};
    struct sql_read read = SQL_READ(row, a, KEY_PLACES(&row));
    struct query q = {0};

    query_add(&q, "SELECT " KEY_COLUMNS " FROM seal_key");
    if (!id_none(organization)) {
        query_add(&q, " WHERE organization = ");
        query_bind(&q, sql_id(&organization));
    }
    query_add(&q, " ORDER BY organization, number DESC");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct seal_key_rows){read.items, read.n};
    return true;
}

bool store_seal_key_wrap(struct store *st, const struct seal_key_row *key, struct err *e)
{
    return sql_run(st,
                   "UPDATE seal_key SET wrapped = $1, master = $2 WHERE organization = $3"
                   " AND number = $4",
                   SQL(sql_text(&key->wrapped), sql_text(&key->master), sql_id(&key->organization),
                       sql_int(&key->number)),
                   e);
}

bool store_seal_key_prune(struct store *st, struct id organization, int32_t number, struct err *e)
{
    return sql_run(st,
                   "DELETE FROM seal_key WHERE organization = $1 AND number < $2"
                   " AND NOT EXISTS (SELECT 1 FROM patient p"
                   " WHERE p.organization = seal_key.organization"
                   " AND p.key_number = seal_key.number)"
                   " AND NOT EXISTS (SELECT 1 FROM material m"
                   " WHERE m.organization = seal_key.organization"
                   " AND m.key_number = seal_key.number)",
                   SQL(sql_id(&organization), sql_int(&number)), e);
}

#define COLUMNS                                                                         \
    "county, id, organization, key_number, name, id_number, phone, address, name_hash," \
    " id_number_hash, phone_hash, made_ms"
#define PLACES(p)                                                                    \
    SQL(sql_text(&(p)->county), sql_id(&(p)->id), sql_id(&(p)->organization),        \
        sql_int(&(p)->key_number), sql_text(&(p)->name), sql_maybe(&(p)->id_number), \
        sql_maybe(&(p)->phone), sql_maybe(&(p)->address), sql_text(&(p)->name_hash), \
        sql_maybe(&(p)->id_number_hash), sql_maybe(&(p)->phone_hash), sql_count(&(p)->made_ms))

bool store_patient_add(struct store *st, const struct patient_row *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO patient (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
                   " $10, $11, $12)",
                   PLACES(p), e);
}

bool store_patient_get(struct store *st, struct id id, struct arena *a, struct patient_row *p,
                       struct err *e)
{
    struct patient_row row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM patient WHERE id = $1", SQL(sql_id(&id)), &read,
                   &found, e))
        return false;
    if (!found)
        return sql_missing("patient", id, e);
    *p = row;
    return true;
}

bool store_patient_reseal(struct store *st, const struct patient_row *p, int32_t was, struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE patient SET key_number = $1, name = $2, id_number = $3, phone = $4, "
                    "address = $5,"
                    " name_hash = $6, id_number_hash = $7, phone_hash = $8 WHERE county = $9 AND "
                    "id = $10"
                    " AND key_number = $11 RETURNING id",
                    SQL(sql_int(&p->key_number), sql_text(&p->name), sql_maybe(&p->id_number),
                        sql_maybe(&p->phone), sql_maybe(&p->address), sql_text(&p->name_hash),
                        sql_maybe(&p->id_number_hash), sql_maybe(&p->phone_hash),
                        sql_text(&p->county), sql_id(&p->id), sql_int(&was)),
                    &done, e)
           && (done || err_set(e, ERR_STATE, "the row was sealed anew by somebody else"));
}

bool store_patient_find(struct store *st, struct id organization, enum patient_hash by,
                        const struct str_list *hashes, struct arena *a, struct patient_rows *rows,
                        struct err *e)
{
    static const char *const COLUMN[] = {"name_hash", "id_number_hash", "phone_hash"};
    struct patient_row row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));
    struct query q = {0};

    query_add(&q, "SELECT " COLUMNS " FROM patient WHERE organization = ");
    query_bind(&q, sql_id(&organization));
    query_add(&q, " AND ");
    query_add(&q, COLUMN[by]);
    query_add(&q, " IN (''");
    for (size_t i = 0; i < hashes->n; i++) {
        query_add(&q, ", ");
        query_bind(&q, sql_text(&hashes->items[i]));
    }
    query_add(&q, ") ORDER BY id LIMIT 50");
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct patient_rows){read.items, read.n};
    return true;
}

bool store_patient_stale(struct store *st, struct id organization, int32_t number, struct arena *a,
                         struct patient_rows *rows, struct err *e)
{
    struct patient_row row = {0};
    struct sql_read read = SQL_READ(row, a, PLACES(&row));

    if (!sql_rows(st,
                  "SELECT " COLUMNS " FROM patient WHERE organization = $1 AND key_number <> $2"
                  " ORDER BY id LIMIT 100",
                  SQL(sql_id(&organization), sql_int(&number)), &read, e))
        return false;
    *rows = (struct patient_rows){read.items, read.n};
    return true;
}
