/* route_budget.h - the rows of the table that are about budget requests. Part of route.c alone. */
#ifndef XL_API_ROUTE_BUDGET_H
#define XL_API_ROUTE_BUDGET_H

#define ROUTES_BUDGET                                                                         \
    ROUTE(GET, "/api/budgets", api_budget_list, MAY(ACTION_BUDGET_SEE),                       \
          .query = "programme year state organization limit cursor", .reply = &SHAPE_BUDGET,  \
          .page = true, .about = "Money that organizations ask for, the latest first"),       \
        ROUTE(POST, "/api/budgets", api_budget_add, MAY(ACTION_BUDGET_WRITE),                 \
              .body = &SHAPE_BUDGET_BODY, .body_limit = 8192, .audited = true,                \
              .reply = &SHAPE_BUDGET_DETAIL,                                                  \
              .about = "Drafts a request, bound to an order or a technique"),                 \
        ROUTE(GET, "/api/budgets/{budget}", api_budget_get, MAY(ACTION_BUDGET_SEE),           \
              .reply = &SHAPE_BUDGET_DETAIL, .about = "A request with each word about it"),   \
        ROUTE(PUT, "/api/budgets/{budget}", api_budget_edit, MAY(ACTION_BUDGET_WRITE),        \
              .body = &SHAPE_BUDGET_EDIT, .body_limit = 8192, .audited = true,                \
              .reply = &SHAPE_BUDGET_DETAIL,                                                  \
              .about = "Changes a draft or a returned one: wants If-Match"),                  \
        ROUTE(POST, "/api/budgets/{budget}/moves", api_budget_move, MAY(ACTION_BUDGET_WRITE), \
              .body = &SHAPE_BUDGET_MOVE, .body_limit = 4096, .audited = true,                \
              .reply = &SHAPE_BUDGET_DETAIL, .about = "Sends it up, or withdraws it"),        \
        ROUTE(POST, "/api/budgets/{budget}/decisions", api_budget_decide,                     \
              MAY(ACTION_BUDGET_DECIDE), .body = &SHAPE_BUDGET_WORD, .body_limit = 4096,      \
              .audited = true, .reply = &SHAPE_BUDGET_DETAIL,                                 \
              .about = "The word of the level where it waits: granted, or returned"),         \
        ROUTE(POST, "/api/budgets/{budget}/book", api_budget_book, MAY(ACTION_BUDGET_DECIDE), \
              .body = &SHAPE_BUDGET_BOOK, .body_limit = 4096, .audited = true,                \
              .reply = &SHAPE_BUDGET_DETAIL,                                                  \
              .about = "What was granted becomes a budget line of its fund, once"),           \
        ROUTE(GET, "/api/budget-sums", api_budget_sums, MAY(ACTION_BUDGET_SEE),               \
              .query = "programme year", .reply = &SHAPE_BUDGET_SUMS,                         \
              .about = "Asked, waiting, granted and spent in a year, consolidated level by level")

#endif
