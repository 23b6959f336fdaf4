/* delivery_label.c - see delivery_label.h. */
#include "api/delivery_label.h"

static const struct delivery_label LABELS[] = {
    {"line.ragged", "列数不符",
     "该行列数与表头不一致且无法修复；检查导出时字段内的逗号、换行、引号", true},
    {"line.header", "重复表头", "文件中间又出现表头，多为两张表手工拼接；导出后不要手工合并", true},
    {"text.bytes", "机构或出院时间乱码", "机构代码或出院时间含无法识别的字节；请按原编码重新导出",
     true},
    {"line.skip", "合计行等", "合计、小计等非病案行，已按映射规则跳过；导出时去掉即可", true},
    {"inst.missing", "缺机构代码", "补填组织机构代码（22 位或 9 位）后重新报送", true},
    {"inst.scientific", "机构代码变成科学计数",
     "代码在表格软件中失真（如 1.2E+10）；将该列设为文本后重新导出", true},
    {"date.missing", "缺出院时间", "补填出院时间", true},
    {"date.bad", "出院时间不是日期", "改为 2024-01-05 这类日期", true},
    {"date.range", "出院时间超出范围", "早于 1990 年或晚于今天；核对年份", true},
    {"stay.duplicate", "同一次住院重复",
     "机构、病案号、住院次数、出院日、出生日都相同，只计第一条；查重复导出", true},
    {"text.repaired", "字符已修复", "字段末尾有半个汉字或含空字节，已修复；检查字段长度截断",
     false},
    {"text.encoding", "编码混用",
     "该行编码与文件其余部分不同，已按其自身编码读取；不要手工拼接文件", false},
    {"text.replaced", "字符无法识别", "个别字符无法识别，已替代；核对该字段", false},
    {"line.quote", "引号不规范", "引号未按规则成对，已按文字处理；检查地址等字段中的引号", false},
    {"line.joined", "字段内换行", "字段内有换行，已拼接为一行；导出时去掉换行", false},
    {"line.extra", "多余的空列", "行末有多余分隔符，已忽略", false},
    {"code.scientific", "病案号变成科学计数", "病案号或住院次数失真，无法查重；将该列设为文本",
     false},
    {"date.bad.admission", "入院时间不是日期", "改为规范日期", false},
    {"date.reversed", "入院晚于出院", "核对入院与出院时间", false},
    {"number.bad", "数值有误", "费用、天数或权重不是有效数值", false},
    {"days.missing", "缺住院天数", "无法得到住院天数，按 0 计；补填", false},
    {"days.differ", "住院天数不符", "填写的天数与出入院时间之差不一致；核对", false},
    {"cost.missing", "缺总费用", "费用按 0 计；补填总费用", false},
    {"drg.none", "未入组", "无病组或为 0000、QY；核对主要诊断与手术编码后重新分组", false},
    {"dx.missing", "缺主要诊断", "补填主要诊断编码", false},
    {"age.diagnosis", "年龄与诊断不符", "如产科诊断而年龄不足 10 岁；核对年龄与主要诊断", false},
    {"sex.diagnosis", "性别与诊断不符", "核对性别与主要诊断", false},
    {"op.outside", "手术日期在住院之外", "核对手术日期", false},
    {"op.level", "手术级别无法识别", "填 1 至 4 级", false},
    {"code.unknown", "手术编码不在目录", "核对手术编码及其版本（国临版、医保版）", false},
    {"inst.unlisted", "机构不在名录", "请管理部门在机构名录中登记该机构，或更正机构代码", false},
    {"res.none", "现住址无法定位到县区", "补填县区级现住址或行政区划代码；本市、同上等无法定位",
     false},
    {"size.cut", "文件恰为表格软件行数上限",
     "65,536 或 1,048,576 行，后面的行可能丢失；改用 CSV 完整导出", false},
};

struct delivery_label delivery_label(struct str rule, struct arena *a)
{
    const char *name;

    for (size_t i = 0; i < sizeof LABELS / sizeof LABELS[0]; i++) {
        if (str_eq(rule, str_of(LABELS[i].rule)))
            return LABELS[i];
    }
    name = arena_text(a, "%.*s", STR_ARG(rule));
    return (struct delivery_label){name, name, "", false};
}
