/* search.c - see search.h. */
#include "fhir/search.h"

#include <string.h>

#include "fhir/element.h"

enum { FILTERS = 16 };

struct asking {
    enum resource_type type;
    bool strict;
    struct arena *arena;
    struct fhir_search *s;
    struct resource_filter *filters; /* [FILTERS] */
    size_t value_n, word_n;          /* of all filters: what is asked for, and our words for it */
    struct err *e;
};

static bool bad(const struct asking *r, const char *what)
{
    return err_set(r->e, ERR_USAGE, "%s", what);
}

static struct resource_filter *filter_new(struct asking *r, int param, enum resource_op op)
{
    struct resource_filter *f;

    if (r->s->q.filter_n == FILTERS) {
        (void)bad(r, "检索条件过多");
        return NULL;
    }
    f = &r->filters[r->s->q.filter_n++];
    *f = (struct resource_filter){.param = param, .op = op};
    return f;
}

/* --- values --- */

/* A word that no column holds: what is asked for is not there. */
#define NOTHING STR("|")

static bool word_put(struct asking *r, struct str *words, size_t *n, struct str word)
{
    if (r->word_n == RESOURCE_WORDS)
        return bad(r, "一次检索的取值过多");
    words[(*n)++] = word;
    r->word_n++;
    return true;
}

static bool one_of(const char *words, struct str word)
{
    struct str rest = str_of(words);

    while (rest.n) {
        if (str_eq(str_cut(&rest, ' '), word))
            return true;
    }
    return false;
}

static bool token_put(struct asking *r, int param, struct str value, struct str *words, size_t *n)
{
    const char *system = RESOURCES[r->type].params[param].about;
    struct str own[RESOURCE_WORDS], code = value, named = {0};
    size_t own_n;

    for (size_t i = 0; i < value.n && value.at[i] != '|'; i++)
        named.n = i + 1;
    named.at = value.at;
    if (named.n < value.n)
        code = (struct str){value.at + named.n + 1, value.n - named.n - 1};
    else
        named.n = 0;
    if (code.n == 0)
        return bad(r, "缺少代码");
    if (named.n > 0 && system && !one_of(system, named))
        return word_put(r, words, n, NOTHING);
    own_n = resource_words(r->type, param, code, own, RESOURCE_WORDS);
    if (own_n == 0)
        return word_put(r, words, n, NOTHING);
    for (size_t i = 0; i < own_n; i++) {
        if (!word_put(r, words, n, own[i]))
            return false;
    }
    return true;
}

/* "Type/id", "https://…/Type/id", "id". */
static bool reference_put(struct asking *r, int param, struct str value, struct str *words,
                          size_t *n)
{
    const char *types = RESOURCES[r->type].params[param].about;
    struct str rest = value, last = {0}, before = {0};

    while (rest.n) {
        before = last;
        last = str_cut(&rest, '/');
    }
    if (last.n == 0)
        return bad(r, "引用为空");
    if (before.n > 0 && !one_of(types, before))
        return bad(r, "引用的资源类型不对");
    return word_put(r, words, n, last);
}

static bool list_read(struct asking *r, int param, struct str value)
{
    struct str *words = ARENA_ARRAY(r->arena, struct str, RESOURCE_WORDS);
    bool reference = RESOURCES[r->type].params[param].kind == RESOURCE_REFERENCE;
    struct resource_filter *f = filter_new(r, param, RESOURCE_IS);

    if (!f)
        return false;
    while (value.n) {
        struct str one = str_trim(str_cut(&value, ','));

        if (r->value_n++ == RESOURCE_VALUES)
            return bad(r, "一次检索的取值过多");
        if (!(reference ? reference_put(r, param, one, words, &f->n)
                        : token_put(r, param, one, words, &f->n)))
            return false;
    }
    f->values = words;
    return true;
}

static bool string_read(struct asking *r, int param, struct str value, struct str modifier)
{
    struct str *words = ARENA_ARRAY(r->arena, struct str, 1);
    enum resource_op op = RESOURCE_STARTS;
    struct resource_filter *f;
    size_t n = 0;

    if (str_eq(modifier, STR("contains")))
        op = RESOURCE_HOLDS;
    else if (str_eq(modifier, STR("exact")))
        op = RESOURCE_IS;
    else if (modifier.n > 0)
        return bad(r, "不支持这个修饰符");
    f = filter_new(r, param, op);
    if (!f || !word_put(r, words, &n, value))
        return false;
    f->values = words;
    f->n = 1;
    return true;
}

static bool edge_add(struct asking *r, int param, enum resource_op op, int64_t at_ms)
{
    struct resource_filter *f = filter_new(r, param, op);
    char text[FHIR_INSTANT];

    if (!f)
        return false;
    fhir_instant(at_ms, text);
    f->at_ms = at_ms;
    f->minute = str_of(arena_text(r->arena, "%.16s", text));
    return true;
}

/* gt and sa: behind the whole span; lt and eb: before it; ge, le: with it; eq: within it. */
static const struct prefix {
    const char *name;
    bool from, until; /* which edge of the span it asks about */
    bool behind;      /* `until` is where it begins, `from` where it ends */
} PREFIXES[] = {{"eq", true, true, false},  {"ge", true, false, false},
                {"le", false, true, false}, {"gt", false, true, true},
                {"sa", false, true, true},  {"lt", true, false, true},
                {"eb", true, false, true},  {0}};

static const struct prefix *prefix_find(struct str value)
{
    const struct prefix *p = PREFIXES;

    if (value.n < 3 || value.at[0] < 'a' || value.at[0] > 'z')
        return p; /* none is told: eq */
    while (p->name && !str_starts(value, str_of(p->name)))
        p++;
    return p;
}

static bool date_read(struct asking *r, int param, struct str value)
{
    const struct prefix *p = prefix_find(value);
    bool told = p->name && str_starts(value, str_of(p->name));
    int64_t from, until;

    if (!p->name)
        return bad(r, "不支持这个日期前缀");
    if (told)
        value = (struct str){value.at + 2, value.n - 2};
    if (!fhir_date_read(value, &from, &until))
        return bad(r, "日期格式不对");
    return (!p->from || edge_add(r, param, p->behind ? RESOURCE_BEFORE : RESOURCE_FROM, from))
           && (!p->until || edge_add(r, param, p->behind ? RESOURCE_FROM : RESOURCE_BEFORE, until));
}

static bool param_read(struct asking *r, int param, struct str value, struct str modifier)
{
    const struct resource_param *p = &RESOURCES[r->type].params[param];

    if (p->kind == RESOURCE_STRING)
        return string_read(r, param, value, modifier);
    if (p->kind == RESOURCE_REFERENCE && modifier.n > 0 && !one_of(p->about, modifier))
        return bad(r, "引用的资源类型不对");
    if (p->kind != RESOURCE_REFERENCE && modifier.n > 0)
        return bad(r, "不支持这个修饰符");
    if (p->kind == RESOURCE_INSTANT || p->kind == RESOURCE_MINUTE)
        return date_read(r, param, value);
    return list_read(r, param, value);
}

/* --- what steers the answer --- */

static bool count_read(const struct asking *r, struct str value)
{
    int64_t n;

    if (!str_to_int(value, 1000000, &n))
        return bad(r, "_count 须为整数");
    if (n == 0)
        r->s->count_only = true;
    r->s->q.limit = n > RESOURCE_COUNT_MOST ? RESOURCE_COUNT_MOST : (int32_t)n;
    return true;
}

static bool summary_read(const struct asking *r, struct str value)
{
    if (str_eq(value, STR("count")))
        r->s->count_only = true;
    else if (!str_eq(value, STR("false")))
        return bad(r, "_summary 只支持 count");
    return true;
}

static bool include_read(const struct asking *r, struct str value, bool reverse)
{
    const struct fhir_include **to = reverse ? r->s->revinclude : r->s->include;
    size_t *n = reverse ? &r->s->revinclude_n : &r->s->include_n;

    for (const struct fhir_include *i = FHIR_INCLUDE; i->name; i++) {
        if (!str_eq(value, str_of(i->name)) || (reverse ? i->to : i->from) != r->type)
            continue;
        if (*n == FHIR_INCLUDES)
            return bad(r, "附带资源过多");
        to[(*n)++] = i;
        return true;
    }
    return bad(r, "不支持这个附带");
}

static bool sort_read(const struct asking *r, struct str value)
{
    return str_eq(value, STR("-_lastUpdated")) || bad(r, "只按 -_lastUpdated 排序");
}

static bool format_read(const struct asking *r, struct str value)
{
    static const char *const JSON[] = {"json", "application/json", "application/fhir+json",
                                       "application/fhir json"};

    for (size_t i = 0; i < sizeof JSON / sizeof JSON[0]; i++) {
        if (str_eq(value, str_of(JSON[i])))
            return true;
    }
    return bad(r, "只提供 JSON");
}

/* `*known` is false where it is none of these. */
static bool steering_read(const struct asking *r, const struct fhir_pair *p, bool *known)
{
    *known = true;
    if (str_eq(p->name, STR("_count")))
        return count_read(r, p->value);
    if (str_eq(p->name, STR("_summary")))
        return summary_read(r, p->value);
    if (str_eq(p->name, STR("_include")))
        return include_read(r, p->value, false);
    if (str_eq(p->name, STR("_revinclude")))
        return include_read(r, p->value, true);
    if (str_eq(p->name, STR("_sort")))
        return sort_read(r, p->value);
    if (str_eq(p->name, STR("_format")))
        return format_read(r, p->value);
    *known = str_eq(p->name, STR("_pretty")) || str_eq(p->name, STR("_total"));
    return true;
}

/* "Schedule.actor:Practitioner": the modifier stands behind the colon. */
static bool pair_read(struct asking *r, const struct fhir_pair *p)
{
    struct str modifier = p->name, name;
    bool known;
    int param;

    if (str_eq(p->name, STR("_cursor"))) {
        r->s->q.cursor = p->value;
        return true;
    }
    if (!steering_read(r, p, &known))
        return false;
    name = str_cut(&modifier, ':');
    param = resource_param_find(r->type, name);
    if (!known && param < 0)
        return !r->strict || bad(r, "没有这个检索参数");
    if (p->value.n == 0)
        return true;
    if (!known && !param_read(r, param, p->value, modifier))
        return false;
    r->s->used[r->s->used_n++] = *p;
    return true;
}

bool fhir_search_read(const struct fhir_asked *asked, struct arena *a, struct fhir_search *s,
                      const char **expression, struct err *e)
{
    struct asking r = {.type = asked->type, .strict = asked->strict, .arena = a, .s = s, .e = e};

    *s = (struct fhir_search){.q = {.type = asked->type, .limit = RESOURCE_COUNT}};
    r.filters = ARENA_ARRAY(a, struct resource_filter, FILTERS);
    s->q.filters = r.filters;
    *expression = "";
    for (size_t i = 0; i < asked->n; i++) {
        *expression = str_c(a, asked->pairs[i].name);
        if (!pair_read(&r, &asked->pairs[i]))
            return false;
    }
    if (s->count_only)
        s->q.limit = 0;
    return true;
}

static void encoded_add(struct out *o, struct str s)
{
    static const char HEX[] = "0123456789ABCDEF";

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];

        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c && strchr("-._~:", c))) {
            out_char(o, (char)c);
        } else {
            out_char(o, '%');
            out_char(o, HEX[c >> 4]);
            out_char(o, HEX[c & 15]);
        }
    }
}

const char *fhir_search_link(const struct fhir_search *s, struct str cursor, struct arena *a)
{
    const struct fhir_pair next = {STR("_cursor"), cursor};
    struct out o = {0};
    const char *text;

    for (size_t i = 0; i < s->used_n + (cursor.n > 0); i++) {
        const struct fhir_pair *p = i < s->used_n ? &s->used[i] : &next;

        out_char(&o, i ? '&' : '?');
        encoded_add(&o, p->name);
        out_char(&o, '=');
        encoded_add(&o, p->value);
    }
    text = arena_copy(a, o.n ? o.items : "", o.n);
    out_reset(&o);
    return text;
}

/* --- what a page may bring along --- */

static struct str text_of(struct id id, struct arena *a)
{
    char *text = arena_alloc(a, ID_TEXT);

    id_text(id, text);
    return id_none(id) ? STR("") : str_of(text);
}

static struct str patient_of(const struct resource *r, struct arena *a)
{
    if (r->type == RESOURCE_APPOINTMENT)
        return text_of(r->booking.patient, a);
    if (r->row.source >= SOURCE_READING)
        return text_of(r->reading.patient, a);
    return text_of(r->row.source == SOURCE_OTHER ? r->consult.patient : r->referral.patient, a);
}

/* Who wants it done, and who does it: of a critical value the other way round. */
static struct str asker_of(const struct resource *r, struct arena *a)
{
    const struct id ids[RESOURCE_SOURCES] = {r->referral.organization_id,
                                             r->consult.organization_id, r->reading.organization_id,
                                             r->reading.centre_id};

    return text_of(ids[r->row.source], a);
}

static struct str asked_of(const struct resource *r, struct arena *a)
{
    const struct id ids[RESOURCE_SOURCES] = {r->referral.taker_id, r->consult.invitee_id,
                                             r->reading.centre_id, r->reading.organization_id};

    return text_of(ids[r->row.source], a);
}

/* What a Task is about: a critical value is a Communication, told by another include. */
static struct str focus_of(const struct resource *r, struct arena *a)
{
    return r->row.source == SOURCE_ALERT ? STR("") : text_of(r->row.base, a);
}

static struct str base_of(const struct resource *r, struct arena *a)
{
    return text_of(r->row.base, a);
}

static struct str slot_of(const struct resource *r, struct arena *a)
{
    struct str visit = text_of(r->visit.id, a);

    return r->row.number == 0
               ? STR("")
               : str_of(arena_text(a, "%.*s-%lld", STR_ARG(visit), (long long)r->row.number));
}

static struct str practitioner_of(const struct resource *r, struct arena *a)
{
    return text_of(r->practitioner.id, a);
}

static struct str doctor_of(const struct resource *r, struct arena *a)
{
    return text_of(r->visit.practitioner_id, a);
}

static struct str organization_of(const struct resource *r, struct arena *a)
{
    return text_of(r->organization.id, a);
}

const struct fhir_include FHIR_INCLUDE[] = {
    {"Task:focus", RESOURCE_TASK, RESOURCE_REQUEST, focus_of},
    {"Task:patient", RESOURCE_TASK, RESOURCE_PATIENT, patient_of},
    {"Task:requester", RESOURCE_TASK, RESOURCE_ORGANIZATION, asker_of},
    {"Task:owner", RESOURCE_TASK, RESOURCE_ORGANIZATION, asked_of},
    {"ServiceRequest:patient", RESOURCE_REQUEST, RESOURCE_PATIENT, patient_of},
    {"ServiceRequest:requester", RESOURCE_REQUEST, RESOURCE_ORGANIZATION, asker_of},
    {"ServiceRequest:performer", RESOURCE_REQUEST, RESOURCE_ORGANIZATION, asked_of},
    {"Slot:schedule", RESOURCE_SLOT, RESOURCE_SCHEDULE, base_of},
    {"Appointment:patient", RESOURCE_APPOINTMENT, RESOURCE_PATIENT, patient_of},
    {"Appointment:slot", RESOURCE_APPOINTMENT, RESOURCE_SLOT, slot_of},
    {"Appointment:practitioner", RESOURCE_APPOINTMENT, RESOURCE_PRACTITIONER, doctor_of},
    {"PractitionerRole:practitioner", RESOURCE_ROLE, RESOURCE_PRACTITIONER, practitioner_of},
    {"PractitionerRole:organization", RESOURCE_ROLE, RESOURCE_ORGANIZATION, organization_of},
    {"Communication:based-on", RESOURCE_COMMUNICATION, RESOURCE_REQUEST, base_of},
    {"ImagingStudy:basedon", RESOURCE_STUDY, RESOURCE_REQUEST, base_of},
    {"ImagingStudy:patient", RESOURCE_STUDY, RESOURCE_PATIENT, patient_of},
    {"DiagnosticReport:based-on", RESOURCE_REPORT, RESOURCE_REQUEST, base_of},
    {"DiagnosticReport:patient", RESOURCE_REPORT, RESOURCE_PATIENT, patient_of},
    {"DocumentReference:patient", RESOURCE_DOCUMENT, RESOURCE_PATIENT, patient_of},
    {"DocumentReference:related", RESOURCE_DOCUMENT, RESOURCE_REQUEST, base_of},
    {NULL, RESOURCE_N, RESOURCE_N, NULL},
};
