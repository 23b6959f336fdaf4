/* post.c - see post.h. */
#include "api/post.h"

#include "api/label.h"

static const struct field POST[] = {
    FIELD_AS(struct post, grant.id, "id", MAYBE),
    FIELD_NAMED(struct post, grant.role, "role", role_names),
    FIELD_NAMED(struct post, grant.scope.kind, "scope", scope_kind_names),
    FIELD_AS(struct post, grant.scope.place, "place", MAYBE),
    FIELD_MAYBE(struct post, place_name),
    FIELD_AS(struct post, grant.scope.organization, "organization", MAYBE),
    FIELD_MAYBE(struct post, organization_name),
    FIELD_AS(struct post, grant.scope.department, "department", MAYBE),
    {0},
};
static const struct field LABELS[] = {TOLD(FIELD_TEXT, "label"), TOLD(FIELD_TEXT, "label_en"), {0}};
const struct shape SHAPE_POST = {
    .name = "Post", .about = "A role within a scope.", .fields = POST, .told = LABELS};

void api_post_write(struct json_writer *w, const struct post *p)
{
    json_open_object(w);
    field_write(w, POST, p);
    label_write(w, LABEL_ROLES, role_names[p->grant.role]);
    json_end(w);
}

void api_posts_write(struct json_writer *w, const struct posts *posts)
{
    json_key(w, "posts");
    json_open_array(w);
    for (size_t i = 0; i < posts->n; i++)
        api_post_write(w, &posts->items[i]);
    json_end(w);
}
