/* bulletin.c - figures put into the sentences of a report. */
#include "model/bulletin.h"

#include <string.h>

#include "base/day.h"
#include "base/out.h"
#include "model/state.h"

const char *const bulletin_state_names[BULLETIN_STATE_N + 1] = {"draft", "published", "withdrawn",
                                                                NULL};
static const unsigned NEXT[BULLETIN_STATE_N] = {
    [BULLETIN_DRAFT] = 1u << BULLETIN_PUBLISHED | 1u << BULLETIN_WITHDRAWN,
    [BULLETIN_PUBLISHED] = 1u << BULLETIN_WITHDRAWN,
};
static const struct state_table STATES = {"bulletin", bulletin_state_names, NEXT, BULLETIN_STATE_N};

bool bulletin_move(enum bulletin_state *state, enum bulletin_state to, struct err *e)
{
    if (!state_check(&STATES, *state, to, e))
        return false;
    *state = to;
    return true;
}

static const struct bulletin_figure *figure_find(const struct bulletin *b, struct str id)
{
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        if (str_eq(b->figures[i].figure->id, id))
            return &b->figures[i];
    }
    return NULL;
}

/* programme_read has seen to it that every {name} is a figure. */
static struct str filled(const struct bulletin *b, struct str text, struct arena *a)
{
    struct str rest = text, kept;
    struct out out = {0};

    while (rest.n) {
        const struct bulletin_figure *f;

        out_str(&out, str_cut(&rest, '{'));
        if (rest.n == 0)
            break;
        f = figure_find(b, str_cut(&rest, '}'));
        if (f)
            out_str(&out, f->text);
    }
    kept = str_copy(a, (struct str){out.items ? out.items : "", out.n});
    out_reset(&out);
    return kept;
}

struct str bulletin_period(int32_t from_day, int32_t until_day, struct arena *a)
{
    char from[DAY_TEXT] = "", until[DAY_TEXT] = "";

    if (from_day == DAY_NONE && until_day == DAY_NONE)
        return STR("启动以来");
    if (from_day != DAY_NONE)
        day_text(from_day, from);
    if (until_day != DAY_NONE)
        day_text(until_day, until);
    return str_of(arena_text(a, "%s 至 %s", *from ? from : "启动", *until ? until : "今"));
}

static void blocks_write(struct bulletin *b, struct arena *a)
{
    const struct programme *p = b->programme;

    b->blocks = ARENA_ARRAY(a, struct bulletin_block, p->block_n + 1);
    for (int32_t i = 0; i < p->block_n; i++)
        b->blocks[i] =
            (struct bulletin_block){p->blocks[i].heading, filled(b, p->blocks[i].text, a)};
    b->block_n = p->block_n;
    if (b->effects.n)
        b->blocks[b->block_n++] = (struct bulletin_block){STR("成效评估"), b->effects};
}

void bulletin_write(struct bulletin *b, struct arena *a)
{
    for (int32_t i = 0; i < b->programme->figure_n; i++)
        b->figures[i].text = figure_text(b->figures[i].figure, b->figures[i].values, a);
    blocks_write(b, a);
}

enum { SMALL = 5 };

/* Lines of patients, not of doctors. */
static bool small(const struct figure_count *count, int64_t value)
{
    bool patients = count->how == FIGURE_ROWS
                    && (strcmp(count->noun->name, "booking") == 0
                        || strcmp(count->noun->name, "procedure") == 0);

    return patients && value > 0 && value < SMALL;
}

static bool figure_small(const struct bulletin_figure *f)
{
    const struct figure_count *counts = f->figure->counts;

    if (f->figure->kind == FIGURE_DATE)
        return false;
    if (figure_count_n(f->figure) == 1)
        return small(&counts[0], f->values[0]);
    return small(&counts[0], f->values[0]) || small(&counts[1], f->values[1])
           || small(&counts[0], f->values[1] - f->values[0]); /* the rest gives the part away */
}

void bulletin_suppress(struct bulletin *b, struct arena *a)
{
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        struct bulletin_figure *f = &b->figures[i];

        if (!figure_small(f))
            continue;
        f->suppressed = true;
        f->text = figure_count_n(f->figure) == 2
                      ? STR("例数不足，不公布")
                      : str_of(arena_text(a, "不足%d%.*s", SMALL, STR_ARG(f->figure->unit)));
    }
    blocks_write(b, a);
}

static const char *value_text(const struct figure_count *count, int64_t value, struct arena *a)
{
    bool money = count->how == FIGURE_SUM && count->noun->columns[count->column].kind == COLUMN_FEN;

    if (money)
        return arena_text(a, "%s%lld.%02lld元", value < 0 ? "-" : "",
                          (long long)((value < 0 ? -value : value) / 100),
                          (long long)((value < 0 ? -value : value) % 100));
    return arena_text(a, "%lld", (long long)value);
}

struct str bulletin_exact(const struct bulletin_figure *f, struct arena *a)
{
    const struct figure_count *counts = f->figure->counts;

    if (f->suppressed)
        return STR("—");
    if (f->figure->kind == FIGURE_DATE)
        return f->text;
    if (figure_count_n(f->figure) == 1)
        return str_of(value_text(&counts[0], f->values[0], a));
    return str_of(arena_text(a, "%s / %s", value_text(&counts[0], f->values[0], a),
                             value_text(&counts[1], f->values[1], a)));
}
