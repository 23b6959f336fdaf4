/* account_password.c - typed twice and not shown, or one line. */
#include "cli/account_password.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "work/file.h"

enum { LINE_MAX_BYTES = 1024 };

static bool first_line(FILE *file, const char *name, struct arena *a, struct str *line,
                       struct err *e)
{
    char text[LINE_MAX_BYTES];

    if (!fgets(text, sizeof text, file))
        return err_set(e, ERR_INPUT, "%s: no password is there", name);
    *line = str_copy(a, (struct str){text, strcspn(text, "\r\n")});
    memset(text, 0, sizeof text);
    return true;
}

/* At a terminal it is typed twice and not shown. */
static bool terminal_read(const char *prompt, struct arena *a, struct str *line, struct err *e)
{
    struct termios before, silent;
    bool good;

    if (tcgetattr(STDIN_FILENO, &before))
        return err_set(e, ERR_IO, "the terminal cannot be asked");
    silent = before;
    silent.c_lflag &= ~(tcflag_t)ECHO;
    fputs(prompt, stderr);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    good = first_line(stdin, "the terminal", a, line, e);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    fputc('\n', stderr);
    return good;
}

bool account_password_read(const char *path, struct arena *a, struct str *password, struct err *e)
{
    struct str bytes, again = STR("");

    if (path && strcmp(path, "-") != 0) {
        if (!file_read(path, a, &bytes, e))
            return false;
        *password = str_cut(&bytes, '\n');
        if (str_ends(*password, STR("\r")))
            password->n--;
        return true;
    }
    if (path || !isatty(STDIN_FILENO))
        return first_line(stdin, "standard input", a, password, e);
    if (!terminal_read("password: ", a, password, e)
        || !terminal_read("the same again: ", a, &again, e))
        return false;
    if (!str_eq(*password, again))
        return err_set(e, ERR_INPUT, "the two passwords differ");
    return true;
}

bool account_profile_read(const char *name, enum password_profile *profile, struct err *e)
{
    for (int p = 0; p < PASSWORD_PROFILE_N; p++) {
        if (!name || !strcmp(name, password_profile_names[p])) {
            *profile = (enum password_profile)p;
            return true;
        }
    }
    return err_set(e, ERR_INPUT, "--password-profile: %.60s: a profile is nist or gb22239", name);
}
