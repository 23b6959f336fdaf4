/* outcome.c - see outcome.h. */
#include "fhir/outcome.h"

#include "fhir/element.h"

struct word {
    int status;
    const char *code, *text;
};
/* Source: HL7 FHIR 4.0.1, issue-type. The last is of any other. */
static const struct word WORDS[] = {
    {400, "invalid", "请求有误"},
    {401, "login", "请先登录"},
    {403, "forbidden", "无权进行此操作"},
    {404, "not-found", "没有这个资源"},
    {405, "not-supported", "此地址不支持这种方法"},
    {406, "not-supported", "只提供 JSON"},
    {409, "conflict", "当前状态不允许"},
    {412, "conflict", "资源已被修改"},
    {413, "too-long", "内容过长"},
    {415, "not-supported", "只接受 JSON 或表单"},
    {422, "business-rule", "内容不符合业务规则"},
    {428, "required", "须带 If-Match"},
    {429, "throttled", "请求过于频繁"},
    {503, "transient", "暂时无法读取数据"},
    {0, "exception", "服务器故障"},
};

void fhir_outcome_write(struct json_writer *w, const struct fhir_issue *issue)
{
    const struct word *word = WORDS;

    while (word->status && word->status != issue->status)
        word++;
    json_open_object(w);
    fhir_word(w, "resourceType", "OperationOutcome");
    fhir_list(w, "issue");
    json_open_object(w);
    fhir_word(w, "severity", "error");
    fhir_word(w, "code", word->code);
    fhir_text(w, "diagnostics", issue->diagnostics.n ? issue->diagnostics : str_of(word->text));
    if (issue->expression && *issue->expression) {
        fhir_list(w, "expression");
        json_text(w, issue->expression);
        json_end(w);
    }
    json_end(w);
    json_end(w);
    json_end(w);
}
