/* The maps that ship, found in sheets of their kind. */
#include "work/probe.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static bool told(const char *sheet, const char *want)
{
    char path[] = "/tmp/xinglin-probe-XXXXXX";
    int fd = mkstemp(path);
    struct out out = {0};
    struct err e = {0};
    bool found;

    assert_true(fd >= 0);
    assert_int_equal(write(fd, sheet, strlen(sheet)), strlen(sheet));
    close(fd);
    found = work_probe(path, &out, &e);
    unlink(path);
    out_char(&out, '\0');
    found = found && strstr(out.items, want);
    out_reset(&out);
    return found;
}

static void each_map_that_ships_is_found_in_its_sheet(void **unused)
{
    (void)unused;
    assert_true(told("P900,P25,P321,P801,P782\n", "\nmap\thqms-p\t"));
    assert_true(told("A01,B15,C03C,A26,D01\n", "\nmap\tnational-abcd\t"));
    assert_true(told("USERNAME,CYSJ,JBDM,XZZ,ZFY\n", "\nmap\tpinyin-2012\t")
                || told("JGDM,CYSJ,JBDM,XZZ,ZFY\n", "\nmap\tpinyin-2012\t"));
    assert_true(told("CNES,DT_SAIDA,DIAG_PRINC,MUNIC_RES\n", "\nmap\tbrazil-sih\t"));
    assert_false(told("a,b\n1,2\n", "map"));
}

static void a_file_that_is_not_there_is_refused(void **unused)
{
    struct out out = {0};
    struct err e = {0};

    (void)unused;
    assert_false(work_probe("/tmp/xinglin-no-such-file.csv", &out, &e));
    assert_err(e, ERR_IO, "cannot be opened");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_map_that_ships_is_found_in_its_sheet),
        cmocka_unit_test(a_file_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
