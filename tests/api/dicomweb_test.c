/* dicomweb_test.c - what a viewer asks for wrongly; what it asks for rightly is in
 * journey/dicomweb_test, beside a real archive. */
#include "tests/api/world.h"

static void a_wrong_question_is_refused_by_its_parameter(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/dicom-web/studies", "colour=red", 400, "colour");
    refused(b, "/dicom-web/studies", "limit=x", 400, "limit");
    refused(b, "/dicom-web/studies", "offset=-1", 400, "offset");
    refused(b, "/dicom-web/studies", "StudyDate=2020", 400, "StudyDate");
    refused(b, "/dicom-web/studies", "StudyDate=20201341", 400, "StudyDate");
    refused(b, "/dicom-web/studies", "StudyDate=-", 400, "StudyDate");
    refused(b, "/dicom-web/studies", "", 503, NULL); /* nobody is named without a key */
}

static void what_is_no_uid_is_no_study(void **state)
{
    static const char *const WRONG[] = {
        "/dicom-web/studies/1.2..3/series", "/dicom-web/studies/x/instances",
        "/dicom-web/studies/1.2/series/..%2f1/instances", "/dicom-web/studies/1.2%2f3/metadata",
        "/dicom-web/studies/1.2/series/1.3/instances/1.4/frames/0"};
    struct both *b = province_of(state);

    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        refused(b, WRONG[i], "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_wrong_question_is_refused_by_its_parameter),
                                       BOTH(what_is_no_uid_is_no_study)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
