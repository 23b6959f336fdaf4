/* worklist.c - see worklist.h. */
#include "work/worklist.h"

#include "model/study.h"
#include "work/audit.h"
#include "work/patient.h"

struct listing {
    struct arena *arena;
    struct reading_opens *opens;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct listing *l = arg;

    return store_reading_open(st, WORKLIST_MOST, l->arena, l->opens, e);
}

bool work_worklist(struct store *st, struct arena *a, struct reading_opens *opens, struct err *e)
{
    struct listing l = {a, opens};

    return store_tx(st, STORE_READ, list_in_tx, &l, e);
}

struct opening {
    const struct seal *seal;
    struct id id;
    int64_t now_ms;
    struct arena *arena;
    struct worklist_line *line;
};

/* An id number of 18 tells both (GB 11643): the day from its 7th place on, the sex at its 17th. */
static void born_read(struct str id_number, struct worklist_line *line)
{
    line->birth = line->sex = STR("");
    if (id_number.n != 18)
        return;
    line->birth = (struct str){id_number.at + 6, 8};
    line->sex = (id_number.at[16] - '0') % 2 ? STR("M") : STR("F");
}

static bool open_in_tx(struct store *st, void *arg, struct err *e)
{
    struct opening *o = arg;
    const struct patient_desk desk = {st, o->seal, NULL, o->now_ms};
    struct audit_note note = {.action = "reading.worklist",
                              .noun = "patient",
                              .reason = purpose_names[PURPOSE_TREATMENT]};
    struct reading *r = &o->line->reading;
    struct identity who;

    if (!work_audit_begin(st, e) || !store_reading_get(st, o->id, o->arena, r, e))
        return false;
    if (r->state != READING_ORDERED)
        return err_set(e, ERR_STATE, "a reading that is %s waits for no study",
                       reading_state_names[r->state]);
    note.object = r->patient;
    note.place = r->county;
    if (!work_audit_append(st, &note, o->now_ms, e)
        || !patient_whole(&desk, r->patient, o->arena, &who, e))
        return false;
    o->line->study = study_uid_of(r, o->arena);
    o->line->name = who.name;
    born_read(who.id_number, o->line);
    return true;
}

bool work_worklist_line(struct store *st, const struct seal *seal, struct id id, int64_t now_ms,
                        struct arena *a, struct worklist_line *line, struct err *e)
{
    struct opening o = {seal, id, now_ms, a, line};

    return store_tx(st, STORE_WRITE, open_in_tx, &o, e);
}
