/* bulletin.h - one frozen report in every form: text, HTML, PDF, DOCX, XLSX. All say the same.
 *
 * The page follows GB/T 9704: A4, 37 mm above and 28 mm left of a text block of 156 by 225 mm, size
 * 3 FangSong where it is installed, else Noto Serif CJK SC. */
#ifndef XL_PAPER_BULLETIN_H
#define XL_PAPER_BULLETIN_H

#include "base/out.h"
#include "model/bulletin.h"

enum paper_form { PAPER_TEXT, PAPER_HTML, PAPER_PDF, PAPER_DOCX, PAPER_XLSX, PAPER_N };
extern const char *const paper_form_names[PAPER_N + 1]; /* "text" ... NULL */

/* UTF-8, a line per heading, paragraph and figure. */
void paper_bulletin_text(const struct bulletin *b, struct out *out);

/* One page that needs nothing else; what comes from lines is escaped. */
void paper_bulletin_html(const struct bulletin *b, struct out *out);

/* The spreadsheet and the document at `path`, which must not be there. No cell is a formula.
 * ERR_IO where it cannot be written. */
MUST_CHECK bool paper_bulletin_xlsx(const struct bulletin *b, const char *path, struct err *e);
MUST_CHECK bool paper_bulletin_docx(const struct bulletin *b, const char *path, struct err *e);

/* The HTML made into a PDF by weasyprint. ERR_IO where that is not installed or fails. */
MUST_CHECK bool paper_bulletin_pdf(const struct bulletin *b, const char *path, struct err *e);

#endif
