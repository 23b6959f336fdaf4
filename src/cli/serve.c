/* serve.c - `xinglin serve`: answers on loopback until it is told to stop. */
#include <signal.h>
#include <stdio.h>

#include "api/server.h"
#include "cli/command.h"
#include "store/store.h"

static const struct option_help HELP = {
    .usage = "xinglin serve --data DIR|postgresql://… [--listen ADDR:PORT]\n"
             "                     [--proxy ADDR]",
    .about = "Serves the desk and its API from a folder that `xinglin demo` made, or from a\n"
             "PostgreSQL database. It listens on this machine only; a proxy in front of it brings\n"
             "encryption and says who asks: name its address with --proxy, or nobody is believed.\n"
             "SIGTERM or SIGINT ends it, after the requests that are under way.",
    .example = "  xinglin demo demo\n"
               "  xinglin serve --data demo --listen 127.0.0.1:8080",
};

/* Everyone inherits the mask, so that the signals come to sigwait and nowhere else. */
static bool signals_hold(sigset_t *ends)
{
    sigset_t pipes;

    sigemptyset(ends);
    sigaddset(ends, SIGTERM);
    sigaddset(ends, SIGINT);
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    return !pthread_sigmask(SIG_BLOCK, ends, NULL) && !pthread_sigmask(SIG_BLOCK, &pipes, NULL);
}

static bool serve(struct store *st, const struct server_options *options, struct err *e)
{
    struct server *server;
    char at[LISTEN_TEXT];
    sigset_t ends;
    int signal;

    if (!signals_hold(&ends))
        return err_set(e, ERR_IO, "the signals cannot be held back");
    if (!store_made(st, e) || !store_migrate(st, e) || !server_open(options, st, &server, at, e))
        return false;
    printf("xinglin serves http://%s/ - Ctrl-C ends it\n", at);
    fflush(stdout);
    sigwait(&ends, &signal);
    fputs("xinglin: stopping\n", stderr);
    server_close(server);
    return true;
}

int cli_serve(int argc, char **argv)
{
    struct server_options options = {.listen = "127.0.0.1:8080"};
    const char *data = NULL;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--listen", OPTION_TEXT, &options.listen, "ADDR:PORT",
         "loopback address, 127.0.0.1:8080 where it is not given; port 0: any", false, 0, 0},
        {"--proxy", OPTION_TEXT, &options.proxy, "ADDR",
         "numeric address of the proxy whose X-Forwarded-For and -Proto are believed", false, 0, 0},
        {0},
    };
    struct store *st = NULL;
    struct err e = {0};
    int operand_n, status;
    bool good;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status))
        return status;
    if (operand_n) {
        fprintf(stderr, "xinglin: '%.60s': serve takes no operand; --data names the store\n",
                argv[0]);
        return 1;
    }
    if (!store_open(data, STORE_EXISTING, &st, &e))
        return command_fail(&e);
    good = serve(st, &options, &e);
    store_close(st);
    return good ? 0 : command_fail(&e);
}
