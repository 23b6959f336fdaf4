/* desk.h - routes of no noun, to try the seam with: a note is put, changed, put away. What is
 * written goes into the store's table of codes. */
#ifndef XL_TESTS_API_DESK_H
#define XL_TESTS_API_DESK_H

#include "api/route.h"
#include "tests/store/both.h"

enum ink { INK_BLUE, INK_RED };
static const char *const ink_names[] = {"blue", "red", NULL};

struct note {
    struct str code, text;
    struct str_list words;
    int32_t pages;
    int64_t cases;
    double share;
    bool kept;
    int32_t day, month;
    int64_t at_ms;
    struct id id;
    enum ink ink;
};

static const struct field NOTE[] = {
    FIELD_AS(struct note, code, "code", .min = 1, .max = 20),
    FIELD_AS(struct note, text, "text", MAYBE, .max = 200),
    FIELD_AS(struct note, words, "words", MAYBE),
    FIELD_AS(struct note, pages, "pages", MAYBE, .min = 1, .max = 500),
    FIELD_MAYBE(struct note, cases),
    FIELD_AS(struct note, share, "share", MAYBE, .min = 0, .max = 1),
    FIELD_MAYBE(struct note, kept),
    FIELD_OF(struct note, day, FIELD_DAY, "day", MAYBE),
    FIELD_OF(struct note, month, FIELD_MONTH, "month", MAYBE),
    FIELD_OF(struct note, at_ms, FIELD_MS, "at", MAYBE),
    FIELD_MAYBE(struct note, id),
    {.name = "ink",
     .kind = FIELD_NAME,
     .at = offsetof(struct note, ink),
     .names = ink_names,
     .maybe = true},
    {0},
};
static const struct shape NOTE_BODY = {.name = "NoteBody", .fields = NOTE, .body = true};
static const struct shape NOTE_REPLY = {.name = "Note", .fields = NOTE};

static inline bool note_put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct note *note = arg;

    return sql_run(st, "INSERT INTO code (scheme, code, name) VALUES ('note', $1, $2)",
                   SQL(sql_text(&note->code), sql_text(&note->text)), e);
}

/* POST /api/notes - a code that is there already is refused by the database. */
static inline bool note_add(struct request *rq, struct err *e)
{
    struct note note;

    if (!request_body(rq, NOTE, &note, e)
        || !store_tx(rq->store, STORE_WRITE, note_put_in_tx, &note, e))
        return false;
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/notes/%.*s", STR_ARG(note.code));
    reply_version(rq, 1);
    json_open_object(&rq->json);
    field_write(&rq->json, NOTE, &note);
    json_end(&rq->json);
    return true;
}

/* PUT /api/notes/{note} - version 7 is there. */
static inline bool note_change(struct request *rq, struct err *e)
{
    struct note note;
    int64_t version;

    if (!request_body(rq, NOTE, &note, e) || !request_version(rq, &version, e))
        return false;
    if (version != 7)
        return request_stale(rq, version, 7, e);
    reply_version(rq, 8);
    json_open_object(&rq->json);
    field_write(&rq->json, NOTE, &note);
    json_end(&rq->json);
    return true;
}

/* POST /api/notes/{note}/fail - writes, then fails. */
static inline bool note_fail(struct request *rq, struct err *e)
{
    struct note note = {.code = STR("half")};

    return store_tx(rq->store, STORE_WRITE, note_put_in_tx, &note, e)
           && err_set(e, ERR_STATE, "the note is closed");
}

static inline bool note_away(struct request *rq, struct err *e)
{
    (void)e;
    json_open_object(&rq->json);
    json_end(&rq->json);
    return true;
}

static const struct shape NOTHING = {.name = "Nothing"};

static const struct route DESK[] = {
    ROUTE(POST, "/api/notes", note_add, RIGHT_ALL, .body = &NOTE_BODY, .body_limit = 4096,
          .reply = &NOTE_REPLY, .audited = true, .about = "Adds a note"),
    ROUTE(PUT, "/api/notes/{note}", note_change, RIGHT_ALL, .body = &NOTE_BODY,
          .reply = &NOTE_REPLY, .about = "Changes a note"),
    ROUTE(DELETE, "/api/notes/{note}", note_away, RIGHT_ALL, .audited = true, .reply = &NOTHING,
          .about = "Puts a note away"),
    ROUTE(POST, "/api/notes/{note}/fail", note_fail, RIGHT_ALL, .reply = &NOTHING,
          .about = "Fails"),
    ROUTE(POST, "/api/echo", note_away, RIGHT_ALL, .repeatable = true, .reply = &NOTHING,
          .about = "Does nothing, as often as one likes"),
    {0},
};

#endif
