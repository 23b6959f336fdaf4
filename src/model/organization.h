/* organization.h - a hospital or another place that sends or takes people. Pure. */
#ifndef XL_MODEL_ORGANIZATION_H
#define XL_MODEL_ORGANIZATION_H

#include "base/id.h"
#include "base/str.h"
#include "model/unknown.h"

struct organization {
    struct id id;
    struct str code; /* the cube's institution; unique */
    struct str name;
    struct str county;
    struct str level; /* such as "3A"; empty where unknown */
    struct str kind;  /* such as "general"; empty where unknown */
    double lng, lat;  /* degrees, or NUMBER_UNKNOWN */
};

#endif
