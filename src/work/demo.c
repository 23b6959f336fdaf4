/* demo.c - runs the whole loop on an invented province: records > cube > gaps > plan > store. */
#include "work/demo.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "work/bulletin_desk.h"
#include "work/demo_achievement.h"
#include "work/demo_adoption.h"
#include "work/demo_appraisal.h"
#include "work/demo_budget.h"
#include "work/demo_evaluation.h"
#include "work/demo_lines.h"
#include "work/demo_measure.h"
#include "work/demo_mentorship.h"
#include "work/demo_money.h"
#include "work/demo_orders.h"
#include "work/demo_people.h"
#include "work/demo_placement.h"
#include "work/demo_pledge.h"
#include "work/demo_reading.h"
#include "work/demo_record.h"
#include "work/demo_recruit.h"
#include "work/demo_referral.h"
#include "work/demo_registry.h"
#include "work/demo_side.h"
#include "work/demo_skill.h"
#include "work/demo_teaching.h"
#include "work/demo_visit.h"
#include "work/example.h"
#include "work/file.h"
#include "work/gaps.h"
#include "work/ingest.h"
#include "work/job.h"
#include "work/load.h"
#include "work/plan.h"

#define REGION_NAME DEMO_PROVINCE "（虚构演示）"

static const char README[] =
    "# 虚构演示数据 · invented demonstration data\n\n"
    "这里的省、县、医院、人员、病案全部是程序虚构的，与任何真实机构和个人无关。\n"
    "Every place, hospital, person and record in this folder was invented by a program.\n\n"
    "* records/   病案首页（P 代码），含真实导出常见的差错 · discharge records, untidy on purpose\n"
    "* side/      机构、区划、病组、术式、科室、人口、专科医师 · side tables\n"
    "* dispatch/  机构、人员、可派人员、名额 · organizations, people, offers, quotas\n"
    "* truth/     埋入的事实 · what was planted: strength, missing techniques, placements, pilots\n"
    "* cube/      `xinglin cube` 的结果    * gaps/  `xinglin gaps` 的结果\n"
    "* lines/     虚构项目的派驻、带教、手术等逐条记录 · what an invented programme did\n"
    "* plan/      `xinglin plan` 的结果    * store.db  `xinglin serve --data` 打开的库\n";

struct demo {
    const struct demo_request *request;
    struct demo_world world;
    struct arena arena;
    struct demo_names sheets;
    const char *root; /* the folder that is being written */
};

static const char *inside(struct demo *d, const char *name)
{
    return arena_text(&d->arena, "%s/%s", d->root, name);
}

static bool readme_write(struct demo *d, struct folder *f, struct err *e)
{
    struct folder_file *file;
    struct out *out;

    if (!folder_put(f, "README.md", &file, &out, e))
        return false;
    out_str(out, str_of(README));
    demo_people_print(&d->world, out);
    return folder_put_end(file, e);
}

/* A folder inside the root, filled by one writer. */
static bool part_write(struct demo *d, const char *name,
                       bool (*write)(struct demo *d, struct folder *f, struct err *e),
                       struct err *e)
{
    struct folder f;

    if (!folder_open(&f, inside(d, name), false, e))
        return false;
    if (write(d, &f, e) && folder_done(&f, e))
        return true;
    folder_drop(&f);
    return false;
}

static bool records_part(struct demo *d, struct folder *f, struct err *e)
{
    return demo_records_write(&d->world, f, &d->arena, &d->sheets, e);
}

static bool side_part(struct demo *d, struct folder *f, struct err *e)
{
    return demo_side_write(&d->world, f, e);
}

static bool dispatch_part(struct demo *d, struct folder *f, struct err *e)
{
    return demo_offers_write(&d->world, f, e);
}

static bool lines_part(struct demo *d, struct folder *f, struct err *e)
{
    return demo_lines_write(&d->world, f, e);
}

static bool truth_part(struct demo *d, struct folder *f, struct err *e)
{
    return demo_truth_write(&d->world, f, e) && demo_skill_write(&d->world, f, e);
}

static bool cube_run(struct demo *d, struct err *e)
{
    const char **files = ARENA_ARRAY(&d->arena, const char *, d->sheets.n);
    struct ingest_request r = {
        .map = "hqms-p",
        .institutions = inside(d, "side/institutions.csv"),
        .counties = inside(d, "side/counties.csv"),
        .towns = inside(d, "side/towns.csv"),
        .drg = inside(d, "side/drg.csv"),
        .procedures = inside(d, "side/procedures.csv"),
        .departments = inside(d, "side/departments.csv"),
        .not_after_day = month_first_day(DEMO_LAST_MONTH + 1) - 1,
        .out = inside(d, "cube"),
        .files = files,
        .file_n = (int)d->sheets.n,
        .invented = true,
    };

    for (size_t i = 0; i < d->sheets.n; i++)
        files[i] = inside(d, arena_text(&d->arena, "records/%s", d->sheets.items[i]));
    return work_ingest(&r, NULL, e);
}

static int32_t window_from(const struct demo *d)
{
    return DEMO_LAST_MONTH - (d->world.month_n < 12 ? d->world.month_n : 12) + 1;
}

static bool gaps_run(struct demo *d, struct err *e)
{
    struct gaps_request r = {
        .cube = inside(d, "cube"),
        .population = inside(d, "side/population.csv"),
        .specialists = inside(d, "side/specialists.csv"),
        .procedures = inside(d, "side/procedures.csv"),
        .counties = inside(d, "side/counties.csv"),
        .institutions = inside(d, "side/institutions.csv"),
        .drg = inside(d, "side/drg.csv"),
        .from_month = window_from(d),
        .to_month = DEMO_LAST_MONTH,
        .out = inside(d, "gaps"),
        .invented = true,
    };

    return work_gaps(&r, e);
}

static bool plan_run(struct demo *d, struct err *e)
{
    struct plan_request r = {
        .organizations = inside(d, "dispatch/organizations.csv"),
        .offers = inside(d, "dispatch/offers.csv"),
        .demands = inside(d, "gaps/demands.csv"),
        .quotas = inside(d, "dispatch/quotas.csv"),
        .weights = PLAN_WEIGHTS,
        .weight_band = PLAN_WEIGHT_BAND,
        .limit_s = PLAN_LIMIT_S,
        .out = inside(d, "plan"),
        .invented = true,
    };

    return work_plan(&r, e);
}

/* A fault here is our own mistake; the first is told. */
static bool lines_fill(struct demo *d, const char *store, int64_t now_ms, struct err *e)
{
    struct fault_list faults = {.arena = &d->arena};
    struct store *st = NULL;
    bool good =
        store_open(store, STORE_EXISTING, &st, e)
        && work_programme_add(st, demo_lines_programme(&d->arena), "demo.yaml", now_ms, &faults, e)
        && work_lines_load(st, inside(d, "lines"), now_ms, &faults, e);

    store_close(st);
    if (faults.n)
        err_set(e, ERR_INPUT, "%.*s", STR_ARG(faults.items[0]));
    fault_reset(&faults);
    return good;
}

/* Who teaches, who may come. */
static bool experts_fill(const struct demo *d, const char *store, int64_t now_ms, struct err *e)
{
    return demo_mentorship_add(&d->world, store, now_ms, e)
           && demo_recruit_add(&d->world, store, now_ms, e)
           && demo_teaching_add(&d->world, store, now_ms, e)
           && demo_achievement_add(&d->world, store, now_ms, e)
           && demo_measure_add(&d->world, store, e);
}

/* Who visits, who is sent up and down, whose pictures are read: what waits there, waits since today
 * and not since the data ended. */
static bool days_fill(const struct demo *d, const char *store, int64_t as_of_ms, struct err *e)
{
    int64_t now_ms = job_now_ms() > as_of_ms ? job_now_ms() : as_of_ms;

    return demo_visit_add(&d->world, store, now_ms, e)
           && demo_referral_add(&d->world, store, now_ms, e)
           && demo_reading_add(&d->world, store, now_ms, e)
           && demo_visit_cost_add(store, now_ms, e);
}

static bool money_fill(const char *store, int64_t now_ms, struct err *e)
{
    return demo_money_add(store, now_ms, e) && demo_appraisal_add(store, now_ms, e)
           && demo_pledge_add(store, now_ms, e) && demo_budget_add(store, now_ms, e);
}

static bool store_fill(struct demo *d, const char *store, struct err *e)
{
    struct load_request r = {
        .folder = d->root,
        .store = store,
        .region_code = DEMO_PROVINCE_CODE "0000",
        .region_name = REGION_NAME,
        .from_month = window_from(d),
        .to_month = DEMO_LAST_MONTH,
        .as_of_ms = (int64_t)month_first_day(DEMO_LAST_MONTH + 1) * 86400000,
        .seed = d->request->seed,
        .invented = true,
    };

    return demo_evaluations_register(&d->world, store, e) && work_load(&r, e)
           && demo_people_add(&d->world, store, r.as_of_ms, e)
           && demo_registry_add(&d->world, store, r.as_of_ms, e)
           && lines_fill(d, store, r.as_of_ms, e) && demo_skill_add(&d->world, store, r.as_of_ms, e)
           && demo_adoption_add(&d->world, store, r.as_of_ms, e)
           && demo_placement_add(&d->world, store, r.as_of_ms, e)
           && experts_fill(d, store, r.as_of_ms, e)
           && demo_orders_add(&d->world, store, r.as_of_ms, e) && money_fill(store, r.as_of_ms, e)
           && days_fill(d, store, r.as_of_ms, e)
           && demo_evaluations_run(&d->world, store, r.as_of_ms, e);
}

static bool loop_run(struct demo *d, struct folder *f, struct err *e)
{
    return readme_write(d, f, e) && part_write(d, "records", records_part, e)
           && part_write(d, "side", side_part, e) && part_write(d, "dispatch", dispatch_part, e)
           && part_write(d, "truth", truth_part, e) && part_write(d, "lines", lines_part, e)
           && cube_run(d, e) && gaps_run(d, e) && plan_run(d, e);
}

static bool into_folder(struct demo *d, struct err *e)
{
    struct folder f;

    if (!folder_open(&f, d->request->to, d->request->force, e))
        return false;
    d->root = arena_text(&d->arena, "%s", f.tmp);
    if (loop_run(d, &f, e) && store_fill(d, f.tmp, e) && folder_done(&f, e))
        return true;
    folder_drop(&f);
    return false;
}

/* The files are made in a temporary folder that goes away. */
static bool into_database(struct demo *d, struct err *e)
{
    const char *temporary = getenv("TMPDIR");
    char *root = arena_text(&d->arena, "%s/xinglin-demo-XXXXXX", temporary ? temporary : "/tmp");
    struct folder f;
    bool ok;

    if (!mkdtemp(root))
        return err_set(e, ERR_IO, "%.400s: no temporary folder can be made", root);
    if (!folder_open(&f, root, true, e))
        return false;
    d->root = arena_text(&d->arena, "%s", f.tmp);
    ok = loop_run(d, &f, e) && store_fill(d, d->request->to, e);
    folder_drop(&f);
    remove(root);
    return ok;
}

bool work_demo(const struct demo_request *r, struct err *e)
{
    struct demo d = {.request = r};
    int64_t least = demo_world_people(r->counties);
    bool ok;

    if (r->practitioners && r->practitioners < least)
        return err_set(e, ERR_USAGE,
                       "%d people: a province of %d counties has at least %lld, one of each"
                       " discipline in every hospital",
                       r->practitioners, r->counties, (long long)least);
    demo_world_make(&d.world, r->seed, r->counties, r->months, r->practitioners, &d.arena);
    ok = strstr(r->to, "://") ? into_database(&d, e) : into_folder(&d, e);
    list_reset(&d.sheets);
    arena_reset(&d.arena);
    return ok;
}
