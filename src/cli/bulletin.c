/* bulletin.c - `xinglin bulletin`: the official report of a programme, counted from its lines. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/day.h"
#include "cli/command.h"
#include "paper/bulletin.h"
#include "work/bulletin.h"
#include "work/bulletin_desk.h"
#include "work/example.h"
#include "work/programme.h"
#include "work/share.h"

static const struct option_help HELP = {
    "xinglin bulletin PROGRAMME [--data DIR|postgresql://… | --examples] [OPTION…]",
    "Counts every figure of a programme's report from the lines of its postings, visits, "
    "procedures,\n"
    "money and so on, and writes the report. PROGRAMME is the id of a programme that ships, or a "
    "path\n"
    "that ends in .yaml. --examples takes the shipped example in a temporary store. Text and HTML "
    "go\n"
    "to standard output unless --out names a file; PDF, DOCX and XLSX need --out.",
    "  xinglin bulletin shanxi-qianming --examples\n"
    "  xinglin bulletin changtai-shidaitu --data demo --from 2025-01-01 --to 2025-12-31 \\\n"
    "      --format pdf --out bulletin.pdf"};

struct asked {
    const char *programme, *data, *from, *to, *region, *format, *out;
    bool examples, force;
    enum paper_form form;
};

static bool usage(struct err *e, const char *sentence)
{
    return err_set(e, ERR_USAGE, "%s; --help tells more", sentence);
}

static bool form_read(struct asked *q, struct err *e)
{
    for (int i = 0; i < PAPER_N; i++) {
        if (strcmp(q->format, paper_form_names[i]) == 0) {
            q->form = (enum paper_form)i;
            return i == PAPER_TEXT || i == PAPER_HTML || q->out
                   || usage(e, "--format pdf, docx and xlsx need --out");
        }
    }
    return err_set(e, ERR_USAGE, "--format %.40s: text, html, pdf, docx or xlsx is wanted",
                   q->format);
}

static bool day_option(const char *name, const char *text, int32_t *day, struct err *e)
{
    *day = DAY_NONE;
    return !text || day_parse(str_of(text), day)
           || err_set(e, ERR_USAGE, "%s %.40s: a day as YYYY-MM-DD is wanted", name, text);
}

static bool all_written(FILE *file, const struct out *bytes)
{
    return fwrite(bytes->items, 1, bytes->n, file) == bytes->n && fflush(file) == 0;
}

static bool to_file(const struct asked *q, const struct out *bytes, struct err *e)
{
    FILE *file;
    bool good;

    if (!q->out)
        return all_written(stdout, bytes)
               || err_set(e, ERR_IO, "standard output: %s", strerror(errno));
    file = fopen(q->out, "wb");
    if (!file)
        return err_set(e, ERR_IO, "%s: %s", q->out, strerror(errno));
    good = all_written(file, bytes);
    good = fclose(file) == 0 && good;
    return good || err_set(e, ERR_IO, "%s: %s", q->out, strerror(errno));
}

static bool paper_write(const struct asked *q, const struct bulletin *b, struct err *e)
{
    struct out out = {0};
    bool good;

    switch (q->form) {
    case PAPER_PDF:
        return paper_bulletin_pdf(b, q->out, e);
    case PAPER_DOCX:
        return paper_bulletin_docx(b, q->out, e);
    case PAPER_XLSX:
        return paper_bulletin_xlsx(b, q->out, e);
    case PAPER_HTML:
        paper_bulletin_html(b, &out);
        break;
    default:
        paper_bulletin_text(b, &out);
    }
    good = to_file(q, &out, e);
    out_reset(&out);
    return good;
}

static bool report(const struct asked *q, struct store *st, const struct programme *p,
                   const char *seal, struct arena *a, struct err *e)
{
    struct bulletin_request r = {.programme = p,
                                 .programme_seal = str_of(seal),
                                 .region = str_of(q->region),
                                 .as_of_day = day_today(),
                                 .invented = q->examples};
    struct bulletin b;

    return day_option("--from", q->from, &r.from_day, e)
           && day_option("--to", q->to, &r.until_day, e)
           && (r.from_day == DAY_NONE || r.until_day == DAY_NONE || r.from_day <= r.until_day
               || usage(e, "--from comes after --to"))
           && work_bulletin_freeze(st, &r, a, &b, e) && paper_write(q, &b, e);
}

static void faults_tell(const struct fault_list *faults)
{
    for (size_t i = 0; i < faults->n; i++)
        fprintf(stderr, "%.*s\n", STR_ARG(faults->items[i]));
}

static bool from_example(const struct asked *q, const struct programme *p, const char *seal,
                         struct arena *a, struct err *e)
{
    struct fault_list faults = {.arena = a};
    struct example x = {0};
    const char *folder;
    bool good = share_path(arena_text(a, "examples/%.*s", STR_ARG(p->id)), a, &folder, e)
                && work_example_open(&x, folder, (int64_t)time(NULL) * 1000, &faults, e)
                && report(q, x.st, p, seal, a, e);

    work_example_close(&x);
    faults_tell(&faults);
    fault_reset(&faults);
    return good;
}

/* The edition that the store holds, else the one that ships. */
static bool edition_read(const struct asked *q, struct store *st, struct arena *a,
                         struct programme *p, char seal[SECRET_HASH], struct err *e)
{
    struct fault_list faults = {0};
    struct str bytes = {0};
    bool found = false, good;
    const char *path;

    good = !st || work_programme_file(st, str_of(q->programme), a, &bytes, &found, e);
    if (good && found) {
        secret_hash(bytes, seal);
        good = work_programme_parse(bytes, q->programme, a, p, &faults, e);
    } else if (good) {
        good = work_programme_find(q->programme, a, &path, e)
               && work_programme_read(path, a, p, &faults, seal, e);
    }
    faults_tell(&faults);
    fault_reset(&faults);
    return good;
}

static bool run(struct asked *q, struct err *e)
{
    struct arena a = {0};
    struct store *st = NULL;
    struct programme p;
    char seal[SECRET_HASH];
    bool good =
        form_read(q, e)
        && (q->examples || (store_open(q->data, STORE_EXISTING, &st, e) && store_ready(st, e)))
        && edition_read(q, st, &a, &p, seal, e)
        && (q->examples ? from_example(q, &p, seal, &a, e) : report(q, st, &p, seal, &a, e));

    store_close(st);
    arena_reset(&a);
    return good;
}

int cli_bulletin(int argc, char **argv)
{
    struct asked q = {.format = "text"};
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &q.data, "DIR|URL", "folder or postgresql:// address", false, 0, 0},
        {"--examples", OPTION_FLAG, &q.examples, NULL, "the shipped example instead", false, 0, 0},
        {"--from", OPTION_TEXT, &q.from, "DAY", "first day of the period", false, 0, 0},
        {"--to", OPTION_TEXT, &q.to, "DAY", "last day, inclusive", false, 0, 0},
        {"--region", OPTION_TEXT, &q.region, "CODE", "only lines of this subtree", false, 0, 0},
        {"--format", OPTION_TEXT, &q.format, "FORM", "text, html, pdf, docx or xlsx (text)", false,
         0, 0},
        {"--force", OPTION_FLAG, &q.force, NULL, "replaces the file where it is there", false, 0,
         0},
        {"--out", OPTION_TEXT, &q.out, "FILE", "the file to write", false, 0, 0},
        {0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n != 1 || !q.data == !q.examples) {
        fprintf(stderr, "xinglin: bulletin: one programme, and --data or --examples are wanted; "
                        "--help tells more\n");
        return 1;
    }
    q.programme = argv[0];
    if (q.out && !q.force && access(q.out, F_OK) == 0) {
        fprintf(stderr, "xinglin: %s: is there already; --force replaces it\n", q.out);
        return 1;
    }
    return run(&q, &e) ? 0 : command_fail(&e);
}
