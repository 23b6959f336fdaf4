/* record_text.h - the fields of one row as UTF-8, whatever they were. Private to record. */
#ifndef XL_ENGINE_RECORD_TEXT_H
#define XL_ENGINE_RECORD_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/map.h"
#include "engine/record.h"

struct record_text {
    struct str *fields; /* [of the row] decoded; those that are not used stay as they are */
    bool *replaced;     /* [of the row] bytes of the field became U+FFFD */
    enum record_encoding encoding; /* of the row */
    uint64_t flags;                /* RULE_BIT of text.encoding, text.repaired, text.replaced */
};

/* Decodes the used fields of a row of a file in encoding `file`. All of them are in one encoding:
 *   in UTF-8 the file's, else GB18030 where all are valid in it (text.encoding);
 *   in GB18030 UTF-8 where all are valid in it and hold a byte >= E0 (text.encoding), else the
 *   file's, else UTF-8 where all are valid in it (text.encoding);
 *   in neither: the file's, and each invalid byte becomes U+FFFD (text.replaced).
 * A character that is cut off by the end of its field is dropped first (text.repaired), except for
 * the second rule, under which half a character of GB18030 might pass for UTF-8.
 * The caller gives `fields` and `replaced`. O(bytes). */
void record_text(const struct str *fields, const struct map_fields *used, enum record_encoding file,
                 struct arena *a, struct record_text *text);

#endif
