//! Rules that need code of their own: one function a rule, in the file of its subject; [`FUNCTIONS`] says which.

mod address;
mod approval;
mod certificate;
mod change;
mod contact;
mod domain;
mod domain_owner;
mod earlier;
mod filing;
mod live;
mod material;
mod neighbour;
mod pair;
mod paper;
mod person;
mod phone;
mod plan;
mod portrait;
mod regulated;
mod remark;
mod scan;
mod site;
mod site_name;
mod site_name_proper;
mod site_name_subject;
pub(super) mod site_name_words;
mod subject;
mod suffix;
mod validity;

pub use domain::{SYNC_DAYS, SYNC_DAYS_AT_MOST};
pub use person::{below_minimum, proof_word};
pub use suffix::{SuffixStanding, suffix_standing};

use super::{Case, Report};
use crate::knowledge::Rule;

type CodeRule = fn(&Rule, &Case, &mut Report);

/// Runs the function of a rule.
pub fn run(rule: &Rule, case: &Case, report: &mut Report) {
    if let Some(function) = function(&rule.id) {
        function(rule, case, report);
    }
}

/// Whether a rule has a function here; a test asks for every rule whose check is `code`.
pub fn is_known(id: &str) -> bool {
    function(id).is_some()
}

fn function(id: &str) -> Option<CodeRule> {
    let at = FUNCTIONS.binary_search_by(|(known, _)| (*known).cmp(id)).ok()?;
    FUNCTIONS.get(at).map(|(_, function)| *function)
}

/// Every rule with code of its own, sorted by id.
const FUNCTIONS: &[(&str, CodeRule)] = &[
    ("contact.email_malformed", contact::email_malformed),
    ("contact.email_reused", neighbour::email_reused),
    ("contact.emergency_phone_same", phone::emergency_phone_same),
    ("contact.person_left", contact::person_left),
    ("contact.phone_malformed", contact::phone_malformed),
    ("contact.phone_not_local", phone::phone_not_local),
    ("contact.phone_reused", neighbour::phone_reused),
    ("contact.phone_virtual_operator", phone::phone_virtual_operator),
    ("contact.shared_by_principals", contact::shared_by_principals),
    ("contact.sms_not_receivable", phone::sms_not_receivable),
    ("domain.already_filed", domain::already_filed),
    ("domain.expires_soon", domain::expires_soon),
    ("domain.malformed", domain::malformed),
    ("domain.not_synced", domain::not_synced),
    ("domain.owner_differs_individual", domain_owner::owner_differs_individual),
    ("domain.owner_differs_organisation", domain_owner::owner_differs_organisation),
    ("domain.owner_latin_name", domain_owner::owner_latin_name),
    ("domain.registrar_not_approved", domain::registrar_not_approved),
    ("domain.several_per_site", domain::several_per_site),
    ("domain.tld_not_approved", suffix::tld_not_approved),
    ("filing.access_differs", earlier::access_differs),
    ("filing.access_phone_lost", filing::access_phone_lost),
    ("filing.cancel_leaves_shell", filing::cancel_leaves_shell),
    ("filing.deadline", filing::deadline),
    ("filing.fixed_field_changed", change::fixed_field_changed),
    ("filing.type_wrong", filing::type_wrong),
    ("live.closed", live::closed),
    ("live.ip_differs", live::ip_differs),
    ("material.authorisation_template_wrong", paper::authorisation_template_wrong),
    ("material.change_letter_missing", change::change_letter_missing),
    ("material.form_no_fingerprint", paper::form_no_fingerprint),
    ("material.form_no_registrar", paper::form_no_registrar),
    ("material.form_template_wrong", paper::form_template_wrong),
    ("material.form_unsealed", paper::form_unsealed),
    ("material.jiangsu_letters_missing", paper::jiangsu_letters_missing),
    ("material.missing", material::missing),
    ("material.paper_date_wrong", paper::paper_date_wrong),
    ("material.proof_unstamped", material::proof_unstamped),
    ("material.residence_address_differs", material::residence_address_differs),
    ("material.residence_expired", material::residence_expired),
    ("material.shenzhen_validity_proof", material::shenzhen_validity_proof),
    ("material.signer_wrong", paper::signer_wrong),
    ("person.certificate_expired", person::certificate_expired),
    ("person.certificate_short", person::certificate_short),
    ("person.differs_from_certificate", person::differs_from_certificate),
    ("person.linked_principal", person::linked_principal),
    ("person.not_legal_representative", person::not_legal_representative),
    ("person.number_invalid", certificate::person_number_invalid),
    ("person.number_reused", neighbour::number_reused),
    ("person.under_age", person::under_age),
    ("portrait.gansu_caption", portrait::gansu_caption),
    ("portrait.outdated", portrait::outdated),
    ("scan.below_floor", scan::below_floor),
    ("scan.too_large", scan::too_large),
    ("scan.unreadable", scan::unreadable),
    ("site.content_type_refused", site::content_type_refused),
    ("site.home_page_differs", site::home_page_differs),
    ("site.illegal_content", site::illegal_content),
    ("site.other_entity_content", site::other_entity_content),
    ("site.outside_scope", site::outside_scope),
    ("site.personal_with_organisation_content", site::personal_with_organisation_content),
    ("site.plan_incomplete", plan::plan_incomplete),
    ("site.pre_approval_filed_elsewhere", approval::pre_approval_filed_elsewhere),
    ("site.pre_approval_missing", approval::pre_approval_missing),
    ("site.remark_missing", remark::remark_missing),
    ("site.too_many", plan::too_many),
    ("site.too_many_at_once", plan::too_many_at_once),
    ("site_name.already_used", site_name_proper::already_used),
    ("site_name.industry_in_personal_filing", site_name::industry_in_personal_filing),
    ("site_name.personal_proper_name", site_name_proper::personal_proper_name),
    ("site_name.personal_restricted_word", site_name::personal_restricted_word),
    ("site_name.project_remark", site_name_subject::project_remark),
    ("site_name.unrelated_to_content", site_name_subject::unrelated_to_content),
    ("site_name.unrelated_to_subject", site_name_subject::unrelated_to_subject),
    ("subject.address_differs", address::differs),
    ("subject.address_form", address::form),
    ("subject.address_two_cities", address::two_cities),
    ("subject.address_vague", address::vague),
    ("subject.certificate_changed", earlier::certificate_changed),
    ("subject.certificate_expired", validity::expired),
    ("subject.certificate_short", validity::short),
    ("subject.cross_province_individual", subject::cross_province_individual),
    ("subject.cross_province_organisation", subject::cross_province_organisation),
    ("subject.empty_shell", filing::empty_shell),
    ("subject.individual_business_nature", subject::individual_business_nature),
    ("subject.investor_wrong", subject::investor_wrong),
    ("subject.nature_mismatch", subject::nature_mismatch),
    ("subject.number_invalid", certificate::subject_number_invalid),
    ("subject.old_licence", subject::old_licence),
    ("subject.personal_to_organisation", change::personal_to_organisation),
    ("subject.regulated_word", regulated::word),
    ("subject.student_card", subject::student_card),
    ("subject.transfer_unsupported", change::transfer_unsupported),
];

#[cfg(test)]
mod tests {
    use super::FUNCTIONS;

    #[test]
    fn the_table_is_sorted() {
        assert!(FUNCTIONS.is_sorted_by(|left, right| left.0 < right.0));
    }
}
