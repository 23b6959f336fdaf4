/* serve_worklist.c - see serve_worklist.h.
 *
 * A file is named after the order, its version and the device, so that what is there needs no look
 * into it, and an order that waits again (a picture taken anew) is another file. */
#include "cli/serve_worklist.h"

#include <stdio.h>

#include "base/day.h"
#include "remote/worklist.h"
#include "work/worklist.h"

enum { CHINA_MS = 8 * 3600 * 1000, DAY_MS = 24 * 3600 * 1000 };

static const char *const PRIORITIES[REFERRAL_PRIORITY_N] = {"ROUTINE", "HIGH", "STAT"};

static void moment_set(struct worklist_entry *w, int64_t ms, struct arena *a)
{
    const int64_t local = ms + CHINA_MS;
    const int seconds = (int)(local % DAY_MS / 1000);
    int32_t year, month, day;

    day_split((int32_t)(local / DAY_MS), &year, &month, &day);
    w->day = str_of(arena_text(a, "%04d%02d%02d", (int)year, (int)month, (int)day));
    w->time =
        str_of(arena_text(a, "%02d%02d%02d", seconds / 3600, seconds / 60 % 60, seconds % 60));
}

static struct worklist_entry entry_of(const struct worklist_line *line, struct str aet,
                                      struct arena *a)
{
    const struct reading *r = &line->reading;
    struct worklist_entry w = {.aet = aet,
                               .accession = r->code,
                               .study = line->study,
                               .modality = str_of(reading_modality(r->kind)),
                               .name = line->name,
                               .birth = line->birth,
                               .sex = line->sex,
                               .doctor = r->doctor,
                               .part = r->part,
                               .indication = r->indication,
                               .priority = PRIORITIES[r->priority]};
    char patient[ID_TEXT];

    id_text(r->patient, patient);
    w.patient = str_of(arena_text(a, "%s", patient));
    moment_set(&w, r->made_ms, a);
    return w;
}

static struct str file_of(const struct reading_open *o, size_t device, struct arena *a)
{
    return str_of(arena_text(a, "%.*s-%lld-%zu", STR_ARG(o->code), (long long)o->version, device));
}

/* One that waits no longer when it is opened is left to the next time. */
static bool file_write(const struct serve_worklist *s, const struct reading_open *o, size_t device,
                       int64_t now_ms, struct arena *a, struct err *e)
{
    struct worklist_line line;
    struct worklist_entry entry;
    struct err own = {0};

    if (!work_worklist_line(s->store, s->seal, o->id, now_ms, a, &line, &own))
        return own.code == ERR_STATE || err_pass(e, &own);
    entry = entry_of(&line, s->device[device].aet, a);
    return worklist_put(s->folder, file_of(o, device, a), &entry, e);
}

bool serve_worklist_renew(const struct serve_worklist *s, int64_t now_ms, struct arena *a,
                          struct err *e)
{
    struct reading_opens opens;
    struct str *files;
    size_t n = 0;

    if (!s->seal || s->device_n == 0)
        return true;
    if (!work_worklist(s->store, a, &opens, e))
        return false;
    files = ARENA_ARRAY(a, struct str, opens.n * s->device_n + 1);
    for (size_t i = 0; i < opens.n * s->device_n; i++) {
        const struct reading_open *o = &opens.items[i / s->device_n];
        const size_t device = i % s->device_n;

        if (!str_eq(s->organization[device], o->organization))
            continue;
        files[n] = file_of(o, device, a);
        if (!worklist_has(s->folder, files[n]) && !file_write(s, o, device, now_ms, a, e))
            return false;
        n++;
    }
    return worklist_keep(s->folder, files, n, e);
}
