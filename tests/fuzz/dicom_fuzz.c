/* The head of a DICOM object that somebody sends: what is taken names itself by UIDs and points
 * into the bytes; what is refused says why and leaves the output as it was. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "model/dicom.h"
#include "model/reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void within(struct str text, const uint8_t *bytes, size_t size)
{
    assert(text.n == 0
           || (text.at >= (const char *)bytes && text.at + text.n <= (const char *)bytes + size));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct dicom_head head = {.study = {NULL, 7}};
    struct err e = {0};

    if (!dicom_head_read((struct str){(const char *)bytes, size}, &head, &e)) {
        assert(e.code == ERR_INPUT && e.text[0] && head.study.n == 7);
        return 0;
    }
    assert(reading_uid(head.sop_class) && reading_uid(head.instance));
    assert(reading_uid(head.study) && reading_uid(head.series));
    within(head.study, bytes, size);
    within(head.accession, bytes, size);
    within(head.patient, bytes, size);
    within(head.modality, bytes, size);
    return 0;
}
