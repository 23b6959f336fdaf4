/* records.c - writes an invented sheet of discharge records: wide, long, the same for every run.
 *
 * usage: records ROWS COLUMNS utf-8|gb18030 FOLDER      FOLDER/records.csv and the side tables
 *
 * 40 hospitals in 20 counties of two cities, twelve months, 400 groups, 900 operation codes, 5
 * payers (the frequent ones more so), 24 departments, 60,000 addresses, three of four of them in
 * the hospital's county, half of the stays with one to three operations; every hundredth row has a
 * fault. Columns that no map names hold short texts. Nothing is real. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/random.h"

enum { HOSPITALS = 40, COUNTIES = 20, GROUPS = 400, CODES = 900, MAPPED = 30, LINE = 1 << 16 };

static const char *const HEAD[MAPPED] = {
    "P900", "P6891", "P1",    "P2",    "P3",   "P5",    "P6",   "P7",   "P801", "P803",
    "P17",  "P13",   "P22",   "P25",   "P26",  "P27",   "P321", "P324", "P327", "P490",
    "P491", "P820",  "P4911", "P4912", "P821", "P4922", "P741", "P782", "DRG",  "RW"};
static const char *const DEPARTMENTS[] = {
    "心血管内科", "呼吸内科", "消化内科", "神经内科", "肾内科",   "内分泌科",
    "血液内科",   "肿瘤科",   "普通外科", "骨科",     "泌尿外科", "神经外科",
    "胸外科",     "妇科",     "产科",     "儿科",     "新生儿科", "眼科",
    "耳鼻喉科",   "口腔科",   "皮肤科",   "感染科",   "康复科",   "重症医学科"};
static const char *const TOWNS[] = {"城关镇", "东河镇", "西铺镇", "南岭乡", "北川镇", "前店乡"};
static const char *const FILLERS[] = {"",
                                      "",
                                      "",
                                      "1",
                                      "0.00",
                                      "2024-06-30 10:30",
                                      "无特殊情况",
                                      "按临床路径完成治疗",
                                      "未见明显异常",
                                      "12345.67"};

/* The sheet is put together in UTF-8; iconv makes GB18030 of it. */
static char line[LINE];
static size_t line_n;

static void put(const char *text)
{
    size_t n = strlen(text);

    memcpy(line + line_n, text, n);
    line_n += n;
}

static uint32_t draw(struct random *r, uint32_t n)
{
    return (uint32_t)random_below(r, n);
}

static void day_put(char text[32], int32_t day, uint32_t second)
{
    char plain[DAY_TEXT];

    day_text(day, plain);
    snprintf(text, 32, "%s %02u:%02u:00", plain, second / 3600 % 24, second / 60 % 60);
}

static void address(char *text, size_t n, uint32_t number)
{
    snprintf(text, n, "杏林省%s市%c溪县%s%u号", number % COUNTIES < 10 ? "杏州" : "林州",
             'A' + (int)(number % COUNTIES), TOWNS[number / COUNTIES % 6],
             number / COUNTIES / 6 % 500 + 1);
}

static void stay(struct random *r, int64_t row, char values[MAPPED][96])
{
    uint32_t hospital = draw(r, HOSPITALS), group = draw(r, 1 + draw(r, GROUPS));
    uint32_t days = 1 + draw(r, 20), home = draw(r, 4) ? hospital % COUNTIES : draw(r, COUNTIES);
    uint32_t department = (hospital + group) % 24, operations = draw(r, 2) * (1 + draw(r, 2));
    int32_t out = day_of(2024, 1, 1) + (int32_t)draw(r, 366);
    char plain[DAY_TEXT];

    for (int i = 0; i < MAPPED; i++)
        values[i][0] = '\0';
    snprintf(values[0], 96, "H%08u", hospital);
    snprintf(values[1], 96, "杏林第%u人民医院", hospital);
    snprintf(values[2], 96, "%u", 1 + draw(r, 1 + draw(r, 5)));
    snprintf(values[3], 96, "%u", 1 + draw(r, 3));
    snprintf(values[4], 96, "%010lld", (long long)row);
    snprintf(values[5], 96, "%u", 1 + draw(r, 2));
    day_text(out - 3650 - (int32_t)draw(r, 25000), plain);
    snprintf(values[6], 96, "%s", plain);
    snprintf(values[7], 96, "%u", 10 + draw(r, 70));
    address(values[8], 96, home + COUNTIES * draw(r, 3000));
    snprintf(values[9], 96, "99%04u", draw(r, 40));
    address(values[10], 96, home + COUNTIES * draw(r, 3000));
    snprintf(values[11], 96, "9901%02u********%04u", draw(r, COUNTIES), draw(r, 10000));
    day_put(values[12], out - (int32_t)days, draw(r, 86400));
    day_put(values[13], out, draw(r, 86400));
    snprintf(values[14], 96, "%s", DEPARTMENTS[department]);
    snprintf(values[15], 96, "%u", days);
    snprintf(values[16], 96, "%c%02u.%u00", "CEGIJKMNRS"[group % 10], draw(r, 90), draw(r, 10));
    snprintf(values[17], 96, "I10.x00");
    for (uint32_t i = 0; i < operations; i++) {
        uint32_t code = draw(r, 1 + draw(r, CODES));

        snprintf(values[19 + 3 * i], 96, "%02u.%02u", code / 10, code % 10);
        day_text(out - (int32_t)draw(r, days), values[20 + 3 * i]);
        snprintf(values[21 + 3 * i], 96, "%u", 1 + code % 4);
    }
    snprintf(values[26], 96, "%d", draw(r, 100) == 0 ? 5 : 1);
    snprintf(values[27], 96, "%u.%02u", 500 + draw(r, 80000), draw(r, 100));
    snprintf(values[28], 96, "%c%c%02u", 'A' + (int)(group / 16), "ABCDRSUZ"[group % 8],
             group % 50);
    snprintf(values[29], 96, "%u.%04u", group % 5, 2000 + group * 7 % 8000);
    switch (row % 1000) {
    case 100:
        values[13][0] = '\0'; /* no discharge */
        break;
    case 200:
        snprintf(values[27], 96, "不详");
        break;
    case 300:
        snprintf(values[12], 96, "2024-13-01");
        break;
    default:
        break;
    }
}

static void line_write(FILE *file)
{
    if (fwrite(line, 1, line_n, file) != line_n)
        exit(1);
    line_n = 0;
}

static void head_put(int columns)
{
    for (int c = 0; c < columns; c++) {
        char name[16];

        snprintf(name, sizeof name, "X%d", c);
        put(c ? "," : "");
        put(c % 2 == 0 && c / 2 < MAPPED ? HEAD[c / 2] : name);
    }
}

static void sheet_write(const char *folder, int64_t rows, int columns, const char *encoding)
{
    static char values[MAPPED][96];
    struct random r = random_stream(20241231, 0);
    char path[4096];
    FILE *file;

    if (strcmp(encoding, "gb18030") == 0)
        snprintf(path, sizeof path, "iconv -f UTF-8 -t GB18030 > '%s/records.csv'", folder);
    else
        snprintf(path, sizeof path, "cat > '%s/records.csv'", folder);
    file = popen(path, "w");
    if (!file)
        exit(1);
    head_put(columns);
    put("\n");
    line_write(file);
    for (int64_t row = 0; row < rows; row++) {
        stay(&r, row, values);
        for (int c = 0; c < columns; c++) {
            put(c ? "," : "");
            put(c % 2 == 0 && c / 2 < MAPPED ? values[c / 2] : FILLERS[draw(&r, 10)]);
        }
        put("\n");
        line_write(file);
    }
    if (pclose(file))
        exit(1);
}

static FILE *table_open(const char *folder, const char *name)
{
    char path[4096];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s.csv", folder, name);
    file = fopen(path, "wb");
    if (!file)
        exit(1);
    return file;
}

static void tables_write(const char *folder)
{
    FILE *file = table_open(folder, "counties");

    fputs("code,name,city,province\n", file);
    for (int i = 0; i < COUNTIES; i++)
        fprintf(file, "99%02d%02d,%c溪县,%s市,杏林省\n", i < 10 ? 1 : 2, i + 1, 'A' + i,
                i < 10 ? "杏州" : "林州");
    fclose(file);
    file = table_open(folder, "institutions");
    fputs("institution,name,county\n", file);
    for (int i = 0; i < HOSPITALS; i++)
        fprintf(file, "H%08d,杏林第%d人民医院,99%02d%02d\n", i, i, i % COUNTIES < 10 ? 1 : 2,
                i % COUNTIES + 1);
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fputs("usage: records ROWS COLUMNS utf-8|gb18030 FOLDER\n", stderr);
        return 2;
    }
    sheet_write(argv[4], strtoll(argv[1], NULL, 10), (int)strtol(argv[2], NULL, 10), argv[3]);
    tables_write(argv[4]);
    return 0;
}
