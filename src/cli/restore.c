/* restore.c - xinglin restore: a backup into an empty store. */
#include <stdio.h>

#include "cli/command.h"
#include "work/backup.h"

static const struct option_help HELP = {
    .usage = "xinglin restore --data DIR|postgresql://… --from FILE",
    .about = "Fills an empty store with the rows of a backup, made from either database, and\n"
             "brings its schema up to that of this program. The file is proved whole first. A\n"
             "store that holds rows is refused; all rows come, or none.",
    .example = "  xinglin restore --data again --from demo.backup\n"
               "  xinglin restore --data postgresql://xinglin@db/xinglin --from demo.backup.gz",
};

int cli_restore(int argc, char **argv)
{
    struct backup_request r = {0};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &r.store, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--from", OPTION_TEXT, &r.path, "FILE", "the backup, plain or gzip", true, 0, 0},
        {0},
    };
    struct backup_figures f;
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    if (!work_restore(&r, &f, &e))
        return command_fail(&e);
    printf("%lld rows of %lld tables restored, sha256 %s\n", (long long)f.rows, (long long)f.tables,
           f.sha256);
    return 0;
}
