/* main.c - picks the command and hands over. Each command is one file of this folder. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"

const struct command COMMANDS[] = {
    {"cube", "counts discharge records into two tables", cli_cube},
    {"gaps", "scores from a cube what care leaves each county, and proposes demands", cli_gaps},
    {"plan", "demands and offers in, the best plan out, proved", cli_plan},
    {"demo", "invents a province and runs the whole loop on it", cli_demo},
    {"serve", "serves the desk and its API from a store, on this machine", cli_serve},
    {"print", "prints the API: OpenAPI, types, rights", cli_print},
    {"account", "adds accounts, posts and API tokens; disables accounts", cli_account},
    {"audit", "proves the log of what was done", cli_audit},
    {"version", "prints the version", cli_version},
    {"help", "prints this list", cli_help},
    {NULL, NULL, NULL},
};

#define XINGLIN_VERSION "0.1.0"

int cli_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    printf("xinglin %s\n", XINGLIN_VERSION);
    return 0;
}

int cli_help(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    puts("Xinglin (杏林): from discharge records to who goes where.\n\n"
         "usage: xinglin COMMAND [OPTION…]\n");
    for (const struct command *c = COMMANDS; c->name; c++)
        printf("  %-10s %s\n", c->name, c->about);
    puts("\n`xinglin COMMAND --help` tells more, with an example.\n"
         "exit status: 0 done, 1 usage or system, 2 bad input, 3 hard rules that cannot hold,\n"
         "             4 not proved within the limit, 5 a check found a fault");
    return 0;
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

int main(int argc, char **argv)
{
    const struct command *command;

    if (argc < 2) {
        fputs("xinglin: no command given; `xinglin help` lists them\n", stderr);
        return 1;
    }
    command = command_find(argv[1]);
    if (!command) {
        fprintf(stderr, "xinglin: '%.60s' is no command; `xinglin help` lists them\n", argv[1]);
        return 1;
    }
    return command->run(argc - 1, argv + 1);
}
