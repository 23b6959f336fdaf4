/* bulletin_docx.c - the report as a document of Office Open XML: the few parts that a word
 * processor needs. */
#include <minizip/zip.h>

#include "paper/bulletin.h"
#include "paper/chart.h"
#include "paper/markup.h"

static const char TYPES[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>";
static const char CHART_TYPE[] = "<Override PartName=\"/word/charts/chart%d.xml\" ContentType="
                                 "\"application/vnd.openxmlformats-officedocument.drawingml."
                                 "chart+xml\"/>";
static const char CHART_RELATION[] = "<Relationship Id=\"chart%d\" Type=\"http://schemas."
                                     "openxmlformats.org/officeDocument/2006/relationships/chart\""
                                     " Target=\"charts/chart%d.xml\"/>";
static const char RELATIONS_OPEN[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
static const char RELATIONS[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char OPEN[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><w:body>";
/* A4 and its margins in twentieths of a point: 37, 26, 35, 28 mm. */
static const char CLOSE[] =
    "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" w:right=\"1474\" "
    "w:bottom=\"1984\" w:left=\"1588\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
    "</w:sectPr></w:body></w:document>";

struct look {
    const char *font;
    int half_points;
    bool bold, centre, indent;
};

static const struct look TITLE = {"方正小标宋简体", 44, true, true, false};
static const struct look HEAD = {"仿宋", 28, false, true, false};
static const struct look HEADING = {"黑体", 32, false, false, true};
static const struct look BODY = {"仿宋", 32, false, false, true};
static const struct look CELL = {"仿宋", 21, false, false, false};

static void paragraph(struct out *out, const struct look *look, struct str text)
{
    out_text(out, "<w:p><w:pPr>%s%s%s</w:pPr>",
             look->half_points >= 28 ? "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/>" : "",
             look->indent ? "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>" : "",
             look->centre ? "<w:jc w:val=\"center\"/>" : "");
    out_text(out,
             "<w:r><w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\"/>%s"
             "<w:sz w:val=\"%d\"/></w:rPr><w:t xml:space=\"preserve\">",
             look->font, look->font, look->font, look->bold ? "<w:b/>" : "", look->half_points);
    markup_text(out, text);
    out_str(out, STR("</w:t></w:r></w:p>"));
}

static void row(struct out *out, const struct str texts[3])
{
    static const int WIDTHS[] = {4400, 2600, 1844};

    out_str(out, STR("<w:tr><w:trPr><w:cantSplit/></w:trPr>"));
    for (int i = 0; i < 3; i++) {
        out_text(out, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>", WIDTHS[i]);
        paragraph(out, &CELL, texts[i]);
        out_str(out, STR("</w:tc>"));
    }
    out_str(out, STR("</w:tr>"));
}

static void table(const struct bulletin *b, struct out *out, struct arena *a)
{
    static const char *const EDGES[] = {"top", "left", "bottom", "right", "insideH", "insideV"};

    out_str(out, STR("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>"));
    for (int i = 0; i < 6; i++)
        out_text(out, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>",
                 EDGES[i]);
    out_str(out, STR("</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"4400\"/>"
                     "<w:gridCol w:w=\"2600\"/><w:gridCol w:w=\"1844\"/></w:tblGrid>"));
    row(out, (struct str[]){STR("指标"), STR("报告用语"), STR("实数")});
    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        const struct bulletin_figure *f = &b->figures[i];

        row(out, (struct str[]){f->figure->label, f->text, bulletin_exact(f, a)});
    }
    out_str(out, STR("</w:tbl>"));
}

static void charts(const struct chart_list *list, struct out *out, struct arena *a)
{
    for (size_t i = 0; i < list->n; i++) {
        paper_chart_place(&list->items[i], (int)i + 1, out);
        paragraph(out, &CELL, str_of(arena_text(a, "单位：%.*s", STR_ARG(list->items[i].unit))));
    }
}

static void document(const struct bulletin *b, const struct chart_list *list, struct out *out,
                     struct arena *a)
{
    out_str(out, str_of(OPEN));
    paragraph(out, &TITLE, b->title);
    paragraph(
        out, &HEAD,
        str_of(arena_text(a, "%.*s　统计期：%.*s　数据截至：%.*s", STR_ARG(b->programme->place),
                          STR_ARG(b->period), STR_ARG(b->as_of))));
    if (b->invented)
        paragraph(out, &HEAD, STR("示例：人员姓名均为虚构"));
    for (int32_t i = 0; i < b->block_n; i++) {
        paragraph(out, &HEADING, b->blocks[i].heading);
        paragraph(out, &BODY, b->blocks[i].text);
    }
    charts(list, out, a);
    table(b, out, a);
    paragraph(out, &CELL, str_of(arena_text(a, "数据封存号：%.*s", STR_ARG(b->seal))));
    out_str(out, str_of(CLOSE));
}

static bool part_put(zipFile zip, const char *name, struct str bytes)
{
    return zipOpenNewFileInZip64(zip, name, NULL, NULL, 0, NULL, 0, NULL, Z_DEFLATED, 6, 0)
               == ZIP_OK
           && zipWriteInFileInZip(zip, bytes.at, (unsigned)bytes.n) == ZIP_OK
           && zipCloseFileInZip(zip) == ZIP_OK;
}

/* Writes what `out` holds as a part, and empties it. */
static bool part_of(zipFile zip, const char *name, struct out *out)
{
    bool good = part_put(zip, name, (struct str){out->items, out->n});

    out_reset(out);
    return good;
}

/* What kind of part each is: the first one, by which a document is known. */
static bool types_put(zipFile zip, size_t chart_n)
{
    struct out out = {0};

    out_str(&out, str_of(TYPES));
    for (size_t i = 0; i < chart_n; i++)
        out_text(&out, CHART_TYPE, (int)i + 1);
    out_str(&out, STR("</Types>"));
    return part_of(zip, "[Content_Types].xml", &out);
}

/* The pictures, and the relations by which the document finds them. */
static bool charts_put(zipFile zip, const struct chart_list *list, struct arena *a)
{
    struct out out = {0};
    bool good = true;

    for (size_t i = 0; i < list->n; i++) {
        paper_chart_part(&list->items[i], &out);
        good = part_of(zip, arena_text(a, "word/charts/chart%d.xml", (int)i + 1), &out) && good;
    }
    out_str(&out, str_of(RELATIONS_OPEN));
    for (size_t i = 0; i < list->n; i++)
        out_text(&out, CHART_RELATION, (int)i + 1, (int)i + 1);
    out_str(&out, STR("</Relationships>"));
    return part_of(zip, "word/_rels/document.xml.rels", &out) && good;
}

bool paper_bulletin_docx(const struct bulletin *b, const char *path, struct err *e)
{
    struct arena a = {0};
    struct out out = {0};
    struct chart_list list;
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    bool good;

    if (!zip)
        return err_set(e, ERR_IO, "%s: the document cannot be made", path);
    paper_chart_list(b, &list, &a);
    document(b, &list, &out, &a);
    good = types_put(zip, list.n) && part_put(zip, "_rels/.rels", str_of(RELATIONS))
           && charts_put(zip, &list, &a) && part_of(zip, "word/document.xml", &out);
    good = zipClose(zip, NULL) == ZIP_OK && good;
    out_reset(&out);
    arena_reset(&a);
    return good || err_set(e, ERR_IO, "%s: the document could not be written whole", path);
}
