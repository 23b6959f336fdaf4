/* schema.h - the schema files, built in by tools/schema. Internal to the store. */
#ifndef XL_STORE_SCHEMA_H
#define XL_STORE_SCHEMA_H

struct schema_file {
    int number; /* rising */
    const char *name;
    const char *checksum; /* SHA-256 of the file, in hex */
    const char *sqlite;   /* the same statements in both tongues */
    const char *postgresql;
};
extern const struct schema_file schema_files[];
extern const int schema_file_n;

#endif
