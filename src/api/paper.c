/* paper.c - see paper.h; the report of a reading. */
#include "api/paper.h"

#include "api/auth.h"
#include "api/handler.h"
#include "api/referral.h"
#include "model/unknown.h"
#include "paper/reading.h"
#include "work/desk.h"
#include "work/reading_desk.h"

bool paper_form(struct request *rq, bool *pdf, struct err *e)
{
    struct str form = request_text(rq, "form");

    *pdf = str_eq(form, STR("pdf"));
    if (form.n && !*pdf && !str_eq(form, STR("html")))
        return request_fault(rq,
                             (struct problem_field){.field = "form",
                                                    .found = str_c(rq->arena, form),
                                                    .expected = "html or pdf"},
                             e);
    rq->type = *pdf ? "application/pdf" : "text/html; charset=utf-8";
    return true;
}

static bool reading_pdf(const void *what, const char *path, struct err *e)
{
    return paper_reading_pdf(what, path, e);
}

/* When the report that holds was written or signed. */
static int64_t issued_ms(const struct reading_lines *lines)
{
    int64_t at_ms = 0;

    for (size_t i = 0; i < lines->step_n; i++) {
        if (reading_issues(lines->steps[i].move))
            at_ms = lines->steps[i].made_ms;
    }
    return at_ms;
}

/* GET /api/readings/{reading}/report?form= */
bool api_reading_paper(struct request *rq, struct err *e)
{
    struct reading_paper paper;
    struct reading_view v;
    struct patient_desk p;
    struct id id;
    bool pdf;

    if (!paper_form(rq, &pdf, e) || !request_id(rq, "reading", &id, e)
        || !api_referral_desk(rq, &p, e) || !work_reading_see(&p, id, rq->arena, &v, e))
        return false;
    if (v.parties == 0)
        return err_set(e, ERR_RIGHT, "its report, the two sides alone are told");
    if (v.reading.conclusion.n == 0)
        return err_set(e, ERR_STATE, "no report of it is written yet");
    paper = (struct reading_paper){&v.reading, v.who.name, desk_today(issued_ms(&v.lines))};
    if (pdf)
        return reply_file(rq, reading_pdf, &paper, e);
    paper_reading_html(&paper, rq->json.out);
    return true;
}
