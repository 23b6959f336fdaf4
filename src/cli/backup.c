/* backup.c - xinglin backup: every row of a store in one file. */
#include <stdio.h>

#include "cli/command.h"
#include "work/backup.h"

static const struct option_help HELP = {
    .usage = "xinglin backup --data DIR|postgresql://… --out FILE [--force]",
    .about = "Writes every row of a store to one file, as they are at one moment, while the\n"
             "program goes on serving. The file is text, the same for both databases, ends with\n"
             "a checksum, and can be packed with gzip. It holds what the store holds: keep it\n"
             "as safe.",
    .example = "  xinglin backup --data demo --out demo.backup\n"
               "  xinglin check --backup demo.backup",
};

int cli_backup(int argc, char **argv)
{
    struct backup_request r = {0};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &r.store, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--out", OPTION_TEXT, &r.path, "FILE", "the backup to write", true, 0, 0},
        {"--force", OPTION_FLAG, &r.force, NULL, "replaces an existing file", false, 0, 0},
        {0},
    };
    struct backup_figures f;
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    if (!work_backup(&r, &f, &e))
        return command_fail(&e);
    printf("%s: %lld rows of %lld tables, sha256 %s\n", r.path, (long long)f.rows,
           (long long)f.tables, f.sha256);
    return 0;
}
