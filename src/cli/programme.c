/* programme.c - `xinglin programme check`: what a programme file says, or every fault in it. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/command.h"
#include "work/bulletin_desk.h"
#include "work/file.h"
#include "work/programme.h"

static const struct option_help HELP = {
    "xinglin programme check FILE…\n"
    "       xinglin programme add --data DIR|postgresql://… FILE…",
    "Reads programme files and explains each in a few lines. Where a file has faults, each is "
    "told\n"
    "on standard error with its line, the key, what was found and what is expected, and the exit\n"
    "status is 2. FILE is a path that ends in .yaml, or the id of a programme that ships.\n"
    "`add` takes them into a store as editions, which never change: a change takes a new version.",
    "  xinglin programme check programmes/shanxi-qianming.yaml\n"
    "  xinglin programme check changtai-shidaitu\n"
    "  xinglin programme add --data demo shanxi-qianming"};

static void faults_tell(const struct fault_list *faults)
{
    for (size_t i = 0; i < faults->n; i++)
        fprintf(stderr, "%.*s\n", STR_ARG(faults->items[i]));
}

static void words_tell(const char *label, const struct str_list *words)
{
    if (words->n == 0)
        return;
    printf("  %s：", label);
    for (size_t i = 0; i < words->n; i++)
        printf("%s%.*s", i ? "、" : "", STR_ARG(words->items[i]));
    putchar('\n');
}

static void explain(const struct programme *p)
{
    static const char *const DIRECTIONS[] = {"送上去学", "派下来帮", "师徒结对"};
    static const char *const LEVELS[] = {"县", "市", "省"};

    printf("%.*s（%.*s，%d 年，第 %d 版）\n", STR_ARG(p->name), STR_ARG(p->id), p->year,
           p->version);
    printf("  地区：%.*s\n  方向：%s，每人 %d–%d 个月\n", STR_ARG(p->place),
           DIRECTIONS[p->direction], p->months_min, p->months_max);
    printf("  资格：职称等级 %d 级以上，任职满 %d 年，从业满 %d 年%s\n",
           p->eligibility.min_title_rank, p->eligibility.min_rank_years,
           p->eligibility.min_work_years, p->eligibility.licence ? "，须有执业证书" : "");
    words_tell("派出机构等级", &p->eligibility.sending);
    words_tell("需求评估须含", &p->assessment);
    if (p->parity.on)
        printf("  对等账：岗位数与在岗专家数逐日相等，空档至多 %d 天\n", p->parity.grace_days);
    printf("  审批：");
    for (int32_t i = 0; i < p->approval_n; i++)
        printf("%s%s", i ? " → " : "", LEVELS[p->approval[i]]);
    printf("\n  派单权重：适配 %d，对口 %d，延续 %d，意愿 %d，就近 %d\n", p->weights[0],
           p->weights[1], p->weights[2], p->weights[3], p->weights[4]);
    words_tell("优先地区", &p->priority);
    words_tell("计入教学", &p->teaching);
    for (int32_t i = 0; i < p->subsidy_n; i++)
        printf("  补助：%.*s %lld.%02lld 元\n", STR_ARG(p->subsidies[i].label),
               (long long)(p->subsidies[i].amount_fen / 100),
               (long long)(p->subsidies[i].amount_fen % 100));
    if (p->appraisal.on)
        printf("  考核：%d 项指标\n", p->appraisal.indicator_n);
    printf("  通报：%d 个数字，%d 段\n", p->figure_n, p->block_n);
}

static bool check_one(const char *name, struct err *e)
{
    struct arena a = {0};
    struct fault_list faults = {0};
    struct programme p;
    const char *path;
    bool good = work_programme_find(name, &a, &path, e)
                && work_programme_read(path, &a, &p, &faults, NULL, e);

    if (good)
        explain(&p);
    faults_tell(&faults);
    fault_reset(&faults);
    arena_reset(&a);
    return good;
}

static bool add_one(struct store *st, const char *name, struct err *e)
{
    struct arena a = {0};
    struct fault_list faults = {0};
    struct str bytes;
    const char *path;
    bool good = work_programme_find(name, &a, &path, e) && file_read(path, &a, &bytes, e)
                && work_programme_add(st, bytes, path, (int64_t)time(NULL) * 1000, &faults, e);

    faults_tell(&faults);
    fault_reset(&faults);
    arena_reset(&a);
    return good;
}

static int check_all(char **names, int n)
{
    int status = 0;

    for (int i = 0; i < n; i++) {
        struct err e = {0};

        if (!check_one(names[i], &e))
            status = command_fail(&e);
    }
    return status;
}

static int add_all(const char *data, char **names, int n)
{
    struct store *st = NULL;
    struct err e = {0};
    bool good = store_open(data, STORE_EXISTING, &st, &e) && store_ready(st, &e);

    for (int i = 0; good && i < n; i++)
        good = add_one(st, names[i], &e);
    store_close(st);
    return good ? 0 : command_fail(&e);
}

int cli_programme(int argc, char **argv)
{
    const char *data = NULL;
    const struct option_row rows[] = {{"--data", OPTION_TEXT, &data, "DIR|URL",
                                       "of add: folder or postgresql:// address", false, 0, 0},
                                      {0}};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n >= 2 && strcmp(argv[0], "check") == 0 && !data)
        return check_all(argv + 1, operand_n - 1);
    if (operand_n >= 2 && strcmp(argv[0], "add") == 0 && data)
        return add_all(data, argv + 1, operand_n - 1);
    fprintf(stderr, "xinglin: programme: 'check' and a file are wanted, or 'add --data' and a file;"
                    " --help tells more\n");
    return 1;
}
