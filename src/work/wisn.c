/* wisn.c - a table of workload in, staffing need out. */
#include "work/wisn.h"

#include <stdio.h>

#include "base/csv.h"
#include "base/json.h"
#include "engine/wisn.h"
#include "work/file.h"

#define VERSION "wisn 1" /* of the rules by which the figures are made */

static void needs_write(const struct wisn *w, struct out *out)
{
    struct csv_writer csv = {.out = out};

    csv_head(&csv, "organization,discipline,activities,hours,hours_of_one,need,staff,lack,ratio");
    for (int32_t i = 0; i < w->need_n; i++) {
        const struct wisn_need *n = &w->needs[i];

        csv_str(&csv, n->organization);
        csv_str(&csv, n->discipline);
        csv_int(&csv, n->activities);
        csv_share(&csv, n->hours);
        csv_share(&csv, n->hours_of_one);
        csv_share(&csv, n->need);
        csv_share(&csv, n->staff);
        csv_share(&csv, n->lack);
        csv_share(&csv, n->ratio);
        csv_end(&csv);
    }
}

static void activities_write(const struct wisn *w, struct out *out)
{
    struct csv_writer csv = {.out = out};

    csv_head(&csv, "organization,discipline,activity,count,hours_each,hours,need");
    for (int32_t i = 0; i < w->activity_n; i++) {
        const struct wisn_activity *x = &w->activities[i];

        csv_str(&csv, x->organization);
        csv_str(&csv, x->discipline);
        csv_str(&csv, x->activity);
        csv_share(&csv, x->count);
        csv_share(&csv, x->hours_each);
        csv_share(&csv, x->hours);
        csv_share(&csv, x->need);
        csv_end(&csv);
    }
}

static void measures_write(const struct wisn *w, struct out *out)
{
    static const struct {
        const char *column, *numerator, *denominator, *unit;
    } MEASURES[] = {
        {"organization", "code of the organization", NULL, "code"},
        {"discipline", "code of the discipline", NULL, "code"},
        {"activities", "activities of the discipline", NULL, "activities"},
        {"activity", "name of the activity", NULL, "name"},
        {"count", "times a year", NULL, "times"},
        {"hours_each", "hours of one time", NULL, "hours"},
        {"hours", "count times hours_each", NULL, "hours"},
        {"hours_of_one", "working_days times hours_per_day", NULL, "hours"},
        {"need", "hours", "hours_of_one", "full-time staff"},
        {"staff", "staff there is", NULL, "full-time staff"},
        {"lack", "need less staff", NULL, "full-time staff"},
        {"ratio", "staff", "need", "ratio; below 1 too few"},
    };
    struct json_writer j = {.out = out, .indent = true};

    (void)w;
    json_open_object(&j);
    for (size_t i = 0; i < sizeof MEASURES / sizeof *MEASURES; i++) {
        json_key(&j, MEASURES[i].column);
        json_open_object(&j);
        json_key(&j, "numerator");
        json_text(&j, MEASURES[i].numerator);
        json_key(&j, "denominator");
        json_text(&j, MEASURES[i].denominator);
        json_key(&j, "unit");
        json_text(&j, MEASURES[i].unit);
        json_key(&j, "scheme");
        json_none(&j);
        json_key(&j, "version");
        json_text(&j, VERSION);
        json_key(&j, "population");
        json_none(&j);
        json_end(&j);
    }
    json_end(&j);
    out_char(out, '\n');
}

static void summary_write(const struct wisn *w, struct out *out)
{
    struct json_writer j = {.out = out, .indent = true};
    double need = 0;

    for (int32_t i = 0; i < w->need_n; i++)
        need += w->needs[i].need;
    json_open_object(&j);
    json_key(&j, "activities");
    json_int(&j, w->activity_n);
    json_key(&j, "needs");
    json_int(&j, w->need_n);
    json_key(&j, "need");
    json_share(&j, need);
    json_end(&j);
    out_char(out, '\n');
}

static bool put(struct folder *folder, const char *name, const struct wisn *w,
                void (*write)(const struct wisn *, struct out *), struct err *e)
{
    struct folder_file *file;
    struct out *out;

    if (!folder_put(folder, name, &file, &out, e))
        return false;
    write(w, out);
    return folder_put_end(file, e);
}

static bool all_put(const struct wisn_request *r, const struct wisn *w, struct err *e)
{
    struct folder folder;

    if (!folder_open(&folder, r->out, r->force, e))
        return false;
    if (put(&folder, "wisn.csv", w, needs_write, e)
        && put(&folder, "activities.csv", w, activities_write, e)
        && put(&folder, "measures.json", w, measures_write, e)
        && put(&folder, "summary.json", w, summary_write, e) && folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

bool work_wisn(const struct wisn_request *r, struct err *e)
{
    struct arena a = {0};
    struct wisn w;
    struct str bytes;
    bool ok = file_read(r->workload, &a, &bytes, e) && wisn_measure(r->workload, bytes, &a, &w, e)
              && wisn_check(&w, e);

    if (ok && w.warning.n)
        fprintf(stderr, "xinglin: warning: %.*s\n", STR_ARG(w.warning));
    ok = ok && all_put(r, &w, e);
    arena_reset(&a);
    return ok;
}
