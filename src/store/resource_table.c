/* resource_table.c - the tables that each type of resource is found in. */
#include "store/query.h"
#include "store/resource.h"

#define LATER(a, b) "(CASE WHEN " a " > " b " THEN " a " ELSE " b " END)"
#define NONE "CAST(NULL AS TEXT)"

/* --- organizations --- */

static const struct query_sides ORGANIZATION_SIDES = {.place = {"o.county"},
                                                      .organization = {"o.id"}};
static const struct query_sides EVERYBODY = {.among = NULL};

#define AFFILIATION_ID "replace(g.id, '-', '') || replace(o.id, '-', '')"

/* --- people --- */

static const struct query_sides PRACTITIONER_SIDES = {.place = {"p.county"},
                                                      .organization = {"p.organization"},
                                                      .department = {"p.department"},
                                                      .practitioner = {"p.id"}};

/* --- clinics --- */

#define VISIT_FROM                                                 \
    " FROM visit v JOIN practitioner r ON r.code = v.practitioner" \
    " JOIN organization h ON h.code = v.organization"              \
    " JOIN organization s ON s.id = r.organization"
#define VISIT_CHANGED LATER("v.changed_ms", "v.made_ms")
#define VISIT_START "v.day || 'T' || v.starts"
static const struct query_sides VISIT_SIDES = {
    .place = {"v.county", "s.county"}, .organization = {"h.id", "s.id"}, .practitioner = {"r.id"}};
#define TICKETS                                                                       \
    " JOIN (WITH RECURSIVE ticket(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM ticket" \
    " WHERE n < 500) SELECT n FROM ticket) k ON k.n <= v.slots"                       \
    " LEFT JOIN booking b ON b.visit = v.visit AND b.ticket = k.n"                    \
    " AND (b.state <> 'held' OR b.held_until_ms > #)"                                 \
    " WHERE v.starts IS NOT NULL AND v.ends IS NOT NULL AND v.state <> 'planned'"
#define SLOT_STATUS                                            \
    "(CASE WHEN v.state = 'cancelled' THEN 'busy-unavailable'" \
    " WHEN b.ticket IS NULL AND v.state = 'open' THEN 'free'"  \
    " WHEN b.ticket IS NULL THEN 'busy-unavailable'"           \
    " WHEN b.state = 'held' THEN 'busy-tentative' ELSE 'busy' END)"
#define BOOKING_FROM                                         \
    " FROM booking b JOIN visit v ON v.visit = b.visit"      \
    " JOIN practitioner r ON r.code = v.practitioner"        \
    " JOIN organization h ON h.code = v.organization"        \
    " LEFT JOIN organization o ON o.code = b.booked_by"      \
    " WHERE b.channel IS NOT NULL AND b.patient IS NOT NULL" \
    " AND v.starts IS NOT NULL AND v.ends IS NOT NULL"
static const struct query_sides BOOKING_SIDES = {.organization = {"h.id", "o.id"}};

/* --- referrals and consultations --- */

#define REFERRAL_FROM                                                 \
    " FROM referral r JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.taker"
#define CONSULT_FROM                                                 \
    " FROM consult r JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.invitee"                     \
    " LEFT JOIN practitioner e ON e.code = r.expert"                 \
    " LEFT JOIN practitioner p ON p.code = r.apprentice"
#define SENT(column) "(CASE WHEN r.sent_ms IS NULL THEN NULL ELSE " column " END)"
#define PARTY "(^ = f.id OR (^ = t.id AND r.sent_ms IS NOT NULL))"
#define EXPERT "(% = e.id AND r.sent_ms IS NOT NULL)"
#define HIDDEN "(CASE WHEN " PARTY " THEN r.patient END)"
#define HIDDEN_TOO "(CASE WHEN " PARTY " OR " EXPERT " THEN r.patient END)"
#define AUTHORED "coalesce(r.sent_ms, r.made_ms)"
static const struct query_sides REFERRAL_SIDES = {.place = {"f.county", SENT("t.county")},
                                                  .organization = {"f.id", SENT("t.id")}};
static const struct query_sides CONSULT_SIDES = {.place = {"f.county", SENT("t.county")},
                                                 .organization = {"f.id", SENT("t.id")},
                                                 .practitioner = {SENT("e.id"), SENT("p.id")},
                                                 .among =
                                                     "SELECT x.id FROM consult_seat s"
                                                     " JOIN practitioner x ON x.code = s.expert"
                                                     " WHERE s.consult = r.consult"};

/* --- images and ECGs that are read elsewhere --- */

#define READING_FROM                                                 \
    " FROM reading r JOIN organization f ON f.code = r.organization" \
    " JOIN organization t ON t.code = r.centre"
#define READING_STEPS " FROM reading_step z WHERE z.county = r.county AND z.reading = r.reading"
#define READING_CHANGED \
    "coalesce((SELECT z.made_ms" READING_STEPS " AND z.seq = r.version), r.since_ms)"
#define READING_PARTY "(^ = f.id OR ^ = t.id)"
#define READING_HIDDEN "(CASE WHEN " READING_PARTY " THEN r.patient END)"
/* When the report became what it is now. */
#define ISSUED \
    "(SELECT max(z.made_ms)" READING_STEPS " AND z.move IN ('report', 'review', 'sign', 'amend'))"
#define ALERT_SEQ "(SELECT max(z.seq)" READING_STEPS " AND z.move = 'alert')"
#define ALERT_MS "(SELECT max(z.made_ms)" READING_STEPS " AND z.move = 'alert')"
#define ALERT_STATE "(CASE WHEN r.alert = 'none' THEN 'heard' ELSE 'alerted' END)"
#define OPINION_MS                                                         \
    "(SELECT max(z.made_ms) FROM consult_step z WHERE z.county = r.county" \
    " AND z.consult = r.consult AND z.move = 'sign')"
static const struct query_sides READING_SIDES = {.place = {"f.county", "t.county"},
                                                 .organization = {"f.id", "t.id"}};
static const struct query_sides PATIENT_SIDES = {.place = {"t.county"},
                                                 .organization = {"t.organization"}};
static const struct query_sides TAKER_SIDES = {.organization = {"w.taker"}};
static const struct query_sides AUDIT_SIDES = {.place = {"a.place"}};

/* NOLINTBEGIN(bugprone-suspicious-missing-comma): statements go on over lines. */
const struct resource_table RESOURCE_TABLES[RESOURCE_N][RESOURCE_SOURCES] = {
    [RESOURCE_ORGANIZATION] = {{"o.id, o.id, " NONE ", 0, o.version, o.changed_ms",
                                " FROM organization o WHERE true",
                                &ORGANIZATION_SIDES,
                                ACTION_ORGANIZATION_SEE,
                                {"o.id", "o.changed_ms", "o.code", "o.name", "'true'", "o.kind"}}},
    [RESOURCE_AFFILIATION] = {{AFFILIATION_ID ", g.id, o.id, 0, 1, g.made_ms",
                               " FROM agreement_member m JOIN agreement g ON g.id = m.agreement"
                               " JOIN organization o ON o.id = m.organization"
                               " JOIN agreement_member l ON l.agreement = g.id AND l.side = 'lead'"
                               " WHERE m.side = 'member' AND g.voided_ms IS NULL",
                               &EVERYBODY,
                               ACTION_ORGANIZATION_SEE,
                               {AFFILIATION_ID, "g.made_ms", "l.organization", "o.id",
                                "(CASE WHEN g.from_day <= @ AND (g.until_day IS NULL OR"
                                " g.until_day >= @) THEN 'true' ELSE 'false' END)",
                                "g.purpose"}}},
    [RESOURCE_LOCATION] = {{"o.id, o.id, " NONE ", 0, o.version, o.changed_ms",
                            " FROM organization o WHERE true",
                            &ORGANIZATION_SIDES,
                            ACTION_ORGANIZATION_SEE,
                            {"o.id", "o.changed_ms", "o.code", "o.name", "o.id", "'active'",
                             "o.kind"}}},
    [RESOURCE_SERVICE] = {{"v.id, v.id, " NONE
                           ", 0, (CASE WHEN v.ended_ms IS NULL THEN 1 ELSE 2 END),"
                           " coalesce(v.ended_ms, v.made_ms)",
                           " FROM visit_series v JOIN practitioner r ON r.code = v.practitioner"
                           " JOIN organization h ON h.code = v.organization"
                           " JOIN organization s ON s.id = r.organization WHERE true",
                           &VISIT_SIDES,
                           ACTION_VISIT_SEE,
                           {"v.id", "coalesce(v.ended_ms, v.made_ms)", "r.name",
                            "(CASE WHEN v.ended_ms IS NULL AND v.until_day >= @ THEN 'true'"
                            " ELSE 'false' END)",
                            "h.id", "h.id", "v.discipline"}}},
    [RESOURCE_PRACTITIONER] = {{"p.id, p.id, " NONE ", 0, p.version, p.changed_ms",
                                " FROM practitioner p WHERE true",
                                &PRACTITIONER_SIDES,
                                ACTION_PRACTITIONER_SEE,
                                {"p.id", "p.changed_ms", "p.code", "p.name", "'true'"}}},
    [RESOURCE_ROLE] = {{"p.id, p.id, " NONE ", 0, p.version, p.changed_ms",
                        " FROM practitioner p WHERE true",
                        &PRACTITIONER_SIDES,
                        ACTION_PRACTITIONER_SEE,
                        {"p.id", "p.changed_ms", "p.code", "'true'", "p.id", "p.organization",
                         "p.organization", "'home'", "p.discipline"}},
                       {"d.id, p.id, d.id, 0, p.version, " LATER("p.changed_ms", "d.made_ms"),
                        " FROM practitioner_role d JOIN practitioner p ON p.id = d.practitioner"
                        " WHERE d.voided_ms IS NULL",
                        &PRACTITIONER_SIDES,
                        ACTION_PRACTITIONER_SEE,
                        {"d.id", LATER("p.changed_ms", "d.made_ms"), "p.code",
                         "(CASE WHEN d.from_day <= @ AND (d.until_day IS NULL OR d.until_day >= @)"
                         " THEN 'true' ELSE 'false' END)",
                         "p.id", "d.organization", "d.organization", "d.kind", "p.discipline"}}},
    [RESOURCE_SCHEDULE] = {{"v.id, v.id, " NONE ", 0, v.version, " VISIT_CHANGED,
                            VISIT_FROM " WHERE v.starts IS NOT NULL AND v.ends IS NOT NULL",
                            &VISIT_SIDES,
                            ACTION_VISIT_SEE,
                            {"v.id", VISIT_CHANGED, "v.visit",
                             "(CASE WHEN v.state = 'cancelled' THEN 'false' ELSE 'true' END)",
                             VISIT_START, "r.id;h.id;v.series", "v.discipline"}}},
    [RESOURCE_SLOT] =
        {{"v.id || '-' || CAST(k.n AS TEXT), v.id, b.id, k.n,"
          " v.version + coalesce(b.version, 0), " LATER(VISIT_CHANGED, "coalesce(b.changed_ms, 0)"),
          VISIT_FROM TICKETS,
          &VISIT_SIDES,
          ACTION_VISIT_SEE,
          {"v.id || '-' || CAST(k.n AS TEXT)", LATER(VISIT_CHANGED, "coalesce(b.changed_ms, 0)"),
           "v.id", SLOT_STATUS, VISIT_START, "r.id;h.id;v.series"}}},
    [RESOURCE_APPOINTMENT] =
        {{"b.id, b.id, v.id, coalesce(b.ticket, 0), b.version, " LATER("b.changed_ms", "b.made_ms"),
          BOOKING_FROM,
          &BOOKING_SIDES,
          ACTION_BOOKING_SEE,
          {"b.id", LATER("b.changed_ms", "b.made_ms"), "b.booking", "b.state", VISIT_START,
           "b.patient", "v.id || '-' || CAST(b.ticket AS TEXT)", "r.id", "b.patient;r.id;h.id"}}},
    [RESOURCE_PATIENT] =
        {{"t.id, t.id, t.organization, 0, t.key_number, t.made_ms",
          " FROM patient t WHERE true",
          &PATIENT_SIDES,
          ACTION_PATIENT_SEE,
          {"t.id", "t.made_ms", "t.organization"}},
         {"t.id, t.id, t.organization, 0, t.key_number, t.made_ms",
          " FROM (SELECT r.patient AS patient, k.id AS taker FROM referral r"
          " JOIN organization k ON k.code = r.taker WHERE r.sent_ms IS NOT NULL"
          " UNION SELECT c.patient, k.id FROM consult c"
          " JOIN organization k ON k.code = c.invitee"
          " WHERE c.sent_ms IS NOT NULL"
          " UNION SELECT d.patient, k.id FROM reading d"
          " JOIN organization k ON k.code = d.centre) w JOIN patient t ON t.id = w.patient"
          " WHERE t.organization <> w.taker",
          &TAKER_SIDES,
          ACTION_PATIENT_SEE,
          {"t.id", "t.made_ms", "t.organization"}}},
    [RESOURCE_REQUEST] = {{"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                           REFERRAL_FROM " WHERE true",
                           &REFERRAL_SIDES,
                           ACTION_REFERRAL_SEE,
                           {"r.id", "r.since_ms", "r.referral", "r.state", "r.direction",
                            "r.priority", HIDDEN, HIDDEN, "f.id", "t.id", AUTHORED, "r.based_on",
                            "r.episode"}},
                          {"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                           CONSULT_FROM " WHERE true",
                           &CONSULT_SIDES,
                           ACTION_CONSULT_SEE,
                           {"r.id", "r.since_ms", "r.consult", "r.state", "r.kind", "r.priority",
                            HIDDEN_TOO, HIDDEN_TOO, "f.id", "t.id", AUTHORED, NONE, NONE}},
                          {"r.id, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                           READING_FROM " WHERE true",
                           &READING_SIDES,
                           ACTION_READING_SEE,
                           {"r.id", READING_CHANGED, "r.reading", "r.state", "r.kind", "r.priority",
                            READING_HIDDEN, READING_HIDDEN, "f.id", "t.id", "r.made_ms", NONE,
                            NONE}}},
    [RESOURCE_TASK] = {{"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                        REFERRAL_FROM " WHERE r.state <> 'draft'",
                        &REFERRAL_SIDES,
                        ACTION_REFERRAL_SEE,
                        {"r.id", "r.since_ms", "r.referral", "r.state", "r.state", "t.id", "f.id",
                         HIDDEN, "r.id", "r.priority", AUTHORED, "r.since_ms", NONE}},
                       {"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                        CONSULT_FROM " WHERE r.state <> 'draft'",
                        &CONSULT_SIDES,
                        ACTION_CONSULT_SEE,
                        {"r.id", "r.since_ms", "r.consult", "r.state", "r.state", "t.id", "f.id",
                         HIDDEN_TOO, "r.id", "r.priority", AUTHORED, "r.since_ms", NONE}},
                       {"r.id, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                        READING_FROM " WHERE true",
                        &READING_SIDES,
                        ACTION_READING_SEE,
                        {"r.id", READING_CHANGED, "r.reading", "r.state", "r.state", "t.id", "f.id",
                         READING_HIDDEN, "r.id", "r.priority", "r.made_ms", READING_CHANGED, NONE}},
                       {"r.id || '-alert', r.id, " NONE ", " ALERT_SEQ
                        ", r.version, " READING_CHANGED,
                        READING_FROM " WHERE r.critical IS NOT NULL AND " READING_PARTY,
                        NULL,
                        ACTION_READING_SEE,
                        {"r.id || '-alert'", READING_CHANGED, "r.reading", ALERT_STATE, ALERT_STATE,
                         "f.id", "t.id", "r.patient", "r.id || '-' || CAST(" ALERT_SEQ " AS TEXT)",
                         "'green'", ALERT_MS, READING_CHANGED, "r.id"}}},
    [RESOURCE_COMMUNICATION] = {{"m.id, r.id, m.id, 0, 1, m.made_ms",
                                 CONSULT_FROM " JOIN consult_message m ON m.consult = r.consult"
                                              " WHERE (" PARTY " OR " EXPERT ")",
                                 NULL,
                                 ACTION_CONSULT_SEE,
                                 {"m.id", "m.made_ms", "r.id", "'completed'", "m.made_ms",
                                  "(CASE WHEN m.party = 'asker' THEN t.id ELSE f.id END)"}},
                                [SOURCE_ALERT] = {"r.id || '-' || CAST(s.seq AS TEXT), r.id, " NONE
                                                  ", s.seq, 1, s.made_ms",
                                                  READING_FROM
                                                  " JOIN reading_step s ON s.county = r.county"
                                                  " AND s.reading = r.reading AND s.move = 'alert'"
                                                  " WHERE " READING_PARTY,
                                                  NULL,
                                                  ACTION_READING_SEE,
                                                  {"r.id || '-' || CAST(s.seq AS TEXT)",
                                                   "s.made_ms", "r.id", "'completed'", "s.made_ms",
                                                   "f.id"}}},
    [RESOURCE_CONSENT] = {{"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                           REFERRAL_FROM " WHERE r.consent <> 'none' AND " PARTY,
                           NULL,
                           ACTION_REFERRAL_SEE,
                           {"r.id", "r.since_ms", HIDDEN, "'active'"}},
                          {"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                           CONSULT_FROM " WHERE r.consent <> 'none' AND " PARTY,
                           NULL,
                           ACTION_CONSULT_SEE,
                           {"r.id", "r.since_ms", HIDDEN, "'active'"}},
                          {"r.id, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                           READING_FROM " WHERE r.consent <> 'none' AND " READING_PARTY,
                           NULL,
                           ACTION_READING_SEE,
                           {"r.id", READING_CHANGED, "r.patient", "'active'"}}},
    [RESOURCE_STUDY] =
        {[SOURCE_READING] = {"r.study, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                             READING_FROM " WHERE r.study IS NOT NULL AND " READING_PARTY,
                             NULL,
                             ACTION_READING_SEE,
                             {"r.study", READING_CHANGED, "'urn:oid:' || r.study;r.reading", "r.id",
                              "r.patient", "r.patient", "r.kind", "r.taken_ms", "'available'"}}},
    [RESOURCE_REPORT] = {[SOURCE_READING] = {"r.id, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                                             READING_FROM " WHERE r.conclusion IS NOT NULL",
                                             &READING_SIDES,
                                             ACTION_READING_SEE,
                                             {"r.id", READING_CHANGED, "r.reading", "r.id",
                                              READING_HIDDEN, READING_HIDDEN, "r.state", "r.kind",
                                              "r.kind", ISSUED}}},
    [RESOURCE_DOCUMENT] =
        {[SOURCE_OTHER] = {"r.id, r.id, " NONE ", 0, r.version, r.since_ms",
                           CONSULT_FROM " WHERE r.opinion IS NOT NULL AND (" PARTY
                                        " OR " EXPERT ")",
                           NULL,
                           ACTION_CONSULT_SEE,
                           {"r.id", "r.since_ms", "r.consult", "r.patient", "r.patient",
                            "'" RESOURCE_OPINION "'", "'current'", OPINION_MS, "r.id"}},
         [SOURCE_READING] = {"r.id, r.id, " NONE ", 0, r.version, " READING_CHANGED,
                             READING_FROM " WHERE r.conclusion IS NOT NULL AND " READING_PARTY,
                             NULL,
                             ACTION_READING_SEE,
                             {"r.id", READING_CHANGED, "r.reading", "r.patient", "r.patient",
                              "r.kind", "'current'", ISSUED, "r.id"}}},
    [RESOURCE_AUDIT] = {{"CAST(a.seq AS TEXT), " NONE ", " NONE ", a.seq, 1, a.at_ms",
                         " FROM audit a WHERE true",
                         &AUDIT_SIDES,
                         ACTION_AUDIT_SEE,
                         {"CAST(a.seq AS TEXT)", "a.at_ms", "a.at_ms", "a.action", "a.outcome"}}},
};
/* NOLINTEND(bugprone-suspicious-missing-comma) */
