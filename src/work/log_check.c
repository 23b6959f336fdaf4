/* log_check.c - see log_check.h. */
#include "work/log_check.h"

#include "base/day.h"

struct checking {
    struct store_reach reach;
    struct arena *arena;
    struct log_check_view view;
    struct log_check_cells cells;
};

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct checking *k = arg;
    struct log_check_asked *q = &k->view.asked;
    int32_t first = 0, last = 0;

    if (!store_log_check_months(st, &first, &last, &k->view.counted, e))
        return false;
    if (q->to_month == DAY_NONE)
        q->to_month = k->view.counted ? last : 0;
    if (q->from_month == DAY_NONE)
        q->from_month = q->to_month - 11;
    if (q->from_month > q->to_month || q->to_month - q->from_month >= LOG_CHECK_MONTHS)
        return err_set(e, ERR_INPUT, "from: months in order, %d at most, are wanted",
                       LOG_CHECK_MONTHS);
    return store_log_check_list(st, q, &k->reach, k->arena, &k->view.rows, e);
}

bool work_log_check_see(struct store *st, const struct subject *by,
                        const struct log_check_asked *asked, struct arena *a,
                        struct log_check_view *v, struct err *e)
{
    struct checking k = {
        .reach = store_reach_of(by, ACTION_PROCEDURE_SEE), .arena = a, .view = {.asked = *asked}};

    if (!store_tx(st, STORE_READ, see_in_tx, &k, e))
        return false;
    *v = k.view;
    return true;
}

static bool cells_in_tx(struct store *st, void *arg, struct err *e)
{
    struct checking *k = arg;

    return store_log_check_cells(st, &k->view.asked, &k->reach, k->arena, &k->cells, e);
}

bool work_log_check_cells(struct store *st, const struct subject *by,
                          const struct log_check_asked *asked, struct arena *a,
                          struct log_check_cells *cells, struct err *e)
{
    struct checking k = {
        .reach = store_reach_of(by, ACTION_PROCEDURE_SEE), .arena = a, .view = {.asked = *asked}};

    if (!store_tx(st, STORE_READ, cells_in_tx, &k, e))
        return false;
    *cells = k.cells;
    return true;
}
