//! The bundle's one page: values to copy, materials, findings, open points. Self-contained, no network.

use super::{Change, Request, Size};
use crate::evidence::ScanEvidence;
use crate::i18n::{self, Locale};
use crate::knowledge::Situation;
use crate::picture::{Picture, reduced, to_jpeg};
use crate::report::{Overview, duties, overview};
use crate::rules::OpenWhy;
use crate::word;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Longest side of a thumbnail in pixels.
const THUMBNAIL_PX: u32 = 360;
const THUMBNAIL_QUALITY: u8 = 78;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page as HTML. Scripts and styles are allowed by their hash only, the network not at all.
pub fn render(request: Request, names: &BTreeMap<String, String>) -> String {
    let locale = request.speaker.locale;
    let policy = format!("default-src 'none'; img-src data:; style-src 'sha256-{}'; script-src 'sha256-{}'", hash(STYLE), hash(SCRIPT));
    let title = format!("{} · {}", request.filing.title(), word!(locale, "page.title"));
    let page = html! {
        (DOCTYPE)
        html lang=(locale.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (request.filing.title()) }
                    p { (word!(locale, "page.made", date = i18n::date(request.today, locale), edition = request.speaker.knowledge.edition.to_line())) }
                    @if request.is_draft { p.draft { (word!(locale, "page.draft")) } }
                }
                (findings(request))
                (open_points(request))
                @for card in overview(request.filing, request.speaker, request.today) { (values(&card, request)) }
                (materials(request, names))
                (who_does_what(request))
                footer { (word!(locale, "page.footer")) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

fn findings(request: Request) -> Markup {
    let (speaker, locale) = (request.speaker, request.speaker.locale);
    html! {
        section {
            h2 { (word!(locale, "panel.results")) }
            @if request.report.findings.is_empty() { p.pass { (word!(locale, "panel.nothing_found")) } }
            @for finding in &request.report.findings {
                article class=(finding.severity.as_ref()) {
                    p.mark { (word!(locale, &format!("severity.{}", finding.severity.as_ref()))) " · " (speaker.label(&finding.field)) }
                    h3 { (speaker.title(finding)) }
                    p { (speaker.cause(finding)) }
                    p { (word!(locale, "report.fix", fix = speaker.fix(finding))) }
                    @if let Some(reason) = &finding.waived { p.waived { (word!(locale, "panel.waived", reason = reason)) } }
                    p.source { (speaker.sources(finding).join(" · ")) }
                }
            }
        }
    }
}

fn open_points(request: Request) -> Markup {
    let (speaker, locale) = (request.speaker, request.speaker.locale);
    html! {
        @if !request.report.open.is_empty() {
            section {
                h2 { (word!(locale, "page.open", count = request.report.open.len())) }
                @for open in &request.report.open {
                    article.open {
                        @if open.why == OpenWhy::NotAsked {
                            h3 { (speaker.question(open)) }
                            p { (speaker.find_out(open)) }
                        } @else {
                            h3 { (speaker.why_open(open)) }
                        }
                    }
                }
            }
        }
    }
}

fn values(card: &Overview, request: Request) -> Markup {
    let locale = request.speaker.locale;
    html! {
        section {
            h2 { (card.title) }
            dl {
                @for row in card.rows.iter().filter(|row| !row.value.is_empty()) {
                    div {
                        dt { (row.label) }
                        dd { code { (row.to_copy) } button type="button" { (word!(locale, "page.copy")) } }
                    }
                }
            }
        }
    }
}

fn materials(request: Request, names: &BTreeMap<String, String>) -> Markup {
    let (knowledge, locale) = (request.speaker.knowledge, request.speaker.locale);
    let situation = Situation::new(request.filing, knowledge, request.today);
    html! {
        section {
            h2 { (word!(locale, "step.material")) }
            div.materials {
                @for shown in knowledge.slots_for(&situation) {
                    @let material = request.filing.material(&shown.slot.id, shown.website);
                    @let files = material.map(|material| material.files.as_slice()).unwrap_or_default();
                    @if shown.needed.is_some() || !files.is_empty() {
                        figure {
                            figcaption { strong { (shown.slot.name.get(locale)) } @if let Some(asks) = &shown.needed { " — " (request.speaker.why_needed(asks)) } }
                            @if files.is_empty() { p.missing { (word!(locale, "slot.none")) } }
                            @for file in files { (scan(request, names, file)) }
                        }
                    }
                }
            }
        }
    }
}

fn who_does_what(request: Request) -> Markup {
    let locale = request.speaker.locale;
    let all = duties(request.filing, request.speaker, request.today);
    html! {
        @if !all.is_empty() {
            section {
                h2 { (word!(locale, "duty.title")) }
                @for person in &all {
                    h3 { (person.who) }
                    ul {
                        @for duty in &person.duties {
                            li {
                                (duty.text)
                                p.source { (duty.sources.join(" · ")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn scan(request: Request, names: &BTreeMap<String, String>, file: &str) -> Markup {
    let locale = request.speaker.locale;
    let name = names.get(file).map_or(file, String::as_str);
    let thumbnail = request.thumbnails.get(file).map(|jpeg| format!("data:image/jpeg;base64,{}", STANDARD.encode(jpeg)));
    html! {
        @if let Some(data) = thumbnail { img src=(data) alt=(name); }
        p { code { (name) } }
        @if let Some(change) = request.changes.get(file) {
            p.source { (word!(locale, "page.picture_before", size = size(&change.before))) }
            p.source { (word!(locale, "page.picture_after", size = size(&change.after))) (done(change, locale)) }
        } @else if let Some(ScanEvidence::Measured(facts)) = request.evidence.scans.get(file) {
            p.source { (facts.width_px) "×" (facts.height_px) " · " (i18n::megabytes(facts.bytes)) " MB" }
        }
    }
}

fn size(size: &Size) -> String {
    let kilobytes = size.bytes.div_ceil(1024);
    format!("{}×{} · {kilobytes} KB · {}", size.width_px, size.height_px, size.format.as_ref().to_uppercase())
}

/// What was done to a picture, behind its size.
fn done(change: &Change, locale: Locale) -> String {
    let quality =
        change.quality.map_or_else(|| word!(locale, "page.same_pixels"), |quality| word!(locale, "page.quality", quality = quality));
    let turned = change.was_turned.then(|| word!(locale, "page.turned"));
    let bare = word!(locale, if change.had_position { "page.without_position" } else { "page.without_metadata" });
    let outside = (!change.is_within).then(|| word!(locale, "page.not_within"));
    [Some(quality), turned, Some(bare), outside].into_iter().flatten().fold(String::new(), |line, part| line + " · " + &part)
}

/// A small JPEG of a scan for the page; none for a picture without pixels.
pub fn thumbnail(picture: &Picture) -> Option<Vec<u8>> {
    to_jpeg(&reduced(&picture.pixels, THUMBNAIL_PX), THUMBNAIL_QUALITY).ok()
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}
