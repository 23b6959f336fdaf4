#include "paper/bulletin.h"

#include <minizip/unzip.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/list.h"
#include "tests/check.h"

/* A report whose texts are hostile to every form. */
struct report {
    struct figure figure;
    struct bulletin_block block;
    struct programme programme;
    struct bulletin_figure counted;
    struct bulletin bulletin;
    struct arena a;
};

static void report_make(struct report *r)
{
    *r = (struct report){
        .figure = {.id = STR("sent"),
                   .label = STR("<i>派驻&\"人员\""),
                   .unit = STR("人次"),
                   .hedge = HEDGE_YU,
                   .step = 100,
                   .scale = 1,
                   .counts = {{.noun = noun_find(STR("placement")), .column = -1}}},
        .block = {STR("一、派驻"), STR("=HYPERLINK(\"x\")<script>alert(1)</script>派出{sent}。")},
    };
    r->programme = (struct programme){.place = STR("某省"),
                                      .figures = &r->figure,
                                      .figure_n = 1,
                                      .blocks = &r->block,
                                      .block_n = 1};
    r->counted = (struct bulletin_figure){.figure = &r->figure, .values = {5731, 0}};
    r->bulletin = (struct bulletin){.programme = &r->programme,
                                    .title = STR("=1+1 通报"),
                                    .period = STR("全部"),
                                    .as_of = STR("2025-12-31"),
                                    .seal = STR("abc"),
                                    .invented = true,
                                    .figures = &r->counted};
    bulletin_write(&r->bulletin, &r->a);
}

static bool holds(struct str s, const char *part)
{
    return s.n && memmem(s.at, s.n, part, strlen(part)) != NULL;
}

static void text_and_html_say_the_same_and_run_nothing(void **unused)
{
    struct report r;
    struct out text = {0}, html = {0};

    (void)unused;
    report_make(&r);
    paper_bulletin_text(&r.bulletin, &text);
    paper_bulletin_html(&r.bulletin, &html);
    assert_true(holds((struct str){text.items, text.n}, "派出5700余人次。"));
    assert_true(holds((struct str){text.items, text.n}, "实数 5731"));
    assert_true(holds((struct str){html.items, html.n}, "派出5700余人次。"));
    assert_true(holds((struct str){html.items, html.n}, ">5731<"));
    assert_true(holds((struct str){html.items, html.n}, "&lt;script&gt;"));
    assert_false(holds((struct str){html.items, html.n}, "<script"));
    assert_false(holds((struct str){html.items, html.n}, "<i>"));
    out_reset(&text);
    out_reset(&html);
    arena_reset(&r.a);
}

/* All parts of a zip behind each other. */
static void unzip(const char *path, struct out *out)
{
    unzFile zip = unzOpen64(path);
    char bytes[4096];
    int n;

    assert_non_null(zip);
    assert_int_equal(unzGoToFirstFile(zip), UNZ_OK);
    do {
        assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
        while ((n = unzReadCurrentFile(zip, bytes, sizeof bytes)) > 0)
            out_put(out, bytes, (size_t)n);
        assert_int_equal(n, 0);
        unzCloseCurrentFile(zip);
    } while (unzGoToNextFile(zip) == UNZ_OK);
    unzClose(zip);
}

static void office_forms_hold_the_words_and_no_formula(void **unused)
{
    bool (*const forms[])(const struct bulletin *, const char *,
                          struct err *) = {paper_bulletin_docx, paper_bulletin_xlsx};
    struct report r;

    (void)unused;
    report_make(&r);
    for (int i = 0; i < 2; i++) {
        char folder[] = "/tmp/xinglin-paper-XXXXXX", path[64];
        struct out all = {0};
        struct err e = {0};

        assert_non_null(mkdtemp(folder));
        snprintf(path, sizeof path, "%s/b", folder);
        assert_true(forms[i](&r.bulletin, path, &e));
        unzip(path, &all);
        assert_true(holds((struct str){all.items, all.n}, "派出5700余人次。"));
        assert_true(holds((struct str){all.items, all.n}, "5731"));
        assert_false(holds((struct str){all.items, all.n}, "<f>"));
        assert_false(holds((struct str){all.items, all.n}, "<script"));
        out_reset(&all);
        unlink(path);
        rmdir(folder);
    }
    arena_reset(&r.a);
}

/* One part of a zip; empty where there is none of the name. */
static struct str part(const char *path, const char *name, struct arena *a)
{
    unzFile zip = unzOpen64(path);
    char *bytes = ARENA_ARRAY(a, char, 1 << 17);
    int n = 0;

    assert_non_null(zip);
    if (unzLocateFile(zip, name, 1) == UNZ_OK) {
        assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
        n = unzReadCurrentFile(zip, bytes, 1 << 17);
        assert_in_range(n, 1, (1 << 17) - 1);
        assert_int_equal(unzCloseCurrentFile(zip), UNZ_OK); /* the sum of the bytes is right */
    }
    unzClose(zip);
    return (struct str){bytes, (size_t)n};
}

/* Two figures of one unit, one of another, and one too small to be told. */
static void four_figures(struct report *r, struct figure figures[4],
                         struct bulletin_figure counted[4])
{
    static const int64_t VALUES[] = {5731, 68, 21, 3};
    static const char *const LABELS[] = {"派驻<i>", "坐诊", "工作室", "手术"};

    for (int i = 0; i < 4; i++) {
        figures[i] = r->figure;
        figures[i].label = str_of(LABELS[i]);
        figures[i].unit = i == 2 ? STR("个") : STR("人次");
        figures[i].hedge = i == 0 ? HEDGE_YU : HEDGE_NONE;
        counted[i] = (struct bulletin_figure){.figure = &figures[i], .values = {VALUES[i], 0}};
    }
    r->programme.figures = figures;
    r->programme.figure_n = 4;
    r->bulletin.figures = counted;
    bulletin_write(&r->bulletin, &r->a);
    counted[3].suppressed = true;
}

/* The picture is told by the document, the relations and the types; its bars are the frozen numbers
 * in the order of the report, its labels the report's words. */
static void the_document_has_a_native_picture_with_the_frozen_numbers(void **unused)
{
    static const char *const PART[] = {
        "<c:barDir val=\"bar\"/>",
        "<c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>派驻&lt;i&gt;</c:v></c:pt><c:pt idx=\"1\">"
        "<c:v>坐诊</c:v></c:pt></c:strCache>",
        "<c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>5731</c:v></c:pt><c:pt idx=\"1\"><c:v>68"
        "</c:v></c:pt></c:numCache>",
        "<a:t>5700余人次</a:t>",
        "<a:t>68人次</a:t>",
    };
    char folder[] = "/tmp/xinglin-paper-XXXXXX", path[64];
    struct bulletin_figure counted[4];
    struct figure figures[4];
    struct str document, chart, types, relations;
    struct report r;
    struct err e = {0};

    (void)unused;
    report_make(&r);
    four_figures(&r, figures, counted);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/b", folder);
    assert_true(paper_bulletin_docx(&r.bulletin, path, &e));
    types = part(path, "[Content_Types].xml", &r.a);
    relations = part(path, "word/_rels/document.xml.rels", &r.a);
    document = part(path, "word/document.xml", &r.a);
    chart = part(path, "word/charts/chart1.xml", &r.a);
    assert_true(holds(types, "PartName=\"/word/charts/chart1.xml\" ContentType=\"application/vnd."
                             "openxmlformats-officedocument.drawingml.chart+xml\""));
    assert_true(holds(relations, "Id=\"chart1\" "));
    assert_true(holds(relations, "Target=\"charts/chart1.xml\""));
    assert_true(holds(document, "<c:chart r:id=\"chart1\"/>"));
    assert_true(holds(document, "descr=\"单位：人次。派驻&lt;i&gt; 5700余人次；坐诊 68人次\""));
    for (size_t i = 0; i < sizeof PART / sizeof PART[0]; i++)
        assert_true(holds(chart, PART[i]));
    assert_false(holds(chart, "手术")); /* its length would tell it */
    assert_false(holds(chart, "工作室"));
    assert_int_equal(part(path, "word/charts/chart2.xml", &r.a).n,
                     0); /* one figure is no picture */
    assert_false(holds(types, "chart2"));
    unlink(path);
    rmdir(folder);
    arena_reset(&r.a);
}

static void a_report_without_a_picture_names_none(void **unused)
{
    char folder[] = "/tmp/xinglin-paper-XXXXXX", path[64];
    struct report r;
    struct err e = {0};

    (void)unused;
    report_make(&r);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/b", folder);
    assert_true(paper_bulletin_docx(&r.bulletin, path, &e));
    assert_false(holds(part(path, "[Content_Types].xml", &r.a), "chart"));
    assert_false(holds(part(path, "word/_rels/document.xml.rels", &r.a), "Id="));
    assert_false(holds(part(path, "word/document.xml", &r.a), "<w:drawing>"));
    unlink(path);
    rmdir(folder);
    arena_reset(&r.a);
}

static void a_place_that_cannot_be_written_is_refused(void **unused)
{
    struct report r;
    struct err e = {0};

    (void)unused;
    report_make(&r);
    assert_false(paper_bulletin_docx(&r.bulletin, "/nowhere/b.docx", &e));
    assert_err(e, ERR_IO, "/nowhere/b.docx");
    err_reset(&e);
    assert_false(paper_bulletin_xlsx(&r.bulletin, "/nowhere/b.xlsx", &e));
    assert_err(e, ERR_IO, "/nowhere/b.xlsx");
    arena_reset(&r.a);
}

static void the_pdf_is_one_of_a4_pages(void **unused)
{
    char folder[] = "/tmp/xinglin-paper-XXXXXX", path[64], head[8] = "";
    struct report r;
    struct err e = {0};
    FILE *file;

    (void)unused;
    report_make(&r);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/b.pdf", folder);
    if (!paper_bulletin_pdf(&r.bulletin, path, &e))
        fail_msg("%s", e.text);
    file = fopen(path, "rb");
    assert_non_null(file);
    assert_int_equal(fread(head, 1, 5, file), 5);
    fclose(file);
    assert_string_equal(head, "%PDF-");
    unlink(path);
    assert_false(paper_bulletin_pdf(&r.bulletin, "/nowhere/b.pdf", &e));
    assert_int_equal(e.code, ERR_IO);
    rmdir(folder);
    arena_reset(&r.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_html_say_the_same_and_run_nothing),
        cmocka_unit_test(office_forms_hold_the_words_and_no_formula),
        cmocka_unit_test(the_document_has_a_native_picture_with_the_frozen_numbers),
        cmocka_unit_test(a_report_without_a_picture_names_none),
        cmocka_unit_test(a_place_that_cannot_be_written_is_refused),
        cmocka_unit_test(the_pdf_is_one_of_a4_pages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
