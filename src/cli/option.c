/* option.c - options as a table, for every command the same. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "cli/command.h"

static void help_print(const struct option_row *rows, const struct option_help *help)
{
    printf("usage: %s\n\n%s\n\n", help->usage, help->about);
    for (const struct option_row *row = rows; row->name; row++) {
        char left[64];
        snprintf(left, sizeof left, "%s %s", row->name, row->argument ? row->argument : "");
        printf("  %-26s %s%s\n", left, row->about, row->required ? " (required)" : "");
    }
    printf("  %-26s %s\n\nexample:\n%s\n", "--help", "prints this", help->example);
}

static const struct option_row *row_find(const struct option_row *rows, const char *arg)
{
    size_t n = strcspn(arg, "=");

    for (const struct option_row *row = rows; row->name; row++) {
        if (strlen(row->name) == n && !strncmp(row->name, arg, n))
            return row;
    }
    return NULL;
}

static bool int_put(const struct option_row *row, const char *value)
{
    struct str digits = str_of(value);
    bool minus = str_starts(digits, STR("-"));
    int64_t v = 0;

    if (minus) {
        digits.at++;
        digits.n--;
    }
    if (!str_to_int(digits, INT64_MAX, &v) || (minus ? -v : v) < row->min
        || (minus ? -v : v) > row->max) {
        fprintf(stderr, "xinglin: %s: %.60s: a whole number from %lld to %lld is wanted\n",
                row->name, value, (long long)row->min, (long long)row->max);
        return false;
    }
    *(int64_t *)row->value = minus ? -v : v;
    return true;
}

/* Reads the option at argv[*at]; moves *at to its last word. */
static bool row_read(const struct option_row *row, int argc, char **argv, int *at)
{
    const char *equals = strchr(argv[*at], '=');
    const char *value = equals ? equals + 1 : NULL;

    if (row->kind == OPTION_FLAG) {
        if (equals) {
            fprintf(stderr, "xinglin: %s takes no value, '%.60s' was given\n", row->name, value);
            return false;
        }
        *(bool *)row->value = true;
        return true;
    }
    if (!value) {
        if (*at + 1 >= argc) {
            fprintf(stderr, "xinglin: %s wants a value: %s\n", row->name, row->argument);
            return false;
        }
        value = argv[++*at];
    }
    if (row->kind == OPTION_INT)
        return int_put(row, value);
    if (!*value) {
        fprintf(stderr, "xinglin: %s: its value is empty, %s is wanted\n", row->name,
                row->argument);
        return false;
    }
    *(const char **)row->value = value;
    return true;
}

static bool required_given(const struct option_row *rows)
{
    for (const struct option_row *row = rows; row->name; row++) {
        if (row->required && row->kind == OPTION_TEXT && !*(const char **)row->value) {
            fprintf(stderr, "xinglin: %s %s is missing; --help tells more\n", row->name,
                    row->argument);
            return false;
        }
    }
    return true;
}

bool option_read(int argc, char **argv, const struct option_row *rows,
                 const struct option_help *help, int fault_status, int *operand_n, int *status)
{
    bool options = true;

    *operand_n = 0;
    *status = fault_status;
    for (int i = 1; i < argc; i++) {
        const struct option_row *row;

        if (!options || argv[i][0] != '-' || !argv[i][1]) {
            argv[(*operand_n)++] = argv[i];
            continue;
        }
        if (!strcmp(argv[i], "--")) {
            options = false;
            continue;
        }
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
            help_print(rows, help);
            *status = 0;
            return false;
        }
        row = row_find(rows, argv[i]);
        if (!row) {
            fprintf(stderr, "xinglin: '%.60s' is no option here; --help lists them\n", argv[i]);
            return false;
        }
        if (!row_read(row, argc, argv, &i))
            return false;
    }
    return required_given(rows);
}

bool option_no_operand(char **argv, int operand_n, int *status)
{
    if (operand_n == 0)
        return true;
    fprintf(stderr, "xinglin: '%.60s' is no option; this command takes no operand\n", argv[0]);
    *status = 1;
    return false;
}

int command_fail(const struct err *e)
{
    fprintf(stderr, "xinglin: %s\n", e->text);
    return err_exit_status(e->code);
}
