/* print.c - `xinglin print`: what the route table says, for programs, the web client and people. */
#include <stdio.h>
#include <string.h>

#include "api/print.h"
#include "cli/command.h"

static const struct option_help HELP = {
    .usage = "xinglin print openapi|types|rights",
    .about =
        "Prints the API from the program's own table of routes: as OpenAPI 3.1, as TypeScript\n"
        "types of the web client, or as a table of routes and rights. `make print` keeps\n"
        "docs/openapi.json, web/src/api/types.ts and docs/rights.md with it.",
    .example = "  xinglin print openapi > openapi.json",
};

static const struct {
    const char *name;
    void (*print)(const struct route *routes, struct out *out);
} PAGES[] = {{"openapi", print_openapi}, {"types", print_types}, {"rights", print_rights}};

int cli_print(int argc, char **argv)
{
    const struct option_row rows[] = {{0}};
    struct out out = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    for (size_t i = 0; operand_n == 1 && i < sizeof PAGES / sizeof PAGES[0]; i++) {
        if (strcmp(argv[0], PAGES[i].name) != 0)
            continue;
        PAGES[i].print(ROUTES, &out);
        status = fwrite(out.items, 1, out.n, stdout) == out.n && !fflush(stdout) ? 0 : 1;
        out_reset(&out);
        if (status)
            fputs("xinglin: standard output cannot be written\n", stderr);
        return status;
    }
    fputs("xinglin: print takes one word: openapi, types or rights; --help tells more\n", stderr);
    return 1;
}
