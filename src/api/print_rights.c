/* print_rights.c - who may ask for what, as a page for people. */
#include "api/print.h"
#include "model/rights.h"

static void row(struct out *out, const struct route *r)
{
    int64_t limit = route_body_limit(r);

    out_text(out, "| %s | `%s` | %s | ", http_method_names[r->method], r->pattern, route_right(r));
    if (limit)
        out_text(out, "%lld kB", (long long)limit / 1024);
    out_text(out, " | %s | %s | %s | %s%s | %s |\n", route_once(r) ? "once" : "",
             r->audited ? "yes" : "", r->proven ? "late" : "",
             r->reply  ? r->reply->name
             : r->fhir ? "FHIR"
                       : "text",
             r->page ? ", page by page" : "", r->about);
}

void print_rights(const struct route *routes, struct out *out)
{
    out_text(out,
             "# Who may ask for what\n\nPrinted by `make print` from the route table.\n\n"
             "**Right**: `all` anyone who can reach the server; `signed in` whoever has a session;"
             " else an action, which the second table gives to roles, with the rows that they"
             " reach. Without a session a reply is 401, without the right 403.\n"
             "**Body**: how long it may be; empty: none is taken. **Key**: `once` wants an"
             " Idempotency-Key. **Proof**: `late` wants a person who proved within ten minutes who"
             " it is.\n\n"
             "| method | address | right | body | key | audited | proof | reply | what |\n"
             "|---|---|---|---|---|---|---|---|---|\n");
    for (const struct route *r = routes; r->method; r++)
        row(out, r);
    out_text(out, "\n# Which role has which right\n\n");
    rights_print(out);
}
