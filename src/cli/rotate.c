/* rotate.c - `xinglin rotate`: new keys under which personal data are sealed. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "cli/command.h"
#include "work/factor.h"
#include "work/patient.h"

static const struct option_help HELP = {
    "xinglin rotate --data DIR|postgresql://… [--profile aes|gm] [--master]",
    "Gives every organization a new key and seals its patients anew under it, a hundred rows in a\n"
    "transaction, while the store is served; so it does with the secrets of second factors and "
    "with\n"
    "bank accounts. With --master the master key is changed instead: every\n"
    "organization's key is wrapped anew; a server that runs has to be started again after it. The\n"
    "master key lies in the file that XINGLIN_KEY_FILE names, else in master.key of the folder.",
    "  xinglin rotate --data demo\n"
    "  XINGLIN_KEY_FILE=/safe/master.key xinglin rotate --data postgresql:///xinglin --profile gm"};

static bool profile_read(const char *name, enum seal_profile *profile, struct err *e)
{
    for (int i = 0; i < SEAL_PROFILE_N; i++) {
        if (strcmp(name, seal_profile_names[i]) == 0) {
            *profile = (enum seal_profile)i;
            return true;
        }
    }
    return err_set(e, ERR_USAGE, "--profile %.40s: aes or gm is wanted", name);
}

static bool rotate(const char *data, enum seal_profile profile, bool master, struct err *e)
{
    struct store *st = NULL;
    struct seal *seal = NULL;
    int64_t sealed = 0, factors = 0, now_ms = (int64_t)time(NULL) * 1000;
    bool good = store_open(data, STORE_EXISTING, &st, e) && store_ready(st, e)
                && seal_open(data, st, &seal, e)
                && (master ? seal_master_renew(st, seal, e)
                           : work_patient_rotate(st, seal, profile, now_ms, &sealed, e)
                                 && work_factor_rotate(st, seal, profile, now_ms, &factors, e));

    seal_close(seal);
    store_close(st);
    if (good && master)
        puts("the master key is another; keep its file safe, and no copy of the old one");
    else if (good)
        printf("%" PRId64 " patients, %" PRId64
               " second factors and bank accounts sealed anew (%s)\n",
               sealed, factors, seal_profile_names[profile]);
    return good;
}

int cli_rotate(int argc, char **argv)
{
    const char *data = NULL, *name = "aes";
    enum seal_profile profile = SEAL_AES;
    bool master = false;
    const struct option_row rows[] = {
        {"--data", OPTION_TEXT, &data, "DIR|URL", "folder or postgresql:// address", true, 0, 0},
        {"--profile", OPTION_TEXT, &name, "P",
         "aes: AES-256-GCM, HMAC-SHA-256; gm: SM4-CTR, HMAC-SM3 (aes)", false, 0, 0},
        {"--master", OPTION_FLAG, &master, NULL, "changes the master key instead", false, 0, 0},
        {0}};
    struct err e = {0};
    int operand_n, status;

    if (!option_read(argc, argv, rows, &HELP, 1, &operand_n, &status)
        || !option_no_operand(argv, operand_n, &status))
        return status;
    return profile_read(name, &profile, &e) && rotate(data, profile, master, &e) ? 0
                                                                                 : command_fail(&e);
}
