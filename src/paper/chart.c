/* chart.c - see chart.h. Lengths are whole tenths of a unit of the picture, so that no float is
 * printed. */
#include "paper/chart.h"

#include "paper/markup.h"

enum { WIDE = 640, LABEL = 254, BAR = 250, ROW = 26, LETTER = 13, ROOM = LABEL - 16 };

static bool shown(const struct bulletin_figure *f)
{
    return f->figure->kind == FIGURE_COUNT && !f->suppressed && f->values[0] > 0
           && f->figure->unit.n > 0;
}

/* How many before `at` have its unit. */
static int32_t before(const struct bulletin *b, int32_t at)
{
    int32_t n = 0;

    for (int32_t i = 0; i < at; i++) {
        if (shown(&b->figures[i])
            && str_eq(b->figures[i].figure->unit, b->figures[at].figure->unit))
            n++;
    }
    return n;
}

/* The figures of the unit of the first. */
static struct chart unit_of(const struct bulletin *b, int32_t first, struct arena *a)
{
    struct chart c = {.unit = b->figures[first].figure->unit};

    c.bars = ARENA_ARRAY(a, const struct bulletin_figure *, b->programme->figure_n - first);
    for (int32_t i = first; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];

        if (!shown(f) || !str_eq(f->figure->unit, c.unit))
            continue;
        c.bars[c.n++] = f;
        if (f->values[0] > c.most)
            c.most = f->values[0];
    }
    return c;
}

void paper_chart_list(const struct bulletin *b, struct chart_list *list, struct arena *a)
{
    struct chart_list found = {.items = ARENA_ARRAY(a, struct chart, b->programme->figure_n)};

    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        if (!shown(&b->figures[i]) || before(b, i) > 0)
            continue;
        found.items[found.n] = unit_of(b, i, a);
        if (found.items[found.n].n > 1)
            found.n++;
    }
    *list = found;
}

/* In tenths; a bar of something is never nothing. */
static int64_t bar_length(int64_t value, int64_t most)
{
    int64_t tenths = value / (most / (BAR * 10) + 1);

    if (most < INT64_MAX / (BAR * 10))
        tenths = value * BAR * 10 / most;
    return tenths > 10 ? tenths : 10;
}

/* A label that is too long for its place is made narrower: nothing of it is cut off. */
static void label_at(struct out *out, int32_t y, struct str s)
{
    out_text(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\"", (int)(LABEL - 8), (int)y);
    if (utf8_count(s) * LETTER > ROOM)
        out_text(out, " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"", (int)ROOM);
    out_str(out, STR(">"));
    markup_text(out, s);
    out_str(out, STR("</text>"));
}

static void value_at(struct out *out, int64_t x_tenths, int32_t y, struct str s)
{
    out_text(out, "<text x=\"%lld.%lld\" y=\"%d\">", (long long)(x_tenths / 10),
             (long long)(x_tenths % 10), (int)y);
    markup_text(out, s);
    out_str(out, STR("</text>"));
}

static void unit_draw(const struct chart *c, struct out *out)
{
    out_text(out,
             "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
             " font-size=\"%d\">",
             (int)WIDE, (int)(c->n * ROW + 4), (int)LETTER);
    markup_put(out, "<title>", c->unit, "</title>");
    for (int32_t row = 0; row < c->n; row++) {
        const struct bulletin_figure *f = c->bars[row];
        int64_t length = bar_length(f->values[0], c->most);

        label_at(out, row * ROW + 19, f->figure->label);
        out_text(
            out, "<rect x=\"%d\" y=\"%d\" width=\"%lld.%lld\" height=\"16\" fill=\"#1f5f8b\"/>",
            (int)LABEL, (int)(row * ROW + 6), (long long)(length / 10), (long long)(length % 10));
        value_at(out, LABEL * 10 + length + 60, row * ROW + 19, f->text);
    }
    markup_put(out, "</svg><figcaption>单位：", c->unit, "</figcaption></figure>\n");
}

void paper_chart_bars(const struct bulletin *b, struct out *out)
{
    struct arena a = {0};
    struct chart_list list;

    paper_chart_list(b, &list, &a);
    for (size_t i = 0; i < list.n; i++)
        unit_draw(&list.items[i], out);
    arena_reset(&a);
}
