/* demo_lines.c - one story per planted placement: an expert comes, a pair is agreed, a technique is
 * done by him, then with him, then without him. */
#include "work/demo_lines.h"

#include <stdio.h>

#include "base/csv.h"
#include "base/day.h"

#define PROGRAMME "demo"

static const char FILE_TEXT[] =
    "id: " PROGRAMME "\n"
    "name: 杏林省医师下基层（虚构演示）\nplace: 杏林省（虚构）\nyear: 2025\nversion: 1\n"
    "direction: down\npurpose: 演示用的虚构项目\napproval: [county, city, province]\n"
    "priority: [\"990221\", \"990321\"]\n"
    "eligibility: {min_title_rank: 2, min_rank_years: 2}\n"
    "term: {months_min: 6, months_max: 12}\n"
    "teaching: [round, demonstration, lecture]\n"
    "funds: [{id: F1, name: 演示专项, source: 省级财政（虚构）}]\n"
    "subsidies: [{id: s, label: 派驻补助（每人每年）, fund: F1, payee: practitioner, per: year, "
    "yuan: 24000, full_days: 220},\n"
    "  {id: studio, label: 名医工作室（每年）, fund: F1, payee: studio, grade: district, per: "
    "year, "
    "yuan: 80000},\n"
    "  {id: village, label: 乡村医生岗位补助（每人每月）, fund: F1, payee: village_doctor, per: "
    "month, "
    "yuan: 1000}]\n"
    "appraisal:\n"
    "  basic_floor: 0.5\n  competition_floor: 0.7\n  shrink_cases: 20\n  pool_yuan: 60000\n"
    "  budget_yuan: 12000\n  fund: F1\n  cascade: [expert, apprentice, discipline, leader]\n"
    "  indicators:\n"
    "    - {name: teaching, label: 每月带教的月数, target: 10, monthly: 1, weight: 0.3, targets: "
    "[{kind: studio, target: 8}], count: {of: teaching}}\n"
    "    - {name: guided, label: 带教手术例数, target: 15, weight: 0.2, who: mentor, count: {of: "
    "procedure}}\n"
    "    - {name: apprentice, label: 徒弟独立完成例数, whose: apprentice, target: 12, weight: 0.3, "
    "part: competition, count: {of: procedure, where: {role: independent}}}\n"
    "    - {name: technique, label: 新技术独立或稳定开展, whose: discipline, target: 1, weight: "
    "0.2, "
    "part: competition, count: {of: adoption, day: independent_day, where: {state: [independent, "
    "sustained]}}}\n"
    "  improvement: {label: 手术成功占比, part: {of: procedure, where: {outcome: success}}, "
    "whole: {of: procedure}}\n"
    "  grades: [{name: 优秀, floor: 0.9}, {name: 良好, floor: 0.75}, {name: 合格, floor: 0.5}, "
    "{name: 不合格, floor: 0}]\n"
    "pledges:\n"
    "  - {id: pay, label: 原单位工资待遇不变, kind: pay, since: arrival, months: 2}\n"
    "  - {id: credit, label: 职称晋升优先, kind: promotion, since: end, months: 1}\n"
    "  - {id: award, label: 评优评先优先, kind: award, since: end, months: 6}\n"
    "figures:\n"
    "  - {id: sent, label: 派驻专家, unit: 人次, count: {of: placement, where: {kind: posting}}}\n"
    "  - {id: pairs, label: 师徒结对, unit: 对, count: {of: mentorship}}\n"
    "  - {id: techniques, label: 引进技术, unit: 项, count: {of: adoption}}\n"
    "  - {id: alone, label: 本地医生独立开展的技术, unit: 项, count: {of: adoption, where: {state: "
    "[independent, sustained]}}}\n"
    "  - {id: operations, label: 带教与独立手术, unit: 例, count: {of: procedure}}\n"
    "  - id: independent\n    label: 独立完成占比\n    unit: \"%\"\n    digits: 1\n    share:\n"
    "      part: {of: procedure, where: {role: independent}}\n      whole: {of: procedure}\n"
    "  - {id: taught, label: 教学, unit: 次, count: {of: teaching}}\n"
    "  - {id: heard, label: 听课, unit: 人次, count: {of: teaching, sum: attendees}}\n"
    "  - {id: subsidy, label: 已发补助, unit: 万元, digits: 1, scale: 10000, count: {of: entry, "
    "sum: "
    "amount_fen, where: {kind: payment}}}\n"
    "bulletin:\n"
    "  title: 杏林省医师下基层工作通报（虚构演示）\n"
    "  blocks:\n"
    "    - {heading: 一、派驻, text: "
    "\"累计派驻专家{sent}，师徒结对{pairs}，发放补助{subsidy}。\"}\n"
    "    - {heading: 二、技术, text: "
    "\"引进技术{techniques}，其中本地医生已独立开展{alone}；记录手术{operations}，独立完成占{"
    "independent}。\"}\n"
    "    - {heading: 三、教学, text: \"开展教学{taught}，听课{heard}。\"}\n";

/* Behind the rest: the order of keys is free. */
static const char MEASURES_TEXT[] =
    "measures:\n"
    "  - {id: primary_visits, label: 基层诊疗量, unit: 万人次, scale: 10000, digits: 2, "
    "population: "
    "县域内基层医疗卫生机构, numerator: 总诊疗人次, baseline: 2023, count: {of: statistic, sum: "
    "numerator, where: {measure: primary_visits}}, plan: [{year: 2024, value: 160}, {year: 2025, "
    "value: 178}]}\n"
    "  - {id: primary_share, label: 基层诊疗占比, unit: \"%\", digits: 1, population: "
    "县域内全部医疗卫生机构, numerator: 基层医疗卫生机构诊疗人次, denominator: 县域总诊疗人次, "
    "baseline: 2023, share: {part: {of: statistic, sum: numerator, where: {measure: "
    "primary_share}}, whole: {of: statistic, sum: denominator, where: {measure: primary_share}}}, "
    "plan: [{year: 2025, value: 60}]}\n"
    "  - {id: five_centers, label: 急诊急救五大中心覆盖率, unit: \"%\", digits: 1, population: "
    "各县综合医院, numerator: 建成的胸痛、卒中、创伤、危重孕产妇、危重新生儿中心, denominator: "
    "应建中心, baseline: 2023, stock: true, share: {part: {of: achievement, where: {kind: "
    "emergency_center, state: reached}}, whole: {of: achievement, where: {kind: "
    "emergency_center}}}, plan: [{year: 2025, value: 70}]}\n"
    "  - {id: sub_centers, label: 县域医疗次中心, unit: 个, population: 各县乡镇卫生院, numerator: "
    "建成的次中心, baseline: 2023, stock: true, count: {of: achievement, where: {kind: "
    "sub_center, state: reached}}, plan: [{year: 2025, value: 12}]}\n";

struct str demo_lines_programme(struct arena *a)
{
    return str_of(arena_text(a, "%s%s", FILE_TEXT, MEASURES_TEXT));
}

/* A placement of the world with the two people it is about; -1: nobody of the discipline. */
struct story {
    const struct demo_placement *placement;
    int32_t number, expert, apprentice;
    const char *host;
    int32_t from_day, until_day;
    bool over; /* the term has ended within the months of the records */
};

static int32_t person_of(const struct demo_world *w, int32_t institution, int32_t discipline,
                         int32_t level_at_most)
{
    for (int32_t i = 0; i < w->practitioner_n; i++) {
        const struct demo_practitioner *p = &w->practitioners[i];
        bool here = institution >= 0
                        ? p->institution == institution
                        : (int32_t)w->institutions[p->institution].level <= level_at_most;

        if (here && p->discipline == discipline && (institution >= 0 || p->title_rank >= 3))
            return i;
    }
    return -1;
}

static struct story story_of(const struct demo_world *w, int32_t number)
{
    const struct demo_placement *p = &w->placements[number];
    int32_t host = w->counties[p->county].hospital;
    struct story s = {.placement = p,
                      .number = number,
                      .expert = person_of(w, -1, p->discipline, DEMO_CITY),
                      .apprentice = person_of(w, host, p->discipline, 0),
                      .host = w->institutions[host].code,
                      .from_day = month_first_day(p->month)};

    s.until_day = day_add_months(s.from_day, 12) - 1;
    s.over = s.until_day < month_first_day(DEMO_LAST_MONTH + 1);
    return s;
}

static void code_put(struct csv_writer *to, const char *head, const struct story *s, int32_t i)
{
    char text[40];

    snprintf(text, sizeof text, "%s%03d-%02d", head, s->number + 1, i);
    csv_text(to, text);
}

static void placement_line(const struct demo_world *w, const struct story *s, struct csv_writer *to)
{
    code_put(to, "PL", s, 0);
    csv_text(to, PROGRAMME);
    csv_text(to, "posting");
    csv_text(to, w->practitioners[s->expert].code);
    csv_text(to, w->institutions[w->practitioners[s->expert].institution].code);
    csv_text(to, s->host);
    csv_text(to, demo_disciplines[s->placement->discipline]);
    csv_text(to, demo_techniques[s->placement->technique].code);
    csv_day(to, s->from_day);
    csv_day(to, s->until_day);
    csv_day(to, s->from_day);
    if (s->over)
        csv_day(to, s->until_day);
    else
        csv_none(to);
    csv_text(to, s->over ? "certified" : "active");
    csv_end(to);
}

static void mentorship_line(const struct demo_world *w, const struct story *s,
                            struct csv_writer *to)
{
    if (s->apprentice < 0)
        return;
    code_put(to, "ME", s, 0);
    csv_text(to, PROGRAMME);
    csv_text(to, w->practitioners[s->expert].code);
    csv_text(to, w->practitioners[s->apprentice].code);
    csv_text(to, s->host);
    csv_text(to, demo_disciplines[s->placement->discipline]);
    csv_text(to, demo_techniques[s->placement->technique].code);
    csv_day(to, s->from_day + 6);
    csv_text(to, s->over ? "completed" : "active");
    csv_end(to);
}

static int32_t month_n(const struct story *s)
{
    int32_t months = DEMO_LAST_MONTH - s->placement->month + 1;

    return months < 12 ? months : 12;
}

static void adoption_line(const struct demo_world *w, const struct story *s, struct csv_writer *to)
{
    bool alone = s->apprentice >= 0 && month_n(s) > 7;

    code_put(to, "AD", s, 0);
    csv_text(to, PROGRAMME);
    csv_text(to, "technique");
    csv_text(to, s->host);
    csv_text(to, demo_techniques[s->placement->technique].code);
    csv_text(to, s->apprentice >= 0 ? w->practitioners[s->apprentice].code : "");
    csv_day(to, s->from_day - 60);
    csv_day(to, s->from_day + 10);
    if (alone)
        csv_day(to, day_add_months(s->from_day, 7));
    else
        csv_none(to);
    csv_text(to, alone ? "independent" : "supervised");
    csv_end(to);
}

/* Three a month: the expert's in the first two, then under his eyes, from the eighth on alone. */
static void procedure_lines(const struct demo_world *w, const struct story *s,
                            struct csv_writer *to)
{
    for (int32_t i = 0; i < 3 * month_n(s); i++) {
        bool expert = i < 6 || s->apprentice < 0, alone = i >= 21;
        int32_t by = expert ? s->expert : s->apprentice;

        code_put(to, "PR", s, i);
        csv_text(to, PROGRAMME);
        csv_text(to, w->practitioners[by].code);
        csv_text(to, s->host);
        csv_text(to, demo_techniques[s->placement->technique].code);
        csv_day(to, day_add_months(s->from_day, i / 3) + 5 + 8 * (i % 3));
        csv_text(to, expert || alone ? "independent" : "supervised");
        csv_text(to, expert ? "5" : alone ? "4" : "3");
        csv_text(to, expert || alone ? "" : w->practitioners[s->expert].code);
        csv_text(to, (s->number + i) % 17 ? "success" : "failure");
        csv_end(to);
    }
}

static void teaching_lines(const struct demo_world *w, const struct story *s, struct csv_writer *to)
{
    static const char *const KINDS[] = {"round", "demonstration", "lecture"};

    for (int32_t i = 0; i < month_n(s); i++) {
        code_put(to, "TE", s, i);
        csv_text(to, PROGRAMME);
        csv_text(to, KINDS[i % 3]);
        csv_text(to, w->practitioners[s->expert].code);
        csv_text(to, s->host);
        csv_text(to, demo_disciplines[s->placement->discipline]);
        csv_day(to, day_add_months(s->from_day, i) + 12);
        csv_int(to, 6 + (s->number * 7 + i * 3) % 19);
        csv_end(to);
    }
}

static void fund_line(struct csv_writer *to)
{
    csv_text(to, "F1");
    csv_text(to, PROGRAMME);
    csv_text(to, "演示专项");
    csv_text(to, "省级财政（虚构）");
    csv_text(to, "2024-01-01");
    csv_end(to);
}

static void entry_line(const struct demo_world *w, const struct story *s, struct csv_writer *to)
{
    if (!s->over)
        return;
    code_put(to, "EN", s, 0);
    csv_text(to, PROGRAMME);
    csv_text(to, "F1");
    csv_text(to, "payment");
    csv_text(to, w->practitioners[s->expert].code);
    csv_text(to, s->host);
    csv_int(to, 2400000);
    csv_day(to, s->until_day);
    csv_end(to);
}

/* A studio for one story in four. */
static void studio_line(const struct demo_world *w, const struct story *s, struct csv_writer *to)
{
    if (s->number % 4 != 0)
        return;
    code_put(to, "ST", s, 0);
    csv_text(to, PROGRAMME);
    csv_text(to, "名医工作室（虚构）");
    csv_text(to, "studio");
    csv_text(to, "district");
    csv_text(to, w->practitioners[s->expert].code);
    csv_text(to, s->host);
    csv_day(to, s->from_day);
    csv_int(to, 8000000);
    csv_end(to);
}

static const struct table {
    const char *file, *head;
    void (*put)(const struct demo_world *w, const struct story *s, struct csv_writer *to);
} TABLES[] = {
    {"placement.csv",
     "placement,programme,kind,practitioner,home,organization,discipline,technique,from_day,"
     "until_day,arrived_day,ended_day,state",
     placement_line},
    {"mentorship.csv",
     "mentorship,programme,mentor,apprentice,organization,discipline,technique,agreed_day,state",
     mentorship_line},
    {"adoption.csv",
     "adoption,programme,kind,organization,technique,practitioner,gap_day,first_day,"
     "independent_day,state",
     adoption_line},
    {"procedure.csv",
     "procedure,programme,practitioner,organization,technique,day,role,level,mentor,outcome",
     procedure_lines},
    {"teaching.csv", "teaching,programme,kind,practitioner,organization,discipline,day,attendees",
     teaching_lines},
    {"studio.csv", "studio,programme,name,kind,level,leader,organization,opened_day,grant_fen",
     studio_line},
    {"fund.csv", "fund,programme,name,source,day", NULL},
    {"entry.csv", "entry,programme,fund,kind,practitioner,organization,amount_fen,day", entry_line},
};

static bool table_write(const struct demo_world *w, const struct table *t, struct folder *f,
                        struct err *e)
{
    struct folder_file *file;
    struct csv_writer to = {0};

    if (!folder_put(f, t->file, &file, &to.out, e))
        return false;
    csv_head(&to, t->head);
    if (!t->put)
        fund_line(&to);
    for (int32_t i = 0; t->put && i < w->placement_n; i++) {
        struct story s = story_of(w, i);

        if (s.expert >= 0)
            t->put(w, &s, &to);
    }
    return folder_put_end(file, e);
}

bool demo_lines_write(const struct demo_world *w, struct folder *f, struct err *e)
{
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        if (!table_write(w, &TABLES[i], f, e))
            return false;
    }
    return true;
}
