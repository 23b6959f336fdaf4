/* orthanc_run.c - see orthanc_run.h.
 *
 * The GDCM plugin is left out on purpose: a decoder of it needs more stack than Orthanc gives its
 * threads. The secret is made anew at each start and stands in a file that only we can read. */
#include "remote/orthanc_run.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <jansson.h>
#include <signal.h>
#include <sodium.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PLUGINS "/usr/share/orthanc/plugins/"

struct orthanc_run {
    struct arena arena; /* holds this struct */
    const char *config, *log, *lists;
    char secret[33];
    int port;
    pid_t pid;
    struct orthanc *asked;
};

static void nap(void)
{
    const struct timespec step = {.tv_nsec = 50 * 1000000L};

    nanosleep(&step, NULL);
}

/* A port that nobody has at this moment. */
static int port_free(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t n = sizeof at;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), port = 0;

    if (fd >= 0 && !bind(fd, (struct sockaddr *)&at, sizeof at)
        && !getsockname(fd, (struct sockaddr *)&at, &n))
        port = ntohs(at.sin_port);
    if (fd >= 0)
        close(fd);
    return port;
}

static json_t *devices_json(const struct orthanc_run_options *options)
{
    json_t *all = json_object();

    for (size_t i = 0; i < options->device_n; i++) {
        const struct orthanc_device *d = &options->devices[i];
        char name[24];

        snprintf(name, sizeof name, "d%zu", i);
        json_object_set_new(all, name,
                            json_pack("{s:s%,s:s%,s:i,s:b,s:b,s:b,s:b,s:b,s:b}", "AET", d->aet.at,
                                      d->aet.n, "Host", d->host.at, d->host.n, "Port", d->port,
                                      "AllowEcho", 1, "AllowStore", 1, "AllowFind", 0, "AllowGet",
                                      0, "AllowMove", 0, "AllowFindWorklist", 1));
    }
    return all;
}

static json_t *config_json(const struct orthanc_run *run, const struct orthanc_run_options *options)
{
    json_t *config = json_pack(
        "{s:s,s:s,s:s,s:i,s:b,s:i,s:s,s:b,s:b,s:b,s:b,s:b,s:{s:s},s:s,s:b,s:i,s:b,s:b,s:b}", "Name",
        "xinglin", "StorageDirectory", options->folder, "IndexDirectory", options->folder,
        "HttpPort", run->port, "DicomServerEnabled", options->dicom_port != 0, "DicomPort",
        options->dicom_port ? options->dicom_port : 4242, "DicomAet", options->aet,
        "DicomCheckCalledAet", 1, "DicomCheckModalityHost", 1, "DicomAlwaysAllowStore", 0,
        "DicomAlwaysAllowEcho", 0, "AuthenticationEnabled", 1, "RegisteredUsers", "gateway",
        run->secret, "DefaultEncoding", "Utf8", "OverwriteInstances", 0, "StableAge", 2,
        "WebDavEnabled", 0, "OrthancExplorerEnabled", 0, "RemoteAccessAllowed", 0);

    json_object_set_new(config, "DicomModalities", devices_json(options));
    json_object_set_new(
        config, "Plugins",
        json_pack("[s,s]", PLUGINS "libOrthancDicomWeb.so", PLUGINS "libModalityWorklists.so"));
    json_object_set_new(
        config, "DicomWeb",
        json_pack("{s:b,s:s,s:b}", "Enable", 1, "Root", "/dicom-web/", "EnableWado", 0));
    json_object_set_new(
        config, "Worklists",
        json_pack("{s:b,s:s,s:b}", "Enable", 1, "Database", run->lists, "FilterIssuerAet", 1));
    return config;
}

static bool config_write(struct orthanc_run *run, const struct orthanc_run_options *options,
                         struct err *e)
{
    json_t *config;
    int fd;
    bool good;

    run->lists = arena_text(&run->arena, "%s/worklists", options->folder);
    run->config = arena_text(&run->arena, "%s/orthanc.json", options->folder);
    run->log = arena_text(&run->arena, "%s/orthanc.log", options->folder);
    mkdir(options->folder, 0700); /* where it is there the opening below tells */
    mkdir(run->lists, 0700);
    fd = open(run->config, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0)
        return err_set(e, ERR_IO, "%.200s: cannot be written", run->config);
    config = config_json(run, options);
    good = json_dumpfd(config, fd, JSON_INDENT(1)) == 0;
    json_decref(config);
    close(fd);
    return good || err_set(e, ERR_IO, "%.200s: cannot be written", run->config);
}

static bool start(struct orthanc_run *run, struct err *e)
{
    char *words[] = {(char *)"Orthanc", (char *)run->config, NULL};
    posix_spawn_file_actions_t files;
    posix_spawnattr_t how;
    sigset_t none;
    int failed;

    sigemptyset(&none);
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&how);
    posix_spawnattr_setsigmask(&how, &none); /* ours holds its signals back */
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, run->log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    failed = posix_spawnp(&run->pid, "Orthanc", &files, &how, words, environ);
    if (failed)
        failed = posix_spawn(&run->pid, "/usr/sbin/Orthanc", &files, &how, words, environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    if (!failed)
        return true;
    run->pid = 0;
    return err_set(e, ERR_IO, "Orthanc cannot be started: %s (package orthanc)", strerror(failed));
}

static bool ended(struct orthanc_run *run)
{
    if (run->pid && waitpid(run->pid, NULL, WNOHANG) == run->pid)
        run->pid = 0;
    return run->pid == 0;
}

static bool answers(struct orthanc_run *run, struct err *e)
{
    for (int tries = 0; tries < 400; tries++) {
        struct err unheard = {0};

        if (orthanc_alive(run->asked, &unheard))
            return true;
        if (ended(run))
            break;
        nap();
    }
    return err_set(e, ERR_IO, "Orthanc does not answer; %.200s may say why", run->log);
}

bool orthanc_run_open(const struct orthanc_run_options *options, struct orthanc_run **out,
                      struct err *e)
{
    struct arena arena = {0};
    struct orthanc_run *run = ARENA_NEW(&arena, struct orthanc_run);
    unsigned char bytes[16];

    *run = (struct orthanc_run){.port = port_free()};
    run->arena = arena;
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(run->secret, sizeof run->secret, bytes, sizeof bytes);
    if (config_write(run, options, e)
        && orthanc_open(
            &(struct orthanc_options){arena_text(&run->arena, "http://127.0.0.1:%d", run->port),
                                      "gateway", run->secret},
            &run->asked, e)
        && start(run, e) && answers(run, e)) {
        *out = run;
        return true;
    }
    orthanc_run_close(run);
    return false;
}

const struct orthanc *orthanc_run_asked(const struct orthanc_run *run)
{
    return run->asked;
}

const char *orthanc_run_worklists(const struct orthanc_run *run)
{
    return run->lists;
}

int orthanc_run_pid(const struct orthanc_run *run)
{
    return (int)run->pid;
}

bool orthanc_run_watch(struct orthanc_run *run)
{
    struct err unheard = {0};

    return !ended(run) || start(run, &unheard);
}

/* It needs a second or two to close its index. */
void orthanc_run_close(struct orthanc_run *run)
{
    struct arena arena;

    if (!run)
        return;
    if (run->pid) {
        kill(run->pid, SIGTERM);
        for (int tries = 0; tries < 200 && !ended(run); tries++)
            nap();
    }
    if (run->pid) {
        kill(run->pid, SIGKILL);
        waitpid(run->pid, NULL, 0);
    }
    orthanc_close(run->asked);
    arena = run->arena;
    arena_reset(&arena);
}
