/* appraisal.c - see appraisal.h. */
#include "model/appraisal.h"

#include <assert.h>
#include <stdlib.h>

#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/state.h"
#include "model/unknown.h"

static const int64_t ONE = INT64_C(1000000000);
static const int64_t MOST = INT64_C(1000000000); /* of what one key can have */
enum { MONTHS = 13 };

const char *const appraisal_state_names[APPRAISAL_STATE_N + 1] = {"draft", "frozen", "settled",
                                                                  "cancelled", NULL};
const char *const appraisal_run_kind_names[APPRAISAL_RUN_KIND_N + 1] = {"simulation", "scoring",
                                                                        NULL};
const char *const appeal_state_names[APPEAL_STATE_N + 1] = {"open", "upheld", "rejected", NULL};

static const unsigned NEXT[APPRAISAL_STATE_N] = {
    [APPRAISAL_DRAFT] = 1u << APPRAISAL_FROZEN | 1u << APPRAISAL_CANCELLED,
    [APPRAISAL_FROZEN] = 1u << APPRAISAL_SETTLED,
};
static const struct state_table TABLE = {"appraisal", appraisal_state_names, NEXT,
                                         APPRAISAL_STATE_N};

bool appraisal_move(enum appraisal_state *state, enum appraisal_state to, struct err *e)
{
    if (!state_check(&TABLE, (int)*state, (int)to, e))
        return false;
    *state = to;
    return true;
}

/* --- who --- */

static int str_order(const void *x, const void *y)
{
    return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

static int part_order(const void *x, const void *y)
{
    const struct appraisal_part *a = x, *b = y;
    int order = str_cmp(a->practitioner, b->practitioner);

    order = order ? order : str_cmp(a->organization, b->organization);
    order = order ? order : str_cmp(a->discipline, b->discipline);
    order = order ? order : str_cmp(a->kind, b->kind);
    return order ? order : str_cmp(a->apprentice, b->apprentice);
}

static int subject_order(const void *x, const void *y)
{
    const struct appraisal_subject *a = x, *b = y;

    return a->link != b->link ? (a->link > b->link) - (a->link < b->link) : str_cmp(a->key, b->key);
}

/* Sorted, each once. */
static void words_settle(struct str_list *list)
{
    size_t n = 0;

    if (list->n)
        qsort(list->items, list->n, sizeof *list->items, str_order);
    for (size_t i = 0; i < list->n; i++) {
        if (n == 0 || !str_eq(list->items[n - 1], list->items[i]))
            list->items[n++] = list->items[i];
    }
    list->n = n;
}

static struct str_list words_of(struct arena *a, size_t room)
{
    return (struct str_list){.items = ARENA_ARRAY(a, struct str, room ? room : 1)};
}

static struct str discipline_key(const struct appraisal_part *p, struct arena *a)
{
    return str_of(arena_text(a, "%.*s|%.*s", STR_ARG(p->organization), STR_ARG(p->discipline)));
}

/* The parts of one expert lie together. */
static struct appraisal_subject expert_of(const struct appraisal_part *parts, size_t n,
                                          struct arena *a)
{
    struct appraisal_subject s = {.link = LINK_EXPERT,
                                  .key = parts[0].practitioner,
                                  .county = parts[0].county,
                                  .practitioner = parts[0].practitioner,
                                  .organization = parts[0].organization,
                                  .discipline = parts[0].discipline,
                                  .kinds = words_of(a, n)};

    for (int link = 0; link < LINK_N; link++)
        s.keys[link] = words_of(a, n);
    s.keys[LINK_EXPERT].items[s.keys[LINK_EXPERT].n++] = s.key;
    for (size_t i = 0; i < n; i++) {
        const struct appraisal_part *p = &parts[i];

        s.kinds.items[s.kinds.n++] = p->kind;
        if (p->apprentice.n)
            s.keys[LINK_APPRENTICE].items[s.keys[LINK_APPRENTICE].n++] = p->apprentice;
        s.keys[LINK_DISCIPLINE].items[s.keys[LINK_DISCIPLINE].n++] = discipline_key(p, a);
        s.keys[LINK_LEADER].items[s.keys[LINK_LEADER].n++] = p->organization;
    }
    words_settle(&s.kinds);
    for (int link = 0; link < LINK_N; link++)
        words_settle(&s.keys[link]);
    return s;
}

static struct appraisal_subject linked_of(const struct appraisal_part *p, enum appraisal_link link,
                                          struct arena *a)
{
    struct appraisal_subject s = {
        .link = link, .county = p->county, .organization = p->organization};

    for (int k = 0; k < LINK_N; k++)
        s.keys[k] = words_of(a, 1);
    s.key = link == LINK_APPRENTICE   ? p->apprentice
            : link == LINK_DISCIPLINE ? discipline_key(p, a)
                                      : p->organization;
    if (link == LINK_APPRENTICE)
        s.practitioner = p->apprentice;
    if (link != LINK_LEADER)
        s.discipline = p->discipline;
    s.keys[LINK_LEADER].items[s.keys[LINK_LEADER].n++] = p->organization;
    if (link != LINK_LEADER)
        s.keys[link].items[s.keys[link].n++] = s.key;
    return s;
}

void appraisal_subjects_make(const struct appraisal_part *parts, size_t n, struct arena *a,
                             struct appraisal_subjects *subjects)
{
    struct appraisal_part *sorted = ARENA_ARRAY(a, struct appraisal_part, n ? n : 1);
    struct appraisal_subject *items = ARENA_ARRAY(a, struct appraisal_subject, n * LINK_N + 1);
    size_t made = 0, kept = 0;

    for (size_t i = 0; i < n; i++)
        sorted[i] = parts[i];
    if (n)
        qsort(sorted, n, sizeof *sorted, part_order);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && str_eq(sorted[end].practitioner, sorted[i].practitioner); end++) {
            if (sorted[end].apprentice.n)
                items[made++] = linked_of(&sorted[end], LINK_APPRENTICE, a);
            items[made++] = linked_of(&sorted[end], LINK_DISCIPLINE, a);
            items[made++] = linked_of(&sorted[end], LINK_LEADER, a);
        }
        items[made++] = expert_of(&sorted[i], end - i, a);
    }
    if (made)
        qsort(items, made, sizeof *items, subject_order);
    for (size_t i = 0; i < made; i++) {
        if (kept == 0 || subject_order(&items[kept - 1], &items[i]) != 0)
            items[kept++] = items[i];
    }
    *subjects = (struct appraisal_subjects){items, kept};
}

/* --- how much --- */

static int tally_order(const void *x, const void *y)
{
    const struct appraisal_tally *a = x, *b = y;
    int order = str_cmp(a->key, b->key);

    return order ? order : (a->month > b->month) - (a->month < b->month);
}

void appraisal_source_sort(struct appraisal_source *source)
{
    if (source->tally_n)
        qsort(source->tallies, source->tally_n, sizeof *source->tallies, tally_order);
    source->first_month = DAY_NONE;
    for (size_t i = 0; i < source->tally_n; i++) {
        if (i == 0 || source->tallies[i].month < source->first_month)
            source->first_month = source->tallies[i].month;
    }
    words_settle(&source->told);
}

/* A discipline without a name is all of its organization; a noun without disciplines has all its
 * lines there. Both are the head "organization|". */
static struct str head_of(struct str key, enum appraisal_link link, bool whole)
{
    size_t bar = 0;

    if (link != LINK_DISCIPLINE || !whole)
        return key;
    while (bar < key.n && key.at[bar] != '|')
        bar++;
    return (struct str){key.at, bar < key.n ? bar + 1 : key.n};
}

static size_t tally_first(const struct appraisal_source *source, struct str head)
{
    size_t low = 0, high = source->tally_n;

    while (low < high) {
        size_t at = low + (high - low) / 2;

        if (str_cmp(source->tallies[at].key, head) < 0)
            low = at + 1;
        else
            high = at;
    }
    return low;
}

static bool holds(struct str key, struct str head, enum appraisal_link link)
{
    bool all = link == LINK_DISCIPLINE && head.n && head.at[head.n - 1] == '|';

    return all ? str_starts(key, head) : str_eq(key, head);
}

/* What one key has; with `monthly` the months that have so much. */
static int64_t key_value(const struct appraisal_source *source, enum appraisal_link link,
                         struct str key, int64_t monthly)
{
    struct str head = head_of(key, link, source->whole);
    int64_t sum = 0, months = 0, by_month[MONTHS] = {0};

    for (size_t i = tally_first(source, head);
         i < source->tally_n && holds(source->tallies[i].key, head, link); i++) {
        const struct appraisal_tally *t = &source->tallies[i];

        sum += t->n;
        if (monthly && t->month - source->first_month < MONTHS)
            by_month[t->month - source->first_month] += t->n;
    }
    for (int m = 0; monthly && m < MONTHS; m++)
        months += by_month[m] >= monthly;
    sum = monthly ? months : sum;
    return sum < MOST ? sum : MOST;
}

static bool told(const struct appraisal_source *source, const struct appraisal_subject *s)
{
    const struct str_list *places = &s->keys[LINK_LEADER];

    for (size_t i = 0; i < places->n; i++) {
        if (source->told.n
            && bsearch(&places->items[i], source->told.items, source->told.n,
                       sizeof *source->told.items, str_order))
            return true;
    }
    return false;
}

int64_t appraisal_actual(const struct indicator *in, const struct appraisal_source *source,
                         const struct appraisal_subject *s)
{
    const struct str_list *keys = &s->keys[in->link];
    int64_t sum = 0, lines = 0, n = (int64_t)keys->n;

    for (size_t i = 0; i < keys->n; i++) {
        sum += key_value(source, in->link, keys->items[i], in->monthly);
        lines += key_value(source, in->link, keys->items[i], 0);
    }
    if (n == 0 || (lines == 0 && !told(source, s)))
        return COUNT_UNKNOWN;
    /* In parts, since a sum of many keys times 1e9 may not fit. */
    return sum / n * ONE + (sum % n * ONE * 2 + n) / (2 * n);
}

int64_t appraisal_sum(const struct appraisal_source *source, enum appraisal_link link,
                      const struct appraisal_subject *s)
{
    int64_t sum = 0;

    for (size_t i = 0; i < s->keys[link].n; i++)
        sum += key_value(source, link, s->keys[link].items[i], 0);
    return sum;
}

static bool row_holds(const struct indicator_target *row, const struct str_list *kinds,
                      int32_t until_day)
{
    if (row->from_day != DAY_NONE && until_day < row->from_day)
        return false;
    if (row->until_day != DAY_NONE && until_day > row->until_day)
        return false;
    for (size_t i = 0; i < row->kinds.n; i++) {
        for (size_t k = 0; k < kinds->n; k++) {
            if (str_eq(row->kinds.items[i], kinds->items[k]))
                return true;
        }
    }
    return row->kinds.n == 0;
}

int64_t appraisal_target(const struct indicator *in, const struct str_list *kinds,
                         int32_t until_day)
{
    struct str text = in->target;
    int64_t target = 0;

    for (int32_t i = 0; i < in->target_n; i++) {
        if (row_holds(&in->targets[i], kinds, until_day)) {
            text = in->targets[i].target;
            break;
        }
    }
    return decimal_parse(text, 9, &target) ? target : 0;
}

struct str appraisal_grade(const struct appraisal *a, int64_t score)
{
    for (int32_t i = 0; i < a->grade_n; i++) {
        int64_t floor;

        if (decimal_parse(a->grades[i].floor, 9, &floor) && score >= floor * ONE)
            return a->grades[i].name;
    }
    return STR("");
}

bool appraisal_counted(const struct appraisal *a, struct err *e)
{
    if (!a->on)
        return err_set(e, ERR_INPUT, "the programme file has no appraisal");
    for (int32_t k = 0; k < a->indicator_n; k++) {
        if (!a->indicators[k].counted)
            return err_set(e, ERR_INPUT, "the indicator %.*s does not say what it counts",
                           STR_ARG(a->indicators[k].name));
    }
    return true;
}
