/* sql_place.c - where a value of a row is, and of which kind. */
#include "store/sql.h"

struct sql_place sql_text(const struct str *at)
{
    return (struct sql_place){SQL_TEXT, (void *)at, NULL};
}

struct sql_place sql_maybe(const struct str *at)
{
    return (struct sql_place){SQL_MAYBE, (void *)at, NULL};
}

struct sql_place sql_list(const struct str_list *at)
{
    return (struct sql_place){SQL_LIST, (void *)at, NULL};
}

struct sql_place sql_id(const struct id *at)
{
    return (struct sql_place){SQL_ID, (void *)at, NULL};
}

struct sql_place sql_count(const int64_t *at)
{
    return (struct sql_place){SQL_COUNT, (void *)at, NULL};
}

struct sql_place sql_int(const int32_t *at)
{
    return (struct sql_place){SQL_INT, (void *)at, NULL};
}

struct sql_place sql_bool(const bool *at)
{
    return (struct sql_place){SQL_BOOL, (void *)at, NULL};
}

struct sql_place sql_number(const double *at)
{
    return (struct sql_place){SQL_NUMBER, (void *)at, NULL};
}

struct sql_place sql_day(const int32_t *at)
{
    return (struct sql_place){SQL_DAY, (void *)at, NULL};
}

struct sql_place sql_month(const int32_t *at)
{
    return (struct sql_place){SQL_MONTH, (void *)at, NULL};
}

struct sql_place sql_name(const void *at, const char *const *names)
{
    return (struct sql_place){SQL_NAME, (void *)at, names};
}
