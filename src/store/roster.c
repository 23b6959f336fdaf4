/* roster.c - look-ups by code. */
#include "store/roster.h"

#include "store/sql.h"

static bool first(struct store *st, const char *sql, const struct sql_place *values,
                  struct arena *a, struct roster_entry *entry, bool *found, struct err *e)
{
    struct roster_entry row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_id(&row.id), sql_text(&row.county), sql_id(&row.organization)));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *entry = row;
    return true;
}

bool store_roster_organization(struct store *st, struct str code, struct arena *a,
                               struct roster_entry *entry, bool *found, struct err *e)
{
    return first(st, "SELECT id, county, id FROM organization WHERE code = $1",
                 SQL(sql_text(&code)), a, entry, found, e);
}

bool store_roster_practitioner(struct store *st, struct str code, struct arena *a,
                               struct roster_entry *entry, bool *found, struct err *e)
{
    return first(
        st, "SELECT id, county, organization FROM practitioner WHERE code = $1 ORDER BY id LIMIT 1",
        SQL(sql_text(&code)), a, entry, found, e);
}

bool store_roster_offer(struct store *st, struct id practitioner, struct arena *a,
                        struct roster_entry *entry, bool *found, struct err *e)
{
    return first(st,
                 "SELECT id, county, NULL FROM offer WHERE practitioner = $1 ORDER BY id LIMIT 1",
                 SQL(sql_id(&practitioner)), a, entry, found, e);
}

bool store_roster_county(struct store *st, struct str code, bool *found, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM region WHERE code = $1 AND kind IN ('county', 'district')",
                   SQL(sql_text(&code)), &n, e))
        return false;
    *found = n > 0;
    return true;
}
