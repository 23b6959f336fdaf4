/* bulletin_xlsx.c - the report's figures as a spreadsheet. Every cell is a text or a number: none
 * is a formula. */
#include <xlsxwriter.h>

#include "paper/bulletin.h"

struct sheet {
    lxw_workbook *book;
    lxw_format *head, *wrap;
    struct arena a;
};

static void cell(struct sheet *s, lxw_worksheet *w, lxw_row_t row, lxw_col_t col, struct str text,
                 lxw_format *format)
{
    worksheet_write_string(w, row, col, str_c(&s->a, text), format);
}

static void report_sheet(struct sheet *s, const struct bulletin *b)
{
    lxw_worksheet *w = workbook_add_worksheet(s->book, "通报");
    lxw_row_t row = 0;

    worksheet_set_column(w, 0, 0, 24, NULL);
    worksheet_set_column(w, 1, 1, 90, NULL);
    cell(s, w, row++, 0, b->title, s->head);
    cell(s, w, row, 0, STR("统计期"), NULL);
    cell(s, w, row++, 1, b->period, NULL);
    cell(s, w, row, 0, STR("数据截至"), NULL);
    cell(s, w, row++, 1, b->as_of, NULL);
    cell(s, w, row, 0, STR("数据封存号"), NULL);
    cell(s, w, row++, 1, b->seal, NULL);
    for (int32_t i = 0; i < b->block_n; i++) {
        cell(s, w, row, 0, b->blocks[i].heading, s->wrap);
        cell(s, w, row++, 1, b->blocks[i].text, s->wrap);
    }
}

static void figure_sheet(struct sheet *s, const struct bulletin *b)
{
    static const char *const HEADS[] = {"编号", "指标", "报告用语", "实数", "单位"};
    lxw_worksheet *w = workbook_add_worksheet(s->book, "数据表");

    worksheet_set_column(w, 0, 2, 28, NULL);
    for (int i = 0; i < 5; i++)
        cell(s, w, 0, (lxw_col_t)i, str_of(HEADS[i]), s->head);
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];
        lxw_row_t row = (lxw_row_t)i + 1;

        cell(s, w, row, 0, f->figure->id, NULL);
        cell(s, w, row, 1, f->figure->label, NULL);
        cell(s, w, row, 2, f->text, NULL);
        if (f->figure->kind == FIGURE_COUNT && f->figure->counts[0].how != FIGURE_SUM)
            worksheet_write_number(w, row, 3, (double)f->values[0], NULL);
        else
            cell(s, w, row, 3, bulletin_exact(f, &s->a), NULL);
        cell(s, w, row, 4, f->figure->unit, NULL);
    }
}

bool paper_bulletin_xlsx(const struct bulletin *b, const char *path, struct err *e)
{
    struct sheet s = {.book = workbook_new(path)};
    lxw_error error;

    if (!s.book)
        return err_set(e, ERR_IO, "%s: the spreadsheet cannot be made", path);
    s.head = workbook_add_format(s.book);
    s.wrap = workbook_add_format(s.book);
    format_set_bold(s.head);
    format_set_text_wrap(s.wrap);
    format_set_align(s.wrap, LXW_ALIGN_VERTICAL_TOP);
    report_sheet(&s, b);
    figure_sheet(&s, b);
    error = workbook_close(s.book);
    arena_reset(&s.a);
    return error == LXW_NO_ERROR || err_set(e, ERR_IO, "%s: %s", path, lxw_strerror(error));
}
