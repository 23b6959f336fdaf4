/* list.c - see list.h. */
#include "paper/list.h"

#include <string.h>
#include <xlsxwriter.h>

#include "base/arena.h"

/* `=…`, `+…`, `-…`, `@…` and what begins with a TAB are run by one program or another; a plain
 * number with its sign is none of them. */
static bool formula(struct str s)
{
    if (!s.n || !strchr("=+-@\t\r", s.at[0]))
        return false;
    if (s.at[0] != '-' || s.n == 1)
        return true;
    for (size_t i = 1; i < s.n; i++) {
        if ((s.at[i] < '0' || s.at[i] > '9') && s.at[i] != '.')
            return true;
    }
    return false;
}

static void sheet_write(lxw_worksheet *w, const struct paper_list *l, lxw_format *head,
                        lxw_format *text, struct arena *a)
{
    worksheet_set_column(w, 0, (lxw_col_t)(l->column_n - 1), 18, text);
    worksheet_freeze_panes(w, 1, 0);
    for (int c = 0; c < l->column_n; c++)
        worksheet_write_string(w, 0, (lxw_col_t)c, str_c(a, l->headings[c]), head);
    for (size_t i = 0; i < l->row_n * (size_t)l->column_n; i++) {
        struct str cell = l->cells[i];

        worksheet_write_string(
            w, (lxw_row_t)(i / (size_t)l->column_n + 1), (lxw_col_t)(i % (size_t)l->column_n),
            arena_text(a, "%s%.*s", formula(cell) ? "'" : "", STR_ARG(cell)), text);
    }
    for (int r = 0; !l->row_n && r < PAPER_LIST_TYPED; r++) {
        for (int c = 0; c < l->column_n; c++)
            worksheet_write_blank(w, (lxw_row_t)r + 1, (lxw_col_t)c, text);
    }
}

bool paper_list_xlsx(const struct paper_list *l, const char *path, struct err *e)
{
    lxw_workbook *book = workbook_new(path);
    lxw_format *head, *text;
    struct arena a = {0};
    lxw_error error;

    if (!book)
        return err_set(e, ERR_IO, "%s: the spreadsheet cannot be made", path);
    head = workbook_add_format(book);
    text = workbook_add_format(book);
    format_set_bold(head);
    format_set_num_format(text, "@");
    sheet_write(workbook_add_worksheet(book, l->name), l, head, text, &a);
    error = workbook_close(book);
    arena_reset(&a);
    return error == LXW_NO_ERROR || err_set(e, ERR_IO, "%s: %s", path, lxw_strerror(error));
}
