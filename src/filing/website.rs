//! Websites of a filing and their domains.

use super::{CertificateKind, OwnerCertificate, Principal, TypedDate, YesNo};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;

/// One website to be filed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Website {
    /// Name of the website inside of this case; materials refer to it.
    pub id: String,
    /// Website name (网站名称).
    pub name: String,
    /// Domains; a first filing has one.
    pub domains: Vec<Domain>,
    /// Host of the home page (首页 URL), without scheme.
    pub home_page: String,
    /// Website's principal (网站负责人).
    pub principal: WebsitePrincipal,
    /// Content types (服务内容), keys of the content type list.
    pub content: Vec<String>,
    /// Pre-approvals (前置审批).
    pub approvals: Approvals,
    /// Languages, BCP 47 tags.
    pub languages: Vec<String>,
    /// IP address of the service.
    pub service_ip: String,
    /// Access mode (接入方式), a key.
    pub access_mode: String,
    /// Province code of the place where the server stands.
    pub server_place: String,
    /// Filing number of the website, where it is filed already.
    pub number: String,
    /// Path of a saved home page inside of the case folder.
    pub saved_page: Option<String>,
    /// Remark (网站备注).
    pub remark: String,
    /// Plan (建站方案书) of the website.
    pub plan: Option<Plan>,
}

impl Website {
    /// An empty website with one empty domain.
    pub fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            name: String::new(),
            domains: vec![Domain::default()],
            home_page: String::new(),
            principal: WebsitePrincipal::Same,
            content: Vec::new(),
            approvals: Approvals::Unanswered,
            languages: vec!["zh-Hans".to_owned()],
            service_ip: String::new(),
            access_mode: String::new(),
            server_place: String::new(),
            number: String::new(),
            saved_page: None,
            remark: String::new(),
            plan: None,
        }
    }
}

/// One domain of a website.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// Registrable domain, without `www`.
    pub name: String,
    /// Registrar.
    pub registrar: String,
    /// Last day of the registration.
    pub expires: TypedDate,
    /// Day on which real-name verification was completed.
    pub real_named_on: TypedDate,
    /// Whether the domain is filed already; `null` while not known.
    pub filed: Option<YesNo>,
    /// Registered owner.
    pub owner: DomainOwner,
    /// Pasted WHOIS or RDAP text.
    pub whois: Option<String>,
}

/// Registered owner of a domain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DomainOwner {
    /// Name as real-named.
    pub name: String,
    /// Latin name as in WHOIS.
    pub latin_name: String,
    /// Certificate under which it was real-named.
    pub certificate: OwnerCertificate,
    /// What the owner is to the organisation, where it is neither that nor its legal representative.
    pub role: Option<OwnerRole>,
}

impl Default for DomainOwner {
    fn default() -> Self {
        let certificate = OwnerCertificate { kind: CertificateKind::ResidentId, number: String::new() };
        Self { name: String::new(), latin_name: String::new(), certificate, role: None }
    }
}

/// What a domain's owner is to the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OwnerRole {
    /// A shareholder.
    Shareholder,
    /// The principal or an executive.
    Executive,
}

/// A website's principal: the subject's (`"same"`), or another person.
#[derive(Debug, Clone, PartialEq)]
pub enum WebsitePrincipal {
    /// The subject's principal.
    Same,
    /// Another person.
    Other(Box<Principal>),
}

impl WebsitePrincipal {
    /// The other person, if it is one.
    pub fn other(&self) -> Option<&Principal> {
        match self {
            Self::Same => None,
            Self::Other(principal) => Some(principal),
        }
    }
}

impl Serialize for WebsitePrincipal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Same => serializer.serialize_str("same"),
            Self::Other(principal) => principal.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for WebsitePrincipal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = WebsitePrincipal;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"same\" or a principal")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                if text == "same" { Ok(WebsitePrincipal::Same) } else { Err(E::invalid_value(de::Unexpected::Str(text), &self)) }
            }

            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
                let principal = Principal::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(WebsitePrincipal::Other(Box::new(principal)))
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for WebsitePrincipal {
    fn schema_name() -> Cow<'static, str> {
        "WebsitePrincipal".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let principal = generator.subschema_for::<Principal>();
        json_schema!({ "description": "\"same\" for the subject's principal, or another person", "anyOf": [{ "const": "same" }, principal] })
    }
}

/// Pre-approvals of a website's content.
#[derive(Debug, Clone, PartialEq)]
pub enum Approvals {
    /// Not chosen yet (`null`).
    Unanswered,
    /// None applies (`"none"`), chosen explicitly.
    None,
    /// These apply.
    Some(Vec<Approval>),
}

/// One pre-approval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Category, a key of the pre-approval list.
    pub category: String,
    /// Number of the approval.
    pub number: String,
}

impl Serialize for Approvals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Unanswered => serializer.serialize_none(),
            Self::None => serializer.serialize_str("none"),
            Self::Some(approvals) => approvals.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Approvals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Approvals;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("null, \"none\" or a list of approvals")
            }

            fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
                Ok(Approvals::Unanswered)
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
                if text == "none" { Ok(Approvals::None) } else { Err(E::invalid_value(de::Unexpected::Str(text), &self)) }
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
                Vec::deserialize(de::value::SeqAccessDeserializer::new(seq)).map(Approvals::Some)
            }
        }
        deserializer.deserialize_any(Visitor)
    }
}

impl JsonSchema for Approvals {
    fn schema_name() -> Cow<'static, str> {
        "Approvals".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let list = generator.subschema_for::<Vec<Approval>>();
        json_schema!({ "description": "null while not chosen, \"none\", or the approvals that apply", "anyOf": [{ "type": "null" }, { "const": "none" }, list] })
    }
}

/// A plan of a website.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Keys of the parts that it has.
    pub parts: Vec<String>,
    /// Its date.
    pub dated: TypedDate,
}

/// A website of the subject that is filed already.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiledSite {
    /// Filed name.
    pub name: String,
    /// Filed domain.
    pub domain: String,
    /// Filing number with its suffix.
    pub number: String,
    /// Path of a saved home page inside of the case folder.
    pub saved_page: Option<String>,
}
