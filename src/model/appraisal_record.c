/* appraisal_record.c - see appraisal_record.h. */
#include "model/appraisal_record.h"

#include <assert.h>
#include <string.h>

#include "model/unknown.h"

__extension__ typedef __int128 wide;

static const int64_t ONE = INT64_C(1000000000);
static const int64_t MOST = INT64_C(1000000000); /* of a value */

static size_t ward_first(const struct appraisal_source *source, struct str organization)
{
    size_t low = 0, high = source->ward_n;

    while (low < high) {
        size_t at = low + (high - low) / 2;

        if (str_cmp(source->wards[at].organization, organization) < 0)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

static struct appraisal_record key_split(struct str key)
{
    const char *bar = key.n ? memchr(key.at, '|', key.n) : NULL;
    size_t head = bar ? (size_t)(bar - key.at) : key.n;

    return (struct appraisal_record){.organization = {key.at, head},
                                     .discipline =
                                         bar ? (struct str){bar + 1, key.n - head - 1} : STR("")};
}

void appraisal_records_of(const struct indicator *in, const struct appraisal_source *source,
                          struct str key, struct arena *a, struct appraisal_records *records)
{
    const struct appraisal_record like = key_split(key);
    struct profile_sums sums[APPRAISAL_MONTHS_MOST] = {{0}};
    bool there[APPRAISAL_MONTHS_MOST] = {false};
    int32_t months = source->to_month - source->from_month + 1;

    assert(months >= 1 && months <= APPRAISAL_MONTHS_MOST);
    for (size_t i = ward_first(source, like.organization);
         i < source->ward_n && str_eq(source->wards[i].organization, like.organization); i++) {
        const struct profile_ward *m = &source->wards[i];
        int32_t at = m->month - source->from_month;

        if (at < 0 || at >= months)
            continue;
        there[at] = there[at] || m->sums.cases > 0;
        if (like.discipline.n == 0 || str_eq(m->discipline, like.discipline))
            profile_add(&sums[at], &m->sums);
    }
    *records = (struct appraisal_records){.items = ARENA_ARRAY(a, struct appraisal_record, months),
                                          .months = months};
    for (int32_t m = 0; m < months; m++) {
        struct appraisal_record *to = &records->items[records->n];

        if (!there[m])
            continue;
        *to = like;
        to->month = source->from_month + m;
        to->cases = sums[m].cases;
        profile_ratio(&sums[m], in->figure, &to->part, &to->whole);
        records->n++;
    }
}

/* Numerators and denominators add up over months; a plain count has no denominator that would. */
int64_t appraisal_records_value(enum profile_figure figure, const struct appraisal_records *records)
{
    wide part = 0, whole = 0, value;

    for (int32_t i = 0; i < records->n; i++) {
        part += records->items[i].part;
        whole += records->items[i].whole;
    }
    if (figure == PROFILE_CASES)
        whole = 1;
    if (records->n < records->months || whole == 0)
        return COUNT_UNKNOWN;
    value = (part * ONE * 2 + whole) / (whole * 2);
    return value < (wide)MOST * ONE ? (int64_t)value : MOST * ONE;
}

int64_t appraisal_record_actual(const struct indicator *in, const struct appraisal_source *source,
                                const struct appraisal_subject *s, struct arena *a)
{
    const struct str_list *keys = &s->keys[in->link];
    wide sum = 0, n = (wide)keys->n;

    for (size_t i = 0; i < keys->n; i++) {
        struct appraisal_records records;
        int64_t value;

        appraisal_records_of(in, source, keys->items[i], a, &records);
        value = appraisal_records_value(in->figure, &records);
        if (value == COUNT_UNKNOWN)
            return COUNT_UNKNOWN;
        sum += value;
    }
    return n ? (int64_t)((sum * 2 + n) / (n * 2)) : COUNT_UNKNOWN;
}
