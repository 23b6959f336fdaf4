/* home_wait.c - referrals and readings that wait, as lines of the inbox. */
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
    struct json_writer *w = &rq->json;
    int64_t now_ms = rq->seen->now.now_ms;
    const struct due item = {r->county, r->due_day};
    char text[ID_TEXT];

    id_text(r->referral, text);
    json_open_object(w);
    json_key(w, "kind");
    json_text(w, r->alarm >= ALARM_WHOLE ? "referral_late" : "referral");
    json_key(w, "title");
    json_text(w, referral_title(rq->arena, r, now_ms, true));
    json_key(w, "title_en");
    json_text(w, referral_title(rq->arena, r, now_ms, false));
    field_text(w, "place", r->owner_name);
    field_write(w, DUE, &item);
    json_key(w, "waited_days");
    json_int(w, now_ms > r->since_ms ? (now_ms - r->since_ms) / DAY_MS : 0);
    json_key(w, "link");
    json_text(w, arena_text(rq->arena, "#/referrals/%s", text));
    json_end(w);
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
    struct json_writer *w = &rq->json;
    const int64_t now_ms = rq->seen->now.now_ms;
    const struct due item = {r->county, DAY_NONE};
    char text[ID_TEXT];

    id_text(r->reading, text);
    json_open_object(w);
    json_key(w, "kind");
    json_text(w, r->alarm >= ALARM_WHOLE ? "reading_late" : "reading");
    json_key(w, "title");
    json_text(w, reading_title(rq->arena, r, now_ms, true));
    json_key(w, "title_en");
    json_text(w, reading_title(rq->arena, r, now_ms, false));
    field_text(w, "place", r->owner_name);
    field_write(w, DUE, &item);
    json_key(w, "waited_days");
    json_int(w, now_ms > r->since_ms ? (now_ms - r->since_ms) / DAY_MS : 0);
    json_key(w, "link");
    json_text(w, arena_text(rq->arena, "#/readings/%s", text));
    json_end(w);
}

/* --- both --- */

bool home_waits_read(struct request *rq, struct home_waits *waits, struct err *e)
{
    const int64_t now_ms = rq->seen->now.now_ms;

    *waits = (struct home_waits){0};
    if (rights_decide(rq->subject, ACTION_REFERRAL_SEE, NULL) == RIGHTS_ALLOWED
        && !work_referral_waits(rq->store, rq->subject, now_ms, rq->arena, &waits->referrals, e))
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
}
