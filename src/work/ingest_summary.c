/* ingest_summary.c - summary.json of a cube: written, added. */
#include "base/day.h"
#include "base/json.h"
#include "base/list.h"
#include "work/ingest_part.h"

/* Household addresses and ID prefixes are not where people live now: above this share of accepted
 * rows the population is a mixed one. */
enum { MIXED_PERCENT = 10 };

const char *const ingest_step_names[PLACE_STEPS] = {NULL, "1", "2", "3", "4", "5", "6", "7", "8"};

void ingest_summary_reset(struct ingest_summary *s)
{
    list_reset(&s->sources);
}

void ingest_summary_source(struct ingest_summary *s, struct str source)
{
    size_t at = 0;

    while (at < s->sources.n && str_cmp(s->sources.items[at], source) < 0)
        at++;
    if (at < s->sources.n && str_eq(s->sources.items[at], source))
        return;
    list_push(&s->sources, source);
    for (size_t i = s->sources.n - 1; i > at; i--)
        s->sources.items[i] = s->sources.items[i - 1];
    s->sources.items[at] = source;
}

/* An object of counts under names from number `from` to before `end`. */
static void counts_write(struct json_writer *w, const char *key, const char *const *names,
                         const int64_t *counts, int from, int end)
{
    json_key(w, key);
    json_open_object(w);
    for (int i = from; i < end; i++) {
        json_key(w, names[i]);
        json_int(w, counts[i]);
    }
    json_end(w);
}

static void population_write(struct json_writer *w, const struct ingest_summary *s)
{
    int64_t other = s->resolver[6] + s->resolver[7];
    double share = s->accepted ? (double)other / (double)s->accepted : 0;

    json_key(w, "population");
    json_text(w, other * 100 > s->accepted * MIXED_PERCENT ? "mixed" : "current address");
    json_key(w, "other_address_share");
    json_share(w, share);
}

static void about_write(struct json_writer *w, const struct ingest_summary *s)
{
    char day[DAY_TEXT];

    json_key(w, "sources");
    json_open_array(w);
    for (size_t i = 0; i < s->sources.n; i++)
        json_str(w, s->sources.items[i]);
    json_end(w);
    json_key(w, "scheme");
    json_str(w, s->scheme);
    population_write(w, s);
    day_text(s->not_after_day, day);
    json_key(w, "not_after");
    json_text(w, day);
    if (s->invented) {
        json_key(w, "invented");
        json_bool(w, true);
    }
    json_key(w, "files");
    json_int(w, s->files);
    json_key(w, "bytes");
    json_int(w, s->bytes);
    json_key(w, "seconds");
    json_share(w, s->seconds);
}

void ingest_summary_write(const struct ingest_summary *s, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};

    json_open_object(&w);
    json_key(&w, "read");
    json_int(&w, s->read);
    json_key(&w, "accepted");
    json_int(&w, s->accepted);
    json_key(&w, "rejected");
    json_int(&w, s->rejected);
    counts_write(&w, "rejected_by", rule_names, s->by_rule, 0, RULE_REJECTING_N);
    counts_write(&w, "flagged_by", rule_names, s->by_rule, RULE_REJECTING_N, RULE_N);
    counts_write(&w, "encodings", record_encoding_names, s->encodings, 0, RECORD_ENCODING_N);
    counts_write(&w, "resolver", ingest_step_names, s->resolver, 1, PLACE_STEPS);
    about_write(&w, s);
    json_end(&w);
    out_char(out, '\n');
}

/* False where a sum is past 63 bits; `to` is the caller's to forget then. */
static bool counts_add(struct ingest_summary *to, const struct ingest_summary *from)
{
    struct {
        int64_t *to;
        const int64_t *from;
        int n;
    } counts[] = {{&to->read, &from->read, 1},
                  {&to->accepted, &from->accepted, 1},
                  {&to->rejected, &from->rejected, 1},
                  {&to->files, &from->files, 1},
                  {&to->bytes, &from->bytes, 1},
                  {to->by_rule, from->by_rule, RULE_N},
                  {to->encodings, from->encodings, RECORD_ENCODING_N},
                  {to->resolver, from->resolver, PLACE_STEPS}};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        for (int j = 0; j < counts[i].n; j++) {
            if (__builtin_add_overflow(counts[i].to[j], counts[i].from[j], &counts[i].to[j]))
                return false;
        }
    }
    return true;
}

bool ingest_summary_add(struct ingest_summary *to, const struct ingest_summary *from,
                        const char *name, struct err *e)
{
    struct ingest_summary sum = *to;

    if (to->files > 0 && !str_eq(to->scheme, from->scheme))
        return err_set(e, ERR_INPUT, "%.400s: scheme: '%.*s' is not the first folder's '%.*s'",
                       name, STR_ARG(from->scheme), STR_ARG(to->scheme));
    if (!counts_add(&sum, from))
        return err_set(e, ERR_INPUT, "%.400s: a count is beyond 9223372036854775807", name);
    sum.seconds += from->seconds;
    sum.invented |= from->invented;
    sum.scheme = from->scheme;
    if (to->files == 0 || from->not_after_day > to->not_after_day)
        sum.not_after_day = from->not_after_day;
    *to = sum;
    for (size_t i = 0; i < from->sources.n; i++)
        ingest_summary_source(to, from->sources.items[i]);
    return true;
}
