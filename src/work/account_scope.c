/* account_scope.c - the words of a scope to a scope, and whether it may be given. */
#include "work/account_part.h"

/* Takes "region:" and its like off; the kind must be that of the role. */
static bool kind_take(enum role role, struct str *words, struct err *e)
{
    for (int kind = 0; kind < SCOPE_KIND_N; kind++) {
        struct str rest = *words, name = str_cut(&rest, ':');

        if (name.n == words->n || !str_eq(name, str_of(scope_kind_names[kind])))
            continue;
        if ((enum scope_kind)kind != role_scope(role))
            return err_set(e, ERR_INPUT, "the scope of the role %s is of the kind %s, not %s",
                           role_names[role], scope_kind_names[role_scope(role)],
                           scope_kind_names[kind]);
        *words = rest;
        return true;
    }
    return true;
}

static const char *const NOUNS[] = {"region", "organization", "practitioner"};

static bool look_up(struct store *st, enum role role, struct str words, struct arena *a,
                    struct scope *scope, struct err *e)
{
    enum scope_kind kind = role_scope(role);
    struct str department = STR("");
    bool found;

    if (kind == SCOPE_REGION && words.n == 0) {
        *scope = (struct scope){.kind = SCOPE_REGION};
        return true;
    }
    if (words.n == 0)
        return err_set(e, ERR_INPUT, "the role %s wants a scope: the code of a %s",
                       role_names[role], NOUNS[kind]);
    if (role == ROLE_HEAD) {
        department = words;
        words = str_cut(&department, '/');
    }
    if (!store_scope_find(st, kind, words, a, scope, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_INPUT, "%.*s: no %s of this store has that code",
                       (int)(words.n < 60 ? words.n : 60), words.at, NOUNS[kind]);
    scope->department = department;
    return true;
}

bool account_scope_read(struct store *st, const struct subject *by, const struct account_post *post,
                        struct arena *a, struct scope *scope, struct err *e)
{
    struct str words = post->scope;

    if (post->role >= ROLE_PUBLIC)
        return err_set(e, ERR_INPUT, "the role of the public is nobody's post");
    if (!kind_take(post->role, &words, e) || !look_up(st, post->role, words, a, scope, e)
        || !grant_check(post->role, scope, e))
        return false;
    if (by != NULL && !rights_may_grant(by, post->role, scope))
        return err_set(e, ERR_RIGHT, "this post is not yours to give: it reaches beyond your own");
    return true;
}

bool account_write_check(struct store *st, const struct subject *by, const struct account *account,
                         struct arena *a, struct grants *grants, struct err *e)
{
    size_t mine = 0;

    if (!store_grant_list(st, account->id, a, grants, e))
        return false;
    if (by == NULL)
        return true;
    for (size_t i = 0; i < grants->n; i++)
        mine += rights_may_grant(by, grants->items[i].role, &grants->items[i].scope);
    if (mine == 0)
        return err_set(e, ERR_MISSING, "no account '%.*s'", STR_ARG(account->name));
    if (mine < grants->n)
        return err_set(e, ERR_RIGHT, "account '%.*s' has a post beyond your own",
                       STR_ARG(account->name));
    return true;
}
