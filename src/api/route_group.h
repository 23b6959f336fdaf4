/* route_group.h - the rows of the table that are about medical groups. Part of route.c alone. */
#ifndef XL_API_ROUTE_GROUP_H
#define XL_API_ROUTE_GROUP_H

#include "api/group.h"

#define ROUTES_GROUP                                                                             \
    ROUTE(GET, "/api/groups", api_group_see, MAY(ACTION_MEASURE_SEE),                            \
          .query = "organization programme year", .reply = &SHAPE_GROUP,                         \
          .about = "What an organization leads by the consortium and alliance agreements of"     \
                   " today, member by member; without `organization` the asker's own; 404 where" \
                   " that is not within reach"),                                                 \
        ROUTE(GET, "/api/group-rows", api_group_rows, MAY(ACTION_MEASURE_SEE),                   \
              .query = "organization member count programme year limit cursor",                  \
              .reply = &SHAPE_LINES,                                                             \
              .about = "The lines that one count of a member is made of: as many as it says")

#endif
