/* post.h - a post as JSON: a role within a scope, with the names of what it reaches. */
#ifndef XL_API_POST_H
#define XL_API_POST_H

#include "api/field.h"
#include "work/post.h"

extern const struct shape SHAPE_POST;

void api_post_write(struct json_writer *w, const struct post *p);
/* `posts`: all of them. */
void api_posts_write(struct json_writer *w, const struct posts *posts);

/* A post that is given: `role`, and `scope` in the words of work/account.h. */
struct post_wanted {
    enum role role;
    struct str scope;
};
#define POST_WANTED(type, member)                       \
    FIELD_NAMED(type, member.role, "role", role_names), \
        FIELD_AS(type, member.scope, "scope", MAYBE, .max = 100)

#endif
