/* command.h - the commands and how each reads its arguments.
 *
 * A command is one row of COMMANDS in main.c and one file `cli/<name>.c`. Options are a table;
 * every command has --help with an example. Exit status: err.h's table. */
#ifndef XL_CLI_COMMAND_H
#define XL_CLI_COMMAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct command {
    const char *name;
    const char *about;                 /* one line for `xinglin help` */
    int (*run)(int argc, char **argv); /* argv[0] is the command's name; returns the exit status */
};

extern const struct command COMMANDS[];

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_INT };

struct option_row {
    const char *name; /* "--out"; NULL ends the table */
    enum option_kind kind;
    void *value;          /* bool *, const char **, int64_t * : holds the default before */
    const char *argument; /* "DIR" in the help; NULL for a flag */
    const char *about;
    bool required;
    int64_t min, max; /* of OPTION_INT */
};

struct option_help {
    const char *usage;   /* one or more lines */
    const char *about;   /* a paragraph */
    const char *example; /* commands that can be copied */
};

/* Reads options in any order, `--name value` or `--name=value`; `--` ends them; the rest are
 * operands, moved to the front of argv, their number in *operand_n. Returns true to go on; false
 * when the command is to end with *status: after --help (0) or a fault, which is told on standard
 * error in one sentence naming the option (exit `fault_status`). */
bool option_read(int argc, char **argv, const struct option_row *rows,
                 const struct option_help *help, int fault_status, int *operand_n, int *status);

/* For a command without operands: false, told in one sentence, where there is one. */
bool option_no_operand(char **argv, int operand_n, int *status);

/* Tells a failure on standard error as `xinglin: sentence` and returns its exit status. */
int command_fail(const struct err *e);

int cli_account(int argc, char **argv);
int cli_audit(int argc, char **argv);
int cli_bulletin(int argc, char **argv);
int cli_cube(int argc, char **argv);
int cli_gaps(int argc, char **argv);
int cli_indicators(int argc, char **argv);
int cli_wisn(int argc, char **argv);
int cli_plan(int argc, char **argv);
int cli_effect(int argc, char **argv);
int cli_mastery(int argc, char **argv);
int cli_score(int argc, char **argv);
int cli_demo(int argc, char **argv);
int cli_probe(int argc, char **argv);
int cli_print(int argc, char **argv);
int cli_programme(int argc, char **argv);
int cli_rotate(int argc, char **argv);
int cli_import(int argc, char **argv);
int cli_setup(int argc, char **argv);
int cli_serve(int argc, char **argv);
int cli_backup(int argc, char **argv);
int cli_restore(int argc, char **argv);
int cli_migrate(int argc, char **argv);
int cli_check(int argc, char **argv);
int cli_version(int argc, char **argv);
int cli_help(int argc, char **argv);

#endif
