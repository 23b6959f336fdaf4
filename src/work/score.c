/* score.c - rules and items in; points and payments out. */
#include "work/score.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/list.h"
#include "work/file.h"
#include "work/secret.h"
#include "work/table.h"

enum { PAYEE, BUDGET, VETO, BASE, NOW, CASES, FIRST };
static const char *const COLUMNS[FIRST] = {"payee",     "basic_budget_fen", "safety_veto",
                                           "rate_base", "rate_now",         "cases_now"};

struct item {
    struct str payee;
    int64_t line;
    struct score_payee what;
};

struct desk {
    const struct score_request *r;
    struct arena *a;
    struct str rules_text;
    struct score_rule_file file;
    struct table t;
    struct LIST(struct item) items;
    int64_t *completions;
    struct score_pay *pays;
};

static bool fault(struct desk *d, int column, struct err *e, const char *reason)
{
    return csv_fault(&d->t.csv, (size_t)d->t.at[column], table_str(&d->t, column), e, "%s", reason);
}

/* A decimal of at least 0; empty is unknown. */
static bool decimal_read(struct desk *d, int column, int64_t most, int64_t *value, struct err *e)
{
    struct str s = table_str(&d->t, column);

    *value = SCORE_UNKNOWN;
    if (s.n == 0)
        return true;
    if (!score_decimal(s, value) || *value < 0 || *value > most)
        return fault(d, column, e,
                     most == SCORE_ONE
                         ? "a rate from 0 to 1 with at most nine digits is wanted"
                         : "a decimal from 0 to a billion with at most nine digits is wanted");
    return true;
}

static bool item_read(struct desk *d, struct err *e)
{
    struct item item = {.payee = table_str(&d->t, PAYEE), .line = d->t.csv.line};
    struct str veto = table_str(&d->t, VETO), cases = table_str(&d->t, CASES);
    int64_t *actuals = ARENA_ARRAY(d->a, int64_t, d->file.rules.indicator_n);

    if (item.payee.n == 0)
        return fault(d, PAYEE, e, "a payee is wanted");
    if (!str_to_int(table_str(&d->t, BUDGET), SCORE_FEN_MOST, &item.what.budget_fen))
        return fault(d, BUDGET, e, "a whole number of fen is wanted");
    if (!str_eq(veto, STR("0")) && !str_eq(veto, STR("1")))
        return fault(d, VETO, e, "0 (none) or 1 (veto) is wanted");
    item.what.veto = str_eq(veto, STR("1"));
    item.what.cases_now = SCORE_UNKNOWN;
    if (cases.n && !str_to_int(cases, INT32_MAX, &item.what.cases_now))
        return fault(d, CASES, e, "a whole number of cases is wanted");
    if (!decimal_read(d, BASE, SCORE_ONE, &item.what.rate_base, e)
        || !decimal_read(d, NOW, SCORE_ONE, &item.what.rate_now, e))
        return false;
    for (int32_t k = 0; k < d->file.rules.indicator_n; k++) {
        if (!decimal_read(d, FIRST + k, SCORE_VALUE_MOST, &actuals[k], e))
            return false;
    }
    item.what.actuals = actuals;
    list_push(&d->items, item);
    return true;
}

static int items_compare(const void *a, const void *b)
{
    const struct item *x = a, *y = b;
    int order = str_cmp(x->payee, y->payee);

    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static bool items_read(struct desk *d, struct err *e)
{
    const char *columns[FIRST + SCORE_INDICATOR_MOST + 1] = {0};

    memcpy(columns, COLUMNS, sizeof COLUMNS);
    memcpy(columns + FIRST, d->file.names, sizeof d->file.names);
    if (!table_open(&d->t, d->r->items, columns, d->a, e))
        return false;
    while (table_row(&d->t, e)) {
        if (!item_read(d, e))
            return false;
    }
    if (e->code)
        return false;
    if (d->items.n == 0)
        return err_set(e, ERR_INPUT, "%.400s:2:1: : there is no payee", d->r->items);
    qsort(d->items.items, d->items.n, sizeof *d->items.items, items_compare);
    for (size_t i = 1; i < d->items.n; i++) {
        if (str_eq(d->items.items[i].payee, d->items.items[i - 1].payee)) {
            d->t.csv.line = d->items.items[i].line;
            return csv_fault(&d->t.csv, (size_t)d->t.at[PAYEE], d->items.items[i].payee, e,
                             "this payee stands twice");
        }
    }
    return true;
}

static bool pay(struct desk *d, struct err *e)
{
    int32_t n = (int32_t)d->items.n;
    struct score_payee *payees = ARENA_ARRAY(d->a, struct score_payee, n);

    for (int32_t i = 0; i < n; i++)
        payees[i] = d->items.items[i].what;
    d->completions = ARENA_ARRAY(d->a, int64_t, (int64_t)n * d->file.rules.indicator_n);
    d->pays = ARENA_ARRAY(d->a, struct score_pay, n);
    return score_pay(&d->file.rules, n, payees, d->a, d->completions, d->pays, e)
           && score_check(&d->file.rules, n, payees, d->pays, e);
}

/* --- files --- */

static bool scores_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "scores.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "payee,indicator,completion,weight,points");
    for (size_t i = 0; i < d->items.n; i++) {
        for (int32_t k = 0; k < d->file.rules.indicator_n; k++) {
            int64_t weight = d->file.rules.indicators[k].weight;
            int64_t done = d->completions[(int64_t)i * d->file.rules.indicator_n + k];
            bool known = done != SCORE_UNKNOWN;

            csv_str(&w, d->items.items[i].payee);
            csv_text(&w, d->file.names[k]);
            csv_text(&w, known ? score_text(done, 9, d->a) : "");
            csv_text(&w, score_text(weight, 9, d->a));
            csv_text(&w, score_text(known ? weight * done : 0, 18, d->a));
            csv_end(&w);
        }
    }
    return folder_put_end(file, e);
}

static const char *reasons_text(uint32_t reasons, struct arena *a)
{
    static const char *const words[] = {
        "missing",     "idle",    "below_basic_floor", "below_competition_floor",
        "safety_veto", "no_rate", "no_improvement"};
    const char *text = "";

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (reasons >> i & 1)
            text = arena_text(a, "%s%s%s", text, *text ? ";" : "", words[i]);
    }
    return text;
}

static bool payments_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct csv_writer w = {0};

    if (!folder_put(folder, "payments.csv", &file, &w.out, e))
        return false;
    csv_head(&w, "payee,basic_fen,competition_fen,total_fen,reasons");
    for (size_t i = 0; i < d->items.n; i++) {
        const struct score_pay *p = &d->pays[i];

        csv_str(&w, d->items.items[i].payee);
        csv_int(&w, p->basic_fen);
        csv_int(&w, p->competition_fen);
        csv_int(&w, p->basic_fen + p->competition_fen);
        csv_text(&w, reasons_text(p->reasons, d->a));
        csv_end(&w);
    }
    return folder_put_end(file, e);
}

static void put(struct json_writer *w, const char *key, int64_t value)
{
    json_key(w, key);
    json_int(w, value);
}

static void hash_put(struct json_writer *w, const char *key, struct str bytes)
{
    char hex[SECRET_HASH];

    secret_hash(bytes, hex);
    json_key(w, key);
    json_text(w, hex);
}

static bool summary_write(const struct desk *d, struct folder *folder, struct err *e)
{
    struct folder_file *file;
    struct json_writer w = {.indent = true};
    int64_t basic = 0, competition = 0;

    for (size_t i = 0; i < d->items.n; i++) {
        basic += d->pays[i].basic_fen;
        competition += d->pays[i].competition_fen;
    }
    if (!folder_put(folder, "summary.json", &file, &w.out, e))
        return false;
    json_open_object(&w);
    put(&w, "payees", (int64_t)d->items.n);
    put(&w, "basic_fen", basic);
    put(&w, "competition_fen", competition);
    put(&w, "pool_left_fen", d->file.rules.pool_fen - competition);
    json_key(&w, "sha256");
    json_open_object(&w);
    hash_put(&w, "rules", d->rules_text);
    hash_put(&w, "items", d->t.bytes);
    json_end(&w);
    json_end(&w);
    return folder_put_end(file, e);
}

static bool read_and_write(struct desk *d, struct err *e)
{
    struct folder folder;

    if (!file_read(d->r->rules, d->a, &d->rules_text, e)
        || !score_rules_read(d->r->rules, d->rules_text, d->a, &d->file, e) || !items_read(d, e)
        || !pay(d, e) || !folder_open(&folder, d->r->out, d->r->force, e))
        return false;
    if (scores_write(d, &folder, e) && payments_write(d, &folder, e) && summary_write(d, &folder, e)
        && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_score(const struct score_request *r, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.r = r, .a = &a};
    bool done = read_and_write(&d, e);

    list_reset(&d.items);
    arena_reset(&a);
    return done;
}
