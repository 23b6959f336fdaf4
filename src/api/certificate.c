/* certificate.c - certificates of service: as paper, withdrawn, and checked by everybody. */
#include "paper/certificate.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/paper.h"
#include "work/certificate.h"

static bool pdf_make(const void *what, const char *path, struct err *e)
{
    return paper_certificate_pdf(what, path, e);
}

/* GET /api/placements/{placement}/certificate?form= */
bool api_certificate_paper(struct request *rq, struct err *e)
{
    struct certificate c;
    struct id id;
    bool pdf;

    if (!paper_form(rq, &pdf, e) || !request_id(rq, "placement", &id, e)
        || !work_certificate_see(rq->store, rq->subject, id, rq->arena, &c, e))
        return false;
    if (pdf)
        return reply_file(rq, pdf_make, &c, e);
    paper_certificate_html(&c, rq->json.out);
    return true;
}

static const struct field BODY[] = {
    FIELD_AS(struct certificate_ending, code, "code", .min = 1, .max = 40),
    FIELD_AS(struct certificate_ending, why, "why", .min = 2, .max = 200),
    {0},
};
const struct shape SHAPE_CERTIFICATE_BODY = {
    .name = "CertificateBody", .fields = BODY, .body = true};

/* POST /api/placements/{placement}/certificate/withdraw */
bool api_certificate_withdraw(struct request *rq, struct err *e)
{
    struct certificate_ending n = {0};

    if (!request_body(rq, BODY, &n, e) || !request_id(rq, "placement", &n.placement, e))
        return false;
    n.now_ms = rq->seen->now.now_ms;
    return work_certificate_withdraw(rq->store, rq->subject, &n, e) && api_placement_get(rq, e);
}

/* GET /public/certificates?code= */
bool api_certificate_public(struct request *rq, struct err *e)
{
    struct str typed = request_text(rq, "code");
    struct certificate c;
    bool found;

    if (!work_certificate_verify(rq->store, typed, rq->arena, &c, &found, e))
        return false;
    rq->type = "text/html; charset=utf-8";
    if (typed.n && !found)
        rq->status = 404;
    paper_certificate_check(found ? &c : NULL, typed.n > 0, rq->json.out);
    return true;
}
