/* provider_test.c - the way to a provider and back, with one that says what the test wants. */
#include "api/provider.h"

#include "tests/api/client.h"

struct fake {
    char back[80]; /* what was redeemed with */
    size_t verifier_n;
    const char *name;
    bool refuses;
};

static bool fake_address(void *arg, const struct provider_try *t, struct arena *a, struct str *url,
                         struct err *e)
{
    (void)arg;
    (void)e;
    *url = str_of(arena_text(a, "https://id.example/authorize?state=%.*s", STR_ARG(t->state)));
    return true;
}

static bool fake_redeem(void *arg, const struct provider_try *t, struct str code, int64_t now_ms,
                        struct arena *a, struct provider_word *word, struct err *e)
{
    struct fake *f = arg;

    (void)a;
    (void)now_ms;
    snprintf(f->back, sizeof f->back, "%.*s", STR_ARG(t->back));
    f->verifier_n = t->verifier.n;
    assert_str(code, "c0de");
    if (f->refuses)
        return err_set(e, ERR_RIGHT, "no");
    *word = (struct provider_word){STR("https://id.example"), STR("subject-1"), str_of(f->name)};
    return true;
}

/* Goes there; the cookie of the try is the client's, the state comes back. */
static const char *go_there(struct client *c)
{
    struct reply r = client_ask(c, HTTP_GET, "/api/session/provider", "", NULL);
    struct str cookie = str_of(r.x.cookie);
    const char *state;

    assert_int_equal(r.x.status, 302);
    assert_non_null(strstr(r.x.cookie, "; HttpOnly; SameSite=Lax; Max-Age=600"));
    assert_null(strstr(r.x.location, "xlp_"));
    state = arena_text(&c->b->a, "%s", strchr(r.x.location, '=') + 1);
    c->cookie = str_c(&c->b->a, str_cut(&cookie, ';'));
    reply_end(&r);
    return state;
}

/* Comes back; the place that the browser is sent to, or the status. */
static const char *come_back(struct client *c, const char *query)
{
    struct reply r = client_ask(c, HTTP_GET, "/api/session/provider/back", query, NULL);
    const char *place = r.x.status == 302 ? arena_text(&c->b->a, "%s", r.x.location)
                                          : arena_text(&c->b->a, "%d", r.x.status);

    if (r.x.cookie && str_starts(str_of(r.x.cookie), STR("xinglin=")))
        c->cookie = arena_text(&c->b->a, "%s", r.x.cookie);
    reply_end(&r);
    return place;
}

static const char *with(struct client *c, const char *state)
{
    return arena_text(&c->b->a, "code=c0de&state=%s", state);
}

#define FAKE(f)                                                                                  \
    {                                                                                            \
        .name = "id", .public_url = "https://here.example", .arg = (f), .address = fake_address, \
        .redeem = fake_redeem                                                                    \
    }

static void whom_the_provider_names_is_signed_in(void **state)
{
    struct fake f = {.name = "li"};
    const struct provider p = FAKE(&f);
    struct client c = {.b = province_of(state), .options = {.provider = &p}};
    struct reply r;

    add_account(c.b, "li", ROLE_OFFICER, "990000");
    assert_string_equal(come_back(&c, with(&c, go_there(&c))), "/#/sign-in");
    assert_string_equal(f.back, "https://here.example/api/session/provider/back");
    assert_int_equal(f.verifier_n, 64); /* RFC 7636: 43 to 128 */
    r = client_ask(&c, HTTP_GET, "/api/session", "", NULL);
    assert_at_text(&r, "stage", "open");
    assert_at_text(&r, "provider", "id");
    reply_end(&r);
}

static void an_answer_that_this_browser_did_not_ask_for_is_403(void **state)
{
    struct fake f = {.name = "li"};
    const struct provider p = FAKE(&f);
    struct client c = {.b = province_of(state), .options = {.provider = &p}}, other = c;
    const char *mine, *theirs;

    add_account(c.b, "li", ROLE_OFFICER, "990000");
    assert_string_equal(come_back(&c, "code=c0de&state=x"), "403"); /* no cookie */
    mine = go_there(&c);
    theirs = go_there(&other);
    assert_string_not_equal(mine, theirs);
    assert_string_equal(come_back(&c, with(&c, theirs)), "403"); /* a forged state */
    assert_string_equal(come_back(&c, with(&c, "")), "403");
    assert_string_equal(come_back(&c, "code=c0de"), "403");
    c.cookie = "xinglin_provider=xlp_short";
    assert_string_equal(come_back(&c, with(&c, mine)), "403");
    assert_int_equal(f.verifier_n, 0); /* the provider was never asked */
}

static void who_is_refused_there_or_unknown_here_gets_no_session(void **state)
{
    struct fake f = {.name = "nobody", .refuses = true};
    const struct provider p = FAKE(&f);
    struct client c = {.b = province_of(state), .options = {.provider = &p}};
    const char *back = go_there(&c);

    assert_string_equal(come_back(&c, arena_text(&c.b->a, "error=denied&state=%s", back)),
                        "/#/sign-in?failed=provider");
    assert_string_equal(come_back(&c, with(&c, back)), "/#/sign-in?failed=provider");
    f.refuses = false;
    assert_string_equal(come_back(&c, with(&c, back)), "/#/sign-in?failed=account");
    assert_true(str_starts(str_of(c.cookie), STR("xinglin_provider=")));
}

static void without_a_provider_both_ways_are_404(void **state)
{
    struct client c = {.b = province_of(state)};

    assert_int_equal(client_status(&c, HTTP_GET, "/api/session/provider", NULL), 404);
    assert_int_equal(client_status(&c, HTTP_GET, "/api/session/provider/back", NULL), 404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(whom_the_provider_names_is_signed_in),
        BOTH(an_answer_that_this_browser_did_not_ask_for_is_403),
        BOTH(who_is_refused_there_or_unknown_here_gets_no_session),
        BOTH(without_a_provider_both_ways_are_404),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
