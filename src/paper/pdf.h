/* pdf.h - a page as a PDF. */
#ifndef XL_PAPER_PDF_H
#define XL_PAPER_PDF_H

#include "base/str.h"

/* ERR_IO where weasyprint is not installed or fails, or the file cannot be written. */
MUST_CHECK bool paper_pdf(struct str html, const char *path, struct err *e);

#endif
