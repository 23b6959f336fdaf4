/* serve.c - `xinglin serve`: answers on loopback until it is told to stop. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "api/chinese.h"
#include "api/server.h"
#include "cli/command.h"
#include "cli/serve_imaging.h"
#include "cli/serve_provider.h"
#include "store/store.h"
#include "work/seal.h"
#include "work/stage.h"
#include "work/upload.h"

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
    sigaddset(&pipes, SIGXFSZ); /* a file that may grow no further is told as a full disk is */
    return !pthread_sigmask(SIG_BLOCK, ends, NULL) && !pthread_sigmask(SIG_BLOCK, &pipes, NULL);
}

/* Who looks on holds a connection each: as many as the system lets us have. */
static void files_raise(void)
{
    struct rlimit files;

    if (!getrlimit(RLIMIT_NOFILE, &files) && files.rlim_cur < files.rlim_max) {
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }
}

/* A database without a key file is served, but no identity of it can be opened or added. */
static bool seal_take(const char *data, struct store *st, struct seal **seal, struct err *e)
{
    const char *set = getenv("XINGLIN_KEY_FILE");

    if (strstr(data, "://") && !(set && *set)) {
        fputs("xinglin: XINGLIN_KEY_FILE is not set: identities of patients stay closed\n", stderr);
        return true;
    }
    return seal_open(data, st, seal, e);
}

/* Beside the store's file; of a database where --staging says, or nowhere. */
static bool stage_take(const char *data, const char *folder, struct store *st,
                       const struct seal *seal, struct stage **stage, struct err *e)
{
    char path[4096];

    if (!seal || (!folder && strstr(data, "://")))
        return true;
    snprintf(path, sizeof path, "%s/staging", data);
    return stage_open(folder ? folder : path, st, seal, stage, e);
}

/* Those that use another one before it. */
static void serve_end(struct server *server, struct upload_worker *worker,
                      const struct server_options *options, struct serve_imaging *imaging,
                      struct seal *seal)
{
    if (server)
        server_close(server);
    upload_worker_close(worker);
    serve_imaging_close(imaging);
    stage_close(options->stage);
    seal_close(seal);
}

static bool serve(const char *data, struct store *st, struct server_options *options,
                  const char *staging, struct serve_imaging *imaging, struct err *e)
{
    struct seal *seal = NULL;
    struct upload_worker *worker = NULL;
    struct server *server = NULL;
    char at[LISTEN_TEXT];
    sigset_t ends;
    int signal;

    files_raise();
    chinese_install();
    if (!signals_hold(&ends))
        return err_set(e, ERR_IO, "the signals cannot be held back");
    if (!store_made(st, e) || !store_migrate(st, e) || !seal_take(data, st, &seal, e))
        return false;
    options->seal = seal;
    if (!stage_take(data, staging, st, seal, &options->stage, e)
        || !serve_imaging_open(imaging, st, seal, &options->imaging, e)
        || !server_open(options, st, &server, at, e)
        || !upload_worker_open(st, seal, options->stage, &worker, e)) {
        serve_end(server, NULL, options, imaging, seal);
        return false;
    }
    printf("xinglin serves http://%s/ - Ctrl-C ends it\n", at);
    fflush(stdout);
    sigwait(&ends, &signal);
    fputs("xinglin: stopping\n", stderr);
    serve_end(server, worker, options, imaging, seal);
    return true;
}

static bool profile_read(const char *name, enum password_profile *profile, struct err *e)
{
    for (int p = 0; p < PASSWORD_PROFILE_N; p++) {
        if (!name || !strcmp(name, password_profile_names[p])) {
            *profile = (enum password_profile)p;
            return true;
        }
    }
    return err_set(e, ERR_USAGE, "--password-profile %.60s: nist or gb22239 is wanted", name);
}

/* tidy: a list of options. */
int cli_serve(int argc, char **argv)
{
    struct server_options options = {.listen = "127.0.0.1:8080"};
    struct serve_provider provider = {0};
    static struct serve_imaging imaging;
    const char *data = NULL, *profile = NULL, *staging = NULL;
    int64_t rate = 0, streams = 0, beat_s = 0;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--listen", OPTION_TEXT, &options.listen, "ADDR:PORT",
         "loopback address, 127.0.0.1:8080 where it is not given; port 0: any", false, 0, 0},
        {"--proxy", OPTION_TEXT, &options.proxy, "ADDR",
         "numeric address of the proxy whose X-Forwarded-For and -Proto are believed", false, 0, 0},
        {"--rate", OPTION_INT, &rate, "N",
         "requests a second that a person is heard, four times as many at once; 10", false, 1,
         100000},
        {"--streams", OPTION_INT, &streams, "N", "so many may look on at once at what changes; 256",
         false, 1, 20000},
        {"--heartbeat", OPTION_INT, &beat_s, "S",
         "seconds after which they hear that the server is there; 10", false, 1, 60},
        {"--staging", OPTION_TEXT, &staging, "DIR",
         "where long files wait, sealed; DATA/staging, and none for a database", false, 0, 0},
        {"--imaging", OPTION_TEXT, &imaging.folder, "DIR",
         "start a picture archive (Orthanc) here, and watch it", false, 0, 0},
        {"--imaging-url", OPTION_TEXT, &imaging.url, "URL",
         "or use the one that is there; name and password by XINGLIN_IMAGING_SECRET", false, 0, 0},
        {"--imaging-devices", OPTION_TEXT, &imaging.devices, "FILE",
         "devices that may send: AE title,address,port,code of the organization", false, 0, 0},
        {"--imaging-port", OPTION_INT, &imaging.dicom_port, "N",
         "where the archive listens for devices; without it for none", false, 1, 65535},
        {"--imaging-limit", OPTION_INT, &imaging.limit_mib, "MIB",
         "a request with images holds so much; 256", false, 1, 8192},
        {"--password-profile", OPTION_TEXT, &profile, "P",
         "nist (default), or gb22239: four kinds of characters, changed every 90 days", false, 0,
         0},
        {"--public-url", OPTION_TEXT, &provider.public_url, "URL",
         "where browsers find this server, https://NAME", false, 0, 0},
        {"--provider-issuer", OPTION_TEXT, &provider.issuer, "URL",
         "OpenID Connect provider to sign in at too", false, 0, 0},
        {"--provider-client", OPTION_TEXT, &provider.client, "ID", "this program's name there",
         false, 0, 0},
        {"--provider-name", OPTION_TEXT, &provider.name, "TEXT", "on the button", false, 0, 0},
        {"--provider-claim", OPTION_TEXT, &provider.claim, "CLAIM",
         "whose value is the account's name; preferred_username", false, 0, 0},
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
    options.rate = (int)rate;
    options.stream_n = (int)streams;
    options.beat_ms = (int)beat_s * 1000;
    if (!profile_read(profile, &options.profile, &e)
        || !serve_provider_open(&provider, &options.provider, &e)
        || !store_open(data, STORE_EXISTING, &st, &e))
        return command_fail(&e);
    good = serve(data, st, &options, staging, &imaging, &e);
    store_close(st);
    serve_provider_close(&provider);
    return good ? 0 : command_fail(&e);
}
