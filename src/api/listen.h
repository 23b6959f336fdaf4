/* listen.h - where the server listens: loopback only, until there is sign-in. */
#ifndef XL_API_LISTEN_H
#define XL_API_LISTEN_H

#include "base/err.h"

#define LISTEN_TEXT 64

/* Opens a listening socket at "ADDR:PORT": 127.x.x.x, localhost or [::1]; port 0 lets the system
 * choose. `at` receives what was opened, "127.0.0.1:8080".
 * ERR_USAGE  no such form, or an address that others can reach
 * ERR_IO     the system refused; a port in use is named as that */
MUST_CHECK bool listen_open(const char *address, int *fd, char at[LISTEN_TEXT], struct err *e);

#endif
