/* main.c - picks the command and hands over. Each command is one file of this folder. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"

const struct command COMMANDS[] = {
    {"cube", "counts discharge records into two tables", cli_cube},
    {"indicators", "what a cube says of institutions, counties and flows", cli_indicators},
    {"probe", "guesses encoding, delimiter and map of a file of records", cli_probe},
    {"gaps", "scores from a cube what care leaves each county, and proposes demands", cli_gaps},
    {"wisn", "staffing need by the work there is", cli_wisn},
    {"plan", "demands and offers in, the best plan out, proved", cli_plan},
    {"programme", "explains a programme file, or every fault in it", cli_programme},
    {"bulletin", "the official report of a programme, counted from its lines", cli_bulletin},
    {"effect", "what changed because of a programme, and whether one may say so", cli_effect},
    {"mastery", "who has learned what, and whether it stays", cli_mastery},
    {"score", "who has done what was agreed, and what it pays", cli_score},
    {"demo", "invents a province and runs the whole loop on it", cli_demo},
    {"import", "takes a list of organizations, practitioners or offers", cli_import},
    {"setup", "the first run: a store, its master key, its first officer", cli_setup},
    {"serve", "serves the desk and its API from a store, on this machine", cli_serve},
    {"print", "prints the API: OpenAPI, types, rights", cli_print},
    {"backup", "writes every row of a store to one file, while it is served", cli_backup},
    {"restore", "fills an empty store from a backup", cli_restore},
    {"migrate", "brings the schema of a store up to this program's", cli_migrate},
    {"check", "tells whether a store or a backup is sound", cli_check},
    {"rotate", "new keys for what is sealed", cli_rotate},
    {"account", "adds accounts, posts and API tokens; disables accounts", cli_account},
    {"audit", "proves the log of what was done, signs where it ends", cli_audit},
    {"version", "prints the version", cli_version},
    {"help", "prints this list, or what one command takes", cli_help},
    {NULL, NULL, NULL},
};

#define XINGLIN_VERSION "0.1.0"

/* The two commands without options: a word behind them is refused, --help is not. */
static bool alone(int argc, char **argv)
{
    if (argc < 2 || !strcmp(argv[1], "--help") || !strcmp(argv[1], "-h"))
        return true;
    fprintf(stderr, "xinglin: '%.60s': %s takes nothing behind it\n", argv[1], argv[0]);
    return false;
}

int cli_version(int argc, char **argv)
{
    if (!alone(argc, argv))
        return 1;
    printf("xinglin %s\n", XINGLIN_VERSION);
    return 0;
}

static void commands_print(void)
{
    puts("Xinglin (杏林): from discharge records to who goes where.\n\n"
         "usage: xinglin COMMAND [OPTION…]\n");
    for (const struct command *c = COMMANDS; c->name; c++)
        printf("  %-10s %s\n", c->name, c->about);
    puts("\n`xinglin COMMAND --help` tells more, with an example.\n"
         "exit status: 0 done, 1 usage or system, 2 bad input, 3 hard rules that cannot hold,\n"
         "             4 not proved within the limit, 5 a check found a fault");
}

static const struct command *command_find(const char *name)
{
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    if (!strcmp(name, "--version"))
        name = "version";
    for (const struct command *c = COMMANDS; c->name; c++) {
        if (!strcmp(c->name, name))
            return c;
    }
    return NULL;
}

static int command_unknown(const char *name)
{
    fprintf(stderr, "xinglin: '%.60s' is no command; `xinglin help` lists them\n", name);
    return 1;
}

/* `xinglin help COMMAND` is `xinglin COMMAND --help`. */
int cli_help(int argc, char **argv)
{
    static char ask[] = "--help";
    const struct command *command = argc == 2 ? command_find(argv[1]) : NULL;

    if (argc > 2)
        return alone(argc - 1, argv + 1) ? 0 : 1;
    if (argc == 2 && !command)
        return command_unknown(argv[1]);
    if (!command || command->run == cli_help) {
        commands_print();
        return 0;
    }
    return command->run(2, (char *[]){argv[1], ask, NULL});
}

/* What was printed must have arrived: a full disk behind `>` is a failure, not a silence. */
static int printed(int status)
{
    if (!fflush(stdout) && !ferror(stdout))
        return status;
    fprintf(stderr, "xinglin: standard output cannot be written: %s\n", strerror(errno));
    return status ? status : 1;
}

int main(int argc, char **argv)
{
    const struct command *command;

    if (argc < 2) {
        fputs("xinglin: no command given; `xinglin help` lists them\n", stderr);
        return 1;
    }
    command = command_find(argv[1]);
    if (!command)
        return command_unknown(argv[1]);
    return printed(command->run(argc - 1, argv + 1));
}
