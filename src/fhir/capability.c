/* capability.c - see capability.h. */
#include "fhir/capability.h"

#include <stdio.h>
#include <string.h>

#include "fhir/element.h"

static void interaction(struct json_writer *w, bool there, const char *code)
{
    if (!there)
        return;
    json_open_object(w);
    fhir_word(w, "code", code);
    json_end(w);
}

static void params_write(struct json_writer *w, const struct resource_about *about)
{
    static const char *const KINDS[] = {"token", "string", "reference", "date", "date"};

    fhir_list(w, "searchParam");
    for (int i = 0; i < RESOURCE_PARAMS && about->params[i].name; i++) {
        if (strchr(about->params[i].name, '.')) /* a chain is no parameter of the type */
            continue;
        json_open_object(w);
        fhir_word(w, "name", about->params[i].name);
        fhir_word(w, "type", KINDS[about->params[i].kind]);
        json_end(w);
    }
    json_end(w);
}

/* The includes whose `from`, or whose `to` where `reverse`, is the type. */
static void includes_write(struct json_writer *w, enum resource_type type, bool reverse)
{
    bool open = false;

    for (const struct fhir_include *i = FHIR_INCLUDE; i->name; i++) {
        if ((reverse ? i->to : i->from) != type)
            continue;
        if (!open)
            fhir_list(w, reverse ? "searchRevInclude" : "searchInclude");
        open = true;
        json_text(w, i->name);
    }
    if (open)
        json_end(w);
}

static void operations_write(struct json_writer *w, const struct fhir_able *able)
{
    char definition[80];

    if (able->operation_n == 0)
        return;
    fhir_list(w, "operation");
    for (size_t i = 0; i < able->operation_n; i++) {
        snprintf(definition, sizeof definition, "urn:xinglin:operation:%s", able->operation[i]);
        json_open_object(w);
        fhir_word(w, "name", able->operation[i]);
        fhir_word(w, "definition", definition);
        json_end(w);
    }
    json_end(w);
}

static void type_write(struct json_writer *w, enum resource_type type, const struct fhir_able *able)
{
    json_open_object(w);
    fhir_word(w, "type", resource_names[type]);
    fhir_word(w, "documentation", RESOURCES[type].about);
    fhir_list(w, "interaction");
    interaction(w, able->read, "read");
    interaction(w, able->version, "vread");
    interaction(w, able->history, "history-instance");
    interaction(w, able->search, "search-type");
    interaction(w, able->update, "update");
    interaction(w, able->create, "create");
    json_end(w);
    fhir_word(w, "versioning", able->update ? "versioned-update" : "versioned");
    fhir_bool(w, "readHistory", able->version);
    fhir_word(w, "conditionalRead", "not-match");
    if (able->create)
        fhir_bool(w, "conditionalCreate", true);
    includes_write(w, type, false);
    includes_write(w, type, true);
    params_write(w, &RESOURCES[type]);
    operations_write(w, able);
    json_end(w);
}

static void rest_write(struct json_writer *w, const struct fhir_able able[RESOURCE_N],
                       bool transaction)
{
    fhir_list(w, "rest");
    json_open_object(w);
    fhir_word(w, "mode", "server");
    fhir_object(w, "security");
    fhir_word(w, "description", "Authorization: Bearer，令牌由管理员签发；可见范围与本系统内相同");
    json_end(w);
    fhir_list(w, "resource");
    for (int i = 0; i < RESOURCE_N; i++) {
        if (able[i].read || able[i].search)
            type_write(w, (enum resource_type)i, &able[i]);
    }
    json_end(w);
    if (transaction) {
        fhir_list(w, "interaction");
        interaction(w, true, "transaction");
        interaction(w, true, "batch");
        json_end(w);
    }
    json_end(w);
    json_end(w);
}

void fhir_capability_write(struct json_writer *w, const char *base,
                           const struct fhir_able able[RESOURCE_N], bool transaction)
{
    json_open_object(w);
    fhir_word(w, "resourceType", "CapabilityStatement");
    fhir_word(w, "status", "active");
    fhir_word(w, "date", "2026-11-26");
    fhir_word(w, "kind", "instance");
    fhir_object(w, "software");
    fhir_word(w, "name", "Xinglin");
    json_end(w);
    fhir_object(w, "implementation");
    fhir_word(w, "description", "杏林 FHIR R4");
    fhir_word(w, "url", base);
    json_end(w);
    fhir_word(w, "fhirVersion", "4.0.1");
    fhir_list(w, "format");
    json_text(w, "json");
    json_text(w, "application/fhir+json");
    json_end(w);
    rest_write(w, able, transaction);
    json_end(w);
}
