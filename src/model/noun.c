/* noun.c - the table of nouns. A new column is added here, in its schema file and nowhere else. */
#include "model/noun.h"

#include <string.h>

#include "base/day.h"

const char *const column_kind_names[] = {"code", "text",   "day", "count",
                                         "fen",  "choice", "ref", NULL};

#define CODE(name, label)                    \
    {                                        \
        name, label, COLUMN_CODE, true, NULL \
    }
#define TEXT(name, label)                     \
    {                                         \
        name, label, COLUMN_TEXT, false, NULL \
    }
#define NAME(name, label)                    \
    {                                        \
        name, label, COLUMN_TEXT, true, NULL \
    }
#define DAY(name, label)                    \
    {                                       \
        name, label, COLUMN_DAY, true, NULL \
    }
#define DAY_IF(name, label)                  \
    {                                        \
        name, label, COLUMN_DAY, false, NULL \
    }
#define COUNT(name, label)                     \
    {                                          \
        name, label, COLUMN_COUNT, false, NULL \
    }
#define FEN(name, label)                     \
    {                                        \
        name, label, COLUMN_FEN, false, NULL \
    }
#define REF(name, label, of)              \
    {                                     \
        name, label, COLUMN_REF, true, of \
    }
#define REF_IF(name, label, of)            \
    {                                      \
        name, label, COLUMN_REF, false, of \
    }
#define CHOICE(name, label, of)              \
    {                                        \
        name, label, COLUMN_CHOICE, true, of \
    }
#define CHOICE_IF(name, label, of)            \
    {                                         \
        name, label, COLUMN_CHOICE, false, of \
    }
#define PROGRAMME NAME("programme", "项目")

static const struct noun_column PLACEMENT[] = {
    CODE("placement", "派驻编号"),
    PROGRAMME,
    CHOICE("kind", "类别", "posting training shared_post residency secondment"),
    CHOICE_IF("branch", "条线", "clinical management technology discipline service"),
    REF("practitioner", "人员", "practitioner"),
    REF_IF("home", "派出机构", "organization"),
    REF("organization", "接收机构", "organization"),
    TEXT("discipline", "学科"),
    TEXT("post", "岗位编号"),
    TEXT("title", "挂任职务"),
    TEXT("technique", "目标技术"),
    TEXT("round", "批次"),
    DAY("from_day", "起"),
    DAY_IF("until_day", "止"),
    DAY_IF("arrived_day", "到岗日"),
    DAY_IF("ended_day", "离岗日"),
    CHOICE("state", "状态",
           "proposed accepted confirmed noticed arrived active leave ended ended_early evaluated "
           "returned certified cancelled"),
    TEXT("cause", "原因"),
};
static const struct noun_column PRESENCE[] = {
    CODE("presence", "在岗编号"),     REF("placement", "派驻", "placement"), DAY("day", "日期"),
    DAY_IF("home_day", "本人确认日"), DAY_IF("host_day", "接收方确认日"),
};
static const struct noun_column TASK[] = {
    CODE("task", "任务编号"),     REF("placement", "派驻", "placement"),
    NAME("about", "任务"),        DAY("due_day", "应完成日"),
    DAY_IF("done_day", "完成日"), DAY_IF("signed_day", "签收日"),
};
static const struct noun_column MENTORSHIP[] = {
    CODE("mentorship", "师徒编号"),
    PROGRAMME,
    REF("mentor", "师父", "practitioner"),
    REF("apprentice", "徒弟", "practitioner"),
    REF("organization", "徒弟所在机构", "organization"),
    TEXT("discipline", "学科"),
    TEXT("technique", "技术"),
    TEXT("school", "流派"),
    DAY("agreed_day", "结对日"),
    DAY_IF("until_day", "止"),
    CHOICE("state", "状态", "proposed agreed active completed ended_early"),
};
static const struct noun_column STUDIO[] = {
    CODE("studio", "工作室编号"),
    PROGRAMME,
    NAME("name", "名称"),
    CHOICE("kind", "类别", "studio team"),
    CHOICE_IF("level", "级别", "national provincial district"),
    REF_IF("leader", "领衔专家", "practitioner"),
    REF("organization", "所在机构", "organization"),
    DAY("opened_day", "设立日"),
    DAY_IF("closed_day", "撤销日"),
    FEN("grant_fen", "年度补助（分）"),
};
static const struct noun_column VISIT[] = {
    CODE("visit", "坐诊编号"),
    PROGRAMME,
    REF("practitioner", "专家", "practitioner"),
    REF("organization", "坐诊机构", "organization"),
    CHOICE("kind", "类别", "clinic round remote free_clinic"),
    TEXT("discipline", "学科"),
    DAY("day", "日期"),
    TEXT("starts", "时间"),
    CHOICE("state", "状态", "planned announced open held cancelled"),
    FEN("travel_fen", "交通费（分）"),
    FEN("lodging_fen", "住宿费（分）"),
};
static const struct noun_column BOOKING[] = {
    CODE("booking", "就诊编号"),
    PROGRAMME,
    REF_IF("visit", "坐诊", "visit"),
    REF("organization", "就诊机构", "organization"),
    REF_IF("practitioner", "接诊医生", "practitioner"),
    TEXT("residence", "患者来源地"),
    DAY("day", "日期"),
    CHOICE("state", "状态", "held booked checked_in attended missed cancelled"),
};
static const struct noun_column TEACHING[] = {
    CODE("teaching", "教学编号"),
    PROGRAMME,
    CHOICE("kind", "类别",
           "round demonstration lecture case_conference mdt class free_clinic consult"),
    REF("practitioner", "主讲", "practitioner"),
    REF("organization", "机构", "organization"),
    TEXT("discipline", "学科"),
    DAY("day", "日期"),
    TEXT("topic", "内容"),
    COUNT("attendees", "参加人数"),
};
static const struct noun_column PROCEDURE[] = {
    CODE("procedure", "手术操作编号"),
    PROGRAMME,
    REF("practitioner", "术者", "practitioner"),
    REF("organization", "机构", "organization"),
    TEXT("center", "中心"),
    NAME("technique", "技术"),
    DAY("day", "日期"),
    CHOICE("role", "角色", "observed assisted supervised independent"),
    COUNT("level", "授权等级"),
    REF_IF("mentor", "带教", "practitioner"),
    CHOICE_IF("approach", "入路", "open laparoscopic endoscopic percutaneous noninvasive"),
    CHOICE_IF("outcome", "结果", "success failure"),
    TEXT("complication", "并发症"),
    TEXT("local_case", "院内病例号"),
    DAY_IF("signed_day", "签字日"),
    COUNT("risk_permille", "预计失败风险（千分之）"),
};
static const struct noun_column ADOPTION[] = {
    CODE("adoption", "技术引进编号"),
    PROGRAMME,
    CHOICE("kind", "类别", "technique project service"),
    REF("organization", "机构", "organization"),
    NAME("technique", "技术"),
    REF_IF("practitioner", "负责医生", "practitioner"),
    DAY("gap_day", "提出日"),
    DAY_IF("applied_day", "申请日"),
    DAY_IF("approved_day", "批准日"),
    DAY_IF("first_day", "首例日"),
    DAY_IF("independent_day", "独立开展日"),
    DAY_IF("sustained_day", "稳定开展日"),
    CHOICE("state", "状态",
           "gap applied approved first_case supervised independent sustained lapsed"),
    TEXT("cause", "原因"),
};
static const struct noun_column ACHIEVEMENT[] = {
    CODE("achievement", "成果编号"),
    PROGRAMME,
    CHOICE("kind", "类别",
           "center sub_center research accreditation capability community_hospital alliance beds "
           "area emergency_center prize heritage school event training_plan"),
    REF_IF("organization", "机构", "organization"),
    NAME("name", "名称"),
    DAY("day", "日期"),
    COUNT("amount", "数量"),
    TEXT("unit", "单位"),
    CHOICE_IF("state", "状态", "planned reached missed"),
    TEXT("evidence", "依据"),
    CHOICE_IF("status", "核实", "claimed verified returned"),
};
static const struct noun_column PROSPECT[] = {
    CODE("prospect", "意向专家编号"),
    PROGRAMME,
    NAME("name", "姓名"),
    TEXT("home", "所在单位"),
    CHOICE("stage", "阶段", "lead invited visited intent signed staying"),
    DAY("day", "日期"),
    TEXT("trip", "批次"),
    REF_IF("introduced_by", "引荐人", "prospect"),
};
static const struct noun_column FUND[] = {
    CODE("fund", "资金编号"), PROGRAMME, NAME("name", "名称"), NAME("source", "来源"),
    DAY("day", "设立日"),
};
static const struct noun_column ENTRY[] = {
    CODE("entry", "收支编号"),
    PROGRAMME,
    REF("fund", "资金", "fund"),
    CHOICE("kind", "类别", "budget donation grant accrual payment recovery spending"),
    REF_IF("practitioner", "收款人", "practitioner"),
    REF_IF("organization", "机构", "organization"),
    FEN("amount_fen", "金额（分）"),
    DAY("day", "日期"),
    TEXT("note", "说明"),
};
static const struct noun_column RETURNS[] = {
    CODE("statistic", "统计编号"), PROGRAMME,
    NAME("measure", "指标"),       REF("organization", "填报机构", "organization"),
    DAY("day", "统计期首日"),      COUNT("numerator", "分子"),
    COUNT("denominator", "分母"),  CHOICE("status", "口径", "claimed verified validated"),
};

#define NOUN_KEPT(name, label, day, place, columns, ours)                                  \
    {                                                                                      \
        name, label, day, place, columns, (int)(sizeof(columns) / sizeof *(columns)), ours \
    }
#define NOUN(name, label, day, place, columns) NOUN_KEPT(name, label, day, place, columns, NULL)

const struct noun NOUNS[] = {
    NOUN("placement", "派驻与进修", "from_day", "organization", PLACEMENT),
    NOUN("presence", "在岗", "day", "placement", PRESENCE),
    NOUN("task", "任务清单", "due_day", "placement", TASK),
    NOUN("mentorship", "师徒结对", "agreed_day", "organization", MENTORSHIP),
    NOUN("studio", "工作室与团队", "opened_day", "organization", STUDIO),
    NOUN("visit", "专家坐诊", "day", "organization", VISIT),
    NOUN("booking", "就诊", "day", "organization", BOOKING),
    NOUN("teaching", "教学", "day", "organization", TEACHING),
    NOUN("procedure", "手术操作日志", "day", "organization", PROCEDURE),
    NOUN("adoption", "新技术新项目", "gap_day", "organization", ADOPTION),
    NOUN_KEPT("achievement", "建设成果", "day", "organization", ACHIEVEMENT, "status"),
    NOUN("prospect", "专家引进线索", "day", NULL, PROSPECT),
    NOUN("fund", "资金", "day", NULL, FUND),
    NOUN("entry", "收支", "day", "organization", ENTRY),
    NOUN("statistic", "统计报表", "day", "organization", RETURNS),
    {0},
};

const struct noun *noun_find(struct str name)
{
    for (const struct noun *noun = NOUNS; noun->name; noun++) {
        if (str_eq(name, str_of(noun->name)))
            return noun;
    }
    return NULL;
}

int noun_column_find(const struct noun *noun, struct str name)
{
    for (int i = 0; i < noun->column_n; i++) {
        if (str_eq(name, str_of(noun->columns[i].name)))
            return i;
    }
    return -1;
}

bool noun_column_ours(const struct noun *noun, int column)
{
    return noun->ours && strcmp(noun->ours, noun->columns[column].name) == 0;
}

bool noun_choice_has(const char *choices, struct str word)
{
    struct str rest = str_of(choices);

    while (rest.n) {
        if (str_eq(str_cut(&rest, ' '), word))
            return true;
    }
    return false;
}

static bool control_in(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7f)
            return true;
    }
    return false;
}

static bool text_check(struct str s, size_t most, struct err *e)
{
    if (s.n > most)
        return err_set(e, ERR_INPUT, "longer than %zu bytes", most);
    if (!utf8_valid(s))
        return err_set(e, ERR_INPUT, "not UTF-8");
    return !control_in(s) || err_set(e, ERR_INPUT, "holds a control character");
}

static bool signed_in(struct str s, int64_t *number)
{
    if (s.at[0] == '-')
        *number = -*number;
    return true;
}

static bool number_read(const struct noun_column *column, struct str s, int64_t *number,
                        struct err *e)
{
    struct str digits = str_starts(s, STR("-")) ? (struct str){s.at + 1, s.n - 1} : s;
    int32_t day;

    switch (column->kind) {
    case COLUMN_DAY:
        if (!day_parse(s, &day))
            return err_set(e, ERR_INPUT, "a day as YYYY-MM-DD is wanted");
        *number = day;
        return true;
    case COLUMN_FEN:
        return (str_to_int(digits, INT64_C(100000000000000), number) && signed_in(s, number))
               || err_set(e, ERR_INPUT, "an amount in fen, digits alone, is wanted");
    default:
        return str_to_int(s, INT64_C(1000000000000), number)
               || err_set(e, ERR_INPUT, "a count of digits alone is wanted");
    }
}

bool noun_value_read(const struct noun_column *column, struct str field, struct noun_value *value,
                     struct err *e)
{
    struct noun_value found = {.known = true, .text = str_trim(field)};

    if (found.text.n == 0) {
        if (column->required)
            return err_set(e, ERR_INPUT, "must not be empty");
        *value = (struct noun_value){0};
        return true;
    }
    switch (column->kind) {
    case COLUMN_CODE:
    case COLUMN_REF:
        if (!text_check(found.text, NOUN_CODE_MAX, e))
            return false;
        break;
    case COLUMN_TEXT:
        if (!text_check(found.text, NOUN_TEXT_MAX, e))
            return false;
        break;
    case COLUMN_CHOICE:
        if (!noun_choice_has(column->of, found.text))
            return err_set(e, ERR_INPUT, "one of these is wanted: %s", column->of);
        break;
    default:
        if (!number_read(column, found.text, &found.number, e))
            return false;
    }
    *value = found;
    return true;
}
