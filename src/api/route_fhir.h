/* route_fhir.h - rows of the table about resources of FHIR R4. Part of route.c's table, and
 * included there alone; fhir.c reads what the server can do from them. */
#define FHIR_VERSIONS(type, name, id, action)                                                   \
    ROUTE(GET, "/fhir/" name "/{" id "}/_history", api_fhir_history, MAY(action),               \
          .fhir = FHIR_OF(type), .about = "Versions of one " name " since it was sent"),        \
        ROUTE(GET, "/fhir/" name "/{" id "}/_history/{version}", api_fhir_version, MAY(action), \
              .fhir = FHIR_OF(type), .about = "One version of a " name)
#define FHIR_ROWS(type, name, id, action)                                                          \
    ROUTE(GET, "/fhir/" name, api_fhir_search, MAY(action), .fhir = FHIR_OF(type),                 \
          .about = "Searches " name),                                                              \
        ROUTE(POST, "/fhir/" name "/_search", api_fhir_search, MAY(action), .fhir = FHIR_OF(type), \
              .body_limit = 8192, .about = "The same, its parameters in the body as a form"),      \
        ROUTE(GET, "/fhir/" name "/{" id "}", api_fhir_read, MAY(action), .fhir = FHIR_OF(type),   \
              .about = "Reads one " name)

ROUTE(POST, "/fhir", api_fhir_transaction, MAY(ACTION_BOOKING_WRITE), .fhir = FHIR_ANY,
      .body_limit = 262144, .audited = true,
      .about =
          "A Bundle that makes and changes several resources: a transaction all or none, a batch"
          " each by itself"),
    ROUTE(GET, "/fhir/metadata", api_fhir_metadata, RIGHT_ALL, .fhir = FHIR_ANY,
          .about = "What the server can do in FHIR R4: its CapabilityStatement"),
    FHIR_ROWS(RESOURCE_ORGANIZATION, "Organization", "organization", ACTION_ORGANIZATION_SEE),
    FHIR_ROWS(RESOURCE_AFFILIATION, "OrganizationAffiliation", "affiliation",
              ACTION_ORGANIZATION_SEE),
    FHIR_ROWS(RESOURCE_LOCATION, "Location", "organization", ACTION_ORGANIZATION_SEE),
    FHIR_ROWS(RESOURCE_SERVICE, "HealthcareService", "visit_series", ACTION_VISIT_SEE),
    FHIR_ROWS(RESOURCE_PRACTITIONER, "Practitioner", "practitioner", ACTION_PRACTITIONER_SEE),
    FHIR_ROWS(RESOURCE_ROLE, "PractitionerRole", "practitioner", ACTION_PRACTITIONER_SEE),
    FHIR_ROWS(RESOURCE_SCHEDULE, "Schedule", "visit", ACTION_VISIT_SEE),
    FHIR_ROWS(RESOURCE_SLOT, "Slot", "slot", ACTION_VISIT_SEE),
    FHIR_ROWS(RESOURCE_APPOINTMENT, "Appointment", "booking", ACTION_BOOKING_SEE),
    ROUTE(POST, "/fhir/Appointment", api_fhir_create, MAY(ACTION_BOOKING_WRITE),
          .fhir = FHIR_OF(RESOURCE_APPOINTMENT), .body_limit = 16384, .audited = true,
          .about = "Books a ticket of a Slot that is free, for a contained Patient"),
    ROUTE(PUT, "/fhir/Appointment/{booking}", api_fhir_update, MAY(ACTION_BOOKING_WRITE),
          .fhir = FHIR_OF(RESOURCE_APPOINTMENT), .body_limit = 16384, .audited = true,
          .about = "Says what became of a ticket: its status; wants If-Match"),
    FHIR_ROWS(RESOURCE_PATIENT, "Patient", "patient", ACTION_PATIENT_SEE),
    FHIR_ROWS(RESOURCE_REQUEST, "ServiceRequest", "referral", ACTION_CONSULT_SEE),
    FHIR_VERSIONS(RESOURCE_REQUEST, "ServiceRequest", "referral", ACTION_CONSULT_SEE),
    ROUTE(POST, "/fhir/ServiceRequest", api_fhir_create, MAY(ACTION_REFERRAL_WRITE),
          .fhir = FHIR_OF(RESOURCE_REQUEST), .body_limit = 32768, .audited = true,
          .about = "Writes a referral or the invitation to a consultation: a draft, or sent at"
                   " once"),
    ROUTE(PUT, "/fhir/ServiceRequest/{referral}", api_fhir_update, MAY(ACTION_REFERRAL_WRITE),
          .fhir = FHIR_OF(RESOURCE_REQUEST), .body_limit = 32768, .audited = true,
          .about = "Changes a draft, sends it or discards it: wants If-Match"),
    FHIR_ROWS(RESOURCE_TASK, "Task", "request", ACTION_CONSULT_SEE),
    FHIR_VERSIONS(RESOURCE_TASK, "Task", "request", ACTION_CONSULT_SEE),
    ROUTE(POST, "/fhir/Task", api_fhir_create, MAY(ACTION_REFERRAL_MOVE),
          .fhir = FHIR_OF(RESOURCE_TASK), .body_limit = 16384, .audited = true,
          .about = "Sends the draft that is its focus"),
    ROUTE(
        GET, "/fhir/Task/{request}/$available-actions", api_fhir_actions, MAY(ACTION_CONSULT_SEE),
        .fhir = FHIR_OF(RESOURCE_TASK),
        .about =
            "What the asker may do now to a referral, a consultation or a reading, as Parameters"),
    ROUTE(
        POST, "/fhir/Task/{request}/$move", api_fhir_move, MAY(ACTION_CONSULT_MOVE),
        .fhir = FHIR_OF(RESOURCE_TASK), .body_limit = 16384,
        .about = "Moves a referral, a consultation or a reading on, as Parameters: wants If-Match"),
    FHIR_ROWS(RESOURCE_COMMUNICATION, "Communication", "message", ACTION_CONSULT_SEE),
    FHIR_ROWS(RESOURCE_CONSENT, "Consent", "consent", ACTION_REFERRAL_SEE),
    FHIR_ROWS(RESOURCE_STUDY, "ImagingStudy", "image", ACTION_READING_SEE),
    FHIR_ROWS(RESOURCE_REPORT, "DiagnosticReport", "report", ACTION_READING_SEE),
    FHIR_VERSIONS(RESOURCE_REPORT, "DiagnosticReport", "report", ACTION_READING_SEE),
    FHIR_ROWS(RESOURCE_DOCUMENT, "DocumentReference", "document", ACTION_CONSULT_SEE),
    FHIR_ROWS(RESOURCE_AUDIT, "AuditEvent", "line", ACTION_AUDIT_SEE),
