/* label.h - words for people, in Chinese and English, of what the plan calls by short names. */
#ifndef XL_API_LABEL_H
#define XL_API_LABEL_H

#include "base/json.h"
#include "base/str.h"

struct label {
    const char *name, *zh, *en;
};

extern const struct label LABEL_TERMS[], LABEL_LEVELS[], LABEL_CAUSES[], LABEL_RULES[],
    LABEL_EXPLAIN[], LABEL_ROLES[]; /* each ends with {0} */

/* The label of a name; the name itself, in both languages, where the list lacks it. */
struct label label_of(const struct label *list, const char *name);

/* "label" and "label_en". */
void label_write(struct json_writer *w, const struct label *list, const char *name);

#endif
