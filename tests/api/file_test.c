/* file_test.c - long files over the table: taken, seen, taken away, and by whom not. */
#include <stdlib.h>
#include <unistd.h>

#include "tests/api/client.h"
#include "work/stage.h"

struct desk {
    struct client boss;
    struct seal *seal;
    char path[80];
};

static struct desk desk_of(void **state)
{
    struct desk d = {.boss = client_of(province_of(state), "boss", ROLE_OFFICER, "990000")};
    struct both *b = d.boss.b;
    static int number;
    char key[80];
    struct err e = {0};

    snprintf(key, sizeof key, "/tmp/xinglin-file-key-%d-%d", (int)getpid(), ++number);
    snprintf(d.path, sizeof d.path, "/tmp/xinglin-file-%d-%d", (int)getpid(), number);
    setenv("XINGLIN_KEY_FILE", key, 1);
    if (!seal_open(b->address, b->st, &d.seal, &e)
        || !stage_open(d.path, b->st, d.seal, &d.boss.stage, &e))
        fail_msg("%s", e.text);
    unlink(key);
    d.boss.bytes = true;
    return d;
}

/* Nothing may be left in the folder. */
static void desk_end(struct desk *d)
{
    stage_close(d->boss.stage);
    seal_close(d->seal);
    assert_int_equal(rmdir(d->path), 0);
}

static void a_file_is_taken_seen_and_taken_away(void **state)
{
    struct desk d = desk_of(state);
    struct reply r = client_ask(&d.boss, HTTP_POST, "/api/files", "", "abc");
    char path[80];

    assert_int_equal(r.x.status, 201);
    assert_at_int(&r, "bytes_n", 3);
    assert_at_text(&r, "sha256",
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    snprintf(path, sizeof path, "%s", r.x.location);
    reply_end(&r);
    assert_int_equal(client_status(&d.boss, HTTP_GET, path, NULL), 200);
    assert_int_equal(client_status(&d.boss, HTTP_DELETE, path, NULL), 200);
    assert_int_equal(client_status(&d.boss, HTTP_GET, path, NULL), 404);
    assert_int_equal(client_status(&d.boss, HTTP_DELETE, path, NULL), 404);
    desk_end(&d);
}

static void who_does_not_reach_it_does_not_find_it(void **state)
{
    struct desk d = desk_of(state);
    struct client other = client_of(d.boss.b, "other", ROLE_MANAGER, "H2"),
                  own = client_of(d.boss.b, "own", ROLE_MANAGER, "H1");
    struct reply r;
    char path[80];

    own.stage = other.stage = d.boss.stage;
    own.bytes = true;
    r = client_ask(&own, HTTP_POST, "/api/files", "", "abc");
    assert_int_equal(r.x.status, 201);
    snprintf(path, sizeof path, "%s", r.x.location);
    reply_end(&r);
    assert_int_equal(client_status(&other, HTTP_GET, path, NULL), 404);
    assert_int_equal(client_status(&other, HTTP_DELETE, path, NULL), 404);
    assert_int_equal(client_status(&d.boss, HTTP_GET, path, NULL), 200);
    assert_int_equal(client_status(&own, HTTP_DELETE, path, NULL), 200);
    desk_end(&d);
}

static void what_is_refused_leaves_nothing(void **state)
{
    struct desk d = desk_of(state);
    struct reply r;

    assert_int_equal(client_status(&d.boss, HTTP_POST, "/api/files", ""), 422);
    r = client_ask(&d.boss, HTTP_POST, "/api/files", "x=1", "abc");
    assert_int_equal(r.x.status, 400);
    reply_end(&r);
    d.boss.bytes = false;
    assert_int_equal(client_status(&d.boss, HTTP_POST, "/api/files", "{}"), 415);
    assert_int_equal(client_status(&d.boss, HTTP_GET, "/api/files/x", NULL), 404);
    desk_end(&d);
}

static void without_a_place_nothing_is_taken(void **state)
{
    struct client boss = client_of(province_of(state), "boss", ROLE_OFFICER, "990000");

    boss.bytes = true;
    assert_int_equal(client_status(&boss, HTTP_POST, "/api/files", "abc"), 409);
    assert_int_equal(
        client_status(&boss, HTTP_GET, "/api/files/00000000-0000-7000-8000-000000000000", NULL),
        404);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_file_is_taken_seen_and_taken_away),
        BOTH(who_does_not_reach_it_does_not_find_it),
        BOTH(what_is_refused_leaves_nothing),
        BOTH(without_a_place_nothing_is_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
