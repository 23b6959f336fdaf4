/* print_rights.c - who may ask for what, as a page for people. */
#include "api/print.h"

static void row(struct out *out, const struct route *r)
{
    int64_t limit = route_body_limit(r);

    out_text(out, "| %s | `%s` | %s | %s | ", http_method_names[r->method], r->pattern,
             right_names[r->right], reach_names[r->reach]);
    if (limit)
        out_text(out, "%lld kB", (long long)limit / 1024);
    out_text(out, " | %s | %s | %s%s | %s |\n", route_once(r) ? "once" : "",
             r->audited ? "yes" : "", r->reply ? r->reply->name : "text",
             r->page ? ", page by page" : "", r->about);
}

void print_rights(const struct route *routes, struct out *out)
{
    out_text(out,
             "# Who may ask for what\n\nPrinted by `make print` from the route table.\n\n"
             "**Right**: `all` anyone who can reach the server; `see` read what is no patient's"
             " identity: everyone, as long as there is no sign-in.\n"
             "**Scope**: whose rows a reply may hold: `all` nobody's in particular, `region` those"
             " of the asker's region.\n"
             "**Body**: how long it may be; empty: none is taken. **Key**: `once` wants an"
             " Idempotency-Key.\n\n"
             "| method | address | right | scope | body | key | audited | reply | what |\n"
             "|---|---|---|---|---|---|---|---|---|\n");
    for (const struct route *r = routes; r->method; r++)
        row(out, r);
}
