/* programme.c - a programme file's tree taken key by key, then looked at as a whole. */
#include "model/programme.h"

#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/programme_take.h"

const char *const direction_names[DIRECTION_N + 1] = {"up", "down", "pair", NULL};
const char *const programme_level_names[LEVEL_N + 1] = {"county", "city", "province", NULL};
const char *const programme_limit_names[LIMIT_N + 1] = {"appeal", "review",    "notice",
                                                        "month",  "follow_up", NULL};
const char *const quota_scope_names[QUOTA_SCOPE_N + 1] = {"organization", "department", "county",
                                                          NULL};
const char *const subsidy_payee_names[PAYEE_N + 1] = {"practitioner", "studio", "village_doctor",
                                                      NULL};
const char *const subsidy_per_names[PER_N + 1] = {"day", "month", "year", NULL};

static void take_term(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"months_min", "months_max", NULL};
    const struct yaml_node *node = yaml_get(root, "term");

    p->months_min = 1;
    p->months_max = 60;
    if (!node || !take_map(t, node, "term", KEYS))
        return;
    take_int(t, node, "months_min", 1, 60, &p->months_min);
    take_int(t, node, "months_max", 1, 60, &p->months_max);
    if (p->months_min > p->months_max)
        take_fault(t, node, "term", "found %d to %d months, expected the smaller first",
                   p->months_min, p->months_max);
}

static void take_eligibility(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"min_title_rank", "min_rank_years", "min_work_years",
                                       "sending",        "licence",        NULL};
    const struct yaml_node *node = yaml_get(root, "eligibility");
    struct eligibility *e = &p->eligibility;

    e->min_title_rank = 1;
    if (!node || !take_map(t, node, "eligibility", KEYS))
        return;
    take_int(t, node, "min_title_rank", 1, 4, &e->min_title_rank);
    take_int(t, node, "min_rank_years", 0, 60, &e->min_rank_years);
    take_int(t, node, "min_work_years", 0, 60, &e->min_work_years);
    take_strs(t, node, "sending", &e->sending);
    take_bool(t, node, "licence", &e->licence);
}

static void take_parity(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"grace_days", NULL};
    const struct yaml_node *node = yaml_get(root, "parity");

    if (!node || !take_map(t, node, "parity", KEYS))
        return;
    p->parity.on = true;
    take_int(t, node, "grace_days", 0, 60, &p->parity.grace_days);
}

static void take_limits(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"appeal_days", "review_days",    "notice_days",
                                       "month_days",  "follow_up_days", "approval_days",
                                       NULL};
    const struct yaml_node *node = yaml_get(root, "limits");

    if (!node || !take_map(t, node, "limits", KEYS))
        return;
    take_int(t, node, "approval_days", 1, 365, &p->approval_days);
    for (int i = 0; i < LIMIT_N; i++)
        take_int(t, node, KEYS[i], 1, 365, &p->limits[i]);
}

static void take_targeting(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"signed", NULL};
    const struct yaml_node *node = yaml_get(root, "targeting");

    if (!node || !take_map(t, node, "targeting", KEYS))
        return;
    take_bool(t, node, "signed", &p->targeting_signed);
    if (p->targeting_signed && p->priority.n == 0)
        take_fault(t, node, "targeting", "there is no priority place that could be passed over");
}

static void take_quotas(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"scope", "id", "min", "max", NULL};
    const struct yaml_node *list = take_list(t, root, "quotas", false);

    p->quotas = ARENA_ARRAY(t->arena, struct quota, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        const struct yaml_node *node = &list->items[i];
        struct quota *q = &p->quotas[p->quota_n++];
        int scope = 0;

        q->max = 1000000;
        if (!take_map(t, node, "quotas", KEYS))
            continue;
        take_word(t, node, "scope", true, quota_scope_names, &scope);
        q->scope = (enum quota_scope)scope;
        take_str(t, node, "id", true, &q->id);
        take_int(t, node, "min", 0, 1000000, &q->min);
        take_int(t, node, "max", 0, 1000000, &q->max);
        if (q->min > q->max)
            take_fault(t, node, "quotas", "min %d is above max %d", q->min, q->max);
        for (int32_t k = 0; k + 1 < p->quota_n; k++) {
            if (p->quotas[k].scope == q->scope && str_eq(p->quotas[k].id, q->id))
                take_fault(t, node, "quotas", "%.*s has a quota already", STR_ARG(q->id));
        }
    }
}

static void take_approval(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    const struct yaml_node *list = take_list(t, root, "approval", true);

    for (int32_t i = 0; list && i < list->n; i++) {
        const struct yaml_node *node = &list->items[i];
        int level = 0;

        while (programme_level_names[level]
               && !(node->kind == YAML_TEXT
                    && str_eq(node->text, str_of(programme_level_names[level]))))
            level++;
        if (level == LEVEL_N)
            take_fault(t, node, "approval", "expected county, city or province");
        else if (p->approval_n && (int)p->approval[p->approval_n - 1] >= level)
            take_fault(t, node, "approval", "found %s, expected a level above %s",
                       programme_level_names[level],
                       programme_level_names[p->approval[p->approval_n - 1]]);
        else
            p->approval[p->approval_n++] = (enum programme_level)level;
    }
}

static void take_weights(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"fit",      "paired", "continuity", "preference",
                                       "nearness", "band",   NULL};
    static const int32_t USUAL[5] = {400, 250, 150, 100, 100};
    const struct yaml_node *node = yaml_get(root, "weights");
    int32_t sum = 0;

    memcpy(p->weights, USUAL, sizeof USUAL);
    p->weight_band = 1000;
    if (!node || !take_map(t, node, "weights", KEYS))
        return;
    for (int i = 0; i < 5; i++) {
        p->weights[i] = 0;
        take_int(t, node, KEYS[i], 0, 1000, &p->weights[i]);
        sum += p->weights[i];
    }
    take_int(t, node, "band", 1, 1000, &p->weight_band);
    if (sum != 1000)
        take_fault(t, node, "weights", "found a sum of %d, expected 1000", sum);
}

static void take_checks(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    struct str_list months = {0};
    const struct yaml_node *node = yaml_get(root, "checks");

    take_strs(t, root, "checks", &months);
    for (size_t i = 0; i < months.n; i++) {
        int64_t month;

        if (i >= 12 || !str_to_int(months.items[i], 60, &month) || month < 1
            || (i && month <= p->checks[i - 1]))
            take_fault(t, node, "checks", "expected up to twelve rising numbers of months");
        else
            p->checks[p->check_n++] = (int32_t)month;
        if (p->check_n != (int32_t)i + 1)
            return;
    }
}

static bool fund_known(const struct programme *p, struct str id)
{
    for (int32_t i = 0; i < p->fund_n; i++) {
        if (str_eq(p->funds[i].id, id))
            return true;
    }
    return false;
}

static void take_funds(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"id", "name", "source", NULL};
    const struct yaml_node *list = take_list(t, root, "funds", false);

    p->funds = ARENA_ARRAY(t->arena, struct programme_fund, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct programme_fund fund = {0};

        if (!take_map(t, &list->items[i], "funds", KEYS))
            continue;
        take_str(t, &list->items[i], "id", true, &fund.id);
        take_str(t, &list->items[i], "name", true, &fund.name);
        take_str(t, &list->items[i], "source", true, &fund.source);
        if (fund_known(p, fund.id))
            take_fault(t, &list->items[i], "id", "%.*s stands twice", STR_ARG(fund.id));
        p->funds[p->fund_n++] = fund;
    }
}

static void take_subsidies(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"id",  "label", "fund",      "payee", "grade",
                                       "per", "yuan",  "full_days", NULL};
    const struct yaml_node *list = take_list(t, root, "subsidies", false);

    p->subsidies = ARENA_ARRAY(t->arena, struct subsidy, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        const struct yaml_node *node = &list->items[i];
        struct subsidy *s = &p->subsidies[p->subsidy_n++];
        int per = 0, payee = 0;

        if (!take_map(t, node, "subsidies", KEYS))
            continue;
        take_str(t, node, "id", true, &s->id);
        take_str(t, node, "label", true, &s->label);
        take_str(t, node, "fund", true, &s->fund);
        take_word(t, node, "payee", true, subsidy_payee_names, &payee);
        s->payee = (enum subsidy_payee)payee;
        take_str(t, node, "grade", false, &s->grade);
        take_word(t, node, "per", true, subsidy_per_names, &per);
        s->per = (enum subsidy_per)per;
        take_yuan(t, node, "yuan", true, &s->amount_fen);
        take_int(t, node, "full_days", 1, 366, &s->full_days);
        if (s->full_days > 0 && (s->payee != PAYEE_PRACTITIONER || s->per == PER_DAY))
            take_fault(t, yaml_get(node, "full_days"), "full_days",
                       "found with %s per %s, expected with practitioner per month or year",
                       subsidy_payee_names[s->payee], subsidy_per_names[s->per]);
        if (s->fund.n && !fund_known(p, s->fund))
            take_fault(t, yaml_get(node, "fund"), "fund", "found %.*s, which is none of funds",
                       STR_ARG(s->fund));
    }
}

static void take_figures(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    const struct yaml_node *list = take_list(t, root, "figures", true);

    p->figures = ARENA_ARRAY(t->arena, struct figure, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct figure figure;

        take_figure(t, &list->items[i], &figure);
        if (figure.id.n && programme_figure(p, figure.id))
            take_fault(t, &list->items[i], "id", "%.*s stands twice", STR_ARG(figure.id));
        p->figures[p->figure_n++] = figure;
    }
}

/* Every {name} of a text is a figure. */
static void check_block(struct taker *t, const struct yaml_node *node, const struct programme *p,
                        struct str text)
{
    struct str rest = text;

    while (rest.n) {
        struct str name;

        str_cut(&rest, '{');
        if (rest.n == 0)
            return;
        name = str_cut(&rest, '}');
        if (!programme_figure(p, name))
            take_fault(t, node, "text", "found {%.*s}, which is none of figures", STR_ARG(name));
    }
}

static void take_bulletin(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    static const char *const KEYS[] = {"title", "blocks", NULL};
    static const char *const BLOCK[] = {"heading", "text", NULL};
    const struct yaml_node *node = yaml_get(root, "bulletin"), *list;

    if (!node) {
        take_fault(t, root, "bulletin", "this key is missing");
        return;
    }
    if (!take_map(t, node, "bulletin", KEYS))
        return;
    take_str(t, node, "title", true, &p->title);
    list = take_list(t, node, "blocks", true);
    p->blocks = ARENA_ARRAY(t->arena, struct bulletin_block, list ? list->n + 1 : 1);
    for (int32_t i = 0; list && i < list->n; i++) {
        struct bulletin_block *block = &p->blocks[p->block_n++];

        if (!take_map(t, &list->items[i], "blocks", BLOCK))
            continue;
        take_str(t, &list->items[i], "heading", true, &block->heading);
        take_str(t, &list->items[i], "text", true, &block->text);
        check_block(t, &list->items[i], p, block->text);
    }
}

static void take_id(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    bool good = true;

    take_str(t, root, "id", true, &p->id);
    for (size_t i = 0; i < p->id.n; i++) {
        char c = p->id.at[i];

        good = good && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i > 0));
    }
    if (p->id.n && (!good || p->id.n > 40))
        take_fault(t, yaml_get(root, "id"), "id", "found %.*s, expected up to 40 of a-z, 0-9 and -",
                   STR_ARG(p->id));
}

static void take_head(struct taker *t, const struct yaml_node *root, struct programme *p)
{
    int direction = 0;

    take_id(t, root, p);
    take_str(t, root, "name", true, &p->name);
    take_str(t, root, "place", true, &p->place);
    take_str(t, root, "purpose", false, &p->purpose);
    take_int(t, root, "year", 2000, 2100, &p->year);
    take_int(t, root, "version", 1, 10000, &p->version);
    take_word(t, root, "direction", true, direction_names, &direction);
    p->direction = (enum direction)direction;
    take_day(t, root, "from", &p->from_day);
    take_day(t, root, "until", &p->until_day);
    if (!yaml_get(root, "year"))
        take_fault(t, root, "year", "this key is missing");
    if (!yaml_get(root, "version"))
        take_fault(t, root, "version", "this key is missing");
    if (p->from_day != DAY_NONE && p->until_day != DAY_NONE && p->from_day > p->until_day)
        take_fault(t, root, "until", "the end comes before the start");
}

static void check_teaching(struct taker *t, const struct yaml_node *root, const struct programme *p)
{
    const struct noun *noun = noun_find(STR("teaching"));
    const char *kinds = noun->columns[noun_column_find(noun, STR("kind"))].of;

    for (size_t i = 0; i < p->teaching.n; i++) {
        if (!noun_choice_has(kinds, p->teaching.items[i]))
            take_fault(t, yaml_get(root, "teaching"), "teaching", "found %.*s, expected one of %s",
                       STR_ARG(p->teaching.items[i]), kinds);
    }
}

bool programme_read(const struct yaml_node *root, struct programme *p, struct fault_list *faults)
{
    static const char *const KEYS[] = {
        "id",         "name",        "place",     "purpose",  "year",    "version",
        "direction",  "from",        "until",     "term",     "quotas",  "approval",
        "priority",   "eligibility", "weights",   "teaching", "checks",  "funds",
        "assessment", "subsidies",   "appraisal", "parity",   "figures", "bulletin",
        "limits",     "targeting",   "pledges",   "measures", NULL};
    struct taker t = {.faults = faults, .arena = faults->arena};
    struct programme found = {.from_day = DAY_NONE, .until_day = DAY_NONE};

    if (!take_map(&t, root, "the file", KEYS))
        return false;
    take_head(&t, root, &found);
    take_term(&t, root, &found);
    take_eligibility(&t, root, &found);
    take_strs(&t, root, "assessment", &found.assessment);
    take_parity(&t, root, &found);
    take_quotas(&t, root, &found);
    take_approval(&t, root, &found);
    take_limits(&t, root, &found);
    take_strs(&t, root, "priority", &found.priority);
    take_targeting(&t, root, &found);
    take_weights(&t, root, &found);
    take_strs(&t, root, "teaching", &found.teaching);
    check_teaching(&t, root, &found);
    take_checks(&t, root, &found);
    take_funds(&t, root, &found);
    take_subsidies(&t, root, &found);
    take_appraisal(&t, root, &found);
    take_pledges(&t, root, &found);
    take_measures(&t, root, &found);
    take_figures(&t, root, &found);
    take_bulletin(&t, root, &found);
    if (faults->n)
        return false;
    *p = found;
    return true;
}

const struct figure *programme_figure(const struct programme *p, struct str id)
{
    for (int32_t i = 0; i < p->figure_n; i++) {
        if (str_eq(p->figures[i].id, id))
            return &p->figures[i];
    }
    return NULL;
}
