/* route_recruitment.h - the rows of the table that are about vacancies and rounds of recruiting.
 * Part of route.c alone. */
#ifndef XL_API_ROUTE_RECRUITMENT_H
#define XL_API_ROUTE_RECRUITMENT_H

#include "api/vacancy.h"

#define ROUTES_RECRUITMENT                                                                         \
    ROUTE(GET, "/api/vacancies", api_vacancy_list, MAY(ACTION_VACANCY_SEE),                        \
          .query = "year state organization recruitment limit cursor", .reply = &SHAPE_VACANCY,    \
          .page = true, .about = "Staff that hospitals lack, the latest first"),                   \
        ROUTE(POST, "/api/vacancies", api_vacancy_add, MAY(ACTION_VACANCY_WRITE),                  \
              .body = &SHAPE_VACANCY_BODY, .body_limit = 8192, .audited = true,                    \
              .reply = &SHAPE_VACANCY_DETAIL,                                                      \
              .about = "Drafts a vacancy, with a gap or a workload as evidence"),                  \
        ROUTE(GET, "/api/vacancies/{vacancy}", api_vacancy_get, MAY(ACTION_VACANCY_SEE),           \
              .reply = &SHAPE_VACANCY_DETAIL, .about = "A vacancy with each word about it"),       \
        ROUTE(PUT, "/api/vacancies/{vacancy}", api_vacancy_edit, MAY(ACTION_VACANCY_WRITE),        \
              .body = &SHAPE_VACANCY_EDIT, .body_limit = 8192, .audited = true,                    \
              .reply = &SHAPE_VACANCY_DETAIL,                                                      \
              .about = "Changes a draft or a returned one: wants If-Match"),                       \
        ROUTE(POST, "/api/vacancies/{vacancy}/moves", api_vacancy_move, MAY(ACTION_VACANCY_WRITE), \
              .body = &SHAPE_VACANCY_MOVE, .body_limit = 4096, .audited = true,                    \
              .reply = &SHAPE_VACANCY_DETAIL,                                                      \
              .about = "Sends it to the authority, or withdraws it"),                              \
        ROUTE(POST, "/api/vacancies/{vacancy}/judgements", api_vacancy_judge,                      \
              MAY(ACTION_VACANCY_JUDGE), .body = &SHAPE_VACANCY_WORD, .body_limit = 4096,          \
              .audited = true, .reply = &SHAPE_VACANCY_DETAIL,                                     \
              .about = "The authority's judgement: so many posts, returned, or declined"),         \
        ROUTE(GET, "/api/vacancy-sums", api_vacancy_sums, MAY(ACTION_VACANCY_SEE),                 \
              .query = "year", .reply = &SHAPE_VACANCY_SUMS,                                       \
              .about = "Plan against actual of a year, by county and discipline"),                 \
        ROUTE(GET, "/api/candidates", api_candidate_list, MAY(ACTION_VACANCY_SEE),                 \
              .query = "recruitment vacancy state limit cursor", .reply = &SHAPE_CANDIDATE,        \
              .page = true, .about = "Candidates, the latest first"),                              \
        ROUTE(POST, "/api/vacancies/{vacancy}/candidates", api_candidate_add,                      \
              MAY(ACTION_VACANCY_RECRUIT), .body = &SHAPE_CANDIDATE_BODY, .body_limit = 4096,      \
              .audited = true, .reply = &SHAPE_VACANCY_DETAIL,                                     \
              .about = "Somebody applies for a vacancy of a round that runs"),                     \
        ROUTE(POST, "/api/vacancies/{vacancy}/candidates/{candidate}/moves", api_candidate_move,   \
              MAY(ACTION_VACANCY_RECRUIT), .body = &SHAPE_CANDIDATE_MOVE, .body_limit = 4096,      \
              .audited = true, .reply = &SHAPE_VACANCY_DETAIL,                                     \
              .about = "To the short list, an offer, a signature, or out"),                        \
        ROUTE(GET, "/api/recruitments", api_recruitment_list, MAY(ACTION_RECRUITMENT_SEE),         \
              .query = "limit cursor", .reply = &SHAPE_RECRUITMENT, .page = true,                  \
              .about = "Rounds of recruiting, the latest first"),                                  \
        ROUTE(POST, "/api/recruitments", api_recruitment_add, MAY(ACTION_RECRUITMENT_WRITE),       \
              .body = &SHAPE_RECRUITMENT_BODY, .body_limit = 4096, .audited = true,                \
              .reply = &SHAPE_RECRUITMENT_DETAIL, .about = "Plans a round of the own place"),      \
        ROUTE(GET, "/api/recruitments/{recruitment}", api_recruitment_get,                         \
              MAY(ACTION_RECRUITMENT_SEE), .reply = &SHAPE_RECRUITMENT_DETAIL,                     \
              .about = "A round with its visits to universities"),                                 \
        ROUTE(POST, "/api/recruitments/{recruitment}/moves", api_recruitment_move,                 \
              MAY(ACTION_RECRUITMENT_WRITE), .body = &SHAPE_RECRUITMENT_MOVE, .body_limit = 4096,  \
              .audited = true, .reply = &SHAPE_RECRUITMENT_DETAIL,                                 \
              .about = "Begins, closes or cancels it"),                                            \
        ROUTE(POST, "/api/recruitments/{recruitment}/posts", api_recruitment_take,                 \
              MAY(ACTION_RECRUITMENT_WRITE), .body = &SHAPE_RECRUITMENT_POST, .body_limit = 4096,  \
              .audited = true, .reply = &SHAPE_RECRUITMENT_DETAIL,                                 \
              .about = "Puts an accepted vacancy into it"),                                        \
        ROUTE(POST, "/api/recruitments/{recruitment}/visits", api_campus_visit_add,                \
              MAY(ACTION_RECRUITMENT_WRITE), .body = &SHAPE_CAMPUS_VISIT_BODY, .body_limit = 4096, \
              .audited = true, .reply = &SHAPE_RECRUITMENT_DETAIL,                                 \
              .about = "A visit to a university, and how many came")

#endif
