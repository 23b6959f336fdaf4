/* bundle.c - see bundle.h. */
#include "fhir/bundle.h"

#include "fhir/write.h"

static void link_write(struct json_writer *w, const char *relation, const char *url)
{
    json_open_object(w);
    fhir_word(w, "relation", relation);
    fhir_word(w, "url", url);
    json_end(w);
}

static void entries_write(struct json_writer *w, const struct fhir_bundle *b,
                          const struct resource_page *page, const char *mode, struct arena *a)
{
    for (size_t i = 0; i < page->n; i++) {
        const struct resource *r = &page->items[i];

        json_open_object(w);
        fhir_word(w, "fullUrl",
                  arena_text(a, "%s/%s/%.*s", b->scene.base, resource_names[r->type],
                             STR_ARG(r->row.id)));
        json_key(w, "resource");
        fhir_write(w, r, &b->scene);
        fhir_object(w, "search");
        fhir_word(w, "mode", mode);
        json_end(w);
        json_end(w);
    }
}

void fhir_bundle_write(struct json_writer *w, const struct fhir_bundle *b, struct arena *a)
{
    const struct fhir_search *s = b->search;
    const char *type = resource_names[s->q.type];
    size_t n = b->page->n;

    json_open_object(w);
    fhir_word(w, "resourceType", "Bundle");
    fhir_word(w, "type", "searchset");
    json_key(w, "total");
    json_int(w, b->page->more.total);
    fhir_list(w, "link");
    link_write(w, "self",
               arena_text(a, "%s/%s%s", b->scene.base, type, fhir_search_link(s, s->q.cursor, a)));
    if (b->page->more.next.n > 0)
        link_write(w, "next",
                   arena_text(a, "%s/%s%s", b->scene.base, type,
                              fhir_search_link(s, b->page->more.next, a)));
    json_end(w);
    for (size_t i = 0; i < b->brought_n; i++)
        n += b->brought[i].n;
    if (n > 0) { /* FHIR has no empty lists */
        fhir_list(w, "entry");
        entries_write(w, b, b->page, "match", a);
        for (size_t i = 0; i < b->brought_n; i++)
            entries_write(w, b, &b->brought[i], "include", a);
        json_end(w);
    }
    json_end(w);
}

static void version_write(struct json_writer *w, const struct fhir_scene *s,
                          const struct resource *r, struct arena *a)
{
    const char *where = arena_text(a, "%s/%.*s", resource_names[r->type], STR_ARG(r->row.id));
    bool first = r->row.version == 1;

    json_open_object(w);
    fhir_word(w, "fullUrl", arena_text(a, "%s/%s", s->base, where));
    json_key(w, "resource");
    fhir_write(w, r, s);
    fhir_object(w, "request");
    fhir_word(w, "method", first ? "POST" : "PUT");
    fhir_word(w, "url", first ? resource_names[r->type] : where);
    json_end(w);
    fhir_object(w, "response");
    fhir_word(w, "status", first ? "201" : "200");
    fhir_word(w, "etag", arena_text(a, "W/\"%lld\"", (long long)r->row.version));
    if (r->row.changed_ms > 0)
        fhir_when(w, "lastModified", r->row.changed_ms);
    json_end(w);
    json_end(w);
}

void fhir_history_write(struct json_writer *w, const struct fhir_scene *s,
                        const struct resource_page *page, struct arena *a)
{
    json_open_object(w);
    fhir_word(w, "resourceType", "Bundle");
    fhir_word(w, "type", "history");
    json_key(w, "total");
    json_int(w, page->more.total);
    fhir_list(w, "entry");
    for (size_t i = 0; i < page->n; i++)
        version_write(w, s, &page->items[i], a);
    json_end(w);
    json_end(w);
}
