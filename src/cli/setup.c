/* setup.c - `xinglin setup`: from nothing to a store that can be signed in to. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "cli/account_password.h"
#include "cli/command.h"
#include "work/account.h"
#include "work/seal.h"

static const struct option_help HELP = {
    "xinglin setup --data DIR|postgresql://… --name N [--shown TEXT] [--password-file F]",
    "The first run: makes the store, its master key and the first officer, who may do everything\n"
    "an officer may, everywhere in the store; then says what comes next. It refuses a store that\n"
    "has accounts. The password is typed at the terminal, or is the first line of a file or of\n"
    "standard input. The master key lies in the file that XINGLIN_KEY_FILE names, else in\n"
    "master.key of the folder.",
    "  xinglin setup --data region --name li --shown 李处长\n"
    "  xinglin serve --data region"};

struct words {
    const char *data, *name, *shown, *password_file, *profile;
    struct arena arena;
};

static bool account_count(struct store *st, void *arg, struct err *e)
{
    const struct store_page page = {.limit = 1, .reach = STORE_ALL};
    struct account_rows rows;
    struct arena a = {0};
    bool good = store_account_list(st, REACH_ALL, NULL, &page, &a, &rows, e);

    if (good)
        *(int64_t *)arg = rows.more.total;
    arena_reset(&a);
    return good;
}

/* A run that died between the schema and the account may be done again; nothing else is touched. */
static bool store_is_fresh(const char *data, struct store *st, struct err *e)
{
    int version;
    int64_t account_n = 0;

    if (!store_version(st, &version, e))
        return false;
    if (version == store_version_known() && !store_tx(st, STORE_READ, account_count, &account_n, e))
        return false;
    if (version != 0 && (version != store_version_known() || account_n > 0))
        return err_set(e, ERR_STATE,
                       "%s: a store with accounts is there already; `xinglin account add` adds one",
                       strstr(data, "://") ? "the database" : data);
    return true;
}

/* What can be refused without a store is, before one is made. */
static bool officer_read(struct words *w, struct account_new *officer, struct err *e)
{
    const char *key = getenv("XINGLIN_KEY_FILE");

    if (strstr(w->data, "://") && !(key && *key))
        return err_set(e, ERR_USAGE,
                       "XINGLIN_KEY_FILE is not set: it names the file of a database's master key");
    *officer = (struct account_new){
        .name = str_of(w->name), .shown = str_of(w->shown), .post.role = ROLE_OFFICER};
    return account_profile_read(w->profile, &officer->profile, e)
           && account_name_check(officer->name, e)
           && account_password_read(w->password_file, &w->arena, &officer->password, e)
           && password_check(officer->password, officer->name, officer->profile, e);
}

static bool setup(struct words *w, struct err *e)
{
    struct account_new officer;
    struct store *st = NULL;
    struct seal *seal = NULL;
    struct id id;
    bool good = officer_read(w, &officer, e) && store_open(w->data, STORE_CREATE, &st, e)
                && store_is_fresh(w->data, st, e) && store_migrate(st, e)
                && seal_open(w->data, st, &seal, e)
                && work_account_add(st, NULL, &officer, (int64_t)time(NULL) * 1000, &id, e);

    seal_close(seal);
    store_close(st);
    return good;
}

static void next_print(const struct words *w)
{
    const char *key = getenv("XINGLIN_KEY_FILE");

    printf(
        "a store, its master key, and the officer %s\n\nnext:\n"
        "  1. Keep a copy of the master key elsewhere, apart from the backups: without it what is\n"
        "     sealed stays closed. It lies in %s%s.\n"
        "  2. xinglin serve --data %s\n"
        "  3. Sign in as %s; the screen 导入 takes the lists of organizations and people, the\n"
        "     screen 账号 makes the accounts.\n",
        w->name, key && *key ? key : w->data, key && *key ? "" : "/master.key",
        strstr(w->data, "://") ? "postgresql://…" : w->data, w->name);
}

int cli_setup(int argc, char **argv)
{
    struct words w = {0};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &w.data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--name", OPTION_TEXT, &w.name, "N", "of the officer: a-z, 0-9, '.', '-', '_'", true, 0,
         0},
        {"--shown", OPTION_TEXT, &w.shown, "TEXT", "the name on screens", false, 0, 0},
        {"--password-file", OPTION_TEXT, &w.password_file, "F", "its first line; - standard input",
         false, 0, 0},
        {"--password-profile", OPTION_TEXT, &w.profile, "P", "nist (default) or gb22239", false, 0,
         0},
        {0}};
    struct err e = {0};
    int operand_n, status;
    bool good;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    umask(077); /* what it makes is for its owner alone */
    good = setup(&w, &e);
    arena_reset(&w.arena);
    if (!good)
        return command_fail(&e);
    next_print(&w);
    return 0;
}
