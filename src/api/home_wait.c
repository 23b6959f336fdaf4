/* home_wait.c - referrals, readings and consultations that wait, as lines of the inbox. */
#include "api/home.h"

#include "api/auth.h"
#include "api/field.h"
#include "base/day.h"

enum { WAITS_MOST = 20, MINUTE_MS = 60000, DAY_MS = 86400000 };

struct due {
    struct str county;
    int32_t due_day;
};
static const struct field DUE[] = {
    FIELD(struct due, county),
    FIELD_OF(struct due, due_day, FIELD_DAY, "due", MAYBE),
    {0},
};

/* A line of the inbox, whatever it is of. */
struct line {
    const char *kind, *title, *title_en;
    struct str place;
    struct due due;
    int64_t since_ms;
    const char *page; /* where it leads: "#/<page>/<id>" */
    struct id id;
};

static void line_write(struct request *rq, const struct line *l)
{
    struct json_writer *w = &rq->json;
    const int64_t now_ms = rq->seen->now.now_ms;
    char text[ID_TEXT];

    id_text(l->id, text);
    json_open_object(w);
    json_key(w, "kind");
    json_text(w, l->kind);
    json_key(w, "title");
    json_text(w, l->title);
    json_key(w, "title_en");
    json_text(w, l->title_en);
    field_text(w, "place", l->place);
    field_write(w, DUE, &l->due);
    json_key(w, "waited_days");
    json_int(w, now_ms > l->since_ms ? (now_ms - l->since_ms) / DAY_MS : 0);
    json_key(w, "link");
    json_text(w, arena_text(rq->arena, "#/%s/%s", l->page, text));
    json_end(w);
}

/* --- referrals --- */

/* What has to be done, by state: as it is said to whose turn it is. */
static const char *const DOINGS[REFERRAL_STATE_N][2] = {
    [REFERRAL_DRAFT] = {"待发出", "to be sent"},
    [REFERRAL_REQUESTED] = {"待接收", "to be received"},
    [REFERRAL_RECEIVED] = {"待决定", "to be decided"},
    [REFERRAL_AWAITING_INFORMATION] = {"待补充资料", "a question to answer"},
    [REFERRAL_ACCEPTED] = {"待安排", "a place to give"},
    [REFERRAL_SCHEDULED] = {"待到院", "expected"},
    [REFERRAL_NO_SHOW] = {"未到，待处理", "did not come"},
    [REFERRAL_IN_TREATMENT] = {"诊疗中", "in treatment"},
    [REFERRAL_OUTCOME_SENT] = {"回信待确认", "a letter to acknowledge"},
    [REFERRAL_HOME] = {"待首次随访", "a first follow-up"},
    [REFERRAL_FOLLOWED_UP] = {"随访待确认", "a follow-up to acknowledge"},
    [REFERRAL_DECLINED] = {"被婉拒，待处理", "declined"},
    [REFERRAL_RETURNED] = {"退回并附建议", "returned with advice"},
};

static const char *span_text(struct arena *a, int64_t ms, bool zh)
{
    int64_t minutes = ms < 0 ? 0 : ms / MINUTE_MS;

    if (minutes < 120)
        return arena_text(a, zh ? "%lld 分钟" : "%lld min", (long long)minutes);
    if (minutes < 48 * 60)
        return arena_text(a, zh ? "%lld 小时" : "%lld h", (long long)(minutes / 60));
    return arena_text(a, zh ? "%lld 天" : "%lld days", (long long)(minutes / 60 / 24));
}

static const char *referral_title(struct arena *a, const struct referral_wait *r, int64_t now_ms,
                                  bool zh)
{
    static const char *const WAYS[REFERRAL_DIRECTION_N][2] = {
        {"上转", "up"}, {"下转", "down"}, {"再转", "onward"}};
    bool green = r->priority == REFERRAL_GREEN;
    const char *age = span_text(a, now_ms - r->since_ms, zh);

    if (r->task.n)
        return arena_text(a, zh ? "下转随访 %.*s：%.*s" : "Follow-up of %.*s: %.*s",
                          STR_ARG(r->diagnosis), STR_ARG(r->task));
    if (zh)
        return arena_text(a, "%s%s %.*s：%s，已 %s%s", green ? "绿色通道·" : "",
                          WAYS[r->direction][0], STR_ARG(r->diagnosis), DOINGS[r->state][0], age,
                          r->alarm >= ALARM_WHOLE ? "，超时" : "");
    return arena_text(a, "%sReferral %s %.*s: %s, for %s%s", green ? "Green channel: " : "",
                      WAYS[r->direction][1], STR_ARG(r->diagnosis), DOINGS[r->state][1], age,
                      r->alarm >= ALARM_WHOLE ? ", late" : "");
}

static void referral_write(struct request *rq, const struct referral_wait *r)
{
    const int64_t now_ms = rq->seen->now.now_ms;
    const struct line line = {.kind = r->alarm >= ALARM_WHOLE ? "referral_late" : "referral",
                              .title = referral_title(rq->arena, r, now_ms, true),
                              .title_en = referral_title(rq->arena, r, now_ms, false),
                              .place = r->owner_name,
                              .due = {r->county, r->due_day},
                              .since_ms = r->since_ms,
                              .page = "referrals",
                              .id = r->referral};

    line_write(rq, &line);
}

/* --- readings --- */

static const char *const READS[READING_STATE_N][2] = {
    [READING_ORDERED] = {"待上传图像", "an image to send"},
    [READING_ACQUIRED] = {"图像上传中", "an image coming"},
    [READING_QUEUED] = {"待阅", "to be read"},
    [READING_CLAIMED] = {"阅片中", "being read"},
    [READING_PRELIMINARY] = {"待复核", "a second doctor wanted"},
    [READING_REVIEWED] = {"待签发", "to be signed"},
    [READING_REJECTED] = {"质量不合格，待重查", "to be taken again"},
};
static const char *const READ_KINDS[READING_KIND_N][2] = {{"心电图", "ECG"},
                                                          {"X 线", "X-ray"},
                                                          {"CT", "CT"},
                                                          {"头颅 CT", "CT of the head"},
                                                          {"磁共振", "MR"}};

static const char *reading_title(struct arena *a, const struct reading_wait *r, int64_t now_ms,
                                 bool zh)
{
    const char *age = span_text(a, now_ms - r->since_ms, zh);
    const char *late = r->alarm < ALARM_WHOLE ? "" : zh ? "，超时" : ", late";
    const char *green = r->priority != REFERRAL_GREEN ? "" : zh ? "绿色通道·" : "Green channel: ";
    const char *kind = READ_KINDS[r->kind][!zh];

    if (r->critical.n)
        return arena_text(
            a, zh ? "危急值待确认：%s %.*s，已 %s%s" : "Critical value to hear: %s %.*s, for %s%s",
            kind, STR_ARG(r->part), age, late);
    return arena_text(a, zh ? "%s%s %.*s：%s，已 %s%s" : "%s%s %.*s: %s, for %s%s", green, kind,
                      STR_ARG(r->part), READS[r->state][!zh], age, late);
}

static void reading_write(struct request *rq, const struct reading_wait *r)
{
    const int64_t now_ms = rq->seen->now.now_ms;
    const struct line line = {.kind = r->alarm >= ALARM_WHOLE ? "reading_late" : "reading",
                              .title = reading_title(rq->arena, r, now_ms, true),
                              .title_en = reading_title(rq->arena, r, now_ms, false),
                              .place = r->owner_name,
                              .due = {r->county, DAY_NONE},
                              .since_ms = r->since_ms,
                              .page = "readings",
                              .id = r->reading};

    line_write(rq, &line);
}

/* --- consultations --- */

static const char *const ASKS[CONSULT_STATE_N][2] = {
    [CONSULT_DRAFT] = {"待发出", "to be sent"},
    [CONSULT_INVITED] = {"待答复", "to be answered"},
    [CONSULT_ACCEPTED] = {"待约定时间", "a time to arrange"},
    [CONSULT_SCHEDULED] = {"待开始", "arranged"},
    [CONSULT_IN_SESSION] = {"待签署意见", "an opinion to sign"},
    [CONSULT_OPINION_SIGNED] = {"待记录决定", "a decision to record"},
    [CONSULT_DECISION_RECORDED] = {"待结束", "to be closed"},
};

static const char *consult_title(struct arena *a, const struct consult_wait *c, int64_t now_ms,
                                 bool zh)
{
    const char *age = span_text(a, now_ms - c->since_ms, zh);
    const char *late = c->alarm < ALARM_WHOLE ? "" : zh ? "，超时" : ", late";
    const char *green = c->priority != REFERRAL_GREEN ? "" : zh ? "绿色通道·" : "Green channel: ";

    return arena_text(a, zh ? "%s会诊 %.*s：%s，已 %s%s" : "%sConsultation %.*s: %s, for %s%s",
                      green, STR_ARG(c->specialty), ASKS[c->state][!zh], age, late);
}

static void consult_write(struct request *rq, const struct consult_wait *c)
{
    const int64_t now_ms = rq->seen->now.now_ms;
    const struct line line = {.kind = c->alarm >= ALARM_WHOLE ? "consult_late" : "consult",
                              .title = consult_title(rq->arena, c, now_ms, true),
                              .title_en = consult_title(rq->arena, c, now_ms, false),
                              .place = c->owner_name,
                              .due = {c->county, DAY_NONE},
                              .since_ms = c->since_ms,
                              .page = "consults",
                              .id = c->consult};

    line_write(rq, &line);
}

/* --- all of them --- */

bool home_waits_read(struct request *rq, struct home_waits *waits, struct err *e)
{
    const int64_t now_ms = rq->seen->now.now_ms;

    *waits = (struct home_waits){0};
    if (rights_decide(rq->subject, ACTION_REFERRAL_SEE, NULL) == RIGHTS_ALLOWED
        && !work_referral_waits(rq->store, rq->subject, now_ms, rq->arena, &waits->referrals, e))
        return false;
    if (rights_decide(rq->subject, ACTION_CONSULT_SEE, NULL) == RIGHTS_ALLOWED
        && !work_consult_waits(rq->store, rq->subject, now_ms, rq->arena, &waits->consults, e))
        return false;
    return rights_decide(rq->subject, ACTION_READING_SEE, NULL) != RIGHTS_ALLOWED
           || work_reading_waits(rq->store, rq->subject, now_ms, rq->arena, &waits->readings, e);
}

void home_waits_write(struct request *rq, const struct home_waits *waits)
{
    for (size_t i = 0; i < waits->readings.n && i < WAITS_MOST; i++)
        reading_write(rq, &waits->readings.items[i]);
    for (size_t i = 0; i < waits->referrals.n && i < WAITS_MOST; i++)
        referral_write(rq, &waits->referrals.items[i]);
    for (size_t i = 0; i < waits->consults.n && i < WAITS_MOST; i++)
        consult_write(rq, &waits->consults.items[i]);
}
