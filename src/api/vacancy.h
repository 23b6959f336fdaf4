/* vacancy.h - the handlers of vacancies and rounds of recruiting, for the table. */
#ifndef XL_API_VACANCY_H
#define XL_API_VACANCY_H

#include "api/field.h"
#include "api/request.h"

extern const struct shape SHAPE_VACANCY, SHAPE_VACANCY_DETAIL, SHAPE_VACANCY_BODY,
    SHAPE_VACANCY_EDIT, SHAPE_VACANCY_MOVE, SHAPE_VACANCY_WORD, SHAPE_VACANCY_SUMS;
extern const struct shape SHAPE_RECRUITMENT, SHAPE_RECRUITMENT_DETAIL, SHAPE_RECRUITMENT_BODY,
    SHAPE_RECRUITMENT_MOVE, SHAPE_RECRUITMENT_POST, SHAPE_CAMPUS_VISIT_BODY, SHAPE_CANDIDATE,
    SHAPE_CANDIDATE_BODY, SHAPE_CANDIDATE_MOVE;

bool api_vacancy_list(struct request *rq, struct err *e);
bool api_vacancy_add(struct request *rq, struct err *e);
bool api_vacancy_get(struct request *rq, struct err *e);
bool api_vacancy_edit(struct request *rq, struct err *e);
bool api_vacancy_move(struct request *rq, struct err *e);
bool api_vacancy_judge(struct request *rq, struct err *e);
bool api_vacancy_sums(struct request *rq, struct err *e);
bool api_candidate_add(struct request *rq, struct err *e);
bool api_candidate_move(struct request *rq, struct err *e);
bool api_candidate_list(struct request *rq, struct err *e);

bool api_recruitment_list(struct request *rq, struct err *e);
bool api_recruitment_add(struct request *rq, struct err *e);
bool api_recruitment_get(struct request *rq, struct err *e);
bool api_recruitment_move(struct request *rq, struct err *e);
bool api_recruitment_take(struct request *rq, struct err *e);
bool api_campus_visit_add(struct request *rq, struct err *e);

#endif
