/* handler.h - the handlers of route.c's table. Each reads the request, asks one use case of work,
 * writes; its address and parameters stand in the table, and what it replies in a shape. */
#ifndef XL_API_HANDLER_H
#define XL_API_HANDLER_H

#include "api/request.h"

extern const struct shape SHAPE_PATIENT, SHAPE_PATIENTS, SHAPE_PATIENT_BODY, SHAPE_PATIENT_WANTED,
    SHAPE_UNMASK_BODY;
extern const struct shape SHAPE_EVALUATION, SHAPE_EVALUATION_DETAIL, SHAPE_EVALUATION_BODY,
    SHAPE_EVALUATION_RUN, SHAPE_EVALUATION_RUN_DETAIL, SHAPE_EVALUATION_PLAN;
extern const struct shape SHAPE_PROGRAMMES, SHAPE_BULLETIN, SHAPE_BULLETIN_DETAIL,
    SHAPE_BULLETIN_BODY, SHAPE_LINE, SHAPE_LINES;
extern const struct shape SHAPE_ORGANIZATION_DETAIL, SHAPE_ORGANIZATION_BODY, SHAPE_DEPARTMENT_BODY,
    SHAPE_VOID_BODY, SHAPE_VOIDED, SHAPE_AGREEMENT, SHAPE_AGREEMENT_DETAIL, SHAPE_AGREEMENT_BODY,
    SHAPE_ROUND_BODY, SHAPE_PRACTITIONER, SHAPE_PRACTITIONER_DETAIL, SHAPE_PRACTITIONER_BODY,
    SHAPE_ROLE_BODY, SHAPE_ROLE_UNTIL, SHAPE_LICENCE_BODY, SHAPE_PRACTITIONER_NEW, SHAPE_TECHNIQUE,
    SHAPE_TECHNIQUE_DETAIL, SHAPE_TECHNIQUE_BODY, SHAPE_TECHNIQUE_NEW;
extern const struct shape SHAPE_PLAN_DETAIL, SHAPE_PLAN_REASON, SHAPE_PLAN_RUN,
    SHAPE_PLAN_RUN_DETAIL, SHAPE_PLAN_BODY, SHAPE_PLAN_COMPARISON, SHAPE_TARGETING,
    SHAPE_TARGETING_REASON, SHAPE_TARGETING_SIGN;
extern const struct shape SHAPE_OFFER_DETAIL, SHAPE_OFFER_BODY, SHAPE_OFFER_CHANGE,
    SHAPE_OFFER_REASON, SHAPE_OFFER_DECISION, SHAPE_OFFER_UNDO, SHAPE_PROTECTIONS,
    SHAPE_PROTECTION_BODY;
extern const struct shape SHAPE_DEMAND_BODY, SHAPE_DEMAND_CHANGE, SHAPE_DEMAND_SUBMIT,
    SHAPE_DEMAND_REASON, SHAPE_DEMAND_REST, SHAPE_DEMAND_RAISED, SHAPE_DEMAND_APPROVAL;
extern const struct shape SHAPE_PLACEMENT, SHAPE_PLACEMENT_DETAIL, SHAPE_PLACEMENT_BODY,
    SHAPE_PLACEMENT_EDIT, SHAPE_PLACEMENT_MOVE, SHAPE_PLACEMENT_DAYS, SHAPE_PLACEMENT_CLOSE,
    SHAPE_PLACEMENT_TASK, SHAPE_PLACEMENT_REVIEW, SHAPE_PLAN_PLACEMENTS_BODY, SHAPE_PLAN_PLACEMENTS,
    SHAPE_CERTIFICATE_BODY, SHAPE_TRAINING_BODY, SHAPE_TRAINING_CHECK_BODY, SHAPE_DUTIES,
    SHAPE_PARITY, SHAPE_SHARED_POST_BODY, SHAPE_SHARED_POST_MADE, SHAPE_SHARED_POST_END;

extern const struct shape SHAPE_PROCEDURE, SHAPE_PROCEDURE_DETAIL, SHAPE_PROCEDURE_BODY,
    SHAPE_PROCEDURE_EDIT, SHAPE_PROCEDURE_ACT, SHAPE_PROCEDURE_VOID, SHAPE_LOGBOOK,
    SHAPE_TECHNIQUE_CURVE_BODY, SHAPE_MASTERY, SHAPE_MASTERIES, SHAPE_MASTERY_CURVE,
    SHAPE_MASTERY_REVOKE, SHAPE_MASTERY_DONE, SHAPE_MASTERY_REVIEW, SHAPE_MASTERY_ASK,
    SHAPE_MASTERY_SAY, SHAPE_MASTERY_FUNNEL, SHAPE_ADOPTION, SHAPE_ADOPTION_DETAIL,
    SHAPE_ADOPTION_BODY, SHAPE_ADOPTION_MOVE, SHAPE_ADOPTION_APPROVAL, SHAPE_SPREAD,
    SHAPE_CAPABILITY;
extern const struct shape SHAPE_MENTORSHIP, SHAPE_MENTORSHIP_DETAIL, SHAPE_MENTORSHIP_BODY,
    SHAPE_MENTORSHIP_MOVE, SHAPE_MENTORSHIP_GOAL_BODY, SHAPE_MENTORSHIP_REACHED,
    SHAPE_MENTORSHIP_MET, SHAPE_MENTORSHIP_DUTIES, SHAPE_MENTOR_CAPACITY, SHAPE_MENTOR_CAPACITY_SET,
    SHAPE_VISIT, SHAPE_VISIT_DETAIL, SHAPE_VISIT_COST, SHAPE_VISIT_COST_BODY, SHAPE_VISIT_COST_BACK,
    SHAPE_VISIT_BODY, SHAPE_VISIT_EDIT, SHAPE_VISIT_MOVE, SHAPE_VISIT_SERIES,
    SHAPE_VISIT_SERIES_BODY, SHAPE_VISIT_SERIES_END, SHAPE_VISIT_SERIES_MADE, SHAPE_BOOKINGS,
    SHAPE_BOOKING_BODY, SHAPE_BOOKING_MOVE, SHAPE_TIMETABLE, SHAPE_TICKET, SHAPE_TICKET_HOLD,
    SHAPE_TICKET_HELD, SHAPE_TICKET_CONFIRM, SHAPE_TICKET_RECEIPT, SHAPE_SCHOOL,
    SHAPE_SCHOOL_DETAIL, SHAPE_SCHOOL_BODY, SHAPE_HERITAGE_BODY;

extern const struct shape SHAPE_REFERRAL, SHAPE_REFERRAL_DETAIL, SHAPE_REFERRAL_BODY,
    SHAPE_REFERRAL_EDIT, SHAPE_REFERRAL_MOVE, SHAPE_REFERRAL_UNMASK, SHAPE_REFERRAL_WHO,
    SHAPE_REFERRAL_DRUG, SHAPE_REFERRAL_TASK, SHAPE_REFERRAL_DONE, SHAPE_REFERRAL_RESULT,
    SHAPE_REFERRAL_ORDER, SHAPE_REFERRAL_WAITS, SHAPE_REFERRAL_PARTNERS, SHAPE_REFERRAL_LIMIT,
    SHAPE_REFERRAL_LIMIT_SET;

extern const struct shape SHAPE_CONSULT, SHAPE_CONSULT_DETAIL, SHAPE_CONSULT_BODY,
    SHAPE_CONSULT_MOVE, SHAPE_CONSULT_WORDS, SHAPE_CONSULT_REFERRED;
extern const struct shape SHAPE_READING, SHAPE_READING_DETAIL, SHAPE_READING_BODY,
    SHAPE_READING_MOVE, SHAPE_READING_FIGURES, SHAPE_STUDY, SHAPE_STUDY_MATCH, SHAPE_STUDY_SENT;

extern const struct shape SHAPE_ROSTER, SHAPE_ROSTER_DETAIL, SHAPE_ROSTER_BODY, SHAPE_ROSTER_PIN,
    SHAPE_ROSTER_ACCEPT, SHAPE_ROSTER_ACCEPTED;

extern const struct shape SHAPE_PROSPECT, SHAPE_PROSPECT_DETAIL, SHAPE_PROSPECT_BODY,
    SHAPE_PROSPECT_MOVE, SHAPE_STUDIO, SHAPE_STUDIO_DETAIL, SHAPE_STUDIO_BODY, SHAPE_STUDIO_MEMBER,
    SHAPE_STUDIO_REVIEW, SHAPE_STUDIO_CLOSE;

extern const struct shape SHAPE_TEACHING, SHAPE_TEACHING_DETAIL, SHAPE_TEACHING_BODY,
    SHAPE_TEACHING_MOVE, SHAPE_TEACHING_CODE, SHAPE_TEACHING_NAMED, SHAPE_TEACHING_ATTEND,
    SHAPE_LOG_CHECK, SHAPE_SIDES, SHAPE_SIDE_BODY, SHAPE_LOG_CHECK_CELLS, SHAPE_MATERIAL,
    SHAPE_MATERIAL_CASE, SHAPE_CONSULT_SEAT_MOVE, SHAPE_ACHIEVEMENT, SHAPE_ACHIEVEMENT_DETAIL,
    SHAPE_ACHIEVEMENT_BODY, SHAPE_ACHIEVEMENT_EDIT, SHAPE_ACHIEVEMENT_DECISION;

/* A placement with all that belongs to it, as the reply; shared with training. */
bool api_placement_write(struct request *rq, struct id id, struct err *e);
extern const struct shape SHAPE_UPLOAD, SHAPE_UPLOAD_DETAIL, SHAPE_UPLOAD_ROWS, SHAPE_UPLOAD_FIELDS,
    SHAPE_UPLOAD_COMMIT, SHAPE_FILE, SHAPE_DELIVERY, SHAPE_DELIVERY_DETAIL, SHAPE_DELIVERY_NEW;
extern const struct shape SHAPE_HEALTH, SHAPE_HOME, SHAPE_REGIONS, SHAPE_FLOWS, SHAPE_GAP_MATRIX,
    SHAPE_GAP, SHAPE_FACT_PAGE, SHAPE_ORGANIZATION, SHAPE_DEMAND, SHAPE_DEMAND_DETAIL, SHAPE_OFFER,
    SHAPE_PLAN, SHAPE_ASSIGNMENT, SHAPE_UNFILLED, SHAPE_UNPLACED, SHAPE_SESSION, SHAPE_SIGN_IN,
    SHAPE_CHOICE, SHAPE_AUDIT;
extern const struct shape SHAPE_PROFILE_PAGE, SHAPE_PROFILE_SERIES, SHAPE_SPECTRUM, SHAPE_OUTFLOWS,
    SHAPE_TECHNIQUE_MATRIX;
extern const struct shape SHAPE_CODE, SHAPE_PROOF, SHAPE_OWN, SHAPE_CHANGE, SHAPE_FACTOR,
    SHAPE_CONFIRM, SHAPE_RECOVERY, SHAPE_SESSIONS, SHAPE_ACCOUNT, SHAPE_ACCOUNT_BODY,
    SHAPE_GRANT_BODY, SHAPE_HANDED_OUT, SHAPE_TOKEN, SHAPE_TOKEN_BODY, SHAPE_TOKEN_MADE,
    SHAPE_ENDED;

extern const struct shape SHAPE_FUNDS, SHAPE_FUND_DETAIL, SHAPE_FUND_BODY, SHAPE_FUND_TELL,
    SHAPE_ENTRY, SHAPE_ENTRIES, SHAPE_ENTRY_DETAIL, SHAPE_ENTRY_DECISION, SHAPE_ENTRY_CORRECTION,
    SHAPE_ENTRY_RECOVERY, SHAPE_ACCRUAL_BODY, SHAPE_ACCRUAL, SHAPE_ACCRUAL_APPROVED, SHAPE_PAYEE,
    SHAPE_PAYEE_BODY, SHAPE_PAYEE_MADE, SHAPE_PAYMENT_RUN, SHAPE_PAYMENT_RUN_DETAIL,
    SHAPE_PAYMENT_RUN_BODY, SHAPE_PAYMENT_LOOK, SHAPE_VILLAGE_POST, SHAPE_VILLAGE_POST_BODY,
    SHAPE_VILLAGE_POST_TELL, SHAPE_VILLAGE_INTAKES, SHAPE_VILLAGE_INTAKE_BODY;
extern const struct shape SHAPE_BUDGET, SHAPE_BUDGET_DETAIL, SHAPE_BUDGET_BODY, SHAPE_BUDGET_EDIT,
    SHAPE_BUDGET_MOVE, SHAPE_BUDGET_WORD, SHAPE_BUDGET_SUMS, SHAPE_BUDGET_BOOK;
extern const struct shape SHAPE_MEASURES, SHAPE_MEASURE_VALUE, SHAPE_MEASURE_CLAIM,
    SHAPE_MEASURE_CHECK;
extern const struct shape SHAPE_PLEDGE, SHAPE_PLEDGE_DETAIL, SHAPE_PLEDGE_TELL, SHAPE_PLEDGE_ANSWER;
extern const struct shape SHAPE_APPRAISAL, SHAPE_APPRAISAL_DETAIL, SHAPE_APPRAISAL_BODY,
    SHAPE_APPRAISAL_SCORE, SHAPE_APPRAISAL_SCORE_DETAIL, SHAPE_APPRAISAL_RECORD, SHAPE_APPEAL,
    SHAPE_APPEAL_BODY, SHAPE_APPEAL_WORD;

bool api_health_live(struct request *rq, struct err *e);
bool api_health_ready(struct request *rq, struct err *e);
bool api_event_watch(struct request *rq, struct err *e);
bool api_metrics_see(struct request *rq, struct err *e);
bool api_home_see(struct request *rq, struct err *e);
bool api_region_list(struct request *rq, struct err *e);
bool api_region_flows(struct request *rq, struct err *e);
bool api_gap_matrix(struct request *rq, struct err *e);
bool api_gap_get(struct request *rq, struct err *e);
bool api_fact_list(struct request *rq, struct err *e);
/* What these answer is told by FHIR, not by a shape. */
bool api_fhir_metadata(struct request *rq, struct err *e);
bool api_fhir_search(struct request *rq, struct err *e);
bool api_fhir_read(struct request *rq, struct err *e);
bool api_fhir_actions(struct request *rq, struct err *e);
bool api_fhir_move(struct request *rq, struct err *e);
bool api_fhir_history(struct request *rq, struct err *e);
bool api_fhir_version(struct request *rq, struct err *e);
bool api_fhir_transaction(struct request *rq, struct err *e);
bool api_fhir_create(struct request *rq, struct err *e);
bool api_fhir_update(struct request *rq, struct err *e);
bool api_organization_list(struct request *rq, struct err *e);
bool api_organization_get(struct request *rq, struct err *e);
bool api_organization_licence(struct request *rq, struct err *e);
bool api_organization_licence_void(struct request *rq, struct err *e);
bool api_organization_edit(struct request *rq, struct err *e);
bool api_organization_department(struct request *rq, struct err *e);
bool api_organization_department_void(struct request *rq, struct err *e);
bool api_agreement_list(struct request *rq, struct err *e);
bool api_agreement_get(struct request *rq, struct err *e);
bool api_agreement_add(struct request *rq, struct err *e);
bool api_agreement_round(struct request *rq, struct err *e);
bool api_agreement_void(struct request *rq, struct err *e);
bool api_practitioner_list(struct request *rq, struct err *e);
bool api_practitioner_get(struct request *rq, struct err *e);
bool api_practitioner_add(struct request *rq, struct err *e);
bool api_practitioner_licence(struct request *rq, struct err *e);
bool api_practitioner_licence_void(struct request *rq, struct err *e);
bool api_practitioner_edit(struct request *rq, struct err *e);
bool api_practitioner_role(struct request *rq, struct err *e);
bool api_practitioner_role_end(struct request *rq, struct err *e);
bool api_practitioner_role_void(struct request *rq, struct err *e);
bool api_catalogue_list(struct request *rq, struct err *e);
bool api_catalogue_get(struct request *rq, struct err *e);
bool api_catalogue_add(struct request *rq, struct err *e);
bool api_catalogue_edit(struct request *rq, struct err *e);
bool api_catalogue_retire(struct request *rq, struct err *e);
bool api_catalogue_restore(struct request *rq, struct err *e);
bool api_catalogue_curve(struct request *rq, struct err *e);
bool api_demand_list(struct request *rq, struct err *e);
bool api_demand_get(struct request *rq, struct err *e);
bool api_demand_add(struct request *rq, struct err *e);
bool api_demand_edit(struct request *rq, struct err *e);
bool api_demand_submit(struct request *rq, struct err *e);
bool api_demand_approve(struct request *rq, struct err *e);
bool api_demand_return(struct request *rq, struct err *e);
bool api_demand_raise(struct request *rq, struct err *e);
bool api_demand_undo(struct request *rq, struct err *e);
bool api_demand_withdraw(struct request *rq, struct err *e);
bool api_demand_escalate(struct request *rq, struct err *e);
bool api_offer_list(struct request *rq, struct err *e);
bool api_offer_undo(struct request *rq, struct err *e);
bool api_offer_get(struct request *rq, struct err *e);
bool api_offer_add(struct request *rq, struct err *e);
bool api_offer_edit(struct request *rq, struct err *e);
bool api_offer_appeal(struct request *rq, struct err *e);
bool api_offer_decide(struct request *rq, struct err *e);
bool api_offer_withdraw(struct request *rq, struct err *e);
bool api_protection_list(struct request *rq, struct err *e);
bool api_protection_put(struct request *rq, struct err *e);
bool api_plan_list(struct request *rq, struct err *e);
bool api_plan_ask(struct request *rq, struct err *e);
bool api_plan_run_list(struct request *rq, struct err *e);
bool api_plan_run_get(struct request *rq, struct err *e);
bool api_plan_run_cancel(struct request *rq, struct err *e);
bool api_plan_run_file(struct request *rq, struct err *e);
bool api_plan_compare(struct request *rq, struct err *e);
bool api_plan_get(struct request *rq, struct err *e);
bool api_plan_review(struct request *rq, struct err *e);
bool api_plan_publish(struct request *rq, struct err *e);
bool api_plan_supersede(struct request *rq, struct err *e);
bool api_assignment_list(struct request *rq, struct err *e);
bool api_assignment_unfilled(struct request *rq, struct err *e);
bool api_assignment_unplaced(struct request *rq, struct err *e);
bool api_session_see(struct request *rq, struct err *e);
bool api_session_open(struct request *rq, struct err *e);
bool api_session_choose(struct request *rq, struct err *e);
bool api_session_close(struct request *rq, struct err *e);
bool api_patient_add(struct request *rq, struct err *e);
bool api_patient_find(struct request *rq, struct err *e);
bool api_patient_get(struct request *rq, struct err *e);
bool api_patient_unmask(struct request *rq, struct err *e);
bool api_programme_list(struct request *rq, struct err *e);
bool api_bulletin_list(struct request *rq, struct err *e);
bool api_bulletin_get(struct request *rq, struct err *e);
bool api_bulletin_make(struct request *rq, struct err *e);
bool api_bulletin_publish(struct request *rq, struct err *e);
bool api_bulletin_withdraw(struct request *rq, struct err *e);
bool api_bulletin_lines(struct request *rq, struct err *e);
bool api_bulletin_paper(struct request *rq, struct err *e);
bool api_bulletin_public(struct request *rq, struct err *e);
bool api_file_add(struct request *rq, struct err *e);
bool api_file_get(struct request *rq, struct err *e);
bool api_file_remove(struct request *rq, struct err *e);
bool api_placement_list(struct request *rq, struct err *e);
bool api_placement_get(struct request *rq, struct err *e);
bool api_placement_add(struct request *rq, struct err *e);
bool api_placement_from_plan(struct request *rq, struct err *e);
bool api_placement_edit(struct request *rq, struct err *e);
bool api_placement_move(struct request *rq, struct err *e);
bool api_placement_tell(struct request *rq, struct err *e);
bool api_placement_close(struct request *rq, struct err *e);
bool api_placement_task(struct request *rq, struct err *e);
bool api_placement_task_done(struct request *rq, struct err *e);
bool api_placement_task_sign(struct request *rq, struct err *e);
bool api_placement_review(struct request *rq, struct err *e);
bool api_training_add(struct request *rq, struct err *e);
bool api_training_check(struct request *rq, struct err *e);
bool api_training_duties(struct request *rq, struct err *e);
bool api_procedure_list(struct request *rq, struct err *e);
bool api_procedure_get(struct request *rq, struct err *e);
bool api_procedure_add(struct request *rq, struct err *e);
bool api_procedure_edit(struct request *rq, struct err *e);
bool api_procedure_act(struct request *rq, struct err *e);
bool api_procedure_void(struct request *rq, struct err *e);
bool api_logbook_see(struct request *rq, struct err *e);
bool api_mastery_list(struct request *rq, struct err *e);
bool api_mastery_see(struct request *rq, struct err *e);
bool api_mastery_revoke(struct request *rq, struct err *e);
bool api_mastery_review_list(struct request *rq, struct err *e);
bool api_mastery_review_get(struct request *rq, struct err *e);
bool api_mastery_ask(struct request *rq, struct err *e);
bool api_mastery_say(struct request *rq, struct err *e);
bool api_adoption_list(struct request *rq, struct err *e);
bool api_adoption_get(struct request *rq, struct err *e);
bool api_adoption_add(struct request *rq, struct err *e);
bool api_adoption_move(struct request *rq, struct err *e);
bool api_adoption_approve(struct request *rq, struct err *e);
bool api_targeting_see(struct request *rq, struct err *e);
bool api_targeting_tell(struct request *rq, struct err *e);
bool api_targeting_sign(struct request *rq, struct err *e);
bool api_capability_see(struct request *rq, struct err *e);
bool api_spread_see(struct request *rq, struct err *e);
bool api_mentorship_list(struct request *rq, struct err *e);
bool api_mentorship_get(struct request *rq, struct err *e);
bool api_mentorship_add(struct request *rq, struct err *e);
bool api_mentorship_move(struct request *rq, struct err *e);
bool api_mentorship_goal(struct request *rq, struct err *e);
bool api_mentorship_reach(struct request *rq, struct err *e);
bool api_mentorship_meet(struct request *rq, struct err *e);
bool api_mentorship_duties(struct request *rq, struct err *e);
bool api_mentor_capacity(struct request *rq, struct err *e);
bool api_school_list(struct request *rq, struct err *e);
bool api_school_get(struct request *rq, struct err *e);
bool api_school_add(struct request *rq, struct err *e);
bool api_school_heritage(struct request *rq, struct err *e);
bool api_visit_list(struct request *rq, struct err *e);
bool api_visit_get(struct request *rq, struct err *e);
bool api_visit_add(struct request *rq, struct err *e);
bool api_visit_edit(struct request *rq, struct err *e);
bool api_visit_cost_see(struct request *rq, struct err *e);
bool api_visit_cost_add(struct request *rq, struct err *e);
bool api_visit_cost_back(struct request *rq, struct err *e);
bool api_visit_move(struct request *rq, struct err *e);
bool api_visit_series_list(struct request *rq, struct err *e);
bool api_visit_series_add(struct request *rq, struct err *e);
bool api_visit_series_end(struct request *rq, struct err *e);
bool api_booking_list(struct request *rq, struct err *e);
bool api_booking_add(struct request *rq, struct err *e);
bool api_booking_move(struct request *rq, struct err *e);
bool api_booking_told(struct request *rq, struct err *e);
bool api_timetable_list(struct request *rq, struct err *e);
bool api_timetable_calendar(struct request *rq, struct err *e);
bool api_timetable_hold(struct request *rq, struct err *e);
bool api_timetable_confirm(struct request *rq, struct err *e);
bool api_timetable_find(struct request *rq, struct err *e);
bool api_timetable_give_back(struct request *rq, struct err *e);
bool api_roster_list(struct request *rq, struct err *e);
bool api_roster_get(struct request *rq, struct err *e);
bool api_roster_add(struct request *rq, struct err *e);
bool api_roster_pin(struct request *rq, struct err *e);
bool api_roster_accept(struct request *rq, struct err *e);
bool api_prospect_list(struct request *rq, struct err *e);
bool api_prospect_get(struct request *rq, struct err *e);
bool api_prospect_add(struct request *rq, struct err *e);
bool api_prospect_move(struct request *rq, struct err *e);
bool api_studio_list(struct request *rq, struct err *e);
bool api_studio_get(struct request *rq, struct err *e);
bool api_studio_add(struct request *rq, struct err *e);
bool api_studio_member(struct request *rq, struct err *e);
bool api_studio_review(struct request *rq, struct err *e);
bool api_studio_close(struct request *rq, struct err *e);
bool api_funnel_see(struct request *rq, struct err *e);
bool api_side_list(struct request *rq, struct err *e);
bool api_side_put(struct request *rq, struct err *e);
bool api_log_check_see(struct request *rq, struct err *e);
bool api_log_check_cells(struct request *rq, struct err *e);
bool api_teaching_list(struct request *rq, struct err *e);
bool api_teaching_get(struct request *rq, struct err *e);
bool api_teaching_add(struct request *rq, struct err *e);
bool api_teaching_move(struct request *rq, struct err *e);
bool api_teaching_code(struct request *rq, struct err *e);
bool api_teaching_name(struct request *rq, struct err *e);
bool api_teaching_attend(struct request *rq, struct err *e);
bool api_teaching_material(struct request *rq, struct err *e);
bool api_teaching_file(struct request *rq, struct err *e);
bool api_achievement_list(struct request *rq, struct err *e);
bool api_achievement_get(struct request *rq, struct err *e);
bool api_achievement_add(struct request *rq, struct err *e);
bool api_achievement_edit(struct request *rq, struct err *e);
bool api_achievement_decide(struct request *rq, struct err *e);
bool api_achievement_material(struct request *rq, struct err *e);
bool api_achievement_file(struct request *rq, struct err *e);
bool api_parity_see(struct request *rq, struct err *e);
bool api_shared_post_add(struct request *rq, struct err *e);
bool api_shared_post_end(struct request *rq, struct err *e);
bool api_certificate_paper(struct request *rq, struct err *e);
bool api_certificate_withdraw(struct request *rq, struct err *e);
bool api_certificate_public(struct request *rq, struct err *e);
bool api_budget_list(struct request *rq, struct err *e);
bool api_budget_add(struct request *rq, struct err *e);
bool api_budget_get(struct request *rq, struct err *e);
bool api_budget_edit(struct request *rq, struct err *e);
bool api_budget_move(struct request *rq, struct err *e);
bool api_budget_decide(struct request *rq, struct err *e);
bool api_budget_book(struct request *rq, struct err *e);
bool api_budget_sums(struct request *rq, struct err *e);
bool api_measure_list(struct request *rq, struct err *e);
bool api_measure_years(struct request *rq, struct err *e);
bool api_measure_rows(struct request *rq, struct err *e);
bool api_measure_values(struct request *rq, struct err *e);
bool api_measure_claim(struct request *rq, struct err *e);
bool api_measure_check(struct request *rq, struct err *e);
bool api_pledge_list(struct request *rq, struct err *e);
bool api_pledge_get(struct request *rq, struct err *e);
bool api_pledge_tell(struct request *rq, struct err *e);
bool api_pledge_answer(struct request *rq, struct err *e);
bool api_pledge_material(struct request *rq, struct err *e);
bool api_pledge_file(struct request *rq, struct err *e);
bool api_appraisal_list(struct request *rq, struct err *e);
bool api_appraisal_add(struct request *rq, struct err *e);
bool api_appraisal_get(struct request *rq, struct err *e);
bool api_appraisal_simulate(struct request *rq, struct err *e);
bool api_appraisal_freeze(struct request *rq, struct err *e);
bool api_appraisal_score(struct request *rq, struct err *e);
bool api_appraisal_settle(struct request *rq, struct err *e);
bool api_appraisal_cancel(struct request *rq, struct err *e);
bool api_appraisal_scores(struct request *rq, struct err *e);
bool api_appraisal_score_get(struct request *rq, struct err *e);
bool api_appraisal_lines(struct request *rq, struct err *e);
bool api_appraisal_records(struct request *rq, struct err *e);
bool api_appeal_list(struct request *rq, struct err *e);
bool api_appeal_add(struct request *rq, struct err *e);
bool api_appeal_decide(struct request *rq, struct err *e);
bool api_village_post_list(struct request *rq, struct err *e);
bool api_village_post_add(struct request *rq, struct err *e);
bool api_village_post_tell(struct request *rq, struct err *e);
bool api_village_intake_list(struct request *rq, struct err *e);
bool api_village_intake_plan(struct request *rq, struct err *e);
bool api_fund_list(struct request *rq, struct err *e);
bool api_fund_get(struct request *rq, struct err *e);
bool api_fund_add(struct request *rq, struct err *e);
bool api_fund_tell(struct request *rq, struct err *e);
bool api_entry_list(struct request *rq, struct err *e);
bool api_entry_get(struct request *rq, struct err *e);
bool api_entry_decide(struct request *rq, struct err *e);
bool api_entry_correct(struct request *rq, struct err *e);
bool api_entry_recover(struct request *rq, struct err *e);
bool api_entry_accrue(struct request *rq, struct err *e);
bool api_entry_approve(struct request *rq, struct err *e);
bool api_payee_list(struct request *rq, struct err *e);
bool api_payee_add(struct request *rq, struct err *e);
bool api_payment_run_list(struct request *rq, struct err *e);
bool api_payment_run_get(struct request *rq, struct err *e);
bool api_payment_run_add(struct request *rq, struct err *e);
bool api_payment_run_look(struct request *rq, struct err *e);
bool api_payment_run_release(struct request *rq, struct err *e);
bool api_payment_run_cancel(struct request *rq, struct err *e);
bool api_payment_run_bank(struct request *rq, struct err *e);
bool api_payment_run_confirm(struct request *rq, struct err *e);
bool api_delivery_list(struct request *rq, struct err *e);
bool api_delivery_add(struct request *rq, struct err *e);
bool api_delivery_get(struct request *rq, struct err *e);
bool api_delivery_cancel(struct request *rq, struct err *e);
bool api_delivery_quality(struct request *rq, struct err *e);
bool api_evaluation_list(struct request *rq, struct err *e);
bool api_evaluation_get(struct request *rq, struct err *e);
bool api_evaluation_register(struct request *rq, struct err *e);
bool api_evaluation_prepare(struct request *rq, struct err *e);
bool api_evaluation_run(struct request *rq, struct err *e);
bool api_evaluation_run_get(struct request *rq, struct err *e);
bool api_evaluation_panel(struct request *rq, struct err *e);
bool api_upload_list(struct request *rq, struct err *e);
bool api_upload_early(struct request *rq, struct err *e);
bool api_upload_prepare(struct request *rq, struct err *e);
bool api_upload_add(struct request *rq, struct err *e);
bool api_upload_get(struct request *rq, struct err *e);
bool api_upload_rows(struct request *rq, struct err *e);
bool api_upload_fix(struct request *rq, struct err *e);
bool api_upload_commit(struct request *rq, struct err *e);
bool api_upload_cancel(struct request *rq, struct err *e);
bool api_upload_template(struct request *rq, struct err *e);
bool api_upload_bad(struct request *rq, struct err *e);
bool api_audit_list(struct request *rq, struct err *e);
bool api_profile_list(struct request *rq, struct err *e);
bool api_profile_series(struct request *rq, struct err *e);
bool api_profile_spectrum(struct request *rq, struct err *e);
bool api_profile_outflow(struct request *rq, struct err *e);
bool api_technique_matrix(struct request *rq, struct err *e);
bool api_session_code(struct request *rq, struct err *e);
bool api_session_prove(struct request *rq, struct err *e);
bool api_provider_go(struct request *rq, struct err *e);
bool api_provider_back(struct request *rq, struct err *e);
bool api_own_see(struct request *rq, struct err *e);
bool api_own_password(struct request *rq, struct err *e);
bool api_own_factor(struct request *rq, struct err *e);
bool api_own_factor_confirm(struct request *rq, struct err *e);
bool api_own_sessions(struct request *rq, struct err *e);
bool api_own_session_end(struct request *rq, struct err *e);
bool api_own_session_end_all(struct request *rq, struct err *e);
bool api_account_list(struct request *rq, struct err *e);
bool api_account_get(struct request *rq, struct err *e);
bool api_account_prepare(struct request *rq, struct err *e);
bool api_account_add(struct request *rq, struct err *e);
bool api_account_grant(struct request *rq, struct err *e);
bool api_account_revoke(struct request *rq, struct err *e);
bool api_account_disable(struct request *rq, struct err *e);
bool api_account_enable(struct request *rq, struct err *e);
bool api_account_password(struct request *rq, struct err *e);
bool api_account_factor_clear(struct request *rq, struct err *e);
bool api_referral_list(struct request *rq, struct err *e);
bool api_referral_add(struct request *rq, struct err *e);
bool api_referral_get(struct request *rq, struct err *e);
bool api_referral_edit(struct request *rq, struct err *e);
bool api_referral_move(struct request *rq, struct err *e);
bool api_referral_unmask(struct request *rq, struct err *e);
bool api_referral_drug(struct request *rq, struct err *e);
bool api_referral_task(struct request *rq, struct err *e);
bool api_referral_done(struct request *rq, struct err *e);
bool api_referral_result(struct request *rq, struct err *e);
bool api_referral_order(struct request *rq, struct err *e);
bool api_referral_material(struct request *rq, struct err *e);
bool api_referral_file(struct request *rq, struct err *e);
bool api_referral_duties(struct request *rq, struct err *e);
bool api_referral_partners(struct request *rq, struct err *e);
bool api_referral_limit(struct request *rq, struct err *e);
bool api_consult_list(struct request *rq, struct err *e);
bool api_consult_get(struct request *rq, struct err *e);
bool api_consult_add(struct request *rq, struct err *e);
bool api_consult_edit(struct request *rq, struct err *e);
bool api_consult_move(struct request *rq, struct err *e);
bool api_consult_seat(struct request *rq, struct err *e);
bool api_consult_message(struct request *rq, struct err *e);
bool api_consult_material(struct request *rq, struct err *e);
bool api_consult_file(struct request *rq, struct err *e);
bool api_consult_refer(struct request *rq, struct err *e);
bool api_consult_unmask(struct request *rq, struct err *e);
bool api_reading_list(struct request *rq, struct err *e);
bool api_reading_get(struct request *rq, struct err *e);
bool api_reading_add(struct request *rq, struct err *e);
bool api_reading_move(struct request *rq, struct err *e);
bool api_reading_paper(struct request *rq, struct err *e);
bool api_reading_unmask(struct request *rq, struct err *e);
bool api_study_prepare(struct request *rq, struct err *e);
bool api_study_send(struct request *rq, struct err *e);
bool api_study_send_early(struct request *rq, struct err *e);
bool api_study_waiting(struct request *rq, struct err *e);
bool api_turnaround_see(struct request *rq, struct err *e);
bool api_study_match(struct request *rq, struct err *e);
bool api_study_search(struct request *rq, struct err *e);
bool api_study_series_search(struct request *rq, struct err *e);
bool api_study_instance_search(struct request *rq, struct err *e);
bool api_study_series_instances(struct request *rq, struct err *e);
bool api_study_stow(struct request *rq, struct err *e);
bool api_study_stow_one(struct request *rq, struct err *e);
bool api_study_stow_early(struct request *rq, struct err *e);
bool api_study_whole(struct request *rq, struct err *e);
bool api_study_metadata(struct request *rq, struct err *e);
bool api_study_series_metadata(struct request *rq, struct err *e);
bool api_study_instance_metadata(struct request *rq, struct err *e);
bool api_study_frame(struct request *rq, struct err *e);
bool api_study_series(struct request *rq, struct err *e);
bool api_study_instance(struct request *rq, struct err *e);
bool api_study_waveform(struct request *rq, struct err *e);
bool api_study_rendered(struct request *rq, struct err *e);
bool api_token_list(struct request *rq, struct err *e);
bool api_token_add(struct request *rq, struct err *e);
bool api_token_end(struct request *rq, struct err *e);

#endif
