/* gap.c - gaps and their evidence. */
#include "store/gap.h"

#include "store/query.h"

#define COLUMNS(t)                                                                                \
    t "id, " t "county, " t "discipline, " t "rank, " t "population, " t "peers, " t "groups, " t \
      "avoidable, " t "avoidable_low, " t "avoidable_rw, " t "avoidable_rw_low, " t               \
      "money_fen, " t "blanks, " t "blank_rw, " t "total_rw, " t "score, " t "specialists, " t    \
      "seats"
#define FIELDS(g)                                                                                \
    sql_id(&(g)->id), sql_text(&(g)->county), sql_text(&(g)->discipline), sql_count(&(g)->rank), \
        sql_count(&(g)->population), sql_count(&(g)->peers), sql_count(&(g)->groups),            \
        sql_number(&(g)->avoidable), sql_number(&(g)->avoidable_low),                            \
        sql_number(&(g)->avoidable_rw), sql_number(&(g)->avoidable_rw_low),                      \
        sql_count(&(g)->money_fen), sql_count(&(g)->blanks), sql_number(&(g)->blank_rw),         \
        sql_number(&(g)->total_rw), sql_number(&(g)->score), sql_number(&(g)->specialists),      \
        sql_count(&(g)->seats)

#define GROUP_COLUMNS                                                                            \
    "county, discipline, code, all_cases, home, out, border, peers, peers_rated, peers_capable," \
    " pooled_rate, benchmark, capable, weight, avoidable, avoidable_low, value_rw"
#define GROUP_FIELDS(g)                                                                 \
    sql_text(&(g)->county), sql_text(&(g)->discipline), sql_text(&(g)->code),           \
        sql_count(&(g)->all), sql_count(&(g)->home), sql_count(&(g)->out),              \
        sql_count(&(g)->border), sql_count(&(g)->peers), sql_count(&(g)->peers_rated),  \
        sql_count(&(g)->peers_capable), sql_number(&(g)->pooled_rate),                  \
        sql_number(&(g)->benchmark), sql_bool(&(g)->capable), sql_number(&(g)->weight), \
        sql_number(&(g)->avoidable), sql_number(&(g)->avoidable_low), sql_number(&(g)->value_rw)

#define TECHNIQUE_COLUMNS \
    "county, discipline, procedure_code, state, away, home, peers, peers_doing, weight, value_rw"
#define TECHNIQUE_FIELDS(t)                                                          \
    sql_text(&(t)->county), sql_text(&(t)->discipline), sql_text(&(t)->procedure),   \
        sql_name(&(t)->state, technique_state_names), sql_count(&(t)->away),         \
        sql_count(&(t)->home), sql_count(&(t)->peers), sql_count(&(t)->peers_doing), \
        sql_number(&(t)->weight), sql_number(&(t)->value_rw)

bool store_gap_put(struct store *st, const struct gap *items, size_t n, struct err *e)
{
    struct gap row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO gap (" COLUMNS("") ") VALUES ",
                 " ON CONFLICT (county, id) DO UPDATE SET discipline = excluded.discipline,"
                 " rank = excluded.rank, population = excluded.population,"
                 " peers = excluded.peers, groups = excluded.groups,"
                 " avoidable = excluded.avoidable, avoidable_low = excluded.avoidable_low,"
                 " avoidable_rw = excluded.avoidable_rw,"
                 " avoidable_rw_low = excluded.avoidable_rw_low,"
                 " money_fen = excluded.money_fen, blanks = excluded.blanks,"
                 " blank_rw = excluded.blank_rw, total_rw = excluded.total_rw,"
                 " score = excluded.score, specialists = excluded.specialists,"
                 " seats = excluded.seats"),
        items, n, e);
}

bool store_gap_clear(struct store *st, struct err *e)
{
    return sql_run(st, "DELETE FROM gap", NULL, e) && sql_run(st, "DELETE FROM gap_group", NULL, e)
           && sql_run(st, "DELETE FROM gap_technique", NULL, e)
           && sql_run(st, "DELETE FROM gap_peer", NULL, e);
}

bool store_gap_names(struct store *st, struct arena *a, struct gap_names *names, struct err *e)
{
    struct gap row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_id(&row.id), sql_text(&row.county), sql_text(&row.discipline)));

    if (!sql_rows(st, "SELECT id, county, discipline FROM gap", NULL, &read, e))
        return false;
    *names = (struct gap_names){read.items, read.n};
    return true;
}

bool store_gap_put_groups(struct store *st, const struct gap_group *items, size_t n, struct err *e)
{
    struct gap_group row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, SQL(GROUP_FIELDS(&row)), "INSERT INTO gap_group (" GROUP_COLUMNS ") VALUES ",
                 " ON CONFLICT (county, discipline, code) DO UPDATE SET"
                 " all_cases = excluded.all_cases, home = excluded.home, out = excluded.out,"
                 " border = excluded.border, peers = excluded.peers,"
                 " peers_rated = excluded.peers_rated, peers_capable = excluded.peers_capable,"
                 " pooled_rate = excluded.pooled_rate, benchmark = excluded.benchmark,"
                 " capable = excluded.capable, weight = excluded.weight,"
                 " avoidable = excluded.avoidable, avoidable_low = excluded.avoidable_low,"
                 " value_rw = excluded.value_rw"),
        items, n, e);
}

bool store_gap_put_techniques(struct store *st, const struct gap_technique *items, size_t n,
                              struct err *e)
{
    struct gap_technique row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(TECHNIQUE_FIELDS(&row)),
                             "INSERT INTO gap_technique (" TECHNIQUE_COLUMNS ") VALUES ",
                             " ON CONFLICT (county, discipline, procedure_code) DO UPDATE SET"
                             " state = excluded.state, away = excluded.away, home = excluded.home,"
                             " peers = excluded.peers, peers_doing = excluded.peers_doing,"
                             " weight = excluded.weight, value_rw = excluded.value_rw"),
                    items, n, e);
}

bool store_gap_put_peers(struct store *st, const struct gap_peer *items, size_t n, struct err *e)
{
    struct gap_peer row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(sql_text(&row.county), sql_text(&row.peer)),
                             "INSERT INTO gap_peer (county, peer) VALUES ",
                             " ON CONFLICT DO NOTHING"),
                    items, n, e);
}

bool store_gap_find(struct store *st, struct str county, struct str discipline, struct id *id,
                    struct err *e)
{
    struct arena a = {0};
    struct id got = {{0}};
    struct sql_read read = SQL_READ(got, &a, SQL(sql_id(&got)));
    bool found, good = sql_first(st, "SELECT id FROM gap WHERE county = $1 AND discipline = $2",
                                 SQL(sql_text(&county), sql_text(&discipline)), &read, &found, e);

    arena_reset(&a);
    if (good)
        *id = got;
    return good;
}

#define ROW                                                                                  \
    "SELECT " COLUMNS(                                                                       \
        "g.") ", r.name,"                                                                    \
              " (SELECT min(d.id) FROM demand d WHERE d.county = g.county AND d.gap = g.id)" \
              " FROM gap g LEFT JOIN region r ON r.code = g.county"
#define ROW_PLACES(r) SQL(FIELDS(&(r)->gap), sql_text(&(r)->county_name), sql_id(&(r)->demand))

static bool counties_read(struct store *st, const struct store_reach *reach, struct arena *a,
                          struct gap_matrix *m, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"r.code"}};
    struct query q = {0};
    struct gap_county row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.code), sql_text(&row.name),
                                        sql_text(&row.city), sql_count(&row.population)));

    query_add(&q, "SELECT r.code, r.name, p.name, r.population FROM region r"
                  " LEFT JOIN region p ON p.code = r.parent"
                  " WHERE r.kind IN ('county', 'district')");
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY r.code");
    if (!query_rows(st, &q, &read, e))
        return false;
    m->counties = read.items;
    m->county_n = read.n;
    return true;
}

static const struct query_sides SIDES = {.place = {"g.county"}};

static bool disciplines_read(struct store *st, const struct store_reach *reach, struct arena *a,
                             struct gap_matrix *m, struct err *e)
{
    struct query q = {0};
    struct str row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row)));

    query_add(&q, "SELECT DISTINCT g.discipline FROM gap g WHERE true");
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY g.discipline");
    if (!query_rows(st, &q, &read, e))
        return false;
    m->disciplines = read.items;
    m->discipline_n = read.n;
    return true;
}

static bool cells_read(struct store *st, const struct store_reach *reach, struct sql_read *read,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, ROW " WHERE true");
    query_reach(&q, reach, &SIDES);
    query_add(&q, " ORDER BY g.rank, g.county, g.discipline");
    return query_rows(st, &q, read, e);
}

bool store_gap_matrix(struct store *st, const struct store_reach *reach, struct arena *a,
                      struct gap_matrix *m, struct err *e)
{
    struct gap_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct gap_matrix matrix = {0};

    if (!counties_read(st, reach, a, &matrix, e) || !disciplines_read(st, reach, a, &matrix, e)
        || !cells_read(st, reach, &read, e))
        return false;
    matrix.cells = read.items;
    matrix.cell_n = read.n;
    *m = matrix;
    return true;
}

static bool groups_read(struct store *st, struct arena *a, struct gap_detail *g, struct err *e)
{
    static const char LIST[] =
        "SELECT g.county, g.discipline, g.code, g.all_cases, g.home, g.out, g.border, g.peers,"
        " g.peers_rated, g.peers_capable, g.pooled_rate, g.benchmark, g.capable, g.weight,"
        " g.avoidable, g.avoidable_low, g.value_rw, c.name FROM gap_group g"
        " LEFT JOIN code c ON c.scheme = 'drg' AND c.code = g.code"
        " WHERE g.county = $1 AND g.discipline = $2"
        " ORDER BY g.value_rw DESC NULLS LAST, g.code";
    struct gap_group_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(GROUP_FIELDS(&row.group), sql_text(&row.name)));

    if (!sql_rows(st, LIST, SQL(sql_text(&g->row.gap.county), sql_text(&g->row.gap.discipline)),
                  &read, e))
        return false;
    g->groups = read.items;
    g->group_n = read.n;
    return true;
}

static bool techniques_read(struct store *st, struct arena *a, struct gap_detail *g, struct err *e)
{
    static const char LIST[] =
        "SELECT t.county, t.discipline, t.procedure_code, t.state, t.away, t.home, t.peers,"
        " t.peers_doing, t.weight, t.value_rw, c.name FROM gap_technique t"
        " LEFT JOIN code c ON c.scheme = 'procedure' AND c.code = t.procedure_code"
        " WHERE t.county = $1 AND t.discipline = $2"
        " ORDER BY t.state, t.value_rw DESC NULLS LAST, t.procedure_code";
    struct gap_technique_row row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(TECHNIQUE_FIELDS(&row.technique), sql_text(&row.name)));

    if (!sql_rows(st, LIST, SQL(sql_text(&g->row.gap.county), sql_text(&g->row.gap.discipline)),
                  &read, e))
        return false;
    g->techniques = read.items;
    g->technique_n = read.n;
    return true;
}

static bool peers_read(struct store *st, struct arena *a, struct gap_detail *g, struct err *e)
{
    struct gap_peer_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row.code), sql_text(&row.name)));

    if (!sql_rows(st,
                  "SELECT p.peer, r.name FROM gap_peer p LEFT JOIN region r ON r.code = p.peer"
                  " WHERE p.county = $1 ORDER BY p.peer",
                  SQL(sql_text(&g->row.gap.county)), &read, e))
        return false;
    g->peers = read.items;
    g->peer_n = read.n;
    return true;
}

bool store_gap_get(struct store *st, struct id id, struct arena *a, struct gap_detail *g,
                   struct err *e)
{
    struct gap_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct gap_detail detail = {0};
    bool found;

    if (!sql_first(st, ROW " WHERE g.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("gap", id, e);
    detail.row = row;
    if (!groups_read(st, a, &detail, e) || !techniques_read(st, a, &detail, e)
        || !peers_read(st, a, &detail, e))
        return false;
    *g = detail;
    return true;
}
