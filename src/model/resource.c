/* resource.c - see resource.h: the table itself. */
#include "model/resource.h"

#include <string.h>

const char *const resource_names[RESOURCE_N + 1] = {"Organization",
                                                    "OrganizationAffiliation",
                                                    "Location",
                                                    "HealthcareService",
                                                    "Practitioner",
                                                    "PractitionerRole",
                                                    "Schedule",
                                                    "Slot",
                                                    "Appointment",
                                                    "Patient",
                                                    "ServiceRequest",
                                                    "Task",
                                                    "Communication",
                                                    "Consent",
                                                    "ImagingStudy",
                                                    "DiagnosticReport",
                                                    "DocumentReference",
                                                    "AuditEvent",
                                                    NULL};

#define COMMON                                 \
    {"_id", RESOURCE_TOKEN, NULL},             \
    {                                          \
        "_lastUpdated", RESOURCE_INSTANT, NULL \
    }
#define CODE(what)                                         \
    {                                                      \
        "identifier", RESOURCE_TOKEN, RESOURCE_SYSTEM what \
    }
#define TOKEN(name)                \
    {                              \
        name, RESOURCE_TOKEN, NULL \
    }
#define TEXT(name)                  \
    {                               \
        name, RESOURCE_STRING, NULL \
    }
#define TO(name, types)                 \
    {                                   \
        name, RESOURCE_REFERENCE, types \
    }

const struct resource_about RESOURCES[RESOURCE_N] = {
    [RESOURCE_ORGANIZATION] = {{COMMON, CODE("organization"), TEXT("name"), TOKEN("active"),
                                TOKEN("type")},
                               ACTION_ORGANIZATION_SEE,
                               "医疗机构"},
    [RESOURCE_AFFILIATION] = {{COMMON, TO("primary-organization", "Organization"),
                               TO("participating-organization", "Organization"), TOKEN("active"),
                               TOKEN("role")},
                              ACTION_ORGANIZATION_SEE,
                              "协议：牵头机构与成员机构"},
    [RESOURCE_LOCATION] = {{COMMON, CODE("organization"), TEXT("name"),
                            TO("organization", "Organization"), TOKEN("status"), TOKEN("type")},
                           ACTION_ORGANIZATION_SEE,
                           "机构所在地"},
    [RESOURCE_SERVICE] = {{COMMON, TEXT("name"), TOKEN("active"),
                           TO("organization", "Organization"), TO("location", "Location"),
                           TOKEN("service-type")},
                          ACTION_VISIT_SEE,
                          "定期专家门诊"},
    [RESOURCE_PRACTITIONER] = {{COMMON, CODE("practitioner"), TEXT("name"), TOKEN("active")},
                               ACTION_PRACTITIONER_SEE,
                               "人员；中文姓名不分姓与名"},
    [RESOURCE_ROLE] = {{COMMON, CODE("practitioner"), TOKEN("active"),
                        TO("practitioner", "Practitioner"), TO("organization", "Organization"),
                        TO("location", "Location"), TOKEN("role"), TOKEN("specialty")},
                       ACTION_PRACTITIONER_SEE,
                       "执业地点：本单位及有期限的任职"},
    [RESOURCE_SCHEDULE] = {{COMMON,
                            CODE("visit"),
                            TOKEN("active"),
                            {"date", RESOURCE_MINUTE, NULL},
                            TO("actor", "Practitioner Location HealthcareService"),
                            TOKEN("specialty")},
                           ACTION_VISIT_SEE,
                           "专家坐诊日"},
    [RESOURCE_SLOT] = {{COMMON,
                        TO("schedule", "Schedule"),
                        TOKEN("status"),
                        {"start", RESOURCE_MINUTE, NULL},
                        TO("Schedule.actor", "Practitioner Location HealthcareService")},
                       ACTION_VISIT_SEE,
                       "一个号"},
    [RESOURCE_APPOINTMENT] = {{COMMON,
                               CODE("booking"),
                               TOKEN("status"),
                               {"date", RESOURCE_MINUTE, NULL},
                               TO("patient", "Patient"),
                               TO("slot", "Slot"),
                               TO("practitioner", "Practitioner"),
                               TO("actor", "Patient Practitioner Location")},
                              ACTION_BOOKING_SEE,
                              "预约"},
    [RESOURCE_PATIENT] = {{COMMON, TO("organization", "Organization")},
                          ACTION_PATIENT_SEE,
                          "患者，脱敏；每次查看记入审计"},
    [RESOURCE_REQUEST] = {{COMMON,
                           CODE("request"),
                           TOKEN("status"),
                           TOKEN("category"),
                           TOKEN("priority"),
                           TO("subject", "Patient"),
                           TO("patient", "Patient"),
                           TO("requester", "Organization"),
                           TO("performer", "Organization"),
                           {"authored", RESOURCE_INSTANT, NULL},
                           TO("based-on", "ServiceRequest"),
                           {"requisition", RESOURCE_TOKEN, RESOURCE_SYSTEM "episode"}},
                          ACTION_REFERRAL_SEE,
                          "转诊、会诊与影像心电：要求"},
    [RESOURCE_TASK] = {{COMMON,
                        CODE("request"),
                        TOKEN("status"),
                        TOKEN("business-status"),
                        TO("owner", "Organization"),
                        TO("requester", "Organization"),
                        TO("patient", "Patient"),
                        TO("focus", "ServiceRequest Communication"),
                        TOKEN("priority"),
                        {"authored-on", RESOURCE_INSTANT, NULL},
                        {"modified", RESOURCE_INSTANT, NULL},
                        TO("part-of", "Task")},
                       ACTION_REFERRAL_SEE,
                       "转诊、会诊与影像心电：办理，含状态与时限；危急值的确认"},
    [RESOURCE_COMMUNICATION] = {{COMMON,
                                 TO("based-on", "ServiceRequest"),
                                 TOKEN("status"),
                                 {"sent", RESOURCE_INSTANT, NULL},
                                 TO("recipient", "Organization")},
                                ACTION_CONSULT_SEE,
                                "会诊中的消息与危急值，仅双方"},
    [RESOURCE_CONSENT] = {{COMMON, TO("patient", "Patient"), TOKEN("status")},
                          ACTION_REFERRAL_SEE,
                          "知情同意，仅双方"},
    [RESOURCE_STUDY] = {{COMMON,
                         {"identifier", RESOURCE_TOKEN,
                          RESOURCE_DICOM_UID " " RESOURCE_SYSTEM "request"},
                         TO("basedon", "ServiceRequest"),
                         TO("patient", "Patient"),
                         TO("subject", "Patient"),
                         {"modality", RESOURCE_TOKEN, RESOURCE_DCM},
                         {"started", RESOURCE_INSTANT, NULL},
                         TOKEN("status")},
                        ACTION_READING_SEE,
                        "影像与心电检查，仅双方；图像由 DICOMweb 取"},
    [RESOURCE_REPORT] = {{COMMON,
                          CODE("request"),
                          TO("based-on", "ServiceRequest"),
                          TO("patient", "Patient"),
                          TO("subject", "Patient"),
                          TOKEN("status"),
                          {"category", RESOURCE_TOKEN, RESOURCE_SECTION},
                          {"code", RESOURCE_TOKEN, RESOURCE_LOINC},
                          {"issued", RESOURCE_INSTANT, NULL}},
                         ACTION_READING_SEE,
                         "影像与心电报告；内容仅双方可见"},
    [RESOURCE_DOCUMENT] = {{COMMON,
                            CODE("request"),
                            TO("patient", "Patient"),
                            TO("subject", "Patient"),
                            {"type", RESOURCE_TOKEN, RESOURCE_LOINC},
                            TOKEN("status"),
                            {"date", RESOURCE_INSTANT, NULL},
                            TO("related", "ServiceRequest")},
                           ACTION_CONSULT_SEE,
                           "报告单与签名的会诊意见，仅双方"},
    [RESOURCE_AUDIT] = {{COMMON, {"date", RESOURCE_INSTANT, NULL}, TOKEN("type"), TOKEN("outcome")},
                        ACTION_AUDIT_SEE,
                        "审计，供监管"},
};

int resource_param_find(enum resource_type type, struct str name)
{
    const struct resource_param *params = RESOURCES[type].params;

    for (int i = 0; i < RESOURCE_PARAMS && params[i].name; i++) {
        if (str_eq(name, str_of(params[i].name)))
            return i;
    }
    return -1;
}

const char *resource_priority(enum referral_priority priority)
{
    static const char *const NAMES[REFERRAL_PRIORITY_N] = {"routine", "urgent", "stat"};

    return NAMES[priority];
}

static const struct {
    const char *task, *request;
} CONSULTS[CONSULT_STATE_N] = {
    [CONSULT_DRAFT] = {"-", "draft"},
    [CONSULT_INVITED] = {"requested", "active"},
    [CONSULT_ACCEPTED] = {"accepted", "active"},
    [CONSULT_SCHEDULED] = {"accepted", "active"},
    [CONSULT_IN_SESSION] = {"in-progress", "active"},
    [CONSULT_OPINION_SIGNED] = {"completed", "active"}, /* the invited side has done its part */
    [CONSULT_DECISION_RECORDED] = {"completed", "completed"},
    [CONSULT_CLOSED] = {"completed", "completed"},
    [CONSULT_DECLINED] = {"rejected", "active"},
    [CONSULT_CANCELLED] = {"cancelled", "revoked"},
};

const char *resource_consult_task(enum consult_state state)
{
    return CONSULTS[state].task;
}

const char *resource_consult_request(enum consult_state state)
{
    return CONSULTS[state].request;
}

const char *resource_booking_status(enum booking_state state)
{
    static const char *const NAMES[BOOKING_STATE_N] = {"pending",   "booked", "checked-in",
                                                       "fulfilled", "noshow", "cancelled"};

    return NAMES[state];
}

static const struct {
    const char *task, *request, *report;
} READINGS[READING_STATE_N] = {
    [READING_ORDERED] = {"requested", "active", NULL},
    [READING_ACQUIRED] = {"received", "active", NULL},
    [READING_QUEUED] = {"ready", "active", NULL},
    [READING_CLAIMED] = {"in-progress", "active", NULL},
    [READING_PRELIMINARY] = {"in-progress", "active", "preliminary"},
    [READING_REVIEWED] = {"in-progress", "active", "preliminary"}, /* until it is signed */
    [READING_FINAL] = {"completed", "completed", "final"},
    [READING_AMENDED] = {"completed", "completed", "amended"},
    [READING_REJECTED] = {"on-hold", "active", NULL}, /* to be taken again */
    [READING_CANCELLED] = {"cancelled", "revoked", NULL},
};

const char *resource_reading_task(enum reading_state state)
{
    return READINGS[state].task;
}

const char *resource_reading_request(enum reading_state state)
{
    return READINGS[state].request;
}

const char *resource_report_status(enum reading_state state)
{
    return READINGS[state].report;
}

static const struct {
    const char *category, *code, *asked;
} KINDS[READING_KIND_N] = {
    [READING_ECG] = {"EC", "11524-6", "29303009"},  [READING_XRAY] = {"RX", "18748-4", "363679005"},
    [READING_CT] = {"CT", "18748-4", "363679005"},  [READING_HEAD] = {"CT", "18748-4", "363679005"},
    [READING_MR] = {"NMR", "18748-4", "363679005"},
};

const char *resource_report_category(enum reading_kind kind)
{
    return KINDS[kind].category;
}

const char *resource_report_code(enum reading_kind kind)
{
    return KINDS[kind].code;
}

const char *resource_reading_category(enum reading_kind kind)
{
    return KINDS[kind].asked;
}

const char *resource_alert_state(bool heard)
{
    return heard ? "heard" : "alerted";
}

const char *resource_alert_task(bool heard)
{
    return heard ? "completed" : "requested";
}

struct found {
    struct str *words;
    size_t n, cap;
};

static void word_add(struct found *f, const char *code, struct str wanted, const char *word)
{
    bool there = false;

    for (size_t i = 0; i < f->n; i++)
        there = there || str_eq(f->words[i], str_of(word));
    if (!there && f->n < f->cap && str_eq(str_of(code), wanted))
        f->words[f->n++] = str_of(word);
}

/* Of ServiceRequest and Task: of every noun that is one. */
static void states_add(struct found *f, struct str code, bool task)
{
    for (int i = 0; i < REFERRAL_STATE_N; i++) {
        const struct referral_stage *stage = referral_stage((enum referral_state)i);

        word_add(f, task ? stage->task : stage->request, code, referral_state_names[i]);
    }
    for (int i = 0; i < CONSULT_STATE_N; i++)
        word_add(f, task ? CONSULTS[i].task : CONSULTS[i].request, code, consult_state_names[i]);
    for (int i = 0; i < READING_STATE_N; i++)
        word_add(f, task ? READINGS[i].task : READINGS[i].request, code, reading_state_names[i]);
    for (int heard = 0; task && heard < 2; heard++)
        word_add(f, resource_alert_task(heard == 1), code, resource_alert_state(heard == 1));
}

static void request_categories_add(struct found *f, struct str code)
{
    for (int i = 0; i < REFERRAL_DIRECTION_N; i++)
        word_add(f, RESOURCE_REFERRED, code, referral_direction_names[i]);
    for (int i = 0; i < CONSULT_KIND_N; i++)
        word_add(f, RESOURCE_CONSULTED, code, consult_kind_names[i]);
    for (int i = 0; i < READING_KIND_N; i++)
        word_add(f, KINDS[i].asked, code, reading_kind_names[i]);
    if (f->n == 0 && f->cap > 0)
        f->words[f->n++] = code; /* a kind by its own word */
}

static void priorities_add(struct found *f, struct str code)
{
    for (int i = 0; i < REFERRAL_PRIORITY_N; i++)
        word_add(f, resource_priority((enum referral_priority)i), code, referral_priority_names[i]);
}

static void bookings_add(struct found *f, struct str code)
{
    for (int i = 0; i < BOOKING_STATE_N; i++)
        word_add(f, resource_booking_status((enum booking_state)i), code, booking_state_names[i]);
}

static void reports_add(struct found *f, struct str code)
{
    for (int i = 0; i < READING_STATE_N; i++) {
        if (READINGS[i].report)
            word_add(f, READINGS[i].report, code, reading_state_names[i]);
    }
}

/* Of the kinds of readings, by one of their codes. */
static void kinds_add(struct found *f, struct str code, const char *of(enum reading_kind kind))
{
    for (int i = 0; i < READING_KIND_N; i++)
        word_add(f, of((enum reading_kind)i), code, reading_kind_names[i]);
}

static void documents_add(struct found *f, struct str code)
{
    kinds_add(f, code, resource_report_code);
    word_add(f, RESOURCE_OPINION_CODE, code, RESOURCE_OPINION);
}

/* False: it is a word of no table here. */
static bool status_words(struct found *f, enum resource_type type, struct str code)
{
    switch ((int)type) {
    case RESOURCE_REQUEST:
    case RESOURCE_TASK:
        states_add(f, code, type == RESOURCE_TASK);
        return true;
    case RESOURCE_APPOINTMENT:
        bookings_add(f, code);
        return true;
    case RESOURCE_REPORT:
        reports_add(f, code);
        return true;
    default:
        return false;
    }
}

typedef void words_add(struct found *f, struct str code);

static void sections_add(struct found *f, struct str code)
{
    kinds_add(f, code, resource_report_category);
}

static void codes_add(struct found *f, struct str code)
{
    kinds_add(f, code, resource_report_code);
}

static void modalities_add(struct found *f, struct str code)
{
    kinds_add(f, code, reading_modality);
}

static const struct {
    enum resource_type type;
    const char *param;
    words_add *add;
} OTHERS[] = {
    {RESOURCE_REQUEST, "priority", priorities_add},
    {RESOURCE_TASK, "priority", priorities_add},
    {RESOURCE_REQUEST, "category", request_categories_add},
    {RESOURCE_REPORT, "category", sections_add},
    {RESOURCE_REPORT, "code", codes_add},
    {RESOURCE_STUDY, "modality", modalities_add},
    {RESOURCE_DOCUMENT, "type", documents_add},
};

static bool other_words(struct found *f, enum resource_type type, const char *name, struct str code)
{
    for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
        if (OTHERS[i].type != type || strcmp(OTHERS[i].param, name) != 0)
            continue;
        OTHERS[i].add(f, code);
        return true;
    }
    return false;
}

size_t resource_words(enum resource_type type, int param, struct str code, struct str *words,
                      size_t cap)
{
    const char *name = RESOURCES[type].params[param].name;
    struct found f = {words, 0, cap};
    bool known =
        !strcmp(name, "status") ? status_words(&f, type, code) : other_words(&f, type, name, code);

    if (!known && cap > 0)
        words[f.n++] = code;
    return f.n;
}
