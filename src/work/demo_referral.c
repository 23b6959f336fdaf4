/* demo_referral.c - one use case after the other, each of who may, some minutes apart. */
#include "work/demo_referral.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "work/agreement_desk.h"
#include "work/consult_desk.h"
#include "work/demo_people.h"
#include "work/desk.h"
#include "work/material_case.h"
#include "work/referral_care.h"

enum { MINUTE_MS = 60000, BEFORE_MIN = 220 }; /* the first of them is sent so long ago */

struct sending {
    const struct demo_world *w;
    struct store *st;
    struct seal *seal;
    struct arena arena;
    int64_t now_ms;
    struct subject township, hospital, city, province;
    struct str township_code, hospital_code, city_code, province_code;
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
           && post_read(st, g, g->city_code, &g->city, e)
           && post_read(st, g, g->province_code, &g->province, e);
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

/* The signed consent as it came from the scanner: one empty page. */
static struct material_new paper_of(const struct sending *g, struct id owner)
{
    return (struct material_new){
        .owner = owner,
        .name = STR("知情同意书（虚构，已签）.pdf"),
        .bytes = STR("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                     "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                     "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
                     "trailer<</Root 1 0 R>>\n"),
        .consent = CONSENT_RELATIVE,
        .now_ms = g->now_ms};
}

/* Up by the green channel, treated, the letter acknowledged. */
static bool treated(struct sending *g, struct id *id, struct err *e)
{
    const struct referral_form form = chest_pain(g->hospital_code);
    struct referral_result_new ecg = {.name = STR("心电图"),
                                      .finding = STR("下壁导联 ST 段抬高（虚构）"),
                                      .day = DAY_NONE,
                                      .recognised = true};
    struct material_new paper;
    struct patient_desk p;

    if (!drafted(g, "王大山", "13800000001", &form, id, e))
        return false;
    p = at(g, &g->township, 1);
    ecg.id = *id;
    paper = paper_of(g, *id);
    paper.consent = CONSENT_SELF;
    return work_referral_material(&p, &paper, &g->refused, e)
           && work_referral_result(&p, &ecg, &g->refused, e)
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
    const struct patient_desk p = at(g, by, 4);

    if (w.move != CONSULT_SCHEDULE)
        w.at_ms = COUNT_UNKNOWN;
    return work_consult_move(&p, &w, &g->refused, e);
}

/* The first doctor of a hospital. */
static struct str expert_of(const struct sending *g, struct str hospital)
{
    for (int32_t i = 0; i < g->w->practitioner_n; i++) {
        const struct demo_practitioner *p = &g->w->practitioners[i];

        if (str_eq(str_of(g->w->institutions[p->institution].code), hospital))
            return str_of(p->code);
    }
    return STR("");
}

/* Two who ask and answer, and what the answer is. */
struct opinion {
    const struct subject *asker, *invited;
    const char *note, *signer;
};

/* From the invitation to the opinion, which waits for the decision. */
static bool opinion_given(struct sending *g, const struct opinion *o, struct consult_wish w,
                          struct err *e)
{
    w.move = CONSULT_INVITE;
    if (!consult(g, o->asker, w, e))
        return false;
    w.move = CONSULT_ACCEPT;
    if (!consult(g, o->invited, w, e))
        return false;
    w.move = CONSULT_SCHEDULE;
    w.at_ms = g->now_ms + 40 * MINUTE_MS;
    w.meeting = STR("https://meeting.example/demo");
    if (!consult(g, o->asker, w, e))
        return false;
    w.meeting = STR("");
    w.move = CONSULT_BEGIN;
    if (!consult(g, o->invited, w, e))
        return false;
    w.move = CONSULT_SIGN;
    w.note = str_of(o->note);
    w.signer = str_of(o->signer);
    return consult(g, o->invited, w, e);
}

/* The county's hospital asks the city's. */
static bool consulted(struct sending *g, struct err *e)
{
    const struct identity who = {.name = STR("陈桂兰"), .phone = STR("13800000004")};
    const struct patient_desk p = at(g, &g->hospital, 5);
    const struct opinion o = {
        &g->hospital, &g->city,
        "心功能可耐受，建议 48 小时内行人工股骨头置换，围术期心内科随诊（虚构）",
        "城市医院骨科主任医师（虚构）"};
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
    };
    struct consult_wish w = {.expert = expert_of(g, g->city_code)};
    struct material_new paper;

    if (w.expert.n == 0)
        return true;
    if (!work_patient_add(&p, &who, &n.patient, e)
        || !work_consult_add(&p, &n, &w.id, &g->refused, e))
        return false;
    paper = paper_of(g, w.id);
    return work_consult_material(&p, &paper, &g->refused, e) && opinion_given(g, &o, w, e);
}

/* The township asks its county's hospital, by telephone. */
static bool township_consulted(struct sending *g, struct err *e)
{
    const struct identity who = {.name = STR("马秀兰"), .phone = STR("13800000006")};
    const struct patient_desk p = at(g, &g->township, 1);
    const struct opinion o = {&g->township, &g->hospital,
                              "氨氯地平加量，两周后复查血压和肾功能；出现胸痛立即上转（虚构）",
                              "县医院内科副主任医师（虚构）"};
    struct consult_new n = {
        .invitee = g->hospital_code,
        .doctor = STR("周医师（虚构）"),
        .phone = STR("0990-200002"),
        .diagnosis = STR("I10.x00"),
        .summary = STR("女，59 岁，高血压 10 年，近一周头晕，血压 168/96（虚构）"),
        .reason = STR("血压控制不佳（虚构）"),
        .purpose = STR("调整用药"),
        .specialty = STR("心血管内科"),
        .wanted_ms = g->now_ms + 60 * MINUTE_MS,
        .consent = CONSENT_SELF,
        .consent_note = STR("书面同意书存卫生院病历夹（虚构）"),
    };
    struct consult_wish w = {.expert = expert_of(g, g->hospital_code)};

    return w.expert.n == 0
           || (work_patient_add(&p, &who, &n.patient, e)
               && work_consult_add(&p, &n, &w.id, &g->refused, e) && opinion_given(g, &o, w, e));
}

/* --- several specialties --- */

enum { SEATS = 3 };

/* Doctors of the provincial hospital, each of another discipline; the first is who signs in as the
 * expert. */
static int32_t team_of(const struct demo_world *w, const struct demo_practitioner *team[SEATS])
{
    int32_t n = 0;

    for (int32_t i = 0; i < w->practitioner_n && n < SEATS; i++) {
        const struct demo_practitioner *p = &w->practitioners[i];
        bool taken = p->institution != w->provincial[0];

        for (int32_t k = 0; k < n && !taken; k++)
            taken = team[k]->discipline == p->discipline;
        if (!taken)
            team[n++] = p;
    }
    return n;
}

/* The county's hospital may ask the provincial one. */
static bool allied(struct sending *g, struct err *e)
{
    static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    const struct agreement_new n = {.purpose = AGREEMENT_REFERRAL,
                                    .name = STR("省县远程会诊协议（虚构）"),
                                    .lead = g->province_code,
                                    .members = {&g->hospital_code, 1, 1},
                                    .from_day = desk_today(g->now_ms) - 365,
                                    .until_day = DAY_NONE,
                                    .now_ms = g->now_ms};
    struct id id;

    return work_agreement_add(g->st, &OFFICER, &n, &id, &g->refused, e);
}

static bool seat(struct sending *g, struct id id, int32_t n, struct consult_seat_wish w,
                 struct err *e)
{
    const struct patient_desk p = at(g, &g->province, 3);
    struct consult_view v;

    if (!work_consult_see(&p, id, &g->arena, &v, e))
        return false;
    w.id = id;
    w.seat = v.seats.items[n].id;
    return work_consult_seat(&p, &w, &g->refused, e);
}

/* Two of three specialties take part; one has signed, the expert has not. */
static bool team_sits(struct sending *g, struct id id,
                      const struct demo_practitioner *const team[SEATS], struct err *e)
{
    struct consult_seat_wish w = {.move = SEAT_ACCEPT};
    struct consult_wish whole = {.id = id, .move = CONSULT_ACCEPT, .expert = str_of(team[0]->code)};

    for (int32_t i = 0; i < 2; i++) {
        w.expert = str_of(team[i]->code);
        if (!seat(g, id, i, w, e))
            return false;
    }
    w = (struct consult_seat_wish){.move = SEAT_DECLINE, .cause = CAUSE_BEYOND_CAPACITY};
    if (!seat(g, id, 2, w, e) || !consult(g, &g->province, whole, e))
        return false;
    whole.move = CONSULT_SCHEDULE;
    whole.at_ms = g->now_ms + 40 * MINUTE_MS;
    if (!consult(g, &g->hospital, whole, e))
        return false;
    whole.move = CONSULT_BEGIN;
    w = (struct consult_seat_wish){.move = SEAT_SIGN,
                                   .note = STR("本专科无手术禁忌，围术期按方案监测（虚构）"),
                                   .signer = str_of(team[1]->name)};
    return consult(g, &g->province, whole, e) && seat(g, id, 1, w, e);
}

static bool team_consulted(struct sending *g, struct err *e)
{
    const struct identity who = {.name = STR("刘长河"), .phone = STR("13800000005")};
    const struct patient_desk p = at(g, &g->hospital, 5);
    const struct demo_practitioner *team[SEATS];
    struct consult_new n = {
        .kind = CONSULT_MDT,
        .invitee = g->province_code,
        .doctor = STR("高医师（虚构）"),
        .phone = STR("0990-300003"),
        .diagnosis = STR("C18.900"),
        .summary = STR("男，67 岁，结肠肿物伴肝占位，合并冠心病（虚构）"),
        .reason = STR("治疗次序需多学科共同决定（虚构）"),
        .purpose = STR("定手术、化疗与围术期方案"),
        .wanted_ms = g->now_ms + 24 * 60 * MINUTE_MS,
    };
    struct consult_wish w = {.move = CONSULT_INVITE};
    struct material_new paper;

    if (team_of(g->w, team) < SEATS)
        return true;
    n.specialty = str_of(arena_text(&g->arena, "%s、%s、%s", demo_disciplines[team[0]->discipline],
                                    demo_disciplines[team[1]->discipline],
                                    demo_disciplines[team[2]->discipline]));
    if (!allied(g, e) || !work_patient_add(&p, &who, &n.patient, e)
        || !work_consult_add(&p, &n, &w.id, &g->refused, e))
        return false;
    paper = paper_of(g, w.id);
    return work_consult_material(&p, &paper, &g->refused, e) && consult(g, &g->hospital, w, e)
           && team_sits(g, w.id, team, e);
}

static bool all_add(struct sending *g, struct err *e)
{
    struct id first, second, down, home;

    return treated(g, &first, e) && sent_down(g, first, &down, e) && followed_up(g, down, e)
           && treated(g, &second, e) && sent_down(g, second, &home, e) && missed(g, e)
           && draft(g, e) && consulted(g, e) && township_consulted(g, e) && team_consulted(g, e);
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
    g.province_code = str_of(w->institutions[w->provincial[0]].code);
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
