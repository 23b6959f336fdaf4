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

/* What of the bulletin's figures has the unit of the first, and the largest of them. */
static int32_t alike(const struct bulletin *b, int32_t first, int64_t *most)
{
    int32_t n = 0;

    *most = 0;
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];

        if (!shown(f) || !str_eq(f->figure->unit, b->figures[first].figure->unit))
            continue;
        n++;
        if (f->values[0] > *most)
            *most = f->values[0];
    }
    return n;
}

static bool first_of_unit(const struct bulletin *b, int32_t at)
{
    for (int32_t i = 0; i < at; i++) {
        if (shown(&b->figures[i])
            && str_eq(b->figures[i].figure->unit, b->figures[at].figure->unit))
            return false;
    }
    return shown(&b->figures[at]);
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

static void unit_draw(const struct bulletin *b, int32_t first, int32_t n, int64_t most,
                      struct out *out)
{
    struct str unit = b->figures[first].figure->unit;
    int32_t row = 0;

    out_text(out,
             "<figure><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
             " font-size=\"%d\"><title>",
             (int)WIDE, (int)(n * ROW + 4), (int)LETTER);
    markup_text(out, unit);
    out_str(out, STR("</title>"));
    for (int32_t i = first; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];
        int64_t length;

        if (!shown(f) || !str_eq(f->figure->unit, unit))
            continue;
        length = bar_length(f->values[0], most);
        label_at(out, row * ROW + 19, f->figure->label);
        out_text(
            out, "<rect x=\"%d\" y=\"%d\" width=\"%lld.%lld\" height=\"16\" fill=\"#1f5f8b\"/>",
            (int)LABEL, (int)(row * ROW + 6), (long long)(length / 10), (long long)(length % 10));
        value_at(out, LABEL * 10 + length + 60, row * ROW + 19, f->text);
        row++;
    }
    out_str(out, STR("</svg><figcaption>单位："));
    markup_text(out, unit);
    out_str(out, STR("</figcaption></figure>\n"));
}

void paper_chart_bars(const struct bulletin *b, struct out *out)
{
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        int64_t most;
        int32_t n;

        if (!first_of_unit(b, i))
            continue;
        n = alike(b, i, &most);
        if (n > 1)
            unit_draw(b, i, n, most, out);
    }
}
