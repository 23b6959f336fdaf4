/* label.c - see label.h. */
#include "api/label.h"

#include <string.h>

const struct label LABEL_TERMS[] = {
    {"fit", "技术匹配", "Techniques that are wished"},
    {"paired", "对口支援医院", "Paired hospital"},
    {"continuity", "延续上期", "Same host as last time"},
    {"preference", "本人意愿", "Own preference"},
    {"nearness", "就近", "Nearness"},
    {0},
};

const struct label LABEL_LEVELS[] = {
    {"0", "低于配额下限的缺口（越小越好）", "Shortfall below quota minimums (less is better)"},
    {"1", "紧急度 1 级席位（加权）", "Filled seats of tier 1, weighted"},
    {"2", "紧急度 2 级席位（加权）", "Filled seats of tier 2, weighted"},
    {"3", "紧急度 3 级席位（加权）", "Filled seats of tier 3, weighted"},
    {"4", "紧急度 4 级席位（加权）", "Filled seats of tier 4, weighted"},
    {"5", "紧急度 5 级席位（加权）", "Filled seats of tier 5, weighted"},
    {"6", "各县均衡", "Fairness over counties"},
    {"6b", "已派席位权重合计", "Weight of the filled seats"},
    {"7", "适配分合计", "Sum of utilities"},
    {0},
};

const struct label LABEL_CAUSES[] = {
    {"nobody_eligible", "没有（更多）合格人员", "Nobody else is eligible"},
    {"team_incomplete", "团队无法凑齐", "The team cannot be completed"},
    {"quota", "受配额限制", "A quota stands in the way"},
    {"all_placed", "合格人员均已派往更优先处", "All who are eligible are placed elsewhere"},
    {"no_eligible_demand", "没有合格的需求", "Eligible for no demand"},
    {"all_seats_filled", "合格的席位均已派满", "All seats within reach are filled"},
    {0},
};

const struct label LABEL_RULES[] = {
    {"discipline", "放宽学科", "Without the rule on discipline"},
    {"title", "放宽职称", "Without the rule on title"},
    {"availability", "放宽时间", "Without the rule on availability"},
    {"exclusion", "放宽本人不去的县", "Without the counties people excluded"},
    {"techniques", "放宽必备技术", "Without the required techniques"},
    {"own_organization", "允许派往本单位", "Own organization allowed"},
    {0},
};

const struct label LABEL_EXPLAIN[] = {
    {"avoidable_rw", "可避免外转", "Avoidable outflow"},
    {"blank_rw_half", "空白技术的一半", "Half of the missing techniques"},
    {"total_rw", "合计", "Total"},
    {"population", "人口", "Population"},
    {"score", "每万人口得分", "Score per 10,000 residents"},
    {0},
};

const struct label LABEL_ROLES[] = {
    {"officer", "主管人员", "Officer"},
    {"manager", "机构管理员", "Manager"},
    {"head", "科室负责人", "Department head"},
    {"expert", "专家", "Expert"},
    {"trainee", "进修学员", "Trainee"},
    {"clinician", "临床医师", "Clinician"},
    {"reader", "诊断医师", "Reader"},
    {"auditor", "审计员", "Auditor"},
    {0},
};

struct label label_of(const struct label *list, const char *name)
{
    for (const struct label *l = list; l->name; l++) {
        if (!strcmp(l->name, name))
            return *l;
    }
    return (struct label){name, name, name};
}

void label_write(struct json_writer *w, const struct label *list, const char *name)
{
    struct label l = label_of(list, name);

    json_key(w, "label");
    json_text(w, l.zh);
    json_key(w, "label_en");
    json_text(w, l.en);
}
