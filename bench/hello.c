/* hello.c - libmicrohttpd alone, as a limit: hello PORT BYTES answers every request with so many
 * bytes, with the threads and polling that the program itself uses. Ends with its standard input.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct MHD_Response *reply;

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *body,
                              size_t *body_n, void **own)
{
    (void)cls, (void)url, (void)method, (void)version, (void)body, (void)body_n;
    if (!*own) {
        *own = reply;
        return MHD_YES;
    }
    return MHD_queue_response(connection, MHD_HTTP_OK, reply);
}

int main(int argc, char **argv)
{
    size_t n = argc > 2 ? strtoul(argv[2], NULL, 10) : 0;
    struct sockaddr_in at = {.sin_family = AF_INET};
    struct MHD_Daemon *daemon;
    char byte, *bytes;

    if (argc != 3 || n == 0) {
        fputs("hello: PORT BYTES are wanted\n", stderr);
        return 1;
    }
    at.sin_port = htons((uint16_t)strtoul(argv[1], NULL, 10));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bytes = malloc(n);
    memset(bytes, 'x', n);
    reply = MHD_create_response_from_buffer(n, bytes, MHD_RESPMEM_MUST_FREE);
    daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, NULL,
                              MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&at,
                              MHD_OPTION_THREAD_POOL_SIZE, 4u, MHD_OPTION_END);
    if (!daemon) {
        fputs("hello: the port cannot be taken\n", stderr);
        return 1;
    }
    puts("ready");
    fflush(stdout);
    while (read(STDIN_FILENO, &byte, 1) > 0)
        continue;
    MHD_stop_daemon(daemon);
    MHD_destroy_response(reply);
    return 0;
}
