/* reading.h - the report of an image or an ECG as a page and as a PDF. */
#ifndef XL_PAPER_READING_H
#define XL_PAPER_READING_H

#include "base/out.h"
#include "model/reading.h"

struct reading_paper {
    const struct reading *reading; /* with a report */
    struct str name;               /* of the patient, masked */
    int32_t issued_day;            /* in China */
};
/* One page: who asked and who read, what was seen and what it means, who signed; that it is not
 * final where it is not. */
void paper_reading_html(const struct reading_paper *p, struct out *out);
MUST_CHECK bool paper_reading_pdf(const struct reading_paper *p, const char *path, struct err *e);

#endif
