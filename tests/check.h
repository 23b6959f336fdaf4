/* check.h - cmocka with the headers it needs in the order it needs, and what it lacks. */
#ifndef XL_TESTS_CHECK_H
#define XL_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define assert_near(a, b, tolerance)                                         \
    do {                                                                     \
        double near_a = (a), near_b = (b), near_d = near_a - near_b;         \
        if (!(near_d <= (tolerance) && -near_d <= (tolerance))) {            \
            print_error("%s = %.17g, %s = %.17g\n", #a, near_a, #b, near_b); \
            fail();                                                          \
        }                                                                    \
    } while (0)

/* A `struct str` against a C text. */
#define assert_str(s, c_text)                                                       \
    do {                                                                            \
        struct str str_s = (s);                                                     \
        if (str_s.n != strlen(c_text)                                               \
            || (str_s.n && str_s.at && memcmp(str_s.at, (c_text), str_s.n) != 0)) { \
            print_error("'%.*s' is not '%s'\n", (int)str_s.n, str_s.at, (c_text));  \
            fail();                                                                 \
        }                                                                           \
    } while (0)

/* That a failure has this code and that its sentence holds these words. */
#define assert_err(e, want_code, words)                                                   \
    do {                                                                                  \
        if ((e).code != (want_code) || strstr((e).text, (words)) == NULL) {               \
            print_error("code %d, text '%s'; wanted %d, '%s'\n", (int)(e).code, (e).text, \
                        (int)(want_code), (words));                                       \
            fail();                                                                       \
        }                                                                                 \
    } while (0)

#endif
