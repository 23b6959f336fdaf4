/* home.c - what waits for the officer, the figures, how much there is. */
#include <math.h>

#include "api/field.h"
#include "api/handler.h"
#include "api/link.h"
#include "work/view.h"

static const struct field COUNTS[] = {
    FIELD(struct home_counts, counties),
    FIELD(struct home_counts, organizations),
    FIELD(struct home_counts, practitioners),
    FIELD(struct home_counts, facts),
    FIELD(struct home_counts, gaps),
    FIELD(struct home_counts, demands),
    FIELD(struct home_counts, offers),
    FIELD(struct home_counts, plans),
    {0},
};

static const struct field ITEM[] = {
    FIELD(struct home_item, county),
    FIELD_OF(struct home_item, due_day, FIELD_DAY, "due", MAYBE),
    {0},
};

static const char *const KINDS[] = {"demand", "gap", NULL}; /* by enum home_kind */

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
        " not fill, gaps of rank 1 to 10 without a demand. `link` is a path of the web"
        " application.",
    .bases = SHAPE_IN_FRAME,
    .told = HOME};

enum { DAY_MS = 24 * 3600 * 1000 };

static const char *item_title(struct arena *a, const struct home_item *item)
{
    if (item->kind == HOME_DEMAND)
        return arena_text(a, "%.*s：%lld 席中还缺 %lld 席", STR_ARG(item->discipline),
                          (long long)item->seats, (long long)(item->seats - item->filled));
    return arena_text(a, "%.*s：缺口第 %lld 位，尚无下单", STR_ARG(item->discipline),
                      (long long)item->rank);
}

static const char *item_title_en(struct arena *a, const struct home_item *item)
{
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

static void item_write(struct request *rq, const struct home_item *item, int64_t as_of_ms)
{
    struct json_writer *w = &rq->json;
    int64_t waited = (as_of_ms - item->since_ms) / DAY_MS;

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
    json_text(w, item->kind == HOME_DEMAND
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
    struct home_view v;

    if (!work_home_see(rq->store, rq->subject, rq->arena, &v, e))
        return false;
    json_open_object(w);
    json_key(w, "region");
    json_open_object(w);
    field_text(w, "code", v.frame.region_code);
    field_text(w, "name", v.frame.region_name);
    json_end(w);
    reply_frame(w, &v.frame);
    json_key(w, "inbox");
    json_open_array(w);
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
