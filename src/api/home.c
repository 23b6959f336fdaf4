/* home.c - what waits for the officer, the figures, how much there is. */
#include <math.h>

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/home.h"
#include "api/link.h"
#include "model/adoption.h"
#include "work/desk.h"
#include "work/view.h"

static const struct field COUNTS[] = {
    FIELD(struct home_counts, counties),      FIELD(struct home_counts, organizations),
    FIELD(struct home_counts, practitioners), FIELD(struct home_counts, gaps),
    FIELD(struct home_counts, demands),       FIELD(struct home_counts, offers),
    FIELD(struct home_counts, plans),         {0},
};

static const struct field ITEM[] = {
    FIELD(struct home_item, county),
    FIELD_OF(struct home_item, due_day, FIELD_DAY, "due", MAYBE),
    {0},
};

/* By enum home_kind; the last four are of referrals and readings (home_wait.c). */
static const char *const KINDS[] = {
    "demand",   "gap",           "approve", "returned",     "ready",     "drift", "late",
    "appeal",   "review",        "notice",  "month",        "follow_up", "step",  "pledge",
    "referral", "referral_late", "reading", "reading_late", NULL};

static const struct field ITEM_TOLD[] = {
    {.name = "kind", .kind = FIELD_NAME, .names = KINDS},
    TOLD(FIELD_TEXT, "title"),
    TOLD(FIELD_TEXT, "title_en"),
    TOLD(FIELD_TEXT, "place"),
    TOLD(FIELD_COUNT, "waited_days"),
    TOLD(FIELD_TEXT, "link"),
    {0},
};
static const struct shape ITEM_SHAPE = {.name = "InboxItem", .fields = ITEM, .told = ITEM_TOLD};

static const struct field FIGURE[] = {
    TOLD(FIELD_TEXT, "name"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_TEXT, "label_en"),
    TOLD(FIELD_REAL, "value", MAYBE),
    TOLD(FIELD_TEXT, "unit"),
    TOLD(FIELD_TEXT, "link"),
    {0},
};
static const struct shape FIGURE_SHAPE = {.name = "HomeFigure", .told = FIGURE};

static const struct field PLACE[] = {TOLD(FIELD_TEXT, "code"), TOLD(FIELD_TEXT, "name"), {0}};
static const struct shape PLACE_SHAPE = {.name = "HomeRegion", .told = PLACE};
static const struct shape COUNTS_SHAPE = {.name = "HomeCounts", .fields = COUNTS};

static const struct field HOME[] = {
    TOLD(FIELD_OBJECT, "region", .shape = &PLACE_SHAPE),
    TOLD(FIELD_ITEMS, "inbox", .shape = &ITEM_SHAPE),
    TOLD(FIELD_ITEMS, "figures", .shape = &FIGURE_SHAPE),
    TOLD(FIELD_OBJECT, "counts", .shape = &COUNTS_SHAPE),
    {0},
};
const struct shape SHAPE_HOME = {
    .name = "Home",
    .about =
        "`inbox` is what waits for the officer, oldest first: demands that the newest plan does"
        " not fill, gaps of rank 1 to 10 without a demand, demands that wait for the asker's "
        "approval"
        " or came back, those that wait too long for a level below, appeals, what a "
        "programme limits (`due` is then its last day), doctors of whom the "
        "curve says that evidence suffices or that they drift, techniques whose safety follow-up is"
        " due or that cases and counted operations suggest a step for, pledges that are overdue; "
        "first of "
        "all referrals that wait. "
        "`link` is a path of the web"
        " application.",
    .bases = SHAPE_IN_FRAME,
    .told = HOME};

enum { DAY_MS = 24 * 3600 * 1000 };

/* Of a technique on its way into a hospital: `tongue` 0 Chinese, 1 English; NULL: another kind. */
static const char *adoption_title(struct arena *a, const struct home_item *item, int tongue)
{
    static const char *const STEPS[ADOPTION_MOVE_N][2] = {
        [ADOPTION_APPLY] = {"系统已有手术，台账仍为空白，请申请",
                            "operations are counted here: apply"},
        [ADOPTION_FIRST] = {"已有病例，可登记首例", "there are cases: tell the first"},
        [ADOPTION_SUPERVISE] = {"已有指导下病例，可登记", "there are supervised cases: tell it"},
        [ADOPTION_ALONE] = {"已有独立病例，可登记独立开展", "there are cases alone: tell it"},
        [ADOPTION_SUSTAIN] = {"专家离开半年后仍在做，可登记稳定开展",
                              "still done half a year after the expert left: tell it"}};
    const char *step;

    if (item->kind == HOME_FOLLOW_UP)
        return arena_text(a, tongue ? "%.*s: a safety follow-up is due" : "%.*s：安全随访到期",
                          STR_ARG(item->discipline));
    if (item->kind != HOME_STEP || item->seats < 0 || item->seats >= ADOPTION_MOVE_N)
        return NULL;
    step = STEPS[item->seats][tongue];
    return arena_text(a, tongue ? "%.*s: %s" : "%.*s：%s", STR_ARG(item->discipline),
                      step ? step : adoption_move_names[item->seats]);
}

/* What a programme limits, and adoptions; NULL: another kind. */
static const char *limited_title(struct arena *a, const struct home_item *item)
{
    if (item->kind == HOME_REVIEW)
        return arena_text(a, "方案 %.*s：待审阅或发布", STR_ARG(item->discipline));
    if (item->kind == HOME_NOTICE)
        return arena_text(a, "%.*s：派驻待有关方确认", STR_ARG(item->discipline));
    return item->kind == HOME_MONTH
               ? arena_text(a, "%.*s：上月在岗天数未确认关账", STR_ARG(item->discipline))
               : adoption_title(a, item, 0);
}

static const char *limited_title_en(struct arena *a, const struct home_item *item)
{
    if (item->kind == HOME_REVIEW)
        return arena_text(a, "plan %.*s waits to be published", STR_ARG(item->discipline));
    if (item->kind == HOME_NOTICE)
        return arena_text(a, "%.*s: a placement waits for a party", STR_ARG(item->discipline));
    return item->kind == HOME_MONTH
               ? arena_text(a, "%.*s: last month's days are not closed", STR_ARG(item->discipline))
               : adoption_title(a, item, 1);
}

static const char *item_title(struct arena *a, const struct home_item *item)
{
    const char *limited = limited_title(a, item);

    if (limited)
        return limited;
    if (item->kind == HOME_PLEDGE)
        return arena_text(a, "%.*s：承诺逾期未兑现", STR_ARG(item->discipline));
    if (item->kind == HOME_READY)
        return arena_text(a, "%.*s：证据已够，可申请独立评审", STR_ARG(item->discipline));
    if (item->kind == HOME_DRIFT)
        return arena_text(a, "%.*s：失败偏多，已降为监督下操作", STR_ARG(item->discipline));
    if (item->kind == HOME_APPROVE)
        return arena_text(a, "%.*s：%lld 席待审批", STR_ARG(item->discipline),
                          (long long)item->seats);
    if (item->kind == HOME_LATE)
        return arena_text(a, "%.*s：%lld 席下级审批超时", STR_ARG(item->discipline),
                          (long long)item->seats);
    if (item->kind == HOME_APPEAL)
        return arena_text(a, "%.*s：派出申诉待裁定", STR_ARG(item->discipline));
    if (item->kind == HOME_RETURNED)
        return arena_text(a, "%.*s：%lld 席被退回，待修改", STR_ARG(item->discipline),
                          (long long)item->seats);
    if (item->kind == HOME_DEMAND)
        return arena_text(a, "%.*s：%lld 席中还缺 %lld 席", STR_ARG(item->discipline),
                          (long long)item->seats, (long long)(item->seats - item->filled));
    return arena_text(a, "%.*s：缺口第 %lld 位，尚无下单", STR_ARG(item->discipline),
                      (long long)item->rank);
}

static const char *item_title_en(struct arena *a, const struct home_item *item)
{
    const char *limited = limited_title_en(a, item);

    if (limited)
        return limited;
    if (item->kind == HOME_PLEDGE)
        return arena_text(a, "%.*s: promised, due and not kept", STR_ARG(item->discipline));
    if (item->kind == HOME_READY)
        return arena_text(a, "%.*s: evidence suffices, a review can be asked for",
                          STR_ARG(item->discipline));
    if (item->kind == HOME_DRIFT)
        return arena_text(a, "%.*s: fails too often, under supervision again",
                          STR_ARG(item->discipline));
    if (item->kind == HOME_APPROVE)
        return arena_text(a, "%.*s: %lld seats wait for your approval", STR_ARG(item->discipline),
                          (long long)item->seats);
    if (item->kind == HOME_LATE)
        return arena_text(a, "%.*s: %lld seats wait too long for a level below",
                          STR_ARG(item->discipline), (long long)item->seats);
    if (item->kind == HOME_APPEAL)
        return arena_text(a, "%.*s: an appeal against being sent", STR_ARG(item->discipline));
    if (item->kind == HOME_RETURNED)
        return arena_text(a, "%.*s: %lld seats came back to be changed", STR_ARG(item->discipline),
                          (long long)item->seats);
    if (item->kind == HOME_DEMAND)
        return arena_text(a, "%.*s: %lld of %lld seats are empty", STR_ARG(item->discipline),
                          (long long)(item->seats - item->filled), (long long)item->seats);
    return arena_text(a, "%.*s: gap of rank %lld, not asked for yet", STR_ARG(item->discipline),
                      (long long)item->rank);
}

static const char *item_place(struct arena *a, const struct home_item *item)
{
    if (!item->organization_name.n)
        return str_c(a, item->county_name);
    return arena_text(a, "%.*s %.*s", STR_ARG(item->county_name), STR_ARG(item->organization_name));
}

/* Of what was made here and now; NULL of what the figures say. */
static const char *own_link(struct arena *a, const struct home_item *item)
{
    char text[ID_TEXT];

    id_text(item->id, text);
    if (item->kind == HOME_PLEDGE)
        return "#/pledges";
    if (item->kind == HOME_APPEAL)
        return arena_text(a, "#/offers/%s", text);
    if (item->kind == HOME_FOLLOW_UP || item->kind == HOME_STEP)
        return arena_text(a, "#/adoptions/%s", text);
    if (item->kind == HOME_READY || item->kind == HOME_DRIFT)
        return "#/mastery";
    if (item->kind == HOME_REVIEW)
        return arena_text(a, "#/plans/%s", text);
    if (item->kind == HOME_NOTICE || item->kind == HOME_MONTH)
        return arena_text(a, "#/placements/%s", text);
    return item->kind == HOME_DEMAND || item->kind == HOME_GAP
               ? NULL
               : arena_text(a, "#/demands/%s", text);
}

static void item_write(struct request *rq, const struct home_item *item, int64_t as_of_ms)
{
    struct json_writer *w = &rq->json;
    const char *own = own_link(rq->arena, item);
    int64_t waited = ((own ? rq->seen->now.now_ms : as_of_ms) - item->since_ms) / DAY_MS;

    json_open_object(w);
    json_key(w, "kind");
    json_text(w, KINDS[item->kind]);
    json_key(w, "title");
    json_text(w, item_title(rq->arena, item));
    json_key(w, "title_en");
    json_text(w, item_title_en(rq->arena, item));
    json_key(w, "place");
    json_text(w, item_place(rq->arena, item));
    field_write(w, ITEM, item);
    json_key(w, "waited_days");
    json_int(w, waited > 0 ? waited : 0);
    json_key(w, "link");
    json_text(w, own ? own
                 : item->kind == HOME_DEMAND
                     ? link_page(rq->arena, "#/plans?tab=unfilled", item->county, item->discipline)
                     : link_page(rq->arena, "#/gaps", item->county, item->discipline));
    json_end(w);
}

struct figure {
    const char *name, *zh, *en, *unit, *link;
    double value; /* NaN is unknown */
};

static void figure_write(struct json_writer *w, const struct figure *f)
{
    json_open_object(w);
    json_key(w, "name");
    json_text(w, f->name);
    json_key(w, "label");
    json_text(w, f->zh);
    json_key(w, "label_en");
    json_text(w, f->en);
    field_real(w, "value", f->value);
    json_key(w, "unit");
    json_text(w, f->unit);
    json_key(w, "link");
    json_text(w, f->link);
    json_end(w);
}

static void figures_write(struct json_writer *w, const struct home_view *v)
{
    const struct home *h = &v->home;
    double money = h->money_fen == COUNT_UNKNOWN ? NUMBER_UNKNOWN : (double)h->money_fen / 1e6;
    double filled = h->seats > 0 ? (double)h->filled / (double)h->seats : NUMBER_UNKNOWN;
    const struct figure figures[] = {
        {"local_share", "县域内就诊率", "Treated in their own county", "%", "#/region",
         v->local_share},
        {"avoidable_rw", "可避免外转", "Avoidable outflow", "RW", "#/gaps", h->avoidable_rw},
        {"money", "可避免外转费用", "Its money", "万元", "#/gaps", round(money)},
        {"seats", "下单席位", "Seats asked for", "席", "#/plans", (double)h->seats},
        {"filled", "已派席位比例", "Seats filled", "%", "#/plans", filled},
        {"waiting", "待办事项", "Waiting for you", "项", "#/", (double)h->waiting},
    };

    json_key(w, "figures");
    json_open_array(w);
    for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++)
        figure_write(w, &figures[i]);
    json_end(w);
}

/* GET /api/home */
bool api_home_see(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct home_waits waits;
    struct home_view v;

    if (!work_home_see(rq->store, rq->subject, desk_today(rq->seen->now.now_ms), rq->arena, &v, e)
        || !home_waits_read(rq, &waits, e))
        return false;
    v.home.waiting += (int64_t)(waits.referrals.n + waits.readings.n);
    json_open_object(w);
    json_key(w, "region");
    json_open_object(w);
    field_text(w, "code", v.frame.region_code);
    field_text(w, "name", v.frame.region_name);
    json_end(w);
    reply_frame(w, &v.frame);
    json_key(w, "inbox");
    json_open_array(w);
    home_waits_write(rq, &waits);
    for (size_t i = 0; i < v.home.inbox_n; i++)
        item_write(rq, &v.home.inbox[i], v.frame.as_of_ms);
    json_end(w);
    figures_write(w, &v);
    json_key(w, "counts");
    json_open_object(w);
    field_write(w, COUNTS, &v.home.counts);
    json_end(w);
    json_end(w);
    return true;
}
