/* route_appraisal.h - the rows of the table that are about appraisals and pledges. Part of route.c
 * alone. */
#ifndef XL_API_ROUTE_APPRAISAL_H
#define XL_API_ROUTE_APPRAISAL_H

#define ROUTES_APPRAISAL                                                                           \
    ROUTE(GET, "/api/pledges", api_pledge_list, MAY(ACTION_PLEDGE_SEE),                            \
          .query = "programme state limit cursor", .reply = &SHAPE_PLEDGE, .page = true,           \
          .about = "What was promised beside money to each who was sent; `state` overdue: those"   \
                   " alone"),                                                                      \
        ROUTE(GET, "/api/placements/{placement}/pledges/{pledge}", api_pledge_get,                 \
              MAY(ACTION_PLEDGE_SEE), .reply = &SHAPE_PLEDGE_DETAIL,                               \
              .about = "A pledge with all that was told of it"),                                   \
        ROUTE(POST, "/api/placements/{placement}/pledges/{pledge}/tell", api_pledge_tell,          \
              MAY(ACTION_PLEDGE_TELL), .body = &SHAPE_PLEDGE_TELL, .body_limit = 8192,             \
              .audited = true, .reply = &SHAPE_PLEDGE_DETAIL,                                      \
              .about = "The home tells that it was kept, with proof"),                             \
        ROUTE(POST, "/api/placements/{placement}/pledges/{pledge}/answer", api_pledge_answer,      \
              MAY(ACTION_PLEDGE_ANSWER), .body = &SHAPE_PLEDGE_ANSWER, .body_limit = 8192,         \
              .audited = true, .reply = &SHAPE_PLEDGE_DETAIL,                                      \
              .about = "Whom it was promised to says whether it is so"),                           \
        ROUTE(POST, "/api/placements/{placement}/pledges/{pledge}/materials", api_pledge_material, \
              MAY(ACTION_PLEDGE_TELL), .query = "name", .raw = true, .staged = true,               \
              .body_limit = 4 * 1024 * 1024, .audited = true, .reply = &SHAPE_PLEDGE_DETAIL,       \
              .about = "Puts a proof beside it: PDF, picture or office file, up to 4 MiB"),        \
        ROUTE(GET, "/api/placements/{placement}/pledges/{pledge}/materials/{material}",            \
              api_pledge_file, MAY(ACTION_PLEDGE_SEE), .about = "A proof"),                        \
        ROUTE(GET, "/api/appraisals", api_appraisal_list, MAY(ACTION_APPRAISAL_SEE),               \
              .query = "limit cursor", .reply = &SHAPE_APPRAISAL, .page = true,                    \
              .about = "Years of a programme that are appraised, the latest first"),               \
        ROUTE(POST, "/api/appraisals", api_appraisal_add, MAY(ACTION_APPRAISAL_WRITE),             \
              .body = &SHAPE_APPRAISAL_BODY, .body_limit = 4096, .audited = true,                  \
              .reply = &SHAPE_APPRAISAL_DETAIL,                                                    \
              .about = "Opens a year's appraisal by the programme's newest rules"),                \
        ROUTE(GET, "/api/appraisals/{appraisal}", api_appraisal_get, MAY(ACTION_APPRAISAL_SEE),    \
              .reply = &SHAPE_APPRAISAL_DETAIL, .about = "An appraisal with its rules and runs"),  \
        ROUTE(POST, "/api/appraisals/{appraisal}/simulate", api_appraisal_simulate,                \
              MAY(ACTION_APPRAISAL_WRITE), .audited = true, .reply = &SHAPE_APPRAISAL_DETAIL,      \
              .about = "Tries the rules on the year before; nothing follows from it"),             \
        ROUTE(POST, "/api/appraisals/{appraisal}/freeze", api_appraisal_freeze,                    \
              MAY(ACTION_APPRAISAL_WRITE), .audited = true, .reply = &SHAPE_APPRAISAL_DETAIL,      \
              .about = "Rules and bases hold from now on; they were tried before"),                \
        ROUTE(POST, "/api/appraisals/{appraisal}/score", api_appraisal_score,                      \
              MAY(ACTION_APPRAISAL_WRITE), .audited = true, .reply = &SHAPE_APPRAISAL_DETAIL,      \
              .about = "Scores the lines as they are now; each time is kept"),                     \
        ROUTE(POST, "/api/appraisals/{appraisal}/settle", api_appraisal_settle,                    \
              MAY(ACTION_APPRAISAL_SETTLE), .audited = true, .reply = &SHAPE_APPRAISAL_DETAIL,     \
              .about = "Makes promises of the last scoring; by a second person, once the year is"  \
                       " over"),                                                                   \
        ROUTE(POST, "/api/appraisals/{appraisal}/cancel", api_appraisal_cancel,                    \
              MAY(ACTION_APPRAISAL_WRITE), .audited = true, .reply = &SHAPE_APPRAISAL_DETAIL,      \
              .about = "Takes a draft back"),                                                      \
        ROUTE(GET, "/api/appraisals/{appraisal}/scores", api_appraisal_scores,                     \
              MAY(ACTION_APPRAISAL_SCORE_SEE), .query = "run whose limit cursor",                  \
              .reply = &SHAPE_APPRAISAL_SCORE, .page = true,                                       \
              .about = "What each came to in a run, the last one unless another is named; the"     \
                       " best first"),                                                             \
        ROUTE(GET, "/api/appraisal-scores/{appraisal_score}", api_appraisal_score_get,             \
              MAY(ACTION_APPRAISAL_SCORE_SEE), .reply = &SHAPE_APPRAISAL_SCORE_DETAIL,             \
              .about = "A score item by item, beside those of similar counties"),                  \
        ROUTE(GET, "/api/appraisal-scores/{appraisal_score}/lines", api_appraisal_lines,           \
              MAY(ACTION_APPRAISAL_SCORE_SEE), .query = "indicator limit cursor",                  \
              .reply = &SHAPE_LINES, .about = "The lines that an item counts, as they are now"),   \
        ROUTE(GET, "/api/appraisal-scores/{appraisal_score}/records", api_appraisal_records,       \
              MAY(ACTION_APPRAISAL_SCORE_SEE), .query = "indicator limit cursor",                  \
              .reply = &SHAPE_APPRAISAL_RECORD, .page = true,                                      \
              .about = "The months of discharge records that an item rests on, as they were in"    \
                       " its run; each opens to its cells at /api/facts"),                         \
        ROUTE(POST, "/api/appraisal-scores/{appraisal_score}/appeals", api_appeal_add,             \
              MAY(ACTION_APPRAISAL_SCORE_APPEAL), .body = &SHAPE_APPEAL_BODY, .body_limit = 8192,  \
              .audited = true, .reply = &SHAPE_APPEAL,                                             \
              .about = "Objects to an item of the own score"),                                     \
        ROUTE(GET, "/api/appeals", api_appeal_list, MAY(ACTION_APPRAISAL_SCORE_SEE),               \
              .query = "limit cursor", .reply = &SHAPE_APPEAL, .page = true,                       \
              .about = "Objections to appraisals, the latest first"),                              \
        ROUTE(POST, "/api/appeals/{appeal}/decide", api_appeal_decide,                             \
              MAY(ACTION_APPRAISAL_SCORE_DECIDE), .body = &SHAPE_APPEAL_WORD, .body_limit = 8192,  \
              .audited = true, .reply = &SHAPE_APPEAL,                                             \
              .about = "Decides an objection; the next scoring goes by it")

#endif
