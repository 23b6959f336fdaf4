/* group.h - the handlers of a medical group, for the table. */
#ifndef XL_API_GROUP_H
#define XL_API_GROUP_H

#include "api/field.h"
#include "api/request.h"

extern const struct shape SHAPE_GROUP;
bool api_group_see(struct request *rq, struct err *e);
bool api_group_rows(struct request *rq, struct err *e);

#endif
