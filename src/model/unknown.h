/* unknown.h - numbers that nobody knows. Unknown is not zero. Pure.
 *
 * An unknown text is empty, an unknown id is all zero (id_none), an unknown day is DAY_NONE. */
#ifndef XL_MODEL_UNKNOWN_H
#define XL_MODEL_UNKNOWN_H

#include <math.h>
#include <stdint.h>

#define COUNT_UNKNOWN INT64_MIN      /* of an int64_t */
#define NUMBER_UNKNOWN ((double)NAN) /* of a double; ask with isnan */

#endif
