/* check.c - xinglin check: whether a store, or a backup, is sound. */
#include <stdio.h>

#include "base/list.h"
#include "cli/command.h"
#include "store/store.h"
#include "work/backup.h"
#include "work/check.h"

static const struct option_help HELP = {
    .usage = "xinglin check --data DIR|postgresql://…\n"
             "       xinglin check --backup FILE",
    .about =
        "Looks whether a store is sound: the checksums of its schema files, what the database\n"
        "finds in its own pages, keys and references, every row, and the chain of the audit log.\n"
        "Changes nothing; others may go on working. Or proves that a backup is whole. Exit status "
        "5: faults were\n"
        "found, each is told.",
    .example = "  xinglin check --data demo\n"
               "  xinglin check --backup demo.backup",
};

static int backup_check(const char *path)
{
    struct backup_figures f;
    struct err e = {0};

    if (!work_backup_check(path, &f, &e)) {
        int status = command_fail(&e);

        return e.code == ERR_INPUT ? err_exit_status(ERR_CHECK) : status;
    }
    printf("%s is whole: %lld rows of %lld tables, %d schema files, sha256 %s\n", path,
           (long long)f.rows, (long long)f.tables, f.version, f.sha256);
    return 0;
}

static int store_check(const char *data)
{
    struct check_report report;
    struct arena a = {0};
    struct err e = {0};
    size_t n;

    if (!work_check(data, &a, &report, &e))
        return command_fail(&e);
    n = report.faults.n;
    for (size_t i = 0; i < n; i++)
        fprintf(stderr, "xinglin: %.*s\n", STR_ARG(report.faults.items[i]));
    printf("%lld rows of %lld tables, %d of %d schema files, %zu faults\n", (long long)report.rows,
           (long long)report.tables, report.version, store_version_known(), n);
    if (report.audit_lines >= 0)
        printf("%lld lines of the audit log, the chain holds\n", (long long)report.audit_lines);
    list_reset(&report.faults);
    arena_reset(&a);
    return n > 0 ? err_exit_status(ERR_CHECK) : 0;
}

int cli_check(int argc, char **argv)
{
    const char *data = NULL, *backup = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", false, 0, 0},
        {"--backup", OPTION_TEXT, &backup, "FILE", "a backup, plain or gzip", false, 0, 0},
        {0},
    };
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    if ((data == NULL) == (backup == NULL)) {
        fputs("xinglin: check wants either --data or --backup\n", stderr);
        return 1;
    }
    return data != NULL ? store_check(data) : backup_check(backup);
}
