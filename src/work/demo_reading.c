/* demo_reading.c - one reading after the other, as a table says, each act by who may. */
#include "work/demo_reading.h"

#include "store/account.h"
#include "work/demo_people.h"
#include "work/demo_referral.h"
#include "work/reading_desk.h"
#include "work/study.h"

enum { MINUTE_MS = 60000, DAY_MS = 86400000 };

struct sending {
    const struct demo_world *w;
    struct store *st;
    struct seal *seal;
    struct arena arena;
    struct subject township, first, second; /* first and second: doctors who read */
    struct str township_code, hospital_code;
    struct edit_refused refused;
};

/* One reading: minutes are counted from when its study was whole; 0: that did not happen. */
static const struct invented {
    const char *name;
    enum reading_kind kind;
    enum referral_priority priority;
    const char *part, *indication;
    int before_min; /* its study was whole so long ago; 0: no study came */
    int report_min;
    enum reading_accord accord; /* of a second doctor, who signs; ACCORD_NONE: not yet */
    const char *conclusion, *critical;
    int heard_min; /* behind the critical value */
    bool rejected;
} INVENTED[] = {
    {"王大山", READING_ECG, REFERRAL_GREEN, "十二导联", "突发胸痛 2 小时", 12 * 1440, 8,
     ACCORD_FULL, "急性下壁心肌梗死", "急性下壁心肌梗死，请立即走绿色通道转运", 4, false},
    {"李秀兰", READING_ECG, REFERRAL_ROUTINE, "十二导联", "高血压随访", 10 * 1440 - 300, 22,
     ACCORD_FULL, "窦性心律，左室高电压", NULL, 0, false},
    {"赵国强", READING_ECG, REFERRAL_URGENT, "十二导联", "心悸", 9 * 1440 + 120, 41, ACCORD_MINOR,
     "心房颤动，心室率 96 次/分", NULL, 0, false},
    {"孙玉珍", READING_XRAY, REFERRAL_ROUTINE, "胸部正位", "咳嗽 2 周", 8 * 1440, 95, ACCORD_FULL,
     "右下肺炎症，建议治疗后复查", NULL, 0, false},
    {"周志明", READING_XRAY, REFERRAL_ROUTINE, "右腕正侧位", "跌倒后腕痛", 6 * 1440 - 200, 60,
     ACCORD_MAJOR, "右桡骨远端骨折", NULL, 0, false},
    {"吴凤英", READING_HEAD, REFERRAL_URGENT, "头颅", "突发言语不清", 5 * 1440 + 400, 50,
     ACCORD_FULL, "左侧基底节区低密度灶，考虑脑梗死", NULL, 0, false},
    {"郑长河", READING_ECG, REFERRAL_URGENT, "十二导联", "晕厥一次", 3 * 1440, 12, ACCORD_FULL,
     "三度房室传导阻滞", "三度房室传导阻滞，心室率 34 次/分", 25, false},
    {"冯春梅", READING_XRAY, REFERRAL_ROUTINE, "腰椎正侧位", "腰痛", 2 * 1440, 0, ACCORD_NONE, NULL,
     NULL, 0, true},
    {"褚建军", READING_ECG, REFERRAL_URGENT, "十二导联", "胸闷", 45, 9, ACCORD_NONE,
     "前壁导联 ST 段抬高", "疑急性前壁心肌梗死", 0, false},
    {"卫小芳", READING_ECG, REFERRAL_ROUTINE, "十二导联", "体检", 40, 0, ACCORD_NONE, NULL, NULL, 0,
     false},
    {"蒋德胜", READING_XRAY, REFERRAL_ROUTINE, "胸部正位", "发热 3 天", 0, 0, ACCORD_NONE, NULL,
     NULL, 0, false},
};
enum { INVENTED_N = sizeof INVENTED / sizeof *INVENTED };

static bool post_read(struct store *st, struct sending *g, struct str code, struct subject *post,
                      struct err *e)
{
    bool found;

    post->role = ROLE_CLINICIAN;
    post->account = id_new();
    return store_scope_find(st, SCOPE_ORGANIZATION, code, &g->arena, &post->scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %.*s", STR_ARG(code)));
}

static bool posts_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sending *g = arg;

    return post_read(st, g, g->township_code, &g->township, e)
           && post_read(st, g, g->hospital_code, &g->first, e)
           && post_read(st, g, g->hospital_code, &g->second, e);
}

static struct patient_desk desk_at(const struct sending *g, const struct subject *by, int64_t ms)
{
    return (struct patient_desk){g->st, g->seal, by, ms};
}

static bool ordered(struct sending *g, const struct invented *x, int64_t ms, struct reading *r,
                    struct err *e)
{
    const struct identity who = {.name = str_of(x->name)};
    const struct patient_desk p = desk_at(g, &g->township, ms);
    struct reading_new n = {.kind = x->kind,
                            .priority = x->priority,
                            .centre = g->hospital_code,
                            .doctor = STR("周医师（虚构）"),
                            .phone = STR("0990-200002"),
                            .part = str_of(x->part),
                            .indication = str_of(x->indication),
                            .consent = CONSENT_SELF,
                            .consent_note = STR("书面同意书存卫生院病历夹（虚构）")};
    struct reading_view v;
    struct id id;

    if (!work_patient_add(&p, &who, &n.patient, e) || !work_reading_add(&p, &n, &id, &g->refused, e)
        || !work_reading_see(&p, id, &g->arena, &v, e))
        return false;
    *r = v.reading;
    return true;
}

static bool arrived(struct sending *g, const struct reading *r, int64_t ms, struct err *e)
{
    char patient[ID_TEXT];
    struct study_told told = {.uid = study_uid_of(r, &g->arena),
                              .accession = r->code,
                              .modality = str_of(reading_modality(r->kind)),
                              .organization = g->township_code,
                              .whole = true};
    enum study_why why;

    id_text(r->patient, patient);
    told.patient = str_of(patient);
    return work_study_arrive(g->st, &told, ms, &why, e);
}

static bool act(struct sending *g, const struct subject *by, int64_t ms, struct reading_wish w,
                struct err *e)
{
    const struct patient_desk p = desk_at(g, by, ms);

    return work_reading_move(&p, &w, &g->refused, e);
}

/* The first doctor: claims, tells what cannot wait, reports. */
static bool first_read(struct sending *g, const struct invented *x, struct id id, int64_t whole_ms,
                       struct err *e)
{
    const int64_t ms = whole_ms + x->report_min * MINUTE_MS;
    struct reading_wish w = {.id = id, .move = READING_CLAIM};

    if (!act(g, &g->first, ms - 2 * MINUTE_MS, w, e))
        return false;
    w.move = READING_ALERT;
    w.note = str_of(x->critical);
    if (x->critical && !act(g, &g->first, ms - MINUTE_MS, w, e))
        return false;
    w = (struct reading_wish){.id = id,
                              .move = READING_REPORT,
                              .findings = STR("所见如图（虚构）"),
                              .conclusion = str_of(x->conclusion),
                              .signer = STR("张医师 主治医师（虚构）")};
    if (!act(g, &g->first, ms, w, e))
        return false;
    w = (struct reading_wish){
        .id = id, .move = READING_ACKNOWLEDGE, .signer = STR("周医师（虚构）")};
    return x->heard_min == 0 || act(g, &g->township, ms + (x->heard_min - 1) * MINUTE_MS, w, e);
}

/* The second one: agrees, or writes what is right; signs. */
static bool second_read(struct sending *g, const struct invented *x, struct id id, int64_t ms,
                        struct err *e)
{
    struct reading_wish w = {.id = id,
                             .move = READING_REVIEW,
                             .accord = x->accord,
                             .signer = STR("王医师 主任医师（虚构）")};

    if (x->accord == ACCORD_NONE)
        return true;
    if (x->accord > ACCORD_FULL) {
        w.findings = STR("复核所见（虚构）");
        w.conclusion = str_of(x->conclusion);
    }
    if (!act(g, &g->second, ms, w, e))
        return false;
    w = (struct reading_wish){.id = id, .move = READING_SIGN};
    return act(g, &g->second, ms + MINUTE_MS, w, e);
}

static bool invented_add(struct sending *g, const struct invented *x, int64_t now_ms, struct err *e)
{
    const int64_t whole_ms = now_ms - x->before_min * (int64_t)MINUTE_MS;
    const struct reading_wish rejected = {.move = READING_REJECT,
                                          .cause = CAUSE_INCOMPLETE,
                                          .note = STR("体位不正，请重照侧位（虚构）")};
    struct reading_wish w = rejected;
    struct reading r;

    if (!ordered(g, x, whole_ms - 6 * MINUTE_MS, &r, e))
        return false;
    if (x->before_min == 0)
        return true;
    if (!arrived(g, &r, whole_ms, e))
        return false;
    w.id = r.id;
    if (x->rejected)
        return act(g, &g->first, whole_ms + 30 * MINUTE_MS, w, e);
    return x->report_min == 0
           || (first_read(g, x, r.id, whole_ms, e)
               && second_read(g, x, r.id, whole_ms + (x->report_min + 20) * MINUTE_MS, e));
}

/* One whose device sent no accession number: it waits to be matched by hand. */
static bool unmatched_add(struct sending *g, int64_t now_ms, struct err *e)
{
    const struct study_told told = {.uid = STR("2.25.20260101000000000001"),
                                    .accession = STR(""),
                                    .patient = STR(""),
                                    .modality = STR("DX"),
                                    .organization = g->township_code,
                                    .whole = true};
    enum study_why why;

    return work_study_arrive(g->st, &told, now_ms - 20 * MINUTE_MS, &why, e);
}

static bool all_add(struct sending *g, int64_t now_ms, struct err *e)
{
    for (int i = 0; i < INVENTED_N; i++) {
        if (!invented_add(g, &INVENTED[i], now_ms, e))
            return false;
    }
    return unmatched_add(g, now_ms, e);
}

bool demo_reading_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct sending g = {.w = w};
    struct err none = {0};
    bool good;

    g.township_code = str_of(w->institutions[demo_referral_township(w)].code);
    g.hospital_code = str_of(w->institutions[w->counties[demo_people_county(w)].hospital].code);
    if (!store_open(store, STORE_EXISTING, &g.st, e))
        return false;
    /* a database without a master key has no patients */
    good = !seal_open(store, g.st, &g.seal, &none) || str_eq(g.township_code, g.hospital_code)
           || (store_tx(g.st, STORE_READ, posts_in_tx, &g, e) && all_add(&g, now_ms, e));
    seal_close(g.seal);
    store_close(g.st);
    arena_reset(&g.arena);
    return good;
}
