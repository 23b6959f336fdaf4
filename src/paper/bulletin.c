/* bulletin.c - the report as text and as HTML. */
#include "paper/bulletin.h"

#include "paper/chart.h"
#include "paper/markup.h"

const char *const paper_form_names[PAPER_N + 1] = {"text", "html", "pdf", "docx", "xlsx", NULL};

void paper_bulletin_text(const struct bulletin *b, struct out *out)
{
    struct arena a = {0};

    out_text(out, "%.*s\n%.*s\n", STR_ARG(b->title), STR_ARG(b->programme->place));
    if (b->invented)
        out_str(out, STR("示例：人员姓名均为虚构\n"));
    out_text(out, "统计期：%.*s    数据截至：%.*s\n数据封存号：%.*s\n\n", STR_ARG(b->period),
             STR_ARG(b->as_of), STR_ARG(b->seal));
    for (int32_t i = 0; i < b->block_n; i++)
        out_text(out, "%.*s\n  %.*s\n\n", STR_ARG(b->blocks[i].heading),
                 STR_ARG(b->blocks[i].text));
    out_str(out, STR("数据表\n"));
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];
        struct str exact = bulletin_exact(f, &a);

        out_text(out, "  %.*s：%.*s（实数 %.*s，编号 %.*s）\n", STR_ARG(f->figure->label),
                 STR_ARG(f->text), STR_ARG(exact), STR_ARG(f->figure->id));
    }
    arena_reset(&a);
}

static const char STYLE[] =
    "@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:\"— \" counter(page) \" —\";"
    "font:14pt \"FangSong\",\"仿宋\",\"Noto Serif CJK SC\",serif}}"
    "body{font:16pt/29pt \"FangSong\",\"仿宋\",\"Noto Serif CJK SC\",serif;max-width:156mm;"
    "margin:0 auto;color:#000}"
    "h1{font:22pt/33pt \"FZXiaoBiaoSong-B05S\",\"Noto Serif CJK SC\",serif;font-weight:bold;"
    "text-align:center;margin:0 0 12pt}"
    "h2{font:16pt/29pt \"SimHei\",\"黑体\",\"Noto Sans CJK SC\",sans-serif;text-indent:2em;"
    "margin:0;break-after:avoid}"
    "p{text-indent:2em;margin:0;text-align:justify;orphans:2;widows:2}"
    "p.head{text-align:center;text-indent:0;font-size:14pt}"
    "table{border-collapse:collapse;width:100%;font-size:10.5pt;line-height:16pt;margin-top:16pt}"
    "th,td{border:0.5pt solid #000;padding:2pt 4pt;text-align:left}"
    "tr{break-inside:avoid}"
    "td.n{text-align:right;white-space:nowrap}"
    "figure{margin:12pt 0;break-inside:avoid}figure svg{width:100%}"
    "figcaption{font-size:9pt;line-height:12pt;text-align:right}"
    "caption{font-weight:bold;padding-bottom:6pt}"
    "p.seal{font-size:9pt;line-height:14pt;text-indent:0;word-break:break-all;margin-top:12pt}";

static void paragraph(struct out *out, const char *open, struct str text, const char *close)
{
    out_str(out, str_of(open));
    markup_text(out, text);
    out_str(out, str_of(close));
}

static void html_table(const struct bulletin *b, struct out *out)
{
    struct arena a = {0};

    out_str(out, STR("<table><caption>数据表</caption><thead><tr><th>指标</th><th>报告用语</th>"
                     "<th>实数</th></tr></thead><tbody>\n"));
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];

        paragraph(out, "<tr><td>", f->figure->label, "</td><td>");
        markup_text(out, f->text);
        paragraph(out, "</td><td class=\"n\">", bulletin_exact(f, &a), "</td></tr>\n");
    }
    out_str(out, STR("</tbody></table>\n"));
    arena_reset(&a);
}

void paper_bulletin_html(const struct bulletin *b, struct out *out)
{
    paragraph(out, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>",
              b->title, "</title><style>");
    out_str(out, str_of(STYLE));
    paragraph(out, "</style></head><body>\n<h1>", b->title, "</h1>\n");
    paragraph(out, "<p class=\"head\">", b->programme->place, "　");
    paragraph(out, "统计期：", b->period, "　数据截至：");
    markup_text(out, b->as_of);
    out_str(out, STR("</p>\n"));
    if (b->invented)
        out_str(out, STR("<p class=\"head\">示例：人员姓名均为虚构</p>\n"));
    for (int32_t i = 0; i < b->block_n; i++) {
        paragraph(out, "<h2>", b->blocks[i].heading, "</h2>\n");
        paragraph(out, "<p>", b->blocks[i].text, "</p>\n");
    }
    paper_chart_bars(b, out);
    html_table(b, out);
    paragraph(out, "<p class=\"seal\">每一数字均由逐条记录计数得出。数据封存号：", b->seal,
              "</p>\n</body></html>\n");
}
