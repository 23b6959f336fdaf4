/* pdf.c - a page through weasyprint. It reads from a pipe and is told to fetch nothing: the page
 * names no other file. */
#include "paper/pdf.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOT_THERE = 127 };

static void child_run(int from, const char *path)
{
    dup2(from, STDIN_FILENO);
    close(from);
    execlp("weasyprint", "weasyprint", "-q", "-e", "utf8", "-", path, (char *)NULL);
    _exit(NOT_THERE);
}

static bool all_written(int to, const char *bytes, size_t n)
{
    while (n > 0) {
        ssize_t some = write(to, bytes, n);

        if (some < 0 && errno == EINTR)
            continue;
        if (some <= 0)
            return false;
        bytes += some;
        n -= (size_t)some;
    }
    return true;
}

static bool ended_well(pid_t child, const char *path, struct err *e)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_THERE)
        return err_set(e, ERR_IO, "%s: weasyprint, which makes the PDF, is not installed", path);
    return (WIFEXITED(status) && WEXITSTATUS(status) == 0 && access(path, R_OK) == 0)
           || err_set(e, ERR_IO, "%s: weasyprint could not make the PDF", path);
}

bool paper_pdf(struct str html, const char *path, struct err *e)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    int ends[2];
    pid_t child;

    if (pipe(ends) != 0)
        return err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
    child = fork();
    if (child == 0) {
        close(ends[1]);
        child_run(ends[0], path);
    }
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
    }
    sigaction(SIGPIPE, &ignore, &before); /* a converter that ended early is told below */
    (void)!all_written(ends[1], html.at, html.n);
    close(ends[1]);
    sigaction(SIGPIPE, &before, NULL);
    return ended_well(child, path, e);
}
