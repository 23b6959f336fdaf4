/* write_action.c - what the asker may do now to a Task, as the desks say it. */
#include "fhir/write.h"
#include "work/desk.h"

static void action(struct json_writer *w, const char *code, const char *const *needs, size_t n)
{
    json_open_object(w);
    fhir_word(w, "name", "action");
    fhir_list(w, "part");
    json_open_object(w);
    fhir_word(w, "name", "code");
    fhir_word(w, "valueCode", code);
    json_end(w);
    for (size_t i = 0; i < n; i++) {
        json_open_object(w);
        fhir_word(w, "name", "needs");
        fhir_word(w, "valueCode", needs[i]);
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

static void referral_actions(struct json_writer *w, const struct referral *r, unsigned parties)
{
    enum referral_move moves[REFERRAL_MOVE_N];
    size_t move_n = referral_moves(r, parties, moves);

    for (size_t i = 0; i < move_n; i++) {
        const struct referral_need need = referral_need(r, moves[i]);
        const char *needs[4];
        size_t n = 0;

        if (need.cause)
            needs[n++] = "cause";
        if (need.note)
            needs[n++] = "note";
        if (need.place)
            needs[n++] = "place";
        if (need.taker)
            needs[n++] = "taker";
        action(w, referral_move_names[moves[i]], needs, n);
    }
}

static void consult_actions(struct json_writer *w, const struct consult *c, unsigned parties)
{
    enum consult_move moves[CONSULT_MOVE_N];
    size_t move_n = consult_moves(c, parties, moves);

    for (size_t i = 0; i < move_n; i++) {
        const struct consult_need need = consult_need(c, moves[i]);
        const char *needs[5];
        size_t n = 0;

        if (need.cause)
            needs[n++] = "cause";
        if (need.note)
            needs[n++] = "note";
        if (need.expert)
            needs[n++] = "expert";
        if (need.time)
            needs[n++] = "time";
        if (need.signer)
            needs[n++] = "signer";
        action(w, consult_move_names[moves[i]], needs, n);
    }
}

/* Of a critical value that it was heard, of the work on the reading all else. */
static void reading_actions(struct json_writer *w, const struct resource *r,
                            const struct subject *by, int64_t now_ms)
{
    enum reading_move moves[READING_MOVE_N];
    size_t move_n =
        reading_moves(&r->reading, reading_parties(by, &r->reading), desk_actor(by), now_ms, moves);

    for (size_t i = 0; i < move_n; i++) {
        const struct reading_need need = reading_need(moves[i]);
        const char *needs[6];
        size_t n = 0;

        if ((moves[i] == READING_ACKNOWLEDGE) != (r->row.source == SOURCE_ALERT))
            continue;
        if (need.cause)
            needs[n++] = "cause";
        if (need.note)
            needs[n++] = "note";
        if (need.report) {
            needs[n++] = "findings";
            needs[n++] = "conclusion";
        }
        if (need.signer)
            needs[n++] = "signer";
        if (need.accord)
            needs[n++] = "accord";
        action(w, reading_move_names[moves[i]], needs, n);
    }
}

void fhir_actions_write(struct json_writer *w, const struct resource *r, const struct subject *by,
                        int64_t now_ms)
{
    json_open_object(w);
    fhir_word(w, "resourceType", "Parameters");
    fhir_list(w, "parameter");
    json_open_object(w); /* so that the list is never empty: the version it holds for */
    fhir_word(w, "name", "version");
    json_key(w, "valueInteger");
    json_int(w, r->row.version);
    json_end(w);
    if (r->row.source >= SOURCE_READING)
        reading_actions(w, r, by, now_ms);
    else if (r->row.source == SOURCE_OTHER)
        consult_actions(w, &r->consult, consult_parties(by, &r->consult));
    else
        referral_actions(w, &r->referral, referral_parties(by, &r->referral));
    json_end(w);
    json_end(w);
}
