/* audit.c - `xinglin audit verify`: proves the log of what was done. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "work/audit.h"

static const struct option_help HELP = {
    "xinglin audit verify --data DIR|postgresql://… [--head SEQ:HASH]",
    "Reads the whole audit log and proves that no line was changed, taken out, put in or moved.\n"
    "The last line printed is its head, SEQ:HASH. Write it down elsewhere: with --head the proof\n"
    "also finds a log whose end was cut off or that was written anew.",
    "  xinglin audit verify --data demo\n"
    "  xinglin audit verify --data demo --head \"$(cat /safe/head)\""};

static bool verify(const char *data, const char *head, struct err *e)
{
    struct audit_proof proof;
    struct store *st = NULL;
    bool good = store_open(data, STORE_EXISTING, &st, e) && store_ready(st, e)
                && work_audit_verify(st, str_of(head), &proof, e);

    store_close(st);
    if (!good)
        return false;
    printf("%" PRId64 " lines, the chain holds\n", proof.lines);
    printf("%" PRId64 ":%s\n", proof.lines, proof.head);
    return true;
}

int cli_audit(int argc, char **argv)
{
    const char *data = NULL, *head = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--head", OPTION_TEXT, &head, "SEQ:HASH", "a head that was written down", false, 0, 0},
        {0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n != 1 || strcmp(argv[0], "verify") != 0) {
        fprintf(stderr, "xinglin: audit: 'verify' is wanted; --help tells more\n");
        return 1;
    }
    return verify(data, head, &e) ? 0 : command_fail(&e);
}
