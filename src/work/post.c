/* post.c - see post.h. A place or organization that is gone leaves its name empty: the post is
 * still there. */
#include "work/post.h"

#include "store/account.h"
#include "store/organization.h"
#include "store/region.h"

struct asking {
    struct arena *arena;
    struct id account;
    const struct scope *scope;
    struct post post;
    struct posts posts;
};

static bool names_read(struct store *st, struct arena *a, struct post *p, struct err *e)
{
    const struct scope *s = &p->grant.scope;
    struct err unknown = {0};
    struct organization organization;
    struct region region;

    if (s->place.n && store_region_get(st, s->place, a, &region, &unknown))
        p->place_name = region.name;
    if (unknown.code == ERR_NONE && !id_none(s->organization)
        && store_organization_get(st, s->organization, a, &organization, &unknown))
        p->organization_name = organization.name;
    if (unknown.code != ERR_NONE && unknown.code != ERR_MISSING)
        return err_pass(e, &unknown);
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct grants grants;

    if (!store_grant_list(st, q->account, q->arena, &grants, e))
        return false;
    q->posts = (struct posts){ARENA_ARRAY(q->arena, struct post, grants.n), grants.n};
    for (size_t i = 0; i < grants.n; i++) {
        q->posts.items[i].grant = grants.items[i];
        if (!names_read(st, q->arena, &q->posts.items[i], e))
            return false;
    }
    return true;
}

bool work_post_list(struct store *st, struct id account, struct arena *a, struct posts *posts,
                    struct err *e)
{
    struct asking q = {.arena = a, .account = account};

    if (!store_tx(st, STORE_READ, list_in_tx, &q, e))
        return false;
    *posts = q.posts;
    return true;
}

static bool name_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    q->post = (struct post){.grant.scope = *q->scope};
    return names_read(st, q->arena, &q->post, e);
}

bool work_post_name(struct store *st, const struct scope *scope, struct arena *a, struct post *post,
                    struct err *e)
{
    struct asking q = {.arena = a, .scope = scope};

    if (!store_tx(st, STORE_READ, name_in_tx, &q, e))
        return false;
    *post = q.post;
    return true;
}
