/* upload_label.c - see upload_label.h. */
#include "api/upload_label.h"

static const struct {
    const char *head; /* how the fault begins */
    const char *label;
} LABELS[] = {
    {"a value is wanted", "必填，不能为空"},
    {"control characters", "含有换行或控制字符；请改为一行普通文字"},
    {"at most 100 characters", "过长；最多 100 个字"},
    {"the list is too long", "清单过长；最多 4000 字节"},
    {"it lies outside the globe", "经纬度超出范围；经度 -180 至 180，纬度 -90 至 90"},
    {"a point needs both degrees", "经度和纬度须同时填写，或同时留空"},
    {"no county or district", "查无此县区代码；应为系统内的 6 位行政区划代码"},
    {"no organization has", "查无此机构代码；应为系统内已有的机构"},
    {"no practitioner has", "查无此人员编号；应为系统内已有的人员"},
    {"the organization lies in another", "机构现属另一县区；导入不能变更所属县区"},
    {"the practitioner works in another", "人员现属另一县区；导入不能跨县区调动"},
    {"1 resident", "职称级别应为 1 住院、2 主治、3 副主任、4 主任"},
    {"it lies before the first day", "截止日早于起始日；应不早于起始日"},
    {"it lies outside what your post", "超出您的管理范围；只能导入本辖区或本机构的数据"},
    {"an earlier row of this file", "与前面的行重复；同一编号只能出现一次"},
    {"a whole number is wanted", "应为整数"},
    {"a number is wanted", "应为数字"},
    {"a day YYYY-MM-DD", "应为日期，如 2025-01-31"},
    {"consortium, alliance", "协议类型应为 医联体、医共体、对口支援、转诊、阅片 之一"},
    {"an organization is named twice", "同一机构不能出现两次"},
    {"1 to 200 members", "牵头机构之外，应有 1 至 200 家成员机构"},
    {"a later round of these parties", "这些机构已有更晚的一轮协议；起始日应晚于它"},
    {"the row has", "本行的列数与表头不同"},
    {"a quote inside", "引号位置不对；整个单元格应用引号括起"},
    {"the quote is never closed", "引号没有闭合；其后的内容无法读取"},
    {"text behind the closing quote", "引号之后还有文字"},
};

struct str upload_label(struct str fault)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (str_starts(fault, str_of(LABELS[i].head)))
            return str_of(LABELS[i].label);
    }
    return fault;
}
