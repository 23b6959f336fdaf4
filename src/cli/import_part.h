/* import_part.h - what the files of import share. */
#ifndef XL_CLI_IMPORT_PART_H
#define XL_CLI_IMPORT_PART_H

/* `argv` begins at the word "records". */
int cli_import_records(int argc, char **argv);

#endif
