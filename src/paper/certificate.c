/* certificate.c - see certificate.h. Everything that comes from rows is escaped. */
#include "paper/certificate.h"

#include "paper/markup.h"
#include "paper/pdf.h"

static const char STYLE[] =
    "@page{size:A4;margin:37mm 26mm 35mm 28mm}"
    "body{font:16pt/29pt \"FangSong\",\"仿宋\",\"Noto Serif CJK SC\",serif;max-width:156mm;"
    "margin:0 auto;color:#000}"
    "h1{font:22pt/40pt \"FZXiaoBiaoSong-B05S\",\"Noto Serif CJK SC\",serif;font-weight:bold;"
    "text-align:center;margin:0 0 24pt;letter-spacing:4pt}"
    "p{text-indent:2em;margin:0 0 8pt;text-align:justify}"
    "p.end{text-align:right;text-indent:0;margin-top:36pt}"
    "p.code{text-indent:0;margin-top:48pt;font-size:12pt;line-height:20pt}"
    "code{font-family:monospace;font-size:13pt}"
    "p.void{color:#9b1c1c;font-weight:bold;text-indent:0}";

static const char CHECK_STYLE[] =
    "body{font:18px/1.7 \"Noto Sans CJK SC\",\"Microsoft YaHei\",sans-serif;max-width:34em;"
    "margin:0 auto;padding:16px;color:#1c2733}"
    "h1{font-size:24px}dl{display:grid;grid-template-columns:6em 1fr;gap:4px 12px;margin:16px 0}"
    "dt{color:#51606f}dd{margin:0}"
    ".good,.bad{padding:10px 14px;border-radius:8px;font-weight:bold}"
    ".good{background:#e3eef7;color:#154469}.bad{background:#fdeee2;color:#7a3405}"
    "input,button{font:inherit;padding:8px 12px;border:1px solid #7d8a97;border-radius:6px;"
    "max-width:100%;min-height:48px}"
    "input{width:100%;box-sizing:border-box;margin:4px 0 12px}"
    "button{background:#1d5b8f;color:#fff;border-color:#1d5b8f}";

static void head_put(struct out *out, const char *title, const char *style)
{
    out_text(out,
             "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
             "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
             "<title>%s</title><style>%s</style></head><body>\n",
             title, style);
}

void paper_certificate_html(const struct certificate *c, struct out *out)
{
    char code[CERTIFICATE_TEXT];

    certificate_text(c->code, code);
    head_put(out, "服务证明", STYLE);
    out_str(out, STR("<h1>服务证明</h1>\n"));
    if (c->invented)
        out_str(out, STR("<p class=\"void\">演示数据：人员与机构均为虚构</p>\n"));
    if (c->withdrawn)
        markup_put(out, "<p class=\"void\">本证明已撤销：", c->withdrawn_why, "</p>\n");
    markup_put(out, "<p>兹证明", c->name, "同志");
    if (c->home.n)
        markup_put(out, "（", c->home, "）");
    out_str(out, STR("于"));
    markup_day(out, c->from_day);
    out_str(out, STR("至"));
    markup_day(out, c->until_day);
    markup_put(out, "在", c->host, "");
    if (c->discipline.n)
        markup_put(out, "", c->discipline, "");
    markup_put(out, "参加", c->kind, "工作，");
    out_text(out, "经本人与接收单位双方确认在岗%lld天。</p>\n", (long long)c->days);
    out_str(out, STR("<p>特此证明。</p>\n<p class=\"end\">"));
    markup_put(out, "", c->host, "<br>");
    markup_day(out, c->issued_day);
    out_text(out,
             "</p>\n<p class=\"code\">验证码：<code>%s</code><br>"
             "任何人可在本系统公开页面“服务证明查验”（/public/certificates）输入验证码核对真伪，"
             "无需登录。</p>\n</body></html>\n",
             code);
}

bool paper_certificate_pdf(const struct certificate *c, const char *path, struct err *e)
{
    struct out html = {0};
    bool good;

    paper_certificate_html(c, &html);
    good = paper_pdf((struct str){html.items, html.n}, path, e);
    out_reset(&html);
    return good;
}

static void facts_put(const struct certificate *c, struct out *out)
{
    if (c->withdrawn) {
        out_str(out, STR("<p class=\"bad\" role=\"status\">本证明已于"));
        markup_day(out, c->withdrawn_day);
        out_str(out, STR("撤销，不再有效。</p>\n"));
    } else {
        out_str(out, STR("<p class=\"good\" role=\"status\">本证明有效。</p>\n"));
    }
    markup_put(out, "<dl><dt>姓名</dt><dd>", c->name, "</dd>");
    markup_put(out, "<dt>类别</dt><dd>", c->kind, "</dd>");
    if (c->home.n)
        markup_put(out, "<dt>派出单位</dt><dd>", c->home, "</dd>");
    markup_put(out, "<dt>接收单位</dt><dd>", c->host, "</dd>");
    if (c->discipline.n)
        markup_put(out, "<dt>学科</dt><dd>", c->discipline, "</dd>");
    out_str(out, STR("<dt>起止</dt><dd>"));
    markup_day(out, c->from_day);
    out_str(out, STR("至"));
    markup_day(out, c->until_day);
    out_text(out, "</dd><dt>在岗天数</dt><dd>%lld天（双方确认）</dd><dt>出具日期</dt><dd>",
             (long long)c->days);
    markup_day(out, c->issued_day);
    out_str(out, STR("</dd></dl>\n"));
}

void paper_certificate_check(const struct certificate *c, bool asked, struct out *out)
{
    head_put(out, "服务证明查验", CHECK_STYLE);
    out_str(out, STR("<main><h1>服务证明查验</h1>\n"));
    if (c && c->invented)
        out_str(out, STR("<p>演示地区：全部数据均为虚构</p>\n"));
    if (c)
        facts_put(c, out);
    else if (asked)
        out_str(out,
                STR("<p class=\"bad\" role=\"status\">查无此证：没有出具过使用这个验证码的证明。"
                    "请核对证明上的验证码；若仍查不到，该证明不是本系统出具的。</p>\n"));
    out_str(out, STR("<form action=\"/public/certificates\" method=\"get\"><label>证明上的验证码"
                     "<input name=\"code\" required maxlength=\"40\" autocomplete=\"off\" "
                     "placeholder=\"XXXX-XXXX-XXXX-XXXX-XXXX-X\"></label>"
                     "<button type=\"submit\">查验</button></form></main>\n</body></html>\n"));
}
