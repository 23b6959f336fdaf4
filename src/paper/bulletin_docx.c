/* bulletin_docx.c - the report as a document of Office Open XML: the few parts that a word
 * processor needs. */
#include <minizip/zip.h>

#include "paper/bulletin.h"
#include "paper/markup.h"

static const char TYPES[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
static const char RELATIONS[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char OPEN[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
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

static void document(const struct bulletin *b, struct out *out, struct arena *a)
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

bool paper_bulletin_docx(const struct bulletin *b, const char *path, struct err *e)
{
    struct arena a = {0};
    struct out out = {0};
    zipFile zip = zipOpen64(path, APPEND_STATUS_CREATE);
    bool good;

    if (!zip)
        return err_set(e, ERR_IO, "%s: the document cannot be made", path);
    document(b, &out, &a);
    good = part_put(zip, "[Content_Types].xml", str_of(TYPES))
           && part_put(zip, "_rels/.rels", str_of(RELATIONS))
           && part_put(zip, "word/document.xml", (struct str){out.items, out.n});
    good = zipClose(zip, NULL) == ZIP_OK && good;
    out_reset(&out);
    arena_reset(&a);
    return good || err_set(e, ERR_IO, "%s: the document could not be written whole", path);
}
