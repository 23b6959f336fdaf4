/* dicom.h - what a DICOM object says of itself at its head: whose it is, before anything is kept of
 * it. Reads bytes from outside; pure. Source: DICOM PS3.5 (data sets), PS3.10 (the file). */
#ifndef XL_MODEL_DICOM_H
#define XL_MODEL_DICOM_H

#include "base/err.h"
#include "base/str.h"

struct dicom_head { /* slices of the bytes; texts as they stand there, trimmed, maybe empty */
    struct str sop_class, instance, study, series; /* UIDs, all four there */
    struct str accession, patient, modality;
};

/* ERR_INPUT: it is no DICOM file, is cut short, names one of the four UIDs not at all or wrongly,
 * has its elements out of order, or is written in big endian or deflated. `head` is untouched then.
 * Cost: the bytes up to (0020,000E). */
MUST_CHECK bool dicom_head_read(struct str bytes, struct dicom_head *head, struct err *e);

#endif
