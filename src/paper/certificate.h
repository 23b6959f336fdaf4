/* certificate.h - a certificate of service as a page, as a PDF, and as everybody may check it. */
#ifndef XL_PAPER_CERTIFICATE_H
#define XL_PAPER_CERTIFICATE_H

#include "base/out.h"
#include "model/certificate.h"

/* One page with the full name, for its owner. */
void paper_certificate_html(const struct certificate *c, struct out *out);
MUST_CHECK bool paper_certificate_pdf(const struct certificate *c, const char *path, struct err *e);

/* The answer to a code, with a field to type another: what `c` says, that it was withdrawn, or that
 * nothing has this code (NULL). `asked` false: the field alone. */
void paper_certificate_check(const struct certificate *c, bool asked, struct out *out);

#endif
