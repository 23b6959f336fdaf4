/* demo_mess.c - the faults of records as people export them, one kind a row. */
#include "work/demo_mess.h"

#include "base/csv.h"
#include "base/day.h"

enum { ONE_IN = 60 };

enum mess {
    MESS_DATE_COMPACT,
    MESS_DATE_SLASH,
    MESS_DATE_SERIAL,
    MESS_DATE_NONE,
    MESS_DATE_FAR,
    MESS_DATE_WORDS,
    MESS_REVERSED,
    MESS_AGE_WIDE,
    MESS_COST_YUAN,
    MESS_COST_NONE,
    MESS_ADDR_SAME,
    MESS_ADDR_LINES,
    MESS_ADDR_QUOTE,
    MESS_INST_SCIENTIFIC,
    MESS_REC_SCIENTIFIC,
    MESS_TWICE,
    MESS_SHORT,
    MESS_LONG,
    MESS_LEVEL,
    MESS_GROUP_NONE,
    MESS_SEX,
    MESS_DAYS,
    MESS_DX_NONE,
    MESS_N
};

static const char *date_as(int32_t day, const char *format, struct arena *a)
{
    int32_t y, m, d;

    day_split(day, &y, &m, &d);
    if (format[0] == 'c')
        return arena_text(a, "%04d%02d%02d", y, m, d);
    if (format[0] == 's')
        return arena_text(a, "%d/%d/%d 0:00", y, m, d);
    return arena_text(a, "%d年%d月%d日", y, m, d);
}

static void mess_date(struct demo_row *row, enum mess mess, struct arena *a)
{
    const char **dis = &row->values[FIELD_DIS];

    switch (mess) {
    case MESS_DATE_COMPACT:
        *dis = date_as(row->dis_day, "compact", a);
        break;
    case MESS_DATE_SLASH:
        *dis = date_as(row->dis_day, "slash", a);
        break;
    case MESS_DATE_SERIAL: /* days since 1899-12-30 */
        *dis = arena_text(a, "%d", row->dis_day + 25569);
        break;
    case MESS_DATE_WORDS:
        *dis = date_as(row->dis_day, "words", a);
        break;
    case MESS_DATE_FAR:
        *dis = "2099-01-05";
        break;
    case MESS_DATE_NONE:
        *dis = "1900-01-01";
        break;
    default: /* MESS_REVERSED */
        row->values[FIELD_ADM] = date_as(row->dis_day + 3, "slash", a);
        break;
    }
}

static void mess_text(struct demo_row *row, enum mess mess, struct random *r, struct arena *a)
{
    static const char *const LEVELS[] = {"四级", "Ⅲ", "03", "0", "/"};

    switch (mess) {
    case MESS_AGE_WIDE:
        row->values[FIELD_AGE] = "５６";
        break;
    case MESS_COST_YUAN:
        row->values[FIELD_COST] = "￥12,345.60";
        break;
    case MESS_COST_NONE:
        row->values[FIELD_COST] = "—";
        break;
    case MESS_ADDR_SAME:
        row->values[FIELD_ADDR] = "同上";
        break;
    case MESS_ADDR_LINES:
        row->values[FIELD_ADDR] = arena_text(a, "%s\n（务工）", row->values[FIELD_ADDR]);
        break;
    case MESS_REC_SCIENTIFIC:
        row->values[FIELD_REC_NO] = "2.02401E+11";
        break;
    case MESS_INST_SCIENTIFIC:
        row->values[FIELD_INST] = "1.2E+10";
        break;
    case MESS_LEVEL:
        row->values[FIELD_OP_LEVEL] = LEVELS[random_below(r, 5)];
        break;
    case MESS_GROUP_NONE:
        row->values[FIELD_DRG] = random_below(r, 2) ? "0000" : "";
        row->values[FIELD_RW] = "";
        break;
    case MESS_SEX:
        row->values[FIELD_SEX] = row->values[FIELD_SEX][0] == '1' ? "2" : "1";
        break;
    case MESS_DAYS:
        row->values[FIELD_DAYS] = "99";
        break;
    default: /* MESS_DX_NONE */
        row->values[FIELD_DX] = "无";
        break;
    }
}

static void plain_write(const struct demo_row *row, int32_t field_n, struct out *out)
{
    struct csv_writer w = {.out = out};

    for (int32_t i = 0; i < field_n; i++)
        csv_text(&w, row->values[i]);
    csv_end(&w);
}

/* Faults of the line, not of a value. */
static void line_write(struct demo_row *row, enum mess mess, struct arena *a, struct out *out)
{
    switch (mess) {
    case MESS_TWICE: /* the same stay exported again */
        plain_write(row, DEMO_FIELD_N, out);
        plain_write(row, DEMO_FIELD_N, out);
        break;
    case MESS_SHORT: /* cut off by hand */
        plain_write(row, FIELD_DX, out);
        break;
    case MESS_LONG: /* commas that a spreadsheet leaves behind */
        plain_write(row, DEMO_FIELD_N, out);
        out->n--;
        out_str(out, STR(",,\n"));
        break;
    default: { /* MESS_ADDR_QUOTE: a quote in the middle of an address that nobody closes */
        size_t at = out->n;

        row->values[FIELD_ADDR] = arena_text(a, "%s\x01东侧", row->values[FIELD_ADDR]);
        plain_write(row, DEMO_FIELD_N, out);
        while (out->items[at] != '\x01')
            at++;
        out->items[at] = '"';
        break;
    }
    }
}

void demo_mess_write(struct demo_row *row, struct random *r, struct arena *a, struct out *out)
{
    enum mess mess = (enum mess)random_below(r, MESS_N);

    if (random_below(r, ONE_IN) != 0) {
        plain_write(row, DEMO_FIELD_N, out);
        return;
    }
    if (mess == MESS_TWICE || mess == MESS_SHORT || mess == MESS_LONG || mess == MESS_ADDR_QUOTE) {
        line_write(row, mess, a, out);
        return;
    }
    if (mess <= MESS_REVERSED)
        mess_date(row, mess, a);
    else
        mess_text(row, mess, r, a);
    plain_write(row, DEMO_FIELD_N, out);
}
