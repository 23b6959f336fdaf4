/* bulletin_pdf.c - the report's HTML as a PDF. */
#include "paper/bulletin.h"
#include "paper/pdf.h"

bool paper_bulletin_pdf(const struct bulletin *b, const char *path, struct err *e)
{
    struct out html = {0};
    bool good;

    paper_bulletin_html(b, &html);
    good = paper_pdf((struct str){html.items, html.n}, path, e);
    out_reset(&html);
    return good;
}
