/* bundle.h - a page of a search as a Bundle, with what it brings along. */
#ifndef XL_FHIR_BUNDLE_H
#define XL_FHIR_BUNDLE_H

#include "base/json.h"
#include "fhir/element.h"
#include "fhir/search.h"

struct fhir_bundle {
    struct fhir_scene scene;
    const struct fhir_search *search;
    const struct resource_page *page;
    const struct resource_page *brought; /* [brought_n] */
    size_t brought_n;
};
void fhir_bundle_write(struct json_writer *w, const struct fhir_bundle *b, struct arena *a);

/* The versions of one thing, the newest first, as a Bundle. */
void fhir_history_write(struct json_writer *w, const struct fhir_scene *s,
                        const struct resource_page *page, struct arena *a);

#endif
