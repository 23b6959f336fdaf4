/* route_measure.h - the rows of the table that are about measures. Part of route.c alone. */
#ifndef XL_API_ROUTE_MEASURE_H
#define XL_API_ROUTE_MEASURE_H

#define ROUTES_MEASURE                                                                            \
    ROUTE(GET, "/api/measures", api_measure_list, MAY(ACTION_MEASURE_SEE),                        \
          .query = "programme measure year organization", .reply = &SHAPE_MEASURES,               \
          .about = "A programme's measures in a year, claimed beside verified beside validated,"  \
                   " against the year before, the baseline and the plan; without `year` the last" \
                   " one that is over"),                                                          \
        ROUTE(GET, "/api/measure-years", api_measure_years, MAY(ACTION_MEASURE_SEE),              \
              .query = "programme measure year organization", .reply = &SHAPE_MEASURES,           \
              .about = "One measure in every year from its baseline on"),                         \
        ROUTE(GET, "/api/measure-rows", api_measure_rows, MAY(ACTION_MEASURE_SEE),                \
              .query = "programme measure year tier part organization limit cursor",              \
              .reply = &SHAPE_LINES,                                                              \
              .about = "The lines that a tier of a measure counts in a year; `part` denominator:" \
                       " those of the whole"),                                                    \
        ROUTE(GET, "/api/measure-values", api_measure_values, MAY(ACTION_MEASURE_SEE),            \
              .query = "programme measure year organization state limit cursor",                  \
              .reply = &SHAPE_MEASURE_VALUE, .page = true,                                        \
              .about = "What organizations report for a measure, tiers side by side; `state`"     \
                       " open: claimed and not verified"),                                        \
        ROUTE(POST, "/api/measure-values", api_measure_claim, MAY(ACTION_MEASURE_CLAIM),          \
              .body = &SHAPE_MEASURE_CLAIM, .body_limit = 4096, .audited = true,                  \
              .reply = &SHAPE_MEASURE_VALUE, .about = "An organization claims a count"),          \
        ROUTE(POST, "/api/measure-values/check", api_measure_check, MAY(ACTION_MEASURE_CHECK),    \
              .body = &SHAPE_MEASURE_CHECK, .body_limit = 4096, .audited = true,                  \
              .reply = &SHAPE_MEASURE_VALUE,                                                      \
              .about = "Somebody else verifies a count, or validates it from another source")

#endif
