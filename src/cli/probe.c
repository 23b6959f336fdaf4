/* probe.c - `xinglin probe`: what a file of discharge records seems to be. */
#include <stdio.h>

#include "cli/command.h"
#include "work/probe.h"

enum { USAGE = 2 };

static const struct option_help HELP = {
    .usage = "xinglin probe FILE",
    .about =
        "Guesses encoding, delimiter and map of a file of discharge records (CSV, plain or gzip; "
        "-\n"
        "is standard input) and tells for each column of ours which column it is there, the share "
        "of\n"
        "the first 10,000 rows in which it can be read, and the first values that cannot, masked.\n"
        "Exit status 2 where no map that ships finds institution and discharge date.",
    .example = "  xinglin probe discharges-2024-01.csv.gz",
};

int cli_probe(int argc, char **argv)
{
    const struct option_row rows[] = {{0}};
    struct out out = {0};
    struct err e = {0};
    int operand_n, status;
    bool ok;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    if (operand_n != 1) {
        fputs("xinglin: probe takes one file; --help tells more\n", stderr);
        return USAGE;
    }
    ok = work_probe(argv[0], &out, &e);
    status = fwrite(out.items, 1, out.n, stdout) == out.n && !fflush(stdout) ? 0 : 1;
    out_reset(&out);
    if (!ok)
        return command_fail(&e);
    if (status)
        fputs("xinglin: standard output cannot be written\n", stderr);
    return status;
}
