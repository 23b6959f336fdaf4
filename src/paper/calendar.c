/* calendar.c - see calendar.h. Instants are written in UTC, so that no table of time zones has to
 * be carried along. */
#include "paper/calendar.h"

#include <string.h>

#include <libical/ical.h>

#include "base/arena.h"

static struct icaltimetype instant(int64_t unix_ms)
{
    return icaltime_from_timet_with_zone((time_t)(unix_ms / 1000), 0,
                                         icaltimezone_get_utc_timezone());
}

static void text_add(icalcomponent *to, icalproperty *(*make)(const char *), struct str text,
                     struct arena *a)
{
    if (text.n)
        icalcomponent_add_property(to, make(str_c(a, text)));
}

static icalcomponent *event_of(const struct calendar_event *e, struct arena *a)
{
    icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    int64_t ends_ms = e->ends_ms ? e->ends_ms : e->starts_ms + 3600000;
    char id[ID_TEXT];

    id_text(e->id, id);
    icalcomponent_add_property(event, icalproperty_new_uid(arena_text(a, "%s@xinglin", id)));
    icalcomponent_add_property(event, icalproperty_new_dtstamp(instant(e->made_ms)));
    icalcomponent_add_property(event, icalproperty_new_sequence((int)e->version));
    icalcomponent_add_property(event, icalproperty_new_dtstart(instant(e->starts_ms)));
    icalcomponent_add_property(event, icalproperty_new_dtend(instant(ends_ms)));
    text_add(event, icalproperty_new_summary, e->title, a);
    text_add(event, icalproperty_new_location, e->place, a);
    text_add(event, icalproperty_new_description, e->about, a);
    icalcomponent_add_property(
        event,
        icalproperty_new_status(e->cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    return event;
}

void paper_calendar(const char *name, const struct calendar_event *events, size_t n,
                    struct out *out)
{
    icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
    icalproperty *title = icalproperty_new_x(name);
    struct arena a = {0};
    char *text;

    icalproperty_set_x_name(title, "X-WR-CALNAME");
    icalcomponent_add_property(calendar, icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar, icalproperty_new_prodid("-//Xinglin//timetable//ZH"));
    icalcomponent_add_property(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
    icalcomponent_add_property(calendar, title);
    for (size_t i = 0; i < n; i++)
        icalcomponent_add_component(calendar, event_of(&events[i], &a));
    text = icalcomponent_as_ical_string_r(calendar);
    out_str(out, str_of(text));
    icalmemory_free_buffer(text);
    icalcomponent_free(calendar);
    arena_reset(&a);
}
