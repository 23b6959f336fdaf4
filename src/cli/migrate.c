/* migrate.c - xinglin migrate: the schema of a store up to that of this program. */
#include <stdio.h>

#include "cli/command.h"
#include "store/store.h"

static const struct option_help HELP = {
    .usage = "xinglin migrate --data DIR|postgresql://…",
    .about = "Brings the schema of a store up to that of this program, file by file, each in one\n"
             "transaction; never back. Make a backup first. `xinglin serve` does the same when\n"
             "it starts.",
    .example = "  xinglin backup --data demo --out before.backup\n"
               "  xinglin migrate --data demo",
};

int cli_migrate(int argc, char **argv)
{
    const char *data = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {0},
    };
    struct store *st = NULL;
    struct err e = {0};
    int operand_n, status, before = 0;
    bool good;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    if (!store_open(data, STORE_EXISTING, &st, &e))
        return command_fail(&e);
    good = store_version(st, &before, &e) && store_migrate(st, &e);
    store_close(st);
    if (!good)
        return command_fail(&e);
    printf("%d schema files were there, %d were added\n", before, store_version_known() - before);
    return 0;
}
