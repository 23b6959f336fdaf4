/* account.c - `xinglin account`: who may sign in, by hand. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/account_password.h"
#include "cli/command.h"
#include "model/unknown.h"
#include "work/account.h"

enum { USAGE = 1 };

struct words {
    const char *data, *name, *shown, *role, *scope, *password_file, *profile;
    int64_t days;
    struct arena arena;
};

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool post_read(const struct words *w, struct account_post *post, struct err *e)
{
    if (!role_parse(str_of(w->role), &post->role))
        return err_set(e, ERR_INPUT,
                       "--role: %.60s: a role is officer, manager, head, expert, trainee,"
                       " clinician, reader or auditor",
                       w->role);
    post->scope = str_of(w->scope);
    return true;
}

static bool add(struct store *st, struct words *w, struct err *e)
{
    struct account_new n = {.name = str_of(w->name), .shown = str_of(w->shown)};
    struct id id;

    if (!post_read(w, &n.post, e) || !account_profile_read(w->profile, &n.profile, e)
        || !account_name_check(n.name, e)
        || !account_password_read(w->password_file, &w->arena, &n.password, e))
        return false;
    if (n.password.n == 0)
        return err_set(e, ERR_INPUT, "the password is empty");
    if (!work_account_add(st, NULL, &n, now_ms(), &id, e))
        return false;
    printf("account %s: added as %s\n", w->name, w->role);
    return true;
}

static bool grant(struct store *st, struct words *w, struct err *e)
{
    struct account_post post;
    struct id id;

    if (!post_read(w, &post, e)
        || !work_account_grant(st, NULL, str_of(w->name), &post, now_ms(), &id, e))
        return false;
    printf("account %s: is %s as well\n", w->name, w->role);
    return true;
}

static bool password(struct store *st, struct words *w, struct err *e)
{
    struct password_new n = {.name = str_of(w->name)};

    if (!account_profile_read(w->profile, &n.profile, e)
        || !account_password_read(w->password_file, &w->arena, &n.password, e)
        || !work_account_password(st, NULL, &n, now_ms(), e))
        return false;
    printf("account %s: has a new password, its sessions have ended\n", w->name);
    return true;
}

static bool disable(struct store *st, struct words *w, struct err *e)
{
    if (!work_account_disable(st, NULL, str_of(w->name), now_ms(), e))
        return false;
    printf("account %s: disabled, its sessions have ended\n", w->name);
    return true;
}

/* The token is the last line of standard output. */
static bool token(struct store *st, struct words *w, struct err *e)
{
    struct token_new n = {.name = str_of(w->name), .until_ms = COUNT_UNKNOWN};
    char text[SESSION_TOKEN];

    if (w->days > 0)
        n.until_ms = now_ms() + w->days * 86400000;
    if (!post_read(w, &n.post, e) || !work_account_token(st, NULL, &n, now_ms(), text, e))
        return false;
    printf("a token of the role %s; it is shown this once:\n%s\n", w->role, text);
    return true;
}

static const struct verb {
    const char *name;
    bool (*run)(struct store *st, struct words *w, struct err *e);
    bool wants_name, wants_role;
} VERBS[] = {
    {"add", add, true, true},          {"grant", grant, true, true},
    {"token", token, false, true},     {"password", password, true, false},
    {"disable", disable, true, false}, {NULL, NULL, false, false},
};

static const struct option_help HELP = {
    "xinglin account add|grant|password|disable|token --data D [OPTION…]",
    "add       an account: --name N --role R [--scope S] [--shown TEXT], and a password\n"
    "grant     one more post of an account: --name N --role R [--scope S]\n"
    "password  a new password: --name N\n"
    "disable   nobody signs in with it any more: --name N\n"
    "token     an API token, printed as the last line: --role R [--scope S] [--name WHAT-FOR]\n"
    "A password is typed at the terminal, or is the first line of a file or of standard input; it\n"
    "is never an option. The scope of an officer and an auditor is a region's code (all of the\n"
    "store where it is not given), of a manager, clinician and reader an organization's code, of\n"
    "a head that and /department, of an expert and a trainee a practitioner's code.",
    "  xinglin account add --data demo --name li --role officer --scope 990000\n"
    "  xinglin account add --data demo --name wang --role manager --scope H0101 < password\n"
    "  xinglin account token --data demo --role officer | tail -n 1"};

static const struct verb *verb_find(int argc, char **argv)
{
    for (const struct verb *v = VERBS; argc == 1 && v->name; v++) {
        if (!strcmp(v->name, argv[0]))
            return v;
    }
    return NULL;
}

static int fault(const char *verb, const char *sentence)
{
    fprintf(stderr, "xinglin: account %s: %s; --help tells more\n", verb, sentence);
    return USAGE;
}

static bool in_store(const struct verb *verb, struct words *w, struct err *e)
{
    struct store *st = NULL;
    bool good =
        store_open(w->data, STORE_EXISTING, &st, e) && store_migrate(st, e) && verb->run(st, w, e);

    store_close(st);
    return good;
}

int cli_account(int argc, char **argv)
{
    struct words w = {0};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &w.data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--name", OPTION_TEXT, &w.name, "N", "of the account: a-z, 0-9, '.', '-', '_'", false, 0,
         0},
        {"--role", OPTION_TEXT, &w.role, "R",
         "officer manager head expert trainee clinician reader auditor", false, 0, 0},
        {"--scope", OPTION_TEXT, &w.scope, "S", "code of a region, organization, practitioner",
         false, 0, 0},
        {"--shown", OPTION_TEXT, &w.shown, "TEXT", "the name on screens", false, 0, 0},
        {"--password-file", OPTION_TEXT, &w.password_file, "F", "its first line; - standard input",
         false, 0, 0},
        {"--password-profile", OPTION_TEXT, &w.profile, "P", "nist (default) or gb22239", false, 0,
         0},
        {"--days", OPTION_INT, &w.days, "N", "a token ends after so many days", false, 1, 36500},
        {0}};
    const struct verb *verb;
    struct err e = {0};
    int operand_n, status;
    bool good;

    if (!option_read(argc, argv, rows, &HELP, USAGE, &operand_n, &status))
        return status;
    verb = verb_find(operand_n, argv);
    if (!verb)
        return fault(operand_n > 0 ? argv[0] : "",
                     "one of add, grant, password, disable, token is wanted");
    if (verb->wants_name && !w.name)
        return fault(verb->name, "--name N is missing");
    if (verb->wants_role && !w.role)
        return fault(verb->name, "--role R is missing");
    good = in_store(verb, &w, &e);
    arena_reset(&w.arena);
    return good ? 0 : command_fail(&e);
}
