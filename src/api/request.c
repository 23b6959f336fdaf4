/* request.c - see request.h. */
#include "api/request.h"

#include <assert.h>
#include <string.h>

#include "api/field.h"
#include "api/route.h"
#include "base/day.h"

static const struct field PERIOD[] = {
    TOLD(FIELD_MONTH, "from"),
    TOLD(FIELD_MONTH, "to"),
    TOLD(FIELD_INT, "months"),
    {0},
};
static const struct shape PERIOD_SHAPE = {.name = "Period", .told = PERIOD};

static const struct field FRAME[] = {
    TOLD(FIELD_OBJECT, "period", .shape = &PERIOD_SHAPE),
    TOLD(FIELD_MS, "as_of"),
    TOLD(FIELD_BOOL, "invented"),
    {0},
};
const struct shape SHAPE_FRAME = {
    .name = "Frame",
    .about = "Stands beside every figure: for when, as of when, and whether the data are invented.",
    .told = FRAME};
const struct shape *const SHAPE_IN_FRAME[] = {&SHAPE_FRAME, NULL};

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The byte at s[*i]; moves *i to its last character. -1 where it is none. */
static int byte_at(struct str s, size_t *i, bool query)
{
    int high, low;

    if (query && s.at[*i] == '+')
        return ' ';
    if (s.at[*i] != '%')
        return (unsigned char)s.at[*i];
    if (s.n - *i < 3)
        return -1;
    high = hex(s.at[*i + 1]);
    low = hex(s.at[*i + 2]);
    *i += 2;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

bool request_decode(struct str s, bool query, struct arena *a, struct str *out)
{
    char *text = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        int byte = byte_at(s, &i, query);

        if (byte < 0x20 || byte == 0x7f)
            return false;
        text[n++] = (char)byte;
    }
    if (!utf8_valid((struct str){text, n}))
        return false;
    *out = (struct str){text, n};
    return true;
}

void request_fault_add(struct request *rq, struct problem_field fault)
{
    if (!rq->faults)
        rq->faults = ARENA_ARRAY(rq->arena, struct problem_field, REQUEST_FIELDS);
    if (rq->fault_n < REQUEST_FIELDS)
        rq->faults[rq->fault_n++] = fault;
}

bool request_fault(struct request *rq, struct problem_field fault, struct err *e)
{
    request_fault_add(rq, fault);
    return err_set(e, ERR_USAGE, "%s: %s", fault.field, fault.message);
}

static bool name_allowed(struct str name, const char *allowed)
{
    struct str rest = str_of(allowed);

    while (rest.n) {
        if (str_eq(str_cut(&rest, ' '), name))
            return true;
    }
    return false;
}

static bool pair_add(struct request *rq, struct request_pair pair, const char *allowed,
                     struct err *e)
{
    const char *field = str_c(rq->arena, pair.name);

    if (!name_allowed(pair.name, allowed))
        return request_fault(rq,
                             (struct problem_field){.field = field,
                                                    .message = "no such parameter here",
                                                    .expected = allowed ? allowed : "none"},
                             e);
    for (size_t i = 0; i < rq->query_n; i++) {
        if (str_eq(rq->query[i].name, pair.name))
            return request_fault(
                rq, (struct problem_field){.field = field, .message = "given twice"}, e);
    }
    rq->query[rq->query_n++] = pair;
    return true;
}

bool request_query(struct request *rq, struct str query, const char *allowed, struct err *e)
{
    if (rq->query_read)
        return true;
    while (query.n) {
        struct str value = str_cut(&query, '&');
        struct str name = str_cut(&value, '=');
        struct request_pair pair;

        if (!name.n && !value.n)
            continue;
        if (rq->query_n == REQUEST_FIELDS)
            return err_set(e, ERR_USAGE, "more than %d parameters", REQUEST_FIELDS);
        if (!request_decode(name, true, rq->arena, &pair.name)
            || !request_decode(value, true, rq->arena, &pair.value))
            return err_set(e, ERR_USAGE,
                           "the query is not percent-encoded UTF-8 without control characters");
        if (!pair_add(rq, pair, allowed, e))
            return false;
    }
    rq->query_read = true;
    return true;
}

struct str request_path(const struct request *rq, const char *name)
{
    size_t i = 0;

    while (i < rq->param_n && !str_eq(rq->params[i].name, str_of(name)))
        i++;
    assert(i < rq->param_n); /* a handler asks only for what its pattern has */
    return rq->params[i].value;
}

bool request_id(struct request *rq, const char *name, struct id *id, struct err *e)
{
    struct str value = request_path(rq, name);

    return id_parse(value, id)
           || err_set(e, ERR_MISSING, "no %s '%.*s'", name, value.n > 60 ? 60 : (int)value.n,
                      value.at);
}

struct str request_text(const struct request *rq, const char *name)
{
    for (size_t i = 0; i < rq->query_n; i++) {
        if (str_eq(rq->query[i].name, str_of(name)))
            return rq->query[i].value;
    }
    return (struct str){0};
}

bool request_yes(const struct request *rq, const char *name)
{
    return str_eq(request_text(rq, name), STR("yes"));
}

bool request_choice(struct request *rq, const char *name, struct str value,
                    const char *const *names, const char *expected, struct err *e)
{
    for (size_t i = 0; value.n && names[i]; i++) {
        if (str_eq(value, str_of(names[i])))
            return true;
    }
    return value.n == 0
           || request_fault(rq,
                            (struct problem_field){.field = name,
                                                   .message = "there is no such one",
                                                   .found = str_c(rq->arena, value),
                                                   .expected = expected},
                            e);
}

bool request_day(struct request *rq, const char *name, int32_t other, int32_t *day, struct err *e)
{
    struct str text = request_text(rq, name);

    *day = other;
    return text.n == 0 || day_parse(text, day)
           || request_fault(rq,
                            (struct problem_field){.field = name,
                                                   .found = str_c(rq->arena, text),
                                                   .expected = "YYYY-MM-DD"},
                            e);
}

static bool limit_read(struct request *rq, int32_t *limit, struct err *e)
{
    struct str text = request_text(rq, "limit");
    int64_t value = PAGE_DEFAULT;

    if (text.n && (!str_to_int(text, STORE_PAGE_MAX, &value) || value < 1))
        return request_fault(rq,
                             (struct problem_field){.field = "limit",
                                                    .message = "a whole number from 1 to 200",
                                                    .found = str_c(rq->arena, text),
                                                    .expected = "1…200"},
                             e);
    *limit = (int32_t)value;
    return true;
}

bool request_month(struct request *rq, const char *name, int32_t *month, struct err *e)
{
    struct str text = request_text(rq, name);

    *month = DAY_NONE;
    if (text.n == 0 || month_parse(text, month))
        return true;
    return request_fault(rq,
                         (struct problem_field){.field = name,
                                                .message = "no month",
                                                .found = str_c(rq->arena, text),
                                                .expected = "YYYY-MM"},
                         e);
}

bool request_page(struct request *rq, struct store_page *page, struct err *e)
{
    struct store_page got = {.cursor = request_text(rq, "cursor")};

    if (!limit_read(rq, &got.limit, e))
        return false;
    if (rq->subject && rq->route && rq->route->right >= RIGHT_MAY)
        got.reach = store_reach_of(rq->subject, (enum action)(rq->route->right - RIGHT_MAY));
    *page = got;
    return true;
}

void reply_frame(struct json_writer *w, const struct frame *f)
{
    char from[MONTH_TEXT], to[MONTH_TEXT];

    month_text(f->from_month, from);
    month_text(f->to_month, to);
    json_key(w, "period");
    json_open_object(w);
    json_key(w, "from");
    json_text(w, from);
    json_key(w, "to");
    json_text(w, to);
    json_key(w, "months");
    json_int(w, frame_months(f));
    json_end(w);
    field_ms(w, "as_of", f->as_of_ms);
    json_key(w, "invented");
    json_bool(w, f->invented);
}
