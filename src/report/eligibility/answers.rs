//! What somebody answers before a filing is begun.

use crate::filing::TypedDate;
use crate::knowledge::ResidenceProof;
use crate::number::resident_id::age_between;
use jiff::civil::Date;

/// The answers; what is empty is not answered. Texts are kept as they are typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EligibilityAnswers {
    /// Provider key.
    pub provider: String,
    /// Province code.
    pub province: String,
    /// Whether an organisation files, not a person.
    pub is_organisation: bool,
    /// Birth date or age in years of the person, or of the organisation's principal.
    pub born: String,
    /// Whether the address on the certificate is in the province.
    pub is_local: Option<bool>,
    /// Proofs of residence at hand; an empty list for “none of them”.
    pub proofs: Option<Vec<ResidenceProof>>,
    /// Whether the organisation's principal is its legal representative.
    pub is_representative: Option<bool>,
    /// The server.
    pub server: Option<Server>,
    /// Months for which it was bought, renewals included.
    pub server_months: String,
    /// The day on which it ends.
    pub server_ends: String,
    /// The domain.
    pub domain: String,
    /// Whether the domain was real-named, where no day is given.
    pub is_real_named: Option<bool>,
    /// The day on which that was done.
    pub real_named_on: String,
    /// The day on which the domain's registration ends.
    pub domain_ends: String,
    /// Whether the principal can be reached, in person and by phone, while the filing is reviewed.
    pub is_reachable: Option<bool>,
}

/// What a filing is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumIter, strum::AsRefStr)]
#[strum(serialize_all = "snake_case")]
pub enum Server {
    /// A mainland server of the person's own.
    Bought,
    /// A service code (备案授权码, 备案服务号) of another account.
    Code,
    /// Nothing yet.
    Missing,
}

impl EligibilityAnswers {
    /// The birth date, if one was typed.
    pub(super) fn birth_date(&self) -> Option<Date> {
        TypedDate::new(self.born.as_str()).date()
    }

    /// The age in whole years, typed or from the birth date.
    pub(super) fn age(&self, today: Date) -> Option<u8> {
        let from_date = self.birth_date().filter(|born| *born <= today).map(|born| age_between(born, today));
        from_date.or_else(|| self.born.trim().trim_end_matches(['岁', '歲', ' ']).parse().ok())
    }

    /// The months of the server, if a number was typed.
    pub(super) fn months(&self) -> Option<u16> {
        self.server_months.trim().parse().ok()
    }
}
