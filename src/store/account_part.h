/* account_part.h - the columns of a post, which accounts and API tokens share. Internal to the
 * store. */
#ifndef XL_STORE_ACCOUNT_PART_H
#define XL_STORE_ACCOUNT_PART_H

#include "store/account.h"
#include "store/sql.h"

#define SCOPE_COLUMNS "role, scope, place, organization, department, practitioner"
#define SCOPE_FIELDS(g)                                                             \
    sql_name(&(g)->role, role_names), sql_name(&(g)->scope.kind, scope_kind_names), \
        sql_text(&(g)->scope.place), sql_id(&(g)->scope.organization),              \
        sql_text(&(g)->scope.department), sql_id(&(g)->scope.practitioner)

#endif
