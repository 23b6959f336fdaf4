/* route_money.h - the rows of the table that are about money. Part of route.c alone. */
#ifndef XL_API_ROUTE_MONEY_H
#define XL_API_ROUTE_MONEY_H

#define ROUTES_MONEY                                                                               \
    ROUTE(GET, "/api/village-posts", api_village_post_list, MAY(ACTION_VILLAGE_POST_SEE),          \
          .query = "limit cursor", .reply = &SHAPE_VILLAGE_POST, .page = true,                     \
          .about = "Village posts, by county and code"),                                           \
        ROUTE(POST, "/api/village-posts", api_village_post_add, MAY(ACTION_VILLAGE_POST_WRITE),    \
              .body = &SHAPE_VILLAGE_POST_BODY, .body_limit = 4096, .audited = true,               \
              .reply = &SHAPE_VILLAGE_POST, .about = "Gives a village post"),                      \
        ROUTE(POST, "/api/village-posts/{village_post}/tell", api_village_post_tell,               \
              MAY(ACTION_VILLAGE_POST_WRITE), .body = &SHAPE_VILLAGE_POST_TELL,                    \
              .body_limit = 4096, .audited = true, .reply = &SHAPE_VILLAGE_POST,                   \
              .about = "Tells its last day, or its holder's intake into degree study"),            \
        ROUTE(GET, "/api/village-intakes", api_village_intake_list, MAY(ACTION_VILLAGE_POST_SEE),  \
              .query = "programme year", .reply = &SHAPE_VILLAGE_INTAKES,                          \
              .about = "Village doctors to be taken into degree study beside who was, by county"), \
        ROUTE(POST, "/api/village-intakes", api_village_intake_plan,                               \
              MAY(ACTION_VILLAGE_POST_PLAN), .body = &SHAPE_VILLAGE_INTAKE_BODY,                   \
              .body_limit = 4096, .audited = true, .reply = &SHAPE_VILLAGE_INTAKES,                \
              .about = "Another plan of a county's year"),                                         \
        ROUTE(GET, "/api/funds", api_fund_list, MAY(ACTION_FUND_SEE), .reply = &SHAPE_FUNDS,       \
              .about = "Funds with their books: what came in, is promised, paid and left"),        \
        ROUTE(POST, "/api/funds", api_fund_add, MAY(ACTION_FUND_WRITE), .body = &SHAPE_FUND_BODY,  \
              .body_limit = 4096, .audited = true, .reply = &SHAPE_FUND_DETAIL,                    \
              .about = "Opens a fund that the programme file names, in the asker's region"),       \
        ROUTE(GET, "/api/funds/{fund}", api_fund_get, MAY(ACTION_FUND_SEE),                        \
              .reply = &SHAPE_FUND_DETAIL,                                                         \
              .about = "A fund, its books proved from all its lines"),                             \
        ROUTE(POST, "/api/funds/{fund}/entries", api_fund_tell, MAY(ACTION_FUND_WRITE),            \
              .body = &SHAPE_FUND_TELL, .body_limit = 4096, .audited = true,                       \
              .reply = &SHAPE_FUND_DETAIL,                                                         \
              .about = "Books a budget, a donation or a spending of the fund itself"),             \
        ROUTE(GET, "/api/entries", api_entry_list, MAY(ACTION_ENTRY_SEE),                          \
              .query = "programme fund kind state subject payee subsidy month limit cursor",       \
              .reply = &SHAPE_ENTRIES,                                                             \
              .about = "Lines of the ledger, the latest first, with the sum of the whole list"),   \
        ROUTE(GET, "/api/entries/{entry}", api_entry_get, MAY(ACTION_ENTRY_SEE),                   \
              .reply = &SHAPE_ENTRY_DETAIL,                                                        \
              .about = "A line with all that was decided about it and what follows it"),           \
        ROUTE(POST, "/api/entries/{entry}/decisions", api_entry_decide, MAY(ACTION_ENTRY_DECIDE),  \
              .body = &SHAPE_ENTRY_DECISION, .body_limit = 4096, .audited = true,                  \
              .reply = &SHAPE_ENTRY_DETAIL,                                                        \
              .about = "Approves, rejects, holds, releases or opens a promise again"),             \
        ROUTE(POST, "/api/entries/{entry}/corrections", api_entry_correct,                         \
              MAY(ACTION_ENTRY_DECIDE), .body = &SHAPE_ENTRY_CORRECTION, .body_limit = 4096,       \
              .audited = true, .reply = &SHAPE_ENTRY_DETAIL,                                       \
              .about = "Books a top-up, or less, behind a promise: nothing is edited"),            \
        ROUTE(POST, "/api/entries/{entry}/recovery", api_entry_recover, MAY(ACTION_ENTRY_DECIDE),  \
              .body = &SHAPE_ENTRY_RECOVERY, .body_limit = 4096, .audited = true,                  \
              .reply = &SHAPE_ENTRY_DETAIL, .about = "Books money that came back"),                \
        ROUTE(POST, "/api/accruals", api_entry_accrue, MAY(ACTION_ENTRY_ACCRUE),                   \
              .body = &SHAPE_ACCRUAL_BODY, .body_limit = 4096, .audited = true,                    \
              .reply = &SHAPE_ACCRUAL,                                                             \
              .about = "Books what a programme's promises have come to in a month that is over;"   \
                       " again it books nothing twice"),                                           \
        ROUTE(POST, "/api/accruals/approve", api_entry_approve, MAY(ACTION_ENTRY_DECIDE),          \
              .body = &SHAPE_ACCRUAL_BODY, .body_limit = 4096, .audited = true,                    \
              .reply = &SHAPE_ACCRUAL_APPROVED,                                                    \
              .about = "Approves all that a month has accrued within reach"),                      \
        ROUTE(GET, "/api/payees", api_payee_list, MAY(ACTION_PAYEE_SEE), .query = "limit cursor",  \
              .reply = &SHAPE_PAYEE, .page = true,                                                 \
              .about = "Who can be paid, accounts by their last four digits"),                     \
        ROUTE(POST, "/api/payees", api_payee_add, MAY(ACTION_PAYEE_WRITE),                         \
              .body = &SHAPE_PAYEE_BODY, .body_limit = 4096, .audited = true, .told_once = true,   \
              .reply = &SHAPE_PAYEE_MADE,                                                          \
              .about = "Tells to which account somebody is paid; sealed"),                         \
        ROUTE(GET, "/api/payment-runs", api_payment_run_list, MAY(ACTION_PAYMENT_RUN_SEE),         \
              .query = "limit cursor", .reply = &SHAPE_PAYMENT_RUN, .page = true,                  \
              .about = "Runs of payments, the latest first"),                                      \
        ROUTE(POST, "/api/payment-runs", api_payment_run_add, MAY(ACTION_PAYMENT_RUN_MAKE),        \
              .body = &SHAPE_PAYMENT_RUN_BODY, .body_limit = 4096, .audited = true,                \
              .reply = &SHAPE_PAYMENT_RUN_DETAIL,                                                  \
              .about = "Takes a fund's approved promises into a run; who might be paid twice is"   \
                       " held"),                                                                   \
        ROUTE(GET, "/api/payment-runs/{payment_run}", api_payment_run_get,                         \
              MAY(ACTION_PAYMENT_RUN_SEE), .reply = &SHAPE_PAYMENT_RUN_DETAIL,                     \
              .about = "A run with its payments and its sample"),                                  \
        ROUTE(POST, "/api/payment-runs/{payment_run}/samples", api_payment_run_look,               \
              MAY(ACTION_PAYMENT_RUN_SAMPLE), .body = &SHAPE_PAYMENT_LOOK, .body_limit = 4096,     \
              .audited = true, .reply = &SHAPE_PAYMENT_RUN_DETAIL,                                 \
              .about = "Looks at a decision of the sample again; not by who decided"),             \
        ROUTE(POST, "/api/payment-runs/{payment_run}/release", api_payment_run_release,            \
              MAY(ACTION_PAYMENT_RUN_RELEASE), .audited = true,                                    \
              .reply = &SHAPE_PAYMENT_RUN_DETAIL,                                                  \
              .about = "Releases a run that somebody else made"),                                  \
        ROUTE(POST, "/api/payment-runs/{payment_run}/cancel", api_payment_run_cancel,              \
              MAY(ACTION_PAYMENT_RUN_CANCEL), .audited = true, .reply = &SHAPE_PAYMENT_RUN_DETAIL, \
              .about = "Takes a draft back; its promises wait again"),                             \
        ROUTE(GET, "/api/payment-runs/{payment_run}/bank", api_payment_run_bank,                   \
              MAY(ACTION_PAYMENT_RUN_RELEASE), .query = "form",                                    \
              .about = "The bank's file of a released run, csv or xlsx, accounts in clear;"        \
                       " that it was opened is audited"),                                          \
        ROUTE(POST, "/api/payment-runs/{payment_run}/confirm", api_payment_run_confirm,            \
              MAY(ACTION_PAYMENT_RUN_CONFIRM), .raw = true, .body_limit = ROUTE_BODY_MAX,          \
              .audited = true, .reply = &SHAPE_PAYMENT_RUN_DETAIL,                                 \
              .about = "Books what the bank says: number, amount, result, reason; all of the"      \
                       " file or nothing")

#endif
