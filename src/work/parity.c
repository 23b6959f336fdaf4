/* parity.c - rows to spans, spans to the ledger. */
#include "work/parity.h"

#include "base/day.h"
#include "base/list.h"
#include "store/bulletin.h"
#include "store/organization.h"
#include "store/placement.h"
#include "work/audit.h"
#include "work/desk.h"

/* --- the ledger --- */

struct span_list LIST(struct parity_span);

struct ledger {
    const struct store_reach *reach;
    struct arena *arena;
    struct parity_view view;
    struct placement_rows people;
    struct post_leaves leaves;
};

static bool rows_in_tx(struct store *st, void *arg, struct err *e)
{
    struct ledger *l = arg;

    return store_shared_post_list(st, l->reach, l->arena, &l->view.posts, e)
           && store_placement_on_posts(st, l->reach, l->arena, &l->people, e)
           && store_shared_post_leaves(st, l->arena, &l->leaves, e);
}

static int32_t post_find(const struct ledger *l, struct str code)
{
    for (size_t i = 0; i < l->view.posts.n; i++) {
        if (str_eq(l->view.posts.items[i].code, code))
            return (int32_t)i;
    }
    return -1;
}

/* From when to when a person is on site, as far as is known today; false: not at all. */
static bool on_site(const struct placement *p, int32_t today, int32_t *from, int32_t *until)
{
    if (!placement_binds(p->state))
        return false;
    if (p->arrived_day != DAY_NONE) {
        *from = p->arrived_day;
        *until = p->until_day == DAY_NONE || p->until_day >= today ? p->until_day : today;
        if (p->ended_day != DAY_NONE)
            *until = p->ended_day;
    } else {
        *from = p->from_day > today ? p->from_day : today + 1;
        *until = p->until_day;
    }
    return *until == DAY_NONE || *from <= *until;
}

static void leave_add(struct span_list *spans, const struct post_leave *l, int32_t group,
                      int32_t from, int32_t until)
{
    struct parity_span s = {
        .group = group, .from_day = l->from_day, .until_day = l->until_day, .people = -1};

    if (s.from_day < from)
        s.from_day = from;
    if (s.until_day == DAY_NONE || (until != DAY_NONE && s.until_day > until))
        s.until_day = until;
    if (s.until_day == DAY_NONE || s.from_day <= s.until_day)
        list_push(spans, s);
}

static void person_add(struct ledger *l, struct span_list *spans, const struct placement *p)
{
    int32_t group = post_find(l, p->post), from, until;

    if (group < 0 || !on_site(p, l->view.today, &from, &until))
        return;
    list_push(spans, ((struct parity_span){
                         .group = group, .from_day = from, .until_day = until, .people = 1}));
    for (size_t i = 0; i < l->leaves.n; i++) {
        if (str_eq(l->leaves.items[i].placement, p->code))
            leave_add(spans, &l->leaves.items[i], group, from, until);
    }
}

static void spans_make(struct ledger *l, struct span_list *spans)
{
    for (size_t i = 0; i < l->view.posts.n; i++) {
        const struct shared_post *p = &l->view.posts.items[i];

        list_push(spans, ((struct parity_span){.group = (int32_t)i,
                                               .from_day = p->from_day,
                                               .until_day = p->until_day,
                                               .seats = p->seats}));
    }
    for (size_t i = 0; i < l->people.n; i++)
        person_add(l, spans, &l->people.items[i]);
}

/* The posts come by discipline, so that equal ones stand together. */
static int32_t *disciplines_find(struct ledger *l)
{
    struct parity_view *v = &l->view;
    int32_t *of = ARENA_ARRAY(l->arena, int32_t, v->posts.n + 1);

    v->disciplines.items = ARENA_ARRAY(l->arena, struct str, v->posts.n + 1);
    v->disciplines.n = 0;
    for (size_t i = 0; i < v->posts.n; i++) {
        struct str d = v->posts.items[i].discipline;

        if (v->disciplines.n == 0 || !str_eq(v->disciplines.items[v->disciplines.n - 1], d))
            v->disciplines.items[v->disciplines.n++] = d;
        of[i] = (int32_t)v->disciplines.n - 1;
    }
    return of;
}

static bool measure(struct ledger *l, struct err *e)
{
    struct parity_view *v = &l->view;
    const int32_t *of = disciplines_find(l);
    struct span_list spans = {0};
    struct parity_input in;
    bool good;

    spans_make(l, &spans);
    in =
        (struct parity_input){spans.items, spans.n, (int32_t)v->posts.n, v->from_day, v->until_day};
    good = parity_measure(&in, l->arena, &v->by_post, e);
    for (size_t i = 0; i < spans.n; i++)
        spans.items[i].group = of[spans.items[i].group];
    in.group_n = (int32_t)v->disciplines.n;
    good = good && parity_measure(&in, l->arena, &v->by_discipline, e);
    list_reset(&spans);
    return good;
}

bool work_parity_see(struct store *st, const struct store_reach *reach,
                     const struct parity_window *w, struct arena *a, struct parity_view *v,
                     struct err *e)
{
    struct ledger l = {.reach = reach,
                       .arena = a,
                       .view = {.from_day = w->from_day,
                                .until_day = w->until_day,
                                .today = desk_today(w->now_ms)}};

    if (!store_tx(st, STORE_READ, rows_in_tx, &l, e) || !measure(&l, e))
        return false;
    *v = l.view;
    return true;
}

/* --- granting --- */

struct granting {
    const struct subject *by;
    const struct shared_post_new *n;
    const struct shared_post_ending *ending;
    struct arena *arena;
    struct shared_post post;
    struct edit_refused refused;
};

static bool side_find(struct store *st, struct granting *g, struct str code, const char *field,
                      struct organization *o, struct err *e)
{
    bool found;

    return store_organization_find(st, code, g->arena, o, &found, e)
           && (found || desk_bad(&g->refused, field, e, "no organization has this code"));
}

static struct object object_of(const struct shared_post *p)
{
    return (struct object){.place = {p->county, p->home_county},
                           .organization = {p->organization_id, p->home_id},
                           .state = OBJECT_NO_STATE};
}

static bool note(struct store *st, const struct granting *g, const char *action, int64_t now_ms,
                 struct err *e)
{
    const struct audit_note line = {.by = g->by,
                                    .action = action,
                                    .noun = "shared_post",
                                    .object = g->post.id,
                                    .place = g->post.county};

    return work_audit_append(st, &line, now_ms, e);
}

static bool new_check(struct store *st, struct granting *g, struct err *e)
{
    struct programme_row edition;
    struct shared_post there;
    struct err unheard = {0};
    bool found;

    if (g->n->until_day != DAY_NONE && g->n->until_day < g->n->from_day)
        return desk_bad(&g->refused, "until", e, "it would end before it begins");
    if (!store_programme_get(st, g->n->programme, 0, g->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&g->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    if (!store_shared_post_find(st, g->n->code, g->arena, &there, &found, e))
        return false;
    return !found || desk_bad(&g->refused, "code", e, "a post has this code already");
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct granting *g = arg;
    const struct shared_post_new *n = g->n;
    struct organization home, host;
    struct object o;

    arena_reset(g->arena);
    g->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !side_find(st, g, n->home, "home", &home, e)
        || !side_find(st, g, n->organization, "organization", &host, e))
        return false;
    if (id_cmp(home.id, host.id) == 0)
        return desk_bad(&g->refused, "organization", e, "it is the home itself");
    g->post = (struct shared_post){.id = id_new(),
                                   .code = n->code,
                                   .county = host.county,
                                   .programme = n->programme,
                                   .home = home.code,
                                   .organization = host.code,
                                   .discipline = n->discipline,
                                   .seats = n->seats,
                                   .from_day = n->from_day,
                                   .until_day = n->until_day,
                                   .made_by = desk_actor(g->by),
                                   .made_ms = n->now_ms,
                                   .home_id = home.id,
                                   .organization_id = host.id,
                                   .home_county = home.county};
    o = object_of(&g->post);
    if (rights_decide(g->by, ACTION_POST_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "neither side of the post is within the reach");
    return new_check(st, g, e) && store_shared_post_add(st, &g->post, e)
           && note(st, g, "shared_post.add", n->now_ms, e);
}

bool work_shared_post_add(struct store *st, const struct subject *by,
                          const struct shared_post_new *n, struct id *id,
                          struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct granting g = {.by = by, .n = n, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &g, e);

    arena_reset(&a);
    *refused = g.refused;
    if (good)
        *id = g.post.id;
    return good;
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct granting *g = arg;
    const struct shared_post_ending *n = g->ending;
    struct object o;

    arena_reset(g->arena);
    g->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !store_shared_post_get(st, n->id, g->arena, &g->post, e))
        return false;
    o = object_of(&g->post);
    if (!rights_check(g->by, ACTION_POST_WRITE, &o, "shared post", e))
        return false;
    if (g->post.until_day != DAY_NONE)
        return err_set(e, ERR_STATE, "the post has a last day already");
    if (n->until_day < g->post.from_day)
        return desk_bad(&g->refused, "until", e, "it would end before it begins");
    return store_shared_post_end(st, n->id, n->until_day, desk_actor(g->by), n->now_ms, e)
           && note(st, g, "shared_post.end", n->now_ms, e);
}

bool work_shared_post_end(struct store *st, const struct subject *by,
                          const struct shared_post_ending *n, struct edit_refused *refused,
                          struct err *e)
{
    struct arena a = {0};
    struct granting g = {.by = by, .ending = n, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, end_in_tx, &g, e);

    arena_reset(&a);
    *refused = g.refused;
    return good;
}
