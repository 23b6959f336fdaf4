/* chart_docx.c - bars as DrawingML, which word processors draw themselves: sharp at any size, and
 * read out by their alternative text. Lengths in EMU, 36,000 a millimetre. */
#include "paper/chart.h"
#include "paper/markup.h"

/* The text block of GB/T 9704 is 156 by 225 mm. */
enum { WIDE_EMU = 5616000, ROW_EMU = 250000, EDGE_EMU = 200000, HIGH_MOST_EMU = 7900000 };

static const char PART_OPEN[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
    "<c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>"
    "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>"
    "<c:ser><c:idx val=\"0\"/><c:order val=\"0\"/>";
static const char COLOUR[] = "<c:spPr><a:solidFill><a:srgbClr val=\"1F5F8B\"/></a:solidFill>"
                             "</c:spPr><c:invertIfNegative val=\"0\"/>";
static const char SHOWN[] = "<c:dLblPos val=\"outEnd\"/><c:showLegendKey val=\"0\"/>"
                            "<c:showVal val=\"1\"/><c:showCatName val=\"0\"/>"
                            "<c:showSerName val=\"0\"/><c:showPercent val=\"0\"/>"
                            "<c:showBubbleSize val=\"0\"/>";
/* The first bar stands above; bars begin at 0; their words tell the numbers, so no axis does. */
static const char AXES[] =
    "</c:ser><c:gapWidth val=\"60\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>"
    "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling>"
    "<c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"General\" "
    "sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
    "<c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/></c:catAx>"
    "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/>";
static const char PART_CLOSE[] =
    "<c:min val=\"0\"/></c:scaling><c:delete val=\"1\"/><c:axPos val=\"t\"/><c:numFmt "
    "formatCode=\"General\" "
    "sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/>"
    "<c:tickLblPos val=\"none\"/><c:crossAx val=\"1\"/><c:crosses val=\"max\"/></c:valAx>"
    "</c:plotArea><c:plotVisOnly val=\"1\"/></c:chart>"
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    "<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\"/></a:pPr><a:endParaRPr lang=\"zh-CN\"/>"
    "</a:p></c:txPr></c:chartSpace>";

static void point_open(struct out *out, int32_t i)
{
    out_text(out, "<c:pt idx=\"%d\"><c:v>", (int)i);
}

static void label_write(const struct chart *c, int32_t i, struct out *out)
{
    out_text(out, "<c:dLbl><c:idx val=\"%d\"/>", (int)i);
    markup_put(out, "<c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang=\"zh-CN\"/><a:t>",
               c->bars[i]->text, "</a:t></a:r></a:p></c:rich></c:tx>");
    out_str(out, str_of(SHOWN));
    out_str(out, STR("</c:dLbl>"));
}

static void names_write(const struct chart *c, struct out *out)
{
    out_text(out,
             "<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$%d</c:f><c:strCache><c:ptCount val=\"%d\"/>",
             (int)c->n + 1, (int)c->n);
    for (int32_t i = 0; i < c->n; i++) {
        point_open(out, i);
        markup_put(out, "", c->bars[i]->figure->label, "</c:v></c:pt>");
    }
    out_str(out, STR("</c:strCache></c:strRef></c:cat>"));
}

static void numbers_write(const struct chart *c, struct out *out)
{
    out_text(out,
             "<c:val><c:numRef><c:f>Sheet1!$B$2:$B$%d</c:f><c:numCache>"
             "<c:formatCode>General</c:formatCode><c:ptCount val=\"%d\"/>",
             (int)c->n + 1, (int)c->n);
    for (int32_t i = 0; i < c->n; i++) {
        point_open(out, i);
        out_text(out, "%lld</c:v></c:pt>", (long long)c->bars[i]->values[0]);
    }
    out_str(out, STR("</c:numCache></c:numRef></c:val>"));
}

void paper_chart_part(const struct chart *c, struct out *out)
{
    out_str(out, str_of(PART_OPEN));
    markup_put(out,
               "<c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val=\"1\"/>"
               "<c:pt idx=\"0\"><c:v>",
               c->unit, "</c:v></c:pt></c:strCache></c:strRef></c:tx>");
    out_str(out, str_of(COLOUR));
    out_str(out, STR("<c:dLbls>"));
    for (int32_t i = 0; i < c->n; i++)
        label_write(c, i, out);
    out_str(out, str_of(SHOWN));
    out_str(out, STR("</c:dLbls>"));
    names_write(c, out);
    numbers_write(c, out);
    out_str(out, str_of(AXES));
    if (c->most < INT64_MAX / 2) /* room for the words behind the longest bar */
        out_text(out, "<c:max val=\"%lld\"/>", (long long)c->most + ((long long)c->most + 2) / 3);
    out_str(out, str_of(PART_CLOSE));
}

void paper_chart_place(const struct chart *c, int number, struct out *out)
{
    int32_t high = EDGE_EMU + c->n * ROW_EMU;

    if (high > HIGH_MOST_EMU)
        high = HIGH_MOST_EMU;
    out_text(out,
             "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:drawing>"
             "<wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
             "<wp:extent cx=\"%d\" cy=\"%d\"/><wp:docPr id=\"%d\" name=\"chart%d\" descr=\"",
             (int)WIDE_EMU, (int)high, number, number);
    markup_put(out, "单位：", c->unit, "。");
    for (int32_t i = 0; i < c->n; i++) {
        markup_put(out, i > 0 ? "；" : "", c->bars[i]->figure->label, " ");
        markup_text(out, c->bars[i]->text);
    }
    out_text(out,
             "\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
             "uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
             "<c:chart r:id=\"chart%d\"/></a:graphicData></a:graphic></wp:inline></w:drawing>"
             "</w:r></w:p>",
             number);
}
