/* reading.c - see reading.h. Everything that comes from rows is escaped. */
#include "paper/reading.h"

#include "paper/markup.h"
#include "paper/pdf.h"

static const char HEAD[] =
    "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
    "<title>报告单</title><style>"
    "@page{size:A4;margin:25mm 22mm;@bottom-center{content:\"第 \" counter(page) \" 页，共 \" "
    "counter(pages) \" 页\";font:9pt \"Noto Serif CJK SC\",\"SimSun\",serif;color:#333}}"
    "body{font:12pt/1.7 \"Noto Serif CJK SC\",\"SimSun\",serif;max-width:166mm;margin:0 auto;"
    "color:#000}"
    "h1{font-size:18pt;text-align:center;margin:0 0 12pt}"
    "h2{font-size:12pt;margin:14pt 0 4pt}"
    "table{width:100%;border-collapse:collapse;border-top:1pt solid #000;"
    "border-bottom:1pt solid #000}"
    "th{text-align:left;font-weight:normal;color:#333;width:6em;padding:2pt 4pt}"
    "td{padding:2pt 4pt}"
    "p{margin:0;white-space:pre-line}"
    "p.not{color:#9b1c1c;font-weight:bold;text-align:center;border:1pt solid #9b1c1c;"
    "padding:2pt 8pt;margin:0 0 10pt}"
    "div.critical{border:1.5pt solid #9b1c1c;padding:4pt 8pt;margin:14pt 0 0;"
    "break-inside:avoid}"
    "div.critical h2{margin:0;color:#9b1c1c}"
    "div.critical p{font-weight:bold}div.critical p.heard{font-weight:normal;font-size:10pt}"
    "div.signed{break-inside:avoid}"
    "p.end{margin-top:18pt;color:#333;font-size:10pt}"
    "</style></head><body>\n";

static const char *const KINDS[READING_KIND_N] = {"心电图", "X线", "CT", "头颅CT", "磁共振"};

/* What is not told has a dash: an empty place looks as if something had been left out. */
static void cell(struct out *out, const char *name, struct str value)
{
    out_text(out, "<th>%s</th>", name);
    markup_put(out, "<td>", value.n ? value : STR("—"), "</td>");
}

static void pair(struct out *out, const char *left, struct str a, const char *right, struct str b)
{
    out_str(out, STR("<tr>"));
    cell(out, left, a);
    cell(out, right, b);
    out_str(out, STR("</tr>\n"));
}

static void part(struct out *out, const char *name, struct str text)
{
    if (text.n == 0)
        return;
    out_text(out, "<h2>%s</h2>", name);
    markup_put(out, "<p>", text, "</p>\n");
}

/* Before all else that was found: whoever holds the paper has to see it, and whether it was heard.
 */
static void critical_put(struct out *out, const struct reading *r)
{
    if (r->critical.n == 0)
        return;
    out_str(out, STR("<div class=\"critical\">"));
    part(out, "危急值", r->critical);
    if (r->heard.n)
        markup_put(out, "<p class=\"heard\">申请机构已确认收到：", r->heard, "</p>");
    else
        out_str(out, STR("<p class=\"heard\">申请机构尚未确认收到</p>"));
    out_str(out, STR("</div>\n"));
}

/* What a reader has to know before he acts on it. */
static const char *warning(enum reading_state state)
{
    if (state == READING_AMENDED)
        return "本报告已更正，以此版为准";
    return state == READING_FINAL ? NULL : "初步报告，尚未审核签发";
}

void paper_reading_html(const struct reading_paper *p, struct out *out)
{
    const struct reading *r = p->reading;
    const char *said = warning(r->state);

    out_str(out, str_of(HEAD));
    markup_put(out, "<h1>", r->centre_name, "");
    out_text(out, "<br>%s报告单</h1>\n", KINDS[r->kind]);
    if (said)
        out_text(out, "<p class=\"not\">%s</p>\n", said);
    out_str(out, STR("<table>\n"));
    pair(out, "编号", r->code, "姓名", p->name);
    pair(out, "申请机构", r->organization_name, "申请医师", r->doctor);
    pair(out, "检查部位", r->part, "诊断编码", r->diagnosis);
    out_str(out, STR("</table>\n"));
    critical_put(out, r);
    part(out, "申请目的", r->indication);
    part(out, "所见", r->findings);
    part(out, "结论", r->conclusion);
    out_str(out, STR("<div class=\"signed\"><h2>签名</h2><table>\n"));
    pair(out, "报告医师", r->signer, "审核医师", r->second.n ? r->second : STR("尚未审核"));
    out_str(out, STR("</table>\n<p class=\"end\">报告日期："));
    markup_day(out, p->issued_day);
    out_str(
        out,
        STR("。申请机构对所送图像的质量负责，诊断机构对本报告负责。</p></div>\n</body></html>\n"));
}

bool paper_reading_pdf(const struct reading_paper *p, const char *path, struct err *e)
{
    struct out html = {0};
    bool good;

    paper_reading_html(p, &html);
    good = paper_pdf((struct str){html.items, html.n}, path, e);
    out_reset(&html);
    return good;
}
