/* err.h - one failure, told once: a code for programs and one sentence for people.
 *
 * The caller owns the `struct err` and passes it as the last argument. A function that fails calls
 * `err_set`, which returns false, and leaves its outputs untouched. The first failure is kept: what
 * follows from it is noise.
 * Our own mistakes are asserts; running out of memory ends the program. */
#ifndef XL_BASE_ERR_H
#define XL_BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(at, first) __attribute__((format(printf, at, first)))

enum err_code {
    ERR_NONE = 0,
    ERR_USAGE,      /* the command or request itself is put wrongly */
    ERR_IO,         /* the system refused: missing file, full disk, port in use, database gone */
    ERR_INPUT,      /* data from outside is wrong; the text names place, value and reason */
    ERR_IMPOSSIBLE, /* the input is sound but its hard rules cannot hold together */
    ERR_UNPROVED,   /* a time limit came before the proof; the best result was written */
    ERR_CHECK,      /* a result under check is not what it claims to be */
    ERR_MISSING,    /* no such thing, or none that the asker may know of */
    ERR_RIGHT,      /* the thing is there, the right is not */
    ERR_STATE,      /* not in this state; the text lists what is allowed */
    ERR_N
};

struct err {
    enum err_code code;
    const char *file; /* of our source, for logs; never shown to people */
    int line;
    char text[1024];  /* one sentence, lower case, no full stop, value and reason in it */
    char local[1024]; /* the same in the language of base/translate; empty where it has none */
};

/* Records a failure unless one is already recorded; always returns false. */
#define err_set(e, code, ...) err_set_at((e), (code), __FILE__, __LINE__, __VA_ARGS__)
bool err_set_at(struct err *e, enum err_code code, const char *file, int line, const char *format,
                ...) PRINTF_LIKE(5, 6);

/* As err_set_at with its arguments in a list. */
bool err_set_list(struct err *e, enum err_code code, const char *file, int line, const char *format,
                  va_list args) PRINTF_LIKE(5, 0);

/* Hands on the failure `own` as it is; as err_set where none is recorded yet. */
bool err_pass(struct err *e, const struct err *own);

/* Hands on `own` with words before its sentence: where it was found. */
#define err_within(e, own, ...) err_within_at((e), (own), __FILE__, __LINE__, __VA_ARGS__)
bool err_within_at(struct err *e, const struct err *own, const char *file, int line,
                   const char *format, ...) PRINTF_LIKE(5, 6);

/* The sentence for people: in their language where it has one. */
const char *err_local(const struct err *e);

/* Forgets the failure, so that the struct can be used again. */
void err_reset(struct err *e);

/* The one table from codes to the outside: exit status of the command line (0..5), HTTP status. */
int err_exit_status(enum err_code code);
int err_http_status(enum err_code code);

#endif
