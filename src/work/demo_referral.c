/* demo_referral.c - one use case after the other, each of who may, some minutes apart. */
#include "work/demo_referral.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "work/consult_desk.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/referral_care.h"

enum { MINUTE_MS = 60000, BEFORE_MIN = 200 }; /* the first of them is sent so long ago */

struct sending {
    const struct demo_world *w;
    struct store *st;
    struct seal *seal;
    struct arena arena;
    int64_t now_ms;
    struct subject township, hospital, city;
    struct str township_code, hospital_code, city_code;
    struct edit_refused refused;
};

int32_t demo_referral_township(const struct demo_world *w)
{
    int32_t county = demo_people_county(w);

    for (int32_t i = 0; i < w->institution_n; i++) {
        if (w->institutions[i].county == county && w->institutions[i].level == DEMO_TOWNSHIP)
            return i;
    }
    return w->counties[county].hospital;
}

static bool post_read(struct store *st, struct sending *g, struct str code, struct subject *post,
                      struct err *e)
{
    bool found;

    post->role = ROLE_CLINICIAN;
    return store_scope_find(st, SCOPE_ORGANIZATION, code, &g->arena, &post->scope, &found, e)
           && (found || err_set(e, ERR_CHECK, "the store does not hold %.*s", STR_ARG(code)));
}

static bool posts_in_tx(struct store *st, void *arg, struct err *e)
{
    struct sending *g = arg;

    return post_read(st, g, g->township_code, &g->township, e)
           && post_read(st, g, g->hospital_code, &g->hospital, e)
           && post_read(st, g, g->city_code, &g->city, e);
}

/* Some minutes later than the last act. */
static struct patient_desk at(struct sending *g, const struct subject *by, int64_t minutes)
{
    g->now_ms += minutes * MINUTE_MS;
    return (struct patient_desk){g->st, g->seal, by, g->now_ms};
}

static bool move(struct sending *g, const struct subject *by, struct id id, enum referral_move move,
                 const char *note, struct err *e)
{
    const struct patient_desk p = at(g, by, 2);
    const struct referral_wish w = {.id = id,
                                    .move = move,
                                    .note = str_of(note),
                                    .place = move == REFERRAL_ACCEPT ? STR("CCU 3 床") : STR(""),
                                    .at_ms = move == REFERRAL_ACCEPT ? g->now_ms + 90 * MINUTE_MS
                                                                     : COUNT_UNKNOWN};
    struct id next;

    return work_referral_move(&p, &w, &next, &g->refused, e);
}

static struct referral_form chest_pain(struct str taker)
{
    return (struct referral_form){
        .priority = REFERRAL_GREEN,
        .taker = taker,
        .department = STR("心血管内科"),
        .doctor = STR("周医师（虚构）"),
        .phone = STR("0990-200002"),
        .diagnosis = STR("I21.900"),
        .impression = STR("急性心肌梗死（虚构病例）"),
        .reason = REASON_EMERGENCY,
        .summary = STR("男，62 岁，突发胸痛 2 小时，伴出汗，无晕厥（虚构）"),
        .treatment = STR("阿司匹林 300 mg、替格瑞洛 180 mg 已嚼服，吸氧"),
        .vitals = STR("血压 100/60 mmHg，心率 110 次/分，心电图 II、III、aVF 抬高"),
        .transport = STR("120 急救车"),
        .escort = STR("乡镇医师一人"),
        .consent = CONSENT_SELF,
        .consent_note = STR("书面同意书存卫生院病历夹（虚构）"),
    };
}

static bool drafted(struct sending *g, const char *name, const char *phone,
                    const struct referral_form *form, struct id *id, struct err *e)
{
    const struct identity who = {.name = str_of(name), .phone = str_of(phone)};
    const struct patient_desk p = at(g, &g->township, 1);
    struct referral_new n = {.direction = REFERRAL_UP, .form = *form};

    return work_patient_add(&p, &who, &n.patient, e)
           && work_referral_add(&p, &n, id, &g->refused, e);
}

/* Up by the green channel, treated, the letter acknowledged. */
static bool treated(struct sending *g, struct id *id, struct err *e)
{
    const struct referral_form form = chest_pain(g->hospital_code);
    struct referral_result_new ecg = {.name = STR("心电图"),
                                      .finding = STR("下壁导联 ST 段抬高（虚构）"),
                                      .day = DAY_NONE,
                                      .recognised = true};
    struct patient_desk p;

    if (!drafted(g, "王大山", "13800000001", &form, id, e))
        return false;
    p = at(g, &g->township, 1);
    ecg.id = *id;
    return work_referral_result(&p, &ecg, &g->refused, e)
           && move(g, &g->township, *id, REFERRAL_SUBMIT, "", e)
           && move(g, &g->hospital, *id, REFERRAL_RECEIVE, "", e)
           && move(g, &g->hospital, *id, REFERRAL_ACCEPT, "", e)
           && move(g, &g->hospital, *id, REFERRAL_ARRIVE, "", e)
           && move(g, &g->hospital, *id, REFERRAL_DISCHARGE, "", e)
           && move(g, &g->hospital, *id, REFERRAL_COMPLETE,
                   "急诊冠脉介入，右冠植入支架一枚，恢复良好，转回卫生院康复（虚构）", e)
           && move(g, &g->township, *id, REFERRAL_ACKNOWLEDGE, "", e);
}

static bool task(struct sending *g, struct id id, const char *about, int32_t days, struct err *e)
{
    const struct patient_desk p = at(g, &g->hospital, 1);
    const struct referral_task_new n = {id, str_of(about), desk_today(g->now_ms) + days};

    return work_referral_task(&p, &n, &g->refused, e);
}

/* Down to the township, up to the state in which the patient is at home. */
static bool sent_down(struct sending *g, struct id up, struct id *id, struct err *e)
{
    const struct patient_desk p = at(g, &g->hospital, 5);
    struct referral_new n = {
        .direction = REFERRAL_DOWN, .based_on = up, .form = chest_pain(g->township_code)};
    struct referral_drug_new drug = {.name = STR("阿司匹林"), .dose = STR("100 mg 每日一次")};

    n.form.priority = REFERRAL_ROUTINE;
    n.form.department = STR("全科");
    n.form.reason = REASON_REHABILITATION;
    n.form.plan = STR("心脏康复 12 周；血压控制在 130/80 以下；4 周后复查血脂、肝功能（虚构）");
    n.form.warning = STR("胸痛超过 15 分钟、晕厥、黑便：立即回转");
    if (!work_referral_add(&p, &n, id, &g->refused, e))
        return false;
    drug.id = *id;
    return work_referral_drug(&p, &drug, &g->refused, e)
           && task(g, *id, "首次随访：血压、用药、伤口", 3, e)
           && task(g, *id, "复查血脂、肝功能", 28, e)
           && move(g, &g->hospital, *id, REFERRAL_SUBMIT, "", e)
           && move(g, &g->township, *id, REFERRAL_RECEIVE, "", e)
           && move(g, &g->township, *id, REFERRAL_ACCEPT, "", e)
           && move(g, &g->township, *id, REFERRAL_SETTLE, "", e);
}

static bool followed_up(struct sending *g, struct id id, struct err *e)
{
    const struct patient_desk p = at(g, &g->township, 60);
    struct referral_task_result done = {.id = id,
                                        .result = STR("血压 122/74，按时服药，无胸痛（虚构）")};
    struct referral_view v;

    if (!work_referral_see(&p, id, &g->arena, &v, e))
        return false;
    done.task = v.lines.tasks[0].id;
    return work_referral_task_done(&p, &done, &g->refused, e)
           && move(g, &g->hospital, id, REFERRAL_ACKNOWLEDGE, "", e);
}

/* Nobody has received it: told to the duty chief, then to the bureau. */
static bool missed(struct sending *g, struct err *e)
{
    struct referral_form form = chest_pain(g->hospital_code);
    struct id id;

    form.diagnosis = STR("I63.900");
    form.impression = STR("急性脑梗死（虚构病例）");
    form.department = STR("神经内科");
    form.summary = STR("女，70 岁，右侧肢体无力 1 小时（虚构）");
    form.vitals = STR("血压 168/96 mmHg，血糖 7.1 mmol/L，NIHSS 9 分");
    return drafted(g, "李春梅", "13800000002", &form, &id, e)
           && move(g, &g->township, id, REFERRAL_SUBMIT, "", e);
}

static bool draft(struct sending *g, struct err *e)
{
    struct referral_form form = chest_pain(g->hospital_code);
    struct id id;

    form.priority = REFERRAL_ROUTINE;
    form.diagnosis = STR("M17.900");
    form.impression = STR("膝骨关节炎（虚构病例）");
    form.department = STR("骨科");
    form.reason = REASON_TECHNIQUE;
    form.summary = STR("女，66 岁，双膝疼痛 3 年，加重 1 月（虚构）");
    form.consent = CONSENT_NONE;
    return drafted(g, "赵玉兰", "13800000003", &form, &id, e);
}

static bool consult(struct sending *g, const struct subject *by, struct consult_wish w,
                    struct err *e)
{
    const struct patient_desk p = at(g, by, 20);

    if (w.move != CONSULT_SCHEDULE)
        w.at_ms = COUNT_UNKNOWN;
    return work_consult_move(&p, &w, &g->refused, e);
}

/* The first doctor of the city's hospital. */
static struct str expert_of(const struct sending *g)
{
    for (int32_t i = 0; i < g->w->practitioner_n; i++) {
        const struct demo_practitioner *p = &g->w->practitioners[i];

        if (str_eq(str_of(g->w->institutions[p->institution].code), g->city_code))
            return str_of(p->code);
    }
    return STR("");
}

/* The county's hospital asks the city's; the opinion is signed and waits for the decision. */
static bool consulted(struct sending *g, struct err *e)
{
    const struct identity who = {.name = STR("陈桂兰"), .phone = STR("13800000004")};
    const struct patient_desk p = at(g, &g->hospital, 5);
    struct consult_new n = {
        .priority = REFERRAL_URGENT,
        .invitee = g->city_code,
        .doctor = STR("高医师（虚构）"),
        .phone = STR("0990-300003"),
        .diagnosis = STR("S72.000"),
        .summary = STR("女，78 岁，跌倒致右股骨颈骨折，合并冠心病、糖尿病（虚构）"),
        .reason = STR("围术期风险高（虚构）"),
        .purpose = STR("定手术时机与方式"),
        .specialty = STR("骨科"),
        .title_rank = 3,
        .wanted_ms = g->now_ms + 60 * MINUTE_MS,
        .consent = CONSENT_RELATIVE,
        .consent_note = STR("女儿书面同意，存病历夹（虚构）"),
    };
    struct consult_wish w = {0};

    if (expert_of(g).n == 0)
        return true;
    if (!work_patient_add(&p, &who, &n.patient, e)
        || !work_consult_add(&p, &n, &w.id, &g->refused, e))
        return false;
    w.expert = expert_of(g);
    w.move = CONSULT_INVITE;
    if (!consult(g, &g->hospital, w, e))
        return false;
    w.move = CONSULT_ACCEPT;
    if (!consult(g, &g->city, w, e))
        return false;
    w.move = CONSULT_SCHEDULE;
    w.at_ms = g->now_ms + 40 * MINUTE_MS;
    w.meeting = STR("https://meeting.example/demo");
    if (!consult(g, &g->hospital, w, e))
        return false;
    w.meeting = STR("");
    w.move = CONSULT_BEGIN;
    if (!consult(g, &g->city, w, e))
        return false;
    w.move = CONSULT_SIGN;
    w.note = STR("心功能可耐受，建议 48 小时内行人工股骨头置换，围术期心内科随诊（虚构）");
    w.signer = STR("城市医院骨科主任医师（虚构）");
    return consult(g, &g->city, w, e);
}

static bool all_add(struct sending *g, struct err *e)
{
    struct id first, second, down, home;

    return treated(g, &first, e) && sent_down(g, first, &down, e) && followed_up(g, down, e)
           && treated(g, &second, e) && sent_down(g, second, &home, e) && missed(g, e)
           && draft(g, e) && consulted(g, e);
}

bool demo_referral_add(const struct demo_world *w, const char *store, int64_t now_ms, struct err *e)
{
    struct sending g = {.w = w, .now_ms = now_ms - BEFORE_MIN * MINUTE_MS};
    struct err none = {0};
    bool good;

    g.township_code = str_of(w->institutions[demo_referral_township(w)].code);
    g.hospital_code = str_of(w->institutions[w->counties[demo_people_county(w)].hospital].code);
    g.city_code =
        str_of(w->institutions[w->cities[w->counties[demo_people_county(w)].city].hospital].code);
    if (!store_open(store, STORE_EXISTING, &g.st, e))
        return false;
    /* a database without a master key has no patients */
    good = !seal_open(store, g.st, &g.seal, &none)
           || (store_tx(g.st, STORE_READ, posts_in_tx, &g, e) && all_add(&g, e));
    seal_close(g.seal);
    store_close(g.st);
    arena_reset(&g.arena);
    return good;
}
