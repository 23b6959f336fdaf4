/* bulletin.c - see bulletin.h. */
#include "store/bulletin.h"

#include "store/query.h"

#define EDITION "id, version, name, place, seal, file, made_ms"
#define EDITION_PLACES(p)                                                                        \
    SQL(sql_text(&(p)->id), sql_int(&(p)->version), sql_text(&(p)->name), sql_text(&(p)->place), \
        sql_text(&(p)->seal), sql_text(&(p)->file), sql_count(&(p)->made_ms))

bool store_programme_add(struct store *st, const struct programme_row *p, struct err *e)
{
    return sql_run(st, "INSERT INTO programme (" EDITION ") VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   EDITION_PLACES(p), e);
}

bool store_programme_limits(struct store *st, struct str id, const int32_t *days, struct err *e)
{
    for (int i = 0; i < LIMIT_N; i++) {
        struct str kind = str_of(programme_limit_names[i]);

        if (!sql_run(st,
                     "INSERT INTO programme_limit (programme, kind, days) VALUES ($1, $2, $3)"
                     " ON CONFLICT (programme, kind) DO UPDATE SET days = excluded.days",
                     SQL(sql_text(&id), sql_text(&kind), sql_int(&days[i])), e))
            return false;
    }
    return true;
}

bool store_programme_get(struct store *st, struct str id, int32_t version, struct arena *a,
                         struct programme_row *p, struct err *e)
{
    static const char NEWEST[] = "SELECT " EDITION " FROM programme WHERE id = $1 AND $2 = 0"
                                 " ORDER BY version DESC LIMIT 1";
    static const char ONE[] = "SELECT " EDITION " FROM programme WHERE id = $1 AND version = $2";
    struct programme_row row = {0};
    struct sql_read read = SQL_READ(row, a, EDITION_PLACES(&row));
    bool found;

    if (!sql_first(st, version > 0 ? ONE : NEWEST, SQL(sql_text(&id), sql_int(&version)), &read,
                   &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no programme '%.*s'", (int)(id.n < 60 ? id.n : 60), id.at);
    *p = row;
    return true;
}

bool store_programme_list(struct store *st, struct arena *a, struct programme_rows *rows,
                          struct err *e)
{
    static const char LIST[] = "SELECT p.id, p.version, p.name, p.place, p.seal, '', p.made_ms"
                               " FROM programme p WHERE p.version = (SELECT max(q.version)"
                               " FROM programme q WHERE q.id = p.id) ORDER BY p.id";
    struct programme_row row = {0};
    struct sql_read read = SQL_READ(row, a, EDITION_PLACES(&row));

    if (!sql_rows(st, LIST, NULL, &read, e))
        return false;
    *rows = (struct programme_rows){read.items, read.n};
    return true;
}

#define COLUMNS(t)                                                                                 \
    t "id, " t "programme, " t "version, " t "region, " t "from_day, " t "until_day, " t           \
      "as_of_day, " t "invented, " t "counts, " t "seal, " t "state, " t "maker, " t "made_ms, " t \
      "publisher, " t "published_ms"
#define FIELDS(b)                                                                                \
    sql_id(&(b)->id), sql_text(&(b)->programme), sql_int(&(b)->version), sql_text(&(b)->region), \
        sql_day(&(b)->from_day), sql_day(&(b)->until_day), sql_day(&(b)->as_of_day),             \
        sql_bool(&(b)->invented), sql_text(&(b)->counts), sql_text(&(b)->seal),                  \
        sql_name(&(b)->state, bulletin_state_names), sql_id(&(b)->maker),                        \
        sql_count(&(b)->made_ms), sql_id(&(b)->publisher), sql_count(&(b)->published_ms)
#define FROM                                                                            \
    " FROM bulletin b JOIN programme p ON p.id = b.programme AND p.version = b.version" \
    " WHERE true"

bool store_bulletin_add(struct store *st, const struct bulletin_row *b, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO bulletin (" COLUMNS("") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                                                        " $9, $10, $11, $12, $13, $14, $15)",
                   SQL(FIELDS(b)), e);
}

bool store_bulletin_get(struct store *st, struct id id, struct arena *a, struct bulletin_row *b,
                        struct err *e)
{
    struct bulletin_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row), sql_text(&row.programme_name)));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS("b.") ", p.name" FROM " AND b.id = $1", SQL(sql_id(&id)),
                   &read, &found, e))
        return false;
    if (!found)
        return sql_missing("bulletin", id, e);
    *b = row;
    return true;
}

bool store_bulletin_move(struct store *st, const struct bulletin_row *b, enum bulletin_state was,
                         struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE bulletin SET state = $1, publisher = $2, published_ms = $3"
                    " WHERE id = $4 AND state = $5 RETURNING id",
                    SQL(sql_name(&b->state, bulletin_state_names), sql_id(&b->publisher),
                        sql_count(&b->published_ms), sql_id(&b->id),
                        sql_name(&was, bulletin_state_names)),
                    &done, e)
           && (done
               || err_set(e, ERR_STATE, "the bulletin is no longer '%s'",
                          bulletin_state_names[was]));
}

static const struct query_sides SIDES = {
    .place = {"CASE WHEN b.region = '' THEN (SELECT region_code FROM frame) ELSE b.region END"}};

bool store_bulletin_list(struct store *st, struct str programme, const struct store_page *page,
                         struct arena *a, struct bulletin_rows *rows, struct err *e)
{
    struct bulletin_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row), sql_text(&row.programme_name)));
    struct query_page p = {.page = page,
                           .select = "SELECT " COLUMNS("b.") ", p.name",
                           .key = "b.made_ms, b.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.made_ms), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_and(&q, "b.programme", &programme);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct bulletin_rows){read.items, read.n, more};
    return true;
}
