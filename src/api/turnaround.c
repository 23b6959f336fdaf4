/* turnaround.c - how quickly and how alike the centres read. */
#include "work/turnaround.h"
#include "work/desk.h"

#include <math.h>

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "model/unknown.h"

enum { MINUTE_MS = 60000, DAYS_USUAL = 30, DAYS_MOST = 366 };

struct centre_row {
    struct turnaround_centre c;
    double middle, high; /* minutes; NaN: none was read */
};
#define TIMES(type, at)                                                     \
    FIELD_AS(type, at.all, "study_n"), FIELD_AS(type, at.done, "report_n"), \
        FIELD_AS(type, at.late, "late_n"),                                  \
        FIELD_OF(type, middle, FIELD_REAL, "middle_min", MAYBE),            \
        FIELD_OF(type, high, FIELD_REAL, "high_min", MAYBE)
static const struct field CENTRE[] = {
    FIELD_AS(struct centre_row, c.centre, "centre"),
    FIELD_AS(struct centre_row, c.centre_name, "centre_name"),
    TIMES(struct centre_row, c.times),
    FIELD_AS(struct centre_row, c.full, "full_n"),
    FIELD_AS(struct centre_row, c.minor, "minor_n"),
    FIELD_AS(struct centre_row, c.major, "major_n"),
    FIELD_OF(struct centre_row, c.agreed.value, FIELD_REAL, "agreed_share", MAYBE),
    FIELD_OF(struct centre_row, c.agreed.low, FIELD_REAL, "agreed_low", MAYBE),
    FIELD_OF(struct centre_row, c.agreed.high, FIELD_REAL, "agreed_high", MAYBE),
    FIELD_AS(struct centre_row, c.rejected, "rejected_n"),
    FIELD_AS(struct centre_row, c.told, "critical_n"),
    FIELD_AS(struct centre_row, c.heard, "heard_n"),
    FIELD_AS(struct centre_row, c.heard_late, "heard_late_n"),
    {0},
};
static const struct shape CENTRE_SHAPE = {
    .name = "ReadingCentreFigures",
    .about = "`study_n` became whole in that time, of which `report_n` were reported, `late_n`"
             " behind their limit; `middle_min`: half were reported within, `high_min`: nine of"
             " ten. `agreed_share`: of what a second doctor read the part where the first report"
             " held, wholly or but for little, with its 95 % interval. Critical values: told,"
             " heard, heard behind their limit.",
    .fields = CENTRE};
struct hour_row {
    struct turnaround_hour h;
    double middle, high;
};
static const struct field HOUR[] = {
    FIELD_AS(struct hour_row, h.centre, "centre"),
    FIELD_AS(struct hour_row, h.hour, "hour"),
    TIMES(struct hour_row, h.times),
    {0},
};
static const struct shape HOUR_SHAPE = {.name = "ReadingHourFigures",
                                        .about = "By the hour in China at which a study was whole.",
                                        .fields = HOUR};
struct days {
    int32_t from_day, until_day;
};
static const struct field DAYS[] = {
    FIELD_OF(struct days, from_day, FIELD_DAY, "from"),
    FIELD_OF(struct days, until_day, FIELD_DAY, "until"),
    {0},
};
static const struct field FIGURES[] = {
    TOLD(FIELD_ITEMS, "centres", .shape = &CENTRE_SHAPE),
    TOLD(FIELD_ITEMS, "hours", .shape = &HOUR_SHAPE),
    {0},
};
const struct shape SHAPE_READING_FIGURES = {
    .name = "ReadingFigures",
    .about = "`from` to `until`: days in China at which the study was whole, both inclusive.",
    .fields = DAYS,
    .told = FIGURES};

static double minutes(int64_t ms)
{
    return ms == TURNAROUND_OPEN ? NAN : (double)ms / MINUTE_MS;
}

static int64_t midnight(int32_t day)
{
    return (int64_t)day * 86400000 - INT64_C(8) * 3600000;
}

static bool asked_read(struct request *rq, struct days *d, struct turnaround_asked *q,
                       struct err *e)
{
    int32_t today = desk_today(rq->seen->now.now_ms);

    if (!request_choice(rq, "kind", q->kind, reading_kind_names, "a kind of readings", e)
        || !request_day(rq, "until", today, &d->until_day, e)
        || !request_day(rq, "from", d->until_day - DAYS_USUAL + 1, &d->from_day, e))
        return false;
    if (d->from_day > d->until_day || d->until_day - d->from_day >= DAYS_MOST)
        return request_fault(
            rq,
            (struct problem_field){.field = "from", .message = "1 to 366 days in order are wanted"},
            e);
    q->from_ms = midnight(d->from_day);
    q->until_ms = midnight(d->until_day + 1);
    return true;
}

/* GET /api/reading-figures?from=&until=&kind= */
bool api_turnaround_see(struct request *rq, struct err *e)
{
    struct turnaround_asked q = {.kind = request_text(rq, "kind"),
                                 .reach = store_reach_of(rq->subject, ACTION_READING_SEE)};
    struct json_writer *w = &rq->json;
    struct turnaround_view v;
    struct centre_row *centres;
    struct hour_row *hours;
    struct days days;

    if (!asked_read(rq, &days, &q, e) || !work_turnaround_see(rq->store, &q, rq->arena, &v, e))
        return false;
    centres = ARENA_ARRAY(rq->arena, struct centre_row, v.centre_n + 1);
    hours = ARENA_ARRAY(rq->arena, struct hour_row, v.hour_n + 1);
    for (size_t i = 0; i < v.centre_n; i++)
        centres[i] = (struct centre_row){v.centres[i], minutes(v.centres[i].times.middle_ms),
                                         minutes(v.centres[i].times.high_ms)};
    for (size_t i = 0; i < v.hour_n; i++)
        hours[i] = (struct hour_row){v.hours[i], minutes(v.hours[i].times.middle_ms),
                                     minutes(v.hours[i].times.high_ms)};
    json_open_object(w);
    field_write(w, DAYS, &days);
    field_items(w, "centres", CENTRE, centres, v.centre_n, sizeof *centres);
    field_items(w, "hours", HOUR, hours, v.hour_n, sizeof *hours);
    json_end(w);
    return true;
}
